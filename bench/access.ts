/** What the guard costs: the decision itself, the inbox behind two walls at a million open tasks, and the sealing of values. */
import type { Actor } from '../src/kernel/case/index.ts'
import type { Programme } from '../src/kernel/programme/index.ts'
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { may, type Action, type Asker, type CaseThing } from '../src/kernel/access/index.ts'
import {
  listCases,
  openPool,
  openReader,
  openRoles,
  readAs,
  type Connection,
  type Scope,
} from '../src/store/index.ts'
import { openQueue } from '../src/server/commands/queue.ts'
import { openHouse, refresh, type House } from '../src/server/realm.ts'
import { stranger } from '../src/server/access.ts'
import { loadRegistry } from '../src/server/registry.ts'
import { RegistrySchema } from '../src/server/contract/registry.ts'
import { readClauses } from '../src/clauses.ts'
import { packs } from '../packs/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import {
  household,
  random,
  shaoyangCounty,
  yankoupu,
  yunzhao,
  type Random,
} from '../packs/rehearsal-hunan/index.ts'
import { emergencyOf } from './application.ts'
import { benchDatabase } from './database.ts'

const openTasks = 1_000_000
const townships = 25
const page = 500

export async function* access(): AsyncGenerator<object> {
  yield decisions()
  const database = await benchDatabase()
  const owner = openPool(database.url, 4)
  try {
    yield await sealing(database.url)
    yield await inbox(owner, database.url)
  } finally {
    await owner.end()
    await database.close()
  }
}

const round = (n: number, places = 2): number => Math.round(n * 10 ** places) / 10 ** places
const middle = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!

/** (actor, action, thing) triples of every kind that lists ask about: own place and others, own case and others, each action. */
function decisions(): object {
  const rng = random(3)
  const village = (n: number) => [
    `43052310${n % 10}2${n % 90}`,
    `43052310${n % 10}`,
    shaoyangCounty,
    '430500',
    '430000',
  ]
  const roles = [
    'township-clerk',
    'township-head',
    'township-leader',
    'county-finance',
    'grid-worker',
    'auditor',
  ]
  const askers = Array.from({ length: 500 }, (_, i): Asker => ({
    person: `p${i}`,
    posts:
      i % 5 === 0 ? [] : [{ id: `post${i}`, role: roles[i % roles.length]!, area: village(i)[1 + (i % 2)]! }],
    permissions: i % 97 === 0 ? ['audit'] : [],
    kin: i % 7 === 0 ? [`p${i + 1}`] : [],
  }))
  const things = Array.from({ length: 2000 }, (_, i): CaseThing => ({
    kind: 'case',
    reach: village(i),
    people: [`p${rng.between(0, 499)}`],
    opener: `p${rng.between(0, 499)}`,
    roles: packs[0]!.programmes[0]!.roles,
    holder: roles[i % roles.length]!,
    bankBy: i % 3 === 0 ? ['county-finance'] : [],
  }))
  const actions: readonly Action[] = ['see', 'see', 'see', 'reveal', 'see_looks', 'bank']
  const triples = 4_000_000
  let granted = 0
  const began = performance.now()
  for (let i = 0; i < triples; i++)
    if (may(askers[i % 500]!, actions[i % 6]!, things[(i * 7) % 2000]!)) granted += 1
  const seconds = (performance.now() - began) / 1000
  return { bench: 'may', triples, granted, perSecond: Math.round(triples / seconds), askedAbove: 1_000_000 }
}

