/** The worker of lists that nobody types: finds their lines in one snapshot, brings them in by the thousand, closes them, speaks to them. */
import type { Facts } from '#kernel/rule'
import { caseColumn, type Programme } from '#kernel/programme'
import {
  commandsToLines,
  gatherLines,
  knowledge,
  lineOfCase,
  lineOfEntry,
  linesSent,
  mostLines,
  noneGathered,
  pageAfter,
  ruleSpeaking,
  type Case,
  type Lookup,
  type Surroundings,
  type TimeRun,
  type World,
} from '#kernel/case'
import { dayOfInstant, type Instant } from '#kernel/day'
import {
  casesAt,
  casesCounted,
  entriesAt,
  findCaseState,
  gatheringSeal,
  hashOfLines,
  linesAfter,
  orderLines,
  orderSeal,
  stagedLines,
  stageLines,
  type Connection,
} from '#store'
import { canonical } from '../../canonical.ts'
import { programmeOf, surroundings, type House } from '../realm.ts'
import { figureOf } from '../views/figure-named.ts'
import { ask, askEach, type Question } from './gather.ts'
import { system } from './outbox.ts'
import type { Queue } from './queue.ts'
import type { Submission } from './submission.ts'

/** What a list waits for, and, where history is told, the moment that it has come to. */
export type ListRun = {
  readonly case: string
  readonly seq: number
  readonly run: TimeRun
  readonly at: Instant | null
}

/** [LS1]-[LS4] Does what a list waits for. Cut off anywhere it goes on where it stopped: each page and each order has its own key. */
export const doList = (house: House, queue: Queue, of: ListRun): Promise<void> =>
  of.run.by === 'gather' ? gatherList(house, queue, of) : speakToLines(house, queue, of)

const given = (
  of: ListRun,
  key: string,
  command: Omit<Submission['command'], 'case' | 'seq' | 'input'>,
): Submission => ({
  owner: 'system',
  key,
  actor: system,
  command: { case: of.case, seq: null, input: {}, ...command },
  ...(of.at === null ? {} : { at: of.at }),
})

async function gatherList(house: House, queue: Queue, of: ListRun): Promise<void> {
  const list = of.run.name
  const first = await findCaseState(house.pool, house.code, of.case)
  const p = first && programmeOf(house, first)
  const g = p?.gathers?.[list]
  if (!first || !p || !g) return
  await stageLines(
    house.pool,
    house.code,
    { case: of.case, list, column: caseColumn(g) },
    (count, digest) => gatheringSeal(house.cover, of.case, list, count, digest),
    (db) => pagesOf(house, db, p, first, g, of),
  )
  const total = await stagedLines(house.pool, house.code, of.case, list)
  for (let before = first.gathered?.[list] ?? noneGathered; before.count < (total ?? 0);) {
    const lines = await linesAfter(house.pool, house.code, { case: of.case, list }, before.count, mostLines)
    const gathered = pageAfter(g, list, before, lines, hashOfLines)
    const key = `gather ${of.case} ${list} ${before.count}`
    const { refusal } = await queue.submit(given(of, key, { outcome: gatherLines, gathered }))
    if (refusal) return
    before = gathered
  }
  await queue.submit(given(of, `gathered ${of.case} ${list} ${of.seq}`, { outcome: g.closes, run: of.run }))
}

/** [LS1] The lines of all that is found, page by page, each with what it asks for besides read by the same snapshot. */
async function* pagesOf(
  house: House,
  db: Connection,
  p: Programme,
  c: Case,
  g: NonNullable<Programme['gathers']>[string],
  { run, at }: ListRun,
): AsyncGenerator<readonly Facts[]> {
  const on = dayOfInstant(run.due)
  const codes = c.area === house.root ? null : [...house.places.codes(c.area, on).keys()]
  const around = (area: string, world: World): Surroundings => ({
    ...surroundings(house, system, area, at === null ? undefined : { now: at, historical: true }),
    due: run.due,
    world,
  })
  const tells = Object.entries(g.tells ?? {})
  const toLines: Facts =
    tells.length === 0
      ? {}
      : await ask(house, c, (world) => {
          const k = knowledge(p, c, c.people, c.facts, around(c.area, world))
          return Object.fromEntries(tells.map(([name, formula]) => [name, k.read(formula)]))
        })
  const asCase = (state: Case, more: Facts = {}): Found => ({
    id: state.id,
    area: state.area,
    asks: listedAsks(programmeOf(house, state)!, state.id),
    of: (world) =>
      lineOfCase(g, programmeOf(house, state)!, state, around(state.area, world), { ...more, ...toLines }),
  })
  const next = async (after: string): Promise<readonly Found[]> => {
    const { from } = g
    if ('cases' in from) {
      const wanted = { programme: from.cases, steps: from.at, codes }
      return (await casesAt(db, house.code, wanted, after, mostLines)).map((state) => asCase(state))
    }
    if ('figure' in from) {
      const wanted = { figure: figureOf(house, from.figure)!, on, codes }
      return (await casesCounted(db, house.code, wanted, after, mostLines)).map(({ state, value }) =>
        asCase(state, { figureValue: value }),
      )
    }
    const wanted = { register: from.register, standing: from.standing ?? null, codes }
    return (await entriesAt(db, house.code, wanted, after, mostLines)).map((entry) => ({
      id: entry.id,
      area: c.area,
      of: (world) => lineOfEntry(g, p, c, entry, around(c.area, world)),
    }))
  }
  for (let rows = await next(''); rows.length > 0; rows = await next(rows.at(-1)!.id)) {
    const lines = (await askEach(db, house, rows)).filter((line) => line !== null)
    if (lines.length > 0) yield lines
  }
}

/** Something that may be a line. */
type Found = Question<Facts | null> & { readonly id: string }
const listedAsks = (p: Programme, id: string): readonly Lookup[] =>
  Object.values(p.listed ?? {}).map(({ list, sums, except }) => ({
    kind: 'listed',
    case: id,
    of: { list, sums, ...(except === undefined ? {} : { except }) },
  }))

/** [LS4] Each line is told by an order of the outbox, once; when all were ordered the log says so. */
async function speakToLines(house: House, queue: Queue, of: ListRun): Promise<void> {
  const [seq, effect] = of.run.name.split('.').map(Number) as [number, number]
  const c = await findCaseState(house.pool, house.code, of.case)
  const p = c && programmeOf(house, c)
  const outcome = c?.acts.find((a) => a.seq === seq)?.outcome
  if (!c || !p || outcome === undefined) return
  const list = ruleSpeaking(p, { outcome, effect })?.list ?? null
  if (list === null) return
  let count = 0
  for (;;) {
    const lines = await linesAfter(house.pool, house.code, { case: c.id, list }, count, mostLines)
    if (lines.length === 0) break
    const from = count
    const commands = await ask(house, c, (world) =>
      commandsToLines(p, c, { outcome, effect }, lines, from, {
        ...surroundings(house, system, c.area, of.at === null ? undefined : { now: of.at, historical: true }),
        world,
      }),
    )
    const orders = commands.map((body, n) => ({
      id: `${c.id}/${seq}/${effect}/${from + n + 1}`,
      body: { ...body, ...(of.at === null ? {} : { at: of.at }) },
    }))
    await orderLines(house.pool, house.code, c.id, orders, (id, body, txid) =>
      orderSeal(house.cover, id, canonical(body), txid),
    )
    count += lines.length
  }
  await queue.submit(
    given(of, `spoken ${of.case} ${of.run.name}`, { outcome: linesSent, sent: { seq, effect, count } }),
  )
}
