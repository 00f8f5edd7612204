/** What the rehearsal of a season needs: the bank's places, its posts by their numbers, and chance from a seed. */
import type { PlayedRandom } from '../../drafting/index.ts'

export type World = {
  readonly city: string
  readonly branches: readonly { readonly code: string; readonly group: 'urban' | 'county' }[]
  /** Each with the sub-branch that it was given its target by. */
  readonly teams: readonly { readonly code: string; readonly branch: string }[]
  post(role: string, area: string, which?: string): string
  readonly random: PlayedRandom
}

/** What one unit had, and what it does in the season. */
export type Standing = {
  readonly code: string
  readonly branch: string
  readonly staff: number
  readonly outlets: number
  readonly market: number
  /** How it does against its target, in per cent of what is expected of it by its time: below 0 it loses. */
  readonly drive: number
  /** By indicator: what it had on the base day, and what it grew by last year. */
  readonly had: Readonly<Record<string, { readonly stock: number; readonly growth: number }>>
}

export function standings(world: World): readonly Standing[] {
  const rng = world.random.fork('standings')
  const last = world.branches.at(-1)!.code
  return world.teams.map(({ code, branch }) => {
    const savings = rng.between(18_000, 46_000)
    return {
      code,
      branch,
      staff: rng.between(5, 11),
      outlets: 1,
      market: rng.between(60, 240),
      drive: branch === last ? -rng.between(40, 90) : rng.between(65, 150),
      had: {
        savings: { stock: savings, growth: Math.round(savings / rng.between(11, 16)) },
        assets: { stock: Math.round(savings * 1.4), growth: Math.round(savings / 12) },
        consumer: { stock: rng.between(1_800, 5_200), growth: rng.between(420, 900) },
        small: { stock: rng.between(1_500, 6_000), growth: rng.between(380, 1_100) },
        merchants: { stock: rng.between(120, 420), growth: rng.between(60, 130) },
      },
    }
  })
}
