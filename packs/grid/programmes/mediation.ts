/** A private dispute that was found on a visit or reported: people's mediation, and no event of city management. */
import { defineProgramme } from 'yimen/kernel/programme'
import { isDispute, kinds } from '../categories.ts'
import { local } from '../clauses.ts'
import { address } from '../place.ts'
import { aCase, act, choice, levels, must, none, param, rolesOf, t, words } from '../shared.ts'

const asks = { kind: 'required', address: 'required', matter: 'required' } as const
const head = ['community-head'] as const

export const mediation = defineProgramme({
  ...none,
  id: 'grid.mediation',
  title: t('民间纠纷调解', 'Mediation of a private dispute'),
  summary: t(
    '走访、上报中发现的民间纠纷由社区人民调解：受理、调解、达成协议或者告知其他途径。只有社区和指挥中心看到。',
    'A private dispute that was found goes to the community’s mediation: accepted, mediated, agreed or told ' +
      'of other ways. The community alone sees it, and the centre.',
  ),
  basis: [local('item-18')],
  audience: 'office',
  subject: { name: 'address', people: [], place: true },
  levels,
  roles: rolesOf('community-head', 'system'),
  fields: {
    kind: choice('类别', 'Kind', kinds),
    address,
    matter: words('纠纷情况', 'What it is about'),
    report: { ...aCase('反映件', 'The report'), forTheFile: true },
    visit: { ...aCase('走访件', 'The visit'), forTheFile: true },
    agreement: words('调解协议', 'What was agreed'),
    otherWays: words('告知的其他途径', 'Other ways that were told', 300),
    reason: words('不予调解的理由', 'Why it is not mediated', 300),
  },
  params: { mediateDays: param('调解期限', 'To mediate', 'days', 30, local('item-18')) },
  clocks: {
    mediate: {
      title: t('调解期限', 'To mediate'),
      limit: { param: 'mediateDays', unit: 'calendar_day' },
      starts: ['take_up'],
      stops: ['agree', 'not_agreed'],
      clause: local('item-18'),
    },
  },
  opens: {
    from_report: act(t('由反映件转来', 'From a report'), ['system'], 'brought', local('item-18'), {
      asks: { ...asks, report: 'required' },
      when: [must(isDispute, local('item-18'), '不是民间纠纷', 'It is no private dispute')],
    }),
    from_visit: act(t('由走访转来', 'From a visit'), ['system'], 'brought', local('item-18'), {
      asks: { ...asks, visit: 'required' },
      when: [must(isDispute, local('item-18'), '不是民间纠纷', 'It is no private dispute')],
    }),
  },
  steps: {
    brought: {
      title: t('待受理', 'To be accepted'),
      holder: 'community-head',
      outcomes: {
        take_up: act(t('受理调解', 'Take it up'), head, 'mediating', local('item-18')),
        decline: act(t('不予调解', 'Do not mediate'), head, 'declined', local('item-18'), {
          asks: { reason: 'required', otherWays: 'required' },
        }),
      },
    },
    mediating: {
      title: t('调解中', 'Being mediated'),
      holder: 'community-head',
      outcomes: {
        agree: act(t('达成协议', 'Agreed'), head, 'agreed', local('item-18'), {
          asks: { agreement: 'required' },
        }),
        not_agreed: act(t('没有达成协议', 'Not agreed'), head, 'failed', local('item-18'), {
          asks: { otherWays: 'required' },
        }),
      },
    },
    agreed: { title: t('已达成协议', 'Agreed'), end: 'done', outcomes: {} },
    failed: { title: t('没有达成协议', 'Not agreed'), end: 'withdrawn', outcomes: {} },
    declined: { title: t('不予调解', 'Not mediated'), end: 'refused', outcomes: {} },
  },
})
