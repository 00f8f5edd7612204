/**
 * Registers in a real database: lists that enter rows, come again, are taken back; figures of each day; and
 * verification that finds what was changed.
 */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#kernel/figure'
import type { Programme } from '#kernel/programme'
import type { Register } from '#kernel/register'
import { entryHistory, findEntries, readFigure } from '#store'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'

const t = (zh: string) => ({ zh, en: 'Text' })
const register: Register = {
  id: 'test.houses',
  title: t('房屋'),
  open: false,
  standings: { tall: t('高'), low: t('低') },
  columns: { floors: { title: t('层数') } },
  clause: 'law#1',
}
const sheet: Programme = {
  id: 'test.sheet',
  version: 1,
  title: t('清单'),
  summary: t('清单'),
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { 'township-clerk': { title: t('经办'), level: 'township' } },
  fields: {
    lines: {
      type: 'list',
      max: 100,
      title: t('清单'),
      of: {
        code: { type: 'text', max: 20, title: t('编码') },
        floors: { type: 'integer', min: 1, max: 99, title: t('层数') },
      },
    },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    list: {
      title: t('录入'),
      by: ['township-clerk'],
      to: 'listed',
      asks: { lines: 'required' },
      effects: [
        {
          kind: 'enter',
          register: 'test.houses',
          each: 'lines',
          id: 'code',
          standing: 'if floors >= 4 then "tall" else "low"',
          body: {},
        },
      ],
      clause: 'law#1',
    },
  },
  steps: {
    listed: {
      title: t('已录入'),
      holder: 'township-clerk',
      outcomes: {
        undo: {
          title: t('撤回'),
          by: ['township-clerk'],
          to: 'undone',
          effects: [{ kind: 'take_back', register: 'test.houses' }],
          clause: 'law#1',
        },
      },
    },
    undone: { title: t('已撤回'), end: 'withdrawn', outcomes: {} },
  },
}
const own = {
  version: 1,
  programme: 'test.sheet',
  window: 'now',
  clause: 'law#1',
  title: t('数'),
  definition: t('数'),
  unit: 'stair_unit',
  things: true,
} as const
const tall: Figure = {
  ...own,
  id: 'test.tall',
  measure: 'count',
  counts: { entries: 'test.houses', standing: ['tall'] },
}
const floors: Figure = {
  ...own,
  id: 'test.floors',
  measure: 'sum',
  counts: { entries: 'test.houses', value: 'floors' },
}
const places: Figure = {
  ...own,
  id: 'test.places',
  measure: 'communities',
  counts: { as: 'test.floors', version: 1 },
}

let house: TestHouse
let db: pg.Client

beforeAll(async () => {
  const packs = allPacks()
  house = await openTestHouse({
    packs: {
      ...packs,
      programmes: [...packs.programmes, sheet],
      figures: [...packs.figures, tall, floors, places],
      registers: [...packs.registers, register],
    },
  })
  db = new pg.Client({ connectionString: house.databaseUrl })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await house.close()
})

const clerk = `${yankoupu}-township-clerk-1`
let n = 0
/** One command of the rehearsal's kind, on a day. */
async function send(id: string, outcome: string, day: string, input: object = {}, seq = 0): Promise<void> {
  n += 1
  const line = {
    key: `register-test-${n}`,
    case: id,
    seq,
    outcome,
    input,
    ...(seq === 0 ? { programme: 'test.sheet', area: yunzhao } : {}),
    as: clerk,
    at: `${day}T09:${String(n).padStart(2, '0')}:00+08:00`,
  }
  const { status, body } = await house.console.send<string>(
    'POST',
    '/api/commands',
    `${JSON.stringify(line)}\n`,
    { 'content-type': 'application/x-ndjson' },
  )
  expect([status, JSON.stringify(body)]).toEqual([200, expect.not.stringContaining('refus')])
}
const read = async (f: Figure, day: string) =>
  (await readFigure(house.house.pool, '430523', f, { area: '430523', codes: null }, day as never)).value
const stands = async (id: string) =>
  (await findEntries(house.house.pool, '430523', [{ register: 'test.houses', id }])).get(`test.houses ${id}`)
    ?.standing ?? null
const verify = async () =>
  (
    await house.console.send<{
      ok: boolean
      entries: number
      mismatches: readonly { kind: string; what: string; detail: string }[]
    }>('POST', '/api/verify', '{}', { 'content-type': 'application/json' })
  ).body

