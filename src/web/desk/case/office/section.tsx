/** What officials do with a case beside its policy: the menu of acts, what was asked of whom, and the thread. */
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../../server/contract/cases.ts'
import type { ErrandView, OfficeWayView } from '../../../../server/contract/office.ts'
import { shortDay, shortInstant } from '../../../shared/format.ts'
import { at } from '../../../shared/base.ts'
import { useLang } from '../../../shared/lang.tsx'
import { Badge, Section } from '../../parts.tsx'
import { OfficeAct } from './act.tsx'

/** Those that answer what was asked of one stand in front; of the others the ones used daily. */
const first = ['sign', 'report', 'reply', 'acknowledge', 'recall', 'handOver', 'note']

type Props = {
  readonly view: CaseView
  readonly post: string | undefined
  readonly done: (text: string) => void
  readonly stale: () => void
}

export function OfficeMenu({ view, post, done, stale }: Props) {
  const { t } = useLang()
  const [way, setWay] = useState<OfficeWayView | null>(null)
  const { acts } = view.office
  if (acts.length === 0) return null
  const isFirst = (w: OfficeWayView): boolean => first.includes(w.verb) && w.open
  const more = acts.filter((w) => !isFirst(w))
  const button = (w: OfficeWayView) => (
    <li key={w.verb}>
      <Button block disabled={!w.open} onClick={() => setWay(w)} data-office={w.verb}>
        {t(w.title)}
      </Button>
      {w.refusal && <p className="why">{t(w.refusal.message)}</p>}
    </li>
  )
  return (
    <Section id="office" title={t('公文动作', 'Among officials')}>
      <ul className="ways" data-testid="office-menu">
        {acts
          .filter(isFirst)
          .toSorted((a, b) => first.indexOf(a.verb) - first.indexOf(b.verb))
          .map(button)}
      </ul>
      {more.length > 0 && (
        <details className="more">
          <summary>{t(`更多（${more.length}）`, `More (${more.length})`)}</summary>
          <ul className="ways">{more.map(button)}</ul>
        </details>
      )}
      {way && (
        <OfficeAct
          key={`${way.verb} ${view.seq}`}
          view={view}
          way={way}
          post={post}
          close={() => setWay(null)}
          done={(text) => {
            setWay(null)
            done(text)
          }}
          stale={() => {
            setWay(null)
            stale()
          }}
        />
      )}
    </Section>
  )
}

export function OfficeTalk({ view }: { readonly view: CaseView }) {
  const { t, lang } = useLang()
  const { errands, thread, signatures } = view.office
  const shown = errands.filter((x) => x.kind !== 'mentioned').toReversed()
  if (shown.length === 0 && thread.length === 0 && signatures.length === 0) return null
  return (
    <Section id="talk" title={t('转办、签署和批注', 'Handed over, signed and said')}>
      {shown.length > 0 && (
        <ul className="errands" data-testid="errands">
          {shown.map((x) => (
            <Errand key={`${x.seq} ${x.to?.name ?? ''} ${x.to?.title?.zh ?? ''}`} errand={x} />
          ))}
        </ul>
      )}
      {thread.length > 0 && (
        <ol className="thread" data-testid="thread">
          {thread.map((x) => (
            <li key={x.seq}>
              <p>
                <b>{x.by.name}</b> <span className="muted">{x.by.title ? t(x.by.title) : ''}</span>{' '}
                <time dateTime={x.at}>{shortInstant(x.at, lang)}</time>
              </p>
              <p className="words">{x.words}</p>
              {x.mentions.length > 0 && (
                <p className="muted">
                  {x.mentions.map((m) => `@${m.name}${m.read ? t('（已阅）', ' (read)') : ''}`).join(' ')}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {signatures.map((x) => (
        <figure key={x.seq} className="signature">
          <img src={at(`/api/uploads/${x.paper}?case=${view.id}`)} alt={signedAs(x, t)} loading="lazy" />
          <figcaption>
            <a href={at(`/api/uploads/${x.paper}?case=${view.id}`)}>
              {signedAs(x, t)} {t(`（第${x.seq}项）`, `(no. ${x.seq})`)}
            </a>{' '}
            <small title={x.sha256}>
              {t(`校验值 ${x.sha256.slice(0, 16)}…`, `SHA-256 ${x.sha256.slice(0, 16)}…`)}
            </small>
          </figcaption>
        </figure>
      ))}
    </Section>
  )
}

/** [CT4] Whose hand it is: of who acted, or of the one concerned at their window. */
function signedAs(
  { name, screen }: CaseView['office']['signatures'][number],
  t: (zh: string, en: string) => string,
): string {
  return screen
    ? t(
        `当事人在窗口屏幕上的签名，${name}在场录入`,
        `The hand of the one concerned at the window, ${name} being there`,
      )
    : t(`${name}的手写签名`, `The signature of ${name}`)
}

function Errand({ errand: x }: { readonly errand: ErrandView }) {
  const { t, lang } = useLang()
  const whom = x.to ? x.to.name : t('有件的岗位', 'whoever has it')
  return (
    <li className={x.stands ? 'stands' : undefined}>
      <p>
        <Badge tone={x.overdue ? 'bad' : x.stands ? 'warn' : 'plain'}>{t(x.title)}</Badge> <b>{x.by.name}</b>{' '}
        → <b>{whom}</b>
        {x.outcome && ` · ${t(x.outcome)}`}
        {x.together && ` · ${x.together === 'all' ? t('会签', 'all sign') : t('或签', 'any signs')}`}{' '}
        <time dateTime={x.since}>{shortInstant(x.since, lang)}</time>
        {x.until && ` · ${t(`${shortDay(x.until, 'zh')}前`, `until ${shortDay(x.until, lang)}`)}`}
      </p>
      {x.words && <p className="words">{x.words}</p>}
      {x.ended && (
        <p className="muted">
          {x.ended.name} {t(x.ended.how)} {shortInstant(x.ended.at, lang)}
          {x.ended.words ? `：${x.ended.words}` : ''}
        </p>
      )}
    </li>
  )
}
