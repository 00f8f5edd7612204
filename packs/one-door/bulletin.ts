/**
 * The hall's month: what came in and went out, by item and community, how people rated it, helpers, and handling
 * across regions.
 */
import type { Bulletin } from 'yimen/kernel/bulletin'

const whole = (figure: string) => ({ figure, format: 'whole' }) as const
const share = (figure: string) => ({ figure, format: 'percent', decimals: 1 }) as const
const page = (id: string, unit: string) => ({ page: { id, unit, qualifier: 'exact' } }) as const

export const monthly: Bulletin = {
  id: 'door.monthly',
  version: 1,
  title: { zh: '关于一门式政务服务情况的通报', en: 'Circular on one-door government service' },
  area: '430271',
  issuer: { zh: '株洲经开区行政审批服务局', en: 'Approvals Bureau of Zhuzhou Economic Development Zone' },
  mark: '株经审通',
  signedBy: 'approver',
  to: { zh: '各镇、街道，各社区，区直各部门', en: 'Towns and streets, communities, departments of the zone' },
  copies: { zh: '区党工委、管委会领导', en: 'Leaders of the zone' },
  slots: {
    services: whole('door.services'),
    items: whole('door.items'),
    helpers: { ...whole('door.helpers.per_community'), ...page('A2-48', 'persons per community') },
    livelihood: { ...whole('door.across.livelihood'), ...page('A2-49', 'items') },
    enterprise: { ...whole('door.across.enterprise'), ...page('A2-50', 'items') },
    luohuSigned: { figure: 'door.across.luohu_signed', format: 'month', ...page('A2-51', 'month') },
    luohu: { ...whole('door.across.luohu'), ...page('A2-52', 'items') },
    receivedYear: whole('door.received.year'),
    decidedYear: whole('door.decided.year'),
    received: whole('door.received'),
    accepted: whole('door.accepted'),
    rejected: whole('door.rejected'),
    supplemented: whole('door.supplemented'),
    decided: whole('door.decided'),
    withdrawn: whole('door.withdrawn'),
    inTime: share('door.in_time'),
    early: share('door.early'),
    atOnce: share('door.at_once'),
    oneVisit: share('door.one_visit'),
    online: share('door.online'),
    byHelpers: share('door.by_helpers'),
    onPromise: whole('door.on_promise'),
    tolerated: whole('door.tolerated'),
    ratings: whole('door.ratings'),
    good: share('door.good'),
    mended: share('door.mended'),
    orders: whole('door.orders'),
    stuck: whole('door.stuck'),
    cities: whole('door.cross.cities'),
    provinces: whole('door.cross.provinces'),
    lost: whole('door.cross.lost'),
  },
  paragraphs: [
    {
      heading: { zh: '一、一门提供的服务', en: '1. What one door gives' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，一个窗口提供{services}类服务、{items}项事项，' +
          '每个社区配备{helpers}名帮代办员。',
        en:
          'By {year}-{month}-{day} one window gives {services} kinds of service with {items} items; ' +
          'each community has {helpers} helper.',
      },
    },
    {
      heading: { zh: '二、办件', en: '2. Applications' },
      text: {
        zh:
          '今年收件{receivedYear}件、办结{decidedYear}件。' +
          '本月收件{received}件，受理{accepted}件，不予受理{rejected}件，补正告知{supplemented}件，' +
          '办结{decided}件，撤回{withdrawn}件；' +
          '按期办结率{inTime}%，提前办结率{early}%，即办率{atOnce}%，一次办结率{oneVisit}%，' +
          '网办率{online}%。告知承诺{onPromise}件，容缺受理{tolerated}件。',
        en:
          'This year {receivedYear} were received and {decidedYear} decided. ' +
          'This month {received} were received, {accepted} accepted, {rejected} not accepted, ' +
          '{supplemented} supplemented, {decided} decided, {withdrawn} withdrawn; ' +
          '{inTime}% in time, {early}% early, {atOnce}% at once, {oneVisit}% in one visit, ' +
          '{online}% online. {onPromise} on a promise, {tolerated} with tolerance.',
      },
    },
    {
      heading: { zh: '三、评价和帮代办', en: '3. Ratings and helpers' },
      text: {
        zh:
          '本月评价{ratings}个，好评率{good}%；差评整改率{mended}%。' +
          '帮代办{orders}件，占收件{byHelpers}%；办不成事窗口登记{stuck}件。',
        en:
          'Of {ratings} ratings {good}% were good; {mended}% of bad ones were put right. ' +
          'Helpers took {orders} orders and handed in {byHelpers}% of all; {stuck} could not be got done.',
      },
    },
    {
      heading: { zh: '四、跨域通办', en: '4. Across regions' },
      text: {
        zh:
          '与长沙市雨花区、浏阳市通办民生事项{livelihood}项、涉企事项{enterprise}项，' +
          '今年办件{cities}件；与深圳市罗湖区{luohuSigned}签订协议，通办首批事项{luohu}项，' +
          '今年办件{provinces}件。寄送途中遗失原件{lost}次，均由收件地重新收取。',
        en:
          'With Yuhua and Liuyang {livelihood} livelihood and {enterprise} enterprise items, ' +
          '{cities} cases this year; with Luohu, by an agreement signed in {luohuSigned}, ' +
          'a first batch of {luohu} items, {provinces} cases. ' +
          'Originals were lost {lost} times and taken anew where they had been received.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区办件情况表', en: 'Annex: applications by community' },
        by: 'village',
        columns: [
          { title: { zh: '收件（件）', en: 'Received' }, slot: 'received' },
          { title: { zh: '受理（件）', en: 'Accepted' }, slot: 'accepted' },
          { title: { zh: '补正（件）', en: 'Supplemented' }, slot: 'supplemented' },
          { title: { zh: '办结（件）', en: 'Decided' }, slot: 'decided' },
          { title: { zh: '按期办结率（%）', en: 'In time (%)' }, slot: 'inTime' },
          { title: { zh: '一次办结率（%）', en: 'One visit (%)' }, slot: 'oneVisit' },
          { title: { zh: '好评率（%）', en: 'Good (%)' }, slot: 'good' },
        ],
      },
    },
  ],
}
