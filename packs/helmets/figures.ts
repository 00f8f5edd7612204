/** What the campaign counts: what the plan sets, what stands, what was done on the road, and what was observed. */
import type { Count, Figure } from 'yimen/kernel/figure'
import { law, local } from './clauses.ts'
import { figureOf, observedLayers, titleOfLayer } from './observed.ts'
import { t } from './shared.ts'
import { tradesWithTargets, targets, type Target } from './targets.ts'

const own = { version: 1, things: true } as const
const counting = { ...own, measure: 'count' } as const

/** As the plan stands on the day. */
const planned = (key: Target, unit: string): Figure => ({
  ...own,
  id: `helmets.planned.${key}`,
  programme: 'helmets.plan',
  unit,
  measure: 'sum',
  title: t(`方案目标：${targets[key].zh}`, `Set by the plan: ${targets[key].en}`),
  definition: t(
    '方案设定的数，不是完成数；修订的自批准之日起按修订后的计。',
    'What the plan sets, and not what was done; as revised from the day that it was agreed.',
  ),
  counts: { entries: 'helmets.targets', standing: ['in_force'], where: `id = "${key}"`, value: 'value' },
  window: 'now',
  clause: local('item-1'),
})
const planEntries = (id: string, register: string, unit: string, zh: string, en: string): Figure => ({
  ...counting,
  id,
  programme: 'helmets.plan',
  unit,
  title: t(zh, en),
  definition: t('统计日方案中列出的项数。', 'As many as the plan names on the day.'),
  counts: { entries: register, standing: ['in_force'] },
  window: 'now',
  clause: local('item-1'),
})
const ofPlan: readonly Figure[] = [
  ...(['urban', 'county', 'highway', 'trades', 'plates', 'punish', 'impound', 'umbrella'] as const).map(
    (key) => planned(key, 'count'),
  ),
  planned('posts', 'post'),
  planned('squads', 'squad'),
  planned('points', 'post'),
  {
    ...planned('posts', 'months'),
    id: 'helmets.plan.months',
    title: t('行动持续月数', 'Months of the campaign'),
    definition: t(
      '方案载明的起止月份之间的月数，首尾都算。',
      'Months from the first to the last, both counted.',
    ),
    counts: { entries: 'helmets.plans', standing: ['in_force'], value: 'months' },
  },
  {
    ...planned('posts', 'months'),
    id: 'helmets.plan.start',
    measure: 'same',
    title: t('行动开始月份', 'First month of the campaign'),
    definition: t('统计日有效的方案载明的开始月份。', 'The first month by the plan in force on the day.'),
    counts: { entries: 'helmets.plans', standing: ['in_force'], value: 'startMonth', says: 'day' },
  },
  {
    ...planned('plates', 'count'),
    id: 'helmets.plan.plates_until',
    measure: 'same',
    title: t('“两车”上牌截止日期', 'Last day for plates of both kinds'),
    definition: t(
      '统计日有效的方案为上牌率目标载明的截止日期。',
      'The last day that the plan in force sets for the target of plates.',
    ),
    counts: {
      entries: 'helmets.targets',
      standing: ['in_force'],
      where: 'id = "plates"',
      value: 'until',
      says: 'day',
    },
  },
  planEntries('helmets.musts', 'helmets.musts', 'rule', '“一律”事项', 'Musts'),
  planEntries('helmets.trades', 'helmets.trades', 'trade', '有单独目标的行业', 'Trades with a target'),
]

const standing = (id: string, kind: string, unit: string, zh: string, en: string): Figure => ({
  ...counting,
  id,
  programme: 'helmets.post',
  unit,
  title: t(zh, en),
  definition: t(
    '统计日登记在用的，与方案数分开。',
    'In use on the day by the register, apart from the plan.',
  ),
  counts: { entries: 'helmets.posts', standing: ['serving'], where: `kind = "${kind}"` },
  window: 'now',
  clause: local('item-2'),
})
const ofPosts: readonly Figure[] = [
  standing('helmets.posts.fixed', 'fixed', 'post', '在用固定点位', 'Fixed posts in use'),
  standing('helmets.posts.squads', 'squad', 'squad', '在用流动整治组', 'Mobile squads in use'),
  standing(
    'helmets.posts.registration',
    'registration',
    'post',
    '在用集中上牌点',
    'Registration points in use',
  ),
]

