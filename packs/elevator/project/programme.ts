/** A retrofit project, from the preparatory group of a stair to the yearly inspection of its elevator. */
import { defineProgramme } from 'yimen/kernel'
import { civil, licensing, local, maintenance, mediation, special } from '../clauses.ts'
import { acceptanceSteps } from './acceptance.ts'
import { consentSteps } from './consent.ts'
import { fields, paper } from './fields.ts'
import { forms } from './forms/index.ts'
import { inspectionSteps } from './inspection.ts'
import { parties, reviewSteps } from './review.ts'
import { line } from './line.ts'
import { noticeSteps } from './notice.ts'
import { ballotRules, costTables } from './rules.ts'
import { stage } from './shared.ts'
import { subsidySteps } from './subsidy.ts'
import { lists, objections, sections, shared, urgent } from './told.ts'
import { useSteps } from './use.ts'
import { workSteps } from './works.ts'

const param = (
  zh: string,
  en: string,
  unit: 'fen' | 'days' | 'hours' | 'minutes' | 'years' | 'times' | 'percent' | 'centimetres' | 'points',
  value: number,
  source: string,
) =>
  ({
    title: { zh, en },
    unit,
    history: [{ from: '2020-12-01', value, source, reviewBy: '2022-12-31' }],
  }) as const
const department = {
  'city-planning': ['市自然资源和规划局', 'City planning'],
  'city-housing': ['市住房和城乡建设局', 'City housing'],
  'city-market': ['市市场监督管理局', 'City market regulator'],
  'city-fire': ['市消防救援支队', 'City fire brigade'],
  'city-urban': ['市城市管理局', 'City urban management'],
} as const
const role = (
  zh: string,
  en: string,
  level: 'person' | 'village' | 'township' | 'county' | 'city' | 'system',
) => ({ title: { zh, en }, level })

