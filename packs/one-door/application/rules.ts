/** What several acts of an application share: what is copied of the catalogue, guards, the number, and whom it tells. */
import type { EffectRule, Guard, Outcome, Programme } from 'yimen/kernel/programme'
import { licensing, local, online, service } from '../clauses.ts'
import { act, must, t, type Post } from '../shared.ts'

export const windows = ['window-clerk', 'street-window', 'helper'] as const
export const applicants = ['resident', ...windows] as const

/** The item as the catalogue has it at this moment: kept by the event, so that no later version can touch it. */
export const copied = {
  itemName: 'item0.name',
  itemVersion: 'item0.version',
  handling: 'item0.handling',
  papersAsked: 'item0.papers',
  needed: 'papersOf',
  resultName: 'item0.resultName',
  legalDays: 'item0.legalDays',
  legalUnit: 'item0.legalUnit',
  promisedDays: 'item0.promisedDays',
  feeDue: 'item0.fee',
} as const

/** Accepted: by the version of today, counted from a day, under the number of the item and the day. */
export const accepting = (from: string) => ({
  ...copied,
  acceptedOn: 'today',
  countFrom: from,
  legalDue: 'if legalUnit = "workday" then legalEnd else null',
  legalDay: 'if legalUnit = "day" then legalEnd else null',
  promisedDue: 'if bundleDue = null then promisedEnd else bundleDue',
  acceptSeq: 'if counter = null then 1 else counter.last + 1',
  acceptNo: `
    itemCode + "-" + substring(string(today), 1, 4) + substring(string(today), 6, 2)
      + substring(string(today), 9, 2) + "-" + string(acceptSeq)
  `,
})
export const numbered: EffectRule = {
  kind: 'enter',
  register: 'door.counters',
  id: 'itemCode + " " + string(today)',
  standing: '"counted"',
  body: { last: 'acceptSeq' },
}

export const entries: NonNullable<Programme['entries']> = {
  item0: { register: 'door.items', id: 'itemCode' },
  counter: { register: 'door.counters', id: 'itemCode + " " + string(today)' },
  promiseRecord: { register: 'door.credit', id: 'applicantKey' },
  lastOfDevice: { register: 'door.devices', id: 'device' },
}
export const reckonings: NonNullable<Programme['reckonings']> = {
  papersOf: { ability: 'door.papers@1', with: { cell: 'item0.papers' }, clause: local('item-1') },
  applicantIs: { ability: 'door.person@1', with: { idNo: 'applicantId' }, clause: local('item-2') },
  codeFits: { ability: 'door.code@1', with: { code: 'uscc' }, clause: local('item-1') },
  legalEnd: {
    ability: 'door.due@1',
    with: { from: 'countFrom', days: 'legalDays', unit: 'legalUnit' },
    clause: licensing('art-82'),
  },
  promisedEnd: {
    ability: 'door.due@1',
    with: { from: 'countFrom', days: 'promisedDays', unit: '"workday"' },
    clause: licensing('art-82'),
  },
  hearingEnd: {
    ability: 'door.due@1',
    with: { from: 'today', days: 'holdHearingDays', unit: '"workday"' },
    clause: licensing('art-47'),
  },
  sinceLast: {
    ability: 'door.seconds@1',
    with: { from: 'lastOfDevice.last', to: 'moment' },
    clause: local('item-6'),
  },
}

export const published = must(
  'item0.standing = "published"',
  service('art-13'),
  '事项没有发布或者已经暂停，不能办理',
  'The item is not published, or suspended',
)
export const stillDelegated = must(
  'item0.delegatedUntil = null or today <= item0.delegatedUntil',
  local('item-3'),
  '委托已经到期，由法定实施机关办理；请转送，不要退回申请人',
  'The delegation has ended and the statutory organ handles it: pass it on, do not send the applicant away',
)
/** Who is under age or cannot act has a guardian, with proof. */
export const whoActs: readonly Guard[] = [
  must(
    'age(born, today) >= adultAge or (hasAgent and agentKind = "guardian")',
    local('item-2'),
    '申请人未满十八周岁，由监护人代为申请并附监护证明',
    'The applicant is under age: a guardian applies, with proof',
  ),
  must(
    'not(hasAgent) or count(proof) > 0',
    local('item-2'),
    '代办应当附监护证明或者委托书',
    'Who acts for somebody shows the guardianship or the authorisation',
  ),
  must(
    'who = "natural" or codeFits',
    local('item-1'),
    '统一社会信用代码校验不通过',
    'The credit code does not match its checks',
  ),
  must(
    'who = "natural" and item0.object != "legal" or who = "legal" and item0.object != "natural"',
    local('item-1'),
    '该事项的服务对象不是这类申请人',
    'The item is not for such an applicant',
  ),
]
export const whoAsks: NonNullable<Outcome['asks']> = {
  itemCode: 'required',
  who: 'required',
  applicantName: 'required',
  applicantId: 'required',
  orgName: { when: 'who = "legal"' },
  uscc: { when: 'who = "legal"' },
  hasAgent: 'required',
  agentKind: { when: 'hasAgent' },
  agentName: { when: 'hasAgent' },
  agentId: { when: 'hasAgent' },
  proof: { when: 'hasAgent' },
  phone: 'required',
}

