/**
 * A season from its preparation in September to 20 October 2021 as lines for the API: the plan, targets down to teams, letters, the kick-off of 15
 * October, five days of progress with a day that lacks, a correction, a spike and its reversal, claims, scores and what waits today.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { CaseFile, chinaTime as at, inOrder, type PlayedLine as Line } from '../../drafting/index.ts'
import { allocated } from '../abilities/allocate.ts'
import { divided, indicators, indicatorKeys, type IndicatorKey } from '../indicators.ts'
import { Daily } from './daily.ts'
import { standings, type Standing, type World } from './world.ts'

export type { World } from './world.ts'

const kickOffDay: Day = '2021-10-15'
const weights = { stock: 40, growth: 30, staff: 10, outlets: 10, market: 10 } as const
/** More than last year, by so many per cent; of it so much in the plan of 2021. */
const more = 112
const firstYearShare = 40

export function rehearseSeason(world: World): readonly (readonly Line[])[] {
  const season = new Season(world)
  season.prepare()
  season.divide()
  season.kickOff()
  const daily = new Daily(world, season.standings, season.waves)
  daily.play()
  season.score()
  season.stories()
  daily.today()
  season.today()
  return season.waves
}

class Season {
  readonly waves: Line[][] = []
  readonly standings: readonly Standing[]
  readonly #world: World
  readonly #office: readonly [string, string]
  readonly #president: string
  #numbers = 0

