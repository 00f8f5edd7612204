/** What the file of an organisation looks up, works out, and by which it stands on the registers. */
import type { EffectRule, Programme } from 'yimen/kernel/programme'
import { association, credit, local } from '../clauses.ts'
import { actsForItself, listGrounds, must, param, seriousGrounds, t } from '../shared.ts'

export const params: Programme['params'] = {
  decisionDays: param('登记决定期限', 'To decide', 'days', 60, association('art-12')),
  nameMonths: param('名称预留期限', 'A reservation lasts', 'months', 6, local('item-1')),
  leastIndividuals: param('个人会员最少', 'Least individual members', 'count', 50, association('art-10')),
  leastUnits: param('单位会员最少', 'Least member units', 'count', 30, association('art-10')),
  leastMixed: param('混合会员最少', 'Least of both', 'count', 50, association('art-10')),
  leastMoney: param('活动资金最少', 'Least money', 'fen', 3_000_000, association('art-10')),
  changeDays: param('变更申请期限', 'To apply for a change', 'days', 30, association('art-18')),
  closingDays: param('注销申请期限', 'To apply to be struck off', 'days', 15, association('art-21')),
  termYears: param('每届最长', 'A term at most', 'years', 5, local('item-5')),
  letterLeast: param('两次邮寄最短间隔', 'Between two letters at least', 'days', 20, credit('item-3')),
  letterMost: param('两次邮寄最长间隔', 'Between two letters at most', 'days', 60, credit('item-3')),
}

const titles = Object.fromEntries(Object.entries(listGrounds).map(([name, g]) => [name, g.title]))
const standing = (more: Readonly<Record<string, string>> = {}) => ({
  ability: 'organisations.standing@1',
  with: {
    grounds: 'grounds',
    cured: 'cured',
    serious: 'grave',
    left: 'left',
    suspendedUntil: 'suspendedUntil',
    life: 'life',
    ...more,
  },
  rules: { months: 24, grounds: titles, serious: seriousGrounds },
  clause: credit('item-4'),
})

export const reckonings: NonNullable<Programme['reckonings']> = {
  /** As it stands after this act: what registers are told. */
  stands: standing(),
  /** As it will stand with a ground more, or one less: by which the clock of two years runs on. */
  withGround: standing({
    grounds: 'append(grounds, {no: count(grounds) + 1, kind: ground, on: today, year: null})',
  }),
  withMissing: standing({
    grounds: 'append(grounds, {no: count(grounds) + 1, kind: "annual_report", on: today, year: reportYear})',
  }),
  withCarried: standing({
    grounds:
      'append(grounds, {no: count(grounds) + 1, kind: earlier[count(grounds) + 1].kind, on: ' +
      'earlier[count(grounds) + 1].on, year: earlier[count(grounds) + 1].year})',
  }),
  withCure: standing({ cured: 'append(cured, {no: groundNo, on: today})' }),
  codeRead: { ability: 'organisations.code@1', with: { code: 'uscc' }, clause: local('item-4') },
  loose: { ability: 'organisations.likeness@1', with: { name: 'orgName' }, clause: local('item-1') },
  newLoose: { ability: 'organisations.likeness@1', with: { name: 'newName' }, clause: local('item-1') },
  oldLoose: { ability: 'organisations.likeness@1', with: { name: 'oldName' }, clause: local('item-1') },
  headIs: { ability: 'organisations.person@1', with: { idNo: 'headId' }, clause: association('art-12') },
  newHeadIs: {
    ability: 'organisations.person@1',
    with: { idNo: 'newHeadId' },
    clause: association('art-12'),
  },
  councilIs: {
    ability: 'organisations.people@1',
    with: { people: 'council', and: 'null' },
    clause: local('item-13'),
  },
}

export const entries: NonNullable<Programme['entries']> = {
  sameName: { register: 'organisations.names', id: 'orgName' },
  likeName: { register: 'organisations.likenesses', id: 'loose' },
  sameNewName: { register: 'organisations.names', id: 'newName' },
  likeNewName: { register: 'organisations.likenesses', id: 'newLoose' },
  headOf: { register: 'organisations.heads', id: 'headIs' },
  newHeadOf: { register: 'organisations.heads', id: 'newHeadIs' },
  /** Of whom the file names, as they stand when it is decided: others may have become head of another since. */
  headNow: { register: 'organisations.heads', id: 'headKey' },
  sameCode: { register: 'organisations.registered', id: 'uscc' },
}

/** What everybody reads of it, as it stands now. */
export const entry: EffectRule = {
  kind: 'enter',
  register: 'organisations.registered',
  id: 'uscc',
  standing: 'stands.standing',
  body: {
    name: 'orgName',
    uscc: 'uscc',
    kind: 'kind',
    grounds: 'stands.open',
    why: 'stands.why',
    listedOn: 'stands.since',
    supervisor: 'supervisor',
    address: 'address',
    scope: 'scope',
    head: 'headName',
    registeredOn: 'registeredOn',
    charter: 'count(charters)',
    /** Of the version that stands: one that was only asked for is none. */
    charterOn: 'charters[-1].on',
    termTo: 'termTo',
    grade: 'grade',
    gradedOn: 'gradedOn',
    gradeTo: 'gradeTo',
    inspectedYear: 'inspectedYear',
    inspection: 'inspection',
    party: 'party',
    agent: 'agent',
    headKey: 'headKey',
  },
}

