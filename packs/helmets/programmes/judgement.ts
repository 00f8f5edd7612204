/** The month's judgement of what was observed, for a county or the city: each class against the plan's target, with its interval. */
import { defineProgramme, type EffectRule, type Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { figureOf, observedLayers, sums, type Observed, type Sum } from '../observed.ts'
import { act, must, none, office, param, past, rolesOf, t, words } from '../shared.ts'

const rule = local('item-5')
const nameOf = (layer: string, sum: Sum): string =>
  `${layer}_${sum}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const read = (key: string, sum: Sum, what: 'top' | 'bottom' | 'records'): string =>
  `(if ${nameOf(key, sum)}.${what} = null then 0 else ${nameOf(key, sum)}.${what})`

const readings: NonNullable<Programme['readings']> = Object.fromEntries(
  observedLayers.flatMap(({ key }) =>
    sums.map((sum) => [nameOf(key, sum), { figure: figureOf(key, sum), on: 'periodEnd' }] as const),
  ),
)
const layerOf = ({ key }: Observed, weight: string): string =>
  `{weight: ${weight}, sheets: ${read(key, 'people_squared', 'records')}, people: ${read(key, 'rate', 'bottom')}, ` +
  `worn: ${read(key, 'rate', 'top')}, peopleSquared: ${read(key, 'people_squared', 'top')}, ` +
  `wornSquared: ${read(key, 'worn_squared', 'top')}, both: ${read(key, 'both', 'top')}}`
const layersOf = (which: string): string =>
  `[${observedLayers
    .filter((l) => l.of === which)
    .map((l) => layerOf(l, `${l.layer}Weight`))
    .join(', ')}]`
const allRoads = `[${observedLayers
  .filter((l) => ['urban', 'county', 'highway'].includes(l.of))
  .map((l) => layerOf(l, `${l.of}Weight * ${l.layer}Weight`))
  .join(', ')}]`

/** What is judged, under which target of the plan, from how many on. */
const judged = [
  ['urban', layersOf('urban'), 'urban', 'leastOfClass'],
  ['county', layersOf('county'), 'county', 'leastOfClass'],
  ['highway', layersOf('highway'), 'highway', 'leastOfClass'],
  ['trades', layersOf('trades'), 'trades', 'leastOfTrades'],
  ['plates', layersOf('plates'), 'plates', 'leastOfClass'],
  ['all', allRoads, 'highway', 'leastOfClass'],
] as const
const targetOf = (target: string): string => `${target}Target`
const reckoned = (key: string): string => `${key}Judged`
const entered = (key: string, target: string): EffectRule => ({
  kind: 'enter',
  register: 'helmets.judgements',
  id: `caseArea + "/${key}"`,
  standing: `if ${reckoned(key)}.verdict = "not_enough" then "not_enough" else "judged"`,
  body: {
    class: `"${key}"`,
    /** The plan has no target for all roads together. */
    verdict: key === 'all' ? 'null' : `${reckoned(key)}.verdict`,
    people: `${reckoned(key)}.people`,
    worn: `${reckoned(key)}.worn`,
    rate: `${reckoned(key)}.rate`,
    hundred: '10000',
    low: `${reckoned(key)}.low`,
    high: `${reckoned(key)}.high`,
    effective: `${reckoned(key)}.effective`,
    effect: `${reckoned(key)}.effect`,
    target: key === 'all' ? 'null' : `${targetOf(target)}.value`,
    until: key === 'all' ? 'null' : `${targetOf(target)}.until`,
    on: 'periodEnd',
  },
})
const withTarget = judged.flatMap(([key]) => (key === 'all' ? [] : [[key] as const]))
const verdictTitles = {
  urban: t('城区道路结论', 'Urban roads'),
  county: t('县城镇区道路结论', 'County-town roads'),
  highway: t('普通公路结论', 'Ordinary highways'),
  trades: t('三类行业结论', 'The three trades'),
  plates: t('号牌结论', 'Plates'),
} as const
const weight = (zh: string, en: string, value: number) => param(zh, en, 'count', value, rule)

export const judgement = defineProgramme({
  ...none,
  id: 'helmets.judgement',
  title: t('佩戴率评定', 'Judgement of observed rates'),
  summary: t(
    '由当月观测表得出各类道路、三类行业和号牌的比例、区间和结论；观测不足的不公布比例。',
    'Of the month’s sheets: rates of roads, trades and plates with interval and verdict; where too few were observed no rate is told.',
  ),
  basis: [rule],
  audience: 'office',
  subject: { name: 'periodEnd', people: [], place: true },
  roles: rolesOf('campaign-office', 'brigade-head'),
  fields: { periodEnd: past('数据截至', 'Until'), remark: words('说明', 'Remark', 300) },
  values: Object.fromEntries(
    withTarget.map(([key]) => [`${key}Verdict`, { title: verdictTitles[key], unit: 'text' as const }]),
  ),
  working: { judgedOn: office },
  params: {
    peakWeight: weight('高峰时段权重', 'Weight of peak hours', 60),
    offWeight: weight('平峰时段权重', 'Weight of the hours between', 40),
    urbanWeight: weight('城区道路权重', 'Weight of urban roads', 50),
    countyWeight: weight('县城镇区道路权重', 'Weight of county-town roads', 30),
    highwayWeight: weight('普通公路权重', 'Weight of ordinary highways', 20),
    leastOfClass: weight('每一类别起点人数', 'Least of a class', 400),
    leastOfTrades: weight('行业起点人数', 'Least of the trades', 100),
  },
  readings,
  entries: {
    urbanTarget: { register: 'helmets.targets', id: '"urban"' },
    countyTarget: { register: 'helmets.targets', id: '"county"' },
    highwayTarget: { register: 'helmets.targets', id: '"highway"' },
    tradesTarget: { register: 'helmets.targets', id: '"trades"' },
    platesTarget: { register: 'helmets.targets', id: '"plates"' },
  },
  reckonings: Object.fromEntries(
    judged.map(([key, layers, target, least]) => [
      reckoned(key),
      {
        ability: 'helmets.judged@1',
        with: { layers, target: `${targetOf(target)}.value`, least },
        clause: rule,
      },
    ]),
  ),
  opens: {
    judge: act(t('评定', 'Judge'), ['campaign-office'], 'judged', rule, {
      asks: { periodEnd: 'required' },
      when: [
        must(
          'urbanTarget != null and countyTarget != null and highwayTarget != null and tradesTarget != null and platesTarget != null',
          rule,
          '方案没有下达全部目标',
          'The plan has not set all targets',
        ),
      ],
      sets: {
        judgedOn: 'today',
        ...Object.fromEntries(withTarget.map(([key]) => [`${key}Verdict`, `${reckoned(key)}.verdict`])),
      },
      effects: judged.map(([key, , target]) => entered(key, target)),
    }),
  },
  steps: {
    judged: {
      title: t('已评定，待区县说明', 'Judged: the brigade explains'),
      holder: 'brigade-head',
      outcomes: {
        explain: act(t('说明情况', 'Explain'), ['brigade-head', 'campaign-office'], 'explained', rule, {
          asks: { remark: 'required' },
        }),
      },
    },
    explained: { title: t('已说明', 'Explained'), end: 'done', outcomes: {} },
  },
})
