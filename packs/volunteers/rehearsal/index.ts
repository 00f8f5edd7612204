/**
 * The district's young volunteers from March to 20 October 2021 as lines for the API: teams, a launch, lists of people, activities with their
 * rolls, crossings, time accounts, gifts, stars and certificates. `part`: of activities and lists one in so many, for a house without its newspaper.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { at, File, inOrder, type Line, type Pupil, type School, type World } from './world.ts'
import { Accounts } from './accounts.ts'

export type { Line, World } from './world.ts'

const two = (n: number): string => String(n).padStart(2, '0')
/** How many of the teams came to the launch, and of each whom. */
const launch = { on: '2021-04-10' as Day, teams: 20, pupils: 22, teachers: 3, parents: 7 } as const
/** Grown-ups of the national system, and pupils old enough who registered there too. */
const online = { adults: 7_420, pupils: 1_900 } as const
const rowsAtOnce = 1_000
const listsAtOnce = 6
const months = ['2021-05', '2021-06', '2021-07', '2021-09', '2021-10'] as const

const kinds = [
  ['清扫校园周边', 'cleaner'],
  ['文明交通劝导', 'guide'],
  ['垃圾分类宣讲', 'speaker'],
  ['敬老院慰问', 'messenger'],
  ['防溺水宣讲', 'speaker'],
  ['慰问留守儿童演出', 'messenger'],
  ['公园捡拾白色垃圾', 'cleaner'],
  ['文明餐桌劝导', 'guide'],
  ['图书整理', 'other'],
] as const

export function rehearseVolunteers(world: World, part = 1): readonly (readonly Line[])[] {
  const year = new Year(world, part)
  year.teams()
  year.people()
  year.accounts.open(year.waves)
  year.crossings()
  for (const month of months) year.month(month)
  year.today()
  return year.waves
}

type Team = { readonly id: string; readonly school: School }
type Crossing = Team & { readonly police: string }

class Year {
  readonly waves: Line[][] = []
  readonly world: World
  readonly accounts: Accounts
  readonly #part: number
  readonly #teams: Team[] = []
  readonly #crossings: Crossing[] = []
  readonly #pupils = new Map<string, readonly Pupil[]>()
  /** Where in a school the next activity goes on with its pupils. */
  readonly #next = new Map<string, number>()
  #numbers = 0

  constructor(world: World, part: number) {
    this.world = world
    this.#part = part
    this.accounts = new Accounts(world)
    for (const school of world.schools) {
      const pupils = world.pupils(school)
      this.#pupils.set(school.code, pupils.slice(0, Math.max(90, Math.ceil(pupils.length / part))))
    }
  }

