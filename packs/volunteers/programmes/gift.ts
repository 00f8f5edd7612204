/** A gift of the exchange shop: a stock that is never below nothing, orders in the order in which they come, and who signed for what. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  count,
  day,
  line,
  must,
  none,
  office,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'

const keeper = ['keeper'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.gifts',
  id: 'caseId',
  standing: `"${standing}"`,
  body: {
    name: 'giftName',
    points: 'price',
    left: 'left',
    most: 'most',
    fromDay: 'fromDay',
    toDay: 'toDay',
    stars: 'stars',
    number: 'caseId',
  },
})
const stock = (debit: string, credit: string, amount: string, zh: string, en: string): EffectRule => ({
  kind: 'transfer',
  debit,
  credit,
  amount,
  memo: t(zh, en),
})
/** Waits to be handed over: reserved, and neither handed over nor called off. */
const waits = (order: string): string =>
  `list contains(orders.key, ${order}) and not(list contains(ended.key, ${order}))`
const pieces = (order: string): string => `orders[key = ${order}][1].many`
const buyerOf = (order: string): string => `orders[key = ${order}][1].buyer`

/** First come, first served; who comes too late is told so and has the points back. */
const reserve = <const To extends 'offered' | 'stopped'>(to: To, isThere: string) =>
  act(t('预留', 'Reserve'), ['system'], to, local('item-10'), {
    unordered: true,
    asks: { buyer: 'required', order: 'required', pieces: 'required' },
    own: ['buyer', 'order', 'pieces'],
    sets: { isThere, left: 'if isThere then left - pieces else left' },
    adds: { orders: 'if isThere then {key: order, buyer: buyer, many: pieces, on: today} else null' },
    effects: [
      { ...stock('reserved', 'stock', 'pieces', '预留', 'Reserved'), when: 'isThere' } as EffectRule,
      entered(to),
      {
        kind: 'command',
        case: 'if isThere then buyer else null',
        outcome: 'granted',
        input: { order: 'order' },
      },
      {
        kind: 'command',
        case: 'if isThere then null else buyer',
        outcome: 'out_of_stock',
        input: { order: 'order' },
      },
    ],
  })

