/**
 * One indicator's target over the units below: worked out by formula, consulted, issued; the parts are the whole. A unit divides among its teams what it
 * was given in the same way, and its own target then stands as divided. Changed on the way by the leading group alone.
 */
import { defineProgramme, type EffectRule, type Field } from 'yimen/kernel/programme'
import { deposits, local } from '../clauses.ts'
import { indicatorOptions } from '../indicators.ts'
import {
  act,
  area,
  choice,
  day,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'

const rule = local('item-2')
const change = local('item-3')
const most = 100_000_000
const number = (zh: string, en: string) => whole(zh, en, most)

/** Growth that was set, its part in the first fiscal year, and what it grows from. */
const targets = (zh: string, en: string): Field => ({
  type: 'list',
  max: 60,
  title: t(zh, en),
  of: {
    unit: area('单位', 'Unit'),
    target: whole('净增目标', 'Growth that is set', most, -most),
    firstYear: whole('其中计入本年度计划', 'Of it in the first fiscal plan', most, -most),
    base: whole('基数', 'Base', most),
    differs: { ...words('与测算不同的理由', 'Why it differs', 200), optional: true },
  } as never,
})
const entered = (each: string): EffectRule => ({
  kind: 'enter',
  register: 'season.targets',
  each,
  id: 'indicator + "/" + unit',
  area: 'unit',
  standing: 'if before != null and before.standing = "divided" then "divided" else "set"',
  body: { indicator: 'indicator', within: 'caseArea' },
})
const sums = (list: string, clause: string) => [
  must(
    `count(${list}) > 0 and count(distinct values(${list}.unit)) = count(${list})`,
    clause,
    '没有单位或者单位有重复',
    'No unit, or one named twice',
  ),
  must(
    `isRate or sum(${list}.target) = total`,
    clause,
    '各单位之和不等于总目标',
    'The units do not sum to the whole',
  ),
  must(
    `isRate or sum(${list}.firstYear) = totalFirstYear`,
    clause,
    '计入本年度计划的部分合计不等于总数',
    'The parts of the first fiscal plan do not sum to the whole',
  ),
]

const workable = [
  must('about != null', rule, '方案没有这项指标', 'The plan has no such indicator'),
  must('about.kind != "quality"', rule, '质量指标只扣分，没有目标', 'Quality only deducts'),
  must('not(isRate)', rule, '比率不能分解，请直接下达', 'A rate is no sum: set it'),
  must(
    'worked != null',
    rule,
    '总目标不足以满足各单位上年实绩，或者没有单位',
    'The whole is below what units did last year, or there is no unit',
  ),
] as const

export const allocation = defineProgramme({
  ...none,
  id: 'season.allocation',
  title: t('目标分解', 'Targets divided'),
  summary: t(
    '把一项指标的总目标按公式测算、征求意见后下达到各单位；支行再分解到团队，各部分之和等于总数。',
    'One indicator’s whole is worked out over its units, consulted and issued; a sub-branch divides on to its teams, and parts are the whole.',
  ),
  basis: [rule, change, deposits('item-2')],
  subject: { name: 'indicator', people: [], place: true },
  roles: rolesOf('campaign-office', 'president', 'branch-head', 'system'),
  fields: {
    indicator: choice('指标', 'Indicator', indicatorOptions),
    total: whole('总目标（净增）', 'Whole (growth)', most, -most),
    totalFirstYear: whole('其中计入本年度计划', 'Of it in the first fiscal plan', most, -most),
    units: {
      type: 'list',
      max: 60,
      title: t('测算因素', 'Factors'),
      of: {
        unit: area('单位', 'Unit'),
        stock: number('存量', 'Stock'),
        growth: number('上年增量', 'Growth last year'),
        staff: number('人员', 'Staff'),
        outlets: number('网点', 'Outlets'),
        market: number('市场', 'Market'),
        least: number('上年实绩', 'Done last year'),
      },
    },
    targets: targets('下达的目标', 'Targets'),
    newTargets: targets('调整后的目标', 'Targets after the change'),
    documentNo: line('文号', 'Document number', 40),
    unit: area('单位', 'Unit'),
    opinion: words('意见', 'Opinion'),
    reason: words('理由', 'Why'),
  },
  entries: {
    about: { register: 'season.indicators', id: 'indicator' },
    own: { register: 'season.targets', id: 'indicator + "/" + caseArea' },
    before: { register: 'season.targets', id: 'indicator + "/" + unit' },
  },
  params: {
    stockWeight: param('存量权重', 'Weight of stock', 'percent', 40, rule),
    growthWeight: param('增量权重', 'Weight of growth', 'percent', 30, rule),
    staffWeight: param('人员权重', 'Weight of staff', 'percent', 10, rule),
    outletWeight: param('网点权重', 'Weight of outlets', 'percent', 10, rule),
    marketWeight: param('市场权重', 'Weight of the market', 'percent', 10, rule),
    consultDays: param('征求意见', 'Consultation', 'days', 3, local('item-1')),
  },
  reckonings: {
    worked: {
      ability: 'season.allocate@1',
      with: {
        whole: 'total',
        units: 'units',
        stock: 'stockWeight',
        growth: 'growthWeight',
        staff: 'staffWeight',
        outlets: 'outletWeight',
        market: 'marketWeight',
      },
      clause: rule,
    },
  },
  decisions: {
    isRate: { kind: 'formula', expression: 'about.kind = "ratio"', clause: rule },
    unlike: {
      kind: 'formula',
      expression: `
        if isRate then []
        else targets[differs = null and not(list contains(
          for p in proposal return p.unit + "/" + string(p.target), unit + "/" + string(target)))]
      `,
      clause: rule,
    },
  },
  working: { proposal: office },
  lists: {
    opinions: {
      type: 'list',
      max: 100,
      title: t('征求到的意见', 'Opinions'),
      of: { unit: area('单位', 'Unit'), on: day('日期', 'Day'), opinion: words('意见', 'Opinion') },
    },
    changes: {
      type: 'list',
      max: 50,
      title: t('调整记录', 'Changes'),
      of: {
        on: day('日期', 'Day'),
        total: whole('调整后总目标', 'Whole after it', most, -most),
        reason: words('理由', 'Why'),
        documentNo: line('文号', 'Document number', 40),
      },
    },
  },
  clocks: {
    consultation: {
      title: t('征求意见期', 'Consultation'),
      limit: { param: 'consultDays', unit: 'working_day' },
      starts: ['work_out', 'take_rate'],
      stops: ['issue'],
      clause: local('item-1'),
    },
  },
  opens: {
    work_out: act(t('按公式测算', 'Work out'), ['campaign-office'], 'consulting', rule, {
      asks: { indicator: 'required', total: 'required', totalFirstYear: 'required', units: 'required' },
      when: workable,
      sets: { proposal: 'worked' },
      effects: [
        {
          kind: 'open_each',
          list: 'units',
          programme: 'season.opinion',
          outcome: 'ask',
          area: 'unit',
          input: { about: 'caseId', matter: '"目标分解"' },
        },
      ],
    }),
    share_out: act(t('按公式分到团队', 'Share out among teams'), ['branch-head'], 'dividing', rule, {
      asks: { indicator: 'required', total: 'required', totalFirstYear: 'required', units: 'required' },
      when: [
        ...workable,
        must('own != null', rule, '本支行没有这项目标', 'The sub-branch has no such target'),
        must(
          'total = own.target and totalFirstYear = own.firstYear',
          deposits('item-2'),
          '分解的总数应当等于上级下达的目标，不得加码',
          'What is divided is what was given: nothing is added to it',
        ),
      ],
      sets: { proposal: 'worked' },
    }),
    take_rate: act(t('直接下达比率', 'Set a rate'), ['campaign-office'], 'consulting', rule, {
      asks: { indicator: 'required', total: 'required', totalFirstYear: 'required' },
      when: [must('about != null and isRate', rule, '只有比率直接下达', 'A rate alone is set')],
      sets: { proposal: '[]' },
    }),
  },
  steps: {
    consulting: {
      title: t('征求意见', 'Consultation'),
      holder: 'campaign-office',
      outcomes: {
        opined: act(t('收到意见', 'An opinion came'), ['system'], 'consulting', rule, {
          asks: { unit: 'required', opinion: 'required' },
          own: ['unit', 'opinion'],
          unordered: true,
          adds: { opinions: '{unit: unit, on: today, opinion: opinion}' },
        }),
        issue: act(t('下达', 'Issue'), ['campaign-office'], 'issued', rule, {
          asks: { targets: 'required', documentNo: 'required' },
          onlyAfter: 'consultation',
          when: [
            ...sums('targets', rule),
            must('count(unlike) = 0', rule, '与测算不同的，写明理由', 'What differs has its reason'),
          ],
          effects: [entered('targets')],
        }),
      },
    },
    dividing: {
      title: t('待分解', 'To be divided'),
      holder: 'branch-head',
      outcomes: {
        /** A sub-branch divides at once what it was given. */
        divide: act(t('分解到团队', 'Divide among teams'), ['branch-head'], 'issued', rule, {
          asks: { targets: 'required', documentNo: 'optional' },
          when: [
            ...sums('targets', rule),
            must('count(unlike) = 0', rule, '与测算不同的，写明理由', 'What differs has its reason'),
          ],
          effects: [
            {
              kind: 'enter',
              register: 'season.targets',
              id: 'indicator + "/" + caseArea',
              standing: '"divided"',
              body: {
                indicator: 'indicator',
                unit: 'caseArea',
                target: 'own.target',
                firstYear: 'own.firstYear',
                base: 'own.base',
                within: 'own.within',
              },
            },
            entered('targets'),
          ],
        }),
      },
    },
    issued: {
      title: t('已下达', 'Issued'),
      holder: 'campaign-office',
      dormant: true,
      outcomes: {
        compare: act(t('每月核对', 'Compared each month'), ['system'], 'issued', change, {
          effects: [
            {
              kind: 'notify',
              to: 'campaign-office',
              text: t('请核对目标和下级分解数是否一致。', 'Please compare the target with its parts below.'),
            },
          ],
        }),
        close: act(t('收官', 'Close'), ['campaign-office'], 'closed', rule, {
          when: [
            must('about != null and today > about.ends', rule, '方案期间未满', 'The season is not over'),
          ],
        }),
        propose_change: act(t('申请调整', 'Propose a change'), ['campaign-office'], 'changing', change, {
          asks: {
            total: 'required',
            totalFirstYear: 'required',
            newTargets: 'required',
            reason: 'required',
            documentNo: 'required',
          },
          when: sums('newTargets', change),
        }),
      },
    },
    changing: {
      title: t('待批准调整', 'Change to be approved'),
      holder: 'president',
      outcomes: {
        approve: act(t('批准调整', 'Approve'), ['president'], 'issued', change, {
          notBy: ['propose_change'],
          adds: { changes: '{on: today, total: total, reason: reason, documentNo: documentNo}' },
          effects: [entered('newTargets')],
        }),
        keep: act(t('不予调整', 'Keep it'), ['president'], 'issued', change),
      },
    },
    closed: { title: t('已收官', 'Closed'), end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('每月核对', 'Each month'),
      every: 'month',
      on: 1,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'compare', at: ['issued'] },
      clause: change,
    },
  },
})
