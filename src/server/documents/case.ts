/** The documents of a case: each made from the event that brought it about, so that printing it again gives the same. */
import type { Value } from '#kernel/rule'
import { capitalAmount, yuan, type Fen } from '#kernel/money'
import { dayOfInstant } from '#kernel/day'
import { fill, type Text } from '#kernel/text'
import { fold, mostLines, clocksOf, type Case } from '#kernel/case'
import {
  isForm,
  plainWording,
  slotsIn,
  type FixedPrint,
  type FormPrint,
  type Programme,
  type Wording,
} from '#kernel/programme'
import { maskCard, maskId, maskName } from '#kernel/identity'
import { readDue } from '#kernel/clock'
import { statesOf, unseal } from '#store'
import { ask } from '../commands/gather.ts'
import { placeName, programmeOf, settingOf, type House } from '../realm.ts'
import { clauseView, notTakenBack, type Logged } from '../views/clause.ts'
import { printable, toFill } from '../views/prints.ts'
import { loadKeys, unreadable } from '../views/show.ts'
import { type Mark, papers, type PaperFormat, chineseDay, chineseInstant, whole, type Block } from '#paper'
import { listedLines } from './bank.ts'
import { formBlocks } from './form.ts'
import type { FormReader } from './form-reading.ts'
import type { Lang } from './form-values.ts'

type Maker = (of: Printed) => readonly Block[] | Promise<readonly Block[]>
/** What a maker may look at. */
type Printed = {
  readonly house: House
  readonly p: Programme
  readonly c: Case
  readonly print: FixedPrint
  /** The event that this document tells of: the newest of those that make it. */
  readonly of: Logged
  /** A fact as it was at that event, in clear. */
  readonly fact: (name: string) => Value
  readonly office: string
}

const makers: Readonly<Record<FixedPrint['form'], Maker>> = {
  receipt,
  supplement: supplementNotice,
  decision,
  payment_list: paymentList,
}

/**
 * The document of a kind that the programme prints, to be made with the mark of its leaving; null when it
 * prints no such thing or nothing made it yet.
 */
export async function caseDocument(
  house: House,
  c: Case,
  log: readonly Logged[],
  kind: string,
  format: PaperFormat,
  reader: FormReader,
  lang: Lang,
): Promise<((mark: Mark) => Promise<Buffer>) | null> {
  const p = programmeOf(house, c)
  const print = p?.prints && Object.hasOwn(p.prints, kind) ? p.prints[kind] : undefined
  if (!p || !print) return null
  if (isForm(print)) return formDocument(house, c, log, print, format, reader, lang)
  const of = notTakenBack(log).findLast((l) => print.after.includes(l.event.outcome))
  if (!of) return null
  const until = log.filter((l) => l.event.seq <= of.event.seq)
  /** What was entered for that act alone is known to the paper that tells of it, and to no other. */
  const facts = Object.assign(
    {},
    ...notTakenBack(until).map((l) => ({ ...l.event.input, ...l.event.sets })),
    of.event.given,
  ) as Readonly<Record<string, Value>>
  const post = of.event.by.post === null ? undefined : house.reference.posts.get(of.event.by.post)
  const office =
    (post && house.reference.organisations.get(post.organisation)?.zh) ?? house.realm?.name.zh ?? ''
  /** The case as it stood then: what was counted afterwards is in no document of that day. */
  const then = fold(until.map((l) => l.event))
  await loadKeys(house, [then])
  const printed: Printed = {
    house,
    p,
    c: then,
    print,
    of,
    office,
    fact: (name) => unseal(name, facts[name] ?? null, then, house.keys),
  }
  const blocks: readonly Block[] = [
    { kind: 'title', text: print.title.zh },
    { kind: 'note', text: `办件编号：${c.id}` },
    ...(await makers[print.form](printed)),
  ]
  return (mark) => papers[format].print(print.title.zh, office, blocks, whole(mark))
}

