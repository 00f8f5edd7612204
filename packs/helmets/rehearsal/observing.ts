/** Sheets of observation: week by week, at points of each class of road, in the peak and between; wearing rises from September to October. */
import { addDays, type Day } from 'yimen/kernel/day'
import { at, File, type Line, type Random, type World } from './world.ts'
import type { Post } from './plan.ts'

/** Of a hundred people, so many wear a helmet and have it buckled: in the first week, and so many more each week. */
const wearing = { urban: [79, 2], county: [70, 2], highway: [67, 2] } as const
const inTrades = 6
const hours = ['morning', 'between', 'evening', 'between'] as const

type Cell = { readonly vehicle: string; readonly seat: string; readonly trade: string; readonly worn: string }

function cellOf(rng: Random, percent: number): Cell {
  const trade = rng.weighted([
    ['none', 88],
    ['courier', 4],
    ['food', 7],
    ['designated', 1],
  ])
  const isWorn = rng.percent(Math.min(97, trade === 'none' ? percent : percent + inTrades))
  return {
    vehicle: rng.weighted([
      ['ebike', 68],
      ['ebike_over', 14],
      ['motorcycle', 18],
    ]),
    seat:
      trade === 'none'
        ? rng.weighted([
            ['driver', 82],
            ['passenger', 12],
            ['child', 6],
          ])
        : 'driver',
    trade,
    worn: isWorn
      ? 'buckled'
      : rng.weighted([
          ['bare', 70],
          ['unbuckled', 24],
          ['hat', 6],
        ]),
  }
}

/** Everybody of a sheet, one by one, into their cells. */
function cells(rng: Random, people: number, percent: number) {
  const tally = new Map<string, Cell & { n: number }>()
  for (let i = 0; i < people; i++) {
    const cell = cellOf(rng, percent)
    const key = `${cell.vehicle} ${cell.seat} ${cell.trade} ${cell.worn}`
    const counted = tally.get(key)
    if (counted) counted.n += 1
    else tally.set(key, { ...cell, n: 1 })
  }
  return [...tally.values()]
}

const startOf = { morning: 9, between: 14, evening: 19 } as const

/** The sheets of a week: in each county so many a week; `sheets` numbers them through. */
export function observed(
  world: World,
  posts: readonly Post[],
  week: number,
  from: Day,
  days: number,
): Line[] {
  const wave: Line[] = []
  const rng = world.random.fork(`observed ${week}`)
  for (const county of world.counties) {
    const fixed = posts.filter((p) => p.county === county.code && p.kind === 'fixed')
    const count = Math.max(1, Math.round((sheetsAWeek * days) / 7))
    for (let n = 0; n < count; n++) {
      const post = fixed[(week * sheetsAWeek + n) % fixed.length]!
      const [first, more] = wearing[post.road]
      const people = rng.between(42, 118)
      const hour = hours[n % hours.length]!
      /** Points differ: riders of one point are alike. */
      const percent = first + more * week + rng.between(-7, 7)
      const tally = cells(rng, people, percent)
      const drivers = tally.reduce((sum, c) => sum + (c.seat === 'driver' ? c.n : 0), 0)
      const day = addDays(from, n % days)
      const seen = drivers + rng.next(4)
      let plated = 0
      for (let i = 0; i < seen; i++) if (rng.percent(58 + week)) plated += 1
      const no = `${county.code.slice(2)}-${day.slice(5).replace('-', '')}-${n + 1}`
      new File('helmets.observation', `O${no.replaceAll('-', '')}`, post.township).act(
        wave,
        world.post('observer', county.code, `${1 + (n % 2)}`),
        'submit',
        {
          sheetNo: no,
          postNo: post.no,
          road: post.road,
          place: rng.pick(['market', 'school', 'business', 'hospital', 'other']),
          observedOn: day,
          hours: hour,
          weather: rng.pick(['fine', 'fine', 'cloudy', 'rain']),
          method: rng.percent(75) ? 'site' : 'video',
          cells: tally,
          ...(n % 2 === 0 ? { counter: people } : {}),
          vehiclesSeen: seen,
          plated,
        },
        at(day, startOf[hour], rng.next(50)),
      )
    }
  }
  return wave
}
const sheetsAWeek = 8

/** The judgement of a month, for each county and for the city; brigades explain most of September's. */
export function judged(world: World, month: string, periodEnd: Day, on: Day, isExplained: boolean): Line[] {
  const wave: Line[] = []
  const office = world.post('campaign-office', world.city, '1')
  for (const [n, area] of [...world.counties.map((c) => c.code), world.city].entries()) {
    const file = new File('helmets.judgement', `J${month}-${area}`, area)
    file.act(wave, office, 'judge', { periodEnd }, at(on, 9, n))
    if (isExplained && area !== world.city)
      file.act(
        wave,
        world.post('brigade-head', area),
        'explain',
        { remark: '重点路口增加高峰勤务，校门口劝导' },
        at(on, 16, n),
      )
  }
  return wave
}
