/** The year 2021 of temporary assistance in Shaoyang County up to 15 October, made from a seed. */
import { addDays, type Day } from 'yimen/kernel/day'
import { drawNeeds } from './amounts.ts'
import * as go from './courses.ts'
import type { Course } from './courses.ts'
import { askByName } from './errands.ts'
import { openFile, poster, write, type File } from './file.ts'
import { rehearseExemptions } from './exemptions.ts'
import { liven } from './office.ts'
import { rehearseRelief } from './relief/index.ts'
import { payAll, type Due } from './payments.ts'
import { rehearseLiving } from './living.ts'
import { rehearseOutreach } from './outreach.ts'
import { rehearseWindow } from './window.ts'
import { befall, gravity, type Hardship } from './story.ts'
import { instant, type Moment } from './when.ts'
import type { Family, Played, Random, World } from './world.ts'

export type { Family, Line, Played, Random, World } from './world.ts'

/** How many cases take which course: believable shares around what the newspaper counts. */
const shares = {
  byTownship: 8313,
  townshipFen: 631_200_000,
  paidFirst: 63,
  byCounty: 118,
  refused: 468,
  atTheDoor: 147,
  withdrawn: 261,
  lapsed: 92,
  cancelled: 6,
  recovered: 3,
  writtenOff: 1,
  papersLate: 4,
  papersOpen: 5,
  underWay: 180,
  referred: 9,
  urgentNow: 3,
}
const lastDecision: Day = '2021-10-15'
/** Nothing of the year is later. */
export const lastMoment = '2021-10-20T08:59:00.000+08:00'
const li = 200_000

/**
 * Lines in waves: a wave's lines are in order of time, and the next waits until what it set going is done. `part` of the year's
 * closed cases, for a house that needs no newspaper; what lies on the desks is there whole.
 */
export function rehearseAssistance(world: World, part = 1): readonly (readonly Played[])[] {
  const book = openBook(world, part)
  const due = [...townshipGrants(book), ...countyGrants(book)]
  const paid = payAll(world, world.random.fork('payments'), due, '2021-10-13')
  unhappyEnds(book)
  underWay(book)
  living(book)
  liven(world, book.files)
  askByName(world, (family, day, need, hardship) => book.course(day, need, { family, hardship }))
  const relief = rehearseRelief(world, part)
  const atWindow = rehearseWindow(world)
  const handedOut = rehearseOutreach(world, book.files)
  const files = [
    ...reserves(world),
    ...rehearseExemptions(world),
    ...book.files,
    ...paid.batches,
    ...relief.files,
    ...atWindow.files,
    ...handedOut.files,
  ]
  const allowance = rehearseLiving(world, part)
  const lines = [...files.flatMap((f) => f.lines), ...allowance.lines].filter((l) => l.at <= lastMoment)
  return wavesOf(
    [...lines, ...allowance.marks],
    [...paid.cuts, ...relief.cuts, ...allowance.cuts, ...atWindow.cuts, ...handedOut.cuts],
  )
}

/** What is closed by the newspaper's day, so many; what is under way keeps its number. */
function closed(part: number): typeof shares {
  if (part === 1) return shares
  const { underWay: desks, referred, urgentNow, papersLate, papersOpen, ...rest } = shares
  const some = Object.fromEntries(
    Object.entries(rest).map(([name, n]) => [name, Math.max(1, Math.round(n * part))]),
  ) as typeof rest
  return { ...some, underWay: desks, referred, urgentNow, papersLate, papersOpen }
}

type Book = {
  readonly world: World
  readonly shares: typeof shares
  readonly random: Random
  readonly files: File[]
  readonly villages: readonly string[]
  course(day: Day, need: number, more?: Partial<Course>): Course
}

function openBook(world: World, part: number): Book {
  const random = world.random.fork('assistance')
  const files: File[] = []
  const villages = world.townships.flatMap((t) => t.villages)
  return {
    world,
    shares: closed(part),
    random,
    files,
    villages,
    course(day, need, more = {}) {
      const family: Family = more.family ?? world.family(random.pick(villages))
      const file = openFile(
        `B${day.replaceAll('-', '')}-${String(files.length + 1).padStart(6, '0')}`,
        family.village,
        { day, minute: 0 },
      )
      files.push(file)
      return {
        world,
        random,
        file,
        family,
        need,
        hardship: more.hardship ?? befall(random, need, family.members.length + 1),
      }
    },
  }
}

