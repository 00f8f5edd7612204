/** Pupils who do not exist, school by school and class by class, each with a number that belongs to a counter. */
import { addDays, type Day } from 'yimen/kernel/day'
import { residentIdCheck } from 'yimen/kernel/identity'
import { nameOf } from '../names.ts'
import { random } from '../random.ts'
import type { School } from './schools.ts'

export type Pupil = {
  readonly name: string
  readonly idNo: string
  readonly group: string
  readonly seat: string
  readonly card: string
  readonly guardianPhone: string
}

/** Days of birth of those who are in a school of the kind, and how many in a class. */
const born = { urban: '2009-09-01', middle: '2006-09-01', rural: '2008-09-01' } as const
const span = { urban: 1_800, middle: 1_000, rural: 2_000 } as const
const classSize = 45
/** Where children of the district were registered when they were born. */
const counties = [
  '431103',
  '431102',
  '431122',
  '431123',
  '431124',
  '431125',
  '431126',
  '431127',
  '431128',
  '431181',
] as const
const [perCounty, laps] = [250, 16] as const
const two = (n: number): string => String(n).padStart(2, '0')

/** The n-th of a school; the same for the same seed, school by school. */
export function pupilsOf(seed: number, school: School, from: number): readonly Pupil[] {
  const rng = random(seed).fork(`pupils ${school.code}`)
  return Array.from({ length: school.pupils }, (_, i) => {
    const n = from + i
    const sex = rng.percent(52) ? 'male' : 'female'
    /** Three digits hold few: then the next county of the city, then the next day of birth. */
    const lap = Math.floor(n / (perCounty * counties.length))
    const offset = laps * rng.next(Math.floor(span[school.kind] / laps)) + lap
    const birth = addDays(born[school.kind] as Day, offset)
    const sequence = 500 + 2 * (n % perCounty) + (sex === 'male' ? 1 : 0)
    const county = counties[Math.floor(n / perCounty) % counties.length]!
    const first17 = `${county}${birth.replaceAll('-', '')}${sequence}`
    const [year, place] = [1 + Math.floor(i / (classSize * 4)), 1 + (Math.floor(i / classSize) % 4)]
    return {
      name: nameOf(rng, sex, Number(birth.slice(0, 4))),
      idNo: first17 + residentIdCheck(first17),
      group: `${year}0${place}班`,
      seat: two(1 + (i % classSize)),
      card: `${school.code}-${String(i + 1).padStart(4, '0')}`,
      guardianPhone: `154${String((n * 48_271 + 7_654_321) % 100_000_000).padStart(8, '0')}`,
    }
  })
}
