/** Whose acts decide: read off the programmes and bulletins, so that no list beside them can forget a role. */
import type { Programme } from '../programme/index.ts'

/**
 * [I8] The roles that decide, release money, have to do with the bank's file, or sign: by outcomes that decide or release, by
 * `bank`, by a bulletin's `signedBy`. Whether anybody was granted the authority is another question.
 */
export function decidingRoles(
  programmes: readonly Pick<Programme, 'steps' | 'bank'>[],
  bulletins: readonly { readonly signedBy: string }[],
): ReadonlySet<string> {
  return new Set([
    ...programmes.flatMap(({ steps, bank }) => [
      ...(bank?.by ?? []),
      ...Object.values(steps)
        .flatMap((s) => Object.entries(s.outcomes))
        .filter(([id, o]) => o.decides !== undefined || id === bank?.released || id === bank?.answered)
        .flatMap(([, o]) => o.by),
    ]),
    ...bulletins.map((b) => b.signedBy),
  ])
}