const decisions = ['decide', 'decide_settled'] as const
const stops = ['decide', 'decide_settled', 'warn_orally'] as const
const road = { ...own, programme: 'helmets.violation' } as const
const decided = (where?: string): Count => ({
  on: decisions,
  ...(where === undefined ? {} : { where }),
  until: ['cancel'],
})
type Window = Figure['window']
const windows: readonly (readonly [string, Window, string, string])[] = [
  ['', 'cumulative', '累计', 'so far'],
  ['.month', 'month_to_date', '本月', 'this month'],
  ['.week', 'last_7_days', '近七日', 'in seven days'],
  ['.day', 'today', '当日', 'today'],
]
const onTheRoad: readonly Figure[] = windows.flatMap(([end, window, zh, en]) => [
  {
    ...road,
    measure: 'count' as const,
    id: `helmets.violations${end}`,
    unit: 'violation',
    title: t(`${zh}查处违法`, `Violations punished ${en}`),
    definition: t(
      '作出警告或者罚款决定的，一人一份决定书计一起；口头警告不计，申辩后撤销的减去。',
      'Decisions of warning or fine, one paper of one person being one; oral warnings are none, and what was cancelled is taken off.',
    ),
    counts: decided(),
    window,
    clause: local('item-9'),
  },
  {
    ...road,
    measure: 'sum' as const,
    id: `helmets.umbrellas${end}`,
    unit: 'umbrella',
    title: t(`${zh}拆除遮阳伞`, `Umbrellas removed ${en}`),
    definition: t(
      '查处时拆除的遮阳伞；处罚后来撤销的也算拆除。',
      'Umbrellas that were removed, whatever became of the case.',
    ),
    counts: { on: decisions, where: 'umbrellaOff = 1', value: 'umbrellaOff' },
    window,
    clause: local('item-7'),
  },
])
const ratio = (
  id: string,
  zh: string,
  en: string,
  definition: readonly [string, string],
  counts: Count,
  among: Count,
  more: Partial<Figure> = {},
): Figure => ({
  ...road,
  id,
  unit: 'percent',
  measure: 'ratio',
  title: t(zh, en),
  definition: t(...definition),
  counts,
  among,
  window: 'month_to_date',
  clause: local('item-7'),
  ...more,
})
const rates: readonly Figure[] = [
  ratio(
    'helmets.must.stop',
    '本月拦停处置率',
    'Disposal of who was stopped',
    [
      '有处置记录的（处罚和口头警告），占收班时计数器读出的拦停数；系统收班的不计。',
      'Recorded (decisions and oral warnings) among those stopped by the counters at the end of shifts.',
    ],
    { on: stops },
    { on: ['finish'], value: 'stoppedNow', programme: 'helmets.shift' },
  ),
  ratio(
    'helmets.must.punish',
    '本月未戴头盔处罚率',
    'Riders without a helmet punished',
    [
      '未戴头盔作出警告或者罚款的，占未戴头盔被处置的；口头警告是处置，不是处罚。',
      'Decided, among those without a helmet who were dealt with; an oral warning is a disposal and no penalty.',
    ],
    decided('noHelmet = true'),
    { on: stops, where: 'noHelmet = true' },
  ),
  ratio(
    'helmets.must.educate',
    '本月教育率',
    'Educated',
    ['处置时作过教育的，占全部处置。', 'With some education, among all that were dealt with.'],
    { on: stops, where: 'educated != "none"' },
    { on: stops },
  ),
  ratio(
    'helmets.must.umbrella',
    '本月拆伞率',
    'Umbrellas taken off',
    ['拆除的，占有遮阳伞违法的。', 'Removed, among violations with an umbrella.'],
    { on: decisions, where: 'umbrellaOff = 1' },
    { on: decisions, where: 'umbrella = 1' },
  ),
  ratio(
    'helmets.must.helmet',
    '本月戴盔放行率',
    'Released with a helmet on',
    ['放行时已戴头盔的，占未戴头盔被处置的。', 'Helmet on when released, among those who had none.'],
    { on: stops, where: 'noHelmet = true and helmetOn = true' },
    { on: stops, where: 'noHelmet = true' },
  ),
  ratio(
    'helmets.must.plate',
    '本月上牌或者扣车率',
    'Plate made or vehicle held',
    ['当场上牌或者扣车的，占无号牌违法的。', 'Plate made or vehicle held, among those without a plate.'],
    { on: decisions, where: 'isPlated = true' },
    { on: decisions, where: 'unlicensed = true' },
  ),
  ratio(
    'helmets.impounded',
    '本月无牌无证扣车率',
    'Unlicensed vehicles held',
    [
      '扣车的，占无牌无证且没有当场上牌的。',
      'Held, among unlicensed ones that did not get a plate on the spot.',
    ],
    { on: decisions, where: 'isHeld = true' },
    { on: decisions, where: 'unlicensed = true and (isHeld = true or isPlated = false)' },
  ),
  ratio(
    'helmets.filed_in_time',
    '本月按期备案率',
    'Filed in time',
    [
      '违法之日起二日内录入的，占全部决定。',
      'Entered within two days of the violation, among all decisions.',
    ],
    { on: decisions, where: 'filedLate = false' },
    { on: decisions },
  ),
]
const onDuty: readonly Figure[] = Object.entries(tradesWithTargets).map(([trade, title]) => ({
  ...road,
  measure: 'count',
  id: `helmets.on_duty.${trade}`,
  unit: 'violation',
  title: t(`本月${title.zh}在岗违法`, `${title.en}: violations on duty this month`),
  definition: t(
    '骑手在岗执行业务时被处罚的；下班骑自己车的不计入企业。',
    'Riders punished while on duty; off duty the company is not counted.',
  ),
  counts: decided(`forCompany = true and trade = "${trade}"`),
  window: 'month_to_date',
  clause: local('item-8'),
}))

