/**
 * The people whom the rehearsal follows one by one: who signs in, and pupils whose teachers keep their accounts; what they
 * earn, exchange, give and ask for.
 */
import { applicant, at, File, inOrder, type Line, type Pupil, type School, type World } from './world.ts'

/** Accounts of pupils: so many of each of the first schools. */
const counts = { schools: 8, each: 6 } as const
/** Name, points, most a person, stars needed, supply. */
const gifts = [
  ['中性笔（一套）', 30, 3, 0, 400],
  ['笔记本', 40, 3, 0, 400],
  ['课外读物', 80, 2, 0, 150],
  ['免费阅读卡', 20, 1, 1, 60],
  ['电影卡', 30, 1, 1, 40],
  ['书包', 35, 1, 0, 2],
] as const
const [notebook, readingCard] = ['G02', 'G04'] as const
/** What an account has done by itself once it is open: earlier service was looked for, and every line of it told. */
const afterOpening = 2

type Kept = {
  readonly file: File
  readonly card: string
  readonly school: School
  /** Who acts for it: a teacher with the guardian's word, or the resident. */
  readonly by: string
  readonly more: Readonly<Record<string, unknown>>
  /** Records that are not posted yet, and those that are: three hours or more each. */
  waiting: number
  posted: number
  isStarred: boolean
}

export class Accounts {
  readonly #world: World
  readonly #pupils: readonly (Kept & { readonly pupil: Pupil })[]
  readonly #residents: readonly Kept[]
  /** Stars that are certified late, and so still posted today. */
  readonly #late: File[] = []

