/** Who runs the database and where: root borrows an account, and goes where that account can go. */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { accounts, preferred } from './account.ts'
import { choosePlace as choose, writableDir } from './place.ts'

const isRoot = process.getuid?.() === 0
const made: string[] = []
const said: string[] = []
const log = (line: string) => void said.push(line)
const choosePlace = (dataDir: string) => choose(writableDir(dataDir, log), log)

function project(mode: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-place-'))
  chmodSync(dir, mode)
  made.push(dir)
  return dir
}

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
  said.length = 0
})

const allAccounts = accounts(
  'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/x\npostgres:x:70:70::/:/x\nli:x:1000:1001::/:/x\n',
)

test.each([
  ['new data in a project of root', undefined, 0, ['postgres', 'nobody']],
  ['new data in a project of li', undefined, 1000, ['li', 'postgres', 'nobody']],
  ['data that li made', 1000, 0, ['li']],
  ['data that nobody made', 65534, 1000, ['nobody']],
  ['data of an account that is gone', 1234, 0, []],
  ['a project of an account without a name', undefined, 1234, ['postgres', 'nobody']],
])('%s: root borrows in this order', (_, dataOwner, projectOwner, names) => {
  expect(preferred(allAccounts, dataOwner, projectOwner).map((a) => a.name)).toEqual(names)
})

test('root itself is never borrowed', () => {
  expect(allAccounts.map((a) => a.name)).toEqual(['nobody', 'postgres', 'li'])
})

test('the database lies under the project where it can', () => {
  const dataDir = join(project(0o755), '.yimen')
  const place = choosePlace(dataDir)
  expect(place.pgDir).toBe(join(dataDir, 'pg'))
  expect(place.account === null).toBe(!isRoot)
  expect(said.filter((line) => line.includes('.yimen'))).toEqual([])
})

test.runIf(isRoot)('a project that only root may enter keeps its database elsewhere, and says so', () => {
  const dir = project(0o700)
  const place = choosePlace(join(dir, '.yimen'))
  made.push(dirname(place.pgDir))
  expect(place.homeDir).toBe(join(dir, '.yimen'))
  expect(place.pgDir).toMatch(/^\/var\/(lib|tmp)\/yimen-[0-9a-f]{12}\/pg$/)
  expect(said.join()).toContain(dirname(place.pgDir))
  expect(readFileSync(join(dir, '.yimen', 'pg-location'), 'utf8')).toBe(dirname(place.pgDir))
  expect(choosePlace(join(dir, '.yimen')).pgDir).toBe(place.pgDir)
})

test.runIf(isRoot)('a copy of such a project does not open the data of the original', () => {
  const dir = project(0o700)
  const place = choosePlace(join(dir, '.yimen'))
  const copy = `${dir}-copy`
  cpSync(dir, copy, { recursive: true })
  chmodSync(copy, 0o700)
  const other = choosePlace(join(copy, '.yimen'))
  made.push(copy, dirname(place.pgDir), dirname(other.pgDir))
  expect(other.pgDir).not.toBe(place.pgDir)
})

test.runIf(isRoot)('in the project of an ordinary user root leaves everything to that user', () => {
  const dir = project(0o755)
  const { uid, gid } = accounts(readFileSync('/etc/passwd', 'utf8')).find((a) => a.name === 'nobody')!
  chownSync(dir, uid, gid)
  const place = choosePlace(join(dir, '.yimen'))
  expect(place.account?.uid).toBe(uid)
  expect(statSync(join(dir, '.yimen')).uid).toBe(uid)
})

test.runIf(!isRoot)('a project that one may not write to keeps its data with the user', () => {
  const dir = project(0o755)
  const state = project(0o755)
  const before = process.env['XDG_STATE_HOME']
  process.env['XDG_STATE_HOME'] = state
  try {
    chmodSync(dir, 0o555)
    const place = choosePlace(join(dir, '.yimen'))
    expect(dirname(place.homeDir)).toBe(state)
    expect(said.join()).toContain(state)
  } finally {
    if (before === undefined) delete process.env['XDG_STATE_HOME']
    else process.env['XDG_STATE_HOME'] = before
  }
})

test('a folder for the data that is a file is refused, not overwritten', () => {
  const dir = project(0o755)
  mkdirSync(join(dir, 'x'))
  writeFileSync(join(dir, 'x', '.yimen'), 'mine')
  const place = choosePlace(join(dir, 'x', '.yimen'))
  made.push(place.homeDir)
  expect(place.homeDir).not.toBe(join(dir, 'x', '.yimen'))
  expect(existsSync(join(dir, 'x', '.yimen'))).toBe(true)
})
