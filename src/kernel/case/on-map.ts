/** [MP1] Where a case lies on a map, while it is open. */
import { parsePoint, type Point } from '../area/point.ts'
import { isKeptSealed } from '../programme/field.ts'
import type { Programme } from '../programme/programme.ts'
import type { Case } from './case.ts'

/** The field whose point the programme locates first, where it stands in clear; null where it has none. */
function mappedField(p: Pick<Programme, 'located' | 'fields'>): string | null {
  const field = Object.values(p.located ?? {})[0]?.point
  if (field === undefined || !Object.hasOwn(p.fields, field)) return null
  const said = p.fields[field]!
  return said.type === 'point' && !isKeptSealed(said) ? field : null
}

/** Beyond the plane of the web nothing is drawn. */
const mostLatitude = 85_000_000

export function pointOnMap(p: Programme, c: Pick<Case, 'facts' | 'step'>): Point | null {
  const field = mappedField(p)
  if (field === null || p.steps[c.step]?.end !== undefined) return null
  const point = parsePoint(c.facts[field])
  return point.ok && Math.abs(point.value.lat) <= mostLatitude ? point.value : null
}
