/** The cycle of a campaign: targets, weekly sheets and monthly circulars, meetings and what they decide, visits, half-year assessment. */
import { defineProgramme, type Role } from 'yimen/kernel'
import { rules } from './clauses.ts'

const roles = {
  office: { 'city-office': { title: { zh: '市工作专班', en: 'City office' }, level: 'city' }, 'city-office-head': { title: { zh: '市专班负责人', en: 'Head of the city office' }, level: 'city' } },
  leader: { 'city-leader': { title: { zh: '市分管领导', en: 'Leader in charge' }, level: 'city' } },
  district: { 'district-office': { title: { zh: '区工作机构', en: 'District office' }, level: 'county' } },
} as const satisfies Record<string, Record<string, Role>>
const empty = { papers: {}, tallies: {}, decisions: {}, obligations: {}, accounts: {} } as const
const own = { version: 1, from: '2020-01-01', audience: 'office' } as const
const task = { type: 'choice', forTheFile: true, title: { zh: '任务', en: 'Task' }, options: { elevator: { zh: '既有住宅加装电梯', en: 'Elevator retrofit' } } } as const
const reason = { type: 'text', max: 300, lines: true, title: { zh: '理由', en: 'Reason' } } as const

/** A year's target of one unit. A change gives its reason, another person agrees, and both stay in the log. */
export const target = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.target',
  title: { zh: '年度目标任务', en: 'Target of the year' },
  summary: { zh: '把年度目标分解下达到区和街道；调整须说明理由并经负责人批准，调整前后都有记录。', en: 'The year’s target divided among districts and streets; a change gives its reason and is approved, and both are on record.' },
  basis: [rules('item-7')],
  roles: { ...roles.office },
  fields: { task, year: { type: 'integer', min: 2000, max: 2199, title: { zh: '年度', en: 'Year' }, forTheFile: true }, target: { type: 'integer', min: 0, max: 100_000, title: { zh: '目标数', en: 'Target' } }, newTarget: { type: 'integer', min: 0, max: 100_000, title: { zh: '调整后的目标数', en: 'Target after the change' } }, reason },
  params: {}, clocks: {},
  values: { before: { title: { zh: '调整前的目标', en: 'Target before' }, unit: 'count' } },
  about: ['target'],
  opens: { set: { title: { zh: '下达目标', en: 'Set the target' }, by: ['city-office'], to: 'set', asks: { task: 'required', year: 'required', target: 'required' }, clause: rules('item-7') } },
  steps: {
    set: {
      title: { zh: '执行中', en: 'In force' }, holder: 'city-office',
      outcomes: {
        propose_change: { title: { zh: '申请调整', en: 'Propose a change' }, by: ['city-office'], to: 'changing', asks: { newTarget: 'required', reason: 'required' }, clause: rules('item-7') },
        close_year: { title: { zh: '年度结束', en: 'Close the year' }, by: ['city-office'], to: 'closed', clause: rules('item-7') },
      },
    },
    changing: {
      title: { zh: '待批准调整', en: 'Change to be approved' }, holder: 'city-office-head',
      outcomes: {
        revise: { title: { zh: '批准调整', en: 'Approve the change' }, by: ['city-office-head'], to: 'set', notBy: ['propose_change'], sets: { before: 'target', target: 'newTarget' }, clause: rules('item-7') },
        keep: { title: { zh: '不予调整', en: 'Keep it' }, by: ['city-office-head'], to: 'set', asks: { reason: 'required' }, clause: rules('item-7') },
      },
    },
    closed: { title: { zh: '已结束', en: 'Closed' }, end: 'done', outcomes: {} },
  },
})

