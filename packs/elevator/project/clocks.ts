/** The limits that run in a retrofit project, and what stops them. */
import type { Programme } from 'yimen/kernel/programme'
import { licensing, local, maintenance, mediation, special } from '../clauses.ts'
import { parties } from './review.ts'
import { department } from './roles.ts'

export const clocks = {
  acceptance: {
    title: { zh: '受理时限', en: 'Acceptance' },
    limit: { param: 'supplementDays', unit: 'working_day' },
    starts: ['apply'],
    stops: ['accept', 'deem_accepted', 'refuse', 'stop'],
    clause: licensing('art-32'),
  },
  visit: {
    title: { zh: '踏勘时限', en: 'Joint visit' },
    limit: { param: 'visitDays', unit: 'working_day' },
    starts: ['accept', 'deem_accepted'],
    stops: ['record_visit', 'change_plan', 'stop'],
    clause: local('item-6'),
  },
  notice: {
    title: { zh: '公示期', en: 'Public notice' },
    limit: { param: 'noticeDays', unit: 'calendar_day' },
    starts: ['post_notice'],
    stops: ['close_notice', 'to_mediation', 'stop'],
    clause: local('item-7'),
  },
  mediation: {
    title: { zh: '调解期限', en: 'Mediation' },
    limit: { param: 'mediationDays', unit: 'calendar_day' },
    starts: ['to_mediation'],
    stops: ['settled', 'go_on', 'resume', 'stop'],
    clause: mediation('art-3'),
  },
  ...Object.fromEntries(
    parties.map((p) => [
      p.replace('city-', 'review-'),
      {
        title: { zh: `${department[p][0]}意见时限`, en: `Opinion of ${department[p][1]}` },
        limit: { param: 'reviewDays', unit: 'working_day' as const },
        starts: ['convene'],
        stops: ['opine', 'conclude', 'conclude_conditions', 'conclude_fail', 'stop'],
        by: p,
        clause: local('item-10'),
      },
    ]),
  ),
  wholeReview: {
    title: { zh: '联合审查上限', en: 'Cap of the joint review' },
    limit: { param: 'reviewMost', unit: 'working_day' },
    starts: ['convene'],
    stops: ['conclude', 'conclude_conditions', 'conclude_fail', 'stop'],
    clause: licensing('art-42'),
  },
  registration: {
    title: { zh: '使用登记时限', en: 'Registration' },
    limit: { param: 'registerDays', unit: 'calendar_day' },
    starts: ['accept_works'],
    stops: ['register', 'stop'],
    clause: special('art-33'),
  },
  archive: {
    title: { zh: '资料移交时限', en: 'Hand-over' },
    limit: { param: 'archiveDays', unit: 'calendar_day' },
    starts: ['accept_works'],
    stops: ['hand_over', 'stop'],
    clause: special('art-24'),
  },
  maintenance: {
    title: { zh: '下次维护保养', en: 'Next maintenance' },
    limit: { param: 'maintenanceHours', unit: 'hour' },
    starts: ['register', 'maintain'],
    stops: ['retire'],
    clause: maintenance('item-1'),
  },
  drill: {
    title: { zh: '下次应急演练', en: 'Next drill' },
    limit: { param: 'drillDays', unit: 'calendar_day' },
    starts: ['register', 'drill'],
    stops: ['retire'],
    clause: maintenance('item-3'),
  },
  rescue: {
    title: { zh: '救援到达', en: 'Rescue' },
    limit: { param: 'rescueMinutes', unit: 'minute' },
    starts: ['report_trapped'],
    stops: ['arrive', 'retire'],
    clause: local('item-21'),
  },
  yearly: {
    title: { zh: '申报定期检验', en: 'Yearly inspection' },
    limit: { param: 'yearlyDays', unit: 'calendar_day' },
    starts: ['pass_inspection', 'inspect_yearly', 'inspect_again'],
    stops: ['ask_yearly', 'fail_yearly', 'stop_use', 'retire', 'stop'],
    clause: special('art-40'),
  },
  onSite: {
    title: { zh: '检验机构到场检验', en: 'Inspectors on site' },
    limit: { param: 'onSiteDays', unit: 'working_day' },
    starts: ['ask_yearly'],
    stops: ['inspect_yearly', 'fail_yearly', 'inspect_again', 'retire'],
    clause: local('item-29'),
  },
  contest: {
    title: { zh: '检验结果异议期', en: 'Contesting the result' },
    limit: { param: 'contestDays', unit: 'calendar_day' },
    starts: ['fail_yearly'],
    stops: ['contest_result', 'inspect_again', 'retire'],
    clause: local('item-29'),
  },
} as const satisfies Programme['clocks']
