/** The stages of one place side by side, each as wide as its count; the count stands in it. */
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { useLang } from '../shared/lang.tsx'

export function StageBar({
  titles,
  counts,
}: {
  readonly titles: CampaignView['stages']
  readonly counts: readonly number[]
}) {
  const { t } = useLang()
  const all = counts.reduce((n, x) => n + x, 0)
  const label = titles.map((s, i) => `${t(s.title)}${t('', ' ')}${counts[i]}`).join(t('，', ', '))
  if (all === 0)
    return (
      <div className="stage-bar none">
        <span>{t('各环节均无办件', 'nothing at any stage')}</span>
      </div>
    )
  return (
    <div className="stage-bar" role="img" aria-label={label}>
      {counts.map(
        (n, i) =>
          n > 0 && (
            <span
              key={titles[i]!.figure}
              className={`s${stageShade(i, counts.length)}`}
              style={{ flexGrow: n }}
              title={`${t(titles[i]!.title)} ${n}`}
            >
              {n}
            </span>
          ),
      )}
    </div>
  )
}

export const StageLegend = ({ titles }: { readonly titles: CampaignView['stages'] }) => {
  const { t } = useLang()
  return (
    <ul className="stage-legend">
      {titles.map((s, i) => (
        <li key={s.figure}>
          <i className={`s${stageShade(i, titles.length)}`} aria-hidden="true" />
          {t(s.title)}
        </li>
      ))}
    </ul>
  )
}

/** Five shades from the first stage to the last, however many stages there are. */
const stageShade = (i: number, of: number): number => 1 + Math.round((i / Math.max(1, of - 1)) * 4)