/** Only what the guide of the item lists, and none that departments share. */
export const onlyOfTheGuide = (list: string): readonly Guard[] => [
  must(
    `${list} = null or (every n in ${list}.no satisfies count(papersOf[item.no = n]) = 1)`,
    service('art-23'),
    '不得要求办事指南以外的材料',
    'Nothing outside the guide may be asked',
  ),
  must(
    `${list} = null or (every n in ${list}.no satisfies count(papersOf[item.no = n and item.exempt]) = 0)`,
    online('art-7'),
    '该材料可以共享获取，不得要求申请人提交',
    'The government shares it: it may not be asked of the applicant',
  ),
]
export const complete = must(
  'count(lacks) = 0',
  licensing('art-32'),
  '材料不齐：请一次告知补正，或者容缺受理',
  'Papers are missing: give one complete notice, or accept it with tolerance',
)
export const feeSettled = must(
  'feeDue = 0 or feePaid = feeDue',
  local('item-5'),
  '应缴费用没有缴清',
  'The fee is not paid',
)

/** What its parts tell the application for several items; nothing where there is none. */
export const tellBundle = (result: string): EffectRule => ({
  kind: 'command',
  case: 'bundle',
  outcome: 'part_done',
  input: { member: 'caseId', result: `"${result}"` },
})
export const word = (zh: string, en: string): EffectRule => ({
  kind: 'notify',
  to: 'applicant',
  text: t(zh, en),
})
/** Whatever was still owed is owed no longer. */
export const waived: EffectRule = { kind: 'close_obligation', obligation: 'latePapers', how: 'waived' }
export const refunded: EffectRule = {
  kind: 'transfer',
  debit: 'payable',
  credit: 'collected',
  amount: 'feePaid',
  when: 'feePaid > 0',
  memo: t('撤回申请，退还已缴费用', 'Withdrawn: the fee is paid back'),
}

export const withdraw = act(t('撤回申请', 'Withdraw'), applicants, 'withdrawn', local('item-5'), {
  asks: { reason: 'required' },
  kinMayAct: true,
  effects: [
    refunded,
    waived,
    tellBundle('withdrawn'),
    word(
      '您的申请已经撤回，已缴费用原路退还，不作不予许可登记。',
      'It is withdrawn, the fee is paid back, and nothing says refused.',
    ),
  ],
})
export const pay = <const To extends string>(to: To) =>
  act(t('缴费', 'Take the fee'), ['window-clerk', 'street-window'], to, local('item-5'), {
    asks: { paidHow: 'required', voucherNo: 'required' },
    when: [must('feeDue > 0', local('item-5'), '该事项不收费', 'It costs nothing')],
    sets: { feePaid: 'feeDue' },
    atMost: 1,
    effects: [
      {
        kind: 'transfer',
        debit: 'collected',
        credit: 'payable',
        amount: 'feePaid',
        memo: t('代收规费', 'Fee taken'),
      },
    ],
  })
/** What was tolerated comes in, all of it at once. */
export const handIn = <const To extends string>(to: To) =>
  act(t('补齐容缺材料', 'Bring what was tolerated'), applicants, to, service('art-24'), {
    asks: { supplied: 'required', files: 'optional' },
    own: ['supplied'],
    kinMayAct: true,
    when: [
      must('wasOwed', service('art-24'), '没有容缺的材料', 'Nothing was tolerated'),
      must('count(lacks) = 0', service('art-24'), '还有容缺的材料没有补齐', 'Something is still missing'),
    ],
    sets: { wasOwed: 'isOwed', isOwed: 'false', lacks: 'lacks[not(list contains(supplied.no, item))]' },
    effects: [{ kind: 'close_obligation', obligation: 'latePapers', how: 'done', late: 'late' }],
  })
export const missed = act(
  t('容缺材料逾期未补', 'What was tolerated did not come'),
  ['system'],
  'unsupplied',
  service('art-24'),
  { onlyAfter: 'deferral' },
)
/** A promise that was found false, whenever that is. */
export const revoke = act(t('撤销决定', 'Revoke'), ['system'], 'revoked', service('art-27'), {
  asks: { revokedWhy: 'required' },
  sets: { result: '"revoked"' },
  effects: [
    {
      kind: 'enter',
      register: 'door.credit',
      id: 'applicantKey',
      standing: '"listed"',
      body: { reason: '"告知承诺不实：" + itemName', on: 'today' },
    },
    word(
      '经核查，您的承诺不实，决定已经撤销并记入信用记录；修复以前不适用告知承诺。',
      'Your promise was found false: the decision is revoked and on the credit record; until it is repaired you may not use the promise.',
    ),
  ],
})
export const by = (...posts: readonly Post[]): readonly Post[] => posts
