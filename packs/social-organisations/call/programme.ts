/** Neighbour watch: a call of the committees, and each activity by which an organisation answers it, with whom it served and what residents asked. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  actsForItself,
  day,
  must,
  none,
  past,
  publicText,
  rolesOf,
  sealedWords,
  t,
  whole,
  works,
} from '../shared.ts'

const themes = {
  autumn: t('中秋', 'Mid-Autumn'),
  elders: t('重阳', 'Double Ninth'),
  drugs: t('禁毒进校园', 'Anti-drug in schools'),
  daily: t('日常守望', 'Every day'),
} as const
const theme = { type: 'choice', options: themes, title: t('主题', 'Theme') } as const

const entry = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'organisations.calls',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { title: 'callTitle', theme: 'theme', from: 'callFrom', to: 'callTo', by: 'committee' },
})

export const call = defineProgramme({
  ...none,
  id: 'organisations.call',
  version: 1,
  title: t('邻里守望行动', 'A call to watch over neighbours'),
  summary: t(
    '综合党委或者两新工委发布行动，社会组织以活动响应。',
    'The comprehensive party committee or the two-new committee calls; organisations answer with activities.',
  ),
  from: '2020-01-01',
  basis: [local('item-11')],
  audience: 'office',
  roles: rolesOf('party-committee'),
  fields: {
    callTitle: publicText('行动名称', 'Title', 80),
    theme,
    committee: {
      type: 'choice',
      title: t('发布单位', 'By'),
      options: {
        party: t('区社会组织综合党委', 'Comprehensive party committee'),
        two_new: t('区两新工委', 'Two-new committee'),
      },
    },
    callFrom: day('开始', 'From'),
    callTo: day('结束', 'To'),
    summary: sealedWords('小结', 'Summary'),
  },
  clocks: {
    call: {
      title: t('行动期', 'The call'),
      limit: { until: 'callTo' },
      starts: ['issue'],
      stops: ['close'],
      clause: local('item-11'),
    },
  },
  opens: {
    issue: act(t('发布行动', 'Issue'), ['party-committee'], 'open', local('item-11'), {
      asks: {
        callTitle: 'required',
        theme: 'required',
        committee: 'required',
        callFrom: 'required',
        callTo: 'required',
      },
      when: [must('callTo >= callFrom', local('item-11'), '结束早于开始', 'It ends before it begins')],
      effects: [entry('open')],
    }),
  },
  steps: {
    open: {
      title: t('进行中', 'Under way'),
      holder: 'party-committee',
      outcomes: {
        close: act(t('结束并小结', 'Close'), ['party-committee'], 'closed', local('item-11'), {
          asks: { summary: 'required' },
          effects: [entry('closed')],
        }),
      },
    },
    closed: { title: t('已结束', 'Closed'), end: 'done', outcomes: {} },
  },
})

const isFiled = 'bodyKind = "filed"'
export const activity = defineProgramme({
  ...none,
  id: 'organisations.activity',
  version: 1,
  title: t('社会组织活动', 'An organisation’s activity'),
  summary: t(
    '响应邻里守望的活动：日期、服务人次、工作领域和居民诉求；诉求由街道答复。',
    'An answer to a call: day, people served, field of work, and residents’ requests, which the street answers.',
  ),
  from: '2020-01-01',
  basis: [local('item-11'), local('item-14')],
  audience: 'office',
  roles: rolesOf('organisation', 'community-worker', 'street-clerk'),
  fields: {
    call: { type: 'entry', register: 'organisations.calls', title: t('邻里守望行动', 'The call') },
    bodyKind: {
      type: 'choice',
      title: t('组织类型', 'Kind of body'),
      options: { registered: t('登记的社会组织', 'Registered'), filed: t('备案的社区社会组织', 'Filed') },
    },
    org: { type: 'entry', register: 'organisations.registered', title: t('社会组织', 'Organisation') },
    body: {
      type: 'entry',
      register: 'organisations.filed',
      title: t('社区社会组织', 'Community organisation'),
    },
    work: { type: 'choice', options: works, title: t('工作领域', 'Field of work') },
    heldOn: past('活动日期', 'Held on'),
    what: { ...publicText('活动内容', 'What was done', 99), forTheFile: true },
    served: whole('服务人次', 'People served', 100_000),
    volunteers: { ...whole('志愿者人数', 'Volunteers', 10_000), forTheFile: true },
    requests: {
      type: 'list',
      max: 50,
      sealed: true,
      title: t('居民诉求', 'Residents’ requests'),
      of: { request: { type: 'text', max: 200, title: t('诉求', 'Request') } },
    },
    requestCount: whole('诉求件数', 'Requests', 50),
    answers: sealedWords('诉求答复', 'Answer'),
  },
  entries: {
    callOf: { register: 'organisations.calls', id: 'call' },
    org0: { register: 'organisations.registered', id: 'org' },
    body0: { register: 'organisations.filed', id: 'body' },
  },
  values: { orgName: { title: t('组织', 'Body'), unit: 'text' } },
  about: ['served'],
  opens: {
    report: act(
      t('报送活动', 'Report an activity'),
      ['organisation', 'community-worker'],
      'done',
      local('item-11'),
      {
        asks: {
          call: 'required',
          bodyKind: 'required',
          org: { when: 'bodyKind = "registered"' },
          body: { when: isFiled },
          work: 'required',
          heldOn: 'required',
          what: 'required',
          served: 'required',
          volunteers: 'optional',
          requestCount: 'required',
          requests: { when: 'requestCount > 0' },
        },
        when: [
          must(
            'requestCount = 0 or count(requests) = requestCount',
            local('item-11'),
            '诉求件数与列明的诉求不一致',
            'Not as many requests as are written down',
          ),
          must('callOf != null', local('item-11'), '没有这个行动', 'There is no such call'),
          must(
            'callOf.standing = "open" and heldOn >= callOf.from and heldOn <= callOf.to',
            local('item-11'),
            '活动不在行动期内，或者行动已经结束',
            'It is not within the call, or that is over',
          ),
          must(
            `${isFiled} or (org0 != null and org0.standing != "serious" and org0.standing != "suspended"
            and org0.standing != "deregistered" and org0.standing != "revoked" and org0.standing != "liquidating")`,
            local('item-14'),
            '该社会组织已列入严重违法失信名单、停止活动或者终止，不能参加',
            'It is on the serious list, suspended or ended: it takes no part',
          ),
          must(
            `not(${isFiled}) or (body0 != null and body0.standing != "cancelled")`,
            local('item-14'),
            '备案名册中没有这个组织，或者已注销',
            'It is not on file, or was cancelled',
          ),
          must(
            `not(${isFiled}) or (body0.standing != "expired" and today <= body0.validTo)`,
            local('item-14'),
            '备案通知书已期满，暂不能参加项目征集和行动，请重新备案',
            'Its letter has ended: it is frozen in calls until it files anew',
          ),
          must(
            `not(${isFiled}) or body0.standing != "must_register"`,
            local('item-10'),
            '已达到登记条件，申请登记以前不能参加',
            'It must register first',
          ),
          actsForItself(
            `(if ${isFiled} then body0.agent else org0.agent)`,
            `(if ${isFiled} then null else org0.headKey)`,
          ),
        ],
        sets: { orgName: `if ${isFiled} then body0.name else org0.name` },
        branches: [
          {
            title: t('有居民诉求的', 'Residents asked for something'),
            when: 'requestCount > 0',
            to: 'asked',
            clause: local('item-11'),
          },
        ],
      },
    ),
  },
  steps: {
    asked: {
      title: t('诉求待答复', 'To be answered'),
      holder: 'street-clerk',
      outcomes: {
        settle: act(t('答复诉求', 'Answer'), ['street-clerk'], 'done', local('item-11'), {
          asks: { answers: 'required' },
        }),
      },
    },
    done: { title: t('已登记', 'Recorded'), end: 'done', outcomes: {} },
  },
})
