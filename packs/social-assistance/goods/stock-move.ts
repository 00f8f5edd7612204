/** From the county’s store to a township’s: what was sent, what arrived, and what is short. */
import { defineProgramme } from 'yimen/kernel/programme'
import { supportRules } from '../clauses.ts'
import { goodsField, keepers, moveGoods, otherAccounts, piecesField, stockAccounts } from './stock.ts'

const item = supportRules('item-10')
const { inTransit, lostOnWay } = otherAccounts

export const stockMove = defineProgramme({
  id: 'assistance.stock_move',
  version: 1,
  title: { zh: '救助物资调拨', en: 'Goods from store to store' },
  summary: {
    zh: '乡镇物资站向县物资站申请调拨，发出和收到分别登记，短少单独记账。',
    en: 'A township’s store asks the county’s; sent and arrived are recorded apart, and what is short.',
  },
  from: '2020-01-01',
  basis: [item],
  audience: 'office',
  roles: {
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    ...keepers,
  },
  fields: {
    goods: goodsField,
    pieces: piecesField('申请数量', 'Pieces asked for'),
    purpose: { type: 'text', max: 90, title: { zh: '用途', en: 'Purpose' } },
    sentPieces: piecesField('发出数量', 'Pieces sent'),
    arrivedPieces: {
      type: 'integer',
      min: 0,
      max: 10_000,
      title: { zh: '收到数量', en: 'Pieces that arrived' },
    },
    reason: { type: 'text', max: 500, lines: true, title: { zh: '理由', en: 'Reason' } },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: { ...stockAccounts('county', 'township'), inTransit, lostOnWay },
  opens: {
    ask: {
      title: { zh: '申请调拨', en: 'Ask for goods' },
      by: ['store-keeper', 'township-clerk'],
      to: 'asked',
      asks: { goods: 'required', pieces: 'required', purpose: 'required' },
      clause: item,
    },
  },
  steps: {
    asked: {
      title: { zh: '待发出', en: 'To be sent' },
      holder: 'county-store',
      outcomes: {
        send_goods: {
          title: { zh: '发出', en: 'Send' },
          by: ['county-store'],
          to: 'on_way',
          notBy: ['ask'],
          asks: { sentPieces: 'required' },
          when: [
            {
              test: 'sentPieces <= pieces',
              clause: item,
              message: { zh: '发出数量超过申请数量', en: 'More is sent than was asked for' },
            },
          ],
          effects: moveGoods('inTransit', { store: 'county' }, 'sentPieces', {
            zh: '调拨发出',
            en: 'Sent to a township',
          }),
          clause: item,
        },
        decline: {
          title: { zh: '不予调拨', en: 'Decline' },
          by: ['county-store'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: item,
        },
      },
    },
    on_way: {
      title: { zh: '调拨途中', en: 'On the way' },
      holder: 'store-keeper',
      outcomes: {
        arrive: {
          title: { zh: '验收入库', en: 'Accept into the store' },
          by: ['store-keeper'],
          to: 'arrived',
          notBy: ['send_goods'],
          asks: { arrivedPieces: 'required' },
          sets: { shortPieces: 'sentPieces - arrivedPieces' },
          when: [
            {
              test: 'arrivedPieces <= sentPieces',
              clause: item,
              message: { zh: '收到数量多于发出数量', en: 'More arrived than was sent' },
            },
          ],
          effects: [
            ...moveGoods({ store: 'township' }, 'inTransit', 'arrivedPieces', {
              zh: '调拨入库',
              en: 'Arrived',
            }),
            {
              kind: 'transfer',
              debit: 'lostOnWay',
              credit: 'inTransit',
              amount: 'shortPieces',
              when: 'shortPieces > 0',
              memo: { zh: '调拨短少', en: 'Short on arrival' },
            },
          ],
          clause: item,
        },
      },
    },
    arrived: { title: { zh: '已入库', en: 'In the store' }, end: 'done', outcomes: {} },
    declined: { title: { zh: '未调拨', en: 'Declined' }, end: 'refused', outcomes: {} },
  },
  values: { shortPieces: { title: { zh: '短少（件）', en: 'Short' }, unit: 'count' } },
})
