/** Commands that arrive together are committed together: while one commit is under way, the next batch gathers. */
import { subjectFor, type Award, type Facts, type Programme } from '#kernel'
import { ensureAccounts, floorBalances, loadAwards, loadBatch, personKey, writeBatch } from '#store'
import { programmeOf, type House } from '../realm.ts'
import { decide, draft, finish, floorOf, type Decided, type Draft, type Submission } from './batch.ts'
import { lookUp, type Asked } from './lookups.ts'

type Waiting = { readonly s: Submission; readonly answer: (d: Decided) => void; readonly fail: (e: unknown) => void }

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

  const run = async (): Promise<void> => {
    running = true
    /** One turn of the event loop lets requests that were already read join the first batch. */
    await new Promise((next) => setImmediate(next))
    while (waiting.length > 0) await runBatch(house, waiting.splice(0, together(house, waiting)), accounts)
    running = false
    for (const wake of idle.splice(0)) wake()
  }
  return {
    submit: (s) =>
      new Promise((answer, fail) => {
        waiting.push({ s, answer, fail })
        if (!running) void run()
      }),
    drained: () => (running || waiting.length > 0 ? new Promise((wake) => idle.push(wake)) : Promise.resolve()),
    depth: () => waiting.length,
  }
}

/** How many of those who wait go together: what takes entries back goes alone, because it looks at what the database holds. */
function together(house: House, waiting: readonly Waiting[]): number {
  const first = waiting.slice(0, mostTogether).findIndex((w) => takesBack(house, w.s.command.outcome))
  return first < 0 ? Math.min(waiting.length, mostTogether) : Math.max(1, first)
}

const takesBack = (house: House, outcome: string): boolean => house.packs.programmes.some((p) => Object.values(p.steps).some((st) => st.outcomes[outcome]?.effects?.some((e) => e.kind === 'take_back')))

/** [W4] If the whole batch cannot be written, each command is tried alone: a neighbour's fault is not its own. */
async function runBatch(house: House, batch: readonly Waiting[], accounts: Set<string>): Promise<void> {
  try {
    const decided = await attempt(house, batch.map((w) => w.s), accounts)
    for (const [i, w] of batch.entries()) w.answer(decided[i]!)
  } catch (error) {
    if (batch.length === 1 && !isRace(error)) return batch[0]!.fail(error)
    for (const w of batch) {
      try {
        w.answer((await attemptAgain(house, w.s, accounts)))
      } catch (alone) {
        w.fail(alone)
      }
    }
  }
}

async function attemptAgain(house: House, s: Submission, accounts: Set<string>): Promise<Decided> {
  for (let tries = 0; ; tries++) {
    try {
      return (await attempt(house, [s], accounts))[0]!
    } catch (error) {
      if (!isRace(error) || tries >= 4) throw error
    }
  }
}

/** Another writer was quicker: read again and decide again. Anything else is a fault. */
const isRace = (error: unknown): boolean => ['23505', '23514', '40001', '40P01', '55P03'].includes((error as { code?: string }).code ?? '')

async function attempt(house: House, batch: readonly Submission[], accounts: Set<string>): Promise<readonly Decided[]> {
  /** Whom an opening names is known before its case is looked for: both questions go at once. */
  const named = batch.flatMap((s) => (s.programme === undefined ? [] : peopleNamed(house, programmeOf(house, s.programme), s)))
  const [loaded] = await Promise.all([
    loadBatch(house.pool, house.code, [...new Set(batch.map((s) => s.command.case))], batch.map((s) => ({ actor: s.owner, key: s.key }))),
    house.keys.load(house.pool, named),
  ])
  const subjects = [...loaded.cases.values()].map((c) => subjectFor(programmeOf(house, c.state.programme.id, c.state.programme.version)!, c.state))
  await house.keys.load(house.pool, [...subjects, ...batch.flatMap((s) => peopleNamed(house, programmeFor(house, s, loaded), s)).filter((key) => !named.includes(key))])
  const [awards, lookups] = await Promise.all([awardsFor(house, batch, loaded), lookUp(house, batch.flatMap((s) => askedBy(house, loaded, s)))])
  const d = draft(house)
  for (const [account, balance] of await floors(house, batch)) d.balances.set(account, balance)
  const decided = batch.map((s) => decide(house, d, loaded, awards, lookups, s))
  await openAccounts(house, d, accounts)
  const written = finish(house, d)
  try {
    await writeBatch(house.pool, written)
  } catch (error) {
    house.keys.forget(written.subjectKeys.map((k) => k.subject))
    throw error
  }
  return decided
}