/** [FM2] At one of its steps as the case stands, to be filled in; else as it stood at the newest of its outcomes; else there is none. */
async function formDocument(
  house: House,
  c: Case,
  log: readonly Logged[],
  print: FormPrint,
  format: PaperFormat,
  reader: FormReader,
  lang: Lang,
): Promise<((mark: Mark) => Promise<Buffer>) | null> {
  if (!printable(print, c, reader.official)) return null
  const of = toFill(print, c)
    ? null
    : notTakenBack(log).findLast((l) => print.after?.includes(l.event.outcome))!
  const folded = of ? fold(log.filter((l) => l.event.seq <= of.event.seq).map((l) => l.event)) : c
  const then = of?.event.given ? { ...folded, facts: { ...folded.facts, ...of.event.given } } : folded
  await loadKeys(house, [then])
  const now = of?.event.at ?? house.clock.now()
  const blocks = await ask(
    house,
    then,
    (world) =>
      formBlocks(print, { house, p: programmeOf(house, then)!, c: then, of, reader, lang, now, world }),
    of ? dayOfInstant(now) : null,
  )
  return (mark) => papers[format].print(print.title[lang], house.realm?.name[lang] ?? '', blocks, whole(mark))
}

const applicant = (d: Printed): string => String(d.fact(d.p.subject?.name ?? '') ?? '申请人')
/** 《民法典》第278条: a clause as an official text cites it, without what we call it. */
const clause = (d: Printed, id: string): string =>
  /^《[^》]*》\S*/.exec(clauseView(d.house, id).title)?.[0] ?? id
const basis = (d: Printed): string => [...new Set(d.of.event.clauses.map((id) => clause(d, id)))].join('、')
const signed = (d: Printed): Block => ({ kind: 'sign', lines: [d.office, chineseDay(d.of.event.at)] })
const text = (t: string): Block => ({ kind: 'text', text: t })

/** The day by which the office must have decided, as it stood at the event. */
function dueOf(d: Printed, starts: string): string | null {
  const clock = clocksOf(d.p, d.c, settingOf(d.house, d.c)).find((k) =>
    d.p.clocks[k.name]!.starts.includes(starts),
  )
  const due = clock ? readDue(clock.facts).due : null
  return due === null ? null : chineseDay(dayOfInstant(due))
}

function receipt(d: Printed): readonly Block[] {
  const due = dueOf(d, d.of.event.outcome)
  return [
    { kind: 'to', text: `${applicant(d)}（身份证号 ${maskId(String(d.fact('applicantId') ?? ''))}）：` },
    text(`你于${chineseDay(d.c.acts[0]!.at)}提出的${d.p.title.zh}申请，材料齐全、符合受理条件，现予受理。`),
    ...(due === null
      ? []
      : [text(`本机关将在${due}前作出决定。依法不计入时限的调查、核对期间除外，届时另行告知。`)]),
    text(`你可以凭办件编号随时查询办理进度，也可以在决定作出前撤回申请。办理依据：${basis(d)}。`),
    signed(d),
  ]
}

function supplementNotice(d: Printed): readonly Block[] {
  const due = dueOf(d, d.of.event.outcome)
  return [
    { kind: 'to', text: `${applicant(d)}：` },
    text(`你于${chineseDay(d.c.acts[0]!.at)}提出的${d.p.title.zh}申请，需要补正以下全部内容：`),
    text(String(d.fact('missing') ?? '')),
    text(
      `${due === null ? '' : `请在${due}前补正。`}补正通知只发一次；逾期未补正的，视为撤回申请，可以重新申请。`,
    ),
    text(`告知依据：${basis(d)}。`),
    signed(d),
  ]
}

/** Granted, refused, recovered or revoked: one document, whose words follow from the event. */
function decision(d: Printed): readonly Block[] {
  const e = d.of.event
  const granted = d.fact('granted')
  const reason = d.fact('reason')
  const end = d.p.steps[e.to]!
  const amount = typeof granted === 'number' && e.authority !== undefined ? (granted as Fen) : null
  return [
    { kind: 'to', text: `${applicant(d)}（身份证号 ${maskId(String(d.fact('applicantId') ?? ''))}）：` },
    text(
      `你于${chineseDay(d.c.acts[0]!.at)}提出的${d.p.title.zh}申请，住所地${placeName(d.house, d.c.area)}，经审查，决定如下：`,
    ),
    amount === null
      ? text(`${outcomeTitle(d)}。`)
      : text(
          `${outcomeTitle(d)}，${wordingOf(d).amount.zh}${yuan(amount)}元（人民币${capitalAmount(amount)}）${end.end === undefined ? '，将发放到你申请时填写的账户' : ''}。`,
        ),
    ...(typeof reason === 'string' && amount === null
      ? [{ kind: 'heading', text: '一、理由' } as const, text(reason)]
      : []),
    ...amountTrace(d, amount),
    { kind: 'heading', text: '二、依据' },
    text(`${basis(d)}。`),
    ...(d.p.remedy
      ? [
          { kind: 'heading', text: '三、救济途径' } as const,
          text(`${d.p.remedy.text.zh}（${clause(d, d.p.remedy.clause)}）`),
        ]
      : []),
    signed(d),
  ]
}

