/** What an event asks, keeps and counts with. */
import type { Programme } from 'yimen/kernel/programme'
import { kinds } from '../categories.ts'
import { hotline, limits, local } from '../clauses.ts'
import { address, checkPoint, point, seenGridTitle, seenOn } from '../place.ts'
import {
  aCase,
  choice,
  count,
  levelsOfEvents,
  line,
  office,
  param,
  past,
  post,
  sources,
  t,
  said,
  whole,
  words,
} from '../shared.ts'

const pictures = (zh: string, en: string, ...unlike: readonly string[]) =>
  ({
    type: 'papers',
    paper: 'photos',
    max: 9,
    title: t(zh, en),
    ...(unlike.length === 0 ? {} : { unlike }),
  }) as const

const reasons = {
  duty: t('职责', 'Duty'),
  distance: t('距离', 'Distance'),
  skill: t('能力', 'Skill'),
  load: t('工作量', 'Load'),
} as const

export const fields: Programme['fields'] = {
  origin: choice('来源', 'Source', sources),
  kind: choice('事件类别', 'Kind', kinds),
  address,
  matter: words('情况描述', 'What it is'),
  point,
  seenOn,
  before: pictures('处置前照片', 'Photos before'),
  after: pictures('处置后照片', 'Photos after', 'before'),
  checkPhotos: pictures('核查照片', 'Photos of the check', 'before', 'after'),
  report: aCase('反映件', 'The report'),
  level: choice('等级', 'Level', levelsOfEvents),
  duplicateOf: aCase('重复的事件', 'The event that it repeats'),
  rejectReason: {
    forTheFile: true,
    ...choice('不予受理的理由', 'Why it is not accepted', {
      untrue: t('经核实情况不实', 'Not so, as was verified'),
      not_public: t('不属于公共管理事项', 'No matter of public management'),
      dispute: t('民间纠纷，转人民调解', 'A private dispute: to mediation'),
      solved: t('已经解决', 'Solved already'),
    }),
  },
  orderReply: words('督办答复', 'Answer to the supervision', 300),
  interviewNote: words('约谈记录', 'Record of the interview', 300),
  note: words('说明', 'Note', 300),
  toUnit: post('承办单位', 'Handling unit'),
  reasonKind: choice('派遣理由', 'Why this unit', reasons),
  coUnits: {
    type: 'list',
    max: 10,
    title: t('配合单位', 'Co-units'),
    of: { unit: post('单位', 'Unit'), task: line('任务', 'Its part', 60) },
  },
  returnReason: words('退回理由', 'Why it is returned', 300),
  result: words('处置结果', 'What was done'),
  totalDays: whole('延期后累计工作日', 'Working days in all', 60, 1),
  extensionReason: words('延期理由', 'Why more time', 300),
  explanation: words('不能办成的书面说明和计划', 'Why it cannot be done, and the plan'),
  upReason: words('上报理由', 'Why it goes up', 300),
  checkPoint,
  checkNote: words('核查情况', 'What the check found', 300),
  answer: words('答复', 'Answer', 300),
  rating: whole('评价（一至五分）', 'Rating, 1 to 5', 5, 1),
  reopenReason: words('重办理由', 'Why again', 300),
  partUnit: post('配合单位', 'Co-unit'),
  partResult: words('配合情况', 'What the co-unit did', 300),
  member: aCase('反映件', 'Report'),
}

type Of<K extends keyof Programme> = NonNullable<Programme[K]>

export const lists: Of<'lists'> = {
  reports: {
    type: 'list',
    max: 500,
    title: t('反映件', 'Reports'),
    of: { report: aCase('反映件', 'Report'), on: past('日期', 'Day') },
  },
  departed: {
    type: 'list',
    max: 500,
    title: t('拆出的反映件', 'Reports taken out'),
    of: { report: aCase('反映件', 'Report'), on: past('日期', 'Day') },
  },
  dispatches: {
    type: 'list',
    max: 60,
    title: t('派遣', 'Dispatches'),
    of: {
      unit: post('承办单位', 'Unit'),
      reason: choice('理由', 'Reason', reasons),
      how: choice('方式', 'How', {
        dispatched: t('派遣', 'Dispatched'),
        designated: t('指定', 'Designated'),
      }),
      on: past('日期', 'Day'),
    },
  },
  parts: {
    type: 'list',
    max: 60,
    title: t('配合单位反馈', 'What co-units did'),
    of: {
      unit: post('配合单位', 'Co-unit'),
      did: words('配合情况', 'What it did', 300),
      on: past('日期', 'Day'),
    },
  },
  checks: {
    type: 'list',
    max: 60,
    title: t('核查', 'Checks'),
    of: {
      how: choice('结果', 'Result', { passed: t('通过', 'Passed'), failed: t('不通过', 'Failed') }),
      on: past('日期', 'Day'),
    },
  },
}

