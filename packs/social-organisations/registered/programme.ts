/** The file of one organisation: its name, registration, changes, grounds and their cures, liquidation, archive. */
import { defineProgramme } from 'yimen/kernel/programme'
import { association, credit, local, privateUnit } from '../clauses.ts'
import { none, rolesOf, t } from '../shared.ts'
import { fields, lists, papers } from './fields.ts'
import { entries, params, reckonings, values } from './rules.ts'
import { opens, steps } from './steps.ts'

export const registered = defineProgramme({
  ...none,
  id: 'organisations.registered',
  version: 1,
  title: t('社会组织登记', 'Registration of an organisation'),
  summary: t(
    '名称预留、成立登记、变更、章程和换届、名录、清算注销和归档；状态由记录逐项计算。',
    'Name, registration, changes, charter and council, lists, liquidation and archive; the standing is worked out from the records.',
  ),
  from: '2020-01-01',
  basis: [association('art-10'), privateUnit('art-8'), credit('item-2'), local('item-1')],
  audience: 'office',
  subject: { name: 'orgName', people: ['headId'], place: true },
  roles: rolesOf(
    'organisation',
    'service-window',
    'registrar',
    'registrar-head',
    'party-committee',
    'system',
  ),
  fields,
  papers,
  params,
  reckonings,
  entries,
  values,
  lists,
  clocks: {
    reservation: {
      title: t('名称预留期', 'The reservation'),
      limit: { param: 'nameMonths', unit: 'month' },
      starts: ['approve_name'],
      stops: ['apply', 'release_name'],
      lapses: {
        outcome: 'release_name',
        tells: t(
          '名称预留期满，名称已释放，可以重新申请。',
          'The reservation is over and the name is free; you may ask again.',
        ),
      },
      clause: local('item-1'),
    },
    decision: {
      title: t('登记决定期限', 'To decide'),
      limit: { param: 'decisionDays', unit: 'calendar_day' },
      starts: ['apply', 'resubmit'],
      stops: ['supplement', 'register', 'refuse', 'withdraw'],
      clause: association('art-12'),
    },
    annual: {
      title: t('年度工作报告期限', 'The annual report'),
      limit: { until: 'reportDueOn' },
      starts: ['register', 'take_over', 'report_received', 'report_missing'],
      stops: ['report_received', 'report_missing', 'begin_liquidation', 'deregister', 'revoke'],
      lapses: {
        outcome: 'report_missing',
        tells: t(
          '未在5月31日以前报送年度工作报告，已列入活动异常名录；补报查实后单独消除。',
          'The annual report did not come by 31 May: you are on the anomaly list. Once it has come and is verified, this ground is cured.',
        ),
      },
      clause: association('art-28'),
    },
    anomaly: {
      title: t('列入活动异常名录满二年', 'Two years on the anomaly list'),
      limit: { until: 'anomalyUntil' },
      starts: ['carry_over', 'report_missing', 'add_ground', 'cure_ground'],
      stops: ['to_serious', 'begin_liquidation', 'revoke'],
      lapses: {
        outcome: 'to_serious',
        tells: t(
          '列入活动异常名录满二年，已转入严重违法失信名单。',
          'Two years on the anomaly list are over: you are on the serious list.',
        ),
      },
      clause: credit('item-5'),
    },
    suspension: {
      title: t('限期停止活动', 'Suspension'),
      limit: { until: 'suspensionEnds' },
      starts: ['suspend'],
      stops: ['suspension_ends', 'begin_liquidation', 'revoke'],
      lapses: {
        outcome: 'suspension_ends',
        tells: t(
          '停止活动期满，状态已重新计算。',
          'The suspension is over; your standing is worked out anew.',
        ),
      },
      clause: local('item-6'),
    },
    grade: {
      title: t('评估等级有效期', 'The grade'),
      limit: { until: 'gradeEnds' },
      starts: ['take_over', 'record_grade'],
      stops: ['grade_ends', 'begin_liquidation', 'deregister', 'revoke'],
      lapses: {
        outcome: 'grade_ends',
        tells: t(
          '评估等级有效期满，可以重新申请评估。',
          'The grade has ended; you may ask for another evaluation.',
        ),
      },
      clause: local('item-9'),
    },
  },
  opens,
  steps,
  remedy: {
    text: t(
      '不服本决定的，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
      'You may ask for reconsideration within sixty days or sue within six months.',
    ),
    clause: local('item-3'),
  },
})
