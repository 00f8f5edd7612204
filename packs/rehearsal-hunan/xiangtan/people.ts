/** People of Xiangtan who do not exist: each with a number that belongs to a counter, so that no two can have the same. */
import { addDays, type Day } from 'yimen/kernel/day'
import { residentIdCheck } from 'yimen/kernel/identity'
import type { Random } from '../random.ts'
import { nameOf } from '../names.ts'

export type Someone = { readonly name: string; readonly idNo: string; readonly phone: string }

const born: Day = '1944-01-01'
/** Days of birth over half a century, visited in an order that neighbours do not show. */
const days = 18_000
const stride = 7_919

/** The n-th person of a district; n below 8 million. Sequences from 500 up are seldom issued. */
export function someone(rng: Random, district: string, n: number): Someone {
  const sex = rng.percent(52) ? 'male' : 'female'
  const birth = addDays(born, ((n % days) * stride) % days)
  const sequence = 500 + 2 * Math.floor(n / days) + (sex === 'male' ? 1 : 0)
  const first17 = `${district}${birth.replaceAll('-', '')}${sequence}`
  /** 154 is no operator's. */
  const phone = `154${String((n * 48_271 + 12_345_679) % 100_000_000).padStart(8, '0')}`
  return {
    name: nameOf(rng, sex, Number(birth.slice(0, 4))),
    idNo: first17 + residentIdCheck(first17),
    phone,
  }
}
