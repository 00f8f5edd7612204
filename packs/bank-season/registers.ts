/** The registers of the season: what the plan says, targets as they are divided, letters, days and what they come to, results, red lines. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { local } from './clauses.ts'
import { indicatorOptions, kindsOfIndicators } from './indicators.ts'
import { groups, t } from './shared.ts'

const plain = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en) })
const counted = (zh: string, en: string, unit = 'count'): RegisterColumn => ({ title: t(zh, en), unit })
const onDay = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en), kind: 'day' })
const indicator: RegisterColumn = { title: t('指标', 'Indicator'), options: indicatorOptions }
const unit = plain('单位', 'Unit')
const group: RegisterColumn = { title: t('单位类别', 'Kind'), options: groups }
const within = { open: false } as const

const plan: Register = {
  ...within,
  id: 'season.indicators',
  title: t('方案指标', 'Indicators of the plan'),
  called: ['indicator'],
  brief: ['kind', 'weight', 'cap', 'floor', 'isRedLine'],
  standings: { in_force: t('执行中', 'In force') },
  columns: {
    indicator,
    kind: { title: t('口径', 'Kind'), options: kindsOfIndicators },
    down: plain('越低越好', 'Lower is better'),
    weight: counted('权重', 'Weight'),
    cap: counted('得分上限', 'Cap', 'percent'),
    floor: counted('得分下限', 'Floor', 'percent'),
    isRedLine: plain('红线指标', 'Red line'),
    deduction: counted('每件扣分', 'Marks taken for each', 'points'),
    pacing: {
      title: t('时间进度口径', 'Pace runs by'),
      options: { calendar: t('自然日', 'Calendar days'), working: t('工作日', 'Working days') },
    },
    begins: onDay('开始', 'From'),
    ends: onDay('结束', 'To'),
  },
  clause: local('item-1'),
}

const targets: Register = {
  ...within,
  id: 'season.targets',
  title: t('目标', 'Targets'),
  called: ['indicator', 'unit'],
  brief: ['target', 'firstYear', 'base'],
  note: {
    text: t(
      '已经分解到下级的目标只作对照，统计时计下级的，不重复。',
      'A target that was divided is there to compare: the parts below are what counts, and nothing twice.',
    ),
    clause: local('item-2'),
  },
  standings: { set: t('执行中', 'In force'), divided: t('已分解到下级', 'Divided among those below') },
  columns: {
    indicator,
    unit,
    within: plain('下达单位', 'Set by'),
    target: counted('净增目标', 'Growth that is set'),
    firstYear: counted('其中计入本年度计划', 'Of it in the first fiscal plan'),
    base: counted('基数', 'Base'),
    differs: plain('与测算不同的理由', 'Why it differs'),
  },
  clause: local('item-2'),
}

const letters: Register = {
  ...within,
  id: 'season.letters',
  title: t('承诺书', 'Commitment letters'),
  brief: ['group', 'signedOn', 'receivedOn'],
  note: {
    text: t('没有签订的单列，并写明原因。', 'Who has not signed stands apart, with the reason.'),
    clause: local('item-4'),
  },
  standings: {
    due: t('待签订', 'To be signed'),
    signed: t('已签订', 'Signed'),
    received: t('已收存', 'Kept'),
    not_signed: t('没有签订', 'Not signed'),
  },
  columns: { group, signedOn: onDay('签订日期', 'Signed on'), receivedOn: onDay('收存日期', 'Received on') },
  clause: local('item-4'),
}

const standingsOfDays = {
  reported: t('已报', 'Reported'),
  spike: t('突增，待核问', 'A spike, to be asked'),
  reversal: t('突增后回转，待核问', 'A reversal, to be asked'),
  carried: t('缺数，按上一日余额', 'No data: the last balance'),
} as const

const days: Register = {
  ...within,
  id: 'season.days',
  title: t('每日进度', 'Progress by day'),
  called: ['unit', 'indicator', 'day'],
  brief: ['value', 'before', 'edition'],
  note: {
    text: t(
      '更正产生新版次，原版次留存；突增和回转只是问题，不是结论。',
      'A correction is a new edition and the earlier one stays; spikes and reversals are questions and no verdict.',
    ),
    clause: local('item-10'),
  },
  standings: standingsOfDays,
  columns: {
    unit,
    indicator,
    day: onDay('数据日期', 'Day'),
    value: counted('当日数', 'Value of the day'),
    before: counted('上一日', 'The day before'),
    edition: counted('版次', 'Edition'),
  },
  clause: local('item-6'),
}

const progress: Register = {
  ...within,
  id: 'season.progress',
  title: t('完成情况', 'Done so far'),
  called: ['unit', 'indicator'],
  brief: ['day', 'value', 'done', 'change'],
  standings: {
    reported: standingsOfDays.reported,
    spike: standingsOfDays.spike,
    reversal: standingsOfDays.reversal,
  },
  columns: {
    unit,
    indicator,
    day: onDay('数据日期', 'Day'),
    value: counted('当日数', 'Value of the day'),
    total: counted('逐日合计', 'Sum over days'),
    days: counted('天数', 'Days', 'days'),
    done: counted('净增', 'Growth'),
    change: counted('比上一日', 'Against the day before'),
  },
  clause: local('item-6'),
}

const takenOut: Register = {
  ...within,
  id: 'season.taken_out',
  title: t('剔除的业务', 'Business taken out'),
  brief: ['indicator', 'amount'],
  standings: { taken_out: t('已剔除', 'Taken out'), explained: t('已说明', 'Explained') },
  columns: {
    indicator,
    signal: {
      title: t('异常', 'Signal'),
      options: {
        spike: t('期末突增', 'A spike at the end'),
        reversal: t('计数后回转', 'A reversal after the count'),
        twice: t('同一客户两人申报', 'One customer counted by two'),
        other: t('其他', 'Other'),
      },
    },
    amount: counted('剔除数', 'Taken out'),
  },
  clause: local('item-10'),
}

const claims: Register = {
  ...within,
  id: 'season.claims',
  title: t('营销认领', 'Claims'),
  brief: ['indicator', 'manager', 'share', 'closedOn'],
  note: {
    text: t('名册不写客户名称和客户号。', 'No name and no number of a customer is here.'),
    clause: local('item-11'),
  },
  standings: {
    claimed: t('已认领', 'Claimed'),
    doubled: t('重复认领', 'Claimed twice'),
    shared: t('已分开', 'Shared'),
    withdrawn: t('已撤回', 'Withdrawn'),
  },
  columns: {
    indicator,
    manager: plain('客户经理', 'Manager'),
    share: counted('份额', 'Share', 'percent'),
    closedOn: onDay('办理日期', 'Done on'),
  },
  clause: local('item-11'),
}

const customers: Register = {
  ...within,
  id: 'season.customers',
  title: t('已认领的客户（密文）', 'Customers that were claimed, by keys'),
  brief: ['manager'],
  standings: { claimed: t('已认领', 'Claimed') },
  columns: {
    first: { title: t('先认领的办件', 'The earlier claim'), kind: 'case' },
    manager: plain('客户经理', 'Manager'),
  },
  clause: local('item-11'),
}

const results: Register = {
  ...within,
  id: 'season.results',
  title: t('得分和名次', 'Scores and ranks'),
  called: ['unit'],
  brief: ['group', 'score', 'rank', 'periodDay'],
  standings: {
    ranked: t('已排名', 'Ranked'),
    prize: t('有奖励', 'With a prize'),
    vetoed: t('触及红线，取消奖励', 'Red line: no prize'),
  },
  columns: {
    unit,
    group,
    score: counted('得分（百分之一分）', 'Score in hundredths'),
    rank: counted('名次', 'Rank'),
    first: counted('权重最高指标完成率（万分之一）', 'Rate of the heaviest indicator'),
    reachedOn: onDay('达到百分之百的日期', 'Reached a hundred on'),
    complaints: counted('有责投诉', 'Complaints', 'case'),
    isVetoed: plain('触及红线', 'Red line'),
    periodDay: onDay('数据截至', 'Data until'),
  },
  clause: local('item-9'),
}

const redLines: Register = {
  ...within,
  id: 'season.red_lines',
  title: t('红线登记', 'Red lines'),
  brief: ['matter', 'breachedOn'],
  standings: { breached: t('触及', 'Breached'), lifted: t('已解除', 'Lifted') },
  columns: {
    matter: {
      title: t('红线', 'Red line'),
      options: {
        bad_loans: t('不良贷款率超过容忍度', 'Bad loans above what is tolerated'),
        case: t('发生案件', 'A criminal case'),
        fraud: t('虚假业务', 'False business'),
        safety: t('安全责任事故', 'An accident'),
      },
    },
    breachedOn: onDay('日期', 'Day'),
  },
  clause: local('item-12'),
}

const board: Register = {
  ...within,
  id: 'season.board',
  title: t('鼓励专栏', 'Encouragement board'),
  brief: ['unit', 'kind', 'postedOn'],
  standings: { posted: t('已张贴', 'Posted') },
  columns: {
    unit,
    kind: {
      title: t('栏目', 'Column'),
      options: {
        progress: t('进步之星', 'Most progress'),
        service: t('服务之星', 'Best service'),
        first: t('率先破零', 'First business'),
        steady: t('日均稳定', 'Steady averages'),
      },
    },
    postedOn: onDay('张贴日期', 'Posted on'),
  },
  clause: local('item-13'),
}

export const registers: readonly Register[] = [
  plan,
  targets,
  letters,
  days,
  progress,
  takenOut,
  claims,
  customers,
  results,
  redLines,
  board,
]
