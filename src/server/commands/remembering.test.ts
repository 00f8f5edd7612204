/** [K19] What was judged before its turn is taken in its turn only where the world would tell it the same. */
import { expect, test } from 'vitest'
import type { Entry } from '#kernel/register'
import { knownWorld, type Award, type World } from '#kernel/case'
import { remembering } from './remembering.ts'

const entry = { register: 'r', id: 'e', standing: 'on' } as unknown as Entry
const award = { case: 'B-1', people: ['p'] } as unknown as Award
const world = (more: Parameters<typeof knownWorld>[0] = {}): World =>
  knownWorld({ awards: [award], entry: () => entry, balances: { fund: 5 }, ...more })

test.each<[string, (of: World) => unknown, World, boolean]>([
  ['nothing asked', () => null, world({ balances: { fund: 1 } }), true],
  ['the same balance', (of) => of.balance('fund'), world(), true],
  ['another balance', (of) => of.balance('fund'), world({ balances: { fund: 4 } }), false],
  ['what was not asked', (of) => of.balance('fund'), world({ entry: () => null }), true],
  ['the same entry', (of) => of.entry('r', 'e'), world(), true],
  ['a later version of it', (of) => of.entry('r', 'e'), world({ entry: () => ({ ...entry }) }), false],
  ['none any more', (of) => of.entry('r', 'e'), world({ entry: () => null }), false],
  ['a list of the same', (of) => of.awards(['p']), world(), true],
  ['one more in it', (of) => of.awards(['p']), world({ awards: [award, { ...award }] }), false],
  ['another in its place', (of) => of.awards(['p']), world({ awards: [{ ...award }] }), false],
  ['gathered since', (of) => of.entry('r', 'e'), { ...world(), entry: () => undefined }, false],
  ['one of several', (of) => [of.balance('fund'), of.entry('r', 'e')], world({ entry: () => null }), false],
])('%s', (_, question, other, isSame) => {
  const memory = remembering(world())
  question(memory.world)
  expect(memory.isToldBy(other)).toBe(isSame)
})

test('every kind of question is remembered', () => {
  const memory = remembering(world())
  const changed: (keyof World)[] = []
  const other = Object.fromEntries(
    Object.keys(world()).map((name) => [
      name,
      () => {
        changed.push(name as keyof World)
        return undefined
      },
    ]),
  ) as unknown as World
  for (const ask of Object.values(memory.world) as ((...args: readonly unknown[]) => unknown)[]) {
    const alone = remembering(memory.world)
    const name = Object.entries(memory.world).find(([, a]) => a === ask)![0] as keyof World
    ;(alone.world[name] as (...args: readonly unknown[]) => unknown)(['p'], 'x', null)
    expect([name, alone.isToldBy(other)]).toEqual([name, false])
  }
  expect(changed).toEqual(Object.keys(world()))
})
