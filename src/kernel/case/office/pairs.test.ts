/**
 * [OA15] [OA17] Every ordered pair of acts of the office, one after the other, where one person has the case and where several offices answer
 * together: what the second one says after the first, and that the case is lost in none. The tables are `docs/acts.md`.
 */
import { describe, expect, test } from 'vitest'
import { officeVerbs, type Programme } from '../../programme/index.ts'
import { rounds } from './errand.ts'
import { clocksOf, standingErrands, tasksOf, type Case, type CaseEvent, type Errand } from '../index.ts'
import { around, atJoint, atReview, letter, play, posts, type Doing } from './testing.ts'

const why = { words: '按规定办理' }
const two = { posts: [{ post: 'p-boss' }, { post: 'p-c2' }] }

/** The act as whoever does it where it is done: `desk` has the case, `sender` sent it there. */
type Situation = {
  readonly title: string
  readonly before: readonly Doing[]
  readonly act: (verb: string) => Doing
  /** What signers are asked about. */
  readonly outcome: string
  /** Outcomes by which the case goes on from there, each by somebody. */
  readonly on: readonly Doing[]
}
const acts = ['转办', '委派', '会签', '或签', '减签', '退回', '撤回', '催办', '抄告', '督办', '批注'] as const

function actIn(
  desk: string,
  colleague: string,
  outcome: string,
  holder: string,
  step: string,
  sender: string,
): (verb: string) => Doing {
  const doings: Readonly<Record<(typeof acts)[number], Doing>> = {
    转办: { by: desk, do: 'act.handOver', input: { to: `p-${colleague}`, ...why } },
    委派: { by: desk, do: 'act.entrust', input: { to: 'p-c2', ...why } },
    会签: { by: desk, do: 'act.addSigner', input: { ...two, outcome, together: 'all', ...why } },
    或签: { by: desk, do: 'act.addSigner', input: { ...two, outcome, together: 'any', ...why } },
    减签: { by: desk, do: 'act.dropSigner', input: { to: 'p-boss', ...why } },
    退回: { by: holder, do: 'act.sendBack', input: { step, ...why } },
    撤回: { by: sender, do: 'act.takeBack', input: why },
    催办: { by: sender, do: 'act.urge' },
    抄告: { by: desk, do: 'act.copy', input: { posts: [{ post: 'p-c2' }] } },
    督办: { by: 'boss', do: 'act.supervise', input: { until: '2021-10-29', ...why } },
    批注: { by: desk, do: 'act.note', input: { ...why, posts: [{ post: 'p-c2' }] } },
  }
  return (verb) => doings[verb as (typeof acts)[number]]
}

const alone: Situation = {
  title: '一个岗位办理的环节 · A step of one post',
  before: atReview,
  act: actIn('h1', 'h2', 'agree', 'h1', 'desk', 'c1'),
  outcome: 'agree',
  on: ['h1', 'h2', 'c1', 'c2'].flatMap((by) => ['agree', 'submit'].map((name) => ({ by, do: name }))),
}
const jointly: Situation = {
  title: '联合办理的环节，由其中一个单位 · A joint step, by one of its parties',
  before: atJoint,
  act: actIn('f1', 'f2', 'opine', 'l1', 'review', 'h1'),
  outcome: 'opine',
  on: ['l1', 'f1', 'f2', 'h1', 'h2'].flatMap((by) =>
    ['conclude', 'opine', 'agree'].map((name) => ({ by, do: name })),
  ),
}

