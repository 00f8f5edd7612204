/** [OA3] [OA8] [OA9] [OA17] Whatever is done in whatever order: the case is on somebody's desk and can go on, nothing stays that nobody ends, what was taken back was never done. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Programme } from '../../programme/index.ts'
import { rounds } from './errand.ts'
import { clocksOf, fold, standingErrands, tasksOf, type Case, type CaseEvent } from '../index.ts'
import { makersOf } from './desk.ts'
import { around, letter, play, posts, written, type Doing, type Played } from './testing.ts'

const { review, desk } = letter.steps
const t = (zh: string) => ({ zh, en: zh })
/** With a list that grows, a fact that is worked out, and a way that branches. */
const p: Programme = {
  ...letter,
  fields: { ...letter.fields, sum: { type: 'integer', min: 0, max: 9, title: t('数') } },
  lists: {
    notes: {
      type: 'list',
      max: 50,
      title: t('记录'),
      of: { said: { type: 'text', max: 50, title: t('话') } },
    },
  },
  steps: {
    ...letter.steps,
    desk: {
      ...desk!,
      outcomes: {
        ...desk!.outcomes,
        submit: {
          ...desk!.outcomes.submit!,
          asks: { advice: 'optional', sum: 'optional' },
          sets: { doubled: 'if sum = null then 0 else sum * 2' },
          branches: [{ when: 'doubled > 10', to: 'joint', clause: 'rules#1', title: t('大额') }],
        },
      },
    },
    review: {
      ...review!,
      outcomes: {
        ...review!.outcomes,
        remark: { ...review!.outcomes.remark!, adds: { notes: '{said: advice}' } },
      },
    },
  },
}
const why = { words: '按规定办理' }
const names = Object.keys(posts)
const people = [...names, 'li', 'system']
const somebody = fc.constantFrom(...people)
/** Whoever may do it, asked from this one on: chance alone finds them too seldom. */
function done(one: Doing, events: readonly CaseEvent[]): Played {
  const from = people.indexOf(one.by)
  const tries = [...people.slice(from), ...people.slice(0, from)].map((by) =>
    play([{ ...one, by }], p, events),
  )
  return tries.find((x) => x.events.length > events.length) ?? tries[0]!
}
const post = fc.constantFrom(...names).map((name) => `p-${name}`)
const outcome = fc.constantFrom(
  'submit',
  'settle',
  'agree',
  'refuse',
  'remark',
  'close',
  'opine',
  'conclude',
  'pay',
  'file',
)
const input = (name: string): fc.Arbitrary<Doing['input']> =>
  name === 'submit'
    ? fc.record(
        { advice: fc.constantFrom('甲', '乙'), sum: fc.integer({ min: 0, max: 9 }) },
        { requiredKeys: [] },
      )
    : fc.constant(name === 'remark' ? { advice: '补记' } : {})
const acts: readonly fc.Arbitrary<Doing>[] = [
  fc.record({ by: somebody, do: outcome }).chain((d) => input(d.do).map((i) => ({ ...d, input: i! }))),
  fc.record({
    by: somebody,
    do: fc.constantFrom('act.handOver', 'act.entrust'),
    input: post.map((to) => ({ to, ...why })),
  }),
  fc.record({
    by: somebody,
    do: fc.constant('act.addSigner'),
    input: fc.record({
      posts: fc.array(
        post.map((x) => ({ post: x })),
        { minLength: 1, maxLength: 3 },
      ),
      outcome,
      together: fc.constantFrom('all', 'any'),
      words: fc.constant('请签'),
    }),
  }),
  fc.record({ by: somebody, do: fc.constant('act.dropSigner'), input: post.map((to) => ({ to, ...why })) }),
  fc.record({
    by: somebody,
    do: fc.constant('act.sign'),
    input: fc.boolean().map((agree) => ({ agree, ...why })),
  }),
  fc.record({
    by: somebody,
    do: fc.constant('act.sendBack'),
    input: fc.constantFrom('desk', 'review', 'joint', 'pay').map((step) => ({ step, ...why })),
  }),
  fc.record({
    by: somebody,
    do: fc.constantFrom('act.takeBack', 'act.report', 'act.reply'),
    input: fc.constant(why),
  }),
  fc.record({
    by: somebody,
    do: fc.constantFrom('act.urge', 'act.recall', 'act.release', 'act.acknowledge'),
  }),
  fc.record({
    by: somebody,
    do: fc.constantFrom('act.copy', 'act.note'),
    input: post.map((x) => ({ posts: [{ post: x }], ...why })),
  }),
  fc.record({
    by: somebody,
    do: fc.constant('act.supervise'),
    input: fc.constant({ until: '2021-10-29', ...why }),
  }),
]
const takeBack: fc.Arbitrary<Doing> = fc.record({
  by: somebody,
  do: fc.constant('act.takeBack'),
  input: fc.constant(why),
})
const doing = fc.oneof(
  { arbitrary: acts[0]!, weight: 12 },
  { arbitrary: acts[5]!, weight: 6 },
  { arbitrary: takeBack, weight: 14 },
  ...acts.map((arbitrary) => ({ arbitrary, weight: 2 })),
)

