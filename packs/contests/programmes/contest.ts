/**
 * A contest: announced with its parts, entered, drawn in public, played part by part, ended, awarded. What it comes to is worked out from
 * what the parts told last; when something is void after the awards, ranks and certificates are made anew and say which they replace.
 */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import {
  aCase,
  boardStates,
  act,
  choice,
  count,
  forms,
  kindsOfContest,
  line,
  list,
  must,
  none,
  office,
  optional,
  param,
  post,
  publicName,
  rolesOf,
  said,
  soFar,
  t,
  whole,
  yes,
} from '../shared.ts'

const law = rules('item-1')
const organiser = ['organiser'] as const
const paperForms = '["paper", "picture"]'

const here = (standing: string, more: Readonly<Record<string, string>> = {}): EffectRule => ({
  kind: 'enter',
  register: 'contests.contests',
  id: 'caseId',
  standing: `"${standing}"`,
  body: {
    name: 'title',
    kind: 'kind',
    host: 'hostedBy',
    organisers: 'organisers',
    sponsor: 'sponsor',
    edition: 'edition',
    season: 'season',
    membersEach: 'membersEach',
    frozen: 'isFrozen',
    ...more,
  },
})

const opening = (listName: string, programme: string, teams: string, more = {}): EffectRule => ({
  kind: 'open_each',
  list: listName,
  programme,
  outcome: 'open',
  input: {
    contest: 'caseId',
    contestTitle: 'title',
    part: 'part',
    partName: 'name',
    form: 'form',
    teams,
    ...more,
  },
})
/** Lines of a list that are of this part. In a filter `part` would be the line’s own column. */
const ofPart = (listName: string, what: string): string =>
  `(for x in ${listName} return if x.part = part then ${what} else null)[item != null]`
const numbers = (names: string, number: string): string =>
  `for l in lotsSoFar return {no: l.${number}, name: ${names}}`

/** Every team, member, part and award, with how they came out; entered anew whenever it is worked out anew. */
const published: readonly EffectRule[] = [
  {
    kind: 'enter',
    register: 'contests.placings',
    each: 'placings',
    alone: true,
    id: 'team',
    area: 'place',
    standing: '"placed"',
    body: {
      contest: 'contest',
      title: 'title',
      kind: 'kindOf',
      name: 'name',
      unit: 'unit',
      school: 'school',
      total: 'shown',
      rank: 'rank',
      award: 'award',
      certificate: 'certificate',
    },
  },
  {
    kind: 'enter',
    register: 'contests.contestants',
    each: 'contestants',
    alone: true,
    id: 'seat',
    area: 'place',
    standing: '"placed"',
    body: { kind: 'kindOf', name: 'name', team: 'teamName', rank: 'rank', award: 'award' },
  },
  {
    kind: 'enter',
    register: 'contests.part_places',
    each: 'partPlaces',
    alone: true,
    id: 'team + " " + part',
    area: 'place',
    standing: '"placed"',
    body: { kind: 'kindOf', form: 'form', part: 'part', name: 'name', points: 'shown', rank: 'rank' },
  },
  {
    kind: 'enter',
    register: 'contests.parts',
    each: 'partLines',
    alone: true,
    id: 'contest + " " + part',
    standing: '"played"',
    body: { kind: 'kindOf', form: 'form', name: 'name' },
  },
]
const workedOut = {
  placings: `for r in final.rows return {contest: caseId, title: title, kindOf: kind, team: r.team, name: r.name, unit: r.unit,
    place: r.place, school: r.school, shown: r.shown, rank: r.rank, award: r.award,
    certificate: season + "-" + string(r.no) + (if awardedTimes = null then "" else "-" + string(awardedTimes + 1))}`,
  contestants: `for m in final.people return {kindOf: kind, seat: m.team + " " + string(m.n), name: m.name,
    teamName: m.teamName, place: m.place, rank: m.rank, award: m.award}`,
  partPlaces: `for p in final.places return {kindOf: kind, team: p.team, part: p.part, name: p.name,
    place: p.place, shown: p.shown, rank: p.rank, form: p.form}`,
  partLines:
    'for p in parts return {contest: caseId, part: p.part, name: p.name, kindOf: kind, form: p.form}',
  awardedTimes: 'if awardedTimes = null then 1 else awardedTimes + 1',
} as const

