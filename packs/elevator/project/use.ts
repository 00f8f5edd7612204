/** Step 20 and the ends: in use, with its upkeep, rescues and yearly inspection; late joiners; money back when a project stops. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { civil, local, maintenance, special } from '../clauses.ts'
import { drawFund, payIn, payOut } from './money.ts'
import { community, cure, firm, sell, stage, tell } from './shared.ts'
import { arrive, maintain, reportTrapped } from './upkeep.ts'

const drill = {
  title: { zh: '登记应急演练', en: 'Record a drill' },
  by: [firm],
  to: 'operation',
  asks: { drillNote: 'required' },
  sets: { drillLate: 'list contains(lapsed, "drill")' },
  adds: { drills: '{on: today, note: drillNote, late: drillLate}' },
  clause: maintenance('item-3'),
} as const satisfies Outcome

const selfCheck = {
  title: { zh: '登记年度自行检查', en: 'Record the firm’s own yearly check' },
  by: [firm],
  to: 'operation',
  asks: { selfCheckReport: 'required' },
  sets: { selfCheckedOn: 'today' },
  clause: maintenance('item-4'),
} as const satisfies Outcome

const shareRunning = {
  title: { zh: '分摊运行费用', en: 'Share running costs' },
  by: [community, 'property-company'],
  to: 'operation',
  asks: { runningPeriod: 'required', runningCost: 'required' },
  kinMayAct: true,
  sets: { runningShares: 'runningSplit' },
  adds: { runningCosts: '{period: runningPeriod, amount: runningCost, on: today}' },
  when: [
    {
      test: 'runningSplit != null',
      clause: civil('art-283'),
      message: { zh: '约定的系数表没有某一户的楼层', en: 'The agreed table does not have a floor' },
    },
    {
      test: 'runningCosts = null or (every c in runningCosts satisfies c.period != runningPeriod)',
      clause: civil('art-283'),
      message: { zh: '该期间的费用已经分摊', en: 'The costs of that time were shared already' },
    },
  ],
  effects: [tell('本期运行费用已分摊，可查看您的份额。', 'Running costs were shared: see your part.')],
  clause: civil('art-283'),
} as const satisfies Outcome

const inspectYearly = {
  title: { zh: '登记定期检验合格', en: 'Yearly inspection passed' },
  by: ['city-inspection'],
  to: 'operation',
  asks: { yearlyReport: 'required' },
  sets: { inspectedOn: 'today' },
  clause: special('art-40'),
} as const satisfies Outcome

const failYearly = {
  title: { zh: '定期检验不合格，停用', en: 'Yearly inspection failed: out of use' },
  by: ['city-inspection'],
  to: 'outOfUse',
  asks: { reason: 'required' },
  clause: special('art-40'),
} as const satisfies Outcome

const askYearly = {
  title: { zh: '申报定期检验', en: 'Ask for the periodic inspection' },
  by: [community, 'property-company', firm],
  to: 'operation',
  kinMayAct: true,
  when: [
    {
      test: 'selfCheckedOn != null and selfCheckedOn >= inspectedOn',
      clause: maintenance('item-4'),
      message: {
        zh: '请维保单位先自行检查并登记，再申报定期检验',
        en: 'The maintenance firm checks the elevator itself first',
      },
    },
  ],
  clause: special('art-40'),
} as const satisfies Outcome

const stopUse = {
  title: { zh: '责令停用', en: 'Order it out of use' },
  by: ['city-market'],
  to: 'outOfUse',
  asks: { reason: 'required' },
  when: [
    {
      test: '(date(today) - date(inspectedOn)).days > validDays or maintenanceTo < today',
      clause: special('art-40'),
      message: {
        zh: '检验在有效期内，维护保养合同也有效',
        en: 'The inspection is valid and so is the maintenance contract',
      },
    },
  ],
  effects: [
    tell(
      '电梯检验超期或者没有维护保养，已责令停用。',
      'Not inspected or not maintained: the elevator is ordered out of use.',
    ),
  ],
  clause: special('art-40'),
} as const satisfies Outcome

const changeManager = {
  title: { zh: '登记管理人变更', en: 'Register a new manager' },
  by: ['city-market'],
  to: 'operation',
  asks: { manager: 'required', managerName: 'required', changedOn: 'required' },
  sets: { managerLate: '(date(today) - date(changedOn)).days > managerDays' },
  when: [
    {
      test: 'changedOn <= today',
      clause: local('item-28'),
      message: { zh: '变更日期不能晚于今天', en: 'The change is not in the future' },
    },
    {
      test: 'maintenanceTo >= today',
      clause: local('item-20'),
      message: { zh: '没有有效的维护保养合同', en: 'No maintenance contract in force' },
    },
  ],
  clause: local('item-28'),
} as const satisfies Outcome

const renewMaintenance = <const To extends string>(to: To) =>
  ({
    title: { zh: '续签维护保养合同', en: 'Renew the maintenance contract' },
    by: [community, 'property-company'],
    to,
    asks: { maintainer: 'required', maintenanceTo: 'required', rescuePhone: 'optional' },
    kinMayAct: true,
    clause: special('art-45'),
  }) as const satisfies Outcome

const joinLate = {
  title: { zh: '后加入业主补缴', en: 'A late joiner buys in' },
  seenBy: 'actor',
  by: [community],
  to: 'operation',
  asks: { joinRoom: 'required' },
  kinMayAct: true,
  /** Before the roll of members grows by the joiner: the amounts read it. */
  sets: {
    paysAlready: 'list contains(memberRooms, joinRoom)',
    joinAmount: 'buyIn',
    joinRefunds: 'refunds',
    memberRooms: 'if paysAlready then memberRooms else append(memberRooms, joinRoom)',
  },
  adds: { joiners: '{room: joinRoom, amount: joinAmount, on: today}' },
  when: [
    {
      test: 'some v in voters satisfies v.room = joinRoom',
      clause: local('item-18'),
      message: { zh: '户册中没有这一户', en: 'The room is not on the roll' },
    },
    {
      test: 'not(paysAlready)',
      clause: local('item-18'),
      message: { zh: '该户已是出资户', en: 'That dwelling pays already' },
    },
    {
      test: 'joinAmount > 0',
      clause: local('item-18'),
      message: { zh: '所选系数表下该户应分摊为零', en: 'By the table that dwelling’s share is nothing' },
    },
  ],
  effects: [
    {
      kind: 'transfer',
      debit: 'escrow',
      credit: 'own',
      amount: 'joinAmount',
      memo: { zh: '后加入业主补缴', en: 'Buy-in of a late joiner' },
    },
    {
      kind: 'transfer',
      debit: 'own',
      credit: 'escrow',
      amount: 'joinAmount',
      memo: { zh: '按原出资比例退还', en: 'Returned to those who paid, by their shares' },
    },
    tell(
      '后加入业主已补缴，即可开通使用；补缴款按出资比例退还先出资的业主。',
      'The late joiner has paid and may use it; the money goes to those who paid, by what they gave.',
    ),
  ],
  clause: local('item-18'),
} as const satisfies Outcome

