/**
 * A year at the hall as lines for the API, from 4 January to 20 October 2021: what is done at once and what is promised, and one of each that the
 * law has beside them; agreements with three places, and 190 cases across regions in every state. `part`: of the common run one in so many.
 */
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import { addDays, daysBetween, type Day } from 'yimen/kernel/day'
import { Across } from './across.ts'
import { items, type Item } from './items.ts'
import { Special } from './special.ts'
import { at, File, inOrder, type Line, type Random, type Turns, type World } from './world.ts'

export type { Line, Turns, World } from './world.ts'

export const begins: Day = '2021-01-04'
export const ends: Day = '2021-10-19'
const minute = 60_000
const halfMonth = 15
/** A year up to that day at the whole scale: about thirty thousand with those whose ratings come by telephone. */
const whole = { immediate: 22_000, promised: 7_000 } as const

/** The first turns are the setting up; then one span after another; the last is what is under way this morning. */
export function rehearseDoor(world: World, part = 20): readonly Turns[] {
  const year = new Year(world, part)
  const spans: Turns[] = [year.setUp()]
  const length = daysBetween(begins, ends)
  for (let from = 0; from < length; from += halfMonth)
    spans.push(
      year.span(addDays(begins, from), addDays(begins, Math.min(from + halfMonth, length)), from / halfMonth),
    )
  return [...spans, year.today()]
}

class Year {
  readonly #world: World
  readonly #part: number
  readonly #rng: Random
  readonly #across: Across
  readonly #special: Special
  #numbers = 0

  constructor(world: World, part: number) {
    this.#world = world
    this.#part = part
    this.#rng = world.random.fork('door')
    this.#across = new Across(world)
    this.#special = new Special(world)
  }

  /** The catalogue as one sheet, a station with its helper in each community. */
  setUp(): Turns {
    const { zone, communities } = this.#world
    const turns: Turns = [[], [], []]
    const manager = this.#world.post('item-manager', zone)
    const sheet = new File('door.catalogue', 'DC1', zone)
    sheet.act(turns[0], manager, 'begin', { batchName: '2021年政务服务事项目录' }, at(begins, 8, 30))
    sheet.act(turns[0], manager, 'rows', { rows: items.map((x) => x.row) }, at(begins, 8, 31))
    sheet.act(turns[0], manager, 'finish', {}, at(begins, 8, 32))
    for (const [n, { code, name }] of communities.entries()) {
      const station = new File('door.station', `DS${String(n + 1).padStart(2, '0')}`, code)
      const phone = `0731-2866${String(1_000 + n)}`
      const form = { stationName: `${name}便民服务站`, phone, since: begins }
      station.act(turns[0], manager, 'set_up', form, at(begins, 9, n))
      const helper = { helperPost: this.#world.post('helper', code), joinedOn: begins }
      station.act(turns[0], manager, 'appoint', helper, at(begins, 10, n))
    }
    return turns
  }

  span(from: Day, to: Day, n: number): Turns {
    const turns: Turns = [[], [], []]
    const days = daysBetween(from, to)
    const all = daysBetween(begins, ends)
    const count = (most: number): number => Math.round((most * days) / all / this.#part)
    for (let i = 0; i < count(whole.immediate); i++) this.#atOnce(turns[0], this.#workday(from, days))
    for (let i = 0; i < count(whole.promised); i++) this.#promised(turns[0], this.#workday(from, days))
    this.#across.span(turns, n, this.#workdayFrom(addDays(from, 2)))
    this.#special.span(turns, n, this.#workdayFrom(addDays(from, 1)))
    return turns.map(inOrder) as unknown as Turns
  }

  #workday(from: Day, days: number): Day {
    return this.#workdayFrom(addDays(from, this.#rng.next(Math.max(1, days - 3))))
  }
  #workdayFrom(day: Day): Day {
    let on = day
    while (!isWorkday(chinaCalendar, on).workday) on = addDays(on, 1)
    return on
  }