/** A million open tasks over the townships of the county, and one official who opens the first page of theirs. */
async function inbox(owner: Connection, url: string): Promise<object> {
  const began = performance.now()
  const state = {
    programme: { id: 'assistance.temporary', version: 1 },
    area: yunzhao,
    step: 'applied',
    seq: 1,
    facts: {
      kind: 'emergency',
      cause: 'illness',
      monthlyIncome: 60_000,
      story: 'x'.repeat(300),
      applicantId: 'x'.repeat(120),
      phone: 'x'.repeat(100),
      account: 'x'.repeat(100),
    },
    people: ['somebody'],
    acts: [
      {
        seq: 1,
        outcome: 'apply',
        to: 'applied',
        at: '2021-10-20T09:00:00.000+08:00',
        person: 'helper',
        post: 'post',
        role: 'village-worker',
      },
    ],
    obligations: [],
  }
  await owner.query(
    `insert into office_case (realm, id, programme, version, area, step, seq, opened_at, state)
       select $1, 'B' || n, 'assistance.temporary', 1, $2 || lpad((n % $4)::text, 3, '0') || '200', 'applied', 1, now() - (n || ' seconds')::interval, jsonb_set($3::jsonb, '{id}', to_jsonb('B' || n)) from generate_series(1, $5::int) as n`,
    [shaoyangCounty, shaoyangCounty, JSON.stringify(state), townships, openTasks],
  )
  await owner.query(
    `insert into task (realm, case_id, programme, step, role, area, since, due)
       select realm, id, programme, step, 'township-clerk', left(area, 9), opened_at, opened_at + interval '7 days' from office_case where realm = $1 and id ~ '^B[0-9]+$'`,
    [shaoyangCounty],
  )
  await owner.query(
    `insert into area_reach (realm, code, above, from_day, to_day) select $1, $1 || lpad(n::text, 3, '0') || '200', above, '1900-01-01', '2199-12-31' from generate_series(0, $2::int - 1) as n, unnest(array[$1 || lpad(n::text, 3, '0') || '200', $1 || lpad(n::text, 3, '0'), $1]) as above on conflict do nothing`,
    [shaoyangCounty, townships],
  )
  await owner.query('vacuum analyze office_case; ')
  await owner.query('vacuum analyze task')
  const loaded = (performance.now() - began) / 1000
  const reader = openReader(await openRoles(owner as Parameters<typeof openRoles>[0], url), 2)
  const mine = `${shaoyangCounty}007`
  const scope: Scope = {
    realm: shaoyangCounty,
    person: 'official',
    all: false,
    reach: [{ programme: 'assistance.temporary', area: mine }],
    held: [{ role: 'township-clerk', area: mine }],
    day: '2021-10-20',
  }
  const byHolder = { by: 'holder', posts: [{ role: 'township-clerk', area: mine }] } as const
  const walled = () =>
    readAs(reader, scope, (db) => listCases(db, shaoyangCounty, byHolder, { offset: 0, limit: page }))
  const ids = (await walled()).map((c) => c.state.id)
  /** The same rows by their keys, in one query, on a connection that no policy narrows. */
  const bare = () =>
    owner.query(
      'select c.state, t.since, t.amount from task t join office_case c on c.realm = t.realm and c.id = t.case_id where t.realm = $1 and t.case_id = any($2)',
      [shaoyangCounty, ids],
    )
  const times = { walled: [] as number[], bare: [] as number[] }
  for (let i = 0; i < 60; i++) {
    for (const [name, run] of [
      ['walled', walled],
      ['bare', bare],
    ] as const) {
      const from = performance.now()
      await run()
      if (i >= 10) times[name].push(performance.now() - from)
    }
  }
  await reader.pool.end()
  const [a, b] = [middle(times.walled), middle(times.bare)]
  return {
    bench: 'inbox',
    openTasks,
    loadedSeconds: round(loaded, 1),
    rows: ids.length,
    ms: round(a),
    bareLookupMs: round(b),
    ratio: round(a / b),
    askedBelow: 2,
  }
}

