/** The monthly tables of social assistance (统计月报表): by township, each cell a figure, taken along as a workbook. */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'
import type { Text } from 'yimen/kernel/text'

type Column = readonly [slot: string, figure: string, zh: string, en: string, format?: Slot['format']]
type Sheet = { readonly title: Text; readonly columns: readonly Column[] }

const ofHukou = (hukou: 'rural' | 'urban', zh: string, en: string): readonly Column[] => [
  [`${hukou}Families`, `living.families_${hukou}`, `${zh}（户）`, `${en}: families`],
  [`${hukou}Persons`, `living.persons_${hukou}`, `${zh}（人）`, `${en}: persons`],
  [`${hukou}New`, `living.new_month_${hukou}`, `${zh}本月新增（人）`, `${en}: added`],
  [`${hukou}Stopped`, `living.stopped_month_${hukou}`, `${zh}本月停发（人）`, `${en}: stopped`],
  [
    `${hukou}Benefit`,
    `living.benefit_${hukou}`,
    `${zh}月保障金（万元）`,
    `${en}: money a month (10k yuan)`,
    'wan_yuan',
  ],
]

const sheets: readonly Sheet[] = [
  {
    title: { zh: '表一：最低生活保障', en: 'Table 1: the living allowance' },
    columns: [...ofHukou('rural', '农村', 'Rural'), ...ofHukou('urban', '城市', 'Urban')],
  },
  {
    title: { zh: '表二：临时救助（本月）', en: 'Table 2: temporary assistance this month' },
    columns: [
      ['township', 'temporary.township_month', '乡镇审批（人次）', 'By townships (person-times)'],
      ['county', 'temporary.county_month', '县级审批（人次）', 'By the county (person-times)'],
      ['emergency', 'temporary.emergency_month', '急难型（人次）', 'Emergency'],
      ['expense', 'temporary.expense_month', '支出型（人次）', 'Expense-driven'],
      ['amount', 'temporary.amount_month', '救助金额（万元）', 'Money (10k yuan)', 'wan_yuan'],
      ['aided', 'temporary.persons', '今年救助（人）', 'Persons this year'],
    ],
  },
  {
    title: { zh: '表三：特困人员供养和照料', en: 'Table 3: support and care' },
    columns: [
      ['home', 'support.home', '分散供养（人）', 'At home'],
      ['central', 'support.central', '集中供养（人）', 'In a home'],
      ['able', 'support.able', '具备自理（人）', 'Able'],
      ['partly', 'support.partly', '部分丧失（人）', 'Partly lost'],
      ['wholly', 'support.wholly', '完全丧失（人）', 'Wholly lost'],
      ['care', 'care.months', '今年居家照料（人月）', 'Months of care at home this year'],
      ['hospital', 'escort.person_times', '累计住院照料（人次）', 'Care in hospital'],
    ],
  },
  {
    title: { zh: '表四：核对和办理时限', en: 'Table 4: checks and limits' },
    columns: [
      ['checks', 'living.checks_month', '本月低保核对（件）', 'Checks this month'],
      ['over', 'living.over_standard', '今年财产超标（件）', 'Too much property this year'],
      ['late', 'living.reviews_overdue', '逾期未核查（户）', 'Reviews overdue'],
      ['livingInTime', 'living.on_time', '低保按时办结率（%）', 'Allowance on time (%)', 'percent'],
      ['aidInTime', 'temporary.on_time', '临时救助按时办结率（%）', 'Assistance on time (%)', 'percent'],
    ],
  },
]

const columns = sheets.flatMap((s) => s.columns)

export const monthlyTables: Bulletin = {
  id: 'assistance.tables_monthly',
  version: 1,
  title: { zh: '社会救助统计月报表', en: 'Monthly tables of social assistance' },
  area: '430523',
  issuer: { zh: '邵阳县民政局', en: 'Shaoyang County Civil Affairs Bureau' },
  mark: '邵县民统',
  signedBy: 'county-leader',
  slots: Object.fromEntries(
    columns.map(([slot, figure, , , format = 'whole']) => [
      slot,
      {
        figure: `assistance.${figure}`,
        format,
        ...(format === 'whole' ? {} : { decimals: format === 'percent' ? 1 : 2 }),
      },
    ]),
  ),
  paragraphs: [
    {
      text: {
        zh: '按乡镇汇总，截至{year}年{month}月{day}日。每个数都可以点开，看到所计的办件。',
        en: 'By township, as of {year}-{month}-{day}. Every number opens into the cases that it counts.',
      },
    },
    ...sheets.map((s) => ({
      table: {
        title: s.title,
        by: 'township' as const,
        columns: s.columns.map(([slot, , zh, en]) => ({ title: { zh, en }, slot })),
      },
    })),
  ],
}
