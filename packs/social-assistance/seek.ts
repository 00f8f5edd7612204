/** Families who were helped once and may be entitled to more: looked for by what their own case told, so that somebody visits them. */
import type { Seek } from 'yimen/seek'
import { confirmation, living, opinions } from './clauses.ts'

export const seeks: Readonly<Record<string, Seek>> = {
  'assistance.living': {
    title: {
      zh: '得过临时救助、可能符合低保的家庭',
      en: 'Families once aided who may fit the living allowance',
    },
    purpose: {
      zh: '安排村（社区）上门核实情况，告知政策，符合条件的协助申请',
      en: 'So that the village visits them, tells them of the allowance, and helps those who fit to apply',
    },
    by: ['village-worker', 'township-clerk', 'township-head', 'county-leader'],
    from: { cases: 'assistance.temporary', at: ['payment', 'sending', 'paid'] },
    facts: { listHeads: 'persons', listIncome: 'monthlyIncome', assetsOver: 'assetsOver' },
    conditions: [
      {
        test: `
          listIncome < ruralStandard * listHeads
          or (hukou = "urban" and listIncome < urbanStandard * listHeads)
        `,
        title: { zh: '人均月收入低于当地低保标准', en: 'Income a head below the standard' },
        clause: living('item-1'),
      },
      {
        test: 'not(assetsOver)',
        title: { zh: '家庭财产不超过规定', en: 'Property within the limit' },
        clause: confirmation('item-14'),
      },
      {
        test: 'not(inOther)',
        title: { zh: '没有享受低保', en: 'Nobody of them is on the register' },
        clause: confirmation('item-10'),
      },
    ],
    shows: ['listHeads', 'listIncome'],
    calls: ['applicantName', 'phone'],
    handsOut: {
      programme: 'assistance.outreach',
      outcome: 'hand_out',
      purpose: 'purpose',
      list: 'families',
      columns: { source: 'family', place: 'village', toAsk: 'toAsk' },
      register: 'assistance.visits',
      open: ['handed_out', 'will_apply'],
    },
    clause: opinions('item-2'),
  },
}
