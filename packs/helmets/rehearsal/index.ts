/** The campaign from 1 September to 19 October 2021 as lines for the API. `part`: of what was done on the road, one in so many; what the plan sets and what is observed is whole. */
import { addDays, daysBetween, type Day } from 'yimen/kernel/day'
import { judged, observed } from './observing.ts'
import { begins, briefing, ends, letters, postsOf, setUp } from './plan.ts'
import { Road } from './road.ts'
import { lastMorning } from './today.ts'
import { inOrder, until, type Line, type World } from './world.ts'

export { whole } from './road.ts'
export type { Line, World } from './world.ts'

const week = 7
const dayOfLetters: Day = '2021-10-19'

export function rehearseHelmets(world: World, part = 1): readonly (readonly Line[])[] {
  const posts = postsOf(world)
  const road = new Road(world, posts, part)
  const waves: Line[][] = [setUp(world, posts)]
  const length = daysBetween(begins, ends) + 1
  for (let from = 0; from < length; from += week) {
    const first = addDays(begins, from)
    const days = Math.min(week, length - from)
    const today: Line[] = []
    const later: Line[] = []
    for (let n = 0; n < days; n++) {
      const [now, then] = road.day(addDays(first, n))
      today.push(...now)
      later.push(...then)
    }
    today.push(...observed(world, posts, from / week, first, days))
    waves.push(inOrder(today), inOrder(later))
    if (first === '2021-09-29') waves.push(judged(world, '09', '2021-09-30', '2021-10-08', true))
  }
  waves.push(judged(world, '10', '2021-10-18', dayOfLetters, false), letters(world), briefing(world))
  const [first, then, morning] = lastMorning(world, posts)
  waves.push(first, then, [until(addDays(ends, 1))], morning)
  return waves
}