/** The weekly sheet or the monthly circular, as it was given out. */
export const report = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.report',
  title: { zh: '周调度表和月通报', en: 'Weekly sheet, monthly circular' },
  summary: { zh: '登记每周调度表、每月通报的印发；印发后七日内可书面提出异议。', en: 'The sheet of each week and the circular of each month; objections in writing within seven days.' },
  basis: [rules('item-1'), rules('item-2')],
  roles: { 'city-office': roles.office['city-office'], ...roles.district },
  fields: { task, cadence: { type: 'choice', title: { zh: '种类', en: 'Kind' }, options: { weekly: { zh: '周调度表', en: 'Weekly sheet' }, monthly: { zh: '月通报', en: 'Monthly circular' } } }, closedOn: { type: 'day', title: { zh: '数据截至', en: 'Data until' } }, problems: { type: 'text', max: 2_000, lines: true, title: { zh: '问题和要求', en: 'Problems and demands' } }, objection: { type: 'text', max: 1_000, lines: true, title: { zh: '异议', en: 'Objection' } }, answer: { type: 'text', max: 1_000, lines: true, title: { zh: '答复', en: 'Answer' } } },
  params: { objectionDays: { title: { zh: '异议期', en: 'Objections' }, unit: 'days', history: [{ from: '2020-01-01', value: 7, source: rules('item-2'), reviewBy: '2022-12-31' }] } },
  clocks: { objections: { title: { zh: '异议期', en: 'Objections' }, limit: { param: 'objectionDays', unit: 'calendar_day' }, starts: ['issue'], stops: ['settle'], clause: rules('item-2') } },
  opens: { issue: { title: { zh: '印发', en: 'Give out' }, by: ['city-office'], to: 'issued', asks: { task: 'required', cadence: 'required', closedOn: 'required', problems: 'optional' }, when: [{ test: 'closedOn <= today', clause: rules('item-2'), message: { zh: '数据截止日不能晚于今天', en: 'The data do not end in the future' } }], clause: rules('item-2') } },
  steps: {
    issued: {
      title: { zh: '异议期', en: 'May be objected to' }, holder: 'city-office',
      outcomes: {
        object: { title: { zh: '书面异议', en: 'Object' }, by: ['district-office'], to: 'issued', asks: { objection: 'required' }, unordered: true, adds: { objections: '{on: today, text: objection}' }, when: [{ test: 'not(list contains(lapsed, "objections"))', clause: rules('item-2'), message: { zh: '异议期已过', en: 'The time for objections is over' } }], clause: rules('item-2') },
        answer: { title: { zh: '答复异议', en: 'Answer' }, by: ['city-office'], to: 'issued', asks: { answer: 'required' }, clause: rules('item-8') },
        settle: { title: { zh: '异议期满归档', en: 'Settled' }, by: ['city-office'], to: 'settled', onlyAfter: 'objections', clause: rules('item-8') },
      },
    },
    settled: { title: { zh: '已归档', en: 'Settled' }, end: 'done', outcomes: {} },
  },
})

/** A meeting with its minutes: each decision becomes a matter of its own, with an owner and a day. */
export const meeting = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.meeting',
  title: { zh: '调度、动员和培训会议', en: 'Dispatch meetings, mobilisation, training' },
  summary: { zh: '会议登记和纪要；议定事项逐项落到责任单位和期限。', en: 'Meetings and their minutes; each decision has an owner and a day.' },
  basis: [rules('item-1'), rules('item-6'), rules('item-10')],
  roles: { 'city-office': roles.office['city-office'], ...roles.district },
  fields: {
    task, kind: { type: 'choice', title: { zh: '会议类型', en: 'Kind' }, options: { dispatch: { zh: '调度会', en: 'Dispatch' }, mobilise: { zh: '动员会', en: 'Mobilisation' }, training: { zh: '培训会', en: 'Training' } } },
    level: { type: 'choice', forTheFile: true, title: { zh: '层级', en: 'Level' }, options: { city: { zh: '市', en: 'City' }, district: { zh: '区', en: 'District' }, street: { zh: '街道', en: 'Street' }, community: { zh: '社区', en: 'Community' }, estate: { zh: '小区', en: 'Estate' } } },
    heldOn: { type: 'day', title: { zh: '日期', en: 'Day' } }, host: { type: 'name', title: { zh: '主持人', en: 'Host' } }, attendees: { type: 'integer', min: 1, max: 5_000, title: { zh: '参会人数', en: 'People' }, forTheFile: true }, minutes: { type: 'text', max: 4_000, lines: true, title: { zh: '纪要', en: 'Minutes' } },
    decisions: { type: 'list', max: 30, title: { zh: '议定事项', en: 'Decisions' }, of: { matter: { type: 'text', max: 300, title: { zh: '事项', en: 'Matter' } }, owner: { type: 'area', title: { zh: '责任单位（区划）', en: 'Owner (area)' } }, dueOn: { type: 'day', title: { zh: '完成期限', en: 'Due' } } } },
  },
  params: {}, clocks: {},
  opens: {
    hold: {
      title: { zh: '登记会议', en: 'Record a meeting' }, by: ['city-office', 'district-office'], to: 'held', asks: { task: 'required', kind: 'required', level: 'required', heldOn: 'required', host: 'required', attendees: 'required', minutes: 'required', decisions: 'optional' },
      when: [{ test: 'heldOn <= today', clause: rules('item-6'), message: { zh: '会议日期不能晚于今天', en: 'The meeting is not in the future' } }, { test: 'every d in (if decisions = null then [] else decisions) satisfies d.dueOn >= heldOn', clause: rules('item-6'), message: { zh: '议定事项的期限早于会议', en: 'A decision is due before the meeting' } }],
      effects: [{ kind: 'open_each', list: 'decisions', programme: 'dispatch.matter', outcome: 'assign', area: 'owner', input: { matter: 'matter', dueOn: 'dueOn', from: 'caseId' } }],
      clause: rules('item-6'),
    },
  },
  steps: { held: { title: { zh: '已召开', en: 'Held' }, end: 'done', outcomes: {} } },
})

