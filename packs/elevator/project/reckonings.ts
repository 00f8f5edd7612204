/** What a retrofit project counts and divides: roll, ballot, shares, notice, review. */
import type { Programme } from 'yimen/kernel'
import { civil, local } from '../clauses.ts'
import { ballotRules, costTables } from './rules.ts'

export const reckonings = {
  roll: { kind: 'roll', dwellings: 'dwellings', owners: 'owners', clause: civil('art-278') },
  afterSale: { kind: 'sale', roll: 'voters', room: 'soldRoom', owners: 'newOwners', clause: local('item-5') },
  /** For whom the one who acts may sign: themselves, or their ward. */
  mayFor: {
    kind: 'signs_for',
    roll: 'voters',
    room: 'ballotRoom',
    person: 'actorPerson',
    clause: civil('art-34'),
  },
  mayConsentFor: {
    kind: 'signs_for',
    roll: 'voters',
    room: 'privateRoom',
    person: 'actorPerson',
    clause: civil('art-34'),
  },
  consent: {
    kind: 'ballot',
    roll: 'voters',
    ballots: 'ballots',
    on: 'closesOn',
    rules: ballotRules,
    cast: { outcome: 'cast', room: 'ballotRoom', choice: 'choice', paper: 'ballotPaper' },
    consent: {
      outcome: 'consent_private',
      room: 'privateRoom',
      wanted: 'wantedConsents',
      given: 'privateConsents',
    },
    clause: civil('art-278'),
  },
  shares: {
    kind: 'shares',
    roll: 'voters',
    rooms: 'memberRooms',
    amount: 'netPrice',
    table: 'costTable',
    tables: costTables,
    clause: local('item-17'),
  },
  runningSplit: {
    kind: 'shares',
    roll: 'voters',
    rooms: 'memberRooms',
    amount: 'runningCost',
    table: 'runningBy',
    tables: costTables,
    clause: civil('art-283'),
  },
  /** As if the late joiner had been among them from the start. */
  joinShares: {
    kind: 'shares',
    roll: 'voters',
    rooms: 'append(memberRooms, joinRoom)',
    amount: 'netPrice',
    table: 'costTable',
    tables: costTables,
    clause: local('item-18'),
  },
  refunds: {
    kind: 'split',
    amount: 'buyIn',
    over: 'concatenate(finalShares, joiners)',
    clause: local('item-18'),
  },
  /** What of the subsidy each dwelling has, by its share. */
  subsidySplit: { kind: 'split', amount: 'subsidyFen', over: 'finalShares', clause: local('item-16') },
  wholeShares: { kind: 'split', amount: 'netPrice', over: 'finalShares', clause: local('item-16') },
  backByPayment: { kind: 'split', amount: 'owedBack', over: 'payments', clause: local('item-23') },
  posted: {
    kind: 'notice',
    from: 'noticeFrom',
    days: 'noticeDays',
    proofs: 'noticeProofs',
    clause: local('item-7'),
  },
  review: {
    kind: 'review',
    step: 'jointReview',
    opinions: 'opinions',
    silence: 'agrees',
    clause: local('item-10'),
  },
} as const satisfies Programme['reckonings']
