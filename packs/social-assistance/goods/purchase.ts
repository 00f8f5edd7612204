/** Goods are bought by need under a contract, and counted as they come into a store. */
import { defineProgramme, type Outcome } from 'yimen/kernel/programme'
import { supportRules } from '../clauses.ts'
import { underContract } from './contract.ts'
import {
  goodsField,
  keepers,
  moveGoods,
  otherAccounts,
  piecesField,
  stockAccounts,
  type Store,
} from './stock.ts'

const { suppliers } = otherAccounts
const item = supportRules('item-10')

/** Some of it or all of it, never more than was ordered. */
const acceptDelivery = <const To extends string>(store: Store, by: string, to: To) =>
  ({
    title: { zh: '验收入库', en: 'Accept into the store' },
    by: [by],
    to,
    asks: { deliveredPieces: 'required', deliveryNote: 'required', deliveredOn: 'required' },
    sets: { accepted: 'accepted + deliveredPieces', deliveryMonth: 'date(today).month' },
    when: [
      {
        test: 'accepted <= pieces',
        clause: item,
        message: { zh: '交付数量超过订购数量', en: 'More is delivered than was ordered' },
      },
      {
        test: 'deliveredOn >= orderedOn',
        clause: item,
        message: { zh: '交付日期早于下单日期', en: 'Delivered before it was ordered' },
      },
    ],
    branches: [
      {
        title: { zh: '已经交齐的', en: 'where all is delivered' },
        when: 'accepted = pieces',
        to: 'delivered',
        clause: item,
      },
    ],
    effects: moveGoods({ store }, 'suppliers', 'deliveredPieces', { zh: '采购入库', en: 'Bought' }),
    clause: item,
  }) as const satisfies Outcome

const closeShort = {
  title: { zh: '不再交付，结束订单', en: 'No more is delivered' },
  by: ['county-clerk'],
  to: 'delivered',
  asks: { reason: 'required' },
  clause: item,
} as const satisfies Outcome

export const purchase = defineProgramme({
  id: 'assistance.purchase',
  version: 1,
  title: { zh: '救助物资采购', en: 'Purchase of goods for relief' },
  summary: {
    zh: '按需求采购棉被、棉衣等救助物资，逐次验收，按站按件入库。',
    en: 'Quilts, coats and the like bought by need, accepted as they come, counted by store and piece.',
  },
  from: '2020-01-01',
  basis: [item, supportRules('item-11')],
  audience: 'office',
  roles: {
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    'county-clerk': { title: { zh: '县民政局经办人', en: 'Clerk of the county bureau' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
    ...keepers,
  },
  fields: {
    goods: goodsField,
    pieces: piecesField('需求数量', 'Pieces needed'),
    store: {
      type: 'choice',
      title: { zh: '入库', en: 'Store' },
      options: {
        township: { zh: '乡镇物资站', en: 'The township’s' },
        county: { zh: '县物资站', en: 'The county’s' },
      },
    },
    purpose: { type: 'text', max: 90, title: { zh: '用途', en: 'Purpose' } },
    goodsContract: {
      type: 'entry',
      register: 'assistance.contracts',
      title: { zh: '供货合同', en: 'Contract of supply' },
    },
    deliverBy: { type: 'day', title: { zh: '交付期限', en: 'To be delivered by' } },
    deliveredPieces: piecesField('本次交付数量', 'Pieces delivered'),
    deliveryNote: { type: 'text', max: 60, title: { zh: '送货单号', en: 'Delivery note' } },
    deliveredOn: { type: 'day', past: true, title: { zh: '交付日期', en: 'Delivered on' } },
    reason: { type: 'text', max: 500, lines: true, title: { zh: '理由', en: 'Reason' } },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  entries: { contract: { register: 'assistance.contracts', id: 'goodsContract' } },
  clocks: {
    delivery: {
      title: { zh: '交付期限', en: 'Delivery' },
      limit: { until: 'deliverBy' },
      starts: ['order'],
      stops: ['close_short', 'accept_township', 'accept_county'],
      clause: item,
    },
  },
  obligations: {},
  accounts: { ...stockAccounts('county', 'township'), suppliers },
  opens: {
    need: {
      title: { zh: '申报需求', en: 'Tell what is needed' },
      by: ['township-clerk', 'county-clerk'],
      to: 'needed',
      asks: { goods: 'required', pieces: 'required', store: 'required', purpose: 'required' },
      sets: { accepted: '0' },
      clause: item,
    },
  },
  steps: {
    needed: {
      title: { zh: '待批准', en: 'To be approved' },
      holder: 'county-leader',
      outcomes: {
        approve: {
          title: { zh: '批准采购', en: 'Approve' },
          by: ['county-leader'],
          to: 'ordering',
          notBy: ['need'],
          clause: item,
        },
        decline: {
          title: { zh: '不予采购', en: 'Decline' },
          by: ['county-leader'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: item,
        },
      },
    },
    ordering: {
      title: { zh: '待下单', en: 'To be ordered' },
      holder: 'county-clerk',
      outcomes: {
        order: {
          title: { zh: '按合同下单', en: 'Order under a contract' },
          by: ['county-clerk'],
          to: 'township_delivery',
          asks: { goodsContract: 'required', deliverBy: 'required' },
          sets: { orderTotal: 'pieces * contract.rate', orderedOn: 'today' },
          when: [underContract('goods')],
          branches: [
            {
              title: { zh: '入县物资站的', en: 'where it goes to the county’s store' },
              when: 'store = "county"',
              to: 'county_delivery',
              clause: item,
            },
          ],
          clause: supportRules('item-11'),
        },
      },
    },
    township_delivery: {
      title: { zh: '待交付（乡镇站）', en: 'To be delivered (township)' },
      holder: 'store-keeper',
      outcomes: {
        accept_township: acceptDelivery('township', 'store-keeper', 'township_delivery'),
        close_short: closeShort,
      },
    },
    county_delivery: {
      title: { zh: '待交付（县站）', en: 'To be delivered (county)' },
      holder: 'county-store',
      outcomes: {
        accept_county: acceptDelivery('county', 'county-store', 'county_delivery'),
        close_short: closeShort,
      },
    },
    delivered: { title: { zh: '已入库', en: 'In the store' }, end: 'done', outcomes: {} },
    declined: { title: { zh: '未批准', en: 'Declined' }, end: 'refused', outcomes: {} },
  },
  values: {
    accepted: { title: { zh: '累计入库（件）', en: 'Accepted so far' }, unit: 'count' },
    deliveryMonth: { title: { zh: '验收月份', en: 'Month of acceptance' }, unit: 'count' },
    orderedOn: { title: { zh: '下单日期', en: 'Ordered on' }, unit: 'text' },
    orderTotal: { title: { zh: '订单金额', en: 'Worth of the order' }, unit: 'fen' },
  },
  about: ['orderTotal'],
})
