/** Sealed values come back to those who hold the key, and to nobody else: not moved, not changed, not after erasure. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import fc from 'fast-check'
import type { Facts } from '#kernel/rule'
import { isSealed, veil, type CaseEvent } from '#kernel/case'
import {
  decrypt,
  encrypt,
  keyring,
  migrate,
  openPool,
  personKey,
  sealEvent,
  secretsFrom,
  subjectKey,
  subjectsOf,
  unseal,
  type Keyring,
  type Pool,
  type Suite,
} from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

const secrets = secretsFrom(Buffer.alloc(48, 3))
const facts = {
  applicantName: '李某某',
  phone: '15400000017',
  cause: 'illness',
  members: [{ name: '蒋某某' }],
}
let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 2)
  await migrate(pool)
  await pool.query(
    `insert into realm (realm, name) values ('430523', '{"zh":"邵阳县","en":"Shaoyang County"}')`,
  )
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

/** An event that enters these facts, sealed for a subject, and the case that it makes as far as sealing goes. */
function sealed(input: Facts, subject: string, keys: Keyring, seq = 1) {
  const event = {
    case: 'B2345-6789A',
    seq,
    programme: { id: 'assistance.temporary', version: 1 },
    outcome: 'apply',
    to: 'applied',
    area: '430523106234',
    at: '2021-10-20T09:00:00.000+08:00',
    by: { person: 'p', post: null, role: 'resident' },
    input,
    sets: {},
    people: [],
    clauses: [],
    effects: [],
    trace: { tier: { inputs: { phone: '15400000017', 'monthlyIncome > 3': true }, rows: [1], clauses: [] } },
  } as CaseEvent
  const veiled = veil(temporaryAssistance, event)
  const done = sealEvent(veiled.event, veiled.secret, subject, keys)
  return {
    done,
    facts: done.input,
    boxes: { id: done.case, ...(done.sealed ? { sealed: { [seq]: done.sealed } } : {}), facts: done.input },
  }
}

test.each<[string, Suite]>([
  ['person-key_1', 'standard'],
  ['case.B2345-6789A', 'standard'],
  ['person-key_1', 'guomi'],
])(
  '[S4] what is sensitive is sealed for %s (%s) and comes back; what is not stays in clear',
  (subject, suite) => {
    const keys = keyring(secrets, '430523', suite)
    const s = sealed(facts, subject, keys)
    expect(s.facts.cause).toBe('illness')
    expect(JSON.stringify(s.done)).not.toMatch(/李某某|15400000017|蒋某某/)
    expect(subjectsOf(s.boxes)).toEqual([subject])
    for (const name of ['applicantName', 'phone', 'members'] as const)
      expect(unseal(name, s.facts[name]!, s.boxes, keys)).toEqual(facts[name])
    expect(unseal('cause', s.facts.cause!, s.boxes, keys)).toBe('illness')
  },
)

test('[S4] a value read as another field, or a box moved to another case, event or subject, gives nothing', () => {
  const keys = keyring(secrets, '430523')
  const s = sealed({ phone: '15400000017' }, 'person-1', keys)
  keys.ensure('person-9')
  expect(unseal('applicantName', s.facts.phone!, s.boxes, keys)).toBeNull()
  expect(() => unseal('phone', s.facts.phone!, { ...s.boxes, id: 'B9999-99999' }, keys)).toThrow('seal')
  expect(() => unseal('phone', 'sealed:2', { ...s.boxes, sealed: { 2: s.done.sealed! } }, keys)).toThrow(
    'seal',
  )
  expect(() =>
    unseal(
      'phone',
      s.facts.phone!,
      { ...s.boxes, sealed: { 1: { ...s.done.sealed!, subject: 'person-9' } } },
      keys,
    ),
  ).toThrow('seal')
})

test('[S4] a value sealed one by one, as at first, still opens', () => {
  const keys = keyring(secrets, '430523')
  const box = encrypt(keys.ensure('person-1'), Buffer.from('"15400000017"'), 'person-1|phone')
  const old = { phone: `sealed:person-1:${box.toString('base64')}` }
  expect(unseal('phone', old.phone, { id: 'B2345-6789A' }, keys)).toBe('15400000017')
  expect(subjectsOf({ facts: old })).toEqual(['person-1'])
})

