/** Government purchase of a service: call, bids, eligibility, experts with recusal, notice, contract, payments by stage, acceptance, recovery. */
import { defineProgramme, type Outcome } from 'yimen/kernel/programme'
import { evaluation, local } from '../clauses.ts'
import {
  act,
  actsForItself,
  day,
  fen,
  must,
  none,
  param,
  publicText,
  rolesOf,
  sealedWords,
  t,
  whole,
  works,
  yes,
} from '../shared.ts'

const law = local('item-12')
const purchaser = ['purchaser'] as const
/** Asked for or released: it is looked at on the very day on which money leaves. */
const mayBePaid = must(
  `winner0 != null and winner0.standing != "serious" and winner0.standing != "suspended"
    and winner0.standing != "revoked" and winner0.standing != "deregistered"`,
  local('item-14'),
  '承接单位已列入严重违法失信名单、停止活动或者已经终止，暂停支付',
  'Who contracts is on the serious list, suspended or ended: nothing is paid',
)
/** A bidder as it stood when it bid; by identity, kinship and posts, whatever telephone or spelling somebody left. */
const servesBidder = (who: string): string => `
  some p in partiesSoFar satisfies
    (some k in p.people satisfies list contains(${who}.people, k))
    or p.org = ${who}.employer
    or p.supervisorKey = ${who}.employerKey
`
const nothingOwed = (to: 'closed') => [
  { title: t('没有应当追回的', 'Nothing is to come back'), when: 'owed = 0', to, clause: law },
]
const callOff = act(t('终止征集', 'Call it off'), purchaser, 'calledOff', law, {
  asks: { reason: 'required' },
})
const order = (
  to: 'paying',
  stage: string,
  title: ReturnType<typeof t>,
  guards: Outcome['when'],
): Outcome<'paying'> =>
  act(title, ['finance'], to, law, {
    asks: { payment: 'required' },
    sets: { stage: `"${stage}"`, asked: 'payment' },
    when: [...(guards ?? []), mayBePaid],
  })

