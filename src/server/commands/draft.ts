/** A batch in memory: what its commands did so far, seen by those that come after; then sealed, and as the store writes it. */
import type { Commit } from '#kernel/commit'
import type { Entry } from '#kernel/register'
import type { Instant } from '#kernel/day'
import type { Value } from '#kernel/rule'
import {
  concernsAny,
  consentIn,
  countedBy,
  pointOnMap,
  sealedPrefix,
  type Award,
  type Case,
  type CaseEvent,
  type PaperConsent,
  type World,
} from '#kernel/case'
import { keptAs, type Figure } from '#kernel/figure'
import { chainHash, eventBody, sealEvent, type Loaded, type Written } from '#store'
import { foundBy } from '../find/derive.ts'
import { programmeOf, type House } from '../realm.ts'
import { figureOf } from '../views/figure-named.ts'
import { casesInPart, larger, type CaseSize } from './in-part.ts'
import { keyOfAnswer, type Decided, type Submission } from './submission.ts'

type FirstAnswer = {
  readonly owner: string
  readonly key: string
  readonly digest: Buffer
  readonly decided: Decided
}

export type Draft = {
  readonly recordedAt: Instant
  /** In the order in which they are written. */
  readonly commits: Commit[]
  /** Which command each of them answers, as its event says it. */
  readonly asked: string[]
  /** Cases as they stand after the last of them. */
  readonly states: Map<string, Case>
  /** The last hash of each case, once the batch is sealed. */
  readonly hashes: Map<string, Buffer>
  /** About how large each case is, and the seq that it had when it was last written whole. */
  readonly sizes: Map<string, CaseSize>
  /** First answers, by the key that they are kept under. */
  readonly answers: Map<string, FirstAnswer>
  readonly outboxDone: { readonly id: string; readonly answer: unknown }[]
  /** How each account moved. */
  readonly moved: Map<string, number>
  /** What was entered, by `register id`. */
  readonly entered: Map<string, Entry>
  /** Cases whose earlier awards were taken back. */
  readonly voided: Set<string>
  /** Awards that stand. */
  readonly awards: Map<string, Award>
  /** Figures whose records were added or ended, as `figure version`. */
  readonly counted: Set<string>
}

export const openDraft = (house: House): Draft => ({
  recordedAt: house.clock.now(),
  commits: [],
  asked: [],
  states: new Map(),
  hashes: new Map(),
  sizes: new Map(),
  answers: new Map(),
  outboxDone: [],
  moved: new Map(),
  entered: new Map(),
  voided: new Set(),
  awards: new Map(),
  counted: new Set(),
})

/** Adds a commit, so that the next command is decided on what it leaves. */
export function take(d: Draft, commit: Commit, command: string): void {
  const { event } = commit
  d.commits.push(commit)
  d.asked.push(command)
  d.states.set(event.case, commit.state)
  for (const t of commit.transfers) {
    d.moved.set(t.debit, (d.moved.get(t.debit) ?? 0) + t.amount)
    d.moved.set(t.credit, (d.moved.get(t.credit) ?? 0) - t.amount)
  }
  for (const { entry } of commit.entries) d.entered.set(`${entry.register} ${entry.id}`, entry)
  if (commit.voidedOn !== null) {
    d.voided.add(event.case)
    for (const [key, a] of d.awards) if (a.case === event.case) d.awards.delete(key)
  }
  for (const [n, a] of commit.awards.entries())
    if (a.voidedOn === null) d.awards.set(`${event.case} ${event.seq} ${n}`, a)
  for (const { figure, version } of [...commit.adds, ...commit.ends]) d.counted.add(`${figure} ${version}`)
}

/** [W1] Keeps what was done to be answered to a repeat. What the world may change is not kept. */
export const keep = (d: Draft, s: Submission, decided: Decided, digest: Buffer): void =>
  void d.answers.set(keyOfAnswer(s), { owner: s.owner, key: s.key, digest, decided })

