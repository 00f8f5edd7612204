/** The registers of the pack: registered organisations, filed ones, foundations by their address of service; and what rules alone look up. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import type { Text } from 'yimen/kernel/text'
import { association, credit, filing, foundation, local } from './clauses.ts'
import {
  classes,
  grades,
  kinds,
  listGrounds,
  parties,
  results,
  seriousGrounds,
  standings,
  t,
} from './shared.ts'

const asking = {
  page: t('查社会组织', 'Look up an organisation'),
  intro: t(
    '按名称、拼音、首字母或者统一社会信用代码查询登记和备案的社会组织，看它现在的状态、原因和日期。',
    'Find an organisation by name, pinyin, initials or credit code, and see how it stands, why, and since when.',
  ),
  label: t('名称、拼音或者代码', 'Name, pinyin or code'),
  hint: t('例如：义工协会、yigong、51430702', 'For example: 义工协会, yigong, 51430702'),
}
const published = (column: RegisterColumn): RegisterColumn => ({ ...column, public: true })
const titlesOf = (all: Readonly<Record<string, { readonly title: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(all).map(([name, { title }]) => [name, title]))

const registered: Register = {
  id: 'organisations.registered',
  title: t('登记的社会组织', 'Registered organisations'),
  open: true,
  asked: { ...asking, title: t('登记的社会组织', 'Registered organisations') },
  called: ['name'],
  brief: ['kind', 'uscc', 'supervisor', 'grade', 'gradeTo', 'why'],
  note: {
    text: t(
      '名录按记录逐项计算：一项事由查实消除，只消除这一项。对列入有异议的，可以向区民政局提出。',
      'The standing is worked out from the records: curing one ground cures that one alone. Who disagrees may tell the district civil affairs bureau.',
    ),
    clause: credit('item-4'),
  },
  standings,
  columns: {
    name: published({ title: t('名称', 'Name') }),
    uscc: published({ title: t('统一社会信用代码', 'Credit code'), findable: true }),
    kind: published({ title: t('类别', 'Kind'), options: kinds }),
    grounds: published({
      title: t('为什么', 'Why'),
      options: { ...titlesOf(listGrounds), ...seriousGrounds },
      clauses: {
        ...Object.fromEntries(
          Object.entries(listGrounds).map(([name, g]) => [name, credit(g.clause)] as const),
        ),
        ...Object.fromEntries(Object.keys(seriousGrounds).map((name) => [name, credit('item-5')] as const)),
      },
    }),
    why: published({ title: t('事由和日期', 'Grounds and days') }),
    listedOn: published({ title: t('连续列入自', 'Listed since'), kind: 'day' }),
    supervisor: published({ title: t('业务主管单位', 'Supervising unit') }),
    address: published({ title: t('住所', 'Address') }),
    scope: published({ title: t('业务范围', 'Scope') }),
    head: published({ title: t('法定代表人', 'Legal representative') }),
    registeredOn: published({ title: t('登记日期', 'Registered on'), kind: 'day' }),
    charter: published({ title: t('章程版本', 'Charter version'), unit: 'count' }),
    charterOn: published({ title: t('章程核准日期', 'Charter approved on'), kind: 'day' }),
    termTo: published({ title: t('本届任期至', 'Term ends'), kind: 'valid_to' }),
    grade: published({ title: t('评估等级', 'Grade'), options: grades }),
    gradedOn: published({ title: t('取得等级日期', 'Graded on'), kind: 'day' }),
    gradeTo: published({ title: t('等级有效期至', 'Grade valid to'), kind: 'valid_to' }),
    inspectedYear: published({ title: t('最近年检年度', 'Last inspected year'), unit: 'count' }),
    inspection: published({ title: t('年检结论', 'Result'), options: results }),
    party: published({ title: t('党组织', 'Party organisation'), options: parties }),
    agent: { title: t('经办岗位', 'Post that acts for it'), kind: 'post' },
    headKey: { title: t('法定代表人（密文）', 'Legal representative, by a key') },
  },
  clause: association('art-23'),
}

const filed: Register = {
  id: 'organisations.filed',
  title: t('备案的社区社会组织', 'Filed community organisations'),
  open: true,
  asked: { ...asking, title: t('备案的社区社会组织', 'Filed community organisations') },
  called: ['name'],
  brief: ['class', 'fileNo', 'validTo'],
  note: {
    text: t(
      '备案的社区社会组织不具有法人资格；通知书期满没有换发的，不再计入备案数。',
      'A filed body has no legal personality; one whose letter ended without a new one is not counted any more.',
    ),
    clause: filing('item-7'),
  },
  standings: {
    filed: t('备案有效', 'Filed'),
    must_register: t('应当登记', 'Must register'),
    expired: t('通知书已期满', 'Letter ended'),
    cancelled: t('已注销备案', 'Cancelled'),
  },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    fileNo: published({ title: t('备案编号', 'File number'), findable: true }),
    class: published({ title: t('分类', 'Class'), options: classes }),
    place: published({ title: t('活动场所', 'Place') }),
    issuedOn: published({ title: t('通知书日期', 'Letter of'), kind: 'day' }),
    validTo: published({ title: t('通知书有效期至', 'Letter valid to'), kind: 'valid_to' }),
    members: { title: t('成员数', 'Members'), unit: 'count' },
    agent: { title: t('经办岗位', 'Post that acts for it'), kind: 'post' },
  },
  clause: filing('item-2'),
}

const foundations: Register = {
  id: 'organisations.foundations',
  title: t('在本区有服务地址的基金会', 'Foundations with an address of service here'),
  open: true,
  called: ['name'],
  note: {
    text: t(
      '基金会在省级登记管理，本区只记录服务地址，不作登记、年检和评估。',
      'Foundations are registered at the province; here their address of service alone is on record.',
    ),
    clause: foundation('art-6'),
  },
  standings: { here: t('在本区服务', 'Serves here'), gone: t('已迁出', 'Moved away') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    uscc: published({ title: t('统一社会信用代码', 'Credit code'), findable: true }),
    address: published({ title: t('服务地址', 'Address of service') }),
  },
  clause: local('item-16'),
}

/** What rules alone look up: nobody's list. */
const looked = (
  id: string,
  title: Text,
  standing: Readonly<Record<string, Text>>,
  columns: Register['columns'],
  clause: string,
): Register => ({ id, title, open: false, standings: standing, columns, clause })
const used = {
  reserved: t('已预留', 'Reserved'),
  used: t('使用中', 'In use'),
  free: t('已释放', 'Free again'),
}

