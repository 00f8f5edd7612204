/** Master keys: what one wrapped, the same one opens, by its name; and what is no key is refused before it is used. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addMaster, derive, encrypt, masterId, openMasters, readMasters } from './index.ts'

const older = randomBytes(48)
const newer = randomBytes(48)
const key = randomBytes(32)
const home = mkdtempSync(join(tmpdir(), 'yimen-masters-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('[E5] what is wrapped names its master, and opens with it whatever stands before it', () => {
  const wrapped = openMasters([older]).wrap(key, 'a')
  expect(wrapped.includes(Buffer.from(masterId(older), 'hex'))).toBe(true)
  expect(openMasters([newer, older]).unwrap(wrapped, 'a')).toEqual(key)
  expect(
    openMasters([newer, older])
      .wrap(key, 'a')
      .includes(Buffer.from(masterId(newer), 'hex')),
  ).toBe(true)
  expect(() => openMasters([newer]).unwrap(wrapped, 'a')).toThrow(/都不能打开.* · None of the master keys/)
  expect(() => openMasters([older]).unwrap(wrapped, 'b')).toThrow()
  wrapped[wrapped.length - 1]! ^= 1
  expect(() => openMasters([older]).unwrap(wrapped, 'a')).toThrow()
})

test('[E5] what was wrapped before keys were named still opens', () => {
  const wrapped = encrypt(derive(older, 'yimen wrapping v1'), key, 'a')
  expect(openMasters([newer, older]).unwrap(wrapped, 'a')).toEqual(key)
  expect(() => openMasters([newer]).unwrap(wrapped, 'a')).toThrow('None of the master keys')
})

const good = randomBytes(48).toString('base64url')
test.each([
  ['31 bytes', randomBytes(31).toString('base64url'), /31个字节.* · .*has 31 bytes/],
  ['one byte repeated', Buffer.alloc(48, 7).toString('base64'), /重复.* · .*repeated/],
  ['a word', '我的密钥我的密钥我的密钥我的密钥', /base64/],
  ['a good one and a short one', `${good},${randomBytes(8).toString('base64url')}`, /第2个.*8个字节/],
  ['nothing', ' \n', /没有主密钥/],
])('[E6] refused: %s', (_, text, said) => {
  expect(() => readMasters({ YIMEN_MASTER: text }, home)).toThrow(said)
})

test('[E6] keys are lines or commas, newest first, from the setting, the file that a setting names, or the home', () => {
  const [a, b] = [randomBytes(48), randomBytes(32)]
  expect(readMasters({ YIMEN_MASTER: `${a.toString('base64url')}, ${b.toString('base64')}` }, home)).toEqual([
    a,
    b,
  ])
  writeFileSync(join(home, 'elsewhere'), `${a.toString('base64')}\n${b.toString('base64url')}\n`)
  expect(readMasters({ YIMEN_MASTER_FILE: join(home, 'elsewhere') }, home)).toEqual([a, b])
  expect(readMasters({ YIMEN_MASTER_FILE: join(home, 'nowhere') }, home)).toBeNull()
  expect(readMasters({}, home)).toBeNull()
  addMaster(home)
  const first = readMasters({}, home)!
  addMaster(home)
  expect(readMasters({}, home)!.slice(1)).toEqual(first)
  expect(statSync(join(home, 'master')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(home, 'master'), 'utf8').trim().split('\n').length).toBe(2)
})
