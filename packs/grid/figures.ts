/** What is counted of grids, their events, and those who work in them; every definition is printed. */
import type { Figure } from 'yimen/kernel/figure'
import { local, street } from './clauses.ts'
import { hotlineFigures } from './hotline.ts'

const own = { version: 1, things: true, measure: 'count', clause: local('item-12') } as const
const event = { ...own, programme: 'grid.event', unit: 'event' } as const
const register = { ...own, programme: 'grid.duty', window: 'now' } as const
const said = (zh: string, en: string) => ({ zh, en })

type Spans = readonly (readonly [id: string, window: Figure['window'], zh: string, en: string])[]
/** The same numbers for the month, the week and the year. */
const spans: Spans = [
  ['month', 'month_to_date', '本月', 'this month'],
  ['week', 'last_7_days', '最近七日', 'in the last seven days'],
  ['year', 'year_to_date', '今年', 'this year'],
]

const ofEvents = (id: string, window: Figure['window'], zh: string, en: string): readonly Figure[] => [
  {
    ...event,
    id: `grid.events.filed.${id}`,
    title: said(`${zh}立案事件`, `Events filed ${en}`),
    definition: said(
      `${zh}立案的事件和网格员自行处置的事件；并入的重复反映不另计，上级批量任务不计。`,
      `Events filed ${en} and those that workers solved on the spot; what was merged is not counted again, bulk tasks not at all.`,
    ),
    counts: {
      on: ['file', 'accept', 'from_report', 'self_solve'],
      where: 'dueBy != null or selfSolved = true',
    },
    window,
  },
  {
    ...event,
    id: `grid.events.closed.${id}`,
    title: said(`${zh}结案事件`, `Events closed ${en}`),
    definition: said(
      `${zh}结案的事件和自行处置的事件，重办后再次结案的不另计。`,
      `Events closed ${en} and those solved on the spot; one that was opened again is not counted twice.`,
    ),
    counts: { on: ['close', 'close_rated', 'self_solve'], where: 'isReopened != true' },
    window,
  },
  {
    ...event,
    id: `grid.events.closing_rate.${id}`,
    unit: 'percent',
    measure: 'ratio',
    title: said(`${zh}结案率`, `Closing rate ${en}`),
    definition: said(`${zh}结案数占立案数的比例。`, `Closed among filed, ${en}.`),
    counts: { as: `grid.events.closed.${id}`, version: 1 },
    among: { as: `grid.events.filed.${id}`, version: 1 },
    window,
  },
  {
    ...event,
    id: `grid.events.on_time.${id}`,
    unit: 'percent',
    measure: 'ratio',
    title: said(`${zh}按时办结率`, `On-time rate ${en}`),
    definition: said(
      `${zh}在时限内处置并核查通过的，占在时限内通过的和时限已满的之和；尚在时限内没有办完的不计，延期的按延期后的到期日，上级批量任务不计。`,
      `What was handled within its limit and passed the check ${en}, among this and all whose limit ran out; what is still inside its limit is left out, an extension counts by its new day, bulk tasks not at all.`,
    ),
    counts: { on: ['pass', 'self_solve'], where: 'decides = true' },
    among: { on: ['pass', 'self_solve', 'overdue'], where: 'decides = true' },
    window,
  },
]

const stillCounts = (
  id: string,
  title: Figure['title'],
  definition: Figure['definition'],
  on: Figure['counts'],
  among: NonNullable<Figure['among']>,
): Figure => ({
  ...event,
  id,
  unit: 'percent',
  measure: 'ratio',
  title,
  definition,
  counts: on,
  among,
  window: 'month_to_date',
})

/** What the month counts, on the day alone. */
const onDay = (of: string, programme: string, unit: string, zh: string, en: string): Figure => ({
  ...own,
  programme,
  id: `${of}.day`,
  unit,
  title: said(`当日${zh}`, `${en} on the day`),
  definition: said(`口径同本月的同名指标，只计当日。`, `As the figure of the month, on the day alone.`),
  counts: { as: of, version: 1 },
  window: 'today',
})

