/** Commands that arrive together are committed together: while one commit is under way, the next batch gathers and is decided. */
import { afterLoss, ensureAccounts, isAway, Lost, writeBatch } from '#store'
import { programmeOf, type House } from '../realm.ts'
import type { Draft } from './draft.ts'
import { DatabaseAway } from '../database-away.ts'
import { openMemory, type CaseMemory } from './memory.ts'
import { prepare, type Prepared } from './prepare.ts'
import type { Decided, Submission } from './submission.ts'

type Waiting = {
  readonly s: Submission
  readonly answer: (d: Decided) => void
  readonly fail: (e: unknown) => void
  /** How often a connection was lost over it. */
  losses: number
  /** It was being written when a connection was lost. */
  mayBeDone: boolean
}

/** What this process believes of the database: which accounts are there, how cases stand, since when it is away, and how long that is borne. */
type Believed = {
  readonly accounts: Set<string>
  readonly cases: CaseMemory
  awaySince: number | null
  readonly patienceMs: number
}

/** How a batch is done that was not written as it was decided; gives those who then wait again. */
type InAnotherWay = () => Promise<readonly Waiting[]>
/** A batch that is being written; what `done` gives is null when it was written as it was decided. */
type Writing = { readonly draft: Draft; readonly done: Promise<InAnotherWay | null> }

export type Queue = {
  /** Resolves after the commit, or at once with a refusal. Rejects when the world fails (a fault). */
  submit(s: Submission): Promise<Decided>
  /** Resolves when nothing is waiting. */
  drained(): Promise<void>
  readonly depth: () => number
}

const mostTogether = 400
/** [W9] So long whoever waits is kept waiting for a database that went away; then they are told to come again. */
const patienceMs = 15_000
/** What a connection was lost over again and again may be the reason for it. */
const mostLosses = 5

/** `patience`: how long a command waits for a database that went away. */
export function openQueue(house: House, patience = patienceMs): Queue {
  const waiting: Waiting[] = []
  const idle: (() => void)[] = []
  const believed: Believed = {
    accounts: new Set(),
    cases: openMemory(),
    awaySince: null,
    patienceMs: patience,
  }
  let running = false
  let came = (): void => undefined

  const run = async (): Promise<void> => {
    running = true
    /** One turn of the event loop lets requests that were already read join the first batch. */
    await new Promise((next) => setImmediate(next))
    let ahead: Writing | null = null
    for (;;) {
      if (waiting.length > 0) ahead = await follow(house, waiting, believed, ahead)
      else if (ahead === null) break
      else {
        const more = new Promise<'more'>((wake) => {
          came = () => wake('more')
        })
        const ended = await Promise.race([ahead.done, more])
        if (ended === 'more') continue
        if (ended) waiting.unshift(...(await ended()))
        ahead = null
      }
    }
    running = false
    for (const wake of idle.splice(0)) wake()
  }
  return {
    submit: (s) =>
      new Promise((answer, fail) => {
        waiting.push({ s, answer, fail, losses: 0, mayBeDone: false })
        came()
        if (!running) void run()
      }),
    drained: () =>
      running || waiting.length > 0 ? new Promise((wake) => idle.push(wake)) : Promise.resolve(),
    depth: () => waiting.length,
  }
}

/**
 * [W8] Decides a batch, then waits for the commit of the one ahead of it before its own begins: what was decided on top of
 * something that was not written so is decided anew. Resolves when the writing has begun, or with null when nothing is left of it to write.
 */
async function follow(
  house: House,
  waiting: Waiting[],
  believed: Believed,
  ahead: Writing | null,
): Promise<Writing | null> {
  const batch = waiting.splice(0, mostTogether)
  const submissions = batch.map((w) => w.s)
  const [first] = await Promise.allSettled([prepare(house, submissions, ahead, believed.cases)])
  const left = ahead === null ? null : await ahead.done
  if (left === null) return begin(house, waiting, batch, believed, first)
  /** Before the keys that were made for it are gone, nothing else may be decided: it could seal with one that is never stored. */
  if (first.status === 'fulfilled') forgetKeys(house, first.value)
  const again = await left()
  if (again.length > 0) {
    waiting.unshift(...again, ...batch)
    return null
  }
  const [anew] = await Promise.allSettled([prepare(house, submissions, null)])
  return begin(house, waiting, batch, believed, anew)
}

/** Begins to write what was decided; who could not be told yet waits again, before all others. */
async function begin(
  house: House,
  waiting: Waiting[],
  batch: readonly Waiting[],
  believed: Believed,
  ready: PromiseSettledResult<Prepared>,
): Promise<Writing | null> {
  if (ready.status === 'fulfilled') {
    const { decided } = ready.value
    waiting.unshift(...batch.slice(decided.length))
    const done = writtenWhole(house, batch.slice(0, decided.length), believed, ready.value)
    return { draft: ready.value.draft, done }
  }
  waiting.unshift(...(await inAnotherWay(house, batch, believed, ready.reason)))
  return null
}

