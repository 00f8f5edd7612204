/** What lists that a bank pays gave one's case: the newest months open, the earlier ones for who wants them. */
import type { CaseView } from '../../server/contract/cases.ts'
import { shortDay, yuanIn } from '../shared/format.ts'
import { useLang, type Lang } from '../shared/lang.tsx'
import { listedStates, ListedSums, listedTitle, useListed, type ListedLine } from '../shared/listed.tsx'

const latest = 6
const looks = { listed: 'stopped', with_bank: 'suspended', credited: 'credited', returned: 'overdue' }

/** The month that a list is of, as people call it. */
const monthText = (day: string, lang: Lang): string =>
  lang === 'zh' ? `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月` : day.slice(0, 7)

export function Payments({ c }: { readonly c: CaseView }) {
  const { t } = useLang()
  const { data } = useListed(c)
  if (!data || data.lines.length === 0) return null
  const earlier = data.lines.slice(latest)
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">{t(listedTitle)}</h2>
      <ListedSums sums={data.sums} />
      <Points lines={data.lines.slice(0, latest)} />
      {earlier.length > 0 && (
        <details className="proof">
          <summary>{t(`更早的发放（${earlier.length}笔）`, `Earlier (${earlier.length})`)}</summary>
          <Points lines={earlier} />
        </details>
      )}
    </section>
  )
}

function Points({ lines }: { readonly lines: readonly ListedLine[] }) {
  const { t, lang } = useLang()
  return (
    <ul className="points payments">
      {lines.map((l, i) => (
        <li key={`${l.day}${l.since}${i}`}>
          <span>
            <b>{monthText(l.day, lang)}</b> {t(l.title)}
          </span>
          <b className="nowrap">{yuanIn(l.amount, lang)}</b>
          <small>
            {shortDay(l.since, lang)}
            <em className={`chip ${looks[l.state]}`}>{t(listedStates[l.state])}</em>
          </small>
          {l.reason !== null && l.reason !== '' && (
            <small>
              {t('原因：', 'Reason: ')}
              {l.reason}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
