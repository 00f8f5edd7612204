/** What is counted of social organisations: bodies as they stand, the year's inspections, party coverage, activities, purchases. */
import type { Figure } from 'yimen/kernel/figure'
import { evaluation, filing, local } from './clauses.ts'

const alive = ['normal', 'suspended', 'anomaly', 'serious', 'liquidating'] as const
const clause = local('item-15')
const own = { version: 1, things: true, measure: 'count', clause } as const
const registered = {
  ...own,
  programme: 'organisations.registered',
  unit: 'organisation',
  window: 'now',
} as const
const all = { entries: 'organisations.registered', standing: alive } as const
const ofAll = { as: 'organisations.registered', version: 1 } as const
const filed = { ...own, programme: 'organisations.filed', unit: 'organisation' } as const
const activity = { ...own, programme: 'organisations.activity', window: 'year_to_date' } as const
const purchase = {
  ...own,
  programme: 'organisations.purchase',
  window: 'year_to_date',
  clause: local('item-12'),
} as const

export const figures: readonly Figure[] = [
  {
    ...registered,
    id: 'organisations.registered',
    title: { zh: '登记的社会组织', en: 'Registered organisations' },
    definition: {
      zh: '在册的社会团体和民办非企业单位，含在名录中的，不含已注销和撤销登记的。',
      en: 'Associations and private units on the register, those on lists included, none struck off or revoked.',
    },
    counts: all,
  },
  {
    ...registered,
    id: 'organisations.registered.associations',
    title: { zh: '社会团体', en: 'Associations' },
    definition: { zh: '在册的社会团体。', en: 'Associations on the register.' },
    counts: { ...all, where: 'kind = "association"' },
  },
  {
    ...registered,
    id: 'organisations.registered.private',
    title: { zh: '民办非企业单位', en: 'Private units' },
    definition: { zh: '在册的民办非企业单位。', en: 'Private non-enterprise units on the register.' },
    counts: { ...all, where: 'kind = "private"' },
  },
  {
    ...registered,
    id: 'organisations.anomaly',
    title: { zh: '活动异常名录', en: 'On the anomaly list' },
    definition: { zh: '统计日在活动异常名录中的。', en: 'On the anomaly list on the day.' },
    counts: { entries: 'organisations.registered', standing: ['anomaly'] },
  },
  {
    ...registered,
    id: 'organisations.serious',
    title: { zh: '严重违法失信名单', en: 'On the serious list' },
    definition: { zh: '统计日在严重违法失信名单中的。', en: 'On the serious list on the day.' },
    counts: { entries: 'organisations.registered', standing: ['serious'] },
  },
  {
    ...registered,
    id: 'organisations.covered',
    unit: 'percent',
    measure: 'ratio',
    title: { zh: '党组织覆盖率', en: 'Party coverage' },
    definition: {
      zh: '有党组织（单独、联合、依托组建）或者党建指导员联系的，占登记数的比例。',
      en: 'With a party organisation of their own, a joint or leaning one, or an instructor, among the registered.',
    },
    counts: { ...all, where: 'party != null and party != "none"' },
    among: ofAll,
    clause: local('item-11'),
  },
  {
    ...registered,
    id: 'organisations.graded',
    title: { zh: '3A以上社会组织', en: 'Graded 3A or above' },
    definition: { zh: '等级在有效期内且为3A以上的。', en: 'Of 3A and above, with a grade that is valid.' },
    counts: { ...all, where: 'grade = "3A" or grade = "4A" or grade = "5A"' },
    clause: evaluation('item-4'),
  },
  {
    ...own,
    programme: 'organisations.inspection',
    id: 'organisations.inspected',
    unit: 'organisation',
    title: { zh: '已作出年检结论', en: 'Inspections concluded' },
    definition: {
      zh: '当年作出结论的上一年度检查，每家一件；补报以前年度的不计。',
      en: 'Inspections of the last year that were concluded in the year, one of each body; those of earlier years are not counted.',
    },
    counts: { on: ['conclude'], where: 'isOfLastYear = true' },
    window: 'year_to_date',
  },
  {
    ...own,
    programme: 'organisations.inspection',
    id: 'organisations.inspection_rate',
    unit: 'percent',
    measure: 'ratio',
    title: { zh: '参检率', en: 'Share inspected' },
    definition: {
      zh: '当年作出年检结论的家数占登记数的比例；当年新登记的也在登记数之中。',
      en: 'Inspections concluded in the year among the registered, those new in the year among these.',
    },
    counts: { as: 'organisations.inspected', version: 1 },
    among: ofAll,
    window: 'year_to_date',
  },
  {
    ...own,
    programme: 'organisations.inspection',
    id: 'organisations.inspection_late',
    unit: 'organisation',
    title: { zh: '逾期送达的年度报告', en: 'Reports that came late' },
    definition: {
      zh: '当年5月31日以后送达登记管理机关的。',
      en: 'Received by the registrar after 31 May of the year.',
    },
    counts: { on: ['pass_on'], where: 'isLate = true' },
    window: 'year_to_date',
  },
  {
    ...filed,
    id: 'organisations.filed',
    title: { zh: '备案的社区社会组织', en: 'Filed community organisations' },
    definition: {
      zh: '通知书在有效期内的备案组织，含应当登记的，不含期满和注销的。',
      en: 'Filed bodies whose letter is valid, those that must register included, none that ended or were cancelled.',
    },
    counts: { entries: 'organisations.filed', standing: ['filed', 'must_register'] },
    window: 'now',
  },
  ...(
    [
      ['added', '本季新增备案', 'Filed in the quarter', ['file']],
      ['changed', '本季变更备案', 'Changed in the quarter', ['update', 'renew']],
      ['ended', '本季注销备案', 'Ended in the quarter', ['cancel', 'letter_ends', 'registered_now']],
    ] as const
  ).map(([id, zh, en, on]): Figure => ({
    ...filed,
    id: `organisations.filed.${id}`,
    title: { zh, en },
    definition: { zh: `${zh}的件数。`, en: `${en}, by cases.` },
    counts: { on },
    window: 'quarter_to_date',
    clause: filing('item-4'),
  })),
  {
    ...activity,
    id: 'organisations.activities',
    unit: 'activity',
    title: { zh: '邻里守望活动', en: 'Neighbour-watch activities' },
    definition: { zh: '当年社会组织报送的活动。', en: 'Activities that organisations reported in the year.' },
    counts: { on: ['report'] },
  },
  {
    ...activity,
    id: 'organisations.served',
    unit: 'time',
    measure: 'sum',
    title: { zh: '服务人次', en: 'People served' },
    definition: {
      zh: '当年报送的活动所服务的人次。',
      en: 'People served by the activities of the year, each time counted.',
    },
    counts: { on: ['report'], value: 'served' },
  },
  {
    ...activity,
    id: 'organisations.requests',
    unit: 'request',
    measure: 'sum',
    title: { zh: '居民诉求', en: 'Residents’ requests' },
    definition: {
      zh: '当年活动中收集的居民诉求。',
      en: 'Requests that residents made at activities of the year.',
    },
    counts: { on: ['report'], value: 'requestCount' },
  },
  {
    ...activity,
    id: 'organisations.work_fields',
    unit: 'work_field',
    measure: 'persons',
    title: { zh: '活动的工作领域', en: 'Fields of work' },
    definition: {
      zh: '当年活动涉及的工作领域（法律宣传、特殊群体帮扶、预防犯罪等），同一领域只计一次。',
      en: 'Fields of work of the year’s activities (law, special groups, crime prevention and others), each once.',
    },
    counts: { on: ['report'], key: 'work' },
  },
  {
    ...own,
    programme: 'organisations.expert',
    window: 'now',
    id: 'organisations.experts',
    unit: 'expert',
    title: { zh: '在库评审专家', en: 'Experts in the pool' },
    definition: { zh: '统计日在专家库的专家。', en: 'Experts in the pool on the day.' },
    counts: { entries: 'organisations.expert_files', standing: ['listed'] },
  },
  {
    ...purchase,
    id: 'organisations.bids',
    unit: 'bid',
    title: { zh: '承接申请', en: 'Bids' },
    definition: { zh: '当年收到的承接申请。', en: 'Bids that came in the year.' },
    counts: { on: ['bid'] },
  },
  {
    ...purchase,
    id: 'organisations.contracts',
    unit: 'contract',
    title: { zh: '购买服务合同', en: 'Contracts' },
    definition: { zh: '当年签订的购买服务合同。', en: 'Contracts signed in the year.' },
    counts: { on: ['sign'] },
  },
  {
    ...purchase,
    id: 'organisations.contracted',
    unit: 'fen',
    measure: 'sum',
    title: { zh: '购买服务金额', en: 'Contracted' },
    definition: { zh: '当年签订的合同价之和。', en: 'The sum of the prices signed in the year.' },
    counts: { on: ['sign'], value: 'price' },
  },
  {
    ...purchase,
    id: 'organisations.paid',
    unit: 'fen',
    measure: 'sum',
    title: { zh: '已支付金额', en: 'Paid' },
    definition: { zh: '当年复核支付的金额。', en: 'Released in the year.' },
    counts: { on: ['release'], value: 'asked' },
  },
]
