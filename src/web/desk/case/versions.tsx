/** [EX10] A case beside every version of its programme: the same steps in one row, how each version has them. */
import type { BesideView } from '../../../server/contract/explanations.ts'
import { dayText, instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Badge, PageTitle, Waiting } from '../parts.tsx'

type Version = BesideView['versions'][number]
type Step = Version['steps'][number]

export function VersionsPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<BesideView>(`/api/cases/${encodeURIComponent(id)}/versions`)
  return (
    <>
      <p>
        <Link href={`/desk/cases/${encodeURIComponent(id)}`}>
          {t('返回办件', 'Back to the case')} {id}
        </Link>
      </p>
      <PageTitle title={t('各版办法对照', 'Beside other versions')} />
      <p className="muted">
        {t(
          '办件所用的一版列出实际经过和还要走的环节；其他各版列出同样的申请要走的环节。',
          'Under its own version stands what was done and what is still ahead; under the others the way that the same application takes.',
        )}
      </p>
      {data ? <Table view={data} /> : <Waiting problem={problem} retry={reload} />}
    </>
  )
}

function Table({ view }: { readonly view: BesideView }) {
  const { lang, t } = useLang()
  const titles = new Map(view.versions.flatMap((v) => v.steps.map((s) => [s.step, s.title] as const)))
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t(view.title)}>
      <table className="grid beside" data-testid="versions">
        <thead>
          <tr>
            <th scope="col">{t('环节', 'Step')}</th>
            {view.versions.map((v) => (
              <th scope="col" key={v.version}>
                {t(`第${v.version}版`, `Version ${v.version}`)}{' '}
                {v.isOwn && <Badge tone="good">{t('本件适用', 'Holds for this case')}</Badge>}
                <br />
                <small className="muted">
                  {t(`${dayText(v.from, 'zh')}起`, `from ${dayText(v.from, 'en')}`)}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('环节数', 'Steps')}</th>
            {view.versions.map((v) => (
              <td key={v.version}>{v.steps.filter((s) => s.end === null).length}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('由谁决定', 'Who decides')}</th>
            {view.versions.map((v) => (
              <td key={v.version} lang={lang}>
                <Deciders of={v} />
              </td>
            ))}
          </tr>
          {view.steps.map((step) => (
            <tr key={step}>
              <th scope="row">{t(titles.get(step)!)}</th>
              {view.versions.map((v, i) => (
                <td key={v.version} lang={lang}>
                  <Cell
                    step={v.steps.find((s) => s.step === step)}
                    isChanged={i > 0 && sayingOf(v, step) !== sayingOf(view.versions[i - 1]!, step)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Deciders({ of }: { readonly of: Version }) {
  const { t } = useLang()
  const deciders = [
    ...new Map(of.steps.flatMap((s) => s.acts.flatMap((a) => a.decides)).map((d) => [d.zh, d])).values(),
  ]
  if (deciders.length === 0) return <>{t('没有须按权限作出的决定', 'Nothing that needs an authority')}</>
  return (
    <ul className="plain-list">
      {deciders.map((d) => (
        <li key={d.zh}>{t(d)}</li>
      ))}
    </ul>
  )
}

/** What a version says of a step: who has it and in how long. What was done there is not the version's. */
function sayingOf({ steps }: Version, step: string): string {
  const own = steps.find((s) => s.step === step)
  return own === undefined
    ? ''
    : JSON.stringify([own.holders, own.clocks, own.acts.flatMap((a) => a.decides)])
}

/** The same act several times in a row is one line with how often it was done, and from when until when. */
function actsInARow(
  acts: Step['acts'],
): readonly { readonly act: Step['acts'][number]; readonly moments: string[] }[] {
  const rows: { act: Step['acts'][number]; moments: string[] }[] = []
  for (const act of acts) {
    const last = rows.at(-1)
    const moments = act.at === null ? [] : [act.at]
    if (last?.act.title.zh === act.title.zh) last.moments.push(...moments)
    else rows.push({ act, moments })
  }
  return rows
}

function Cell({ step, isChanged }: { readonly step: Step | undefined; readonly isChanged: boolean }) {
  const { lang, t } = useLang()
  if (!step)
    return (
      <span className="muted">
        {t('没有这个环节', 'No such step')} {isChanged && <Changed />}
      </span>
    )
  const list = (texts: Step['holders']) => texts.map((x) => t(x)).join(lang === 'zh' ? '、' : ', ')
  return (
    <>
      {(step.holders.length > 0 || isChanged) && (
        <p>
          {list(step.holders)} {isChanged && <Changed />}
        </p>
      )}
      {step.clocks.map((c) => (
        <p key={c.zh} className="muted">
          {t(c)}
        </p>
      ))}
      {step.end && <p>{t(step.end)}</p>}
      <ul className="plain-list">
        {actsInARow(step.acts).map(({ act, moments }, i) => (
          <li key={`${act.title.zh} ${i}`}>
            → {t(act.title)}
            {moments.length > 1 && t(`（${moments.length}次）`, ` (${moments.length} times)`)}
            <span className="muted">
              {' '}
              {[...new Set([moments[0], moments.at(-1)])]
                .flatMap((m) => (m ? [instantText(m, lang)] : []))
                .join(t('至', ' to '))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Changed() {
  const { t } = useLang()
  return <Badge tone="warn">{t('有变化', 'changed')}</Badge>
}
