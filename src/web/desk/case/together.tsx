/** What several people do in one case: the line of steps, the ballot, the shares, the notice, the joint review. */
import type { CaseView } from '../../../server/contract/cases.ts'
import type { BallotView, StageView, TogetherView } from '../../../server/contract/together.ts'
import { dayText, shortDay, shortInstant, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { choiceText, measureOf, opinionText, reviewText, squareMetres, testText } from '../../shared/together.ts'
import { Badge, Clause, Section, type Tone } from '../parts.tsx'

/** The stages across the top of a case, passed ones with their day. */
export function LineOfSteps({ line }: { readonly line: readonly StageView[] }) {
  const { t, lang } = useLang()
  if (line.length === 0) return null
  return (
    <ol className="stages" aria-label={t('办理进程', 'Line of steps')}>
      {line.map((s, i) => (
        <li key={s.title.zh} className={s.state} aria-current={s.state === 'here' ? 'step' : undefined}>
          <span className="stage-no" aria-hidden="true">{s.state === 'done' ? '✓' : i + 1}</span>
          <span className="stage-name">{t(s.title)}</span>
          <span className="stage-day">{s.state === 'here' ? t(s.step ?? s.title) : s.until ? shortDay(s.until, lang) : s.state === 'skipped' ? t('不需要', 'not needed') : ''}</span>
        </li>
      ))}
    </ol>
  )
}

export function Together({ view }: { readonly view: CaseView }) {
  const { t } = useLang()
  const { ballot, shares, notice, review } = view.together
  return (
    <>
      {ballot && <Section id="ballot" title={t('业主表决', 'The ballot')}><Ballot ballot={ballot} /></Section>}
      {shares && <Section id="shares" title={t('费用分摊', 'Shares of the cost')}><Shares shares={shares} /></Section>}
      {notice && <Section id="notice" title={t('公示', 'Public notice')}><Notice notice={notice} /></Section>}
      {review && <Section id="review" title={t('联合审查', 'Joint review')}><Review review={review} /></Section>}
    </>
  )
}

function Ballot({ ballot: b }: { readonly ballot: BallotView }) {
  const { t } = useLang()
  const floors = [...new Set(b.votes.map((v) => v.floor))].toSorted((x, y) => y - x)
  return (
    <>
      <p><Badge tone={b.passed ? 'good' : 'warn'}>{b.passed ? t('已达到法定比例', 'Reaches what the law asks') : t('尚未达到法定比例', 'Does not reach it yet')}</Badge> {t(b.rules)} <Clause clause={b.clause} /></p>
      <table className="plain-table">
        <caption className="hidden">{t('四项比例', 'The tests')}</caption>
        <thead><tr><th scope="col">{t('比例要求', 'Test')}</th><th scope="col">{t('现有', 'Has')}</th><th scope="col">{t('须达到', 'Needs')}</th><th scope="col">{t('结果', 'Result')}</th></tr></thead>
        <tbody>{b.tests.map((x) => <tr key={x.name}><th scope="row">{t(x.title)}</th><td>{t(measureOf(x, x.counted))} / {t(measureOf(x, x.base))}</td><td>{t(measureOf(x, x.needed))}</td><td><Badge tone={x.passed ? 'good' : 'bad'}>{x.passed ? t('达到', 'met') : t('未达到', 'not met')}</Badge> {!x.passed && t(testText(x))}</td></tr>)}</tbody>
      </table>
      <table className="doors"><caption>{t(`共${b.votes.length}户，按${b.heads.all}人、${squareMetres(b.area.all)}平方米计`, `${b.votes.length} dwellings, ${b.heads.all} heads, ${squareMetres(b.area.all)} m²`)}</caption>
        <tbody>{floors.map((floor) => <tr key={floor}><th scope="row">{t(`${floor}层`, `Floor ${floor}`)}</th>{b.votes.filter((v) => v.floor === floor).map((v) => <td key={v.room} className={v.choice ?? (v.voted ? 'voted' : 'open')}><b>{v.room}</b> <span>{v.choice ? t(choiceText[v.choice]!) : v.voted ? t('已表决', 'voted') : v.signed > 0 ? t(`待另${v.owners - v.signed}人签`, `${v.owners - v.signed} to sign`) : t('未表决', 'open')}</span>{v.decides && <em>{t('同意即通过', 'would decide')}</em>}</td>)}</tr>)}</tbody>
      </table>
    </>
  )
}

function Shares({ shares: s }: { readonly shares: NonNullable<TogetherView['shares']> }) {
  const { t, lang } = useLang()
  const paid = s.shares.reduce((n, x) => n + (x.paid ?? 0), 0)
  return (
    <>
      <table className="plain-table"><thead><tr><th scope="col">{t('房号', 'Room')}</th><th scope="col">{t('应分摊', 'Share')}</th><th scope="col">{t('已缴', 'Paid in')}</th></tr></thead>
        <tbody>{s.shares.map((x) => <tr key={x.room}><th scope="row">{x.room}</th><td>{yuanIn(x.amount, lang)}</td><td>{yuanIn(x.paid ?? 0, lang)} {x.paid === x.amount && x.amount > 0 && <Badge tone="good">{t('缴清', 'paid')}</Badge>}</td></tr>)}</tbody>
        <tfoot><tr><th scope="row">{t('合计', 'Total')}</th><td>{yuanIn(s.total, lang)}</td><td>{yuanIn(paid, lang)}</td></tr></tfoot>
      </table>
      <Clause clause={s.clause} />
    </>
  )
}

function Notice({ notice: n }: { readonly notice: NonNullable<TogetherView['notice']> }) {
  const { t, lang } = useLang()
  return (
    <>
      <p><Badge tone={n.complete ? 'good' : 'calm'}>{n.complete ? t('天数已满', 'Complete') : t(`已证明${n.proved.length}天，共${n.days}天`, `${n.proved.length} of ${n.days} days proved`)}</Badge> {t(`${dayText(n.from, 'zh')}张贴，${n.complete ? '于' : '最早'}${dayText(n.until, 'zh')}${n.complete ? '满期' : '期满'}`, `Posted ${dayText(n.from, 'en')}, ${n.complete ? 'complete' : 'complete at the earliest'} ${dayText(n.until, 'en')}`)}</p>
      <ol className="proofs">{[...n.proved.map((day) => ({ day, ok: true })), ...n.missing.map((day) => ({ day, ok: false }))].toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((d) => <li key={d.day} className={d.ok ? 'ok' : 'gap'}>{shortDay(d.day, lang)} {d.ok ? '✓' : t('缺', 'missing')}</li>)}</ol>
      <Clause clause={n.clause} />
    </>
  )
}

const tones: Readonly<Record<string, Tone>> = { agree: 'good', conditions: 'warn', object: 'bad', pass: 'good', fail: 'bad' }

function Review({ review: r }: { readonly review: NonNullable<TogetherView['review']> }) {
  const { t, lang } = useLang()
  return (
    <>
      {r.result && <p><Badge tone={tones[r.result]!}>{t(reviewText[r.result]!)}</Badge></p>}
      <table className="plain-table"><thead><tr><th scope="col">{t('部门', 'Department')}</th><th scope="col">{t('意见', 'Opinion')}</th><th scope="col">{t('期限', 'Due')}</th></tr></thead>
        <tbody>{r.parties.map((p) => <tr key={p.role}><th scope="row">{t(p.title)}</th><td>{p.opinion ? <><Badge tone={tones[p.opinion]!}>{t(opinionText[p.opinion]!)}</Badge> {p.conditions}</> : p.silent ? <Badge tone="plain">{t('逾期未反馈，视为无异议', 'silent past its limit: no objection')}</Badge> : t('未反馈', 'not yet')}</td><td>{p.due ? shortInstant(p.due, lang) : '—'}</td></tr>)}</tbody>
      </table>
      <Clause clause={r.clause} />
    </>
  )
}
