/**
 * The living allowance of 2021 up to 20 October: a register that was carried over, paid each month by its lists, and what the townships
 * added and removed since they decide. By chance of its own: nothing of the other stories moves.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay } from 'yimen/kernel/clock'
import { openFile, poster, type File } from './file.ts'
import { dueOf, familySizes, incomeOf, type Hukou } from './living-amounts.ts'
import * as go from './living-course.ts'
import type { Living } from './living-course.ts'
import { instant, type Moment } from './when.ts'
import type { Family, Following, Line, Mark, Random, World } from './world.ts'

/** Persons by plan: the register is invented, the movement since devolution is the newspaper’s. */
const shares = {
  register: { rural: 38_140, urban: 6_022 },
  added: { rural: 237, urban: 49 },
  removed: { rural: 191, urban: 44 },
  addedBefore: { rural: 96, urban: 18 },
  died: { rural: 46, urban: 7 },
  moved: { rural: 14, urban: 3 },
  marginal: 21,
  refused: 27,
  returnedMonthly: 12,
}
type Shares = typeof shares
const devolvedOn: Day = '2021-07-01'
const lastPaid = 10
const reasons = ['账户已销户', '户名不符', '账户长期不动'] as const
const batch = '@assistance.living_batch monthly 430523'

export type LivingYear = {
  readonly lines: readonly (Line | Following)[]
  readonly marks: readonly Mark[]
  readonly cuts: readonly Moment[]
}

type Book = {
  readonly world: World
  readonly random: Random
  readonly shares: Shares
  readonly files: File[]
  readonly places: Readonly<Record<Hukou, readonly string[]>>
  readonly town: readonly string[]
  family(hukou: Hukou, heads: number, day: Day, more?: Partial<Living>): Living
}

/** `part` of the register and of what went its way; what the newspaper counts is whole only in the whole. */
export function rehearseLiving(world: World, part = 1): LivingYear {
  const book = openBook(world, part)
  const register = carriedOver(book)
  moved(book, register)
  added(book)
  others(book)
  underWay(book, register)
  const paid = payAll(book, register)
  return {
    lines: [...book.files.flatMap((f) => f.lines), ...paid.lines],
    marks: [...paid.marks, { until: '2021-10-20T08:50:00.000+08:00' }],
    cuts: paid.cuts,
  }
}

function scaled(part: number): Shares {
  if (part === 1) return shares
  const some = (n: number) => Math.max(2, Math.round(n * part))
  const both = (of: { readonly rural: number; readonly urban: number }) => ({
    rural: some(of.rural),
    urban: some(of.urban),
  })
  return {
    register: { rural: some(shares.register.rural) + 120, urban: some(shares.register.urban) + 40 },
    added: both(shares.added),
    removed: both(shares.removed),
    addedBefore: both(shares.addedBefore),
    died: both(shares.died),
    moved: both(shares.moved),
    marginal: some(shares.marginal),
    refused: some(shares.refused),
    returnedMonthly: some(shares.returnedMonthly),
  }
}

/** In the national code places of residents’ committees come first, then those of villages. */
const isUrban = (village: string): boolean => Number(village.slice(9)) < 200

function openBook(world: World, part: number): Book {
  const random = world.random.fork('living-allowance')
  const people = random.fork('families')
  const files: File[] = []
  const all = world.townships.flatMap((t) => t.villages)
  const urban = all.filter(isUrban)
  const town = all.filter((v) => v.startsWith(world.li.village.slice(0, 9)))
  return {
    world,
    random,
    shares: scaled(part),
    files,
    places: { rural: all, urban: urban.length > 0 ? urban : all },
    town,
    family(hukou, heads, day, more = {}) {
      const family: Family = more.family ?? familyOf(world, people, random.pick(this.places[hukou]), heads)
      const file = openFile(
        `L${day.replaceAll('-', '')}-${String(files.length + 1).padStart(6, '0')}`,
        family.village,
        { day, minute: 0 },
      )
      files.push(file)
      return {
        world,
        random,
        file,
        family,
        hukou,
        heads,
        income: incomeOf(random, hukou, heads),
        byCounty: day < devolvedOn,
        ...more,
      }
    },
  }
}

/** One with so many members at least. */
function familyOf(world: World, people: Random, village: string, heads: number): Family {
  for (;;) {
    const family = world.familyBy(people, village)
    if (family.members.length + 1 >= heads) return family
  }
}

