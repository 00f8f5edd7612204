/** The tree of places as the server asks it: a day's answer is kept until the tree changes. */
import { addDays, type Day } from '#kernel/day'
import { areaOn, childrenOn, codesIn, pathOn, reachOn, type AreaRow, type AreaTree } from '#kernel/area'

export type Places = {
  /** From a place up to the province, as it stood on that day. */
  path(code: string, day: Day): readonly string[]
  /** [AR3] Every place whose posts reach this one on that day. */
  reach(code: string, day: Day): readonly string[]
  children(area: string, day: Day): readonly AreaRow[]
  stands(code: string, day: Day): boolean
  /** [AR5] The codes that count towards an area in a day's borders, each with the place that it counts in and those above. */
  codes(area: string, borders: Day): ReadonlyMap<string, readonly string[]>
  /** The place itself and those whose affairs it took over by that day. */
  heirOf(area: string, day: Day): readonly string[]
  /** The days on which something changed under an area, newest first. */
  changesUnder(area: string, until: Day): readonly Day[]
}

export function openPlaces(tree: AreaTree): Places {
  /** Between two changes of the tree every day is like the first. */
  const changes = [
    ...new Set(
      [...tree.rows.values()]
        .flat()
        .flatMap((r) => [r.from, ...(r.to === null ? [] : [addDays(r.to, 1)])])
        .concat([...tree.after.values()].flat().map((s) => s.on)),
    ),
  ].sort()
  const stretch = (day: Day): Day => changes.findLast((d) => d <= day) ?? '1900-01-01'
  const remembering = <T>(work: (code: string, day: Day) => T) => {
    const answers = new Map<string, T>()
    return (code: string, day: Day): T => {
      const from = stretch(day)
      const key = `${code} ${from}`
      const earlierAnswer = answers.get(key)
      if (earlierAnswer !== undefined) return earlierAnswer
      const answer = work(code, from)
      answers.set(key, answer)
      return answer
    }
  }
  const reach = remembering((code, day) => reachOn(tree, code, day))
  return {
    path: remembering((code, day) => pathOn(tree, code, day)),
    reach,
    children: remembering((area, day) => childrenOn(tree, area, day)),
    stands: (code, day) => areaOn(tree, code, day) !== null,
    codes: remembering((area, day) => codesIn(tree, area, day)),
    heirOf: remembering((area, day) => [
      area,
      ...[...tree.after.keys()].filter(
        (code) => code !== area && areaOn(tree, code, day) === null && heirs(tree, code, day).includes(area),
      ),
    ]),
    changesUnder: (area, until) =>
      changes
        .filter(
          (day) =>
            day <= until &&
            day > (tree.rows.get(area)?.[0]?.from ?? '') &&
            [...tree.rows.values()]
              .flat()
              .some(
                (r) =>
                  (r.from === day || (r.to !== null && addDays(r.to, 1) === day)) &&
                  r.code !== area &&
                  pathOn(tree, r.code, r.from).includes(area),
              ),
        )
        .toReversed(),
  }
}

/** What a place became by that day, onward through what that became. */
function heirs(tree: AreaTree, code: string, day: Day): readonly string[] {
  const heirCodes: string[] = []
  const queue = [code]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const s of tree.after.get(at) ?? []) {
      if (s.on > day || heirCodes.includes(s.to)) continue
      heirCodes.push(s.to)
      queue.push(s.to)
    }
  }
  return heirCodes
}
