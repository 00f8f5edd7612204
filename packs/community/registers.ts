/** The registers of the pack: who serves, who works along, estates and places, the lists, money by the year, and what each channel solved. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import type { Text } from 'yimen/kernel/text'
import { local } from './clauses.ts'
import { placeKinds } from './places.ts'
import { appraisalGrades } from './programmes/appraisal.ts'
import { covenantKinds, honourKinds } from './programmes/civic.ts'
import { fundItems } from './programmes/funds.ts'
import { matterKinds } from './programmes/key-matter.ts'
import { listKinds } from './programmes/lists.ts'
import { partnerKinds } from './programmes/partner.ts'
import { problemKinds } from './programmes/problem.ts'
import { rollKinds } from './programmes/roll.ts'
import { standardKinds } from './programmes/standard.ts'
import { channels, t } from './shared.ts'

type Columns = Readonly<Record<string, RegisterColumn>>
const published = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, c]) => [name, { ...c, public: true as const }]))
const column = (zh: string, en: string, more: Omit<RegisterColumn, 'title'> = {}): RegisterColumn => ({
  title: t(zh, en),
  ...more,
})
const of = (zh: string, en: string, options: Readonly<Record<string, Text>>) => column(zh, en, { options })
const on = (zh: string, en: string) => column(zh, en, { kind: 'day' })
const inFen = (zh: string, en: string) => column(zh, en, { unit: 'fen' })

/** Open to everybody, with all of its columns. */
const openRegister = (
  id: string,
  title: Text,
  called: readonly string[],
  standings: Register['standings'],
  columns: Columns,
  clause: string,
): Register => ({
  id: `community.${id}`,
  title,
  open: true,
  called,
  standings,
  columns: published(columns),
  clause,
})

const serving = { on: t('在任', 'Serving'), left: t('已离任', 'Left') }
const listed = { on: t('在册', 'On the register'), left: t('已退出', 'Left') }

