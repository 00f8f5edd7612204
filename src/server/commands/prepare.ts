/** A batch as it is decided: each command on what those before it left, all that they ask for read together. Nothing is written here. */
import { assert } from '#kernel'
import { askedDigest, batchStatement, loadBatch, refusalSeal, type BatchStatement, type Loaded } from '#store'
import { canonical } from '../canonical.ts'
import type { House } from '../realm.ts'
import { keep, openDraft, sealed, take, type Draft } from './draft.ts'
import { gather, nothingGathered, restsOf, type Gathered, type PlacedLookup } from './gather.ts'
import { judge, type Judged } from './judge.ts'
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
): Promise<Prepared> {
  const loaded = await load(house, batch, ahead?.draft ?? null)
  const draft = openDraft(house)
  const gathered = nothingGathered()
  const decided = await decideAll(house, batch, loaded, draft, ahead, gathered)
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
  loaded: Loaded,
  draft: Draft,
  ahead: Ahead | null,
  gathered: Gathered,
): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  for (const [i, s] of batch.entries()) {
    let judged = judge(house, draft, loaded, gathered, s)
    for (let round = 0; judged.kind === 'needs'; round++) {
      assert(round < mostRounds, `${s.command.outcome} asks for more each time it is told`)
      await ahead?.done
      /** Those behind it ask in the same trip, as far as they can be told now. */
      const behind =
        round === 0
          ? batch.slice(i + 1).flatMap((x) => needsOf(judge(house, draft, loaded, gathered, x)))
          : []
      await gather(house.pool, house, gathered, [...needsOf(judged), ...behind])
      judged = judge(house, draft, loaded, gathered, s)
    }
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

/** The cases and earlier answers of a batch: those that the batch ahead leaves are not in the database yet. */
async function load(house: House, batch: readonly Submission[], ahead: Draft | null): Promise<Loaded> {
  const cases = [...new Set(batch.map((s) => s.command.case))]
  const loaded = await loadBatch(
    house.pool,
    house.code,
    cases.filter((id) => !ahead?.states.has(id)),
    batch.map((s) => ({ actor: s.owner, key: s.key })),
  )
  if (ahead === null) return loaded
  const left = cases
    .filter((id) => ahead.states.has(id))
    .map((id) => [id, { state: ahead.states.get(id)!, hash: ahead.hashes.get(id)! }] as const)
  const answers = [...ahead.answers].map(
    ([id, { digest, decided }]) => [id, { digest, answer: decided }] as const,
  )
  return { cases: new Map([...loaded.cases, ...left]), answers: new Map([...loaded.answers, ...answers]) }
}
