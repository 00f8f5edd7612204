/** What the year brings: problems by their channel, small matters, mediations, activities, meetings, lists, money, report-ins. */
import { addDays, dayOfInstant, daysBetween, fromEpochMs, type Day } from 'yimen/kernel/day'
import type { Base, Place } from './base.ts'
import { at, File, type Random, type Turned, type World } from './world.ts'

/** More than 160, exactly 130, more than 150, more than 30, more than 230; and what else the page counts. */
const whole = {
  byContacts: 165,
  byColleges: 130,
  atStations: 115,
  atStudios: 40,
  atRooms: 21,
  mediatedAtRooms: 12,
  matters: 235,
  otherMatters: 24,
  activities: 28,
  services: 341,
  reporters: 5,
} as const
const minute = 60_000
const yuan = 100
const begins: Day = '2021-03-22'
const ends: Day = '2021-10-18'

const problems = [
  ['facility', '楼道照明损坏', '联系物业更换'],
  ['livelihood', '独居老人买菜不便', '安排志愿者代购'],
  ['children', '暑期无人看护', '接入托管班'],
  ['employment', '灵活就业缺少门路', '推荐岗位并回访'],
  ['elderly', '高龄津贴不会办', '上门协助办理'],
  ['legal', '合同条款看不懂', '请律师解答'],
] as const
const disputes = [
  ['neighbours', '楼上漏水赔偿', '修复并赔偿五百元'],
  ['property', '物业费和服务标准', '补做保洁，减免一个月'],
  ['debt', '借款到期未还', '分三期归还'],
  ['labour', '装修工钱拖欠', '十日内付清'],
] as const
const matters = [
  ['property_fee', '保洁次数减少，业主不愿交物业费'],
  ['facility', '单元门禁长期损坏'],
  ['facility', '儿童游乐设施破损'],
  ['property_fee', '电梯维保不及时'],
] as const
const others = [
  ['parking', '消防通道停车'],
  ['noise', '广场舞噪声'],
  ['hygiene', '垃圾桶点位不合理'],
] as const
const listed = [
  ['course', '老年人智能手机课', '智能手机教学志愿者'],
  ['medical', '老人健康体检', '义诊名额'],
  ['venue', '周末儿童阅读场地', '会议室开放时段'],
  ['legal', '物业纠纷法律咨询', '律师值班时段'],
  ['repair', '楼道扶手维修', '维修工时'],
] as const

export class Year {
  readonly #world: World
  readonly #base: Base
  readonly #lines: Turned[]
  readonly #rng: Random
  readonly #codes: readonly string[]
  #numbers = 0
  #people = 5_000

  constructor(world: World, base: Base, lines: Turned[]) {
    this.#world = world
    this.#base = base
    this.#lines = lines
    this.#rng = world.random.fork('year')
    this.#codes = world.communities.map((c) => c.code)
  }

  tell(): void {
    this.#problems()
    this.#mediations()
    this.#matters()
    this.#activities()
    this.#classes()
    this.#lists()
    this.#meetings()
    this.#money()
    this.#members()
    this.#appraisals()
    this.#civic()
  }

