/** A few officials have relatives among the residents, and have declared them: such cases go to somebody else. */
import type { Text } from 'yimen/kernel/text'
import { household, type Household } from './households.ts'
import type { Person } from './person.ts'
import type { Taken } from './people.ts'
import type { Random } from './random.ts'

/** `person` is the official, `relative` the head of the household, both ids of people. */
export type KinPair = {
  readonly person: string
  readonly relative: string
  readonly relation: Text
  readonly household: Household
}

/** Post, village of the relative, and what the relative is to the official. */
const declared = [
  ['430523106-township-clerk-1', '430523106229', { zh: '表亲', en: 'Cousin' }],
  ['430523100213-village-worker', '430523100213', { zh: '兄弟姐妹', en: 'Brother or sister' }],
  ['430523101-township-leader', '430523101204', { zh: '岳父母或公婆', en: 'Parent-in-law' }],
] as const

/** The pairs, and their relatives as people. */
export function kinOf(
  rng: Random,
  taken: Taken,
): { readonly pairs: readonly KinPair[]; readonly people: readonly Person[] } {
  const pairs = declared.map(([post, village, relation], n) => ({
    person: `p-${post}`,
    relative: `p-kin-${n + 1}`,
    relation,
    household: household(rng, village, taken),
  }))
  return {
    pairs,
    people: pairs.map(({ relative, household: { head, phone } }) => ({
      id: relative,
      name: head.name,
      idNo: head.idNo,
      phone,
    })),
  }
}
