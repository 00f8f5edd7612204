/** [SG3] [SG10] The board as it was shown last; frozen, it says so and stands; while it is revealed it grows from below, the newest place on top. */
import type { HallView } from '../../server/contract/stages.ts'
import { useLang } from '../shared/lang.tsx'

export function Board({ hall, most }: { readonly hall: HallView; readonly most: number }) {
  const { t } = useLang()
  const { board, event } = hall
  if (!board && !event.frozen) return null
  const rows = event.revealing ? board!.rows.filter((row) => row.points !== '') : (board?.rows ?? [])
  const hidden = (board?.rows.length ?? 0) - rows.length
  return (
    <section
      className={`st-board${event.revealing ? ' revealing' : ''}`}
      aria-label={t('记分牌', 'The board')}
      data-testid="board"
    >
      <h2>
        {board ? board.part : t('记分牌', 'The board')}
        {event.frozen && (
          <span className="st-frozen" data-testid="frozen">
            <span aria-hidden="true">❄ </span>
            {event.revealing ? t('正在揭晓', 'Being revealed') : t('比分已冻结', 'Frozen')}
          </span>
        )}
      </h2>
      {hidden > 0 && (
        <p className="st-hidden" data-testid="hidden">
          {t(`还有${hidden}队待揭晓`, hidden === 1 ? '1 team to come' : `${hidden} teams to come`)}
        </p>
      )}
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
            {rows.slice(0, most).map((row) => (
              <tr key={`${row.no} ${row.name}`} data-rank={row.rank ?? undefined}>
                <td>{row.rank ?? '—'}</td>
                <th scope="row">{row.name}</th>
                <td>{row.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {board && rows.length > most && (
        <p className="st-more">{t(`共${board.rows.length}队`, `${board.rows.length} teams`)}</p>
      )}
    </section>
  )
}
