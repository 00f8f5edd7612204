/** What a retrofit project counts and divides: roll, ballot, shares, notice, review. */
import type { Programme } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'
import { ballotRules, costTables } from './rules.ts'

export const reckonings = {
  roll: {
    ability: 'elevator.roll@1',
    with: { dwellings: 'dwellings', owners: 'owners' },
    clause: civil('art-278'),
  },
  afterSale: {
    ability: 'elevator.sale@1',
    with: { roll: 'voters', room: 'soldRoom', owners: 'newOwners' },
    clause: local('item-5'),
  },
  /** For whom the one who acts may sign: themselves, or their ward. */
  mayFor: {
    ability: 'elevator.signs_for@1',
    with: { roll: 'voters', room: 'ballotRoom', person: 'actorPerson' },
    clause: civil('art-34'),
  },
  mayConsentFor: {
    ability: 'elevator.signs_for@1',
    with: { roll: 'voters', room: 'privateRoom', person: 'actorPerson' },
    clause: civil('art-34'),
  },
  consent: {
    ability: 'elevator.ballot@1',
    with: {
      roll: 'voters',
      ballots: 'ballots',
      on: 'closesOn',
      wanted: 'wantedConsents',
      given: 'privateConsents',
    },
    rules: {
      sets: ballotRules,
      cast: { outcome: 'cast', room: 'ballotRoom', choice: 'choice', paper: 'ballotPaper' },
      consent: { outcome: 'consent_private', room: 'privateRoom' },
    },
    seenBy: 'concerned',
    clause: civil('art-278'),
  },
  shares: {
    ability: 'elevator.shares@1',
    with: { roll: 'voters', rooms: 'memberRooms', amount: 'netPrice', table: 'costTable' },
    rules: { tables: costTables },
    clause: local('item-17'),
  },
  runningSplit: {
    ability: 'elevator.shares@1',
    with: { roll: 'voters', rooms: 'memberRooms', amount: 'runningCost', table: 'runningBy' },
    rules: { tables: costTables },
    clause: civil('art-283'),
  },
  /** As if the late joiner had been among them from the start. */
  joinShares: {
    ability: 'elevator.shares@1',
    with: { roll: 'voters', rooms: 'append(memberRooms, joinRoom)', amount: 'netPrice', table: 'costTable' },
    rules: { tables: costTables },
    clause: local('item-18'),
  },
  refunds: {
    ability: 'kernel.split@1',
    with: { amount: 'buyIn', over: 'concatenate(finalShares, joiners)' },
    clause: local('item-18'),
  },
  /** What of the subsidy each dwelling has, by its share. */
  subsidySplit: {
    ability: 'kernel.split@1',
    with: { amount: 'subsidyFen', over: 'finalShares' },
    clause: local('item-16'),
  },
  wholeShares: {
    ability: 'kernel.split@1',
    with: { amount: 'netPrice', over: 'finalShares' },
    clause: local('item-16'),
  },
  backByPayment: {
    ability: 'kernel.split@1',
    with: { amount: 'owedBack', over: 'payments' },
    clause: local('item-23'),
  },
  posted: {
    ability: 'kernel.notice@1',
    with: { from: 'noticeFrom', days: 'noticeDays', proofs: 'noticeProofs' },
    clause: local('item-7'),
  },
  review: {
    ability: 'kernel.review@1',
    with: { opinions: 'opinions' },
    rules: { step: 'jointReview', silence: 'agrees' },
    clause: local('item-10'),
  },
} as const satisfies Programme['reckonings']
