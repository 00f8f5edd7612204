/** [F5] A figure comes into a home that has worked for months: it counts what was done before, as if it had been there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Figure } from '#kernel/figure'
import { brought } from '../../packs/index.ts'
import { allPacks, openHouseOver, type TestHouse } from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import type { Packs } from './packs.ts'
import type { ReadingView } from './contract/index.ts'

const codes = ['430523', '430300']
/** Of cases, of entries by their standing, by a key of their own, and a share of both kinds. */
const models = [
  ['430523', 'assistance.temporary.grants'],
  ['430523', 'assistance.temporary.amount'],
  ['430300', 'elevator.units.eligible'],
  ['430300', 'elevator.firms.listed'],
  ['430300', 'elevator.completed'],
] as const
const figureNamed = (id: string): Figure => {
  const figure = brought.figures.find((f) => f.id === id)
  if (!figure) throw new Error(`no figure ${id}: ${brought.figures.map((f) => f.id).join(' ')}`)
  return figure
}
const later = (id: string): string => `later.${id}`
const withLater = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    figures: [...all.figures, ...models.map(([, id]) => ({ ...figureNamed(id), id: later(id) }))],
  }
}

let home: OldHome
let house: TestHouse
beforeAll(async () => {
  home = await restoreOldHome()
  const before = await openHouseOver(home.database, { codes })
  house = await before.restart({ packs: withLater() })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  home.remove()
})

const reading = async (realm: string, id: string) => {
  const { status, body } = await house
    .at(realm)
    .console.get<ReadingView>(`/api/figures/${id}/reading?asOf=2021-10-20`)
  expect(status, id).toBe(200)
  const { top, bottom, records } = body as ReadingView & {
    readonly top: number
    readonly bottom: number | null
  }
  return { top, bottom, records }
}
const recordsOf = async (id: string) =>
  (
    await house.owner.query<{ line: string }>(
      `select concat_ws('|', version, part, case_id, seq, entry, area, person, from_day, to_day, value) as line
        from figure_record where figure = $1 order by 1`,
      [id],
    )
  ).rows.map((r) => r.line)
const mismatches = async (realm: string) =>
  (
    await house
      .at(realm)
      .console.send<{ readonly mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
        'content-type': 'application/json',
      })
  ).body.mismatches

test.each(models)('%s 的 %s 后来才有，与一直都有的逐条相同', async (realm, id) => {
  expect((await recordsOf(id)).length).toBeGreaterThan(0)
  expect(await recordsOf(later(id))).toEqual(await recordsOf(id))
  expect(await reading(realm, later(id))).toEqual(await reading(realm, id))
})

test('[V3] [V8] 核验没有不符', async () => {
  for (const realm of codes) expect(await mismatches(realm)).toEqual([])
})

test('补数到一半被杀：再启动接着补，不多不少', async () => {
  for (const [, id] of models)
    await house.owner.query(
      `delete from figure_record where figure = $1 and ('x' || md5(case_id || seq || entry))::bit(4)::int < 8`,
      [later(id)],
    )
  await house.owner.query(`delete from figure_counted where figure like 'later.%'`)
  house = await house.restart()
  for (const [, id] of models) expect(await recordsOf(later(id))).toEqual(await recordsOf(id))
  for (const realm of codes) expect(await mismatches(realm)).toEqual([])
})

test('补过一次的，再启动不再数：删去一条，核验指出来', async () => {
  const [realm, id] = models[0]
  await house.owner.query(
    `delete from figure_record where ctid in (select ctid from figure_record where figure = $1 limit 1)`,
    [later(id)],
  )
  house = await house.restart()
  expect(await mismatches(realm)).toHaveLength(1)
})
