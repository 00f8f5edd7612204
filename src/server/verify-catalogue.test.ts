/** Every column of every table changed once, every table with a row less, a row more and two rows exchanged: `verify` finds it, or says why it need not. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openPool, type Pool } from '#store'
import type { TestHouse } from '../../tools/house.ts'
import { playCatalogue } from '../../tools/catalogue/play.ts'
import { attemptsOn, NoTwoRows, TakesNoOther, type Attempt } from '../../tools/catalogue/attempts.ts'
import { tablesOf } from '../../tools/catalogue/tables.ts'
import { verifyThrough } from '../../tools/catalogue/verify-through.ts'

let house: TestHouse
let pool: Pool
const folder = mkdtempSync(join(tmpdir(), 'yimen-catalogue-'))

/** What `verify` says nothing of, by reason: nobody has to be told of it. */
const reasons: readonly (readonly [why: string, ...what: readonly string[]])[] = [
  [
    'a known browser has an allowance of tries of its own, and opens nothing',
    ...['token', 'realm', 'login', 'since', 'revoked_at', 'row deleted', 'row inserted', 'rows swapped'].map(
      (what) => `device ${what}`,
    ),
  ],
  [
    'where a reader of the outbox stands: set back, what was carried is answered as before; set on, what waits is found',
    ...['realm', 'reader', 'txid', 'pos', 'row deleted', 'row inserted'].map(
      (what) => `outbox_cursor ${what}`,
    ),
  ],
  [
    'orders what one commit gave; all of it is carried, and what waits behind the cursor is found',
    'outbox pos',
  ],
  ['orders the versions of one entry; that order is compared, and between entries says nothing', 'entry n'],
  [
    'counts tries of the last quarter of an hour: to forgive some, or to use some up, opens nothing',
    ...[
      'realm',
      'bucket',
      'failed',
      'pending',
      'until',
      'turn',
      'row deleted',
      'row inserted',
      'rows swapped',
    ].map((what) => `attempt ${what}`),
  ],
  ['nothing else than their numbers is exchanged between two entries', 'entry rows swapped'],
  ['read by nobody since 000011: who reads a register is asked of the packs', 'entry open'],
  ['ticks with each code that is used; it bars codes and lets none in', 'login totp_step'],
  ['ticks with each request; a session ends at its whole time all the same', 'session seen_at'],
  ['somebody is signed out', 'session row deleted'],
  ['when a file of the schema ran', 'migration at', 'migration rows swapped'],
  [
    'readers whose scope is sealed with another key see nothing; whoever reads it must be the owner already',
    'reader_secret key',
    'reader_secret row deleted',
  ],
  [
    'a realm that nobody opens has no house to ask',
    'realm row inserted',
    'ground_draft row inserted',
    'ground_sketch row inserted',
  ],
  [
    'how far the index is filled: set back it is filled once more, set on what is missing in it is found',
    ...['realm', 'form', 'after_case', 'after_entry', 'filled', 'row deleted', 'row inserted'].map(
      (what) => `find_fill ${what}`,
    ),
  ],
  [
    'for which figures the log was counted: one that is missing is counted once more, one that is there too early leaves records missing, which is found',
    ...['realm', 'figure', 'version', 'row deleted', 'row inserted', 'rows swapped'].map(
      (what) => `figure_counted ${what}`,
    ),
  ],
  [
    'what somebody opened last, sealed with whose it is: changed or exchanged it opens as nothing, and grants nothing',
    ...['realm', 'login', 'sealed', 'row deleted', 'row inserted', 'rows swapped'].map(
      (what) => `remembered ${what}`,
    ),
  ],
  [
    'how far the log was read for a receiver, and what it took of it: set back it is told again under the same ids',
    ...['txid', 'pos', 'sent', 'withheld'].map((what) => `hook ${what}`),
  ],
  [
    'what a receiver elsewhere is still to be told: numbers of events tell it what it missed, and nothing here stands on it',
    ...[
      'realm',
      'hook',
      'case_id',
      'seq',
      'at',
      'tries',
      'due',
      'trouble',
      'status',
      'given_up_at',
      'row deleted',
      'row inserted',
      'rows swapped',
    ].map((what) => `hook_sending ${what}`),
  ],
  [
    'a piece of a file that is not whole: when it is, all of it is held against its hash, and what is kept is an upload',
    ...[
      'realm',
      'id',
      'person',
      'digest',
      'size',
      'pos',
      'bytes',
      'content',
      'at',
      'row deleted',
      'row inserted',
      'rows swapped',
    ].map((what) => `upload_part ${what}`),
  ],
]
const passing = new Map(reasons.flatMap(([why, ...what]) => what.map((name) => [name, why] as const)))

