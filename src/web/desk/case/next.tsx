/** The next act on top: mine with a button, or whose it is, until when, and what still bars it. */
import { Button } from 'antd'
import { targetsOf, type Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import { dueText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'

export function NextAct({
  view,
  programme,
  choose,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
  readonly choose: (way: WayView) => void
}) {
  const { t, lang } = useLang()
  const { me, now } = useSession()
  const { line } = view.together
  if (line.length === 0 || !view.holder) return null
  const here = line.findIndex((s) => s.state === 'here')
  const openWays = view.ways.filter((w) => w.open)
  const mine = me.posts.some((p) => p.role === view.holder?.role)
  const next = openWays.find((w) => w.first)
  /** Of what would move it on, why it cannot be yet. */
  const movesOn = (outcome: string): boolean => {
    const way = programme?.steps[view.step]?.outcomes[outcome]
    return way === undefined || targetsOf(way).some((to) => to !== view.step)
  }
  const barred = openWays.filter((w) => w.barred !== null && movesOn(w.outcome))
  const whose = t(
    `在${view.holder.areaName}${view.holder.roleTitle.zh}手上`,
    `With ${view.holder.areaName} ${view.holder.roleTitle.en}`,
  )
  return (
    <section className="next-act" aria-label={t('下一步', 'Next')}>
      <p>
        <b>
          {here >= 0
            ? t(
                `第${here + 1}步，共${line.length}步：${view.stepTitle.zh}`,
                `Step ${here + 1} of ${line.length}: ${view.stepTitle.en}`,
              )
            : t(view.stepTitle)}
        </b>
        {view.holder.due && (
          <>
            {' '}
            ·{' '}
            {t(
              `${dueText(view.holder.due, now(), 'zh')}前`,
              `until ${dueText(view.holder.due, now(), lang)}`,
            )}
          </>
        )}
      </p>
      {next ? (
        <p className="row">
          <span>{mine ? t('轮到您：', 'Yours: ') : `${whose}${t('，您可以：', '; you may: ')}`}</span>
          <Button type="primary" onClick={() => choose(next)}>
            {t(next.title)}
          </Button>
        </p>
      ) : (
        <p>
          {whose}
          {t('，现在没有要您办的。', '; nothing for you now.')}
        </p>
      )}
      {barred.map((w) => (
        <p key={w.outcome} className="muted">
          {t(
            `“${w.title.zh}”还不能办：${w.barred!.message.zh}`,
            `“${w.title.en}” not yet: ${w.barred!.message.en}`,
          )}
        </p>
      ))}
    </section>
  )
}
