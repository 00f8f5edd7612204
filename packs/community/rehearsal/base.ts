/** What stands when the year begins or is set up early in it: standards, partners, estates and branches, who serves, places, budgets. */
import { addDays, type Day } from 'yimen/kernel/day'
import { at, File, type Turned, type World } from './world.ts'

/** How many there are of each at the page's scale. */
const whole = {
  contacts: 46,
  workers: 17,
  seconded: 14,
  estates: 19,
  alliance: 18,
  schools: 10,
  teams: 32,
  colleges: 8,
  squares: 10,
  stations: 20,
  boards: 55,
  studios: 8,
} as const
const yuan = 100

const units = [
  '区发改局',
  '区财政局',
  '区教育局',
  '区民政局',
  '区人社局',
  '区住建局',
  '区城管局',
  '区卫健局',
  '区应急局',
  '区市场监管局',
  '区税务局',
  '区司法局',
  '区文旅局',
  '区统计局',
] as const
const bodies = ['派出所', '物业公司', '小学', '科技园公司', '社区卫生服务站', '银行网点'] as const
const schools = [
  '铁道',
  '汽车',
  '工贸',
  '生物工程',
  '职工',
  '幼师',
  '信息',
  '航空',
  '中医药',
  '化工',
] as const

export type Place = { readonly id: string; readonly kind: string; readonly community: string }
/** What is there for the year to be told with. */
export type Base = {
  readonly places: readonly Place[]
  readonly cadres: readonly string[]
  readonly teams: readonly string[]
  /** Cases of the part-time members of a community. */
  readonly members: ReadonlyMap<string, readonly string[]>
}

