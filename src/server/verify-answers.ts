/** [V10] The first answers to keys, worked out from the events that they name: none changed, none missing, none that no event gave. */
import { toEpochMs } from '#kernel/day'
import {
  answersAfter,
  askedDigest,
  caseIdsAfter,
  eventsOf,
  sha256OfText,
  type Connection,
  type StoredAnswer,
  type StoredForm,
} from '#store'
import { ahead } from './ahead.ts'
import { canonical } from '../canonical.ts'
import { answerTo } from './commands/judge.ts'
import type { House } from './realm.ts'
import type { Say } from './verify-say.ts'

/** Events and stored answers meet in one of so many sums: memory does not grow with the log, and where a sum is not zero it is asked why. */
const buckets = 65_536
const atOnce = 2_000

export type Answers = {
  /** Takes up what this event answers. */
  given(event: StoredForm): void
  /** Once every event was told. */
  verify(db: Connection, say: Say): Promise<void>
}

/** Only to spread them: nothing rests on it. */
function bucketOf(id: string): number {
  let n = 0
  for (let i = 0; i < id.length; i++) n = (Math.imul(n, 31) + id.charCodeAt(i)) | 0
  return (n ^ (n >>> 16)) & (buckets - 1)
}
const caseOf = (answer: unknown): string => String((answer as { readonly case?: unknown } | null)?.case)
/** Equal lines are equal answers. An event of an earlier home does not say which command it answers, or when. */
const lineOf = (status: number, body: unknown, at: number, command: string | undefined): string =>
  [status, canonical(body), command === undefined ? '' : at, command ?? ''].join('|')
const sumOf = (line: string): bigint => BigInt.asIntN(64, BigInt(`0x${sha256OfText(line).slice(0, 16)}`))

export function openAnswers(house: House): Answers {
  const sums = new BigInt64Array(buckets)
  let hasEarlier = false
  const givenLine = (e: StoredForm): string => {
    const version = e.moved?.from ?? e.programme.version
    const { status, body } = answerTo(house.versions.of(e.programme.id, version)!, e)
    return lineOf(status, body, e.recorded === undefined ? 0 : toEpochMs(e.recorded), e.asked)
  }
  const storedLine = (a: StoredAnswer): string =>
    lineOf(
      a.status,
      a.answer,
      a.at,
      a.isEarlier ? undefined : askedDigest(house.cover, a.actor, a.key, a.digest),
    )
  async function* stored(db: Connection): AsyncGenerator<readonly StoredAnswer[]> {
    for (let after = { actor: '', key: '' }; ;) {
      const page = await answersAfter(db, house.code, after, atOnce, hasEarlier)
      if (page.length === 0) return
      yield page
      after = page.at(-1)!
    }
  }
  return {
    given(e) {
      hasEarlier ||= e.asked === undefined
      sums[bucketOf(e.case)]! -= sumOf(givenLine(e))
    },
    async verify(db, say) {
      for await (const page of ahead(stored(db)))
        for (const a of page) sums[bucketOf(caseOf(a.answer))]! += sumOf(storedLine(a))
      const unequal = new Set<number>()
      for (let n = 0; n < buckets; n++) if (sums[n] !== 0n) unequal.add(n)
      if (unequal.size > 0)
        await sayWhich(db, house.code, unequal, stored(db), { givenLine, storedLine }, say)
    },
  }
}

/** Names what does not meet, from the cases whose sums are not zero. */
async function sayWhich(
  db: Connection,
  realm: string,
  unequal: ReadonlySet<number>,
  stored: AsyncGenerator<readonly StoredAnswer[]>,
  { givenLine, storedLine }: { givenLine(e: StoredForm): string; storedLine(a: StoredAnswer): string },
  say: Say,
): Promise<void> {
  const waiting = new Map<string, string[]>()
  for (let last = ''; ;) {
    const ids = await caseIdsAfter(db, realm, last, atOnce)
    if (ids.length === 0) break
    const some = ids.filter((id) => unequal.has(bucketOf(id)))
    for (const e of await eventsOf(db, realm, some)) {
      const line = givenLine(e)
      waiting.set(line, [...(waiting.get(line) ?? []), `${e.case}/${e.seq}`])
    }
    last = ids.at(-1)!
  }
  for await (const page of stored)
    for (const a of page) {
      if (!unequal.has(bucketOf(caseOf(a.answer)))) continue
      if (waiting.get(storedLine(a))?.pop() === undefined)
        say('answer', `${a.actor} ${a.key}`, 'is kept under this key, and is not what an event answered')
    }
  for (const events of waiting.values())
    for (const what of events) say('answer', what, 'the answer that this event gave is not kept as it was')
}
