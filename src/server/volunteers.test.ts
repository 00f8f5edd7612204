/** What one more domain adds to `src/`: nothing. A test pack brings an ability, units and an end of its own, and every road and face knows them. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPacks } from '#kernel/check'
import { roomChecks } from '../checks.ts'
import { packs } from '../../packs/index.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { family, posts } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { hours, minutesGiven, service, volunteers } from '../../tools/volunteers.ts'
import type { CaseView, Done, ReadingView } from './contract/index.ts'
import type { Problem } from './contract/common.ts'
import type { Packs } from './packs.ts'

const withVolunteers = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    programmes: [...all.programmes, service],
    figures: [...all.figures, minutesGiven],
    abilities: [...(all.abilities ?? []), hours],
  }
}

let house: TestHouse
let clerk: Visitor
let id: string
beforeAll(async () => {
  house = await openTestHouse({ packs: withVolunteers() })
  clerk = await house.as('clerk')
  const { name, idNo } = family(7)
  const sent = await clerk.post<Done & Problem>('/api/cases', {
    programme: service.id,
    outcome: 'enlist',
    area: yunzhao,
    post: posts.clerk,
    input: { name, idNo },
  })
  expect([sent.status, sent.body.code]).toEqual([201, undefined])
  id = sent.body.case
})
afterAll(async () => {
  await house.close()
})

const page = async (): Promise<CaseView> =>
  (await clerk.get<CaseView>(`/api/cases/${id}?post=${posts.clerk}`)).body
const sign = async (minutes: number) =>
  clerk.post<Done & Problem>(`/api/cases/${id}/commands`, {
    seq: (await page()).seq,
    outcome: 'sign',
    post: posts.clerk,
    input: { minutes },
  })

test('[AB1] [UN1] the checker knows its ability, its unit and its end', () => {
  const findings = checkPacks(
    [...packs, volunteers],
    {
      holdsClause: () => true,
      heldRoles: new Set(['township-clerk', 'resident']),
      only: new Set([service.id, minutesGiven.id]),
    },
    roomChecks,
  )
  expect(findings).toEqual([])
})

describe('[AB5] its page', () => {
  test('before anything was signed', async () => {
    expect((await page()).panels.map((x) => [x.kind, x.id])).toEqual([
      ['sum', 'mine-sum'],
      ['progress', 'mine-badge'],
      ['table', 'mine-days'],
      ['ask', 'mine-sign'],
    ])
  })

  test('eight hours of a day count, in whole half hours; the rest is told too', async () => {
    expect([(await sign(470)).status, (await sign(100)).status]).toEqual([200, 200])
    const panels = (await page()).panels
    const sum = panels.find((x) => x.kind === 'sum')!
    expect([sum.sum, sum.parts!.map((x) => x.is)]).toEqual([
      { amount: 480, unit: 'minutes' },
      [{ amount: 90, unit: 'minutes' }],
    ])
    const badge = panels.find((x) => x.kind === 'progress')!
    expect(badge.bars.map((b) => [b.is, b.needs, b.met])).toEqual([[480, 600, false]])
  })

  test('what it asks leads to the form of an outcome, filled in', async () => {
    const { panels, ways } = await page()
    const asks = panels.find((x) => x.kind === 'ask')!
    expect(asks.ways.map((w) => w.input)).toEqual([{ minutes: 240 }, {}])
    expect(ways.find((w) => w.outcome === asks.outcome)!.open).toBe(true)
  })
})

test('[L4] hours are booked in minutes, beside the fen of others, and everything verifies', async () => {
  const { body } = await house.console.send<{
    readonly mismatches: readonly object[]
    readonly books: Readonly<Record<string, number>>
  }>('POST', '/api/verify', '{}', { 'content-type': 'application/json' })
  expect(body.mismatches).toEqual([])
  expect([body.books[`bank:${id}`], body.books.given]).toEqual([570, -570])
})

test('its figure counts', async () => {
  const { body } = await clerk.get<ReadingView>(`/api/figures/${minutesGiven.id}/reading`)
  expect(body.value).toBe(570)
})

test('[AB3] a house that has the pack no more does not start, and says which cases need what', async () => {
  const { abilities: _, ...rest } = withVolunteers()
  const start = openHouseOver(
    { url: house.databaseUrl, close: () => Promise.resolve() } as unknown as Parameters<
      typeof openHouseOver
    >[0],
    { packs: { ...rest, abilities: allPacks().abilities ?? [] } },
  )
  await expect(start).rejects.toThrow(new RegExp(`1 cases \\(${id}\\).*hours\\.counted@1`))
})

test('[AB5] nothing in src/ knows of it but tests', () => {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const knowing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.test.ts'))
    .filter((f) => /volunteer|志愿/i.test(readFileSync(`${root}${f}`, 'utf8')))
  expect(knowing).toEqual([])
})
