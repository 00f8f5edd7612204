/** [BL1] Who votes: the roll from dwellings and owners, the roll after a sale, and for whom a person signs. */
import { ability, afterSale, given, rollOf, signsFor, type ValueOf } from 'yimen/kernel'
import { area, ownerLines, voters } from './shapes.ts'

type OwnerLines = ValueOf<typeof ownerLines>

/** By the keys of their ID numbers. */
const ownersOf = (lines: OwnerLines, personKey: (idNo: string) => string) =>
  lines.flatMap(({ room, idNo, guardianIdNo }) =>
    typeof idNo === 'string'
      ? [
          {
            room: room ?? '',
            owner: personKey(idNo),
            ...(typeof guardianIdNo === 'string' ? { guardian: personKey(guardianIdNo) } : {}),
          },
        ]
      : [],
  )

export const roll = ability({
  id: 'elevator.roll@1',
  takes: {
    dwellings: {
      list: { of: { room: 'text', floor: 'number', area, unsold: { maybe: 'boolean' } } },
      orNone: true,
    },
    owners: ownerLines,
  },
  gives: voters,
  rules: given.nothing,
}).does({ work: ({ dwellings, owners }, _, { personKey }) => rollOf(dwellings, ownersOf(owners, personKey)) })

export const sale = ability({
  id: 'elevator.sale@1',
  takes: { roll: voters, room: 'text', owners: ownerLines },
  gives: voters,
  rules: given.nothing,
}).does({
  work: (parts, _, { personKey }) => afterSale(parts.roll, parts.room, ownersOf(parts.owners, personKey)),
})

/** The owners of a dwelling for whom a person signs; nobody where they are neither owner nor guardian. */
export const signsForRoom = ability({
  id: 'elevator.signs_for@1',
  takes: { roll: voters, room: 'text', person: 'person' },
  gives: { list: 'person' },
  rules: given.nothing,
}).does({
  work: (parts) => parts.roll.filter((v) => v.room === parts.room).flatMap((v) => signsFor(v, parts.person)),
})
