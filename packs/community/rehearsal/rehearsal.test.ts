/** The year of the community's work is accepted line by line by the kernel, gives the page's numbers, and is the same for the same seed. */
import { expect, test } from 'vitest'
import type { Actor } from 'yimen/kernel/case'
import { canMean } from 'yimen/kernel/bulletin'
import { dayOfInstant, type Instant } from 'yimen/kernel/day'
import { valueFrom, windowOf, type Figure } from 'yimen/kernel/figure'
import { makeZhuzhou } from '../../zhuzhou.ts'
import { monthly } from '../bulletin.ts'
import { Zone } from '../cases/play.ts'
import { figures } from '../figures.ts'
import { community } from '../index.ts'

const seed = 20_211_020
const programmes = new Map(community.programmes.map((p) => [p.id as string, p]))
type Line = {
  readonly case: string
  readonly seq: number
  readonly outcome: string
  readonly input: object
  readonly programme?: string
  readonly area?: string
  readonly as: string
  readonly at: string
  readonly until?: string
}

function played() {
  const { registry, waves } = makeZhuzhou(seed, 100)
  const posts = new Map(registry.posts.map((p) => [p.id, p]))
  const z = new Zone()
  const refused: string[] = []
  for (const line of waves.flat() as readonly Line[]) {
    if (refused.length > 4) break
    if (line.until !== undefined) z.pass(line.until)
    else if (programmes.has(line.programme ?? z.cases.get(line.case)?.programme.id ?? '')) {
      const post = posts.get(line.as)
      const actor: Actor = post
        ? { person: post.person, post: post.id, role: post.role, area: post.area, kin: [] }
        : { person: line.as, post: null, role: 'resident', area: null, kin: [] }
      const answer = z.move({ ...line, by: actor, at: line.at as Instant })
      if (!answer.ok)
        refused.push(
          `${line.case} ${line.outcome} ${line.at}: ${answer.refusal.code} ${answer.refusal.field ?? ''} ${answer.refusal.message.zh}`,
        )
    }
  }
  return { z, refused }
}
let once: ReturnType<typeof played> | undefined
const year = () => (once ??= played())

/** What each figure has counted by the last day. */
function counted(z: Zone): ReadonlyMap<string, number | null> {
  const standing = z.records()
  const tally = (f: Figure, part: 'top' | 'bottom') => {
    const { from, to } = windowOf(f, dayOfInstant('2021-10-20T00:00:00.000+08:00' as never))
    const of = standing.filter((r) => r.figure === f.id && r.part === part && r.from >= from && r.from <= to)
    return {
      count: of.length,
      sum: of.reduce((n, r) => n + r.value, 0),
      persons: new Set(of.map((r) => r.person)).size,
    }
  }
  return new Map(
    figures.map((f) => [f.id, valueFrom(f, tally(f, 'top'), f.among ? tally(f, 'bottom') : null)]),
  )
}

test('每一行都被接受，办件之间的动作一件不少', () => {
  const { refused, z } = year()
  expect(refused).toEqual([])
  expect(z.lost).toEqual([])
})

/** The page’s number in the page’s unit; money is in fen here. */
const page: readonly (readonly [
  id: string,
  said: string,
  qualifier: Parameters<typeof canMean>[0],
  scale: number,
])[] = [
  ['A2-07', '46', 'exact', 1],
  ['A2-08', '32', 'exact', 1],
  ['A2-09', '160', 'more_than', 1],
  ['A2-16', '20', 'nearly', 1],
  ['A2-18', '4', 'exact', 1],
  ['A2-19', '30000', 'more_than', 1],
  ['A2-20', '560000', 'exact', 1],
  ['A2-21', '28', 'exact', 1],
  ['A2-22', '3200', 'more_than', 1],
  ['A2-24', '10', 'exact', 1],
  ['A2-25', '8', 'exact', 1],
  ['A2-26', '341', 'exact', 1],
  ['A2-27', '130', 'exact', 1],
  ['A2-31', '2020', 'exact', 1],
  ['A2-32', '19', 'exact', 1],
  ['A2-33', '100', 'exact', 1],
  ['A2-34', '19', 'exact', 1],
  ['A2-35', '19', 'exact', 1],
  ['A2-36', '1', 'exact', 1],
  ['A2-39', '230', 'more_than', 1],
  ['A2-41', '150', 'more_than', 1],
  ['A2-42', '30', 'more_than', 1],
  ['A2-43', '10', 'exact', 1],
  ['A2-44', '20', 'exact', 1],
  ['A2-45', '50', 'more_than', 1],
  ['A2-53', '3', 'exact', 1],
  ['A2-54', '1000', 'exact', 1_000_000],
  ['A2-55', '23', 'exact', 1],
  ['A2-56', '19', 'exact', 1],
  ['A2-57', '80', 'exact', 1_000_000],
  ['A2-59', '3000', 'exact', 100],
  ['A2-60', '1600', 'exact', 100],
  ['A2-63', '17', 'exact', 1],
  ['A2-64', '14', 'exact', 1],
]
test('报上的数都由记录得出', () => {
  const values = counted(year().z)
  const slots = Object.values(monthly.slots)
  const said = page.map(([id, number, qualifier, scale]) => {
    const slot = slots.find((s) => s.page?.id === id)!
    const value = values.get(slot.figure) ?? null
    const ok =
      value !== null &&
      slot.page!.qualifier === qualifier &&
      canMean(qualifier, number, String(value / scale))
    return `${id} ${slot.figure} ${value} ${ok ? 'ok' : `is not ${qualifier} ${number}`}`
  })
  expect(said.filter((line) => !line.endsWith(' ok'))).toEqual([])
})

test('同一种子，逐字相同', () =>
  expect(JSON.stringify(makeZhuzhou(seed, 100).waves)).toBe(JSON.stringify(makeZhuzhou(seed, 100).waves)))
