/**
 * How Xiangtan drove the retrofit from 2020 on: targets, meetings, weekly sheets and reports, monthly
 * circulars, visits, orders, a revision, two assessments.
 */
import { addDays, chinaCalendar, dispatchDay, dueDay, type Day } from 'yimen/kernel'

export type Line = {
  readonly key: string
  readonly case: string
  readonly seq: number
  readonly outcome: string
  readonly input: Readonly<Record<string, unknown>>
  readonly programme?: string
  readonly area?: string
  readonly as: string
  readonly at: string
}
export type World = {
  readonly city: string
  /** Districts and zones with their targets of the year. */
  readonly targets: readonly { readonly area: string; readonly target: number }[]
  /** The same targets, divided among the streets: what is set, so that both levels count the same records. */
  readonly divided: readonly { readonly area: string; readonly target: number }[]
  readonly streets: readonly string[]
  posts(role: string, area: string): readonly string[]
}

const lastDay: Day = '2021-10-19'

/** Wave by wave, each in order of time: what a wave sets going elsewhere is there for the next. */
export function rehearseDispatch(world: World): readonly (readonly Line[])[] {
  const office = world.posts('city-office', world.city)[0]!
  const head = world.posts('city-office-head', world.city)[0]!
  const leader = world.posts('city-leader', world.city)[0]!
  const units = [...new Set(world.targets.map((t) => t.area.slice(0, 6)))]
  const districtOffice = (area: string): string => world.posts('district-office', area.slice(0, 6))[0]!
  const waves: Line[][] = [[], [], [], [], []]
  let lines = waves[0]!
  const seqs = new Map<string, number>()
  const say = (
    id: string,
    programme: string,
    area: string,
    as: string,
    outcome: string,
    input: Line['input'],
    day: Day,
    minute: number,
  ) => {
    const seq = seqs.get(id) ?? 0
    seqs.set(id, seq + 1)
    if (day <= lastDay)
      lines.push({
        key: `dispatch-${id}-${seq + 1}`,
        case: id,
        seq,
        outcome,
        input,
        ...(seq === 0 ? { programme, area } : {}),
        as,
        at: `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000+08:00`,
      })
  }
  const task = 'elevator'
  /** Goes on with a case that another one opened. */
  const goOn = (id: string, seq: number): void => void seqs.set(id, seq)

  /** The two texts that the retrofit stands on, revised in the spring. */
  for (const [id, title, no, revised, day] of [
    ['D-001', '既有住宅增设电梯管理办法', '潭政办发〔2020〕18号', '潭政办发〔2021〕12号', '2021-05-13'],
    ['D-002', '城区既有住宅增设电梯实施细则', '潭梯专班发〔2020〕3号', '潭梯专班发〔2021〕5号', '2021-05-20'],
  ] as const) {
    say(
      id,
      'dispatch.document',
      world.city,
      office,
      'issue',
      { task, documentTitle: title, documentNo: no, issuedOn: '2020-06-10' },
      '2020-06-10',
      560,
    )
    say(
      id,
      'dispatch.document',
      world.city,
      office,
      'draft_revision',
      { changes: '按民法典第二百七十八条调整表决比例，简化审批', legalReview: '经审核，内容合法' },
      '2021-04-22',
      600,
    )
    say(
      id,
      'dispatch.document',
      world.city,
      head,
      'revise',
      { revisedOn: day, documentNo: revised },
      day,
      610,
    )
  }

  world.divided.forEach((t, i) =>
    say(
      `T2021-${t.area}`,
      'dispatch.target',
      t.area,
      office,
      'set',
      { task, year: 2021, target: t.target },
      '2021-01-12',
      540 + i,
    ),
  )
  world.divided.forEach((t, i) =>
    say(
      `T2021-${t.area}`,
      'dispatch.target',
      t.area,
      office,
      'divide',
      { months: byMonth(t.target) },
      '2021-01-13',
      540 + i,
    ),
  )

  meetings(world).forEach((m, i) =>
    say(
      `M-${String(i + 1).padStart(3, '0')}`,
      'dispatch.meeting',
      m.area,
      m.as ?? office,
      'hold',
      {
        task,
        kind: m.kind,
        level: m.level,
        heldOn: m.day,
        host: '罗某某',
        attendees: m.attendees,
        ...(m.kind === 'dispatch'
          ? {
              attendance: units.map((u, n) => ({
                post: districtOffice(u),
                came: (i + n) % 11 === 10 ? 'leave' : (i + n) % 7 === 6 ? 'deputy' : 'present',
              })),
            }
          : {}),
        minutes: m.minutes,
        ...(m.decisions ? { decisions: m.decisions } : {}),
      },
      m.day,
      1_000,
    ),
  )

  /** Every Friday of the year, moved where offices are closed. In the last eight weeks the districts' own reports are on record too. */
  let week = 0
  for (let day: Day = '2021-01-08'; day <= lastDay; day = addDays(day, 7)) {
    const meeting = dispatchDay(day, chinaCalendar)
    if (meeting.kind === 'skipped' || meeting.day > lastDay) continue
    const on = meeting.day
    week += 1
    const name = `W2021-${String(week).padStart(2, '0')}`
    if (on >= reportsFrom)
      units.forEach((area, i) =>
        weeklyReport(
          `F${name.slice(1)}-${i + 1}`,
          area,
          on,
          meeting.fillBy.slice(0, 10) as Day,
          week * 5 + i,
        ),
      )
    say(
      name,
      'dispatch.report',
      world.city,
      office,
      'issue',
      { task, cadence: 'weekly', closedOn: addDays(on, -1) },
      on,
      1_030,
    )
  }
  const circular = (month: number, more: object = {}): void => {
    const closed = addDays(`2021-${String(month + 1).padStart(2, '0')}-01` as Day, -1)
    say(
      `C2021-${String(month).padStart(2, '0')}`,
      'dispatch.report',
      world.city,
      office,
      'issue',
      {
        task,
        cadence: 'monthly',
        closedOn: closed,
        problems: '个别区表决周期偏长，公示后开工不及时',
        ...more,
      },
      dueDay(chinaCalendar, closed, 6),
      1_010,
    )
  }
  for (let month = 1; month <= 8; month++) circular(month)

  /** A look on site every three weeks or so since the summer of 2020. */
  for (let i = 0; i < 34; i++)
    say(
      `V-${String(i + 1).padStart(3, '0')}`,
      'dispatch.visit',
      world.streets[i % world.streets.length]!,
      i % 4 === 0 ? leader : i % 4 === 1 ? head : office,
      'record',
      {
        task,
        visitedOn: dueDay(chinaCalendar, addDays('2020-06-02', i * 14), 0),
        findings: '现场推进正常，公示栏张贴规范',
        demands: '加快合同备案，做好管线迁改衔接',
      },
      dueDay(chinaCalendar, addDays('2020-06-02', i * 14), 0),
      950,
    )

  for (const [period, day] of [
    ['2020-2', '2021-01-13'],
    ['2021-1', '2021-07-07'],
  ] as const) {
    units.forEach((area, i) => {
      const id = `K${period}-${i + 1}`
      const at = (days: number) => dueDay(chinaCalendar, day as Day, days)
      const k = (as: string, outcome: string, input: Line['input'], days: number, minute: number) =>
        say(id, 'dispatch.assessment', area, as, outcome, input, at(days), minute + i)
      k(office, 'begin', { task, period }, 0, 540)
      k(
        districtOffice(area),
        'score_self',
        { selfProcedure: 18, selfMass: 15 + (i % 4), grounds: '见考核台账' },
        4,
        600,
      )
      k(office, 'draw', {}, 5, 610)
      k(
        office,
        'give_score',
        { checkedAll: true, procedure: 18, mass: 15 + (i % 3), reason: '按台账和现场核对情况评定' },
        9,
        620,
      )
      if (i === 2) {
        k(districtOffice(area), 'lodge_appeal', { appeal: '有两个项目因管线迁改延期，请予考虑' }, 12, 640)
        k(
          head,
          'decide_appeal',
          { procedure: 19, mass: 15 + (i % 3), reason: '延期情况属实，程序规范酌情加一分' },
          16,
          660,
        )
      } else k(office, 'publish', {}, 16, 680)
    })
  }

  lines = waves[1]!
  matters()
  /** A visit of July that was not entered: the district asks in September, after two circulars. */
  const asking = units[0]!
  say(
    'R2021-01',
    'dispatch.revision',
    asking,
    districtOffice(asking),
    'ask',
    { task, closedOn: '2021-07-31', about: 'visits', mistake: '7月29日的一次实地督导漏登' },
    '2021-09-13',
    560,
  )
  say(
    'R2021-01',
    'dispatch.revision',
    asking,
    head,
    'unlock',
    { reason: '督导记录和照片属实' },
    '2021-09-14',
    600,
  )
  say(
    'DB2021-01',
    'dispatch.order',
    units[1]!,
    office,
    'by_office',
    { task, colour: 'blue', reason: '联审通过的项目开工偏慢', replyBy: '2021-09-24' },
    '2021-09-17',
    1_000,
  )
  say(
    'DB2021-01',
    'dispatch.order',
    units[1]!,
    office,
    'raise',
    { reason: '到期没有答复', replyBy: '2021-09-30' },
    '2021-09-26',
    560,
  )
  say(
    'DB2021-01',
    'dispatch.order',
    units[1]!,
    districtOffice(units[1]!),
    'answer',
    { reply: '已逐项目排定开工日期，倒排工期' },
    '2021-09-28',
    560,
  )
  say('DB2021-01', 'dispatch.order', units[1]!, office, 'close', {}, '2021-09-29', 560)

  lines = waves[2]!
  const street = world.streets.find((s) => s.startsWith(asking)) ?? world.streets[0]!
  say(
    'V-035',
    'dispatch.visit',
    street,
    office,
    'record',
    { task, visitedOn: '2021-07-29', findings: '井道基础施工，围挡规范', demands: '做好雨季施工防护' },
    '2021-07-29',
    960,
  )
  orders()

  lines = waves[3]!
  say('R2021-01', 'dispatch.revision', asking, office, 'apply', { corrected: 'V-035' }, '2021-09-16', 600)

  lines = waves[4]!
  circular(9, { revisions: [{ revision: 'R2021-01' }] })
  return waves.map((wave) =>
    wave.toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : a.case < b.case ? -1 : a.case > b.case ? 1 : a.seq - b.seq,
    ),
  )

  /** What a district fills in; every ninth comes after noon, and one a season not at all. */
  function weeklyReport(id: string, area: string, meetingOn: Day, fillOn: Day, n: number): void {
    const w = (as: string, outcome: string, input: Line['input'], day: Day, minute: number) =>
      say(id, 'dispatch.weekly', area, as, outcome, input, day, minute)
    w(
      office,
      'call',
      { task, week: meetingOn },
      dueDay(chinaCalendar, addDays(fillOn, -2), 0) < fillOn
        ? dueDay(chinaCalendar, addDays(fillOn, -2), 0)
        : fillOn,
      500,
    )
    if (n % 31 === 0) return w(office, 'close_missing', {}, meetingOn, 530)
    const late = n % 9 === 0
    if (late) w(office, 'remind', {}, fillOn, 840)
    const form =
      n % 3 === 0
        ? { nothing: true }
        : {
            nothing: false,
            problems: [
              n % 2 === 0
                ? { problem: '供电线路迁改进场晚，影响两个项目开工', need: 'pipes', who: '供电公司' }
                : { problem: '一楼住户对采光有顾虑，调解两次未果', need: 'mediation', who: '街道调解委员会' },
            ],
          }
    w(districtOffice(area), 'fill', form, fillOn, late ? 900 : 640)
    w(office, 'accept', {}, meetingOn, 520)
  }

  /** Most decisions are reported and closed; two were late, and brought an order each. */
  function matters(): void {
    const decided = meetings(world).flatMap((m, i) =>
      (m.decisions ?? []).map((d, n) => ({ ...d, id: `M-${String(i + 1).padStart(3, '0')}-1-${n + 1}` })),
    )
    decided.forEach((d, n) => {
      const overdue = n % 4 === 1
      goOn(d.id, 1)
      if (overdue)
        say(
          d.id,
          'dispatch.matter',
          d.owner,
          office,
          'order',
          { colour: 'orange', reason: '逾期没有办结', replyBy: addDays(d.dueOn, 8) },
          addDays(d.dueOn, 1),
          560,
        )
      if (n % 4 === 3) return
      say(
        d.id,
        'dispatch.matter',
        d.owner,
        districtOffice(d.owner),
        'report_result',
        { result: '已逐项目办结，资料附后' },
        addDays(d.dueOn, overdue ? 7 : -2),
        570,
      )
      say(
        d.id,
        'dispatch.matter',
        d.owner,
        office,
        'accept_result',
        {},
        addDays(d.dueOn, overdue ? 9 : -1),
        580,
      )
    })
  }

  /** The orders that the late decisions opened: answered in time and closed. */
  function orders(): void {
    for (const l of waves[1]!.filter((l) => l.outcome === 'order')) {
      const id = `${l.case}-${l.seq + 1}-1`
      const owner = meetings(world)
        .flatMap((m, i) =>
          (m.decisions ?? []).map(
            (d, n) => [`M-${String(i + 1).padStart(3, '0')}-1-${n + 1}`, d.owner] as const,
          ),
        )
        .find(([m]) => m === l.case)![1]
      const sent = l.at.slice(0, 10) as Day
      goOn(id, 1)
      say(
        id,
        'dispatch.order',
        owner,
        districtOffice(owner),
        'answer',
        { reply: '已明确专人，七日内办结' },
        addDays(sent, 3),
        560,
      )
      say(id, 'dispatch.order', owner, office, 'close', {}, addDays(sent, 8), 600)
    }
  }
}