/** Each with the number of persons that the county’s list has; who they are is told at the first change. */
function carriedOver(book: Book): Record<Hukou, Living[]> {
  const { random, world } = book
  const people = random.fork('register')
  const of = (hukou: Hukou) =>
    familySizes(random, book.shares.register[hukou]).map((heads, i) => {
      const village = random.pick(book.places[hukou])
      const c = book.family(hukou, heads, '2021-01-01', { family: world.familyBy(people, village) })
      go.carryOver(c, 540 + (i % 480), addDays('2021-11-01', random.next(60)))
      return c
    })
  return { rural: of('rural'), urban: of('urban') }
}

/** Families of the register, taken out of it, who come to exactly so many persons. */
function take(
  register: Living[],
  persons: number,
  where: (c: Living) => boolean = () => true,
): readonly Living[] {
  const taken: Living[] = []
  let left = persons
  for (let i = register.length - 1; i >= 0 && left > 0; i--) {
    const c = register[i]!
    if (c.heads > left || !where(c)) continue
    register.splice(i, 1)
    taken.push(c)
    left -= c.heads
  }
  if (left > 0) throw new Error(`the register has no families for ${left} persons more`)
  return taken
}

const between = (random: Random, from: Day, span: number): Day => addDays(from, random.next(span))
const workday = (day: Day): Day => dueDay(chinaCalendar, day, 0)
const morning = (random: Random, day: Day): Moment => ({ day: workday(day), minute: 520 + random.next(300) })

/** Removed by the townships; dead and moved away are another matter. */
function moved({ random, shares }: Book, register: Record<Hukou, Living[]>): void {
  for (const hukou of ['rural', 'urban'] as const) {
    for (const c of take(register[hukou], shares.removed[hukou])) {
      go.move(c, workday(between(random, '2021-07-08', 85)))
      go.proposeStop(c, random.pick(['income', 'income', 'income', 'assets', 'asked']))
      go.stop(c)
      if (c.file.at.day > '2021-10-19') throw new Error(`${c.file.id} was stopped too late for the newspaper`)
    }
    for (const c of take(register[hukou], shares.died[hukou], ({ heads }) => heads === 1)) {
      const day = between(random, '2021-01-15', 260)
      go.die(c, morning(random, addDays(day, 2 + random.next(6))), day)
    }
    for (const c of take(register[hukou], shares.moved[hukou])) {
      const day = between(random, '2021-02-01', 230)
      go.moveAway(c, morning(random, addDays(day, 3 + random.next(6))), day)
    }
  }
}

/** Confirmed, before devolution by the county and since by the townships. */
function added(book: Book): void {
  const { random, shares } = book
  for (const hukou of ['rural', 'urban'] as const) {
    for (const heads of familySizes(random, shares.addedBefore[hukou]))
      goTheirWay(book.family(hukou, heads, workday(between(random, '2021-01-11', 110))))
    for (const heads of familySizes(random, shares.added[hukou])) {
      const c = book.family(hukou, heads, workday(between(random, devolvedOn, 66)))
      goTheirWay(c)
      if (c.file.at.day > '2021-10-19')
        throw new Error(`${c.file.id} was confirmed too late for the newspaper`)
    }
  }
}
function goTheirWay(c: Living): void {
  go.apply(c)
  go.toDecision(c)
  go.confirm(c)
}

/** Marginal families, and refusals. */
function others(book: Book): void {
  const { random, shares } = book
  for (let i = 0; i < shares.marginal; i++) {
    const day = workday(between(random, '2021-01-18', i % 2 === 0 ? 110 : 220))
    const late = day >= '2021-05-20' && day < devolvedOn ? devolvedOn : day
    const c = book.family('rural', 2, late, { income: 2 * 52_000 })
    go.apply(c)
    go.toDecision(c)
    go.confirmMarginal(c)
  }
  for (let i = 0; i < shares.refused; i++) {
    const c = book.family('rural', 2, workday(between(random, '2021-01-18', 230)), { income: 2 * 150_000 })
    go.apply(c)
    go.proposeRefusal(c)
    go.refuse(c)
    go.tellRefusal(c)
  }
}