const sumTitles = {
  people_squared: t('观测数平方和', 'squares of people'),
  worn_squared: t('佩戴数平方和', 'squares of worn'),
  both: t('观测数与佩戴数之积', 'products of both'),
} as const

const seen = { ...own, programme: 'helmets.observation' } as const
const until = ['void_sheet'] as const
const observed: readonly Figure[] = observedLayers.flatMap((seenIn) => {
  const { key, people, worn, where } = seenIn
  const title = titleOfLayer(seenIn)
  const layer = (sum: 'people_squared' | 'worn_squared' | 'both', value: string): Figure => ({
    ...seen,
    id: figureOf(key, sum),
    unit: 'count',
    measure: 'sum',
    title: t(`本月观测：${title.zh}，${sumTitles[sum].zh}`, `${title.en}, this month: ${sumTitles[sum].en}`),
    definition: t('逐张观测表求积后相加，用于设计效应。', 'Sheet by sheet, added up, for the design effect.'),
    counts: { on: ['submit'], where, value, until },
    window: 'month_to_date',
    clause: local('item-5'),
  })
  return [
    {
      ...seen,
      id: figureOf(key, 'rate'),
      unit: 'percent',
      measure: 'ratio' as const,
      title: t(`本月观测：${title.zh}`, `${title.en}, this month`),
      definition: t(
        '该层观测表的佩戴（有号牌）数占观测数。',
        'Worn (or with a plate) among those observed in the layer.',
      ),
      counts: { on: ['submit'], where, value: worn, until },
      among: { on: ['submit'], where, value: people, until },
      window: 'month_to_date' as const,
      clause: local('item-5'),
    },
    layer('people_squared', `${people} * ${people}`),
    layer('worn_squared', `${worn} * ${worn}`),
    layer('both', `${people} * ${worn}`),
  ]
})

/** Of what was judged: where too few were observed there is nothing to print. */
const judged = (key: string, zh: string, en: string): Figure => ({
  ...own,
  programme: 'helmets.judgement',
  id: `helmets.rate.${key}`,
  unit: 'percent',
  measure: 'ratio',
  title: t(zh, en),
  definition: t(
    '最近一次评定的加权比例；观测不足的不给出比例。',
    'The weighted rate of the latest judgement; none where too few were observed.',
  ),
  counts: { entries: 'helmets.judgements', standing: ['judged'], where: `class = "${key}"`, value: 'rate' },
  among: { entries: 'helmets.judgements', standing: ['judged'], where: `class = "${key}"`, value: 'hundred' },
  window: 'now',
  clause: local('item-5'),
})
const rateFigures: readonly Figure[] = [
  judged('urban', '城区道路佩戴率', 'Urban roads'),
  judged('county', '县城镇区道路佩戴率', 'County-town roads'),
  judged('highway', '普通公路佩戴率', 'Ordinary highways'),
  judged('trades', '三类行业佩戴率', 'The three trades'),
  judged('plates', '“两车”上牌率（观测）', 'Registration, observed'),
  judged('all', '全部道路佩戴率（加权）', 'All roads, weighted'),
]

