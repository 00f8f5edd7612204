/** Steps 1 to 3: the group and its roll, the plan, the ballot. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'
import { body, community, sell, stage, still, tell, withdraw } from './shared.ts'

const recordRoll = {
  title: { zh: '登记户册', en: 'Record the dwellings' },
  seenBy: 'actor',
  by: [community],
  to: 'plan',
  asks: { dwellings: 'required', owners: 'optional' },
  kinMayAct: true,
  sets: { voters: 'roll' },
  when: [
    {
      test: 'voters != null',
      clause: civil('art-278'),
      message: {
        zh: '户册不全：每户都要有面积和业主（未售的注明），且不得重复',
        en: 'The roll is incomplete: every dwelling has an area and an owner, or is marked unsold, once',
      },
    },
  ],
  clause: local('item-4'),
} as const satisfies Outcome

const openBallot = {
  title: { zh: '公布方案，发起表决', en: 'Show the plan and open the ballot' },
  by: [community],
  to: 'ballot',
  asks: {
    planText: 'required',
    shaftWidth: 'required',
    shaftDepth: 'required',
    entry: 'required',
    privateRooms: 'optional',
    maintenanceFund: 'optional',
    budget: 'optional',
    closesOn: 'required',
    planPapers: 'optional',
  },
  /** What this plan does not say, an earlier one does not say for it. */
  own: ['privateRooms', 'maintenanceFund'],
  begins: ['ballots', 'privateConsents'],
  kinMayAct: true,
  sets: {
    openedOn: 'today',
    wantedConsents: 'if privateRooms = null then [] else privateRooms.room',
    maintenanceDecided: 'if maintenanceFund = null then 0 else maintenanceFund',
  },
  when: [
    {
      test: 'shaftWidth <= shaftMost and shaftDepth <= shaftMost',
      clause: local('item-2'),
      message: { zh: '井道平面尺寸超过规定', en: 'The shaft is larger than allowed' },
    },
    {
      test: 'closesOn > today',
      clause: local('item-3'),
      message: { zh: '截止日应在今天之后', en: 'The ballot closes after today' },
    },
    {
      test: 'every r in wantedConsents satisfies some v in voters satisfies v.room = r',
      clause: civil('art-272'),
      message: {
        zh: '占用专有部分的户不在户册中',
        en: 'A dwelling whose own part is used is not on the roll',
      },
    },
  ],
  effects: [
    tell(
      '本单元加装电梯方案已公布，请在截止日前表决。',
      'The plan is shown: please vote before the ballot closes.',
    ),
  ],
  clause: local('item-4'),
} as const satisfies Outcome

const castVote = {
  title: { zh: '表决', en: 'Vote' },
  seenBy: 'actor',
  by: [...body],
  to: 'ballot',
  unordered: true,
  kinMayAct: true,
  asks: {
    ballotRoom: 'required',
    choice: 'required',
    ballotPaper: { when: 'actorRole = "community-worker"' },
    paperSigner: 'optional',
    proxyProof: 'optional',
    proxyName: { when: 'paperSigner = "proxy"' },
    proxyTo: { when: 'proxyProof != null' },
  },
  /** A vote is kept among the ballots; an authorisation holds for the one that it came with, and no other. */
  own: ['ballotRoom', 'choice', 'ballotPaper', 'paperSigner', 'proxyProof', 'proxyTo'],
  sets: {
    byProxy: 'proxyProof != null',
    sheets: 'if actorRole = "community-worker" then ballotPaper else proxyProof',
    signedAs: 'if paperSigner = null then "owner" else paperSigner',
    votesFor: `
      if actorRole = "resident"
      then mayFor[not(some b in ballots satisfies b.room = ballotRoom and b.owner = item)][1]
      else null
    `,
  },
  adds: {
    ballots: `
      {room: ballotRoom,
        choice: choice,
        owner: votesFor,
        all: actorRole = "community-worker" or byProxy,
        on: today,
        paper: actorRole = "community-worker",
        papers: sheets,
        signer: signedAs}
    `,
  },
  when: [
    {
      test: 'today <= closesOn',
      clause: local('item-3'),
      message: { zh: '表决已经截止', en: 'The ballot is closed' },
    },
    {
      test: 'some v in voters satisfies v.room = ballotRoom',
      clause: civil('art-278'),
      message: { zh: '户册中没有这一户，不能投票', en: 'That room is not on the roll' },
    },
    {
      test: `
        actorRole != "resident"
        or (some v in voters satisfies v.room = ballotRoom and list contains(v.owners, actorPerson))
        or count(mayFor) > 0
      `,
      clause: civil('art-278'),
      message: { zh: '您不是这一户的业主', en: 'You are not an owner of that dwelling' },
    },
    {
      test: 'actorRole != "resident" or count(mayFor) > 0',
      clause: civil('art-34'),
      message: {
        zh: '未成年人或者无行为能力业主的表决由监护人代为行使',
        en: 'A guardian votes for a minor and for whoever cannot act',
      },
    },
    {
      test: 'signedAs != "guardian" or voters[item.room = ballotRoom][1].wards != null',
      clause: civil('art-34'),
      message: { zh: '户册中这一户没有登记监护人', en: 'The roll has no guardian for that dwelling' },
    },
    {
      test: 'signedAs != "proxy" or byProxy',
      clause: civil('art-165'),
      message: { zh: '受托人代签的，须附委托书', en: 'A proxy shows the authorisation' },
    },
    {
      test: 'not(byProxy) or proxyTo >= today',
      clause: civil('art-165'),
      message: { zh: '委托书已过期', en: 'The authorisation has run out' },
    },
    {
      test: `
        consent.votes[item.room = ballotRoom][1].choice = null
        and (actorRole != "resident" or votesFor != null)
      `,
      clause: local('item-3'),
      message: {
        zh: '这一户（或您本人）已经表决，不能重复',
        en: 'That dwelling, or you for it, has voted already',
      },
    },
  ],
  clause: civil('art-278'),
} as const satisfies Outcome

