/** Fixed posts, mobile squads and registration points: on a register and on the map. What the plan sets is not counted here. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, choice, line, must, none, office, roads, rolesOf, t, words } from '../shared.ts'

const rule = local('item-2')
const heads = ['brigade-head', 'campaign-office'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'helmets.posts',
  id: 'postNo',
  standing: `"${standing}"`,
  body: { name: 'postName', kind: 'kind', road: 'road', longitude: 'point.lon', latitude: 'point.lat' },
})

const over = act(t('行动期满', 'The campaign is over'), ['system'], 'closed', rule, {
  onlyAfter: 'campaign',
  effects: [entered('closed')],
})

export const kindsOfPosts = {
  fixed: t('固定执勤整治点', 'Fixed post'),
  squad: t('流动整治组', 'Mobile squad'),
  registration: t('集中上牌点', 'Registration point'),
} as const

export const post = defineProgramme({
  ...none,
  id: 'helmets.post',
  title: t('点位设置', 'Posts, squads and registration points'),
  summary: t(
    '固定执勤整治点、流动整治组、集中上牌点的设立、暂停、恢复和撤销，标在地图上；计划数由方案设定，另行列出。',
    'Fixed posts, squads and registration points are set up, paused and closed, on the map; what the plan sets is shown apart.',
  ),
  basis: [rule],
  audience: 'office',
  subject: { name: 'postName', people: [], place: true },
  roles: rolesOf('brigade-head', 'campaign-office', 'system'),
  fields: {
    postNo: line('点位编号', 'Number', 20),
    postName: line('名称', 'Name', 40),
    kind: choice('种类', 'Kind', kindsOfPosts),
    road: choice('道路类别', 'Class of road', roads),
    point: { type: 'point', title: t('位置', 'Where it is') },
    reason: words('理由', 'Why', 200),
  },
  working: { servesTo: office },
  clocks: {
    campaign: {
      title: t('行动期限', 'The campaign'),
      limit: { until: 'servesTo' },
      starts: ['set_up'],
      stops: ['close', 'campaign_over'],
      lapses: { outcome: 'campaign_over', tells: t('专项行动期满。', 'The campaign is over.') },
      clause: rule,
    },
  },
  entries: {
    thePlan: { register: 'helmets.plans', id: '"plan"' },
    same: { register: 'helmets.posts', id: 'postNo' },
  },
  opens: {
    set_up: act(t('设立', 'Set up'), heads, 'serving', rule, {
      asks: {
        postNo: 'required',
        postName: 'required',
        kind: 'required',
        road: 'required',
        point: 'required',
      },
      when: [
        must('same = null', rule, '该编号的点位已经设立', 'There is a post of that number'),
        must('thePlan != null', rule, '方案还没有下达', 'There is no plan yet'),
      ],
      sets: { servesTo: 'thePlan.endsAt' },
      effects: [entered('serving')],
    }),
  },
  steps: {
    serving: {
      title: t('在用', 'In use'),
      holder: 'brigade-head',
      dormant: true,
      outcomes: {
        pause: act(t('暂停', 'Pause'), heads, 'paused', rule, {
          asks: { reason: 'required' },
          effects: [entered('paused')],
        }),
        campaign_over: over,
        close: act(t('撤销', 'Close'), heads, 'closed', rule, {
          asks: { reason: 'required' },
          effects: [entered('closed')],
        }),
      },
    },
    paused: {
      title: t('暂停', 'Paused'),
      holder: 'brigade-head',
      outcomes: {
        resume: act(t('恢复', 'Resume'), heads, 'serving', rule, { effects: [entered('serving')] }),
        campaign_over: over,
        close: act(t('撤销', 'Close'), heads, 'closed', rule, {
          asks: { reason: 'required' },
          effects: [entered('closed')],
        }),
      },
    },
    closed: { title: t('已撤销', 'Closed'), end: 'done', outcomes: {} },
  },
})