const others: readonly Figure[] = [
  {
    ...counting,
    programme: 'helmets.violation',
    id: 'helmets.cancelled',
    unit: 'violation',
    title: t('申辩后撤销', 'Cancelled after an objection'),
    definition: t('申辩后撤销的决定；已从查处数中减去。', 'Decisions cancelled; they are out of the count.'),
    counts: { on: ['cancel'] },
    window: 'cumulative',
    clause: local('item-9'),
  },
  {
    ...counting,
    programme: 'helmets.violation',
    id: 'helmets.oral',
    unit: 'violation',
    title: t('口头警告放行', 'Oral warnings'),
    definition: t('口头警告后放行的，不计入处罚。', 'Released with an oral warning, no penalty.'),
    counts: { on: ['warn_orally'] },
    window: 'cumulative',
    clause: law('art-87'),
  },
  {
    ...own,
    measure: 'sum',
    programme: 'helmets.shift',
    id: 'helmets.officers.day',
    unit: 'persons',
    public: true,
    title: t('当日上岗人数', 'On duty today'),
    definition: t('当日各班上岗人数之和，一人两班计两次。', 'People of the day’s shifts, twice who had two.'),
    counts: { on: ['begin'], value: 'members' },
    window: 'today',
    clause: local('item-3'),
  },
  {
    ...own,
    measure: 'persons',
    programme: 'helmets.shift',
    id: 'helmets.open.day',
    unit: 'post',
    title: t('当日开展勤务的点位', 'Posts open today'),
    definition: t('当日有人上岗的点位，同一点位只计一次。', 'Posts with a shift today, each once.'),
    counts: { on: ['begin'], key: 'postNo' },
    window: 'today',
    clause: local('item-3'),
  },
  ...(
    [
      ['week', 'last_7_days', '近七日', 'in seven days'],
      ['month', 'month_to_date', '本月', 'this month'],
    ] as const
  ).map(([end, window, zh, en]): Figure => ({
    ...seen,
    measure: 'sum',
    id: `helmets.people.${end}`,
    unit: 'rider',
    title: t(`${zh}观测人次`, `People observed ${en}`),
    definition: t('观测表的总人数，作废的不计。', 'People on sheets, none of voided ones.'),
    counts: { on: ['submit'], value: 'people', until },
    window,
    clause: local('item-4'),
  })),
  {
    ...seen,
    measure: 'count',
    id: 'helmets.sheets.month',
    unit: 'sheet',
    title: t('本月观测表', 'Sheets this month'),
    definition: t('本月收到、没有作废的观测表。', 'Sheets taken this month and not voided.'),
    counts: { on: ['submit'], until },
    window: 'month_to_date',
    clause: local('item-4'),
  },
  {
    ...counting,
    programme: 'helmets.plate',
    id: 'helmets.plates.given',
    unit: 'plate',
    title: t('集中上牌', 'Plates given out'),
    definition: t('本系统登记发放的号牌。', 'Plates given out through this house.'),
    counts: { on: ['register'] },
    window: 'cumulative',
    clause: local('item-11'),
  },
  {
    ...counting,
    programme: 'helmets.plate',
    id: 'helmets.plates.day',
    unit: 'plate',
    title: t('当日上牌', 'Plates today'),
    definition: t('当日登记发放的号牌。', 'Plates given out today.'),
    counts: { as: 'helmets.plates.given', version: 1 },
    window: 'today',
    clause: local('item-11'),
  },
  {
    ...counting,
    programme: 'helmets.hold',
    id: 'helmets.held',
    unit: 'vehicle',
    title: t('在扣车辆', 'Vehicles held'),
    definition: t('统计日扣留未放行的车辆。', 'Vehicles held on the day.'),
    counts: { at: ['to_agree', 'held', 'checking'] },
    window: 'now',
    clause: local('item-10'),
  },
  {
    ...counting,
    programme: 'helmets.letter',
    id: 'helmets.letters',
    unit: 'letter',
    title: t('致企业函', 'Letters to companies'),
    definition: t('累计发出的致企业函。', 'Letters sent so far.'),
    counts: { on: ['send'] },
    window: 'cumulative',
    clause: local('item-12'),
  },
  {
    ...counting,
    programme: 'helmets.briefing',
    id: 'helmets.open_letters',
    unit: 'letter',
    title: t('宣读的公开信', 'Open letters read out'),
    definition: t('通气会宣读的一封信。', 'Open letters that a briefing read out.'),
    counts: { entries: 'helmets.documents', standing: ['read_out'], where: 'kind = "open_letter"' },
    window: 'now',
    clause: local('item-13'),
  },
  {
    ...counting,
    programme: 'helmets.briefing',
    id: 'helmets.documents',
    unit: 'document',
    title: t('宣读的文件', 'Documents read out'),
    definition: t('通气会宣读的全部文件。', 'All that a briefing read out.'),
    counts: { entries: 'helmets.documents', standing: ['read_out'] },
    window: 'now',
    clause: local('item-13'),
  },
  {
    ...own,
    measure: 'sum',
    programme: 'helmets.reading',
    id: 'helmets.readers',
    unit: 'persons',
    public: true,
    title: t('文件阅读人次', 'Readers of the documents'),
    definition: t(
      '居民本人确认和机关单位登记的阅读人次，两份文件各计。',
      'Residents who said so and those of public bodies, each document apart.',
    ),
    counts: { on: ['confirm', 'of_body'], value: 'readersNow' },
    window: 'cumulative',
    clause: local('item-13'),
  },
]

