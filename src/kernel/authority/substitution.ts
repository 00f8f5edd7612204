/** Who acts in whose place: from a day to a day, one after another where that was allowed, never in a circle. */
import type { Day } from '../day/index.ts'
import type { Text } from '../text.ts'

/**
 * The holder of `by` also acts in `post`. `onward` allows who stands in for `by` to do so too (Civil Code
 * art. 169: passing on needs consent).
 */
export type Substitution = {
  readonly id: string
  /** The post whose holder is away. */
  readonly post: string
  readonly by: string
  readonly from: Day
  /** The last day. */
  readonly to: Day
  readonly onward: boolean
  /** The order it stands on: who ordered it, which paper. */
  readonly order: Text
}

const holdsOn = (s: Substitution, day: Day): boolean => s.from <= day && day <= s.to

/** A post that one acts in, with the substitutions that led there; none for one's own. */
export type Reached = { readonly post: string; readonly acting: readonly string[] }

/**
 * [A4] The posts that the holders of these posts act in on a day: their own, those they stand in for, and onward
 * where every substitution but the last allows it. A post is reached once, by the shortest way.
 */
export function actsIn(
  substitutions: readonly Substitution[],
  own: readonly string[],
  day: Day,
): readonly Reached[] {
  const reached: Reached[] = own.map((post) => ({ post, acting: [] }))
  for (const { post, acting } of reached) {
    for (const s of substitutions) {
      if (s.by !== post || !holdsOn(s, day) || reached.some((r) => r.post === s.post)) continue
      /** Passing on needs the consent of the one who is passed on. */
      if (acting.length > 0 && !s.onward) continue
      reached.push({ post: s.post, acting: [...acting, s.id] })
    }
  }
  return reached
}

/** [A4] The same asked from the other side: the posts whose holders may act in this one on a day, itself first. */
export function standInsOf(
  substitutions: readonly Substitution[],
  post: string,
  day: Day,
): readonly Reached[] {
  const reached: (Reached & { readonly onward: boolean })[] = [{ post, acting: [], onward: true }]
  for (const at of reached) {
    if (!at.onward) continue
    for (const s of substitutions)
      if (s.post === at.post && holdsOn(s, day) && !reached.some((r) => r.post === s.by))
        reached.push({ post: s.by, acting: [s.id, ...at.acting], onward: s.onward })
  }
  return reached.map(({ post: by, acting }) => ({ post: by, acting }))
}

/** [A5] Substitutions that end before they begin, that put a post in its own place, or that on some day lead in a circle. */
export function substitutionFaults(all: readonly Substitution[]): readonly Text[] {
  return all.flatMap((s) => {
    if (s.to < s.from)
      return [{ zh: `代理 ${s.id} 的终止日早于起始日`, en: `substitution ${s.id} ends before it begins` }]
    return circles(all, s)
      ? [
          {
            zh: `代理 ${s.id} 成环：${s.post} 与 ${s.by} 互相代理`,
            en: `substitution ${s.id} runs in a circle between ${s.post} and ${s.by}`,
          },
        ]
      : []
  })
}

/** Whether, on some day that all links share, following who stands in for whom comes back to the post. */
function circles(all: readonly Substitution[], first: Substitution): boolean {
  const walk = (at: string, from: Day, to: Day, seen: readonly string[]): boolean =>
    at === first.post ||
    all.some(
      (s) =>
        s.post === at &&
        !seen.includes(s.id) &&
        s.from <= to &&
        from <= s.to &&
        walk(s.by, s.from > from ? s.from : from, s.to < to ? s.to : to, [...seen, s.id]),
    )
  return walk(first.by, first.from, first.to, [first.id])
}