beforeAll(async () => {
  house = await playCatalogue(join(folder, 'heads.ndjson'))
  pool = openPool(house.databaseUrl, lanes)
}, 900_000)
afterAll(async () => {
  await pool.end()
  expect(house.faults).toEqual([])
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Side by side, each in tables of its own. */
const lanes = 2

type Outcome = { readonly attempt: Attempt; readonly kinds: readonly string[] }

/** As one with all of the database's powers would: no trigger, no reference, one change, looked at, undone. */
async function tried(db: pg.PoolClient, attempt: Attempt): Promise<Outcome> {
  await db.query('begin')
  try {
    await db.query('set local session_replication_role = replica')
    await attempt.change(db)
    /** A row that went to another realm is missed in the one, or is one too many in the other. */
    const houses = house.houses.filter(
      (of) => attempt.what === 'realm' || of.code === (attempt.realm ?? house.house.code),
    )
    const kinds: string[] = []
    for (const of of houses) kinds.push(...(await verifyThrough(of, db)).mismatches.map((m) => m.kind))
    return { attempt, kinds: [...new Set(kinds)] }
  } catch (error) {
    if (error instanceof NoTwoRows) return { attempt, kinds: [alone] }
    /** A check or a key of the table itself. */
    const { code = '' } = error as { code?: string }
    if (error instanceof TakesNoOther || code.startsWith('23')) return { attempt, kinds: [refuses] }
    throw new Error(`${attempt.name}: ${(error as Error).message}`)
  } finally {
    await db.query('rollback')
  }
}

test('[V13] untouched, verify finds nothing in either realm', async () => {
  for (const of of house.houses) expect((await verifyThrough(of, pool)).mismatches).toEqual([])
})

test('[V13] every column changed, every row taken away, put in or exchanged is found, or stands in the list of what passes', async () => {
  const tables = await tablesOf(pool)
  const inLane = async (lane: number): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = []
    const db = await pool.connect()
    for (const table of tables.filter((_, n) => n % lanes === lane))
      for (const attempt of await attemptsOn(db, table)) outcomes.push(await tried(db, attempt))
    db.release()
    return outcomes
  }
  const outcomes = (await Promise.all(Array.from({ length: lanes }, (_, lane) => inLane(lane))))
    .flat()
    .toSorted((a, b) => (a.attempt.table < b.attempt.table ? -1 : a.attempt.table > b.attempt.table ? 1 : 0))
  const missed = outcomes.filter((o) => o.kinds.length === 0).map((o) => o.attempt.name)
  expect(missed.filter((name) => !passing.has(name))).toEqual([])
  /** Nothing stands in the list that is found after all. */
  expect([...passing.keys()].filter((name) => !missed.includes(name))).toEqual([])
  /** One reader carries on the outbox, the table of the readers' key holds one row, and both realms are filled alike. */
  expect(outcomes.filter((o) => o.kinds.includes(alone)).map((o) => o.attempt.table)).toEqual([
    'find_fill',
    'outbox_cursor',
    'reader_secret',
  ])
  await expect(pageOf(outcomes)).toMatchFileSnapshot('../../tools/catalogue/verified.md')
}, 900_000)

test.each([
  ['without the house’s seal', `{"refused": {"code": "wrong_step"}}`, 'outbox.before'],
  [
    'under a seal of somebody’s own',
    `{"refused": {"code": "wrong_step"}, "seal": "AAAAAAAAAAAAAAAAAAAAAA"}`,
    'outbox',
  ],
])('[V10] a refusal %s, given to an order that waited, is found', async (_, answer, kind) => {
  const db = await pool.connect()
  await db.query('begin')
  try {
    await db.query('set local session_replication_role = replica')
    const { rows } = await db.query<{ realm: string; id: string }>(
      `update outbox set answer = $1 where (realm, id) = (select realm, min(id) from outbox group by realm limit 1)
        returning realm, id`,
      [answer],
    )
    const { realm, id } = rows[0]!
    await db.query(`delete from command where realm = $1 and actor = 'system' and key = $2`, [realm, id])
    const { mismatches } = await verifyThrough(
      house.houses.find((of) => of.code === realm)!,
      db,
    )
    expect(mismatches.map((m) => `${m.kind} ${m.what}`).filter((m) => m.startsWith('outbox'))).toEqual([
      expect.stringMatching(new RegExp(`^${kind} .*${id}$`)),
    ])
  } finally {
    await db.query('rollback')
    db.release()
  }
})

const refuses = 'the database refuses'
const alone = 'there are no two rows'

/** The same as a page: `vitest run src/server/verify-catalogue.test.ts -u` writes it anew. */
const pageOf = (outcomes: readonly Outcome[]): string =>
  [
    '# What `verify` finds · 核验能发现什么',
    '',
    '数据库每张表的每一列各改一次，每张表各删、加、换一行：核验发现，或者说明为什么不必发现。',
    '',
    'Every column of every table of the database changed once, and of every table a row deleted, one inserted and two swapped, by',
    'somebody with all powers over the database and no key of the house. `src/server/verify-catalogue.test.ts` tries each of them',
    'and keeps this page current.',
    '',
    '| table | what was changed | outcome |',
    '| --- | --- | --- |',
    ...outcomes.map(({ attempt: { table, what, name }, kinds }) => {
      const outcome = kinds.includes(refuses)
        ? 'refused: no row of the table may say so'
        : kinds.includes(alone)
          ? 'there are never two'
          : kinds.length > 0
            ? 'found'
            : `passes: ${passing.get(name) ?? 'nobody said why'}`
      return `| ${table} | ${what} | ${outcome} |`
    }),
    '',
  ].join('\n')
