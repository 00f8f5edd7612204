/** What lists gave this case, for the office: with the batch that it can be looked up in. */
import type { CaseView } from '../../../server/contract/cases.ts'
import { dayText, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { listedStates, ListedSums, listedTitle, useListed } from '../../shared/listed.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge, Section } from '../parts.tsx'

const tones = { listed: 'plain', with_bank: 'calm', credited: 'good', returned: 'bad' } as const

export function Listed({ view }: { readonly view: CaseView }) {
  const { t, lang } = useLang()
  const { data } = useListed(view)
  if (!data || data.lines.length === 0) return null
  return (
    <Section
      id="listed"
      title={t(`${listedTitle.zh}（${data.lines.length}）`, `${listedTitle.en} (${data.lines.length})`)}
    >
      <ListedSums sums={data.sums} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t(listedTitle)}>
        <table className="grid small oneline" data-testid="listed">
          <thead>
            <tr>
              <th scope="col">{t('清单日期', 'Day of the list')}</th>
              <th scope="col">{t('款项', 'For')}</th>
              <th scope="col" className="number">
                {t('金额（元）', 'Yuan')}
              </th>
              <th scope="col">{t('进度', 'How far')}</th>
              <th scope="col">{t('批次', 'Batch')}</th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((l, i) => (
              <tr key={`${l.day}${l.since}${i}`}>
                <td>{dayText(l.day, lang)}</td>
                <td>{t(l.title)}</td>
                <td className="number">{yuan(l.amount)}</td>
                <td>
                  <Badge tone={tones[l.state]}>{t(listedStates[l.state])}</Badge> {dayText(l.since, lang)}
                  {l.reason !== null && l.reason !== '' && <div className="muted">{l.reason}</div>}
                </td>
                <td>
                  {l.batch === null ? t(l.list) : <Link href={`/desk/cases/${l.batch}`}>{t(l.list)}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
