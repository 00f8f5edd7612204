/**
 * The year of support, care and goods in Shaoyang County: who is supported, four-party agreements and their months, 578 stays in hospital,
 * more than 700 pieces bought in the first half of the year; and what lies on each desk on 20 October. By chance of its own.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import type { File } from '../file.ts'
import type { Moment } from '../when.ts'
import type { Family, World } from '../world.ts'
import { act, after, follow, monthOf, says, worked, type Agenda } from './agenda.ts'
import { agree, payeeOf, recordCare, terminate, type Agreement } from './agreements.ts'
import { buy, handOut, move, type Goods } from './goods.ts'
import { serve, stay } from './hospital.ts'
import {
  applies,
  contractIds,
  dueOf,
  payBatch,
  regrade,
  stops,
  takeOver,
  type Payee,
  type Person,
} from './people.ts'

const county = '430523'
/** Believable numbers around what the newspaper counts. */
const shares = {
  partly: 630,
  wholly: 258,
  able: 452,
  central: 120,
  confirmed: 44,
  refused: 6,
  withdrawn: 4,
  stopped: 16,
  regraded: 24,
  stays: 578,
  services: 70,
  handouts: 560,
}

/** Its files, and the moments at which payments must have reached them; `part` of what is closed. */
export function rehearseRelief(
  world: World,
  part: number,
): { readonly files: readonly File[]; readonly cuts: readonly Moment[] } {
  const n = Object.fromEntries(
    Object.entries(shares).map(([name, count]) => [name, Math.max(1, Math.round(count * part))]),
  ) as typeof shares
  const { files, cuts } = follow(world, world.random.fork('relief'), (a) => {
    signContracts(a)
    const town = localPeople(a)
    const early = earlyAgreements(a, part)
    const people = oldList(a, n)
    const agreements = [...early.agreements, ...drive(a, people.lost, town.lost)]
    newcomers(a, n)
    const leaving = underWay(a)
    const confirmed = confirmedInYear(a, n.confirmed)
    const dead = people.able.splice(0, n.stopped)
    for (const p of dead) endOf(a, p)
    for (const p of people.lost.slice(0, n.regraded))
      if (p.grades[0]!.no === 1) regrade(a, p, 2, addDays('2021-07-05', a.random.next(40)), 'supported')
    const all = [...people.lost, ...people.able, ...people.central, ...dead]
    payments(a, [...all, ...confirmed, ...early.people, ...town.all, ...leaving], agreements)
    hospitalYear(a, [...people.lost, ...people.able], town.all, n.stays)
    servicesOf(a, people.lost, town.all, n.services)
    goodsOf(a, [...people.lost, ...people.able, ...town.all], town.all, n.handouts)
  })
  return { files, cuts }
}

const townOf = (a: Agenda): string => a.world.li.village.slice(0, 9)
const familyIn = (a: Agenda, town?: string): Family => {
  const townships = a.world.townships.filter((t) => town === undefined || t.code === town)
  return a.world.family(a.random.pick(a.random.pick(townships).villages))
}

/** The four contracts come first; one is drafted and waits for its signature. */
function signContracts(a: Agenda): void {
  const posts = {
    evaluation: a.world.posts('hospital-evaluator', county)[0],
    escort: a.world.posts('care-company', county)[0],
    service: a.world.posts('care-company', county)[0],
    goods: undefined,
  }
  const terms = {
    evaluation: ['邵阳县中医医院', 6_000],
    escort: ['邵阳县安护照料服务有限公司（演练）', 18_000],
    service: ['邵阳县安护照料服务有限公司（演练）', 3_000],
    goods: ['邵阳县暖家纺织品商行（演练）', 12_800],
  } as const
  for (const [i, kind] of (['evaluation', 'escort', 'service', 'goods'] as const).entries()) {
    const at: Moment = { day: '2020-10-09', minute: 540 + i * 10 }
    const f = a.file('K', county, at)
    if (f.id !== contractIds[kind]) throw new Error(`the contract for ${kind} is ${f.id}`)
    draft(a, f, kind, terms[kind], posts[kind], '2022-12-31', at)
    const signedAt = after(at, 120)
    a.at(signedAt, () => act(a, f, 'county-leader', 'sign', {}, signedAt))
  }
  const at = worked(a, '2021-10-14', 0)
  draft(
    a,
    a.file('K', county, at),
    'goods',
    ['湖南宝庆棉业有限公司（演练）', 13_500],
    undefined,
    '2022-12-31',
    at,
  )
}

