/** The year as planned: texts, targets, meetings, weekly and monthly reports, visits, two assessments. */
import { dispatchDay } from 'yimen/campaign'
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay } from 'yimen/kernel/clock'
import { meetingId, meetings } from './meetings.ts'
import { lastDay, task, three, two, type Line, type Script } from './script.ts'

/** The two texts that the retrofit stands on, revised in the spring. */
export function documents({ world, office, head, caseOf }: Script): void {
  for (const [id, title, no, revised, day] of [
    ['D-001', '既有住宅增设电梯管理办法', '潭政办发〔2020〕18号', '潭政办发〔2021〕12号', '2021-05-13'],
    ['D-002', '城区既有住宅增设电梯实施细则', '潭梯专班发〔2020〕3号', '潭梯专班发〔2021〕5号', '2021-05-20'],
  ] as const) {
    const text = caseOf('document', id, world.city)
    const issued = { task, documentTitle: title, documentNo: no, issuedOn: '2020-06-10' }
    text(office, 'issue', issued, '2020-06-10', 560)
    const draft = { changes: '按民法典第二百七十八条调整表决比例，简化审批', legalReview: '经审核，内容合法' }
    text(office, 'draft_revision', draft, '2021-04-22', 600)
    text(head, 'revise', { revisedOn: day, documentNo: revised }, day, 610)
  }
}

export function targets({ world, office, caseOf }: Script): void {
  const cases = world.divided.map((t) => ({ ...t, write: caseOf('target', `T2021-${t.area}`, t.area) }))
  cases.forEach(({ write, target }, i) =>
    write(office, 'set', { task, year: 2021, target }, '2021-01-12', 540 + i),
  )
  cases.forEach(({ write, target }, i) =>
    write(office, 'divide', { months: byMonth(target) }, '2021-01-13', 540 + i),
  )
}

/** A target over the months from March, the rest of the division in December. */
function byMonth(target: number): readonly { readonly month: number; readonly target: number }[] {
  const share = Math.floor(target / 10)
  return Array.from({ length: 12 }, (_, i) => ({
    month: i + 1,
    target: i < 2 ? 0 : i === 11 ? target - 9 * share : share,
  }))
}

export function meetingsHeld({ world, office, units, districtOffice, caseOf }: Script): void {
  meetings(world).forEach((m, i) => {
    const attendance = units.map((u, n) => ({
      post: districtOffice(u),
      came: (i + n) % 11 === 10 ? 'leave' : (i + n) % 7 === 6 ? 'deputy' : 'present',
    }))
    const input = {
      task,
      kind: m.kind,
      level: m.level,
      heldOn: m.day,
      host: '罗某某',
      attendees: m.attendees,
      ...(m.kind === 'dispatch' ? { attendance } : {}),
      minutes: m.minutes,
      ...(m.decisions ? { decisions: m.decisions } : {}),
    }
    caseOf('meeting', meetingId(i), m.area)(m.as ?? office, 'hold', input, m.day, 1_000)
  })
}

/** From when the districts' weekly reports are on record. */
const reportsFrom: Day = '2021-08-27'

/**
 * Every Friday of the year, moved where offices are closed. In the last eight weeks the districts' own reports are on
 * record too.
 */
export function weeks(s: Script): void {
  let week = 0
  for (let day: Day = '2021-01-08'; day <= lastDay; day = addDays(day, 7)) {
    const meeting = dispatchDay(day, chinaCalendar)
    if (meeting.kind === 'skipped' || meeting.day > lastDay) continue
    const on = meeting.day
    week += 1
    const fillOn = meeting.fillBy.slice(0, 10) as Day
    if (on >= reportsFrom)
      s.units.forEach((area, i) =>
        weeklyReport(s, `F2021-W${two(week)}-${i + 1}`, area, on, fillOn, week * 5 + i),
      )
    const sheet = s.caseOf('report', `W2021-${two(week)}`, s.world.city)
    sheet(s.office, 'issue', { task, cadence: 'weekly', closedOn: addDays(on, -1) }, on, 1_030)
  }
}

