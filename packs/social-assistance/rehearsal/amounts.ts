/** How much each grant of the year needs: drawn from the seed, whole tens of yuan, with a given sum. */
import type { Random } from './world.ts'

const ten = 1_000
const least = 20 * ten
const most = 200 * ten

/**
 * `count` needs in fen that sum to `total`. Most are small and few are large, as hardship is; the rest of the sum is
 * spread over them ten yuan at a time. This sets what families need: what they get, the programme computes.
 */
export function drawNeeds(random: Random, count: number, total: number): readonly number[] {
  if (total % ten !== 0 || total < count * least || total > count * most) throw new Error('no such needs')
  const needs = Array.from({ length: count }, () => drawOne(random))
  let rest = (total - needs.reduce((a, b) => a + b, 0)) / ten
  while (rest !== 0) {
    const i = random.next(count)
    const by = rest > 0 ? Math.min(rest, 1 + random.next(20)) : -Math.min(-rest, 1 + random.next(20))
    const changed = needs[i]! + by * ten
    if (changed < least || changed > most) continue
    needs[i] = changed
    rest -= by
  }
  return needs
}

/** A product of two draws leans to the small side. */
function drawOne(random: Random): number {
  const a = random.next(1000)
  const b = random.next(1000)
  return least + Math.floor(((most - least) * a * b) / 1_000_000 / ten) * ten + 20 * ten
}
