/** What the retrofit counts: units as surveyed, projects by stage, firms by standing. Being implemented is not completed. */
import type { Figure } from 'yimen/kernel/figure'
import { buildingId } from './survey/unit.ts'
import { local } from './clauses.ts'

const own = { version: 1, things: true } as const
const units = { ...own, programme: 'elevator.survey', window: 'now', clause: local('item-25') } as const
const projects = { ...own, programme: 'elevator.project', clause: local('item-24') } as const
const surveyed = { entries: 'elevator.units', key: buildingId } as const
const asSurveyed = { as: 'elevator.units.surveyed', version: 1 } as const
const ended = ['refuse', 'withdraw', 'stop']

/** Where a project stands, in the words of the weekly sheet. */
const consenting = ['roll', 'plan', 'ballot', 'agreement', 'application'] as const
const notice = ['acceptance', 'supplementing', 'visit', 'posting', 'notice', 'mediation', 'held'] as const
const review = [
  'drawings',
  'drawingReview',
  'convening',
  'jointReview',
  'appraisal',
  'reviewSupplement',
  'conditions',
  'relief',
  'contracts',
  'filing',
  'installNotice',
] as const
const building = ['building', 'halted', 'inspection', 'rectify', 'completion', 'registration'] as const
const inUse = ['archive', 'claim', 'claimReview', 'claimDecision', 'operation', 'rescue', 'outOfUse'] as const

const at = (
  id: string,
  zh: string,
  en: string,
  steps: readonly string[],
  zhSteps: string,
  enSteps: string,
): Figure => ({
  ...projects,
  id: `elevator.stage.${id}`,
  title: { zh, en },
  definition: { zh: `统计日处于${zhSteps}环节的项目。`, en: `Projects that stand at ${enSteps} on the day.` },
  unit: 'elevator',
  measure: 'count',
  counts: { at: steps },
  window: 'now',
})

/** [B13] Elevators under way by where their projects stand: parts of one number. What is older, or not accepted yet, is beside it. */
const part = (id: string, zh: string, en: string): Figure => ({
  ...projects,
  id: `elevator.under_way.${id}`,
  title: { zh: `正在实施：${zh}`, en: `Being implemented: ${en}` },
  definition: {
    zh: `正在实施的电梯（当年经区受理、至统计日未停止）中，统计日处于${zh}环节的；不含往年受理的和尚未受理的。`,
    en:
      'Of the elevators being implemented (accepted by the district in the year and not stopped) ' +
      `those that stand at ${en} on the day; none of earlier years, none not accepted yet.`,
  },
  unit: 'elevator',
  measure: 'count',
  counts: { as: 'elevator.under_way', version: 1, also: `elevator.stage.${id}` },
  window: 'year_to_date',
})

