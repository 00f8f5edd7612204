/**
 * The half-year assessment of one unit. What can be counted is not scored by anybody: the marks for completion follow from the records,
 * the projects to be checked are drawn from them by their own digest, and the score is added up here, in whole marks.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { completionFigure, empty, own, reason, roles, task, whole, words } from './shared.ts'

const periodEnd = `
  if string length(period) = 6 and list contains(["-1", "-2"], substring(period, 5))
  then string(date(substring(period, 1, 4) +
    (if substring(period, 6) = "1" then "-06-30" else "-12-31")))
  else null
`
const months = '(if substring(period, 6) = "1" then 6 else 12)'
const param = (zh: string, en: string, unit: 'percent' | 'days' | 'points', value: number) =>
  ({
    title: { zh, en },
    unit,
    history: [{ from: '2020-01-01', value, source: rules('item-3'), reviewBy: '2022-12-31' }],
  }) as const
const marks = (procedure: string, mass: string) =>
  ({
    test: `${procedure} <= fullProcedure and ${mass} <= fullMass`,
    clause: rules('item-3'),
    message: { zh: '得分超过满分', en: 'A score above its full marks' },
  }) as const
const result = {
  kind: 'enter',
  register: 'dispatch.results',
  id: 'task + "/" + caseArea',
  standing: '"published"',
  body: { period: 'period', score: 'finalScore', full: 'full' },
} as const

export const assessment = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.assessment',
  title: { zh: '半年考核', en: 'Half-year assessment' },
  summary: {
    zh: '自评、抽取样本、抽查评分、反馈、申诉、公布；完成指标由系统按记录计分，样本由系统抽取，总分由系统合计。',
    en:
      'Self-score, sample, spot check, score, feedback, appeal, result; completion is scored from records, ' +
      'the sample is drawn by the system.',
  },
  basis: [rules('item-3')],
  roles: { ...roles.office, ...roles.head, ...roles.district },
  fields: {
    task,
    period: {
      type: 'text',
      max: 6,
      title: { zh: '考核期（如2021-1为上半年）', en: 'Half-year (2021-1 is the first)' },
    },
    selfProcedure: whole('程序规范自评分', 'Procedure: own score', 100),
    selfMass: whole('群众工作自评分', 'Work with residents: own score', 100),
    grounds: words('自评依据', 'Why', 1_000),
    procedure: whole('程序规范得分', 'Procedure: score', 100),
    mass: whole('群众工作得分', 'Work with residents: score', 100),
    checkedAll: {
      type: 'boolean',
      title: { zh: '抽中的项目已全部现场核对', en: 'Every project drawn was checked on site' },
    },
    untrue: {
      type: 'list',
      max: 200,
      title: { zh: '数据不实的项目', en: 'Projects found untrue' },
      of: {
        project: { type: 'case', title: { zh: '项目（办件编号）', en: 'Project (case)' } },
        finding: { type: 'text', max: 200, title: { zh: '不实之处', en: 'What is untrue' } },
      },
    },
    appeal: words('申诉', 'Appeal'),
    reason,
  },
  params: {
    samplePercent: param('抽查比例', 'Least sample', 'percent', 20),
    appealDays: param('申诉期', 'Appeal', 'days', 5),
    fullCompletion: param('完成指标满分', 'Completion: full marks', 'points', 60),
    fullProcedure: param('程序规范满分', 'Procedure: full marks', 'points', 20),
    fullMass: param('群众工作满分', 'Work with residents: full marks', 'points', 20),
    untruePoints: param('每个不实项目扣分', 'Marks taken for each untrue project', 'points', 5),
  },
  readings: { counted: { figure: completionFigure, on: periodEnd } },
  reckonings: {
    drawn: {
      ability: 'kernel.sample@1',
      with: { of: 'counted.cases', percent: 'samplePercent', seed: 'counted.digest' },
      clause: rules('item-3'),
    },
  },
  decisions: {
    hasTarget: { kind: 'formula', expression: 'counted.bottom > 0', clause: rules('item-3') },
    fullMarks: {
      kind: 'formula',
      expression: '(if hasTarget then fullCompletion else 0) + fullProcedure + fullMass',
      clause: rules('item-3'),
    },
    completionMarks: {
      kind: 'formula',
      expression: `
        if hasTarget
        then min(fullCompletion, floor(fullCompletion * counted.top * 12 / (counted.bottom * ${months})))
        else 0
      `,
      clause: rules('item-3'),
    },
    selfTotal: {
      kind: 'formula',
      expression: 'completionMarks + selfProcedure + selfMass',
      clause: rules('item-3'),
    },
    wrong: { kind: 'formula', expression: 'if untrue = null then [] else untrue', clause: rules('item-3') },
    total: {
      kind: 'formula',
      expression: 'max(0, completionMarks + procedure + mass - untruePoints * count(wrong))',
      clause: rules('item-3'),
    },
  },
  values: {
    completion: { title: { zh: '完成指标得分', en: 'Completion: score' }, unit: 'count' },
    selfScore: { title: { zh: '自评得分', en: 'Self-score' }, unit: 'count' },
    full: { title: { zh: '满分', en: 'Full marks' }, unit: 'count' },
    finalScore: { title: { zh: '评定得分', en: 'Score given' }, unit: 'count' },
    done: { title: { zh: '期末完成数', en: 'Done at the end' }, unit: 'count' },
    target: { title: { zh: '期末目标数', en: 'Target at the end' }, unit: 'count' },
    seed: {
      title: { zh: '抽样种子（记录摘要）', en: 'Seed of the sample (digest of the records)' },
      unit: 'text',
    },
    population: { title: { zh: '项目总数', en: 'Projects in all' }, unit: 'count' },
    sample: { title: { zh: '抽中的项目', en: 'Projects drawn' }, unit: 'text' },
  },
  about: ['finalScore', 'selfScore'],
  clocks: {
    appeal: {
      title: { zh: '申诉期', en: 'Appeal' },
      limit: { param: 'appealDays', unit: 'working_day' },
      starts: ['give_score'],
      stops: ['lodge_appeal', 'publish'],
      clause: rules('item-3'),
    },
  },
  opens: {
    begin: {
      title: { zh: '启动考核', en: 'Begin' },
      by: ['city-office'],
      to: 'selfScoring',
      asks: { task: 'required', period: 'required' },
      sets: { endsOn: periodEnd },
      when: [
        {
          test: 'endsOn != null',
          clause: rules('item-3'),
          message: {
            zh: '考核期应写作“年份-1”（上半年）或者“年份-2”（下半年）',
            en: 'A half-year is written 2021-1 or 2021-2',
          },
        },
        {
          test: 'endsOn < today',
          clause: rules('item-3'),
          message: { zh: '考核期尚未结束', en: 'The half-year is not over' },
        },
      ],
      clause: rules('item-3'),
    },
  },
  steps: {
    selfScoring: {
      title: { zh: '自评', en: 'Self-score' },
      holder: 'district-office',
      outcomes: {
        score_self: {
          title: { zh: '提交自评', en: 'Score oneself' },
          by: ['district-office'],
          to: 'drawing',
          asks: { selfProcedure: 'required', selfMass: 'required', grounds: 'required' },
          sets: {
            done: 'counted.top',
            target: 'counted.bottom',
            completion: 'completionMarks',
            full: 'fullMarks',
            selfScore: 'selfTotal',
          },
          when: [marks('selfProcedure', 'selfMass')],
          clause: rules('item-3'),
        },
      },
    },
    drawing: {
      title: { zh: '抽取样本', en: 'Sample' },
      holder: 'city-office',
      outcomes: {
        draw: {
          title: { zh: '由系统抽样', en: 'Draw the sample' },
          by: ['city-office'],
          to: 'checking',
          atMost: 1,
          sets: { seed: 'counted.digest', population: 'count(counted.cases)', sample: 'drawn' },
          clause: rules('item-3'),
        },
      },
    },
    checking: {
      title: { zh: '抽查评分', en: 'Spot check' },
      holder: 'city-office',
      outcomes: {
        give_score: {
          title: { zh: '抽查并评分', en: 'Check and score' },
          by: ['city-office'],
          to: 'feedback',
          asks: {
            checkedAll: 'required',
            untrue: 'optional',
            procedure: 'required',
            mass: 'required',
            reason: 'optional',
          },
          sets: {
            done: 'counted.top',
            target: 'counted.bottom',
            completion: 'completionMarks',
            full: 'fullMarks',
            finalScore: 'total',
          },
          when: [
            {
              test: 'checkedAll',
              clause: rules('item-3'),
              message: { zh: '抽中的项目须全部现场核对', en: 'Every project drawn is checked on site' },
            },
            {
              test: 'every w in wrong satisfies list contains(sample, w.project)',
              clause: rules('item-3'),
              message: { zh: '不实的项目不在抽中的样本之内', en: 'A project found untrue was not drawn' },
            },
            {
              test: 'count(wrong) = count(distinct values(wrong.project))',
              clause: rules('item-3'),
              message: { zh: '同一项目列了两次', en: 'A project is listed twice' },
            },
            marks('procedure', 'mass'),
            {
              test: 'count(wrong) = 0 or finalScore <= selfScore',
              clause: rules('item-3'),
              message: {
                zh: '发现数据不实的，评定得分不得高于自评',
                en: 'Where data are untrue the score is not above the self-score',
              },
            },
            {
              test: '(procedure >= selfProcedure and mass >= selfMass) or reason != null',
              clause: rules('item-3'),
              message: { zh: '评分低于自评的，须说明理由', en: 'A score below the unit’s own has a reason' },
            },
          ],
          clause: rules('item-3'),
        },
      },
    },
    feedback: {
      title: { zh: '反馈', en: 'Feedback' },
      holder: 'city-office',
      outcomes: {
        lodge_appeal: {
          title: { zh: '申诉', en: 'Appeal' },
          by: ['district-office'],
          to: 'appealed',
          asks: { appeal: 'required' },
          atMost: 1,
          when: [
            {
              test: 'not(list contains(lapsed, "appeal"))',
              clause: rules('item-3'),
              message: { zh: '申诉期已过', en: 'The time to appeal is over' },
            },
          ],
          clause: rules('item-3'),
        },
        publish: {
          title: { zh: '公布结果', en: 'Publish' },
          by: ['city-office'],
          to: 'published',
          onlyAfter: 'appeal',
          effects: [result],
          clause: rules('item-3'),
        },
      },
    },
    appealed: {
      title: { zh: '申诉复核', en: 'Appeal under review' },
      holder: 'city-office-head',
      outcomes: {
        decide_appeal: {
          title: { zh: '复核并公布', en: 'Decide and publish' },
          by: ['city-office-head'],
          to: 'published',
          asks: { procedure: 'required', mass: 'required', reason: 'required' },
          sets: {
            done: 'counted.top',
            target: 'counted.bottom',
            completion: 'completionMarks',
            full: 'fullMarks',
            finalScore: 'total',
          },
          notBy: ['give_score'],
          when: [marks('procedure', 'mass')],
          effects: [result],
          clause: rules('item-3'),
        },
      },
    },
    published: { title: { zh: '已公布', en: 'Published' }, end: 'done', outcomes: {} },
  },
})
