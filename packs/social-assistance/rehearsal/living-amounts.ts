/** What the living allowance of a family comes to in the months of 2021: how many persons, how much income, and what the month is due. */
import type { Random } from './world.ts'

export type Hukou = 'rural' | 'urban'

/** As the parameters have them: only to write incomes that fit, and to know what the bank is given. */
const standards = (hukou: Hukou, month: number): number =>
  hukou === 'urban' ? 56_000 : month < 7 ? 41_000 : 45_000

/** In fen; rounded up to the yuan once. */
export const dueOf = (hukou: Hukou, month: number, heads: number, income: number, points: number): number => {
  const standard = standards(hukou, month)
  const left = standard * heads - income
  return left <= 0 ? 0 : Math.ceil((left + (standard * points) / 100) / 100) * 100
}

/** So many persons in families of one to four, who come to exactly so many. */
export function familySizes(random: Random, persons: number): readonly number[] {
  const sizes: number[] = []
  for (let left = persons; left > 0;) {
    const chance = random.next(100)
    const size = Math.min(left, chance < 36 ? 1 : chance < 66 ? 2 : chance < 86 ? 3 : 4)
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** Below the standard of the beginning of the year, in whole yuan. */
export const incomeOf = (random: Random, hukou: Hukou, heads: number): number =>
  (5 + random.next(hukou === 'urban' ? 40 : 30)) * 1_000 * heads
