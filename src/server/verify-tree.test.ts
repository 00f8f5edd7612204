/** Whoever rewrites the log with the database's own powers is found by its tree, and told by row: each row below is one such attempt. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { apply, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { chainHash } from '#store'
import type { LogHeadView, ReceiptView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let db: pg.Client
let folder: string
let file: string
let first: string
let second: string
let receipt: ReceiptView

const tables = [
  'event',
  'access_entry',
  'leaf',
  'tree_tile',
  'tree_head',
  'tree_key',
  'office_case',
  'case_person',
  'figure_record',
  'transfer',
  'account',
  'award',
  'task',
  'obligation',
  'command',
  'outbox',
  'subject_key',
  'case_key',
  'entry_word',
] as const
const keep = async (name: string) => {
  for (const t of tables) await db.query(`create table ${name}_${t} as table ${t}`)
}
/** Triggers off, as only the database's owner can. */
async function tamper(work: () => Promise<unknown>): Promise<void> {
  await db.query('begin')
  await db.query('set local session_replication_role = replica')
  await work()
  await db.query('commit')
}
const putBack = (name: string) =>
  tamper(async () => {
    for (const t of tables)
      await db.query(`delete from ${t}; insert into ${t} overriding system value select * from ${name}_${t}`)
  })
/** Other test files share the server: while a transaction of theirs is older than ours, a head covers only what came before it. */
async function settled(): Promise<void> {
  const done = async () =>
    (
      await db.query<{ done: boolean }>(
        `select coalesce((select txid
              from (select txid from event union all select txid from access_entry) as t
              order by txid desc
              limit 1) < pg_snapshot_xmin(pg_current_snapshot()), true) as done`,
      )
    ).rows[0]!.done
  while (!(await done())) await new Promise((next) => setTimeout(next, 20))
}
const receiptOf = async (id: string) => {
  await settled()
  return (await staff.auditor.get<ReceiptView>(`/api/cases/${id}/receipt`)).body
}
type Report = {
  readonly ok: boolean
  readonly leaves: number
  readonly heads: number
  readonly published: number
  readonly mismatches: readonly { readonly kind: string; readonly what: string; readonly detail: string }[]
}
const verify = async () =>
  (await house.console.send<Report>('POST', '/api/verify', '{}', { 'content-type': 'application/json' })).body

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yimen-heads-'))
  file = join(folder, 'heads.ndjson')
  house = await openTestHouse({ headsFile: file })
  staff = await staffOf(house)
  db = new pg.Client({ connectionString: house.databaseUrl })
  await db.connect()
  first = await granted(staff, family(1), 90_000)
  /** Enough looks for two full tiles; the baseline, the programmes, the registry and nine sign-ins came before all else. */
  await db.query(
    `insert into access_entry (realm, kind, case_id, person, body, hash, at)
      select '430523', 'export', $1::text, 'auditor', body,
        sha256(convert_to('yimen.access.v1' || body, 'UTF8')), $2::timestamptz
      from (select json_build_object('kind', 'export', 'case', $1::text, 'person', 'auditor', 'at', $2::text,
          'names', json_build_array(i))::text as body
        from generate_series(1, 600) i) x`,
    [first, '2021-10-20T09:00:00.000+08:00'],
  )
  await receiptOf(first)
  await keep('old')
  second = await granted(staff, family(2), 80_000)
  receipt = await receiptOf(second)
  await keep('kept')
})
afterAll(async () => {
  await db.end()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('[V7] [T6] honest growth alarms nobody: every event and look is a leaf, every head is true and published', async () => {
  expect(await verify()).toMatchObject({ ok: true, leaves: 624, heads: 2, published: 2, mismatches: [] })
  const more = await apply(staff, family(3))
  expect(await verify(), 'what is newer than the newest head is not a leaf yet').toMatchObject({
    ok: true,
    leaves: 624,
  })
  await receiptOf(more)
  expect(await verify()).toMatchObject({ ok: true, leaves: 625, heads: 3, published: 3 })
  const heads = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as LogHeadView)
  expect(heads.map((h) => h.size)).toEqual([618, 624, 625])
  writeFileSync(
    file,
    `${heads
      .slice(0, 2)
      .map((h) => JSON.stringify(h))
      .join('\n')}\n`,
  )
  await putBack('kept')
  expect(await verify()).toMatchObject({ ok: true, leaves: 624, heads: 2, published: 2 })
})

/** Bytes changed, and every hash after them worked out anew, so that the chain of the case is whole again. */
async function rewriteChain(id: string): Promise<void> {
  const { rows } = await db.query<{ seq: number; body: string }>(
    'select seq, body from event where case_id = $1 order by seq',
    [id],
  )
  let before: Buffer | null = null
  for (const e of rows) {
    const body = e.body.replace('90000', '99000').replace('80000', '88000')
    before = chainHash(before, body)
    await db.query('update event set body = $3, hash = $4 where case_id = $1 and seq = $2', [
      id,
      e.seq,
      body,
      before,
    ])
  }
}
const q =
  (sql: string, ...values: readonly unknown[]) =>
  async () =>
    expect((await db.query(sql, [...values])).rowCount).toBeGreaterThan(0)

const rows: readonly (readonly [string, () => Promise<unknown>, string, () => string, RegExp])[] = [
  [
    'a changed body',
    () => q(`update event set body = replace(body, '90000', '99000') where case_id = $1`, first)(),
    'chain',
    () => `${first}/3`,
    /does not cover/,
  ],
  [
    'a changed body with the whole chain worked out anew',
    () => rewriteChain(first),
    'leaf',
    () => `${first}/3`,
    /changed afterwards/,
  ],
  [
    'the same, and its leaves too',
    async () => {
      await rewriteChain(first)
      await db.query(
        `update leaf l
          set hash = e.hash
          from event e
          where l.source = 'event' and l.case_id = e.case_id and l.seq = e.seq and e.case_id = $1`,
        [first],
      )
    },
    'leaf',
    () => `${first}/3`,
    /not what its tile holds/,
  ],
  [
    'the same after the last full tile, where only the head knows',
    async () => {
      await rewriteChain(second)
      await db.query(
        `update leaf l
          set hash = e.hash
          from event e
          where l.source = 'event' and l.case_id = e.case_id and l.seq = e.seq and e.case_id = $1`,
        [second],
      )
    },
    'head',
    () => 'head 624',
    /a leaf from 618 to 623/,
  ],
  [
    'an event removed',
    () => q('delete from event where case_id = $1 and seq = 6', first)(),
    'leaf',
    () => `${first}/6`,
    /was removed: leaf 17 /,
  ],
  [
    'the last event removed with its leaf',
    async () => {
      await db.query('delete from event where case_id = $1 and seq = 6', [second])
      await db.query('delete from leaf where idx = 623')
    },
    'head',
    () => 'head 624',
    /only 623 leaves: the newest 1 were removed/,
  ],
  [
    'an earlier event removed with its leaf',
    async () => {
      await db.query('delete from event where case_id = $1 and seq = 3', [first])
      await db.query('delete from leaf where idx = 14')
    },
    'leaf',
    () => 'leaf 14',
    /is missing/,
  ],
  ['two leaves swapped', () => swap(), 'leaf', () => `${first}/3`, /leaves were moved/],
  [
    'events put in afterwards, in the place of old ones',
    () =>
      q(
        `insert into event (realm, case_id, seq, body, hash, recorded_at, txid)
          select realm, case_id, 7, body, hash, recorded_at, txid
          from event
          where case_id = $1 and seq = 6`,
        first,
      )(),
    'leaf',
    () => `${first}/7`,
    /put in afterwards/,
  ],
  [
    'an event moved to another transaction',
    () => q(`update event set txid = (select max(txid) from event) where case_id = $1 and seq = 2`, first)(),
    'leaf',
    () => `${first}/2`,
    /was moved/,
  ],
  [
    'a look rewritten',
    () => q(`update access_entry set body = replace(body, '[77]', '[0]') where body like '%[77]}'`)(),
    'access',
    () => 'access/89',
    /does not cover/,
  ],
  [
    'a look rewritten with its hash',
    () =>
      q(
        `update access_entry
          set body = replace(body, '[77]', '[0]'),
            hash = sha256(convert_to('yimen.access.v1' || replace(body, '[77]', '[0]'), 'UTF8'))
          where body like '%[77]}'`,
      )(),
    'leaf',
    () => 'access/89',
    /changed afterwards/,
  ],
  [
    'a look removed',
    () => q(`delete from access_entry where body like '%[77]}'`)(),
    'leaf',
    () => 'access/89',
    /was removed/,
  ],
  [
    'a head’s root',
    () => q(`update tree_head set root = sha256('another') where size = 618`)(),
    'head',
    () => 'head 618',
    /not the root of the first 618/,
  ],
  [
    'a head’s signature',
    () =>
      q(
        `update tree_head set signature = set_byte(signature, 7, get_byte(signature, 7) # 1) where size = 624`,
      )(),
    'head',
    () => 'head 624',
    /signature/,
  ],
  [
    'a head’s key',
    () => q(`update tree_key set public_key = sha256('mine')`)(),
    'head',
    () => 'head 618',
    /signature/,
  ],
  [
    'a head’s algorithm',
    () => q(`update tree_head set alg = 'none' where size = 624`)(),
    'head',
    () => 'head 624',
    /signature/,
  ],
  [
    'a head removed',
    () => q('delete from tree_head where size = 618')(),
    'published',
    () => 'head 618',
    /no such head/,
  ],
  [
    'a tile',
    () => q(`update tree_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where idx = 1`)(),
    'tile',
    () => 'tile 0/1',
    /leaves 256 to 511/,
  ],
  ['a tile removed', () => q('delete from tree_tile where idx = 0')(), 'tile', () => 'tile 0/0', /missing/],
  ['the whole log set back to an older state', () => setBack(), 'published', () => 'head 624', /set back/],
]
const setBack = async () => {
  for (const t of tables)
    await db.query(`delete from ${t}; insert into ${t} overriding system value select * from old_${t}`)
}
/** Through a place where nobody stands, since two leaves may not share one. */
const swap = async () => {
  for (const [from, to] of [
    [13, 900],
    [15, 13],
    [900, 15],
  ])
    await db.query('update leaf set idx = $2 where idx = $1', [from, to])
}

test.each(rows)('[V7] %s', async (_, work, kind, what, detail) => {
  await tamper(work)
  try {
    const report = await verify()
    expect(report.ok).toBe(false)
    const said = report.mismatches.find((m) => m.kind === kind && m.what === what() && detail.test(m.detail))
    expect(said, JSON.stringify(report.mismatches.slice(0, 8), null, 1)).toBeDefined()
  } finally {
    await putBack('kept')
  }
  expect(await verify()).toMatchObject({ ok: true })
})

test('[V7] [T7] set back, everything inside agrees: only what was published outside tells, and no second history is signed', async () => {
  await tamper(setBack)
  const report = await verify()
  expect(report.mismatches.map((m) => m.kind)).toEqual(['published'])
  await apply(staff, family(4))
  const answer = await staff.auditor.get<{ code: string }>(`/api/cases/${first}/receipt`)
  expect(answer.status, 'what the newest head covers is still proved').toBe(200)
  const fresh = await apply(staff, family(5))
  expect(await staff.auditor.get(`/api/cases/${fresh}/receipt`)).toMatchObject({
    status: 503,
    body: { code: 'log_disagrees' },
  })
  expect((await house.stranger.get<LogHeadView>('/api/log/head')).body.size).toBe(618)
  await putBack('kept')
  expect(await verify()).toMatchObject({ ok: true })
})

test('[V7] [T7] a line in the file that this log never signed is told too', async () => {
  const was = readFileSync(file, 'utf8')
  appendFileSync(file, `${JSON.stringify({ ...receipt.head, size: 623 })}\n`)
  appendFileSync(file, 'not json\n')
  expect((await verify()).mismatches).toEqual([
    expect.objectContaining({ kind: 'published', what: 'line 3' }),
    expect.objectContaining({ kind: 'published', what: 'line 4' }),
  ])
  writeFileSync(file, was)
  expect(await verify()).toMatchObject({ ok: true })
})
