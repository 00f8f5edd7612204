/**
 * A database that was tampered with, backed up and restored: the backup seals what it is given and says nothing of its truth, so the
 * restored house says it; in both suites of algorithms.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { act, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openHouseOver, openTestHouse, testMaster, type TestHouse } from '../../tools/house.ts'
import { openBackup, openPool, restoreBackup } from '../store/index.ts'
import { testDatabase, type TestDatabase } from '../store/testing.ts'
import { checkProof } from '../web/proof/check.ts'
import type { ProofFile, Statement } from './contract/index.ts'

const json = { 'content-type': 'application/json' }
type Report = { readonly ok: boolean; readonly mismatches: readonly { kind: string; what: string }[] }
const verify = async (house: TestHouse): Promise<Report> =>
  (await house.console.send<Report>('POST', '/api/verify', '{}', json)).body

describe.each(['standard', 'guomi'] as const)('with the suite %s', (suite) => {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-tampered-'))
  const heads = join(dir, 'heads.ndjson')
  let house: TestHouse
  let staff: Staff
  let id: string
  const opened: { readonly house: TestHouse; readonly database: TestDatabase }[] = []

  beforeAll(async () => {
    house = await openTestHouse({ suite, headsFile: heads })
    staff = await staffOf(house)
    id = await granted(staff, family(1), 90_000)
    await granted(staff, family(2), 80_000)
    /** A receipt that somebody asks for signs a head over all of it. */
    expect((await staff.clerk.get(`/api/cases/${id}/receipt`)).status).toBe(200)
  })
  afterEach(async () => {
    for (const { house: restored } of opened.splice(0)) await restored.close()
  })
  afterAll(async () => {
    await house.close()
    rmSync(dir, { recursive: true, force: true })
  })

  /** As one with the database's own powers: one change, a backup of it, and back as it was. */
  async function backedUp(sql: string, undo: string, parameters: readonly unknown[]): Promise<Buffer> {
    const db = new pg.Client({ connectionString: house.databaseUrl })
    await db.connect()
    const change = async (text: string) => {
      await db.query('begin; set local session_replication_role = replica')
      await db.query(text, [...parameters])
      await db.query('commit')
    }
    try {
      await change(sql)
      const answer = await fetch(`${house.url}/api/backup`, {
        headers: { authorization: `Bearer ${house.key}` },
      })
      expect(answer.status).toBe(200)
      return Buffer.from(await answer.arrayBuffer())
    } finally {
      await change(undo)
      await db.end()
    }
  }

  /** The file in an empty database, and a server over it that has the heads as they were published. */
  async function restored(bytes: Buffer): Promise<TestHouse> {
    const file = join(dir, 'house.backup')
    writeFileSync(file, bytes)
    const database = await testDatabase()
    const pool = openPool(database.url, 2)
    await restoreBackup(pool, await openBackup(file, [testMaster]))
    await pool.end()
    const headsFile = join(dir, `heads-${opened.length}-${bytes.length}.ndjson`)
    copyFileSync(heads, headsFile)
    const over = await openHouseOver(database, { suite, headsFile, pages: true })
    opened.push({ house: over, database })
    return over
  }

  test('untouched, the restored house finds nothing, and its proofs verify', async () => {
    const over = await restored(await backedUp('select $1::text', 'select $1::text', [id]))
    expect(await verify(over)).toMatchObject({ ok: true, mismatches: [] })
    const clerk = await over.as('clerk')
    const { status, body } = await clerk.get<string>(`/api/cases/${id}/proof.html`)
    expect(status).toBe(200)
    const file = JSON.parse(
      /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(body)![1]!,
    ) as ProofFile
    const checked = await checkProof(file, JSON.parse(file.statement) as Statement)
    expect(checked.steps.filter((s) => !s.ok)).toEqual([])
  })

  test.each([
    [
      'an amount in an event',
      `update event set body = replace(body, '90000', '99000') where case_id = $1 and seq = 6`,
      `update event set body = replace(body, '99000', '90000') where case_id = $1 and seq = 6`,
      'chain',
    ],
    [
      'the step of a case',
      `update office_case set step = 'paid' where id = $1`,
      `update office_case set step = 'payment' where id = $1`,
      'case',
    ],
    [
      'a balance',
      `update account set balance = balance + 1 where id = 'payable' and $1::text is not null`,
      `update account set balance = balance - 1 where id = 'payable' and $1::text is not null`,
      'book',
    ],
  ])('%s changed before the backup is found after the restore', async (_, sql, undo, kind) => {
    const over = await restored(await backedUp(sql, undo, [id]))
    const report = await verify(over)
    expect(report.ok).toBe(false)
    expect(report.mismatches.map((m) => m.kind)).toContain(kind)
  })

  test('an older state brought back does not continue the heads that were published', async () => {
    const old = await backedUp('select $1::text', 'select $1::text', [id])
    const newer = await granted(staff, family(3), 70_000)
    expect((await staff.clerk.get(`/api/cases/${newer}/receipt`)).status).toBe(200)
    const report = await verify(await restored(old))
    expect(report.mismatches.map((m) => m.kind)).toContain('published')
  })

  test('what was changed is no ground to refuse the people their next step', async () => {
    const other = await granted(staff, family(4), 60_000)
    expect((await act(staff, 'leader', other, 6, 'cancel', { reason: '重复申报' })).status).toBe(200)
    expect(await verify(house)).toMatchObject({ ok: true })
  })
})
