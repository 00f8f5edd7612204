/** What is wrong with a tree of places, before anything is decided in it. */
import type { Text } from '../text.ts'
import { areaOn, type AreaRow, type AreaTree, type Succession } from './tree.ts'

/**
 * [AR6] Stretches of one code do not overlap; what is above a place stands when the place begins; nothing is
 * above itself; a succession joins a place that ended with one that stands, and runs in no circle.
 */
export function treeFaults(t: AreaTree): readonly Text[] {
  return [
    ...[...t.rows.values()].flatMap((rows) => [...overlaps(rows), ...rows.flatMap((r) => parentFault(t, r))]),
    ...[...t.after.values()].flat().flatMap((s) => successionFault(t, s)),
  ]
}

const say = (zh: string, en: string): readonly Text[] => [{ zh, en }]

function overlaps(rows: readonly AreaRow[]): readonly Text[] {
  return rows.flatMap((r, i) => {
    const next = rows[i + 1]
    if (r.to !== null && r.to < r.from)
      return say(`${r.code} 的终止日早于起始日`, `${r.code} ends before it begins`)
    return next && (r.to === null || r.to >= next.from)
      ? say(`${r.code} 的两段有效期重叠`, `${r.code} stands twice on ${next.from}`)
      : []
  })
}

function parentFault(t: AreaTree, r: AreaRow): readonly Text[] {
  if (r.parent === null) return []
  if (!areaOn(t, r.parent, r.from))
    return say(
      `${r.code} 的上级 ${r.parent} 在 ${r.from} 不存在`,
      `${r.parent}, above ${r.code}, does not stand on ${r.from}`,
    )
  const seen = [r.code]
  for (
    let at = areaOn(t, r.parent, r.from);
    at;
    at = at.parent === null ? null : areaOn(t, at.parent, r.from)
  ) {
    if (seen.includes(at.code))
      return say(`${r.code} 的上级成环`, `the places above ${r.code} run in a circle`)
    seen.push(at.code)
  }
  return []
}

function successionFault(t: AreaTree, s: Succession): readonly Text[] {
  if (areaOn(t, s.from, s.on) || !t.rows.has(s.from))
    return say(
      `${s.from} 在 ${s.on} 并未撤销，不能由 ${s.to} 承接`,
      `${s.from} has not ended by ${s.on}: ${s.to} cannot succeed it`,
    )
  if (!areaOn(t, s.to, s.on))
    return say(`承接的 ${s.to} 在 ${s.on} 不存在`, `${s.to} does not stand on ${s.on}`)
  const seen = new Set<string>()
  const queue = [s.to]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === s.from) return say(`${s.from} 的承接关系成环`, `the succession of ${s.from} runs in a circle`)
    if (!seen.has(at)) queue.push(...(t.after.get(at) ?? []).map((x) => x.to))
    seen.add(at)
  }
  return []
}
