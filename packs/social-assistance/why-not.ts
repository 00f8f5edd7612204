/** What a family may truthfully change of what a proposal of aid is judged by, and how far that is still a small change. */
import type { WhyNot } from 'yimen/whynot'

const yuan = 100

export const whyNot: Readonly<Record<string, WhyNot>> = {
  'assistance.temporary': {
    qualifies: { step: 'proposal', outcome: 'propose' },
    changes: [
      {
        name: 'authorised',
        to: true,
        says: { zh: '您授权核对家庭经济状况', en: 'you authorised the check of the family’s means' },
      },
      {
        name: 'monthlyIncome',
        toward: 'less',
        within: 1_000 * yuan,
        says: {
          zh: '全家每月收入再低{by}元（即{to}元）',
          en: 'the family’s monthly income were {by} yuan lower ({to} yuan)',
        },
      },
      {
        name: 'persons',
        toward: 'more',
        within: 2,
        says: {
          zh: '共同生活的人再多算{by}人（即{to}人）',
          en: '{by} more living together were counted ({to} persons)',
        },
      },
      {
        name: 'insurancePaid',
        toward: 'less',
        within: 1_000 * yuan,
        says: {
          zh: '保险、医疗救助少支付{by}元（即{to}元）',
          en: 'insurance and medical aid had paid {by} yuan less ({to} yuan)',
        },
      },
      {
        name: 'totalCost',
        toward: 'more',
        within: 1_000 * yuan,
        says: {
          zh: '困难支出再多{by}元（即{to}元）',
          en: 'the cost of the hardship were {by} yuan higher ({to} yuan)',
        },
      },
      {
        name: 'assetsOver',
        to: false,
        says: { zh: '家庭财产不超过规定', en: 'the family’s property were within the limit' },
      },
    ],
  },
  /** Income and heads are worked out of what the family told under seal: it is told by how much, never from what to what. */
  'assistance.living': {
    qualifies: { step: 'opinion', outcome: 'propose' },
    changes: [
      {
        name: 'income',
        toward: 'less',
        within: 1_000 * yuan,
        says: {
          zh: '家庭每月可计算收入再低{by}元（可以认定为低保边缘家庭）',
          en: 'the family’s countable monthly income were {by} yuan lower (as a marginal family)',
        },
      },
      {
        name: 'heads',
        toward: 'more',
        within: 2,
        says: { zh: '共同生活的人再多算{by}人', en: '{by} more living together were counted' },
      },
      {
        name: 'assetsOver',
        to: false,
        says: { zh: '家庭财产不超过规定', en: 'the family’s property were within the limit' },
      },
    ],
  },
}