const declaring = '(if actorRole = "judge" then actorPost else judgePost)'

const scoreColumns = {
  no: whole('号', 'No.', 9_999),
  points: whole('万分之一分', 'Ten-thousandths', 9_000_000, -9_000_000),
} as const
const partTold = <const To extends string>(to: To) =>
  act(t('环节报成绩', 'A part tells its points'), ['system'], to, rules('item-10'), {
    asks: { part: 'required', version: 'required', scores: 'required' },
    own: ['part', 'version', 'scores'],
    when: [
      must('list contains(parts.part, part)', rules('item-10'), '没有这个环节', 'There is no such part'),
    ],
    sets: {
      results:
        'concatenate(resultsSoFar, for s in scores return {part: part, version: version, no: s.no, points: s.points})',
    },
  })
const peopleTold = <const To extends string>(to: To) =>
  act(t('环节报个人成绩', 'A part tells each contestant’s'), ['system'], to, rules('item-10'), {
    asks: { part: 'required', version: 'required', people: 'required' },
    own: ['part', 'version', 'people'],
    sets: {
      individuals: `concatenate(
          if individuals = null then []
          else (for x in individuals return if x.part = part then null else x)[item != null],
          for p in people return {part: part, seat: p.seat, no: p.no, points: p.points, rank: p.rank})`,
    },
  })
const penalise = <const To extends string>(to: To) => ({
  penalise: act(t('扣分', 'Penalty'), ['chief-judge'], to, rules('item-11'), {
    asks: { penaltyNo: 'required', penaltyPoints: 'required', why: 'required' },
    own: ['penaltyNo', 'penaltyPoints', 'why'],
    when: [must('list contains(lotsSoFar.no, penaltyNo)', law, '没有这个队号', 'There is no such team')],
    adds: { penalties: '{no: penaltyNo, points: penaltyPoints, why: why, on: today}' },
  }),
  disqualify: act(t('取消资格', 'Disqualify'), ['chief-judge'], to, rules('item-11'), {
    asks: { penaltyNo: 'required', why: 'required' },
    own: ['penaltyNo', 'why'],
    when: [
      must('list contains(lotsSoFar.no, penaltyNo)', law, '没有这个队号', 'There is no such team'),
      must('not(list contains(barred.no, penaltyNo))', law, '已经取消资格', 'It is barred already'),
    ],
    adds: { barred: '{no: penaltyNo, why: why, on: today}' },
  }),
})
const boardEffect: EffectRule = {
  kind: 'enter',
  register: 'contests.board',
  each: 'boardRows',
  alone: true,
  id: 'round + " " + string(no)',
  standing: '"shown"',
  body: {
    round: 'round',
    contest: 'title',
    part: '"总分"',
    no: 'no',
    name: 'name',
    points: 'points',
    rank: 'rank',
  },
}
const nameOnBoard = (of: string): string =>
  `if ${of}.school = null then ${of}.name else ${of}.name + "（" + ${of}.school + "）"`
/** By their numbers: the totals stand by rank, and rows that were entered so would tell it by their order. */
const boardOf = (points: string, rank: string): string =>
  `concatenate(
    for r in (for l in lotsSoFar return final.rows[item.no = l.no][1])[item != null]
      return {round: caseId, title: title, no: r.no, name: ${nameOnBoard('r')}, points: ${points}, rank: ${rank}},
    for l in lotsSoFar[list contains(barred.no, item.no)]
      return {round: caseId, title: title, no: l.no, name: ${nameOnBoard('l')}, points: "取消资格", rank: null})`
