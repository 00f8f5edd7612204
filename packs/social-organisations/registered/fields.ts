/** What is asked of an organisation from the reservation of its name to its archive. */
import type { Field, Programme } from 'yimen/kernel/programme'
import { association, local } from '../clauses.ts'
import {
  day,
  fen,
  grades,
  idNo,
  kinds,
  listGrounds,
  parties,
  past,
  publicName,
  publicText,
  results,
  sealedWords,
  seriousGrounds,
  t,
  whole,
  yes,
} from '../shared.ts'

const person = {
  name: { type: 'name', sensitive: true, title: t('姓名', 'Name') },
  idNo: idNo('身份证号', 'ID number'),
} as const
const paper = (name: string, zh: string, en: string): Field => ({
  type: 'papers',
  paper: name,
  max: 6,
  title: t(zh, en),
})
const choice = (zh: string, en: string, options: Readonly<Record<string, ReturnType<typeof t>>>): Field => ({
  type: 'choice',
  options,
  title: t(zh, en),
})
const titles = Object.fromEntries(Object.entries(listGrounds).map(([name, g]) => [name, g.title]))

export const fields = {
  orgName: publicText('名称', 'Name', 80),
  kind: choice('类别', 'Kind', kinds),
  scope: publicText('业务范围', 'Scope', 99),
  supervisor: publicText('业务主管单位', 'Supervising unit', 60),
  nameNote: sealedWords('与近似名称的区别', 'How it differs from the name that is like it', 300),
  address: publicText('住所', 'Address', 99),
  headName: publicName('法定代表人', 'Legal representative'),
  headId: idNo('法定代表人身份证号', 'Their ID number'),
  money: fen('活动资金（开办资金）', 'Money'),
  individuals: whole('个人会员数', 'Individual members', 100_000),
  unitMembers: whole('单位会员数', 'Member units', 10_000),
  staff: whole('从业人员数', 'Staff', 10_000),
  promoters: {
    type: 'list',
    max: 60,
    sensitive: true,
    forTheFile: true,
    title: t('发起人', 'Promoters'),
    of: person,
  },
  application: paper('application', '登记申请书', 'Application'),
  approval: paper('approval', '业务主管单位批准文件', 'Approval of the supervising unit'),
  capital: paper('capital', '验资报告、场所使用权证明', 'Proof of capital and premises'),
  persons: paper('persons', '发起人和拟任负责人情况', 'Who promotes and leads it'),
  draft: paper('draft', '章程草案', 'Draft charter'),
  missing: sealedWords('须补正的内容', 'What is missing'),
  reason: sealedWords('理由', 'Reason'),
  uscc: { type: 'text', max: 24, title: t('统一社会信用代码', 'Credit code') },
  zoneNote: sealedWords('代码区划为功能区的核对说明', 'Why the region in the code is a zone', 300),
  agent: { type: 'post', title: t('经办岗位', 'Post that acts for it') },
  registeredOn: past('原登记日期', 'Registered on'),
  council: {
    type: 'list',
    max: 60,
    sensitive: true,
    title: t('理事会和监事', 'Council and supervisors'),
    of: {
      ...person,
      duty: choice('职务', 'Duty', {
        chair: t('会长（理事长）', 'Chair'),
        vice: t('副会长（副理事长）', 'Vice chair'),
        secretary: t('秘书长', 'Secretary'),
        member: t('理事', 'Council member'),
        supervisor: t('监事', 'Supervisor'),
      }),
    },
  },
  termFrom: day('任期自', 'Term from'),
  termTo: day('任期至', 'Term to'),
  charterOn: day('章程核准日期', 'Charter approved on'),
  grade: choice('评估等级', 'Grade', grades),
  gradeTo: day('等级有效期至', 'Grade valid to'),
  gradedOn: { ...day('取得等级日期', 'Graded on'), forTheFile: true },
  party: choice('党组织', 'Party organisation', parties),
  inspectedYear: { ...whole('年检年度', 'Inspected year', 2199, 2000), past: true } as Field,
  inspection: choice('年检结论', 'Result', results),
  earlier: {
    type: 'list',
    max: 20,
    title: t('原名录事由', 'Grounds that stood before'),
    of: {
      kind: choice('事由', 'Ground', titles),
      on: past('列入日期', 'Listed on'),
      year: { ...whole('年度', 'Year', 2199, 2000), optional: true },
    },
  },
  ground: choice('列入事由', 'Ground', titles),
  groundNo: whole('事由序号', 'Number of the ground', 200, 1),
  evidence: sealedWords('查实情况', 'What was verified'),
  letter1: past('第一次邮寄日期', 'First letter'),
  letter2: past('第二次邮寄日期', 'Second letter'),
  graveGround: choice(
    '列入严重违法失信名单的事由',
    'Ground of the serious list',
    Object.fromEntries(Object.entries(seriousGrounds).filter(([name]) => name !== 'two_years')),
  ),
  graveNo: whole('严重违法失信序号', 'Number', 200, 1),
  suspendedTo: day('停止活动至', 'Suspended until'),
  change: choice('变更事项', 'What changes', {
    name: t('名称', 'Name'),
    address: t('住所', 'Address'),
    scope: t('业务范围', 'Scope'),
    supervisor: t('业务主管单位', 'Supervising unit'),
    money: t('活动资金', 'Money'),
    head: t('法定代表人', 'Legal representative'),
    charter: t('章程', 'Charter'),
  }),
  consentOn: past('业务主管单位同意日期', 'Consent of the supervising unit'),
  newName: publicText('变更后的名称', 'New name', 80),
  newText: publicText('变更后的内容', 'What it becomes', 99),
  newMoney: fen('变更后的资金', 'New money'),
  newHeadName: publicName('新任法定代表人', 'New legal representative'),
  newHeadId: idNo('新任法定代表人身份证号', 'Their ID number'),
  branchName: publicText('分支机构名称', 'Name of the branch', 80),
  isRegional: yes('按地域设立', 'For a region'),
  /** What other cases tell. */
  year: whole('年度', 'Year', 2199, 2000),
  on: day('日期', 'Day'),
  told: choice('年检结论', 'Result', results),
  toldGrade: choice('评估等级', 'Grade', grades),
  toldTo: day('等级有效期至', 'Valid to'),
  liquidators: sealedWords('清算组成员', 'Liquidators', 300),
  liquidatedOn: past('清算结束日期', 'Liquidation ended on'),
  report: paper('liquidation', '清算报告', 'Report of the liquidation'),
  isTakenIn: yes('证书、印章、财务凭证已收缴', 'Certificate, seal and vouchers taken in'),
  archiveNo: { type: 'text', max: 30, title: t('归档号', 'Number in the archive') },
} as const satisfies Readonly<Record<string, Field>>

