/** A batch as it is decided: each command on what those before it left, all that they ask for read together. Nothing is written here. */
import { assert } from '#kernel/assert'
import {
  askedDigest,
  batchStatement,
  loadBatch,
  refusalSeal,
  type Answer,
  type BatchStatement,
  type Loaded,
  type LoadedCase,
} from '#store'
import { allows, thingOf } from '../access.ts'
import { canonical } from '../../canonical.ts'
import type { House } from '../realm.ts'
import { keep, openDraft, sealed, take, type Draft } from './draft.ts'
import { gather, nothingGathered, restsOf, type Gathered, type PlacedLookup } from './gather.ts'
import type { CaseMemory, Remembered } from './memory.ts'
import { foresee, judge, type Foreseen, type Judged } from './judge.ts'
import { digestOfBody, type Decided, type Submission } from './submission.ts'

export type Prepared = {
  /** The answers to the first so many of the batch; the others go with the next one. */
  readonly decided: readonly Decided[]
  readonly draft: Draft
  /** null where nothing is written. */
  readonly statement: BatchStatement | null
  /** The keys that were made for it. */
  readonly keys: readonly string[]
}
/** A batch that is being written: what it leaves if it is written as it was decided, and when that is over. */
export type Ahead = { readonly draft: Draft; readonly done: Promise<unknown> }

/**
 * [W8] Decides a batch while the one ahead of it is still being written: a case is taken as that one leaves it. What is read from
 * the database by anything but its case (awards, entries, figures, balances) is found there only after the commit, so a batch
 * that asks for any of it waits from there on.
 */
export async function prepare(
  house: House,
  batch: readonly Submission[],
  ahead: Ahead | null,
  /** None where the database alone is to be believed: something was not written as it was decided. */
  memory: CaseMemory | null = null,
): Promise<Prepared> {
  const loading = await load(house, batch, ahead?.draft ?? null, memory)
  const { loaded } = loading
  const draft = openDraft(house)
  const gathered = nothingGathered()
  const decided = await decideAll(house, batch, loading, draft, ahead, gathered)
  await house.keys.load(
    house.pool,
    draft.commits.map((commit) => commit.subject),
  )
  /** Keys that are made for this batch are stored with it and with no other: sealed and taken up in one turn. */
  const written = sealed(house, draft, loaded)
  const keys = written.subjectKeys.map((k) => k.subject)
  try {
    return { decided, draft, statement: batchStatement(written, restsOf(house.code, gathered)), keys }
  } catch (error) {
    house.keys.forget(keys)
    throw error
  }
}

/** What one answer names may be asked for next; more rounds than this are our mistake. */
const mostRounds = 12

async function decideAll(
  house: House,
  batch: readonly Submission[],
  { loaded, unread, unasked }: Loading,
  draft: Draft,
  ahead: Ahead | null,
  gathered: Gathered,
): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  const foreseen = new Map<Submission, Foreseen>()
  const judgeNow = (s: Submission): Judged => {
    const before = foreseen.get(s)
    if (before?.stands()) return before.judged
    const now = foresee(house, draft, loaded, gathered, s)
    foreseen.set(s, now)
    return now.judged
  }
  /** What a command asks for before its turn; one that lacked nothing as its case stands is not looked at again. */
  const asksAhead = (s: Submission): readonly PlacedLookup[] => {
    const before = foreseen.get(s)
    return before && before.judged.kind !== 'needs' && before.seesCase() ? [] : needsOf(judgeNow(s))
  }
  const judgedWhole = async (i: number, s: Submission): Promise<Judged> => {
    let judged = judgeNow(s)
    for (let round = 0; judged.kind === 'needs'; round++) {
      assert(round < mostRounds, `${s.command.outcome} asks for more each time it is told`)
      await ahead?.done
      /** Those behind it ask in the same trip, as far as they can be told now. */
      const behind = round === 0 ? batch.slice(i + 1).flatMap(asksAhead) : []
      await gather(house.pool, house, gathered, [...needsOf(judged), ...behind])
      judged = judgeNow(s)
    }
    return judged
  }
  for (const [i, s] of batch.entries()) {
    let judged = await judgedWhole(i, s)
    if (judged.kind === 'answered' && (unread.has(s.command.case) || unasked.has(s))) {
      await readAfterAll(house, loaded, draft, s, unread)
      judged = await judgedWhole(i, s)
    }
    assert(judged.kind !== 'needs', `${s.command.outcome} was told all that it asked for`)
    if (judged.kind === 'later') break
    const answer =
      judged.kind === 'answered' && judged.decided.status === 409
        ? await sooner(house, draft, loaded, gathered, s, judged)
        : judged
    decided.push(answer.decided)
    if (answer.kind === 'done') {
      const digest = digestOfBody(s)
      take(draft, answer.commit, askedDigest(house.cover, s.owner, s.key, digest))
      keep(draft, s, answer.decided, digest)
    }
    if (s.outbox !== undefined)
      draft.outboxDone.push({ id: s.outbox, answer: carriedAnswer(house, s.outbox, answer.decided) })
    if (answer.kind === 'done' && answer.commit.takeBacks.length > 0) break
  }
  return decided
}

