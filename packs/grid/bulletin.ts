/**
 * The month's and the week's circular on grids, with communities in their ranking, and the brief of a day: each number of them is a figure.
 */
import type { Bulletin } from 'yimen/kernel/bulletin'

export const whole = (figure: string) => ({ figure, format: 'whole' }) as const
export const share = (figure: string) => ({ figure, format: 'percent', decimals: 1 }) as const
const page = (id: string, unit: string, qualifier: 'exact' | 'more_than') => ({
  page: { id, unit, qualifier },
})

export const issuer = {
  zh: '株洲经开区网格化综合指挥中心',
  en: 'Grid Command Centre of Zhuzhou Economic Development Zone',
}
export const to = {
  zh: '各镇、街道，各社区，各承办单位',
  en: 'Towns and streets, communities, handling units',
}
export const copies = { zh: '区党工委、管委会领导', en: 'Leaders of the zone' }

export const monthly: Bulletin = {
  id: 'grid.monthly',
  version: 1,
  title: { zh: '关于网格化服务管理和大联勤工作情况的通报', en: 'Circular on grids and joint duty' },
  area: '430271',
  issuer,
  mark: '株经开网通',
  signedBy: 'command-head',
  to,
  copies,
  slots: {
    communities: { ...whole('grid.communities'), ...page('A2-10', 'communities', 'exact') },
    grids: { ...whole('grid.grids'), ...page('A2-11', 'grids', 'exact') },
    workers: { ...whole('grid.workers'), ...page('A2-12', 'persons', 'exact') },
    staff: { ...whole('grid.staff'), ...page('A2-13', 'persons', 'exact') },
    joint: { ...whole('grid.events.joint'), ...page('A2-14', 'problems', 'more_than') },
    filedYear: whole('grid.events.filed.year'),
    closedYear: whole('grid.events.closed.year'),
    onTimeYear: share('grid.events.on_time.year'),
    filed: whole('grid.events.filed.month'),
    closed: whole('grid.events.closed.month'),
    closingRate: share('grid.events.closing_rate.month'),
    onTime: share('grid.events.on_time.month'),
    onTimeFirst: share('grid.events.on_time_first'),
    firstPass: share('grid.events.first_pass'),
    rework: share('grid.events.rework'),
    returned: share('grid.events.return_rate'),
    selfSolved: share('grid.events.self_solve_rate'),
    pending: whole('grid.events.pending'),
    reports: whole('grid.reports'),
    hotline: whole('grid.reports.hotline'),
    answered: share('grid.reports.in_time'),
    satisfaction: share('grid.satisfaction'),
    patrols: whole('grid.patrols.full'),
    visits: whole('grid.visits'),
    coverage: share('grid.coverage'),
    whistles: whole('grid.whistles'),
    arrivals: share('grid.arrivals.in_time'),
    tasks: share('grid.tasks.in_time'),
  },
  paragraphs: [
    {
      heading: { zh: '一、网格和队伍', en: '1. Grids and people' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，全区{communities}个社区划分为{grids}个网格，' +
          '配有网格员{workers}名，指挥中心工作人员{staff}人。',
        en:
          'By {year}-{month}-{day} the zone’s {communities} communities are divided into {grids} ' +
          'grids with ' +
          '{workers} workers; {staff} people work in the command centre.',
      },
    },
    {
      heading: { zh: '二、事件办理', en: '2. Events' },
      text: {
        zh:
          '今年立案{filedYear}件、结案{closedYear}件，按时办结率{onTimeYear}%；' +
          '依托网格平台和大联勤解决问题{joint}个。' +
          '本月立案{filed}件、结案{closed}件，结案率{closingRate}%；' +
          '按时办结率{onTime}%（按原到期日{onTimeFirst}%），一次通过率{firstPass}%，返工率{rework}%，' +
          '退回率{returned}%，自处率{selfSolved}%。挂账{pending}件。',
        en:
          'This year {filedYear} events were filed and {closedYear} closed, {onTimeYear}% on time; ' +
          '{joint} problems were solved through the platform and joint duty. ' +
          'This month {filed} were filed and {closed} closed ({closingRate}%); ' +
          '{onTime}% on time ({onTimeFirst}% by ' +
          'what was due first), {firstPass}% passed at the first check, rework {rework}%, ' +
          'returned {returned}%, ' +
          '{selfSolved}% solved on the spot. {pending} are pending.',
      },
    },
    {
      heading: { zh: '三、群众反映和走访', en: '3. Reports and visits' },
      text: {
        zh:
          '本月收到反映{reports}件，其中12345转来{hotline}件，按期答复率{answered}%，' +
          '满意率{satisfaction}%。满时巡查{patrols}次，走访{visits}次，走访覆盖率{coverage}%。',
        en:
          '{reports} reports came in this month, {hotline} of them from the hotline; ' +
          '{answered}% answered in time, ' +
          '{satisfaction}% satisfied. {patrols} full patrols, {visits} visits, ' +
          '{coverage}% of households covered.',
      },
    },
    {
      heading: { zh: '四、联勤和任务', en: '4. Joint duty and tasks' },
      text: {
        zh:
          '本月街道吹哨{whistles}次，按时报到率{arrivals}%。' +
          '上级批量任务按时完成率{tasks}%，单独统计，不计入日常事件。',
        en:
          'Streets blew the whistle {whistles} times; {arrivals}% arrived in time. ' +
          '{tasks}% of bulk tasks were done ' +
          'in time, counted apart from daily events.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区事件办理情况表', en: 'Annex: events by community' },
        by: 'village',
        rankedBy: 'onTime',
        columns: [
          { title: { zh: '立案（件）', en: 'Filed' }, slot: 'filed' },
          { title: { zh: '结案（件）', en: 'Closed' }, slot: 'closed' },
          { title: { zh: '按时办结率（%）', en: 'On time (%)' }, slot: 'onTime' },
          { title: { zh: '一次通过率（%）', en: 'First pass (%)' }, slot: 'firstPass' },
          { title: { zh: '满意率（%）', en: 'Satisfied (%)' }, slot: 'satisfaction' },
          { title: { zh: '走访覆盖率（%）', en: 'Covered (%)' }, slot: 'coverage' },
        ],
      },
    },
  ],
}

