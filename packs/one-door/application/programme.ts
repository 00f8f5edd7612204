/** One application at the window, for whichever item: it runs by the catalogue's entry as it stood when it was accepted. */
import { defineProgramme } from 'yimen/kernel/programme'
import { business, licensing, local, rating, service } from '../clauses.ts'
import { none, rolesOf, t } from '../shared.ts'
import { fields, lists, papers, params, values, working } from './fields.ts'
import { entries, reckonings } from './rules.ts'
import { opens, steps } from './steps.ts'

const accepts = ['accept', 'accept_deferred', 'accept_as_received', 'deemed_accepted'] as const
const over = ['grant', 'refuse', 'refuse_unsupplied', 'withdraw'] as const
const begun = ['receive', 'apply', 'from_bundle'] as const
const leaves = [
  ...accepts,
  'supplement',
  'grant_now',
  'grant_on_promise',
  'reject',
  'pass_on',
  'withdraw',
] as const
const decisions = ['grant', 'refuse', 'refuse_unsupplied', 'grant_now', 'grant_on_promise'] as const

export const application = defineProgramme({
  ...none,
  id: 'door.application',
  title: t('政务服务办件', 'Application at the window'),
  summary: t(
    '任何事项按受理时的目录版本办理：一次告知补正、容缺受理、告知承诺、特别程序停计、听证、决定、送达、收费退费、评价整改。',
    'Any item, by its version of the day of acceptance: one supplement notice, tolerance, promises, stops of the clock, hearing, decision, delivery, fees, rating.',
  ),
  basis: [
    licensing('art-32'),
    licensing('art-42'),
    service('art-36'),
    business('art-37'),
    rating('item-1'),
    local('item-2'),
  ],
  audience: 'resident',
  subject: { name: 'applicantName', people: ['applicantId', 'agentId'] },
  roles: rolesOf(
    'resident',
    'helper',
    'street-window',
    'window-clerk',
    'reviewer',
    'approver',
    'delivery',
    'hall-lead',
    'hotline',
    'system',
  ),
  fields,
  lists,
  values,
  working,
  papers,
  params,
  derived: { born: { value: 'birthOf(applicantId)', clause: local('item-2') } },
  entries,
  reckonings,
  obligations: {
    latePapers: {
      title: t('容缺待补材料', 'Tolerated papers'),
      clock: 'deferral',
      ends: {
        done: t('已补齐', 'Brought'),
        late: t('逾期补齐', 'Brought late'),
        waived: t('不再需要', 'Needed no longer'),
      },
      clause: service('art-24'),
    },
  },
  accounts: {
    collected: { title: t('代收规费', 'Fees taken'), kind: 'asset' },
    payable: { title: t('应缴国库规费', 'Fees owed to the treasury'), kind: 'liability' },
  },
  clocks: {
    precheck: {
      title: t('网上预审', 'Pre-check'),
      limit: { param: 'precheckDays', unit: 'working_day' },
      starts: ['apply'],
      stops: [...leaves, 'deemed_accepted'],
      clause: service('art-42'),
    },
    notice: {
      title: t('一次性告知期限', 'To tell what is missing'),
      limit: { param: 'noticeDays', unit: 'working_day' },
      starts: [...begun],
      stops: [...leaves],
      lapses: {
        outcome: 'deemed_accepted',
        tells: t(
          '期限内没有告知补正，您的申请自收件之日起视为受理。',
          'Nothing was told in time: it counts as accepted from the day of receipt.',
        ),
      },
      clause: licensing('art-32'),
    },
    supplement: {
      title: t('补正期限', 'To supplement'),
      limit: { param: 'supplementDays', unit: 'working_day' },
      starts: ['supplement'],
      stops: ['bring', 'withdraw', 'deemed_withdrawn', 'accept_as_received'],
      lapses: {
        outcome: 'deemed_withdrawn',
        tells: t(
          '期限内没有补正，视为撤回；可以重新申请。',
          'Nothing was supplemented: it is withdrawn. You may apply again.',
        ),
      },
      clause: service('art-36'),
    },
    promised: {
      title: t('承诺时限', 'The promised limit'),
      limit: { until: 'promisedDue', unit: 'working_day' },
      starts: [...accepts],
      stops: [...over],
      clause: local('item-1'),
    },
    legal: {
      title: t('法定时限', 'The legal limit'),
      limit: { until: 'legalDue', unit: 'working_day' },
      starts: [...accepts],
      stops: [...over],
      clause: licensing('art-42'),
    },
    legalDay: {
      title: t('法定时限（自然日）', 'The legal limit in calendar days'),
      limit: { until: 'legalDay' },
      starts: [...accepts],
      stops: [...over],
      clause: licensing('art-42'),
    },
    deferral: {
      title: t('容缺补齐期限', 'Tolerated papers'),
      limit: { until: 'supplyBy' },
      starts: ['accept_deferred'],
      stops: ['hand_in', 'deferral_missed', ...over],
      lapses: {
        outcome: 'deferral_missed',
        tells: t(
          '容缺的材料没有按期补齐，请尽快补齐，否则不予办理。',
          'What was tolerated has not come: bring it soon, or it is refused.',
        ),
      },
      clause: service('art-24'),
    },
    askHearing: {
      title: t('申请听证期限', 'To ask for a hearing'),
      limit: { param: 'askHearingDays', unit: 'working_day' },
      starts: ['offer_hearing'],
      stops: ['ask_hearing', 'no_hearing', 'withdraw'],
      lapses: {
        outcome: 'no_hearing',
        tells: t('没有申请听证，继续审查。', 'Nobody asked for a hearing: the review goes on.'),
      },
      clause: licensing('art-47'),
    },
    hearing: {
      title: t('组织听证期限', 'To hold the hearing'),
      limit: { until: 'hearingBy', unit: 'working_day' },
      starts: ['ask_hearing'],
      stops: ['hold_hearing', 'withdraw'],
      clause: licensing('art-47'),
    },
    deliver: {
      title: t('送达期限', 'To deliver'),
      limit: { param: 'deliverDays', unit: 'working_day' },
      starts: [...decisions],
      stops: ['hand_over', 'send', 'issue_licence', 'revoke'],
      clause: licensing('art-44'),
    },
    rate: {
      title: t('评价期限', 'To rate'),
      limit: { param: 'rateDays', unit: 'calendar_day' },
      starts: ['hand_over', 'signed_for', 'issue_licence'],
      stops: ['rate', 'rate_by_phone', 'unrated', 'revoke'],
      lapses: { outcome: 'unrated', tells: t('评价期满，办件归档。', 'The days to rate are over: filed.') },
      clause: local('item-6'),
    },
    mend: {
      title: t('差评整改期限', 'To put a bad rating right'),
      limit: { param: 'mendDays', unit: 'working_day' },
      starts: ['open_mending'],
      stops: ['mend', 'leave_out', 'revoke'],
      clause: rating('item-2'),
    },
  },
  opens,
  steps,
  line: [
    { title: t('收件', 'Received'), steps: ['received', 'supplementing'] },
    {
      title: t('审查', 'Reviewed'),
      steps: [
        'reviewing',
        'special',
        'hearing_offered',
        'hearing_asked',
        'hearing_set',
        'extending',
        'unsupplied',
      ],
    },
    { title: t('决定', 'Decided'), steps: ['deciding'] },
    { title: t('送达', 'Delivered'), steps: ['to_deliver', 'in_post', 'at_window'] },
    { title: t('评价', 'Rated'), steps: ['rating', 'in_question', 'mending', 'closed', 'ended'] },
  ],
  prints: {
    slip: { title: t('受理通知书', 'Notice of acceptance'), form: 'receipt', after: [...accepts] },
    notice: {
      title: t('补正材料一次性告知书', 'Notice to supplement'),
      form: 'supplement',
      after: ['supplement'],
    },
  },
  acts: {
    handOver: { by: ['reviewer', 'window-clerk'], at: ['received', 'reviewing'], clause: local('item-2') },
    urge: { by: ['resident', 'hall-lead'], clause: local('item-2') },
    supervise: { by: ['hall-lead'], clause: local('item-2') },
    note: { by: ['reviewer', 'approver', 'window-clerk'], clause: local('item-2') },
  },
  remedy: {
    text: t(
      '不服本决定的，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
      'You may ask for reconsideration within sixty days or sue within six months.',
    ),
    clause: licensing('art-38'),
  },
})
