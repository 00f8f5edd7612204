/** What a case is called: what its programme says it is about, or its place. */
import type { Case } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import { areaName, type House } from '../realm.ts'
import { shown, unreadable } from './show.ts'

export function subjectOf(house: House, p: Programme, c: Case, unmasked: boolean): string {
  const name = p.subject?.name
  if (name === undefined || c.facts[name] === undefined) return areaName(house, c.area)
  const { value, text } = shown(house, p, c, name, c.facts[name]!, unmasked)
  return value === null ? `（${text === unreadable ? unreadable : '已依法删除'}）` : text
}