export function setUp(world: World, lines: Turned[]): Base {
  const office = (n = 0) => world.post('party-office', world.zone, n)
  const chief = world.post('party-office-head', world.zone)
  const finance = world.post('zone-finance', world.zone)
  const street = (community: string) => world.post('party-street', community.slice(0, 9))
  const head = (community: string) => world.post('community-head', community)
  const codes = world.communities.map((c) => c.code)
  const community = (n: number) => codes[n % codes.length]!
  let numbers = 0
  const file = (programme: string, letter: string, area: string) => {
    numbers += 1
    return new File(lines, `community.${programme}`, `${letter}${String(numbers).padStart(4, '0')}`, area)
  }
  const first: Day = '2021-01-12'
  let people = 0
  const someone = () => {
    people += 1
    const { name, idNo } = world.someone(people)
    return { holderName: name, idNo }
  }

  standards()
  const partners = partnersOf()
  const estates = estatesOf()
  const cadres = Array.from({ length: whole.contacts }, (_, n) => {
    const f = file('contact', 'LD', community(n))
    const docNo = '株经开组〔2021〕2号'
    const input = { ...someone(), unit: `${units[n % units.length]}干部`, docNo, sinceOn: '2021-01-18' }
    f.act(0, office(n), 'appoint', input, at('2021-01-20', 9, n))
    return f.id
  })
  const members = membersOf()
  workers()
  pairs()
  const places = placesOf()
  budgets()
  return { places, cadres, teams: partners.teams, members }

  function standards(): void {
    const all = [
      ['operating', 800_000 * yuan, '株经开办〔2020〕18号'],
      ['pension_chief', 3_000 * yuan, '株经开办〔2020〕19号'],
      ['pension_deputy', 1_600 * yuan, '株经开办〔2020〕19号'],
    ] as const
    for (const [n, [kind, amount, docNo]] of all.entries()) {
      const f = file('standard', 'BZ', world.zone)
      const fromYear = 2020
      f.act(0, finance, 'propose', { kind, amount, fromYear, docNo }, at(first, 9, n))
      f.act(0, chief, 'approve', {}, at(first, 10, n))
    }
    const f = file('premises_fund', 'CS', world.zone)
    for (const [n, ofYear] of [2019, 2020, 2021].entries())
      f.act(
        0,
        finance,
        n === 0 ? 'begin' : 'appropriate',
        {
          ofYear,
          amount: 10_000_000 * yuan,
          docNo: `株经开财预〔${ofYear}〕3号`,
          issuedOn: `${ofYear}-01-11`,
        },
        at('2021-01-22', 9, n),
      )
  }

  function partnersOf() {
    const join = (kind: string, partnerName: string, members: number, day: Day, n: number): string => {
      const f = file('partner', 'LM', world.zone)
      const input = { kind, partnerName, members, paper: '共建协议（2021）', joinedOn: day }
      f.act(0, office(n), 'join', input, at(addDays(day, 1), 10, n))
      return f.id
    }
    const kinds = ['学院党委', '科技公司党支部', '医院党总支', '银行支行党支部', '中学党支部', '产业园党委']
    for (let n = 0; n < whole.alliance; n++)
      join(
        'alliance',
        `云龙${units[n % units.length]!.slice(1, 3)}${kinds[n % kinds.length]}`,
        12 + n,
        '2021-01-25',
        n,
      )
    const schoolCases = schools.map((name, n) =>
      join('school', `株洲${name}职业学校`, 30 + n, '2021-01-26', n),
    )
    const teams = Array.from({ length: whole.teams }, (_, n) =>
      join(
        'team',
        `${world.communities[n % codes.length]!.name}第${Math.floor(n / codes.length) + 1}党员志愿服务队`,
        15 + (n % 9),
        '2021-01-27',
        n,
      ),
    )
    return { schools: schoolCases, teams }
  }

  function estatesOf() {
    return codes.slice(0, whole.estates).map((code, n) => {
      const f = file('estate', 'XQ', code)
      const home = world.homes.get(world.communities[n]!.grids[0]!)!
      const estateName = home.estates[0]!.replace(/\d+组$/, '新村')
      f.act(0, head(code), 'enlist', { estateName, households: home.households }, at('2021-01-13', 9, n))
      f.act(
        0,
        street(code),
        'found',
        { branchName: `${estateName}党支部`, members: 6 + (n % 20), foundedOn: '2020-11-20' },
        at('2021-01-14', 9, n),
      )
      return { id: f.id, code, name: estateName }
    })
  }

  function membersOf(): ReadonlyMap<string, readonly string[]> {
    return new Map(
      codes.map((code, n) => [
        code,
        [0, 1, 2].map((i) => {
          const f = file('member', 'JZ', code)
          f.act(
            0,
            street(code),
            'appoint',
            {
              ...someone(),
              unit: `${world.communities[n]!.name}${bodies[(n + i) % bodies.length]}负责人`,
              docNo: '街道党工委任职通知',
              sinceOn: '2021-01-15',
              termEnds: '2024-01-14',
            },
            at('2021-01-19', 9, n * 2 + i),
          )
          return f.id
        }),
      ]),
    )
  }

  function workers(): void {
    for (let n = 0; n < whole.workers; n++)
      file('worker', 'ZZ', community(n)).act(
        0,
        street(community(n)),
        'appoint',
        { ...someone(), unit: '社区专职工作者', docNo: '聘任合同', sinceOn: '2020-07-01' },
        at('2021-01-21', 9, n),
      )
    for (let n = 0; n < whole.seconded; n++) seconded(n)
    for (const [n, code] of codes.entries()) {
      const isMember = n % 3 !== 0
      file('property', 'WY', code).act(
        0,
        street(code),
        'appoint',
        {
          ...someone(),
          unit: '物业服务企业项目经理',
          docNo: '任职通知',
          sinceOn: '2021-02-01',
          termEnds: '2024-01-31',
          isMember,
          body: isMember ? 'party_committee' : 'residents_committee',
        },
        at('2021-02-03', 9, n),
      )
    }
  }

  /** A summary each quarter; that of October is still owed where the listed account is, and by some others. */
  function seconded(n: number): void {
    const code = community(n)
    const f = file('seconded', 'GZ', code)
    f.act(
      0,
      office(n),
      'appoint',
      {
        ...someone(),
        unit: `${units[n % units.length]}年轻干部`,
        docNo: '株经开组〔2021〕9号',
        sinceOn: '2021-03-01',
        termEnds: '2023-02-28',
      },
      at('2021-03-10', 9, n),
    )
    for (const [i, day] of (['2021-04-20', '2021-07-19', '2021-10-18'] as const).entries()) {
      f.skip(1)
      if (i === 2 && n % 3 === 1) return
      f.act(0, head(code), 'sum_up', { summary: '完成走访、协商议事和项目跟进等挂职任务' }, at(day, 15, n))
    }
  }

  function pairs(): void {
    for (const [n, { id: estate, code, name }] of estates.entries()) {
      const input = { docNo: '株经开组〔2021〕3号', sinceOn: '2021-01-20', estate }
      const secretary = { ...someone(), unit: `${units[n % units.length]}机关干部，${name}` }
      file('first_secretary', 'DY', code).act(
        1,
        office(n),
        'appoint',
        { ...secretary, ...input },
        at('2021-01-22', 14, n),
      )
      file('instructor', 'ZD', code).act(
        1,
        street(code),
        'appoint',
        { ...someone(), unit: `街道干部，${name}`, ...input },
        at('2021-01-22', 15, n),
      )
    }
  }

  function placesOf(): readonly Place[] {
    const places: Place[] = []
    const build = (kind: string, code: string, placeName: string, openedOn: Day, more: object = {}) => {
      const n = places.length
      const f = file('place', 'ZD', code)
      const grid = world.communities.find((c) => c.code === code)!.grids[0]!
      const address = world.home(grid, n % 20)
      f.act(1, head(code), 'begin', { kind, placeName, address, ...more }, at('2021-02-04', 9, n))
      f.act(1, head(code), 'report', { photos: ['community-place'] }, at(openedOn, 10, n % 60))
      f.act(1, street(code), 'accept', { openedOn }, at(openedOn, 15, n % 60))
      places.push({ id: f.id, kind, community: code })
    }
    const named = (code: string) => world.communities.find((c) => c.code === code)!.name
    for (const code of codes) build('premises', code, `${named(code)}服务中心`, '2021-02-08')
    for (const { id, code, name } of estates)
      build('estate_station', code, `${name}党群服务站`, '2021-02-09', { estate: id })
    for (let n = 0; n < whole.studios; n++)
      build('studio', community(n), `${named(community(n))}调解工作室`, '2021-02-10')
    for (const [n, code] of [community(1), community(9), community(17)].entries()) {
      build('police_room', code, `${named(code)}警务室`, '2021-02-10', { area: 40 + n })
      build('legal_room', code, `${named(code)}法律服务室`, '2021-02-10')
    }
    for (let n = 0; n < whole.squares; n++)
      build('square', community(n * 2), `${named(community(n * 2))}文明实践广场`, '2021-03-12')
    for (let n = 0; n < whole.stations; n++)
      build('practice_station', community(n), `${named(community(n))}文明实践站`, '2021-03-19')
    for (let n = 0; n < whole.boards; n++)
      build(
        'board',
        community(n),
        `${named(community(n))}文明教育栏${Math.floor(n / codes.length) + 1}`,
        '2021-04-09',
      )
    for (let n = 0; n < whole.colleges; n++)
      build('college', community(n * 2 + 1), `${named(community(n * 2 + 1))}社区学院`, '2021-03-05', {
        partner: partners.schools[n],
      })
    const bases = [
      ['base_activity', '党员活动基地'],
      ['base_talent', '人才培养基地'],
      ['base_moral', '道德实践基地'],
      ['base_volunteer', '志愿服务基地'],
    ] as const
    for (const [n, [kind, name]] of bases.entries())
      build(kind, community(n * 3 + 1), `云龙${name}`, '2021-03-01')
    return places
  }

  function budgets(): void {
    for (const [n, code] of codes.entries()) {
      const f = file('budget', 'YS', code)
      const items = [
        ['office', 120_000],
        ['service', 300_000],
        ['activity', 160_000],
        ['maintenance', 140_000],
        ['hardship', 80_000],
      ].map(([item, amount]) => ({ item, amount: Number(amount) * yuan }))
      const clerk = world.post('funds-clerk', code)
      f.act(1, clerk, 'draft', { ofYear: 2021, items }, at('2021-01-25', 9, n))
      f.act(1, head(code), 'hand_in', { meetingOn: '2021-01-26' }, at('2021-01-27', 9, n))
      f.act(1, street(code), 'approve', {}, at('2021-01-29', 9, n))
    }
  }
}
