/** How Xiangtan drove the retrofit from 2020 on: targets, meetings, weekly sheets, monthly circulars, visits, two assessments. */
import { addDays, chinaCalendar, dispatchDay, dueDay, type Day } from 'yimen/kernel'

export type Line = { readonly key: string; readonly case: string; readonly seq: number; readonly outcome: string; readonly input: Readonly<Record<string, unknown>>; readonly programme?: string; readonly area?: string; readonly as: string; readonly at: string }
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

/** In order of time; each case is begun and ended here. */
export function rehearseDispatch(world: World): readonly (readonly Line[])[] {
  const office = world.posts('city-office', world.city)[0]!
  const head = world.posts('city-office-head', world.city)[0]!
  const leader = world.posts('city-leader', world.city)[0]!
  const lines: Line[] = []
  const seqs = new Map<string, number>()
  const say = (id: string, programme: string, area: string, as: string, outcome: string, input: Line['input'], day: Day, minute: number) => {
    const seq = seqs.get(id) ?? 0
    seqs.set(id, seq + 1)
    lines.push({ key: `dispatch-${id}-${seq + 1}`, case: id, seq, outcome, input, ...(seq === 0 ? { programme, area } : {}), as, at: `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000+08:00` })
  }
  const task = 'elevator'

  world.divided.forEach((t, i) => say(`T2021-${t.area}`, 'dispatch.target', t.area, office, 'set', { task, year: 2021, target: t.target }, '2021-01-12', 540 + i))

  meetings(world).forEach((m, i) => say(`M-${String(i + 1).padStart(3, '0')}`, 'dispatch.meeting', m.area, m.as ?? office, 'hold', { task, kind: m.kind, level: m.level, heldOn: m.day, host: '罗某某', attendees: m.attendees, minutes: m.minutes, ...(m.decisions ? { decisions: m.decisions } : {}) }, m.day, 1_000))

  /** Every Friday of the year, moved where offices are closed. */
  let week = 0
  for (let day: Day = '2021-01-08'; day <= lastDay; day = addDays(day, 7)) {
    const meeting = dispatchDay(day, chinaCalendar)
    if (meeting.kind === 'skipped' || meeting.day > lastDay) continue
    const on = meeting.day
    week += 1
    say(`W2021-${String(week).padStart(2, '0')}`, 'dispatch.report', world.city, office, 'issue', { task, cadence: 'weekly', closedOn: addDays(on, -1) }, on, 1_030)
  }
  for (let month = 1; month <= 9; month++) {
    const closed = addDays(`2021-${String(month + 1).padStart(2, '0')}-01` as Day, -1)
    say(`C2021-${String(month).padStart(2, '0')}`, 'dispatch.report', world.city, office, 'issue', { task, cadence: 'monthly', closedOn: closed, problems: '个别区表决周期偏长，公示后开工不及时' }, dueDay(chinaCalendar, closed, 6), 1_010)
  }

  /** A look on site every three weeks or so since the summer of 2020. */
  for (let i = 0; i < 34; i++) say(`V-${String(i + 1).padStart(3, '0')}`, 'dispatch.visit', world.streets[i % world.streets.length]!, i % 4 === 0 ? leader : i % 4 === 1 ? head : office, 'record', { task, visitedOn: dueDay(chinaCalendar, addDays('2020-06-02', i * 14), 0), findings: '现场推进正常，公示栏张贴规范', demands: '加快合同备案，做好管线迁改衔接' }, dueDay(chinaCalendar, addDays('2020-06-02', i * 14), 0), 950)

  for (const [period, day] of [['2020-2', '2021-01-13'], ['2021-1', '2021-07-07']] as const) {
    world.targets.forEach((t, i) => {
      const id = `K${period}-${i + 1}`
      const at = (days: number) => dueDay(chinaCalendar, day as Day, days)
      say(id, 'dispatch.assessment', t.area, office, 'begin', { task, period }, at(0), 540 + i)
      say(id, 'dispatch.assessment', t.area, world.posts('district-office', t.area)[0]!, 'score_self', { items: [{ indicator: '年度目标完成', full: 60, score: 50 + i }, { indicator: '程序规范', full: 20, score: 18 }, { indicator: '群众工作', full: 20, score: 17 }] }, at(4), 600 + i)
      say(id, 'dispatch.assessment', t.area, office, 'give_score', { population: 20 + i, sampled: 6, wrong: i === 1 ? 1 : 0, finalScore: 80 + i, ...(i === 1 ? { reason: '一个项目的开工日期与现场不符' } : {}) }, at(9), 620 + i)
      if (i === 2) {
        say(id, 'dispatch.assessment', t.area, world.posts('district-office', t.area)[0]!, 'lodge_appeal', { appeal: '有两项目因管线迁改延期，请予考虑' }, at(12), 640)
        say(id, 'dispatch.assessment', t.area, head, 'decide_appeal', { finalScore: 83, reason: '延期情况属实，酌情加一分' }, at(16), 660)
      } else say(id, 'dispatch.assessment', t.area, office, 'publish', {}, at(16), 680 + i)
    })
  }
  const sorted = lines.filter((l) => l.at.slice(0, 10) <= lastDay).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.case < b.case ? -1 : a.case > b.case ? 1 : a.seq - b.seq))
  return [sorted]
}

type Meeting = { readonly kind: 'dispatch' | 'mobilise' | 'training'; readonly level: string; readonly area: string; readonly as?: string; readonly day: Day; readonly attendees: number; readonly minutes: string; readonly decisions?: readonly { readonly matter: string; readonly owner: string; readonly dueOn: Day }[] }

/** Twelve dispatch meetings, mobilisation at five levels, two trainings. */
function meetings(world: World): readonly Meeting[] {
  const district = world.targets[0]!.area
  const street = world.streets[0]!
  const districtOffice = world.posts('district-office', district)[0]!
  const dispatches = Array.from({ length: 12 }, (_, i): Meeting => {
    const held = dispatchDay(addDays('2020-07-17', i * 40), chinaCalendar)
    const day = held.kind === 'held' ? held.day : held.friday
    const owner = world.targets[i % world.targets.length]!.area
    return { kind: 'dispatch', level: 'city', area: world.city, day, attendees: 26, minutes: '通报进度，研究管线迁改、资金监管和异议调解等问题。', decisions: i < 8 ? [] : [{ matter: '完成已联审项目的合同备案', owner, dueOn: addDays(day, 14) }, { matter: '对调解未果的项目逐一会商', owner, dueOn: addDays(day, 21) }] }
  })
  const mobilise = (level: string, area: string, day: Day, as?: string): Meeting => ({ kind: 'mobilise', level, area, ...(as === undefined ? {} : { as }), day, attendees: level === 'city' ? 180 : 60, minutes: '部署既有住宅加装电梯工作，明确目标、责任和时限。' })
  return [
    ...dispatches,
    mobilise('city', world.city, '2021-01-14'), mobilise('district', district, '2021-01-19', districtOffice), mobilise('street', street, '2021-01-22', districtOffice), mobilise('community', street, '2021-01-26', districtOffice), mobilise('estate', street, '2021-01-29', districtOffice),
    ...(['2020-09-24', '2021-03-18'] as const).map((day): Meeting => ({ kind: 'training', level: 'city', area: world.city, day, attendees: 320, minutes: '培训政策、流程、表决规则和矛盾化解。' })),
  ]
}
