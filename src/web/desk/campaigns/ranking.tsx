/** Who is how far: shared ranks, counts that open into their records, and why for every light. */
import { useState } from 'react'
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { useWalk } from '../inbox/keys.ts'
import type { Address } from './address.ts'
import { RankingRow, TotalRow, type Columns } from './ranking-row.tsx'

export function Ranking({
  view,
  address,
  doneTitle,
}: {
  readonly view: CampaignView
  readonly address: Address
  readonly doneTitle: string
}) {
  const { t } = useLang()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [more, setMore] = useState(false)
  useWalk('.place-link')
  const all = opened.size === view.rows.length && opened.size > 0
  const toggle = (area: string) =>
    setOpened((was) => new Set(was.has(area) ? [...was].filter((a) => a !== area) : [...was, area]))
  const columns: Columns = { done: doneTitle, more }
  return (
    <section className="panel" aria-labelledby="ranks">
      <div className="between">
        <h2 id="ranks">
          {t('进度排名', 'Ranking')}{' '}
          <span className="muted legend">
            {t(
              '合计由计数相加得出，不是百分比的平均；本周指截至统计日的七天',
              'The total is of the sums, never a mean of percentages; a week is the seven days up to the day',
            )}
          </span>
        </h2>
        <span className="row">
          <span className="keys muted">
            <kbd>j</kbd>
            <kbd>k</kbd> {t('逐个单位，回车看下级', 'from place to place, Enter for its parts')}
          </span>
          <button
            type="button"
            className="bare dark"
            aria-expanded={all}
            onClick={() => setOpened(all ? new Set() : new Set(view.rows.map((r) => r.area)))}
          >
            {all ? t('收起亮灯依据', 'Hide the reasons') : t('展开全部亮灯依据', 'All reasons')}
          </button>
          {view.more.length > 0 && (
            <button type="button" className="bare dark" aria-pressed={more} onClick={() => setMore(!more)}>
              {more
                ? t('收起其他指标', 'Fewer columns')
                : t(`其他指标（${view.more.length}）`, `More columns (${view.more.length})`)}
            </button>
          )}
        </span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('进度排名表', 'Ranking table')}>
        <table className="grid small ranking" data-testid="ranking">
          <thead>
            <tr>
              <th scope="col">{t('排名', 'Rank')}</th>
              <th scope="col">{t('单位', 'Place')}</th>
              <th scope="col" className="number">
                {t('年度目标', 'Target')}
              </th>
              <th scope="col" className="number">
                {doneTitle}
              </th>
              <th scope="col" className="number">
                {t('完成率', 'Percent')}
              </th>
              <th scope="col" className="number">
                {t('序时差', 'Gap')}
              </th>
              <th scope="col">{t('亮灯', 'Light')}</th>
              <th scope="col" className="number">
                {t('本周/上周', 'Week/last')}
              </th>
              {view.stages.map((s) => (
                <th scope="col" key={s.figure} className="number">
                  {t(s.title)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('卡点', 'Stuck')}
              </th>
              {more &&
                view.more.map((m) => (
                  <th scope="col" key={m.figure} className="number">
                    {t(m.title)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((r) => (
              <RankingRow
                key={r.area}
                row={r}
                view={view}
                address={address}
                columns={columns}
                isOpen={opened.has(r.area)}
                toggle={() => toggle(r.area)}
              />
            ))}
          </tbody>
          <tfoot>
            <TotalRow view={view} address={address} columns={columns} />
          </tfoot>
        </table>
      </div>
      {view.rows.some((r) => r.small) && (
        <p className="muted small-text">
          {t(
            '＊目标任务较小：多一件或少一件（±1件）名次能变到哪里，写在名次下面；点名通报前请斟酌。',
            '＊ A small target: how far one record more or fewer (±1) would move it stands below its rank. Think twice before naming it.',
          )}
        </p>
      )}
    </section>
  )
}
