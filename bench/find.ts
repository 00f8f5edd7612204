/** Search over a million people, at the server, as a reader under row-level security: by name, part, sound, number and telephone. */
import { performance } from 'node:perf_hooks'
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { openPool, type Pool } from '../src/store/index.ts'
import { openKeying } from '../src/server/find/keys.ts'
import { findEverything } from '../src/server/find/search.ts'
import { soundsOf } from '../src/server/find/sounds.ts'
import { stranger } from '../src/server/access.ts'
import { openHouse, refresh, type House } from '../src/server/realm.ts'
import { loadRegistry } from '../src/server/registry.ts'
import { RegistrySchema } from '../src/server/contract/registry.ts'
import type { Principal } from '../src/server/session.ts'
import { readClauses } from '../src/clauses.ts'
import { brought } from '../packs/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { nameOf, random, shaoyangCounty, yankoupu } from '../packs/rehearsal-hunan/index.ts'
import { benchDatabase } from './database.ts'

const people = 1_000_000
const page = 20_000
const times = 40
const programme = 'assistance.temporary'

export async function* find(): AsyncGenerator<object> {
  const database = await benchDatabase()
  const owner = openPool(database.url, 2)
  try {
    const house = await openHouse({
      url: database.url,
      code: shaoyangCounty,
      masters: [Buffer.alloc(48, 7)],
      packs: { ...brought, clause: readClauses(new URL('../packs/', import.meta.url)) },
      calendar: chinaCalendar,
    })
    try {
      await loadRegistry(house, stranger, RegistrySchema.parse(makeRehearsal(20211020).registry))
      await refresh(house)
      const built = await crowd(owner, house)
      yield { bench: `an index of ${people} people`, ...built }
      yield* asked(house)
    } finally {
      await house.reader.pool.end()
      await house.pool.end()
    }
  } finally {
    await owner.end()
    await database.close()
  }
}

const round = (n: number): number => Math.round(n * 10) / 10

/**
 * Cases with one person each, in every village, opened by some thousands of people; the state is what a list needs of it, with the
 * name in clear.
 */
async function crowd(owner: Pool, house: House): Promise<object> {
  const villages = [...house.reference.areas.keys()].filter((code) => code.length === 12)
  const version = house.versions.all.find((p) => p.id === programme)!
  const step = version.opens['apply']!.to
  const rng = random(15)
  let [keys, working] = [0, 0]
  const began = performance.now()
  for (let from = 0; from < people; from += page) {
    const rows = Array.from({ length: page }, (_, i) => {
      const n = from + i
      return {
        id: caseId(n),
        area: villages[n % villages.length]!,
        name: nameOf(rng, n % 2 === 0 ? 'male' : 'female', 1960 + (n % 50)),
        idNo: idOf(n),
        phone: phoneOf(n),
      }
    })
    const start = performance.now()
    const keying = openKeying(house.secrets)
    const made = rows.flatMap((r) =>
      (
        [
          ['applicantName', { kind: 'name', text: r.name }],
          ['applicantId', { kind: 'number', text: r.idNo }],
          ['phone', { kind: 'phone', text: r.phone }],
        ] as const
      ).flatMap(([field, f]) => keying(f).map((key) => ({ r, field, key }))),
    )
    working += performance.now() - start
    keys += made.length
    const at = '2021-10-20T09:00:00.000+08:00'
    await owner.query(
      `insert into office_case (realm, id, programme, version, area, step, seq, opened_at, state)
        select $1, id, $4, $5, area, $6, 1, timestamptz '2021-01-01' + (n || ' seconds')::interval, jsonb_build_object('id', id, 'programme', jsonb_build_object('id', $4::text, 'version', $5::int),
          'area', area, 'step', $6::text, 'seq', 1, 'facts', jsonb_build_object('applicantName', name, 'applicantId', 'x', 'phone', 'x'), 'people', jsonb_build_array('P' || id),
          'acts', jsonb_build_array(jsonb_build_object('seq', 1, 'outcome', 'apply', 'to', $6::text, 'at', $8::text, 'person', 'opener-' || n % 5000, 'post', null, 'role', 'village-worker')), 'obligations', '[]'::jsonb)
          from unnest($2::text[], $3::text[], $7::text[]) with ordinality as t(id, area, name, n)`,
      [
        house.code,
        rows.map((r) => r.id),
        rows.map((r) => r.area),
        programme,
        version.version,
        step,
        rows.map((r) => r.name),
        at,
      ],
    )
    await owner.query(
      `insert into case_key (realm, key, case_id, field, line, programme, area, person, subject)
        select $1, key, id, field, 0, $2, area, 'P' || id, null
          from unnest($3::bytea[], $4::text[], $5::text[], $6::text[]) as t(key, id, field, area) on conflict do nothing`,
      [
        house.code,
        programme,
        made.map((m) => Buffer.from(m.key, 'hex')),
        made.map((m) => m.r.id),
        made.map((m) => m.field),
        made.map((m) => m.r.area),
      ],
    )
  }
  await owner.query('vacuum analyze case_key')
  await owner.query('vacuum analyze office_case')
  const { rows } = await owner.query<{ mib: number }>(
    "select (pg_total_relation_size('case_key') / 1048576)::int as mib",
  )
  return {
    keys,
    mib: rows[0]!.mib,
    seconds: round((performance.now() - began) / 1000),
    keysMicrosecondsAPerson: round((working * 1000) / people),
  }
}

