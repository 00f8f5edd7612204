/** What support, care and goods count, each from its records. */
import type { Figure } from 'yimen/kernel/figure'
import { identification, measures, supportOpinions, supportRules } from './clauses.ts'
import { supportedAt } from './support/programme.ts'

const figure = (
  id: string,
  title: Figure['title'],
  definition: Figure['definition'],
  rest: Omit<Figure, 'id' | 'version' | 'title' | 'definition'>,
): Figure => ({ id: `assistance.${id}`, version: 1, title, definition, ...rest })

/** Of which programme, in what, how, within which time, and on which clause. */
const of = (
  programme: string,
  unit: Figure['unit'],
  measure: Figure['measure'],
  window: Figure['window'],
  clause: string,
) => ({ programme: `assistance.${programme}`, unit, measure, window, clause })

export const supportFigures: readonly Figure[] = [
  figure(
    'support.persons',
    { zh: '特困供养人数', en: 'Persons supported' },
    { zh: '统计日供养中的特困人员，每人计一次。', en: 'Persons supported on the day, each once.' },
    { ...of('support', 'person', 'persons', 'now', measures('art-14')), counts: { at: supportedAt } },
  ),
  ...(
    [
      ['home', '分散供养人数', 'Supported at home', 'homeNo = 1'],
      ['central', '集中供养人数', 'Supported in a home', 'homeNo = 0'],
      ['able', '具备自理能力的特困人员', 'Able', 'gradeNo = 0'],
      ['partly', '部分丧失自理能力的特困人员', 'Partly lost', 'gradeNo = 1'],
      ['wholly', '完全丧失自理能力的特困人员', 'Wholly lost', 'gradeNo = 2'],
    ] as const
  ).map(([id, zh, en, where]) =>
    figure(
      `support.${id}`,
      { zh, en: `Persons supported: ${en.toLowerCase()}` },
      {
        zh: `统计日供养中的特困人员中，${zh.replace('人数', '')}的。`,
        en: `Of those supported on the day: ${en.toLowerCase()}.`,
      },
      {
        ...of('support', 'person', 'persons', 'now', measures('art-14')),
        counts: { at: supportedAt, where },
      },
    ),
  ),
  figure(
    'support.confirmed',
    { zh: '新确认特困人员', en: 'Newly confirmed' },
    { zh: '当年由县民政局确认的特困人员。', en: 'Confirmed by the county in the year.' },
    {
      ...of('support', 'person', 'persons', 'year_to_date', identification('item-3')),
      counts: { on: ['confirm'] },
    },
  ),
  figure(
    'support.stopped',
    { zh: '终止供养人数', en: 'Ended' },
    { zh: '当年核准终止供养的人数。', en: 'Whose support was ended in the year.' },
    { ...of('support', 'person', 'persons', 'year_to_date', measures('art-18')), counts: { on: ['stop'] } },
  ),
  figure(
    'support.paid',
    { zh: '供养金发放金额', en: 'Support paid' },
    { zh: '当年银行已入账的供养金。', en: 'Support credited by the bank in the year.' },
    {
      ...of('support', 'fen', 'sum', 'year_to_date', supportRules('item-12')),
      counts: { on: ['settle'], value: 'credited' },
    },
  ),
  figure(
    'care.parties',
    { zh: '照料护理协议签字方数', en: 'Parties that sign a care agreement' },
    {
      zh: '在照料护理协议上签过字的不同的方：乡镇民政办、村（居）委会、照料人、被照料人各计一方，由签字记录数出。',
      en:
        'Different parties that have signed care agreements: township office, village committee, carer, cared-for ' +
        'count as one each, from the records of signatures.',
    },
    {
      ...of('care_agreement', 'party', 'persons', 'cumulative', supportRules('item-7')),
      counts: { on: ['sign_office', 'sign_village', 'sign_carer', 'sign_person'], key: 'outcome' },
      things: true,
    },
  ),
  figure(
    'care.agreements',
    { zh: '履行中的四方协议', en: 'Agreements in force' },
    { zh: '统计日履行中和待续签的四方协议。', en: 'Agreements in force or to be renewed on the day.' },
    {
      ...of('care_agreement', 'case', 'count', 'now', supportRules('item-7')),
      counts: { at: ['in_force', 'renewing'] },
    },
  ),
  figure(
    'care.months',
    { zh: '居家照料人月数', en: 'Months of care at home' },
    {
      zh: '当年经村（居）委会检查合格的居家照料，一人一月计一次；与住院照料分开。',
      en: 'Months of care at home that the village found in order in the year, each person and month once; apart from hospital.',
    },
    {
      ...of('care_agreement', 'person_time', 'count', 'year_to_date', supportRules('item-8')),
      counts: { on: ['check_month'], where: 'earned > 0' },
    },
  ),
  figure(
    'care.money',
    { zh: '照料护理费', en: 'Care money' },
    {
      zh: '当年经检查合格应付照料人的照料护理费。',
      en: 'Care money that months in order came to in the year.',
    },
    {
      ...of('care_agreement', 'fen', 'sum', 'year_to_date', supportRules('item-8')),
      counts: { on: ['check_month'], value: 'earned' },
    },
  ),
  figure(
    'escort.person_times',
    { zh: '住院照料人次', en: 'Care in hospital' },
    {
      zh: '至统计日已经结束、有照料记录的住院照料；同一人两次住院计两人次，居家照料不计。',
      en: 'Care in hospital that is over and was recorded; one person twice in hospital counts twice. Care at home is apart.',
    },
    {
      ...of('escort', 'person_time', 'count', 'cumulative', supportOpinions('item-2')),
      counts: { on: ['discharge'] },
    },
  ),
  figure(
    'escort.bills_returned',
    { zh: '退回的照料账单', en: 'Bills of care returned' },
    {
      zh: '当年因多于照料记录或者金额不符退回的账单。',
      en: 'Bills of the year that went back for being above the records, or of another amount.',
    },
    {
      ...of('escort', 'case', 'count', 'year_to_date', supportRules('item-9')),
      counts: { on: ['bill'], where: 'unitsOver > 0 or amountOver != 0' },
      among: { on: ['bill'] },
      things: true,
    },
  ),
  figure(
    'goods.first_half',
    { zh: '上半年采购救助物资', en: 'Goods bought in the first half of the year' },
    {
      zh: '当年1月至6月验收入库的采购物资件（床、套）数，按验收日期统计；调拨不计。',
      en: 'Pieces and sets bought and accepted into a store from January to June of the year; moves between stores are apart.',
    },
    {
      ...of('purchase', 'pieces', 'sum', 'year_to_date', supportRules('item-10')),
      counts: {
        on: ['accept_township', 'accept_county'],
        where: 'deliveryMonth <= 6',
        value: 'deliveredPieces',
      },
      things: true,
    },
  ),
  figure(
    'goods.handed_out',
    { zh: '发放救助物资', en: 'Goods handed out' },
    {
      zh: '当年签收发放、未退回的物资件数。',
      en: 'Pieces handed out and signed for in the year, and not returned.',
    },
    {
      ...of('handout', 'pieces', 'sum', 'year_to_date', supportRules('item-10')),
      counts: { on: ['hand_out'], until: ['take_back'], value: 'pieces' },
    },
  ),
  figure(
    'service.times',
    { zh: '上门服务人次', en: 'Services at home' },
    { zh: '当年逐次签收的上门服务。', en: 'Services at home, each signed for, in the year.' },
    {
      ...of('service', 'person_time', 'count', 'year_to_date', supportRules('item-14')),
      counts: { on: ['deliver'] },
    },
  ),
]
