/** My building, my flat, my share: what an owner sees of the project of their stair, and how they vote. */
import { useRef, useState } from 'react'
import type { CaseView, Done } from '../../server/contract/cases.ts'
import type { BallotView, StageView, TogetherView } from '../../server/contract/together.ts'
import { asProblem, newKey, post, type ProblemError } from '../shared/api.ts'
import { dayText, shortDay, yuanIn } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { choiceText, reviewText, testText } from '../shared/together.ts'
import { Clause } from './clause.tsx'

export function Together({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  const { line, ballot, shares, notice, review } = c.together
  return (
    <>
      {ballot?.cast && <Vote c={c} cast={ballot.cast} ballot={ballot} onDone={onDone} />}
      {line.length > 0 && <Line line={line} />}
      {shares && <Share shares={shares} />}
      {ballot && <Result ballot={ballot} />}
      {notice && <Notice notice={notice} />}
      {review?.result && <Reviewed result={review.result} />}
    </>
  )
}

/** One question, three large answers, and a second look before it counts. */
function Vote({ c, cast, ballot, onDone }: { readonly c: CaseView; readonly cast: NonNullable<BallotView['cast']>; readonly ballot: BallotView; readonly onDone: () => void }) {
  const { t } = useLang()
  const [room, setRoom] = useState(cast.rooms[0]!)
  const [choice, setChoice] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const key = useRef(newKey())
  const own = ballot.votes.find((v) => v.room === room)
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await post<Done>(`/api/cases/${c.id}/commands`, { seq: c.seq, outcome: cast.outcome, input: { [cast.room]: room, [cast.choice]: choice } }, key.current)
      onDone()
    } catch (error) {
      setRefused(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <section className="todo" aria-labelledby="vote">
      <h2 id="vote">{t('请您表决', 'Please vote')}</h2>
      <p>{t('本单元是否按公布的方案加装电梯？', 'Shall an elevator be added to this stair by the plan that was shown?')}</p>
      {cast.rooms.length > 1 && <p className="actions" role="group" aria-label={t('选择房号', 'Choose the dwelling')}>{cast.rooms.map((r) => <button key={r} type="button" className={r === room ? 'button' : 'button plain'} aria-pressed={r === room} onClick={() => { key.current = newKey(); setRoom(r) }}>{r}</button>)}</p>}
      {own && own.owners > 1 && <p className="hint">{t(`${room}由${own.owners}人共有，每位共有人都要表决；意见一致才算同意。`, `${room} has ${own.owners} owners: each votes, and only together they agree.`)}</p>}
      {own?.decides && <p className="said">{t('您这一票可能决定结果：您同意，本次表决即达到法定比例。', 'Yours may decide: if you agree, the ballot reaches what the law asks.')}</p>}
      {refused && <p className="alert" role="alert">{t(refused.detail)}</p>}
      {choice === null ? (
        <div className="actions votes">{Object.entries(cast.options).map(([name, title]) => <button key={name} type="button" className={`button ${name === 'agree' ? '' : 'plain'}`} onClick={() => setChoice(name)}>{t(title)}</button>)}</div>
      ) : (
        <div role="group" aria-label={t('确认', 'Confirm')}>
          <p>{t(`您将以${room}业主的身份表决：`, `You vote for ${room}: `)}<b>{t(choiceText[choice]!)}</b>{t('。提交后不能更改。', '. It cannot be changed afterwards.')}</p>
          <div className="actions"><button type="button" className="button" disabled={busy} onClick={() => void send()}>{busy ? t('正在提交…', 'Sending…') : t('签署并提交', 'Sign and send')}</button><button type="button" className="button plain" disabled={busy} onClick={() => { key.current = newKey(); setChoice(null) }}>{t('再想想', 'Not yet')}</button></div>
        </div>
      )}
      <Clause clause={ballot.clause} />
    </section>
  )
}

function Line({ line }: { readonly line: readonly StageView[] }) {
  const { t, lang } = useLang()
  const here = line.findIndex((s) => s.state === 'here')
  const [all, setAll] = useState(false)
  const shown = all ? line : line.filter((_, i) => Math.abs(i - Math.max(0, here)) <= 2)
  return (
    <section aria-labelledby="line">
      <h2 id="line">{t('办到哪一步了', 'How far it is')}</h2>
      {here >= 0 && <p className="meter-text">{t(`共${line.length}步，现在是第${here + 1}步：`, `Step ${here + 1} of ${line.length}: `)}<b>{t(line[here]!.title)}</b></p>}
      <div className="meter" aria-hidden="true"><i style={{ width: `${Math.round(((here < 0 ? line.filter((s) => s.state === 'done').length : here) * 100) / line.length)}%` }} /></div>
      <ol className="stages">{shown.map((s) => <li key={s.title.zh} className={s.state} aria-current={s.state === 'here' ? 'step' : undefined}><b>{t(s.title)}</b> <small>{s.state === 'here' ? t('正在办理', 'now') : s.state === 'done' ? (s.until ? t(`${shortDay(s.until, 'zh')}完成`, `done ${shortDay(s.until, lang)}`) : '') : s.state === 'skipped' ? t('不需要', 'not needed') : ''}</small></li>)}</ol>
      {line.length > shown.length || all ? <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('收起', 'Fewer') : t(`看全部${line.length}步`, `All ${line.length} steps`)}</button> : null}
    </section>
  )
}

