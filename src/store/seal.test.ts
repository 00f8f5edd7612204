/** Sealed values come back to those who hold the key, and to nobody else: not moved, not changed, not after erasure. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import { decrypt, encrypt, keyring, migrate, openPool, personKey, sealFacts, secretsFrom, subjectKey, subjectsIn, unseal, type Pool } from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

const secrets = secretsFrom(Buffer.alloc(48, 3))
const facts = { applicantName: '李某某', phone: '15400000017', cause: 'illness', members: [{ name: '蒋某某' }] }
let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 2)
  await migrate(pool)
  await pool.query(`insert into realm (realm, name) values ('430523', '{"zh":"邵阳县","en":"Shaoyang County"}')`)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test.each(['person-key_1', 'case.B2345-6789A'])('[S4] what is sensitive is sealed for %s and comes back; what is not stays in clear', (subject) => {
  const keys = keyring(secrets, '430523')
  const sealed = sealFacts(temporaryAssistance, facts, subject, keys)
  expect(sealed.cause).toBe('illness')
  expect(JSON.stringify(sealed)).not.toMatch(/李某某|15400000017|蒋某某/)
  expect(subjectsIn(sealed)).toEqual([subject, subject, subject])
  for (const name of ['applicantName', 'phone', 'members'] as const) expect(unseal(name, sealed[name]!, keys)).toEqual(facts[name])
})

test('[S4] a value moved to another field, or changed by a bit, does not open', () => {
  const keys = keyring(secrets, '430523')
  const sealed = sealFacts(temporaryAssistance, facts, 'person-1', keys)
  expect(() => unseal('phone', sealed.applicantName!, keys)).toThrow()
  const key = keys.get('person-1')!
  const box = encrypt(key, Buffer.from('a'), 'x')
  box[box.length - 1] = box[box.length - 1]! ^ 1
  expect(() => decrypt(key, box, 'x')).toThrow()
})

test('a subject whose name would end too early is our mistake, found at once', () => {
  expect(() => sealFacts(temporaryAssistance, facts, 'case:1', keyring(secrets, '430523'))).toThrow('colon')
})

test('destroying the key erases: the log still holds the bytes, and nobody reads them', async () => {
  await subjectKey(pool, secrets, '430523', 'person-2')
  const before = keyring(secrets, '430523')
  await before.load(pool, ['person-2'])
  const sealed = sealFacts(temporaryAssistance, facts, 'person-2', before)
  await pool.query("delete from subject_key where subject = 'person-2'")
  const after = keyring(secrets, '430523')
  await after.load(pool, ['person-2'])
  expect(unseal('applicantName', sealed.applicantName!, after)).toBeNull()
})

test('two who make a subject’s first key at once get the same one', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => subjectKey(pool, secrets, '430523', 'person-3')))
  expect(new Set(keys.map((k) => k.toString('hex'))).size).toBe(1)
})

test('a person’s key is the same for the same number however it is typed, and another for another secret', () => {
  expect(personKey(secrets, '43052319490308997x')).toBe(personKey(secrets, '43052319490308997X'))
  expect(personKey(secrets, '43052319490308997X')).not.toBe(personKey(secretsFrom(Buffer.alloc(48, 4)), '43052319490308997X'))
})