/** From when the districts' weekly reports are on record. */
const reportsFrom: Day = '2021-08-27'

/** A target over the months from March, the rest of the division in December. */
function byMonth(target: number): readonly { readonly month: number; readonly target: number }[] {
  const share = Math.floor(target / 10)
  return Array.from({ length: 12 }, (_, i) => ({
    month: i + 1,
    target: i < 2 ? 0 : i === 11 ? target - 9 * share : share,
  }))
}

type Meeting = {
  readonly kind: 'dispatch' | 'mobilise' | 'training'
  readonly level: string
  readonly area: string
  readonly as?: string
  readonly day: Day
  readonly attendees: number
  readonly minutes: string
  readonly decisions?: readonly { readonly matter: string; readonly owner: string; readonly dueOn: Day }[]
}

/** Twelve dispatch meetings, mobilisation at five levels, two trainings. */
function meetings(world: World): readonly Meeting[] {
  const district = world.targets[0]!.area
  const street = world.streets[0]!
  const districtOffice = world.posts('district-office', district)[0]!
  const dispatches = Array.from({ length: 12 }, (_, i): Meeting => {
    const held = dispatchDay(addDays('2020-07-17', i * 40), chinaCalendar)
    const day = held.kind === 'held' ? held.day : held.friday
    const owner = world.targets[i % world.targets.length]!.area
    return {
      kind: 'dispatch',
      level: 'city',
      area: world.city,
      day,
      attendees: 26,
      minutes: '通报进度，研究管线迁改、资金监管和异议调解等问题。',
      decisions:
        i < 8
          ? []
          : [
              { matter: '完成已联审项目的合同备案', owner, dueOn: addDays(day, 14) },
              { matter: '对调解未果的项目逐一会商', owner, dueOn: addDays(day, 21) },
            ],
    }
  })
  const mobilise = (level: string, area: string, day: Day, as?: string): Meeting => ({
    kind: 'mobilise',
    level,
    area,
    ...(as === undefined ? {} : { as }),
    day,
    attendees: level === 'city' ? 180 : 60,
    minutes: '部署既有住宅加装电梯工作，明确目标、责任和时限。',
  })
  return [
    ...dispatches,
    mobilise('city', world.city, '2021-01-14'),
    mobilise('district', district, '2021-01-19', districtOffice),
    mobilise('street', street, '2021-01-22', districtOffice),
    mobilise('community', street, '2021-01-26', districtOffice),
    mobilise('estate', street, '2021-01-29', districtOffice),
    ...(['2020-09-24', '2021-03-18'] as const).map((day): Meeting => ({
      kind: 'training',
      level: 'city',
      area: world.city,
      day,
      attendees: 320,
      minutes: '培训政策、流程、表决规则和矛盾化解。',
    })),
  ]
}