/** Commands a second with the policy's sensitive fields sealed, and with none, in turns on one machine. */
async function sealing(url: string): Promise<object> {
  const plain = (p: Programme): Programme => ({
    ...p,
    id: p.id,
    fields: Object.fromEntries(
      Object.entries(p.fields).map(([name, f]) => [name, { ...f, sensitive: false }]),
    ) as Programme['fields'],
  })
  const houseWith = async (change: (p: Programme) => Programme): Promise<House> =>
    openHouse({
      url,
      code: shaoyangCounty,
      masters: [Buffer.alloc(48, 9)],
      calendar: chinaCalendar,
      packs: {
        programmes: packs.flatMap((p) => p.programmes.map(change)),
        figures: packs.flatMap((p) => [...p.figures]),
        bulletins: [],
        registers: [],
        campaigns: [],
        clause: readClauses(new URL('../packs/', import.meta.url)),
      },
    })
  const sealed = await houseWith((p) => p)
  const clear = await houseWith(plain)
  await loadRegistry(sealed, stranger, RegistrySchema.parse(makeRehearsal(1).registry))
  await refresh(clear)
  const rng = random(11)
  for (const house of [sealed, clear]) await wholeCases(house, rng, 400)
  /** Short turns side by side, each pair the other way round: what else the machine does meets both alike. */
  const compare = async (
    run: (house: House) => Promise<number>,
  ): Promise<{ readonly sealed: number; readonly clear: number; readonly share: number }> => {
    const pairs: { readonly sealed: number; readonly clear: number }[] = []
    for (let i = 0; i < 24; i++) {
      const first = await run(i % 2 ? sealed : clear)
      const second = await run(i % 2 ? clear : sealed)
      pairs.push(i % 2 ? { sealed: first, clear: second } : { sealed: second, clear: first })
    }
    return {
      sealed: middle(pairs.map((p) => p.sealed)),
      clear: middle(pairs.map((p) => p.clear)),
      share: middle(pairs.map((p) => p.sealed / p.clear)),
    }
  }
  const cases = await compare((house) => wholeCases(house, rng, 200))
  const openings = await compare((house) => applications(house, rng, 1000))
  for (const house of [sealed, clear]) {
    await house.reader.pool.end()
    await house.pool.end()
  }
  const cost = (share: number) => round((1 - share) * 100, 1)
  return {
    bench: 'sealing',
    sensitiveFields: Object.values(
      packs[0]!.programmes.find((p) => p.id === 'assistance.temporary')!.fields,
    ).filter((f) => f.sensitive).length,
    perSecondSealed: Math.round(cases.sealed),
    perSecondClear: Math.round(cases.clear),
    costsPercent: cost(cases.share),
    askedBelow: 10,
    /** The dearest command there is: every one brings a new person with all sensitive fields. */
    openingsAlonePercent: cost(openings.share),
  }
}

type Form = Readonly<Record<string, unknown>>
/** Nobody comes twice: who was aided this year goes another way. */
const taken = new Set<string>()
const formOf = (rng: Random): Form => emergencyOf(household(rng, yunzhao, taken))

function actorOf(house: House, post: string): Actor {
  const p = house.reference.posts.get(post)!
  return { person: p.person, post: p.id, role: p.role, area: p.area, kin: [] }
}

/** So many forms, worked off 32 at a time through the queue and to the disk; gives commands a second. */
async function workedOff(
  house: House,
  rng: Random,
  count: number,
  work: (
    submit: (seq: number, post: string, outcome: string, input: Form) => Promise<void>,
    form: Form,
  ) => Promise<void>,
  each: number,
): Promise<number> {
  const queue = openQueue(house)
  const forms = Array.from({ length: count }, (_, i) => ({
    id: `S${rng.between(0, 1e9)}-${i}`,
    form: formOf(rng),
  }))
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let at = forms[next++]; at; at = forms[next++]) {
        const { id, form } = at
        await work(async (seq, post, outcome, input) => {
          const decided = await queue.submit({
            owner: 'bench',
            key: `${id}-${seq}`,
            actor: actorOf(house, post),
            ...(seq === 0 ? { programme: 'assistance.temporary' } : {}),
            command: { case: id, seq, outcome, ...(seq === 0 ? { area: yunzhao } : {}), input },
          })
          if (decided.status >= 300) throw new Error(JSON.stringify(decided))
        }, form)
      }
    }),
  )
  return (count * each) / ((performance.now() - began) / 1000)
}

const posts = {
  village: `${yunzhao}-village-worker`,
  clerk: `${yankoupu}-township-clerk-1`,
  head: `${yankoupu}-township-head`,
  leader: `${yankoupu}-township-leader`,
} as const
const visit: Form = {
  visitor1: '周建平',
  visitor2: '刘春华',
  visitedOn: '2021-10-20',
  severity: 'serious',
  persons: 1,
  totalCost: 90_000,
  insurancePaid: 0,
  otherHelp: 0,
  hardshipReal: true,
  findings: '入户走访，情况属实',
}

const applications = (house: House, rng: Random, count: number): Promise<number> =>
  workedOff(house, rng, count, (submit, form) => submit(0, posts.village, 'apply', form), 1)

/** From the application to the decision, as most of a day's commands are. */
const wholeCases = (house: House, rng: Random, count: number): Promise<number> =>
  workedOff(
    house,
    rng,
    count,
    async (submit, form) => {
      await submit(0, posts.village, 'apply', form)
      await submit(1, posts.clerk, 'accept', {})
      await submit(2, posts.clerk, 'record_visit', visit)
      await submit(3, posts.clerk, 'propose', {})
      await submit(4, posts.head, 'agree', {})
      await submit(5, posts.leader, 'approve', {})
    },
    6,
  )
