/** The zone's year as a house loads it: every line accepted, and the page's five numbers counted from records. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { groundOfZone, xuefuFirst, zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { openTestHouse, seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { found, type Found } from '../../tools/living.ts'
import { playRehearsal } from '../cli/rehearse.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', zhuzhouZone] })
  at = house.at(zhuzhouZone)
  await playRehearsal(makeZhuzhou(seed, 100), { url: house.url, key: house.key, realm: zhuzhouZone })
}, 900_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

type Claimed = {
  readonly id: string
  readonly value: number | string
  readonly qualifier: string
  readonly bulletin: string
}
const claimedBy = async (bulletin: string) => {
  const { body } = await at.console.get<readonly Claimed[]>('/api/page?asOf=2021-10-20')
  return body.filter((f) => f.bulletin === bulletin).map((f) => [f.id, f.value, f.qualifier])
}

test('A2-10 至 A2-14 由记录得出，别的都不声称', async () => {
  expect(await claimedBy('grid.monthly')).toEqual([
    ['A2-10', 23, 'exact'],
    ['A2-11', 41, 'exact'],
    ['A2-12', 41, 'exact'],
    ['A2-13', 9, 'exact'],
    ['A2-14', 384, 'more_than'],
  ])
})

test('一门式服务的数由记录得出', async () => {
  expect(await claimedBy('door.monthly')).toEqual([
    ['A2-48', 1, 'exact'],
    ['A2-49', 45, 'exact'],
    ['A2-50', 21, 'exact'],
    ['A2-51', '2021-07', 'exact'],
    ['A2-52', 24, 'exact'],
  ])
})

test('社区和党建的数由记录得出；各渠道各是各的数', async () => {
  expect(await claimedBy('community.monthly')).toEqual([
    ['A2-07', 46, 'exact'],
    ['A2-08', 32, 'exact'],
    ['A2-09', 165, 'more_than'],
    ['A2-16', 18, 'nearly'],
    ['A2-18', 4, 'exact'],
    ['A2-19', 31_240, 'more_than'],
    ['A2-20', 560_000, 'exact'],
    ['A2-21', 28, 'exact'],
    ['A2-22', 3_233, 'more_than'],
    ['A2-24', 10, 'exact'],
    ['A2-25', 8, 'exact'],
    ['A2-26', 341, 'exact'],
    ['A2-27', 130, 'exact'],
    ['A2-31', 2020, 'exact'],
    ['A2-32', 19, 'exact'],
    ['A2-33', 100, 'exact'],
    ['A2-34', 19, 'exact'],
    ['A2-35', 19, 'exact'],
    ['A2-36', 1, 'exact'],
    ['A2-39', 235, 'more_than'],
    ['A2-41', 155, 'more_than'],
    ['A2-42', 33, 'more_than'],
    ['A2-43', 10, 'exact'],
    ['A2-44', 20, 'exact'],
    ['A2-45', 55, 'more_than'],
    ['A2-53', 3, 'exact'],
    ['A2-54', 1_000, 'exact'],
    ['A2-55', 23, 'exact'],
    ['A2-56', 19, 'exact'],
    ['A2-57', 80, 'exact'],
    ['A2-59', 3_000, 'exact'],
    ['A2-60', 1_600, 'exact'],
    ['A2-63', 17, 'exact'],
    ['A2-64', 14, 'exact'],
  ])
})

test('[B16] 通报的附表按社区列出并排名，合计等于全区', async () => {
  const { status, body } = await at.console.get<{
    readonly paragraphs: readonly {
      readonly table?: { readonly rows: readonly { readonly area: string }[] }
    }[]
  }>('/api/bulletins/grid.monthly?asOf=2021-10-20')
  expect(status, JSON.stringify(body)).toBe(200)
  const rows = body.paragraphs.flatMap((p) => p.table?.rows ?? [])
  expect(rows).toHaveLength(23)
  expect(rows.every((r) => r.area.length === 12)).toBe(true)
})

type Read = {
  readonly paragraphs: readonly { readonly runs?: { readonly zh: readonly { readonly text: string }[] } }[]
  readonly slots: Readonly<
    Record<string, { readonly printed: string; readonly reading: { readonly value: number | null } }>
  >
  readonly findings: readonly object[]
}
const readBulletin = async (id: string, asOf: string): Promise<Read> => {
  const { status, body } = await at.console.get<Read>(`/api/bulletins/${id}?asOf=${asOf}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const proseIn = (b: Read): string =>
  b.paragraphs.flatMap((p) => p.runs?.zh.map((run) => run.text) ?? []).join('')

test('[B20] 12345季报：两季都有件，各类占比相加为全部，与上季相比', async () => {
  const b = await readBulletin('grid.quarterly', '2021-09-30')
  expect(b.findings).toEqual([])
  const [received, before] = [b.slots['received']!.reading.value!, b.slots['before']!.reading.value!]
  expect(Math.min(received, before)).toBeGreaterThan(0)
  const change = (received - before) / before
  expect(b.slots['change']!.printed).toBe(
    change === 0 ? '持平' : `${change > 0 ? '增长' : '下降'}${Math.abs(change * 100).toFixed(1)}%`,
  )
  expect(proseIn(b)).toMatch(/反映较多的类别（至多列五类）：.+件，占.+%，较上季(增长|下降|持平|—)/)
})

test('每日简报：当天的数，日终在办的数', async () => {
  const b = await readBulletin('grid.daily', '2021-10-20')
  expect(b.findings).toEqual([])
  expect(proseIn(b)).toContain('2021年10月20日，收到反映')
  expect(b.slots['open']!.reading.value).toBeGreaterThan(0)
  const days = [14, 15, 16, 17, 18, 19, 20].map((day) => `2021-10-${day}`)
  const ofDays = await Promise.all(days.map((day) => readBulletin('grid.daily', day)))
  const filed = ofDays.reduce((sum, d) => sum + d.slots['filed']!.reading.value!, 0)
  const week = await readBulletin('grid.weekly', '2021-10-20')
  expect(filed).toBe(week.slots['filed']!.reading.value)
  expect(filed).toBeGreaterThan(0)
})

test('[TA6] by an ID number only who plays history acts for a resident, and only for one whom the registry has', async () => {
  const { people } = makeZhuzhou(seed, 100).registry
  const idNo = people.find((p) => p.id === 'resident-1')!.idNo
  const line = (as: string) =>
    JSON.stringify({
      key: `as-${as}`,
      case: '~Q-as-1',
      seq: 0,
      outcome: 'report',
      programme: 'grid.report',
      area: xuefuFirst,
      input: {},
      as: `applicant-${as}`,
    })
  type Answer = { readonly code: string }
  const say = async (who: Visitor, as: string) => {
    const { body } = await who.send<string | Answer>('POST', '/api/commands', line(as), {
      'content-type': 'application/x-ndjson',
    })
    return (typeof body === 'string' ? (JSON.parse(body) as Answer) : body).code
  }
  expect(await say(await at.as('command'), idNo)).toBe('not_your_post')
  expect(await say(at.console, '430202190001010000')).toBe('not_your_post')
  expect(await say(at.console, idNo)).toBe('missing_field')
})

/** What each listed account finds when it signs in. */
test.each<[string, readonly Found[]]>([
  ['worker', ['inbox', 'can']],
  ['worker2', ['inbox', 'can']],
  ['on-leave', ['inbox']],
  ['community', ['inbox', 'can']],
  ['street', ['inbox', 'can']],
  ['street-leader', ['inbox', 'can']],
  ['command-head', ['inbox', 'can']],
  ['command', ['inbox', 'can']],
  ['command2', ['inbox', 'can']],
  ['hotline', ['can']],
  ['unit', ['inbox', 'can']],
  ['unit2', ['inbox', 'can']],
  ['gas', ['inbox', 'can']],
  ['police', ['inbox', 'can']],
  ['zone', ['inbox', 'can']],
  ['party-office', ['inbox', 'can']],
  ['party-head', ['inbox']],
  ['party-street', ['inbox', 'can']],
  ['zone-finance', ['inbox', 'can']],
  ['first-secretary', ['inbox', 'can']],
  ['member', ['inbox', 'can']],
  ['mediator', ['inbox', 'can']],
  ['funds', ['inbox', 'can']],
  ['supervisor', ['inbox']],
  ['window', ['inbox', 'can']],
  ['window2', ['inbox', 'can']],
  ['street-window', ['can']],
  ['helper', ['inbox', 'can']],
  ['reviewer', ['inbox']],
  ['approver', ['inbox']],
  ['delivery', ['inbox']],
  ['hall-lead', ['inbox', 'can']],
  ['items', ['can']],
  ['across', ['inbox', 'can']],
  ['figures', ['reads']],
  ['auditor', ['reads']],
  ['resident', ['asked']],
  ['resident3', ['asked']],
])('%s finds work: %j', async (login, what) => {
  expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
})

test('[AR11] the ground is published: a point of a grid lies in it, with the sign of who answers for it', async () => {
  const [lon, lat] = groundOfZone(seed).middles.get(xuefuFirst)!
  const { body } = await at.stranger.get<{ readonly area: string; readonly sign: object | null }>(
    `/api/ground/at?lon=${lon / 1e6}&lat=${lat / 1e6}&day=2021-10-20`,
  )
  expect([body.area, body.sign === null]).toEqual([xuefuFirst, false])
})
