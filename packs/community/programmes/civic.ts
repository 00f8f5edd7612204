/** Residents' covenants with their vote, and models of conduct: nominated, voted, noticed, honoured, and how an honour is lost. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { committeeLaw, local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  ended,
  enter,
  file,
  line,
  must,
  none,
  param,
  past,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'

const covenants = local('item-21')
const head = ['community-head'] as const
export const covenantKinds = {
  covenant: t('居民公约', 'Residents’ covenant'),
  charter: t('社区自治章程', 'Charter of self-government'),
} as const
export const bodyKinds = {
  adults: t('十八周岁以上居民', 'Residents of eighteen and above'),
  households: t('户的代表', 'One of each household'),
  groups: t('居民小组代表', 'Representatives of groups'),
} as const
const covenantStands = (standing: string): EffectRule =>
  enter('community.covenants', standing, { kind: 'kind', title: 'covenantName', passedOn: 'passedOn' })

export const covenant = defineProgramme({
  ...none,
  id: 'community.covenant',
  title: t('居民公约和自治章程', 'Covenants and charters'),
  summary: t(
    '居民公约、自治章程：起草、公开征求意见、居民会议表决、报街道备案、公布执行，违法的由街道责令改正。',
    'Covenants and charters: drafted, opened to opinions, voted by the residents’ meeting, filed with the street, published; what breaks the law is corrected.',
  ),
  basis: [committeeLaw('art-9'), committeeLaw('art-15'), covenants],
  audience: 'office',
  subject: { name: 'covenantName', people: [], place: true },
  roles: rolesOf('community-head', 'party-street', 'system'),
  fields: {
    kind: choice('类别', 'Kind', covenantKinds),
    covenantName: line('名称', 'Name', 60),
    text: words('正文', 'Text', 8_000),
    opinions: words('征求的意见和采纳情况', 'Opinions, and which were taken up', 2_000),
    body: file(choice('表决的人', 'Who votes', bodyKinds)),
    eligible: whole('应到人数', 'Entitled', 50_000, 1),
    present: whole('出席人数', 'Present', 50_000, 0),
    inFavour: whole('赞成人数', 'In favour', 50_000, 0),
    votedOn: file(past('表决日期', 'Voted on')),
    fault: words('与法律、政策相抵触的内容', 'What is against the law', 500),
    reason: words('理由', 'Why', 300),
  },
  values: { passedOn: { title: t('通过日期', 'Passed on'), unit: 'text' } },
  params: { opinionDays: param('公开征求意见', 'Open to opinions', 'days', 15, covenants) },
  clocks: {
    opinions: {
      title: t('公开征求意见', 'Open to opinions'),
      limit: { param: 'opinionDays', unit: 'calendar_day' },
      starts: ['draft', 'redraft'],
      stops: ['vote', 'drop'],
      clause: covenants,
    },
  },
  opens: {
    draft: act(t('公布草案', 'Publish a draft'), head, 'open', covenants, {
      asks: { kind: 'required', covenantName: 'required', text: 'required' },
    }),
  },
  steps: {
    open: {
      title: t('征求意见和表决', 'Opinions and vote'),
      holder: 'community-head',
      outcomes: {
        vote: act(t('登记表决结果', 'Record the vote'), head, 'to_file', committeeLaw('art-9'), {
          onlyAfter: 'opinions',
          asks: {
            opinions: 'required',
            body: 'required',
            eligible: 'required',
            present: 'required',
            inFavour: 'required',
            votedOn: 'required',
          },
          when: [
            must(
              'present <= eligible and inFavour <= present',
              committeeLaw('art-9'),
              '人数不合：出席不多于应到，赞成不多于出席',
              'More present than entitled, or more in favour than present',
            ),
            must(
              'present * 2 > eligible',
              committeeLaw('art-9'),
              '出席的没有过半数，居民会议不能举行；请另行召集',
              'No more than half are present: there is no meeting, call again',
            ),
            must(
              'inFavour * 2 > present',
              committeeLaw('art-9'),
              '赞成的没有超过出席人的半数，没有通过；请修改草案',
              'No more than half of those present are in favour: change the draft',
            ),
          ],
          sets: { passedOn: 'votedOn' },
        }),
        redraft: act(t('修改草案', 'Change the draft'), head, 'open', covenants, {
          asks: { text: 'required', reason: 'required' },
        }),
        drop: act(t('不再制定', 'Drop it'), head, 'dropped', covenants, { asks: { reason: 'required' } }),
      },
    },
    to_file: {
      title: t('待街道备案', 'To be filed'),
      holder: 'party-street',
      outcomes: {
        take_on_file: act(t('备案', 'File it'), ['party-street'], 'in_force', committeeLaw('art-15'), {
          effects: [covenantStands('in_force')],
        }),
        order_change: act(t('责令改正', 'Order a change'), ['party-street'], 'open', committeeLaw('art-15'), {
          asks: { fault: 'required' },
        }),
      },
    },
    in_force: {
      title: t('执行中', 'In force'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        look_again: act(t('年度检视', 'Looked at each year'), ['system'], 'in_force', covenants, {
          effects: [
            {
              kind: 'notify',
              to: 'community-head',
              text: t('请检视公约是否需要修改。', 'Does it need a change?'),
            },
          ],
        }),
        repeal: act(t('废止', 'Repeal'), head, 'repealed', covenants, {
          asks: { reason: 'required' },
          effects: [covenantStands('repealed')],
        }),
      },
    },
    repealed: ended('已废止', 'Repealed', 'done'),
    dropped: ended('不再制定', 'Dropped', 'withdrawn'),
  },
  schedules: {
    yearly: {
      title: t('年度检视', 'Each year'),
      every: 'year',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'look_again', at: ['in_force'] },
      clause: covenants,
    },
  },
})

const honours = local('item-22')
export const honourKinds = {
  moral: t('道德模范', 'Moral model'),
  neighbour: t('好邻居', 'Good neighbour'),
  volunteer: t('最美志愿者', 'Volunteer of the year'),
} as const
const honoured = (standing: string): EffectRule =>
  enter('community.honours', standing, {
    kind: 'kind',
    name: 'nominee',
    deed: 'deed',
    honouredOn: 'honouredOn',
  })

export const honour = defineProgramme({
  ...none,
  id: 'community.honour',
  title: t('道德模范和好邻居评选', 'Models of conduct'),
  summary: t(
    '推荐、核实、居民投票、公示七日、命名；有异议的核实后再定，命名后失德违法的撤销荣誉。',
    'Nominated, verified, voted, noticed for seven days, honoured; an objection is looked into, and who breaks faith or the law loses the honour.',
  ),
  basis: [honours],
  audience: 'office',
  subject: { name: 'nominee', people: ['idNo'] },
  roles: rolesOf('community-head', 'first-secretary', 'party-street'),
  fields: {
    kind: choice('类别', 'Kind', honourKinds),
    nominee: {
      type: 'name',
      title: t('被推荐人', 'Nominee'),
      inClear: t(
        '评选结果向社会公示，推荐时已征得本人同意。',
        'The result is made public, with their consent.',
      ),
    },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    agrees: { type: 'boolean', title: t('本人同意参评和公示', 'They agree to stand and to the notice') },
    deed: {
      type: 'text',
      max: 80,
      title: t('事迹', 'Deed'),
      inClear: t('评选结果向社会公示。', 'The result is made public.'),
    },
    verified: words('核实情况', 'What was found', 300),
    votes: whole('得票', 'Votes', 100_000),
    ballots: whole('有效票', 'Valid ballots', 100_000, 1),
    postedOn: file(past('公示日期', 'Notice since')),
    objection: words('异议', 'Objection', 300),
    finding: words('异议核实情况', 'What was found of it', 300),
    reason: words('理由', 'Why', 300),
  },
  values: {
    objections: count('异议件数', 'Objections'),
    honouredOn: { title: t('命名日期', 'Honoured on'), unit: 'text' },
  },
  params: { noticeDays: param('公示', 'Notice', 'days', 7, honours) },
  clocks: {
    notice: {
      title: t('公示', 'Notice'),
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['post', 'post_again'],
      stops: ['honour', 'object', 'drop'],
      clause: honours,
    },
  },
  opens: {
    nominate: act(t('推荐', 'Nominate'), ['community-head', 'first-secretary'], 'nominated', honours, {
      asks: { kind: 'required', nominee: 'required', idNo: 'required', agrees: 'required', deed: 'required' },
      when: [must('agrees = true', honours, '应当征得本人同意', 'They must agree')],
      sets: { objections: '0' },
    }),
  },
  steps: {
    nominated: {
      title: t('核实和投票', 'Verified and voted'),
      holder: 'community-head',
      outcomes: {
        vote: act(t('登记投票', 'Record the vote'), head, 'voted', honours, {
          asks: { verified: 'required', votes: 'required', ballots: 'required' },
          when: [
            must('votes <= ballots', honours, '得票多于有效票', 'More votes than ballots'),
            must(
              'votes * 2 > ballots',
              honours,
              '得票没有超过有效票的半数，不进入公示',
              'No more than half of the ballots: it goes no further',
            ),
          ],
        }),
        drop: dropIt(),
      },
    },
    voted: {
      title: t('待公示', 'To be posted'),
      holder: 'community-head',
      outcomes: {
        post: act(t('公示', 'Post the notice'), head, 'posted', honours, { asks: { postedOn: 'required' } }),
        drop: dropIt(),
      },
    },
    posted: {
      title: t('公示中', 'On notice'),
      holder: 'community-head',
      outcomes: {
        object: act(t('登记异议', 'An objection'), head, 'objected', honours, {
          asks: { objection: 'required' },
          sets: { objections: 'objections + 1' },
        }),
        honour: act(t('命名', 'Honour'), head, 'honoured', honours, {
          onlyAfter: 'notice',
          sets: { honouredOn: 'string(today)' },
          effects: [honoured('valid')],
        }),
      },
    },
    objected: {
      title: t('核实异议', 'The objection is looked into'),
      holder: 'community-head',
      outcomes: {
        post_again: act(t('异议不成立，重新公示', 'Unfounded: post it anew'), head, 'posted', honours, {
          asks: { finding: 'required', postedOn: 'required' },
        }),
        drop: dropIt(),
      },
    },
    honoured: {
      title: t('已命名', 'Honoured'),
      holder: 'party-street',
      outcomes: {
        take_away: act(t('撤销荣誉', 'Take the honour away'), ['party-street'], 'lost', honours, {
          asks: { reason: 'required' },
          effects: [honoured('lost')],
        }),
      },
    },
    lost: ended('荣誉已撤销', 'Honour lost', 'done'),
    dropped: ended('没有命名', 'Not honoured', 'refused'),
  },
})

function dropIt() {
  return act(t('不予命名', 'Do not honour'), head, 'dropped', honours, { asks: { reason: 'required' } })
}
