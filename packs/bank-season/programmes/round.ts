/** A round of scoring: each unit is scored from the records of a day, all are ranked among their kind, and the president publishes. */
import { defineProgramme, type Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { indicators, scored, type IndicatorKey } from '../indicators.ts'
import {
  act,
  aCase,
  area,
  choice,
  count,
  day,
  groups,
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
} from '../shared.ts'

const rule = local('item-8')
const order = local('item-9')
const most = 1_000_000

export const round = defineProgramme({
  ...none,
  id: 'season.round',
  title: t('得分和排名', 'Scores and ranking'),
  summary: t(
    '按一日的记录给每个单位计分，按类别排名，得分相同的按规则区分；行长公布，触及红线的没有奖励。',
    'Each unit is scored from the records of a day and ranked among its kind; the president publishes, and a breached red line has no prize.',
  ),
  basis: [rule, order],
  roles: rolesOf('campaign-office', 'president', 'system'),
  fields: {
    periodDay: past('数据截至', 'Data until'),
    units: {
      type: 'list',
      max: 60,
      title: t('单位', 'Units'),
      of: { unit: area('单位', 'Unit'), group: choice('单位类别', 'Kind', groups) },
    },
    of: aCase('得分', 'Score'),
    unit: area('单位', 'Unit'),
    group: choice('单位类别', 'Kind', groups),
    score: whole('得分（百分之一分）', 'Score in hundredths', most),
    first: whole(
      '权重最高指标完成率（万分之一）',
      'Rate of the heaviest indicator',
      100_000_000,
      -100_000_000,
    ),
    reachedOn: day('达到百分之百的日期', 'Reached a hundred on'),
    complaints: whole('有责投诉', 'Complaints', most),
    isVetoed: yes('触及红线', 'Breached a red line'),
    reason: words('退回原因', 'Why it goes back', 300),
  },
  values: {
    asked: count('应计分单位', 'Units to score'),
    prizes: count('获奖单位', 'Units with a prize'),
    vetoed: count('因红线取消', 'Vetoed'),
  },
  params: { leastScore: param('奖励的最低得分', 'Least score for a prize', 'points', 70, order) },
  lists: {
    scores: {
      type: 'list',
      max: 60,
      title: t('得分', 'Scores'),
      of: {
        of: aCase('得分', 'Score'),
        unit: area('单位', 'Unit'),
        group: choice('单位类别', 'Kind', groups),
        score: whole('得分（百分之一分）', 'Score in hundredths', most),
        first: whole('权重最高指标完成率（万分之一）', 'Rate of the heaviest indicator', most, -most),
        reachedOn: { ...day('达到百分之百的日期', 'Reached a hundred on'), optional: true } as never,
        complaints: whole('有责投诉', 'Complaints', most),
        isVetoed: yes('触及红线', 'Breached a red line'),
      },
    },
  },
  reckonings: { ranking: { ability: 'season.rank@1', with: { units: 'scores' }, clause: order } },
  opens: {
    begin: act(t('开始计分', 'Begin'), ['campaign-office'], 'scoring', rule, {
      asks: { periodDay: 'required', units: 'required' },
      when: [
        must(
          'count(units) > 0 and count(distinct values(units.unit)) = count(units)',
          rule,
          '没有单位或者单位有重复',
          'No unit, or one named twice',
        ),
        must('periodDay < today', rule, '当日数据次日才能计分', 'A day is scored the day after it'),
      ],
      sets: { asked: 'count(units)' },
      effects: [
        {
          kind: 'open_each',
          list: 'units',
          programme: 'season.score',
          outcome: 'begin',
          area: 'unit',
          input: { round: 'caseId', group: 'group', periodDay: 'periodDay' },
        },
      ],
    }),
  },
  steps: {
    scoring: {
      title: t('计分中', 'Being scored'),
      holder: 'campaign-office',
      outcomes: {
        scored: act(t('单位得分', 'A unit is scored'), ['system'], 'scoring', rule, {
          asks: {
            of: 'required',
            unit: 'required',
            group: 'required',
            score: 'required',
            first: 'required',
            reachedOn: 'optional',
            complaints: 'required',
            isVetoed: 'required',
          },
          own: ['of', 'unit', 'group', 'score', 'first', 'reachedOn', 'complaints', 'isVetoed'],
          unordered: true,
          adds: {
            scores: `{of: of, unit: unit, group: group, score: score, first: first, reachedOn: reachedOn,
              complaints: complaints, isVetoed: isVetoed}`,
          },
        }),
        submit: act(t('排名报签', 'Rank and submit'), ['campaign-office'], 'to_publish', order, {
          when: [must('count(scores) = asked', order, '还有单位没有计分', 'A unit is not scored yet')],
          sets: {
            vetoed: 'count(scores[isVetoed = true])',
            prizes: 'count(scores[isVetoed = false and score >= leastScore * 100])',
            results: 'ranking',
          },
        }),
      },
    },
    to_publish: {
      title: t('待公布', 'To be published'),
      holder: 'president',
      outcomes: {
        publish: act(t('公布', 'Publish'), ['president'], 'published', order, {
          notBy: ['submit'],
          effects: [
            {
              kind: 'command_each',
              list: 'results',
              case: 'of',
              outcome: '"publish"',
              input: { rank: 'rank', leastScore: 'leastScore' },
            },
          ],
        }),
        again: act(t('退回', 'Send back'), ['president'], 'scoring', order, { asks: { reason: 'required' } }),
      },
    },
    published: { title: t('已公布', 'Published'), end: 'done', outcomes: {} },
  },
  working: { results: office },
})

const named = (prefix: string, key: IndicatorKey): string =>
  `${prefix}${key[0]!.toUpperCase()}${key.slice(1)}`
const readings = (): NonNullable<Programme['readings']> =>
  Object.fromEntries([
    ...scored.flatMap((key) => [
      [named('done', key), { figure: `season.done.${key}`, on: 'periodDay' }],
      [named('goal', key), { figure: `season.goal.${key}`, on: 'periodDay' }],
    ]),
    ['complaintsDone', { figure: 'season.done.complaints', on: 'periodDay' }],
    ...scored.map((key) => [named('out', key), { figure: `season.taken_out.${key}`, on: 'periodDay' }]),
  ])
const entries = (): NonNullable<Programme['entries']> =>
  Object.fromEntries([
    ...[...scored, 'complaints'].map((key) => [
      named('plan', key as IndicatorKey),
      { register: 'season.indicators', id: `"${key}"` },
    ]),
    ['redLine', { register: 'season.red_lines', id: 'caseArea' }],
    ['lastResult', { register: 'season.results', id: 'caseArea' }],
  ])
/** What the ability takes of each indicator of the plan; one that the plan has not has no weight. */
const lines = `[${scored
  .map((key) => {
    const plan = named('plan', key)
    const isRate = indicators[key].kind === 'ratio'
    const done = isRate ? `${named('done', key)}.top` : `${named('done', key)}.top - ${named('out', key)}.top`
    const of = (name: string, none: string): string => `if ${plan} = null then ${none} else ${plan}.${name}`
    return `{indicator: "${key}", done: ${done}, goal: ${named('goal', key)}.top, down: ${of('down', 'false')},
      weight: ${of('weight', '0')}, cap: ${of('cap', '150')}, floor: ${of('floor', '0')}}`
  })
  .join(', ')}]`

export const score = defineProgramme({
  ...none,
  id: 'season.score',
  title: t('单位得分', 'A unit’s score'),
  summary: t(
    '由记录得出：各指标完成率在上下限以内乘以权重，减去投诉扣分；没有完成率的不计分；触及红线的注明。',
    'From records: each indicator’s completion within its cap and floor times its weight, less complaints; a breached red line is told.',
  ),
  basis: [rule, local('item-7'), local('item-12')],
  roles: rolesOf('campaign-office', 'system'),
  fields: {
    round: aCase('计分轮次', 'Round'),
    group: choice('单位类别', 'Kind', groups),
    periodDay: past('数据截至', 'Data until'),
    rank: whole('名次', 'Rank', 1_000, 1),
    leastScore: whole('奖励的最低得分', 'Least score for a prize', 100),
  },
  readings: readings(),
  entries: entries(),
  params: { complaintMost: param('投诉扣分最多', 'Complaints take at most', 'points', 5, rule) },
  decisions: {
    taken: {
      kind: 'formula',
      expression: `min(complaintMost,
        complaintsDone.top * (if planComplaints = null then 0 else planComplaints.deduction))`,
      clause: rule,
    },
    inputs: { kind: 'formula', expression: lines, clause: rule },
    breached: {
      kind: 'formula',
      expression: 'redLine != null and redLine.standing = "breached"',
      clause: local('item-12'),
    },
    reached: {
      kind: 'formula',
      expression: `
        if lastResult != null and lastResult.reachedOn != null then lastResult.reachedOn
        else if result.first >= 10000 then periodDay else null
      `,
      clause: order,
    },
  },
  reckonings: {
    result: { ability: 'season.score@1', with: { lines: 'inputs', deduction: 'taken' }, clause: rule },
  },
  values: {
    score: count('得分（百分之一分）', 'Score in hundredths'),
    before: count('扣分以前（百分之一分）', 'Before deductions, hundredths'),
    deduction: count('投诉扣分', 'Taken for complaints'),
    excluded: said('没有完成率、不计分的指标', 'Indicators without a rate'),
  },
  working: { first: office, reachedOn: office, isVetoed: office, complaints: office },
  opens: {
    begin: act(t('计分', 'Score'), ['system'], 'begun', rule, {
      asks: { round: 'required', group: 'required', periodDay: 'required' },
    }),
  },
  steps: {
    begun: {
      title: t('待核定', 'To be settled'),
      holder: 'campaign-office',
      outcomes: {
        settle: act(t('由记录核定', 'Settle from records'), ['campaign-office'], 'settled', rule, {
          sets: {
            score: 'result.score',
            before: 'result.before',
            deduction: 'taken',
            excluded: 'result.excluded',
            first: 'result.first',
            reachedOn: 'reached',
            complaints: 'complaintsDone.top',
            isVetoed: 'breached',
          },
          effects: [
            {
              kind: 'command',
              case: 'round',
              outcome: 'scored',
              input: {
                of: 'caseId',
                unit: 'caseArea',
                group: 'group',
                score: 'score',
                first: 'first',
                reachedOn: 'reachedOn',
                complaints: 'complaints',
                isVetoed: 'isVetoed',
              },
            },
          ],
        }),
      },
    },
    settled: {
      title: t('待公布', 'To be published'),
      holder: 'campaign-office',
      dormant: true,
      outcomes: {
        publish: act(t('公布', 'Publish'), ['system'], 'published', order, {
          asks: { rank: 'required', leastScore: 'required' },
          effects: [
            {
              kind: 'enter',
              register: 'season.results',
              id: 'caseArea',
              standing:
                'if isVetoed then "vetoed" else if score >= leastScore * 100 then "prize" else "ranked"',
              body: {
                unit: 'caseArea',
                group: 'group',
                score: 'score',
                rank: 'rank',
                first: 'first',
                reachedOn: 'reachedOn',
                complaints: 'complaints',
                isVetoed: 'isVetoed',
                periodDay: 'periodDay',
              },
            },
          ],
        }),
      },
    },
    published: { title: t('已公布', 'Published'), end: 'done', outcomes: {} },
  },
})