export const purchase = defineProgramme({
  ...none,
  id: 'organisations.purchase',
  version: 1,
  title: t('政府购买服务', 'Government purchase of services'),
  summary: t(
    '征集、资格审查、抽取专家评审（回避和去掉最高最低分）、公示、合同、分期支付、中期检查、验收、绩效和追回。',
    'Call, eligibility, experts who are drawn (recusal, extremes dropped), notice, contract, payments by stage, mid-term, acceptance, performance, recovery.',
  ),
  from: '2020-01-01',
  basis: [law, local('item-13'), local('item-14')],
  audience: 'office',
  roles: rolesOf('organisation', 'purchaser', 'expert', 'finance', 'finance-head'),
  fields: {
    projectName: publicText('项目名称', 'Project', 80),
    work: { type: 'choice', forTheFile: true, options: works, title: t('服务领域', 'Field of work') },
    budget: fen('预算', 'Budget', 1_000_000_000, 1),
    callTo: day('征集截止', 'Call until'),
    org: { type: 'entry', register: 'organisations.registered', title: t('申请单位', 'Who bids') },
    plan: { ...sealedWords('项目方案', 'Plan', 2_000), forTheFile: true },
    bidPrice: fen('报价', 'Price', 1_000_000_000, 1),
    overheads: fen('其中管理费', 'Of it overheads', 1_000_000_000),
    expert: { type: 'entry', register: 'organisations.experts', title: t('专家', 'Expert') },
    reason: sealedWords('理由', 'Reason'),
    panelSize: whole('评审专家人数', 'Experts who review', 15, 1),
    bidNo: whole('申请序号', 'Bid', 200, 1),
    planMarks: whole('方案（40分）', 'Plan', 40),
    teamMarks: whole('团队（30分）', 'Team', 30),
    priceMarks: whole('预算（30分）', 'Budget', 30),
    contractNo: { type: 'text', max: 40, title: t('合同编号', 'Contract') },
    contractFrom: day('服务开始', 'From'),
    contractTo: day('服务结束', 'To'),
    payment: fen('本次支付', 'To be paid', 1_000_000_000, 1),
    isOnTrack: yes('中期检查通过', 'Mid-term check passed'),
    servedSoFar: { ...whole('已服务人次', 'People served so far', 1_000_000), forTheFile: true },
    acceptMarks: whole('绩效评价分', 'Marks for performance', 100),
    findings: sealedWords('检查情况', 'Findings'),
    recovered: fen('追回金额', 'Recovered', 1_000_000_000, 1),
    owed: fen('应追回金额', 'To be recovered', 1_000_000_000),
  },
  params: {
    callDays: param('征集最短', 'A call stands at least', 'days', 7, law),
    panelLeast: param('评审专家最少人数', 'Experts at least', 'count', 5, law),
    noticeDays: param('公示', 'Notice', 'days', 5, law),
    firstLeast: param('首付款最低比例', 'First payment at least', 'percent', 50, law),
    firstMost: param('首付款最高比例', 'First payment at most', 'percent', 70, law),
    middleMost: param('中期后累计最高比例', 'After mid-term at most', 'percent', 90, law),
    overheadMost: param('管理费最高比例', 'Overheads at most', 'percent', 10, law),
    excellentAt: param('优秀', 'Excellent', 'count', 90, law),
    goodAt: param('良好', 'Good', 'count', 80, law),
    passAt: param('合格', 'Passed', 'count', 60, law),
  },
  readings: {
    /** Of the last day of the call: a day that nobody chooses after the bids are there. */
    bidsThen: { figure: 'organisations.bids', on: 'callTo' },
    poolNow: { figure: 'organisations.experts', on: 'today' },
  },
  entries: {
    org0: { register: 'organisations.registered', id: 'org' },
    orgOfficers: { register: 'organisations.officers', id: 'org' },
    invited: { register: 'organisations.expert_files', id: 'seat' },
    me: { register: 'organisations.expert_people', id: 'actorPerson' },
    winner0: { register: 'organisations.registered', id: 'winner' },
    scoredOfficers: { register: 'organisations.officers', id: 'scoredOrg' },
  },
  decisions: {
    panelSoFar: { kind: 'formula', expression: 'if panel = null then [] else panel', clause: law },
    recusedSoFar: { kind: 'formula', expression: 'if recused = null then [] else recused', clause: law },
    sheetsSoFar: { kind: 'formula', expression: 'if sheets = null then [] else sheets', clause: law },
    partiesSoFar: { kind: 'formula', expression: 'if parties = null then [] else parties', clause: law },
    drawnSoFar: {
      kind: 'formula',
      expression: 'if drawn = null then [] else drawn',
      clause: local('item-13'),
    },
    settledSoFar: {
      kind: 'formula',
      expression: 'if settled = null then [] else settled',
      clause: local('item-13'),
    },
    serving: {
      kind: 'formula',
      expression: 'count(panelSoFar[not(some r in recusedSoFar satisfies r.who = item.who)])',
      clause: local('item-13'),
    },
    poolLeft: {
      kind: 'formula',
      expression: 'poolNow.cases[not(list contains(drawnSoFar, item))]',
      clause: local('item-13'),
    },
    /** As many of a hundred as give those that are missing, and no more. */
    drawPercent: {
      kind: 'formula',
      expression: `
        if count(poolLeft) <= panelSize - serving then 100
        else max(1, floor(100 * (panelSize - serving) / count(poolLeft)))
      `,
      clause: local('item-13'),
    },
    unsettled: {
      kind: 'formula',
      expression: 'drawnSoFar[not(list contains(settledSoFar, item))]',
      clause: local('item-13'),
    },
    isBarred: {
      kind: 'formula',
      expression: 'invited = null or invited.standing != "listed" or conflicted',
      clause: local('item-13'),
    },
    scoredOrg: { kind: 'formula', expression: 'partiesSoFar[item.no = bidNo][1].org', clause: law },
    conflicted: { kind: 'formula', expression: servesBidder('invited'), clause: local('item-13') },
    /** Posts and kin as the pool has them when marks are given: they may have changed since somebody was chosen. */
    conflictedNow: { kind: 'formula', expression: servesBidder('me'), clause: local('item-13') },
    paidBefore: { kind: 'formula', expression: 'if paid = null then 0 else paid', clause: law },
  },
  reckonings: {
    supervisorIs: {
      ability: 'organisations.likeness@1',
      with: { name: 'org0.supervisor' },
      clause: local('item-13'),
    },
    drawnNow: {
      ability: 'kernel.sample@1',
      with: { of: 'poolLeft', percent: 'drawPercent', seed: 'seed' },
      clause: local('item-13'),
    },
    scores: {
      ability: 'organisations.score@1',
      with: { bids: 'bids', panel: 'panelSoFar', recused: 'recusedSoFar', sheets: 'sheetsSoFar' },
      rules: { drop: 1, least: 5 },
      clause: law,
    },
  },
  working: {
    drawnNext: { seenBy: 'office' },
    settled: { seenBy: 'office' },
    seat: { seenBy: 'office' },
    panel: { seenBy: 'office' },
    recused: { seenBy: 'office' },
    sheets: { seenBy: 'office' },
    parties: { seenBy: 'office' },
  },
  lists: {
    bids: {
      type: 'list',
      max: 200,
      title: t('申请', 'Bids'),
      of: {
        no: whole('序号', 'No.', 200, 1),
        org: publicText('代码', 'Code', 24),
        name: publicText('申请单位', 'Who bids', 80),
        price: fen('报价', 'Price'),
        on: day('日期', 'Day'),
      },
    },
    invitations: {
      type: 'list',
      max: 60,
      title: t('专家', 'Experts'),
      of: {
        expertNo: publicText('专家编号', 'Expert', 20),
        state: publicText('状态', 'State', 10),
        on: day('日期', 'Day'),
      },
    },
    draws: {
      type: 'list',
      max: 60,
      title: t('抽取', 'Draws'),
      of: {
        pool: whole('专家库可抽人数', 'In the pool', 10_000),
        size: whole('抽中人数', 'Drawn', 10_000),
        on: day('日期', 'Day'),
      },
    },
    payments: {
      type: 'list',
      max: 60,
      title: t('支付', 'Payments'),
      of: { stage: publicText('阶段', 'Stage', 20), amount: fen('金额', 'Amount'), on: day('日期', 'Day') },
    },
  },
  values: {
    seed: { title: t('抽取种子（申请记录摘要）', 'Seed of the draw: digest of the bids'), unit: 'text' },
    drawn: { title: t('抽中的专家（入库办件）', 'Experts who were drawn, by their files'), unit: 'text' },
    winner: { title: t('承接单位代码', 'Code of who contracts'), unit: 'text' },
    winnerName: { title: t('承接单位', 'Who contracts'), unit: 'text' },
    price: { title: t('合同价', 'Price'), unit: 'fen' },
    paid: { title: t('已支付', 'Paid'), unit: 'fen' },
    asked: { title: t('待支付', 'To be paid'), unit: 'fen' },
    best: { title: t('第一名平均分（百分之一分）', 'Mean of the first, in hundredths'), unit: 'count' },
    gradeThen: { title: t('申请时评估等级', 'Grade when it bid'), unit: 'text' },
    gradeEndsFirst: {
      title: t('评估等级在合同期内届满', 'The grade ends within the contract'),
      unit: 'text',
    },
    rated: { title: t('绩效等级', 'Performance'), unit: 'text' },
    back: { title: t('已追回', 'Recovered'), unit: 'fen' },
  },
  about: ['price', 'budget'],
  clocks: {
    call: {
      title: t('征集', 'The call'),
      limit: { until: 'callTo' },
      starts: ['publish'],
      stops: ['close_call', 'call_off'],
      clause: law,
    },
    notice: {
      title: t('公示', 'Notice'),
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['rank'],
      stops: ['sign', 'uphold', 'call_off'],
      clause: law,
    },
  },
  accounts: {
    services: { title: t('购买服务支出', 'Services'), kind: 'expense', per: 'case' },
    treasury: { title: t('区财政', 'Treasury'), kind: 'source' },
  },
  opens: {
    publish: act(t('发布征集公告', 'Publish the call'), purchaser, 'calling', law, {
      asks: { projectName: 'required', work: 'required', budget: 'required', callTo: 'required' },
      when: [
        must(
          'date(callTo) >= date(today) + duration("P1D") * callDays',
          law,
          '征集公告不少于七日',
          'A call stands at least seven days',
        ),
      ],
    }),
  },
  steps: {
    calling: {
      title: t('征集', 'Open to bids'),
      holder: 'purchaser',
      outcomes: {
        bid: act(t('申请承接', 'Bid'), ['organisation', 'purchaser'], 'calling', local('item-14'), {
          asks: { org: 'required', plan: 'required', bidPrice: 'required', overheads: 'required' },
          own: ['org', 'plan', 'bidPrice', 'overheads'],
          unordered: true,
          when: [
            must('today <= callTo', law, '征集已经截止', 'The call is over'),
            must('org0 != null', local('item-14'), '不是登记的社会组织', 'It is not registered here'),
            must(
              'org0.standing = "normal"',
              local('item-14'),
              '在名录中、被停止活动或者已经终止，不能承接',
              'It is on a list, suspended or ended',
            ),
            must(
              `org0.inspectedYear != null and org0.inspection != "fail" and org0.inspectedYear
                >= date(today).year - 1 - (if today <= substring(today, 1, 5) + "06-30" then 1 else 0)`,
              local('item-14'),
              '上一年度没有通过年检',
              'It did not pass last year’s inspection',
            ),
            actsForItself('org0.agent', 'org0.headKey'),
            must('every b in bids satisfies b.org != org', law, '已经申请过', 'It has bid already'),
            must('bidPrice <= budget', law, '报价超过预算', 'Above the budget'),
            must(
              '100 * overheads <= overheadMost * bidPrice',
              law,
              '管理费超过报价的10%',
              'Overheads above a tenth',
            ),
          ],
          sets: {
            parties: `append(partiesSoFar, {no: count(bids) + 1, org: org, supervisorKey: supervisorIs,
              people: if orgOfficers = null then [] else orgOfficers.people, price: bidPrice, name: org0.name,
              grade: org0.grade, gradeTo: org0.gradeTo})`,
          },
          adds: { bids: '{no: count(bids) + 1, org: org, name: org0.name, price: bidPrice, on: today}' },
        }),
        close_call: act(t('截止，转评审', 'Close, and review'), purchaser, 'review', law, {
          asks: { panelSize: 'required' },
          sets: { seed: 'bidsThen.digest' },
          when: [
            must(
              'panelSize >= panelLeast and modulo(panelSize, 2) = 1',
              law,
              '评审专家为五人以上单数',
              'Five or more experts, an odd number',
            ),
            must('today > callTo', law, '征集期还没有结束', 'The call is not over'),
            must('count(bids) > 0', law, '没有申请，可以终止', 'Nobody bid: it may be called off'),
          ],
        }),
        call_off: callOff,
      },
    },
    review: {
      title: t('专家评审', 'Review'),
      holder: 'purchaser',
      outcomes: {
        draw: act(t('抽取专家', 'Draw experts'), purchaser, 'review', local('item-13'), {
          sets: {
            unsettledThen: 'count(unsettled)',
            poolThen: 'count(poolLeft)',
            drawnNext: 'drawnNow',
            drawn: 'concatenate(drawnSoFar, drawnNext)',
          },
          when: [
            must(
              'serving < panelSize',
              local('item-13'),
              '评审专家已经足数',
              'There are as many experts as there should be',
            ),
            must(
              'unsettledThen = 0',
              local('item-13'),
              '已抽中的专家还没有逐一核对',
              'Of those that were drawn not everybody was looked at',
            ),
            must(
              'poolThen > 0',
              local('item-13'),
              '专家库中没有可抽的专家',
              'Nobody is left in the pool to be drawn',
            ),
          ],
          adds: { draws: '{pool: poolThen, size: count(drawnNext), on: today}' },
        }),
        /** Whoever comes next in the draw, who nobody chose: barred by the records, or a member of the panel. */
        invite: act(
          t('核对下一名抽中的专家', 'Look at the next who was drawn'),
          purchaser,
          'review',
          local('item-13'),
          {
            sets: {
              seat: 'if count(unsettled) = 0 then null else unsettled[1]',
              barred: 'isBarred',
              panel: 'if barred then panelSoFar else append(panelSoFar, {who: invited.expertNo})',
              settled: 'append(settledSoFar, seat)',
            },
            when: [
              must('seat != null', local('item-13'), '没有待核对的抽中专家', 'Nobody who was drawn waits'),
              must(
                'serving <= panelSize',
                local('item-13'),
                '评审专家已经足数',
                'There are as many experts as there should be',
              ),
            ],
            adds: {
              invitations:
                '{expertNo: if invited = null then seat else invited.expertNo, state: if barred then "回避" else "选定", on: today}',
            },
          },
        ),
        recuse: act(
          t('回避，另抽替补', 'Recuse, to be replaced by a draw'),
          ['purchaser', 'expert'],
          'review',
          local('item-13'),
          {
            asks: { expert: 'required', reason: 'required' },
            own: ['expert'],
            when: [
              must(
                'some p in panelSoFar satisfies p.who = expert',
                local('item-13'),
                '不在评审专家之中',
                'They were not chosen',
              ),
              must(
                'count(recusedSoFar[item.who = expert]) = 1',
                local('item-13'),
                '已经回避',
                'They are recused already',
              ),
              must(
                'actorRole != "expert" or me.expertNo = expert',
                local('item-13'),
                '只能申请本人回避',
                'One recuses oneself alone',
              ),
            ],
            sets: { recused: 'append(recusedSoFar, {who: expert})' },
            adds: { invitations: '{expertNo: expert, state: "回避", on: today}' },
          },
        ),
        score: act(t('评分', 'Give marks'), ['expert'], 'review', law, {
          asks: { bidNo: 'required', planMarks: 'required', teamMarks: 'required', priceMarks: 'required' },
          own: ['bidNo', 'planMarks', 'teamMarks', 'priceMarks'],
          unordered: true,
          when: [
            must(
              'me != null and me.standing = "listed" and (some p in panelSoFar satisfies p.who = me.expertNo)',
              local('item-13'),
              '不是本项目的在库评审专家',
              'They were not chosen for this, or have left the pool',
            ),
            must(
              'every r in recusedSoFar satisfies r.who != me.expertNo',
              local('item-13'),
              '已经回避',
              'They are recused',
            ),
            must('some b in bids satisfies b.no = bidNo', law, '没有这份申请', 'There is no such bid'),
            must(
              'not(conflictedNow)',
              local('item-13'),
              '本人或者近亲属现在申请单位或者其业务主管单位任职，应当回避',
              'They or their kin serve a bidder or its supervising unit now: they recuse themselves',
            ),
            must(
              `scoredOfficers = null or me = null
                or not(some k in scoredOfficers.people satisfies list contains(me.people, k))`,
              local('item-13'),
              '本人或者近亲属现为申请单位任职人员，应当回避',
              'They or their kin serve the bidder now: they recuse themselves',
            ),
          ],
          sets: {
            sheets:
              'append(sheetsSoFar, {bid: bidNo, who: me.expertNo, marks: planMarks + teamMarks + priceMarks})',
          },
        }),
        call_off: callOff,
        rank: act(t('汇总得分并公示', 'Rank, and post it'), purchaser, 'posted', law, {
          when: [
            must(
              'scores.whole and scores.live = panelSize',
              law,
              '专家不足数，或者有人没有评分：回避的另抽替补，不得减少人数计算',
              'An expert is missing, or one gave no marks: who is recused is replaced, never left out of the number',
            ),
            must(
              'not(scores.tied)',
              law,
              '第一名并列，请专家复议后重新评分',
              'Tied for first: the experts look again',
            ),
          ],
          sets: {
            best: 'scores.rows[item.rank = 1][1].hundredths',
            winner: 'partiesSoFar[item.no = scores.first][1].org',
            winnerName: 'partiesSoFar[item.no = scores.first][1].name',
            price: 'partiesSoFar[item.no = scores.first][1].price',
            gradeThen: 'partiesSoFar[item.no = scores.first][1].grade',
            gradeToThen: 'partiesSoFar[item.no = scores.first][1].gradeTo',
          },
        }),
      },
    },
    posted: {
      title: t('公示', 'Posted'),
      holder: 'purchaser',
      outcomes: {
        sign: act(t('签订合同', 'Sign the contract'), purchaser, 'performing', law, {
          asks: { contractNo: 'required', contractFrom: 'required', contractTo: 'required' },
          onlyAfter: 'notice',
          when: [
            must('contractTo > contractFrom', law, '服务结束早于开始', 'It ends before it begins'),
            must(
              'winner0 != null and winner0.standing = "normal"',
              local('item-14'),
              '承接单位在公示期间列入名录或者终止',
              'Who won came onto a list or ended meanwhile',
            ),
          ],
          sets: { gradeEndsFirst: 'gradeToThen != null and gradeToThen < contractTo', paid: '0', back: '0' },
        }),
        /** What was marked before it holds no more: everybody gives marks anew. */
        uphold: act(t('异议成立，重新评审', 'An objection holds: review anew'), purchaser, 'review', law, {
          asks: { reason: 'required' },
          sets: { sheets: '[]' },
        }),
        call_off: callOff,
      },
    },
    performing: {
      title: t('履行中', 'Being performed'),
      holder: 'purchaser',
      outcomes: {
        order_first: order('paying', 'first', t('申请首付款', 'Ask for the first payment'), [
          must('paidBefore = 0', law, '首付款已经支付', 'The first payment was made'),
          must(
            '100 * payment >= firstLeast * price and 100 * payment <= firstMost * price',
            law,
            '首付款为合同价的50%至70%',
            'The first payment is 50 to 70 per cent of the price',
          ),
        ]),
        midterm: act(t('中期检查', 'Mid-term check'), purchaser, 'performing', law, {
          asks: { isOnTrack: 'required', servedSoFar: 'required', findings: 'required' },
          when: [must('paidBefore > 0', law, '首付款还没有支付', 'The first payment was not made')],
        }),
        order_middle: order('paying', 'middle', t('申请中期款', 'Ask for the middle payment'), [
          must('isOnTrack', law, '中期检查没有通过', 'The mid-term check was not passed'),
          must(
            '100 * (paidBefore + payment) <= middleMost * price',
            law,
            '中期付款后累计不超过合同价的90%',
            'At most 90 per cent in all after mid-term',
          ),
        ]),
        accept: act(t('验收和绩效评价', 'Acceptance'), purchaser, 'accepted', law, {
          asks: { acceptMarks: 'required', servedSoFar: 'required', findings: 'required' },
          when: [must('today >= contractFrom', law, '服务还没有开始', 'The service has not begun')],
          sets: {
            rated: `
              if acceptMarks >= excellentAt then "excellent"
              else if acceptMarks >= goodAt then "good"
              else if acceptMarks >= passAt then "pass"
              else "fail"
            `,
          },
        }),
        stop: act(t('终止合同，追回', 'End it, and recover'), purchaser, 'recovering', law, {
          asks: { reason: 'required', owed: 'required' },
          when: [must('owed <= paidBefore', law, '应追回的超过已支付的', 'More than was paid')],
          branches: nothingOwed('closed'),
        }),
      },
    },
    paying: {
      title: t('待支付复核', 'To be released'),
      holder: 'finance-head',
      outcomes: {
        release: act(t('复核支付', 'Release'), ['finance-head'], 'performing', law, {
          notBy: ['order_first', 'order_middle', 'order_balance'],
          when: [mayBePaid],
          sets: { paid: 'paidBefore + asked' },
          branches: [
            {
              title: t('余款已付的', 'The balance is paid'),
              when: 'stage = "balance"',
              to: 'closed',
              clause: law,
            },
          ],
          adds: {
            payments:
              '{stage: if stage = "first" then "首付款" else if stage = "middle" then "中期款" else "余款", amount: asked, on: today}',
          },
          effects: [
            {
              kind: 'transfer',
              debit: 'services',
              credit: 'treasury',
              amount: 'asked',
              memo: t('购买服务付款', 'Paid for services'),
            },
          ],
        }),
        send_back: act(t('退回', 'Back'), ['finance-head'], 'performing', law, {
          asks: { reason: 'required' },
          branches: [
            { title: t('已验收的', 'Accepted already'), when: 'rated != null', to: 'accepted', clause: law },
          ],
        }),
      },
    },
    accepted: {
      title: t('已验收', 'Accepted'),
      holder: 'finance',
      outcomes: {
        order_balance: order('paying', 'balance', t('申请余款', 'Ask for the balance'), [
          must('rated != "fail"', law, '绩效不合格，不支付余款', 'Performance failed: no balance'),
          must(
            'payment = price - paidBefore',
            law,
            '余款为合同价减去已支付',
            'The balance is the price less what was paid',
          ),
        ]),
        settle_failed: act(t('不合格，追回', 'Failed: recover'), purchaser, 'recovering', law, {
          asks: { owed: 'required' },
          when: [
            must('rated = "fail"', law, '绩效合格的不追回', 'It did not fail'),
            must('owed <= paidBefore', law, '应追回的超过已支付的', 'More than was paid'),
          ],
          branches: nothingOwed('closed'),
        }),
      },
    },
    recovering: {
      title: t('追回中', 'Being recovered'),
      holder: 'finance',
      outcomes: {
        recover: act(t('登记追回', 'Record what came back'), ['finance'], 'recovering', law, {
          asks: { recovered: 'required' },
          own: ['recovered'],
          when: [must('back <= owed', law, '追回的超过应追回的', 'More than is owed')],
          sets: { back: '(if back = null then 0 else back) + recovered' },
          branches: [
            { title: t('已全部追回的', 'All of it'), when: 'back = owed', to: 'closed', clause: law },
          ],
          effects: [
            {
              kind: 'transfer',
              debit: 'treasury',
              credit: 'services',
              amount: 'recovered',
              memo: t('追回', 'Recovered'),
            },
          ],
        }),
      },
    },
    closed: { title: t('已办结', 'Closed'), end: 'done', outcomes: {} },
    calledOff: { title: t('已终止', 'Called off'), end: 'withdrawn', outcomes: {} },
  },
  remedy: {
    text: t(
      '对评审结果有异议的，可以在公示期内提出。',
      'Who disagrees with the result may object during the notice.',
    ),
    clause: evaluation('item-4'),
  },
})
