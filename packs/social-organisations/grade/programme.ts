/** Evaluation to a grade: eligibility, experts on site, the committee, a notice, a review once, and the certificate for five years. */
import { defineProgramme } from 'yimen/kernel/programme'
import { evaluation, local } from '../clauses.ts'
import {
  act,
  actsForItself,
  lastDayOf,
  must,
  none,
  param,
  rolesOf,
  sealedWords,
  t,
  whole,
} from '../shared.ts'

const applicant = ['organisation', 'service-window'] as const
const mark = (zh: string, en: string, most: number) => whole(zh, en, most)

export const grade = defineProgramme({
  ...none,
  id: 'organisations.grade',
  version: 1,
  title: t('社会组织评估', 'Evaluation of an organisation'),
  summary: t(
    '登记满二年的社会组织申请评估，专家实地评分，委员会审定，公示七日，等级五年有效。',
    'Two years after registration: experts’ marks, the committee, a notice of seven days, a grade for five years.',
  ),
  from: '2020-01-01',
  basis: [evaluation('item-1'), local('item-9')],
  audience: 'office',
  roles: rolesOf('organisation', 'service-window', 'registrar', 'registrar-head', 'expert'),
  fields: {
    org: { type: 'entry', register: 'organisations.registered', title: t('社会组织', 'Organisation') },
    selfScore: { ...whole('自评分', 'Own score', 1_000), forTheFile: true },
    reason: sealedWords('理由', 'Reason'),
    basics: mark('基础条件（60分）', 'Basic conditions', 60),
    governance: mark('内部治理（400分）', 'Governance', 400),
    performance: mark('工作绩效（440分）', 'Performance', 440),
    social: mark('社会评价（100分）', 'Social evaluation', 100),
    findings: sealedWords('实地评估意见', 'Findings on site'),
  },
  params: {
    waitMonths: param('登记后满', 'After registration', 'months', 24, evaluation('item-1')),
    upgradeMonths: param('晋级间隔', 'Before a higher grade', 'months', 24, evaluation('item-3')),
    validMonths: param('等级有效期', 'A grade lasts', 'months', 60, evaluation('item-3')),
    noticeDays: param('公示', 'Notice', 'days', 7, local('item-9')),
  },
  entries: {
    org0: { register: 'organisations.registered', id: 'org' },
    orgOfficers: { register: 'organisations.officers', id: 'org' },
    me: { register: 'organisations.expert_people', id: 'actorPerson' },
  },
  reckonings: {
    supervisorIs: {
      ability: 'organisations.likeness@1',
      with: { name: 'org0.supervisor' },
      clause: local('item-13'),
    },
  },
  decisions: {
    gradeOf: {
      kind: 'table',
      hitPolicy: 'unique',
      inputs: [{ expression: 'total' }],
      outputs: [{ name: 'gradeOf' }],
      rules: [
        { when: ['>= 900'], then: ['"5A"'], clause: local('item-9') },
        { when: ['[800..900)'], then: ['"4A"'], clause: local('item-9') },
        { when: ['[700..800)'], then: ['"3A"'], clause: local('item-9') },
        { when: ['[600..700)'], then: ['"2A"'], clause: local('item-9') },
        { when: ['< 600'], then: ['"1A"'], clause: local('item-9') },
      ],
    },
  },
  values: {
    orgName: { title: t('社会组织', 'Organisation'), unit: 'text' },
    total: { title: t('总分', 'Marks'), unit: 'count' },
    proposed: { title: t('拟定等级', 'Proposed grade'), unit: 'text' },
    gradeTo: { title: t('有效期至', 'Valid to'), unit: 'text' },
  },
  about: ['total'],
  clocks: {
    notice: {
      title: t('公示', 'Notice'),
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['propose'],
      stops: ['certify', 'review', 'not_confirm'],
      clause: local('item-9'),
    },
  },
  opens: {
    apply: act(t('申请评估', 'Apply'), applicant, 'applied', evaluation('item-1'), {
      asks: { org: 'required', selfScore: 'required' },
      when: [
        must('org0 != null', evaluation('item-1'), '名录中没有这个社会组织', 'It is not on the register'),
        actsForItself('org0.agent', 'org0.headKey'),
        must(
          'today >= addMonths(org0.registeredOn, waitMonths)',
          evaluation('item-1'),
          '登记未满二年',
          'Registered less than two years ago',
        ),
        must(
          'org0.standing = "normal"',
          evaluation('item-1'),
          '在名录中或者被限期停止活动，不予评估',
          'It is on a list or suspended',
        ),
        must(
          'org0.inspectedYear != null and org0.inspectedYear >= date(today).year - 1 - (if today <= substring(today, 1, 5) + "06-30" then 1 else 0)',
          evaluation('item-1'),
          '上一年度没有参加年检',
          'It was not inspected for the last year',
        ),
        must(
          'org0.inspection = "pass"',
          evaluation('item-1'),
          '上一年度年检不是合格',
          'Its last inspection was not passed',
        ),
        must(
          'org0.grade = null or today > org0.gradeTo or today >= addMonths(org0.gradedOn, upgradeMonths)',
          evaluation('item-3'),
          '取得等级未满二年，不能申请晋级',
          'Less than two years since its grade',
        ),
      ],
      sets: { orgName: 'org0.name' },
    }),
  },
  steps: {
    applied: {
      title: t('待受理', 'To be accepted'),
      holder: 'registrar',
      outcomes: {
        accept: act(t('受理，安排实地评估', 'Accept'), ['registrar'], 'site', evaluation('item-2')),
        decline: act(t('不予受理', 'Decline'), ['registrar'], 'declined', evaluation('item-1'), {
          asks: { reason: 'required' },
        }),
      },
    },
    site: {
      title: t('专家实地评估', 'Experts on site'),
      holder: 'expert',
      outcomes: {
        mark: act(t('评分', 'Give marks'), ['expert'], 'committee', evaluation('item-2'), {
          asks: {
            basics: 'required',
            governance: 'required',
            performance: 'required',
            social: 'required',
            findings: 'required',
          },
          when: [
            must(
              'me != null and me.standing = "listed"',
              local('item-13'),
              '不是在库的评审专家',
              'They are not in the pool of experts',
            ),
            must(
              `not((orgOfficers != null and (some k in orgOfficers.people satisfies list contains(me.people, k)))
                or me.employer = org or me.employerKey = supervisorIs)`,
              local('item-13'),
              '本人或者近亲属在该社会组织或者其业务主管单位任职，应当回避，由其他专家评分',
              'They or their kin serve it or its supervising unit: another expert gives marks',
            ),
          ],
          sets: { total: 'basics + governance + performance + social' },
        }),
      },
    },
    committee: {
      title: t('评估委员会审定', 'The committee'),
      holder: 'registrar',
      outcomes: {
        propose: act(
          t('提出等级并公示', 'Propose, and post it'),
          ['registrar'],
          'posted',
          evaluation('item-2'),
          { sets: { proposed: 'gradeOf' } },
        ),
      },
    },
    posted: {
      title: t('公示', 'Posted'),
      holder: 'registrar-head',
      outcomes: {
        certify: act(t('确认并发证', 'Certify'), ['registrar-head'], 'graded', evaluation('item-3'), {
          onlyAfter: 'notice',
          notBy: ['propose'],
          when: [
            must(
              'org0.standing = "normal"',
              evaluation('item-1'),
              '公示期间列入名录、停止活动或者终止的，不予确认',
              'It came onto a list, was suspended or ended meanwhile: no grade',
            ),
          ],
          sets: { gradeTo: lastDayOf('today', 'validMonths') },
          effects: [
            {
              kind: 'command',
              case: 'org0.case',
              outcome: 'record_grade',
              input: { toldGrade: 'proposed', on: 'today', toldTo: 'gradeTo' },
            },
          ],
        }),
        review: act(t('申请复核', 'Ask for a review'), applicant, 'site', evaluation('item-2'), {
          asks: { reason: 'required' },
          when: [actsForItself('org0.agent', 'org0.headKey')],
          atMost: 1,
        }),
        not_confirm: act(
          t('不予确认', 'Not confirmed'),
          ['registrar-head'],
          'declined',
          evaluation('item-1'),
          { asks: { reason: 'required' } },
        ),
      },
    },
    graded: { title: t('已定级', 'Graded'), end: 'granted', outcomes: {} },
    declined: { title: t('不予受理', 'Declined'), end: 'refused', outcomes: {} },
  },
  remedy: {
    text: t(
      '对评估结果有异议的，可以在公示期内申请复核。',
      'Who disagrees may ask for a review during the notice.',
    ),
    clause: evaluation('item-2'),
  },
})