/** One decision of a meeting, until it is done. */
export const matter = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.matter',
  title: { zh: '议定事项', en: 'Matter decided' },
  summary: { zh: '会议议定的一件事：谁负责、何时完成、是否督办、是否办结。', en: 'One thing that a meeting decided: whose it is, until when, whether an order was needed, whether it is done.' },
  basis: [rules('item-6')],
  roles: { 'city-office': roles.office['city-office'], ...roles.district, system: { title: { zh: '系统', en: 'System' }, level: 'system' } },
  fields: {
    matter: { type: 'text', max: 300, title: { zh: '事项', en: 'Matter' } }, dueOn: { type: 'day', title: { zh: '完成期限', en: 'Due' } }, from: { type: 'text', max: 60, title: { zh: '会议', en: 'Meeting' } },
    result: { type: 'text', max: 1_000, lines: true, title: { zh: '办理结果', en: 'Result' } }, colour: { type: 'choice', title: { zh: '督办单', en: 'Order' }, options: { yellow: { zh: '黄色', en: 'Yellow' }, red: { zh: '红色', en: 'Red' } }, forTheFile: true }, reason,
  },
  params: {},
  clocks: { due: { title: { zh: '完成期限', en: 'Due' }, limit: { until: 'dueOn' }, starts: ['assign'], stops: ['accept_result'], clause: rules('item-6') } },
  opens: { assign: { title: { zh: '交办', en: 'Assign' }, by: ['system', 'city-office'], to: 'doing', asks: { matter: 'required', dueOn: 'required', from: 'optional' }, clause: rules('item-6') } },
  steps: {
    doing: { title: { zh: '办理中', en: 'Being done' }, holder: 'district-office', outcomes: {
      report_result: { title: { zh: '报告结果', en: 'Report' }, by: ['district-office'], to: 'reported', asks: { result: 'required' }, clause: rules('item-6') },
      order: { title: { zh: '发督办单', en: 'Send an order' }, by: ['city-office'], to: 'doing', asks: { colour: 'required', reason: 'required' }, onlyAfter: 'due', clause: rules('item-6') },
    } },
    reported: { title: { zh: '待销号', en: 'To be checked' }, holder: 'city-office', outcomes: {
      accept_result: { title: { zh: '销号', en: 'Done' }, by: ['city-office'], to: 'done', clause: rules('item-6') },
      send_back: { title: { zh: '退回继续办理', en: 'Not done yet' }, by: ['city-office'], to: 'doing', asks: { reason: 'required' }, clause: rules('item-6') },
    } },
    done: { title: { zh: '已办结', en: 'Done' }, end: 'done', outcomes: {} },
  },
})

/** A look on site. */
export const visit = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.visit',
  title: { zh: '实地督导', en: 'Field visit' },
  summary: { zh: '到项目现场督导推进情况的登记。', en: 'Visits to projects on site.' },
  basis: [rules('item-11')],
  roles: { ...roles.office, ...roles.leader },
  fields: { task, visitedOn: { type: 'day', title: { zh: '日期', en: 'Day' } }, findings: { type: 'text', max: 1_000, lines: true, title: { zh: '发现的问题', en: 'Findings' } }, demands: { type: 'text', max: 1_000, lines: true, title: { zh: '处理意见', en: 'What is to be done' } } },
  params: {}, clocks: {},
  opens: { record: { title: { zh: '登记督导', en: 'Record a visit' }, by: ['city-office', 'city-office-head', 'city-leader'], to: 'recorded', asks: { task: 'required', visitedOn: 'required', findings: 'required', demands: 'optional' }, when: [{ test: 'visitedOn <= today', clause: rules('item-11'), message: { zh: '日期不能晚于今天', en: 'The visit is not in the future' } }], clause: rules('item-11') } },
  steps: { recorded: { title: { zh: '已登记', en: 'Recorded' }, end: 'done', outcomes: {} } },
})

