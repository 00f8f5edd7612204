/** A table-top city for the rows of this folder: its posts, its plan, violations and sheets of observation. */
import type { CountedHere } from 'yimen/kernel/case'
import { caseOf, keyOf, post, resident, TableTop, upTo, type Answer } from 'yimen/packs/table-top'
import { helmets } from '../index.ts'
import { planned } from '../rehearsal/plan.ts'

export { caseOf, codeOf, saying } from 'yimen/packs/table-top'

export const city = '430200'
export const county = '430211'
export const town = '430211001'

const actors = {
  office: post('campaign-office', city),
  leader: post('campaign-leader', city),
  head: post('brigade-head', county),
  squad: post('squad-leader', county),
  officer: post('officer', county, 'officer-1'),
  officer2: post('officer', county, 'officer-2'),
  observer: post('observer', county),
  courier: post('employer', city, 'courier'),
  food: post('employer', city, 'food'),
  organ: post('organ', city),
  li: resident(keyOf('430202198001010017')),
  wang: resident('key-wang'),
}

/** What figures read, by their id: so many at the top and the bottom, of so many records. */
export const readingsOf = (
  counted: Readonly<Record<string, readonly [top: number, bottom: number | null, records: number]>>,
): Readonly<Record<string, CountedHere>> =>
  Object.fromEntries(
    Object.entries(counted).map(([figure, [top, bottom, records]]) => [
      figure,
      { top, bottom, records, digest: figure, cases: null },
    ]),
  )

/** A city in which things happen one after another. What rows do not say of figures is nothing. */
export class City extends TableTop {
  constructor() {
    const nothing = (figure: string) => readingsOf({ [figure]: [0, 0, 0] })[figure]!
    super({
      pack: helmets,
      actors,
      pathOf: upTo(city, '430000'),
      at: town,
      numbers: 'X',
      world: { reading: nothing },
    })
  }
}

export const plan = planned
/** A city with its plan and posts: a fixed post on an urban road, another, a squad, and a registration point. */
export function campaign(): City {
  const c = new City()
  caseOf(c.open('helmets.plan', 'office', 'set', '2021-09-01 08:00', planned, city))
  for (const [postNo, kind] of [
    ['G1', 'fixed'],
    ['G2', 'fixed'],
    ['L1', 'squad'],
    ['S1', 'registration'],
  ])
    caseOf(
      c.open('helmets.post', 'head', 'set_up', '2021-09-01 09:00', {
        postNo,
        postName: `${postNo}号点位`,
        kind,
        road: 'urban',
        point: { lon: 113_084_000, lat: 27_827_000 },
      }),
    )
  return c
}

/** A rider without a helmet on an e-bike, fined 20 yuan and paid; `more` besides. */
export const rider = {
  postNo: 'G1',
  happenedOn: '2021-10-12',
  vehicle: 'ebike',
  ownership: 'own',
  seat: 'driver',
  trade: 'none',
  educated: 'told',
  helmetOn: true,
  kinds: [{ behaviour: 'no_helmet', way: 'fine', fine: 2_000 }],
  partyName: '李平',
  idNo: '430202198001010017',
  facts: '未戴安全头盔',
  told: true,
  signature: 'signed',
  delivered: true,
} as const
export const decided = (
  c: City,
  more: object = {},
  how = 'decide_settled',
  at = '2021-10-12 08:30',
): Answer => c.open('helmets.violation', 'officer', how, at, { ...rider, ...more })

/** A sheet of forty people at the first post, all of them drivers of e-bikes. */
export const cell = (worn: string, n: number, more: object = {}) => ({
  vehicle: 'ebike',
  seat: 'driver',
  trade: 'none',
  worn,
  n,
  ...more,
})
export const sheet = {
  sheetNo: 'T-1',
  postNo: 'G1',
  road: 'urban',
  place: 'market',
  observedOn: '2021-10-12',
  hours: 'morning',
  weather: 'fine',
  method: 'site',
  cells: [cell('buckled', 36), cell('bare', 4)],
  vehiclesSeen: 40,
  plated: 25,
} as const
export const sent = (c: City, more: object = {}, at = '2021-10-12 09:10'): Answer =>
  c.open('helmets.observation', 'observer', 'submit', at, { ...sheet, ...more })
