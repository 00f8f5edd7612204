/** Standards that the zone decides by document (operating funds, pension subsidies), and what it puts into premises each year. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  ended,
  enter,
  fen,
  line,
  money,
  must,
  none,
  past,
  rolesOf,
  t,
  words,
  file,
} from '../shared.ts'

const clause = local('item-16')
export const standardKinds = {
  operating: t('社区运转经费（元/社区/年）', 'Operating funds, a community a year'),
  pension_chief: t('养老保险补贴·主职（元/人/年）', 'Pension subsidy, chief post, a year'),
  pension_deputy: t('养老保险补贴·副职（元/人/年）', 'Pension subsidy, deputy post, a year'),
} as const

export const standard = defineProgramme({
  ...none,
  id: 'community.standard',
  title: t('社区经费标准', 'Standards of community funds'),
  summary: t(
    '区里以文件确定的社区运转经费、社区干部养老保险补贴标准：拟定、批准、执行；新标准替代旧标准。',
    'Standards that the zone decides by document: proposed, approved, in force, and replaced by the next.',
  ),
  basis: [clause, local('item-17')],
  audience: 'office',
  subject: { name: 'kind', people: [], place: true },
  roles: rolesOf('party-office', 'party-office-head', 'zone-finance'),
  fields: {
    kind: choice('标准', 'Standard', standardKinds),
    amount: money('金额', 'Amount', 1_000_000_000),
    fromYear: { type: 'integer', min: 2015, max: 2100, title: t('自哪一年度执行', 'From the year') },
    docNo: line('文件号', 'Document', 40),
    reason: words('说明', 'Why', 300),
  },
  entries: { former: { register: 'community.standards', id: 'kind' } },
  opens: {
    propose: act(t('拟定', 'Propose'), ['party-office', 'zone-finance'], 'proposed', clause, {
      asks: {
        kind: 'required',
        amount: 'required',
        fromYear: 'required',
        docNo: 'required',
        reason: 'optional',
      },
      when: [
        must(
          'former = null or fromYear >= former.fromYear',
          clause,
          '已有更晚年度执行的标准',
          'A later standard is in force',
        ),
      ],
    }),
  },
  steps: {
    proposed: {
      title: t('待批准', 'To be approved'),
      holder: 'party-office-head',
      outcomes: {
        approve: act(t('批准执行', 'Approve'), ['party-office-head'], 'in_force', clause, {
          notBy: ['propose'],
          effects: [
            enter(
              'community.standards',
              'in_force',
              { kind: 'kind', amount: 'amount', fromYear: 'fromYear', docNo: 'docNo' },
              'kind',
            ),
          ],
        }),
        decline: act(t('不予批准', 'Decline'), ['party-office-head'], 'declined', clause, {
          asks: { reason: 'required' },
        }),
      },
    },
    in_force: ended('已执行', 'In force', 'done'),
    declined: ended('未批准', 'Declined', 'refused'),
  },
})

const premises = local('item-15')
export const premisesFund = defineProgramme({
  ...none,
  id: 'community.premises_fund',
  title: t('社区服务场所建设投入', 'Funds for community premises'),
  summary: t(
    '区财政每年投入社区服务场所建设的资金，逐年按预算文件登记；中断的年度使连续年数重新起算。',
    'What the zone’s finance puts into premises, year by year from its budget papers; a year left out begins the count anew.',
  ),
  basis: [premises],
  audience: 'office',
  subject: { name: 'docNo', people: [], place: true },
  roles: rolesOf('zone-finance', 'system'),
  fields: {
    ofYear: { type: 'integer', min: 2010, max: 2100, past: true, title: t('年度', 'Year') },
    amount: money('投入金额', 'Amount', 100_000_000_000),
    docNo: line('预算文件', 'Budget paper', 40),
    issuedOn: file(past('印发日期', 'Issued on')),
    reason: words('说明', 'Note', 300),
  },
  values: {
    lastYear: count('最近年度', 'Last year'),
    lastAmount: fen('最近年度投入', 'Last year’s amount'),
    inRow: count('连续年数', 'Years in a row'),
  },
  working: {
    formerYear: { seenBy: 'office' },
    formerAmount: { seenBy: 'office' },
    formerRow: { seenBy: 'office' },
  },
  opens: {
    begin: act(t('建立台账', 'Begin'), ['zone-finance'], 'yearly', premises, {
      asks: { ofYear: 'required', amount: 'required', docNo: 'required', issuedOn: 'required' },
      sets: { lastYear: 'ofYear', lastAmount: 'amount', inRow: '1' },
      effects: [latest()],
    }),
  },
  steps: {
    yearly: {
      title: t('逐年登记', 'Year by year'),
      holder: 'zone-finance',
      dormant: true,
      outcomes: {
        appropriate: act(t('登记年度投入', 'Record the year'), ['zone-finance'], 'yearly', premises, {
          asks: { ofYear: 'required', amount: 'required', docNo: 'required', issuedOn: 'required' },
          when: [
            must(
              'ofYear > formerYear',
              premises,
              '该年度已经登记，或者早于已登记的年度',
              'That year is recorded, or comes before what is recorded',
            ),
          ],
          sets: {
            formerYear: 'lastYear',
            formerAmount: 'lastAmount',
            formerRow: 'inRow',
            inRow: 'if ofYear = lastYear + 1 then inRow + 1 else 1',
            lastYear: 'ofYear',
            lastAmount: 'amount',
          },
          effects: [
            enter(
              'community.premises_funds',
              'earlier',
              { ofYear: 'formerYear', amount: 'formerAmount', inRow: 'formerRow' },
              'caseId + "-" + string(formerYear)',
            ),
            latest(),
          ],
        }),
        check_year: act(t('年初核对', 'Checked each year'), ['system'], 'yearly', premises, {
          effects: [
            { kind: 'notify', to: 'zone-finance', text: t('请登记本年度投入。', 'Please record this year.') },
          ],
        }),
        end_fund: act(t('结束', 'End'), ['zone-finance'], 'over', premises, { asks: { reason: 'required' } }),
      },
    },
    over: ended('已结束', 'Over', 'done'),
  },
  schedules: {
    yearly: {
      title: t('年初核对', 'Each year'),
      every: 'year',
      on: 20,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_year', at: ['yearly'] },
      clause: premises,
    },
  },
})

function latest() {
  return enter(
    'community.premises_funds',
    'latest',
    { ofYear: 'lastYear', amount: 'lastAmount', inRow: 'inRow' },
    'caseId + "-" + string(lastYear)',
  )
}