export const values: Of<'values'> = {
  seenGrid: seenGridTitle,
  filedAt: said('立案时刻', 'Filed at'),
  firstDue: said('原到期', 'First due'),
  dueBy: said('到期', 'Due'),
  remindAt: said('黄色提醒时刻', 'Yellow reminder at'),
  orderAt: said('发督办单时刻', 'Supervision order at'),
  circularAt: said('通报时刻', 'Circular at'),
  returns: count('退回次数', 'Returns'),
  kind1: said('大类', 'Field'),
  kind2: said('小类', 'Class'),
  rank: said('现在的层级', 'How far up'),
  rung: said('督办', 'Supervision'),
  pendingSince: said('挂账日期', 'Pending since'),
  reworks: count('返工次数', 'Failed checks and reopenings'),
  reporters: count('反映人数', 'Reporters'),
  units: count('办理单位数', 'Units that handled it'),
  handledOn: said('反馈日期', 'Handled on'),
}
/** What formulas alone read. */
export const working: Of<'working'> = {
  designated: office,
  late: office,
  decided: office,
  decides: office,
  keepsFirst: office,
  selfSolved: office,
  extended: office,
  newUnits: office,
  given: office,
  toTell: office,
  isReopened: office,
  isReturned: office,
  isGood: office,
  finder: office,
  foundAt: office,
  isCredited: office,
  credit: office,
  isFirstDispatch: office,
  rankBefore: office,
}

export const params: Programme['params'] = {
  redHours: param('红色事件时限', 'Red', 'hours', 2, local('item-4')),
  yellowHours: param('黄色事件时限', 'Yellow', 'hours', 24, local('item-4')),
  blueHours: param('蓝色事件时限', 'Blue', 'hours', 72, local('item-4')),
  sameDays: param('当场解决的时限（当日）', 'On the spot, the same day', 'days', 0, limits('item-1')),
  ordinaryDays: param('一般事件时限', 'Ordinary', 'days', 3, limits('item-1')),
  hardDays: param('疑难事件时限', 'Hard', 'days', 7, limits('item-1')),
  longestDays: param('经批准最长', 'With approval, at most', 'days', 15, limits('item-1')),
  remindPercent: param('黄色提醒', 'Yellow reminder at', 'percent', 80, local('item-10')),
  acceptMinutes: param('受理期限', 'To accept', 'minutes', 30, local('item-3')),
  fileMinutes: param('立案期限', 'To file', 'minutes', 30, local('item-3')),
  dispatchMinutes: param('派遣期限', 'To dispatch', 'minutes', 30, local('item-3')),
  signHours: param('签收期限', 'To sign', 'hours', 2, local('item-5')),
  returnDays: param('退回期限', 'To return it', 'days', 1, local('item-5')),
  returnsMost: param('可以退回的次数', 'Returns before the centre designates', 'count', 2, local('item-5')),
  checkDays: param('核查期限', 'To check', 'days', 1, local('item-8')),
  nearMetres: param('核查距事件最远', 'A check is within', 'count', 500, local('item-8')),
  closeDays: param('结案答复期限', 'To close and answer', 'days', 1, local('item-9')),
  rateDays: param('评价期限', 'To rate', 'days', 7, local('item-9')),
  stepSet: param('环节数（八、七或者六步）', 'How many steps: 8, 7 or 6', 'count', 8, local('item-9')),
  reportPoints: param('有效上报', 'A valid report', 'points', 2, local('item-14')),
  fastPoints: param('24小时内解决', 'Solved within 24 hours', 'points', 3, local('item-14')),
  latePoints: param('核查超期扣', 'A late check takes', 'points', 2, local('item-14')),
  fastMinutes: param('快速解决', 'Fast is within', 'minutes', 1_440, local('item-14')),
  creditsMost: param('每日计分上报最多', 'Reports that count a day', 'count', 3, local('item-14')),
  leastGood: param('满意的最低分', 'Least rating that satisfies', 'count', 3, local('item-12')),
}

