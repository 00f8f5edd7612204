/** Commands that arrive together are committed together: while one commit is under way, the next batch gathers and is decided. */
import { ensureAccounts, writeBatch } from '#store'
import type { House } from '../realm.ts'
import type { Draft } from './draft.ts'
import { prepare, type Ahead, type Prepared } from './prepare.ts'
import type { Decided, Submission } from './submission.ts'

type Waiting = {
  readonly s: Submission
  readonly answer: (d: Decided) => void
  readonly fail: (e: unknown) => void
}

export type Queue = {
  /** Resolves after the commit, or at once with a refusal. Rejects when the world fails (a fault). */
  submit(s: Submission): Promise<Decided>
  /** Resolves when nothing is waiting. */
  drained(): Promise<void>
  readonly depth: () => number
}

const mostTogether = 400

export function openQueue(house: House): Queue {
  const waiting: Waiting[] = []
  const idle: (() => void)[] = []
  const accounts = new Set<string>()
  let running = false
  let came = (): void => undefined

  const run = async (): Promise<void> => {
    running = true
    /** One turn of the event loop lets requests that were already read join the first batch. */
    await new Promise((next) => setImmediate(next))
    let ahead: Ahead | null = null
    for (;;) {
      if (waiting.length > 0) ahead = await follow(house, waiting, accounts, ahead)
      else if (ahead === null) break
      else {
        const more = new Promise<'more'>((wake) => {
          came = () => wake('more')
        })
        const ended = await Promise.race([ahead.done, more])
        if (ended === 'more') continue
        await ended?.()
        ahead = null
      }
    }
    running = false
    for (const wake of idle.splice(0)) wake()
  }
  return {
    submit: (s) =>
      new Promise((answer, fail) => {
        waiting.push({ s, answer, fail })
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
  accounts: Set<string>,
  ahead: Ahead | null,
): Promise<Ahead | null> {
  const batch = waiting.splice(0, mostTogether)
  const submissions = batch.map((w) => w.s)
  const [first] = await Promise.allSettled([prepare(house, submissions, ahead)])
  const left = ahead === null ? null : await ahead.done
  if (left === null) return begin(house, waiting, batch, accounts, first)
  /** Before the keys that were made for it are gone, nothing else may be decided: it could seal with one that is never stored. */
  if (first.status === 'fulfilled') forgetKeys(house, first.value)
  await left()
  const [again] = await Promise.allSettled([prepare(house, submissions, null)])
  return begin(house, waiting, batch, accounts, again)
}

/** Begins to write what was decided; who could not be told yet waits again, before all others. */
async function begin(
  house: House,
  waiting: Waiting[],
  batch: readonly Waiting[],
  accounts: Set<string>,
  ready: PromiseSettledResult<Prepared>,
): Promise<Ahead | null> {
  if (ready.status === 'fulfilled') {
    const { decided, draft } = ready.value
    waiting.unshift(...batch.slice(decided.length))
    return { draft, done: writtenWhole(house, batch.slice(0, decided.length), accounts, ready.value) }
  }
  await oneByOne(house, batch, accounts, ready.reason)
  return null
}

/** Null when all of it was written as it was decided; else how it is to be done in another way. */
async function writtenWhole(
  house: House,
  batch: readonly Waiting[],
  accounts: Set<string>,
  p: Prepared,
): Promise<(() => Promise<void>) | null> {
  try {
    await write(house, p, accounts)
  } catch (error) {
    return () => oneByOne(house, batch, accounts, error)
  }
  for (const [i, w] of batch.entries()) w.answer(p.decided[i]!)
  return null
}

async function write(house: House, p: Prepared, accounts: Set<string>): Promise<void> {
  try {
    await openAccounts(house, p.draft, accounts)
    if (p.statement) await writeBatch(house.pool, p.statement)
  } catch (error) {
    forgetKeys(house, p)
    throw error
  }
}

async function openAccounts(house: House, d: Draft, opened: Set<string>): Promise<void> {
  const fresh = d.commits.flatMap((commit) => commit.accounts).filter((a) => !opened.has(a.id))
  if (fresh.length === 0) return
  await ensureAccounts(house.pool, house.code, [...new Map(fresh.map((a) => [a.id, a])).values()])
  for (const a of fresh) opened.add(a.id)
}

const forgetKeys = (house: House, p: Prepared): void => house.keys.forget(p.keys)

/** [W4] If the whole batch cannot be decided or written, each command is tried alone: a neighbour's fault is not its own. */
async function oneByOne(
  house: House,
  batch: readonly Waiting[],
  accounts: Set<string>,
  error: unknown,
): Promise<void> {
  if (batch.length === 1 && !isRace(error)) return batch[0]!.fail(error)
  for (const w of batch) {
    try {
      w.answer(await attemptAgain(house, w.s, accounts))
    } catch (alone) {
      w.fail(alone)
    }
  }
}

async function attemptAgain(house: House, s: Submission, accounts: Set<string>): Promise<Decided> {
  for (let tries = 0; ; tries++) {
    try {
      const p = await prepare(house, [s], null)
      await write(house, p, accounts)
      return p.decided[0]!
    } catch (error) {
      if (!isRace(error) || tries >= 4) throw error
    }
  }
}

/** Another writer was quicker: read again and decide again. Anything else is a fault. */
const isRace = (error: unknown): boolean =>
  ['23505', '23514', '40001', '40P01', '55P03'].includes((error as { code?: string }).code ?? '')
