/** People who do not exist, with numbers that every check accepts and that belong, as far as can be told, to nobody. */
import { addDays, type Day } from 'yimen/kernel/day'
import { luhnDigit, residentIdCheck } from 'yimen/kernel/identity'
import { shaoyangCounty } from './areas.ts'
import type { Random } from './random.ts'

/** The day on which the rehearsal counts ages. */
export const rehearsalDay: Day = '2021-10-01'

export type Sex = 'male' | 'female'

/** ID numbers, phones and cards already given out: one set for all that live in the same rehearsal. */
export type Taken = Set<string>

/** Draws until the number is new, and takes it. Asserts that a new one is found. */
function fresh(taken: Taken, draw: () => string): string {
  for (let tries = 0; tries < 10_000; tries++) {
    const drawn = draw()
    if (taken.has(drawn)) continue
    taken.add(drawn)
    return drawn
  }
  throw new Error('the numbers are used up')
}

/** The ID number of a birth day, a sex and a sequence of three digits, whose last is odd for men. */
export function idNumber(birth: Day, sex: Sex, sequence: number): string {
  if ((sequence % 2 === 1) !== (sex === 'male')) throw new Error(`sequence ${sequence} is not for ${sex}`)
  const first17 = `${shaoyangCounty}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + residentIdCheck(first17)
}

/** A new number of somebody so many years old. Sequences 900 to 995 are seldom issued, so that a coincidence is unlikely. */
export function newId(rng: Random, sex: Sex, age: number, taken: Taken): string {
  const anniversary = addDays(rehearsalDay, -Math.floor((age * 1461) / 4))
  return fresh(taken, () =>
    idNumber(addDays(anniversary, -rng.next(360)), sex, 900 + 2 * rng.next(48) + (sex === 'male' ? 1 : 0)),
  )
}

/** A mobile number that no operator has: 154 is the gap between 153 and 155, and still of the form that every check accepts. */
export const newPhone = (rng: Random, taken: Taken): string =>
  fresh(taken, () => `154${String(rng.next(100_000_000)).padStart(8, '0')}`)

/** A card of 19 digits that passes Luhn: the rehearsal's issuer 621798, a 9, and eleven digits. */
export const newCard = (rng: Random, taken: Taken): string =>
  fresh(taken, () => {
    const body = `6217989${String(rng.next(1_000_000)).padStart(6, '0')}${String(rng.next(100_000)).padStart(5, '0')}`
    return body + luhnDigit(body)
  })