export const registers: readonly Register[] = [
  openRegister(
    'roll',
    t('联点、任职和挂职名册', 'Who serves in communities'),
    ['name', 'unit'],
    serving,
    {
      kind: of('岗位', 'Post', rollKinds),
      name: column('姓名', 'Name'),
      unit: column('单位和职务', 'Unit and position'),
      estate: column('所联小区', 'Estate'),
      since: on('任职日期', 'Since'),
      until: on('任期截止', 'Until'),
    },
    local('item-6'),
  ),
  {
    id: 'community.pairs',
    title: t('小区党支部一对一联点', 'Pairs of branches'),
    open: false,
    standings: serving,
    columns: { kind: of('岗位', 'Post', rollKinds), estate: column('小区', 'Estate') },
    clause: local('item-7'),
  },
  {
    ...openRegister(
      'places',
      t('社区阵地', 'Places of communities'),
      ['name'],
      { open: t('在用', 'In use'), closed: t('已停用', 'Closed') },
      {
        kind: of('类别', 'Kind', placeKinds),
        name: column('名称', 'Name'),
        address: column('地址', 'Address'),
        openedOn: on('启用日期', 'Opened on'),
        channel: of('解决问题计入', 'Counts in', channels),
        estate: column('所在小区', 'Estate'),
        partner: column('共建院校', 'School'),
      },
      local('item-14'),
    ),
    brief: ['kind', 'address', 'openedOn', 'channel'],
  },
  openRegister(
    'estates',
    t('主要小区和党支部', 'Main estates and their branches'),
    ['name'],
    {
      uncovered: t('未建党支部', 'No branch'),
      covered: t('已建党支部', 'With a branch'),
      merged: t('已并入', 'Merged'),
    },
    {
      name: column('小区', 'Estate'),
      households: column('户数', 'Households', { unit: 'count' }),
      branch: column('党支部', 'Branch'),
      foundedOn: on('成立日期', 'Founded on'),
      successor: column('并入的小区', 'Went into'),
    },
    local('item-7'),
  ),
  openRegister(
    'partners',
    t('联盟成员、院校和志愿服务队', 'Alliance, schools and teams'),
    ['name'],
    listed,
    {
      kind: of('类别', 'Kind', partnerKinds),
      name: column('名称', 'Name'),
      members: column('人数', 'Members', { unit: 'persons' }),
      since: on('加入日期', 'Since'),
    },
    local('item-8'),
  ),
  openRegister(
    'needs',
    t('需求清单', 'List of needs'),
    ['content'],
    {
      open: t('待匹配', 'Open'),
      matched: t('项目办理中', 'In a project'),
      met: t('已满足', 'Met'),
      withdrawn: t('已撤回', 'Withdrawn'),
    },
    {
      kind: of('类别', 'Kind', listKinds),
      content: column('需求', 'What is needed'),
      from: of('谁的需求', 'Whose', {
        residents: t('居民', 'Residents'),
        community: t('社区', 'The community'),
        unit: t('辖区单位', 'A unit'),
      }),
      quantity: column('数量', 'Quantity', { unit: 'count' }),
      dueOn: on('期望日期', 'By'),
      project: { title: t('项目', 'Project') },
    },
    local('item-5'),
  ),
  openRegister(
    'resources',
    t('资源清单', 'List of resources'),
    ['content', 'unit'],
    { offered: t('可用', 'Offered'), over: t('已下架', 'Over') },
    {
      kind: of('类别', 'Kind', listKinds),
      content: column('资源', 'What is offered'),
      unit: column('提供单位', 'Who offers it'),
      left: column('余量', 'Left', { unit: 'count' }),
      from: on('可用自', 'From'),
      to: on('可用至', 'Until'),
    },
    local('item-5'),
  ),
  openRegister(
    'wishes',
    t('微心愿', 'Micro-wishes'),
    ['wish'],
    {
      open: t('待认领', 'Open'),
      claimed: t('已认领', 'Claimed'),
      true: t('已实现', 'Came true'),
      down: t('已撤下', 'Taken down'),
    },
    { wish: column('心愿', 'Wish'), dueOn: on('希望实现的日期', 'By') },
    local('item-4'),
  ),
  {
    id: 'community.solved',
    title: t('各渠道解决问题台账', 'What each channel solved'),
    open: false,
    brief: ['channel', 'kind', 'solvedOn'],
    note: {
      text: t(
        '每件只计入一个渠道。各渠道分别统计：不同渠道的数相加没有意义，本系统不作相加。',
        'Each counts in one channel. Channels are counted apart: a sum of them means nothing, and none is made.',
      ),
      clause: local('item-12'),
    },
    standings: { solved: t('已解决', 'Solved') },
    columns: {
      channel: of('渠道', 'Channel', channels),
      kind: of('类别', 'Kind', { ...problemKinds, ...matterKinds }),
      solvedOn: on('解决日期', 'Solved on'),
    },
    clause: local('item-12'),
  },
  openRegister(
    'classes',
    t('党建直播课堂', 'Live classes'),
    ['title'],
    { held: t('已播出', 'Broadcast') },
    {
      title: column('课程', 'Class'),
      ordinal: column('第几课', 'Which one', { unit: 'count' }),
      heldOn: on('首播日期', 'Broadcast on'),
      viewers: column('首播观看人数', 'Viewers', { unit: 'viewer' }),
      plays: column('后续点播次数', 'Plays since', { unit: 'play' }),
      readOn: on('数据截至', 'Read on'),
    },
    local('item-9'),
  ),
  openRegister(
    'standards',
    t('社区经费标准', 'Standards of community funds'),
    ['kind'],
    { in_force: t('执行中', 'In force') },
    {
      kind: of('标准', 'Standard', standardKinds),
      amount: inFen('金额', 'Amount'),
      fromYear: column('自哪一年度执行', 'From the year', { unit: 'count' }),
      docNo: column('文件号', 'Document'),
    },
    local('item-16'),
  ),
  openRegister(
    'premises_funds',
    t('社区服务场所建设投入', 'Funds for premises'),
    ['ofYear'],
    { latest: t('最近年度', 'The latest'), earlier: t('以前年度', 'Earlier') },
    {
      ofYear: column('年度', 'Year', { unit: 'count' }),
      amount: inFen('投入', 'Amount'),
      inRow: column('连续年数', 'Years in a row', { unit: 'years' }),
    },
    local('item-15'),
  ),
  openRegister(
    'budgets',
    t('社区运转经费', 'Operating funds of communities'),
    ['ofYear'],
    { in_use: t('执行中', 'In use'), settled: t('已决算', 'Settled') },
    {
      ofYear: column('年度', 'Year', { unit: 'count' }),
      total: inFen('预算', 'Budget'),
      carried: inFen('结余', 'Left over'),
    },
    local('item-16'),
  ),
  openRegister(
    'spendings',
    t('社区经费支出公开', 'Spending made public'),
    ['purpose'],
    { published: t('已公开', 'Public') },
    {
      item: of('科目', 'Item', fundItems),
      purpose: column('用途', 'Purpose'),
      payee: column('收款方', 'Payee'),
      amount: inFen('金额', 'Amount'),
      paidOn: on('支付日期', 'Paid on'),
    },
    local('item-16'),
  ),
  openRegister(
    'appraisals',
    t('基层党建考核等次', 'Appraisals'),
    ['ofYear'],
    { valid: t('有效', 'Valid') },
    {
      ofYear: column('年度', 'Year', { unit: 'count' }),
      grade: of('等次', 'Grade', appraisalGrades),
      docNo: column('文件号', 'Document'),
    },
    local('item-19'),
  ),
  openRegister(
    'covenants',
    t('居民公约和自治章程', 'Covenants and charters'),
    ['title'],
    { in_force: t('执行中', 'In force'), repealed: t('已废止', 'Repealed') },
    {
      kind: of('类别', 'Kind', covenantKinds),
      title: column('名称', 'Name'),
      passedOn: on('通过日期', 'Passed on'),
    },
    local('item-21'),
  ),
  openRegister(
    'honours',
    t('道德模范和好邻居', 'Models of conduct'),
    ['name'],
    { valid: t('有效', 'Valid'), lost: t('已撤销', 'Lost') },
    {
      kind: of('类别', 'Kind', honourKinds),
      name: column('姓名', 'Name'),
      deed: column('事迹', 'Deed'),
      honouredOn: on('命名日期', 'Honoured on'),
    },
    local('item-22'),
  ),
]
