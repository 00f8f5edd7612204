/** The steps of an application: receive, supplement, accept, review with what stops the clock, decide, deliver, rate. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { business, licensing, local, online, rating, service } from '../clauses.ts'
import { act, must, t } from '../shared.ts'
import { signedThere } from '../signed.ts'
import {
  accepting,
  applicants,
  complete,
  copied,
  feeSettled,
  handIn,
  missed,
  numbered,
  onlyOfTheGuide,
  pay,
  published,
  revoke,
  stillDelegated,
  tellBundle,
  waived,
  whoActs,
  whoAsks,
  windows,
  withdraw,
  word,
} from './rules.ts'

type Branch = NonNullable<Outcome['branches']>[number]

const reviewer = ['reviewer'] as const
const approver = ['approver'] as const
const delivery = ['delivery', 'window-clerk', 'street-window'] as const
const lead = ['hall-lead'] as const

const received = {
  ...copied,
  receivedOn: 'today',
  applicantKey: 'applicantIs',
  lacks: 'if lacking = null then [] else lacking.no',
  supplements: '0',
  feePaid: '0',
  isOwed: 'false',
}
const now = { isInTime: 'true', isEarly: 'true', oneVisit: 'item0.visits <= 1' }

export const opens: Readonly<Record<string, Outcome<string>>> = {
  receive: act(t('窗口收件', 'Receive at the window'), windows, 'received', licensing('art-32'), {
    asks: { ...whoAsks, channel: 'required', lacking: 'optional', files: 'optional' },
    when: [
      published,
      ...whoActs,
      ...onlyOfTheGuide('lacking'),
      must(
        'channel != "online"',
        business('art-37'),
        '网上申请由申请人提交',
        'What comes online the applicant sends',
      ),
    ],
    sets: received,
  }),
  apply: act(t('网上申请', 'Apply online'), ['resident'], 'received', business('art-37'), {
    asks: { ...whoAsks, files: 'optional' },
    kinMayAct: true,
    when: [
      published,
      ...whoActs,
      must(
        'item0.isOnline',
        local('item-1'),
        '该事项没有开通网办，请到窗口办理',
        'It is not online: come to the window',
      ),
    ],
    sets: { channel: '"online"', ...received },
  }),
  from_bundle: act(t('一件事分办', 'A part of several'), ['system'], 'received', local('item-7'), {
    asks: {
      itemCode: 'required',
      who: 'required',
      applicantName: 'required',
      applicantId: 'required',
      orgName: 'optional',
      uscc: 'optional',
      phone: 'required',
      channel: 'required',
      files: 'optional',
      bundle: 'required',
      bundleDue: 'required',
    },
    sets: { hasAgent: 'false', ...received },
  }),
}

const toDeliver = 'to_deliver'
const decided = (result: 'granted' | 'refused', to: 'to_deliver', more: Partial<Outcome> = {}) => ({
  ...more,
  to,
  sets: {
    result: `"${result}"`,
    decidedOn: 'today',
    isInTime:
      'not(list contains(lapsed, "promised")) and not(list contains(lapsed, "legal")) and not(list contains(lapsed, "legalDay"))',
    isEarly: 'today < promisedDue',
    ...more.sets,
  },
})
const grant = (
  title: ReturnType<typeof t>,
  posts: Parameters<typeof act>[1],
  clause: string,
  more: Partial<Outcome>,
) => {
  const { to: _to, ...rest } = decided('granted', toDeliver, more)
  return act(title, posts, toDeliver, clause, {
    ...rest,
    effects: [
      ...(more.effects ?? []),
      tellBundle('granted'),
      word('您申请的事项已经准予，正在出件。', 'It is granted; the result is being made.'),
    ],
  })
}
const refuse = (
  title: ReturnType<typeof t>,
  posts: Parameters<typeof act>[1],
  clause: string,
  more: Partial<Outcome>,
) => {
  const { to: _to, ...rest } = decided('refused', toDeliver, more)
  return act(title, posts, toDeliver, clause, {
    ...rest,
    effects: [
      waived,
      ...(more.effects ?? []),
      tellBundle('refused'),
      word(
        '您申请的事项不予办理，理由和救济途径见决定书。',
        'It is refused; the reasons and the remedies stand in the decision.',
      ),
    ],
  })
}
const accepted = word(
  '您的申请已经受理，受理号和办结日期见办件。',
  'It is accepted; its number and day stand in the case.',
)

const accepts = {
  accept: act(t('受理', 'Accept'), windows, 'reviewing', licensing('art-32'), {
    when: [published, stillDelegated, complete],
    sets: accepting('today'),
    effects: [numbered, accepted],
  }),
  accept_deferred: act(t('容缺受理', 'Accept with tolerance'), windows, 'reviewing', service('art-24'), {
    asks: { supplyBy: 'required', deferSigned: 'required' },
    when: [
      published,
      stillDelegated,
      must('count(lacks) > 0', service('art-24'), '材料齐全，请直接受理', 'Nothing is missing: accept it'),
      must(
        'every n in lacks satisfies count(needed[item.no = n and item.defer]) = 1',
        service('art-24'),
        '缺少的材料不在可容缺之列',
        'What is missing may not be tolerated',
      ),
      must('deferSigned', service('art-24'), '申请人没有承诺补齐', 'The applicant has not promised it'),
      must(
        'supplyBy > today and date(supplyBy) <= date(today) + duration("P1D") * deferMost',
        local('item-2'),
        '补齐日期应当在今日以后、容缺最长期限以内',
        'It is brought after today and within the longest tolerance',
      ),
    ],
    sets: { ...accepting('today'), isOwed: 'true' },
    effects: [
      numbered,
      { kind: 'open_obligation', obligation: 'latePapers' },
      word(
        '您的申请已经容缺受理，请在承诺日期以前补齐材料。',
        'It is accepted; bring what is missing by the day you promised.',
      ),
    ],
  }),
  accept_as_received: act(
    t('按首次收件之日受理', 'Accept as of the first receipt'),
    windows,
    'reviewing',
    licensing('art-32'),
    {
      when: [
        stillDelegated,
        must(
          'supplements > 0',
          licensing('art-32'),
          '没有发过补正告知，请直接受理或者一次告知',
          'No notice was given: accept it, or tell everything once',
        ),
      ],
      sets: { ...accepting('receivedOn'), lacks: '[]' },
      effects: [numbered, accepted],
    },
  ),
  deemed_accepted: act(
    t('逾期未告知，视为受理', 'Nothing was told in time: accepted'),
    ['system'],
    'reviewing',
    licensing('art-32'),
    { onlyAfter: 'notice', sets: { ...accepting('receivedOn'), lacks: '[]' }, effects: [numbered] },
  ),
}

const suspends = {
  clocks: ['legal', 'legalDay', 'promised'],
  reason: t(
    '听证、检验、检测、鉴定、评审等所需时间',
    'Time for hearing, inspection, test, appraisal, review',
  ),
  clause: licensing('art-45'),
} as const
const afterRefusal: Branch = {
  title: t('决定不予的', 'Where it was refused'),
  when: 'result = "refused"',
  to: 'ended',
  clause: licensing('art-38'),
}
const sent = (how: string, no = 'null') => ({ sent: `{how: "${how}", no: ${no}, on: today}` })
const handOver = act(t('窗口交付', 'Hand over'), delivery, 'rating', licensing('art-44'), {
  asks: { handedTo: 'required', idSeen: 'required' },
  when: [
    must('idSeen', licensing('art-44'), '没有核对领取人身份', 'Their identity was not checked'),
    must(
      'handedTo = "self" or hasAgent',
      licensing('art-44'),
      '没有登记的代办人',
      'Nobody is on record as acting for them',
    ),
  ],
  adds: sent('window'),
})

export const steps: Readonly<Record<string, Step<string>>> = {
  received: {
    title: t('待受理', 'To be accepted'),
    holder: 'window-clerk',
    outcomes: {
      ...accepts,
      supplement: act(
        t('一次性告知补正', 'One complete notice'),
        windows,
        'supplementing',
        licensing('art-32'),
        {
          asks: { wanted: 'required', wantedWhy: 'required' },
          own: ['wanted'],
          when: [
            must(
              'supplements = 1',
              service('art-36'),
              '补正只能告知一次：没有一次告知的，自首次收件之日起视为受理，请按首次收件之日受理',
              'One notice alone: what was not told then counts as accepted from the first receipt; accept it as of that day',
            ),
            must('count(wanted) > 0', licensing('art-32'), '没有写明补正的材料', 'Nothing is named'),
            ...onlyOfTheGuide('wanted'),
          ],
          sets: { supplements: 'supplements + 1', lacks: 'distinct values(concatenate(lacks, wanted.no))' },
          effects: [
            word(
              '您的申请需要补正，全部补正内容已经一次告知。',
              'Something is to be supplemented; all of it is told at once.',
            ),
          ],
        },
      ),
      grant_now: grant(t('当场办结', 'Done on the spot'), windows, service('art-36'), {
        when: [
          published,
          stillDelegated,
          must('handling = "immediate"', service('art-36'), '不是即办件', 'It is no item done at once'),
          complete,
          feeSettled,
        ],
        sets: { acceptedOn: 'today', ...now },
      }),
      grant_on_promise: grant(
        t('告知承诺，当场决定', 'Granted on a promise'),
        ['window-clerk', 'reviewer'],
        service('art-25'),
        {
          asks: { promiseSigned: 'required' },
          when: [
            published,
            stillDelegated,
            must('item0.canPromise', service('art-25'), '该事项不适用告知承诺', 'Not by a promise'),
            must('promiseSigned', service('art-25'), '承诺书没有签署', 'The promise is not signed'),
            must(
              'promiseRecord = null or promiseRecord.standing = "repaired"',
              service('art-29'),
              '申请人有告知承诺失信记录，修复以前按一般程序办理',
              'The applicant is on the credit record: until it is repaired it goes the ordinary way',
            ),
            feeSettled,
          ],
          sets: { ...accepting('today'), lacks: '[]', byPromise: 'true', ...now, one: '[{n: 1}]' },
          effects: [
            numbered,
            {
              kind: 'open_each',
              list: 'one',
              programme: 'door.check',
              outcome: 'begin',
              input: { application: 'caseId', itemCode: 'itemCode' },
            },
          ],
        },
      ),
      pay: pay('received'),
      check_and_sign: signedThere('received'),
      reject: act(t('不予受理', 'Do not accept'), windows, 'rejected', licensing('art-32'), {
        asks: {
          rejectKind: 'required',
          rightOrgan: { when: 'rejectKind = "elsewhere"' },
          reason: 'required',
        },
        effects: [
          tellBundle('rejected'),
          word(
            '您的申请不予受理，理由和应当申请的机关见通知书。',
            'It is not accepted; the reason and where to apply stand in the notice.',
          ),
        ],
      }),
      pass_on: act(t('转送法定机关', 'Pass on to the statutory organ'), windows, 'passed', local('item-3'), {
        when: [
          must(
            'item0.delegatedUntil != null and today > item0.delegatedUntil',
            local('item-3'),
            '委托没有到期',
            'The delegation has not ended',
          ),
        ],
        sets: { rightOrgan: 'item0.organ' },
        effects: [
          tellBundle('rejected'),
          word(
            '该事项的委托已经到期，您的材料已经转送法定机关，不必重新提交。',
            'The delegation has ended; your papers were passed on, and you need not send them again.',
          ),
        ],
      }),
      withdraw,
    },
  },
  supplementing: {
    title: t('待补正', 'To be supplemented'),
    holder: 'resident',
    outcomes: {
      bring: act(t('补正', 'Supplement'), applicants, 'received', licensing('art-32'), {
        asks: { supplied: 'required', files: 'optional' },
        own: ['supplied'],
        kinMayAct: true,
        sets: { lacks: 'lacks[not(list contains(supplied.no, item))]' },
      }),
      accept_as_received: accepts.accept_as_received,
      deemed_withdrawn: act(
        t('逾期未补正，视为撤回', 'Not supplemented: withdrawn'),
        ['system'],
        'withdrawn',
        service('art-36'),
        { onlyAfter: 'supplement', effects: [refundedNothing(), tellBundle('withdrawn')] },
      ),
      withdraw,
    },
  },
  reviewing: {
    title: t('审查', 'Review'),
    holder: 'reviewer',
    outcomes: {
      pay: pay('reviewing'),
      hand_in: handIn('reviewing'),
      deferral_missed: missed,
      site_check: act(t('现场核查', 'Check on the site'), reviewer, 'reviewing', licensing('art-34'), {
        asks: { officer1: 'required', officer2: 'required', finding: 'required' },
        own: ['officer1', 'officer2'],
        when: [
          must('officer1 != officer2', licensing('art-34'), '现场核查不少于两人', 'Two officers or more'),
        ],
        adds: { checks: '{first: officer1, second: officer2, on: today}' },
      }),
      begin_special: act(
        t('进入特别程序', 'Begin a special procedure'),
        reviewer,
        'special',
        licensing('art-45'),
        {
          asks: { procKind: 'required', noticeNo: 'required', procDays: 'required' },
          adds: { special: '{kind: procKind, noticeNo: noticeNo, days: procDays, on: today}' },
          effects: [
            word(
              '您的申请进入特别程序，所需时间不计入办理期限，告知书见办件。',
              'A special procedure has begun; its time is outside the limit and stands in the notice.',
            ),
          ],
        },
      ),
      offer_hearing: act(
        t('告知听证权利', 'Tell of the right to a hearing'),
        reviewer,
        'hearing_offered',
        licensing('art-36'),
        { asks: { interested: 'required', noticeNo: 'required' } },
      ),
      ask_time: act(t('申请延长', 'Ask for more time'), reviewer, 'extending', licensing('art-42'), {
        asks: { extendDays: 'required', reason: 'required' },
        atMost: 1,
        when: [
          must(
            'extendDays <= extendMost',
            licensing('art-42'),
            '延长不超过十个工作日',
            'Ten working days at most',
          ),
        ],
      }),
      propose: act(t('审查意见', 'Opinion'), reviewer, 'deciding', licensing('art-38'), {
        asks: { opinion: 'required', opinionWhy: { when: 'opinion = "refused"' } },
      }),
      withdraw,
    },
  },
  special: {
    title: t('特别程序', 'Special procedure'),
    holder: 'reviewer',
    suspends,
    outcomes: {
      end_special: act(t('特别程序结束', 'It has ended'), reviewer, 'reviewing', licensing('art-45'), {
        asks: { procResult: 'required' },
      }),
      hand_in: handIn('special'),
      withdraw,
    },
  },
  hearing_offered: {
    title: t('待申请听证', 'A hearing may be asked'),
    holder: 'reviewer',
    suspends,
    outcomes: {
      ask_hearing: act(
        t('申请听证', 'Ask for a hearing'),
        ['reviewer', 'resident'],
        'hearing_asked',
        licensing('art-47'),
        { asks: { askedBy: 'required' }, kinMayAct: true, sets: { hearingBy: 'hearingEnd' } },
      ),
      no_hearing: act(t('没有申请听证', 'Nobody asked'), ['system'], 'reviewing', licensing('art-47'), {
        onlyAfter: 'askHearing',
      }),
      withdraw,
    },
  },
  hearing_asked: {
    title: t('待定听证日期', 'Its day is to be set'),
    holder: 'reviewer',
    suspends,
    outcomes: {
      set_hearing: act(t('定听证日期', 'Set its day'), reviewer, 'hearing_set', licensing('art-48'), {
        asks: { hearingOn: 'required', noticeNo: 'required' },
        when: [
          must(
            'date(hearingOn) >= date(today) + duration("P1D") * hearingNotice',
            licensing('art-48'),
            '听证应当提前七日告知',
            'It is told seven days before',
          ),
          must(
            'hearingOn <= hearingBy',
            licensing('art-47'),
            '超过组织听证的期限',
            'Past the time to hold it',
          ),
        ],
      }),
      withdraw,
    },
  },
  hearing_set: {
    title: t('待听证', 'The hearing'),
    holder: 'reviewer',
    suspends,
    outcomes: {
      hold_hearing: act(t('举行听证', 'Held'), reviewer, 'reviewing', licensing('art-48'), {
        asks: { minutes: 'required' },
        when: [must('today >= hearingOn', licensing('art-48'), '听证日期未到', 'Its day has not come')],
      }),
      withdraw,
    },
  },
  extending: {
    title: t('延长待批', 'More time is asked'),
    holder: 'approver',
    outcomes: {
      grant_time: act(t('同意延长', 'Grant it'), approver, 'reviewing', licensing('art-42'), {
        sets: {
          legalDays: 'legalDays + extendDays',
          promisedDays: 'promisedDays + extendDays',
          legalDue: 'if legalUnit = "workday" then legalEnd else null',
          legalDay: 'if legalUnit = "day" then legalEnd else null',
          promisedDue: 'if bundleDue = null then promisedEnd else bundleDue',
        },
        effects: [
          word(
            '您申请事项的办理期限已经延长，理由见办件。',
            'The limit is extended; the reason stands in the case.',
          ),
        ],
      }),
      refuse_time: act(t('不同意延长', 'Refuse it'), approver, 'reviewing', licensing('art-42'), {
        asks: { reason: 'required' },
      }),
    },
  },
  deciding: {
    title: t('决定', 'Decision'),
    holder: 'approver',
    outcomes: {
      grant: grant(t('准予', 'Grant'), approver, licensing('art-38'), {
        notBy: ['propose'],
        when: [
          must(
            'not(isOwed)',
            service('art-24'),
            '容缺的材料没有补齐，不能准予',
            'What was tolerated has not come: it is not granted',
          ),
          feeSettled,
        ],
        sets: { oneVisit: 'item0.visits <= 1 and supplements = 0' },
        effects: [{ kind: 'close_obligation', obligation: 'latePapers', how: 'done' }],
      }),
      refuse: refuse(t('不予', 'Refuse'), approver, licensing('art-38'), {
        asks: { reason: 'required' },
        notBy: ['propose'],
      }),
      send_back: act(t('退回审查', 'Back to review'), approver, 'reviewing', licensing('art-38'), {
        asks: { reason: 'required' },
      }),
      hand_in: handIn('deciding'),
      deferral_missed: missed,
      withdraw,
    },
  },
  unsupplied: {
    title: t('容缺逾期待处理', 'Tolerated papers did not come'),
    holder: 'reviewer',
    outcomes: {
      hand_in: handIn('reviewing'),
      refuse_unsupplied: refuse(t('未补齐，不予', 'Refused: it did not come'), reviewer, service('art-24'), {
        asks: { reason: 'required' },
      }),
      withdraw,
    },
  },
  to_deliver: {
    title: t('待送达', 'To be delivered'),
    holder: 'delivery',
    outcomes: {
      hand_over: handOver,
      send: act(t('邮寄', 'Post it'), delivery, 'in_post', licensing('art-44'), {
        asks: { trackingNo: 'required' },
        adds: sent('post', 'trackingNo'),
      }),
      issue_licence: act(t('签发电子证照', 'Issue the e-licence'), delivery, 'rating', online('art-10'), {
        asks: { licenceNo: 'required' },
        when: [
          must(
            'result = "granted"',
            licensing('art-44'),
            '不予的决定不发证照',
            'What was refused has no licence',
          ),
        ],
        adds: sent('licence', 'licenceNo'),
      }),
      revoke,
    },
  },
  in_post: {
    title: t('邮寄途中', 'In the post'),
    holder: 'delivery',
    outcomes: {
      signed_for: act(t('已签收', 'Signed for'), delivery, 'rating', licensing('art-44')),
      came_back: act(t('退件', 'It came back'), delivery, 'at_window', local('item-4'), {
        asks: { reason: 'required' },
        adds: sent('back', 'trackingNo'),
        effects: [word('邮件被退回，请到窗口领取。', 'The letter came back: please fetch it at the window.')],
      }),
      revoke,
    },
  },
  at_window: {
    title: t('窗口待领', 'Waits at the window'),
    holder: 'delivery',
    outcomes: { hand_over: handOver, revoke },
  },
  rating: {
    title: t('待评价', 'To be rated'),
    holder: 'hall-lead',
    dormant: true,
    outcomes: {
      rate: act(t('评价', 'Rate'), ['resident'], 'closed', rating('item-1'), {
        asks: {
          star: 'required',
          ratedBy: 'required',
          device: { when: 'ratedBy = "device"' },
          remark: 'optional',
        },
        kinMayAct: true,
        when: [
          must(
            'ratedBy != "hotline"',
            rating('item-1'),
            '电话回访由12345录入',
            'A call back is entered by the hotline',
          ),
        ],
        sets: {
          isQuick: 'ratedBy = "device" and star = "v5" and lastOfDevice != null and sinceLast < quickSeconds',
          isGood: 'star = "v5" or star = "v4" or star = "v3"',
          isCounted: 'not(isQuick)',
        },
        branches: rated(),
        effects: ratingEntered(true),
      }),
      rate_by_phone: act(t('电话评价', 'Rated by telephone'), ['hotline'], 'closed', rating('item-1'), {
        asks: { star: 'required', remark: 'optional' },
        sets: {
          ratedBy: '"hotline"',
          isQuick: 'false',
          isGood: 'star = "v5" or star = "v4" or star = "v3"',
          isCounted: 'true',
        },
        branches: rated(),
        effects: ratingEntered(false),
      }),
      unrated: act(t('期满未评价', 'Not rated'), ['system'], 'closed', local('item-6'), {
        onlyAfter: 'rate',
        branches: [afterRefusal],
      }),
      print_paper: act(t('补发纸质证照', 'On paper besides'), delivery, 'rating', online('art-10'), {
        asks: { handedTo: 'required', idSeen: 'required' },
        when: [
          must('licenceNo != null', online('art-10'), '没有发过电子证照', 'No e-licence was issued'),
          must('idSeen', licensing('art-44'), '没有核对领取人身份', 'Their identity was not checked'),
        ],
        adds: sent('paper'),
      }),
      revoke,
    },
  },
  in_question: {
    title: t('评价待核实', 'A rating in question'),
    holder: 'hall-lead',
    outcomes: {
      count_it: act(t('核实有效', 'It counts'), lead, 'closed', rating('item-1'), {
        asks: { verified: 'required' },
        sets: { isCounted: 'true' },
        branches: [afterRefusal],
      }),
      leave_out: act(t('核实不计', 'It does not count'), lead, 'closed', rating('item-3'), {
        asks: { verified: 'required' },
        sets: { isExcluded: 'true' },
        branches: [afterRefusal],
      }),
      revoke,
    },
  },
  mending: {
    title: t('差评整改', 'A bad rating'),
    holder: 'hall-lead',
    outcomes: {
      open_mending: act(t('列入整改', 'To be put right'), ['system'], 'mending', rating('item-2')),
      mend: act(t('整改并回访', 'Put right and called back'), lead, 'closed', rating('item-2'), {
        asks: { verified: 'required', mended: 'required', calledBack: 'required', calledOn: 'required' },
        when: [must('calledBack', rating('item-2'), '差评应当全部回访', 'Every bad rating is called back')],
        sets: { isInTime: 'not(list contains(lapsed, "mend"))' },
        branches: [afterRefusal],
        effects: [badRating('fixed', 'list contains(lapsed, "mend")')],
      }),
      leave_out: act(
        t('恶意或者误评，不计', 'Malicious or mistaken: left out'),
        lead,
        'closed',
        rating('item-3'),
        {
          asks: { verified: 'required' },
          sets: { isExcluded: 'true', isCounted: 'false' },
          branches: [afterRefusal],
          effects: [badRating('excluded', 'false')],
        },
      ),
      revoke,
    },
  },
  closed: { title: t('已办结', 'Closed'), end: 'granted', outcomes: { revoke } },
  ended: { title: t('不予，已办结', 'Refused and closed'), end: 'refused', outcomes: {} },
  rejected: { title: t('不予受理', 'Not accepted'), end: 'not_accepted', outcomes: {} },
  passed: { title: t('已转送', 'Passed on'), end: 'passed_on', outcomes: {} },
  withdrawn: { title: t('已撤回', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
  revoked: { title: t('已撤销', 'Revoked'), end: 'revoked', outcomes: {} },
}

/** Nothing was taken before it was accepted, but for what is done at once. */
function refundedNothing() {
  return {
    kind: 'transfer',
    debit: 'payable',
    credit: 'collected',
    amount: 'feePaid',
    when: 'feePaid > 0',
    memo: t('视为撤回，退还已缴费用', 'Withdrawn: the fee is paid back'),
  } as const
}

function rated(): readonly Branch[] {
  return [
    {
      title: t('同一设备连续快评的', 'Where one device rates in a burst'),
      when: 'isQuick',
      to: 'in_question',
      clause: local('item-6'),
    },
    { title: t('差评的', 'Where it is bad'), when: 'not(isGood)', to: 'mending', clause: rating('item-2') },
    afterRefusal,
  ]
}

function badRating(standing: string, late: string) {
  return {
    kind: 'enter',
    register: 'door.ratings',
    id: 'caseId',
    standing: `"${standing}"`,
    body: { item: 'itemName', on: 'today', late },
    when: 'not(isGood)',
  } as const
}

function ratingEntered(byDevice: boolean) {
  return [
    badRating('open', 'false'),
    { kind: 'command', case: 'if isGood then null else caseId', outcome: 'open_mending', input: {} } as const,
    ...(byDevice
      ? [
          {
            kind: 'enter',
            register: 'door.devices',
            id: 'device',
            standing: '"used"',
            body: { last: 'moment' },
            when: 'ratedBy = "device"',
          } as const,
        ]
      : []),
  ]
}