const outcomeTitle = (d: Printed): string =>
  Object.values(d.p.steps).find((s) => Object.hasOwn(s.outcomes, d.of.event.outcome))?.outcomes[
    d.of.event.outcome
  ]?.title.zh ?? ''

/** How the amount came about and who was allowed to decide it. */
function amountTrace(d: Printed, amount: Fen | null): readonly Block[] {
  const a = d.of.event.authority
  if (amount === null || !a) return []
  const { trace, earlier } = wordingOf(d)
  const max = a.max === null ? '不设上限' : `${yuan(a.max)}元`
  return [
    { kind: 'heading', text: '一、金额和权限' },
    text(
      `${trace === undefined ? '' : withFacts(d, trace)}本次审批权限为${max}${a.counted > 0 ? `，${fill(earlier, { counted: yuan(a.counted), sum: yuan((a.counted + a.amount) as Fen) }).zh}` : ''}。`,
    ),
  ]
}

/** [UN3] In the words of the programme's pack, and of every procedure where it has none. */
const wordingOf = (d: Printed): DecisionWording => ({
  ...plainWording.decision,
  ...d.house.packs.wording?.[d.p.id]?.decision,
})
type DecisionWording = Required<Pick<NonNullable<Wording['decision']>, 'amount' | 'earlier'>> &
  Pick<NonNullable<Wording['decision']>, 'trace'>

const withFacts = (d: Printed, words: Text): string =>
  fill(words, Object.fromEntries(slotsIn(words.zh).map((name) => [name, factText(d, name)]))).zh

/** A number as its field counts it; what is not known is a dash. */
function factText(d: Printed, name: string): string {
  const value = d.fact(name)
  if (value === null) return '—'
  return d.p.fields[name]?.type === 'fen' && typeof value === 'number' ? `${yuan(value)}元` : String(value)
}

/** Account holder and account of each case, masked. */
async function payeesOf(
  house: House,
  members: readonly string[],
): Promise<ReadonlyMap<string, readonly [string, string]>> {
  const payees = new Map<string, readonly [string, string]>()
  const clear = (of: Case, name: string, mask: (text: string) => string): string => {
    try {
      return mask(String(unseal(name, of.facts[name] ?? null, of, house.keys) ?? ''))
    } catch {
      return unreadable
    }
  }
  for (let from = 0; from < members.length; from += mostLines) {
    const cases = await statesOf(house.pool, house.code, members.slice(from, from + mostLines))
    await loadKeys(house, [...cases.values()])
    for (const [id, of] of cases)
      payees.set(id, [clear(of, 'accountHolder', maskName), clear(of, 'account', maskCard)])
  }
  return payees
}

/** [LS6] The list of a batch, typed or gathered: recognisable to the office, useless to a passer-by. */
async function paymentList(d: Printed): Promise<readonly Block[]> {
  const list = d.p.bank?.lines ?? ''
  const listed = d.p.gathers?.[list] ? await listedLines(d.house, d.p, d.c, list) : d.fact(list)
  const lines = (listed ?? []) as unknown as readonly { readonly member: string; readonly amount: Fen }[]
  const payees = await payeesOf(
    d.house,
    lines.map((l) => l.member),
  )
  const total = lines.reduce((sum, l) => sum + l.amount, 0)
  return [
    text(
      `本批共${lines.length}笔，合计${yuan(total)}元（人民币${capitalAmount(total)}）。编制时间${chineseInstant(d.of.event.at)}。`,
    ),
    {
      kind: 'table',
      widths: [8, 28, 16, 28, 20],
      align: ['center', 'left', 'left', 'left', 'right'],
      head: ['序号', '办件编号', '户名', '账号', '金额（元）'],
      rows: lines.map((l, i) => [
        String(i + 1),
        l.member,
        ...(payees.get(l.member) ?? ['—', '—']),
        yuan(l.amount),
      ]),
      foot: ['', '合计', '', '', yuan(total)],
    },
    { kind: 'note', text: '编制人：            复核人：            负责人：' },
    signed(d),
  ]
}
