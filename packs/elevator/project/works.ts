/** Steps 12 to 14: contracts, notice of installation, works. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { local, special } from '../clauses.ts'
import { payIn, payOut } from './money.ts'
import {
  beforeWorks,
  body,
  community,
  firm,
  lateObjection,
  stage,
  still,
  tell,
  whileBuilt,
} from './shared.ts'

const managed = {
  test: 'manager = "property" or maintenanceTo >= today',
  clause: local('item-20'),
  message: {
    zh: '没有物业的，须先落实维护保养合同',
    en: 'Without a property company a maintenance contract comes first',
  },
} as const

const fileContracts = {
  title: { zh: '报送合同备案', en: 'File the contracts' },
  by: [...body],
  to: 'filing',
  kinMayAct: true,
  asks: {
    installer: 'required',
    installerName: 'required',
    licenceNo: 'required',
    licenceTo: 'required',
    contractNo: 'required',
    contractPrice: 'required',
    builder: 'required',
    builderLicence: 'required',
    supervisor: 'required',
    supervisorLicence: 'required',
    maintainer: { when: 'manager = "owners"' },
    maintenanceTo: { when: 'manager = "owners"' },
    rescuePhone: 'optional',
    contractPapers: 'optional',
  },
  sets: { fromList: 'firm != null and (firm.standing = "listed" or firm.standing = "warned")' },
  when: [
    still,
    {
      test: 'licenceTo >= today',
      clause: local('item-12'),
      message: { zh: '电梯单位的许可证已过期', en: 'The firm’s licence has expired' },
    },
    {
      test: 'contractPrice <= price',
      clause: local('item-12'),
      message: { zh: '合同价超过协议总造价，请先修改协议', en: 'The contract is above the agreed price' },
    },
    managed,
  ],
  clause: local('item-12'),
} as const satisfies Outcome

const acceptFiling = {
  title: { zh: '准予备案', en: 'File' },
  by: ['district-office'],
  to: 'installNotice',
  when: [still],
  clause: local('item-12'),
} as const satisfies Outcome

const returnFiling = {
  title: { zh: '退回', en: 'Return' },
  by: ['district-office'],
  to: 'contracts',
  asks: { reason: 'required' },
  clause: local('item-12'),
} as const satisfies Outcome

const notifyInstallation = {
  title: { zh: '书面施工告知', en: 'Notify the regulator' },
  by: [firm],
  to: 'building',
  asks: { installNotice: 'required' },
  when: [still, managed],
  sets: { startedOn: 'today' },
  effects: [
    stage('building'),
    tell('已完成施工告知，可以开工。', 'The regulator is notified: work may begin.'),
  ],
  clause: special('art-23'),
} as const satisfies Outcome

const inspect = {
  title: { zh: '质量安全检查', en: 'Quality and safety check' },
  by: ['district-office', 'city-housing'],
  to: 'building',
  asks: { inspector: 'required', inspectionNote: 'required' },
  unordered: true,
  adds: { inspections: '{on: today, by: actorRole}' },
  clause: local('item-13'),
} as const satisfies Outcome

const halt = {
  title: { zh: '责令停工', en: 'Halt' },
  by: ['district-office', 'city-housing', 'city-market'],
  to: 'halted',
  asks: { reason: 'required' },
  clause: local('item-13'),
} as const satisfies Outcome

const finish = {
  title: { zh: '施工完成，申请监督检验', en: 'Finished: ask for inspection' },
  by: [firm],
  to: 'inspection',
  when: [still],
  clause: special('art-25'),
} as const satisfies Outcome

const resumeWork = {
  title: { zh: '准予复工', en: 'Go on' },
  by: ['district-office', 'city-housing', 'city-market'],
  to: 'building',
  asks: { inspectionNote: 'required' },
  when: [still],
  clause: local('item-13'),
} as const satisfies Outcome

export const workSteps = {
  contracts: {
    title: { zh: '合同备案', en: 'Contracts to be filed' },
    holder: community,
    outcomes: {
      file_contracts: fileContracts,
      late_objection: lateObjection('contracts'),
      pay_in: payIn('contracts'),
      ...beforeWorks('contracts'),
    },
  },
  filing: {
    title: { zh: '备案审核', en: 'Filing' },
    holder: 'district-office',
    outcomes: {
      accept_filing: acceptFiling,
      return_filing: returnFiling,
      late_objection: lateObjection('filing'),
      ...beforeWorks('filing'),
    },
  },
  installNotice: {
    title: { zh: '待施工告知', en: 'Notice of installation' },
    holder: firm,
    outcomes: {
      notify_installation: notifyInstallation,
      late_objection: lateObjection('installNotice'),
      pay_in: payIn('installNotice'),
      pay_out: payOut('installNotice'),
      ...beforeWorks('installNotice'),
    },
  },
  building: {
    title: { zh: '施工', en: 'Works' },
    holder: firm,
    outcomes: {
      inspect,
      halt,
      finish,
      late_objection: lateObjection('building'),
      pay_in: payIn('building'),
      pay_out: payOut('building'),
      ...whileBuilt('building'),
    },
  },
  halted: {
    title: { zh: '停工整改', en: 'Halted' },
    holder: 'district-office',
    outcomes: { resume_work: resumeWork, ...whileBuilt('halted') },
  },
} as const satisfies Record<string, Step>
