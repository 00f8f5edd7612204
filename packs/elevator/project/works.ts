/** Steps 12 to 19: contracts, notice of installation, works, inspection, acceptance, registration, archive, subsidy. */
import type { Step } from 'yimen/kernel'
import { local, special } from '../clauses.ts'
import {
  beforeWorks,
  body,
  community,
  cure,
  drawFund,
  firm,
  inUse,
  lateObjection,
  payIn,
  payOut,
  sell,
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

/** The shares were of the price less the subsidy: without it they are of the whole, in the same proportions. */
const noSubsidy = {
  netPrice: 'price',
  finalShares: 'wholeShares',
  shareTotal: 'sum(finalShares.amount)',
} as const

export const workSteps = {
  contracts: {
    title: { zh: '合同备案', en: 'Contracts to be filed' },
    holder: community,
    outcomes: {
      file_contracts: {
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
            message: {
              zh: '合同价超过协议总造价，请先修改协议',
              en: 'The contract is above the agreed price',
            },
          },
          managed,
        ],
        clause: local('item-12'),
      },
      late_objection: lateObjection('contracts'),
      pay_in: payIn('contracts'),
      ...beforeWorks('contracts'),
    },
  },
  filing: {
    title: { zh: '备案审核', en: 'Filing' },
    holder: 'district-office',
    outcomes: {
      accept_filing: {
        title: { zh: '准予备案', en: 'File' },
        by: ['district-office'],
        to: 'installNotice',
        when: [still],
        clause: local('item-12'),
      },
      return_filing: {
        title: { zh: '退回', en: 'Return' },
        by: ['district-office'],
        to: 'contracts',
        asks: { reason: 'required' },
        clause: local('item-12'),
      },
      late_objection: lateObjection('filing'),
      ...beforeWorks('filing'),
    },
  },
  installNotice: {
    title: { zh: '待施工告知', en: 'Notice of installation' },
    holder: firm,
    outcomes: {
      notify_installation: {
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
      },
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
      inspect: {
        title: { zh: '质量安全检查', en: 'Quality and safety check' },
        by: ['district-office', 'city-housing'],
        to: 'building',
        asks: { inspector: 'required', inspectionNote: 'required' },
        unordered: true,
        adds: { inspections: '{on: today, by: actorRole}' },
        clause: local('item-13'),
      },
      halt: {
        title: { zh: '责令停工', en: 'Halt' },
        by: ['district-office', 'city-housing', 'city-market'],
        to: 'halted',
        asks: { reason: 'required' },
        clause: local('item-13'),
      },
      finish: {
        title: { zh: '施工完成，申请监督检验', en: 'Finished: ask for inspection' },
        by: [firm],
        to: 'inspection',
        when: [still],
        clause: special('art-25'),
      },
      late_objection: lateObjection('building'),
      pay_in: payIn('building'),
      pay_out: payOut('building'),
      ...whileBuilt('building'),
    },
  },
  halted: {
    title: { zh: '停工整改', en: 'Halted' },
    holder: 'district-office',
    outcomes: {
      resume_work: {
        title: { zh: '准予复工', en: 'Go on' },
        by: ['district-office', 'city-housing', 'city-market'],
        to: 'building',
        asks: { inspectionNote: 'required' },
        when: [still],
        clause: local('item-13'),
      },
      ...whileBuilt('halted'),
    },
  },
  inspection: {
    title: { zh: '监督检验', en: 'Supervision inspection' },
    holder: 'city-inspection',
    outcomes: {
      pass_inspection: {
        title: { zh: '检验合格', en: 'Passed' },
        by: ['city-inspection'],
        to: 'completion',
        asks: { inspectionReport: 'required' },
        sets: { inspectedOn: 'today' },
        when: [still],
        clause: special('art-25'),
      },
      fail_inspection: {
        title: { zh: '检验不合格', en: 'Failed' },
        by: ['city-inspection'],
        to: 'rectify',
        asks: { reason: 'required' },
        clause: special('art-25'),
      },
      ...whileBuilt('inspection'),
    },
  },
  rectify: {
    title: { zh: '整改', en: 'To be rectified' },
    holder: firm,
    outcomes: {
      rectified: {
        title: { zh: '整改完成，申请复检', en: 'Rectified' },
        by: [firm],
        to: 'inspection',
        clause: special('art-25'),
      },
      ...whileBuilt('rectify'),
    },
  },
  completion: {
    title: { zh: '竣工验收', en: 'Acceptance of the works' },
    holder: community,
    outcomes: {
      accept_works: {
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
        effects: [
          tell('电梯已通过验收，办理使用登记后方可使用。', 'Accepted; it may be used after registration.'),
        ],
        clause: local('item-14'),
      },
      reject_works: {
        title: { zh: '验收不合格', en: 'Not accepted' },
        by: [community],
        to: 'rectify',
        asks: { reason: 'required' },
        kinMayAct: true,
        clause: local('item-14'),
      },
      pay_in: payIn('completion'),
      ...whileBuilt('completion'),
    },
  },
  registration: {
    title: { zh: '使用登记', en: 'Registration of use' },
    holder: 'city-market',
    outcomes: {
      contract_maintenance: {
        title: { zh: '登记维护保养合同', en: 'Record the maintenance contract' },
        by: [community],
        to: 'registration',
        asks: { maintainer: 'required', maintenanceTo: 'required', rescuePhone: 'optional' },
        kinMayAct: true,
        clause: special('art-45'),
      },
      register: {
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
        effects: [
          stage('in_use'),
          tell('电梯已登记，可以使用。', 'The elevator is registered and may be used.'),
        ],
        clause: special('art-33'),
      },
      pay_in: payIn('registration'),
      pay_out: payOut('registration'),
      ...whileBuilt('registration'),
    },
  },
  archive: {
    title: { zh: '资料归档', en: 'Files to the archive' },
    holder: firm,
    outcomes: {
      hand_over: {
        title: { zh: '登记归档', en: 'Handed over' },
        by: [firm, community],
        to: 'claim',
        asks: { archiveReceipt: 'required' },
        kinMayAct: true,
        clause: special('art-24'),
      },
      pay_in: payIn('archive'),
      pay_out: payOut('archive'),
      draw_fund: drawFund('archive'),
      sell: sell('archive'),
      cure: cure('archive'),
      ...inUse('archive'),
    },
  },
  claim: {
    title: { zh: '待申请补贴', en: 'Subsidy to be claimed' },
    holder: community,
    outcomes: {
      claim: {
        title: { zh: '申请补贴', en: 'Claim the subsidy' },
        by: [...body],
        to: 'claimReview',
        asks: { claimant: 'required', splitConfirmed: 'required', claimPapers: 'optional' },
        kinMayAct: true,
        atMost: 2,
        when: [
          {
            test: 'splitConfirmed',
            clause: local('item-16'),
            message: {
              zh: '分配方案须由受益业主共同确认',
              en: 'The owners who benefit confirm the split together',
            },
          },
          {
            test: 'not(redMarked)',
            clause: local('item-13'),
            message: { zh: '有未整改的红色标记，不予补贴', en: 'A red mark is not cured: no subsidy' },
          },
        ],
        clause: local('item-16'),
      },
      forgo: {
        title: { zh: '放弃补贴', en: 'Forgo it' },
        by: [community],
        to: 'operation',
        asks: { reason: 'required' },
        kinMayAct: true,
        sets: noSubsidy,
        effects: [
          tell(
            '未享受补贴，净造价按总造价计算，各户分摊已按原比例补足，可查看。',
            'Without the subsidy the net price is the price; each share has grown in proportion.',
          ),
        ],
        clause: local('item-16'),
      },
      pay_in: payIn('claim'),
      draw_fund: drawFund('claim'),
      sell: sell('claim'),
      cure: cure('claim'),
      ...inUse('claim'),
    },
  },
  claimReview: {
    title: { zh: '补贴审核', en: 'Claim under review' },
    holder: 'district-housing',
    outcomes: {
      propose_subsidy: {
        title: { zh: '审核通过', en: 'Propose' },
        by: ['district-housing'],
        to: 'claimDecision',
        sets: {
          subsidy: 'subsidyFen',
          cityShare: 'subsidyFen - floor(subsidyFen * districtPercent / 100)',
          districtShare: 'floor(subsidyFen * districtPercent / 100)',
        },
        clause: local('item-16'),
      },
      return_claim: {
        title: { zh: '退回补正', en: 'Return' },
        by: ['district-housing'],
        to: 'claim',
        asks: { missing: 'required' },
        atMost: 1,
        clause: local('item-16'),
      },
      ...inUse('claimReview'),
    },
  },
  claimDecision: {
    title: { zh: '补贴审批', en: 'Decision on the subsidy' },
    holder: 'district-housing-head',
    outcomes: {
      grant_subsidy: {
        title: { zh: '批准补贴', en: 'Grant' },
        by: ['district-housing-head'],
        to: 'operation',
        notBy: ['propose_subsidy'],
        decides: { act: 'subsidy', amount: 'subsidy' },
        atMost: 1,
        sets: { subsidyPaid: 'subsidy' },
        effects: [
          {
            kind: 'transfer',
            debit: 'subsidies',
            credit: 'cityTreasury',
            amount: 'cityShare',
            memo: { zh: '加装电梯补贴（市级）', en: 'Subsidy, the city’s half' },
          },
          {
            kind: 'transfer',
            debit: 'subsidies',
            credit: 'districtTreasury',
            amount: 'districtShare',
            memo: { zh: '加装电梯补贴（区级）', en: 'Subsidy, the district’s half' },
          },
          {
            kind: 'transfer',
            debit: 'escrow',
            credit: 'grant',
            amount: 'subsidy',
            memo: { zh: '补贴缴入监管专户', en: 'The subsidy goes into the supervised account' },
          },
          tell('加装电梯补贴已批准。', 'The subsidy is granted.'),
        ],
        clause: local('item-16'),
      },
      refuse_subsidy: {
        title: { zh: '不予补贴', en: 'Refuse' },
        by: ['district-housing-head'],
        to: 'operation',
        asks: { reason: 'required' },
        sets: noSubsidy,
        effects: [
          tell(
            '补贴申请未获批准，理由见决定书；各户分摊按原比例补足。',
            'The subsidy is refused, see the reasons; each share has grown in proportion.',
          ),
        ],
        clause: local('item-16'),
      },
      ...inUse('claimDecision'),
    },
  },
} as const satisfies Record<string, Step>