function Share({ shares }: { readonly shares: NonNullable<TogetherView['shares']> }) {
  const { t, lang } = useLang()
  const mine = shares.shares.filter((s) => s.mine)
  return (
    <section aria-labelledby="share">
      <h2 id="share">{t('我家的费用', 'My share')}</h2>
      {mine.length === 0 ? <p>{t('您家没有参与出资。以后要使用电梯，可以向社区申请补缴加入。', 'Your dwelling does not pay. To use the elevator later you may buy in at the community.')}</p> : mine.map((s) => <p key={s.room} className="share"><span>{s.room}</span> <b>{yuanIn(s.amount, lang)}</b> <small>{(s.paid ?? 0) >= s.amount ? t('已缴清', 'paid in full') : t(`已缴${yuanIn(s.paid ?? 0, 'zh')}`, `${yuanIn(s.paid ?? 0, 'en')} paid`)}</small></p>)}
      <details className="proof"><summary>{t(`各户分摊，合计${yuanIn(shares.total, 'zh')}`, `All shares, ${yuanIn(shares.total, 'en')} together`)}</summary><dl className="review">{shares.shares.map((s) => <div key={s.room}><dt>{s.room}</dt><dd>{yuanIn(s.amount, lang)}</dd></div>)}</dl><Clause clause={shares.clause} /></details>
    </section>
  )
}

function Result({ ballot: b }: { readonly ballot: BallotView }) {
  const { t } = useLang()
  const voted = b.votes.filter((v) => v.voted).length
  const own = b.votes.filter((v) => v.mine)
  return (
    <section aria-labelledby="tally">
      <h2 id="tally">{t('表决情况', 'The ballot')}</h2>
      <p>{t(`${b.votes.length}户中已有${voted}户表决。`, `${voted} of ${b.votes.length} dwellings have voted.`)}<b>{b.passed ? t('已达到法定比例。', ' It reaches what the law asks.') : t('尚未达到法定比例。', ' It does not reach it yet.')}</b></p>
      {own.map((v) => <p key={v.room}>{t(`您家${v.room}：`, `Your ${v.room}: `)}<b>{v.choice ? t(choiceText[v.choice]!) : v.signed > 0 ? t(`已有${v.signed}人签，共${v.owners}人`, `${v.signed} of ${v.owners} signed`) : t('还没有表决', 'not voted yet')}</b></p>)}
      <ul className="points">{b.tests.map((x) => <li key={x.name}><em className={`chip ${x.passed ? '' : 'overdue'}`}>{x.passed ? t('达到', 'met') : t('未达到', 'not met')}</em> {t(x.title)}<br /><small>{t(testText(x))}</small></li>)}</ul>
    </section>
  )
}

function Notice({ notice: n }: { readonly notice: NonNullable<TogetherView['notice']> }) {
  const { t } = useLang()
  return <section aria-labelledby="posted"><h2 id="posted">{t('公示', 'Public notice')}</h2><p>{n.complete ? t(`${dayText(n.from, 'zh')}张贴，公示期已满。`, `Posted ${dayText(n.from, 'en')}; the time is over.`) : t(`${dayText(n.from, 'zh')}张贴，共${n.days}天，最早${dayText(n.until, 'zh')}期满。有不同意见，请在期满前向社区提出，或在本页提出异议。`, `Posted ${dayText(n.from, 'en')} for ${n.days} days, until ${dayText(n.until, 'en')} at the earliest. Object before then at the community or on this page.`)}</p><Clause clause={n.clause} /></section>
}

function Reviewed({ result }: { readonly result: string }) {
  const { t } = useLang()
  return <section aria-labelledby="reviewed"><h2 id="reviewed">{t('联合审查', 'Joint review')}</h2><p><b>{t(reviewText[result]!)}</b></p></section>
}
