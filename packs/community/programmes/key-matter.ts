/** A key small matter (关键小事): raised, verified, classified, settled by consultation with notice and quorum, done, reported back; what fails goes to the street. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  day,
  ended,
  must,
  none,
  office,
  param,
  past,
  rolesOf,
  shown,
  solvedIn,
  t,
  whole,
  words,
} from '../shared.ts'

const clause = local('item-11')
const head = ['community-head'] as const
export const matterKinds = {
  property_fee: t('物业费和物业服务', 'Property fee and service'),
  facility: t('公共设施', 'Public facilities'),
  parking: t('停车', 'Parking'),
  noise: t('噪声', 'Noise'),
  hygiene: t('环境卫生', 'Hygiene'),
  other: t('其他', 'Other'),
} as const

export const keyMatter = defineProgramme({
  ...none,
  id: 'community.key_matter',
  title: t('关键小事协商', 'Key small matters'),
  summary: t(
    '居民提出的物业服务、公共设施等关键小事：核实、分类、公告三日后召开协商会（到会代表不少于应到的三分之二），定方案、办理、反馈；社区办不成的报街道。',
    'Small matters of property service and public facilities: verified, consulted with three days’ notice and two thirds present, done, reported back; what fails goes to the street.',
  ),
  basis: [clause],
  audience: 'resident',
  subject: { name: 'kind', people: [], place: true },
  roles: rolesOf('resident', 'first-secretary', 'community-head', 'party-street'),
  fields: {
    raised: { ...words('反映的事项', 'What it is'), seenBy: 'concerned' },
    where: shown({ type: 'text', max: 80, title: t('地点', 'Where') }),
    kind: shown(choice('分类', 'Kind', matterKinds)),
    verified: words('核实情况', 'What was found', 300),
    noticeOn: past('公告日期', 'Notice posted on'),
    meetingOn: shown(day('协商会日期', 'Meeting on')),
    topic: { ...words('议题', 'Topic', 200), seenBy: 'concerned' },
    called: whole('应到代表', 'Representatives called', 500, 3),
    present: whole('实到代表', 'Present', 500, 0),
    inFavour: whole('同意人数', 'In favour', 500, 0),
    plan: { ...words('议定方案', 'The plan', 300), seenBy: 'concerned' },
    dueOn: shown(day('完成日期', 'To be done by')),
    result: { ...words('办理结果', 'What was done', 300), seenBy: 'concerned' },
    reason: { ...words('理由', 'Why', 300), seenBy: 'concerned' },
    orderedUnit: words('街道处置意见', 'What the street ordered', 300),
  },
  values: { meetings: { title: t('协商次数', 'Meetings'), unit: 'count' } },
  working: { isConsulted: office },
  params: {
    verifyDays: param('核实期限', 'To verify', 'days', 5, clause),
    noticeDays: param('会前公告', 'Notice before the meeting', 'days', 3, clause),
    quorumOf: param('到会代表的分母', 'Quorum, denominator', 'count', 3, clause),
    quorum: param('到会代表的分子', 'Quorum, numerator', 'count', 2, clause),
  },
  clocks: {
    verify: {
      title: t('核实期限', 'To verify'),
      limit: { param: 'verifyDays', unit: 'working_day' },
      starts: ['raise'],
      stops: ['verify', 'no_matter'],
      clause,
    },
    carry_out: {
      title: t('完成日期', 'To be done by'),
      limit: { until: 'dueOn' },
      starts: ['hold'],
      stops: ['report_back', 'fail', 'call_again'],
      clause,
    },
  },
  opens: {
    raise: act(t('提出', 'Raise'), ['resident', 'first-secretary', 'community-head'], 'raised', clause, {
      asks: { raised: 'required', where: 'required' },
      sets: { meetings: '0', isConsulted: 'false' },
    }),
  },
  steps: {
    raised: {
      title: t('待核实', 'To be verified'),
      holder: 'community-head',
      outcomes: {
        verify: act(t('核实分类', 'Verify and classify'), head, 'to_call', clause, {
          asks: { verified: 'required', kind: 'required' },
        }),
        no_matter: act(t('不作为关键小事办理', 'No such matter'), head, 'declined', clause, {
          asks: { reason: 'required' },
        }),
      },
    },
    to_call: {
      title: t('待召集协商', 'A meeting is to be called'),
      holder: 'community-head',
      outcomes: {
        call: act(t('公告召集', 'Call the meeting'), head, 'called', clause, {
          asks: { noticeOn: 'required', meetingOn: 'required', topic: 'required', called: 'required' },
          when: [
            must(
              'date(meetingOn) >= date(noticeOn) + duration("P1D") * noticeDays',
              clause,
              '会前公告不足三日：公告当日不计，请改定开会日期',
              'Less than three days’ notice, the day of posting not counted: choose a later day',
            ),
          ],
        }),
        fail: toStreet(),
      },
    },
    called: {
      title: t('待协商', 'The meeting is to come'),
      holder: 'community-head',
      outcomes: {
        hold: act(t('记录协商结果', 'Record the meeting'), head, 'doing', clause, {
          asks: { present: 'required', inFavour: 'required', plan: 'required', dueOn: 'required' },
          when: [
            must('today >= meetingOn', clause, '协商会日期还没有到', 'The day of the meeting is to come'),
            must(
              'present <= called and inFavour <= present',
              clause,
              '人数不合：到会不多于应到，同意不多于到会',
              'More present than called, or more in favour than present',
            ),
            must(
              'present * quorumOf >= called * quorum',
              clause,
              '到会代表不足应到的三分之二，不能议定；请另行召集',
              'Fewer than two thirds of those called are present: nothing is decided, call again',
            ),
            must(
              'inFavour * 2 > present',
              clause,
              '同意的没有超过到会代表的半数；请另行召集',
              'No more than half of those present are in favour: call again',
            ),
          ],
          sets: { meetings: 'meetings + 1', isConsulted: 'true' },
        }),
        call_again: act(t('没有议定，另行召集', 'Nothing decided: call again'), head, 'to_call', clause, {
          asks: { reason: 'required' },
          sets: { meetings: 'meetings + 1' },
        }),
      },
    },
    doing: {
      title: t('办理中', 'Being done'),
      holder: 'community-head',
      outcomes: {
        report_back: act(t('办结并反馈', 'Done, and told'), head, 'settled', clause, {
          asks: { result: 'required' },
          effects: [solvedIn('"consultation"', 'kind')],
        }),
        call_again: act(t('方案行不通，另行召集', 'The plan fails: call again'), head, 'to_call', clause, {
          asks: { reason: 'required' },
          sets: { isConsulted: 'false' },
        }),
        fail: toStreet(),
      },
    },
    at_street: {
      title: t('街道处置', 'With the street'),
      holder: 'party-street',
      outcomes: {
        street_done: act(t('街道协调办结', 'Settled by the street'), ['party-street'], 'by_street', clause, {
          asks: { orderedUnit: 'required', result: 'required' },
        }),
        give_back: act(t('交回社区协商', 'Back to consultation'), ['party-street'], 'to_call', clause, {
          asks: { orderedUnit: 'required' },
        }),
      },
    },
    settled: ended('协商办结', 'Settled by consultation', 'done'),
    by_street: ended('街道办结', 'Settled by the street', 'done'),
    declined: ended('不作为关键小事', 'No such matter', 'refused'),
  },
})

function toStreet() {
  return act(t('社区办不成，报街道', 'To the street'), head, 'at_street', clause, {
    asks: { reason: 'required' },
  })
}
