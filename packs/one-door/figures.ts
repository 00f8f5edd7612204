/** What is counted at the hall: received, accepted, decided and delivered by month, ratings, helpers, and items and cases across regions. */
import type { Count, Figure } from 'yimen/kernel/figure'
import { local, rating } from './clauses.ts'

const own = { version: 1, things: true, measure: 'count', clause: local('item-14') } as const
const hall = { ...own, programme: 'door.application', unit: 'case', window: 'month_to_date' } as const
const said = (zh: string, en: string) => ({ zh, en })

const received = ['receive', 'apply', 'from_bundle'] as const
const accepted = [
  'accept',
  'accept_deferred',
  'accept_as_received',
  'deemed_accepted',
  'grant_now',
  'grant_on_promise',
] as const
const decided = ['grant', 'refuse', 'refuse_unsupplied', 'grant_now', 'grant_on_promise'] as const

const month = (id: string, zh: string, en: string, defZh: string, defEn: string, counts: Count): Figure => ({
  ...hall,
  id: `door.${id}`,
  title: said(zh, en),
  definition: said(defZh, defEn),
  counts,
})
const share = (
  id: string,
  zh: string,
  en: string,
  defZh: string,
  defEn: string,
  counts: Count,
  among: Count,
): Figure => ({ ...month(id, zh, en, defZh, defEn, counts), unit: 'percent', measure: 'ratio', among })

const mapped = (
  id: string,
  title: Figure['title'],
  where: string,
  definition: Figure['definition'],
): Figure => ({
  ...own,
  id: `door.${id}`,
  programme: 'door.mapping',
  unit: 'item',
  measure: 'persons',
  title,
  definition,
  counts: { entries: 'door.mapped', standing: ['listed'], where, key: 'ours' },
  window: 'now',
  clause: local('item-12'),
})
const between = '(partner = "yuhua" or partner = "liuyang")'

