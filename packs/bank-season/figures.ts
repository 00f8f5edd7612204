/** What is counted of the season; every definition is printed, and none tells of a customer. */
import type { Figure } from 'yimen/kernel/figure'
import { local } from './clauses.ts'
import { indicatorKeys, indicators, scored, type IndicatorKey } from './indicators.ts'

const said = (zh: string, en: string) => ({ zh, en })
const own = { version: 1, things: true, measure: 'count', window: 'now' } as const
const sum = { ...own, measure: 'sum' } as const
const is = (key: string): string => `indicator = "${key}"`

const goal = (key: IndicatorKey): Figure => ({
  ...sum,
  id: `season.goal.${key}`,
  programme: 'season.allocation',
  unit: indicators[key].unit,
  title: said(`${indicators[key].zh}目标`, `${indicators[key].en}: target`),
  definition: said(
    '下达并在执行中的净增目标之和，已分解的计到最下一级，不重复。',
    'Growth that is set and in force; what was divided counts by its parts, and nothing twice.',
  ),
  counts: { entries: 'season.targets', standing: ['set'], where: is(key), value: 'target' },
  clause: local('item-2'),
})
const firstYear = (key: IndicatorKey): Figure => ({
  ...goal(key),
  id: `season.goal.first_year.${key}`,
  title: said(
    `${indicators[key].zh}计入本年度计划的目标`,
    `${indicators[key].en}: target in the first fiscal plan`,
  ),
  definition: said(
    '净增目标中计入旺季起始年度计划的部分之和。',
    'The part of the targets that is in the plan of the season’s first year.',
  ),
  counts: { entries: 'season.targets', standing: ['set'], where: is(key), value: 'firstYear' },
})
const done = (key: IndicatorKey): Figure => ({
  ...sum,
  id: `season.done.${key}`,
  programme: 'season.daily',
  unit: indicators[key].unit,
  title: said(indicators[key].zh, indicators[key].en),
  definition: said(definitions[indicators[key].kind][0], definitions[indicators[key].kind][1]),
  counts: { entries: 'season.progress', where: is(key), value: 'done' },
  clause: local('item-7'),
})
const definitions: Readonly<Record<(typeof indicators)[IndicatorKey]['kind'], readonly [string, string]>> = {
  average: [
    '各团队自开始之日起逐日余额之和除以天数、舍去不足一个单位的，减去基数；缺数的日子按上一日余额计。',
    'Of each team the sum of its daily balances over their days, rounded down, less its base; a day without data stands at the last balance.',
  ],
  stock: ['各团队最近一日的数减去基数。', 'Of each team the latest value less its base.'],
  flow: ['自开始之日起逐日发生数之和。', 'The business of all days so far.'],
  count: ['自开始之日起逐日新增数之和。', 'What came new on all days so far.'],
  ratio: [
    '各支行最近一日的比率减去基数，以基点计；下降为负。',
    'Of each sub-branch the latest rate less its base in basis points; a fall is negative.',
  ],
  quality: ['自开始之日起逐日件数之和。', 'Cases of all days so far.'],
}
const change = (key: IndicatorKey): Figure => ({
  ...done(key),
  id: `season.change.${key}`,
  title: said(`${indicators[key].zh}比上一日`, `${indicators[key].en}, against the day before`),
  definition: said(
    '各单位最近一个数据日与其上一数据日之差的和。',
    'The latest day of each unit against its day before, summed.',
  ),
  counts: { entries: 'season.progress', where: is(key), value: 'change' },
  clause: local('item-6'),
})
/** A fall that was set is told as one: both counts turn their sign. */
const fall = (key: IndicatorKey): readonly Figure[] => [
  {
    ...goal(key),
    id: `season.fall.goal.${key}`,
    title: said(`${indicators[key].zh}目标（降幅）`, `${indicators[key].en}: fall that is set`),
    counts: { entries: 'season.targets', standing: ['set'], where: is(key), value: '0 - target' },
  },
  {
    ...done(key),
    id: `season.fall.done.${key}`,
    title: said(`${indicators[key].zh}（降幅）`, `${indicators[key].en}: fall`),
    counts: { entries: 'season.progress', where: is(key), value: '0 - done' },
  },
]
const completion = (key: IndicatorKey): Figure => {
  const prefix = indicators[key].direction === 'down' ? 'season.fall.' : 'season.'
  return {
    ...own,
    measure: 'ratio',
    id: `season.completion.${key}`,
    programme: 'season.daily',
    unit: 'percent',
    title: said(`${indicators[key].zh}完成率`, `${indicators[key].en}: completion`),
    definition: said(
      '净增占净增目标的比例；负增长为负，没有目标的不算。',
      'Growth among the growth that is set; a decline is negative, and without a target there is none.',
    ),
    counts: { as: `${prefix}done.${key}`, version: 1 },
    among: { as: `${prefix}goal.${key}`, version: 1 },
    clause: local('item-7'),
  }
}
const takenOut = (key: IndicatorKey): Figure => ({
  ...sum,
  id: `season.taken_out.${key}`,
  programme: 'season.question',
  unit: indicators[key].unit,
  title: said(`${indicators[key].zh}剔除`, `${indicators[key].en}: taken out`),
  definition: said('经核问认定剔除的数。', 'What was taken out after a question was settled.'),
  counts: { entries: 'season.taken_out', standing: ['taken_out'], where: is(key), value: 'amount' },
  clause: local('item-10'),
})

