/** The days on the road: shifts at posts, who was stopped there and what came of it, vehicles held, plates made. */
import { addDays, daysBetween, type Day } from 'yimen/kernel/day'
import { at, File, minute, type Line, type Random, type World } from './world.ts'
import { begins, ends, type Post } from './plan.ts'

/** Decisions that stand on 19 October, those that were cancelled besides, and umbrellas that were taken off: more than 3,000 and fewer than 4,000. */
export const whole = { violations: 23_323, cancelled: 41, umbrellas: 3_164, oral: 900, plates: 420 } as const
/** The two of whom the listed residents have one each. */
const ofTheLastMorning = 2
const shiftsADay = 3
/** More is stopped where more people live. */
const weightOf = (town: 'urban' | 'county'): number => (town === 'urban' ? 14 : 9)

export class Road {
  readonly #world: World
  readonly #posts: readonly Post[]
  readonly #part: number
  readonly #rng: Random
  readonly #total: { readonly decided: number; readonly cancelled: number; readonly umbrellas: number }
  #decided = 0
  #cancelled = 0
  #umbrellas = 0
  #riders = 0
  #plates = 0
  #held = 0

  constructor(world: World, posts: readonly Post[], part: number) {
    this.#world = world
    this.#posts = posts
    this.#part = part
    this.#rng = world.random.fork('road')
    const share = (n: number): number => Math.max(1, Math.round(n / part))
    const cancelled = share(whole.cancelled)
    this.#total = {
      decided: share(whole.violations) - ofTheLastMorning + cancelled,
      cancelled,
      umbrellas: share(whole.umbrellas),
    }
  }

  /** One day: its shifts, with all that was done in them. Days of the first weeks are as full as the last. */
  day(day: Day): readonly [today: Line[], later: Line[]] {
    const [today, later]: [Line[], Line[]] = [[], []]
    const done = daysBetween(begins, day) + 1
    const all = daysBetween(begins, ends) + 1
    const due = (n: number): number => Math.round((n * done) / all)
    const weights = this.#world.counties.reduce((n, c) => n + weightOf(c.town), 0)
    const ofDay = due(this.#total.decided) - this.#decided
    let left = ofDay
    for (const [i, county] of this.#world.counties.entries()) {
      const isLast = i === this.#world.counties.length - 1
      const decided = isLast ? left : Math.min(left, Math.round((ofDay * weightOf(county.town)) / weights))
      left -= decided
      this.#county(today, later, county.code, day, decided, due)
    }
    return [today, later]
  }

  #county(
    today: Line[],
    later: Line[],
    county: string,
    day: Day,
    decided: number,
    due: (n: number) => number,
  ): void {
    const { post } = this.#world
    const here = this.#posts.filter((p) => p.county === county && p.kind !== 'registration')
    const n = daysBetween(begins, day)
    const shifts = Array.from(
      { length: Math.min(this.#part === 1 ? shiftsADay : 1, here.length) },
      (_, k) => here[(n + k) % here.length]!,
    )
    for (const [k, at0] of shifts.entries()) {
      const start = at(day, [7, 11, 16][k]!, 10)
      const file = new File('helmets.shift', `T${at0.no}-${day.slice(5).replace('-', '')}`, at0.township)
      const leader = post('squad-leader', county, `${1 + (k % 2)}`)
      file.act(today, leader, 'begin', { postNo: at0.no, members: 3 + this.#rng.next(5) }, start)
      const share = Math.floor(decided / shifts.length) + (k < decided % shifts.length ? 1 : 0)
      let stopped = share
      for (let i = 0; i < share; i++)
        this.#decide(today, later, at0, day, start + 10 * minute + i * 20_000, due)
      if (this.#part === 1 && this.#rng.percent(68)) {
        this.#orally(today, at0, day, start + 150 * minute)
        stopped += 1
      }
      if (this.#rng.percent(30)) stopped += 1
      file.act(today, leader, 'finish', { stopped }, start + 200 * minute)
    }
    this.#plateOrHold(today, county, day)
  }

  #stopped(at0: Post, day: Day) {
    const rng = this.#rng
    const vehicle = rng.weighted([
      ['ebike', 70],
      ['ebike_over', 13],
      ['motorcycle', 17],
    ])
    const trade = rng.weighted([
      ['none', 90],
      ['courier', 4],
      ['food', 5],
      ['designated', 1],
    ])
    return {
      postNo: at0.no,
      happenedOn: day,
      vehicle,
      ...(vehicle === 'ebike_over' ? { treatedAs: 'non_motor' } : {}),
      ownership: trade === 'none' ? 'own' : rng.pick(['own', 'company']),
      seat: 'driver',
      trade,
      ...(trade === 'none' ? {} : { onDuty: rng.percent(80) }),
      educated: rng.weighted([
        ['told', 70],
        ['read', 22],
        ['flag', 6],
        ['none', 2],
      ]),
      helmetOn: rng.percent(96),
    }
  }

  #decide(today: Line[], later: Line[], at0: Post, day: Day, ms: number, due: (n: number) => number): void {
    const rng = this.#rng
    this.#decided += 1
    this.#riders += 1
    const isUmbrella = this.#umbrellas < due(this.#total.umbrellas)
    if (isUmbrella) this.#umbrellas += 1
    const stopped = this.#stopped(at0, day)
    const isMotor = stopped.vehicle === 'motorcycle'
    const warned = rng.percent(22)
    const kinds = [
      ...(!isUmbrella || rng.percent(35)
        ? [
            {
              behaviour: 'no_helmet',
              ...(warned ? { way: 'warning' } : { way: 'fine', fine: isMotor ? 5_000 : 2_000 }),
            },
          ]
        : []),
      ...(isUmbrella ? [{ behaviour: 'umbrella', way: 'warning' }] : []),
    ]
    const isFine = kinds.some((k) => k.way === 'fine')
    const willOwe = isFine && rng.percent(10)
    const party = this.#world.rider(at0.county, this.#riders)
    const file = new File('helmets.violation', `V${String(this.#riders).padStart(5, '0')}`, at0.township)
    const officer = this.#officer(at0.county)
    file.act(
      today,
      officer,
      willOwe ? 'decide' : 'decide_settled',
      {
        ...stopped,
        kinds,
        ...(isUmbrella ? { umbrellaFate: rng.pick(['taken_back', 'kept', 'destroyed']) } : {}),
        partyName: party.name,
        idNo: party.idNo,
        facts: kinds.length > 1 ? '未戴安全头盔，加装遮阳伞' : isUmbrella ? '加装遮阳伞' : '未戴安全头盔',
        told: true,
        signature: rng.percent(97) ? 'signed' : 'refused',
        delivered: true,
      },
      ms,
    )
    if (this.#cancelled < due(this.#total.cancelled)) {
      this.#cancelled += 1
      const head = this.#world.post('brigade-head', at0.county)
      file.act(later, officer, 'object', { objection: '当时车辆停在路边没有行驶' }, at(addDays(day, 1), 8, 5))
      file.act(later, head, 'cancel', { ruling: '经查看记录，申辩成立，撤销' }, at(addDays(day, 1), 8, 25))
      return
    }
    if (!willOwe) return
    const paidOn = addDays(day, 1)
    if (rng.percent(88) && paidOn <= ends)
      file.act(later, officer, 'pay', { paidOn }, at(paidOn, 10) + rng.next(300) * minute)
  }

  #orally(today: Line[], at0: Post, day: Day, ms: number): void {
    this.#riders += 1
    const file = new File('helmets.violation', `V${String(this.#riders).padStart(5, '0')}`, at0.township)
    file.act(today, this.#officer(at0.county), 'warn_orally', { ...this.#stopped(at0, day), minor: true }, ms)
  }

  #officer(county: string): string {
    return this.#world.post('officer', county, `${1 + this.#rng.next(this.#world.officers)}`)
  }

  /** A plate a day at a point, and now and then a vehicle that is held until it has one. */
  #plateOrHold(today: Line[], county: string, day: Day): void {
    const point = this.#posts.find((p) => p.county === county && p.kind === 'registration')
    if (point === undefined || (this.#part > 1 && !this.#rng.percent(10))) return
    this.#plates += 1
    const owner = this.#world.rider(county, 40_000 + this.#plates)
    const officer = this.#officer(county)
    const isHeld = this.#rng.percent(25)
    const plateNo = `湘B临${String(this.#plates).padStart(5, '0')}`
    const isTemporary = this.#rng.percent(30)
    if (isHeld) {
      this.#held += 1
      const hold = new File('helmets.hold', `H${String(this.#held).padStart(4, '0')}`, point.township)
      hold.act(
        today,
        officer,
        'hold',
        {
          ownerName: owner.name,
          idNo: owner.idNo,
          vehicle: 'ebike',
          holdFor: 'no_plate',
          place: '大队停车场',
          goodsGiven: true,
          told: true,
        },
        at(day, 10),
      )
      /** Held without a plate for longer, now and then. */
      if (this.#rng.percent(30)) {
        hold.act(today, this.#world.post('brigade-head', county), 'approve', {}, at(day, 15))
        if (!this.#rng.percent(70)) return
        hold.act(today, officer, 'bring_proof', { proof: '购车发票和合格证' }, at(day, 16))
        hold.act(today, officer, 'release', {}, at(day, 17))
        return
      }
      this.#plate(today, point, officer, owner, plateNo, isTemporary, at(day, 11, 40), hold.id)
      return
    }
    this.#plate(today, point, officer, owner, plateNo, isTemporary, at(day, 11, 20))
  }

  #plate(
    today: Line[],
    point: Post,
    officer: string,
    owner: { readonly name: string; readonly idNo: string },
    plateNo: string,
    isTemporary: boolean,
    ms: number,
    heldCase?: string,
  ): void {
    new File('helmets.plate', `N${String(this.#plates).padStart(5, '0')}`, point.township).act(
      today,
      officer,
      'register',
      {
        ownerName: owner.name,
        idNo: owner.idNo,
        kind: isTemporary ? 'temporary' : 'standard',
        plateNo,
        proofSeen: true,
        ...(isTemporary ? { validTo: '2024-12-31' } : { certificateSeen: true }),
        ...(heldCase === undefined ? {} : { heldCase }),
      },
      ms,
    )
  }
}