const file = (zh: string, en: string, clause: string) =>
  ({ title: t(zh, en), from: 'applicant', clause }) as const

export const papers: Programme['papers'] = {
  application: file('登记申请书', 'Application', association('art-11')),
  approval: file('业务主管单位批准文件', 'Approval', association('art-11')),
  capital: file('验资报告、场所使用权证明', 'Capital and premises', association('art-11')),
  persons: file('发起人和拟任负责人情况、身份证明', 'Promoters and leaders', association('art-11')),
  draft: file('章程草案', 'Draft charter', association('art-11')),
  liquidation: file('清算报告', 'Report of the liquidation', association('art-21')),
}

const number: Field = whole('序号', 'No.', 200, 1)
const when: Field = day('日期', 'Day')
const optional = <const F extends Field>(field: F): F & { readonly optional: true } => ({
  ...field,
  optional: true,
})

export const lists: NonNullable<Programme['lists']> = {
  grounds: {
    type: 'list',
    max: 200,
    title: t('活动异常事由', 'Grounds of the anomaly list'),
    of: { no: number, kind: fields.ground, on: when, year: optional(whole('年度', 'Year', 2199, 2000)) },
  },
  cured: { type: 'list', max: 200, title: t('已消除的事由', 'Grounds cured'), of: { no: number, on: when } },
  grave: {
    type: 'list',
    max: 200,
    title: t('严重违法失信事由', 'Grounds of the serious list'),
    of: { no: number, kind: choice('事由', 'Ground', seriousGrounds), on: when },
  },
  left: {
    type: 'list',
    max: 200,
    title: t('移出严重违法失信名单', 'Left the serious list'),
    of: { no: number, on: when },
  },
  reports: {
    type: 'list',
    max: 100,
    title: t('年度工作报告', 'Annual reports'),
    of: { year: fields.year, on: when },
  },
  inspections: {
    type: 'list',
    max: 100,
    title: t('年度检查', 'Inspections'),
    of: { year: fields.year, result: fields.told, on: when },
  },
  charters: {
    type: 'list',
    max: 100,
    title: t('章程版本', 'Versions of the charter'),
    of: { no: number, on: when },
  },
  terms: { type: 'list', max: 100, title: t('历届任期', 'Terms'), of: { no: number, from: when, to: when } },
  branches: {
    type: 'list',
    max: 100,
    title: t('分支机构', 'Branches'),
    of: { no: number, name: fields.branchName, on: when },
  },
}
export const localNames = local('item-1')