/** In words of one or two letters, so that a row fits a page. */
const words: Readonly<Record<string, string>> = {
  ok: '可',
  handed_on: '已转走',
  with_somebody: '委派中',
  once_only: '只一次',
  not_yours: '无此事',
  wrong_role: '不在手',
  acted_already: '已有人办',
  same_person: '在自己手',
}
/** What is right, as it was decided by hand: a row for the first act, a word for each second one in the same order. */
const right = {
  alone: {
    转办: '已转走 已转走 已转走 已转走 已转走 已转走 已有人办 可 可 可 可',
    委派: '委派中 委派中 可 可 无此事 委派中 已有人办 可 可 可 可',
    会签: '可 可 只一次 只一次 可 可 已有人办 可 可 可 可',
    或签: '可 可 只一次 只一次 可 可 已有人办 可 可 可 可',
    减签: '可 可 只一次 只一次 无此事 可 已有人办 可 可 可 可',
    退回: '不在手 不在手 不在手 不在手 不在手 不在手 已有人办 在自己手 可 可 可',
    撤回: '不在手 不在手 不在手 不在手 不在手 不在手 已有人办 在自己手 可 可 可',
    催办: '可 可 可 可 无此事 可 可 只一次 可 可 可',
    抄告: '可 可 可 可 无此事 可 已有人办 可 可 可 可',
    督办: '可 可 可 可 无此事 可 已有人办 可 可 只一次 可',
    批注: '可 可 可 可 无此事 可 已有人办 可 可 可 可',
  },
  jointly: {
    转办: '已转走 已转走 已转走 已转走 已转走 可 已有人办 可 可 可 可',
    委派: '委派中 委派中 可 可 无此事 可 已有人办 可 可 可 可',
    会签: '可 可 只一次 只一次 可 可 已有人办 可 可 可 可',
    或签: '可 可 只一次 只一次 可 可 已有人办 可 可 可 可',
    减签: '可 可 只一次 只一次 无此事 可 已有人办 可 可 可 可',
    退回: '不在手 不在手 不在手 不在手 不在手 不在手 已有人办 在自己手 可 可 可',
    撤回: '不在手 不在手 不在手 不在手 不在手 不在手 已有人办 在自己手 可 可 可',
    催办: '可 可 可 可 无此事 可 可 只一次 可 可 可',
    抄告: '可 可 可 可 无此事 可 已有人办 可 可 可 可',
    督办: '可 可 可 可 无此事 可 已有人办 可 可 只一次 可',
    批注: '可 可 可 可 无此事 可 已有人办 可 可 可 可',
  },
} as const

const situations = [
  ['alone', alone],
  ['jointly', jointly],
] as const

/** Dropping a signer needs one first. */
const begun = (s: Situation, first: string): readonly Doing[] =>
  first === '减签' ? [...s.before, s.act('会签')] : s.before

const after = (s: Situation, first: string, second?: string) =>
  play([...begun(s, first), s.act(first), ...(second === undefined ? [] : [s.act(second)])])

const rowOf = (s: Situation, first: string): string =>
  acts.map((second) => words[after(s, first, second).said] ?? after(s, first, second).said).join(' ')

describe.each(situations)('[OA17] %s', (name, s) => {
  test.each(acts)('先%s，再……', (first) => {
    expect(after(s, first).said).toBe('ok')
    expect(rowOf(s, first)).toBe(right[name][first])
  })

  const pairs = acts.flatMap((first) => acts.map((second) => [first, second] as const))
  test.each(pairs)('先%s再%s：办件在人手上，有路可走，没有了不掉的事', (first, second) => {
    const { c, events } = after(s, first, second)
    expect(tasksOf(letter, c, around('c1', [], '2021-10-20')).length).toBeGreaterThan(0)
    expect(goesOn(c, events, s)).toBe(true)
    for (const errand of standingErrands(letter, c))
      expect(isEnded(events, errand), `${errand.kind} ${errand.seq}`).toBe(true)
  })

  test.each(acts.filter((x) => x !== '退回' && x !== '撤回'))('%s不动时限和环节', (first) => {
    const before = play(begun(s, first)).c
    const { c } = after(s, first)
    expect(clocks(c)).toEqual(clocks(before))
    expect(c.step).toBe(before.step)
    expect(c.facts).toEqual(before.facts)
  })
})

const clocks = (c: Case) => clocksOf(letter, c, around('c1', [], '2021-10-20')).map((k) => [k.name, k.facts])

/** What others were asked is answered. */
const freeing: readonly Doing[] = Object.keys(posts).flatMap((by): readonly Doing[] => [
  { by, do: 'act.report', input: why },
  { by, do: 'act.sign', input: { agree: true } },
])

/** Whoever has it can take it on, once what was asked of others is answered or called back. */
function goesOn(c: Case, events: readonly CaseEvent[], s: Situation): boolean {
  const freed = play(freeing, letter, events)
  return s.on.some((doing) => play([doing], letter, freed.events).said === 'ok') && rounds(c).length <= 2
}