  #file(programme: string, letter: string, area: string): File {
    this.#numbers += 1
    const id = `${letter}${String(this.#numbers).padStart(5, '0')}`
    return new File(this.#lines, `community.${programme}`, id, area)
  }
  #head(code: string): string {
    return this.#world.post('community-head', code)
  }
  #street(code: string): string {
    return this.#world.post('party-street', code.slice(0, 9))
  }
  #office(n = 0): string {
    return this.#world.post('party-office', this.#world.zone, n)
  }
  #someone(): { readonly name: string; readonly idNo: string } {
    this.#people += 1
    return this.#world.someone(this.#people)
  }
  /** A moment of a day by chance, between two. */
  #when(from: Day = begins, to: Day = ends): number {
    const day = addDays(from, this.#rng.next(daysBetween(from, to)))
    return at(day, this.#rng.between(9, 16), this.#rng.next(60))
  }
  #places(...kinds: readonly string[]): readonly Place[] {
    return this.#base.places.filter((p) => kinds.includes(p.kind))
  }

  /** Most are solved where they are told, some take a few days. */
  #problem(code: string, takenBy: object, kind: string, matter: string, result: string): void {
    const f = this.#file('problem', 'WT', code)
    const ms = this.#when()
    const asks = { kind, matter, ...takenBy }
    const solved = { result, confirmed: true }
    if (!this.#rng.percent(20)) {
      f.act(2, this.#head(code), 'solved_there', { ...asks, ...solved }, ms)
      return
    }
    f.act(2, this.#head(code), 'raise', asks, ms)
    f.act(2, this.#head(code), 'solve', solved, ms + this.#rng.between(1, 1_200) * minute)
  }

  #problems(): void {
    const problemNo = (n: number) => problems[n % problems.length]!
    for (let n = 0; n < whole.byContacts; n++) {
      const { cadres, teams } = this.#base
      const [kind, matter, result] = problemNo(n)
      const takenBy =
        n % 3 === 0
          ? { takenBy: 'team', team: teams[n % teams.length] }
          : { takenBy: 'cadre', cadre: cadres[n % cadres.length] }
      this.#problem(this.#codes[n % this.#codes.length]!, takenBy, kind, matter, result)
    }
    const at = (count: number, places: readonly Place[], isDispute = false) => {
      for (let n = 0; n < count; n++) {
        const venue = places[n % places.length]!
        const [kind, matter, result] = isDispute
          ? (['dispute', '邻里口角', '当场劝解和好'] as const)
          : problemNo(n)
        this.#problem(venue.community, { takenBy: 'place', venue: venue.id }, kind, matter, result)
      }
    }
    at(whole.byColleges, this.#places('college'))
    at(whole.atStations, this.#places('estate_station', 'studio'))
    at(whole.atRooms, this.#places('police_room', 'legal_room'), true)
  }

  /** Agreed in writing or by word, performed, some confirmed by the court; and a few that were not agreed. */
  #mediations(): void {
    const studios = this.#places('studio')
    const rooms = this.#places('police_room', 'legal_room')
    for (let n = 0; n < whole.atStudios; n++) this.#mediation(n, studios[n % studios.length]!, true)
    for (let n = 0; n < whole.mediatedAtRooms; n++) this.#mediation(n, rooms[n % rooms.length]!, true)
    for (let n = 0; n < 6; n++) this.#mediation(n, studios[n % studios.length]!, false)
  }

  #mediation(n: number, venue: Place, isAgreed: boolean): void {
    const mediator = this.#world.post('mediator', venue.community)
    const [kind, matter, terms] = disputes[n % disputes.length]!
    const [one, other] = [this.#someone(), this.#someone()]
    const f = this.#file('mediation', 'TJ', venue.community)
    const ms = this.#when(begins, '2021-08-31')
    const day = 24 * 60 * minute
    f.act(
      2,
      mediator,
      'apply',
      {
        applicantName: one.name,
        applicantId: one.idNo,
        otherName: other.name,
        otherId: other.idNo,
        kind,
        matter,
        venue: venue.id,
      },
      ms,
    )
    f.act(2, mediator, 'accept', { mediatorPost: mediator }, ms + 30 * minute)
    const rights = { rightsTo: dayOf(ms + day), bothHeard: true }
    f.act(2, mediator, 'tell_rights', rights, ms + day)
    if (!isAgreed) {
      const otherWays = '可以向人民法院起诉，或者申请法律援助'
      f.act(2, mediator, 'not_agreed', { record: '双方分歧较大，调解两次不成', otherWays }, ms + 5 * day)
      return
    }
    const common = { terms, performance: '十日内履行', record: '双方到场，自愿达成协议' }
    if (n % 4 === 0) f.act(2, mediator, 'agree_oral', { ...common, recorded: true }, ms + 3 * day)
    else
      f.act(
        2,
        mediator,
        'agree_written',
        { ...common, partiesSigned: true, mediatorSigned: true, sealedOn: true },
        ms + 3 * day,
      )
    if (n % 8 === 3) {
      f.act(2, mediator, 'ask_confirm', { askedOn: dayOf(ms + 10 * day), bothAsk: true }, ms + 10 * day)
      f.act(2, mediator, 'court_takes', { courtNo: `（2021）湘0204诉前调确${n + 1}号` }, ms + 12 * day)
      f.act(2, mediator, 'court_confirms', { courtNo: `（2021）湘0204诉前调确${n + 1}号` }, ms + 20 * day)
      return
    }
    f.act(2, mediator, 'performed', { performed: '回访：已经履行' }, ms + 14 * day)
  }

  #matters(): void {
    for (let n = 0; n < whole.matters + whole.otherMatters; n++) {
      const isOther = n >= whole.matters
      const code = this.#codes[n % this.#codes.length]!
      const [kind, raised] = isOther ? others[n % others.length]! : matters[n % matters.length]!
      this.#matter(code, kind, raised, this.#when('2021-03-22', '2021-09-20'), n % 5 !== 0)
    }
  }

  #matter(code: string, kind: string, raised: string, ms: number, isCommunity: boolean): void {
    const day = 24 * 60 * minute
    const f = this.#file('key_matter', 'GJ', code)
    const grid = this.#world.communities.find((c) => c.code === code)!.grids[0]!
    const where = this.#world.home(grid, this.#rng.next(30)).replace(/\d单元.*$/, '')
    const called = this.#rng.between(9, 30)
    const present = Math.ceil((called * 2) / 3) + this.#rng.next(Math.max(1, Math.floor(called / 3)))
    const head = this.#head(code)
    const hasSecretary = !isCommunity && this.#hasSecretary(code)
    f.act(2, hasSecretary ? this.#world.post('first-secretary', code) : head, 'raise', { raised, where }, ms)
    f.act(2, head, 'verify', { verified: '现场核实属实', kind }, ms + day)
    f.act(
      2,
      head,
      'call',
      { noticeOn: dayOf(ms + day), meetingOn: dayOf(ms + 5 * day), topic: raised, called },
      ms + day + 60 * minute,
    )
    f.act(
      2,
      head,
      'hold',
      {
        present,
        inFavour: present - this.#rng.next(3),
        plan: '由物业限期整改，社区跟进',
        dueOn: dayOf(ms + 20 * day),
      },
      ms + 5 * day,
    )
    f.act(
      2,
      head,
      'report_back',
      { result: '已经整改，张贴公示并入户反馈' },
      ms + this.#rng.between(7, 19) * day,
    )
  }

  #hasSecretary(code: string): boolean {
    return this.#codes.indexOf(code) < 19
  }

  #activities(): void {
    const bases = this.#places('base_activity', 'base_talent', 'base_moral', 'base_volunteer')
    for (let n = 0; n < whole.activities; n++) {
      const venue = bases[n % bases.length]!
      const heldOn = addDays('2021-03-08', this.#rng.next(220))
      this.#file('activity', 'HD', venue.community).act(
        2,
        this.#office(n),
        'record',
        {
          kind: 'alliance',
          theme: ['文明劝导', '义诊', '助学', '政策宣讲', '环境清洁'][n % 5],
          venue: venue.id,
          heldOn,
          attended: this.#rng.between(12, 40),
          served: 104 + ((n * 7) % 25),
        },
        at(heldOn, 16, n),
      )
    }
    const colleges = this.#places('college')
    for (let n = 0; n < whole.services; n++) {
      const venue = colleges[n % colleges.length]!
      const ms = this.#when()
      this.#file('activity', 'XY', venue.community).act(
        2,
        this.#head(venue.community),
        'record',
        {
          kind: 'college',
          theme: ['家电维修', '书法课', '康复理疗', '汽车保养课', '育儿讲座', '手机课'][n % 6],
          venue: venue.id,
          heldOn: dayOf(ms),
          attended: this.#rng.between(2, 12),
          served: this.#rng.between(1, 30),
        },
        ms,
      )
    }
    for (const [n, code] of this.#codes.entries()) {
      const absent = n % 3
      const f = this.#file('activity', 'ZT', code)
      const themeDay = {
        kind: 'theme_day',
        theme: '学党史、办实事',
        heldOn: '2021-09-15',
        attended: 24 + n,
        absent,
      }
      f.act(2, this.#head(code), 'record', themeDay, at('2021-09-16', 9, n))
      if (absent > 0 && n % 2 === 0)
        f.act(2, this.#head(code), 'make_up', { madeUp: absent }, at('2021-09-24', 9, n))
    }
  }

  /** The first class in full; of the second the viewers alone. */
  #classes(): void {
    const office = this.#office()
    const rows = (column: string, numbers: readonly number[]) =>
      numbers.map((n, i) => ({ platform: ['红网云', '微信视频号', '区融媒客户端'][i], [column]: n }))
    const f = this.#file('class', 'ZB', this.#world.zone)
    f.act(
      0,
      office,
      'announce',
      { className: '党史云课堂第一课', ordinal: 1, airsOn: '2021-06-18' },
      at('2021-06-10', 9),
    )
    const file = { export: ['community-export'] }
    const live = {
      heldOn: '2021-06-18',
      liveRows: rows('viewers', [14_820, 9_730, 6_690]),
      readOn: '2021-06-18',
    }
    f.act(0, office, 'read_viewers', { ...live, ...file }, at('2021-06-19', 9))
    for (const [day, plays] of [
      ['2021-08-02', [181_000, 96_400, 43_300]],
      ['2021-10-11', [306_500, 171_200, 82_300]],
    ] as const)
      f.act(0, office, 'read_plays', { playRows: rows('plays', plays), readOn: day, ...file }, at(day, 10))
    const second = this.#file('class', 'ZB', this.#world.zone)
    second.act(
      0,
      office,
      'announce',
      { className: '党史云课堂第二课', ordinal: 2, airsOn: '2021-10-15' },
      at('2021-10-08', 9),
    )
    const again = {
      heldOn: '2021-10-15',
      liveRows: rows('viewers', [8_120, 5_040, 3_310]),
      readOn: '2021-10-15',
    }
    second.act(0, office, 'read_viewers', { ...again, ...file }, at('2021-10-16', 9))
  }

  /** What is needed and what is offered; half of it brought together. */
  #lists(): void {
    for (const [n, code] of this.#codes.entries()) {
      const [kind, content, offered] = listed[n % listed.length]!
      const need = this.#file('need', 'XQ', code)
      const wanted = { kind, content, fromWhom: 'residents', quantity: 2 + (n % 4), dueOn: '2021-11-30' }
      need.act(0, this.#head(code), 'list', wanted, at('2021-05-10', 9, n))
      const unmatched = this.#file('need', 'XQ', code)
      const [kind2, content2] = listed[(n + 1) % listed.length]!
      unmatched.act(
        0,
        this.#head(code),
        'list',
        { ...wanted, kind: kind2, content: content2 },
        at('2021-09-10', 9, n),
      )
      const resource = this.#file('resource', 'ZY', code)
      resource.act(
        0,
        this.#world.post('part-time-member', code),
        'offer',
        {
          kind,
          content: offered,
          unit: '辖区共建单位',
          quantity: 10 + (n % 7),
          freeFrom: '2021-06-01',
          freeTo: '2021-12-31',
        },
        at('2021-05-12', 9, n),
      )
      if (n % 2 === 1) continue
      const project = this.#file('project', 'XM', code)
      project.act(
        2,
        this.#head(code),
        'begin',
        {
          projectName: content,
          need: need.id,
          resource: resource.id,
          lead: '社区副书记',
          budget: 3_000 * yuan,
          dueOn: '2021-11-15',
          milestones: [{ what: '对接', on: '2021-07-15' }],
        },
        at('2021-07-05', 9, n),
      )
      if (n % 4 === 0)
        project.act(
          3,
          this.#head(code),
          'finish',
          { result: '按计划开展，居民满意', doneOn: '2021-09-20', satisfaction: 5 },
          at('2021-09-22', 9, n),
        )
    }
  }

  #meetings(): void {
    for (const [n, code] of this.#codes.entries()) {
      const f = this.#file('meeting', 'HY', code)
      const head = this.#head(code)
      const agenda = [{ from: 'need', item: '居民需求和资源对接' }]
      f.act(
        2,
        head,
        'call',
        { topic: '第三季度联席会议', meetingOn: '2021-09-15', agenda },
        at('2021-09-07', 9, n),
      )
      const attendance = this.#base.members.get(code)!.map((member, i) => ({ member, present: i !== n % 5 }))
      /** What is gathered of earlier decisions is there the next morning. */
      f.act(2, head, 'hold', { attendance, others: 6 }, at('2021-09-15', 15, n))
      f.skip(1)
      const owner = (kind: string, role: string) => ({ ownerKind: kind, owner: this.#world.post(role, code) })
      const decisions = [
        { what: '协调停车位错时共享', ...owner('head', 'community-head'), dueOn: '2021-11-10' },
        { what: '开放单位会议室', ...owner('member', 'part-time-member'), dueOn: '2021-10-29' },
        ...(this.#hasSecretary(code)
          ? [
              {
                what: '推动小区门禁改造',
                ...owner('first_secretary', 'first-secretary'),
                dueOn: '2021-12-20',
              },
            ]
          : []),
      ]
      f.act(3, head, 'decide', { decisions }, at('2021-09-16', 9, n))
      f.act(
        3,
        head,
        'publish',
        { minutes: '会议议定事项如上', publishedOn: '2021-09-18' },
        at('2021-09-18', 9, n),
      )
    }
  }

  #money(): void {
    const spends = [
      ['service', '便民服务用品', 38_600],
      ['activity', '党史学习活动', 4_200],
      ['maintenance', '服务大厅维修', 68_000],
      ['hardship', '走访慰问', 26_500],
    ] as const
    for (const [n, code] of this.#codes.entries())
      for (const [i, [item, purpose, amount]] of spends.entries())
        this.#spending(
          code,
          item,
          purpose,
          amount * yuan + n * 1_300,
          at('2021-05-06', 9, n + i * 30) + i * 40 * 24 * 60 * minute,
        )
    for (const [n, code] of this.#codes.entries()) {
      /** Its chief changed in July 2020: each has six months. */
      const chiefs =
        n === 4
          ? ([
              [1, 6],
              [7, 12],
            ] as const)
          : ([[1, 12]] as const)
      for (const [fromMonth, toMonth] of chiefs) this.#pension(code, 'chief', fromMonth, toMonth, n)
      this.#pension(code, 'deputy', 1, 12, n)
    }
  }

  #spending(code: string, item: string, purpose: string, amount: number, ms: number): void {
    const clerk = this.#world.post('funds-clerk', code)
    const f = this.#file('spending', 'ZC', code)
    const meeting = amount > 5_000 * yuan ? { meetingOn: dayOf(ms - 24 * 60 * minute) } : {}
    f.act(2, clerk, 'ask', { item, purpose, payee: '株洲云龙商贸有限公司', amount, ...meeting }, ms)
    f.act(2, this.#head(code), 'sign', {}, ms + 60 * minute)
    f.act(2, this.#world.post('funds-supervisor', code), 'countersign', {}, ms + 120 * minute)
    if (amount > 50_000 * yuan)
      f.act(2, this.#world.post('street-leader', code.slice(0, 9)), 'approve', {}, ms + 180 * minute)
    const later = ms + 24 * 60 * minute
    f.act(2, clerk, 'pay', { paidOn: dayOf(later) }, later)
    f.act(
      2,
      clerk,
      'make_public',
      { publishedOn: dayOf(later), publishedAt: '居务公开栏' },
      later + 60 * minute,
    )
  }

  #pension(code: string, rank: string, fromMonth: number, toMonth: number, n: number): void {
    const { name, idNo } = this.#someone()
    const f = this.#file('pension', 'YL', code)
    f.act(
      2,
      this.#world.post('funds-clerk', code),
      'apply',
      {
        holderName: name,
        idNo,
        ofYear: 2020,
        rank,
        fromMonth,
        toMonth,
        paid: 4_800 * yuan,
        receiptNo: `2020-${String(n + 1).padStart(4, '0')}`,
      },
      at('2021-04-06', 9, n),
    )
    f.act(2, this.#head(code), 'check', {}, at('2021-04-08', 9, n))
    f.act(2, this.#street(code), 'approve', {}, at('2021-04-12', 9, n))
    const paid = { transferNo: `YL2021${String(n + 1).padStart(4, '0')}` }
    f.act(2, this.#world.post('zone-finance', this.#world.zone), 'pay', paid, at('2021-04-20', 9, n))
  }

  /** Letters of members, a service, the receipt of the half year; and wishes that came true. */
  #members(): void {
    for (const [n, code] of this.#codes.entries()) {
      const head = this.#head(code)
      for (let i = 0; i < whole.reporters; i++) {
        const { name, idNo } = this.#someone()
        const f = this.#file('report_in', 'BD', code)
        const claimedPost = ['building_head', 'policy', 'hygiene', 'safety', 'care'][i]
        f.act(
          2,
          head,
          'take_letter',
          { memberName: name, idNo, unit: '区直机关', skills: '政策宣讲', claimedPost },
          at('2021-04-02', 9, n * 2 + i),
        )
        const done = { service: '卡口值守和入户宣传', servedOn: '2021-05-15', minutes: 120 + 30 * i }
        f.act(2, head, 'serve', done, at('2021-05-16', 9, n * 2 + i))
        f.skip(1)
        if (i < 4)
          f.act(2, head, 'give_receipt', { opinion: '服务认真，居民认可' }, at('2021-07-08', 9, n * 2 + i))
      }
      const wish = this.#file('wish', 'XY', code)
      wish.act(0, head, 'publish', { wish: '想要一盏阅读台灯', dueOn: '2021-10-31' }, at('2021-08-02', 9, n))
      const { name, idNo } = this.#someone()
      const claim = this.#file('claim', 'RL', code)
      const input = { wish: wish.id, claimant: name, idNo, grantBy: '2021-09-30' }
      claim.act(2, head, 'claim', input, at('2021-08-10', 9, n))
      if (n % 3 !== 0)
        claim.act(3, head, 'confirm', { result: '台灯已送到家中', minutes: 60 }, at('2021-09-06', 9, n))
    }
  }

  /** A covenant in each community, and a few models of conduct, one of them still on notice. */
  #civic(): void {
    for (const [n, code] of this.#codes.entries()) {
      const head = this.#head(code)
      const { name } = this.#world.communities[n]!
      const f = this.#file('covenant', 'GY', code)
      const draft = {
        kind: 'covenant',
        covenantName: `${name}居民公约`,
        text: '爱护公共设施，文明养犬，邻里互助',
      }
      f.act(2, head, 'draft', draft, at('2021-04-06', 10, n))
      const eligible = 200 + n * 3
      const votes = { body: 'households', eligible, present: eligible - 40, inFavour: eligible - 52 }
      const vote = { opinions: '收到意见五条，采纳三条', ...votes, votedOn: '2021-04-28' }
      f.act(2, head, 'vote', vote, at('2021-04-28', 16, n))
      f.act(2, this.#street(code), 'take_on_file', {}, at('2021-04-30', 9, n))
      if (n % 3 !== 1) continue
      const { name: nominee, idNo } = this.#someone()
      const model = this.#file('honour', 'MF', code)
      const kind = n % 2 === 0 ? 'moral' : 'neighbour'
      const nomination = { kind, nominee, idNo, agrees: true, deed: '多年照料邻居老人' }
      model.act(2, head, 'nominate', nomination, at('2021-09-06', 9, n))
      model.act(2, head, 'vote', { verified: '属实', votes: 90 + n, ballots: 120 }, at('2021-09-22', 9, n))
      const day = n === 1 ? '2021-10-15' : '2021-09-26'
      model.act(2, head, 'post', { postedOn: day }, at(day, 9, n))
      if (n !== 1) model.act(2, head, 'honour', {}, at('2021-10-09', 9, n))
    }
  }

  #appraisals(): void {
    const f = this.#file('appraisal', 'KH', this.#world.zone)
    f.act(
      0,
      this.#office(),
      'record',
      {
        ofYear: 2020,
        appraiser: '中共株洲市委组织部',
        grade: 'good',
        docNo: '株组通〔2021〕5号',
        toldOn: '2021-02-05',
      },
      at('2021-02-08', 9),
    )
    const head = this.#world.post('party-office-head', this.#world.zone)
    f.act(0, head, 'publish', {}, at('2021-02-08', 15))
  }
}

/** The day of a moment in China. */
const dayOf = (ms: number): Day => dayOfInstant(fromEpochMs(ms))