/** Null when all of it was written as it was decided; else how it is to be done in another way, and who then waits again. */
async function writtenWhole(
  house: House,
  batch: readonly Waiting[],
  believed: Believed,
  p: Prepared,
): Promise<InAnotherWay | null> {
  try {
    await write(house, p, believed)
  } catch (error) {
    return () => inAnotherWay(house, batch, believed, error)
  }
  for (const [i, w] of batch.entries()) w.answer(p.decided[i]!)
  return null
}

async function inAnotherWay(
  house: House,
  batch: readonly Waiting[],
  believed: Believed,
  error: unknown,
): Promise<readonly Waiting[]> {
  if (error instanceof Lost || isAway(error)) return afterTheLoss(house, batch, believed, error)
  return oneByOne(house, batch, believed, error)
}

/**
 * [W9] The database went away. When it is back, those who wait are taken as if they had just come: what was written after all is
 * looked up by its keys and answered, the rest is decided on what now stands. What this process believed to be stored is read again.
 */
async function afterTheLoss(
  house: House,
  batch: readonly Waiting[],
  believed: Believed,
  error: unknown,
): Promise<readonly Waiting[]> {
  believed.accounts.clear()
  believed.cases.clear()
  believed.awaySince ??= performance.now()
  house.keys.distrust()
  for (const w of batch) {
    w.losses += 1
    w.mayBeDone ||= error instanceof Lost
  }
  const backend = error instanceof Lost ? error.backend : null
  const patience = Math.max(0, believed.awaySince + believed.patienceMs - performance.now())
  const isBack = await afterLoss(house.pool, backend, patience).catch(() => false)
  if (isBack) believed.awaySince = null
  const again = batch.filter((w) => isBack && w.losses < mostLosses)
  for (const w of batch) if (!again.includes(w)) w.fail(new DatabaseAway(w.mayBeDone, error))
  return again
}

async function write(house: House, p: Prepared, believed: Believed): Promise<void> {
  try {
    await openAccounts(house, p.draft, believed.accounts)
    if (p.statement) await writeBatch(house.pool, p.statement)
    remember(house, p.draft, believed.cases)
  } catch (error) {
    forgetKeys(house, p)
    believed.cases.forget(p.draft.states.keys())
    throw error
  }
}

/** [W11] A case as it was written is what the next one who acts on it finds. At its end nobody is expected to. */
function remember(house: House, d: Draft, cases: CaseMemory): void {
  for (const [id, state] of d.states) {
    const isOver = programmeOf(house, state)?.steps[state.step]?.end !== undefined
    if (isOver) cases.forget([id])
    else cases.keep(id, { state, hash: d.hashes.get(id)!, ...d.sizes.get(id)! })
  }
}

async function openAccounts(house: House, d: Draft, opened: Set<string>): Promise<void> {
  const fresh = d.commits.flatMap((commit) => commit.accounts).filter((a) => !opened.has(a.id))
  if (fresh.length === 0) return
  await ensureAccounts(house.pool, house.code, [...new Map(fresh.map((a) => [a.id, a])).values()])
  for (const a of fresh) opened.add(a.id)
}

const forgetKeys = (house: House, p: Prepared): void => house.keys.forget(p.keys)

/**
 * [W4] If the whole batch cannot be decided or written, each command is tried alone: a neighbour's fault is not
 * its own. Gives those whom the database left.
 */
async function oneByOne(
  house: House,
  batch: readonly Waiting[],
  believed: Believed,
  error: unknown,
): Promise<readonly Waiting[]> {
  if (batch.length === 1 && !isRace(error)) {
    batch[0]!.fail(error)
    return []
  }
  for (const [i, w] of batch.entries()) {
    try {
      w.answer(await attemptAgain(house, w.s, believed))
    } catch (alone) {
      if (alone instanceof Lost || isAway(alone))
        return [...(await afterTheLoss(house, [w], believed, alone)), ...batch.slice(i + 1)]
      w.fail(alone)
    }
  }
  return []
}

async function attemptAgain(house: House, s: Submission, believed: Believed): Promise<Decided> {
  for (let tries = 0; ; tries++) {
    try {
      const p = await prepare(house, [s], null)
      await write(house, p, believed)
      return p.decided[0]!
    } catch (error) {
      if (!isRace(error) || tries >= 4) throw error
    }
  }
}

/** Another writer was quicker: read again and decide again. Anything else is a fault. */
const isRace = (error: unknown): boolean =>
  ['23505', '23514', '40001', '40P01', '55P03'].includes((error as { code?: string }).code ?? '')
