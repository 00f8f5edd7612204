/**
 * Who serves in a community, from when until when: one shape for all of them. What differs is told: who appoints, whether a branch of an estate is
 * theirs alone, how long a term is, and what is recorded of them on the way.
 */
import {
  defineProgramme,
  type EffectRule,
  type Field,
  type Guard,
  type Outcome,
  type Programme,
  type Step,
} from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  count,
  day,
  ended,
  entryOf,
  enter,
  line,
  must,
  none,
  office,
  param,
  past,
  rolesOf,
  said,
  t,
  whole,
  words,
  yes,
  type Post,
} from '../shared.ts'

export const rollKinds = {
  contact: t('党建联点干部', 'Contact cadre'),
  first_secretary: t('小区党支部第一书记', 'First secretary of an estate branch'),
  instructor: t('党建指导员', 'Party-building instructor'),
  worker: t('专职社区工作者', 'Full-time community worker'),
  seconded: t('挂职年轻干部', 'Seconded young cadre'),
  member: t('兼职委员', 'Part-time member'),
  property: t('物业负责人（双向进入）', 'Property manager (two-way entry)'),
} as const

type Roll = {
  readonly kind: keyof typeof rollKinds
  readonly summary: Programme['summary']
  readonly clause: string
  /** Who appoints. */
  readonly by: readonly Post[]
  /** Whose desk has it when something is to be done. */
  readonly holder: Post
  /** One of a kind for each branch of an estate. */
  readonly pairs?: true
  /** Months: the least and the most. */
  readonly term?: readonly [least: number, most: number]
  readonly fields?: Readonly<Record<string, Field>>
  readonly asks?: Readonly<Record<string, 'required' | 'optional'>>
  readonly when?: readonly Guard[]
  readonly sets?: Readonly<Record<string, string>>
  readonly values?: Programme['values']
  readonly working?: Programme['working']
  readonly outcomes?: Readonly<Record<string, Outcome>>
  readonly steps?: Readonly<Record<string, Step>>
  readonly schedules?: Programme['schedules']
}

const body = (r: Roll): Readonly<Record<string, string>> => ({
  kind: `"${r.kind}"`,
  name: 'holderName',
  unit: 'unit',
  since: 'sinceOn',
  ...(r.term ? { until: 'termEnds' } : {}),
  ...(r.pairs ? { estate: 'estate' } : {}),
})
const stands = (r: Roll, standing: 'on' | 'left'): readonly EffectRule[] => [
  enter('community.roll', standing, body(r)),
  ...(r.pairs
    ? [enter('community.pairs', standing, { kind: `"${r.kind}"`, estate: 'estate' }, pairOf(r))]
    : []),
]
const pairOf = (r: Roll): string => `estate + ":${r.kind}"`

function guardsOf(r: Roll): readonly Guard[] {
  return [
    ...(r.pairs
      ? [
          must(
            'branch != null and branch.standing = "covered"',
            r.clause,
            '该小区还没有党支部，或者已经并入其他小区',
            'That estate has no branch yet, or has gone into another',
          ),
          must(
            'pair = null or pair.standing = "left"',
            r.clause,
            `该小区党支部已经有${rollKinds[r.kind].zh}，一个支部一名`,
            'That branch has one already: one each',
          ),
        ]
      : []),
    ...(r.term ? [withinTerm(r)] : []),
    ...(r.when ?? []),
  ]
}

const withinTerm = (r: Roll): Guard =>
  must(
    'addMonths(sinceOn, termLeast) <= termEnds and addMonths(sinceOn, termMost) >= termEnds',
    r.clause,
    `任期应当为${r.term![0]}至${r.term![1]}个月`,
    `A term is ${r.term![0]} to ${r.term![1]} months`,
  )

