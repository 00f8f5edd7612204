/** What is asked on all roads, of whichever realms: a file beside this one brings a few of them, with its years and the forms that an officer would send. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCaseState } from '#store'
import type { Actor, Case } from '#kernel/case'
import type { Field, Outcome, Programme } from '#kernel/programme'
import {
  contestsRealm,
  lengshuitan,
  psbcYongzhou,
  random,
  zhuzhouCity,
  zhuzhouZone,
} from '../../../packs/rehearsal-hunan/index.ts'
import { brought } from '../../../packs/index.ts'
import type { makeZhuzhou } from '../../../packs/zhuzhou.ts'
import { connect } from '../../cli/client.ts'
import type { TestHouse } from '../../../tools/house.ts'
import { openDraft } from '../commands/draft.ts'
import { gather, nothingGathered } from '../commands/gather.ts'
import { judge } from '../commands/judge.ts'
import { openOutbox, type Outbox } from '../commands/outbox.ts'
import { openQueue, type Queue } from '../commands/queue.ts'
import type { Trial, WayView } from '../contract/index.ts'
import type { Decided, Submission } from '../commands/submission.ts'
import { holdersOf } from '../session.ts'
import { inForce, programmeOf, today, type House } from '../realm.ts'
import { caseView, openingsView } from '../views/case.ts'
import { openingTrial, trialView } from '../views/trial.ts'

/** The realms of each file: together every programme of every pack is in force in them. */
export const realmsOf = {
  'old-home': ['430523', '430300'],
  zone: [zhuzhouZone],
  others: ['430702', lengshuitan, zhuzhouCity, psbcYongzhou, contestsRealm],
} as const satisfies Readonly<Record<string, readonly string[]>>

let house: TestHouse
const roads = new Map<string, { readonly queue: Queue; readonly outbox: Outbox }>()

/** A realm of the house that is asked. */
export const realmAt = (code: string): House => house.houses.find((h) => h.code === code)!
/** The one road by which a case changes. */
export const submitTo = (code: string, s: Submission): Promise<Decided> => roads.get(code)!.queue.submit(s)

export type Form = Readonly<Record<string, unknown>>
/** Forms that an officer would send, by what they open: those that dice hardly ever find. */
export type Believable = Readonly<
  Record<string, (realm: House) => Promise<readonly Form[]> | readonly Form[]>
>

export type Line = {
  readonly key?: string
  readonly at?: string
  readonly case: string
  readonly seq?: number
  readonly programme?: string
  readonly outcome: string
  readonly area?: string
  readonly as?: string
  readonly input?: Form
}
export type Year = Pick<ReturnType<typeof makeZhuzhou>, 'registry'> &
  Partial<Pick<ReturnType<typeof makeZhuzhou>, 'uploads' | 'ground'>> & {
    readonly waves: readonly (readonly (Line | { readonly until: string })[])[]
  }

/** Openings of `restedOn` are played all the same, and asked once more; of cases that go the same way the first few are played. */
export function heldBack(
  year: Year,
  {
    restedOn = [],
    alike = Infinity,
  }: { readonly restedOn?: readonly string[]; readonly alike?: number } = {},
) {
  const lines = year.waves.flat().flatMap((line) => ('until' in line ? [] : [line]))
  const openings = lines.filter((line) => line.seq === 0).toReversed()
  const newest = new Map(openings.toReversed().map((line) => [`${line.programme} ${line.outcome}`, line]))
  /** Of what another one rests on the oldest is held back: on the newest, that other one is asked. */
  const isRestedOn = (line: (typeof lines)[number]): boolean =>
    [...newest.values()].some((x) => JSON.stringify(x.input ?? {}).includes(`"${line.case}"`))
  const last = new Map(
    [...newest].map(([name, line]) => [
      name,
      isRestedOn(line) ? openings.findLast((x) => `${x.programme} ${x.outcome}` === name)! : line,
    ]),
  )
  const cases = new Set([...last].flatMap(([name, line]) => (restedOn.includes(name) ? [] : [line.case])))
  const enough = alike === Infinity ? null : fewOfEachWay(lines, alike)
  const isPlayed = (line: Line): boolean => !cases.has(line.case) && (enough?.has(line.case) ?? true)
  const played = {
    ...year,
    waves: year.waves
      .map((wave) => wave.filter((line) => 'until' in line || isPlayed(line)))
      .filter((wave) => wave.length > 0),
  }
  const forms: Believable = Object.fromEntries(
    [...last].map(([name, { input, area, as }]) => [name, () => [{ ...input, area, as }]] as const),
  )
  return { played, forms }
}

