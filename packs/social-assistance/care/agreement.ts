/** The four-party care agreement (四方协议): township office, village committee, carer, cared-for; and what the carer is paid by it. */
import { defineProgramme } from 'yimen/kernel/programme'
import { measures, supportOpinions, supportRules } from '../clauses.ts'
import { supportedAt } from '../support/programme.ts'
import { agreementFields } from './agreement-fields.ts'
import { agreementForm } from './agreement-form.ts'
import { opens, steps } from './agreement-steps.ts'
import { gradeField } from './grade.ts'
import { careDecisions, careParams, localParam } from './money.ts'
import { paidValues } from './paid.ts'

const item = supportRules('item-7')

/** A number of the support cases of the two people named, until its end is made known; only one of them has such a case. */
const ofSupport = (
  zh: string,
  en: string,
  sum: string,
  at: readonly string[] = [...supportedAt, 'recovering', 'publishing'],
) => ({ title: { zh, en }, programme: 'assistance.support', at, sum, clause: measures('art-14') })

export const careAgreement = defineProgramme({
  id: 'assistance.care_agreement',
  version: 1,
  title: { zh: '特困人员照料护理四方协议', en: 'Four-party care agreement' },
  summary: {
    zh: '乡镇民政办、村（居）委会、照料人、被照料人四方签订，一年一签，按月检查，合格的当月照料护理费归照料人。',
    en:
      'Township office, village committee, carer and cared-for sign for a year; each month is checked, ' +
      'and where it is in order its care money is the carer’s.',
  },
  from: '2020-01-01',
  basis: [item, supportRules('item-8'), supportOpinions('item-4')],
  audience: 'office',
  subject: { name: 'fullName', people: ['idNo', 'carerId'] },
  roles: {
    'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
    'grid-worker': { title: { zh: '网格员', en: 'Grid worker' }, level: 'village' },
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    'township-head': {
      title: { zh: '乡镇民政办主任', en: 'Head of the township civil affairs office' },
      level: 'township',
    },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields: agreementFields,
  papers: {},
  params: {
    ...careParams,
    partiesNeeded: localParam('签字方数', 'Parties that sign', 'times', 'item-7', 4),
    termMonths: localParam('协议期限', 'Term of the agreement', 'months', 'item-7', 12),
  },
  tallies: {},
  decisions: careDecisions,
  elsewhere: {
    livingCount: ofSupport(
      '现在供养的特困人员人数',
      'How many of them are supported now',
      'one',
      supportedAt,
    ),
    supportedCount: ofSupport('供养中的特困人员人数', 'How many of them are supported', 'one'),
    atHome: ofSupport('分散供养', 'Supported at home', 'homeNo'),
    gradeNo: ofSupport('现行自理能力等级', 'Grade of self-care', 'gradeNo'),
    gradeBeforeNo: ofSupport('调整前的等级', 'Grade before', 'gradeBeforeNo'),
    gradeBeforeFromNo: ofSupport(
      '调整前等级的起始月份',
      'Month from which the grade before counted',
      'gradeBeforeFromNo',
    ),
    gradeEarlierNo: ofSupport('再以前的等级', 'Grade before that', 'gradeEarlierNo'),
    gradeFromNo: ofSupport('现行等级的起始月份', 'Month from which the grade counts', 'gradeFromNo'),
    supportedToNo: ofSupport('供养的最后月份', 'Last month of the support', 'lastNo'),
    hasAgreement: {
      title: { zh: '已有照料协议', en: 'An agreement already' },
      programme: 'assistance.care_agreement',
      at: ['signing', 'in_force', 'renewing'],
      bars: {
        outcomes: ['propose'],
        message: {
          zh: '被照料人已有协议，或者照料人已与他人签约',
          en: 'The cared-for has an agreement, or the carer has one with somebody else',
        },
      },
      clause: item,
    },
  },
  clocks: {
    monthly: {
      title: { zh: '月度检查期限', en: 'To check the month' },
      limit: { until: 'checkBy' },
      starts: ['conclude', 'check_month'],
      stops: ['check_month', 'terminate', 'amend', 'renew', 'close'],
      clause: supportRules('item-8'),
    },
    term: {
      title: { zh: '续签提醒', en: 'Reminder to renew' },
      limit: { until: 'remindOn' },
      starts: ['conclude'],
      stops: ['remind', 'terminate', 'amend'],
      lapses: {
        outcome: 'remind',
        tells: {
          zh: '照料护理协议将在本月底期满，乡镇将联系您续签。',
          en: 'The care agreement ends with this month. The township will ask you about renewing it.',
        },
      },
      clause: item,
    },
  },
  obligations: {},
  accounts: {
    treasury: { title: { zh: '县财政专户', en: 'County treasury account' }, kind: 'source' },
    careGranted: { title: { zh: '照料护理支出', en: 'Care money granted' }, kind: 'expense' },
    carePayable: { title: { zh: '应付照料护理费', en: 'Care money payable' }, kind: 'liability' },
  },
  opens,
  steps,
  lists: {
    agreedGrades: {
      type: 'list',
      max: 40,
      title: { zh: '协议所写等级', en: 'Grade as agreed' },
      of: { on: { type: 'day', title: { zh: '日期', en: 'On' } }, grade: gradeField },
    },
    signatures: {
      type: 'list',
      max: 40,
      title: { zh: '签字', en: 'Signatures' },
      of: {
        party: {
          type: 'choice',
          title: { zh: '签字方', en: 'Party' },
          options: {
            office: { zh: '乡镇（街道）民政办', en: 'Township office' },
            village: { zh: '村（居）委会', en: 'Village committee' },
            carer: { zh: '照料人', en: 'Carer' },
            person: { zh: '被照料人', en: 'Cared-for' },
          },
        },
        on: { type: 'day', title: { zh: '日期', en: 'On' } },
      },
    },
    homeCare: {
      type: 'list',
      max: 4_000,
      title: { zh: '居家照料记录', en: 'Care at home' },
      of: {
        on: { type: 'day', title: { zh: '日期', en: 'On' } },
        what: {
          type: 'choice',
          title: { zh: '照料事项', en: 'What was done' },
          options: agreementFields.caredFor.options,
        },
      },
    },
  },
  working: {
    gradeAgreed: { seenBy: 'office' },
    gradeOfMonth: { seenBy: 'office' },
    resumesFrom: { seenBy: 'office' },
    termEndedOn: { seenBy: 'office' },
  },
  values: {
    ...paidValues,
    draftedOn: { title: { zh: '拟订日期', en: 'Drafted on' }, unit: 'text' },
    signedParties: { title: { zh: '签字方数', en: 'Parties that signed' }, unit: 'count' },
    firstMonth: { title: { zh: '自何月起照料', en: 'Care from' }, unit: 'text' },
    endsOn: { title: { zh: '协议期满', en: 'Ends on' }, unit: 'text' },
    remindOn: { title: { zh: '续签提醒日', en: 'Reminder on' }, unit: 'text' },
    checkedTo: { title: { zh: '已检查至', en: 'Checked until' }, unit: 'text' },
    checkedBefore: { title: { zh: '此前检查至', en: 'Checked until before' }, unit: 'text' },
    checkBy: { title: { zh: '下次检查最迟', en: 'Next check by' }, unit: 'text' },
    earned: { title: { zh: '当月照料护理费', en: 'Care money of the month' }, unit: 'fen' },
    one: { title: { zh: '计入协议份数', en: 'Counts as' }, unit: 'count', seenBy: 'office' },
    careOwed: { title: { zh: '应发未发', en: 'Owed' }, unit: 'fen' },
  },
  about: ['careOwed', 'earned'],
  prints: { agreement: agreementForm },
})