function roll(r: Roll): Programme {
  const title = rollKinds[r.kind]
  return defineProgramme({
    ...none,
    id: `community.${r.kind}`,
    title,
    summary: r.summary,
    basis: [r.clause],
    audience: 'office',
    subject: { name: 'holderName', people: ['idNo'] },
    roles: rolesOf(...r.by, ...(r.by.includes(r.holder) ? [] : [r.holder]), 'system'),
    fields: {
      holderName: {
        type: 'name',
        title: t('姓名', 'Name'),
        inClear: t('任职、选派情况向社区公布。', 'Who serves a community is made public there.'),
      },
      idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
      unit: line('单位和职务', 'Unit and position'),
      docNo: { ...line('任职、选派文件', 'Document', 40), forTheFile: true },
      sinceOn: past('任职日期', 'Since'),
      ...(r.pairs ? { estate: entryOf('community.estates', '所联小区', 'Estate') } : {}),
      ...(r.term ? { termEnds: day('任期截止', 'Term ends') } : {}),
      leaveReason: words('离任原因', 'Why they leave', 200),
      ...r.fields,
    },
    values: { ...r.values },
    working: { ...r.working },
    params: r.term
      ? {
          termLeast: param('任期最短', 'Least term', 'months', r.term[0], r.clause),
          termMost: param('任期最长', 'Longest term', 'months', r.term[1], r.clause),
        }
      : {},
    entries: r.pairs
      ? {
          branch: { register: 'community.estates', id: 'estate' },
          pair: { register: 'community.pairs', id: pairOf(r) },
        }
      : {},
    elsewhere: {
      already: {
        title: t('已经在任的同类岗位', 'The same post held already'),
        programme: `community.${r.kind}`,
        at: ['on', ...Object.keys(r.steps ?? {})],
        bars: {
          outcomes: ['appoint'],
          message: t(`此人已经是在任的${title.zh}`, 'They hold such a post already'),
        },
        clause: r.clause,
      },
    },
    clocks: r.term
      ? {
          term: {
            title: t('任期', 'Term'),
            limit: { until: 'termEnds' },
            starts: ['appoint', 'renew'],
            stops: ['renew', 'leave', 'term_ends'],
            lapses: { outcome: 'term_ends', tells: t('任期届满。', 'The term is over.') },
            clause: r.clause,
          },
        }
      : {},
    opens: {
      appoint: act(t('任职', 'Appoint'), r.by, 'on', r.clause, {
        asks: {
          holderName: 'required',
          idNo: 'required',
          unit: 'required',
          docNo: 'required',
          sinceOn: 'required',
          ...(r.pairs ? { estate: 'required' } : {}),
          ...(r.term ? { termEnds: 'required' } : {}),
          ...r.asks,
        },
        when: guardsOf(r),
        ...(r.sets ? { sets: r.sets } : {}),
        effects: stands(r, 'on'),
      }),
    },
    steps: stepsOf(r),
    schedules: {
      ...r.schedules,
      ...(r.term
        ? {}
        : {
            yearly: {
              title: t('年度核对', 'Each year'),
              every: 'year',
              on: 10,
              offDay: 'after',
              missed: 'latest',
              does: { outcome: 'check_roll', at: ['on'] },
              clause: r.clause,
            } as const,
          }),
    },
  })
}

const stepsOf = (r: Roll): Readonly<Record<string, Step>> => ({
  on: {
    title: t('在任', 'Serving'),
    holder: r.holder,
    dormant: true,
    outcomes: {
      ...r.outcomes,
      ...(r.term ? { renew: renew(r), term_ends: termEnds(r) } : { check_roll: checked(r) }),
      leave: leave(r),
    },
  },
  ...r.steps,
  left: ended('已离任', 'Left', 'done'),
})

const leave = (r: Roll): Outcome =>
  act(t('离任', 'Leave'), r.by, 'left', r.clause, {
    asks: { leaveReason: 'required' },
    effects: stands(r, 'left'),
  })
const renew = (r: Roll): Outcome =>
  act(t('续任', 'Another term'), r.by, 'on', r.clause, {
    asks: { sinceOn: 'required', termEnds: 'required', docNo: 'required' },
    when: [withinTerm(r)],
    effects: stands(r, 'on'),
  })
const termEnds = (r: Roll): Outcome =>
  act(t('任期届满', 'The term is over'), ['system'], 'left', r.clause, {
    onlyAfter: 'term',
    effects: stands(r, 'left'),
  })
const checked = (r: Roll): Outcome =>
  act(t('年度核对', 'Checked each year'), ['system'], 'on', r.clause, {
    effects: [
      {
        kind: 'notify',
        to: r.holder,
        text: t('请核对名册：是否仍在任。', 'Please check the roll: do they still serve?'),
      },
    ],
  })

const contact = roll({
  kind: 'contact',
  summary: t(
    '区直单位选派的党建联点干部：联系一个社区，解决的问题按联点渠道登记。',
    'Cadres whom departments send to a community; what they solve is counted in their channel.',
  ),
  clause: local('item-6'),
  by: ['party-office'],
  holder: 'party-office',
})

const firstSecretary = roll({
  kind: 'first_secretary',
  summary: t(
    '机关选派到小区党支部的第一书记，一个支部一名，一人联一个支部。',
    'Sent by organs to an estate’s branch: one to a branch, and a branch to each.',
  ),
  clause: local('item-7'),
  by: ['party-office'],
  holder: 'party-office',
  pairs: true,
})

const instructor = roll({
  kind: 'instructor',
  summary: t(
    '镇、街道安排到小区党支部的党建指导员，一个支部一名，一人联一个支部。',
    'Arranged by towns and streets for an estate’s branch: one to a branch, and a branch to each.',
  ),
  clause: local('item-7'),
  by: ['party-street'],
  holder: 'party-street',
  pairs: true,
})

const worker = roll({
  kind: 'worker',
  summary: t('社区聘任的专职工作者。', 'Full-time workers whom communities hire.'),
  clause: local('item-18'),
  by: ['party-street'],
  holder: 'party-street',
})

