/** The figure in each place below, largest first; a bar beside each number, never instead of it. */
import type { FigureView } from '../../../server/contract/figures.ts'
import { valueText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Section } from '../parts.tsx'

export function ByArea({
  figure,
  choose,
}: {
  readonly figure: FigureView
  readonly choose: (area: string) => void
}) {
  const { lang, t } = useLang()
  if (figure.byArea.length === 0)
    return (
      <Section id="places" title={t('分区划', 'By place')}>
        <p className="muted">{t('已是最末一级。', 'There is nothing below.')}</p>
      </Section>
    )
  const rows = figure.byArea.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
  const most = Math.max(1, ...rows.map((r) => r.value ?? 0))
  return (
    <Section id="places" title={t(`分区划（${rows.length}）`, `By place (${rows.length})`)}>
      <div className="scroll tall" tabIndex={0} role="group" aria-label={t('各地列表', 'List of places')}>
        <table className="grid small">
          <thead>
            <tr>
              <th scope="col">{t('名次', 'Rank')}</th>
              <th scope="col">{t('地方', 'Place')}</th>
              <th scope="col" className="number">
                {t('值', 'Value')}
              </th>
              <th scope="col" className="number">
                {t('记录', 'Records')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.area}>
                <td>
                  {r.hidden || r.rest
                    ? '—'
                    : 1 + rows.filter((x) => !x.rest && (x.value ?? -1) > (r.value ?? -1)).length}
                </td>
                <th scope="row">
                  {r.rest ? (
                    t(r.name)
                  ) : (
                    <button type="button" className="bare dark" onClick={() => choose(r.area)}>
                      {t(r.name)}
                    </button>
                  )}
                </th>
                <td
                  className="number bar"
                  style={{ backgroundSize: `${Math.round(((r.value ?? 0) / most) * 100)}% 100%` }}
                >
                  {r.hidden ? (
                    <abbr
                      title={t(
                        '人数很少，或者变动还没有凑满可以公布的人数，为保护个人信息不显示',
                        'So few people, or so few more, that they are not shown',
                      )}
                    >
                      ＊
                    </abbr>
                  ) : (
                    <span
                      title={
                        r.published === null
                          ? undefined
                          : t(`公布状态：${r.published}的数`, `published state: as of ${r.published}`)
                      }
                    >
                      {valueText(r, figure.unit, lang)}
                    </span>
                  )}
                </td>
                <td className="number">{r.records === null ? '＊' : r.records.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
