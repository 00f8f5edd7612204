/** The plan of the campaign, dated: targets with their days, the six musts, the trades. A revision is agreed by another, and what stood before stays. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  day,
  endOf,
  line,
  must,
  none,
  office,
  rolesOf,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'
import { musts, targets, tradesWithTargets } from '../targets.ts'

const rule = local('item-1')
const desk = ['campaign-office'] as const
const month = (zh: string, en: string) => ({ type: 'month', title: t(zh, en) }) as const
const targetColumns = {
  key: choice('目标', 'Target', targets),
  value: whole('目标值', 'Value', 100_000, 1),
  atLeast: yes('不低于', 'At least'),
  until: day('截止日期', 'Until'),
}
const over = act(t('行动期满', 'The campaign is over'), ['system'], 'closed', rule, { onlyAfter: 'campaign' })
const published: readonly EffectRule[] = [
  {
    kind: 'enter',
    register: 'helmets.plans',
    id: '"plan"',
    standing: '"in_force"',
    body: {
      planNo: 'planNo',
      startMonth: 'startMonth',
      endMonth: 'endMonth',
      months: 'months',
      endsAt: 'endsAt',
    },
  },
  {
    kind: 'enter',
    register: 'helmets.targets',
    each: 'targetList',
    id: 'key',
    standing: '"in_force"',
    body: { key: 'key', value: 'value', atLeast: 'atLeast', until: 'until' },
  },
  {
    kind: 'enter',
    register: 'helmets.musts',
    each: 'mustList',
    id: 'key',
    standing: '"in_force"',
    body: { key: 'key', how: 'how' },
  },
  {
    kind: 'enter',
    register: 'helmets.trades',
    each: 'tradeList',
    id: 'trade',
    standing: '"in_force"',
    body: { trade: 'trade' },
  },
]
const sound = [
  must('startMonth <= endMonth', rule, '起止月份颠倒', 'It would end before it begins'),
  must(
    'count(distinct values(targetList.key)) = count(targetList)',
    rule,
    '同一目标写了两次',
    'A target is named twice',
  ),
  must(
    'every x in targetList satisfies monthOf(x.until) >= startMonth',
    rule,
    '有目标的截止日期早于行动开始',
    'A target ends before the campaign begins',
  ),
]
const months =
  '(number(substring(endMonth, 1, 4)) - number(substring(startMonth, 1, 4))) * 12 + number(substring(endMonth, 6, 2)) - number(substring(startMonth, 6, 2)) + 1'

/** The last moment of the last month. */
const lastMoment = endOf('string(date(addMonths(endMonth + "-01", 1)) - duration("P1D"))')

