/** What the living allowance counts: persons added and removed by the townships’ own decisions, and the monthly table. */
import type { Count, Figure } from 'yimen/kernel/figure'
import { confirmation, devolution, living } from '../clauses.ts'
import { confirmedFigure } from './sample.ts'
import { onRegister } from './steps/shared.ts'

const own = { version: 1, programme: 'assistance.living', clause: devolution('item-1') } as const
type Hukou = 'rural' | 'urban'
const called = { rural: { zh: '农村', en: 'Rural' }, urban: { zh: '城市', en: 'Urban' } } as const
const gone = ['stop', 'end_exit', 'die', 'move_away']
const begun = ['carry_over', 'confirm']
const decided = ['confirm', 'confirm_marginal', 'tell_refusal']

const persons = (
  id: string,
  hukou: Hukou,
  says: readonly [zh: string, en: string],
  means: readonly [zh: string, en: string],
  counts: Count,
  window: Figure['window'] = 'cumulative',
): Figure => ({
  ...own,
  id: `assistance.living.${id}_${hukou}`,
  title: { zh: `${called[hukou].zh}${says[0]}`, en: `${called[hukou].en}: ${says[1]}` },
  definition: {
    zh: `${called[hukou].zh}低保：${means[0]}`,
    en: `${called[hukou].en} living allowance: ${means[1]}`,
  },
  unit: 'person',
  measure: 'sum',
  counts,
  window,
})

const byTownship = (hukou: Hukou) => ({
  on: ['confirm', 'decide_change'],
  where: `hukou = "${hukou}" and actorRole = "township-leader"`,
  value: 'if outcome = "confirm" then persons else joined',
})
const stoppedBy = (hukou: Hukou) => ({
  on: ['stop', 'end_exit'],
  where: `hukou = "${hukou}" and stoppedBy = "township"`,
  value: 'persons',
})
const naturally = (hukou: Hukou) => ({
  on: ['die', 'move_away', 'decide_change'],
  where: `hukou = "${hukou}"`,
  value: 'gone',
})
const standing = (hukou: Hukou) => ({
  on: [...begun, 'decide_change'],
  until: ['decide_change', ...gone],
  where: `hukou = "${hukou}"`,
  value: 'persons',
})

const ofBoth = (hukou: Hukou): readonly Figure[] => [
  persons(
    'added',
    hukou,
    ['低保新增人数', 'persons added'],
    [
      '下放以来由乡镇确认纳入的人数，含乡镇决定变更时新增的成员。',
      'persons whom the townships confirmed since devolution, members who joined by their decision among them.',
    ],
    byTownship(hukou),
  ),
  persons(
    'removed',
    hukou,
    ['低保清退人数', 'persons removed'],
    [
      '下放以来由乡镇决定停发（含渐退期满）的人数；死亡、迁出不计入。',
      'persons whom the townships stopped since devolution, at the end of a gradual exit too; deaths and moves are not among them.',
    ],
    stoppedBy(hukou),
  ),
  persons(
    'gone',
    hukou,
    ['低保自然减少人数', 'persons who left'],
    ['当年死亡、迁出和离开家庭的人数。', 'persons who died, moved away or left their family in the year.'],
    naturally(hukou),
    'year_to_date',
  ),
  persons(
    'persons',
    hukou,
    ['低保对象人数', 'persons on the register'],
    ['现在保障的人数。', 'persons on the register now.'],
    standing(hukou),
    'now',
  ),
  {
    ...persons(
      'benefit',
      hukou,
      ['低保月保障金', 'money a month'],
      [
        '现在保障的家庭，最近一次确认、变更决定的月保障金合计；标准提高后的差额见发放金额。',
        'what families on the register were last decided to get a month; what a higher standard adds is in what was paid.',
      ],
      { ...standing(hukou), value: 'benefit' },
      'now',
    ),
    unit: 'fen',
  },
  {
    ...persons(
      'families',
      hukou,
      ['低保家庭户数', 'families on the register'],
      ['现在保障的户数。', 'families on the register now.'],
      { at: onRegister, where: `hukou = "${hukou}"` },
      'now',
    ),
    unit: 'family',
    measure: 'count',
  },
  persons(
    'new_month',
    hukou,
    ['低保本月新增人数', 'persons added this month'],
    ['本月确认纳入的人数，不论由谁确认。', 'persons confirmed this month, whoever confirmed them.'],
    { on: ['confirm'], where: `hukou = "${hukou}"`, value: 'persons' },
    'month_to_date',
  ),
  persons(
    'stopped_month',
    hukou,
    ['低保本月停发人数', 'persons stopped this month'],
    ['本月决定停发和渐退期满的人数。', 'persons stopped this month, or whose gradual exit ended.'],
    { on: ['stop', 'end_exit'], where: `hukou = "${hukou}"`, value: 'persons' },
    'month_to_date',
  ),
]