const asItStands = (c: Case) => {
  const s = around('c1', [], '2021-10-20')
  return {
    step: c.step,
    facts: c.facts,
    people: c.people,
    obligations: c.obligations,
    clocks: clocksOf(p, c, s).map((k) => [k.name, k.facts]),
    tasks: tasksOf(p, c, s).map((x) => [x.role, x.due, x.post]),
    makers: Object.values(p.steps)
      .flatMap((step) => Object.keys(step.outcomes))
      .map((name) => makersOf(c, name)),
    rounds: rounds(c).map((r) => [r.outcome, r.state]),
  }
}
/** What others were asked is answered or called back. */
const freeing: readonly Doing[] = names.flatMap((by): readonly Doing[] => [
  { by, do: 'act.report', input: why },
  { by, do: 'act.sign', input: { agree: true } },
])
const ways: readonly Doing[] = [...names, 'li'].flatMap((by) =>
  ['submit', 'agree', 'refuse', 'opine', 'conclude', 'pay', 'file', 'withdraw'].map((name) => ({
    by,
    do: name,
  })),
)
const back: readonly Doing[] = names.map((by) => ({
  by,
  do: 'act.sendBack',
  input: { step: 'desk', ...why },
}))

test('任意的动作、任意的顺序', () => {
  let taken = 0
  let sentBack = 0
  fc.assert(
    fc.property(fc.array(doing, { minLength: 20, maxLength: 30, size: 'max' }), (doings) => {
      let events: readonly CaseEvent[] = play(written, p).events
      const before = new Map<number, ReturnType<typeof asItStands>>()
      for (const one of doings) {
        const was = fold(events)
        const played = done(one, events)
        if (played.events.length === events.length) continue
        events = played.events
        const { c } = played
        before.set(c.seq, asItStands(was))
        expect(fold(events)).toEqual(c)
        const { office } = events.at(-1)!
        if (office?.verb === 'sendBack') sentBack++
        if (office?.takes) {
          taken++
          expect(asItStands(c)).toEqual(before.get(office.takes.seq)!)
        }
        if (p.steps[c.step]!.end !== undefined) break
        expect(tasksOf(p, c, around('c1', [], '2021-10-20')).length).toBeGreaterThan(0)
      }
      const { c } = play([], p, events)
      if (p.steps[c.step]!.end !== undefined) {
        expect(standingErrands(p, c).every((x) => x.kind === 'copied' || x.kind === 'mentioned')).toBe(true)
        return
      }
      const freed = play(freeing, p, events)
      expect(
        [...ways, ...back].some((way) => play([way], p, freed.events).said === 'ok'),
        JSON.stringify(events.map((e) => `${e.by.person} ${e.outcome} ${e.to}`)),
      ).toBe(true)
    }),
    { numRuns: 150 },
  )
  expect([taken > 20, sentBack > 20]).toEqual([true, true])
})
