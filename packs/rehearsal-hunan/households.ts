/** Families as social assistance meets them: older than the county, often ill, three generations under one roof or alone. */
import type { Day } from 'yimen/kernel/day'
import { ageOn, birthDayOf } from 'yimen/kernel/identity'
import { fen, type Fen } from 'yimen/kernel/money'
import { findArea, placeName } from './areas.ts'
import { nameOf, surnameOf } from './names.ts'
import { newCard, newId, newPhone, rehearsalDay, type Sex, type Taken } from './people.ts'
import type { Random } from './random.ts'

/** To the head; the forms of the programmes use the same words. */
export type Relation = 'self' | 'spouse' | 'child' | 'parent' | 'grandchild'
export type Health = 'healthy' | 'chronic_illness' | 'serious_illness'
export type Disability = {
  readonly class: 1 | 2 | 3 | 4
  readonly kind: 'visual' | 'hearing' | 'speech' | 'physical' | 'intellectual' | 'mental' | 'multiple'
}
export type Student = 'primary' | 'middle' | 'high' | 'university'

export type Member = {
  readonly name: string
  readonly idNo: string
  readonly relation: Relation
  readonly birth: Day
  readonly sex: Sex
  readonly health: Health
  readonly disability?: Disability
  readonly student?: Student
}

/** One shared living. `members` are those who live with the head, without the head. */
export type Household = {
  /** The 12-digit code of the village or community. */
  readonly village: string
  readonly address: string
  readonly head: Member
  readonly members: readonly Member[]
  readonly monthlyIncomeFen: Fen
  readonly hukou: 'rural' | 'urban'
  readonly phone: string
  /** An account in the head's name. */
  readonly card: string
}

/** Ages of applicants, in years, and how many in a hundred. */
const headAges = [
  [[20, 29], 5],
  [[30, 44], 15],
  [[45, 59], 32],
  [[60, 74], 34],
  [[75, 92], 14],
] as const

/** A family of a village. Throws when the village is unknown. Give one `taken` set to all families of a rehearsal. */
export function household(rng: Random, village: string, taken: Taken = new Set()): Household {
  const [least, most] = rng.weighted<readonly [number, number]>(headAges)
  const age = rng.between(least, most)
  const sex = rng.percent(66) ? 'male' : 'female'
  const head = person(rng, taken, 'self', sex, age)
  const spouse = rng.percent(age < 28 ? 30 : age < 75 ? 62 : 35)
    ? [
        person(
          rng,
          taken,
          'spouse',
          sex === 'male' ? 'female' : 'male',
          age + (sex === 'male' ? -1 : 1) * rng.between(0, 4),
        ),
      ]
    : []
  const father = surnameOf(sex === 'male' || spouse.length === 0 ? head.name : spouse[0]!.name)
  const members = [
    ...spouse,
    ...childrenOf(rng, taken, father, age),
    ...parentOf(rng, taken, sex === 'male' ? father : undefined, age),
    ...grandchildrenOf(rng, taken, father, age),
  ]
  const urban = rng.percent(findArea(village)?.kind === 'community' ? 70 : 6)
  return {
    village,
    head,
    members,
    address: addressOf(rng, village),
    monthlyIncomeFen: fen(rng.between(15, 85) * 1_000 * (members.length + 1)),
    hukou: urban ? 'urban' : 'rural',
    phone: newPhone(rng, taken),
    card: newCard(rng, taken),
  }
}

/** So many families, spread over the villages, all with numbers of their own. */
export function households(
  rng: Random,
  villages: readonly string[],
  count: number,
  taken: Taken = new Set(),
): readonly Household[] {
  return Array.from({ length: count }, () => household(rng, rng.pick(villages), taken))
}

function person(
  rng: Random,
  taken: Taken,
  relation: Relation,
  sex: Sex,
  age: number,
  surname?: string,
): Member {
  const idNo = newId(rng, sex, age, taken)
  const birth = birthDayOf(idNo)
  const disability = rng.percent(relation === 'self' ? 14 : 5) ? { disability: disabilityOf(rng) } : {}
  const student = studentOf(ageOn(birth, rehearsalDay))
  return {
    name: nameOf(rng, sex, Number(birth.slice(0, 4)), surname),
    idNo,
    relation,
    birth,
    sex,
    health: healthOf(rng, age),
    ...disability,
    ...(student && relation !== 'self' && relation !== 'spouse' ? { student } : {}),
  }
}

/** Minor children, and students up to the bachelor's degree: those who cannot yet live by themselves. */
function childrenOf(rng: Random, taken: Taken, surname: string, headAge: number): readonly Member[] {
  const [youngest, oldest] = [Math.max(0, headAge - 42), Math.min(21, headAge - 22)]
  if (oldest < youngest) return []
  return Array.from(
    {
      length: rng.weighted([
        [0, 22],
        [1, 34],
        [2, 34],
        [3, 10],
      ]),
    },
    () =>
      person(
        rng,
        taken,
        'child',
        rng.percent(52) ? 'male' : 'female',
        rng.between(youngest, oldest),
        surname,
      ),
  )
}

function parentOf(
  rng: Random,
  taken: Taken,
  surname: string | undefined,
  headAge: number,
): readonly Member[] {
  if (headAge < 30 || headAge > 66 || !rng.percent(24)) return []
  const mother = rng.percent(65)
  return [
    person(
      rng,
      taken,
      'parent',
      mother ? 'female' : 'male',
      headAge + rng.between(21, 27),
      mother ? undefined : surname,
    ),
  ]
}

/** Children whose parents work far away, or are gone. */
function grandchildrenOf(rng: Random, taken: Taken, surname: string, headAge: number): readonly Member[] {
  if (headAge < 56 || headAge > 78 || !rng.percent(20)) return []
  return Array.from({ length: rng.percent(30) ? 2 : 1 }, () =>
    person(rng, taken, 'grandchild', rng.percent(52) ? 'male' : 'female', rng.between(3, 15), surname),
  )
}

function healthOf(rng: Random, age: number): Health {
  return rng.weighted<Health>(
    age < 18
      ? [
          ['healthy', 95],
          ['chronic_illness', 3],
          ['serious_illness', 2],
        ]
      : age < 60
        ? [
            ['healthy', 62],
            ['chronic_illness', 24],
            ['serious_illness', 14],
          ]
        : [
            ['healthy', 34],
            ['chronic_illness', 46],
            ['serious_illness', 20],
          ],
  )
}

const disabilityOf = (rng: Random): Disability => ({
  class: rng.weighted<Disability['class']>([
    [1, 15],
    [2, 30],
    [3, 25],
    [4, 30],
  ]),
  kind: rng.weighted<Disability['kind']>([
    ['physical', 50],
    ['visual', 14],
    ['hearing', 10],
    ['speech', 2],
    ['intellectual', 9],
    ['mental', 11],
    ['multiple', 4],
  ]),
})

function studentOf(age: number): Student | undefined {
  if (age < 6 || age > 21) return undefined
  return age < 12 ? 'primary' : age < 15 ? 'middle' : age < 18 ? 'high' : 'university'
}

/** Villages number their groups; communities their houses. */
function addressOf(rng: Random, village: string): string {
  const house = `${rng.between(1, 60)}号`
  return findArea(village)?.kind === 'community'
    ? `${placeName(village)}${house}`
    : `${placeName(village)}${rng.between(1, 14)}组${house}`
}