const cases = (
  id: string,
  zh: string,
  en: string,
  means: readonly [string, string],
  rest: Pick<Figure, 'counts' | 'window'> & Partial<Figure>,
): Figure => ({
  ...own,
  id: `assistance.living.${id}`,
  title: { zh, en },
  definition: { zh: means[0], en: means[1] },
  unit: 'case',
  measure: 'count',
  ...rest,
})

export const livingFigures: readonly Figure[] = [
  ...ofBoth('rural'),
  ...ofBoth('urban'),
  {
    ...own,
    id: confirmedFigure,
    title: { zh: '乡镇本月确认的低保家庭', en: 'Families confirmed by townships this month' },
    definition: {
      zh: '本月由乡镇联审联批确认纳入的家庭，县级从中抽查。',
      en: 'Families that townships confirmed this month; the county draws from them.',
    },
    unit: 'family',
    measure: 'count',
    counts: { on: ['confirm'], where: 'decidedBy = "township"' },
    window: 'month_to_date',
    clause: living('item-13'),
  },
  cases(
    'applications',
    '低保申请件数',
    'Applications for the living allowance',
    ['当年收到的低保申请。', 'Applications received in the year.'],
    { counts: { on: ['apply'] }, window: 'year_to_date' },
  ),
  cases(
    'marginal',
    '低保边缘家庭户数',
    'Marginal families',
    ['当年认定的低保边缘家庭。', 'Marginal families confirmed in the year.'],
    { counts: { on: ['confirm_marginal'] }, window: 'year_to_date', unit: 'family' },
  ),
  cases(
    'refusals',
    '低保不予确认件数',
    'Refusals of the living allowance',
    ['当年不予受理和不予确认的件数。', 'Not accepted or refused in the year.'],
    { counts: { on: ['refuse_acceptance', 'tell_refusal'] }, window: 'year_to_date' },
  ),
  cases(
    'over_standard',
    '核对发现财产超标件数',
    'Checks that found property above the limit',
    [
      '当年信息核对中发现财产超过规定的，分母为当年核对件数。',
      'Checks of the year that found it, among all of them.',
    ],
    {
      counts: { on: ['report_check'], where: 'assetsOver' },
      among: { on: ['report_check'] },
      window: 'year_to_date',
      clause: confirmation('item-3'),
    },
  ),
  cases(
    'checks_month',
    '低保本月信息核对件数',
    'Checks of the living allowance this month',
    ['本月登记的家庭经济状况核对。', 'Reports on the means of a family this month.'],
    { counts: { on: ['report_check'] }, window: 'month_to_date', clause: confirmation('item-3') },
  ),
  cases(
    'on_time',
    '低保按时办结率',
    'Living allowance decided on time',
    [
      '当年确认、认定边缘家庭和书面告知不予确认的，各项时限均未超过的占比。',
      'Share of the decisions of the year for which no limit was exceeded.',
    ],
    {
      counts: { on: decided, where: 'onTime' },
      among: { on: decided },
      measure: 'ratio',
      unit: 'percent',
      window: 'year_to_date',
      clause: confirmation('item-8'),
    },
  ),
  cases(
    'reviews_overdue',
    '逾期未核查户数',
    'Reviews overdue',
    ['定期核查超过办理时限、至统计日仍未完成的户数。', 'Reviews that are past their limit and still open.'],
    { counts: { overdue: 'review' }, window: 'now', unit: 'family', clause: confirmation('item-11') },
  ),
  {
    ...own,
    programme: 'assistance.living_batch',
    id: 'assistance.living.paid',
    title: { zh: '本月发放低保金', en: 'Paid this month' },
    definition: {
      zh: '本月交银行代发的低保金，含补发；退票在下月重发时再计。',
      en: 'Given to the bank this month, back pay too; what is returned counts again when it is paid again.',
    },
    unit: 'fen',
    measure: 'sum',
    counts: { on: ['release'], value: 'batchTotal' },
    window: 'month_to_date',
    clause: living('item-10'),
  },
]