const quota = (column: string, unit: string, zh: string, en: string): Figure => ({
  ...own,
  id: `helmets.quota.${column}`,
  programme: 'helmets.plan',
  unit,
  measure: 'sum',
  title: t(zh, en),
  definition: t('方案分解到区县的数之和。', 'What the plan gives the counties, added up.'),
  counts: { entries: 'helmets.quotas', standing: ['in_force'], value: column },
  window: 'now',
  clause: local('item-1'),
})
const atStep = (
  id: string,
  programme: string,
  step: string,
  unit: string,
  zh: string,
  en: string,
): Figure => ({
  ...counting,
  id,
  programme,
  unit,
  title: t(zh, en),
  definition: t('统计日处于该环节的。', 'Those that stand there on the day.'),
  counts: { at: [step] },
  window: 'now',
  clause: local('item-2'),
})
const ofCampaigns: readonly Figure[] = [
  quota('posts', 'post', '区县点位任务', 'Posts that counties set up'),
  quota('plates', 'plate', '区县上牌任务', 'Plates that counties make'),
  atStep(
    'helmets.posts.in_use',
    'helmets.post',
    'serving',
    'post',
    '在用点位（三类合计）',
    'Posts in use, of three kinds',
  ),
  atStep('helmets.posts.paused', 'helmets.post', 'paused', 'post', '暂停的点位', 'Paused posts'),
  atStep('helmets.plates.registered', 'helmets.plate', 'registered', 'plate', '已上牌', 'Registered'),
]

export const figures: readonly Figure[] = [
  ...ofCampaigns,
  ...ofPlan,
  ...ofPosts,
  ...onTheRoad,
  {
    ...road,
    id: 'helmets.per_thousand.week',
    unit: 'percent',
    measure: 'ratio',
    title: t('近七日查处与观测人次之比', 'Violations to people observed in seven days'),
    definition: t(
      '近七日查处起数与同期观测人次之比，按每千人次打印；查处多不等于佩戴差。',
      'Violations punished to people observed in the same days, printed per thousand; more cases are no worse wearing.',
    ),
    counts: { as: 'helmets.violations', version: 1 },
    among: { on: ['submit'], value: 'people', until, programme: 'helmets.observation' },
    window: 'last_7_days',
    clause: local('item-14'),
  },
  ...rates,
  ...onDuty,
  ...observed,
  ...rateFigures,
  ...others,
]