/** A day between two, both included. */
function between(random: Random, from: Day, span: number): Day {
  return addDays(from, random.next(span))
}

/** The 8,313 that the townships granted, Grandfather Li's among them, and the few that they took back. */
function townshipGrants(book: Book): readonly Due[] {
  const { random, shares } = book
  const needs = drawNeeds(random, shares.byTownship - 1, shares.townshipFen - li)
  grandfatherLi(book)
  const due: Due[] = []
  const firsts: { readonly family: Family; readonly cause: string; readonly day: Day }[] = []
  for (const [i, need] of needs.entries()) {
    if (i < shares.paidFirst - 1) regularised(book, need)
    else due.push({ course: granted(book, need, i, firsts), amount: need })
  }
  for (let i = 0; i < shares.cancelled; i++) {
    const c = book.course(between(random, '2021-03-01', 150), 60_000)
    go.apply(c)
    go.toDecision(c)
    go.approve(c)
    go.cancel(c)
  }
  return due
}

/** An ordinary grant. One in thirty families was aided before in the year, for another cause and long ago. */
function granted(
  book: Book,
  need: number,
  i: number,
  firsts: { readonly family: Family; readonly cause: string; readonly day: Day }[],
): Course {
  const { random } = book
  const late = i % 70 === 0
  const first = i % 30 === 7 ? firsts.shift() : undefined
  const day = first
    ? addDays(first.day, 90 + random.next(30))
    : between(random, '2021-01-04', late ? 200 : 258)
  let c = book.course(day, need, first ? { family: first.family } : {})
  if (first && c.hardship.cause === first.cause)
    c = {
      ...c,
      hardship: {
        ...c.hardship,
        kind: 'emergency',
        cause: first.cause === 'accident' ? 'fire' : 'accident',
        story: '雨天路滑摔伤，暂时不能劳动',
        ...gravity('emergency', need, c.family.members.length + 1),
      },
    }
  go.apply(c)
  // A supplement in the last weeks would not be decided by the day that the newspaper counts to.
  if (random.next(100) < 10 && day < '2021-09-06') {
    go.supplement(c)
    go.resubmit(c)
  }
  go.toDecision(c)
  go.approve(c, late ? 12 + random.next(6) : 0)
  if (c.file.at.day > lastDecision) throw new Error(`${c.file.id} was decided too late for the newspaper`)
  if (first === undefined && day < '2021-05-20')
    firsts.push({ family: c.family, cause: c.hardship.cause, day })
  return c
}

function regularised(book: Book, need: number): void {
  const { random, world } = book
  const elsewhere = book.villages.filter((v) => v !== world.li.village)
  const c = book.course(between(random, '2021-01-06', 255), need, {
    family: world.family(random.pick(elsewhere)),
  })
  const urgent: Course = {
    ...c,
    hardship: {
      kind: 'emergency',
      cause: random.pick(['illness', 'accident', 'fire']),
      story: '突发意外，家中无力支付急需费用',
      ...gravity('emergency', need, c.family.members.length + 1),
    },
  }
  go.payFirst(urgent, need)
  go.completePapers(urgent)
  go.regularise(urgent)
}

/** A sudden brain haemorrhage on a September evening; the town pays before any paper is written. */
function grandfatherLi(book: Book): void {
  const { world } = book
  const c = book.course('2021-09-13', li, {
    family: world.li,
    hardship: {
      kind: 'emergency',
      cause: 'illness',
      story: '低保对象，突发脑溢血，昏迷送县人民医院抢救',
      severity: 'critical',
      persons: 1,
    },
  })
  go.payFirst(c, li)
  go.completePapers(c, 2)
  go.regularise(c)
}

function countyGrants(book: Book): readonly Due[] {
  return Array.from({ length: book.shares.byCounty }, () => {
    const need = (230 + book.random.next(900)) * 1_000
    const family = book.world.family(book.random.pick(book.villages))
    const c = book.course(between(book.random, '2021-01-08', 245), need, {
      family,
      hardship: {
        kind: 'emergency',
        cause: 'illness',
        story: '家人患重大疾病，自付费用高',
        severity: 'critical',
        persons: Math.max(4, family.members.length + 1),
      },
    })
    go.apply(c)
    go.toDecision(c)
    go.approveByCounty(c)
    return { course: c, amount: need }
  })
}