/** What was gathered, as this batch leaves it. A figure that the batch changed is not known until it is written: `changed` is told. */
export const worldAfter = (house: House, d: Draft, before: World, changed: () => void): World => ({
  awards: (people) => {
    const earlier = before.awards(people)
    return (
      earlier && [
        ...earlier.filter((a) => !d.voided.has(a.case)),
        ...[...d.awards.values()].filter((a) => a.people.some((person) => people.includes(person))),
      ]
    )
  },
  entry: (register, id) => d.entered.get(`${register} ${id}`) ?? before.entry(register, id),
  reading: (figure, on, cases) => {
    if (changes(d, figureOf(house, figure))) changed()
    return before.reading(figure, on, cases)
  },
  elsewhere: (people, programmes, then) => {
    const earlier = before.elsewhere(people, programmes, then)
    const here = then === undefined ? d.states : statesAt(d, then)
    return (
      earlier && [
        ...earlier.filter((c) => !here.has(c.id)),
        ...[...here.values()].filter((c) => concernsAny(c, people, programmes)),
      ]
    )
  },
  ground: (lon, lat, on) => before.ground(lon, lat, on),
  listed: (inCase, of) => {
    /** A list that leaves a step, or comes to one, may count from then on, or no more. */
    if ([...d.states.values()].some((c) => c.programme.id === of.list.programme)) changed()
    return before.listed(inCase, of)
  },
  opened: (inCase, name, mark) => toldHere(d, inCase, name, mark) ?? before.opened(inCase, name, mark),
  paper: before.paper,
  held: before.held,
  consent: (inCase) => consentHere(house, d, inCase) ?? before.consent(inCase),
  past: (inCase, seq) => {
    if (d.states.has(inCase)) changed()
    return before.past(inCase, seq)
  },
  balance: (account) => {
    const held = before.balance(account)
    return held === undefined ? undefined : held + (d.moved.get(account) ?? 0)
  },
})

/** [K34] Who takes a consent back takes it back from what follows in the same batch. */
function consentHere(house: House, d: Draft, id: string): PaperConsent | null {
  const state = d.states.get(id)
  return state ? consentIn(programmeOf(house, state)!, state) : null
}

/** [TA3] Cases as this batch leaves them by a moment; without those of which nothing that it did counts by then. */
function statesAt(d: Draft, then: Instant): ReadonlyMap<string, Case> {
  const states = new Map<string, Case>()
  for (const { state } of d.commits)
    if (countedBy(state.acts, then).length === state.acts.length) states.set(state.id, state)
  return states
}

/** [SD2] What this batch told lies in no box yet. */
const toldHere = (d: Draft, id: string, name: string, mark: string): Value | undefined =>
  d.commits.find((commit) => commit.event.case === id && mark === `${sealedPrefix}${commit.event.seq}`)
    ?.secret?.[name]

const changes = (d: Draft, f: Figure | undefined): boolean =>
  f !== undefined &&
  (['top', 'bottom'] as const).some((part) => {
    const { figure, version } = keptAs(f, part)
    return d.counted.has(`${figure} ${version}`)
  })

