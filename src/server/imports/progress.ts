/** How far an import is, and what taking it back would do: read off its case and its entries, so that it is known after a restart too. */
import type { Programme, SheetRule } from '#kernel/programme'
import { enterRule, type Case } from '#kernel/case'
import { entriesOfCase, type EntriesOfCase } from '#store'
import { readingRegisters } from '../access.ts'
import type { ImportProgress } from '../contract/index.ts'
import { problemView } from '../problem.ts'
import { programmeOf, type House } from '../realm.ts'
import { actorFor, postsToday, type Principal } from '../session.ts'
import { mayDo } from './may-do.ts'
import type { Job } from './jobs.ts'

/** null for a case that is no import. */
export async function progressOf(
  house: House,
  who: Principal,
  state: Case,
  job: Job | null,
): Promise<ImportProgress | null> {
  const p = programmeOf(house, state)
  const enter = p?.sheet && enterRule(p, p.sheet)
  if (!p?.sheet || !enter) return null
  /** While it is under way it is asked every second: then its entries are not gone through. */
  const counts = job?.running
    ? null
    : await readingRegisters(house, who, [], (db) => entriesOfCase(db, house.code, enter.register, state.id))
  const name = state.facts[p.sheet.name]
  const last = state.acts.at(-1)!.outcome
  return {
    case: state.id,
    title: typeof name === 'string' ? { zh: name, en: name } : p.title,
    step: state.step,
    stepTitle: p.steps[state.step]!.title,
    running: job?.running ?? false,
    entered: counts?.entered ?? job!.entered,
    total: job?.total ?? null,
    problem: job?.problem ? problemView(house, job.problem) : null,
    finished: p.steps[state.step]!.end !== undefined,
    takenBack:
      counts && p.sheet.undo.includes(last) ? { entries: counts.takenBack, restored: counts.restored } : null,
    undo: counts && undoOf(house, who, p, p.sheet, state, counts),
  }
}

/** [IM9] The way to take all back from where the case stands, and what it would come to. */
function undoOf(
  house: House,
  who: Principal,
  p: Programme,
  rule: SheetRule,
  state: Case,
  counts: EntriesOfCase,
): ImportProgress['undo'] {
  const way = Object.entries(p.steps[state.step]!.outcomes).find(([name]) => rule.undo.includes(name))
  if (!way) return null
  const [outcome, o] = way
  const post = postsToday(house, who.person).find((x) =>
    mayDo(house, p, state, outcome, o, actorFor(house, who, x.id)),
  )
  return {
    outcome,
    title: o.title,
    seq: state.seq,
    reason: rule.reason,
    post: post?.id ?? null,
    entries: counts.standing,
    restored: counts.before,
    left: counts.superseded,
  }
}
