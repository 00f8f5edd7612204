/**
 * A community's operating funds of a year: a budget within the standard, spending with two signatures and the approvals that its amount needs, each
 * spending made public, and settlement. The account may not be overdrawn: nothing is ever spent beyond the budget.
 */
import { defineProgramme, type Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  ended,
  enter,
  fen,
  line,
  money,
  must,
  none,
  office,
  papersOf,
  param,
  past,
  rolesOf,
  t,
  words,
  file,
} from '../shared.ts'

const clause = local('item-16')
export const fundItems = {
  office: t('办公经费', 'Office'),
  service: t('党员群众服务', 'Services'),
  activity: t('党建和文体活动', 'Activities'),
  maintenance: t('场所维护', 'Upkeep of premises'),
  hardship: t('走访慰问', 'Visits and help'),
  other: t('其他', 'Other'),
} as const

/** One account for each community; the same for the budget that fills it and the spending that empties it. */
const accounts: Programme['accounts'] = {
  zoneBudget: { title: t('区财政预算', 'Budget of the zone'), kind: 'source' },
  operating: { title: t('社区运转经费', 'Operating funds'), kind: 'asset', per: 'village', floor: 0 },
  spent: { title: t('社区运转支出', 'Spent by communities'), kind: 'expense' },
}
/** Each of an item once, all within the standard. */
const budgetHolds = [
  must(
    'theStandard != null',
    clause,
    '区里还没有确定运转经费标准',
    'The zone has not decided a standard yet',
  ),
  must(
    'count(distinct values(items.item)) = count(items)',
    clause,
    '同一科目写了两行',
    'An item stands there twice',
  ),
  must(
    'sum(items.amount) <= theStandard.amount',
    clause,
    '预算超过运转经费标准',
    'The budget is beyond the standard',
  ),
]
const onRegister = (standing: string) =>
  enter(
    'community.budgets',
    standing,
    { ofYear: 'ofYear', total: 'total', carried: 'carried' },
    'caseArea + "-" + string(ofYear)',
  )