/** Refused, withdrawn, lapsed; and what was paid first and should not have been. */
function unhappyEnds(book: Book): void {
  const { random, world, shares } = book
  const each = (n: number, span: number, run: (c: Course) => void) => {
    for (let i = 0; i < n; i++) {
      const c = book.course(between(random, '2021-01-05', span), (30 + random.next(150)) * 1_000)
      go.apply(c)
      run(c)
    }
  }
  each(shares.refused, 255, go.refuse)
  each(shares.atTheDoor, 270, go.refuseAtTheDoor)
  each(shares.withdrawn, 270, go.withdraw)
  each(shares.lapsed, 245, go.lapse)
  const elsewhere = book.villages.filter((v) => v !== world.li.village)
  const town = townOf(book)
  const urgent = (day: Day, village?: string): Course => {
    const somewhere = random.pick(elsewhere)
    const c = book.course(day, 100_000, { family: world.family(village ?? somewhere) })
    const u: Course = {
      ...c,
      hardship: {
        kind: 'emergency',
        cause: 'accident',
        story: '突发意外，急需用钱',
        severity: 'serious',
        persons: 1,
      },
    }
    go.payFirst(u, (60 + random.next(90)) * 1_000)
    return u
  }
  for (let i = 0; i < shares.recovered; i++)
    go.recoverOrWriteOff(urgent(between(random, '2021-02-20', 150)), false)
  for (let i = 0; i < shares.writtenOff; i++) go.recoverOrWriteOff(urgent('2021-04-12'), true)
  for (let i = 0; i < shares.papersLate; i++) urgent(between(random, '2021-08-20', 20))
  /** One of them in the town of the listed accounts. */
  for (let i = 0; i < shares.papersOpen; i++)
    urgent(between(random, '2021-10-11', 8), i === 0 ? town[0] : undefined)
}

/** The other villages of the town where Grandfather Li lives, whose officials sign in. */
const townOf = ({ villages, world }: Book): readonly string[] =>
  villages.filter((v) => v.startsWith(world.li.village.slice(0, 9)) && v !== world.li.village)

/** What lies on the desks on 20 October, at every step of the way; a good part of it in the town where Grandfather Li lives. */
function underWay(book: Book): void {
  const { random, world, shares } = book
  const town = townOf(book)
  const stages = [
    () => undefined,
    go.supplement,
    go.accept,
    (c: Course) => {
      go.accept(c)
      go.visit(c)
    },
    (c: Course) => {
      go.accept(c)
      go.visit(c)
      go.propose(c)
    },
    go.toDecision,
  ]
  for (let i = 0; i < shares.underWay; i++) {
    const day = between(random, i % 9 === 0 ? '2021-09-22' : '2021-10-08', 11)
    const c = book.course(day, (30 + random.next(150)) * 1_000, {
      family: world.family(random.pick(i % 3 === 0 ? town : book.villages)),
    })
    const plain: Course = {
      ...c,
      hardship: { ...c.hardship, kind: 'emergency', ...gravity('emergency', c.need, 3) },
    }
    go.apply(plain)
    stages[Math.floor(i / 3) % stages.length]!(plain)
  }
  for (let i = 0; i < shares.referred; i++) {
    const c = book.course(between(random, '2021-10-08', 3), (240 + random.next(300)) * 1_000, {
      family: world.family(random.pick(book.villages)),
      hardship: {
        kind: 'emergency',
        cause: 'illness',
        story: '家人患重大疾病，自付费用高',
        severity: 'critical',
        persons: 4,
      },
    })
    go.apply(c)
    go.toDecision(c)
    go.refer(c)
  }
  for (let i = 0; i < shares.urgentNow; i++) {
    const somewhere = random.pick(book.villages.filter((v) => v !== world.li.village))
    const c = book.course('2021-10-19', 100_000, { family: world.family(i === 0 ? town[1]! : somewhere) })
    write(
      c.file,
      poster(world, 'village-worker', c.file.area, 0),
      'report_urgent',
      {
        cause: 'fire',
        story: '灶屋起火，家中粮食衣物被烧',
        applicantName: c.family.head.name,
        phone: c.family.phone,
      },
      { day: '2021-10-19', minute: 1_080 + 60 * i },
    )
  }
}