const consentPrivate = {
  title: { zh: '同意占用专有部分', en: 'Consent to the use of one’s own part' },
  seenBy: 'actor',
  by: [...body],
  to: 'ballot',
  unordered: true,
  kinMayAct: true,
  asks: { privateRoom: 'required', privatePaper: { when: 'actorRole = "community-worker"' } },
  own: ['privateRoom', 'privatePaper'],
  sets: {
    consentsFor: `
      if actorRole = "resident"
      then mayConsentFor[not(some c in privateConsents satisfies c.room = privateRoom and c.owner = item)][1]
      else null
    `,
  },
  adds: {
    privateConsents: `
      {room: privateRoom,
        owner: consentsFor,
        all: actorRole = "community-worker",
        on: today,
        papers: privatePaper}
    `,
  },
  when: [
    {
      test: 'list contains(wantedConsents, privateRoom)',
      clause: civil('art-272'),
      message: { zh: '方案不占用这一户的专有部分', en: 'The plan does not use that dwelling’s own part' },
    },
    {
      test: 'actorRole != "resident" or count(mayConsentFor) > 0',
      clause: civil('art-272'),
      message: { zh: '您不是这一户的业主', en: 'You are not an owner of that dwelling' },
    },
    {
      test: 'actorRole != "resident" or consentsFor != null',
      clause: civil('art-272'),
      message: { zh: '您已经同意，不必重复', en: 'You have consented already' },
    },
  ],
  clause: civil('art-272'),
} as const satisfies Outcome

const closeBallot = {
  title: { zh: '计票：通过', en: 'Count: passed' },
  by: [community],
  to: 'agreement',
  kinMayAct: true,
  sets: { counted: 'consent' },
  when: [
    {
      test: 'today > closesOn or (every v in consent.votes satisfies v.choice != null)',
      clause: local('item-3'),
      message: {
        zh: '表决尚未截止，且还有业主未表决',
        en: 'The ballot is still open and somebody has not voted',
      },
    },
    {
      test: 'consent.passed',
      clause: civil('art-278'),
      message: { zh: '表决未达到法定比例', en: 'The ballot does not reach what the law asks' },
    },
    still,
    {
      test: 'privateAgreed',
      clause: civil('art-272'),
      message: {
        zh: '尚缺被占用专有部分业主的单独同意',
        en: 'The owner whose own part is used has not consented',
      },
    },
  ],
  effects: [
    stage('consented'),
    tell('表决通过，请签订项目协议。', 'The ballot passed: please sign the agreement.'),
  ],
  clause: civil('art-278'),
} as const satisfies Outcome

const renegotiate = {
  title: { zh: '计票：未通过，重新协商', en: 'Count: not passed, talk again' },
  by: [community],
  to: 'plan',
  kinMayAct: true,
  sets: { counted: 'consent' },
  when: [
    {
      test: 'today > closesOn',
      clause: local('item-3'),
      message: { zh: '表决尚未截止', en: 'The ballot is still open' },
    },
    {
      test: 'consent.passed = false or not(privateAgreed)',
      clause: civil('art-278'),
      message: { zh: '表决已经通过', en: 'The ballot passed' },
    },
  ],
  clause: local('item-4'),
} as const satisfies Outcome

export const consentSteps = {
  roll: {
    title: { zh: '筹备：建立户册', en: 'Group formed: the roll' },
    holder: community,
    outcomes: { record_roll: recordRoll, withdraw },
  },
  plan: {
    title: { zh: '征求意见和初步方案', en: 'Opinions and a first plan' },
    holder: community,
    outcomes: { open_ballot: openBallot, sell: sell('plan'), withdraw },
  },
  ballot: {
    title: { zh: '业主表决', en: 'The ballot' },
    holder: community,
    outcomes: {
      cast: castVote,
      consent_private: consentPrivate,
      close_ballot: closeBallot,
      renegotiate,
      sell: sell('ballot'),
      withdraw,
    },
  },
} as const satisfies Record<string, Step>
