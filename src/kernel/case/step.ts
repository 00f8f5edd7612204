/** The engine in one sentence: a programme, a case and a command give an event with its effects, or a refusal. */
import { assert } from '../assert.ts'
import { authorise, type AuthorityChain } from '../authority/index.ts'
import { dayOfInstant } from '../day/index.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Guard } from '../programme/clause.ts'
import type { Facts, Value } from '../rule/index.ts'
import {
  byOf,
  type Around,
  type Case,
  type CaseEvent,
  type Command,
  type Effect,
  type Refusal,
  type RefusalCode,
  type Stepped,
} from './case.ts'
import { clocksOf, inTime } from './clocks.ts'
import { runRefused } from './due.ts'
import { excluded, exclusionClauses } from './elsewhere.ts'
import { accountOf, effectsOf, inputOf } from './effects.ts'
import { withAdded } from './evolve.ts'
import { parseInput } from './input.ts'
import { papersBrought } from './papers.ts'
import { closingFacts } from './gather.ts'
import { knowledge, ruledAt, type Knowledge } from './knowledge.ts'
import { obligationsOf } from './owed.ts'
import { factsBefore, partsOfInput } from './own.ts'
import { heldUp, isMakerOf } from './office/desk.ts'
import { signatureOf } from './office/signature.ts'
import { peopleIn } from './people.ts'
import { inReach, touches } from './reach.ts'
import { refuse } from './refusal.ts'
import { restsOn } from './rests.ts'
import { derivedFacts } from './sealing.ts'
import { gathered, type Surroundings, type World } from './world.ts'

/**
 * [K6] Checks run in this order, and the first that fails is the refusal: known outcome, seq, step, version in force,
 * role, area, time, once only, kin, waiting, maker and checker, errands, form, papers in the form, kin in the form, formulas, guards, branches,
 * authority, what excludes, effects, balances.
 * The seq comes before the step: who decided too late hears that somebody else acted, not that there is nothing to decide.
 */
export function step(p: Programme, c: Case | null, cmd: Command, s: Surroundings): Stepped {
  assert(
    c === null || (c.programme.id === p.id && c.programme.version === p.version),
    `${cmd.case} is pinned to another version`,
  )
  const outcome = find(p, c, cmd)
  if (!outcome.ok) return no(refuse(outcome.code, p.basis))
  const o = outcome.value
  const barred = mayAct(p, c, cmd, o, s)
  if (barred) return no(barred)

  const closing = closingFacts(c, cmd)
  const stands = { ...factsBefore(p, o, c?.facts ?? {}), ...closing }
  const blank = knowledge(p, c, c?.people ?? [], stands, s, cmd.case)
  const parsed = parseInput(p, o, inputFor(p, cmd, blank), blank.learning(), cmd.sure)
  if (!parsed.ok) return no(parsed.refusal)
  const people = peopleIn(p, { ...stands, ...parsed.facts }, s.personKey)
  const concerned = [...new Set([...(c?.people ?? []), ...people])]
  const brought = papersBrought(p, o, c, cmd, parsed.facts, concerned, blank, s)
  if (!brought.ok) return no(brought.refusal)
  if (!o.kinMayAct && touches(concerned, s)) return no(refuse('kin', [o.clause]))
  const entered = knowledge(p, c, concerned, { ...stands, ...parsed.facts }, s, cmd.case)
  const derived = derivedFacts(p, o, parsed.facts, entered)
  const k = p.derived === undefined ? entered : entered.with(derived)

  const settled = settle(o, k)
  if (!settled.ok) return no(settled.refusal)
  const afterSets = settled.after
  const unmet = firstUnmet(p, o, afterSets)
  if (unmet) return no(unmet)
  const target = targetOf(o, afterSets)
  if (typeof target !== 'string') return no(target)
  const authority = authorityFor(p, c, o, afterSets, s)
  if (authority && 'code' in authority) return no(authority)
  const exclusion = excluded(p, cmd.outcome, afterSets.read)
  if (exclusion) return no(exclusion)

  const seq = (c?.seq ?? 0) + 1
  const adds = addsOf(o, afterSets)
  const whole = afterSets.with(withAdded(afterSets.facts, adds))
  const made = effectsOf(p, o.effects ?? [], whole, {
    input: cmd.input,
    case: cmd.case,
    seq,
    area: c?.area ?? cmd.area ?? '',
    people: concerned,
    accountOf: accountOf(p, s.areaPath, cmd.case),
    owed: () => owedBefore(p, c, s),
  })
  if (!made.ok) return no(refuse(made.lacks === 'place' ? 'no_place' : 'no_value', [o.clause]))
  const traces = afterSets.traces()
  const clauses = [
    ...new Set([
      o.clause,
      ...(o.when ?? []).map((g) => g.clause),
      ...(o.branches ?? []).flatMap((b) => (b.to === target ? [b.clause] : [])),
      ...Object.values(traces).flatMap((t) => t.clauses),
      ...(authority?.clauses ?? []),
      ...exclusionClauses(p, cmd.outcome),
      ...brought.clauses,
    ]),
  ]
  const signature = signatureOf(p, c, cmd, s, o)
  if (signature && 'code' in signature) return no(signature)
  if (overdraws(p, made.effects, s.world)) return no(refuse('overdrawn', clauses))
  return {
    ok: true,
    event: {
      case: cmd.case,
      seq,
      programme: { id: p.id, version: o.moves?.version ?? p.version },
      ...movedBy(o),
      outcome: cmd.outcome,
      to: target,
      area: c?.area ?? cmd.area ?? '',
      at: s.now,
      by: byOf(s.actor),
      ...(cmd.run ? { run: cmd.run } : {}),
      ...(s.historical ? { historical: true as const } : {}),
      ...(cmd.run?.by === 'gather' ? { closes: cmd.run.name } : {}),
      ...partsOfInput(p, o, parsed.facts, { ...closing, ...derived, ...settled.sets }),
      ...(adds ? { adds } : {}),
      ...(brought.reused.length > 0 ? { reused: brought.reused } : {}),
      people,
      ...(authority ? { authority } : {}),
      ...(signature ? { signature } : {}),
      ...(cmd.written ? { written: cmd.written } : {}),
      ...(cmd.aside ? { aside: cmd.aside } : {}),
      ...(Object.keys(traces).length > 0 ? { trace: traces } : {}),
      clauses,
      effects: [...made.effects, ...tellingOf(p, cmd), ...tellingOfReuse(brought.reused)],
    },
  }
}

