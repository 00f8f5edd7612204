/** A joint meeting and what it decides: each decision has an owner and a day, and comes back at the next meeting until it is done. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  count,
  day,
  ended,
  line,
  must,
  none,
  param,
  past,
  post,
  rolesOf,
  t,
  whole,
  words,
  yes,
  type Post,
  file,
} from '../shared.ts'

const clause = local('item-2')
const head = ['community-head'] as const
const owners = {
  head: t('社区书记', 'Community head'),
  member: t('兼职委员', 'Part-time member'),
  first_secretary: t('第一书记', 'First secretary'),
} as const
const ways = {
  done: t('已办结', 'Done'),
  goes_on: t('继续办理，另定日期', 'Goes on, with another day'),
  dropped: t('不再办理', 'Dropped'),
} as const

export const meeting = defineProgramme({
  ...none,
  id: 'community.meeting',
  title: t('社区大党委联席会议', 'Joint meeting'),
  summary: t(
    '联席会议：提前七日通知，议题来自三张清单，到会过半；先回头看上次的议定事项，再议定新的事项，每项有责任人和完成日期。',
    'Called seven days ahead, its agenda from the three lists, more than half present; what was decided before is looked at first, and each new decision has an owner and a day.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'topic', people: [], place: true },
  roles: rolesOf('community-head', 'system'),
  fields: {
    topic: line('会议名称', 'Meeting', 60),
    meetingOn: day('会议日期', 'To be held on'),
    agenda: {
      type: 'list',
      max: 30,
      title: t('议题', 'Agenda'),
      of: {
        from: choice('来自', 'From', {
          need: t('需求清单', 'List of needs'),
          resource: t('资源清单', 'List of resources'),
          project: t('项目清单', 'List of projects'),
          matter: t('关键小事', 'Key small matter'),
          other: t('其他', 'Other'),
        }),
        item: line('内容', 'Item', 80),
      },
    },
    attendance: {
      type: 'list',
      max: 60,
      title: t('兼职委员出席', 'Attendance of members'),
      of: { member: aCase('兼职委员', 'Member'), present: yes('到会', 'Present') },
    },
    others: file(whole('其他到会人数', 'Others present', 500)),
    reviews: {
      type: 'list',
      max: 100,
      title: t('上次议定事项的情况', 'What became of earlier decisions'),
      of: {
        decision: aCase('议定事项', 'Decision'),
        how: choice('情况', 'How it stands', ways),
        newDue: { ...day('另定日期', 'Another day'), optional: true },
        note: line('说明', 'Note', 80),
      },
    },
    decisions: {
      type: 'list',
      max: 30,
      title: t('议定事项', 'Decisions'),
      of: {
        what: line('事项', 'What', 80),
        ownerKind: choice('责任岗位', 'Kind of post', owners),
        owner: post('责任人', 'Owner'),
        dueOn: day('完成日期', 'Due'),
      },
    },
    publishedOn: file(past('公布日期', 'Published on')),
    minutes: words('会议纪要', 'Minutes', 2_000),
    reason: words('原因', 'Why', 200),
  },
  values: {
    called: count('应到委员', 'Members called'),
    present: count('实到委员', 'Members present'),
    back: count('回头看的事项', 'Decisions that come back'),
    made: count('议定事项', 'Decisions'),
  },
  params: { callDays: param('提前通知', 'Notice', 'days', 7, clause) },
  gathers: {
    unfinished: {
      title: t('上次没有办结的议定事项', 'Decisions not yet done'),
      from: { cases: 'community.decision', at: ['with_head', 'with_member', 'with_secretary'] },
      of: {
        decision: aCase('议定事项', 'Decision'),
        what: line('事项', 'What', 80),
        dueOn: day('完成日期', 'Due'),
      },
      columns: { decision: 'caseId', what: 'what', dueOn: 'dueOn' },
      starts: 'hold',
      closes: 'looked_back',
      clause,
    },
  },
  opens: {
    call: act(t('通知召开', 'Call'), head, 'called', clause, {
      asks: { topic: 'required', meetingOn: 'required', agenda: 'required' },
      when: [
        must(
          'date(meetingOn) >= date(today) + duration("P1D") * callDays',
          clause,
          '应当提前七日通知',
          'It is called seven days ahead',
        ),
        must('count(agenda) > 0', clause, '没有议题', 'Nothing is on the agenda'),
      ],
    }),
  },
  steps: {
    called: {
      title: t('待召开', 'To be held'),
      holder: 'community-head',
      outcomes: {
        hold: act(t('记录到会', 'Record who is present'), head, 'looking_back', clause, {
          asks: { attendance: 'required', others: 'required' },
          when: [
            must('today >= meetingOn', clause, '会议日期还没有到', 'The day is to come'),
            must(
              'count(distinct values(attendance.member)) = count(attendance)',
              clause,
              '同一委员写了两行',
              'A member stands there twice',
            ),
            must(
              'count(attendance[present = true]) * 2 > count(attendance)',
              clause,
              '到会委员没有过半，会议不能议定事项；请改期',
              'No more than half are present: nothing can be decided, choose another day',
            ),
          ],
          sets: { called: 'count(attendance)', present: 'count(attendance[present = true])' },
          effects: [
            {
              kind: 'command_each',
              list: 'attendance',
              case: 'member',
              outcome: '"attend"',
              input: { present: 'present' },
            },
          ],
        }),
        put_off: act(t('改期', 'Another day'), head, 'called', clause, {
          asks: { meetingOn: 'required', reason: 'required' },
        }),
        call_off: act(t('取消', 'Call off'), head, 'called_off', clause, { asks: { reason: 'required' } }),
      },
    },
    looking_back: {
      title: t('汇集上次议定事项', 'Earlier decisions are gathered'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        looked_back: act(t('已汇集', 'Gathered'), ['system'], 'reviewing', clause, {
          sets: { back: 'unfinishedCount' },
          branches: [
            {
              title: t('上次议定事项都已办结的', 'where nothing is left to come back'),
              when: 'back = 0',
              to: 'deciding',
              clause,
            },
          ],
        }),
      },
    },
    reviewing: {
      title: t('回头看', 'Earlier decisions come back'),
      holder: 'community-head',
      outcomes: {
        review: act(t('逐项说明', 'Tell how each stands'), head, 'deciding', clause, {
          asks: { reviews: 'required' },
          begins: ['reviews'],
          when: [
            must(
              'count(distinct values(reviews.decision)) = count(reviews)',
              clause,
              '同一事项写了两行',
              'A decision stands there twice',
            ),
            must(
              'count(reviews) >= back',
              clause,
              '上次没有办结的议定事项应当逐项说明，不能跳过',
              'Each decision that is not done yet is told of; none is passed over',
            ),
            must(
              'every r in reviews satisfies (r.how != "goes_on" or (r.newDue != null and r.newDue > today))',
              clause,
              '继续办理的应当另定今天以后的日期',
              'What goes on has another day, after today',
            ),
          ],
          effects: [
            {
              kind: 'command_each',
              list: 'reviews',
              case: 'decision',
              outcome: 'if how = "done" then "done" else if how = "goes_on" then "goes_on" else "dropped"',
              input: { newDue: 'newDue', note: 'note' },
            },
          ],
        }),
      },
    },
    deciding: {
      title: t('议定', 'Deciding'),
      holder: 'community-head',
      outcomes: {
        decide: act(t('保存议定事项', 'Save the decisions'), head, 'decided', clause, {
          asks: { decisions: 'required' },
          when: [
            must(
              'count(decisions) > 0',
              clause,
              '没有议定事项的，请直接公布纪要',
              'No decision: publish the minutes',
            ),
            must(
              'every d in decisions satisfies d.dueOn > today',
              clause,
              '完成日期应当在今天以后',
              'Each is due after today',
            ),
          ],
          sets: { made: 'count(decisions)' },
          effects: [
            {
              kind: 'open_each',
              list: 'decisions',
              programme: 'community.decision',
              outcome: 'give',
              input: {
                meeting: 'caseId',
                what: 'what',
                ownerKind: 'ownerKind',
                owner: 'owner',
                dueOn: 'dueOn',
              },
            },
          ],
        }),
        none_made: act(t('没有新的议定事项', 'Nothing new was decided'), head, 'decided', clause, {
          sets: { made: '0' },
        }),
      },
    },
    decided: {
      title: t('待公布纪要', 'Minutes are to be published'),
      holder: 'community-head',
      outcomes: {
        publish: act(t('公布纪要', 'Publish the minutes'), head, 'published', clause, {
          asks: { minutes: 'required', publishedOn: 'required' },
        }),
      },
    },
    published: ended('已公布', 'Published', 'done'),
    called_off: ended('已取消', 'Called off', 'withdrawn'),
  },
})

const withOwner = <const To extends string>(title: ReturnType<typeof t>, holder: Post, to: To) => ({
  title,
  holder,
  post: 'owner',
  outcomes: {
    report: act(
      t('报办理情况', 'Report'),
      ['community-head', 'part-time-member', 'first-secretary'],
      to,
      clause,
      { asks: { progress: 'required' } },
    ),
    done: act(t('会议认定办结', 'The meeting finds it done'), ['system'], 'finished', clause, {
      asks: { newDue: 'optional', note: 'required' },
      sets: { inTime: 'today <= dueOn' },
    }),
    goes_on: act(t('会议定继续办理', 'The meeting lets it go on'), ['system'], to, clause, {
      asks: { newDue: 'required', note: 'required' },
      sets: { dueOn: 'newDue', cameBack: 'cameBack + 1' },
    }),
    dropped: act(t('会议定不再办理', 'The meeting drops it'), ['system'], 'given_up', clause, {
      asks: { newDue: 'optional', note: 'required' },
    }),
  },
})

export const decision = defineProgramme({
  ...none,
  id: 'community.decision',
  title: t('联席会议议定事项', 'A decision of a joint meeting'),
  summary: t(
    '联席会议议定的一个事项：有责任人和完成日期，每次会议回头看，直到办结。',
    'One decision: an owner, a day, and it comes back at each meeting until it is done.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'what', people: [], place: true },
  roles: rolesOf('community-head', 'part-time-member', 'first-secretary', 'system'),
  fields: {
    meeting: { ...aCase('联席会议', 'Meeting'), forTheFile: true },
    what: line('事项', 'What', 80),
    ownerKind: choice('责任岗位', 'Kind of post', owners),
    owner: post('责任人', 'Owner'),
    dueOn: day('完成日期', 'Due'),
    progress: words('办理情况', 'How far it is', 300),
    newDue: day('另定日期', 'Another day'),
    note: line('会议意见', 'What the meeting said', 80),
  },
  values: { cameBack: count('回头看次数', 'Times it came back') },
  working: { inTime: { seenBy: 'office' } },
  clocks: {
    due: {
      title: t('完成日期', 'Due'),
      limit: { until: 'dueOn' },
      starts: ['give', 'goes_on'],
      stops: ['done', 'dropped', 'goes_on'],
      clause,
    },
  },
  opens: {
    give: act(t('议定', 'Decided'), ['system'], 'with_head', clause, {
      asks: {
        meeting: 'required',
        what: 'required',
        ownerKind: 'required',
        owner: 'required',
        dueOn: 'required',
      },
      sets: { cameBack: '0' },
      branches: [
        {
          title: t('责任人是兼职委员的', 'where a part-time member owns it'),
          when: 'ownerKind = "member"',
          to: 'with_member',
          clause,
        },
        {
          title: t('责任人是第一书记的', 'where a first secretary owns it'),
          when: 'ownerKind = "first_secretary"',
          to: 'with_secretary',
          clause,
        },
      ],
    }),
  },
  steps: {
    with_head: withOwner(t('社区书记办理', 'With the community head'), 'community-head', 'with_head'),
    with_member: withOwner(t('兼职委员办理', 'With a part-time member'), 'part-time-member', 'with_member'),
    with_secretary: withOwner(
      t('第一书记办理', 'With a first secretary'),
      'first-secretary',
      'with_secretary',
    ),
    finished: ended('已办结', 'Done', 'done'),
    given_up: ended('不再办理', 'Dropped', 'withdrawn'),
  },
})
