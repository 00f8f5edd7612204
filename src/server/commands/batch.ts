/** One batch in memory: each command is decided on what the one before it left, and all are written together. */
import { createHash } from 'node:crypto'
import {
  clocksOf,
  contributions,
  dayOfInstant,
  evolve,
  holderOf,
  isId,
  partiesOf,
  pressing,
  readDue,
  refuse,
  step,
  subjectFor,
  type Actor,
  type Award,
  type Case,
  type CaseClock,
  type CaseEvent,
  type Command,
  type Entry,
  type Facts,
  type Holder,
  type Instant,
  type Programme,
  type Refusal,
  type Transfer,
} from '#kernel'
import { chainHash, personKey, sealEvent, type Answer, type Loaded, type Written } from '#store'
import { readingKey, type Lookups } from './lookups.ts'
import { programmeOf, settingOf, surroundings, type House } from '../realm.ts'

export type Submission = {
  /** Whose key it is: keys of two actors never meet. */
  readonly owner: string
  readonly key: string
  /** 'applicant': the person whom the case concerns first. */
  readonly actor: Actor | 'applicant'
  readonly programme?: string
  /** A null seq means "as it stands": only the system may say that. */
  readonly command: Omit<Command, 'seq'> & { readonly seq: number | null }
  /** A claimed time, under the permission to record history. */
  readonly at?: Instant
  /** The outbox row that asked for this command. */
  readonly outbox?: string
}

export type Decided = Answer & { readonly refusal?: Refusal }

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

export type Draft = Omit<Mutable<Written>, 'cases' | 'tasks' | 'tasksOf' | 'obligations' | 'floors'> & {
  readonly before: Map<string, number>
  readonly openedAt: Map<string, string>
  readonly states: Map<string, Case>
  readonly hashes: Map<string, Buffer>
  readonly seen: Map<string, { readonly digest: Buffer; readonly decided: Decided }>
  readonly balances: Map<string, number>
  /** What this batch entered so far, by `register id`. */
  readonly entered: Map<string, Entry>
}

export const draft = (house: House): Draft => ({
  realm: house.code,
  recordedAt: house.clock.now(),
  events: [],
  awards: [],
  voids: [],
  transfers: [],
  adds: [],
  ends: [],
  entries: [],
  takeBacks: [],
  outbox: [],
  outboxDone: [],
  subjectKeys: [],
  answers: [],
  before: new Map(),
  openedAt: new Map(),
  states: new Map(),
  hashes: new Map(),
  seen: new Map(),
  balances: new Map(),
  entered: new Map(),
})

export const digestOfBody = (s: Submission): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        s.programme ?? null,
        s.command.case,
        s.command.seq,
        s.command.outcome,
        s.command.area ?? null,
        s.command.input,
        s.at ?? null,
        s.actor === 'applicant' ? 'applicant' : s.actor.post,
      ]),
    )
    .digest()

/** [W1] A repeat gets the first answer; the same key with another body is a mistake that is said. */
export function decide(
  house: House,
  d: Draft,
  loaded: Loaded,
  awards: readonly Award[],
  lookups: Lookups,
  s: Submission,
): Decided {
  const digest = digestOfBody(s)
  const id = `${s.owner} ${s.key}`
  const seen = d.seen.get(id) ?? earlier(loaded, id)
  if (seen) return seen.digest.equals(digest) ? seen.decided : { status: 422, body: { code: 'key_reused' } }
  const decided = decideNew(house, d, loaded, awards, lookups, s)
  /** What the world may change is not kept: only what was done, and what will never be otherwise. */
  if (decided.status < 300) {
    d.seen.set(id, { digest, decided })
    d.answers.push({ actor: s.owner, key: s.key, digest, status: decided.status, body: decided.body })
  }
  if (s.outbox !== undefined)
    d.outboxDone.push({
      id: s.outbox,
      answer: decided.refusal ? { refused: decided.refusal } : { done: true },
    })
  return decided
}

function earlier(loaded: Loaded, id: string): { digest: Buffer; decided: Decided } | null {
  const storedAnswer = loaded.answers.get(id)
  return storedAnswer ? { digest: storedAnswer.digest, decided: storedAnswer.answer } : null
}

