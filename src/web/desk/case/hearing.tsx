/** What others were told and what they say to it: the public notice, objections, the joint review of departments. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { ObjectionsView, TogetherView } from '../../../server/contract/together.ts'
import { dayText, shortDay, shortInstant } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { opinionText, reviewText } from '../../shared/together.ts'
import { Badge, Clause, type Tone } from '../parts.tsx'

export function Notice({ notice: n }: { readonly notice: NonNullable<TogetherView['notice']> }) {
  const { t, lang } = useLang()
  return (
    <>
      <p>
        <Badge tone={n.complete ? 'good' : 'calm'}>
          {n.complete
            ? t('天数已满', 'Complete')
            : t(`已证明${n.proved.length}天，共${n.days}天`, `${n.proved.length} of ${n.days} days proved`)}
        </Badge>{' '}
        {t(
          `${dayText(n.from, 'zh')}张贴，${n.complete ? '于' : '最早'}${dayText(n.until, 'zh')}${n.complete ? '满期' : '期满'}`,
          `Posted ${dayText(n.from, 'en')}, ${n.complete ? 'complete' : 'complete at the earliest'} ${dayText(n.until, 'en')}`,
        )}
      </p>
      <ol className="proofs">
        {[...n.proved.map((day) => ({ day, ok: true })), ...n.missing.map((day) => ({ day, ok: false }))]
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
          .map((d) => (
            <li key={d.day} className={d.ok ? 'ok' : 'gap'}>
              {shortDay(d.day, lang)} {d.ok ? '✓' : t('缺', 'missing')}
            </li>
          ))}
      </ol>
      <Clause clause={n.clause} />
    </>
  )
}

export function Objections({
  objections: o,
  programme,
}: {
  readonly objections: ObjectionsView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const answers = programme?.objections && programme.lists?.[programme.objections.answers]
  return (
    <>
      {o.total === 0 ? (
        <p className="muted">{t('没有收到异议。', 'None so far.')}</p>
      ) : (
        <p>{t(`共${o.total}件，${o.open}件未了结`, `${o.total}, ${o.open} open`)}</p>
      )}
      <ul className="plain-list">
        {o.list.map((x) => (
          <li key={x.no}>
            <b>{t(`第${x.no}号`, `No. ${x.no}`)}</b>{' '}
            <Badge tone={x.open ? 'warn' : 'good'}>
              {x.open
                ? t('未了结', 'open')
                : x.answers.length > 0
                  ? t('已了结', 'closed')
                  : t('已登记', 'on record')}
            </Badge>{' '}
            {x.says.map((f) => (
              <span key={f.name} className="said-so">
                <small className="muted">{t(f.title)}</small> {t(f.text)}{' '}
              </span>
            ))}
            {x.answers.length > 0 && (
              <ol>
                {x.answers.map((a, i) => (
                  <li key={i}>
                    {answers && <span className="muted">{t(answers.title)} </span>}
                    {a.map((f) => t(f.text)).join(' · ')}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
      <Clause clause={o.clause} />
    </>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  agree: 'good',
  conditions: 'warn',
  object: 'bad',
  pass: 'good',
  fail: 'bad',
}

export function Review({ review: r }: { readonly review: NonNullable<TogetherView['review']> }) {
  const { t, lang } = useLang()
  return (
    <>
      {r.result && (
        <p>
          <Badge tone={tones[r.result]!}>{t(reviewText[r.result]!)}</Badge>
        </p>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('部门', 'Department')}</th>
            <th scope="col">{t('意见', 'Opinion')}</th>
            <th scope="col">{t('期限', 'Due')}</th>
          </tr>
        </thead>
        <tbody>
          {r.parties.map((p) => (
            <tr key={p.role}>
              <th scope="row">{t(p.title)}</th>
              <td>
                {p.opinion ? (
                  <>
                    <Badge tone={tones[p.opinion]!}>{t(opinionText[p.opinion]!)}</Badge> {p.conditions}
                  </>
                ) : p.silent ? (
                  <Badge tone="plain">
                    {t('逾期未反馈，视为无异议', 'silent past its limit: no objection')}
                  </Badge>
                ) : (
                  t('未反馈', 'not yet')
                )}
              </td>
              <td>{p.due ? shortInstant(p.due, lang) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Clause clause={r.clause} />
    </>
  )
}
