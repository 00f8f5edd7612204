/** What a retrofit project works out by formula: payments, consents, objections, a late joiner’s part. */
import type { Programme } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'

export const decisions = {
  paidInTotal: {
    kind: 'formula',
    expression: 'if count(payments) = 0 then 0 else sum(payments.amount)',
    clause: local('item-27'),
  },
  paidOutTotal: {
    kind: 'formula',
    expression: 'if count(paidOut) = 0 then 0 else sum(paidOut.amount)',
    clause: local('item-27'),
  },
  paidByRoom: {
    kind: 'formula',
    expression: `
      if count(payments[item.room = payRoom]) = 0
      then 0
      else sum(payments[item.room = payRoom].amount)
    `,
    clause: local('item-27'),
  },
  /** Once registered it runs until it is retired: what is paid then is owed. */
  mustStop: {
    kind: 'formula',
    expression: `
      not(list contains(["archive", "claim", "operation"], step))
      and ((surveyed.expropriation != null and surveyed.expropriation)
        or (surveyed.danger != null and (surveyed.danger = "C" or surveyed.danger = "D")))
    `,
    clause: local('item-23'),
  },
  privateAgreed: {
    kind: 'formula',
    expression: `
      every r in wantedConsents satisfies
        ((some c in privateConsents satisfies c.room = r and c.all)
          or (count(voters[item.room = r][1].owners) > 0
            and (every o in voters[item.room = r][1].owners satisfies
              some c in privateConsents satisfies c.room = r and c.owner = o)))
    `,
    clause: civil('art-272'),
  },
  paidFromMaintenance: {
    kind: 'formula',
    expression: `
      if count(payments[item.source = "maintenance_fund"]) = 0
      then 0
      else sum(payments[item.source = "maintenance_fund"].amount)
    `,
    clause: civil('art-281'),
  },
  fundUses: {
    kind: 'formula',
    expression: 'concatenate(payments[item.source = "housing_fund"], fundDraws)',
    clause: local('item-26'),
  },
  ownByRoom: {
    kind: 'formula',
    expression: `
      (if count(payments[item.room = payRoom and item.source = "own"]) = 0
        then 0
        else sum(payments[item.room = payRoom and item.source = "own"].amount))
      - (if count(fundDraws[item.room = payRoom]) = 0
        then 0
        else sum(fundDraws[item.room = payRoom].amount))
    `,
    clause: local('item-26'),
  },
  lastMaintained: {
    kind: 'formula',
    expression: 'if count(maintenances) = 0 then registeredOn else maintenances[-1].on',
    clause: local('item-22'),
  },
  runningBy: {
    kind: 'formula',
    expression: 'if runningTable = null then "area" else runningTable',
    clause: civil('art-283'),
  },
  accepted: { kind: 'formula', expression: 'acceptedOn != null', clause: local('item-14') },
  redMarked: { kind: 'formula', expression: 'count(redMarks) > count(cures)', clause: local('item-13') },
  openObjections: {
    kind: 'formula',
    expression: `
      for o in objections[item.inTime
        and not(some m in mediations satisfies m.no = item.no
          and (m.result = "settled" or m.result = "withdrawn" or m.result = "rejected"))]
      return o.no
    `,
    clause: local('item-8'),
  },
  yearsUsed: {
    kind: 'formula',
    expression: 'floor((date(today) - date(acceptedOn)).days / 365)',
    clause: local('item-18'),
  },
  buyInPercent: {
    kind: 'formula',
    expression: `
      if 100 - depreciationPercent * yearsUsed < buyInLeastPercent
      then buyInLeastPercent
      else 100 - depreciationPercent * yearsUsed
    `,
    clause: local('item-18'),
  },
  buyIn: {
    kind: 'formula',
    expression: 'floor(joinShares[item.room = joinRoom][1].amount * buyInPercent / 100)',
    clause: local('item-18'),
  },
} as const satisfies Programme['decisions']