function draft(
  a: Agenda,
  f: File,
  contractKind: keyof typeof contractIds,
  [provider, rate]: readonly [string, number],
  post: string | undefined,
  validTo: Day,
  at: Moment,
): void {
  a.at(at, () =>
    act(
      a,
      f,
      'county-clerk',
      'draft',
      {
        provider,
        contractKind,
        contractNo: `HT${f.id.slice(1)}`,
        ...(post === undefined ? {} : { post }),
        rate,
        validTo,
      },
      at,
      'assistance.contract',
    ),
  )
}

const inJanuary = (a: Agenda): Moment => worked(a, '2021-01-05', a.random.next(9))

/** Those of the town of the listed accounts, there whatever part is played; some of them of Yunzhao Village itself. */
function localPeople(a: Agenda): { readonly all: readonly Person[]; readonly lost: readonly Person[] } {
  const make = (grade: number, village?: string) =>
    takeOver(
      a,
      village === undefined ? familyIn(a, townOf(a)) : a.world.family(village),
      'home',
      grade,
      inJanuary(a),
      '2020-12',
    )
  const home = a.world.li.village
  const lost = [make(1, home), make(2, home), make(1, home), make(1), make(2), make(1)]
  return { lost, all: [...lost, make(0, home), make(0, home), make(0), make(0)] }
}

/** The people of the old list, taken over in January. */
function oldList(a: Agenda, n: typeof shares): { lost: Person[]; able: Person[]; central: Person[] } {
  const many = (count: number, way: Person['way'], grade: (i: number) => number): Person[] =>
    Array.from({ length: count }, (_, i) => takeOver(a, familyIn(a), way, grade(i), inJanuary(a), '2020-12'))
  return {
    lost: [...many(n.partly, 'home', () => 1), ...many(n.wholly, 'home', () => 2)],
    able: many(n.able + n.stopped, 'home', () => 0),
    central: many(n.central, 'central', (i) => i % 3),
  }
}

/** A dozen agreements of the year before, whose term is nearly over: the trial from which all others were made. */
function earlyAgreements(
  a: Agenda,
  part: number,
): { readonly people: readonly Person[]; readonly agreements: readonly Agreement[] } {
  const count = Math.max(2, Math.round(12 * part))
  const people = Array.from({ length: count }, (_, i) =>
    takeOver(
      a,
      i < 2 ? a.world.family(a.world.li.village) : familyIn(a, townOf(a)),
      'home',
      1 + (i % 2),
      worked(a, '2020-10-12', i % 3),
      '2020-09',
    ),
  )
  const agreements = people.map((p, i) =>
    agree(a, p, a.world.family(p.village), addDays('2020-10-19', i % 5), 4, { until: '2021-08' }),
  )
  return { people, agreements }
}