/** [OW2] What is still open, and whether its limit has run out at the moment whose rules hold. */
const owedBefore = (p: Programme, c: Case | null, s: Around) =>
  (c === null ? [] : obligationsOf(p, c, s))
    .filter((o) => o.closedAt === null)
    .map(({ name, since, due }) => ({ name, since, isLate: due !== null && due < ruledAt(s) }))

/** What a schedule fills in is worked out by its own formulas, on its own day. */
function inputFor(p: Programme, { run, input }: Command, k: Knowledge): Command['input'] {
  return run?.by === 'schedule' ? inputOf(p.schedules?.[run.name]?.does.input ?? {}, k) : input
}

/** [TA7] Who is concerned is told what happened without anybody, and what they can do about it. */
function tellingOf(p: Programme, { run }: Command): readonly Effect[] {
  const text = run?.by === 'clock' ? p.clocks[run.name]?.lapses?.tells : undefined
  return text === undefined ? [] : [{ kind: 'notify', to: 'applicant', text }]
}

/** [K34] Whose papers somebody else used is told of it. */
const tellingOfReuse = (reused: readonly { readonly under?: string }[]): readonly Effect[] =>
  reused.some((r) => r.under !== undefined) ? [{ kind: 'notify', to: 'applicant', text: usedForYou }] : []

const usedForYou = {
  zh: '按照您签名的同意书，您以前提交的材料在本次办理中再次使用；您没有同意的，请联系受理单位，并撤回同意书。',
  en:
    'By the consent that you signed, papers that you handed in before are used again here; ' +
    'if you did not consent, tell the office and withdraw it.',
} as const

/** [TA8] What fell due and was refused, as the log keeps it: nothing changes but that it is known, and why. */
export const refusedEvent = (
  p: Programme,
  c: Case,
  cmd: Command,
  s: Around,
  refusal: Refusal,
): CaseEvent => ({
  case: c.id,
  seq: c.seq + 1,
  programme: { id: p.id, version: p.version },
  outcome: runRefused,
  to: c.step,
  area: c.area,
  at: s.now,
  by: { person: s.actor.person, post: s.actor.post, role: s.actor.role },
  ...(cmd.run ? { run: cmd.run } : {}),
  refused: refusal,
  ...(s.historical ? { historical: true as const } : {}),
  input: {},
  sets: {},
  people: [],
  clauses: refusal.clauses,
  effects: [],
})

/** [VS4] What of the case's past is called otherwise under the version that it moves to. */
const movedBy = ({ moves }: Outcome): Pick<CaseEvent, 'moved'> =>
  moves ? { moved: { from: moves.from, steps: moves.steps, outcomes: moves.outcomes } } : {}