export const gift = defineProgramme({
  ...none,
  id: 'volunteers.gift',
  title: t('兑换品', 'A gift'),
  summary: t(
    '兑换品的积分、库存、限量和兑换日；先到先得，库存不为负；领取签收。',
    'Points, stock, limit and days of a gift; first come, first served, never below nothing; signed for when it is handed over.',
  ),
  basis: [local('item-10')],
  audience: 'office',
  subject: { name: 'giftName', people: [], place: true },
  roles: rolesOf('keeper', 'system'),
  fields: {
    giftName: line('名称', 'Name', 40),
    price: whole('积分', 'Points', 100_000, 1),
    most: whole('每人最多', 'Most a person', 50, 1),
    fromDay: whole('每月几日起', 'From day of the month', 31, 1),
    toDay: whole('每月几日止', 'To day of the month', 31, 1),
    stars: whole('须达星级', 'Stars needed', 5),
    supply: whole('入库件数', 'Pieces that come', 100_000, 1),
    pieces: whole('件数', 'Pieces', 50, 1),
    buyer: aCase('时间账户', 'Account'),
    order: { ...line('兑换单', 'Order', 99), code: true },
    signedBy: { ...words('签收人', 'Signed by', 40), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  values: { left: count('库存', 'In stock') },
  working: { isThere: office, freed: office, buyerNow: office },
  lists: {
    orders: {
      type: 'list',
      max: 20_000,
      title: t('兑换单', 'Orders'),
      of: {
        key: line('兑换单', 'Order', 99),
        buyer: aCase('时间账户', 'Account'),
        many: whole('件数', 'Pieces', 50),
        on: day('日期', 'Day'),
      },
    },
    ended: {
      type: 'list',
      max: 20_000,
      title: t('已领取、已取消', 'Handed over or called off'),
      of: {
        key: line('兑换单', 'Order', 99),
        how: choice('结果', 'How', {
          handed: t('已领取', 'Handed over'),
          off: t('已取消', 'Called off'),
          back: t('已退货', 'Came back'),
        }),
        on: day('日期', 'Day'),
      },
    },
  },
  accounts: {
    stock: { title: t('库存', 'Stock'), kind: 'asset', unit: 'pieces', per: 'case', floor: 0 },
    reserved: { title: t('预留', 'Reserved'), kind: 'asset', unit: 'pieces', per: 'case', floor: 0 },
    supplied: { title: t('入库', 'Supplied'), kind: 'source', unit: 'pieces' },
    handed: { title: t('领取', 'Handed over'), kind: 'expense', unit: 'pieces' },
  },
  opens: {
    offer: act(t('上架', 'Offer'), keeper, 'offered', local('item-10'), {
      asks: {
        giftName: 'required',
        price: 'required',
        most: 'required',
        fromDay: 'required',
        toDay: 'required',
        stars: 'required',
        supply: 'required',
      },
      when: [must('fromDay <= toDay', local('item-10'), '兑换日起止不对', 'These are not days from and to')],
      sets: { left: 'supply' },
      effects: [stock('stock', 'supplied', 'supply', '入库', 'Supplied'), entered('offered')],
    }),
  },
  steps: {
    offered: {
      title: t('可兑换', 'Offered'),
      holder: 'keeper',
      outcomes: {
        reserve: reserve('offered', 'pieces <= left'),
        hand_over: act(t('领取', 'Hand over'), keeper, 'offered', local('item-10'), {
          unordered: true,
          asks: { order: 'required', signedBy: 'required' },
          own: ['order', 'signedBy'],
          sets: { freed: pieces('order'), buyerNow: buyerOf('order') },
          when: [must(waits('order'), local('item-10'), '没有这张待领取的兑换单', 'No such order waits')],
          adds: { ended: '{key: order, how: "handed", on: today}' },
          effects: [
            stock('handed', 'reserved', 'freed', '领取', 'Handed over'),
            { kind: 'command', case: 'buyerNow', outcome: 'delivered', input: { order: 'order' } },
          ],
        }),
        call_off: act(t('取消兑换', 'Call an order off'), keeper, 'offered', local('item-10'), {
          unordered: true,
          asks: { order: 'required', why: 'required' },
          own: ['order', 'why'],
          sets: { freed: pieces('order'), buyerNow: buyerOf('order'), left: 'left + freed' },
          when: [must(waits('order'), local('item-10'), '没有这张待领取的兑换单', 'No such order waits')],
          adds: { ended: '{key: order, how: "off", on: today}' },
          effects: [
            stock('stock', 'reserved', 'freed', '退回库存', 'Back in stock'),
            entered('offered'),
            { kind: 'command', case: 'buyerNow', outcome: 'order_off', input: { order: 'order' } },
          ],
        }),
        take_back: act(t('退货', 'Take a gift back'), keeper, 'offered', local('item-10'), {
          unordered: true,
          asks: { order: 'required', why: 'required' },
          own: ['order', 'why'],
          sets: { freed: pieces('order'), buyerNow: buyerOf('order'), left: 'left + freed' },
          when: [
            must(
              'count(ended[key = order and how = "handed"]) = 1 and count(ended[key = order and how = "back"]) = 0',
              local('item-10'),
              '没有这张已领取的兑换单',
              'No such order was handed over',
            ),
          ],
          adds: { ended: '{key: order, how: "back", on: today}' },
          effects: [
            stock('stock', 'handed', 'freed', '退货', 'Came back'),
            entered('offered'),
            { kind: 'command', case: 'buyerNow', outcome: 'returned', input: { order: 'order' } },
          ],
        }),
        supply_more: act(t('入库', 'More comes in'), keeper, 'offered', local('item-10'), {
          asks: { supply: 'required' },
          sets: { left: 'left + supply' },
          effects: [stock('stock', 'supplied', 'supply', '入库', 'Supplied'), entered('offered')],
        }),
        stop: act(t('下架', 'Withdraw it'), keeper, 'stopped', local('item-10'), {
          asks: { why: 'required' },
          when: [
            must(
              'count(orders) = count(ended[how != "back"])',
              local('item-10'),
              '还有待领取的兑换单',
              'Orders still wait to be handed over',
            ),
          ],
          effects: [entered('stopped')],
        }),
      },
    },
    stopped: {
      title: t('已下架', 'Withdrawn'),
      end: 'done',
      outcomes: { reserve: reserve('stopped', 'false') },
    },
  },
})