const seconded = roll({
  kind: 'seconded',
  summary: t(
    '选派到社区挂职的年轻干部：任期一至二年，每季度总结，期满鉴定。',
    'Young cadres on a temporary post: one to two years, a summary each quarter, an appraisal at the end.',
  ),
  clause: local('item-18'),
  by: ['party-office'],
  holder: 'community-head',
  term: [12, 24],
  fields: { summary: words('季度总结', 'Summary of the quarter') },
  values: { summaries: count('季度总结份数', 'Summaries') },
  sets: { summaries: '0' },
  outcomes: {
    ask_summary: act(t('要求季度总结', 'Ask for a summary'), ['system'], 'to_sum_up', local('item-18')),
  },
  steps: {
    to_sum_up: {
      title: t('待季度总结', 'A summary is due'),
      holder: 'community-head',
      outcomes: {
        sum_up: act(t('报季度总结', 'Hand in the summary'), ['community-head'], 'on', local('item-18'), {
          asks: { summary: 'required' },
          sets: { summaries: 'summaries + 1' },
        }),
        leave: act(t('离任', 'Leave'), ['party-office'], 'left', local('item-18'), {
          asks: { leaveReason: 'required' },
          effects: [
            enter('community.roll', 'left', {
              kind: '"seconded"',
              name: 'holderName',
              unit: 'unit',
              since: 'sinceOn',
              until: 'termEnds',
            }),
          ],
        }),
        term_ends: act(t('任期届满', 'The term is over'), ['system'], 'left', local('item-18'), {
          onlyAfter: 'term',
          effects: [
            enter('community.roll', 'left', {
              kind: '"seconded"',
              name: 'holderName',
              unit: 'unit',
              since: 'sinceOn',
              until: 'termEnds',
            }),
          ],
        }),
      },
    },
  },
  schedules: {
    quarterly: {
      title: t('每季度总结', 'Each quarter'),
      every: 'quarter',
      on: 5,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'ask_summary', at: ['on'] },
      clause: local('item-18'),
    },
  },
})

const member = roll({
  kind: 'member',
  summary: t(
    '街道大工委、社区大党委的兼职委员：派出所、物业、学校、企业等单位负责人，有任期，出席联席会议记录在册。',
    'Part-time members from police, property firms, schools and firms: a term, and their attendance at joint meetings.',
  ),
  clause: local('item-1'),
  by: ['party-street'],
  holder: 'party-street',
  term: [12, 60],
  fields: {
    present: yes('到会', 'Present'),
    routine: whole('日常得分', 'Routine score', 100),
    annual: whole('年终得分', 'Annual score', 100),
    adopted: whole('采纳的建议', 'Ideas taken up', 20),
  },
  values: {
    attended: count('到会次数', 'Attended'),
    missed: count('缺席次数', 'Missed'),
    doubled: count('考核得分（两倍）', 'Score, doubled'),
    grade: said('考核等次', 'Grade'),
  },
  working: { yearAttended: office, yearMissed: office },
  sets: { attended: '0', missed: '0' },
  outcomes: {
    /** Half of either score: it is kept doubled, so that nothing is rounded. */
    appraise: act(t('年度考核', 'Appraise the year'), ['party-street'], 'on', local('item-23'), {
      asks: { routine: 'required', annual: 'required', adopted: 'required' },
      when: [
        must(
          'yearAttended + yearMissed > 0',
          local('item-23'),
          '本年没有联席会议出席记录，不能考核',
          'There was no meeting to attend: nothing is appraised',
        ),
      ],
      sets: {
        yearAttended: 'attended',
        yearMissed: 'missed',
        doubled: 'routine + annual + 2 * (2 * adopted + (if missed = 0 then 3 else 0) - 5 * missed)',
        grade:
          'if doubled >= 190 then "优秀" else if doubled >= 180 then "良好" else if doubled >= 160 then "合格" else "不合格"',
        attended: '0',
        missed: '0',
      },
    }),
    attend: act(t('记录出席', 'Attendance'), ['system'], 'on', local('item-1'), {
      asks: { present: 'required' },
      sets: {
        attended: 'attended + (if present then 1 else 0)',
        missed: 'missed + (if present then 0 else 1)',
      },
    }),
  },
})

const isMember = 'isMember = true or body != "party_committee"'
const property = roll({
  kind: 'property',
  summary: t(
    '双向进入、交叉任职：物业负责人是党员的推荐进入社区党委，不是党员的推荐进入居民委员会。',
    'Two-way entry: a property manager who is a party member enters the party committee, one who is not the residents’ committee.',
  ),
  clause: local('item-3'),
  by: ['party-street'],
  holder: 'party-street',
  term: [12, 60],
  fields: {
    isMember: yes('中共党员', 'A party member'),
    body: {
      type: 'choice',
      title: t('进入', 'Enters'),
      options: {
        party_committee: t('社区党委', 'The party committee'),
        residents_committee: t('居民委员会', 'The residents’ committee'),
      },
    },
  },
  asks: { isMember: 'required', body: 'required' },
  when: [
    must(
      isMember,
      local('item-3'),
      '不是中共党员的，不能进入社区党委；可以推荐进入居民委员会，请在“进入”一栏改选',
      'Who is no party member cannot enter the party committee; they may enter the residents’ committee: choose that instead',
    ),
  ],
})

export const rolls: readonly Programme[] = [
  contact,
  firstSecretary,
  instructor,
  worker,
  seconded,
  member,
  property,
]