const no = (refusal: Refusal): Stepped => ({ ok: false, refusal })

function find(
  p: Programme,
  c: Case | null,
  { outcome: name, seq }: Command,
): { ok: true; value: Outcome } | { ok: false; code: RefusalCode } {
  const here = c === null ? p.opens : p.steps[c.step]!.outcomes
  const somewhere =
    Object.hasOwn(p.opens, name) || Object.values(p.steps).some((st) => Object.hasOwn(st.outcomes, name))
  if (!somewhere) return { ok: false, code: 'unknown_outcome' }
  /** [K14] What does not depend on others only needs a case that is there: two neighbours may sign in the same minute. */
  const unordered =
    Object.hasOwn(here, name) && here[name]!.unordered === true && seq > 0 && seq < (c?.seq ?? 0)
  if (seq !== (c?.seq ?? 0) && !unordered) return { ok: false, code: 'stale_seq' }
  return Object.hasOwn(here, name) ? { ok: true, value: here[name]! } : { ok: false, code: 'wrong_step' }
}

/** Whether this person may do this here and now, before a word of the form is read. */
export function mayAct(
  p: Programme,
  c: Case | null,
  cmd: Pick<Command, 'outcome'>,
  o: Outcome,
  s: Around,
): Refusal | null {
  const say = (code: RefusalCode) => refuse(code, [o.clause])
  const since = c === null ? p.from : o.moves?.since
  if (since !== undefined && dayOfInstant(ruledAt(s)) < since) return say('not_in_force')
  if (!o.by.includes(s.actor.role)) return say('wrong_role')
  if (!inReach(p, c, s)) return say('wrong_area')
  const last = c?.acts.at(-1)
  if (last && s.now < last.at) return say('time_order')
  if (o.atMost !== undefined && (c?.acts.filter((a) => a.outcome === cmd.outcome).length ?? 0) >= o.atMost)
    return say('once_only')
  if (!o.kinMayAct && c && touches(c.people, s)) return say('kin')
  if (o.onlyAfter !== undefined && !lapsed(p, c, o.onlyAfter, s)) return say('too_early')
  if (isMakerOf(c, o, s.actor.person)) return say('same_person')
  return heldUp(p, c, cmd, o, s)
}

/** [K12] Some outcomes wait until a clock has run out: deemed withdrawal, deemed consent. */
function lapsed(p: Programme, c: Case | null, clock: string, s: Around): boolean {
  if (c === null) return false
  return clocksOf(p, c, s).some(
    (k) => k.name === clock && k.facts.stoppedAt === undefined && !inTime(k, ruledAt(s)),
  )
}

/** [K27] The facts that this outcome fixes for good. Each later one may use the earlier ones. */
function settle(
  o: Outcome,
  k: Knowledge,
): { ok: true; sets: Facts; after: Knowledge } | { ok: false; refusal: Refusal } {
  const sets: Record<string, Value> = {}
  const after = k.learning()
  for (const [name, formula] of Object.entries(o.sets ?? {})) {
    const { value, problems } = after.look(formula)
    if (problems.length > 0)
      return {
        ok: false,
        refusal: refuse('no_value', [o.clause], {
          field: name,
          message: {
            zh: `公式无法计算：${problems[0]}`,
            en: `The formula cannot be computed: ${problems[0]}`,
          },
        }),
      }
    sets[name] = value
    after.learn(name, value)
  }
  return { ok: true, sets, after }
}

/** What the outcome adds to list facts. */
function addsOf(o: Outcome, k: Knowledge): Facts | undefined {
  const adds = Object.entries(o.adds ?? {})
    .map(([name, formula]) => [name, k.read(formula)] as const)
    .filter(([, value]) => value !== null)
  return adds.length > 0 ? Object.fromEntries(adds) : undefined
}

/** [K8] A guard refuses when false; when null it says what is not known yet, never "not eligible"; and when it is wrong, it says how. */
function firstUnmet(p: Programme, o: Outcome, k: Knowledge): Refusal | null {
  for (const guard of o.when ?? []) {
    const truth = k.read(guard.test)
    if (truth === true) continue
    const fault = typeof truth === 'boolean' ? null : faultOf(guard, truth, k)
    if (fault) return fault
    const field = askedBy(p, o, guard)
    return refuse(truth === null ? 'not_known' : 'not_met', [guard.clause], {
      ...(field === undefined ? {} : { field }),
      message:
        truth === null
          ? { zh: `尚缺信息，无法判断：${guard.message.zh}`, en: `Not known yet: ${guard.message.en}` }
          : guard.message,
    })
  }
  return null
}