function decideNew(
  house: House,
  d: Draft,
  loaded: Loaded,
  awards: readonly Award[],
  lookups: Lookups,
  s: Submission,
): Decided {
  const id = s.command.case
  const c = d.states.get(id) ?? loaded.cases.get(id)?.state ?? null
  const p = c
    ? programmeOf(house, c.programme.id, c.programme.version)
    : s.programme === undefined
      ? undefined
      : programmeOf(house, s.programme)
  if (!p) return no(refuse(c || s.programme !== undefined ? 'unknown_programme' : 'unknown_case', []), 404)
  if (c && s.programme !== undefined) return no(refuse('case_exists', []))
  if (!isId(id)) return no(refuse('invalid_field', p.basis, { field: 'case' }))
  const area = c?.area ?? s.command.area ?? ''
  if (!house.reference.areas.has(area))
    return no(
      refuse('invalid_field', p.basis, {
        field: 'area',
        message: { zh: '没有这个区划代码', en: 'There is no such area' },
      }),
    )
  const now = house.clock.now()
  if (c === null && !house.places.stands(area, dayOfInstant(s.at ?? now)))
    return no(
      refuse('invalid_field', p.basis, {
        field: 'area',
        message: {
          zh: '该区划在这一天不存在（尚未设立或已经撤销），请选择现在的区划',
          en: 'The place does not stand on that day: choose one that does',
        },
      }),
    )
  if (s.at !== undefined && s.at > now) return no(refuse('time_order', p.basis))
  const earlierAwards = [
    ...awards.filter((a) => !d.voids.some((v) => v.case === a.case)),
    ...d.awards.filter((a) => a.voidedOn === null),
  ]
  const around = surroundings(
    house,
    s.actor === 'applicant' ? applicantOf(house, p, c, s.command.input) : s.actor,
    area,
    earlierAwards,
    {
      now: s.at ?? now,
      historical: s.at !== undefined,
      entry: (register, entry) =>
        d.entered.get(`${register} ${entry}`) ?? lookups.entries.get(`${register} ${entry}`) ?? null,
      reading: (figure, on) => lookups.readings.get(readingKey(figure, area, on)) ?? null,
    },
  )
  const stepped = step(p, c, { ...s.command, seq: s.command.seq ?? c?.seq ?? 0 }, around)
  if (!stepped.ok) return no(stepped.refusal)
  const overdrawn = overdraws(p, d, stepped.event)
  if (overdrawn) return no(refuse('overdrawn', stepped.event.clauses))
  take(house, d, loaded, p, c, stepped.event)
  /** The answer is kept for repeats, so it holds nothing that is sealed elsewhere. */
  const sets = Object.fromEntries(
    Object.entries(stepped.event.sets).filter(([name]) => p.fields[name]?.sensitive !== true),
  )
  return {
    status: c ? 200 : 201,
    body: { case: id, seq: stepped.event.seq, step: stepped.event.to, at: stepped.event.at, sets },
  }
}

/** The resident in their own affairs, as history knows them: by the ID number of the application. */
function applicantOf(
  house: House,
  p: Programme,
  c: Case | null,
  input: Readonly<Record<string, unknown>>,
): Actor {
  const idNo = input[p.subject?.people[0] ?? '']
  const person = c?.people[0] ?? (typeof idNo === 'string' ? personKey(house.secrets, idNo) : 'unknown')
  return { person, post: null, role: 'resident', area: null, kin: house.reference.kinOf.get(person) ?? [] }
}

const no = (refusal: Refusal, status = statusOf(refusal.code)): Decided => ({ status, body: null, refusal })

/** [W2] What a refusal is over HTTP: stale and out of order 409, not allowed 403, wrong form 422. */
function statusOf(code: Refusal['code']): number {
  if (
    code === 'stale_seq' ||
    code === 'wrong_step' ||
    code === 'case_exists' ||
    code === 'time_order' ||
    code === 'once_only' ||
    code === 'too_early'
  )
    return 409
  if (
    code === 'wrong_role' ||
    code === 'wrong_area' ||
    code === 'kin' ||
    code === 'same_person' ||
    code === 'no_authority' ||
    code === 'above_authority'
  )
    return 403
  return 422
}

const transfersOf = (e: CaseEvent): readonly Transfer[] =>
  e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))

/** [W3] An account with a floor is looked at together with what this batch already moved. */
function overdraws(p: Programme, d: Draft, e: CaseEvent): boolean {
  return transfersOf(e).some(
    (t) =>
      floorOf(p, t.credit) !== null && (d.balances.get(t.credit) ?? 0) - t.amount < floorOf(p, t.credit)!,
  )
}

export const floorOf = (p: Programme, account: string): number | null =>
  p.accounts[account.split(':')[0]!]?.floor ?? null

/** The versions that an event enters, each with the columns of its line. */
export const entriesOf = (
  e: CaseEvent,
  effect: Extract<CaseEvent['effects'][number], { readonly kind: 'enter' }>,
): readonly Entry[] =>
  effect.entries.map((x, i) => ({
    register: effect.register,
    id: x.id,
    area: x.area,
    standing: x.standing,
    body: { ...(effect.list === undefined ? {} : (e.input[effect.list] as readonly Facts[])[i]), ...x.body },
    case: e.case,
    seq: e.seq,
    from: dayOfInstant(e.at),
  }))