  constructor(world: World) {
    this.#world = world
    this.#pupils = world.schools.slice(0, counts.schools).flatMap((school) =>
      world
        .pupils(school)
        .slice(0, counts.each)
        .map((pupil, n) => ({
          file: new File('account', `K${school.code}${n + 1}`, school.area),
          pupil,
          card: pupil.card,
          school,
          by: world.post('teacher', school.area, school.code),
          more: { guardianAgrees: true },
          waiting: 0,
          posted: 0,
          isStarred: false,
        })),
    )
    const home = world.schools[0]!
    this.#residents = world.residents.map((resident, n) => ({
      file: new File('account', `KR${n + 1}`, home.area),
      card: `Z-000${n + 1}`,
      school: home,
      by: applicant(resident),
      more: {},
      waiting: 0,
      posted: 0,
      isStarred: false,
    }))
  }

  #all = (): readonly Kept[] => [...this.#pupils, ...this.#residents]

  cardsOf = (school: School): readonly string[] =>
    this.#all()
      .filter((k) => k.school.code === school.code)
      .map((k) => k.card)

  /** Registered and opened in April; gifts offered and elders listed before anybody spends. */
  open(waves: Line[][]): void {
    const world = this.#world
    const [registering, opening, offering]: [Line[], Line[], Line[]] = [[], [], []]
    for (const [n, resident] of world.residents.entries()) {
      const { school, card, by, file } = this.#residents[n]!
      const registered = new File('registration', `R0${n + 1}`, school.area)
      const { name, idNo, phone } = resident
      registered.act(
        registering,
        by,
        'register',
        { name, idNo, phone, group: '滨江社区' },
        at('2021-04-27', 9, n),
      )
      const leader = world.post('team-leader', school.area, school.code)
      registered.act(registering, leader, 'give_card', { card }, at('2021-04-27', 10, n))
      file.act(opening, by, 'open', { name, idNo }, at('2021-04-28', 15, n))
    }
    for (const [n, { file, pupil, by }] of this.#pupils.entries()) {
      const guardianIdNo = (n === 0 ? world.residents[1]! : world.adult(n)).idNo
      file.act(
        opening,
        by,
        'open',
        { name: pupil.name, idNo: pupil.idNo, guardianIdNo },
        at('2021-04-28', 10, n),
      )
    }
    for (const { file } of this.#all()) file.skip(afterOpening)
    for (const [n, [giftName, price, most, stars, supply]] of gifts.entries())
      new File('gift', `G0${n + 1}`, world.district).act(
        offering,
        world.post('keeper'),
        'offer',
        { giftName, price, most, fromDay: 1, toDay: 31, stars, supply },
        at('2021-04-29', 9, n),
      )
    for (const [n, name] of ['周桂兰', '唐德福', '蒋玉珍'].entries())
      new File('elder', `E0${n + 1}`, world.district).act(
        offering,
        world.post('civil'),
        'list',
        { name, idNo: world.elder(n).idNo, reason: 'sixty', verified: true, area: '滨江社区' },
        at('2021-04-29', 10, n),
      )
    waves.push(registering, inOrder(opening), offering)
  }

  /** Who was at an activity of the month: it is posted on the first of the next one, and October's not yet. */
  served(cards: readonly string[], month: string): void {
    if (month === '2021-10') return
    for (const account of this.#all()) if (cards.includes(account.card)) account.waiting += 1
  }

  /** After a month was posted: exchanges and a gift to an elder in July; stars and certificates in October. */
  month(waves: Line[][], month: string): void {
    if (month !== '2021-05')
      for (const account of this.#all()) {
        account.file.skip(account.waiting)
        account.posted += account.waiting
        account.waiting = 0
      }
    if (month === '2021-06') waves.push(...this.#july())
    if (month === '2021-09') waves.push(...this.#october())
  }

  /**
   * Every other one takes a notebook, which is handed over; one in seven gives ten points to an elder, in a wave of their own:
   * the shop's answer is of the minute in which it was asked, and comes to an account before what it does later that day.
   */
  #july(): readonly Line[][] {
    const [asking, giving, handing]: [Line[], Line[], Line[]] = [[], [], []]
    const keeper = this.#world.post('keeper')
    const gift = new File('gift', notebook, this.#world.district, 1)
    for (const [n, { file, by, more, posted }] of this.#all().entries()) {
      if (posted < 2) continue
      if (n % 2 === 0) {
        file.act(asking, by, 'redeem', { gift: notebook, pieces: 1, ...more }, at('2021-07-02', 9, n))
        file.skip(1)
        const input = { order: `${file.id}/1`, signedBy: '本人' }
        gift.act(handing, keeper, 'hand_over', input, at('2021-07-05', 9, n))
      }
      if (n % 7 === 1)
        file.act(giving, by, 'donate', { elder: 'E01', points: 10, ...more }, at('2021-07-02', 14, n))
    }
    for (const [n, { file, posted }] of this.#all().entries()) if (posted >= 2 && n % 2 === 0) file.skip(1)
    return [asking, giving, handing]
  }

  /** One in three asks for its first star, and one in five for a certificate; half of what is asked for waits on a desk. */
  #october(): readonly Line[][] {
    const [asking, deciding]: [Line[], Line[]] = [[], []]
    const education = this.#world.post('education', undefined, '1')
    for (const [n, account] of this.#all().entries()) {
      const { file, by, school, posted } = account
      if (n % 3 === 0 && posted >= 4) {
        const seq = file.act(asking, by, 'apply_star', { ladder: 'school', level: 1 }, at('2021-10-02', 9, n))
        const star = new File('star', `${file.id}-${seq}-1`, school.area, 1)
        account.isStarred = n % 2 === 0
        if (account.isStarred) star.act(deciding, education, 'certify', {}, at('2021-10-08', 9, n))
        if (n % 4 === 1) this.#late.push(star)
      }
      if (n % 5 === 1 && posted > 0) {
        const period = { fromDay: '2021-05-01', toDay: '2021-09-30', purpose: '综合素质评价' }
        const seq = file.act(asking, by, 'ask_certificate', period, at('2021-10-02', 10, n))
        if (n % 2 === 0) continue
        const certificate = new File('certificate', `${file.id}-${seq}-1`, school.area, 1)
        const input = { issuedBy: `${school.name}`, handler: '德育处', contact: '0746-8320000' }
        certificate.act(deciding, education, 'issue', input, at('2021-10-08', 14, n))
      }
    }
    return [asking, deciding]
  }

  /** Orders that wait for the keeper: after the last day to which history was told, when the stars were given. */
  today(wave: Line[]): void {
    const education = this.#world.post('education', undefined, '1')
    for (const [n, star] of this.#late.entries())
      star.act(wave, education, 'certify', {}, at('2021-10-18', 8, n))
    for (const [n, { file, by, more, isStarred }] of this.#all().entries())
      if (isStarred)
        file.act(wave, by, 'redeem', { gift: readingCard, pieces: 1, ...more }, at('2021-10-19', 9, n))
  }
}