/** [FM8] The last field of the form on which a guard rests, where it rests on one: there it can be put right. */
function askedBy(p: Programme, o: Outcome, guard: Guard): string | undefined {
  const rests = restsOn(p, guard.test)
  return Object.keys(o.asks ?? {}).findLast((name) => rests.has(name))
}

/** [K30] The first branch that holds; one that cannot be told yet refuses, for the case must not go past it. */
function targetOf(o: Outcome, k: Knowledge): string | Refusal {
  for (const branch of o.branches ?? []) {
    const truth = k.read(branch.when)
    if (truth === true) return branch.to
    if (truth === false) continue
    const guard = { test: branch.when, clause: branch.clause, message: branch.title }
    return (
      faultOf(guard, truth, k) ??
      refuse('not_known', [branch.clause], {
        message: {
          zh: `尚缺信息，无法判断下一环节：${branch.title.zh}`,
          en: `Not known yet, so that the next step cannot be told: ${branch.title.en}`,
        },
      })
    )
  }
  return o.to
}

/** Nobody can supply what a wrong formula lacks: it is for those who wrote it. */
function faultOf(guard: Guard, value: Value, k: Knowledge): Refusal | null {
  const fault =
    value === null
      ? k.fault(guard.test)
      : { of: null, problem: 'the condition is neither true nor false / 条件的结果不是真假' }
  if (fault === null) return null
  const { of, problem } = fault
  /* the English before the Chinese; a division has a stroke of its own */
  const [, en, zh] = /^(.*) \/ ((?:(?! \/ ).)*[\u4e00-\u9fff].*)$/s.exec(problem) ?? ['', problem, problem]
  return refuse('wrong_formula', [guard.clause], {
    message: {
      zh: `条件的公式有误，无法判断（${of === null ? '' : `${of}：`}${zh}）：${guard.message.zh}`,
      en: `The formula of the condition is wrong (${of === null ? '' : `${of}: `}${en}): ${guard.message.en}`,
    },
  })
}

/** The least that an account may hold, or null where nothing bounds it. `reserve:430523105` is one of the accounts named `reserve`. */
export const floorOf = (p: Programme, account: string): number | null =>
  p.accounts[account.split(':')[0]!]?.floor ?? null

/** [W3] An account with a floor is looked at as the moves of this event leave it, one after another. */
function overdraws(p: Programme, effects: readonly Effect[], world: World): boolean {
  const moved = new Map<string, number>()
  const move = (account: string, by: number) => moved.set(account, (moved.get(account) ?? 0) + by)
  return effects.some((x) => {
    if (x.kind !== 'transfer') return false
    const { debit, credit, amount } = x.transfer
    move(debit, amount)
    move(credit, -amount)
    const floor = floorOf(p, credit)
    return floor !== null && gathered(world.balance(credit), credit) + moved.get(credit)! < floor
  })
}

/** The chain that lets this actor decide, the refusal, or null where nothing is decided. */
export function authorityFor(
  p: Programme,
  c: Case | null,
  o: Outcome,
  k: Knowledge,
  s: Surroundings,
): AuthorityChain | Refusal | null {
  if (!o.decides) return null
  const amount = k.read(o.decides.amount)
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0)
    return refuse('no_value', [o.clause])
  const answer = authorise(s.authorities, {
    act: o.decides.act,
    programme: p.id,
    role: s.actor.role,
    postArea: s.actor.area,
    areaPath: s.areaPath,
    on: k.on,
    amount,
    number: k.number,
    tally: k.tally,
    agreed: agreedBy(c, s.actor.person),
  })
  if (answer.ok) return answer.chain
  const mine = answer.shortfalls.filter((f) => f.grant.role === s.actor.role)
  const joint = mine.find((f) => f.code === 'not_joint')
  if (joint) return refuse('not_joint', [joint.grant.clause])
  const above = mine.find((f) => f.code === 'above_max' || f.code === 'excluded')
  const clauses = (mine.length > 0 ? mine : answer.shortfalls).map((f) => f.grant.clause)
  return refuse(
    above ? 'above_authority' : 'no_authority',
    clauses.length > 0 ? clauses : [o.clause],
    above?.code === 'excluded' ? { message: above.why } : {},
  )
}

/** Who else did an outcome since the case came to the step where it stands. */
export function agreedBy(c: Case | null, decider: string): (outcome: string) => readonly string[] {
  const since =
    c === null
      ? []
      : c.acts.slice(c.acts.findLastIndex((a, i) => a.to === c.step && c.acts[i - 1]?.to !== c.step) + 1)
  return (outcome) => since.filter((a) => a.outcome === outcome && a.person !== decider).map((a) => a.person)
}