export const budget = defineProgramme({
  ...none,
  id: 'community.budget',
  title: t('社区运转经费预算', 'Budget of a community'),
  summary: t(
    '社区运转经费年度预算：报账员编制，社区书记报送，街道批准后拨入社区账户，年终公布并决算，结余收回。',
    'The year’s budget: drafted by the clerk, handed in by the head, approved by the street, settled and published at the end of the year; what is left goes back.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'ofYear', people: [], place: true },
  roles: rolesOf('funds-clerk', 'community-head', 'party-street'),
  about: ['total'],
  fields: {
    ofYear: { type: 'integer', min: 2021, max: 2100, title: t('年度', 'Year') },
    items: {
      type: 'list',
      max: 20,
      title: t('预算科目', 'Items'),
      of: { item: choice('科目', 'Item', fundItems), amount: money('金额', 'Amount', 1_000_000_000) },
    },
    meetingOn: file(past('居民代表会议日期', 'Residents’ representatives met on')),
    reason: words('意见', 'Opinion', 300),
    publishedOn: file(past('公布日期', 'Published on')),
    publishedAt: line('公布地点', 'Published where', 60),
    left: money('结余', 'What is left', 1_000_000_000, 0),
  },
  values: { total: fen('预算总额', 'Total'), carried: fen('结余', 'Left over') },
  entries: {
    theStandard: { register: 'community.standards', id: '"operating"' },
    same: { register: 'community.budgets', id: 'caseArea + "-" + string(ofYear)' },
  },
  accounts: { zoneBudget: accounts['zoneBudget']!, operating: accounts['operating']! },
  opens: {
    draft: act(t('编制预算', 'Draft'), ['funds-clerk'], 'drafted', clause, {
      asks: { ofYear: 'required', items: 'required' },
      when: [...budgetHolds, must('same = null', clause, '该年度的预算已经批准', 'That year has its budget')],
      sets: { total: 'sum(items.amount)', carried: '0' },
    }),
  },
  steps: {
    drafted: {
      title: t('待报送', 'To be handed in'),
      holder: 'community-head',
      outcomes: {
        hand_in: act(t('经居民代表会议后报送', 'Hand in'), ['community-head'], 'handed_in', clause, {
          asks: { meetingOn: 'required' },
        }),
        redraft: act(t('修改', 'Change it'), ['funds-clerk'], 'drafted', clause, {
          asks: { items: 'required' },
          begins: ['items'],
          when: budgetHolds,
          sets: { total: 'sum(items.amount)' },
        }),
      },
    },
    handed_in: {
      title: t('待街道批准', 'With the street'),
      holder: 'party-street',
      outcomes: {
        approve: act(t('批准并拨入', 'Approve and pay in'), ['party-street'], 'in_use', clause, {
          when: [must('same = null', clause, '该年度的预算已经批准', 'That year has its budget')],
          effects: [
            {
              kind: 'transfer',
              debit: 'operating',
              credit: 'zoneBudget',
              amount: 'total',
              memo: t('拨入社区运转经费', 'Operating funds paid in'),
            },
            onRegister('in_use'),
          ],
        }),
        back: act(t('退回修改', 'Send back'), ['party-street'], 'drafted', clause, {
          asks: { reason: 'required' },
        }),
      },
    },
    in_use: {
      title: t('执行中', 'In use'),
      holder: 'funds-clerk',
      outcomes: {
        settle: act(t('年终决算', 'Settle'), ['funds-clerk'], 'settled', clause, {
          asks: { left: 'required', publishedOn: 'required', publishedAt: 'required' },
          when: [
            must('left <= total', clause, '结余多于预算', 'More is left than there was'),
            must(
              'date(today).year > ofYear or (date(today).month = 12)',
              clause,
              '十二月起才能决算',
              'It is settled from December on',
            ),
          ],
          sets: { carried: 'left' },
          effects: [
            {
              kind: 'transfer',
              debit: 'zoneBudget',
              credit: 'operating',
              amount: 'left',
              when: 'left > 0',
              memo: t('结余收回', 'What is left goes back'),
            },
            onRegister('settled'),
          ],
        }),
      },
    },
    settled: ended('已决算公布', 'Settled and published', 'done'),
  },
})

const twoSign = must(
  'amount <= meetingAbove or meetingOn != null',
  clause,
  '超过5000元的支出应当经社区两委会议研究，请填写会议日期',
  'Spending above 5,000 yuan goes through a meeting of the committees: tell its day',
)

export const spending = defineProgramme({
  ...none,
  id: 'community.spending',
  title: t('社区经费支出', 'Spending of a community'),
  summary: t(
    '社区经费支出：报账员提出，书记和居务监督委员会主任两人会签；超过五千元经会议研究，超过五万元报街道批准；支付后公开。',
    'Spending: asked by the clerk, signed by the head and the supervisor; above 5,000 by a meeting, above 50,000 by the street; paid, then made public.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'purpose', people: [], place: true },
  roles: rolesOf('funds-clerk', 'community-head', 'funds-supervisor', 'street-leader'),
  about: ['amount'],
  fields: {
    item: choice('科目', 'Item', fundItems),
    purpose: line('用途', 'Purpose', 80),
    payee: line('收款方', 'Payee', 60),
    amount: money('金额', 'Amount', 1_000_000_000),
    meetingOn: past('两委会议日期', 'The committees met on'),
    invoice: papersOf('invoice', '发票', 'Invoice', 5),
    reason: words('意见', 'Opinion', 300),
    paidOn: past('支付日期', 'Paid on'),
    publishedOn: file(past('公开日期', 'Made public on')),
    publishedAt: line('公开地点', 'Made public where', 60),
  },
  papers: { invoice: { title: t('发票', 'Invoice'), from: 'office', clause } },
  working: { isLarge: office },
  params: {
    meetingAbove: param('须经会议研究的金额（超过）', 'By a meeting above', 'fen', 500_000, clause),
    streetAbove: param('须报街道批准的金额（超过）', 'By the street above', 'fen', 5_000_000, clause),
    publishDays: param('支付后公开期限', 'To be made public', 'days', 10, clause),
  },
  clocks: {
    publish: {
      title: t('公开期限', 'To be made public'),
      limit: { param: 'publishDays', unit: 'working_day' },
      starts: ['pay'],
      stops: ['make_public'],
      clause,
    },
  },
  accounts: { operating: accounts['operating']!, spent: accounts['spent']! },
  opens: {
    ask: act(t('提出支出', 'Ask'), ['funds-clerk'], 'to_sign', clause, {
      asks: {
        item: 'required',
        purpose: 'required',
        payee: 'required',
        amount: 'required',
        meetingOn: { when: 'amount > meetingAbove' },
        invoice: 'optional',
      },
      when: [twoSign],
      sets: { isLarge: 'amount > streetAbove' },
    }),
  },
  steps: {
    to_sign: {
      title: t('待书记签字', 'To be signed by the head'),
      holder: 'community-head',
      outcomes: {
        sign: act(t('书记签字', 'Sign'), ['community-head'], 'to_countersign', clause),
        refuse: refuse(['community-head']),
      },
    },
    to_countersign: {
      title: t('待监督委员会签字', 'To be countersigned'),
      holder: 'funds-supervisor',
      outcomes: {
        countersign: act(t('监督委员会主任签字', 'Countersign'), ['funds-supervisor'], 'to_pay', clause, {
          notBy: ['sign', 'ask'],
          branches: [
            { title: t('超过五万元的', 'above 50,000 yuan'), when: 'isLarge', to: 'at_street', clause },
          ],
        }),
        refuse: refuse(['funds-supervisor']),
      },
    },
    at_street: {
      title: t('待街道批准', 'With the street'),
      holder: 'street-leader',
      outcomes: {
        approve: act(t('街道批准', 'Approve'), ['street-leader'], 'to_pay', clause),
        refuse: refuse(['street-leader']),
      },
    },
    to_pay: {
      title: t('待支付', 'To be paid'),
      holder: 'funds-clerk',
      outcomes: {
        pay: act(t('支付', 'Pay'), ['funds-clerk'], 'to_publish', clause, {
          asks: { paidOn: 'required' },
          effects: [
            {
              kind: 'transfer',
              debit: 'spent',
              credit: 'operating',
              amount: 'amount',
              memo: t('社区经费支出', 'Spent'),
            },
          ],
        }),
        refuse: refuse(['funds-clerk']),
      },
    },
    to_publish: {
      title: t('待公开', 'To be made public'),
      holder: 'funds-clerk',
      outcomes: {
        make_public: act(t('公开', 'Make public'), ['funds-clerk'], 'published', clause, {
          asks: { publishedOn: 'required', publishedAt: 'required' },
          effects: [
            enter('community.spendings', 'published', {
              item: 'item',
              purpose: 'purpose',
              payee: 'payee',
              amount: 'amount',
              paidOn: 'paidOn',
            }),
          ],
        }),
      },
    },
    published: ended('已公开', 'Made public', 'done'),
    refused: ended('不予支出', 'Refused', 'refused'),
  },
})

function refuse(by: readonly ('community-head' | 'funds-supervisor' | 'street-leader' | 'funds-clerk')[]) {
  return act(t('不予支出', 'Refuse'), by, 'refused', clause, { asks: { reason: 'required' } })
}

const pensionClause = local('item-17')
export const pension = defineProgramme({
  ...none,
  id: 'community.pension',
  title: t('社区干部养老保险补贴', 'Pension subsidy'),
  summary: t(
    '社区主职、副职缴纳养老保险的补贴：凭缴费凭证，不超过标准，按当年在岗月数折算，不超过本人缴费。',
    'For chiefs and deputies who paid: against the receipt, no more than the standard, by the months in post, and no more than they paid.',
  ),
  basis: [pensionClause],
  audience: 'office',
  subject: { name: 'holderName', people: ['idNo'] },
  roles: rolesOf('funds-clerk', 'community-head', 'party-street', 'zone-finance'),
  about: ['subsidy'],
  fields: {
    holderName: { type: 'name', sensitive: true, title: t('姓名', 'Name') },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    ofYear: { type: 'integer', min: 2015, max: 2100, past: true, title: t('年度', 'Year') },
    rank: choice('岗位', 'Post', { chief: t('主职', 'Chief'), deputy: t('副职', 'Deputy') }),
    fromMonth: { type: 'integer', min: 1, max: 12, title: t('当年在岗自几月', 'In post from the month') },
    toMonth: { type: 'integer', min: 1, max: 12, title: t('当年在岗至几月', 'To the month') },
    paid: money('本人当年缴费', 'What they paid', 10_000_000, 0),
    receipt: papersOf('receipt', '缴费凭证', 'Receipt', 5),
    receiptNo: line('缴费凭证号', 'Number of the receipt', 40),
    reason: words('意见', 'Opinion', 300),
    transferNo: { ...line('支付凭证号', 'Payment no.', 40), forTheFile: true },
  },
  papers: { receipt: { title: t('缴费凭证', 'Receipt'), from: 'applicant', clause: pensionClause } },
  values: {
    months: { title: t('在岗月数', 'Months in post'), unit: 'count' },
    subsidy: fen('补贴金额', 'Subsidy'),
  },
  entries: { theStandard: { register: 'community.standards', id: '"pension_" + rank' } },
  params: {
    lookBack: param('同一年度合并计算', 'Looked back for the same year', 'days', 1_095, pensionClause),
  },
  tallies: {
    monthsBefore: {
      title: t('本人该年度已经补贴的月数', 'Months of the year that were subsidised'),
      programmes: ['community.pension'],
      measure: 'sum',
      window: { kind: 'days', param: 'lookBack' },
      tag: 'string(ofYear)',
      clause: pensionClause,
    },
  },
  accounts: {
    zoneBudget: accounts['zoneBudget']!,
    pensions: { title: t('养老保险补贴支出', 'Pension subsidies'), kind: 'expense' },
  },
  opens: {
    apply: act(t('申报补贴', 'Apply'), ['funds-clerk'], 'to_check', pensionClause, {
      asks: {
        holderName: 'required',
        idNo: 'required',
        ofYear: 'required',
        rank: 'required',
        fromMonth: 'required',
        toMonth: 'required',
        paid: 'required',
        receiptNo: 'required',
        receipt: 'optional',
      },
      when: [
        must('toMonth >= fromMonth', pensionClause, '在岗起止月份颠倒', 'The months are the wrong way round'),
        must('paid > 0', pensionClause, '没有缴费的不予补贴', 'Who did not pay has none'),
        must('theStandard != null', pensionClause, '区里还没有确定补贴标准', 'There is no standard yet'),
      ],
      sets: {
        months: 'toMonth - fromMonth + 1',
        subsidy: 'min(paid, floor(theStandard.amount * (toMonth - fromMonth + 1) / 12))',
      },
    }),
  },
  steps: {
    to_check: {
      title: t('待社区核对', 'To be checked'),
      holder: 'community-head',
      outcomes: {
        check: act(t('核对报送', 'Check and hand in'), ['community-head'], 'to_approve', pensionClause, {
          kinMayAct: true,
        }),
        back: act(t('退回', 'Send back'), ['community-head'], 'returned', pensionClause, {
          asks: { reason: 'required' },
        }),
      },
    },
    to_approve: {
      title: t('待街道审批', 'To be approved'),
      holder: 'party-street',
      outcomes: {
        approve: act(t('批准', 'Approve'), ['party-street'], 'to_pay', pensionClause, {
          notBy: ['check', 'apply'],
          when: [
            must(
              'monthsBefore + months <= 12',
              pensionClause,
              '同一人该年度的补贴月数合计超过十二个月',
              'One person’s months of the year come to more than twelve',
            ),
          ],
          effects: [{ kind: 'award', amount: 'months', tag: 'string(ofYear)' }],
        }),
        decline: act(t('不予补贴', 'Decline'), ['party-street'], 'returned', pensionClause, {
          asks: { reason: 'required' },
        }),
      },
    },
    to_pay: {
      title: t('待发放', 'To be paid'),
      holder: 'zone-finance',
      outcomes: {
        pay: act(t('发放', 'Pay'), ['zone-finance'], 'paid_out', pensionClause, {
          asks: { transferNo: 'required' },
          notBy: ['approve'],
          effects: [
            {
              kind: 'transfer',
              debit: 'pensions',
              credit: 'zoneBudget',
              amount: 'subsidy',
              memo: t('养老保险补贴', 'Pension subsidy'),
            },
          ],
        }),
      },
    },
    paid_out: ended('已发放', 'Paid', 'done'),
    returned: ended('已退回', 'Sent back', 'refused'),
  },
})