const suites = fc.constantFrom<Suite>('standard', 'guomi')
const bytes = fc.uint8Array({ maxLength: 300 }).map((b) => Buffer.from(b))
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b))

test('[S8] both suites give back what they sealed, and only for what it was bound to', () => {
  fc.assert(
    fc.property(suites, key, bytes, fc.string(), fc.string(), (suite, k, plain, bound, other) => {
      const box = encrypt(k, plain, bound, suite)
      expect(decrypt(k, box, bound).equals(plain)).toBe(true)
      if (other !== bound) expect(() => decrypt(k, box, other)).toThrow('seal')
    }),
  )
})

test('[S8] a bit changed anywhere, or a byte cut off, does not open', () => {
  fc.assert(
    fc.property(suites, key, bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (suite, k, plain, at, bit) => {
      const box = encrypt(k, plain, 'x', suite)
      const changed = Buffer.from(box)
      changed[at % box.length]! ^= 1 << bit
      expect(() => decrypt(k, changed, 'x')).toThrow()
      expect(() => decrypt(k, box.subarray(0, -1), 'x')).toThrow()
    }),
  )
})

test('[S8] no nonce comes twice, and what was sealed before there were suites opens', async () => {
  const k = Buffer.alloc(32, 5)
  const nonces = Array.from({ length: 20_000 }, (_, i) =>
    encrypt(k, Buffer.from('a'), 'x', i % 2 ? 'guomi' : 'standard')
      .subarray(1, 13)
      .toString('hex'),
  )
  expect(new Set(nonces).size).toBe(20_000)
  const { createCipheriv, randomBytes } = await import('node:crypto')
  /** Some of these begin with the byte that now names a suite. */
  for (const first of [0, 1, 2, 200]) {
    const nonce = Buffer.concat([Buffer.of(first), randomBytes(11)])
    const cipher = createCipheriv('aes-256-gcm', k, nonce)
    cipher.setAAD(Buffer.from('x'))
    const body = Buffer.concat([cipher.update('old'.repeat(20)), cipher.final()])
    expect(decrypt(k, Buffer.concat([nonce, cipher.getAuthTag(), body]), 'x').toString()).toBe(
      'old'.repeat(20),
    )
  }
})

/** GB/T 32907-2016 appendix A.1 and GB/T 32905-2016 appendix A.1: what OpenSSL computes is the standard's. */
test('[S8] SM4 and SM3 are those of the standards', async () => {
  const { createCipheriv, createHash } = await import('node:crypto')
  const sm4 = createCipheriv(
    'sm4-ecb',
    Buffer.from('0123456789abcdeffedcba9876543210', 'hex'),
    null,
  ).setAutoPadding(false)
  expect(sm4.update('0123456789abcdeffedcba9876543210', 'hex', 'hex')).toBe(
    '681edf34d206965e86b3e94f536e4246',
  )
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
})

test('destroying the key erases: the log still holds the bytes, and nobody reads them', async () => {
  await subjectKey(pool, secrets, '430523', 'person-2')
  const before = keyring(secrets, '430523')
  await before.load(pool, ['person-2'])
  const s = sealed(facts, 'person-2', before)
  await pool.query("delete from subject_key where subject = 'person-2'")
  const after = keyring(secrets, '430523')
  await after.load(pool, ['person-2'])
  expect(isSealed(s.facts.applicantName)).toBe(true)
  expect(unseal('applicantName', s.facts.applicantName!, s.boxes, after)).toBeNull()
})

test('two who make a subject’s first key at once get the same one', async () => {
  const keys = await Promise.all(
    Array.from({ length: 8 }, () => subjectKey(pool, secrets, '430523', 'person-3')),
  )
  expect(new Set(keys.map((k) => k.toString('hex'))).size).toBe(1)
})

test('a person’s key is the same for the same number however it is typed, and another for another secret', () => {
  expect(personKey(secrets, '43052319490308997x')).toBe(personKey(secrets, '43052319490308997X'))
  expect(personKey(secrets, '43052319490308997X')).not.toBe(
    personKey(secretsFrom(Buffer.alloc(48, 4)), '43052319490308997X'),
  )
})