const ofDay: readonly Figure[] = [
  onDay('grid.reports', 'grid.report', 'case', '反映件', 'Reports'),
  onDay('grid.reports.hotline', 'grid.report', 'case', '12345转来', 'From the hotline'),
  onDay('grid.patrols.full', 'grid.patrol', 'patrol', '满时巡查', 'Full patrols'),
  onDay('grid.visits', 'grid.visit', 'visit', '走访', 'Visits'),
  onDay('grid.whistles', 'grid.whistle', 'whistle', '吹哨', 'Whistles'),
  {
    ...event,
    id: 'grid.events.self_solved.day',
    title: said('当日自行处置', 'Solved on the spot on the day'),
    definition: said('当日网格员自行处置的事件。', 'Events that workers solved on the spot on the day.'),
    counts: { on: ['self_solve'] },
    window: 'today',
  },
  {
    ...event,
    id: 'grid.events.overdue.day',
    title: said('当日超期', 'Ran out on the day'),
    definition: said(
      '当日时限届满还没有核查通过的事件，按届满的那一天计。',
      'Events whose limit ran out on the day before they passed the check.',
    ),
    counts: { on: ['overdue'], where: 'decides = true' },
    window: 'today',
  },
  {
    ...event,
    id: 'grid.events.open',
    title: said('在办事件', 'Open events'),
    definition: said('统计日在办的事件，不含挂账的。', 'Events open on the day, none that are pending.'),
    counts: { entries: 'grid.events', standing: ['open'] },
    window: 'now',
  },
  {
    ...event,
    id: 'grid.events.open.urgent',
    title: said('在办紧急事件', 'Open and urgent'),
    definition: said(
      '在办事件中定为红、黄、蓝色的。',
      'Of the open events those that are red, yellow or blue.',
    ),
    counts: {
      entries: 'grid.events',
      standing: ['open'],
      where: 'level = "red" or level = "yellow" or level = "blue"',
    },
    window: 'now',
  },
]

