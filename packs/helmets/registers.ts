/** The registers of the pack: the plan with its targets, musts and trades; posts; sheets and judgements; plates; documents and their readers. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { local } from './clauses.ts'
import { kindsOfDocuments } from './programmes/briefing.ts'
import { kindsOfPosts } from './programmes/post.ts'
import { roads, t } from './shared.ts'
import { classes, musts, targets, tradesWithTargets, verdicts } from './targets.ts'

const published = (column: RegisterColumn): RegisterColumn => ({ ...column, public: true })
const inForce = { in_force: t('执行中', 'In force') } as const
const dayOf = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en), kind: 'day' })
const countOf = (zh: string, en: string, unit = 'count'): RegisterColumn => ({ title: t(zh, en), unit })

const plans: Register = {
  id: 'helmets.plans',
  title: t('专项行动方案', 'Plan of the campaign'),
  open: true,
  standings: inForce,
  columns: {
    planNo: published({ title: t('文号', 'Number') }),
    startMonth: published({ title: t('开始月份', 'First month'), kind: 'month' }),
    endMonth: published({ title: t('结束月份', 'Last month'), kind: 'month' }),
    months: published({ title: t('持续月数', 'Months'), unit: 'months' }),
    endsAt: { title: t('期满时刻', 'Over at') },
  },
  clause: local('item-1'),
}

const targetsRegister: Register = {
  id: 'helmets.targets',
  title: t('方案目标', 'Targets of the plan'),
  open: true,
  note: {
    text: t(
      '这里是方案设定的目标；达到没有，看评定。点位的在用数另见点位登记。',
      'What the plan sets; whether it is reached the judgements tell, and posts in use stand on their own register.',
    ),
    clause: local('item-1'),
  },
  standings: inForce,
  columns: {
    key: published({ title: t('目标', 'Target'), options: targets }),
    value: published({ title: t('目标值', 'Value'), unit: 'count' }),
    atLeast: published({ title: t('不低于', 'At least') }),
    until: published(dayOf('截止日期', 'Until')),
  },
  clause: local('item-1'),
}

const quotas: Register = {
  id: 'helmets.quotas',
  title: t('区县任务', 'What each county has to do'),
  open: true,
  standings: inForce,
  columns: {
    county: published({ title: t('区县', 'County') }),
    fixed: published(countOf('固定点位', 'Fixed posts', 'post')),
    squads: published(countOf('流动整治组', 'Mobile squads', 'squad')),
    points: published(countOf('集中上牌点', 'Registration points', 'post')),
    posts: published(countOf('点位合计', 'In all', 'post')),
    plates: published(countOf('集中上牌任务', 'Plates to be made', 'plate')),
  },
  clause: local('item-1'),
}

const mustsRegister: Register = {
  id: 'helmets.musts',
  title: t('六个一律', 'The six musts'),
  open: true,
  standings: inForce,
  columns: {
    key: published({ title: t('事项', 'Must'), options: musts }),
    how: published({ title: t('百分之百怎样算', 'How its 100 % is computed') }),
  },
  clause: local('item-7'),
}

const tradesRegister: Register = {
  id: 'helmets.trades',
  title: t('有单独目标的行业', 'Trades with a target'),
  open: true,
  standings: inForce,
  columns: { trade: published({ title: t('行业', 'Trade'), options: tradesWithTargets }) },
  clause: local('item-1'),
}

const posts: Register = {
  id: 'helmets.posts',
  title: t('点位', 'Posts, squads, registration points'),
  open: true,
  called: ['name'],
  brief: ['kind', 'road'],
  map: { longitude: 'longitude', latitude: 'latitude' },
  standings: { serving: t('在用', 'In use'), paused: t('暂停', 'Paused'), closed: t('已撤销', 'Closed') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    kind: published({ title: t('种类', 'Kind'), options: kindsOfPosts }),
    road: published({ title: t('道路类别', 'Class of road'), options: roads }),
    longitude: { title: t('经度', 'Longitude'), kind: 'degree' },
    latitude: { title: t('纬度', 'Latitude'), kind: 'degree' },
  },
  clause: local('item-2'),
}

const shifts: Register = {
  id: 'helmets.shifts',
  title: t('勤务班次', 'Shifts'),
  open: false,
  standings: { on: t('在岗', 'On duty'), over: t('已收班', 'Over') },
  columns: {
    post: { title: t('点位', 'Post') },
    members: countOf('上岗人数', 'People', 'persons'),
    since: dayOf('日期', 'Day'),
  },
  clause: local('item-3'),
}

const sheets: Register = {
  id: 'helmets.sheets',
  title: t('观测表', 'Sheets of observation'),
  open: false,
  standings: { taken: t('已收', 'Taken'), voided: t('已作废', 'Voided') },
  columns: {
    post: { title: t('点位', 'Point') },
    road: { title: t('道路类别', 'Class of road'), options: roads },
    on: dayOf('观测日期', 'Observed on'),
    people: countOf('观测人次', 'People observed', 'rider'),
    worn: countOf('佩戴人次', 'Worn', 'rider'),
  },
  clause: local('item-4'),
}

const share = (zh: string, en: string): RegisterColumn =>
  published({ title: t(`${zh}（万分之一）`, `${en} (hundredths of a percent)`), unit: 'count' })
const judgements: Register = {
  id: 'helmets.judgements',
  title: t('佩戴率评定', 'Judgements of observed rates'),
  open: true,
  brief: ['class', 'verdict', 'people', 'rate', 'low', 'high'],
  note: {
    text: t(
      '由抽样观测得出，附95%区间；观测不足的不公布比例；区间跨过目标的，达到与否未证实。',
      'Of a sample, with the interval of 95 per cent; too few observed: no rate; an interval across the target proves nothing.',
    ),
    clause: local('item-5'),
  },
  standings: { judged: t('已评定', 'Judged'), not_enough: t('观测不足', 'Not enough observed') },
  columns: {
    class: published({ title: t('类别', 'Class'), options: classes }),
    verdict: published({ title: t('结论', 'Verdict'), options: verdicts }),
    people: published(countOf('观测数', 'Observed')),
    worn: published(countOf('其中佩戴（有号牌）', 'Of them worn (with a plate)')),
    rate: share('比例', 'Rate'),
    hundred: { title: t('百分之百', 'A hundred percent'), unit: 'count' },
    low: share('区间下限', 'Lower bound'),
    high: share('区间上限', 'Upper bound'),
    effective: { title: t('有效样本量（百分之一）', 'Effective number (hundredths)'), unit: 'count' },
    effect: { title: t('设计效应（百分之一）', 'Design effect (hundredths)'), unit: 'count' },
    target: published({ title: t('目标（%）', 'Target (%)'), unit: 'percent' }),
    until: published(dayOf('目标截止日期', 'Target until')),
    on: published(dayOf('数据截至', 'Data until')),
  },
  clause: local('item-5'),
}

const plates: Register = {
  id: 'helmets.plates',
  title: t('已发放号牌', 'Plates given out'),
  open: false,
  standings: { given: t('已发放', 'Given out') },
  columns: {
    kind: {
      title: t('号牌种类', 'Kind'),
      options: { standard: t('正式号牌', 'Standard'), temporary: t('临时号牌', 'Temporary') },
    },
    validTo: { title: t('有效期至', 'Valid to'), kind: 'valid_to' },
  },
  clause: local('item-11'),
}

const documents: Register = {
  id: 'helmets.documents',
  title: t('宣读的文件', 'Documents read out'),
  open: true,
  called: ['name'],
  standings: { read_out: t('已宣读', 'Read out') },
  columns: {
    name: published({ title: t('名称', 'Title') }),
    kind: published({ title: t('种类', 'Kind'), options: kindsOfDocuments }),
    gist: published({ title: t('要点', 'Gist') }),
    readOn: published(dayOf('宣读日期', 'Read out on')),
  },
  clause: local('item-13'),
}

const readers: Register = {
  id: 'helmets.readers',
  title: t('文件阅读', 'Who read a document'),
  open: false,
  standings: { read: t('已阅读', 'Read') },
  columns: { document: { title: t('文件', 'Document') }, readers: countOf('阅读人数', 'Readers', 'persons') },
  clause: local('item-13'),
}

export const registers: readonly Register[] = [
  plans,
  targetsRegister,
  quotas,
  mustsRegister,
  tradesRegister,
  posts,
  shifts,
  sheets,
  judgements,
  plates,
  documents,
  readers,
]