/** What a district fills in; every ninth comes after noon, and one a season not at all. */
function weeklyReport(
  { office, districtOffice, caseOf }: Script,
  id: string,
  area: string,
  meetingOn: Day,
  fillOn: Day,
  n: number,
): void {
  const write = caseOf('weekly', id, area)
  const calledOn = dueDay(chinaCalendar, addDays(fillOn, -2), 0)
  write(office, 'call', { task, week: meetingOn }, calledOn < fillOn ? calledOn : fillOn, 500)
  if (n % 31 === 0) return write(office, 'close_missing', {}, meetingOn, 530)
  const late = n % 9 === 0
  if (late) write(office, 'remind', {}, fillOn, 840)
  const problem =
    n % 2 === 0
      ? { problem: '供电线路迁改进场晚，影响两个项目开工', need: 'pipes', who: '供电公司' }
      : { problem: '一楼住户对采光有顾虑，调解两次未果', need: 'mediation', who: '街道调解委员会' }
  const form = n % 3 === 0 ? { nothing: true } : { nothing: false, problems: [problem] }
  write(districtOffice(area), 'fill', form, fillOn, late ? 900 : 640)
  write(office, 'accept', {}, meetingOn, 520)
}

export function circular({ world, office, caseOf }: Script, month: number, more: object = {}): void {
  const closedOn = addDays(`2021-${two(month + 1)}-01` as Day, -1)
  const input = {
    task,
    cadence: 'monthly',
    closedOn,
    problems: '个别区表决周期偏长，公示后开工不及时',
    ...more,
  }
  const write = caseOf('report', `C2021-${two(month)}`, world.city)
  write(office, 'issue', input, dueDay(chinaCalendar, closedOn, 6), 1_010)
}

/** A look on site every two weeks or so since the summer of 2020. */
export function visits({ world, office, head, leader, caseOf }: Script): void {
  for (let i = 0; i < 34; i++) {
    const visitedOn = dueDay(chinaCalendar, addDays('2020-06-02', i * 14), 0)
    const input = {
      task,
      visitedOn,
      findings: '现场推进正常，公示栏张贴规范',
      demands: '加快合同备案，做好管线迁改衔接',
    }
    const street = world.streets[i % world.streets.length]!
    const visitor = i % 4 === 0 ? leader : i % 4 === 1 ? head : office
    caseOf('visit', `V-${three(i + 1)}`, street)(visitor, 'record', input, visitedOn, 950)
  }
}

export function assessments({ units, office, head, districtOffice, caseOf }: Script): void {
  for (const [period, begunOn] of [
    ['2020-2', '2021-01-13'],
    ['2021-1', '2021-07-07'],
  ] as const)
    units.forEach((area, i) => {
      const unit = districtOffice(area)
      const mass = 15 + (i % 3)
      const write = caseOf('assessment', `K${period}-T${i + 1}`, area)
      const after = (days: number, as: string, outcome: string, input: Line['input'], minute: number) =>
        write(as, outcome, input, dueDay(chinaCalendar, begunOn as Day, days), minute + i)

      after(0, office, 'begin', { task, period }, 540)
      const own = { selfProcedure: 18, selfMass: 15 + (i % 4), grounds: '见考核台账' }
      after(4, unit, 'score_self', own, 600)
      after(5, office, 'draw', {}, 610)
      const score = { checkedAll: true, procedure: 18, mass, reason: '按台账和现场核对情况评定' }
      after(9, office, 'give_score', score, 620)
      if (i !== 2) return after(16, office, 'publish', {}, 680)
      after(12, unit, 'lodge_appeal', { appeal: '有两个项目因管线迁改延期，请予考虑' }, 640)
      const decided = { procedure: 19, mass, reason: '延期情况属实，程序规范酌情加一分' }
      after(16, head, 'decide_appeal', decided, 660)
    })
}