/** The name is somebody's: under what is the same, and under what is alike. */
export const nameIs = (
  standing: 'reserved' | 'used' | 'free',
  name = 'orgName',
  loose = 'loose',
  when: { readonly same?: string; readonly alike?: string } = {},
): readonly EffectRule[] => [
  {
    kind: 'enter',
    register: 'organisations.names',
    id: name,
    standing: `"${standing}"`,
    body: { name, holder: 'caseId' },
    ...(when.same === undefined ? {} : { when: when.same }),
  },
  {
    kind: 'enter',
    register: 'organisations.likenesses',
    id: loose,
    standing: `"${standing}"`,
    body: { name, holder: 'caseId' },
    ...(when.alike === undefined ? {} : { when: when.alike }),
  },
]

/** Associations alone: who represents one represents no other. */
export const headIs = (who: string, standing: 'heads' | 'left', when = 'true'): EffectRule => ({
  kind: 'enter',
  register: 'organisations.heads',
  id: who,
  standing: `"${standing}"`,
  body: { holder: 'caseId' },
  when: `kind = "association" and (${when})`,
})

/** Its council, and who represents it, on it or not. */
export const everyOfficer = 'union(councilKeys, [headKey])'

export const officers = (
  people: string,
  standing: 'current' | 'ended' = 'current',
  when?: string,
): EffectRule => ({
  kind: 'enter',
  register: 'organisations.officers',
  id: 'uscc',
  standing: `"${standing}"`,
  body: { people },
  ...(when === undefined ? {} : { when }),
})

export const nameFree = must(
  'sameName = null or sameName.standing = "free" or sameName.holder = caseId',
  local('item-1'),
  '本区已有相同名称（全角半角、空格和不显示的字符不作区别）',
  'The name is somebody’s already; width, blanks and unseen characters make no difference',
)
export const newNameFree = must(
  'change != "name" or sameNewName = null or sameNewName.standing = "free"',
  local('item-1'),
  '本区已有相同名称，或者与现在的名称相同（全角半角、空格和不显示的字符不作区别）',
  'The name is somebody’s already, or its own of today; width, blanks and unseen characters make no difference',
)

export const notOfTheNation = (name: string) =>
  must(
    `not(list contains(["中国", "全国", "中华"], substring(${name}, 1, 2)))`,
    association('art-10'),
    '地方性社会组织的名称不得冠以“中国”“全国”“中华”',
    'A local name does not begin with words for the nation',
  )

/** Where only the way of writing figures differs, it is asked, and never taken for one. */
export const likeAsked = 'likeName != null and likeName.standing != "free" and likeName.holder != caseId'
export const likeNewAsked =
  'change = "name" and likeNewName != null and likeNewName.standing != "free" and likeNewName.holder != caseId'

export const codeGuards = [
  must(
    'codeRead.valid',
    local('item-4'),
    '统一社会信用代码校验不通过',
    'The credit code does not match its checks',
  ),
  must(
    'codeRead.kind != "foundation"',
    local('item-16'),
    '基金会在省级登记，本区只记录服务地址',
    'A foundation is registered at the province; here its address of service alone is on record',
  ),
  must(
    'codeRead.kind = kind',
    local('item-4'),
    '代码的类别与社会组织类别不符：社会团体为51，民办非企业单位为52',
    'The code is of another kind: 51 is an association, 52 a private unit',
  ),
  must(
    'sameCode = null or sameCode.case = caseId',
    local('item-4'),
    '该代码已在名录中',
    'The code is on the register already',
  ),
]

export const oneHead = must(
  'kind != "association" or headOf = null or headOf.standing = "left" or headOf.holder = caseId',
  association('art-12'),
  '该人已是另一社会团体的法定代表人，不得兼任',
  'They are the legal representative of another association already',
)
export const oneNewHead = must(
  'change != "head" or kind != "association" or newHeadOf = null or newHeadOf.standing = "left" or newHeadOf.holder = caseId',
  association('art-12'),
  '该人已是另一社会团体的法定代表人，不得兼任',
  'They are the legal representative of another association already',
)
/** Between the form and the decision somebody else may have taken them. */
export const stillOneHead = (when: string) =>
  must(
    `not(${when}) or kind != "association" or headNow = null or headNow.standing = "left" or headNow.holder = caseId`,
    association('art-12'),
    '该人已是另一社会团体的法定代表人，不得兼任',
    'They are the legal representative of another association already',
  )
export const anotherHead = must(
  'change != "head" or headKey = null or newHeadIs != headKey',
  association('art-18'),
  '与现任法定代表人是同一人',
  'They represent it already',
)
/** On the file itself its post alone, or the window: whom a case is about does nothing in it through an office. */
export const itsOwn = actsForItself('agent')
export const values: NonNullable<Programme['values']> = {
  reportYear: { title: t('应报告年度', 'Year of the next report'), unit: 'count' },
  reportDueOn: { title: t('报告期限', 'Report due'), unit: 'text' },
  suspensionEnds: { title: t('停止活动的最后时刻', 'Last moment of the suspension'), unit: 'text' },
  gradeEnds: { title: t('等级有效的最后时刻', 'Last moment of the grade'), unit: 'text' },
  anomalyUntil: {
    title: t('列入满二年以前的最后时刻', 'Last moment of two years on the list'),
    unit: 'text',
  },
  suspendedUntil: { title: t('限期停止活动至', 'Suspended until'), unit: 'text' },
  lateDays: { title: t('逾期申请注销天数', 'Days too late'), unit: 'count' },
}
