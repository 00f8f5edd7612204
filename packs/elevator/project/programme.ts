/** A retrofit project, from the preparatory group of a stair to the yearly inspection of its elevator. */
import { defineProgramme } from 'yimen/kernel/programme'
import { civil, licensing, local, special } from '../clauses.ts'
import { acceptanceSteps } from './acceptance.ts'
import { agreementSteps } from './agreement.ts'
import { clocks } from './clocks.ts'
import { consentSteps } from './consent.ts'
import { decisions } from './decisions.ts'
import { fields, paper } from './fields/index.ts'
import { forOwners } from './fields/kinds.ts'
import { forms } from './forms/index.ts'
import { inspectionSteps } from './inspection.ts'
import { line } from './line.ts'
import { lists, working } from './lists.ts'
import { noticeSteps } from './notice.ts'
import { params } from './params.ts'
import { reckonings } from './reckonings.ts'
import { reviewSteps } from './review.ts'
import { roles } from './roles.ts'
import { stage } from './shared.ts'
import { subsidySteps } from './subsidy.ts'
import { objections, sections, shared, urgent } from './told.ts'
import { useSteps } from './use.ts'
import { workSteps } from './works.ts'

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
  },
  roles,
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
  params,
  tallies: {},
  decisions,
  reckonings,
  entries: {
    surveyed: { register: 'elevator.units', id: 'unit' },
    existing: { register: 'elevator.projects', id: 'unit' },
    firm: { register: 'elevator.firms', id: 'installer' },
    foundThere: { register: 'elevator.firms', id: 'earlyFirm' },
  },
  values: {
    unitName: forOwners({ title: { zh: '单元', en: 'Stair unit' }, unit: 'text' }),
    netPrice: forOwners({ title: { zh: '净造价', en: 'Net price' }, unit: 'fen' }),
    shareTotal: forOwners({ title: { zh: '分摊合计', en: 'Sum of the shares' }, unit: 'fen' }),
    openedOn: forOwners({ title: { zh: '表决开始', en: 'Ballot opened' }, unit: 'text' }),
    noticeFrom: forOwners({ title: { zh: '公示张贴日', en: 'Notice posted' }, unit: 'text' }),
    appliedOn: forOwners({ title: { zh: '申请日', en: 'Applied' }, unit: 'text' }),
    startedOn: forOwners({ title: { zh: '开工日', en: 'Begun' }, unit: 'text' }),
    fromList: forOwners({ title: { zh: '选自推荐名录', en: 'From the list' }, unit: 'text' }),
    stopGround: forOwners({ title: { zh: '停止原因', en: 'Why it stopped' }, unit: 'text' }),
    owedBack: forOwners({ title: { zh: '应退金额', en: 'To be returned' }, unit: 'fen' }),
    spent: forOwners({ title: { zh: '停止前已支出', en: 'Spent before it stopped' }, unit: 'fen' }),
    subsidy: forOwners({ title: { zh: '补贴', en: 'Subsidy' }, unit: 'fen' }),
    cityShare: forOwners({ title: { zh: '市级补贴', en: 'City’s half' }, unit: 'fen' }),
    districtShare: forOwners({ title: { zh: '区级补贴', en: 'District’s half' }, unit: 'fen' }),
    joinAmount: { title: { zh: '补缴金额', en: 'Buy-in' }, unit: 'fen' },
  },
  working,
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
  clocks,
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
    ...agreementSteps,
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