const letters = (id: string, standing: readonly string[], zh: string, en: string): Figure => ({
  ...own,
  id: `season.letters.${id}`,
  programme: 'season.letter',
  unit: 'letters',
  title: said(zh, en),
  definition: said(`${zh}的承诺书份数。`, `${en}: letters.`),
  counts: { entries: 'season.letters', standing },
  clause: local('item-4'),
})
const atStep = (
  id: string,
  programme: string,
  steps: readonly string[],
  zh: string,
  en: string,
  clause: string,
): Figure => ({
  ...own,
  id,
  programme,
  unit: 'case',
  title: said(zh, en),
  definition: said(`统计日${zh}的件数。`, `${en} on the day.`),
  counts: { at: steps },
  clause,
})
const results = (
  id: string,
  zh: string,
  en: string,
  more: Pick<Figure, 'counts' | 'unit' | 'measure'>,
): Figure => ({
  ...own,
  ...more,
  id: `season.results.${id}`,
  programme: 'season.round',
  title: said(zh, en),
  definition: said(`最近一次公布的${zh}。`, `${en} as last published.`),
  clause: local('item-9'),
})
const marks = (group: string, zh: string, en: string): readonly Figure[] => [
  results(`marks.${group}`, `${zh}得分`, `Marks, ${en}`, {
    counts: { entries: 'season.results', where: `group = "${group}"`, value: 'score' },
    unit: 'points',
    measure: 'sum',
  }),
  results(`full.${group}`, `${zh}满分`, `Full marks, ${en}`, {
    counts: { entries: 'season.results', where: `group = "${group}"`, value: '10000' },
    unit: 'points',
    measure: 'sum',
  }),
  {
    ...results(`rate.${group}`, `${zh}得分（分）`, `Marks of a hundred, ${en}`, {
      counts: { as: `season.results.marks.${group}`, version: 1 },
      unit: 'percent',
      measure: 'ratio',
    }),
    among: { as: `season.results.full.${group}`, version: 1 },
  },
]
const activities = (kind: string, zh: string, en: string): readonly Figure[] => [
  {
    ...own,
    id: `season.activities.${kind}`,
    programme: 'season.activity',
    unit: 'time',
    title: said(`${zh}次数`, `${en}: times`),
    definition: said(`举行并记录的${zh}次数。`, `${en} held and recorded.`),
    counts: { on: ['hold'], where: `kind = "${kind}"` },
    window: 'cumulative',
    clause: local('item-13'),
  },
  {
    ...sum,
    id: `season.activities.${kind}.attendees`,
    programme: 'season.activity',
    unit: 'person_time',
    title: said(`${zh}人次`, `${en}: people`),
    definition: said(`${zh}的参加人次，同一人多次参加的各计一次。`, `People at ${en}, each time anew.`),
    counts: { on: ['hold'], where: `kind = "${kind}"`, value: 'attendees' },
    window: 'cumulative',
    clause: local('item-13'),
  },
]
const ofDays = (id: string, zh: string, en: string, counts: object): Figure => ({
  ...own,
  id: `season.days.${id}`,
  programme: 'season.daily',
  unit: 'case',
  title: said(zh, en),
  definition: said(`每日进度中${zh}的条数。`, `${en} among the days.`),
  counts: { entries: 'season.days', ...counts },
  clause: local('item-10'),
})