/** Somebody can bring it to an end: at once, or when what others were asked is answered. */
function isEnded(events: readonly CaseEvent[], { seq, to }: Errand): boolean {
  const endings: readonly (readonly [string, Doing['input']?])[] = [
    ['report', why],
    ['recall'],
    ['sign', { agree: true }],
    ['reply', why],
    ['release'],
    ['acknowledge'],
    ['handOver', { to: 'p-h1', ...why }],
    ['handOver', { to: 'p-f1', ...why }],
  ]
  const outcomes: readonly Doing[] = ['agree', 'submit', 'opine'].flatMap((name) =>
    Object.keys(posts).map((by) => ({ by, do: name })),
  )
  const tries = [
    ...outcomes,
    ...Object.keys(posts).flatMap((by) =>
      endings.map(([verb, input]) => ({ by, do: `act.${verb}`, input: input ?? {} })),
    ),
  ]
  const stands = (then: readonly CaseEvent[], doing: Doing): boolean =>
    standingErrands(letter, play([doing], letter, then).c).some(
      (x) => x.seq === seq && x.to?.post === to?.post,
    )
  const freed = play(freeing, letter, events).events
  return tries.some((doing) => !stands(events, doing) || !stands(freed, doing))
}

test('[OA17] every act that there is stands in the tables, or answers one that does', () => {
  const followUps = ['report', 'recall', 'sign', 'reply', 'release', 'acknowledge']
  const inTables = acts.map((x) => alone.act(x).do.slice('act.'.length))
  expect(officeVerbs.filter((verb) => !inTables.includes(verb)).toSorted()).toEqual(followUps.toSorted())
})

test('[OA15] the applicant is not held up by what the office does among itself', () => {
  for (const first of acts.filter((x) => x !== '撤回' && x !== '退回'))
    expect(play([...begun(alone, first), alone.act(first), { by: 'li', do: 'withdraw' }]).said, first).toBe(
      'ok',
    )
})

test('[OA17] docs/acts.md is these tables', async () => {
  await expect(page(letter)).toMatchFileSnapshot('../../../../docs/acts.md')
})

function page(p: Programme): string {
  const tables = situations.map(([, s]) =>
    [
      `## ${s.title}`,
      '',
      `| 先 \\ 再 | ${acts.join(' | ')} |`,
      `| --- |${' --- |'.repeat(acts.length)}`,
      ...acts.map((first) => `| **${first}** | ${rowOf(s, first).split(' ').join(' | ')} |`),
      '',
    ].join('\n'),
  )
  return `# 公文动作相遇时 · Where the office's acts meet

一个动作之后，紧接着另一个动作：可不可以，不可以是为什么。\`src/kernel/case/office/pairs.test.ts\`逐对试过并保持本页为最新；每一对之后办件都在人手上、有路可走，没有了不掉的事。试的事项是“${p.title.zh}”。

One act and then another, each by whoever does it where it is done: 转办、委派、会签、或签、减签、退回、抄告、批注 by the one who has
the case at first, 撤回 and 催办 by who sent it there, 督办 by a leader above. The test tries each pair and keeps this page
current; after each of them the case is on a desk, can go on, and nothing is left that nobody can end. Rules: src/kernel/case/SPEC.md, OA.

| 格中 | 意思 | Meaning |
| --- | --- | --- |
| 可 | 可以办理 | It is done |
| 已转走 | 已经转给同事，由他办理或者转回 | It was handed to a colleague, who acts or hands it back |
| 委派中 | 受委派的人还没有回复，先等或者先收回 | Somebody works on it: wait, or call it back |
| 只一次 | 已经请过这些人签、当天已经催过、已经在督办 | These were asked already, it was urged today, or is supervised already |
| 无此事 | 没有这样的加签可减 | There is no such signer to drop |
| 不在手 | 办件已经不在这个岗位手上 | The case is not with that post any more |
| 已有人办 | 送出以后已经有人办过，不能撤回 | Somebody acted on it since: it cannot be taken back |
| 在自己手 | 办件已经回到他自己手上，直接办理 | It is on their own desk again: they act |

${tables.join('\n')}`
}