/** What was held back, but for a day that is over or a partner that was held back too. */
export const changed =
  ({ forms }: ReturnType<typeof heldBack>, name: string, otherwise: Form) =>
  async (realm: House): Promise<readonly Form[]> =>
    (await forms[name]!(realm)).map((form) => ({ ...form, ...otherwise }))

/** The first cases of those that are opened and led on by the same acts, and whichever another one names. */
function fewOfEachWay(lines: readonly Line[], few: number): ReadonlySet<string> {
  const named = new Set(lines.flatMap((line) => JSON.stringify(line.input ?? {}).match(/"[^"]*"/g) ?? []))
  const opened = new Set(lines.flatMap((line) => (line.seq === 0 ? [line.case] : [])))
  /** What a case opened by itself goes with it: its number begins with the other's. */
  const rootOf = (id: string): string =>
    opened.has(id) || !/-\d+-\d+$/.test(id) ? id : rootOf(id.replace(/-\d+-\d+$/, ''))
  const ways = new Map<string, string>()
  for (const line of lines) {
    const root = rootOf(line.case)
    /** What a form names tells ways apart as well: a visit that found a dispute is not like the others. */
    const way = `${line.programme ?? ''} ${line.outcome} ${Object.keys(line.input ?? {}).join()}`
    ways.set(root, `${ways.get(root) ?? ''} ${way}`)
  }
  const alike = new Map<string, number>()
  const isOneOfFew = (way: string): boolean => {
    alike.set(way, (alike.get(way) ?? 0) + 1)
    return alike.get(way)! <= few
  }
  const roots = new Set(
    [...ways].flatMap(([id, way]) => (isOneOfFew(way) || named.has(`"${id}"`) ? [id] : [])),
  )
  return new Set(lines.flatMap((line) => (roots.has(rootOf(line.case)) ? [line.case] : [])))
}

/** What rests on an opening that was held back is refused, and is no matter: every programme has cases enough. */
export async function playYear(
  house: TestHouse,
  realm: string,
  { played: year }: ReturnType<typeof heldBack>,
): Promise<void> {
  const { console: machine } = house.at(realm)
  const send = (method: string, path: string, body: string, type: string) =>
    machine.send(method, path, body, { 'content-type': type })
  await send('PUT', '/api/registry', JSON.stringify(year.registry), 'application/json')
  if (year.ground) await send('PUT', '/api/ground', JSON.stringify(year.ground), 'application/json')
  const client = connect({ url: house.url, key: house.key, realm })
  for (const u of year.uploads ?? [])
    await client.upload(u.id, u.name, Uint8Array.from(Buffer.from(u.base64, 'base64')))
  for (const wave of year.waves) {
    const lines = wave.flatMap((line) =>
      'until' in line || line.case.startsWith('@') ? [] : [JSON.stringify(line)],
    )
    for (let i = 0; i < lines.length; i += 1_000)
      await send('POST', '/api/commands', lines.slice(i, i + 1_000).join('\n'), 'application/x-ndjson')
    const [until] = wave.flatMap((line) => ('until' in line ? [line.until] : []))
    await send(
      'POST',
      '/api/settle',
      JSON.stringify(until === undefined ? {} : { until }),
      'application/json',
    )
  }
}

type Said = {
  readonly code: string
  readonly field?: string | undefined
  readonly message: { readonly zh: string }
}
/** What a road answers, in words that roads can be compared by. */
export const saidBy = (refusal: Said | null | undefined) =>
  refusal ? [refusal.code, refusal.field ?? null, refusal.message.zh] : 'done'

/** Whoever may do it by role over the place; else the system, or the first whom it concerns. */
export function actorOf(realm: House, c: Pick<Case, 'area' | 'people'>, o: Outcome): Actor {
  for (const role of o.by)
    for (const area of realm.places.reach(c.area, today(realm)))
      for (const { person, post } of holdersOf(realm, role, area, today(realm)))
        return { person, post: post.id, role, area: post.area, kin: [] }
  const system = o.by.includes('system')
  return {
    person: system ? 'system' : (c.people[0] ?? 'nobody'),
    post: null,
    role: o.by[0]!,
    area: null,
    kin: [],
  }
}

/** Whoever holds a post; a resident by their own name. */
export function actorIn(realm: House, id: string, o: Outcome): Actor {
  const post = realm.reference.posts.get(id)
  if (!post) return { person: id, post: null, role: o.by[0]!, area: null, kin: [] }
  return { person: post.person, post: id, role: post.role, area: post.area, kin: [] }
}

/** No version of it is in force yet: nobody can have begun one. */
const isYetToCome = (realm: House, id: string): boolean =>
  realm.versions.all.every((p) => p.id !== id || p.from > today(realm))

/** Something that the form might take: believable, too large, or nothing at all. */
function valueFor(field: Field, sometimes: () => number): unknown {
  switch (field.type) {
    case 'boolean':
      return sometimes() < 0.7
    case 'fen':
    case 'integer':
      return Math.min(field.max, Math.max(field.min, Math.floor(sometimes() * 3_000_000)))
    case 'day':
      return sometimes() < 0.5 ? '2021-10-20' : '2021-11-15'
    case 'choice': {
      const options = Object.keys(field.options)
      return options[Math.floor(sometimes() * options.length)]
    }
    case 'list':
      return [Object.fromEntries(Object.entries(field.of).map(([name, f]) => [name, valueFor(f, sometimes)]))]
    case 'month':
      return sometimes() < 0.5 ? '2021-09' : '2021-11'
    case 'mobile':
      return '15481443667'
    case 'bank_card':
      return '6217981234567890126'
    case 'resident_id':
      return '430523196203150017'
    case 'papers':
      return []
    case 'area':
      return '430371002004'
    default:
      return '说明'
  }
}

const inputFor = (p: Programme, o: Outcome, sometimes: () => number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(o.asks ?? {})
      .filter(([, ask]) => ask === 'required' || sometimes() < 0.5)
      .map(([name]) => [name, valueFor(p.fields[name]!, sometimes)]),
  )

/** What the step is called at which a case stands. */
export async function titleAt(realm: House, id: string): Promise<unknown> {
  const c = (await findCaseState(realm.pool, realm.code, id))!
  return programmeOf(realm, c)!.steps[c.step]!.title
}

/** A few cases at each step of each version, their ids. */
async function casesAtSteps(realm: House): Promise<readonly string[]> {
  const { rows } = await realm.pool.query<{ id: string }>(
    `select id from (select id, row_number() over (partition by programme, version, step order by id desc) as n
       from office_case where realm = $1) as c where n <= 2 order by id`,
    [realm.code],
  )
  return rows.map((r) => r.id)
}

/** The ways on that the page of a case tells an official of. */
export async function waysOnPage(realm: House, c: Case, actor: Actor): Promise<readonly WayView[]> {
  const reader = { mayReveal: false, looks: [], reader: actor.person, official: true, refused: [] }
  return (await caseView(realm, c, [], actor, false, reader)).ways
}

/** The page, the trial and the command say the same; what opens a way or bars it is never passed by the form. */
export function agree(where: string, way: WayView | null, trial: Trial, done: Decided): void {
  const answer = saidBy(done.refusal)
  expect(saidBy(trial.refusal), where).toEqual(answer)
  /** A way to a version that is still to come is on no page. */
  if (way === null) return expect(done.refusal?.code, where).toBe('not_in_force')
  if (!way.open) expect(done.refusal?.code, where).toBe(way.refusal?.code)
  if (way.barred) expect(answer, where).not.toBe('done')
}

/**
 * One way on by the page, the trial and the command, about the same state of the case: what was done before may set it going, and
 * whom the house moves on between two of them is asked about anew. Null when it stands at the step no more.
 */
async function askedOf(realm: House, id: string, step: string, outcome: string, input: Form) {
  for (;;) {
    await roads.get(realm.code)!.outbox.drained()
    const c = (await findCaseState(realm.pool, realm.code, id))!
    if (c.step !== step) return null
    const actor = actorOf(realm, c, programmeOf(realm, c)!.steps[step]!.outcomes[outcome]!)
    const command = { seq: c.seq, outcome, input: input as Submission['command']['input'] }
    const way = (await waysOnPage(realm, c, actor)).find((w) => w.outcome === outcome) ?? null
    const trial = await trialView(realm, c, actor, command)
    const done = await submitTo(realm.code, {
      owner: 'all-roads',
      key: `${id}-${c.seq}-${outcome}`,
      actor,
      command: { ...command, case: id },
    })
    const moved = done.refusal?.code === 'stale_seq' && trial.refusal?.code !== 'stale_seq'
    if (!moved || (await findCaseState(realm.pool, realm.code, id))!.seq === c.seq)
      return { c, way, trial, done }
  }
}

/** The command as the queue decides it, on a case as it is given: what it asks for is read until it can be told. */
export async function decidedOn(realm: House, c: Case | null, s: Submission): Promise<Decided> {
  const [draft, gathered] = [openDraft(realm), nothingGathered()]
  const loaded = {
    cases: new Map(
      c ? [[c.id, { state: c, hash: Buffer.alloc(32), bytes: 0, written: c.seq }] as const] : [],
    ),
    answers: new Map(),
  }
  for (let round = 0; round < 12; round++) {
    const judged = judge(realm, draft, loaded, gathered, s)
    if (judged.kind === 'answered' || judged.kind === 'done') return judged.decided
    if (judged.kind === 'later') throw new Error('nothing is ahead of it')
    await gather(
      realm.pool,
      realm,
      gathered,
      judged.needs.map((lookup) => ({ lookup, place: judged.place })),
    )
  }
  throw new Error('it asks for more each time')
}

/** By what the cases of the year, or of the home, were opened. */
async function openedInYear(realm: House): Promise<readonly string[]> {
  const { rows } = await realm.pool.query<{ name: string }>(
    `select distinct c.programme || ' ' || (e.body::jsonb->>'outcome') as name
      from event e join office_case c on c.realm = e.realm and c.id = e.case_id
      where e.realm = $1 and e.seq = 1 and c.id not like 'T-every-%'`,
    [realm.code],
  )
  return rows.map((r) => r.name)
}

/** Openings that no post may do. */
function isBySystemAlone(realm: House, name: string): boolean {
  const [id, outcome] = name.split(' ') as [string, string]
  return inForce(realm, id)!.opens[outcome]!.by.every((role) => role === 'system')
}

/** The places of the first posts that may open it; else the realm’s own. */
function placesFor(realm: House, o: Outcome): readonly string[] {
  const posts = [...realm.reference.posts.values()].filter((post) => o.by.includes(post.role))
  return [...new Set([...posts.slice(0, 3).map((post) => post.area), realm.root])]
}

const onlyRequired = (o: Outcome): NonNullable<Outcome['asks']> =>
  Object.fromEntries(Object.entries(o.asks ?? {}).filter(([, ask]) => ask === 'required'))

/**
 * The tests of a file: of its realms every opening, every way on and every outcome of every version. `opened` is the house, and `played` is
 * what is done in it besides, on the one road.
 */
export function allRoads(
  file: keyof typeof realmsOf,
  {
    opened,
    played = async () => {},
    believable,
    onlyInYear = {},
    atLeast = {},
  }: {
    readonly opened: () => Promise<TestHouse>
    readonly played?: () => Promise<void>
    readonly believable: Believable
    /** By realm, what can be opened once or in a time that is over, and was opened in its year: here it is refused on all roads. */
    readonly onlyInYear?: Readonly<Record<string, readonly string[]>>
    /** How many ways on were tried in small realms; else eighty. */
    readonly atLeast?: Readonly<Record<string, number>>
  },
): void {
  const codes: readonly string[] = realmsOf[file]
  beforeAll(async () => {
    house = await opened()
    for (const realm of house.houses) {
      const queue = openQueue(realm)
      /** What is refused to an order of theirs, `verify` finds and the house tells. */
      roads.set(realm.code, { queue, outbox: openOutbox(realm, queue, () => {}) })
    }
    await played()
    /** Years of several realms, one after the other. */
  }, 600_000)
  afterAll(async () => {
    for (const { queue, outbox } of roads.values()) {
      await outbox.stop()
      await queue.drained()
    }
    roads.clear()
    /** What is tried here sets others going, and one of them may come too late: that is told to who administers, and is no fault. */
    expect(house.faults.filter((f) => (f as { code?: string }).code !== 'ORDER_REFUSED')).toEqual([])
    await house.close()
  })

  test('[K19] what the packs bring into these realms is in force there', () => {
    expect(house.houses.map((h) => h.code)).toEqual(codes)
    for (const realm of house.houses) {
      const here = new Set(realm.versions.all.map((p) => `${p.id}@${p.version}`))
      const due = brought.programmes.filter((p) => brought.inForce[p.id]!.includes(realm.code))
      expect(
        due.map((p) => `${p.id}@${p.version}`).filter((id) => !here.has(id)),
        realm.code,
      ).toEqual([])
    }
  })

  test.each(codes)('in %s every opening of every programme has one answer on all roads', async (code) => {
    const realm = realmAt(code)
    const dice = random(12).fork(code)
    const sometimes = (): number => dice.next(1_000) / 1_000
    const done = new Set<string>()
    const tried = new Set<string>()
    const refusedLast = new Map<string, unknown>()
    let n = 0
    for (const id of new Set(realm.versions.all.map((p) => p.id))) {
      const p = inForce(realm, id)!
      for (const [outcome, o] of Object.entries(p.opens)) {
        const name = `${p.id} ${outcome}`
        const thrown = placesFor(realm, o).flatMap((area) =>
          Array.from({ length: 6 }, () => ({
            area,
            as: undefined,
            input: inputFor(p, o, sometimes) as Form,
          })),
        )
        const written = ((await believable[name]?.(realm)) ?? []).flatMap(({ area, as, ...form }) =>
          (area === undefined ? placesFor(realm, o) : [area as string]).map((at) => ({
            area: at,
            as: as as string | undefined,
            input: { ...inputFor(p, { ...o, asks: onlyRequired(o) }, sometimes), ...form },
          })),
        )
        for (const { area, as, input } of [...thrown, ...written.slice(0, 60)]) {
          const actor = as === undefined ? actorOf(realm, { area, people: [] }, o) : actorIn(realm, as, o)
          n += 1
          const command = { case: `T-every-${n}`, outcome, area, input }
          await roads.get(code)!.outbox.drained()
          const way = (await openingsView(realm, p, area, actor)).find((w) => w.outcome === outcome) ?? null
          const { trial } = await openingTrial(realm, null, actor, { ...command, programme: p.id })
          const answer = await submitTo(code, {
            owner: 'every-opening',
            key: `every-opening-${n}`,
            actor,
            programme: p.id,
            command: { ...command, seq: 0 },
          })
          agree(`${name} at ${area} ${JSON.stringify(input)}`, way, trial, answer)
          tried.add(name)
          if (answer.status === 201) done.add(name)
          else refusedLast.set(name, saidBy(answer.refusal))
        }
      }
    }
    const all = realm.versions.all.flatMap((p) => Object.keys(p.opens).map((outcome) => `${p.id} ${outcome}`))
    expect([...tried].sort()).toEqual([...new Set(all)].sort())
    const inYear = await openedInYear(realm)
    /** What only the system opens was opened in the year itself, by acts of other cases. */
    for (const name of inYear) if (isBySystemAlone(realm, name)) done.add(name)
    /** None only agrees that it is refused. */
    const neverDone = [...tried].filter((name) => !done.has(name) && !isYetToCome(realm, name.split(' ')[0]!))
    const expected = onlyInYear[code] ?? []
    expect(
      neverDone.filter((name) => !expected.includes(name)).map((name) => [name, refusedLast.get(name)]),
    ).toEqual([])
    expect([expected, expected.filter((name) => inYear.includes(name))]).toEqual([neverDone, neverDone])
  })

  test.each(codes)('in %s the page, the trial and the command agree on every way on', async (code) => {
    const realm = realmAt(code)
    const tried = { outcomes: new Set<string>(), done: 0, refused: new Map<string, number>() }
    const dice = random(20211020).fork(code)
    const sometimes = (): number => dice.next(1_000) / 1_000
    for (const id of await casesAtSteps(realm)) {
      const first = (await findCaseState(realm.pool, code, id))!
      const p = programmeOf(realm, first)!
      for (const [outcome, o] of Object.entries(p.steps[first.step]!.outcomes)) {
        const input = inputFor(p, o, sometimes)
        const answers = await askedOf(realm, id, first.step, outcome, input)
        if (answers === null) break
        const { c, way, trial, done } = answers
        const where = `${p.id} ${c.step} ${outcome} of ${id}`
        agree(where, way, trial, done)
        if (!done.refusal) expect(trial.to, where).toEqual(await titleAt(realm, id))
        if (done.refusal?.code === 'not_met' && way?.barred)
          expect(done.refusal.clauses.length).toBeGreaterThan(0)
        tried.outcomes.add(`${p.id} ${c.step} ${outcome}`)
        if (done.refusal)
          tried.refused.set(done.refusal.code, (tried.refused.get(done.refusal.code) ?? 0) + 1)
        else tried.done += 1
      }
    }
    const least = atLeast[code] ?? 80
    expect(tried.outcomes.size).toBeGreaterThan(least)
    expect(tried.done).toBeGreaterThan(Math.min(20, least))
  })

  test.each(codes)(
    'in %s every outcome of every version has one answer, wherever a case stands',
    async (code) => {
      const realm = realmAt(code)
      const dice = random(7).fork(code)
      const sometimes = (): number => dice.next(1_000) / 1_000
      let tried = 0
      const untried: string[] = []
      for (const p of realm.versions.all) {
        const { rows } = await realm.pool.query<{ id: string }>(
          'select id from office_case where realm = $1 and programme = $2 order by seq desc, id limit 1',
          [code, p.id],
        )
        const seen = rows[0] && (await findCaseState(realm.pool, code, rows[0].id))
        if (!seen) {
          if (!isYetToCome(realm, p.id)) untried.push(p.id)
          continue
        }
        for (const [step, { outcomes }] of Object.entries(p.steps)) {
          /** Nothing is done here: a page of the same step for the same person is the same page. */
          const pages = new Map<string, ReturnType<typeof waysOnPage>>()
          const waysFor = (c: Case, actor: Actor): ReturnType<typeof waysOnPage> => {
            const name = JSON.stringify(actor)
            const page = pages.get(name) ?? waysOnPage(realm, c, actor)
            pages.set(name, page)
            return page
          }
          for (const [outcome, o] of Object.entries(outcomes)) {
            /** A case that never stood there: its facts may lack what the step rests on, and then all roads say so. */
            const acts = seen.acts.map((a) => (a.seq === seen.seq ? { ...a, to: step } : a))
            const c: Case = { ...seen, programme: { id: p.id, version: p.version }, step, acts }
            const actor = actorOf(realm, c, o)
            const command = { seq: c.seq, outcome, input: inputFor(p, o, sometimes) }
            const trial = await trialView(realm, c, actor, command)
            const done = await decidedOn(realm, c, {
              owner: 'every-outcome',
              key: `${p.id}-${p.version}-${step}-${outcome}`,
              actor,
              command: { ...command, case: c.id },
            })
            const where = `${p.id}@${p.version} ${step} ${outcome}`
            agree(where, (await waysFor(c, actor)).find((w) => w.outcome === outcome) ?? null, trial, done)
            tried += 1
          }
        }
      }
      const all = realm.versions.all
        .filter((p) => !isYetToCome(realm, p.id))
        .flatMap((p) => Object.values(p.steps).flatMap((s) => Object.keys(s.outcomes)))
      expect(untried).toEqual([])
      expect(tried).toBe(all.length)
    },
    /** Every outcome of every version, of which there are more with each. */
    300_000,
  )
}
