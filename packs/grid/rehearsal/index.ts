/**
 * A year of the zone's grids as lines for the API, from 4 January to 20 October 2021: events by hour, weather and grid, alone and jointly, on time
 * and late, reports of the hotline, visits, patrols. `part`: of the events that one unit handles, one in so many; what the page counts is whole.
 */
import { addDays, dayOfInstant, daysBetween, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import { inWorkingTime } from '../abilities/deadlines.ts'
import { jointly, kinds, suits, type Kind } from './kinds.ts'
import { Stories, type Turns } from './stories.ts'
import { File, inOrder, written, type Line, type Random, type World } from './world.ts'

export { pictures } from './pictures.ts'
export type { Line, World } from './world.ts'

const begins: Day = '2021-01-04'
const ends: Day = '2021-10-19'
const minute = 60_000
/** Events of a whole year up to that day, and those closed by two or more units together: more than 380, and fewer than 390. */
const whole = { events: 12_000, joint: 384, households: 8 } as const
const halfMonth = 15

export function rehearseGrids(world: World, part = 10): readonly (readonly Line[])[] {
  const year = new Year(world, part)
  year.setUp()
  const length = daysBetween(begins, ends)
  for (let from = 0; from < length; from += halfMonth)
    year.play(addDays(begins, from), addDays(begins, Math.min(from + halfMonth, length)))
  year.today()
  return year.waves
}

const at = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute
const two = (n: number): string => String(n).padStart(2, '0')

/** The first calls of the morning. */
const calls = [
  { phone: '13900001101', gist: '路灯不亮，问什么时候修', wantsBack: true, isReached: true },
  { phone: '13900001102', gist: '楼下垃圾没有清运', wantsBack: false, isReached: false },
  { phone: '13900001103', gist: '施工噪声扰民', wantsBack: true, isReached: false },
] as const

type Point = Readonly<Record<string, unknown>>
type Late = { readonly file: File; readonly grid: string; readonly unit: string; readonly point: Point }

class Year {
  readonly waves: Line[][] = []
  readonly world: World
  readonly #part: number
  readonly #rng: Random
  readonly #grids: readonly string[]
  #late: Late[] = []
  #numbers = 0
  #joint = 0
  #halves = 0
  /** Whose sheets were settled. */
  #month = begins.slice(0, 7)
  readonly #stories: Stories

  constructor(world: World, part: number) {
    this.world = world
    this.#part = part
    this.#rng = world.random.fork('events')
    this.#stories = new Stories(world)
    this.#grids = world.communities.flatMap((c) => c.grids)
  }

  /** Grids made public, the roll of the centre, and households to visit. */
  setUp(): void {
    const { world } = this
    const wave: Line[] = []
    const command = world.post('command', world.zone, 1)
    for (const [n, grid] of this.#grids.entries()) {
      const { post, phone } = world.worker(grid)
      const home = world.homes.get(grid)!
      new File('grid.duty', `D${two(n + 1)}`, grid).act(
        wave,
        command,
        'set_up',
        {
          gridCode: grid,
          gridName: `${grid.slice(6, 9)}-${grid.slice(9, 12)}-${grid.slice(12)}网格`,
          type: home.type,
          headPost: world.post('grid-head', grid),
          workerPost: post,
          phone,
          complaints: '0731-28660000',
          households: home.households,
        },
        at(begins, 9, n),
      )
    }
    const duties = ['值班长', '受理', '受理', '立案', '派遣', '派遣', '督办', '结案', '统计']
    for (const [n, duty] of duties.entries())
      new File('grid.staff', `S${two(n + 1)}`, world.zone).act(
        wave,
        world.post('command-head', world.zone),
        'join',
        { staffPost: world.post('command', world.zone, n), duty, joinedOn: begins },
        at(begins, 10, n),
      )
    for (const grid of this.#grids)
      for (let n = 0; n < whole.households; n++) {
        const file = new File('grid.visit', `H${grid.slice(6)}-${n + 1}`, grid)
        file.act(
          wave,
          world.worker(grid).post,
          'enrol',
          { householdNo: `${grid}-${n + 1}`, address: world.home(grid, n * 7) },
          at(begins, 11, n),
        )
        file.act(wave, world.worker(grid).post, 'visit', this.#visited('2022-03-31'), at(begins, 14, n))
      }
    this.waves.push(wave, [{ until: '2021-01-05T00:30:00.000+08:00' }])
  }

  #visited(nextDue: Day) {
    return {
      purpose: this.#rng.pick(['routine', 'care', 'policy', 'survey']),
      met: this.#rng.pick(['head', 'family', 'family']),
      result: this.#rng.pick(['家中平安，无诉求', '宣传用火用电安全', '登记信息无变化']),
      nextDue,
      foundDispute: false,
    }
  }

  /** A half month: what is found, told, handled together, closed; what ran out goes on after it. */
  play(from: Day, to: Day): void {
    const turns: Turns = [[], [], [], []]
    const [first, second, third] = turns
    const days = daysBetween(from, to)
    const over = at(to, 0)
    for (const late of this.#late) this.#finish(first, late, at(from, 9, 30 + this.#rng.next(60)))
    this.#late = []
    const span = daysBetween(begins, ends)
    const count = Math.round((whole.events * days) / span / this.#part)
    for (let n = 0; n < count; n++) this.#event(first, second, from, days, over)
    const due = Math.round((whole.joint * (daysBetween(begins, from) + days)) / span)
    while (this.#joint < due) this.#jointEvent(first, second, third, from, Math.max(1, days - 1))
    for (const grid of this.#grids) if (this.#rng.percent(60)) this.#patrol(first, grid, from, days)
    const month = addDays(from, -1).slice(0, 7)
    const sheets: Line[] = []
    if (month > this.#month) this.#stories.sheets(sheets, from)
    this.#month = month
    if (days === halfMonth) this.#stories.tell(this.#halves, from, turns)
    this.#halves += 1
    this.waves.push(sheets, ...turns.map(inOrder), [{ until: `${to}T00:30:00.000+08:00` }])
  }

  #number(letter: string): string {
    this.#numbers += 1
    return `${letter}${String(this.#numbers).padStart(6, '0')}`
  }

  #seat(): string {
    return this.world.post('command', this.world.zone, 1 + this.#rng.next(8))
  }

  #found(
    from: Day,
    days: number,
    wanted?: string,
    within?: string,
  ): { what: Kind; grid: string; point: Point; ms: number } {
    const rng = this.#rng
    const day = addDays(from, rng.next(days))
    const isRainy = rng.percent(Number(day.slice(5, 7)) <= 6 ? 40 : 15)
    const fit = kinds.filter((k) =>
      wanted === undefined ? suits(k.weather, Number(day.slice(5, 7)), isRainy) : k.kind === wanted,
    )
    const what = rng.weighted(fit.map((k) => [k, k.weight] as const))
    const grid = within ?? rng.pick(this.#grids)
    const place = this.world.place(grid, rng)
    const [least, most] = what.hours
    return {
      what,
      grid,
      point: {
        kind: what.kind,
        matter: what.text,
        address: place.address,
        point: { lon: place.at[0], lat: place.at[1] },
        before: ['grid-before'],
      },
      ms: at(day, rng.between(least, most - 1), rng.next(60)),
    }
  }

  #event(first: Line[], second: Line[], from: Day, days: number, over: number): void {
    const rng = this.#rng
    const { what, grid, point, ms } = this.#found(from, days)
    const worker = this.world.worker(grid).post
    if (rng.percent(what.solved)) {
      const input = { ...point, after: ['grid-after'], result: '现场处置完毕' }
      new File('grid.event', this.#number('G'), grid).act(first, worker, 'self_solve', input, ms)
      return
    }
    if (rng.percent(25)) {
      this.#reported(first, second, what, grid, point, ms, over)
      return
    }
    const file = new File('grid.event', this.#number('G'), grid)
    file.act(first, worker, 'find', point, ms)
    file.act(first, this.#seat(), 'accept', {}, ms + 8 * minute)
    this.#handle(first, file, what, grid, point, ms + 14 * minute, over)
  }

  /** What the hotline takes: accepted, and its event goes on once it is there. */
  #reported(
    first: Line[],
    second: Line[],
    what: Kind,
    grid: string,
    point: Point,
    ms: number,
    over: number,
  ): void {
    const { matter, before, ...where } = point
    const report = new File('grid.report', this.#number('R'), grid)
    const form = { ...where, description: matter, anonymous: true, hideName: false }
    const withCode = this.#rng.percent(50)
    const asks = withCode ? { wantsAnswer: true, byCode: true } : { wantsAnswer: false }
    report.act(first, this.world.post('hotline', this.world.zone), 'take_call', { ...form, ...asks }, ms)
    const seq = report.act(first, this.#seat(), 'accept', { matter }, ms + 10 * minute)
    const event = new File('grid.event', `${report.id}-${seq}-1`, grid, 1)
    this.#handle(second, event, what, grid, { ...where, before }, ms + 20 * minute, over)
  }

  /** Filed, dispatched, signed for, done, checked, closed; one in fifteen in working time is late, where the half month ends soon. */
  #handle(wave: Line[], file: File, what: Kind, grid: string, point: Point, ms: number, over: number): void {
    const rng = this.#rng
    const unit = this.world.unit(what.unit)
    const left = Math.max(1, Math.floor((over - ms) / minute) - 90)
    file.act(wave, this.#seat(), 'file', { level: what.level }, ms)
    file.act(
      wave,
      this.#seat(),
      'dispatch',
      { toUnit: unit, reasonKind: rng.pick(['duty', 'duty', 'distance', 'skill', 'load']) },
      ms + 5 * minute,
    )
    file.act(wave, unit, 'sign', {}, ms + 20 * minute)
    const started = dayOfInstant(written(ms))
    const limit = inWorkingTime(written(ms), 3, 80, chinaCalendar)
    const isOver = toEpochMs(`${limit.due}T23:59:59.999+08:00` as Instant) < over
    if (what.level === 'ordinary' && isOver && isWorkday(chinaCalendar, started).workday && rng.percent(12)) {
      const lapsed = [limit.remind, `${limit.due}T23:59:59.999+08:00`, limit.order, limit.circular].filter(
        (moment) => moment !== null && toEpochMs(moment as Instant) < over,
      )
      file.skip(lapsed.length)
      this.#late.push({ file, grid, unit, point })
      return
    }
    const most = { red: 70, yellow: 900, same_day: 200, ordinary: 1_800, hard: 4_000 }[what.level]
    const handled = ms + Math.min(30 + rng.next(most), left) * minute
    this.#finish(wave, { file, grid, unit, point }, handled)
  }

  #finish(wave: Line[], { file, grid, unit, point }: Late, ms: number): void {
    const { lon, lat } = point['point'] as { readonly lon: number; readonly lat: number }
    const worker = this.world.worker(grid).post
    file.act(wave, unit, 'done', { result: '已处置', after: ['grid-after'] }, ms)
    const check = { checkPhotos: ['grid-check'], checkPoint: { lon: lon + 90, lat: lat - 120 } }
    file.act(wave, worker, 'pass', check, ms + 25 * minute)
    file.act(wave, this.#seat(), 'close', { answer: '已经处置完毕，感谢反映' }, ms + 40 * minute)
    const rng = this.#rng
    if (!rng.percent(35)) return
    const rating = rng.weighted([
      [5, 45],
      [4, 30],
      [3, 13],
      [2, 8],
      [1, 4],
    ])
    file.act(wave, this.world.post('community-head', grid.slice(0, 12)), 'rate', { rating }, ms + 60 * minute)
  }

  /** Two units together under the command centre: the co-unit tells its part, and then the lead reports it done. */
  #jointEvent(first: Line[], second: Line[], third: Line[], from: Day, days: number): void {
    const rng = this.#rng
    this.#joint += 1
    const pair = rng.pick(jointly)
    const { what, grid, point, ms } = this.#found(from, days, pair.kind)
    const file = new File('grid.event', this.#number('J'), grid)
    const unit = this.world.unit(what.unit)
    const co = this.world.unit(pair.co)
    file.act(first, this.world.worker(grid).post, 'find', point, ms)
    file.act(first, this.#seat(), 'accept', {}, ms + 8 * minute)
    file.act(first, this.#seat(), 'file', { level: 'ordinary' }, ms + 12 * minute)
    const seq = file.act(
      first,
      this.#seat(),
      'dispatch',
      { toUnit: unit, reasonKind: 'duty', coUnits: [{ unit: co, task: pair.task }] },
      ms + 18 * minute,
    )
    file.act(first, unit, 'sign', {}, ms + 30 * minute)
    const share = new File('grid.part', `${file.id}-${seq}-1`, grid, 1)
    share.act(second, co, 'tell', { result: '已配合到位' }, ms + 60 * minute)
    file.skip(1)
    this.#finish(third, { file, grid, unit, point }, ms + (90 + rng.next(90)) * minute)
  }

  #patrol(wave: Line[], grid: string, from: Day, days: number): void {
    const rng = this.#rng
    const start = at(addDays(from, rng.next(days)), 8, rng.next(60))
    const file = new File('grid.patrol', this.#number('P'), grid)
    const worker = this.world.worker(grid).post
    file.act(wave, worker, 'begin', { route: '主干道—背街小巷—小区' }, start)
    file.act(wave, worker, 'finish', { checkpoints: 3 + rng.next(6) }, start + (100 + rng.next(80)) * minute)
  }

  /** The minute before the house opens: workers are out, and the centre has answered its first calls. */
  #thisMorning(): Line[] {
    const wave: Line[] = []
    const rng = this.world.random.fork('this morning')
    const today = addDays(ends, 1)
    for (const [n, grid] of this.#grids.entries()) {
      if (n > 1 && rng.percent(25)) continue
      const worker = this.world.worker(grid).post
      const file = new File('grid.patrol', `M${two(n + 1)}`, grid)
      const spot = () => {
        const { at: corner, address } = this.world.place(grid, rng)
        return { at: { lon: corner[0], lat: corner[1] }, checked: address }
      }
      const start = at(today, 8, rng.next(25))
      file.act(wave, worker, 'begin', { route: '主干道—背街小巷—小区', at: spot().at }, start)
      for (let stop = 0; stop < rng.next(4); stop++)
        file.act(wave, worker, 'pass_by', spot(), start + (5 + stop * 8) * minute)
    }
    for (const [n, { phone, gist, wantsBack, isReached }] of calls.entries()) {
      const file = new File('grid.call', `T${two(n + 1)}`, this.world.zone)
      const desk = this.world.post('command', this.world.zone, 1 + (n % 3))
      const ms = at(today, 8, 5 + n * 11)
      file.act(wave, desk, 'take', { phone, gist, wantsBack }, ms)
      if (isReached)
        file.act(wave, desk, 'call_back', { heard: 'reached', told: '已告知办理情况' }, ms + 9 * minute)
    }
    return wave
  }

  /** What is under way on the last morning: one or more at each step, in the listed grids and elsewhere. */
  today(): void {
    const wave: Line[] = []
    const morning = at(ends, 8, 30)
    for (const [n, grid] of this.#grids.entries()) {
      const { what, point } = this.#found(ends, 1, kinds[n % kinds.length]!.kind, grid)
      const file = new File('grid.event', this.#number('G'), grid)
      const unit = this.world.unit(what.unit)
      const worker = this.world.worker(grid).post
      const ms = morning + n * 3 * minute
      const steps: readonly (() => void)[] = [
        () => file.act(wave, worker, 'find', point, ms),
        () => file.act(wave, this.#seat(), 'accept', {}, ms + 6 * minute),
        () => file.act(wave, this.#seat(), 'file', { level: what.level }, ms + 10 * minute),
        () =>
          file.act(wave, this.#seat(), 'dispatch', { toUnit: unit, reasonKind: 'duty' }, ms + 15 * minute),
        () => file.act(wave, unit, 'sign', {}, ms + 25 * minute),
        () => file.act(wave, unit, 'done', { result: '已处置', after: ['grid-after'] }, ms + 55 * minute),
      ]
      for (const step of steps.slice(0, 1 + (n % steps.length))) step()
    }
    const turns: Turns = [wave, [], [], []]
    this.#stories.today(turns, ends)
    this.waves.push(...turns.map(inOrder), inOrder(this.#thisMorning()))
  }
}
