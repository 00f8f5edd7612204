/** The way of a case between two places, in either direction and in each mode. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { cross, local } from '../clauses.ts'
import { act, must, t } from '../shared.ts'
import { tell, whoApplies } from './messages.ts'

type Branch = NonNullable<Outcome['branches']>[number]

const law = local('item-13')
const desk = ['cross-window'] as const
/** What the partner’s own message does, or our window where they told it on paper. */
const orPartner = ['cross-window', 'partner'] as const
const windows = ['cross-window', 'window-clerk'] as const
const turn = (whose: '本区' | '对方' | '申请人') => ({ turn: `"${whose}"`, turnSince: 'today' })
const handed = (how: string, no = 'null') => ({
  custody: `if pieces = null or pieces = 0 then null else {how: "${how}", pieces: pieces, no: ${no}, on: today}`,
})
const notice = (zh: string, en: string) => ({ kind: 'notify', to: 'applicant', text: t(zh, en) }) as const

const whoAsks = {
  partner: 'required',
  itemCode: 'required',
  applicantName: 'required',
  applicantId: 'required',
  phone: 'required',
} as const
/** Only what both have mapped, in the versions of today. */
const mappedNow = [
  must(
    'agreement0 != null and agreement0.standing = "in_force"',
    local('item-12'),
    '与该地区没有有效的通办协议',
    'There is no agreement with that place in force',
  ),
  must(
    'mapped0 != null and mapped0.standing = "listed"',
    local('item-12'),
    '该事项不在与该地区的通办清单',
    'The item is not listed with that place',
  ),
]
const sameVersion = must(
  'mapped0 != null and mapped0.ourVersion = item0.version',
  local('item-12'),
  '事项版本已经变化，请先与对方重新核对；收件日期不变',
  'The item has another version: map it anew with them first; the day of receipt stays',
)
const mapped = {
  mode: 'mapped0.mode',
  theirCode: 'mapped0.theirCode',
  theirVersion: 'mapped0.theirVersion',
  ourVersion: 'item0.version',
  losses: '0',
  ourNo: 'caseId',
}
const withdraw = act(t('撤回', 'Withdraw'), ['resident', 'cross-window'], 'withdrawn', law, {
  asks: { why: 'required' },
  kinMayAct: true,
  effects: [notice('您的申请已经撤回，原件请到窗口领取。', 'It is withdrawn; please fetch your originals.')],
})
/** [XC7] What they did not take comes back to our window. */
const takenBack = { refused: { outcome: 'not_taken', why: 'why' } } as const
const notTaken = act(t('对方系统未收', 'It was not taken there'), orPartner, 'received', cross('item-2'), {
  asks: { why: 'required' },
  sets: { holder: 'if pieces > 0 then "本区" else "申请人"', ...turn('本区') },
})
const accepted = act(t('对方已受理', 'Accepted there'), orPartner, 'there', cross('item-2'), {
  asks: { theirNo: 'required', acceptedThere: 'required', theirDue: 'required' },
  when: [
    must(
      'acceptedThere >= receivedOn',
      cross('item-2'),
      '对方受理日期早于本区收件日期',
      'Accepted there before it was received here',
    ),
  ],
  sets: turn('对方'),
  effects: [
    notice(
      '办理地已经受理，受理日期和期限以办理地为准。',
      'It is accepted there; its day and its limit are theirs.',
    ),
  ],
})
const withdrawnThere = act(t('对方撤回', 'They withdraw it'), orPartner, 'taken_away', cross('item-2'), {
  asks: { why: 'required' },
  sets: turn('对方'),
  effects: [tell('door.withdrawn', {})],
})
const saidSame = must(
  'saidVersion = null or saidVersion = item0.version',
  local('item-12'),
  '对方所用的事项版本不是本区现行版本，请核对后再转',
  'They used another version of the item than ours of today: compare, and send it again',
)
const ended: Branch = {
  title: t('决定不予的', 'Where it was refused'),
  when: 'result = "refused"',
  to: 'ended',
  clause: cross('item-1'),
}

/** Partners of another province. */
const acrossProvinces = 'partner = "luohu" or partner = "zone"'