export const registers: readonly Register[] = [
  registered,
  filed,
  foundations,
  looked(
    'organisations.names',
    t('名称（相同）', 'Names, by what is the same'),
    used,
    { name: { title: t('名称', 'Name') }, holder: { title: t('办件', 'Case'), kind: 'case' } },
    local('item-1'),
  ),
  looked(
    'organisations.likenesses',
    t('名称（近似）', 'Names, by what is alike'),
    used,
    { name: { title: t('名称', 'Name') }, holder: { title: t('办件', 'Case'), kind: 'case' } },
    local('item-1'),
  ),
  looked(
    'organisations.heads',
    t('社会团体法定代表人', 'Who represents an association'),
    { heads: t('在任', 'In office'), left: t('已离任', 'Left') },
    { holder: { title: t('办件', 'Case'), kind: 'case' } },
    association('art-12'),
  ),
  looked(
    'organisations.officers',
    t('任职人员（密文）', 'Officers, by keys'),
    { current: t('现任', 'Current'), ended: t('已终止', 'Ended') },
    { people: { title: t('任职人员（密文）', 'Officers, by keys') } },
    local('item-13'),
  ),
  looked(
    'organisations.experts',
    t('评审专家库', 'Pool of experts'),
    { listed: t('在库', 'Listed'), out: t('已退出', 'Left') },
    {
      expertNo: { title: t('专家编号', 'Number') },
      people: { title: t('本人和近亲属（密文）', 'Themselves and kin, by keys') },
      employer: { title: t('任职单位代码', 'Code of the employer') },
      employerName: { title: t('任职单位', 'Employer') },
      employerKey: { title: t('任职单位（比对用）', 'Employer, as it is compared') },
      field: { title: t('专业', 'Field') },
    },
    local('item-13'),
  ),
  looked(
    'organisations.calls',
    t('邻里守望行动', 'Calls to watch over neighbours'),
    { open: t('进行中', 'Under way'), closed: t('已结束', 'Closed') },
    {
      title: { title: t('名称', 'Title') },
      theme: { title: t('主题', 'Theme') },
      from: { title: t('开始', 'From'), kind: 'day' },
      to: { title: t('结束', 'To'), kind: 'day' },
      by: { title: t('发布单位', 'By') },
    },
    local('item-11'),
  ),
  looked(
    'organisations.expert_people',
    t('评审专家（密文）', 'Experts, by keys'),
    { listed: t('在库', 'Listed'), out: t('已退出', 'Left') },
    {
      expertNo: { title: t('专家编号', 'Number') },
      people: { title: t('本人和近亲属（密文）', 'Themselves and kin, by keys') },
      employer: { title: t('任职单位代码', 'Code of the employer') },
      employerKey: { title: t('任职单位（比对用）', 'Employer, as it is compared') },
    },
    local('item-13'),
  ),
  looked(
    'organisations.expert_files',
    t('评审专家（按入库办件）', 'Experts, by their files'),
    { listed: t('在库', 'Listed'), out: t('已退出', 'Left') },
    {
      expertNo: { title: t('专家编号', 'Number') },
      people: { title: t('本人和近亲属（密文）', 'Themselves and kin, by keys') },
      employer: { title: t('任职单位代码', 'Code of the employer') },
      employerKey: { title: t('任职单位（比对用）', 'Employer, as it is compared') },
    },
    local('item-13'),
  ),
  looked(
    'organisations.reports',
    t('年度工作报告（每家每年一份）', 'Annual reports, one a body and year'),
    { handed: t('已报送', 'Handed in'), dropped: t('不再报送', 'Not handed in') },
    { holder: { title: t('办件', 'Case'), kind: 'case' } },
    association('art-28'),
  ),
]