const boardRows = { boardRows: boardOf('r.sofar', 'r.sofarRank') } as const
/** Of a place that was not revealed the row says nothing: all rows are entered anew with each step, so that none tells by when it changed. */
const ifShown = (what: string, otherwise: string): string =>
  `if r.sofarRank >= stepTo then ${what} else ${otherwise}`
const rowsRevealed = { boardRows: boardOf(ifShown('r.sofar', '""'), ifShown('r.sofarRank', 'null')) } as const
/** How the board stands is its last line, so that what is barred can be told before the key is pressed. */
const boardStands = (state: string, downTo = 'null') =>
  ({ boardSteps: `{state: ${state}, downTo: ${downTo}, at: moment}` }) as const
const isShown = must(
  'isFrozen = null or isFrozen = "no"',
  rules('item-10'),
  '比分已经冻结',
  'The board is frozen',
)

/** From the last place to the first, a place a step; who share a place come together. Undone by a new event, and worked out anew each time. */
const reveals = <const To extends 'running' | 'ended'>(to: To) => {
  const effects = [boardEffect, here(to, to === 'ended' ? { appealBy: 'appealBy' } : {})]
  return {
    reveal: act(t('全部揭晓', 'Reveal all'), ['host'], to, rules('item-10'), {
      sets: boardRows,
      adds: boardStands('"no"'),
      effects,
    }),
    reveal_begin: act(t('开始逐名揭晓', 'Begin to reveal'), ['host'], to, rules('item-10'), {
      when: [
        must(
          'isFrozen != null and isFrozen = "yes"',
          rules('item-10'),
          '比分没有冻结',
          'The board is not frozen',
        ),
      ],
      sets: { stepTo: 'count(final.rows) + 1', ...rowsRevealed },
      adds: boardStands('"revealing"', 'stepTo'),
      effects,
    }),
    reveal_place: act(t('揭晓下一名', 'Reveal the next place'), ['host'], to, rules('item-10'), {
      when: [
        must(
          'isFrozen != null and isFrozen = "revealing"',
          rules('item-10'),
          '没有在逐名揭晓',
          'Places are not being revealed',
        ),
      ],
      sets: { stepTo: 'nextPlace', ...rowsRevealed },
      adds: boardStands('if stepTo = 1 then "no" else "revealing"', 'stepTo'),
      effects,
    }),
    reveal_back: act(t('收回一名', 'Take a place back'), ['host'], to, rules('item-10'), {
      when: [
        must(
          'shownFrom != null and shownFrom <= count(final.rows)',
          rules('item-10'),
          '没有揭晓出来的名次',
          'No place was revealed',
        ),
      ],
      sets: { stepTo: 'placeBefore', ...rowsRevealed },
      adds: boardStands('"revealing"', 'stepTo'),
      effects,
    }),
  }
}

