/** Steps 15 to 18: inspection, acceptance by four parties, registration of use, the archive. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { local, special } from '../clauses.ts'
import { drawFund, payIn, payOut } from './money.ts'
import { community, cure, firm, sell, stage, still, tell, whileBuilt } from './shared.ts'
import { inUse } from './upkeep.ts'

const passInspection = {
  title: { zh: '检验合格', en: 'Passed' },
  by: ['city-inspection'],
  to: 'completion',
  asks: { inspectionReport: 'required' },
  sets: { inspectedOn: 'today' },
  when: [still],
  clause: special('art-25'),
} as const satisfies Outcome

const failInspection = {
  title: { zh: '检验不合格', en: 'Failed' },
  by: ['city-inspection'],
  to: 'rectify',
  asks: { reason: 'required' },
  clause: special('art-25'),
} as const satisfies Outcome

const rectified = {
  title: { zh: '整改完成，申请复检', en: 'Rectified' },
  by: [firm],
  to: 'inspection',
  clause: special('art-25'),
} as const satisfies Outcome

const acceptWorks = {
  title: { zh: '登记四方验收', en: 'Accepted by four parties' },
  by: [community],
  to: 'registration',
  asks: { signedBy: 'required', acceptedOn: 'required', acceptancePaper: 'optional' },
  kinMayAct: true,
  when: [
    still,
    {
      test: `
        every p in ["design", "construction", "supervision", "elevator"] satisfies
          some s in signedBy satisfies s.party = p
      `,
      clause: local('item-14'),
      message: {
        zh: '设计、施工、监理、电梯单位四方须全部签署',
        en: 'Designer, builder, supervisor and elevator firm must all sign',
      },
    },
    {
      test: `
        every p in ["community", "district"] satisfies
          some s in signedBy satisfies s.party = p
      `,
      clause: local('item-14'),
      message: {
        zh: '社区和区工作机构须到场见证',
        en: 'The community and the district office must witness it',
      },
    },
    {
      test: 'acceptedOn <= today',
      clause: local('item-14'),
      message: { zh: '验收日期不能晚于今天', en: 'The acceptance is not in the future' },
    },
    {
      test: 'acceptedOn >= inspectedOn',
      clause: special('art-25'),
      message: {
        zh: '监督检验合格以前不能验收',
        en: 'No acceptance before the supervision inspection is passed',
      },
    },
  ],
  effects: [tell('电梯已通过验收，办理使用登记后方可使用。', 'Accepted; it may be used after registration.')],
  clause: local('item-14'),
} as const satisfies Outcome

const rejectWorks = {
  title: { zh: '验收不合格', en: 'Not accepted' },
  by: [community],
  to: 'rectify',
  asks: { reason: 'required' },
  kinMayAct: true,
  clause: local('item-14'),
} as const satisfies Outcome

const contractMaintenance = {
  title: { zh: '登记维护保养合同', en: 'Record the maintenance contract' },
  by: [community],
  to: 'registration',
  asks: { maintainer: 'required', maintenanceTo: 'required', rescuePhone: 'optional' },
  kinMayAct: true,
  clause: special('art-45'),
} as const satisfies Outcome

const registerUse = {
  title: { zh: '核发使用登记证', en: 'Register' },
  by: ['city-market'],
  to: 'archive',
  asks: { registrationNo: 'required', plateNo: 'required' },
  sets: { registeredOn: 'today' },
  when: [
    still,
    {
      test: 'maintenanceTo >= today',
      clause: special('art-45'),
      message: {
        zh: '没有有效的维护保养合同，不予登记',
        en: 'No maintenance contract in force: no registration',
      },
    },
  ],
  effects: [stage('in_use'), tell('电梯已登记，可以使用。', 'The elevator is registered and may be used.')],
  clause: special('art-33'),
} as const satisfies Outcome

const handOver = {
  title: { zh: '登记归档', en: 'Handed over' },
  by: [firm, community],
  to: 'claim',
  asks: { archiveReceipt: 'required' },
  kinMayAct: true,
  clause: special('art-24'),
} as const satisfies Outcome

export const inspectionSteps = {
  inspection: {
    title: { zh: '监督检验', en: 'Supervision inspection' },
    holder: 'city-inspection',
    outcomes: {
      pass_inspection: passInspection,
      fail_inspection: failInspection,
      ...whileBuilt('inspection'),
    },
  },
  rectify: {
    title: { zh: '整改', en: 'To be rectified' },
    holder: firm,
    outcomes: { rectified, ...whileBuilt('rectify') },
  },
  completion: {
    title: { zh: '竣工验收', en: 'Acceptance of the works' },
    holder: community,
    outcomes: {
      accept_works: acceptWorks,
      reject_works: rejectWorks,
      pay_in: payIn('completion'),
      ...whileBuilt('completion'),
    },
  },
  registration: {
    title: { zh: '使用登记', en: 'Registration of use' },
    holder: 'city-market',
    outcomes: {
      contract_maintenance: contractMaintenance,
      register: registerUse,
      pay_in: payIn('registration'),
      pay_out: payOut('registration'),
      ...whileBuilt('registration'),
    },
  },
  archive: {
    title: { zh: '资料归档', en: 'Files to the archive' },
    holder: firm,
    outcomes: {
      hand_over: handOver,
      pay_in: payIn('archive'),
      pay_out: payOut('archive'),
      draw_fund: drawFund('archive'),
      sell: sell('archive'),
      cure: cure('archive'),
      ...inUse('archive'),
    },
  },
} as const satisfies Record<string, Step>