/** The half-year assessment of one unit: its own score, a spot check of at least a fifth, the result, an appeal. */
export const assessment = defineProgramme({
  ...own, ...empty,
  id: 'dispatch.assessment',
  title: { zh: '半年考核', en: 'Half-year assessment' },
  summary: { zh: '自评、抽查、评分、反馈、申诉、公布。', en: 'Self-score, spot check, score, feedback, appeal, result.' },
  basis: [rules('item-3')],
  roles: { ...roles.office, ...roles.district },
  fields: {
    task, period: { type: 'text', max: 10, title: { zh: '考核期（如2021-1）', en: 'Half-year' } },
    items: { type: 'list', max: 30, title: { zh: '指标得分', en: 'Indicators' }, of: { indicator: { type: 'text', max: 60, title: { zh: '指标', en: 'Indicator' } }, full: { type: 'integer', min: 1, max: 100, title: { zh: '满分', en: 'Full marks' } }, score: { type: 'integer', min: 0, max: 100, title: { zh: '得分', en: 'Score' } } } },
    population: { type: 'integer', min: 1, max: 100_000, title: { zh: '项目总数', en: 'Projects in all' } }, sampled: { type: 'integer', min: 1, max: 100_000, title: { zh: '抽查项目数', en: 'Projects checked' } }, wrong: { type: 'integer', min: 0, max: 100_000, title: { zh: '数据不实数', en: 'Found untrue' } },
    finalScore: { type: 'integer', min: 0, max: 100, title: { zh: '评定得分', en: 'Score given' } }, appeal: { type: 'text', max: 1_000, lines: true, title: { zh: '申诉', en: 'Appeal' } }, reason,
  },
  params: {
    samplePercent: { title: { zh: '抽查比例', en: 'Least sample' }, unit: 'percent', history: [{ from: '2020-01-01', value: 20, source: rules('item-3'), reviewBy: '2022-12-31' }] },
    appealDays: { title: { zh: '申诉期', en: 'Appeal' }, unit: 'days', history: [{ from: '2020-01-01', value: 5, source: rules('item-3'), reviewBy: '2022-12-31' }] },
  },
  decisions: { selfTotal: { kind: 'formula', expression: 'sum(items.score)', clause: rules('item-3') } },
  values: { selfScore: { title: { zh: '自评得分', en: 'Self-score' }, unit: 'count' } },
  about: ['finalScore', 'selfScore'],
  clocks: { appeal: { title: { zh: '申诉期', en: 'Appeal' }, limit: { param: 'appealDays', unit: 'working_day' }, starts: ['give_score'], stops: ['lodge_appeal', 'publish'], clause: rules('item-3') } },
  opens: { begin: { title: { zh: '启动考核', en: 'Begin' }, by: ['city-office'], to: 'selfScoring', asks: { task: 'required', period: 'required' }, clause: rules('item-3') } },
  steps: {
    selfScoring: { title: { zh: '自评', en: 'Self-score' }, holder: 'district-office', outcomes: { score_self: { title: { zh: '提交自评', en: 'Score oneself' }, by: ['district-office'], to: 'checking', asks: { items: 'required' }, sets: { selfScore: 'selfTotal' }, when: [{ test: 'every i in items satisfies i.score <= i.full', clause: rules('item-3'), message: { zh: '得分超过满分', en: 'A score above its full marks' } }], clause: rules('item-3') } } },
    checking: {
      title: { zh: '抽查评分', en: 'Spot check' }, holder: 'city-office',
      outcomes: {
        give_score: {
          title: { zh: '抽查并评分', en: 'Check and score' }, by: ['city-office'], to: 'feedback', asks: { population: 'required', sampled: 'required', wrong: 'required', finalScore: 'required', reason: { when: 'wrong > 0' } },
          when: [{ test: 'sampled * 100 >= population * samplePercent', clause: rules('item-3'), message: { zh: '抽查数不足规定比例', en: 'Too few were checked' } }, { test: 'sampled <= population and wrong <= sampled', clause: rules('item-3'), message: { zh: '抽查数大于总数，或不实数大于抽查数', en: 'More were checked than there are, or found untrue than checked' } }, { test: 'finalScore <= selfScore or wrong = 0', clause: rules('item-3'), message: { zh: '发现数据不实的，评定得分不得高于自评', en: 'Where data are untrue the score is not above the self-score' } }],
          clause: rules('item-3'),
        },
      },
    },
    feedback: {
      title: { zh: '反馈', en: 'Feedback' }, holder: 'city-office',
      outcomes: {
        lodge_appeal: { title: { zh: '申诉', en: 'Appeal' }, by: ['district-office'], to: 'appealed', asks: { appeal: 'required' }, atMost: 1, when: [{ test: 'not(list contains(lapsed, "appeal"))', clause: rules('item-3'), message: { zh: '申诉期已过', en: 'The time to appeal is over' } }], clause: rules('item-3') },
        publish: { title: { zh: '公布结果', en: 'Publish' }, by: ['city-office'], to: 'published', onlyAfter: 'appeal', clause: rules('item-3') },
      },
    },
    appealed: { title: { zh: '申诉复核', en: 'Appeal under review' }, holder: 'city-office-head', outcomes: { decide_appeal: { title: { zh: '复核并公布', en: 'Decide and publish' }, by: ['city-office-head'], to: 'published', asks: { finalScore: 'required', reason: 'required' }, notBy: ['give_score'], clause: rules('item-3') } } },
    published: { title: { zh: '已公布', en: 'Published' }, end: 'done', outcomes: {} },
  },
})
