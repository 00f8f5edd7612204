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

export const supportFigures: readonly Figure[] = [
  figure(
    'support.persons',
    { zh: '特困供养人数', en: 'Persons supported' },
    { zh: '统计日供养中的特困人员，每人计一次。', en: 'Persons supported on the day, each once.' },
    {
      programme: 'assistance.support',
      unit: 'person',
      measure: 'persons',
      counts: { at: supportedAt },
      window: 'now',
      clause: measures('art-14'),
    },
  ),
  figure(
    'support.confirmed',
    { zh: '新确认特困人员', en: 'Newly confirmed' },
    { zh: '当年由县民政局确认的特困人员。', en: 'Confirmed by the county in the year.' },
    {
      programme: 'assistance.support',
      unit: 'person',
      measure: 'persons',
      counts: { on: ['confirm'] },
      window: 'year_to_date',
      clause: identification('item-3'),
    },
  ),
  figure(
    'support.stopped',
    { zh: '终止供养人数', en: 'Ended' },
    { zh: '当年核准终止供养的人数。', en: 'Whose support was ended in the year.' },
    {
      programme: 'assistance.support',
      unit: 'person',
      measure: 'persons',
      counts: { on: ['stop'] },
      window: 'year_to_date',
      clause: measures('art-18'),
    },
  ),
  figure(
    'support.paid',
    { zh: '供养金发放金额', en: 'Support paid' },
    { zh: '当年银行已入账的供养金。', en: 'Support credited by the bank in the year.' },
    {
      programme: 'assistance.support',
      unit: 'fen',
      measure: 'sum',
      counts: { on: ['settle'], value: 'credited' },
      window: 'year_to_date',
      clause: supportRules('item-12'),
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
      programme: 'assistance.care_agreement',
      unit: 'party',
      measure: 'persons',
      counts: { on: ['sign_office', 'sign_village', 'sign_carer', 'sign_person'], key: 'outcome' },
      window: 'cumulative',
      things: true,
      clause: supportRules('item-7'),
    },
  ),
  figure(
    'care.agreements',
    { zh: '履行中的四方协议', en: 'Agreements in force' },
    { zh: '统计日履行中和待续签的四方协议。', en: 'Agreements in force or to be renewed on the day.' },
    {
      programme: 'assistance.care_agreement',
      unit: 'case',
      measure: 'count',
      counts: { at: ['in_force', 'renewing'] },
      window: 'now',
      clause: supportRules('item-7'),
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
      programme: 'assistance.care_agreement',
      unit: 'person_time',
      measure: 'count',
      counts: { on: ['check_month'], where: 'earned > 0' },
      window: 'year_to_date',
      clause: supportRules('item-8'),
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
      programme: 'assistance.care_agreement',
      unit: 'fen',
      measure: 'sum',
      counts: { on: ['check_month'], value: 'earned' },
      window: 'year_to_date',
      clause: supportRules('item-8'),
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
      programme: 'assistance.escort',
      unit: 'person_time',
      measure: 'count',
      counts: { on: ['discharge'] },
      window: 'cumulative',
      clause: supportOpinions('item-2'),
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
      programme: 'assistance.escort',
      unit: 'case',
      measure: 'count',
      counts: { on: ['bill'], where: 'unitsOver > 0 or amountOver != 0' },
      among: { on: ['bill'] },
      window: 'year_to_date',
      things: true,
      clause: supportRules('item-9'),
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
      programme: 'assistance.purchase',
      unit: 'pieces',
      measure: 'sum',
      counts: {
        on: ['accept_township', 'accept_county'],
        where: 'deliveryMonth <= 6',
        value: 'deliveredPieces',
      },
      window: 'year_to_date',
      things: true,
      clause: supportRules('item-10'),
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
      programme: 'assistance.handout',
      unit: 'pieces',
      measure: 'sum',
      counts: { on: ['hand_out'], until: ['take_back'], value: 'pieces' },
      window: 'year_to_date',
      clause: supportRules('item-10'),
    },
  ),
  figure(
    'service.times',
    { zh: '上门服务人次', en: 'Services at home' },
    { zh: '当年逐次签收的上门服务。', en: 'Services at home, each signed for, in the year.' },
    {
      programme: 'assistance.service',
      unit: 'person_time',
      measure: 'count',
      counts: { on: ['deliver'] },
      window: 'year_to_date',
      clause: supportRules('item-14'),
    },
  ),
]
