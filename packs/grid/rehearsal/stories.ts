/**
 * What the year has beside the common run: returns and designations, extensions, reopening, whistles, a bulk task, residents' own
 * reports with duplicates, what is kept pending, and the sheets of the months. Each is told in turns: what one case gives another
 * is there in the next.
 */
import { addDays, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import { File, written, type Line, type Random, type World } from './world.ts'

/** First, second, third and fourth: what a turn gives is there in the next. */
export type Turns = readonly [Line[], Line[], Line[], Line[]]
const minute = 60_000
const at = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute

/** The first day from one on that is worked, and whose next two are worked too. */
function workday(from: Day): Day {
  const works = (day: Day) => isWorkday(chinaCalendar, day).workday
  let day = from
  while (!works(day) || !works(addDays(day, 1)) || !works(addDays(day, 2))) day = addDays(day, 1)
  return day
}

type Told = {
  readonly file: File
  readonly grid: string
  readonly point: { readonly lon: number; readonly lat: number }
}
const hole = { kind: 'c060101', matter: '路面坑洞' }
const stall = { kind: 'c050201', matter: '占道摆摊影响通行' }
const whistles = [
  { type: 'emergency', matter: '暴雨后路面塌陷', units: ['construction', 'police'], minutes: 18 },
  { type: 'special', matter: '夜市油烟和占道专项整治', units: ['urban-management', 'market'], minutes: 150 },
  { type: 'daily', matter: '校园周边环境整治', units: ['sanitation', 'police', 'power'], minutes: 200 },
] as const

/** In their own affairs, as the console says of whom it tells. */
const own = (resident: { readonly idNo: string }): string => `applicant-${resident.idNo}`

export class Stories {
  readonly #world: World
  readonly #rng: Random
  readonly #grids: readonly string[]
  /** Where the listed accounts live and work. */
  readonly #here: string
  #numbers = 0

  constructor(world: World) {
    this.#world = world
    this.#rng = world.random.fork('stories')
    this.#grids = world.communities.flatMap((c) => c.grids)
    this.#here = world.residents[0]!.grid
  }

  #file(programme: string, letter: string, area: string): File {
    this.#numbers += 1
    return new File(programme, `${letter}${String(this.#numbers).padStart(4, '0')}`, area)
  }
  #post(role: string, area: string = this.#world.zone, n = 0): string {
    return this.#world.post(role, area, n)
  }
  get #seat(): string {
    return this.#post('command', this.#world.zone, 1)
  }
  #place(grid: string) {
    const { at: corner, address } = this.#world.place(grid, this.#rng)
    return { address, point: { lon: corner[0], lat: corner[1] } }
  }
  #give(key: string) {
    return { toUnit: this.#world.unit(key), reasonKind: 'duty' }
  }

  /** Found by the worker, accepted and filed. */
  #filed(wave: Line[], grid: string, ms: number, what: object, level = 'ordinary'): Told {
    const file = this.#file('grid.event', 'Y', grid)
    const place = this.#place(grid)
    file.act(wave, this.#world.worker(grid).post, 'find', { ...what, ...place, before: ['grid-before'] }, ms)
    file.act(wave, this.#seat, 'accept', {}, ms + 6 * minute)
    file.act(wave, this.#seat, 'file', { level }, ms + 12 * minute)
    return { file, grid, point: place.point }
  }
  #dispatched(wave: Line[], { file }: Told, key: string, ms: number): void {
    file.act(wave, this.#seat, 'dispatch', this.#give(key), ms)
    file.act(wave, this.#world.unit(key), 'sign', {}, ms + 15 * minute)
  }
  #solved(wave: Line[], { file, grid, point }: Told, key: string, ms: number): void {
    const checkPoint = { lon: point.lon + 60, lat: point.lat - 80 }
    file.act(wave, this.#world.unit(key), 'done', { result: '已处置', after: ['grid-after'] }, ms)
    const check = { checkPhotos: ['grid-check'], checkPoint }
    file.act(wave, this.#world.worker(grid).post, 'pass', check, ms + 30 * minute)
    file.act(wave, this.#seat, 'close', { answer: '已经处置完毕，感谢反映' }, ms + 50 * minute)
  }

  /** A half month's: the n-th of the year. */
  tell(n: number, from: Day, turns: Turns): void {
    const day = workday(addDays(from, 2))
    this.#returned(turns[0], day, n % 5 === 1)
    if (n % 2 === 0) this.#extended(turns[0], day, n % 4 === 0)
    if (n % 3 === 0) this.#reopened(turns[0], day)
    if (n % 4 === 2) this.#pended(turns[0], day)
    this.#whistle(turns, day, whistles[n % whistles.length]!, n % 6 === 5)
    if (n % 2 === 1) this.#byResidents(turns, day)
    if (n % 6 === 3) this.#bulk(turns, day, true)
  }

  /** Not theirs: returned once, or twice and then designated. */
  #returned(wave: Line[], day: Day, isDesignated: boolean): void {
    const grid = this.#rng.pick(this.#grids)
    const atPlace = this.#filed(wave, grid, at(day, 9), stall)
    const back = { returnReason: '不属于本单位职责' }
    const wrong = isDesignated ? ['market', 'transport'] : ['market']
    for (const [i, key] of wrong.entries()) {
      atPlace.file.act(wave, this.#seat, 'dispatch', this.#give(key), at(day, 9, 20 + i * 40))
      atPlace.file.act(wave, this.#world.unit(key), 'return_it', back, at(day, 9, 50 + i * 40))
    }
    if (isDesignated) {
      const order = { ...this.#give('urban-management'), note: '两次退回，按职责指定' }
      atPlace.file.act(wave, this.#seat, 'designate', order, at(day, 11))
      atPlace.file.act(wave, this.#world.unit('urban-management'), 'sign', {}, at(day, 11, 15))
    } else this.#dispatched(wave, atPlace, 'urban-management', at(day, 11))
    this.#solved(wave, atPlace, 'urban-management', at(day, 15))
  }

  /** More time is asked on the second day, granted or not, and it is solved in what was due first or later. */
  #extended(wave: Line[], day: Day, isGranted: boolean): void {
    const atPlace = this.#filed(wave, this.#rng.pick(this.#grids), at(day, 9), hole)
    const unit = this.#world.unit('construction')
    const head = this.#post('command-head')
    this.#dispatched(wave, atPlace, 'construction', at(day, 9, 30))
    const asks = { totalDays: 7, extensionReason: '等待沥青到场' }
    atPlace.file.act(wave, unit, 'ask_extension', asks, at(day, 15))
    if (isGranted) atPlace.file.act(wave, head, 'grant_extension', {}, at(day, 16))
    else atPlace.file.act(wave, head, 'refuse_extension', { note: '材料可以就近调拨' }, at(day, 16))
    this.#solved(wave, atPlace, 'construction', at(addDays(day, isGranted ? 2 : 1), 10))
  }

  #reopened(wave: Line[], day: Day): void {
    const grid = this.#rng.pick(this.#grids)
    const atPlace = this.#filed(wave, grid, at(day, 8, 30), hole)
    this.#dispatched(wave, atPlace, 'construction', at(day, 9))
    this.#solved(wave, atPlace, 'construction', at(day, 11))
    const head = this.#post('community-head', grid.slice(0, 12))
    atPlace.file.act(wave, head, 'reopen', { reopenReason: '雨后又陷下去了' }, at(addDays(day, 1), 9))
    this.#dispatched(wave, atPlace, 'construction', at(addDays(day, 1), 9, 20))
    this.#solved(wave, atPlace, 'construction', at(addDays(day, 1), 15))
    atPlace.file.act(wave, head, 'rate', { rating: 2 }, at(addDays(day, 1), 17))
  }

  #pended(wave: Line[], day: Day): void {
    const atPlace = this.#filed(wave, this.#rng.pick(this.#grids), at(day, 10), {
      kind: 'c060202',
      matter: '老旧管网排水不畅',
    })
    this.#dispatched(wave, atPlace, 'water', at(day, 10, 30))
    const why = { explanation: '须整体改造，列入明年计划' }
    atPlace.file.act(wave, this.#world.unit('water'), 'ask_pending', why, at(day, 14))
    atPlace.file.act(wave, this.#post('command-head'), 'pend', { note: '现场核实属实' }, at(day, 16))
  }

  /** Called, arrived in time or late, or one would not; scored by the street, and with the leader of the zone where one refused. */
  #whistle(turns: Turns, day: Day, what: (typeof whistles)[number], isRefused: boolean): void {
    const street = this.#here.slice(0, 9)
    const file = this.#file('grid.whistle', 'W', this.#here)
    const units = what.units.map((key) => this.#world.unit(key))
    const { address } = this.#place(this.#here)
    const input = {
      type: what.type,
      address,
      matter: what.matter,
      unitsAsked: units.map((unit) => ({ unit, task: '到场处置' })),
    }
    const blown = at(day, 9)
    file.act(turns[0], this.#post('street-clerk', street), 'blow', input, blown)
    for (const [i, unit] of units.entries()) {
      const arrival = new File('grid.arrival', `${file.id}-1-${i + 1}`, this.#here, 1)
      if (isRefused && i === units.length - 1)
        arrival.act(turns[1], unit, 'refuse', { why: '人员全部在外抢修' }, blown + 60 * minute)
      else arrival.act(turns[1], unit, 'arrive', {}, blown + (what.minutes - 5 + i * 9) * minute)
    }
    file.skip(units.length)
    const leader = this.#post('street-leader', street)
    const result = { action: '各单位现场联合处置', outcomeNow: '问题已经解决' }
    file.act(turns[2], this.#post('street-clerk', street), 'act_done', result, at(day, 16))
    for (const [i, scoredUnit] of units.entries()) {
      const marks = isRefused && i === units.length - 1 ? 0 : 100 - 4 * i - this.#rng.next(10)
      file.act(turns[2], leader, 'score', { scoredUnit, marks }, at(day, 16, 20 + i))
    }
    file.act(turns[2], leader, 'close', {}, at(day, 16, 40))
    if (isRefused)
      file.act(turns[2], this.#post('zone-leader'), 'rule', { ruling: '通报批评，限期补办' }, at(day, 17))
  }

  /** One resident reports, and another the same: one event, and both are told, and rate it. */
  #byResidents(turns: Turns, day: Day): void {
    const [one, other] = this.#world.residents
    const { address, point } = this.#place(this.#here)
    const form = {
      kind: hole.kind,
      description: '小区门口路面有坑，晚上看不清',
      address,
      point,
      anonymous: true,
      wantsAnswer: true,
      byCode: true,
      hideName: false,
    }
    const first = this.#file('grid.report', 'Q', this.#here)
    const second = this.#file('grid.report', 'Q', this.#here)
    first.act(turns[0], own(one!), 'report', form, at(day, 8, 10))
    first.act(turns[0], this.#seat, 'accept', { matter: hole.matter }, at(day, 8, 20))
    second.act(turns[1], own(other!), 'report', form, at(day, 8, 40))
    const event = new File('grid.event', `${first.id}-2-1`, this.#here, 1)
    second.act(turns[1], this.#seat, 'merge', { event: event.id }, at(day, 8, 50))
    event.skip(1)
    const atPlace = { file: event, grid: this.#here, point }
    event.act(turns[2], this.#seat, 'file', { level: 'ordinary' }, at(day, 8, 55))
    this.#dispatched(turns[2], atPlace, 'construction', at(day, 9))
    this.#solved(turns[2], atPlace, 'construction', at(day, 15))
    first.skip(2)
    second.skip(1)
    first.act(turns[3], own(one!), 'rate', { rating: 5 }, at(day, 18))
    second.act(turns[3], own(other!), 'rate', { rating: this.#rng.between(3, 4) }, at(day, 19))
  }

  /** A superior's task, a part for each grid: done everywhere, or under way. */
  #bulk(turns: Turns, day: Day, isDone: boolean): void {
    const batch = this.#file('grid.batch', 'B', this.#world.zone)
    const wanted = 60
    const input = {
      taskName: '电动车骑乘人员头盔佩戴摸排',
      demand: '逐户登记，月底前完成',
      dueOn: addDays(day, 9),
      gridList: this.#grids.map((grid) => ({ grid, wanted })),
    }
    batch.act(turns[0], this.#post('zone-leader'), 'assign', input, at(day, 9))
    const grids = this.#grids.filter(
      (grid, n) => isDone || (!grid.startsWith(this.#here.slice(0, 12)) && n % 2 === 0),
    )
    for (const grid of grids) {
      const task = new File('grid.task', `${batch.id}-1-${this.#grids.indexOf(grid) + 1}`, grid, 1)
      const looked = { looked: wanted, problems: this.#rng.next(12) }
      task.act(
        turns[1],
        this.#world.worker(grid).post,
        'finish',
        looked,
        at(isDone ? addDays(day, 1) : day, 14, grids.indexOf(grid)),
      )
    }
    batch.skip(grids.length)
    if (isDone)
      batch.act(turns[2], this.#seat, 'close', { summing: '全部网格已经完成' }, at(addDays(day, 1), 17))
  }

  /** The sheets of the month before: each community settles its own, and the centre makes them public. */
  sheets(wave: Line[], day: Day): void {
    /** Those of the last month wait for the listed community. */
    const grids = this.#grids.filter(
      (grid) => day < '2021-10-01' || !grid.startsWith(this.#here.slice(0, 12)),
    )
    for (const grid of grids) {
      const named = `@grid.score monthly ${grid}`
      const say = (as: string, outcome: string, input: Readonly<Record<string, unknown>>, ms: number) =>
        wave.push({
          key: `grid-score-${grid}-${day}-${outcome}`,
          case: named,
          outcome,
          input,
          as,
          at: written(ms),
        })
      const sheet = {
        worker: this.#world.worker(grid).post,
        complete: this.#rng.between(92, 100),
        keyPoints: this.#rng.percent(80),
        substituteDays: 0,
      }
      const minutes = this.#grids.indexOf(grid)
      say(this.#post('community-head', grid.slice(0, 12)), 'settle', sheet, at(day, 9, minutes))
      say(this.#seat, 'publish', {}, at(day, 15, minutes))
    }
  }

  /** What waits on the last morning at the desks of the listed accounts. */
  today(turns: Turns, day: Day): void {
    const first = turns[0]
    const sanitation = { kind: 'c050101', matter: '垃圾桶满溢，周边堆积' }
    const atUnit = (key: string, n: number, what: object, isSigned: boolean, hour: number): Told => {
      const atPlace = this.#filed(first, this.#here, at(day, hour), what)
      const toUnit = `${this.#world.unit(key).slice(0, -1)}${n}`
      atPlace.file.act(first, this.#seat, 'dispatch', { toUnit, reasonKind: 'load' }, at(day, hour, 16))
      if (isSigned) atPlace.file.act(first, toUnit, 'sign', {}, at(day, hour, 30))
      return atPlace
    }
    atUnit('sanitation', 1, sanitation, true, 14)
    atUnit('sanitation', 2, sanitation, true, 14)
    atUnit('police', 1, { kind: 'c090101', matter: '车辆乱停占用人行道' }, true, 14)
    atUnit('gas', 1, { kind: 'c020201', matter: '餐馆燃气软管老化' }, false, 15)
    const more = atUnit('construction', 1, hole, true, 14)
    const why = { totalDays: 7, extensionReason: '等待材料' }
    more.file.act(first, this.#world.unit('construction'), 'ask_extension', why, at(day, 16))
    const old = atUnit('water', 1, { kind: 'c060202', matter: '下水堵塞返水' }, true, 14)
    const plan = { explanation: '须更换管道，等待立项' }
    old.file.act(first, this.#world.unit('water'), 'ask_pending', plan, at(day, 16))
    this.#solved(
      first,
      atUnit('power', 1, { kind: 'c060201', matter: '路灯不亮' }, true, 10),
      'power',
      at(day, 15),
    )
    this.#waiting(turns, day)
    this.#bulk(turns, day, false)
    this.#residentsToday(turns, day)
  }

  /** A whistle that goes on, one to be scored, one with the zone. */
  #waiting(turns: Turns, day: Day): void {
    const street = this.#here.slice(0, 9)
    for (const n of [0, 1, 2]) {
      const file = this.#file('grid.whistle', 'W', this.#here)
      const unit = this.#world.unit('sanitation')
      const { address } = this.#place(this.#here)
      const unitsAsked = [{ unit, task: '到场清运' }]
      const why = { type: 'daily', address, matter: '背街小巷集中清理', unitsAsked }
      file.act(turns[0], this.#post('street-clerk', street), 'blow', why, at(day, 10, n))
      if (n === 0) continue
      if (n === 2) {
        const up = { action: '需要区里统筹' }
        file.act(turns[1], this.#post('street-leader', street), 'to_zone', up, at(day, 11))
        continue
      }
      const arrival = new File('grid.arrival', `${file.id}-1-1`, this.#here, 1)
      arrival.act(turns[1], unit, 'arrive', {}, at(day, 13))
      file.skip(1)
      const result = { action: '集中清理', outcomeNow: '已经清理' }
      file.act(turns[2], this.#post('street-clerk', street), 'act_done', result, at(day, 16))
    }
  }

  /** Of each resident a report: asked for detail, in hand, and answered and not rated yet. */
  #residentsToday(turns: Turns, day: Day): void {
    for (const [n, resident] of this.#world.residents.entries()) {
      const { grid } = resident
      const { address, point } = this.#place(grid)
      const report = this.#file('grid.report', 'Q', grid)
      const form = { kind: hole.kind, description: '路面有坑', address, point, hideName: false }
      const answer = { anonymous: true, wantsAnswer: true, byCode: true }
      report.act(turns[0], own(resident), 'report', { ...form, ...answer }, at(day, 9))
      if (n !== 1) report.act(turns[0], this.#seat, 'ask_detail', { question: '在哪个门前' }, at(day, 9, 20))
      else report.act(turns[0], this.#seat, 'accept', { matter: hole.matter }, at(day, 9, 20))
    }
    /** What the hotline took and what came of it: it rates for who called. */
    const { address, point } = this.#place(this.#here)
    const call = this.#file('grid.report', 'Q', this.#here)
    const form = { ...hole, address, point }
    const { matter, ...atPlace } = form
    const asks = { description: matter, anonymous: true, wantsAnswer: true, byCode: true, hideName: false }
    call.act(turns[0], this.#post('hotline'), 'take_call', { ...atPlace, ...asks }, at(day, 8))
    call.act(turns[0], this.#seat, 'accept', { matter }, at(day, 8, 10))
    const event = new File('grid.event', `${call.id}-2-1`, this.#here, 1)
    event.act(turns[1], this.#seat, 'file', { level: 'ordinary' }, at(day, 8, 20))
    this.#dispatched(turns[1], { file: event, grid: this.#here, point }, 'construction', at(day, 8, 30))
    this.#solved(turns[1], { file: event, grid: this.#here, point }, 'construction', at(day, 11))
  }
}