/** Adds one event, with all that follows from it, to the draft. */
function take(house: House, d: Draft, loaded: Loaded, p: Programme, c: Case | null, clear: CaseEvent): void {
  const id = clear.case
  const subject = house.keys.current(
    subjectFor(p, { id, people: c?.people.length ? c.people : clear.people }),
  )
  const event = sealEvent(p, clear, subject, house.keys)
  const state = evolve(c, event)
  const body = JSON.stringify(event)
  const hash = chainHash(d.hashes.get(id) ?? loaded.cases.get(id)?.hash ?? null, body)
  if (!d.before.has(id)) d.before.set(id, c?.seq ?? 0)
  if (c === null) d.openedAt.set(id, event.at)
  d.states.set(id, state)
  d.hashes.set(id, hash)
  d.events.push({ event, body, hash })
  const order = d.events.length
  const counted = contributions(house.packs.figures, p, c, state, event, settingOf(house, state))
  for (const add of counted.adds) d.adds.push({ ...add, order })
  for (const end of counted.ends) d.ends.push({ ...end, order })
  for (const [i, effect] of event.effects.entries()) {
    switch (effect.kind) {
      case 'transfer': {
        const t = effect.transfer
        d.transfers.push({ ...t, case: id, seq: event.seq, at: event.at })
        d.balances.set(t.debit, (d.balances.get(t.debit) ?? 0) + t.amount)
        d.balances.set(t.credit, (d.balances.get(t.credit) ?? 0) - t.amount)
        break
      }
      case 'award':
        d.awards.push({ ...effect.award, seq: event.seq, voidedOn: null })
        break
      case 'void_award':
        d.awards = d.awards.map((a) =>
          a.case === id && a.voidedOn === null ? { ...a, voidedOn: effect.on } : a,
        )
        d.voids.push({ case: id, on: effect.on })
        break
      case 'command':
        d.outbox.push({
          id: `${id}/${event.seq}/${i}`,
          case: id,
          body: {
            case: effect.case,
            outcome: effect.outcome,
            input: effect.input,
            ...(effect.programme === undefined ? {} : { programme: effect.programme, area: effect.area }),
            ...(event.historical ? { at: event.at } : {}),
          },
        })
        break
      case 'enter': {
        const isOpenRegister = house.packs.registers.find((r) => r.id === effect.register)?.open ?? false
        for (const entry of entriesOf(event, effect)) {
          d.entries.push({ entry, open: isOpenRegister, order })
          d.entered.set(`${entry.register} ${entry.id}`, entry)
        }
        break
      }
      case 'take_back':
        d.takeBacks.push({ register: effect.register, case: id, seq: event.seq, on: dayOfInstant(event.at) })
        break
      default:
        break
    }
  }
}

/** The batch as the store writes it: cases, tasks and obligations as they stand after the last event. */
export function finish(house: House, d: Draft): Written {
  const cases = [...d.states.values()].map((state) => ({
    state,
    before: d.before.get(state.id)!,
    openedAt: d.openedAt.get(state.id) ?? state.acts[0]!.at,
  }))
  return {
    ...d,
    cases,
    tasks: cases.flatMap(({ state }) => tasksOf(house, state)),
    tasksOf: cases.map((c) => c.state.id),
    obligations: cases.flatMap(({ state }) => obligationsOf(house, state)),
    subjectKeys: [...house.keys.takeNew()],
  }
}

/** [W6] What waits for whom, until when: for the holder of the step, and for each party of a joint review that has not answered. A function of the case and the calendar. */
export function tasksOf(house: House, state: Case): Written['tasks'] {
  const p = programmeOf(house, state.programme.id, state.programme.version)!
  const setting = settingOf(house, state)
  const amount = (p.about ?? []).map((name) => state.facts[name]).find((v) => typeof v === 'number') as
    | number
    | undefined
  const task = (h: Holder, clock: CaseClock | null) => ({
    case: state.id,
    programme: p.id,
    step: state.step,
    role: h.role,
    area: h.area,
    since: h.since,
    due: clock ? readDue(clock.facts).due : null,
    clock: clock?.name ?? null,
    amount: amount ?? null,
  })
  const parties = partiesOf(p, state, setting)
  const holder = holderOf(p, state, setting.areaPath)
  /** The holder is not hurried by what the others owe. */
  const theirs = new Set(Object.values(p.steps[state.step]!.parties ?? {}).map((party) => party.clock))
  return [
    ...(holder
      ? [task(holder, pressing(clocksOf(p, state, setting).filter((k) => !theirs.has(k.name))))]
      : []),
    ...parties.filter((party) => party.role !== holder?.role).map((party) => task(party, party.clock)),
  ]
}

export function obligationsOf(house: House, state: Case): Written['obligations'] {
  const p = programmeOf(house, state.programme.id, state.programme.version)!
  const clocks = state.obligations.length === 0 ? [] : clocksOf(p, state, settingOf(house, state))
  return state.obligations.map((o) => {
    const clock = clocks.find((k) => k.name === p.obligations[o.name]?.clock)
    return {
      case: state.id,
      name: o.name,
      since: o.since,
      due: clock ? readDue(clock.facts).due : null,
      closedAt: o.closed?.at ?? null,
      how: o.closed?.how ?? null,
    }
  })
}
