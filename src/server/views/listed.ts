/** [LS9] What lists gave a case, for its page: each line with its state, which the case of the list tells and nothing keeps. */
import type { Case } from '#kernel/case'
import { dayOfInstant } from '#kernel/day'
import { isMaskedName, type Programme } from '#kernel/programme'
import type { Facts } from '#kernel/rule'
import { findCaseStates, linesNaming, readEvents, returnedLines, type LineNaming } from '#store'
import { allows, inOffice, reading, thingOf } from '../access.ts'
import type { ListedView } from '../contract/index.ts'
import { figureOf } from './figure-named.ts'
import { programmeOf, type House } from '../realm.ts'
import type { Principal } from '../session.ts'

type Line = ListedView['lines'][number]

/** Whether a bank pays lists that are gathered from cases like this one, or that tell a case of it. */
export const isPaidByLists = (house: House, p: Programme): boolean =>
  batchFields(p).length > 0 ||
  house.versions.all.some((v) => {
    const from = v.gathers?.[v.bank?.lines ?? '']?.from
    if (from === undefined) return false
    return 'cases' in from
      ? from.cases === p.id
      : 'figure' in from && figureOf(house, from.figure)?.programme === p.id
  })

/** What of a programme's forms names another case: where a list by hand tells its members that it was released, it says there which it is. */
const batchFields = (p: Programme): readonly string[] =>
  Object.entries(p.fields).flatMap(([name, field]) => (field.type === 'case' ? [name] : []))

/** Of a case that concerns many, nobody but the office is told whose money it is. */
export async function listedView(house: House, who: Principal, c: Case): Promise<ListedView> {
  const p = programmeOf(house, c)
  const isShown = p !== undefined && (p.subject?.place !== true || inOffice(house, who, c))
  const gathered = isShown ? await reading(house, who, (db) => linesNaming(db, house.code, c.id)) : []
  const fromActs = isShown ? await batchesTold(house, who, p, c) : []
  const states = await findCaseStates(house.pool, house.code, [
    ...new Set([...gathered.map((l) => l.batch), ...fromActs]),
  ])
  const batches = new Map(states.map((b) => [b.id, b]))
  const named = [...gathered, ...fromActs.flatMap((id) => lineByHand(house, batches.get(id), c))]
  const stood = named.flatMap((line) => {
    const batch = batches.get(line.batch)
    const standing = batch && p ? standingOf(house, p, batch, line) : null
    return standing === null ? [] : [{ line, ...standing }]
  })
  const answered = stood.flatMap((s) => (s.answer === null ? [] : [s.answer]))
  const reasons = await returnedLines(house.pool, house.code, c.id, answered)
  /** What the policy masks of the reason is masked here too, but for the one concerned and for who sees the answer itself. */
  const isMasked = p !== undefined && isMaskedName(p, 'bankReason') && inOffice(house, who, c)
  const lines = stood
    .map(({ line, batch, answer, ...standing }): Line => {
      const reason = answer === null ? undefined : reasons.get(batch.id)
      const seesBatch = allows(house, who, 'see', thingOf(house, batch)) !== null
      return {
        ...standing,
        batch: seesBatch ? batch.id : null,
        amount: line.amount,
        state: reason === undefined ? standing.state : 'returned',
        reason: isMasked && !seesBatch ? null : (reason ?? null),
      }
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.since < b.since ? 1 : -1))
  const sumOf = (...states: readonly Line['state'][]): number =>
    lines.reduce((sum, l) => (states.includes(l.state) ? sum + l.amount : sum), 0)
  return {
    lines,
    sums: {
      credited: sumOf('credited'),
      underWay: sumOf('listed', 'with_bank'),
      returned: sumOf('returned'),
    },
  }
}

/** The cases that the acts of this one name. */
async function batchesTold(
  house: House,
  who: Principal,
  p: Programme | undefined,
  c: Case,
): Promise<readonly string[]> {
  const fields = p ? batchFields(p) : []
  if (fields.length === 0) return []
  const events = await reading(house, who, (db) => readEvents(db, house.code, c.id))
  const values = events.flatMap(({ event }) => fields.map((name) => event.input[name]))
  return [...new Set(values.filter((value) => typeof value === 'string'))]
}

/** What a list for a bank that was typed, and not gathered, gives a case. */
function lineByHand(house: House, batch: Case | undefined, c: Case): readonly LineNaming[] {
  const list = batch && programmeOf(house, batch)?.bank?.lines
  const typed = list === undefined || batch?.gathered?.[list] ? null : batch?.facts[list]
  return (Array.isArray(typed) ? (typed as readonly Facts[]) : []).flatMap(({ member, amount }) =>
    member === c.id && typeof amount === 'number' ? [{ batch: batch!.id, list: list!, amount }] : [],
  )
}

type Standing = Pick<Line, 'title' | 'list' | 'day' | 'state' | 'since'> & {
  readonly batch: Case
  /** The act that answered it, and the field in which it says what came back. */
  readonly answer: { readonly case: string; readonly seq: number; readonly field: string } | null
}

/** Null where no bank pays this list, or where it ended without being paid. */
function standingOf(house: House, p: Programme, batch: Case, { list }: LineNaming): Standing | null {
  const of = programmeOf(house, batch)
  if (of?.bank?.lines !== list) return null
  const { bank } = of
  const begun = batch.acts.find((a) => a.outcome === of.gathers?.[list]?.starts) ?? batch.acts[0]!
  const release = batch.acts.findLast((a) => a.outcome === bank.released)
  const answer = release && batch.acts.find((a) => a.outcome === bank.answered && a.seq > release.seq)
  if (release === undefined && of.steps[batch.step]?.end !== undefined) return null
  const moved = answer ?? release ?? begun
  return {
    batch,
    title: bank.says ?? p.title,
    list: of.title,
    day: dayOfInstant(begun.run?.due ?? begun.at),
    state: answer ? 'credited' : release ? 'with_bank' : 'listed',
    since: moved.at,
    answer: answer ? { case: batch.id, seq: answer.seq, field: bank.returns ?? 'results' } : null,
  }
}
