/** [BL1] Who votes: the roll from dwellings and owners, the roll after a sale, and for whom a person signs. */
import { ability, given, how, type ValueOf } from 'yimen/kernel/ability'
import { afterSale, rollOf, signsFor } from '../roll.ts'
import { area, ownerLines, voters, voterWords } from './shapes.ts'

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
}).does({
  work: ({ dwellings, owners }, _, { personKey }) => rollOf(dwellings, ownersOf(owners, personKey)),
  words: voterWords,
  explains(_, say) {
    const [dwellings, owners] = [say('dwellings'), say('owners')]
    return {
      lines: [
        how(
          `由${dwellings.zh}和${owners.zh}编成表决户册：一户一行，载明专有面积和全体业主`,
          `The roll is made of ${dwellings.en} and ${owners.en}: one line a dwelling, with its area and all its owners`,
        ),
      ],
    }
  },
})

export const sale = ability({
  id: 'elevator.sale@1',
  takes: { roll: voters, room: 'text', owners: ownerLines },
  gives: voters,
  rules: given.nothing,
}).does({
  work: (parts, _, { personKey }) => afterSale(parts.roll, parts.room, ownersOf(parts.owners, personKey)),
  words: voterWords,
  explains(_, say) {
    const [from, room, owners] = [say('roll'), say('room'), say('owners')]
    return {
      lines: [
        how(
          `在${from.zh}中，把${room.zh}的业主换成${owners.zh}，其余各户不变`,
          `In ${from.en}, ${owners.en} take the place of the owners of ${room.en}; the others stay`,
        ),
      ],
    }
  },
})

/** The owners of a dwelling for whom a person signs; nobody where they are neither owner nor guardian. */
export const signsForRoom = ability({
  id: 'elevator.signs_for@1',
  takes: { roll: voters, room: 'text', person: 'person' },
  gives: { list: 'person' },
  rules: given.nothing,
}).does({
  work: (parts) => parts.roll.filter((v) => v.room === parts.room).flatMap((v) => signsFor(v, parts.person)),
  explains(_, say) {
    const [from, room, owner] = [say('roll'), say('room'), say('person')]
    return {
      lines: [
        how(
          `在${from.zh}的${room.zh}一户中，${owner.zh}可以代表的业主：本人，或者其被监护人`,
          `Of ${room.en} in ${from.en}, the owners for whom ${owner.en} may sign: themselves, or their wards`,
        ),
      ],
    }
  },
})
