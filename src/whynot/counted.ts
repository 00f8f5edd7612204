/** What of a programme is counted, so that it could be more or less. */
import type { Programme } from '#kernel/programme'

export type Counted = { readonly isMoney: boolean; readonly min: number; readonly max: number }

/** Worked out when sealed facts were told. */
export const isDerived = (p: Programme, name: string): boolean => Object.hasOwn(p.derived ?? {}, name)

/** Money or whole numbers: a field by what its form takes, and what is derived by the unit it is shown in, from nothing up. */
export function countedAs(p: Programme, name: string): Counted | null {
  const field = p.fields[name]
  if (field !== undefined)
    return field.type === 'fen' || field.type === 'integer'
      ? { isMoney: field.type === 'fen', min: field.min, max: field.max }
      : null
  const unit = isDerived(p, name) ? p.values?.[name]?.unit : undefined
  return unit === 'fen' || unit === 'count'
    ? { isMoney: unit === 'fen', min: 0, max: Number.MAX_SAFE_INTEGER }
    : null
}