const caseId = (n: number): string => `BF${String(n).padStart(7, '0')}`
const idOf = (n: number): string => `430523${String(n).padStart(12, '0')}`
const phoneOf = (n: number): string => `139${String(n).padStart(8, '0')}`

const reader = (house: House, post: string, permissions: readonly string[] = []): Principal => ({
  login: post,
  person: house.reference.posts.get(post)!.person,
  permissions: [...permissions],
  strong: true,
  enrolled: true,
  session: null,
  browser: null,
})

/** The slowest of each, and the middle one: every word another, so that nothing is answered from before. */
async function* asked(house: House): AsyncGenerator<object> {
  const readers = [
    ['a township’s clerk', reader(house, `${yankoupu}-township-clerk-1`)],
    ['the county', reader(house, '430523-county-leader')],
    ['who audits', reader(house, '430523-auditor', ['audit'])],
  ] as const
  const rng = random(15)
  const names = Array.from({ length: people / 1_000 }, (_, n) =>
    nameOf(rng, n % 2 === 0 ? 'male' : 'female', 1960 + (n % 50)),
  )
  const words: readonly (readonly [string, (n: number) => string])[] = [
    ['whole name', (n) => names[n]!],
    ['two letters of a name', (n) => [...names[n]!].slice(-2).join('')],
    ['surname and one letter', (n) => [...names[n]!].slice(0, 2).join('')],
    ['initials', (n) => ['wxm', 'lj', 'zwh', 'cxl', 'yj', 'lgq'][n % 6]!],
    ['pinyin', (n) => soundsOf(names[n]!).whole[0]!],
    ['ID number', (n) => idOf(n * 997)],
    ['telephone', (n) => phoneOf(n * 991)],
    ['beginning of a case number', (n) => caseId(n * 983).slice(0, 6)],
    ['a name that nobody has', (n) => `诸葛无${names[n]!.at(-1)}`],
  ]
  for (const [who, principal] of readers)
    for (const [what, wordOf] of words) {
      const took: number[] = []
      let total = 0
      for (let n = 0; n < times; n++) {
        const start = performance.now()
        const { groups } = await findEverything(house, principal, wordOf(n), 6)
        took.push(performance.now() - start)
        total += groups.reduce((sum, g) => sum + g.total, 0)
      }
      const sorted = took.toSorted((a, b) => a - b)
      yield {
        bench: `search over ${people} people`,
        who,
        what,
        middleMs: round(sorted[times >> 1]!),
        p95Ms: round(sorted[Math.ceil(times * 0.95) - 1]!),
        slowestMs: round(sorted.at(-1)!),
        foundOnAverage: Math.round(total / times),
      }
    }
}
