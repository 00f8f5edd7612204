/** A batch as it is decided: everything that it must know is read at once, then each command is judged. Nothing is written here. */
import { subjectFor, type Facts, type Programme } from '#kernel'
import {
  batchStatement,
  floorBalances,
  loadAwards,
  loadBatch,
  personKey,
  type BatchStatement,
  type Loaded,
} from '#store'
import { programmeOf, type House } from '../realm.ts'
import { decide, draft, finish, type Decided, type Draft, type Submission } from './batch.ts'
import { lookUp, type LookupSubject } from './lookups.ts'

export type Prepared = {
  readonly decided: readonly Decided[]
  readonly draft: Draft
  /** null where nothing is written. */ readonly statement: BatchStatement | null
  /** The keys that were made for it. */ readonly keys: readonly string[]
}
/** A batch that is being written: what it leaves, and, when that is over, null if it was written as it was decided, else what is left to be done for it. */
export type Ahead = { readonly draft: Draft; readonly done: Promise<(() => Promise<void>) | null> }

/**
 * [W8] Decides a batch while the one ahead of it is still being written: a case is taken as that one leaves it. What is found in the
 * database by anything but its case (awards, entries, figures, balances) is found there only after the commit, so a batch
 * that asks for it waits.
 */
export async function prepare(
  house: House,
  batch: readonly Submission[],
  ahead: Ahead | null,
): Promise<Prepared> {
  /** Whom an opening names is known before its case is looked for: both questions go at once. */
  const named = batch.flatMap((s) =>
    s.programme === undefined ? [] : peopleNamed(house, programmeOf(house, s.programme), s),
  )
  const [first] = await Promise.all([
    load(house, batch, ahead?.draft ?? null),
    house.keys.load(house.pool, named),
  ])
  const waits = ahead !== null && asksElsewhere(house, batch, first)
  if (waits) await ahead.done
  const loaded = waits ? await load(house, batch, null) : first
  const subjects = [...loaded.cases.values()].map((c) =>
    subjectFor(programmeOf(house, c.state.programme.id, c.state.programme.version)!, c.state),
  )
  await house.keys.load(house.pool, [
    ...subjects,
    ...batch
      .flatMap((s) => peopleNamed(house, programmeFor(house, s, loaded), s))
      .filter((key) => !named.includes(key)),
  ])
  const [awards, lookups] = await Promise.all([
    loadAwards(house.pool, house.code, awardsOf(house, batch, loaded)),
    lookUp(
      house,
      batch.flatMap((s) => subjectsOf(house, loaded, s)),
    ),
  ])
  const d = draft(house)
  if (drawsOnFloors(house, batch))
    for (const [account, balance] of await floorBalances(house.pool, house.code))
      d.balances.set(account, balance)
  const decided = batch.map((s) => decide(house, d, loaded, awards, lookups, s))
  /** In the same turn as the deciding: keys that were made for this batch are stored with no other. */
  const written = finish(house, d)
  const keys = written.subjectKeys.map((k) => k.subject)
  try {
    return { decided, draft: d, statement: batchStatement(written), keys }
  } catch (error) {
    house.keys.forget(keys)
    throw error
  }
}

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
  const answered = [...ahead.seen].map(
    ([id, { digest, decided }]) => [id, { digest, answer: decided }] as const,
  )
  return { cases: new Map([...loaded.cases, ...left]), answers: new Map([...loaded.answers, ...answered]) }
}

/** Whether a decision of this batch may rest on more than its own case. */
const asksElsewhere = (house: House, batch: readonly Submission[], loaded: Loaded): boolean =>
  drawsOnFloors(house, batch) ||
  awardsOf(house, batch, loaded).length > 0 ||
  batch.some((s) => asksRegisters(programmeFor(house, s, loaded)))

const asksRegisters = (p: Programme | undefined): boolean =>
  p !== undefined && (Object.keys(p.entries ?? {}).length > 0 || Object.keys(p.readings ?? {}).length > 0)

function programmeFor(house: House, s: Submission, loaded: Loaded): Programme | undefined {
  const c = loaded.cases.get(s.command.case)?.state
  if (c) return programmeOf(house, c.programme.id, c.programme.version)
  return s.programme === undefined ? undefined : programmeOf(house, s.programme)
}

/** The people that an input names, before it is parsed: enough to look up their keys and awards. */
function peopleNamed(house: House, p: Programme | undefined, s: Submission): readonly string[] {
  const idNos = (p?.subject?.people ?? []).flatMap((path) => {
    const [name, column] = path.split('.') as [string, string | undefined]
    const value = s.command.input[name]
    const values =
      column === undefined
        ? [value]
        : Array.isArray(value)
          ? value.map((line: Record<string, unknown> | null) => line?.[column])
          : []
    return values.filter((v): v is string => typeof v === 'string' && v.length < 40)
  })
  return idNos.map((idNo) => personKey(house.secrets, idNo))
}

/** The command with all that is known of it before it is parsed. */
function subjectsOf(house: House, loaded: Loaded, s: Submission): readonly LookupSubject[] {
  const programme = programmeFor(house, s, loaded)
  if (!programme) return []
  const c = loaded.cases.get(s.command.case)?.state
  return [
    { programme, area: c?.area ?? s.command.area ?? '', facts: { ...c?.facts, ...s.command.input } as Facts },
  ]
}

/** Whose earlier awards count: the people of the cases in the batch whose programme adds earlier awards up. */
function awardsOf(house: House, batch: readonly Submission[], loaded: Loaded): readonly string[] {
  const people = batch.flatMap((s) => {
    const p = programmeFor(house, s, loaded)
    if (!p || Object.keys(p.tallies).length === 0 || !decides(p, s.command.outcome)) return []
    return [...(loaded.cases.get(s.command.case)?.state.people ?? []), ...peopleNamed(house, p, s)]
  })
  return [...new Set(people)]
}

/** Tallies are asked by authority, by guards and by fixed facts; a plain step needs none. */
const decides = (p: Programme, outcome: string): boolean =>
  Object.values(p.steps).some((st) => st.outcomes[outcome]?.decides !== undefined)

/** Whether a command of this batch may draw on an account with a floor: then its balance must be known. */
const drawsOnFloors = (house: House, batch: readonly Submission[]): boolean =>
  house.packs.programmes.some((p) => batch.some((s) => drawsOnFloor(p, s.command.outcome)))

const drawsOnFloor = (p: Programme, outcome: string): boolean =>
  Object.values(p.steps).some((st) =>
    (st.outcomes[outcome]?.effects ?? []).some(
      (e) => e.kind === 'transfer' && p.accounts[e.credit]?.floor !== undefined,
    ),
  )