/** [S4] Seals every event and chains it to its case; what follows goes as the kernel worked it out. The keys of the subjects are loaded. */
export function sealed(house: House, d: Draft, loaded: Loaded): Written {
  const { commits } = d
  const boxed = new Map<string, Case>()
  const sizes = new Map<string, CaseSize>()
  const events: { readonly event: CaseEvent; readonly body: string; readonly hash: Buffer }[] = []
  for (const [n, commit] of commits.entries()) {
    const id = commit.event.case
    const subject = house.keys.current(commit.subject)
    const event = sealEvent(commit.event, commit.secret, subject, house.keys)
    const body = eventBody(event, d.recordedAt, d.asked[n]!)
    const hash = chainHash(d.hashes.get(id) ?? loaded.cases.get(id)?.hash ?? null, body)
    boxed.set(id, withBoxes(commit.state, boxed.get(id), event))
    d.hashes.set(id, hash)
    sizes.set(id, larger(sizes.get(id) ?? loaded.cases.get(id), body.length))
    events.push({ event, body, hash })
  }
  for (const [id, state] of boxed) d.states.set(id, state)
  const firsts = new Map(commits.toReversed().map((commit) => [commit.event.case, commit]))
  const parts = casesInPart(house, commits, sizes)
  for (const [id, size] of sizes)
    d.sizes.set(id, parts.has(id) ? size : { ...size, written: boxed.get(id)!.seq })
  const lasts = [...new Map(commits.map((commit) => [commit.event.case, commit])).values()]
  const numbered = <T>(
    rowsOf: (commit: Commit) => readonly T[],
  ): readonly (T & { readonly order: number })[] =>
    commits.flatMap((commit, n) => rowsOf(commit).map((row) => ({ ...row, order: n + 1 })))
  return {
    realm: house.code,
    recordedAt: d.recordedAt,
    events,
    cases: [...boxed.values()].map((state) => {
      const first = firsts.get(state.id)!
      return {
        state,
        before: first.before?.seq ?? 0,
        hashBefore: loaded.cases.get(state.id)?.hash ?? null,
        openedAt: state.acts[0]!.at,
        whole: !parts.has(state.id),
      }
    }),
    concerned: commits.flatMap(({ event, before, state }) =>
      state.people
        .filter((person) => !before?.people.includes(person))
        .map((person) => ({ person, case: event.case })),
    ),
    tasks: lasts.flatMap((commit) => commit.tasks),
    tasksOf: [...firsts.values()].flatMap(({ event, before }) => (before === null ? [] : [event.case])),
    ...pointsIn(house, lasts),
    errands: lasts.flatMap((commit) => commit.errands ?? []),
    errandsOf: lasts.filter((commit) => commit.errands !== null).map((commit) => commit.event.case),
    claimed: commits.flatMap((commit) => (commit.claimed === null ? [] : [commit.claimed])),
    runs: lasts.flatMap((commit) => commit.runs),
    timed: [...new Set(commits.filter((commit) => commit.timed).map((commit) => commit.event.case))],
    obligations: lasts.flatMap((commit) => commit.obligations),
    awards: awardsOf(commits),
    voids: commits.flatMap((commit) =>
      commit.voidedOn === null ? [] : [{ case: commit.event.case, on: commit.voidedOn }],
    ),
    transfers: commits.flatMap((commit) => commit.transfers),
    adds: numbered((commit) => commit.adds),
    ends: numbered((commit) => commit.ends),
    entries: numbered((commit) => commit.entries),
    takeBacks: commits.flatMap((commit) => commit.takeBacks),
    outbox: commits.flatMap((commit) =>
      [
        ...commit.commands.map((given) => ({ ...given, kind: 'command' as const })),
        ...commit.sends.map((sent) => ({ ...sent, kind: 'send' as const })),
      ].map((row) => ({ ...row, case: commit.event.case })),
    ),
    outboxDone: d.outboxDone,
    ...foundBy(house, commits),
    answers: [...d.answers.values()].map(({ owner, key, digest, decided }) => ({
      actor: owner,
      key,
      digest,
      status: decided.status,
      body: decided.body,
    })),
    subjectKeys: [...house.keys.takeNew()],
  }
}

/** [MP1] Where cases lie on a map after this batch: of those that are open, and whose programme says which point it is. */
function pointsIn(house: House, lasts: readonly Commit[]): Pick<Written, 'points' | 'pointsOf'> {
  const located = lasts.flatMap((commit) => {
    const p = programmeOf(house, commit.state)
    return p?.located ? [{ p, commit }] : []
  })
  return {
    points: located.flatMap(({ p, commit: { state } }) => {
      const point = pointOnMap(p, state)
      return point === null
        ? []
        : [{ case: state.id, programme: p.id, area: state.area, lon: point.lon, lat: point.lat }]
    }),
    pointsOf: located.map(({ commit }) => commit.event.case),
  }
}

/** The fold of what is stored: the state with the boxes of all its events, those of this batch among them. */
function withBoxes(state: Case, earlier: Case | undefined, event: CaseEvent): Case {
  const boxes = {
    ...state.sealed,
    ...earlier?.sealed,
    ...(event.sealed ? { [event.seq]: event.sealed } : {}),
  }
  return Object.keys(boxes).length === 0 ? state : { ...state, sealed: boxes }
}

/** What is taken back by a later event of the same batch is written as taken back. */
function awardsOf(commits: readonly Commit[]): Written['awards'] {
  return commits.flatMap((commit, n) =>
    commit.awards.map((award) => {
      const later = commits
        .slice(n + 1)
        .find((other) => other.event.case === commit.event.case && other.voidedOn !== null)
      return { ...award, voidedOn: award.voidedOn ?? later?.voidedOn ?? null }
    }),
  )
}
