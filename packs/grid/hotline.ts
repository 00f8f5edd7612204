/** The quarter of the hotline 12345: what came in by field, each with its share and how it changed on the quarter before, and the report that prints it. */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'
import type { Count, Figure } from 'yimen/kernel/figure'
import type { Text } from 'yimen/kernel/text'
import { copies, issuer, share, to, whole } from './bulletin.ts'
import { fields } from './categories.ts'
import { hotline } from './clauses.ts'

const said = (zh: string, en: string): Text => ({ zh, en })
const own = {
  version: 1,
  things: true,
  programme: 'grid.report',
  unit: 'case',
  measure: 'count',
  window: 'quarter_to_date',
  clause: hotline('art-20'),
} as const
const ratio = { ...own, unit: 'percent', measure: 'ratio' } as const
const ofHotline = 'origin = "hotline"'
const received = { as: 'grid.hotline.received', version: 1 } as const

/** This quarter against the whole of the one before. */
const changed = (of: string, zh: string, en: string): Figure => ({
  ...ratio,
  id: `${of}.change`,
  title: said(`${zh}与上季之比`, `${en}, against the quarter before`),
  definition: said(
    `本季${zh}占上季全季的比例；印成较上季增长或者下降的百分比。`,
    `${en} of this quarter among that of the whole quarter before; printed as up or down.`,
  ),
  counts: { as: of, version: 1 },
  among: { as: of, version: 1, window: 'last_quarter' },
})

const inQuarter = (id: string, title: Text, definition: Text, counts: Count, among?: Count): Figure => ({
  ...(among === undefined ? own : ratio),
  id: `grid.hotline.${id}`,
  title,
  definition,
  counts,
  ...(among === undefined ? {} : { among }),
})

const ofField = (code: string, { zh, en }: Text): readonly Figure[] => {
  const id = `grid.hotline.${code}`
  return [
    inQuarter(
      code,
      said(`本季热线${zh}件`, `Hotline this quarter: ${en}`),
      said(`本季12345转来的，来电时登记为${zh}的。`, `From the hotline this quarter, entered as: ${en}.`),
      { on: ['take_call'], where: `substring(kind, 1, 3) = "${code}"` },
    ),
    inQuarter(
      `${code}.share`,
      said(`本季热线${zh}占比`, `Share of the hotline this quarter: ${en}`),
      said(`${zh}件占本季12345转来的比例。`, `${en}, among all from the hotline this quarter.`),
      { as: id, version: 1 },
      received,
    ),
    changed(id, `热线${zh}件`, `hotline: ${en}`),
  ]
}

export const hotlineFigures: readonly Figure[] = [
  inQuarter(
    'received',
    said('本季12345转来', 'From the hotline this quarter'),
    said(
      '本季由12345热线录入的反映件，并案的各计一件。',
      'Reports that the hotline entered this quarter, each of those that were merged.',
    ),
    { on: ['take_call'] },
  ),
  {
    ...own,
    id: 'grid.hotline.received.before',
    title: said('上季12345转来', 'From the hotline in the quarter before'),
    definition: said(
      '上季全季由12345热线录入的反映件。',
      'Reports that the hotline entered in the whole quarter before.',
    ),
    counts: received,
    window: 'last_quarter',
  },
  changed('grid.hotline.received', '12345转来', 'reports from the hotline'),
  inQuarter(
    'accepted',
    said('本季受理', 'Accepted this quarter'),
    said(
      '本季受理或者并案的12345转来件；拆出以后重新受理的只计一次。',
      'From the hotline, accepted or merged this quarter; once where it was taken out and accepted again.',
    ),
    { on: ['accept', 'merge'], where: ofHotline, until: ['split'] },
  ),
  inQuarter(
    'rejected',
    said('本季不予受理', 'Not accepted this quarter'),
    said(
      '本季不予受理的12345转来件，都告知了理由。',
      'From the hotline, not accepted this quarter, each with the reason told.',
    ),
    { on: ['reject', 'refused'], where: ofHotline },
  ),
  inQuarter(
    'answered',
    said('本季答复', 'Answered this quarter'),
    said(
      '本季答复的12345转来件；要求重办的，到再次答复时才计。',
      'From the hotline, answered this quarter; one that was opened again once it is answered again.',
    ),
    { on: ['answered'], where: ofHotline, until: ['ask_reopen', 'split'] },
  ),
  inQuarter(
    'answering_rate',
    said('本季答复率', 'Answered among received'),
    said(
      '本季答复件占本季转来件的比例，上季转来、本季答复的也在答复件之中。',
      'Answered this quarter among those received in it; what came before and was answered now is among these.',
    ),
    { as: 'grid.hotline.answered', version: 1 },
    received,
  ),
  inQuarter(
    'in_time',
    said('本季按期答复率', 'Answered in time this quarter'),
    said(
      '本季答复的12345转来件中，在各自五个工作日内的。',
      'Of those answered this quarter, within five working days of their own.',
    ),
    { on: ['answered'], where: `inTime = true and ${ofHotline}` },
    { on: ['answered'], where: ofHotline },
  ),
  inQuarter(
    'satisfaction',
    said('本季回访满意率', 'Satisfaction this quarter'),
    said(
      '本季评价的12345转来件中评三分以上的；要求重办的按不满意计。',
      'Rated three or more, among those rated this quarter; who asked for it to be opened again is dissatisfied.',
    ),
    { on: ['rate'], where: `isGood = true and ${ofHotline}` },
    { on: ['rate', 'ask_reopen'], where: ofHotline },
  ),
  ...Object.entries(fields).flatMap(([code, title]) => ofField(code, title)),
]

