/** The people whom the rehearsal follows one by one: who signs in, and pupils whose teachers keep their accounts; what they earn, exchange, give and ask for. */
import { type Day } from 'yimen/kernel/day'
import { applicant, at, File, type Line, type Pupil, type World } from './world.ts'

/** Accounts of pupils: so many of each of the first schools. */
const kept = { schools: 8, each: 6 } as const
const gifts = [
  ['中性笔（一套）', 30, 3, 0, 400],
  ['笔记本', 40, 3, 0, 400],
  ['课外读物', 80, 2, 0, 150],
  ['免费阅读卡', 20, 1, 1, 60],
  ['电影卡', 30, 1, 1, 40],
  ['书包', 35, 1, 0, 2],
] as const

type Kept = {
  readonly file: File
  readonly pupil: Pupil
  readonly teacher: string
  served: number
  isSettled: boolean
}

export class Accounts {
  readonly #world: World
  readonly #pupils = new Map<string, Kept>()

  constructor(world: World) {
    this.#world = world
    for (const school of world.schools.slice(0, kept.schools))
      for (const [n, pupil] of world.pupils(school).slice(0, kept.each).entries())
        this.#pupils.set(pupil.card, {
          file: new File('account', `K${school.code}${n + 1}`, school.area),
          pupil,
          teacher: world.post('teacher', school.area, school.code),
          served: 0,
          isSettled: false,
        })
  }

  /** Registered and opened in May; gifts offered and elders listed before anybody spends. */
  open(waves: Line[][]): void {
    const world = this.#world
    const wave: Line[] = []
    for (const [n, { file, pupil, teacher }] of [...this.#pupils.values()].entries()) {
      const input = {
        name: pupil.name,
        idNo: pupil.idNo,
        guardianIdNo: (n === 0 ? world.residents[1]! : world.adult(n)).idNo,
      }
      file.act(wave, teacher, 'open', input, at('2021-05-06', 10, n))
    }
    for (const [n, resident] of world.residents.entries()) {
      const who = applicant(resident)
      const registered = new File('registration', `R${n + 1}`, world.schools[0]!.area)
      const input = { name: resident.name, idNo: resident.idNo, phone: resident.phone, group: '滨江社区' }
      registered.act(wave, who, 'register', input, at('2021-05-05', 9, n))
      const file = new File('account', `KR${n + 1}`, world.schools[0]!.area)
      file.act(wave, who, 'open', { name: resident.name, idNo: resident.idNo }, at('2021-05-06', 15, n))
    }
    const keeper = world.post('keeper')
    for (const [n, [giftName, price, most, stars, supply]] of gifts.entries())
      new File('gift', `G0${n + 1}`, world.district).act(
        wave,
        keeper,
        'offer',
        { giftName, price, most, fromDay: 1, toDay: 31, stars, supply },
        at('2021-05-08', 9, n),
      )
    for (const [n, name] of ['周桂兰', '唐德福', '蒋玉珍'].entries())
      new File('elder', `E0${n + 1}`, world.district).act(
        wave,
        world.post('civil'),
        'list',
        { name, idNo: world.elder(n).idNo, basis: 'sixty', verified: true, area: '滨江社区' },
        at('2021-05-08', 10, n),
      )
    waves.push(wave.toSorted((a, b) => ('at' in a && 'at' in b && a.at < b.at ? -1 : 1)))
  }

  /** Pupils who were at an activity; of those with an account it is posted at the beginning of the next month. */
  served(pupils: readonly Pupil[], _day: Day, _minutes: number, _hard: boolean): void {
    for (const { card } of pupils) {
      const account = this.#pupils.get(card)
      if (account) account.served += 1
    }
  }

  /** After a month was posted some exchange points, and one gives to an elder. */
  month(waves: Line[][], month: string): void {
    if (month !== '2021-06' && month !== '2021-09') return
    void waves
  }

  today(wave: Line[]): void {
    void wave
  }
}
