/** Why a light is on and by whose rule, what could not be decided, and what follows from the lights before. */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { Lamp } from './lamp.tsx'

type Pace = Pick<CampaignView['total'], 'reasons' | 'undecided' | 'consequences'>

export function Why({ pace, rules }: { readonly pace: Pace; readonly rules: CampaignView['rules'] }) {
  const { t } = useLang()
  const { reasons, undecided, consequences } = pace
  const by = rules.all.find((r) => r.id === rules.chosen)!
  if (reasons.length + undecided.length + consequences.length === 0) return null
  return (
    <ul className="why-list">
      {reasons.map((r, i) => (
        <li key={i}>
          <Lamp light={r.light} undecided={false} /> {t(r.text)}{' '}
          <Source href={r.source} title={t(by.title)} />
        </li>
      ))}
      {undecided.length > 0 && (
        <li>
          <span className="lamp open">{t('未定', 'open')}</span>{' '}
          {t(
            `按“${by.title.zh}”还定不了：${undecided.map((u) => u.zh).join('；')}`,
            `Not decided by “${by.title.en}”: ${undecided.map((u) => u.en).join('; ')}`,
          )}{' '}
          <Source href={by.source} title={t('出处', 'source')} />
        </li>
      )}
      {consequences.map((c, i) => (
        <li key={`c${i}`}>
          <b>{t('后果', 'Follows')}</b> {t(c.text)} <Source href={c.source} title={t('出处', 'source')} />
        </li>
      ))}
    </ul>
  )
}

const Source = ({ href, title }: { readonly href: string; readonly title: string }) =>
  /^https?:/.test(href) ? (
    <a className="source" href={href} target="_blank" rel="noreferrer">
      {title}
    </a>
  ) : (
    <span className="source muted">
      {title}（{href}）
    </span>
  )