/**
 * What the listed accounts find to do besides: the neighbour and two helpers of Yunzhao Village are asked for papers, the county
 * checks means, and a township asks for more of the reserve. By chance of its own, so that nothing else moves.
 */
function living(book: Book): void {
  const { world } = book
  const random = world.random.fork('living')
  const ordinary = (family: Family, day: Day, hardship: Partial<Hardship> = {}): Course => ({
    ...book.course(day, 90_000, {
      family,
      hardship: {
        kind: 'emergency',
        cause: 'accident',
        story: '务农途中摔伤骨折，暂时不能劳动',
        ...gravity('emergency', 90_000, family.members.length + 1),
        ...hardship,
      },
    }),
    random,
  })
  const supplementing = (c: Course, by: string) => {
    go.apply(c, by)
    go.supplement(c)
  }
  supplementing(ordinary(world.neighbour, '2021-10-12'), 'applicant')
  for (const role of ['grid-worker', 'grid-worker', 'village-worker'])
    supplementing(
      ordinary(world.family(world.li.village), '2021-10-13'),
      poster(world, role, world.li.village, 0),
    )
  for (const day of ['2021-10-11', '2021-10-12', '2021-10-13'] as const) {
    const c = ordinary(world.family(random.pick(book.villages)), day, {
      kind: 'expense',
      cause: 'illness',
      story: '手术后需要康复，家庭积蓄已用尽',
      ...gravity('expense', 90_000, 3),
    })
    go.apply(c)
    go.accept(c)
    go.requestCheck(c)
  }
  const more = openFile('R20211018-0001', world.townships[0]!.code, { day: '2021-10-18', minute: 600 })
  write(
    more,
    poster(world, 'county-finance', '430523', 0),
    'request',
    { allotted: 1_000_000, reason: '备用金余额不足，申请追加' },
    { day: '2021-10-18', minute: 600 },
    'assistance.reserve',
  )
  const [finance, financeHead] = ['county-finance', 'county-finance-head'].map((role) =>
    poster(world, role, '430523', 0),
  ) as [string, string]
  const says = (by: string, words: string, to: string, minute: number) =>
    write(more, by, 'act.note', { words, posts: [{ post: to }] }, { day: '2021-10-19', minute })
  says(financeHead, '请说明余额和近三个月的先行救助支出', finance, 560)
  says(finance, '余额四千二百元，近三个月支出五笔，明细在账簿', financeHead, 640)
  book.files.push(more)
}

/** A reserve fund for each township at the start of the year. */
function reserves(world: World): readonly File[] {
  return world.townships.map((t, i) => {
    const f = openFile(`R20210105-${String(i + 1).padStart(4, '0')}`, t.code, {
      day: '2021-01-05',
      minute: 540 + i,
    })
    write(
      f,
      poster(world, 'county-finance', '430523', 0),
      'request',
      { allotted: 3_000_000, reason: '2021年度临时救助备用金' },
      { day: '2021-01-05', minute: 540 + i },
      'assistance.reserve',
    )
    write(
      f,
      poster(world, 'county-finance-head', '430523', 0),
      'allot',
      {},
      { day: '2021-01-05', minute: 600 + i },
    )
    return f
  })
}

/** In order of time, cut where a payment batch must have reached its cases before anything else happens. */
function wavesOf(lines: readonly Played[], cuts: readonly Moment[]): readonly (readonly Played[])[] {
  const momentOfLine = (line: Played): string => ('until' in line ? line.until : line.at)
  const sorted = lines
    .map((line, i) => ({ line, i }))
    .map((x) => ({ ...x, at: momentOfLine(x.line) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.i - b.i))
    .map((x) => x.line)
  const waves: Played[][] = []
  let at = 0
  for (const cut of cuts.map(instant).sort()) {
    const end = sorted.findIndex((l, i) => i >= at && momentOfLine(l) > cut)
    const next = end < 0 ? sorted.length : end
    if (next > at) waves.push(sorted.slice(at, next))
    at = next
  }
  if (at < sorted.length) waves.push(sorted.slice(at))
  return waves
}