export const opens: Readonly<Record<string, Outcome<string>>> = {
  receive: act(t('异地事项收件', 'Receive for another place'), windows, 'received', cross('item-1'), {
    asks: { ...whoAsks, formFits: 'required', idSeen: 'required', consents: 'required', pieces: 'required' },
    when: [
      ...mappedNow,
      sameVersion,
      must(
        'formFits',
        cross('item-1'),
        '形式审查没有通过，请当场更正',
        'Its form does not fit: put it right on the spot',
      ),
      must('idSeen', cross('item-1'), '没有核对身份', 'The identity was not checked'),
      must(
        'consents',
        cross('item-2'),
        '申请人没有同意转对方办理',
        'The applicant does not consent that it goes there',
      ),
    ],
    sets: {
      ...mapped,
      ...turn('本区'),
      receivedOn: 'today',
      holder: 'if pieces > 0 then "本区" else "申请人"',
      inbound: 'false',
      isAcross: acrossProvinces,
    },
    adds: handed('taken'),
  }),
  arrive: act(t('收到对方转来', 'Arrived from another place'), orPartner, 'arrived_here', cross('item-1'), {
    asks: {
      ...whoAsks,
      theirNo: 'required',
      receivedThere: 'required',
      pieces: 'required',
      trackingNo: 'optional',
      saidVersion: 'optional',
    },
    when: [...mappedNow, sameVersion, saidSame],
    sets: {
      ...mapped,
      ...turn('本区'),
      receivedOn: 'receivedThere',
      holder: 'if pieces > 0 then "本区" else "申请人"',
      inbound: 'true',
      isAcross: acrossProvinces,
    },
    adds: handed('arrived', 'trackingNo'),
  }),
  join: act(t('对方请求协办', 'They ask us to join'), orPartner, 'joining', cross('item-1'), {
    asks: { ...whoAsks, theirNo: 'required', receivedThere: 'required', saidVersion: 'optional' },
    when: [...mappedNow, sameVersion, saidSame],
    sets: {
      ...mapped,
      ...turn('本区'),
      receivedOn: 'receivedThere',
      holder: '"申请人"',
      inbound: 'true',
      isAcross: acrossProvinces,
    },
  }),
}