export const figures: readonly Figure[] = [
  {
    ...own,
    id: 'season.departments',
    programme: 'season.kick_off',
    unit: 'departments',
    measure: 'persons',
    title: said('解读方案的部门', 'Departments that explained the plan'),
    definition: said(
      '在启动会当天由负责人解读方案的市分行部门，同一部门只计一次。',
      'Departments of the city branch whose heads explained the plan on the day of the kick-off, each once.',
    ),
    counts: { on: ['explain'], key: 'explainerPost' },
    window: 'cumulative',
    clause: local('item-5'),
  },
  letters('received', ['received'], '已收存承诺书', 'Letters kept'),
  letters('signed', ['signed', 'received'], '已签订承诺书', 'Letters signed'),
  letters('unsigned', ['due', 'not_signed'], '没有签订承诺书', 'Letters not signed'),
  {
    ...sum,
    id: 'season.flags',
    programme: 'season.kick_off',
    unit: 'count',
    title: said('授旗', 'Flags given'),
    definition: said('启动会上授予战旗的面数。', 'Flags given at the kick-off.'),
    counts: { on: ['hold'], value: 'flagCount' },
    window: 'cumulative',
    clause: local('item-5'),
  },
  atStep(
    'season.difficulties.todo',
    'season.difficulty',
    ['todo'],
    '办理中的难点',
    'Difficulties being solved',
    local('item-5'),
  ),
  atStep(
    'season.difficulties.to_agree',
    'season.difficulty',
    ['to_agree'],
    '待确认的难点',
    'Difficulties to be agreed',
    local('item-5'),
  ),
  atStep(
    'season.difficulties.closed',
    'season.difficulty',
    ['closed'],
    '已销号的难点',
    'Difficulties closed',
    local('item-5'),
  ),
  ...scored.flatMap((key) => [goal(key), firstYear(key), completion(key), takenOut(key)]),
  ...indicatorKeys.flatMap((key) => [done(key), change(key)]),
  ...fall('bad'),
  ofDays('odd', '突增和回转', 'Spikes and reversals', { standing: ['spike', 'reversal'] }),
  ofDays('carried', '按上一日余额列入', 'Days carried over', { standing: ['carried'] }),
  ofDays('corrected', '更正过的数据', 'Corrected days', { where: 'edition > 1' }),
  atStep(
    'season.questions.open',
    'season.question',
    ['asked', 'to_settle'],
    '未认定的核问',
    'Questions not settled',
    local('item-10'),
  ),
  {
    ...own,
    id: 'season.claims',
    programme: 'season.claim',
    unit: 'case',
    title: said('营销认领', 'Claims'),
    definition: said(
      '统计日有效的营销认领件数，重复认领的另列。',
      'Claims that stand on the day; those that two made are apart.',
    ),
    counts: { entries: 'season.claims', standing: ['claimed', 'shared'] },
    clause: local('item-11'),
  },
  {
    ...own,
    id: 'season.claims.doubled',
    programme: 'season.claim',
    unit: 'case',
    title: said('重复认领待分开', 'Claimed twice, to be shared'),
    definition: said(
      '同一客户由两人认领、还没有分开的件数。',
      'Claims of one customer by two that are not shared yet.',
    ),
    counts: { entries: 'season.claims', standing: ['doubled'] },
    clause: local('item-11'),
  },
  ...marks('urban', '城区支行', 'urban'),
  ...marks('county', '县域支行', 'county'),
  results('prizes', '有奖励的单位', 'Units with a prize', {
    counts: { entries: 'season.results', standing: ['prize'] },
    unit: 'branches',
    measure: 'count',
  }),
  results('vetoed', '因红线取消奖励的单位', 'Units without a prize for a red line', {
    counts: { entries: 'season.results', standing: ['vetoed'] },
    unit: 'branches',
    measure: 'count',
  }),
  ...activities('training', '业务培训', 'trainings'),
  ...activities('defence', '国防教育', 'defence education'),
  {
    ...own,
    id: 'season.board',
    programme: 'season.praise',
    unit: 'time',
    title: said('鼓励专栏', 'On the encouragement board'),
    definition: said('已张贴的鼓励专栏条数。', 'What stands on the board.'),
    counts: { entries: 'season.board' },
    clause: local('item-13'),
  },
]