export const contest = defineProgramme({
  ...none,
  id: 'contests.contest',
  title: t('竞赛', 'A contest'),
  summary: t(
    '一场竞赛从公告、报名、抽签、各环节到总成绩、奖次和证书；成绩由各环节的记录算出，不改写。',
    'A contest from notice, entries and draw through its parts to totals, awards and certificates; ' +
      'what it comes to is worked out from records and never written over.',
  ),
  basis: [law, rules('item-2'), rules('item-10'), rules('item-12')],
  subject: { name: 'title', people: [], place: true },
  roles: rolesOf('organiser', 'supervisor', 'chief-judge', 'judge', 'host', 'system'),
  fields: {
    title: line('竞赛名称', 'Title', 60),
    kind: choice('类别', 'Kind', kindsOfContest),
    hostedBy: line('主办', 'Host', 60),
    organisers: line('承办', 'Organisers', 90),
    sponsor: line('冠名', 'Sponsor', 60),
    edition: whole('第几届', 'Edition', 99, 1),
    season: line('赛季', 'Season', 20),
    membersEach: whole('每队人数', 'Members of a team', 20, 1),
    parts: list(
      '环节',
      'Parts',
      {
        part: line('代码', 'Code', 20),
        name: line('名称', 'Name', 40),
        form: choice('形式', 'Form', forms),
        weight: whole('权重（百分数）', 'Weight, per cent', 500, 1),
        blinded: yes('按加密号评分', 'By blinded numbers'),
        best: whole('计入前几人', 'Best so many', 20, 1),
      },
      12,
    ),
    tieBreaks: list('同分先比', 'Ties go by', { part: line('环节代码', 'Part', 20) }, 6),
    schools: list('学派', 'Schools of thought', { school: line('学派', 'School', 20) }, 40),
    team: aCase('参赛队', 'Team'),
    name: line('名称', 'Name', 40),
    unit: line('单位', 'Unit', 60),
    place: { type: 'area', title: t('所在地', 'Place') },
    captain: post('参赛席', 'Table'),
    members: whole('人数', 'Members', 20),
    roll: list('队员', 'Members', { n: whole('第几名', 'Which', 20), name: publicName('姓名', 'Name') }, 20),
    outN: whole('换下第几名', 'Who is replaced', 20),
    judgePost: post('裁判', 'Judge'),
    judgeUnit: line('裁判单位', 'Their unit', 60),
    relatedTeam: aCase('有关系的参赛队', 'A team that they have to do with'),
    relation: choice('关系', 'Relation', {
      student: t('学生', 'Student'),
      kin: t('近亲属', 'Kin'),
      colleague: t('同事', 'Colleague'),
      coached: t('指导过', 'Coached'),
    }),
    called: line('当众报出的号', 'The number called out', 20),
    part: line('环节代码', 'Part', 20),
    version: whole('第几次', 'Telling', 999),
    scores: list('各号得分', 'Points', scoreColumns, 400),
    people: list(
      '个人成绩',
      'Contestants',
      { seat: line('参赛号', 'Seat', 20), ...scoreColumns, rank: whole('名次', 'Rank', 9_999) },
      1_000,
    ),
    penaltyNo: whole('队号', 'Team', 999),
    penaltyPoints: whole('扣分', 'Points', 100, 1),
    why: line('理由', 'Why', 90),
  },
  values: {
    seed: said('抽签种子', 'Seed of the draw'),
    calledOut: said('当众报出的号', 'The number called out'),
    endedAt: said('比赛结束', 'Ended at'),
    appealBy: said('申诉截止', 'Appeals until'),
    awardedTimes: count('第几次授奖', 'Awards, so many times'),
  },
  working: {
    entered: office,
    rollLines: office,
    lots: office,
    recusals: office,
    talentParts: office,
    stationParts: office,
    stageParts: office,
    paperParts: office,
    results: office,
    individuals: office,
    placings: office,
    contestants: office,
    partPlaces: office,
    partLines: office,
    boardRows: office,
    stepTo: office,
    lotLines: office,
  },
  lists: {
    judges: list('裁判', 'Judges', {
      judge: post('裁判', 'Judge'),
      unit: line('单位', 'Unit', 60),
      part: line('环节', 'Part', 20),
    }),
    declared: list('申报的关系', 'Relations declared', {
      judge: post('裁判', 'Judge'),
      team: aCase('参赛队', 'Team'),
      relation: line('关系', 'Relation', 20),
    }),
    boardSteps: list(
      '记分牌的每一步',
      'Steps of the board',
      {
        state: choice('记分牌', 'The board', boardStates),
        downTo: optional(whole('揭晓到第几名', 'Revealed down to place', 9_999)),
        at: line('时刻', 'At', 40),
      },
      5_000,
    ),
    penalties: list('扣分', 'Penalties', {
      no: whole('队号', 'Team', 999),
      points: whole('扣分', 'Points', 100),
      why: line('理由', 'Why', 90),
      on: { type: 'day', title: t('日期', 'Day') },
    }),
    barred: list('取消资格', 'Disqualified', {
      no: whole('队号', 'Team', 999),
      why: line('理由', 'Why', 90),
      on: { type: 'day', title: t('日期', 'Day') },
    }),
  },
  params: {
    appealSeconds: param('申诉时限（秒）', 'To appeal (s)', 'count', 7_200, rules('item-9')),
    noticeDays: param('结果公示天数', 'Notice of results', 'days', 3, rules('item-12')),
    special: param('特等奖千分比', 'Special prizes, per thousand', 'count', 30, rules('item-12')),
    first: param('一等奖千分比', 'First prizes, per thousand', 'count', 100, rules('item-12')),
    second: param('二等奖千分比', 'Second prizes, per thousand', 'count', 200, rules('item-12')),
    third: param('三等奖千分比', 'Third prizes, per thousand', 'count', 300, rules('item-12')),
  },
  decisions: {
    enteredSoFar: soFar('entered'),
    membersSoFar: soFar('rollLines'),
    lotsSoFar: soFar('lots'),
    resultsSoFar: soFar('results'),
    isFrozen: { kind: 'formula', expression: 'boardSteps[-1].state', clause: rules('item-10') },
    shownFrom: { kind: 'formula', expression: 'boardSteps[-1].downTo', clause: rules('item-10') },
    nextPlace: {
      kind: 'formula',
      expression: 'max(for r in final.rows return if r.sofarRank < shownFrom then r.sofarRank else 0)',
      clause: rules('item-10'),
    },
    placeBefore: {
      kind: 'formula',
      expression:
        'min(for r in final.rows return if r.sofarRank > shownFrom then r.sofarRank else count(final.rows) + 1)',
      clause: rules('item-10'),
    },
  },
  reckonings: {
    drawNow: {
      ability: 'contests.draw@1',
      with: { teams: 'enteredSoFar', schools: 'schools', called: 'called' },
      clause: rules('item-2'),
    },
    final: {
      ability: 'contests.totals@1',
      with: {
        kind: 'kind',
        lots: 'lotsSoFar',
        parts: 'parts',
        members: 'membersSoFar',
        results: 'resultsSoFar',
        penalties: 'penalties',
        barred: 'barred',
        tieBreaks: 'tieBreaks',
        special: 'special',
        first: 'first',
        second: 'second',
        third: 'third',
      },
      clause: rules('item-10'),
    },
    appealEnds: {
      ability: 'contests.later@1',
      with: { from: 'moment', seconds: 'appealSeconds' },
      clause: rules('item-9'),
    },
  },
  clocks: {
    notice: {
      title: t('结果公示', 'Notice of the results'),
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['award', 'award_anew'],
      stops: ['conclude'],
      clause: rules('item-12'),
    },
  },
  opens: {
    announce: act(t('发布竞赛公告', 'Announce a contest'), organiser, 'entering', law, {
      asks: {
        title: 'required',
        kind: 'required',
        hostedBy: 'required',
        organisers: 'required',
        sponsor: 'optional',
        edition: 'required',
        season: 'required',
        membersEach: 'required',
        parts: 'required',
        tieBreaks: 'optional',
        schools: 'optional',
      },
      when: [
        must('count(parts) > 0', law, '没有环节', 'There is no part'),
        must(
          'count(distinct values(parts.part)) = count(parts)',
          law,
          '环节代码重复',
          'A part is named twice',
        ),
        must(
          'tieBreaks = null or (every b in tieBreaks satisfies list contains(parts.part, b.part))',
          rules('item-10'),
          '同分先比的环节不在环节里',
          'Ties go by a part that there is not',
        ),
      ],
      effects: [here('entering')],
    }),
  },
  steps: {
    entering: {
      title: t('报名', 'Entries'),
      holder: 'organiser',
      outcomes: {
        team_in: act(t('参赛队报名', 'A team entered'), ['system'], 'entering', law, {
          asks: {
            team: 'required',
            name: 'required',
            unit: 'required',
            place: 'required',
            captain: 'optional',
            members: 'required',
            roll: 'required',
          },
          own: ['team', 'name', 'unit', 'place', 'captain', 'members', 'roll'],
          sets: {
            entered:
              'append(enteredSoFar, {team: team, name: name, unit: unit, place: place, captain: captain, members: members})',
            rollLines: 'concatenate(membersSoFar, for m in roll return {team: team, n: m.n, name: m.name})',
          },
        }),
        member_replaced: act(t('换人', 'A member was replaced'), ['system'], 'entering', law, {
          asks: { team: 'required', outN: 'required', name: 'required' },
          own: ['team', 'outN', 'name'],
          sets: {
            rollLines:
              'for m in membersSoFar return if m.team = team and m.n = outN then {team: m.team, n: m.n, name: name} else m',
          },
        }),
        team_out: act(t('退出', 'A team withdrew'), ['system'], 'entering', law, {
          asks: { team: 'required' },
          own: ['team'],
          sets: {
            entered: '(for x in enteredSoFar return if x.team = team then null else x)[item != null]',
            rollLines: '(for x in membersSoFar return if x.team = team then null else x)[item != null]',
          },
        }),
        appoint: act(t('聘请裁判', 'Appoint a judge'), organiser, 'entering', rules('item-2'), {
          asks: { judgePost: 'required', judgeUnit: 'required', part: 'required' },
          own: ['judgePost', 'judgeUnit', 'part'],
          when: [
            must('list contains(parts.part, part)', law, '没有这个环节', 'There is no such part'),
            must(
              'not(some j in judges satisfies j.judge = judgePost and j.part = part)',
              law,
              '已经聘请',
              'They were appointed',
            ),
          ],
          adds: { judges: '{judge: judgePost, unit: judgeUnit, part: part}' },
        }),
        close_entries: act(t('截止报名', 'Close entries'), organiser, 'drawing', law, {
          when: [must('count(enteredSoFar) > 1', law, '参赛队不足两支', 'Fewer than two teams')],
          effects: [here('drawing')],
        }),
      },
    },
    drawing: {
      title: t('待抽签', 'To be drawn'),
      holder: 'supervisor',
      outcomes: {
        declare: act(
          t('裁判申报关系', 'A judge declares a relation'),
          ['judge', 'supervisor'],
          'drawing',
          rules('item-2'),
          {
            /** A judge says it, or the supervisor writes down what a judge said. */
            asks: {
              judgePost: { when: 'actorRole = "supervisor"' },
              relatedTeam: 'required',
              relation: 'required',
            },
            own: ['judgePost', 'relatedTeam', 'relation'],
            unordered: true,
            when: [
              must(
                `list contains(judges.judge, ${declaring})`,
                law,
                '不是本场裁判',
                'They are no judge here',
              ),
              must(
                'list contains(enteredSoFar.team, relatedTeam)',
                law,
                '没有这支队',
                'There is no such team',
              ),
            ],
            adds: { declared: `{judge: ${declaring}, team: relatedTeam, relation: relation}` },
          },
        ),
        draw: act(t('抽签', 'Draw'), ['supervisor'], 'running', rules('item-2'), {
          asks: { called: 'required' },
          sets: {
            calledOut: 'called',
            seed: 'drawNow.seed',
            lots: `for l in drawNow.lots return {team: l.team, no: l.no, blind: l.blind, school: l.school, name: l.name, unit: l.unit,
              place: l.place, members: l.members, captain: enteredSoFar[item.team = l.team][1].captain}`,
            recusals: `flatten(for j in judges return for l in lots return
              if l.unit = j.unit or (some d in declared satisfies d.judge = j.judge and d.team = l.team)
              then {judge: j.judge, part: j.part, no: l.no, blind: l.blind} else null)[item != null]`,
            talentParts: 'parts[item.form = "talent"]',
            stationParts: 'parts[item.form = "practical"]',
            stageParts: 'parts[list contains(["guess", "ring", "must", "buzzer", "risk"], item.form)]',
            paperParts: `parts[list contains(${paperForms}, item.form)]`,
            lotLines: 'for l in lots return {team: l.team, no: l.no, school: l.school}',
          },
          effects: [
            {
              kind: 'command_each',
              list: 'lotLines',
              case: 'team',
              outcome: '"drawn"',
              input: { no: 'no', school: 'school' },
            },
            opening('talentParts', 'contests.talent', numbers('l.name', 'no'), {
              panel: ofPart('judges', '{judge: x.judge}'),
              recused: ofPart('recusals', '{judge: x.judge, no: x.no}'),
            }),
            opening(
              'stationParts',
              'contests.station',
              'for l in lotsSoFar return {no: if blinded then l.blind else l.no, name: if blinded then string(l.blind) else l.name}',
              {
                panel: ofPart('judges', '{judge: x.judge}'),
                recused: ofPart('recusals', '{judge: x.judge, no: if blinded then x.blind else x.no}'),
              },
            ),
            opening(
              'stageParts',
              'contests.stage',
              `for l in lotsSoFar return {no: l.no, name: if l.school = null then l.name else l.school,
                members: l.members, captain: l.captain}`,
            ),
            opening(
              'paperParts',
              'contests.paper',
              'for l in lotsSoFar return {no: l.no, members: l.members}',
              { best: 'best' },
            ),
            here('running'),
          ],
        }),
      },
    },
    running: {
      title: t('比赛中', 'On'),
      holder: 'chief-judge',
      outcomes: {
        part_told: partTold('running'),
        people_told: peopleTold('running'),
        ...penalise('running'),
        publish: act(t('放出总分', 'Show the totals'), ['host'], 'running', rules('item-10'), {
          when: [isShown],
          sets: boardRows,
          effects: [boardEffect],
        }),
        freeze: act(t('冻结比分', 'Freeze the board'), ['host'], 'running', rules('item-10'), {
          when: [isShown],
          adds: boardStands('"yes"'),
          effects: [here('running')],
        }),
        ...reveals('running'),
        finish: act(t('宣布比赛结束', 'Declare it over'), ['chief-judge'], 'ended', rules('item-10'), {
          when: [
            must(
              'final.whole',
              rules('item-10'),
              '有环节还没有报成绩，没有总成绩',
              'A part has not told its points: there are no totals',
            ),
          ],
          sets: { endedAt: 'moment', appealBy: 'appealEnds' },
          effects: [here('ended', { appealBy: 'appealBy' })],
        }),
      },
    },
    ended: {
      title: t('已结束，待授奖', 'Over, to be awarded'),
      holder: 'organiser',
      outcomes: {
        part_told: partTold('ended'),
        people_told: peopleTold('ended'),
        ...penalise('ended'),
        ...reveals('ended'),
        award: act(t('授奖', 'Award'), organiser, 'awarded', rules('item-12'), {
          when: [
            must('final.whole', rules('item-10'), '总成绩不全', 'The totals are not whole'),
            must(
              'kind = "quiz" or moment > appealBy',
              rules('item-9'),
              '申诉时限没有过',
              'Appeals may still come',
            ),
          ],
          sets: { ...workedOut, ...boardRows },
          adds: { boardSteps: 'if isFrozen = null then null else {state: "no", downTo: null, at: moment}' },
          effects: [...published, boardEffect, here('ended', { appealBy: 'appealBy' })],
        }),
      },
    },
    awarded: {
      title: t('已授奖，公示', 'Awarded, on notice'),
      holder: 'organiser',
      outcomes: {
        part_told: partTold('awarded'),
        people_told: peopleTold('awarded'),
        ...penalise('awarded'),
        award_anew: act(
          t('重新排名、换发证书', 'Rank and award anew'),
          organiser,
          'awarded',
          rules('item-12'),
          {
            asks: { why: 'required' },
            own: ['why'],
            when: [must('final.whole', rules('item-10'), '总成绩不全', 'The totals are not whole')],
            sets: { ...workedOut, ...boardRows },
            effects: [...published, boardEffect],
          },
        ),
        conclude: act(
          t('公示期满，办结', 'Conclude after the notice'),
          organiser,
          'concluded',
          rules('item-12'),
          { onlyAfter: 'notice', effects: [here('concluded')] },
        ),
      },
    },
    concluded: { title: t('已办结', 'Concluded'), end: 'done', outcomes: {} },
  },
})