export const steps: Readonly<Record<string, Step<string>>> = {
  received: {
    title: t('待转出', 'To be sent on'),
    holder: 'cross-window',
    outcomes: {
      dispatch: act(t('寄出', 'Dispatch'), desk, 'in_transit', cross('item-3'), {
        asks: { trackingNo: 'required', handedBy: 'required' },
        when: [
          sameVersion,
          must('mode = "forward"', cross('item-1'), '不是代收代办的事项', 'It is not received and forwarded'),
          must(
            'pieces > 0',
            cross('item-3'),
            '没有原件，请网上转出',
            'There are no originals: send it online',
          ),
        ],
        /** Until they signed for it the originals are in our custody. */
        sets: turn('对方'),
        adds: handed('dispatched', 'trackingNo'),
        effects: [
          tell('door.offered', { ...whoApplies, pieces: 'pieces', trackingNo: 'trackingNo' }, takenBack),
        ],
      }),
      send_online: act(t('网上转出', 'Send online'), desk, 'at_partner', cross('item-1'), {
        when: [
          sameVersion,
          must(
            'mode = "online" or pieces = 0',
            cross('item-1'),
            '有原件的应当寄出',
            'Originals go by courier',
          ),
        ],
        sets: turn('对方'),
        effects: [tell('door.offered', { ...whoApplies, pieces: 'pieces' }, takenBack)],
      }),
      ask_partner: act(t('请对方协办', 'Ask them to join'), desk, 'with_partner', cross('item-1'), {
        when: [must('mode = "joint"', cross('item-1'), '不是联办的事项', 'It is not handled jointly')],
        sets: turn('对方'),
        effects: [tell('door.asked', whoApplies, takenBack)],
      }),
      look_again: act(t('重新对应版本', 'Take the version of today'), desk, 'received', local('item-12'), {
        when: [sameVersion],
        sets: mapped,
      }),
      withdraw,
    },
  },
  in_transit: {
    title: t('寄送途中', 'In transit'),
    holder: 'cross-window',
    outcomes: {
      arrived_there: act(t('对方签收', 'They signed for it'), desk, 'at_partner', cross('item-3'), {
        asks: { takenBy: 'required' },
        sets: { holder: '"对方"', ...turn('对方') },
        adds: handed('arrived', 'trackingNo'),
      }),
      missing: act(t('原件遗失', 'The originals are missing'), desk, 'lost', law, {
        asks: { why: 'required' },
        sets: { losses: 'losses + 1', holder: '"本区"', ...turn('本区') },
        adds: handed('missing', 'trackingNo'),
        effects: [
          notice(
            '寄送的原件遗失，由本区负责重新收取，办理期限尚未起算。',
            'The originals were lost on the way; we take them anew, and no limit has begun.',
          ),
        ],
      }),
    },
  },
  lost: {
    title: t('待重新收取', 'To be taken anew'),
    holder: 'cross-window',
    outcomes: {
      collect_again: act(t('重新收取', 'Take them anew'), desk, 'received', law, {
        asks: { pieces: 'required' },
        adds: handed('taken'),
      }),
      withdraw,
    },
  },
  at_partner: {
    title: t('待对方受理', 'To be accepted there'),
    holder: 'cross-window',
    outcomes: {
      accepted_there: accepted,
      not_taken: notTaken,
      refused_there: act(t('对方退回', 'They refuse it'), orPartner, 'received', cross('item-2'), {
        asks: { refusedFor: 'required', why: 'required' },
        sets: { holder: 'if pieces > 0 then "本区" else "申请人"', ...turn('本区') },
      }),
      supplement_there: act(
        t('对方要求补正', 'They ask for more'),
        orPartner,
        'supplementing',
        cross('item-2'),
        {
          asks: { wanted: 'required' },
          atMost: 1,
          sets: turn('申请人'),
          effects: [
            notice(
              '办理地要求补正，请到收件窗口补交。',
              'More is asked there: please bring it to the window where you handed it in.',
            ),
          ],
        },
      ),
      withdraw_there: act(
        t('请对方撤回', 'Ask them to give it up'),
        ['resident', 'cross-window'],
        'withdrawing',
        law,
        {
          asks: { why: 'required' },
          kinMayAct: true,
          sets: turn('对方'),
          effects: [tell('door.withdraw', { why: 'why' })],
        },
      ),
    },
  },
  withdrawing: {
    title: t('待对方确认撤回', 'They are to give it up'),
    holder: 'cross-window',
    outcomes: {
      withdrawal_agreed: act(t('对方确认撤回', 'They gave it up'), orPartner, 'withdrawn', law, {
        sets: turn('申请人'),
        effects: [
          notice('您的申请已经撤回，原件请到窗口领取。', 'It is withdrawn; please fetch your originals.'),
        ],
      }),
      /** Theirs came first: whoever holds it goes on. */
      accepted_there: accepted,
      not_taken: notTaken,
    },
  },
  supplementing: {
    title: t('待申请人补正', 'The applicant supplements'),
    holder: 'cross-window',
    outcomes: {
      supplemented: act(t('补正已转', 'Sent on'), desk, 'at_partner', cross('item-2'), {
        asks: { trackingNo: 'optional' },
        begins: ['trackingNo'],
        sets: turn('对方'),
        effects: [tell('door.supplemented', { trackingNo: 'trackingNo' })],
      }),
      withdraw,
    },
  },
  there: {
    title: t('对方办理中', 'Handled there'),
    holder: 'cross-window',
    outcomes: {
      decided_there: act(t('对方已决定', 'Decided there'), orPartner, 'coming_back', cross('item-1'), {
        asks: { result: 'required', trackingNo: 'optional', why: 'optional' },
        begins: ['trackingNo', 'why'],
        sets: { decidedOn: 'today', holder: 'if pieces > 0 then "本区" else "申请人"', ...turn('本区') },
        adds: handed('returned', 'trackingNo'),
      }),
    },
  },
  with_partner: {
    title: t('对方协办', 'They join'),
    holder: 'cross-window',
    outcomes: {
      partner_answered: act(t('对方已反馈', 'They answered'), orPartner, 'arrived_here', cross('item-1'), {
        asks: { opinion: 'required' },
        sets: turn('本区'),
      }),
      not_taken: notTaken,
      withdraw,
    },
  },
  arrived_here: {
    title: t('待本区受理', 'To be accepted here'),
    holder: 'cross-window',
    outcomes: {
      accept_here: act(t('本区受理', 'Accept'), desk, 'here', cross('item-2'), {
        when: [must('inbound', cross('item-1'), '不是对方转来的', 'It did not come from them')],
        sets: { dueHere: 'endHere', acceptedHere: 'today', ...turn('本区') },
        effects: [tell('door.accepted', { number: 'ourNo', acceptedOn: 'acceptedHere', due: 'dueHere' })],
      }),
      ask_more: act(t('请对方补正', 'Ask for more'), desk, 'more_there', cross('item-2'), {
        asks: { wanted: 'required' },
        when: [must('inbound', cross('item-1'), '不是对方转来的', 'It did not come from them')],
        atMost: 1,
        sets: turn('对方'),
        effects: [tell('door.wanted', { wanted: 'wanted' })],
      }),
      withdrawn_there: withdrawnThere,
      accept_joint: act(t('联办受理', 'Accept it jointly'), desk, 'here', cross('item-1'), {
        when: [
          must(
            'mode = "joint" and not(inbound)',
            cross('item-1'),
            '不是联办的事项',
            'It is not handled jointly',
          ),
        ],
        sets: { dueHere: 'endHere', ...turn('本区') },
      }),
      refuse_here: act(t('退回对方', 'Send it back'), desk, 'sent_back', cross('item-2'), {
        asks: { refusedFor: 'required', why: 'required' },
        sets: turn('对方'),
        effects: [tell('door.returned', { refusedFor: 'refusedFor', why: 'why' }, { when: 'inbound' })],
      }),
    },
  },
  more_there: {
    title: t('待对方补正', 'They supplement'),
    holder: 'cross-window',
    outcomes: {
      came_more: act(t('补正已到', 'It came'), orPartner, 'arrived_here', cross('item-2'), {
        asks: { trackingNo: 'optional' },
        sets: turn('本区'),
      }),
      withdrawn_there: withdrawnThere,
    },
  },
  joining: {
    title: t('协办', 'We join'),
    holder: 'reviewer',
    outcomes: {
      give_opinion: act(t('反馈意见', 'Give the opinion'), ['reviewer'], 'answered', cross('item-1'), {
        asks: { opinion: 'required' },
        sets: turn('对方'),
        effects: [tell('door.opinion', { opinion: 'opinion' })],
      }),
      withdrawn_there: withdrawnThere,
    },
  },
  here: {
    title: t('本区办理中', 'Handled here'),
    holder: 'reviewer',
    outcomes: {
      decide_here: act(t('决定', 'Decide'), ['reviewer', 'approver'], 'coming_back', cross('item-1'), {
        asks: { result: 'required', why: { when: 'result = "refused"' } },
        sets: { decidedOn: 'today', ...turn('本区') },
        effects: [tell('door.decided', { result: 'result', why: 'why' }, { when: 'inbound' })],
      }),
    },
  },
  coming_back: {
    title: t('待送达', 'To be delivered'),
    holder: 'cross-window',
    outcomes: {
      delivered: act(
        t('送达并交还原件', 'Delivered, originals given back'),
        desk,
        'closed',
        cross('item-3'),
        {
          asks: { idSeen: 'required', trackingNo: 'optional' },
          begins: ['idSeen', 'trackingNo'],
          when: [
            must('idSeen', cross('item-3'), '没有核对收件人身份', 'The recipient’s identity was not checked'),
          ],
          sets: { holder: '"申请人"', ...turn('申请人') },
          adds: handed('given', 'trackingNo'),
          branches: [ended],
          effects: [
            tell(
              'door.delivered',
              { trackingNo: 'trackingNo' },
              { when: 'not(inbound) and theirNo != null' },
            ),
          ],
        },
      ),
      delivered_there: act(t('对方已送达', 'Delivered there'), orPartner, 'closed', cross('item-3'), {
        asks: { trackingNo: 'optional' },
        when: [must('inbound', cross('item-1'), '不是对方转来的', 'It did not come from them')],
        sets: { holder: '"申请人"', ...turn('申请人') },
        branches: [ended],
      }),
    },
  },
  closed: { title: t('已办结', 'Closed'), end: 'granted', outcomes: {} },
  ended: { title: t('不予，已办结', 'Refused and closed'), end: 'refused', outcomes: {} },
  answered: { title: t('已反馈', 'Answered'), end: 'passed_on', outcomes: {} },
  taken_away: { title: t('对方已撤回', 'Withdrawn there'), end: 'withdrawn', outcomes: {} },
  sent_back: { title: t('已退回对方', 'Sent back'), end: 'withdrawn', outcomes: {} },
  withdrawn: { title: t('已撤回', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
}