export const plan = defineProgramme({
  ...none,
  id: 'helmets.plan',
  title: t('专项行动方案', 'Plan of the campaign'),
  summary: t(
    '方案载明起止月份、目标及截止日期、六个一律、有单独目标的行业；修订由市领导批准，修订前的目标和日期留存。',
    'Months, targets with their days, the six musts, trades with a target of their own; a revision is agreed by the leader, and what stood before is kept.',
  ),
  basis: [rule, local('item-7')],
  audience: 'office',
  subject: { name: 'planNo', people: [], place: true },
  roles: rolesOf('campaign-office', 'campaign-leader', 'system'),
  fields: {
    planNo: line('文号', 'Number', 40),
    startMonth: month('开始月份', 'First month'),
    endMonth: month('结束月份', 'Last month'),
    targetList: { type: 'list', max: 20, title: t('目标', 'Targets'), of: targetColumns },
    mustList: {
      type: 'list',
      max: 8,
      title: t('一律', 'Musts'),
      of: {
        key: choice('事项', 'Must', musts),
        how: line('百分之百怎样算', 'How its 100 % is computed', 90),
      },
    },
    tradeList: {
      type: 'list',
      max: 5,
      title: t('有单独目标的行业', 'Trades with a target'),
      of: { trade: choice('行业', 'Trade', tradesWithTargets) },
    },
    division: {
      type: 'list',
      max: 30,
      title: t('分解到区县', 'Divided by county'),
      of: {
        county: { type: 'area', title: t('区县', 'County') },
        fixed: whole('固定点位', 'Fixed posts', 1_000),
        squads: whole('流动整治组', 'Mobile squads', 1_000),
        points: whole('集中上牌点', 'Registration points', 1_000),
        plates: whole('集中上牌任务（副）', 'Plates to be made there', 100_000),
      },
    },
    newPlanNo: line('修订文号', 'Number of the revision', 40),
    reason: words('修订理由', 'Why', 300),
  },
  values: { months: count('持续月数', 'Months') },
  working: { newNo: office, endsAt: office },
  clocks: {
    campaign: {
      title: t('行动期限', 'The campaign'),
      limit: { until: 'endsAt' },
      starts: ['set', 'revise'],
      stops: ['close'],
      lapses: { outcome: 'close', tells: t('专项行动期满。', 'The campaign is over.') },
      clause: rule,
    },
  },
  opens: {
    set: act(t('下达方案', 'Set the plan'), desk, 'in_force', rule, {
      asks: {
        planNo: 'required',
        startMonth: 'required',
        endMonth: 'required',
        targetList: 'required',
        mustList: 'required',
        tradeList: 'required',
      },
      when: [
        must('standing = null', rule, '方案已经下达，请修订', 'There is a plan already: revise it'),
        ...sound,
      ],
      sets: { months, endsAt: lastMoment },
      effects: published,
    }),
  },
  entries: {
    standing: { register: 'helmets.plans', id: '"plan"' },
    postsTarget: { register: 'helmets.targets', id: '"posts"' },
    squadsTarget: { register: 'helmets.targets', id: '"squads"' },
    pointsTarget: { register: 'helmets.targets', id: '"points"' },
  },
  steps: {
    in_force: {
      title: t('执行中', 'In force'),
      holder: 'campaign-office',
      dormant: true,
      outcomes: {
        divide: act(t('分解到区县', 'Divide by county'), desk, 'in_force', rule, {
          asks: { division: 'required' },
          when: [
            must(
              'count(distinct values(division.county)) = count(division)',
              rule,
              '同一区县写了两次',
              'A county is named twice',
            ),
            ...(['fixed', 'squads', 'points'] as const).map((kind) =>
              must(
                `sum(division.${kind}) = ${kind === 'fixed' ? 'posts' : kind}Target.value`,
                rule,
                '各区县之和应当等于方案设定的数',
                'The counties do not add up to what the plan sets',
              ),
            ),
          ],
          effects: [
            {
              kind: 'enter',
              register: 'helmets.quotas',
              each: 'division',
              id: 'county',
              area: 'county',
              standing: '"in_force"',
              body: {
                county: 'county',
                fixed: 'fixed',
                squads: 'squads',
                points: 'points',
                plates: 'plates',
                posts: 'fixed + squads + points',
              },
            },
          ],
        }),
        propose: act(t('提出修订', 'Propose a revision'), desk, 'revising', rule, {
          asks: {
            newPlanNo: 'required',
            endMonth: 'required',
            targetList: 'required',
            mustList: 'required',
            tradeList: 'required',
            reason: 'required',
          },
          when: sound,
        }),
        close: over,
      },
    },
    revising: {
      title: t('修订待批准', 'Revision to be agreed'),
      holder: 'campaign-leader',
      outcomes: {
        revise: act(t('批准修订', 'Agree'), ['campaign-leader'], 'in_force', rule, {
          notBy: ['propose'],
          sets: { newNo: 'newPlanNo', planNo: 'newNo', months, endsAt: lastMoment },
          effects: published,
        }),
        close: over,
        keep: act(t('不修订', 'Keep the plan'), ['campaign-leader'], 'in_force', rule, {
          asks: { reason: 'required' },
        }),
      },
    },
    closed: { title: t('已结束', 'Over'), end: 'done', outcomes: {} },
  },
})
