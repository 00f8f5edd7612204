/** What is asked together: one trip at a time, each question in one that begins after it, each answer its own. */
import { expect, test } from 'vitest'
import { askedTogether } from './asked-together.ts'

test('questions that come while one is under way go together in the next trip, in their order', async () => {
  const trips: string[][] = []
  const ends: (() => void)[] = []
  const ask = askedTogether(async (questions: readonly string[]) => {
    trips.push([...questions])
    await new Promise<void>((end) => ends.push(end))
    return questions.map((q) => q.toUpperCase())
  })
  const begun = async (n: number): Promise<void> => {
    while (ends.length < n) await new Promise((next) => setImmediate(next))
  }
  const first = [ask('a'), ask('d')]
  await begun(1)
  const others = [ask('b'), ask('c'), ask('b')]
  await new Promise((next) => setImmediate(next))
  expect(trips).toEqual([['a', 'd']])
  ends[0]!()
  expect(await Promise.all(first)).toEqual(['A', 'D'])
  await begun(2)
  expect(trips).toEqual([
    ['a', 'd'],
    ['b', 'c', 'b'],
  ])
  ends[1]!()
  expect(await Promise.all(others)).toEqual(['B', 'C', 'B'])
})

test('a trip that fails fails for those who are in it, and for nobody after', async () => {
  let trips = 0
  const ask = askedTogether((questions: readonly number[]) => {
    trips += 1
    return trips === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(questions)
  })
  const [first, second] = await Promise.allSettled([ask(1), ask(2)])
  expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
  expect(await ask(3)).toBe(3)
})