const retire = {
  title: { zh: '报废注销', en: 'Retire it' },
  by: ['city-market'],
  to: 'retired',
  asks: { reason: 'required' },
  effects: [stage('stopped')],
  clause: special('art-38'),
} as const satisfies Outcome

const inspectAgain = {
  title: { zh: '复检合格，恢复使用', en: 'Passed: in use again' },
  by: ['city-inspection'],
  to: 'operation',
  asks: { yearlyReport: 'required' },
  sets: { inspectedOn: 'today' },
  when: [
    {
      test: 'maintenanceTo >= today',
      clause: special('art-45'),
      message: {
        zh: '没有有效的维护保养合同，不得恢复使用',
        en: 'No maintenance contract in force: it stays out of use',
      },
    },
  ],
  clause: special('art-40'),
} as const satisfies Outcome

const contestResult = {
  title: { zh: '书面异议', en: 'Contest the result' },
  by: [community, 'property-company'],
  to: 'outOfUse',
  asks: { reason: 'required' },
  kinMayAct: true,
  when: [
    {
      test: 'not(list contains(lapsed, "contest"))',
      clause: local('item-29'),
      message: { zh: '收到检验结果已超过十五日', en: 'More than fifteen days after the result' },
    },
  ],
  clause: local('item-29'),
} as const satisfies Outcome

const refund = {
  title: { zh: '退还未支出款项', en: 'Return what was not spent' },
  by: ['district-office'],
  to: 'stopped',
  sets: { returned: 'if owedBack = 0 then [] else backByPayment' },
  /** Each payment's part goes where it came from: to the owner, the provident fund, the maintenance fund. */
  effects: [
    ...(['own', 'housing_fund', 'maintenance_fund'] as const).map(
      (source) =>
        ({
          kind: 'transfer',
          debit: source,
          credit: 'escrow',
          amount: `
            if count(returned[item.source = "${source}"]) = 0
            then 0
            else sum(returned[item.source = "${source}"].amount)
          `,
          memo: { zh: '项目停止，款项退回原来源', en: 'Project stopped: money returned where it came from' },
        }) as const,
    ),
    tell(
      '款项已按原缴款比例退回原来源。',
      'The money has been returned where it came from, by what each had paid.',
    ),
  ],
  clause: local('item-23'),
} as const satisfies Outcome

export const useSteps = {
  operation: {
    title: { zh: '运行管理', en: 'In operation' },
    holder: firm,
    outcomes: {
      maintain: maintain('operation'),
      report_trapped: reportTrapped('rescue'),
      drill,
      self_check: selfCheck,
      share_running: shareRunning,
      arrive: arrive('operation'),
      inspect_yearly: inspectYearly,
      fail_yearly: failYearly,
      ask_yearly: askYearly,
      stop_use: stopUse,
      change_manager: changeManager,
      renew_maintenance: renewMaintenance('operation'),
      join_late: joinLate,
      pay_in: payIn('operation'),
      pay_out: payOut('operation'),
      draw_fund: drawFund('operation'),
      sell: sell('operation'),
      cure: cure('operation'),
      retire,
    },
  },
  rescue: {
    title: { zh: '困人救援', en: 'Rescue' },
    holder: firm,
    outcomes: { arrive: arrive('operation') },
  },
  outOfUse: {
    title: { zh: '停用整改', en: 'Out of use' },
    holder: 'city-inspection',
    outcomes: {
      inspect_again: inspectAgain,
      contest_result: contestResult,
      renew_maintenance: renewMaintenance('outOfUse'),
      retire,
    },
  },
  refunding: {
    title: { zh: '退款', en: 'Money goes back' },
    holder: 'district-office',
    outcomes: { refund },
  },
  stopped: { title: { zh: '已停止', en: 'Stopped' }, end: 'withdrawn', outcomes: {} },
  withdrawn: { title: { zh: '已放弃', en: 'Given up' }, end: 'withdrawn', outcomes: {} },
  refused: { title: { zh: '不予受理', en: 'Refused' }, end: 'refused', outcomes: {} },
  retired: { title: { zh: '已注销', en: 'Retired' }, end: 'done', outcomes: {} },
} as const satisfies Record<string, Step>
