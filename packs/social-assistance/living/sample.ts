/** The county’s monthly spot check of what a township confirmed: drawn by the system from the records, its seed kept. */
import { defineProgramme } from 'yimen/kernel/programme'
import { devolution, living } from '../clauses.ts'

export const confirmedFigure = 'assistance.living.confirmed'
const rule = living('item-13')

export const livingSample = defineProgramme({
  id: 'assistance.living_sample',
  version: 1,
  title: { zh: '低保确认抽查', en: 'Spot check of the living allowance' },
  summary: {
    zh: '县民政局按月从乡镇上月确认的家庭中随机抽查，抽样种子存档，逐户入户核对。',
    en: 'Each month the county draws from what a township confirmed, keeps the seed, and visits each home drawn.',
  },
  from: '2021-07-01',
  basis: [rule, devolution('item-1')],
  audience: 'office',
  roles: {
    'county-check': { title: { zh: '核对机构经办人', en: 'Officer of the check centre' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
  },
  fields: {
    period: { type: 'month', past: true, title: { zh: '抽查月份', en: 'Month' } },
    checkedAll: {
      type: 'boolean',
      title: { zh: '抽中的家庭已全部入户', en: 'Every home drawn was visited' },
    },
    findings: {
      type: 'list',
      max: 200,
      title: { zh: '抽查发现的问题', en: 'What was found' },
      of: {
        member: { type: 'case', title: { zh: '办件', en: 'Case' } },
        finding: { type: 'text', max: 200, sealed: true, title: { zh: '问题', en: 'Finding' } },
      },
    },
  },
  papers: {},
  params: {
    samplePercent: {
      title: { zh: '抽查比例', en: 'Least sample' },
      unit: 'percent',
      history: [{ from: '2021-07-01', value: 30, source: rule, reviewBy: '2021-12-31', area: '430523' }],
    },
    checkDays: {
      title: { zh: '抽查时限', en: 'To visit' },
      unit: 'days',
      history: [{ from: '2021-07-01', value: 15, source: rule, reviewBy: '2021-12-31', area: '430523' }],
    },
  },
  tallies: {},
  readings: { confirmedThen: { figure: confirmedFigure, on: 'string(lastDay(period))' } },
  reckonings: {
    drawn: {
      ability: 'kernel.sample@1',
      with: { of: 'confirmedThen.cases', percent: 'samplePercent', seed: 'confirmedThen.digest' },
      clause: rule,
    },
  },
  decisions: {},
  values: {
    seed: { title: { zh: '抽样种子（记录摘要）', en: 'Seed: digest of the records' }, unit: 'text' },
    population: { title: { zh: '上月确认家庭数', en: 'Families confirmed' }, unit: 'count' },
    sample: { title: { zh: '抽中的家庭', en: 'Families drawn' }, unit: 'text' },
    wrong: { title: { zh: '有问题的家庭', en: 'Families with a finding' }, unit: 'count' },
  },
  about: [],
  clocks: {
    check: {
      title: { zh: '抽查时限', en: 'To visit' },
      limit: { param: 'checkDays', unit: 'working_day' },
      starts: ['draw'],
      stops: ['record'],
      clause: rule,
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    draw: {
      title: { zh: '由系统抽样', en: 'Draw the sample' },
      by: ['county-check'],
      to: 'checking',
      asks: { period: 'required' },
      when: [
        {
          test: 'period < monthOf(today)',
          clause: rule,
          message: { zh: '只能抽查上月以前的', en: 'The month must be over' },
        },
      ],
      sets: { seed: 'confirmedThen.digest', population: 'count(confirmedThen.cases)', sample: 'drawn' },
      clause: rule,
    },
  },
  steps: {
    checking: {
      title: { zh: '入户抽查', en: 'Visits' },
      holder: 'county-check',
      outcomes: {
        record: {
          title: { zh: '登记抽查结果', en: 'Record what was found' },
          by: ['county-check'],
          to: 'checked',
          asks: { checkedAll: 'required', findings: 'optional' },
          sets: { wrong: 'if findings = null then 0 else count(findings)' },
          when: [
            {
              test: 'checkedAll',
              clause: rule,
              message: { zh: '抽中的家庭须全部入户', en: 'Every home drawn is visited' },
            },
            {
              test: 'findings = null or (every f in findings satisfies list contains(sample, f.member))',
              clause: rule,
              message: { zh: '有的家庭不在抽中名单里', en: 'A family is none of those drawn' },
            },
          ],
          clause: rule,
        },
      },
    },
    checked: {
      title: { zh: '待阅示', en: 'To be read' },
      holder: 'county-leader',
      outcomes: {
        read: {
          title: { zh: '阅示', en: 'Read' },
          by: ['county-leader'],
          to: 'done',
          clause: devolution('item-1'),
        },
      },
    },
    done: { title: { zh: '已办结', en: 'Done' }, end: 'done', outcomes: {} },
  },
})