export const figures: readonly Figure[] = [
  ...spans.flatMap(([id, window, zh, en]) => ofEvents(id, window, zh, en)),
  ...ofEvents('day', 'today', '当日', 'on the day').filter((f) => f.measure === 'count'),
  ...ofDay,
  ...hotlineFigures,
  stillCounts(
    'grid.events.on_time_first',
    said('本月按时办结率（按原到期日）', 'On-time rate by what was due first'),
    said(
      '同按时办结率，延期的仍按原到期日计算。',
      'As the on-time rate, an extended event still by the day on which it was due first.',
    ),
    { on: ['pass', 'self_solve'], where: 'decides = true and keepsFirst = true' },
    { on: ['pass', 'self_solve', 'overdue'], where: 'decides = true' },
  ),
  stillCounts(
    'grid.events.first_pass',
    said('本月一次通过率', 'Passed at the first check'),
    said('核查一次即通过的，占核查通过的。', 'Passed with no failed check before, among all that passed.'),
    { on: ['pass'], where: 'reworks = 0' },
    { on: ['pass'] },
  ),
  stillCounts(
    'grid.events.rework',
    said('本月返工率', 'Rework'),
    said(
      '核查不通过或者重办过的事件，占结案数。',
      'Events that failed a check or were opened again, among those closed.',
    ),
    { on: ['fail', 'reopen'], where: 'reworks = 1' },
    { as: 'grid.events.closed.month', version: 1 },
  ),
  stillCounts(
    'grid.events.return_rate',
    said('本月退回率', 'Return rate'),
    said('退回过的事件，占派遣的事件。', 'Events that were returned, among those dispatched.'),
    { on: ['return_it'], where: 'isReturned = true' },
    { on: ['dispatch', 'designate'], where: 'isFirstDispatch = true' },
  ),
  stillCounts(
    'grid.events.self_solve_rate',
    said('本月自处率', 'Solved on the spot'),
    said(
      '网格员自行处置的，占网格员上报和自行处置之和。',
      'Solved by workers on the spot, among what they reported and solved.',
    ),
    { on: ['self_solve'] },
    { on: ['self_solve', 'find'] },
  ),
  {
    ...event,
    id: 'grid.events.pending',
    title: said('挂账事件', 'Pending events'),
    definition: said('统计日在挂账库中的事件。', 'Events in the library of pending ones on the day.'),
    counts: { entries: 'grid.events', standing: ['pending'] },
    window: 'now',
  },
  {
    ...event,
    id: 'grid.events.joint',
    title: said('联办解决问题', 'Problems solved jointly'),
    definition: said(
      '今年在指挥中心调度下，由牵头单位和一个以上配合单位（两个以上单位）共同办理并结案的事件；重办后再次结案的不另计。',
      'Events closed this year that a lead and one or more co-units (two or more units) handled together under ' +
        'the command centre; one that was opened again is not counted twice.',
    ),
    counts: {
      on: ['close', 'close_rated'],
      where: 'units >= 2 and count(parts) >= 1 and isReopened != true',
    },
    window: 'year_to_date',
    clause: local('item-17'),
  },
  {
    ...register,
    id: 'grid.communities',
    unit: 'community',
    measure: 'persons',
    title: said('社区', 'Communities'),
    definition: said(
      '当日有在用网格的社区，同一社区只计一次。',
      'Communities that have a grid in use on the day, each once.',
    ),
    counts: { entries: 'grid.grids', standing: ['valid'], key: 'community' },
  },
  {
    ...register,
    id: 'grid.grids',
    unit: 'grid',
    title: said('网格', 'Grids'),
    definition: said(
      '当日在册在用的网格，含专属网格，不含已并入的。',
      'Grids in use on the day, special ones included, none that ended.',
    ),
    counts: { entries: 'grid.grids', standing: ['valid'] },
  },
  {
    ...register,
    id: 'grid.workers',
    unit: 'persons',
    measure: 'persons',
    public: true,
    title: said('网格员', 'Grid workers'),
    definition: said(
      '当日在用网格登记的网格员岗位，一岗多格的只计一次，替班的不另计。',
      'Posts of workers on grids in use on the day, each once whatever grids it has, substitutes not besides.',
    ),
    counts: { entries: 'grid.grids', standing: ['valid'], key: 'worker' },
  },
  {
    ...register,
    programme: 'grid.staff',
    id: 'grid.staff',
    unit: 'persons',
    public: true,
    title: said('指挥中心工作人员', 'Staff of the command centre'),
    definition: said(
      '当日在岗名册上的指挥中心工作人员。',
      'Who is on the roll of the command centre on the day.',
    ),
    counts: { entries: 'grid.staff', standing: ['on'] },
  },
  {
    ...own,
    programme: 'grid.report',
    id: 'grid.reports',
    unit: 'case',
    title: said('本月反映件', 'Reports this month'),
    definition: said(
      '本月收到的反映件，并案的各计一件。',
      'Reports received this month, each of those that were merged.',
    ),
    counts: { on: ['report', 'take_call', 'bring'] },
    window: 'month_to_date',
  },
  {
    ...own,
    programme: 'grid.report',
    id: 'grid.reports.hotline',
    unit: 'case',
    title: said('本月12345转来', 'From the hotline this month'),
    definition: said('本月由12345热线录入的反映件。', 'Reports that the hotline entered this month.'),
    counts: { on: ['take_call'] },
    window: 'month_to_date',
  },
  {
    ...own,
    programme: 'grid.report',
    id: 'grid.reports.in_time',
    unit: 'percent',
    measure: 'ratio',
    title: said('本月按期答复率', 'Answered in time'),
    definition: said(
      '本月答复的反映件中，在各自五个工作日内的。',
      'Of the reports answered this month, within five working days of their own.',
    ),
    counts: { on: ['answered'], where: 'inTime = true' },
    among: { on: ['answered'] },
    window: 'month_to_date',
  },
  {
    ...own,
    programme: 'grid.report',
    id: 'grid.satisfaction',
    unit: 'percent',
    measure: 'ratio',
    title: said('本月满意率', 'Satisfaction'),
    definition: said(
      '反映人评三分以上的，占已评价的；要求重办的按不满意计。',
      'Rated three or more by reporters, among those rated; who asked for it to be opened again is dissatisfied.',
    ),
    counts: { on: ['rate'], where: 'isGood = true' },
    among: { on: ['rate', 'ask_reopen'] },
    window: 'month_to_date',
  },
  {
    ...own,
    programme: 'grid.patrol',
    id: 'grid.patrols.full',
    unit: 'patrol',
    title: said('本月满时巡查', 'Full patrols'),
    definition: said('本月时长满两小时的巡查。', 'Patrols of this month that took two hours or more.'),
    counts: { on: ['finish'], where: 'isFull = true' },
    window: 'month_to_date',
    clause: local('item-13'),
  },
  {
    ...own,
    programme: 'grid.visit',
    id: 'grid.visits',
    unit: 'visit',
    title: said('本月走访', 'Visits'),
    definition: said('本月入户走访的次数。', 'Visits of this month, each time.'),
    counts: { on: ['visit'] },
    window: 'month_to_date',
    clause: local('item-13'),
  },
  {
    ...own,
    programme: 'grid.visit',
    id: 'grid.coverage',
    unit: 'percent',
    measure: 'ratio',
    title: said('走访覆盖率', 'Coverage of visits'),
    definition: said(
      '已走访、下次走访尚未到期的户，占建档的户。',
      'Households visited whose next visit is not due yet, among all with a file.',
    ),
    counts: { entries: 'grid.households', standing: ['visited'] },
    among: { entries: 'grid.households', standing: ['visited', 'due'] },
    window: 'now',
    clause: local('item-13'),
  },
  {
    ...own,
    programme: 'grid.whistle',
    id: 'grid.whistles',
    unit: 'whistle',
    title: said('本月吹哨', 'Whistles'),
    definition: said('本月街道吹哨的次数。', 'How often streets blew the whistle this month.'),
    counts: { on: ['blow'] },
    window: 'month_to_date',
    clause: street('art-5'),
  },
  {
    ...own,
    programme: 'grid.arrival',
    id: 'grid.arrivals.in_time',
    unit: 'percent',
    measure: 'ratio',
    title: said('本月按时报到率', 'Arrived in time'),
    definition: said(
      '按时到场签到的，占到场和拒不到场之和。',
      'Signed in time, among all that arrived or refused.',
    ),
    counts: { on: ['arrive'], where: 'isLate = false' },
    among: { on: ['arrive', 'refuse'] },
    window: 'month_to_date',
    clause: local('item-15'),
  },
  {
    ...own,
    programme: 'grid.task',
    id: 'grid.tasks.in_time',
    unit: 'percent',
    measure: 'ratio',
    title: said('今年批量任务按时完成率', 'Bulk tasks done in time'),
    definition: said(
      '上级批量任务中按时完成的网格任务，占已完成的；与日常事件分开统计。',
      'Tasks of grids in bulk tasks that were done in time, among those done; apart from daily events.',
    ),
    counts: { on: ['finish'], where: 'isLate = false' },
    among: { on: ['finish'] },
    window: 'year_to_date',
    clause: local('item-11'),
  },
  {
    ...event,
    id: 'grid.score.events',
    unit: 'points',
    measure: 'sum',
    title: said('本月事件积分', 'Points of events'),
    definition: said(
      '本月有效上报、快速解决的得分减核查超期的扣分；每日计分上报和同一地点有封顶，不予受理和并入的不计。',
      'Points of valid reports and fast solutions this month less late checks; capped by the day and by the place, none of what was rejected or merged.',
    ),
    counts: { on: ['find', 'self_solve', 'pass'], value: 'credit', until: ['reject', 'merge_into'] },
    window: 'month_to_date',
    clause: local('item-14'),
  },
]
