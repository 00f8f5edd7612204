/** [SG3] The board as it was shown last; frozen, it says so and stands. */
import type { HallView } from '../../server/contract/stages.ts'
import { useLang } from '../shared/lang.tsx'

export function Board({ hall, most }: { readonly hall: HallView; readonly most: number }) {
  const { t } = useLang()
  const { board, event } = hall
  if (!board && !event.frozen) return null
  return (
    <section className="st-board" aria-label={t('记分牌', 'The board')} data-testid="board">
      <h2>
        {board ? board.part : t('记分牌', 'The board')}
        {event.frozen && (
          <span className="st-frozen" data-testid="frozen">
            <span aria-hidden="true">❄ </span>
            {t('比分已冻结', 'Frozen')}
          </span>
        )}
      </h2>
      {board && (
        <table>
          <thead className="unseen">
            <tr>
              <th scope="col">{t('名次', 'Rank')}</th>
              <th scope="col">{t('战队', 'Team')}</th>
              <th scope="col">{t('得分', 'Points')}</th>
            </tr>
          </thead>
          <tbody>
            {board.rows.slice(0, most).map((row) => (
              <tr key={`${row.no} ${row.name}`} data-rank={row.rank ?? undefined}>
                <td>{row.rank ?? '—'}</td>
                <th scope="row">{row.name}</th>
                <td>{row.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {board && board.rows.length > most && (
        <p className="st-more">{t(`共${board.rows.length}队`, `${board.rows.length} teams`)}</p>
      )}
    </section>
  )
}