export const project = defineProgramme({
  id: 'elevator.project',
  version: 1,
  title: { zh: '既有住宅加装电梯', en: 'Elevator retrofit' },
  summary: {
    zh: '一个单元加装一台电梯：业主表决、协议、联合审查、公示、施工、验收、登记、补贴和运行。',
    en: 'One elevator for one stair: ballot, agreement, joint review, notice, works, acceptance, registration, subsidy, operation.',
  },
  from: '2020-12-01',
  basis: [civil('art-278'), special('art-33'), local('item-1'), local('item-10')],
  audience: 'office',
  subject: {
    name: 'unitName',
    people: ['owners.idNo', 'newOwners.idNo', 'owners.guardianIdNo', 'newOwners.guardianIdNo'],
    place: true,
    hides: {
      facts: [
        'ballots',
        'instruction',
        'counted',
        'privateConsents',
        'soldVote',
        'ballotRoom',
        'choice',
        'votesFor',
        'consentsFor',
        'signedAs',
        'byProxy',
        'proxyTo',
        'fundDraws',
        'hearings',
        'hearingNote',
        'returned',
        'objections',
        'objection',
        'mediations',
        'mediationNote',
        'payments',
        'dwellings',
        'agreementPaper',
        'applyPapers',
        'claimPapers',
      ],
      outcomes: [
        'cast',
        'instruct',
        'consent_private',
        'object',
        'late_objection',
        'mediate',
        'hear',
        'pay_in',
        'draw_fund',
        'sell',
        'record_roll',
        'join_late',
      ],
    },
  },
  roles: {
    resident: role('业主', 'Owner', 'person'),
    'community-worker': role('社区工作人员', 'Community worker', 'village'),
    'street-worker': role('街道经办人员', 'Street clerk', 'township'),
    'street-mediator': role('街道人民调解员', 'Street mediator', 'township'),
    'district-office': role('区加装电梯工作机构', 'District office', 'county'),
    'district-housing': role('区住建局经办', 'District housing bureau', 'county'),
    'district-housing-head': role('区住建局负责人', 'Head of the district housing bureau', 'county'),
    'city-office': role('市加装电梯工作专班', 'City office', 'city'),
    'city-inspection': role('市特种设备检验机构', 'Inspection body', 'city'),
    'drawing-review': role('施工图审查机构', 'Drawing review', 'city'),
    'city-office-head': role('市专班负责人', 'Head of the city office', 'city'),
    'city-leader': role('市分管领导', 'Leader in charge', 'city'),
    'elevator-firm': role('电梯单位', 'Elevator firm', 'city'),
    'property-company': role('物业公司', 'Property company', 'city'),
    ...Object.fromEntries(Object.entries(department).map(([id, [zh, en]]) => [id, role(zh, en, 'city')])),
  },
  fields,
  papers: {
    plan: paper('方案图', 'Plan', 'applicant', local('item-4')),
    ballot: paper('表决票', 'Ballot', 'applicant', civil('art-278')),
    proxy: paper('委托书', 'Authorisation', 'applicant', civil('art-278')),
    private_consent: paper('占用专有部分同意书', 'Consent', 'applicant', civil('art-272')),
    agreement: paper('项目协议书', 'Agreement', 'applicant', local('item-5')),
    application: paper('申请材料', 'Application', 'applicant', local('item-6')),
    notice_photo: paper('张贴照片', 'Photo of the notice', 'office', local('item-7')),
    drawings: paper('勘察和施工图', 'Drawings', 'applicant', local('item-9')),
    contracts: paper('合同和许可证', 'Contracts', 'applicant', local('item-12')),
    acceptance: paper('验收表', 'Acceptance form', 'office', local('item-14')),
    claim: paper('补贴申请材料', 'Claim', 'applicant', local('item-16')),
  },
  params: {
    shaftMost: param('井道平面最大边长', 'Largest side of the shaft', 'centimetres', 250, local('item-2')),
    supplementDays: param('补正告知时限', 'Telling what is missing', 'days', 5, licensing('art-32')),
    visitDays: param('踏勘时限', 'Joint visit', 'days', 10, local('item-6')),
    noticeDays: param('公示天数', 'Days of notice', 'days', 10, local('item-7')),
    mediationDays: param('调解期限', 'Mediation', 'days', 30, local('item-8')),
    reviewDays: param('联合审查时限', 'Joint review', 'days', 10, local('item-10')),
    reviewMost: param('联合审查法定上限', 'Statutory cap of joint review', 'days', 45, licensing('art-42')),
    registerDays: param('使用登记时限', 'Registration of use', 'days', 30, special('art-33')),
    archiveDays: param('资料移交时限', 'Hand-over of files', 'days', 30, special('art-24')),
    maintenanceDays: param('维护保养间隔', 'Between two maintenances', 'days', 15, local('item-22')),
    maintenanceHours: param(
      '下次维护保养（十五日）',
      'Next maintenance, fifteen days',
      'hours',
      360,
      local('item-22'),
    ),
    onSiteDays: param('定期检验到场时限', 'Inspectors on site', 'days', 10, local('item-29')),
    contestDays: param('检验结果异议期', 'Contesting the result', 'days', 15, local('item-29')),
    validDays: param('检验有效期', 'An inspection holds', 'days', 365, special('art-40')),
    drillDays: param(
      '应急演练间隔（半年）',
      'Between two drills, half a year',
      'days',
      183,
      maintenance('item-3'),
    ),
    managerDays: param('管理人变更登记时限', 'Registering a new manager', 'days', 30, local('item-28')),
    mediationTries: param(
      '提前附记所需调解次数',
      'Mediations before going on early',
      'times',
      3,
      local('item-8'),
    ),
    fundYears: param(
      '公积金提取年限',
      'Years to withdraw from the provident fund',
      'years',
      3,
      local('item-26'),
    ),
    warrantyDays: param('质保期', 'Warranty', 'days', 365, local('item-27')),
    rescueMinutes: param('救援到达时限', 'Rescue', 'minutes', 30, local('item-21')),
    yearlyDays: param('申报定期检验期限', 'Asking for the yearly inspection', 'days', 335, special('art-40')),
    subsidyFen: param('每台补贴', 'Subsidy', 'fen', 10_000_000, local('item-16')),
    districtPercent: param('区级承担比例', 'District’s part', 'percent', 50, local('item-16')),
    beforeAcceptancePercent: param(
      '验收前支付上限',
      'Paid before acceptance',
      'percent',
      70,
      local('item-27'),
    ),
    depreciationPercent: param('后加入每年折减', 'Less for each full year', 'percent', 5, local('item-18')),
    buyInLeastPercent: param(
      '后加入最低比例',
      'Least part of a late joiner',
      'percent',
      50,
      local('item-18'),
    ),
    earlyStartPoints: param('未备案开工记分', 'Points for starting early', 'points', 6, local('item-13')),
  },
  tallies: {},
  decisions: {
    paidInTotal: {
      kind: 'formula',
      expression: 'if count(payments) = 0 then 0 else sum(payments.amount)',
      clause: local('item-27'),
    },
    paidOutTotal: {
      kind: 'formula',
      expression: 'if count(paidOut) = 0 then 0 else sum(paidOut.amount)',
      clause: local('item-27'),
    },
    paidByRoom: {
      kind: 'formula',
      expression: `
        if count(payments[item.room = payRoom]) = 0
        then 0
        else sum(payments[item.room = payRoom].amount)
      `,
      clause: local('item-27'),
    },
    /** Once registered it runs until it is retired: what is paid then is owed. */
    mustStop: {
      kind: 'formula',
      expression: `
        not(list contains(["archive", "claim", "operation"], step))
        and ((surveyed.expropriation != null and surveyed.expropriation)
          or (surveyed.danger != null and (surveyed.danger = "C" or surveyed.danger = "D")))
      `,
      clause: local('item-23'),
    },
    privateAgreed: {
      kind: 'formula',
      expression: `
        every r in wantedConsents satisfies
          ((some c in privateConsents satisfies c.room = r and c.all)
            or (count(voters[item.room = r][1].owners) > 0
              and (every o in voters[item.room = r][1].owners satisfies
                some c in privateConsents satisfies c.room = r and c.owner = o)))
      `,
      clause: civil('art-272'),
    },
    paidFromMaintenance: {
      kind: 'formula',
      expression: `
        if count(payments[item.source = "maintenance_fund"]) = 0
        then 0
        else sum(payments[item.source = "maintenance_fund"].amount)
      `,
      clause: civil('art-281'),
    },
    fundUses: {
      kind: 'formula',
      expression: 'concatenate(payments[item.source = "housing_fund"], fundDraws)',
      clause: local('item-26'),
    },
    ownByRoom: {
      kind: 'formula',
      expression: `
        (if count(payments[item.room = payRoom and item.source = "own"]) = 0
          then 0
          else sum(payments[item.room = payRoom and item.source = "own"].amount))
        - (if count(fundDraws[item.room = payRoom]) = 0
          then 0
          else sum(fundDraws[item.room = payRoom].amount))
      `,
      clause: local('item-26'),
    },
    lastMaintained: {
      kind: 'formula',
      expression: 'if count(maintenances) = 0 then registeredOn else maintenances[-1].on',
      clause: local('item-22'),
    },
    runningBy: {
      kind: 'formula',
      expression: 'if runningTable = null then "area" else runningTable',
      clause: civil('art-283'),
    },
    accepted: { kind: 'formula', expression: 'acceptedOn != null', clause: local('item-14') },
    redMarked: { kind: 'formula', expression: 'count(redMarks) > count(cures)', clause: local('item-13') },
    openObjections: {
      kind: 'formula',
      expression: `
        for o in objections[item.inTime
          and not(some m in mediations satisfies m.no = item.no
            and (m.result = "settled" or m.result = "withdrawn" or m.result = "rejected"))]
        return o.no
      `,
      clause: local('item-8'),
    },
    yearsUsed: {
      kind: 'formula',
      expression: 'floor((date(today) - date(acceptedOn)).days / 365)',
      clause: local('item-18'),
    },
    buyInPercent: {
      kind: 'formula',
      expression: `
        if 100 - depreciationPercent * yearsUsed < buyInLeastPercent
        then buyInLeastPercent
        else 100 - depreciationPercent * yearsUsed
      `,
      clause: local('item-18'),
    },
    buyIn: {
      kind: 'formula',
      expression: 'floor(joinShares[item.room = joinRoom][1].amount * buyInPercent / 100)',
      clause: local('item-18'),
    },
  },
  reckonings: {
    roll: { kind: 'roll', dwellings: 'dwellings', owners: 'owners', clause: civil('art-278') },
    afterSale: {
      kind: 'sale',
      roll: 'voters',
      room: 'soldRoom',
      owners: 'newOwners',
      clause: local('item-5'),
    },
    /** For whom the one who acts may sign: themselves, or their ward. */
    mayFor: {
      kind: 'signs_for',
      roll: 'voters',
      room: 'ballotRoom',
      person: 'actorPerson',
      clause: civil('art-34'),
    },
    mayConsentFor: {
      kind: 'signs_for',
      roll: 'voters',
      room: 'privateRoom',
      person: 'actorPerson',
      clause: civil('art-34'),
    },
    consent: {
      kind: 'ballot',
      roll: 'voters',
      ballots: 'ballots',
      on: 'closesOn',
      rules: ballotRules,
      cast: { outcome: 'cast', room: 'ballotRoom', choice: 'choice', paper: 'ballotPaper' },
      consent: {
        outcome: 'consent_private',
        room: 'privateRoom',
        wanted: 'wantedConsents',
        given: 'privateConsents',
      },
      clause: civil('art-278'),
    },
    shares: {
      kind: 'shares',
      roll: 'voters',
      rooms: 'memberRooms',
      amount: 'netPrice',
      table: 'costTable',
      tables: costTables,
      clause: local('item-17'),
    },
    runningSplit: {
      kind: 'shares',
      roll: 'voters',
      rooms: 'memberRooms',
      amount: 'runningCost',
      table: 'runningBy',
      tables: costTables,
      clause: civil('art-283'),
    },
    /** As if the late joiner had been among them from the start. */
    joinShares: {
      kind: 'shares',
      roll: 'voters',
      rooms: 'append(memberRooms, joinRoom)',
      amount: 'netPrice',
      table: 'costTable',
      tables: costTables,
      clause: local('item-18'),
    },
    refunds: {
      kind: 'split',
      amount: 'buyIn',
      over: 'concatenate(finalShares, joiners)',
      clause: local('item-18'),
    },
    /** What of the subsidy each dwelling has, by its share. */
    subsidySplit: { kind: 'split', amount: 'subsidyFen', over: 'finalShares', clause: local('item-16') },
    wholeShares: { kind: 'split', amount: 'netPrice', over: 'finalShares', clause: local('item-16') },
    backByPayment: { kind: 'split', amount: 'owedBack', over: 'payments', clause: local('item-23') },
    posted: {
      kind: 'notice',
      from: 'noticeFrom',
      days: 'noticeDays',
      proofs: 'noticeProofs',
      clause: local('item-7'),
    },
    review: {
      kind: 'review',
      step: 'jointReview',
      opinions: 'opinions',
      silence: 'agrees',
      clause: local('item-10'),
    },
  },
  entries: {
    surveyed: { register: 'elevator.units', id: 'unit' },
    existing: { register: 'elevator.projects', id: 'unit' },
    firm: { register: 'elevator.firms', id: 'installer' },
    foundThere: { register: 'elevator.firms', id: 'earlyFirm' },
  },
  values: {
    unitName: { title: { zh: '单元', en: 'Stair unit' }, unit: 'text' },
    netPrice: { title: { zh: '净造价', en: 'Net price' }, unit: 'fen' },
    shareTotal: { title: { zh: '分摊合计', en: 'Sum of the shares' }, unit: 'fen' },
    openedOn: { title: { zh: '表决开始', en: 'Ballot opened' }, unit: 'text' },
    noticeFrom: { title: { zh: '公示张贴日', en: 'Notice posted' }, unit: 'text' },
    appliedOn: { title: { zh: '申请日', en: 'Applied' }, unit: 'text' },
    startedOn: { title: { zh: '开工日', en: 'Begun' }, unit: 'text' },
    fromList: { title: { zh: '选自推荐名录', en: 'From the list' }, unit: 'text' },
    stopGround: { title: { zh: '停止原因', en: 'Why it stopped' }, unit: 'text' },
    owedBack: { title: { zh: '应退金额', en: 'To be returned' }, unit: 'fen' },
    spent: { title: { zh: '停止前已支出', en: 'Spent before it stopped' }, unit: 'fen' },
    subsidy: { title: { zh: '补贴', en: 'Subsidy' }, unit: 'fen' },
    cityShare: { title: { zh: '市级补贴', en: 'City’s half' }, unit: 'fen' },
    districtShare: { title: { zh: '区级补贴', en: 'District’s half' }, unit: 'fen' },
    joinAmount: { title: { zh: '补缴金额', en: 'Buy-in' }, unit: 'fen' },
  },
  about: ['netPrice'],
  line,
  lists,
  sections,
  shared,
  objections,
  urgent,
  prints: {
    supplement: {
      title: { zh: '补正告知书', en: 'Notice of supplement' },
      form: 'supplement',
      after: ['supplement', 'ask_supplement'],
    },
    ...forms,
  },
  clocks: {
    acceptance: {
      title: { zh: '受理时限', en: 'Acceptance' },
      limit: { param: 'supplementDays', unit: 'working_day' },
      starts: ['apply'],
      stops: ['accept', 'deem_accepted', 'refuse', 'stop'],
      clause: licensing('art-32'),
    },
    visit: {
      title: { zh: '踏勘时限', en: 'Joint visit' },
      limit: { param: 'visitDays', unit: 'working_day' },
      starts: ['accept', 'deem_accepted'],
      stops: ['record_visit', 'change_plan', 'stop'],
      clause: local('item-6'),
    },
    notice: {
      title: { zh: '公示期', en: 'Public notice' },
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['post_notice'],
      stops: ['close_notice', 'to_mediation', 'stop'],
      clause: local('item-7'),
    },
    mediation: {
      title: { zh: '调解期限', en: 'Mediation' },
      limit: { param: 'mediationDays', unit: 'calendar_day' },
      starts: ['to_mediation'],
      stops: ['settled', 'go_on', 'resume', 'stop'],
      clause: mediation('art-3'),
    },
    ...Object.fromEntries(
      parties.map((p) => [
        p.replace('city-', 'review-'),
        {
          title: { zh: `${department[p][0]}意见时限`, en: `Opinion of ${department[p][1]}` },
          limit: { param: 'reviewDays', unit: 'working_day' as const },
          starts: ['convene'],
          stops: ['opine', 'conclude', 'conclude_conditions', 'conclude_fail', 'stop'],
          by: p,
          clause: local('item-10'),
        },
      ]),
    ),
    wholeReview: {
      title: { zh: '联合审查上限', en: 'Cap of the joint review' },
      limit: { param: 'reviewMost', unit: 'working_day' },
      starts: ['convene'],
      stops: ['conclude', 'conclude_conditions', 'conclude_fail', 'stop'],
      clause: licensing('art-42'),
    },
    registration: {
      title: { zh: '使用登记时限', en: 'Registration' },
      limit: { param: 'registerDays', unit: 'calendar_day' },
      starts: ['accept_works'],
      stops: ['register', 'stop'],
      clause: special('art-33'),
    },
    archive: {
      title: { zh: '资料移交时限', en: 'Hand-over' },
      limit: { param: 'archiveDays', unit: 'calendar_day' },
      starts: ['accept_works'],
      stops: ['hand_over', 'stop'],
      clause: special('art-24'),
    },
    maintenance: {
      title: { zh: '下次维护保养', en: 'Next maintenance' },
      limit: { param: 'maintenanceHours', unit: 'hour' },
      starts: ['register', 'maintain'],
      stops: ['retire'],
      clause: maintenance('item-1'),
    },
    drill: {
      title: { zh: '下次应急演练', en: 'Next drill' },
      limit: { param: 'drillDays', unit: 'calendar_day' },
      starts: ['register', 'drill'],
      stops: ['retire'],
      clause: maintenance('item-3'),
    },
    rescue: {
      title: { zh: '救援到达', en: 'Rescue' },
      limit: { param: 'rescueMinutes', unit: 'minute' },
      starts: ['report_trapped'],
      stops: ['arrive', 'retire'],
      clause: local('item-21'),
    },
    yearly: {
      title: { zh: '申报定期检验', en: 'Yearly inspection' },
      limit: { param: 'yearlyDays', unit: 'calendar_day' },
      starts: ['pass_inspection', 'inspect_yearly', 'inspect_again'],
      stops: ['ask_yearly', 'fail_yearly', 'stop_use', 'retire', 'stop'],
      clause: special('art-40'),
    },
    onSite: {
      title: { zh: '检验机构到场检验', en: 'Inspectors on site' },
      limit: { param: 'onSiteDays', unit: 'working_day' },
      starts: ['ask_yearly'],
      stops: ['inspect_yearly', 'fail_yearly', 'inspect_again', 'retire'],
      clause: local('item-29'),
    },
    contest: {
      title: { zh: '检验结果异议期', en: 'Contesting the result' },
      limit: { param: 'contestDays', unit: 'calendar_day' },
      starts: ['fail_yearly'],
      stops: ['contest_result', 'inspect_again', 'retire'],
      clause: local('item-29'),
    },
  },
  obligations: {},
  accounts: {
    escrow: { title: { zh: '监管专户', en: 'Supervised account' }, kind: 'asset', per: 'case', floor: 0 },
    own: { title: { zh: '业主自筹', en: 'Owners’ money' }, kind: 'liability' },
    housing_fund: { title: { zh: '住房公积金提取', en: 'Provident fund' }, kind: 'liability' },
    maintenance_fund: { title: { zh: '住宅维修资金', en: 'Maintenance fund' }, kind: 'liability' },
    grant: { title: { zh: '补贴缴入', en: 'Subsidy paid in' }, kind: 'liability' },
    works: { title: { zh: '工程款支出', en: 'Works' }, kind: 'expense' },
    subsidies: { title: { zh: '财政补贴支出', en: 'Subsidies' }, kind: 'expense' },
    cityTreasury: { title: { zh: '市财政专户', en: 'City treasury' }, kind: 'source' },
    districtTreasury: { title: { zh: '区财政专户', en: 'District treasury' }, kind: 'source', per: 'county' },
  },
  opens: {
    initiate: {
      title: { zh: '发起加装', en: 'Begin' },
      by: ['community-worker', 'district-office'],
      to: 'roll',
      asks: { unit: 'required', group: 'required' },
      sets: {
        unitName: 'surveyed.estate + surveyed.building + surveyed.unit',
        longitude: 'surveyed.longitude',
        latitude: 'surveyed.latitude',
        ballots: '[]',
        privateConsents: '[]',
        objections: '[]',
        mediations: '[]',
        opinions: '[]',
        payments: '[]',
        paidOut: '[]',
        redMarks: '[]',
        cures: '[]',
        maintenances: '[]',
        drills: '[]',
        runningCosts: '[]',
        calls: '[]',
        rescues: '[]',
        inspections: '[]',
        joiners: '[]',
        fundDraws: '[]',
        hearings: '[]',
      },
      when: [
        {
          test: 'surveyed != null',
          clause: local('item-25'),
          message: { zh: '该单元不在摸底名册中', en: 'The unit is not on the register of the survey' },
        },
        {
          test: 'surveyed.standing = "fit"',
          clause: local('item-1'),
          message: {
            zh: '该单元摸底结论不是“具备条件”，整改复查后再发起',
            en: 'The unit is not eligible: put it right and survey it again first',
          },
        },
        {
          test: 'existing = null or existing.standing = "stopped"',
          clause: local('item-4'),
          message: { zh: '该单元已有加装项目', en: 'The unit has a project already' },
        },
      ],
      effects: [stage('initiated')],
      clause: local('item-4'),
    },
  },
  steps: {
    ...consentSteps,
    ...acceptanceSteps,
    ...noticeSteps,
    ...reviewSteps,
    ...workSteps,
    ...inspectionSteps,
    ...subsidySteps,
    ...useSteps,
  },
  remedy: {
    text: {
      zh: '不服本决定的，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
      en: 'You may ask for reconsideration within sixty days or sue within six months.',
    },
    clause: licensing('art-38'),
  },
})