export const weekly: Bulletin = {
  id: 'grid.weekly',
  version: 1,
  title: { zh: '网格事件周报', en: 'Events of the week' },
  area: '430271',
  issuer,
  mark: '株经开网周',
  signedBy: 'command-head',
  to,
  copies,
  slots: {
    filed: whole('grid.events.filed.week'),
    closed: whole('grid.events.closed.week'),
    closingRate: share('grid.events.closing_rate.week'),
    onTime: share('grid.events.on_time.week'),
    pending: whole('grid.events.pending'),
  },
  paragraphs: [
    {
      text: {
        zh:
          '截至{year}年{month}月{day}日的七日内，立案{filed}件、结案{closed}件，结案率{closingRate}%，' +
          '按时办结率{onTime}%；挂账{pending}件。',
        en:
          'In the seven days to {year}-{month}-{day} {filed} events were filed and {closed} closed ' +
          '({closingRate}%), {onTime}% on time; {pending} are pending.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区一周情况', en: 'Annex: the week by community' },
        by: 'village',
        rankedBy: 'onTime',
        columns: [
          { title: { zh: '立案（件）', en: 'Filed' }, slot: 'filed' },
          { title: { zh: '结案（件）', en: 'Closed' }, slot: 'closed' },
          { title: { zh: '按时办结率（%）', en: 'On time (%)' }, slot: 'onTime' },
        ],
      },
    },
  ],
}

export const daily: Bulletin = {
  id: 'grid.daily',
  version: 1,
  title: { zh: '网格工作每日简报', en: 'Daily brief of the grids' },
  area: '430271',
  issuer,
  mark: '株经开网日',
  signedBy: 'command-head',
  to,
  copies,
  slots: {
    reports: whole('grid.reports.day'),
    hotline: whole('grid.reports.hotline.day'),
    filed: whole('grid.events.filed.day'),
    closed: whole('grid.events.closed.day'),
    solved: whole('grid.events.self_solved.day'),
    overdue: whole('grid.events.overdue.day'),
    open: whole('grid.events.open'),
    urgent: whole('grid.events.open.urgent'),
    pending: whole('grid.events.pending'),
    patrols: whole('grid.patrols.full.day'),
    visits: whole('grid.visits.day'),
    whistles: whole('grid.whistles.day'),
  },
  paragraphs: [
    {
      text: {
        zh:
          '{year}年{month}月{day}日，收到反映{reports}件，其中12345转来{hotline}件；立案{filed}件，' +
          '其中网格员自行处置{solved}件；结案{closed}件；当日超期{overdue}件。',
        en:
          'On {year}-{month}-{day} {reports} reports came in, {hotline} of them from the hotline; {filed} events were ' +
          'filed, {solved} of them solved on the spot by workers; {closed} were closed; {overdue} ran out of time.',
      },
    },
    {
      text: {
        zh:
          '日终在办{open}件，其中紧急{urgent}件；挂账{pending}件。' +
          '当日满时巡查{patrols}次，走访{visits}次，街道吹哨{whistles}次。',
        en:
          'At the end of the day {open} are open, {urgent} of them urgent, and {pending} are pending. ' +
          '{patrols} full patrols, {visits} visits, {whistles} whistles of streets.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区当日情况', en: 'Annex: the day by community' },
        by: 'village',
        columns: [
          { title: { zh: '反映（件）', en: 'Reports' }, slot: 'reports' },
          { title: { zh: '立案（件）', en: 'Filed' }, slot: 'filed' },
          { title: { zh: '结案（件）', en: 'Closed' }, slot: 'closed' },
          { title: { zh: '超期（件）', en: 'Overdue' }, slot: 'overdue' },
          { title: { zh: '在办（件）', en: 'Open' }, slot: 'open' },
        ],
      },
    },
  ],
}