  constructor(world: World) {
    this.#world = world
    this.standings = standings(world)
    this.#office = [
      world.post('campaign-office', world.city, '1'),
      world.post('campaign-office', world.city, '2'),
    ]
    this.#president = world.post('president', world.city)
  }

  #file(programme: string, letter: string, area = this.#world.city): CaseFile {
    this.#numbers += 1
    return new CaseFile(`season.${programme}`, `B-${letter}${String(this.#numbers).padStart(4, '0')}`, area)
  }

  #head = (branch: string): string => this.#world.post('branch-head', branch)
  #department = (key: string): string => this.#world.post('department-head', this.#world.city, key)

  /** The plan is drafted, consulted for three working days and issued. */
  prepare(): void {
    const wave: Line[] = []
    const [clerk] = this.#office
    const plan = this.#file('plan', 'P')
    plan.act(
      wave,
      clerk,
      'draft',
      {
        planName: '2021—2022年度旺季跨赛方案',
        begins: kickOffDay,
        ends: '2022-03-31',
        baseDay: '2021-09-30',
        pacing: 'working',
        fromAbove: '省分行旺季跨赛方案（演练）',
        phases: [
          { phase: 'startup', from: '2021-10-15', to: '2021-12-31' },
          { phase: 'sprint', from: '2022-01-01', to: '2022-02-28' },
          { phase: 'closing', from: '2022-03-01', to: '2022-03-31' },
        ],
        indicators: indicatorKeys.map((indicator) => {
          const { kind, direction, weight } = indicators[indicator]
          const isQuality = kind === 'quality'
          return {
            indicator,
            kind,
            down: direction === 'down',
            weight,
            cap: 150,
            floor: 0,
            isRedLine: indicator === 'bad',
            deduction: isQuality ? 1 : 0,
          }
        }),
      },
      at('2021-09-22', 9),
    )
    const units = this.#world.branches.map(({ code }) => ({ unit: code }))
    const askedAt = plan.act(wave, clerk, 'consult', { units }, at('2021-09-22', 10))
    const opinions = ['建议收单商户分城区和县域下目标', '建议贷款投放按月考核', null]
    const second: Line[] = []
    for (const [i, opinion] of opinions.entries()) {
      const { code } = this.#world.branches[i]!
      const file = new CaseFile('season.opinion', `${plan.id}-${askedAt}-${i + 1}`, code, 1)
      if (opinion === null) file.act(second, this.#head(code), 'agree', {}, at('2021-09-23', 14, i))
      else {
        file.act(second, this.#head(code), 'answer', { opinion }, at('2021-09-23', 14, i))
        plan.skip(1)
      }
    }
    const third: Line[] = []
    const handling = '分城区、县域排名的意见已经采纳；按月考核的意见不采纳，以周通报代替'
    plan.act(third, clerk, 'submit', { handling }, at('2021-09-28', 9))
    plan.act(third, this.#president, 'issue', { documentNo: '永邮银〔2021〕86号' }, at('2021-09-29', 9))
    this.waves.push(wave, second, [{ until: '2021-09-27T00:10:00.000+08:00' }], third)
  }

  /** Each indicator over the sub-branches after three working days, and then over the teams of each. */
  divide(): void {
    const [first, second, third, fourth]: [Line[], Line[], Line[], Line[]] = [[], [], [], []]
    const [clerk] = this.#office
    for (const [n, indicator] of divided.entries()) {
      const units = this.#world.branches.map(({ code }) =>
        factorsOf(
          code,
          this.standings.filter((s) => s.branch === code),
          indicator,
        ),
      )
      const sum = units.reduce((total, u) => total + u.growth, 0)
      const total = Math.round((sum * more) / 100)
      const totalFirstYear = Math.round((total * firstYearShare) / 100)
      const targets = targetsOf(total, totalFirstYear, units)
      const file = this.#file('allocation', 'T')
      const askedAt = file.act(
        first,
        clerk,
        'work_out',
        { indicator, total, totalFirstYear, units: units.map(plain) },
        at('2021-09-29', 15, n),
      )
      if (n === 0) {
        const { code } = this.#world.branches[3]!
        const reply = new CaseFile('season.opinion', `${file.id}-${askedAt}-4`, code, 1)
        const opinion = '本支行上年有一次性大额存款，增量基数偏高'
        reply.act(second, this.#head(code), 'answer', { opinion }, at('2021-09-30', 9))
        file.skip(1)
      }
      const documentNo = `永邮银旺〔2021〕${n + 1}号`
      file.act(third, clerk, 'issue', { targets, documentNo }, at('2021-10-11', 9, n))
      for (const [b, branch] of this.#world.branches.entries())
        this.#amongTeams(fourth, indicator, branch.code, targets[b]!, at('2021-10-12', 9, n * 8 + b))
    }
    this.#rates(third)
    this.waves.push(first, second, [{ until: '2021-10-10T00:10:00.000+08:00' }])
    this.waves.push([...inOrder(third)], fourth)
  }

  #amongTeams(
    wave: Line[],
    indicator: IndicatorKey,
    branch: string,
    own: { readonly target: number; readonly firstYear: number },
    ms: number,
  ): void {
    const teams = this.standings.filter((s) => s.branch === branch)
    const units = teams.map((s) => ({ ...factorsOf(s.code, [s], indicator), least: 0 }))
    const file = this.#file('allocation', 'T', branch)
    const whole = { indicator, total: own.target, totalFirstYear: own.firstYear }
    file.act(wave, this.#head(branch), 'share_out', { ...whole, units: units.map(plain) }, ms)
    const targets = targetsOf(own.target, own.firstYear, units)
    file.act(wave, this.#head(branch), 'divide', { targets }, ms + 20 * 60_000)
  }

  /** The rate of bad loans is set and not divided; one branch's is changed by the leading group. */
  #rates(wave: Line[]): void {
    const [clerk, other] = this.#office
    const file = this.#file('allocation', 'T')
    const whole = { total: -6, totalFirstYear: -3 }
    file.act(wave, clerk, 'take_rate', { indicator: 'bad', ...whole }, at('2021-09-29', 16))
    const targets = this.#world.branches.map(({ code }, i) => ({
      unit: code,
      target: -(4 + (i % 4)),
      firstYear: -2,
      base: 62 + i * 7,
    }))
    file.act(wave, clerk, 'issue', { targets, documentNo: '永邮银旺〔2021〕6号' }, at('2021-10-11', 10))
    const newTargets = targets.map((x, i) => (i === 4 ? { ...x, target: -8, firstYear: -4 } : x))
    const why = { reason: '该支行九月末不良率高于全市，降幅应当加大', documentNo: '永邮银旺〔2021〕9号' }
    file.act(wave, other, 'propose_change', { ...whole, newTargets, ...why }, at('2021-10-13', 9))
    file.act(wave, this.#president, 'approve', {}, at('2021-10-13', 15))
  }

  /** Called on the 12th; on the 15th four departments explain, letters are handed in, flags given, and the rally in the evening. */
  kickOff(): void {
    const [first, second, third]: [Line[], Line[], Line[]] = [[], [], []]
    const { branches } = this.#world
    const [clerk] = this.#office
    const meeting = this.#file('kick_off', 'K')
    const opened = meeting.act(
      first,
      clerk,
      'call',
      {
        meetingName: '2021—2022年度旺季跨赛启动会',
        heldOn: kickOffDay,
        place: '市分行七楼会议室',
        units: branches.map(({ code, group }) => ({ unit: code, group })),
      },
      at('2021-10-12', 16),
    )
    const letters = branches.map(
      ({ code }, i) => new CaseFile('season.letter', `${meeting.id}-${opened}-${i + 1}`, code, 1),
    )
    const promise = {
      promised: '完成市分行下达的各项旺季目标，守住风险底线',
      measures: '网点分片走访，团队每日晨会夕会，贷款三查到位',
      stakes: '按方案第八、九项兑现奖惩',
    }
    for (const [i, file] of letters.entries()) {
      const head = this.#head(branches[i]!.code)
      if (i === branches.length - 1)
        file.act(
          second,
          head,
          'decline',
          { reason: '存款目标与市分行意见不一，待面谈' },
          at('2021-10-14', 16),
        )
      else file.act(second, head, 'sign', { ...promise, signedOn: '2021-10-14' }, at('2021-10-14', 10, i))
    }
    const explained = [
      ['personal', '储蓄日均、客户资产和收单商户的口径、节奏和配套费用'],
      ['retail', '消费贷款投放节奏、准入和贷后'],
      ['small', '小微企业走访名单、授信流程和时限'],
      ['risk', '不良率红线、案件防控和有责投诉扣分'],
    ] as const
    for (const [i, [key, text]] of explained.entries())
      meeting.act(
        third,
        this.#department(key),
        'explain',
        { explained: text },
        at(kickOffDay, 9, 10 + i * 20),
      )
    for (const [i, file] of letters.entries())
      if (i < branches.length - 2)
        file.act(
          third,
          clerk,
          'receive',
          { keptAt: `旺季办文件柜二层，${i + 1}号` },
          at(kickOffDay, 10, 50 + i),
        )
    const difficulties = [
      [0, '收单设备到货慢，节前装机排不开', 'personal', '2021-10-22'],
      [3, '县域小微企业抵押登记来回时间长', 'small', '2021-10-25'],
      [1, '消费贷款额度审批与旺季高峰重叠', 'retail', '2021-10-19'],
      [5, '老年客户到店集中，厅堂人手不足', 'personal', '2021-10-29'],
    ] as const
    const held = meeting.act(
      third,
      clerk,
      'hold',
      {
        host: '唐国华',
        attendees: 96,
        difficulties: difficulties.map(([i, matter, key, dueOn]) => ({
          matter,
          raisedBy: branches[i]!.code,
          owner: this.#department(key),
          dueOn,
        })),
        flags: branches.slice(0, -1).map(({ code }) => ({ unit: code })),
        minutes:
          '四个部门逐一解读方案；各支行提出难点四项，逐项落实责任部门和日期；六个支行递交承诺书并领取战旗。',
      },
      at(kickOffDay, 11, 30),
    )
    const rally = { ralliedOn: kickOffDay, rallyTime: '19:30', rallied: 268, oathLedBy: '唐国华' }
    meeting.act(third, clerk, 'rally', rally, at(kickOffDay, 20, 40))
    const fourth: Line[] = []
    const difficulty = (n: number) =>
      new CaseFile(
        'season.difficulty',
        `${meeting.id}-${held}-${n + 1}`,
        branches[difficulties[n]![0]]!.code,
        1,
      )
    const solved = difficulty(2)
    solved.act(
      fourth,
      this.#department('retail'),
      'solve',
      { solved: '已开通旺季审批专岗，当日受理当日批' },
      at('2021-10-18', 15),
    )
    solved.act(fourth, this.#head(branches[1]!.code), 'agree', {}, at('2021-10-19', 9))
    difficulty(0).act(
      fourth,
      this.#department('personal'),
      'solve',
      { solved: '首批设备18日到货，先装滨江' },
      at('2021-10-19', 11),
    )
    this.waves.push(first, [...inOrder(second)], [...inOrder(third)], fourth)
  }

  /** A red line that was breached; a round that is published, and one that waits for the president. */
  score(): void {
    const wave: Line[] = []
    const { branches } = this.#world
    const breach = { matter: 'fraud', breachedOn: '2021-10-16', facts: '一户商户无真实经营场所，系凑数进件' }
    const line = this.#file('red_line', 'L', branches[4]!.code)
    line.act(wave, this.#world.post('risk', this.#world.city), 'record', breach, at('2021-10-18', 11))
    this.waves.push(wave)
    this.#round('2021-10-18', '2021-10-19', true)
    this.#round('2021-10-19', '2021-10-20', false)
  }

  #round(periodDay: Day, on: Day, isPublished: boolean): void {
    const { branches } = this.#world
    const [clerk, other] = this.#office
    const file = this.#file('round', 'R')
    const [first, second, third]: [Line[], Line[], Line[]] = [[], [], []]
    const units = branches.map(({ code, group }) => ({ unit: code, group }))
    const opened = file.act(first, clerk, 'begin', { periodDay, units }, at(on, 8, 5))
    for (const [i, { code }] of branches.entries()) {
      const score = new CaseFile('season.score', `${file.id}-${opened}-${i + 1}`, code, 1)
      score.act(second, other, 'settle', {}, at(on, 8, 10 + i))
    }
    file.skip(branches.length)
    file.act(third, clerk, 'submit', {}, at(on, 8, 30))
    if (isPublished) file.act(third, this.#president, 'publish', {}, at(on, 8, 50))
    this.waves.push(first, second, third)
  }

  /** Claims of two managers, questions, a red line, activities, the board. */
  stories(): void {
    const wave: Line[] = []
    const { branches, teams } = this.#world
    const team = teams[0]!.code
    const managers = ['1', '2'].map((n) => this.#world.post('customer-manager', team, n))
    const claims = Array.from({ length: 8 }, (_, i) => {
      const file = this.#file('claim', 'C', team)
      const day = addDays(kickOffDay, [0, 3, 3, 4, 4, 4, 4, 4][i]!)
      const customerNo = `C4311${String(i === 3 ? 1 : i === 6 ? 4 : i).padStart(6, '0')}`
      const indicator = i % 3 === 2 ? 'consumer' : 'merchants'
      const isSecond = i === 3 || i === 6
      const what = { indicator: isSecond ? 'merchants' : indicator, customerNo, closedOn: day }
      file.act(wave, managers[isSecond ? 1 : 0]!, 'claim', what, at(day, 10, i * 7))
      return file
    })
    const halves = { mine: 40, newShare: 60, reason: '前者上门在先，后者装机维护' }
    claims[3]!.act(wave, this.#head(branches[0]!.code), 'divide', halves, at('2021-10-19', 16))
    this.#questions(wave)
    const activities = [
      ['training', '旺季产品和合规培训', '2021-10-13', 124, '产品、话术、双录和适当性'],
      ['defence', '国防教育进网点', '2021-10-14', 86, '国防知识讲座、队列训练'],
    ] as const
    for (const [kind, activityName, day, attendees, content] of activities) {
      const file = this.#file('activity', 'A')
      file.act(wave, this.#office[0], 'plan', { kind, activityName, plannedOn: day }, at('2021-10-12', 9))
      file.act(wave, this.#office[0], 'hold', { heldOn: day, attendees, content }, at(day, 17))
    }
    const praise = [
      [1, 'progress', '启动三天商户新增居城区前列'],
      [3, 'first', '县域首笔小微贷款当日投放'],
    ] as const
    for (const [i, kind, why] of praise) {
      const file = this.#file('praise', 'H')
      file.act(
        wave,
        this.#office[0],
        'propose',
        { unit: branches[i]!.code, kind, why },
        at('2021-10-18', 16, i),
      )
      file.act(wave, this.#president, 'post_it', {}, at('2021-10-19', 9, i))
    }
    this.waves.push([...inOrder(wave)])
  }

  /** A spike that was explained, its reversal that is asked, and customers counted by two. */
  #questions(wave: Line[]): void {
    const { branches, city, teams } = this.#world
    const risk = this.#world.post('risk', city)
    const odd = teams.find((x) => x.branch === branches[3]!.code)!.code
    const spike = this.#file('question', 'Q', branches[3]!.code)
    const asks = { signal: 'spike', indicator: 'savings', about: `${odd}/savings/2021-10-18` }
    spike.act(
      wave,
      risk,
      'ask',
      { ...asks, asked: '18日余额突增的来源，是否月中过桥资金' },
      at('2021-10-19', 8, 40),
    )
    const answer = '辖内一户企业主个人工程款到账，预计停留三个月'
    spike.act(wave, this.#head(branches[3]!.code), 'reply', { answer }, at('2021-10-19', 15))
    const reversal = this.#file('question', 'Q', branches[3]!.code)
    const back = { signal: 'reversal', indicator: 'savings', about: `${odd}/savings/2021-10-19` }
    reversal.act(
      wave,
      risk,
      'ask',
      { ...back, asked: '19日即行转出，与昨日答复不符，请说明' },
      at('2021-10-19', 17, 50),
    )
    const twice = this.#file('question', 'Q', branches[0]!.code)
    const both = { signal: 'twice', indicator: 'merchants' }
    twice.act(
      wave,
      risk,
      'ask',
      { ...both, asked: '第一团队有商户两人申报，请核对计数' },
      at('2021-10-19', 17, 55),
    )
  }

  /** What waits on the last morning at the desks of the listed accounts. */
  today(): void {
    const wave: Line[] = []
    const [clerk] = this.#office
    const training = this.#file('activity', 'A')
    const plan = { kind: 'training', activityName: '反诈和适老服务培训', plannedOn: '2021-10-22' }
    training.act(wave, clerk, 'plan', plan, at('2021-10-20', 8, 40))
    const praise = this.#file('praise', 'H')
    const why = { unit: this.#world.branches[2]!.code, kind: 'steady', why: '五日余额平稳，没有大进大出' }
    praise.act(wave, clerk, 'propose', why, at('2021-10-20', 8, 45))
    this.waves.push(wave, [{ until: '2021-10-20T08:55:00.000+08:00' }])
  }
}

type Factors = {
  readonly unit: string
  readonly stock: number
  readonly growth: number
  readonly staff: number
  readonly outlets: number
  readonly market: number
  readonly least: number
  readonly base: number
}
function factorsOf(unit: string, members: readonly Standing[], indicator: string): Factors {
  const sum = (of: (s: Standing) => number): number => members.reduce((n, s) => n + of(s), 0)
  const [stock, growth] = [sum((s) => s.had[indicator]!.stock), sum((s) => s.had[indicator]!.growth)]
  const isBalance = ['average', 'stock'].includes(indicators[indicator as IndicatorKey].kind)
  return {
    unit,
    stock,
    growth,
    staff: sum((s) => s.staff),
    outlets: sum((s) => s.outlets),
    market: sum((s) => s.market),
    least: Math.round((growth * 9) / 10),
    base: isBalance ? stock : 0,
  }
}
/** Without what no factor is. */
const plain = ({ unit, stock, growth, staff, outlets, market, least }: Factors): Omit<Factors, 'base'> => ({
  unit,
  stock,
  growth,
  staff,
  outlets,
  market,
  least,
})

/** The first year's part by the same factors, so that it sums too. */
function targetsOf(total: number, totalFirstYear: number, units: readonly Factors[]) {
  const targets = allocated(total, units, weights)!
  const first = allocated(
    totalFirstYear,
    units.map((u) => ({ ...u, least: 0 })),
    weights,
  )!
  return units.map(({ unit, base }, i) => ({ unit, target: targets[i]!, firstYear: first[i]!, base }))
}