/** What lies on the desks on 20 October; a good part of it in the town of the listed accounts. */
function underWay(book: Book, register: Record<Hukou, Living[]>): void {
  const { random, world } = book
  const { village } = world.li
  const begin = (day: Day, place: string, more: Partial<Living> = {}): Living => {
    const family = familyOf(world, random.fork(`desk ${book.files.length}`), place, 2)
    const c = book.family('rural', 2, day, { family, ...more })
    go.apply(c)
    return c
  }
  const shown = (c: Living): void => {
    go.accept(c)
    go.check(c)
    go.visit(c)
    go.propose(c)
    go.post(c)
  }
  const stages: readonly (readonly [Day, (c: Living) => void])[] = [
    ['2021-10-18', () => undefined],
    ['2021-10-13', go.supplement],
    ['2021-10-14', go.accept],
    [
      '2021-10-13',
      (c) => {
        go.accept(c)
        go.requestCheck(c)
      },
    ],
    [
      '2021-09-27',
      (c) => {
        go.accept(c)
        go.check(c)
        go.visit(c)
      },
    ],
    [
      '2021-09-27',
      (c) => {
        go.accept(c)
        go.check(c)
        go.visit(c, true)
        go.askDemocratic(c)
      },
    ],
    [
      '2021-09-27',
      (c) => {
        go.accept(c)
        go.check(c)
        go.visit(c)
        go.propose(c)
      },
    ],
    ['2021-09-26', shown],
    [
      '2021-09-26',
      (c) => {
        shown(c)
        go.object(c)
      },
    ],
    [
      '2021-09-17',
      (c) => {
        shown(c)
        go.close(c)
      },
    ],
    [
      '2021-09-17',
      (c) => {
        shown(c)
        go.close(c)
        go.agree(c)
      },
    ],
    [
      '2021-09-15',
      (c) => {
        go.accept(c, true)
        go.check(c)
        go.visit(c)
        go.propose(c)
        go.post(c)
        go.close(c)
        go.agree(c)
        go.referVisit(c)
      },
    ],
  ]
  for (const place of [village, random.pick(book.town), random.pick(book.places.rural)])
    for (const [day, run] of stages) run(begin(day, place))
  const refused = begin('2021-09-26', village, { income: 2 * 150_000 })
  go.proposeRefusal(refused)
  go.refuse(refused)

  /** Of the register: changes and ends to be decided, a change told, a review that is due, too much paid. */
  const inTown = (hukou: Hukou, where: (c: Living) => boolean = () => true): Living => {
    const i = register[hukou].findIndex((c) => book.town.includes(c.file.area) && where(c))
    const n = i < 0 ? register[hukou].findIndex(where) : i
    return register[hukou].splice(n, 1)[0]!
  }
  for (const day of ['2021-10-12', '2021-10-14'] as const) {
    const leaving = inTown('rural')
    go.move(leaving, day)
    go.proposeStop(leaving, 'income')
    const changing = inTown('rural', ({ heads, family }) => family.members.length + 1 >= heads)
    go.move(changing, day)
    go.proposeChange(
      changing,
      { ...changing.file.at, minute: changing.file.at.minute + 40 },
      changing.income + 3_000,
    )
    go.tellChange(inTown('rural'), { day, minute: 600 })
    const dead = inTown('rural', ({ heads }) => heads === 1)
    go.die(dead, { day, minute: 660 }, '2021-08-06')
  }
}

/** Each month on the tenth: checked and released in the days after, and answered by the bank; the last answer is for who comes to read it. */
function payAll(book: Book, register: Record<Hukou, Living[]>): LivingYear {
  const { world, random } = book
  const [finance, financeHead] = ['county-finance', 'county-finance-head'].map((role) =>
    poster(world, role, '430523', 0),
  ) as [string, string]
  const lines: Following[] = []
  const marks: Mark[] = []
  const cuts: Moment[] = []
  /** Whoever stays on the register all year, and nothing else happens to. */
  const steady = [...register.rural, ...register.urban].filter((c) => c.file.lines.length === 1)
  for (let month = 1; month <= lastPaid; month++) {
    const two = String(month).padStart(2, '0')
    const tenth = `2021-${two}-10` as Day
    marks.push({ until: `${tenth}T08:00:00.000+08:00` })
    const act = (as: string, outcome: string, input: Line['input'], at: Moment): void => {
      lines.push({
        key: `rehearsal-living-${two}-${outcome}`,
        case: batch,
        outcome,
        input,
        as,
        at: instant(at),
      })
    }
    const on = dueDay(chinaCalendar, tenth, 1)
    act(finance, 'check', {}, { day: on, minute: 570 })
    act(financeHead, 'release', {}, { day: on, minute: 640 })
    if (month === lastPaid) break
    const answered: Moment = { day: dueDay(chinaCalendar, on, 3), minute: 900 }
    const returned = Array.from(
      { length: book.shares.returnedMonthly },
      () => steady.splice(random.next(steady.length), 1)[0]!,
    )
    act(
      finance,
      'reconcile',
      {
        bankRef: `DB2021${two}`,
        returns: returned.map((c) => ({
          member: c.file.id,
          amount: dueOf(c.hukou, month, c.heads, c.income, 0),
          bankReason: random.pick(reasons),
        })),
      },
      answered,
    )
    cuts.push(answered)
    for (const [i, c] of returned.entries()) {
      go.bounced(c, answered)
      /** Of the last month some are still to be put right. */
      if (month < lastPaid - 1 || i > 4) go.correctAccount(c)
    }
  }
  return { lines, marks, cuts }
}