export const papers: Programme['papers'] = {
  photos: { title: t('照片', 'Photos'), from: 'office', clause: local('item-8') },
}

const filing = ['file', 'accept', 'from_report', 'resume', 'reopen'] as const
const over = ['pass', 'pend', 'reject', 'merge_into', 'to_city'] as const
const escalates = (rung: string) => [...over, rung]

/** The limit itself never moves anything; beside it three that do, and one before it. */
export const clocks: Programme['clocks'] = {
  accept: {
    title: t('受理期限', 'To accept'),
    limit: { param: 'acceptMinutes', unit: 'minute' },
    starts: ['find'],
    stops: ['accept', 'reject', 'merge_into'],
    clause: local('item-3'),
  },
  file: {
    title: t('立案期限', 'To file'),
    limit: { param: 'fileMinutes', unit: 'minute' },
    starts: ['accept', 'from_report'],
    stops: ['file', 'reject', 'merge_into', 'dispatch', 'designate'],
    clause: local('item-3'),
  },
  dispatch: {
    title: t('派遣期限', 'To dispatch'),
    limit: { param: 'dispatchMinutes', unit: 'minute' },
    starts: ['file', 'return_it', 'resume'],
    stops: ['dispatch', 'designate', 'reject', 'merge_into'],
    clause: local('item-3'),
  },
  sign: {
    title: t('签收期限', 'To sign'),
    limit: { param: 'signHours', unit: 'hour' },
    starts: ['dispatch', 'designate'],
    stops: ['sign', 'return_it'],
    clause: local('item-5'),
  },
  giveBack: {
    title: t('退回期限', 'To return it'),
    limit: { param: 'returnDays', unit: 'working_day' },
    starts: ['dispatch', 'designate'],
    stops: ['return_it', 'done', 'ask_pending', 'to_city', 'escalate'],
    clause: local('item-5'),
  },
  handle: {
    title: t('处置时限', 'To solve it'),
    limit: { until: 'dueBy', unit: 'working_day' },
    starts: [...filing],
    stops: [...over],
    clause: local('item-4'),
  },
  yellow: {
    title: t('黄色提醒', 'Yellow reminder'),
    limit: { until: 'remindAt' },
    starts: [...filing, 'grant_extension'],
    stops: escalates('remind'),
    lapses: { outcome: 'remind', tells: t('时限已用百分之八十。', 'Four fifths of the time are used.') },
    clause: local('item-10'),
  },
  red: {
    title: t('到期', 'Due'),
    limit: { until: 'dueBy', unit: 'working_day' },
    starts: [...filing, 'grant_extension'],
    stops: escalates('overdue'),
    lapses: {
      outcome: 'overdue',
      tells: t('已经到期，正在督促承办单位。', 'It is overdue; the unit is being urged.'),
    },
    clause: local('item-10'),
  },
  order: {
    title: t('发督办单', 'Supervision order'),
    limit: { until: 'orderAt' },
    starts: [...filing, 'grant_extension'],
    stops: escalates('give_order'),
    lapses: { outcome: 'give_order', tells: t('已经发出督办单。', 'A supervision order was given.') },
    clause: hotline('art-26'),
  },
  circular: {
    title: t('通报约谈', 'Circular'),
    limit: { until: 'circularAt' },
    starts: [...filing, 'grant_extension'],
    stops: escalates('circulate'),
    lapses: {
      outcome: 'circulate',
      tells: t('已经通报并约谈。', 'It was circulated, and the unit interviewed.'),
    },
    clause: local('item-10'),
  },
  check: {
    title: t('核查期限', 'To check'),
    limit: { param: 'checkDays', unit: 'working_day' },
    starts: ['done', 'city_answered'],
    stops: ['pass', 'fail'],
    clause: local('item-8'),
  },
  close: {
    title: t('结案答复期限', 'To close and answer'),
    limit: { param: 'closeDays', unit: 'working_day' },
    starts: ['pass'],
    stops: ['close', 'close_rated'],
    clause: local('item-9'),
  },
  rate: {
    title: t('评价期限', 'To rate'),
    limit: { param: 'rateDays', unit: 'calendar_day' },
    starts: ['close'],
    stops: ['rate', 'archive', 'reopen'],
    lapses: { outcome: 'archive', tells: t('评价期满，事件归档。', 'The days to rate are over: archived.') },
    clause: local('item-9'),
  },
}
