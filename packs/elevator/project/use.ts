/** Step 20 and the ends: in use, with its upkeep, rescues and yearly inspection; late joiners; money back when a project stops. */
import type { Step } from 'yimen/kernel'
import { local, special } from '../clauses.ts'
import { arrive, community, firm, maintain, payOut, reportTrapped, sell, stage, tell } from './shared.ts'

export const useSteps = {
  operation: {
    title: { zh: '运行管理', en: 'In operation' }, holder: firm,
    outcomes: {
      maintain: maintain('operation'),
      report_trapped: reportTrapped('rescue'),
      arrive: arrive('operation'),
      inspect_yearly: { title: { zh: '登记定期检验合格', en: 'Yearly inspection passed' }, by: ['city-inspection'], to: 'operation', asks: { yearlyReport: 'required' }, clause: special('art-40') },
      fail_yearly: { title: { zh: '定期检验不合格，停用', en: 'Yearly inspection failed: out of use' }, by: ['city-inspection'], to: 'outOfUse', asks: { reason: 'required' }, clause: special('art-40') },
      renew_maintenance: { title: { zh: '续签维护保养合同', en: 'Renew the maintenance contract' }, by: [community, 'property-company'], to: 'operation', asks: { maintainer: 'required', maintenanceTo: 'required', rescuePhone: 'optional' }, kinMayAct: true, clause: special('art-45') },
      join_late: {
        title: { zh: '后加入业主补缴', en: 'A late joiner buys in' }, by: [community], to: 'operation', asks: { joinRoom: 'required' }, kinMayAct: true,
        sets: { joinAmount: 'buyIn', joinRefunds: 'refunds', memberRooms: 'append(memberRooms, joinRoom)' },
        adds: { joiners: '{room: joinRoom, amount: buyIn, on: today}' },
        when: [{ test: 'not(list contains(membersBefore, joinRoom))', clause: local('item-18'), message: { zh: '该户已是出资户', en: 'That dwelling pays already' } }, { test: 'joinAmount > 0', clause: local('item-18'), message: { zh: '所选系数表下该户应分摊为零', en: 'By the table that dwelling’s share is nothing' } }],
        effects: [{ kind: 'transfer', debit: 'escrow', credit: 'own', amount: 'joinAmount', memo: { zh: '后加入业主补缴', en: 'Buy-in of a late joiner' } }, { kind: 'transfer', debit: 'own', credit: 'escrow', amount: 'joinAmount', memo: { zh: '按原出资比例退还', en: 'Returned to those who paid, by their shares' } }],
        clause: local('item-18'),
      },
      pay_out: payOut('operation'), sell: sell('operation'),
      retire: { title: { zh: '报废注销', en: 'Retire it' }, by: ['city-market'], to: 'retired', asks: { reason: 'required' }, effects: [stage('stopped')], clause: special('art-38') },
    },
  },
  rescue: {
    title: { zh: '困人救援', en: 'Rescue' }, holder: firm,
    outcomes: { arrive: arrive('operation') },
  },
  outOfUse: { title: { zh: '停用整改', en: 'Out of use' }, holder: 'city-inspection', outcomes: { inspect_again: { title: { zh: '复检合格，恢复使用', en: 'Passed: in use again' }, by: ['city-inspection'], to: 'operation', asks: { yearlyReport: 'required' }, clause: special('art-40') }, retire: { title: { zh: '报废注销', en: 'Retire it' }, by: ['city-market'], to: 'retired', asks: { reason: 'required' }, effects: [stage('stopped')], clause: special('art-38') } } },
  refunding: {
    title: { zh: '退款', en: 'Money goes back' }, holder: 'district-office',
    outcomes: {
      refund: {
        title: { zh: '退还未支出款项', en: 'Return what was not spent' }, by: ['district-office'], to: 'stopped', sets: { returned: 'backByPayment' },
        effects: [{ kind: 'transfer', debit: 'own', credit: 'escrow', amount: 'owedBack', when: 'owedBack > 0', memo: { zh: '项目停止，退还出资', en: 'Project stopped: money returned' } }, tell('款项已按原缴款比例退还。', 'The money has been returned by what each had paid.')],
        clause: local('item-23'),
      },
    },
  },
  stopped: { title: { zh: '已停止', en: 'Stopped' }, end: 'withdrawn', outcomes: {} },
  withdrawn: { title: { zh: '已放弃', en: 'Given up' }, end: 'withdrawn', outcomes: {} },
  refused: { title: { zh: '不予受理', en: 'Refused' }, end: 'refused', outcomes: {} },
  retired: { title: { zh: '已注销', en: 'Retired' }, end: 'done', outcomes: {} },
} as const satisfies Record<string, Step>
