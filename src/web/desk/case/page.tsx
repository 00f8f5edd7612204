/** A case: where it stands, who has it until when and by which rule, everything that happened, and what I may do. */
import { useEffect, useRef, useState } from 'react'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import type { Me } from '../../../server/contract/people.ts'
import { ByItself, hasByItself } from '../../shared/by-itself.tsx'
import { useLang } from '../../shared/lang.tsx'
import { useRenewed } from '../../shared/renewed.ts'
import { WhyNot } from '../../shared/why-not.tsx'
import { go } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { flash } from '../flash.ts'
import { nextAfter } from '../inbox/queue.ts'
import { Section, Waiting } from '../parts.tsx'
import { useProgramme } from '../programme.ts'
import { useSession } from '../session.tsx'
import { ExchangeOfCase } from '../exchange/of-case.tsx'
import { BankPanel } from '../payments/bank-panel.tsx'
import { Act } from './act.tsx'
import { Alike } from './alike.tsx'
import { Clocks } from './clocks.tsx'
import { Facts } from './facts.tsx'
import { CaseHead } from './head.tsx'
import { Money, Obligations } from './money.tsx'
import { NextAct } from './next.tsx'
import { OfficeMenu, OfficeTalk } from './office/section.tsx'
import { LineOfSteps } from './line.tsx'
import { Listed } from './listed.tsx'
import { Together } from './together.tsx'
import { Timeline } from './timeline.tsx'
import { Ways } from './ways.tsx'

/** The post to act in: the one that holds the case if it is mine, else the one chosen above. */
function postFor(me: Me, chosen: string | undefined, c: CaseView | null): string | undefined {
  const { holder } = c ?? {}
  return (
    (holder && me.posts.find((p) => p.role === holder.role && p.areaName === holder.areaName)?.id) ?? chosen
  )
}

export function CasePage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const { me, post } = useSession()
  const [acting, setActing] = useState(post?.id)
  const { data, problem, reload } = useLoad<CaseView>(
    `/api/cases/${encodeURIComponent(id)}${acting === undefined ? '' : `?post=${acting}`}`,
  )
  useRenewed(data?.panels ?? [], reload)
  const programme = useProgramme(data?.programme)
  const [way, setWay] = useState<WayView | null>(null)
  const [prefilled, setPrefilled] = useState<Readonly<Record<string, unknown>>>({})
  const choose = (next: WayView, filled: Readonly<Record<string, unknown>> = {}) => {
    setPrefilled(filled)
    setWay(next)
  }
  const [notice, setNotice] = useState<{ readonly text: string; readonly bad: boolean } | null>(null)
  const wanted = postFor(me, post?.id, data)
  useEffect(() => {
    if (data && wanted !== acting) setActing(wanted)
  }, [data, wanted, acting])
  /** The case is shown while another reading of it is on its way. */
  const last = useRef<CaseView | null>(null)
  if (data) last.current = data
  const view = data ?? last.current
  if (!view || (problem && !data)) return <Waiting problem={problem} retry={reload} />
  const done = (text: string) => {
    setWay(null)
    const { listed, next } = nextAfter(id)
    if (!listed) {
      setNotice({ text, bad: false })
      return reload()
    }
    flash(
      next === null
        ? t(`${text}。收件箱里没有下一件了。`, `${text}. There is no next case in the inbox.`)
        : t(`${text}。现在是下一件。`, `${text}. This is the next one.`),
    )
    go(next === null ? '/desk/inbox' : `/desk/cases/${next}`)
  }
  const stale = () => {
    setWay(null)
    setNotice({
      text: t(
        '您填写期间，已有人先办理了这一件，您的操作没有写入。页面已换成最新情况，请重新判断后再办。',
        'Somebody else acted on this case while you were writing. Nothing of yours was recorded. The page now shows the latest: please decide again.',
      ),
      bad: true,
    })
    reload()
  }
  return (
    <>
      {notice && (
        <p role={notice.bad ? 'alert' : 'status'} className={`flash${notice.bad ? ' bad' : ''}`}>
          {notice.text}
        </p>
      )}
      <CaseHead view={view} programme={programme} />
      <NextAct view={view} programme={programme} choose={choose} />
      <LineOfSteps line={view.together.line} />
      <div className="case">
        <div className="case-side">
          <Ways view={view} choose={choose} />
          <OfficeMenu
            view={view}
            post={acting}
            done={(text) => {
              setNotice({ text, bad: false })
              reload()
            }}
            stale={stale}
          />
          {hasByItself(view) && (
            <Section id="by-itself" title={t('会自动办理的事', 'What happens by itself')}>
              <ByItself c={view} />
            </Section>
          )}
          <Clocks view={view} />
        </div>
        <div className="case-main">
          {programme?.bank && (
            <BankPanel view={view} programme={{ ...programme, bank: programme.bank }} reload={reload} />
          )}
          {programme?.receives && <ExchangeOfCase key={view.seq} id={id} />}
          {view.whyNot && (
            <Section id="why-not" title={t('差在哪里', 'What it lacked')}>
              <WhyNot told={view.whyNot} />
            </Section>
          )}
          <Together view={view} programme={programme} post={acting} reload={reload} choose={choose} />
          <Alike view={view} choose={choose} />
          <Section id="facts" title={t('办件信息', 'What is known')}>
            {view.together.sections.length > 0 ? (
              <details className="more">
                <summary>
                  {t(
                    `全部信息（${view.facts.length}项），包括各项名单和最近一次填写的内容`,
                    `Everything (${view.facts.length}), its lists and the last answers of each form too`,
                  )}
                </summary>
                <Facts view={view} programme={programme} />
              </details>
            ) : (
              <Facts view={view} programme={programme} />
            )}
          </Section>
          <OfficeTalk view={view} />
          <Obligations view={view} />
          <Listed view={view} />
          <Section
            id="timeline"
            title={t(`办理经过（${view.timeline.length}）`, `What happened (${view.timeline.length})`)}
          >
            <Timeline view={view} programme={programme} />
          </Section>
          <Money view={view} />
        </div>
      </div>
      {way && (
        <Act
          key={`${way.outcome} ${view.seq}`}
          view={view}
          way={way}
          prefilled={prefilled}
          post={acting}
          programme={programme}
          close={() => setWay(null)}
          instead={(next) => choose(next)}
          done={done}
          stale={stale}
        />
      )}
    </>
  )
}