const change = (figure: string): Slot => ({ figure, format: 'change', decimals: 1 })
const codes = Object.keys(fields)

export const quarterly: Bulletin = {
  id: 'grid.quarterly',
  version: 1,
  title: { zh: '12345政务服务便民热线办理情况季度通报', en: 'Quarterly report of the hotline 12345' },
  area: '430271',
  issuer,
  mark: '株经开网季',
  signedBy: 'command-head',
  to,
  copies,
  slots: {
    received: whole('grid.hotline.received'),
    before: whole('grid.hotline.received.before'),
    change: change('grid.hotline.received.change'),
    accepted: whole('grid.hotline.accepted'),
    rejected: whole('grid.hotline.rejected'),
    answered: whole('grid.hotline.answered'),
    answeringRate: share('grid.hotline.answering_rate'),
    inTime: share('grid.hotline.in_time'),
    satisfaction: share('grid.hotline.satisfaction'),
    ...Object.fromEntries(
      codes.flatMap((code): readonly (readonly [string, Slot])[] => [
        [code, whole(`grid.hotline.${code}`)],
        [`${code}Share`, share(`grid.hotline.${code}.share`)],
        [`${code}Change`, change(`grid.hotline.${code}.change`)],
      ]),
    ),
  },
  parts: [{ whole: 'received', of: codes }],
  paragraphs: [
    {
      heading: { zh: '一、受理情况', en: '1. What came in' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，本季12345转来{received}件，上季全季{before}件，较上季{change}' +
          '（各处均以本季截至当日的件数与上季全季相比）；' +
          '受理{accepted}件，不予受理{rejected}件。',
        en:
          'By {year}-{month}-{day} {received} reports came from the hotline this quarter, {before} in the whole ' +
          'quarter before ({change}; everywhere this quarter up to the day against the whole one before); {accepted} were accepted and {rejected} were not.',
      },
    },
    {
      heading: { zh: '二、诉求分类', en: '2. What they are about' },
      text: { zh: '反映较多的类别（至多列五类）：', en: 'The fields with most, five at most: ' },
      greatest: {
        count: 5,
        lines: Object.entries(fields).map(([code, { zh, en }]) => ({
          by: code,
          text: {
            zh: `${zh}{${code}}件，占{${code}Share}%，较上季{${code}Change}`,
            en: `${en} {${code}}, {${code}Share}% of all, {${code}Change}`,
          },
        })),
      },
    },
    {
      heading: { zh: '三、答复和满意情况', en: '3. Answers' },
      text: {
        zh: '本季答复{answered}件，答复率{answeringRate}%，按期答复率{inTime}%，回访满意率{satisfaction}%。',
        en:
          '{answered} were answered this quarter ({answeringRate}% of those received), {inTime}% in time; ' +
          '{satisfaction}% of those asked are satisfied.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区热线办理情况表', en: 'Annex: the hotline by community' },
        by: 'village',
        rankedBy: 'inTime',
        columns: [
          { title: { zh: '转来（件）', en: 'Received' }, slot: 'received' },
          { title: { zh: '较上季', en: 'Change' }, slot: 'change' },
          { title: { zh: '答复（件）', en: 'Answered' }, slot: 'answered' },
          { title: { zh: '按期答复率（%）', en: 'In time (%)' }, slot: 'inTime' },
          { title: { zh: '满意率（%）', en: 'Satisfied (%)' }, slot: 'satisfaction' },
        ],
      },
    },
  ],
}
