/** Grandfather Li, whom the page tells of: a fictional man in the real village of Yunzhao, the same in every rehearsal. */
import { birthDayOf, luhnDigit, sexOf } from 'yimen/kernel/identity'
import { fen } from 'yimen/kernel/money'
import { placeName, yunzhao } from './areas.ts'
import type { Household, Member } from './households.ts'
import { idNumber } from './people.ts'

const memberOf = (idNo: string, rest: Omit<Member, 'idNo' | 'birth' | 'sex'>): Member => ({
  ...rest,
  idNo,
  birth: birthDayOf(idNo),
  sex: sexOf(idNo),
})

/**
 * Receives the rural low-income allowance; a cerebral haemorrhage struck him suddenly in October 2021. The page gives
 * his surname, village, illness and 2,000 yuan; everything else is invented. Sequences 996 and up are nobody else's.
 */
export const grandfatherLi: Household = {
  village: yunzhao,
  address: `${placeName(yunzhao)}3组12号`,
  head: memberOf(idNumber('1949-03-08', 'male', 997), {
    name: '李福田',
    relation: 'self',
    health: 'serious_illness',
  }),
  members: [
    memberOf(idNumber('1951-08-21', 'female', 996), {
      name: '蒋秋莲',
      relation: 'spouse',
      health: 'chronic_illness',
    }),
    memberOf(idNumber('2010-05-17', 'male', 997), {
      name: '李思源',
      relation: 'grandchild',
      health: 'healthy',
      student: 'primary',
    }),
  ],
  monthlyIncomeFen: fen(96_000),
  hukou: 'rural',
  phone: '15400000017',
  card: `621798000000000001${luhnDigit('621798000000000001')}`,
}
