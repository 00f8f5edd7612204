/** The season's plan: drafted, three working days of consultation, issued by the president; weights move later by the leading group alone. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { deposits, local } from '../clauses.ts'
import { indicatorOptions, kindsOfIndicators } from '../indicators.ts'
import { act, area, choice, day, line, must, none, param, rolesOf, t, whole, words, yes } from '../shared.ts'

const office = ['campaign-office'] as const
const plan = local('item-1')

const entered: EffectRule = {
  kind: 'enter',
  register: 'season.indicators',
  each: 'indicators',
  id: 'indicator',
  standing: '"in_force"',
  body: { pacing: 'pacing', begins: 'begins', ends: 'ends' },
}
const moved = (field: string, weight: string): EffectRule => ({
  kind: 'enter',
  register: 'season.indicators',
  id: field,
  standing: '"in_force"',
  body: Object.fromEntries(
    ['indicator', 'kind', 'down', 'cap', 'floor', 'isRedLine', 'deduction', 'pacing', 'begins', 'ends']
      .map((name) => [name, `${field === 'lessOf' ? 'givingOne' : 'takingOne'}.${name}`])
      .concat([['weight', weight]]),
  ),
})

export const seasonPlan = defineProgramme({
  ...none,
  id: 'season.plan',
  title: t('旺季跨赛方案', 'Plan of the season'),
  summary: t(
    '方案写明期间、阶段、进度口径、指标、权重、上下限和红线；征求意见三个工作日后由行长签发，权重以后只由领导小组调整。',
    'The plan says from when to when, its phases, how pace runs, indicators with weight, cap, floor and red line; ' +
      'after three working days of consultation the president issues it.',
  ),
  basis: [plan, deposits('item-1')],
  subject: { name: 'planName', people: [], place: true },
  roles: rolesOf('campaign-office', 'president', 'system'),
  fields: {
    planName: line('方案名称', 'Name', 60),
    begins: day('开始日期', 'From'),
    ends: day('结束日期', 'To'),
    baseDay: day('基期日', 'Base day'),
    pacing: choice('时间进度口径', 'Pace runs by', {
      calendar: t('自然日', 'Calendar days'),
      working: t('工作日', 'Working days'),
    }),
    fromAbove: line('上级方案文号', 'Plan of the provincial branch', 60),
    phases: {
      type: 'list',
      max: 6,
      title: t('阶段', 'Phases'),
      of: {
        phase: choice('阶段', 'Phase', {
          startup: t('启动', 'Start'),
          sprint: t('冲刺', 'Sprint'),
          closing: t('收官', 'Closing'),
        }),
        from: day('开始', 'From'),
        to: day('结束', 'To'),
      },
    },
    indicators: {
      type: 'list',
      max: 30,
      title: t('指标', 'Indicators'),
      of: {
        indicator: choice('指标', 'Indicator', indicatorOptions),
        kind: choice('口径', 'Kind', kindsOfIndicators),
        down: yes('越低越好', 'Lower is better'),
        weight: whole('权重', 'Weight', 100),
        cap: whole('得分上限（%）', 'Cap, per cent', 300),
        floor: whole('得分下限（%）', 'Floor, per cent', 100),
        isRedLine: yes('红线指标', 'Red line'),
        deduction: whole('每件扣分', 'Marks taken for each', 20),
      },
    },
    units: {
      type: 'list',
      max: 60,
      title: t('征求意见的支行', 'Sub-branches'),
      of: { unit: area('支行', 'Sub-branch') },
    },
    unit: area('单位', 'Unit'),
    opinion: words('意见', 'Opinion'),
    handling: words('意见采纳情况', 'What came of the opinions'),
    documentNo: line('文号', 'Document number', 40),
    lessOf: choice('调减的指标', 'Indicator with less', indicatorOptions),
    moreOf: choice('调增的指标', 'Indicator with more', indicatorOptions),
    points: whole('移动的权重', 'Weight that moves', 100, 1),
    reason: words('调整理由', 'Why'),
  },
  entries: {
    givingOne: { register: 'season.indicators', id: 'lessOf' },
    takingOne: { register: 'season.indicators', id: 'moreOf' },
  },
  lists: {
    opinions: {
      type: 'list',
      max: 100,
      title: t('征求到的意见', 'Opinions'),
      of: { unit: area('单位', 'Unit'), on: day('日期', 'Day'), opinion: words('意见', 'Opinion') },
    },
    changes: {
      type: 'list',
      max: 100,
      title: t('权重调整记录', 'Changes of weights'),
      of: {
        on: day('日期', 'Day'),
        lessOf: choice('调减', 'Less', indicatorOptions),
        moreOf: choice('调增', 'More', indicatorOptions),
        points: whole('权重', 'Weight', 100),
        reason: words('理由', 'Why'),
      },
    },
  },
  params: { consultDays: param('征求意见', 'Consultation', 'days', 3, plan) },
  clocks: {
    consultation: {
      title: t('征求意见期', 'Consultation'),
      limit: { param: 'consultDays', unit: 'working_day' },
      starts: ['consult'],
      stops: ['submit', 'take_back'],
      clause: plan,
    },
  },
  opens: {
    draft: act(t('起草', 'Draft'), office, 'drafted', plan, {
      asks: {
        planName: 'required',
        begins: 'required',
        ends: 'required',
        baseDay: 'required',
        pacing: 'required',
        fromAbove: 'required',
        phases: 'required',
        indicators: 'required',
      },
      when: [
        must('begins < ends', plan, '结束日期应当晚于开始日期', 'It ends after it begins'),
        must('baseDay < begins', plan, '基期日应当早于开始日期', 'The base day comes before the season'),
        must(
          'count(distinct values(indicators.indicator)) = count(indicators)',
          plan,
          '指标有重复',
          'An indicator is named twice',
        ),
        must(
          'sum(indicators[kind != "quality"].weight) = 100 and sum(indicators[kind = "quality"].weight) = 0',
          plan,
          '计分指标的权重合计应当为100，质量指标只扣分',
          'Weights of what scores sum to 100; quality only deducts',
        ),
        must(
          'every i in indicators satisfies i.floor <= i.cap',
          plan,
          '得分下限高于上限',
          'A floor above its cap',
        ),
        must(
          'not(some i in indicators satisfies i.indicator = "savings" and i.kind != "average")',
          deposits('item-1'),
          '存款不得按时点规模考评，应当按日均',
          'Deposits are not assessed by their size at a moment, but by the daily average',
        ),
        must(
          'every p in phases satisfies begins <= p.from and p.from <= p.to and p.to <= ends',
          plan,
          '阶段不在方案期间以内',
          'A phase lies outside the season',
        ),
      ],
    }),
  },
  steps: {
    drafted: {
      title: t('待征求意见', 'Drafted'),
      holder: 'campaign-office',
      outcomes: {
        consult: act(t('征求意见', 'Consult'), office, 'consulting', plan, {
          asks: { units: 'required' },
          when: [
            must(
              'count(units) > 0 and count(distinct values(units.unit)) = count(units)',
              plan,
              '没有支行或者支行有重复',
              'No sub-branch, or one named twice',
            ),
          ],
          effects: [
            {
              kind: 'open_each',
              list: 'units',
              programme: 'season.opinion',
              outcome: 'ask',
              area: 'unit',
              input: { about: 'caseId', matter: 'planName' },
            },
          ],
        }),
      },
    },
    consulting: {
      title: t('征求意见', 'Consultation'),
      holder: 'campaign-office',
      outcomes: {
        opined: act(t('收到意见', 'An opinion came'), ['system'], 'consulting', plan, {
          asks: { unit: 'required', opinion: 'required' },
          own: ['unit', 'opinion'],
          unordered: true,
          adds: { opinions: '{unit: unit, on: today, opinion: opinion}' },
        }),
        submit: act(t('报签', 'Submit'), office, 'to_issue', plan, {
          asks: { handling: { when: 'count(opinions) > 0' } },
          onlyAfter: 'consultation',
        }),
        take_back: act(t('撤回重拟', 'Take back'), office, 'withdrawn', plan),
      },
    },
    to_issue: {
      title: t('待签发', 'To be issued'),
      holder: 'president',
      outcomes: {
        issue: act(t('签发', 'Issue'), ['president'], 'in_force', plan, {
          asks: { documentNo: 'required' },
          notBy: ['draft', 'submit'],
          effects: [entered],
        }),
        send_back: act(t('退回修改', 'Send back'), ['president'], 'withdrawn', plan, {
          asks: { reason: 'required' },
        }),
      },
    },
    in_force: {
      title: t('执行中', 'In force'),
      holder: 'campaign-office',
      dormant: true,
      outcomes: {
        propose_change: act(t('申请调整权重', 'Propose a change'), office, 'changing', local('item-3'), {
          asks: { lessOf: 'required', moreOf: 'required', points: 'required', reason: 'required' },
          when: [
            must('lessOf != moreOf', local('item-3'), '调减和调增是同一指标', 'Both are one indicator'),
            must(
              'givingOne != null and takingOne != null and takingOne.kind != "quality"',
              local('item-3'),
              '方案没有这项计分指标',
              'The plan has no such indicator',
            ),
            must(
              'givingOne.weight >= points',
              local('item-3'),
              '调减的指标没有这么多权重',
              'It has not so much weight',
            ),
          ],
        }),
        look_again: act(t('每月复核', 'Looked at each month'), ['system'], 'in_force', plan, {
          effects: [
            {
              kind: 'notify',
              to: 'campaign-office',
              text: t('请复核方案的权重和进度口径。', 'Please look at weights and pace once more.'),
            },
          ],
        }),
        close: act(t('收官', 'Close'), office, 'closed', plan, {
          when: [must('today > ends', plan, '方案期间未满', 'The season is not over')],
        }),
      },
    },
    changing: {
      title: t('待批准调整', 'Change to be approved'),
      holder: 'president',
      outcomes: {
        approve: act(t('批准调整', 'Approve'), ['president'], 'in_force', local('item-3'), {
          notBy: ['propose_change'],
          adds: { changes: '{on: today, lessOf: lessOf, moreOf: moreOf, points: points, reason: reason}' },
          effects: [
            moved('lessOf', 'givingOne.weight - points'),
            moved('moreOf', 'takingOne.weight + points'),
          ],
        }),
        keep: act(t('不予调整', 'Keep it'), ['president'], 'in_force', local('item-3')),
      },
    },
    closed: { title: t('已收官', 'Closed'), end: 'done', outcomes: {} },
    withdrawn: { title: t('已撤回', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('每月复核', 'Each month'),
      every: 'month',
      on: 1,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'look_again', at: ['in_force'] },
      clause: plan,
    },
  },
})
