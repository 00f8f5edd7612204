/** Rows beside the log: who changed them stands in the log, whoever changes them behind the server is found, and a damaged key costs one person’s fields. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply, family, formOf, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import type { CaseView, Done, Inbox, Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let first: string
let second: string
let paper: string

const asJson = { 'content-type': 'application/json' }
type Report = {
  readonly ok: boolean
  readonly coveredSince: string | null
  readonly mismatches: readonly { readonly kind: string; readonly what: string; readonly detail: string }[]
}
const verify = async () => (await house.console.send<Report>('POST', '/api/verify', '{}', asJson)).body
const sql = (text: string, ...values: readonly unknown[]) => house.owner.query(text, [...values])
const entriesOf = async (kind: string) =>
  (
    await sql(
      'select body::jsonb as body from access_entry where realm = $1 and kind = $2 order by id',
      '430523',
      kind,
    )
  ).rows.map((r: { body: Record<string, unknown> }) => r.body)

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  const sent = await staff.village.send<{ id: string }>(
    'POST',
    '/api/uploads',
    Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64')),
    { 'x-file-name': 'proof.png' },
  )
  paper = sent.body.id
  first = await apply(staff, family(1), { proofs: [paper] })
  second = await apply(staff, family(2))
  await granted(staff, family(3), 90_000)
  await sql(
    `insert into outbox_cursor (realm, reader, txid, pos) values ('430523', 'commands', '4', 1000000)`,
  )
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe('[V9] changes through the server', () => {
  const registry = {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: null,
    areas: [],
    organisations: [],
    kin: [],
    posts: [],
    authorities: [],
    people: [{ id: 'new', name: '钱新', idNo: family(8).idNo }],
    logins: [{ login: 'new', person: 'new', password, permissions: [] }],
  }
  test('the first start writes a baseline, and verify says since when rows are covered', async () => {
    const [baseline] = await entriesOf('baseline')
    expect(baseline!['names']).toContain('post')
    expect(await verify()).toMatchObject({ ok: true, coveredSince: baseline!['at'] })
  })

  test('a registry tells who loaded it, on which order and which rows, and nothing of the people', async () => {
    const put = await house.console.send(
      'PUT',
      '/api/registry',
      JSON.stringify({ ...registry, order: '邵民〔2021〕12号' }),
      asJson,
    )
    expect(put.status).toBe(200)
    const entry = (await entriesOf('registry')).at(-1)!
    expect(entry).toMatchObject({ purpose: '邵民〔2021〕12号', person: expect.any(String) as string })
    expect(Object.keys(entry['rows'] as object).sort()).toEqual(['login', 'person'])
    expect(JSON.stringify(entry)).not.toContain('钱新')
    expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
  })

  test('the same registry again changes nothing, and tells nothing', async () => {
    const before = (await entriesOf('registry')).length
    await house.console.send('PUT', '/api/registry', JSON.stringify(registry), asJson)
    expect(await entriesOf('registry')).toHaveLength(before)
  })

  test.each<[string, () => Promise<{ readonly status: number }>, string]>([
    [
      'a password',
      async () =>
        (await house.as('new')).post('/api/password', { old: password, fresh: '另一个很长的口令-7' }),
      'password',
    ],
    ['a login switched off', () => house.console.post('/api/logins/new/disable', {}), 'login_disabled'],
    ['a login switched on', () => house.console.post('/api/logins/new/enable', {}), 'login_enabled'],
    [
      'an erasure',
      () => house.console.post('/api/erasures', { idNo: family(8).idNo, purpose: '保存期限届满' }),
      'erase',
    ],
    [
      'a signed bulletin',
      () => staff.county.post('/api/bulletins/assistance.monthly/sign', { asOf: '2021-10-20' }),
      'sign',
    ],
  ])('%s goes through the log, and verify stays green', async (_, change, kind) => {
    expect((await change()).status).toBeLessThan(300)
    expect((await entriesOf(kind)).at(-1)).toHaveProperty('rows')
    expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
  })
})

describe('[V9] changes behind the server', () => {
  test.each<[string, string, string, string, string]>([
    [
      'a post given to another person',
      `update post set person = (select person from post where id = '${posts.head}') where id = '${posts.leader}'`,
      'post',
      `post ${posts.leader}`,
      'changed behind the server',
    ],
    [
      'a permission',
      `update login set permissions = '{audit}' where login = 'li'`,
      'login',
      'login li',
      'changed behind the server',
    ],
    [
      'a login that nobody made',
      `insert into login (realm, login, person, password, permissions) select realm, 'ghost', person, password, '{administer}' from login where login = 'li'`,
      'login',
      'login ghost',
      'who put it in',
    ],
    [
      'a grant of authority taken away',
      `delete from authority where id = (select min(id) from authority)`,
      'authority',
      'authority',
      'who took it away',
    ],
    [
      'a paper other than it was sent',
      `update upload set content = set_byte(content, 40, get_byte(content, 40) # 1)`,
      'upload',
      'upload',
      'changed behind the server',
    ],
    [
      'the signer of a bulletin',
      `update bulletin_issue set signed_by = '别人'`,
      'bulletin_issue',
      'assistance.monthly|2021-10-20',
      'changed behind the server',
    ],
    [
      'a record that a bulletin stood on',
      `update frozen_record set value = value + 1 where case_id = (select min(case_id) from frozen_record)`,
      'frozen_record',
      'assistance.monthly|2021-10-20',
      'changed behind the server',
    ],
    [
      'a row of the outbox that is passed over',
      `insert into outbox (realm, id, case_id, body, txid) select '430523', 'ghost', min(id), '{}', '3' from office_case`,
      'outbox',
      'ghost',
      'waits for ever',
    ],
  ])('%s is named', async (_, change, kind, what, detail) => {
    const db = await house.owner.connect()
    const table = /^(?:update|insert into|delete from) (\w+)/.exec(change)![1]!
    try {
      await db.query('set session_replication_role = replica')
      await db.query(`create temporary table was as table ${table}`)
      expect((await db.query(change)).rowCount).toBeGreaterThan(0)
      const { ok, mismatches } = await verify()
      expect(ok).toBe(false)
      expect(
        mismatches.some((m) => m.kind === kind && m.what.includes(what) && m.detail.includes(detail)),
        JSON.stringify(mismatches, null, 1),
      ).toBe(true)
    } finally {
      await db.query(
        `delete from ${table}; insert into ${table} overriding system value table was; drop table was`,
      )
      await db.query('set session_replication_role = default')
      db.release()
    }
    expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
  })

  test('an older row brought back together with what the log once said of it is found: no entry is said twice', async () => {
    const was = (await sql(`select disabled_at, password from login where login = 'li'`)).rows[0] as Record<
      string,
      unknown
    >
    expect((await house.console.post('/api/logins/li/disable', {})).status).toBe(204)
    const { rows } = await sql(
      `select kind, case_id, person, body, hash, at from access_entry where kind = 'registry' order by id limit 1`,
    )
    const copy = rows[0] as Record<string, unknown>
    await sql(`update login set disabled_at = $1 where login = 'li'`, was['disabled_at'])
    const { rows: put } = await sql(
      `insert into access_entry (realm, kind, case_id, person, body, hash, at) values ('430523', $1, $2, $3, $4, $5, $6) returning id`,
      ...Object.values(copy),
    )
    const id = (put[0] as { id: number }).id
    const { mismatches } = await verify()
    expect(mismatches).toContainEqual(expect.objectContaining({ kind: 'access', what: `access/${id}` }))
    expect(mismatches).toContainEqual(expect.objectContaining({ kind: 'login', what: 'login li' }))
    const db = await house.owner.connect()
    await db.query('set session_replication_role = replica')
    await db.query('delete from access_entry where id = $1', [id])
    await db.query('set session_replication_role = default')
    db.release()
    expect((await house.console.post('/api/logins/li/enable', {})).status).toBe(204)
    expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
  })
})

describe('[V11] the key of one person is damaged', () => {
  let person: string
  let damaged: string
  beforeAll(async () => {
    person = (
      (await sql('select state from office_case where id = $1', first)).rows[0] as {
        state: { people: readonly string[] }
      }
    ).state.people[0]!
    damaged = (
      (await sql('select wrapped from subject_key where subject = $1', person)).rows[0] as { wrapped: Buffer }
    ).wrapped.toString('hex')
    await sql(
      'update subject_key set wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) where subject = $1',
      person,
    )
    house.house.keys.forgetAll()
  })
  afterAll(async () => {
    await sql(`update subject_key set wrapped = decode($2, 'hex') where subject = $1`, person, damaged)
    house.house.keys.forgetAll()
    expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
  })

  test('the inbox stands: the others by name, this one as unreadable in both languages', async () => {
    const inbox = await staff.clerk.get<Inbox>('/api/inbox')
    expect(inbox.status).toBe(200)
    const subjects = new Map(inbox.body.tasks.map((t) => [t.case, t.subject]))
    expect(subjects.get(first)).toMatch(/无法读取.*Unreadable/)
    expect(subjects.get(second)).not.toMatch(/无法读取/)
  })

  test('the case of another is whole, this one’s says which fields cannot be read', async () => {
    expect((await staff.clerk.get<CaseView>(`/api/cases/${second}`)).status).toBe(200)
    const { status, body } = await staff.clerk.get<CaseView>(`/api/cases/${first}`)
    expect(status).toBe(200)
    const texts = new Map(body.facts.map((f) => [f.name, f.text]))
    expect(texts.get('phone')).toMatch(/无法读取.*Unreadable/)
    expect(texts.get('cause')).not.toMatch(/无法读取/)
  })

  test('an application of theirs is refused with the reason, since nothing of it can be sealed; one sent with it is done', async () => {
    const applied = (n: number) =>
      staff.village.post<Done & Problem>('/api/cases', {
        programme: 'assistance.temporary',
        outcome: 'apply',
        area: yunzhao,
        post: posts.village,
        input: formOf(family(n)),
      })
    const [theirs, other] = await Promise.all([applied(1), applied(9)])
    expect(theirs).toMatchObject({ status: 409, body: { code: 'key_damaged' } })
    expect(other.status).toBe(201)
  })

  test('verify names the key', async () => {
    expect((await verify()).mismatches).toEqual([
      expect.objectContaining({
        kind: 'key',
        what: person,
        detail: expect.stringContaining('damaged') as string,
      }),
    ])
  })
})

test('[V11] a key that is gone although nobody was erased is named', async () => {
  const { rows } = await sql('select * from subject_key order by subject limit 1')
  const { realm, subject, wrapped } = rows[0] as { realm: string; subject: string; wrapped: Buffer }
  await sql('delete from subject_key where subject = $1', subject)
  expect((await verify()).mismatches).toContainEqual(
    expect.objectContaining({
      kind: 'key',
      what: subject,
      detail: expect.stringContaining('gone') as string,
    }),
  )
  await sql('insert into subject_key (realm, subject, wrapped) values ($1, $2, $3)', realm, subject, wrapped)
})
