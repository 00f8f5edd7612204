/** What the season counts: each with its kind, its direction, and the department that answers for it. */
import { t } from './shared.ts'

export const kindsOfIndicators = {
  average: t('日均', 'Daily average'),
  stock: t('时点', 'At a moment'),
  flow: t('新增', 'New business'),
  count: t('户数件数', 'Count'),
  ratio: t('比率', 'Ratio'),
  quality: t('质量（扣分）', 'Quality (deduction)'),
} as const

export type Indicator = {
  readonly zh: string
  readonly en: string
  readonly unit: string
  readonly kind: keyof typeof kindsOfIndicators
  readonly direction: 'up' | 'down'
  readonly weight: number
  /** Whose heads explain and check it, by the key of their posts. */
  readonly department: 'personal' | 'retail' | 'small' | 'risk'
}

/** The weights are those of the rehearsal's plan; the plan that is in force says its own. */
export const indicators = {
  savings: of('储蓄存款日均净增', 'Savings, growth of the daily average', 'wan', 'average', 30, 'personal'),
  assets: of('个人客户资产净增', 'Personal assets, growth', 'wan', 'stock', 10, 'personal'),
  consumer: of('消费贷款投放', 'Consumer loans lent', 'wan', 'flow', 15, 'retail'),
  small: of('小微企业贷款投放', 'Loans lent to small firms', 'wan', 'flow', 15, 'small'),
  merchants: of('收单商户新增', 'New merchants', 'customers', 'count', 15, 'personal'),
  bad: {
    ...of('不良贷款率下降', 'Bad loans, fall of the rate', 'basis_points', 'ratio', 15, 'risk'),
    direction: 'down',
  },
  complaints: { ...of('有责投诉', 'Complaints with fault', 'case', 'quality', 0, 'risk'), direction: 'down' },
} as const satisfies Readonly<Record<string, Indicator>>

function of(
  zh: string,
  en: string,
  unit: string,
  kind: Indicator['kind'],
  weight: number,
  department: Indicator['department'],
): Indicator {
  return { zh, en, unit, kind, direction: 'up', weight, department }
}

export type IndicatorKey = keyof typeof indicators
export const indicatorKeys = Object.keys(indicators) as readonly IndicatorKey[]
/** Those that are given to units as a whole that is divided; a ratio is no sum, and quality has no target. */
export const divided = indicatorKeys.filter((k) => !['ratio', 'quality'].includes(indicators[k].kind))
/** Those that score by completion. */
export const scored = indicatorKeys.filter((k) => indicators[k].kind !== 'quality')

export const indicatorOptions = Object.fromEntries(
  indicatorKeys.map((k) => [k, t(indicators[k].zh, indicators[k].en)]),
)