/** All others are signed from May to July; September is still to be checked by some villages. */
function drive(a: Agenda, lost: readonly Person[], town: readonly Person[]): readonly Agreement[] {
  const carer = (p: Person) => a.world.family(p.village)
  const agreements = lost.map((p, i) => {
    const fails = i % 90 === 17 ? ({ fails: '2021-08' } as const) : {}
    const until = i % 12 === 5 ? ('2021-08' as const) : ('2021-09' as const)
    return agree(a, p, carer(p), addDays('2021-05-24', a.random.next(55)), 4, { until, ...fails })
  })
  for (const g of agreements.filter((_, i) => i % 5 === 0))
    recordCare(a, g, addDays('2021-08-10', a.random.next(15)))
  for (const g of agreements.filter((_, i) => i % 150 === 60)) terminate(a, g, '2021-10-11')
  /** Of the town: three in force, of which the village has one to check; one that three have signed; one that nobody has. */
  const [first, second, third, fourth, fifth, sixth] = town as readonly [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
  const inForce = [first, second, third].map((p, i) =>
    agree(a, p, carer(p), addDays('2021-06-07', i), 4, { until: i === 0 ? '2021-08' : '2021-09' }),
  )
  recordCare(a, inForce[0]!, '2021-10-12')
  agree(a, fourth, carer(fourth), '2021-10-13', 3, { until: '2021-09' })
  agree(a, fifth, carer(fifth), '2021-10-18', 0, { until: '2021-09' })
  const ending = agree(a, sixth, carer(sixth), '2021-06-15', 4, { until: '2021-08' })
  terminate(a, ending, '2021-10-12')
  return [...agreements, ...inForce, ending]
}

/** Died in the last days of a quarter, after its batch was answered: nothing is owed, nothing comes back. */
function endOf(a: Agenda, p: Person): void {
  const day = a.random.pick(['2021-03-29', '2021-06-28', '2021-09-28'] as const)
  stops(a, p, addDays(day, -2), day, 'stopped')
}

function confirmedInYear(a: Agenda, count: number): readonly Person[] {
  return Array.from({ length: count }, () =>
    applies(
      a,
      familyIn(a),
      a.random.next(6) === 0 ? 'central' : 'home',
      0,
      addDays('2021-01-18', a.random.next(200)),
      'supported',
    ),
  )
}

function newcomers(a: Agenda, n: typeof shares): void {
  for (let i = 0; i < n.refused; i++)
    applies(a, familyIn(a), 'home', 0, addDays('2021-02-01', a.random.next(200)), 'refused')
  for (let i = 0; i < n.withdrawn; i++)
    applies(a, familyIn(a), 'home', 0, addDays('2021-02-01', a.random.next(220)), 'withdrawn')
}

/** At each step of the way, in the town of the listed accounts and elsewhere. */
function underWay(a: Agenda): readonly Person[] {
  const begins = {
    inquiry: '2021-10-15',
    opinion: '2021-10-11',
    notice: '2021-10-08',
    county: '2021-09-27',
    evaluation: '2021-09-18',
    grading: '2021-09-10',
  } as const
  for (const town of [townOf(a), townOf(a), undefined])
    for (const [stage, day] of Object.entries(begins)) {
      const p = applies(a, familyIn(a, town), 'home', 1, day as Day, stage as keyof typeof begins)
      if (stage === 'evaluation' && town === undefined)
        says(a, p.file, 'county-leader', 'hospital-evaluator', '老人已住院，请到病床前评估')
    }
  const people: Person[] = []
  const there = (grade: number, town: string | undefined): Person => {
    const p = takeOver(a, familyIn(a, town), 'home', grade, inJanuary(a), '2020-12')
    people.push(p)
    return p
  }
  for (const town of [townOf(a), undefined]) {
    for (const [stage, day] of [
      ['reevaluation', '2021-10-14'],
      ['regrading', '2021-10-08'],
    ] as const)
      regrade(a, there(1, town), 2, day, stage)
    for (const stage of ['stop_review', 'stop_decision', 'publishing'] as const)
      stops(a, there(0, town), '2021-10-10', '2021-10-13', stage)
  }
  /** Told late: a month was paid after the death, by the batch of September. */
  stops(a, there(0, townOf(a)), '2021-08-20', '2021-10-14', 'recovering')
  return people
}

const payeeFor = (a: Agenda, p: Person, day: Day): Payee => ({
  file: p.file,
  holderName: p.family.head.name,
  card: p.family.card,
  due: () =>
    p.rests || p.wrong || p.grades.length === 0 || p.since > monthOf(day) ? 0 : dueOf(p, monthOf(day)),
  paid(amount) {
    p.given += amount
  },
  returned(amount) {
    p.given -= amount
  },
  setWrong(wrong) {
    p.wrong = wrong
  },
})

/** Support by the quarter, care money in September and October; the answer to the last is for who comes to the rehearsal. */
function payments(a: Agenda, people: readonly Person[], agreements: readonly Agreement[]): void {
  for (const day of ['2021-03-23', '2021-06-22', '2021-09-22'] as const)
    payBatch(a, day, () => people.map((p) => payeeFor(a, p, day)), true)
  payBatch(a, '2021-09-14', () => agreements.map(payeeOf), true)
  payBatch(a, '2021-10-18', () => agreements.slice(-3).map(payeeOf), false)
}

/** Somebody and a day on which they are in no hospital. */
function freeFor(
  a: Agenda,
  people: readonly Person[],
  days: number,
  home: Map<Person, readonly (readonly [Day, Day])[]>,
): readonly [Person, Day] {
  for (;;) {
    const p = a.random.pick(people)
    const admitted = addDays('2021-01-20', a.random.next(245))
    const until = addDays(admitted, days + 10)
    const stays = home.get(p) ?? []
    if (stays.some(([from, to]) => admitted <= to && from <= until)) continue
    home.set(p, [...stays, [admitted, until]])
    return [p, admitted]
  }
}

function hospitalYear(a: Agenda, people: readonly Person[], town: readonly Person[], count: number): void {
  const home = new Map<Person, readonly (readonly [Day, Day])[]>()
  for (let i = 0; i < count; i++) {
    const days = 3 + a.random.next(10)
    const [p, admitted] = freeFor(a, people, days, home)
    const isLate = admitted > '2021-09-20'
    stay(a, p, admitted, days, isLate ? 'bill_check' : 'settled', i % 30 === 11)
  }
  const living = [
    ['requested', '2021-10-18'],
    ['requested', '2021-10-19'],
    ['caring', '2021-10-13'],
    ['caring', '2021-10-15'],
  ] as const
  for (const [i, [course, day]] of living.entries()) {
    const f = stay(a, town[i]!, day, 8, course)
    if (i === 0) says(a, f, 'village-worker', 'care-company', '老人夜里要人翻身，请派有经验的护理员')
  }
}

function servicesOf(a: Agenda, people: readonly Person[], town: readonly Person[], count: number): void {
  for (let i = 0; i < count; i++)
    serve(a, a.random.pick(people), addDays('2021-06-01', a.random.next(70)), 2, 'settled')
  for (const [course, day] of [
    ['delivering', '2021-10-08'],
    ['delivering', '2021-10-12'],
    ['confirming', '2021-09-20'],
    ['billing', '2021-09-08'],
    ['bill_returned', '2021-09-06'],
    ['bill_check', '2021-09-06'],
    ['to_pay', '2021-09-02'],
  ] as const)
    serve(a, town[0]!, day, 2, course)
}

/** Pieces that the newspaper counts as more than 700: so many by the seed, in a dozen orders. */
function goodsOf(a: Agenda, people: readonly Person[], town: readonly Person[], count: number): void {
  const home = townOf(a)
  const townships = [home, ...a.world.townships.map((t) => t.code).filter((code) => code !== home)].slice(
    0,
    11,
  )
  const total = 721 + a.random.next(60)
  const each = Math.floor((total - 80) / townships.length)
  const stock = new Map<string, number>()
  for (const [i, code] of townships.entries()) {
    const pieces = i === 0 ? total - 80 - each * (townships.length - 1) : each
    const goods = (['quilt', 'coat', 'quilt'] as const)[i % 3]!
    buy(a, code, goods, pieces, addDays('2021-01-06', i), 'delivered')
    stock.set(`${code} ${goods}`, pieces)
  }
  buy(a, county, 'bedding', 80, '2021-04-12', 'delivered')
  move(a, home, 'bedding', 30, '2021-05-17', 'arrived')
  stock.set(`${home} bedding`, 30)
  handOuts(a, people, count, stock)
  /** What is under way: one of each at every step. */
  buy(a, home, 'coat', 40, '2021-10-18', 'needed')
  const waits = buy(a, townships[1]!, 'quilt', 30, '2021-10-14', 'ordering')
  says(a, waits, 'county-leader', 'county-clerk', '天气转凉，请本周内下单')
  buy(a, home, 'quilt', 50, '2021-09-26', 'half')
  buy(a, county, 'coat', 120, '2021-10-08', 'ordered')
  move(a, home, 'bedding', 10, '2021-10-13', 'on_way')
  const asking = move(a, townships[2]!, 'bedding', 8, '2021-10-18', 'asked')
  says(a, asking, 'store-keeper', 'county-store', '请随本周的送货车一起发来')
  const [first] = town.slice(0, 3).map((p) => handOut(a, p, 'quilt', 1, '2021-10-18', false))
  says(a, first!, 'village-worker', 'store-keeper', '老人腿脚不便，我明天来代领')
}

/** From March, out of stores that were filled by February; bedding from June. */
function handOuts(a: Agenda, people: readonly Person[], count: number, stock: Map<string, number>): void {
  let left = count
  for (const p of people) {
    if (left <= 0) return
    for (const goods of ['quilt', 'coat', 'bedding'] as const satisfies readonly Goods[]) {
      const place = `${p.village.slice(0, 9)} ${goods}`
      const there = stock.get(place) ?? 0
      if (there <= 4) continue
      stock.set(place, there - 1)
      left -= 1
      const from: Day = goods === 'bedding' ? '2021-06-07' : '2021-03-01'
      handOut(a, p, goods, 1, addDays(from, a.random.next(60)), true)
    }
  }
}