describe('a list, a second look, and taking back', () => {
  test('[RG1] rows enter with their standing', async () => {
    await send('S-1', 'list', '2021-03-01', {
      lines: [
        { code: 'A', floors: 6 },
        { code: 'B', floors: 2 },
        { code: 'C', floors: 5 },
      ],
    })
    expect([await stands('A'), await stands('B'), await stands('Z')]).toEqual(['tall', 'low', null])
    expect([
      await read(tall, '2021-03-01'),
      await read(floors, '2021-03-01'),
      await read(tall, '2021-02-28'),
      await read(places, '2021-03-01'),
    ]).toEqual([2, 13, 0, 1])
  })

  test('[RG1] the case of a list that an older release entered lets its lines go, once', async () => {
    const stateOf = async () =>
      (await db.query<{ state: { facts: object } }>("select state from office_case where id = 'S-1'"))
        .rows[0]!.state
    const now = await stateOf()
    expect(now.facts).toEqual({})
    await db.query(
      `update office_case set state = jsonb_set(state, '{facts}', '{"lines": [{"code": "A", "floors": 6}], "kept": 1}') where id = 'S-1'`,
    )
    await db.query(readFileSync(new URL('../store/sql/000012.sql', import.meta.url), 'utf8'))
    expect(await stateOf()).toEqual({ ...now, facts: { kept: 1 } })
    await db.query(`update office_case set state = jsonb_set(state, '{facts}', '{}') where id = 'S-1'`)
  })

  test('[RG2] [RG3] a later look makes a new version; last month’s figure stays as it was', async () => {
    await send('S-2', 'list', '2021-05-10', {
      lines: [
        { code: 'A', floors: 3 },
        { code: 'D', floors: 7 },
      ],
    })
    expect([await stands('A'), await stands('D')]).toEqual(['low', 'tall'])
    expect([
      await read(tall, '2021-05-09'),
      await read(tall, '2021-05-10'),
      await read(floors, '2021-05-10'),
    ]).toEqual([2, 2, 17])
    expect(
      (await entryHistory(house.house.pool, '430523', 'test.houses', 'A')).map((e) => [
        e.standing,
        e.from,
        e.until,
      ]),
    ).toEqual([
      ['low', '2021-05-10', null],
      ['tall', '2021-03-01', '2021-05-10'],
    ])
  })

  test('[RG4] the second look is taken back: what stood before stands again, from that day on', async () => {
    await send('S-2', 'undo', '2021-06-01', {}, 1)
    expect([await stands('A'), await stands('D'), await stands('C')]).toEqual(['tall', null, 'tall'])
    expect([
      await read(tall, '2021-05-31'),
      await read(floors, '2021-05-31'),
      await read(tall, '2021-06-01'),
      await read(floors, '2021-06-01'),
    ]).toEqual([2, 17, 2, 13])
  })

  test('[RG4] what another list entered since is left; what was taken back never stands again', async () => {
    await send('S-3', 'list', '2021-07-01', { lines: [{ code: 'B', floors: 4 }] })
    await send('S-1', 'undo', '2021-08-01', {}, 1)
    /** What S-2 gave back was S-1's, and goes with it. */
    expect([await stands('A'), await stands('B'), await stands('C')]).toEqual([null, 'tall', null])
    await send('S-3', 'undo', '2021-09-01', {}, 1)
    expect([await stands('B'), await read(tall, '2021-09-01')]).toEqual([null, 0])
  })

  test('[V8] all of it is worked out again from the log', async () => {
    const report = await verify()
    expect(report.mismatches).toEqual([])
    expect(report.entries).toBe(7)
  })
})

test.each([
  [`update entry set standing = 'tall' where id = 'B'`, 'entry'],
  [`delete from entry where id = 'D'`, 'entry'],
  [`update entry set to_day = null where id = 'C'`, 'entry'],
  [`update figure_record set value = value + 1 where entry = 'A'`, 'figure'],
  [
    `insert into entry (realm, register, id, area, standing, body, open, case_id, seq, origin, from_day)
      select realm, register, 'Q', area, standing, body, open, case_id, seq, origin, from_day
      from entry
      limit 1`,
    'entry',
  ],
])('[V8] found: %s', async (sql, kind) => {
  const before = await db.query('select * from entry order by n')
  const records = await db.query(`select * from figure_record where entry <> ''`)
  await db.query(sql)
  const report = await verify()
  expect(report.ok).toBe(false)
  expect(report.mismatches.map((m) => m.kind)).toContain(kind)
  await db.query('delete from entry')
  await db.query(
    `insert into entry overriding system value select * from jsonb_populate_recordset(null::entry, $1)`,
    [JSON.stringify(before.rows)],
  )
  await db.query(`delete from figure_record where entry <> ''`)
  await db.query(
    `insert into figure_record select * from jsonb_populate_recordset(null::figure_record, $1)`,
    [JSON.stringify(records.rows)],
  )
})