type LoadedBatch = Awaited<ReturnType<typeof loadBatch>>

function programmeFor(house: House, s: Submission, loaded: LoadedBatch): Programme | undefined {
  const c = loaded.cases.get(s.command.case)?.state
  if (c) return programmeOf(house, c.programme.id, c.programme.version)
  return s.programme === undefined ? undefined : programmeOf(house, s.programme)
}

/** The people that an input names, before it is parsed: enough to look up their keys and awards. */
function peopleNamed(house: House, p: Programme | undefined, s: Submission): readonly string[] {
  const idNos = (p?.subject?.people ?? []).flatMap((path) => {
    const [name, column] = path.split('.') as [string, string | undefined]
    const value = s.command.input[name]
    const found = column === undefined ? [value] : Array.isArray(value) ? value.map((line: Record<string, unknown> | null) => line?.[column]) : []
    return found.filter((v): v is string => typeof v === 'string' && v.length < 40)
  })
  return idNos.map((idNo) => personKey(house.secrets, idNo))
}

/** The command with all that is known of it before it is parsed. */
function askedBy(house: House, loaded: LoadedBatch, s: Submission): readonly Asked[] {
  const programme = programmeFor(house, s, loaded)
  if (!programme) return []
  const c = loaded.cases.get(s.command.case)?.state
  return [{ programme, area: c?.area ?? s.command.area ?? '', facts: { ...c?.facts, ...s.command.input } as Facts }]
}

/** Earlier awards to the people of the cases in the batch whose programme adds earlier awards up. */
async function awardsFor(house: House, batch: readonly Submission[], loaded: LoadedBatch): Promise<readonly Award[]> {
  const people = batch.flatMap((s) => {
    const p = programmeFor(house, s, loaded)
    if (!p || Object.keys(p.tallies).length === 0 || !decides(p, s.command.outcome)) return []
    return [...(loaded.cases.get(s.command.case)?.state.people ?? []), ...peopleNamed(house, p, s)]
  })
  return loadAwards(house.pool, house.code, [...new Set(people)])
}

/** Tallies are asked by authority, by guards and by fixed facts; a plain step needs none. */
const decides = (p: Programme, outcome: string): boolean => Object.values(p.steps).some((st) => st.outcomes[outcome]?.decides !== undefined)

/** Balances of accounts with a floor, where a command of this batch may draw on one. */
async function floors(house: House, batch: readonly Submission[]): Promise<ReadonlyMap<string, number>> {
  const draws = house.packs.programmes.some((p) => batch.some((s) => drawsOnFloor(p, s.command.outcome)))
  return draws ? floorBalances(house.pool, house.code) : new Map()
}

const drawsOnFloor = (p: Programme, outcome: string): boolean =>
  Object.values(p.steps).some((st) => (st.outcomes[outcome]?.effects ?? []).some((e) => e.kind === 'transfer' && p.accounts[e.credit]?.floor !== undefined))

async function openAccounts(house: House, d: Draft, known: Set<string>): Promise<void> {
  const programmes = new Map(d.events.map(({ event }) => [event.case, programmeOf(house, event.programme.id, event.programme.version)!]))
  const fresh = d.transfers.flatMap((t) => [t.debit, t.credit].map((id) => ({ id, unit: t.unit, floor: floorOf(programmes.get(t.case)!, id) }))).filter((a) => !known.has(a.id))
  if (fresh.length === 0) return
  await ensureAccounts(house.pool, house.code, [...new Map(fresh.map((a) => [a.id, a])).values()])
  for (const a of fresh) known.add(a.id)
}