export const figures: readonly Figure[] = [
  {
    ...units,
    id: 'elevator.units.surveyed',
    title: { zh: '已摸底单元', en: 'Surveyed units' },
    definition: {
      zh: '名册中的单元，每个单元只计最近一次摸底。',
      en: 'Units on the register, each by its latest survey.',
    },
    unit: 'stair_unit',
    measure: 'count',
    counts: surveyed,
  },
  {
    ...units,
    id: 'elevator.units.buildings',
    title: { zh: '已摸底楼栋', en: 'Surveyed buildings' },
    definition: {
      zh: '名册中单元所在的楼栋，同一楼栋只计一次。',
      en: 'Buildings of the units on the register, each once.',
    },
    unit: 'building',
    measure: 'persons',
    counts: asSurveyed,
  },
  {
    ...units,
    id: 'elevator.units.communities',
    title: { zh: '摸底覆盖社区', en: 'Communities surveyed' },
    definition: {
      zh: '名册中单元所在的社区，同一社区只计一次。',
      en: 'Communities of the units on the register.',
    },
    unit: 'place',
    measure: 'communities',
    counts: asSurveyed,
  },
  {
    ...units,
    id: 'elevator.units.streets',
    title: { zh: '摸底覆盖街道', en: 'Streets surveyed' },
    definition: {
      zh: '名册中单元所在的街道（镇），同一街道只计一次。',
      en: 'Streets and towns of the units on the register.',
    },
    unit: 'place',
    measure: 'streets',
    counts: asSurveyed,
  },
  {
    ...units,
    id: 'elevator.units.eligible',
    title: { zh: '具备加装条件的单元', en: 'Eligible units' },
    definition: {
      zh: '最近一次摸底结论为具备条件的单元。',
      en: 'Units whose latest survey finds them eligible.',
    },
    unit: 'stair_unit',
    measure: 'count',
    counts: { entries: 'elevator.units', standing: ['fit'] },
    clause: local('item-1'),
  },
  {
    ...units,
    id: 'elevator.units.conditional',
    title: { zh: '有条件的单元', en: 'Conditional units' },
    definition: {
      zh: '尚需整改或查明后才能判定的单元。',
      en: 'Units where something is to be put right or found out first.',
    },
    unit: 'stair_unit',
    measure: 'count',
    counts: { entries: 'elevator.units', standing: ['conditional'] },
    clause: local('item-2'),
  },
  {
    ...units,
    id: 'elevator.units.eligible_rate',
    title: { zh: '具备条件占比', en: 'Eligible share' },
    definition: { zh: '具备加装条件的单元占已摸底单元的比例。', en: 'Eligible units among surveyed ones.' },
    unit: 'percent',
    measure: 'ratio',
    counts: { as: 'elevator.units.eligible', version: 1 },
    among: asSurveyed,
  },
  {
    ...projects,
    id: 'elevator.under_way',
    title: { zh: '正在实施加装电梯', en: 'Elevators being implemented' },
    definition: {
      zh: '当年经区受理、至统计日未停止的项目，含已投入使用的；正在实施不等于完成。',
      en:
        'Projects accepted by the district in the year and not stopped, those already in use included. ' +
        'Being implemented is not completed.',
    },
    unit: 'elevator',
    measure: 'count',
    counts: { on: ['accept', 'deem_accepted'], until: ended },
    window: 'year_to_date',
  },
  {
    ...projects,
    id: 'elevator.in_use',
    title: { zh: '投入使用电梯', en: 'Elevators in use' },
    definition: {
      zh: '已取得使用登记、至统计日未注销的电梯。',
      en: 'Elevators registered for use and not retired.',
    },
    unit: 'elevator',
    measure: 'count',
    counts: { on: ['register'], until: ['retire'] },
    window: 'cumulative',
    clause: local('item-14'),
  },
  {
    ...projects,
    id: 'elevator.completed',
    title: { zh: '当年建成电梯', en: 'Completed in the year' },
    definition: { zh: '当年通过四方验收的电梯。', en: 'Elevators accepted by four parties in the year.' },
    unit: 'elevator',
    measure: 'count',
    counts: { on: ['accept_works'] },
    window: 'year_to_date',
    clause: local('item-14'),
  },
  {
    ...projects,
    id: 'elevator.subsidies',
    title: { zh: '当年发放补贴', en: 'Subsidies of the year' },
    definition: { zh: '当年批准的财政补贴金额。', en: 'Subsidies granted in the year.' },
    unit: 'fen',
    measure: 'sum',
    counts: { on: ['grant_subsidy'], value: 'subsidy' },
    window: 'year_to_date',
    clause: local('item-16'),
  },
  {
    ...projects,
    id: 'elevator.objections',
    people: true,
    title: { zh: '当年公示异议', en: 'Objections of the year' },
    definition: { zh: '当年公示期内收到的异议件次。', en: 'Objections received during notices in the year.' },
    unit: 'time',
    measure: 'count',
    counts: { on: ['object'] },
    window: 'year_to_date',
    clause: local('item-8'),
  },
  {
    ...projects,
    id: 'elevator.red_marks',
    title: { zh: '红色标记', en: 'Red marks' },
    definition: {
      zh: '当年发现未备案或未告知即开工的次数，至统计日未整改的。',
      en: 'Works begun too early, found in the year and not yet cured.',
    },
    unit: 'time',
    measure: 'count',
    counts: { on: ['early_start'], until: ['cure'] },
    window: 'year_to_date',
    clause: local('item-13'),
  },
  {
    ...projects,
    id: 'elevator.completion',
    title: { zh: '年度目标完成率', en: 'Share of the year’s target' },
    definition: {
      zh: '正在实施的台数占当年下达目标数的比例；正在实施不等于完成。',
      en: 'Elevators being implemented among the year’s target. Being implemented is not completed.',
    },
    unit: 'percent',
    measure: 'ratio',
    counts: { as: 'elevator.under_way', version: 1 },
    among: { as: 'dispatch.targets.elevator', version: 1 },
    window: 'year_to_date',
  },
  {
    ...projects,
    id: 'elevator.rescues',
    people: true,
    title: { zh: '困人救援', en: 'Rescues' },
    definition: { zh: '当年登记到达并解困的救援次数。', en: 'Rescues of the year, by arrival.' },
    unit: 'time',
    measure: 'count',
    counts: { on: ['arrive'] },
    window: 'year_to_date',
    clause: local('item-21'),
  },
  {
    ...projects,
    id: 'elevator.rescues_in_time',
    people: true,
    title: { zh: '救援及时率', en: 'Rescues in time' },
    definition: {
      zh: '三十分钟以内到达的救援占全部救援的比例。',
      en: 'Rescues that arrived within thirty minutes among all.',
    },
    unit: 'percent',
    measure: 'ratio',
    counts: { on: ['arrive'], where: 'rescueLate = false' },
    among: { as: 'elevator.rescues', version: 1 },
    window: 'year_to_date',
    clause: local('item-21'),
  },
  {
    ...projects,
    id: 'elevator.maintenance_late',
    title: { zh: '维护保养超期', en: 'Maintenance late' },
    definition: {
      zh: '当年登记的维护保养中，距上一次（首次距使用登记）超过十五日的次数。',
      en: 'Maintenances of the year more than fifteen days after the one before, the first after registration.',
    },
    unit: 'time',
    measure: 'count',
    counts: { on: ['maintain'], where: 'maintenanceLate = true' },
    window: 'year_to_date',
    clause: local('item-22'),
  },
  at(
    'consenting',
    '筹备表决',
    'Consenting',
    consenting,
    '筹备、征求意见、表决、协议、待申请',
    'group, plan, ballot, agreement and application',
  ),
  at(
    'notice',
    '受理公示',
    'Accepted and in notice',
    notice,
    '受理、踏勘、公示、调解',
    'acceptance, visit, notice and mediation',
  ),
  at(
    'review',
    '审查备案',
    'In review',
    review,
    '施工图、联合审查、合同备案、施工告知',
    'drawings, joint review, filing and notice of installation',
  ),
  at(
    'building',
    '施工验收',
    'Under construction',
    building,
    '施工、监督检验、验收、登记',
    'works, inspection, acceptance and registration',
  ),
  at('in_use', '投入使用', 'In use', inUse, '归档、补贴、运行', 'archive, subsidy and operation'),
  part('notice', '受理公示', 'notice'),
  part('review', '审查备案', 'review'),
  part('building', '施工验收', 'construction'),
  part('in_use', '投入使用', 'use'),
  {
    ...own,
    programme: 'elevator.firm',
    id: 'elevator.firms.listed',
    title: { zh: '推荐名录企业', en: 'Firms on the list' },
    definition: {
      zh: '统计日在推荐名录中的企业，含警告，不含暂停和移出。',
      en: 'Firms on the list, warned ones included, suspended and removed ones not.',
    },
    unit: 'firm',
    measure: 'count',
    counts: { entries: 'elevator.firms', standing: ['listed', 'warned'] },
    window: 'now',
    clause: local('item-19'),
  },
  {
    ...own,
    programme: 'elevator.firm',
    id: 'elevator.firms.grounds',
    title: { zh: '名录处理事由', en: 'Grounds of the list' },
    definition: {
      zh: '当年记分所依据的事由，同一事由只计一次；未备案或未告知即开工属于不履行程序。',
      en: 'Grounds on which points were given in the year, each once; work begun too early skipped the procedure.',
    },
    unit: 'kind',
    measure: 'persons',
    counts: { on: ['penalise'], key: 'ground' },
    window: 'year_to_date',
    clause: local('item-19'),
  },
  {
    ...projects,
    id: 'elevator.permits_waived',
    title: { zh: '免予办理的许可', en: 'Kinds of permits waived' },
    definition: {
      zh: '联合审查后免予办理的许可种类，同一种只计一次。',
      en: 'Kinds of permits that the joint opinion stands for, each once.',
    },
    unit: 'kind',
    measure: 'persons',
    counts: { entries: 'elevator.waivers', key: 'permit' },
    window: 'now',
    clause: local('item-11'),
  },
  {
    ...projects,
    id: 'elevator.operation_models',
    title: { zh: '运行管理模式', en: 'Models of operation' },
    definition: {
      zh: '当年协议约定的管理模式（有物业、无物业），同一种只计一次。',
      en: 'Models of operation agreed in the year (with a property company, without one), each once.',
    },
    unit: 'kind',
    measure: 'persons',
    counts: { on: ['agree'], key: 'manager' },
    window: 'year_to_date',
    clause: local('item-20'),
  },
]
