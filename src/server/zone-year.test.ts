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
}, 300_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('网格和一门式服务的数字由记录得出，别的都不声称', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  expect(body.map((f) => [f.id, f.value, f.qualifier])).toEqual([
    ['A2-10', 23, 'exact'],
    ['A2-11', 41, 'exact'],
    ['A2-12', 41, 'exact'],
    ['A2-13', 9, 'exact'],
    ['A2-14', 384, 'more_than'],
    ['A2-48', 1, 'exact'],
    ['A2-49', 45, 'exact'],
    ['A2-50', 21, 'exact'],
    ['A2-52', 24, 'exact'],
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
