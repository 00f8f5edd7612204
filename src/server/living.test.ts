/** Whoever signs in with a listed account of the county finds something to do; what each finds stands beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import { found, type Found } from '../../tools/living.ts'
import { verifyAll } from './verify.ts'

let house: TestHouse
const rehearsal = makeRehearsal(seed, 0.01)

beforeAll(async () => {
  house = await openTestHouse()
  await playRehearsal(rehearsal, { url: house.url, key: house.key, realm: '430523' })
}, 120_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const accounts: Readonly<Record<string, Found>> = {
  li: 'can',
  neighbour: 'asked',
  village: 'asked',
  grid: 'asked',
  clerk: 'inbox',
  clerk2: 'inbox',
  head: 'inbox',
  leader: 'inbox',
  vice: 'inbox',
  check: 'inbox',
  county: 'inbox',
  finance: 'inbox',
  'finance-head': 'inbox',
  /** Counts, and looks who looked: their work is to read. */
  statistician: 'reads',
  auditor: 'reads',
}

test('the accounts are those that the rehearsal lists', () => {
  expect(rehearsal.registry.logins.map((l) => l.login).toSorted()).toEqual(Object.keys(accounts).toSorted())
})

test.each(Object.entries(accounts))('%s finds work: %s', async (login, what) => {
  expect(await found(await house.as(login))).toContain(what)
})

test('[V1] [FD9] what the year left behind is what the log gives, and is found by it', async () => {
  expect((await verifyAll(house.house)).mismatches).toEqual([])
}, 60_000)
