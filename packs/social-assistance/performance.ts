/**
 * Performance by township (绩效评价): what each did this year, from the same records as everything else, without a
 * score of its own.
 */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'
import type { Text } from 'yimen/kernel/text'

type Column = readonly [slot: string, figure: string, title: Text, format?: 'percent']

const columns: readonly Column[] = [
  ['applications', 'temporary.applications', { zh: '受理临时救助（件）', en: 'Assistance applied for' }],
  ['onTime', 'temporary.on_time', { zh: '临时救助按时办结率（%）', en: 'On time (%)' }, 'percent'],
  ['satisfied', 'temporary.satisfaction', { zh: '好评率（%）', en: 'Good ratings (%)' }, 'percent'],
  ['papersOverdue', 'temporary.papers_overdue', { zh: '先行救助逾期未补手续（件）', en: 'Papers overdue' }],
  ['livingOnTime', 'living.on_time', { zh: '低保按时办结率（%）', en: 'Allowance on time (%)' }, 'percent'],
  ['reviewsOverdue', 'living.reviews_overdue', { zh: '低保逾期未核查（户）', en: 'Reviews overdue' }],
  ['overStandard', 'living.over_standard', { zh: '核查发现超标（件）', en: 'Found over the limit' }],
]

const slotOf = ([slot, figure, , format]: Column): readonly [string, Slot] => [
  slot,
  {
    figure: `assistance.${figure}`,
    format: format ?? 'whole',
    ...(format === undefined ? {} : { decimals: 1 }),
  },
]

export const performance: Bulletin = {
  id: 'assistance.performance',
  version: 1,
  title: { zh: '乡镇社会救助工作绩效情况', en: 'How townships did in social assistance' },
  area: '430523',
  issuer: { zh: '邵阳县民政局', en: 'Shaoyang County Civil Affairs Bureau' },
  mark: '邵县民绩',
  signedBy: 'county-leader',
  slots: Object.fromEntries(columns.map(slotOf)),
  names: {
    front: { rankedBy: 'onTime', which: 'leaders', count: 3 },
    behind: { rankedBy: 'onTime', which: 'laggards', count: 3 },
  },
  paragraphs: [
    {
      text: {
        zh:
          '今年以来至{month}月{day}日，全县受理临时救助{applications}件，按时办结率{onTime}%，' +
          '好评率{satisfied}%；' +
          '低保按时办结率{livingOnTime}%，逾期未核查{reviewsOverdue}户，核查发现超标{overStandard}件；' +
          '先行救助逾期未补手续{papersOverdue}件。',
        en:
          'This year to {month}-{day} {applications} applications for assistance were taken, ' +
          '{onTime}% decided on time, {satisfied}% rated well; ' +
          'of the allowance {livingOnTime}% were decided on time, {reviewsOverdue} reviews are overdue, ' +
          '{overStandard} families were found over the limit; ' +
          '{papersOverdue} cases paid first lack their papers past the limit.',
      },
    },
    {
      text: {
        zh:
          '临时救助按时办结率居前的是{front}，居后的是{behind}。' +
          '件数少的乡镇，比率变动一件就可能换位，请结合件数看。',
        en:
          'In front by the share decided on time: {front}; behind: {behind}. ' +
          'Where cases are few, one more may change places: read it with their number.',
      },
    },
    {
      table: {
        title: { zh: '附：各乡镇情况表', en: 'Annex: by township' },
        by: 'township',
        rankedBy: 'onTime',
        columns: columns.map(([slot, , title]) => ({ title, slot })),
      },
    },
  ],
}
