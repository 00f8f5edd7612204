/** What temporary assistance counts: person-times, never persons, where the text says 人次. */
import type { Figure } from 'yimen/kernel/figure'
import { accountability, local, measures, opinions } from './clauses.ts'
import { monthsGrants } from './near-limit.ts'

const own = { version: 1, programme: 'assistance.temporary', clause: measures('art-48') } as const
const takenBack = ['revoke', 'cancel', 'reopen']
const byTownship = { on: ['approve', 'regularise'], until: takenBack }
const granted = { on: ['approve', 'regularise', 'approve_county', 'regularise_county'], until: takenBack }
const decided = { on: [...granted.on, 'refuse', 'refuse_county', 'require_recovery'], until: ['reopen'] }

const byCounty = { on: ['approve_county', 'regularise_county'], until: takenBack }

/** What was granted this month and not taken back. */
const month = (
  id: string,
  title: Figure['title'],
  definition: Figure['title'],
  counts: Figure['counts'],
): Figure => ({
  ...own,
  id: `assistance.temporary.${id}`,
  title,
  definition,
  unit: 'person_time',
  measure: 'count',
  counts,
  window: 'month_to_date',
})

export const figures: readonly Figure[] = [
  {
    ...own,
    id: 'assistance.temporary.grants',
    title: { zh: '乡镇审批临时救助人次', en: 'Temporary assistance decided by townships' },
    definition: {
      zh: '当年由乡镇批准、至统计日未被撤销的临时救助；同一人两次救助计两人次。分母为当年全部审批结论。',
      en:
        'Grants decided by townships in the year and not taken back; one person aided twice counts twice. ' +
        'Among all decisions of the year.',
    },
    unit: 'person_time',
    measure: 'count',
    counts: byTownship,
    among: decided,
    window: 'year_to_date',
  },
  {
    ...own,
    id: monthsGrants,
    title: { zh: '乡镇本月审批临时救助人次', en: 'Decided by townships this month' },
    definition: {
      zh: '本月由乡镇批准、至统计日未被撤销的临时救助。',
      en: 'Grants decided by townships this month and not taken back.',
    },
    unit: 'person_time',
    measure: 'count',
    counts: byTownship,
    window: 'month_to_date',
  },
  month(
    'county_month',
    { zh: '县级本月审批临时救助人次', en: 'Decided by the county this month' },
    { zh: '本月由县民政局批准的临时救助。', en: 'Grants decided by the county this month.' },
    byCounty,
  ),
  month(
    'emergency_month',
    { zh: '本月急难型临时救助人次', en: 'Emergency aid this month' },
    { zh: '本月各级批准的急难型救助。', en: 'Grants for an emergency this month, at all levels.' },
    { ...granted, where: 'kind = "emergency"' },
  ),
  month(
    'expense_month',
    { zh: '本月支出型临时救助人次', en: 'Expense-driven aid this month' },
    { zh: '本月各级批准的支出型救助。', en: 'Expense-driven grants this month, at all levels.' },
    { ...granted, where: 'kind = "expense"' },
  ),
  {
    ...month(
      'amount_month',
      { zh: '本月临时救助金额', en: 'Money granted this month' },
      { zh: '本月各级批准的临时救助金额。', en: 'Money granted this month at all levels.' },
      { ...granted, value: 'granted' },
    ),
    unit: 'fen',
    measure: 'sum',
  },
  {
    ...own,
    id: 'assistance.temporary.amount',
    title: { zh: '乡镇审批临时救助金', en: 'Money granted by townships' },
    definition: {
      zh: '当年由乡镇批准、至统计日未被撤销的救助金额。分母为各级批准的全部金额。',
      en: 'Money of the grants decided by townships in the year. Among the money granted at all levels.',
    },
    unit: 'fen',
    measure: 'sum',
    counts: { ...byTownship, value: 'granted' },
    among: { ...granted, value: 'granted' },
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.persons',
    title: { zh: '临时救助人数', en: 'Persons aided' },
    definition: {
      zh: '当年获得临时救助的申请人，同一人只计一次。',
      en: 'Applicants aided in the year, each once.',
    },
    unit: 'person',
    measure: 'persons',
    counts: granted,
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.county_grants',
    title: { zh: '县级审批临时救助人次', en: 'Decided by the county' },
    definition: {
      zh: '当年由县民政局批准、至统计日未被撤销的临时救助。',
      en: 'Grants decided by the county in the year and not taken back.',
    },
    unit: 'person_time',
    measure: 'count',
    counts: byCounty,
    among: granted,
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.applications',
    title: { zh: '临时救助申请件数', en: 'Applications' },
    definition: {
      zh: '当年收到的申请和紧急求助。',
      en: 'Applications and urgent reports received in the year.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['apply', 'report_urgent'] },
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.refusals',
    title: { zh: '不予救助件数', en: 'Refusals' },
    definition: {
      zh: '当年不予受理和不予救助的件数，分母为全部审批结论。',
      en: 'Not accepted or refused in the year, among all decisions.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['refuse', 'refuse_county', 'refuse_acceptance', 'require_recovery'] },
    among: { on: [...decided.on, 'refuse_acceptance'] },
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.withdrawn',
    title: { zh: '撤回件数', en: 'Withdrawn' },
    definition: {
      zh: '当年申请人撤回和逾期未补正视为撤回的件数。',
      en: 'Withdrawn by the applicant, or counted as withdrawn.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['withdraw', 'lapse'] },
    window: 'year_to_date',
  },
  {
    ...own,
    id: 'assistance.temporary.advances',
    title: { zh: '先行救助金额', en: 'Money paid first' },
    definition: {
      zh: '当年先行救助支付的金额，不论是否已补批。',
      en: 'Money paid before approval in the year, regularised or not.',
    },
    unit: 'fen',
    measure: 'sum',
    counts: { on: ['pay_first'], value: 'advance' },
    window: 'year_to_date',
    clause: opinions('item-3'),
  },
  {
    ...own,
    id: 'assistance.temporary.advance_cases',
    title: { zh: '先行救助件数', en: 'Cases paid first' },
    definition: { zh: '当年先行救助的件数。', en: 'Cases paid before approval in the year.' },
    unit: 'case',
    measure: 'count',
    counts: { on: ['pay_first'] },
    window: 'year_to_date',
    clause: opinions('item-3'),
  },
  {
    ...own,
    id: 'assistance.temporary.papers_overdue',
    title: { zh: '逾期未补手续件数', en: 'Papers overdue' },
    definition: {
      zh: '先行救助后超过补办时限、至统计日仍未了结的件数（红色清单）。',
      en: 'Cases paid first whose papers are past their limit and still open: the red list.',
    },
    unit: 'case',
    measure: 'count',
    counts: { overdue: 'papers' },
    window: 'now',
    clause: opinions('item-3'),
  },
  {
    ...own,
    id: 'assistance.temporary.on_time',
    title: { zh: '按时办结率', en: 'Decided on time' },
    definition: {
      zh: '当年审批结论中，各项时限均未超过的占比。',
      en: 'Share of the year’s decisions for which no limit was exceeded.',
    },
    unit: 'percent',
    measure: 'ratio',
    counts: { on: decided.on, where: 'onTime' },
    among: { on: decided.on },
    window: 'year_to_date',
    clause: local('item-5'),
  },
  {
    ...own,
    id: 'assistance.temporary.satisfaction',
    title: { zh: '好评率', en: 'Good ratings' },
    definition: {
      zh: '评价为基本满意及以上的占全部评价的比例。',
      en: 'Fairly satisfied or better, among all ratings.',
    },
    unit: 'percent',
    measure: 'ratio',
    counts: { on: ['rate'], where: 'stars = "very_good" or stars = "good" or stars = "fair"' },
    among: { on: ['rate'] },
    window: 'year_to_date',
    clause: measures('art-60'),
  },
  {
    version: 1,
    programme: 'assistance.exemption',
    id: 'assistance.exempted',
    title: { zh: '容错免责件数', en: 'Exemptions' },
    definition: {
      zh: '当年认定免责的事项。分母为当年全部认定。',
      en: 'Matters of the year whose official was exempted. Among all that were decided.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['exempt'] },
    among: { on: ['exempt', 'hold_liable'] },
    window: 'year_to_date',
    things: true,
    clause: accountability('item-4'),
  },
]
