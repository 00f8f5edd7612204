/** [RO2] Handing a case to somebody: the way that is open, with whom and why filled in; who comes second is told who was first. */
import { useEffect, useState } from 'react'
import { Alert, Button } from 'antd'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import type { OnDuty, RoomView } from '../../../server/contract/rooms.ts'
import { asProblem, get, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { Act } from '../case/act.tsx'
import { ProblemBox } from '../parts.tsx'
import { useProgramme } from '../programme.ts'
import { useSession } from '../session.tsx'
import { Sheet } from '../sheet.tsx'
import type { By } from './near.ts'

export type Handing = {
  readonly case: string
  readonly subject: string
  /** The seq that it was decided on. */ readonly seq: number
  readonly to: OnDuty
  readonly by: By
}

/** `newest`: the seq that the live stream told last, so that who opened the form is told at once. */
export function Hand({
  handing,
  hands,
  newest,
  instead,
  close,
  done,
}: {
  readonly handing: Handing
  readonly hands: RoomView['hands']
  readonly newest: number
  /** To who stands in for somebody on leave. */
  readonly instead: ((post: string) => void) | null
  readonly close: () => void
  readonly done: (text: string) => void
}) {
  const { t } = useLang()
  const { post } = useSession()
  const [view, setView] = useState<CaseView | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const programme = useProgramme(view?.programme)
  useEffect(() => {
    let mine = true
    const query = post ? `?post=${encodeURIComponent(post.id)}` : ''
    get<CaseView>(`/api/cases/${handing.case}${query}`).then(
      (answer) => mine && setView(answer),
      (error: unknown) => mine && setProblem(asProblem(error)),
    )
    return () => {
      mine = false
    }
  }, [handing.case, post, newest])
  const title = t(`交办：${handing.subject}`, `Hand out: ${handing.subject}`)
  const { away } = handing.to
  if (away)
    return (
      <Sheet title={title} close={close}>
        <Alert
          type="warning"
          showIcon
          data-testid="away"
          title={t(
            `${handing.to.person}今天不在岗，由${away.by}代理，不能交给本人。`,
            `${handing.to.person} is away today, ${away.by} acts for them: it cannot be handed to them.`,
          )}
        />
        {instead && (
          <Button type="primary" onClick={() => instead(away.post)}>
            {t(`交给${away.by}`, `To ${away.by}`)}
          </Button>
        )}
      </Sheet>
    )
  if (!view)
    return problem ? (
      <Sheet title={title} close={close}>
        <ProblemBox problem={problem} />
      </Sheet>
    ) : null
  const isOvertaken = view.seq > handing.seq
  const way = isOvertaken ? null : wayOf(view, hands)
  const hand = way && hands.find((h) => h.outcome === way.outcome)!
  if (!way || !hand)
    return (
      <Sheet title={title} close={close}>
        <Alert
          type={isOvertaken ? 'error' : 'warning'}
          showIcon
          data-testid={isOvertaken ? 'overtaken' : 'not-now'}
          title={
            isOvertaken
              ? t(takenText(view).zh, takenText(view).en)
              : t(barText(view, hands).zh, barText(view, hands).en)
          }
        />
        <Button onClick={close}>{t('知道了', 'I see')}</Button>
      </Sheet>
    )
  const reason = hand.reason ? { [hand.reason.field]: hand.reason[handing.by] } : {}
  return (
    <Act
      key={`${way.outcome} ${handing.to.post}`}
      view={view}
      way={way}
      prefilled={{ [hand.to]: handing.to.post, ...reason }}
      post={post?.id}
      programme={programme}
      close={close}
      instead={() => undefined}
      done={done}
      stale={() => void get<CaseView>(`/api/cases/${handing.case}`).then(setView, () => undefined)}
    />
  )
}

/** The first of the room's ways that nothing bars. */
const wayOf = (view: CaseView, hands: RoomView['hands']): WayView | null =>
  hands.flatMap((h) => view.ways.filter((w) => w.outcome === h.outcome && w.open && !w.barred))[0] ?? null

function takenText(view: CaseView) {
  const last = view.timeline.at(-1)!
  const time = last.at.slice(11, 16)
  return {
    zh: `${last.by.name}（${last.by.role.zh}）已于${time}办了“${last.title.zh}”，现在是“${last.to.zh}”。您的没有提交。`,
    en: `${last.by.name} (${last.by.role.en}) did “${last.title.en}” at ${time}: it is now “${last.to.en}”. Yours was not sent.`,
  }
}

function barText(view: CaseView, hands: RoomView['hands']) {
  const way = view.ways.find((w) => hands.some((h) => h.outcome === w.outcome))
  return (
    way?.barred?.message ??
    way?.refusal?.message ?? {
      zh: `现在是“${view.stepTitle.zh}”，还不能交办；先办好这一步。`,
      en: `It is “${view.stepTitle.en}” and cannot be handed out yet: do that step first.`,
    }
  )
}