  #next(letter: string): string {
    this.#numbers += 1
    return `${letter}${String(this.#numbers).padStart(6, '0')}`
  }

  /** Whom, where and through whom: mostly the hall, sometimes a street or a helper. */
  #received(
    wave: Line[],
    item: Item,
    ms: number,
    lacking = false,
  ): { readonly file: File; readonly window: string } {
    const rng = this.#rng
    const { code, street } = rng.pick(this.#world.communities)
    const where = rng.weighted([
      ['window-clerk', 70],
      ['street-window', 18],
      ['helper', 12],
    ] as const)
    const area = where === 'window-clerk' ? this.#world.zone : where === 'helper' ? code : street
    const window = this.#world.post(where, area, rng.next(6))
    const file = new File('door.application', this.#next('DA'), code)
    const { name, idNo, phone } = this.#world.applicant(this.#numbers)
    const form = {
      itemCode: item.code,
      who: 'natural',
      applicantName: name,
      applicantId: idNo,
      hasAgent: false,
      phone,
      channel: where === 'helper' ? 'helper' : 'window',
    }
    file.act(wave, window, 'receive', lacking ? { ...form, lacking: [{ no: 3 }] } : form, ms)
    return { file, window }
  }

  #paid(wave: Line[], file: File, item: Item, ms: number): void {
    if (item.fee === 0) return
    const clerk = this.#world.post('window-clerk', this.#world.zone, 1)
    file.act(wave, clerk, 'pay', { paidHow: this.#rng.pick(['cash', 'card']), voucherNo: `P${file.id}` }, ms)
  }

  #rated(wave: Line[], file: File, ms: number): void {
    if (!this.#rng.percent(12)) return
    const star = this.#rng.weighted([
      ['v5', 70],
      ['v4', 20],
      ['v3', 6],
    ] as const)
    file.act(wave, this.#world.post('hotline', this.#world.zone), 'rate_by_phone', { star }, ms)
  }

  #atOnce(wave: Line[], day: Day): void {
    const item = this.#rng.pick(items.filter((x) => x.handling === 'immediate'))
    const ms = at(day, 9, this.#rng.next(420))
    const { file, window } = this.#received(wave, item, ms)
    this.#paid(wave, file, item, ms + 4 * minute)
    file.act(wave, window, 'grant_now', {}, ms + 9 * minute)
    const clerk = this.#world.post('delivery', this.#world.zone)
    file.act(wave, clerk, 'hand_over', { handedTo: 'self', idSeen: true }, ms + 12 * minute)
    this.#rated(wave, file, ms + 60 * minute)
  }

  /** Accepted and decided within two working days, one in eight with tolerance, one in twenty refused. */
  #promised(wave: Line[], day: Day): void {
    const rng = this.#rng
    const item = rng.pick(items.filter((x) => x.handling === 'promised' && x.name !== '门店招牌设置'))
    const ms = at(day, 9, rng.next(200))
    const isTolerated = rng.percent(12)
    const { file, window } = this.#received(wave, item, ms, isTolerated)
    const supplyBy = addDays(day, 8)
    if (isTolerated)
      file.act(wave, window, 'accept_deferred', { supplyBy, deferSigned: true }, ms + 8 * minute)
    else file.act(wave, window, 'accept', {}, ms + 8 * minute)
    this.#paid(wave, file, item, ms + 12 * minute)
    if (isTolerated) file.act(wave, window, 'hand_in', { supplied: [{ no: 3 }] }, ms + 90 * minute)
    const { zone } = this.#world
    const isRefused = rng.percent(5)
    const opinion = isRefused ? { opinion: 'refused', opinionWhy: '不符合条件' } : { opinion: 'granted' }
    const decided = ms + (120 + rng.next(120)) * minute
    file.act(wave, this.#world.post('reviewer', zone, rng.next(4)), 'propose', opinion, decided)
    const approver = this.#world.post('approver', zone, rng.next(2))
    if (isRefused)
      file.act(wave, approver, 'refuse', { reason: '经审查不符合法定条件' }, decided + 20 * minute)
    else file.act(wave, approver, 'grant', {}, decided + 20 * minute)
    const clerk = this.#world.post('delivery', zone, rng.next(2))
    const handed = decided + 60 * minute
    if (rng.percent(70)) file.act(wave, clerk, 'hand_over', { handedTo: 'self', idSeen: true }, handed)
    else {
      file.act(wave, clerk, 'send', { trackingNo: `EMS${file.id}` }, handed)
      file.act(wave, clerk, 'signed_for', {}, handed + 30 * minute)
    }
    this.#rated(wave, file, handed + 90 * minute)
  }

  /** What is under way on the last morning, where the listed accounts work. */
  today(): Turns {
    const turns: Turns = [[], [], []]
    const day = addDays(ends, 0)
    const promised = items.filter((x) => x.handling === 'promised' && x.name !== '门店招牌设置')
    for (let n = 0; n < 24; n++) {
      const ms = at(day, 8, 30 + n)
      const { file, window } = this.#received(turns[0], promised[n % promised.length]!, ms)
      if (n % 4 > 0) file.act(turns[0], window, 'accept', {}, ms + 5 * minute)
      if (n % 4 > 1 && promised[n % promised.length]!.fee === 0)
        file.act(
          turns[0],
          this.#world.post('reviewer', this.#world.zone, n),
          'propose',
          { opinion: 'granted' },
          ms + 20 * minute,
        )
      if (n % 4 > 2 && promised[n % promised.length]!.fee === 0)
        file.act(turns[0], this.#world.post('approver', this.#world.zone, 0), 'grant', {}, ms + 30 * minute)
    }
    this.#across.today(turns, day)
    this.#special.today(turns, day)
    return turns.map(inOrder) as unknown as Turns
  }
}
