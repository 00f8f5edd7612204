/** The annual inspection of one organisation: its report, the supervising unit's first look, the registrar's result. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { association, credit, local } from '../clauses.ts'
import {
  act,
  actsForItself,
  fen,
  must,
  none,
  results,
  rolesOf,
  sealedWords,
  t,
  whole,
  yes,
} from '../shared.ts'

const applicant = ['organisation', 'service-window'] as const
const itsOwn = actsForItself('org0.agent', 'org0.headKey')
/** Who ended meanwhile has no file that could be told. */
const toFile = 'if org0.standing = "deregistered" or org0.standing = "revoked" then null else org0.case'
/** One report of one body for one year. */
const ofYear = (standing: 'handed' | 'dropped'): EffectRule => ({
  kind: 'enter',
  register: 'organisations.reports',
  id: 'org + " " + string(year)',
  standing: `"${standing}"`,
  body: { holder: 'caseId' },
})

export const inspection = defineProgramme({
  ...none,
  id: 'organisations.inspection',
  version: 1,
  title: t('社会组织年度检查', 'Annual inspection'),
  summary: t(
    '每年3月31日前向业务主管单位报送上年度工作报告，初审后5月31日前送登记管理机关，作出结论。',
    'The report goes to the supervising unit by 31 March, to the registrar by 31 May, and a result follows.',
  ),
  from: '2020-01-01',
  basis: [association('art-28'), local('item-7')],
  audience: 'office',
  roles: rolesOf('organisation', 'service-window', 'supervising-unit', 'registrar', 'registrar-head'),
  fields: {
    org: { type: 'entry', register: 'organisations.registered', title: t('社会组织', 'Organisation') },
    year: { ...whole('报告年度', 'Year of the report', 2199, 2000) },
    income: fen('收入', 'Income'),
    spending: fen('支出', 'Spending'),
    activities: { ...whole('活动场次', 'Activities', 100_000), forTheFile: true },
    staffCount: { ...whole('从业人员', 'Staff', 100_000), forTheFile: true },
    isAudited: { ...yes('财务已审计', 'Audited'), forTheFile: true },
    opinion: sealedWords('初审意见', 'First opinion'),
    missing: sealedWords('须补正的内容', 'What is missing'),
    result: { type: 'choice', options: results, title: t('年检结论', 'Result') },
    findings: sealedWords('检查情况', 'Findings'),
  },
  entries: {
    org0: { register: 'organisations.registered', id: 'org' },
    sameYear: { register: 'organisations.reports', id: 'org + " " + string(year)' },
  },
  reckonings: {
    /** A last day that is off moves on to the next working day, as the clocks do. */
    firstDue: { ability: 'organisations.due_day@1', with: { day: 'firstBy' }, clause: association('art-28') },
    registrarDue: {
      ability: 'organisations.due_day@1',
      with: { day: 'registrarBy' },
      clause: association('art-28'),
    },
  },
  values: {
    orgName: { title: t('社会组织', 'Organisation'), unit: 'text' },
    handedOn: { title: t('报送业务主管单位', 'To the supervising unit'), unit: 'text' },
    receivedOn: { title: t('送达登记管理机关', 'To the registrar'), unit: 'text' },
    isLateFirst: { title: t('3月31日以后报送', 'After 31 March'), unit: 'text' },
    isLate: { title: t('5月31日以后送达', 'After 31 May'), unit: 'text' },
    surplus: { title: t('收支结余', 'Surplus'), unit: 'fen' },
    isOfLastYear: { title: t('是上一年度的检查', 'Of the last year'), unit: 'text' },
  },
  about: ['income'],
  clocks: {
    registrar: {
      title: t('送登记管理机关期限', 'To reach the registrar'),
      limit: { until: 'registrarBy' },
      starts: ['hand_in'],
      stops: ['pass_on', 'drop'],
      clause: association('art-28'),
    },
  },
  opens: {
    hand_in: act(t('报送年度工作报告', 'Hand in the report'), applicant, 'first', association('art-28'), {
      asks: {
        org: 'required',
        year: 'required',
        income: 'required',
        spending: 'required',
        activities: 'required',
        staffCount: 'required',
        isAudited: 'required',
      },
      when: [
        must('org0 != null', association('art-28'), '名录中没有这个社会组织', 'It is not on the register'),
        must(
          'org0.standing != "deregistered" and org0.standing != "revoked"',
          association('art-28'),
          '已注销或者撤销登记',
          'It was struck off or revoked',
        ),
        itsOwn,
        must(
          'year < date(today).year',
          association('art-28'),
          '只能报告已经结束的年度',
          'The year is not over',
        ),
        must(
          'number(substring(org0.registeredOn, 1, 4)) <= year',
          local('item-7'),
          '该年度尚未登记',
          'It was not registered in that year',
        ),
        must(
          'sameYear = null or sameYear.standing = "dropped"',
          association('art-28'),
          '该年度的工作报告已经报送',
          'The report of that year was handed in already',
        ),
      ],
      sets: {
        orgName: 'org0.name',
        handedOn: 'today',
        surplus: 'income - spending',
        firstBy: 'string(year + 1) + "-03-31"',
        isLateFirst: 'today > firstDue',
        registrarBy: 'string(year + 1) + "-05-31"',
      },
      effects: [ofYear('handed')],
    }),
  },
  steps: {
    first: {
      title: t('业务主管单位初审', 'First look'),
      holder: 'supervising-unit',
      outcomes: {
        pass_on: act(
          t('同意，送登记管理机关', 'On to the registrar'),
          ['supervising-unit'],
          'checked',
          association('art-28'),
          {
            asks: { opinion: 'required' },
            sets: { receivedOn: 'today', isLate: 'today > registrarDue' },
            effects: [
              {
                kind: 'command',
                case: toFile,
                outcome: 'report_received',
                input: { year: 'year', on: 'today' },
              },
            ],
          },
        ),
        return_it: act(
          t('退回修改', 'Back to be put right'),
          ['supervising-unit'],
          'returned',
          association('art-28'),
          { asks: { missing: 'required' } },
        ),
      },
    },
    returned: {
      title: t('待修改', 'To be put right'),
      holder: 'organisation',
      outcomes: {
        hand_in_again: act(t('重新报送', 'Hand in again'), applicant, 'first', association('art-28'), {
          asks: { income: 'required', spending: 'required', activities: 'required' },
          when: [itsOwn],
          sets: { surplus: 'income - spending' },
        }),
        drop: act(t('不再报送', 'Not handed in'), applicant, 'dropped', association('art-28'), {
          when: [itsOwn],
          effects: [ofYear('dropped')],
        }),
      },
    },
    checked: {
      title: t('登记管理机关检查', 'Inspected'),
      holder: 'registrar',
      outcomes: {
        propose: act(t('提出结论', 'Propose a result'), ['registrar'], 'concluding', local('item-7'), {
          asks: { result: 'required', findings: 'required' },
        }),
      },
    },
    concluding: {
      title: t('待作出结论', 'To be concluded'),
      holder: 'registrar-head',
      outcomes: {
        conclude: act(t('作出结论', 'Conclude'), ['registrar-head'], 'concluded', local('item-7'), {
          notBy: ['propose'],
          sets: { isOfLastYear: 'year = date(today).year - 1' },
          effects: [
            {
              kind: 'command',
              case: toFile,
              outcome: 'record_inspection',
              input: { year: 'year', told: 'result', on: 'today' },
            },
          ],
        }),
        look_again: act(t('退回重新检查', 'Look again'), ['registrar-head'], 'checked', local('item-7'), {
          asks: { findings: 'required' },
        }),
      },
    },
    concluded: { title: t('已作出结论', 'Concluded'), end: 'done', outcomes: {} },
    dropped: { title: t('没有报送', 'Not handed in'), end: 'withdrawn', outcomes: {} },
  },
  remedy: {
    text: t('对年检结论有异议的，可以向区民政局提出。', 'Who disagrees with the result may tell the bureau.'),
    clause: credit('item-1'),
  },
})
