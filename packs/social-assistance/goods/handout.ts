/** Goods are handed out to a person, who signs for them; what the store does not hold cannot leave it. */
import { defineProgramme } from 'yimen/kernel/programme'
import { sealedNote } from '../care/written.ts'
import { measures, supportRules } from '../clauses.ts'
import { aboutPerson, isSupported, personFields, supportedElsewhere } from './person.ts'
import { goodsField, keepers, moveGoods, otherAccounts, piecesField, stockAccounts } from './stock.ts'

const item = supportRules('item-10')
const { handedOut } = otherAccounts

export const handout = defineProgramme({
  id: 'assistance.handout',
  version: 1,
  title: { zh: '救助物资发放', en: 'Goods for a person' },
  summary: {
    zh: '向特困人员发放棉被、棉衣等物资，本人或者代领人签收，物资站按件减少。',
    en: 'Quilts, coats and the like for somebody who is supported: signed for, and counted out of the store.',
  },
  from: '2020-01-01',
  basis: [item, measures('art-14')],
  audience: 'office',
  subject: aboutPerson,
  roles: {
    'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    'store-keeper': keepers['store-keeper'],
  },
  fields: {
    ...personFields,
    goods: goodsField,
    pieces: piecesField('数量', 'Pieces', 20),
    purpose: { type: 'text', max: 90, title: { zh: '用途', en: 'Purpose' } },
    receivedBy: {
      type: 'choice',
      forTheFile: true,
      title: { zh: '签收人', en: 'Who signs' },
      options: { self: { zh: '本人', en: 'The person' }, other: { zh: '代领人', en: 'Somebody for them' } },
    },
    signedName: { type: 'name', sealed: true, title: { zh: '签收人姓名', en: 'Name signed' } },
    signedOn: { type: 'day', past: true, forTheFile: true, title: { zh: '签收日期', en: 'Signed on' } },
    receiptNo: { type: 'text', max: 60, title: { zh: '签收单号', en: 'Receipt' } },
    reason: sealedNote('理由', 'Reason'),
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  elsewhere: { supportedNow: supportedElsewhere },
  clocks: {},
  obligations: {},
  accounts: { ...stockAccounts('township'), handedOut },
  opens: {
    request: {
      title: { zh: '申报发放', en: 'Ask for it' },
      by: ['village-worker', 'township-clerk'],
      to: 'requested',
      asks: {
        fullName: 'required',
        idNo: 'required',
        goods: 'required',
        pieces: 'required',
        purpose: 'required',
      },
      when: [isSupported],
      clause: item,
    },
  },
  steps: {
    requested: {
      title: { zh: '待发放', en: 'To be handed out' },
      holder: 'store-keeper',
      outcomes: {
        hand_out: {
          title: { zh: '发放并签收', en: 'Hand out, signed for' },
          by: ['store-keeper'],
          to: 'handed',
          notBy: ['request'],
          asks: {
            receivedBy: 'required',
            signedName: 'required',
            signedOn: 'required',
            receiptNo: 'required',
          },
          when: [isSupported],
          effects: moveGoods('handedOut', { store: 'township' }, 'pieces', {
            zh: '发放物资',
            en: 'Handed out',
          }),
          clause: item,
        },
        decline: {
          title: { zh: '不予发放', en: 'Decline' },
          by: ['store-keeper'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: item,
        },
      },
    },
    handed: {
      title: { zh: '已签收', en: 'Signed for' },
      end: 'granted',
      outcomes: {
        take_back: {
          title: { zh: '退回入库', en: 'Back into the store' },
          by: ['store-keeper'],
          to: 'returned',
          asks: { reason: 'required' },
          effects: moveGoods({ store: 'township' }, 'handedOut', 'pieces', {
            zh: '退回入库',
            en: 'Back into the store',
          }),
          clause: item,
        },
      },
    },
    returned: { title: { zh: '已退回', en: 'Returned' }, end: 'withdrawn', outcomes: {} },
    declined: { title: { zh: '未发放', en: 'Declined' }, end: 'refused', outcomes: {} },
  },
})