export const figures: readonly Figure[] = [
  month(
    'received',
    '本月收件',
    'Received this month',
    '本月窗口、网上和一件事分办收到的申请。',
    'What windows, the net and applications for several items brought this month.',
    { on: [...received] },
  ),
  {
    ...month(
      'received.year',
      '今年收件',
      'Received this year',
      '今年收到的申请。',
      'Applications of this year.',
      { on: [...received] },
    ),
    window: 'year_to_date',
  },
  month(
    'accepted',
    '本月受理',
    'Accepted this month',
    '本月受理的申请，含当场办结和告知承诺的。',
    'Accepted this month, what was done at once and on a promise included.',
    { on: [...accepted] },
  ),
  month(
    'rejected',
    '本月不予受理',
    'Not accepted this month',
    '本月不予受理和转送法定机关的申请。',
    'Not accepted this month, or passed on.',
    { on: ['reject', 'pass_on'] },
  ),
  month(
    'supplemented',
    '本月补正',
    'Supplement notices',
    '本月发出的一次性补正告知。',
    'Complete notices of this month.',
    { on: ['supplement'] },
  ),
  month(
    'decided',
    '本月办结',
    'Decided this month',
    '本月作出准予或者不予决定的申请。',
    'Decided this month, granted or refused.',
    { on: [...decided] },
  ),
  {
    ...month('decided.year', '今年办结', 'Decided this year', '今年作出决定的申请。', 'Decided this year.', {
      on: [...decided],
    }),
    window: 'year_to_date',
  },
  month(
    'withdrawn',
    '本月撤回',
    'Withdrawn this month',
    '本月撤回和视为撤回的申请，不计入不予。',
    'Withdrawn this month; none of them is a refusal.',
    { on: ['withdraw', 'deemed_withdrawn'] },
  ),
  share(
    'in_time',
    '按期办结率',
    'In time',
    '本月办结中，没有超过承诺时限和法定时限的；依法停计的时间不算。',
    'Of those decided this month, within the promised and the legal limit; what stopped the clock by law is left out.',
    { on: [...decided], where: 'isInTime = true' },
    { on: [...decided] },
  ),
  share(
    'early',
    '提前办结率',
    'Early',
    '本月办结中，当场办结或者早于承诺日期的。',
    'Of those decided this month, at once or before the promised day.',
    { on: [...decided], where: 'isEarly = true' },
    { on: [...decided] },
  ),
  share(
    'at_once',
    '即办率',
    'Done at once',
    '本月办结中，当场办结的。',
    'Of those decided this month, on the spot.',
    { on: ['grant_now', 'grant_on_promise'] },
    { on: [...decided] },
  ),
  share(
    'one_visit',
    '一次办结率',
    'In one visit',
    '本月准予中，至多到场一次且没有补正的。',
    'Of those granted this month, with one visit at most and no supplement.',
    { on: ['grant', 'grant_now', 'grant_on_promise'], where: 'oneVisit = true' },
    { on: ['grant', 'grant_now', 'grant_on_promise'] },
  ),
  share(
    'online',
    '网办率',
    'Online',
    '本月收件中，申请人网上提交的。',
    'Of those received this month, sent online.',
    { on: ['apply'] },
    { on: [...received] },
  ),
  share(
    'by_helpers',
    '帮代办占比',
    'Through helpers',
    '本月收件中，由帮代办员递交的。',
    'Of those received this month, handed in by helpers.',
    { on: ['receive'], where: 'channel = "helper"' },
    { on: [...received] },
  ),
  month(
    'on_promise',
    '本月告知承诺',
    'On a promise',
    '本月以告知承诺当场决定的。',
    'Decided this month on a promise.',
    { on: ['grant_on_promise'] },
  ),
  month(
    'tolerated',
    '本月容缺受理',
    'With tolerance',
    '本月容缺受理的。',
    'Accepted this month with tolerance.',
    { on: ['accept_deferred'] },
  ),
  {
    ...month(
      'ratings',
      '本月评价',
      'Ratings',
      '本月的评价，连续快评待核实的不计。',
      'Ratings of this month, none that is still in question.',
      { on: ['rate', 'rate_by_phone'], where: 'isCounted = true' },
    ),
    unit: 'rating',
    clause: rating('item-1'),
  },
  {
    ...share(
      'good',
      '好评率',
      'Good ratings',
      '本月计入的评价中，基本满意以上的。',
      'Of the ratings that count this month, fairly satisfied or better.',
      { on: ['rate', 'rate_by_phone'], where: 'isCounted = true and isGood = true' },
      { on: ['rate', 'rate_by_phone'], where: 'isCounted = true' },
    ),
    clause: rating('item-1'),
  },
  {
    ...share(
      'mended',
      '差评整改率',
      'Bad ratings put right',
      '今年的差评中，已经整改并回访的；核实不计的不在内。',
      'Of the bad ratings of this year, put right and called back; none that was left out.',
      { entries: 'door.ratings', standing: ['fixed'] },
      { entries: 'door.ratings', standing: ['open', 'fixed'] },
    ),
    window: 'now',
    clause: rating('item-2'),
  },
  {
    ...own,
    id: 'door.orders',
    programme: 'door.order',
    unit: 'case',
    title: said('本月帮代办', 'Orders of helpers this month'),
    definition: said('本月接单的帮代办。', 'Orders that helpers accepted this month.'),
    counts: { on: ['accept'] },
    window: 'month_to_date',
    clause: rating('item-4'),
  },
  {
    ...own,
    id: 'door.stuck',
    programme: 'door.stuck',
    unit: 'case',
    title: said('本月办不成事反映', 'What could not be got done'),
    definition: said('本月办不成事窗口登记的反映。', 'Told at the window for it this month.'),
    counts: { on: ['tell', 'take_down'] },
    window: 'month_to_date',
    clause: local('item-10'),
  },
  {
    ...own,
    id: 'door.helpers.per_community',
    programme: 'door.station',
    unit: 'helper',
    measure: 'per',
    title: said('每个社区帮代办员', 'Helpers per community'),
    definition: said(
      '当日在岗的帮代办员与开放的社区便民服务站之比；一个社区只能有一名在岗，所以等于1时每个社区都恰有1名。',
      'Helpers at work on the day for each station that is open; a community cannot have two, so that at 1 each of them has one.',
    ),
    counts: { entries: 'door.helpers', standing: ['on'] },
    among: { entries: 'door.stations', standing: ['open'], key: 'id' },
    window: 'now',
    clause: local('item-9'),
  },
  {
    ...own,
    id: 'door.services',
    programme: 'door.catalogue',
    unit: 'sort',
    measure: 'persons',
    title: said('一门提供的服务类别', 'Kinds of service at one window'),
    definition: said('当日已发布事项所属的服务类别。', 'Kinds of service of the items published on the day.'),
    counts: { entries: 'door.items', standing: ['published'], key: 'service' },
    window: 'now',
    clause: local('item-11'),
  },
  {
    ...own,
    id: 'door.items',
    programme: 'door.catalogue',
    unit: 'item',
    title: said('已发布事项', 'Items published'),
    definition: said('当日目录中已发布的事项。', 'Items published in the catalogue on the day.'),
    counts: { entries: 'door.items', standing: ['published'] },
    window: 'now',
    clause: local('item-1'),
  },
  mapped(
    'across.livelihood',
    said('跨市通办民生事项', 'Livelihood items between cities'),
    `side = "livelihood" and ${between}`,
    said(
      '当日与长沙市雨花区、浏阳市通办的民生事项；同一事项与两地通办只计一次。',
      'Livelihood items handled with Yuhua and with Liuyang on the day; one that both share is counted once.',
    ),
  ),
  mapped(
    'across.enterprise',
    said('跨市通办涉企事项', 'Enterprise items between cities'),
    `side = "enterprise" and ${between}`,
    said(
      '当日与长沙市雨花区、浏阳市通办的涉企事项；同一事项与两地通办只计一次。',
      'Enterprise items handled with Yuhua and with Liuyang on the day; one that both share is counted once.',
    ),
  ),
  mapped(
    'across.luohu',
    said('与罗湖区通办事项', 'Items with Luohu'),
    'partner = "luohu"',
    said('当日与深圳市罗湖区通办的事项。', 'Items handled with Luohu of Shenzhen on the day.'),
  ),
  ...(['cities', 'provinces'] as const).map((id): Figure => ({
    ...own,
    id: `door.cross.${id}`,
    programme: 'door.cross',
    unit: 'case',
    title:
      id === 'cities'
        ? said('今年跨市通办', 'Between cities this year')
        : said('今年跨省通办', 'Between provinces this year'),
    definition:
      id === 'cities'
        ? said(
            '今年与长沙市雨花区、浏阳市之间收件的通办办件，双向都计。',
            'Cases received this year with Yuhua and Liuyang, in either direction.',
          )
        : said(
            '今年与深圳市罗湖区之间收件的通办办件，双向都计。',
            'Cases received this year with Luohu, in either direction.',
          ),
    counts: { on: ['receive', 'arrive'], where: id === 'cities' ? 'isAcross = false' : 'isAcross = true' },
    window: 'year_to_date',
    clause: local('item-13'),
  })),
  {
    ...own,
    id: 'door.cross.lost',
    programme: 'door.cross',
    unit: 'case',
    title: said('今年原件遗失', 'Originals lost this year'),
    definition: said('今年寄送途中遗失原件的次数。', 'How often originals were lost on the way this year.'),
    counts: { on: ['missing'] },
    window: 'year_to_date',
    clause: local('item-13'),
  },
]
