/**
 * The zone's year of party building and community work as lines for the API: what the page counts is whole, and of everything something is
 * under way on the last morning. Nothing here is a figure: each comes of the records that these lines make.
 */
import { setUp } from './base.ts'
import { today } from './today.ts'
import { Year } from './year.ts'
import type { Turned, World } from './world.ts'

export { pictures } from './pictures.ts'
export type { Turned, World } from './world.ts'

export function rehearseCommunity(world: World): readonly Turned[] {
  const lines: Turned[] = []
  const base = setUp(world, lines)
  new Year(world, base, lines).tell()
  today(world, base, lines)
  return lines
}