/** [V10] What the outbox keeps of a command that it carried: that it was done, which its event tells, or why not, under the house's seal. */
function carriedAnswer(house: House, id: string, { status, body, refusal }: Decided): unknown {
  if (status < 300) return { done: true }
  const refused = refusal ?? body
  return { refused, seal: refusalSeal(house.cover, id, canonical(refused)) }
}

type Answered = Extract<Judged, { readonly kind: 'answered' }>

/**
 * [W10] Who comes too late for a case may have come with a key whose command another server did between the two looks at what was
 * answered and at how the case stands: they get that answer.
 */
async function sooner(
  house: House,
  draft: Draft,
  loaded: Loaded,
  gathered: Gathered,
  s: Submission,
  judged: Answered,
): Promise<Answered> {
  const { answers } = await loadBatch(house.pool, house.code, [], [{ actor: s.owner, key: s.key }])
  const again = judge(house, draft, { ...loaded, answers }, gathered, s)
  return answers.size > 0 && again.kind === 'answered' ? again : judged
}

const needsOf = (judged: Judged): readonly PlacedLookup[] =>
  judged.kind === 'needs' ? judged.needs.map((lookup) => ({ lookup, place: judged.place })) : []

/** What a batch is decided on. `unread`: cases as they are remembered; `unasked`: whose keys were not looked up. */
type Loading = {
  readonly loaded: {
    readonly cases: Map<string, LoadedCase>
    readonly answers: Map<string, { readonly digest: Buffer; readonly answer: Answer }>
  }
  readonly unread: Set<string>
  readonly unasked: Set<Submission>
}

/**
 * [W11] The cases and earlier answers of a batch. What the batch ahead leaves is not in the database yet; what this server left last is
 * remembered. Who acts on a case as it is remembered, by its seq, cannot have been answered before: their act would have moved it. Should
 * that be wrong, the write meets the event or the key that is there, and the batch is decided on what is read.
 */
async function load(
  house: House,
  batch: readonly Submission[],
  ahead: Draft | null,
  memory: CaseMemory | null,
): Promise<Loading> {
  const cases = new Map<string, LoadedCase>()
  const answers: Loading['loaded']['answers'] = new Map()
  const [unread, unasked, absent] = [new Set<string>(), new Set<Submission>(), new Set<string>()]
  for (const s of batch) {
    const id = s.command.case
    if (!cases.has(id) && !absent.has(id)) {
      const left = ahead?.states.get(id)
      const remembered = left === undefined ? rememberedFor(house, s, memory) : undefined
      if (left !== undefined)
        cases.set(id, { state: left, hash: ahead!.hashes.get(id)!, ...ahead!.sizes.get(id)! })
      else if (remembered === undefined) absent.add(id)
      else {
        cases.set(id, remembered)
        unread.add(id)
      }
    }
    if (memory !== null && s.command.seq !== null && s.command.seq === cases.get(id)?.state.seq)
      unasked.add(s)
  }
  const read = await loadBatch(
    house.pool,
    house.code,
    [...absent],
    batch.filter((s) => !unasked.has(s)).map((s) => ({ actor: s.owner, key: s.key })),
  )
  for (const [id, c] of read.cases) cases.set(id, c)
  for (const [id, { digest, decided }] of ahead?.answers ?? []) answers.set(id, { digest, answer: decided })
  for (const [id, answer] of read.answers) answers.set(id, answer)
  return { loaded: { cases, answers }, unread, unasked }
}

/** [P7] Who may not see a case waits as long for that answer as for one about a case that there is not: its being remembered is not told. */
function rememberedFor(house: House, s: Submission, memory: CaseMemory | null): Remembered | undefined {
  const remembered = memory?.find(s.command.case)
  return remembered &&
    s.asker !== undefined &&
    allows(house, s.asker, 'act', thingOf(house, remembered.state)) === null
    ? undefined
    : remembered
}

/** [W11] Nobody is refused from memory: the case and the key are read, unless the batch itself has moved the case. */
async function readAfterAll(
  house: House,
  loaded: Loading['loaded'],
  draft: Draft,
  s: Submission,
  unread: Set<string>,
): Promise<void> {
  const id = s.command.case
  const isOurs = !unread.has(id) || draft.states.has(id)
  const read = await loadBatch(house.pool, house.code, isOurs ? [] : [id], [{ actor: s.owner, key: s.key }])
  for (const [key, answer] of read.answers) loaded.answers.set(key, answer)
  if (isOurs) return
  unread.delete(id)
  loaded.cases.delete(id)
  for (const [key, c] of read.cases) loaded.cases.set(key, c)
}