  #teacher = (school: School): string => this.world.post('teacher', school.area, school.code)
  #leader = (school: School): string => this.world.post('team-leader', school.area, school.code)
  #id(letter: string): string {
    this.#numbers += 1
    return `${letter}${String(this.#numbers).padStart(5, '0')}`
  }

  /** Twenty before the launch and the others after it: the first of each school, then the second ones. */
  teams(): void {
    const { world } = this
    const all = [1, 2].flatMap((n) =>
      world.schools.filter((s) => s.teams >= n).map((school) => ({ school, n })),
    )
    const waves: Line[][] = [[], []]
    for (const [i, { school, n }] of all.entries()) {
      const filedOn: Day = i < launch.teams ? addDays('2021-03-15', i) : addDays('2021-04-12', i % 40)
      const file = new File('team', `T${two(i + 1)}`, school.area)
      file.act(
        waves[i < launch.teams ? 0 : 1]!,
        this.#leader(school),
        'file',
        {
          teamName: `${school.name}${n === 1 ? '小小' : '红领巾'}志愿服务队`,
          unit: school.name,
          kind: 'education',
          leader: this.#leader(school),
          adults: 4 + (i % 5),
          filedOn,
          insuredTo: '2022-08-31',
          policyNo: `RS2021${String(10_000 + i)}`,
        },
        at(filedOn, 9, i),
      )
      this.#teams.push({ id: file.id, school })
    }
    const meeting: Line[] = []
    const file = new File('meeting', 'M01', world.district)
    const office = world.post('civilisation')
    const hall = { title: '“小小志愿者”启动仪式', place: '滨江广场', heldOn: launch.on }
    file.act(meeting, office, 'hold', hall, at(launch.on, 8))
    const came = this.#teams
      .slice(0, launch.teams)
      .flatMap(({ id }) =>
        (['pupil', 'teacher', 'parent'] as const).flatMap((kind) =>
          Array.from({ length: launch[`${kind}s`] }, () => ({ team: id, ofEducation: true, kind })),
        ),
      )
    const rows = came.map((x, n) => ({ ...x, number: n + 1 }))
    file.act(meeting, office, 'sign_in', { rows }, at(launch.on, 10))
    file.act(meeting, office, 'close', {}, at(launch.on, 11))
    this.waves.push(waves[0]!, meeting, inOrder(waves[1]!))
  }

  /** Rolls of schools in April, and the national system's list, some of whom stand on both. */
  people(): void {
    const { world } = this
    const wave: Line[] = []
    for (const [i, school] of world.schools.entries()) {
      const file = new File('roll', `P${school.code}`, school.area)
      const teacher = this.#teacher(school)
      const day = addDays('2021-04-12', i % 12)
      const pupils = this.#pupils.get(school.code)!
      file.act(wave, teacher, 'begin', { batchName: school.name }, at(day, 14, i))
      for (let from = 0; from < pupils.length; from += rowsAtOnce)
        file.act(
          wave,
          teacher,
          'rows',
          {
            rows: pupils.slice(from, from + rowsAtOnce).map((p, n) => ({
              name: p.name,
              idNo: p.idNo,
              group: p.group,
              seat: p.seat,
              card: p.card,
              guardianPhone: p.guardianPhone,
              /** One in eighty has not brought the paper yet. */
              ...(n % 80 === 79 ? {} : { consents: true }),
            })),
          },
          at(day, 15, i),
        )
      file.act(wave, teacher, 'finish', {}, at(day, 16, i))
    }
    const young = world.schools
      .filter((s) => s.kind === 'middle')
      .flatMap((s) => this.#pupils.get(s.code)!)
      .slice(0, Math.ceil(online.pupils / this.#part))
    const people = [
      ...Array.from({ length: Math.ceil(online.adults / this.#part) }, (_, n) => ({
        name: world.adult(n).name,
        idNo: world.adult(n).idNo,
        group: '全国志愿服务信息系统',
        consents: true,
      })),
      ...young.map(({ name, idNo, group }) => ({ name, idNo, group, consents: true })),
    ]
    const education = world.post('education', undefined, '1')
    for (let from = 0; from < people.length; from += rowsAtOnce) {
      const file = new File('platform', `O${two(1 + from / rowsAtOnce)}`, world.district)
      const day = addDays('2021-04-13', from / rowsAtOnce)
      file.act(
        wave,
        education,
        'begin',
        { batchName: `全国系统导出第${1 + from / rowsAtOnce}批` },
        at(day, 9),
      )
      file.act(wave, education, 'rows', { rows: people.slice(from, from + rowsAtOnce) }, at(day, 10))
      file.act(wave, education, 'finish', {}, at(day, 11))
    }
    /** A few lists at a time: what arrives together is written together, and a roll has hundreds of lines. */
    const sorted = inOrder(wave)
    for (let from = 0; from < sorted.length; from += listsAtOnce)
      this.waves.push(sorted.slice(from, from + listsAtOnce))
  }

  /** A crossing at each of the urban primary schools. */
  crossings(): void {
    const wave: Line[] = []
    for (const [i, school] of this.world.schools.filter((s) => s.kind === 'urban').entries()) {
      const police = this.world.post('traffic-police', undefined, String(1 + (i % 6)))
      const file = new File('crossing', `X${two(i + 1)}`, school.area)
      const input = { school: school.name, police }
      file.act(wave, this.world.post('education', undefined, '1'), 'set_up', input, at('2021-05-06', 9, i))
      this.#crossings.push({ id: file.id, school, police })
    }
    this.waves.push(wave)
  }

  /** Each team once every other month, a shift at each crossing, and what follows by itself. */
  month(month: string): void {
    const wave: Line[] = []
    const index = months.indexOf(month as (typeof months)[number])
    for (const [i, team] of this.#teams.entries())
      if ((i + index) % (2 * this.#part) === 0) this.#activity(wave, month, i, team)
    if (month !== '2021-07')
      for (const [i, crossing] of this.#crossings.entries())
        if (i % this.#part === 0) this.#shift(wave, month, i, crossing)
    const sorted = inOrder(wave)
    const ends = month === '2021-10' ? '2021-10-19' : addDays(`${month}-28` as Day, 4)
    this.waves.push(sorted, [{ until: `${ends}T00:30:00.000+08:00` }])
    this.accounts.month(this.waves, month)
  }

  #activity(wave: Line[], month: string, i: number, { id: team, school }: Team): void {
    const rng = this.world.random.fork(`activity ${month} ${i}`)
    const [title, duty] = kinds[(i + Number(month.slice(5))) % kinds.length]!
    const day = `${month}-${two(month === '2021-10' ? 2 + rng.next(10) : 6 + rng.next(16))}` as Day
    const file = new File('activity', this.#id('A'), school.area)
    const leader = this.#leader(school)
    const [hour, minutes] = rng.pick([
      [8, 210],
      [8, 180],
      [14, 210],
      [14, 240],
    ] as const)
    const ends = `${two(hour + Math.floor(minutes / 60))}:${two(minutes % 60)}`
    file.act(
      wave,
      leader,
      'publish',
      {
        title: `${school.name}${title}`,
        servedOn: day,
        begins: `${two(hour)}:00`,
        ends,
        place: rng.pick(['滨江公园', '校园周边', '社区广场', '敬老院', '湘江东岸']),
        need: 120,
        duty,
        leastAge: 6,
        risk: 'none',
        hard: false,
        team,
      },
      at(addDays(day, -2), 16, i % 60),
    )
    file.act(wave, leader, 'begin', {}, at(day, hour - 1, 50))
    const ownCards = this.accounts.cardsOf(school)
    const others = this.#taking(school, 86 + rng.next(8)).filter((p) => !ownCards.includes(p.card))
    this.accounts.served(ownCards, month)
    const byCard = { way: 'card', came: `${two(hour)}:00`, went: ends }
    const rows = [
      ...ownCards.map((card) => ({ card, ...byCard })),
      ...others.map(({ card }) => (rng.percent(65) ? { card, ...byCard } : { card, way: 'tick' })),
    ]
    file.act(wave, this.#teacher(school), 'roll', { rows }, at(day, hour + Math.ceil(minutes / 60), 20))
  }

  /** The next pupils of a school in their turn. */
  #taking(school: School, count: number): readonly Pupil[] {
    const pupils = this.#pupils.get(school.code)!
    const from = this.#next.get(school.code) ?? 0
    this.#next.set(school.code, (from + count) % pupils.length)
    return Array.from(
      { length: Math.min(count, pupils.length) },
      (_, n) => pupils[(from + n) % pupils.length]!,
    )
  }

  #shift(wave: Line[], month: string, i: number, crossing: Crossing): void {
    const { id, school, police } = crossing
    const day = `${month}-${two(month === '2021-10' ? 8 + (i % 5) : 10 + (i % 12))}` as Day
    const file = new File('shift', this.#id('D'), school.area)
    const teacher = this.#teacher(school)
    file.act(
      wave,
      teacher,
      'gather',
      { at: id, begins: '07:20', ends: '08:20', adult: '唐老师', weather: 'fit' },
      at(day, 7, 10),
    )
    file.act(wave, police, 'arrive', {}, at(day, 7, 15))
    const ownCards = this.accounts.cardsOf(school)
    const pupils = this.#taking(school, 12).filter((p) => !ownCards.includes(p.card))
    const rows = pupils.map((p) => ({ card: p.card, way: 'card', came: '07:20', went: '08:20' }))
    file.act(wave, teacher, 'roll', { rows }, at(day, 8, 30))
  }

  /** What is under way on the last days: activities that recruit, are held and posted, a shift that waits for the police. */
  today(): void {
    const wave: Line[] = []
    const base: Day = '2021-10-19'
    for (const [i, { id: team, school }] of this.#teams.slice(0, 12).entries()) {
      const file = new File('activity', this.#id('A'), school.area)
      const leader = this.#leader(school)
      const held = i % 3
      const day: Day = held === 0 ? '2021-10-23' : base
      const plan = {
        title: `${school.name}重阳节敬老`,
        servedOn: day,
        begins: '08:00',
        ends: '11:00',
        place: '敬老院',
        need: 40,
        duty: 'messenger',
        leastAge: 6,
        risk: 'none',
        hard: false,
        team,
      }
      file.act(wave, leader, 'publish', plan, at('2021-10-18', 9, i))
      if (held > 0) file.act(wave, leader, 'begin', {}, at(base, 8, i))
      const rows = this.#pupils
        .get(school.code)!
        .slice(0, 30)
        .map((p) => ({ card: p.card, way: 'tick' }))
      if (held > 1) file.act(wave, this.#teacher(school), 'roll', { rows }, at(base, 11, i))
    }
    for (const [i, { id, school, police }] of this.#crossings.slice(0, 12).entries()) {
      const file = new File('shift', this.#id('D'), school.area)
      const plan = { at: id, begins: '07:20', ends: '08:20', adult: '李老师', weather: 'fit' }
      file.act(wave, this.#teacher(school), 'gather', plan, at('2021-10-20', 7, 5 + i))
      if (i >= 6) file.act(wave, police, 'arrive', {}, at('2021-10-20', 7, 18 + i))
    }
    const terms = { bank: 'lingling', ceiling: 2_000, mostAtOnce: 200, validTo: '2022-12-31' }
    new File('clearing', 'B01', this.world.district).act(
      wave,
      this.world.post('civilisation'),
      'draft',
      terms,
      at('2021-10-18', 10),
    )
    this.accounts.today(wave)
    this.waves.push(inOrder(wave))
  }
}
