/** A later version as what it changes of an earlier one: pure, and written out whole, so that each version reads by itself. */
import { assert } from '../assert.ts'
import { defineProgramme, formulaOnOneLine } from './define.ts'
import type { Programme } from './programme.ts'
import type { Feel } from './clause.ts'

export type Reform = Partial<Omit<Programme, 'id' | 'format' | 'version' | 'from'>> & {
  readonly version: number
  readonly from: Programme['from']
  /** Formulas that read otherwise now, wherever they stand. */
  readonly formulas?: Readonly<Record<Feel, Feel>>
}

/** Parts that are given take the place of the earlier ones. Asserts that each formula to be changed is there: a reform of nothing is a mistake. */
export function reform(earlier: Programme, { formulas = {}, ...changes }: Reform): Programme {
  assert(changes.version > earlier.version, `${earlier.id}: version ${changes.version} is not a later one`)
  const { moves: _earlierMoves, format: _itsForm, ...same } = earlier
  const used = new Set<Feel>()
  const next = withFormulas({ ...same, ...changes }, formulas, used) as Parameters<typeof defineProgramme>[0]
  for (const formula of Object.keys(formulas))
    assert(used.has(formula), `${earlier.id} has no formula ${formula}`)
  return defineProgramme(next)
}

function withFormulas(value: unknown, formulas: Readonly<Record<Feel, Feel>>, used: Set<Feel>): unknown {
  if (typeof value === 'string') {
    if (!Object.hasOwn(formulas, value)) return value
    used.add(value)
    return formulaOnOneLine(formulas[value]!)
  }
  if (Array.isArray(value)) return value.map((part) => withFormulas(part, formulas, used))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withFormulas(part, formulas, used)]),
  )
}
