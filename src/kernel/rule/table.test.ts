/** Decision tables, hit policy by hit policy. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circles, decideAll } from './all.ts'
import { decide } from './table.ts'
import { gaps } from './gaps.ts'
import { unary } from './feel.ts'
import { type Decision, type DecisionTable, type Facts, type HitPolicy, type Value } from './index.ts'

/** Who decides on temporary relief, by amount in fen. */
const tiers = (
  rules: [string, string, string?][],
  hitPolicy: HitPolicy = 'unique',
  allowed?: string[],
): DecisionTable => ({
  kind: 'table',
  hitPolicy,
  inputs: [{ expression: 'amount', allowed: ['>= 0'] }],
  outputs: [{ name: 'decider', ...(allowed && { allowed }) }],
  rules: rules.map(([when, then, clause]) => ({ when: [when], then: [then], ...(clause && { clause }) })),
})
const sound = tiers([
  ['<= 100000', '"village"', 'm#art-5'],
  ['(100000..200000]', '"town"', 'm#art-6'],
  ['> 200000', '"county"', 'm#art-7'],
])

describe('amount tiers', () => {
  test.each<[number | null, Value, number[], string | undefined]>([
    [100_000, 'village', [1], undefined],
    [100_001, 'town', [2], undefined],
    [200_000, 'town', [2], undefined],
    [200_001, 'county', [3], undefined],
    [null, null, [], 'not_known'],
  ])('%s fen is decided by %s', (amount, value, rows, problem) => {
    const answer = decide(sound, { amount })
    expect(answer.value).toBe(value)
    expect(answer.trace.rows).toEqual(rows)
    expect(answer.trace.problem).toBe(problem)
  })
  test('the trace names what went in, the row and the clause', () =>
    expect(decide(sound, { amount: 150_000 }).trace).toEqual({
      inputs: { amount: 150_000 },
      rows: [2],
      clauses: ['m#art-6'],
    }))
  test('two rows are a problem, not a silent first', () =>
    expect(
      decide(
        tiers([
          ['<= 10', '"a"'],
          ['>= 10', '"b"'],
        ]),
        { amount: 10 },
      ),
    ).toMatchObject({ value: null, trace: { problem: 'two_rows', rows: [1, 2] } }))
  test('no row is a problem, not a zero', () =>
    expect(decide(tiers([['< 10', '"a"']]), { amount: 10 })).toMatchObject({
      value: null,
      trace: { problem: 'no_row' },
    }))
  test('a value outside what is allowed is refused', () =>
    expect(decide(sound, { amount: -1 })).toMatchObject({ value: null, trace: { rows: [] } }))
  test('a wrong kind is told apart from an unknown', () =>
    expect(decide(sound, { amount: 'many' }).trace.problem).not.toBe('not_known'))
})

describe('hit policies', () => {
  const rules: [string, string][] = [
    ['> 5', '10'],
    ['> 3', '30'],
    ['> 1', '20'],
    ['> 1', '20'],
  ]
  test.each<[HitPolicy, number, Value, number[]]>([
    ['first', 4, 30, [2]],
    ['any', 2, 20, [3, 4]],
    ['priority', 9, 20, [3]],
    ['output_order', 9, [20, 20, 30, 10], [1, 2, 3, 4]],
    ['rule_order', 4, [30, 20, 20], [2, 3, 4]],
    ['collect', 9, [10, 30, 20, 20], [1, 2, 3, 4]],
    ['collect_sum', 9, 80, [1, 2, 3, 4]],
    ['collect_min', 9, 10, [1, 2, 3, 4]],
    ['collect_max', 9, 30, [1, 2, 3, 4]],
    ['collect_count', 9, 4, [1, 2, 3, 4]],
    ['collect', 0, [], []],
    ['collect_count', 0, 0, []],
  ])('%s of %s is %j', (policy, amount, value, rows) => {
    const answer = decide(tiers(rules, policy, ['20', '30', '10']), { amount })
    expect(answer.value).toEqual(value)
    expect(answer.trace.rows).toEqual(rows)
  })
  test('any with different answers is a problem', () =>
    expect(decide(tiers(rules, 'any'), { amount: 4 }).trace.problem).toBe('two_rows'))
  test('sum of nothing is no answer', () =>
    expect(decide(tiers(rules, 'collect_sum'), { amount: 0 }).trace.problem).toBe('no_row'))
  test('a default answers when no row does', () => {
    const t: DecisionTable = { ...tiers([['> 5', '1']]), outputs: [{ name: 'x', default: '7' }] }
    expect(decide(t, { amount: 1 })).toMatchObject({ value: 7, trace: { rows: [] } })
  })
  test('several outputs make a context', () => {
    const t: DecisionTable = {
      kind: 'table',
      hitPolicy: 'first',
      inputs: [{ expression: 'a' }],
      outputs: [{ name: 'level' }, { name: 'rate' }],
      rules: [{ when: ['-'], then: ['"b"', 'a * 2'] }],
    }
    expect(decide(t, { a: 4 }).value).toEqual({ level: 'b', rate: 8 })
  })
})

describe('unknown inputs', () => {
  const t = (hitPolicy: HitPolicy, rules: string[][]): DecisionTable => ({
    kind: 'table',
    hitPolicy,
    inputs: [{ expression: 'age' }, { expression: 'disabled' }],
    outputs: [{ name: 'x' }],
    rules: rules.map(([a, d, v]) => ({ when: [a!, d!], then: [v!] })),
  })
  test.each<[string, HitPolicy, string[][], Facts, Value, string | undefined]>([
    [
      'a dash accepts the unknown',
      'unique',
      [
        ['>= 60', '-', '1'],
        ['< 60', '-', '2'],
      ],
      { age: 70 },
      1,
      undefined,
    ],
    [
      'null accepts the unknown',
      'unique',
      [
        ['null', '-', '0'],
        ['>= 60', '-', '1'],
      ],
      { disabled: true },
      null,
      'not_known',
    ],
    [
      'null alone',
      'first',
      [
        ['null', '-', '0'],
        ['>= 60', '-', '1'],
      ],
      { disabled: true },
      0,
      undefined,
    ],
    [
      'the known part already refuses the row',
      'unique',
      [
        ['>= 60', 'true', '1'],
        ['< 60', '-', '2'],
      ],
      { age: 20 },
      2,
      undefined,
    ],
    [
      'the missing paper matters',
      'unique',
      [
        ['>= 60', 'true', '1'],
        ['>= 60', 'false', '2'],
      ],
      { age: 70 },
      null,
      'not_known',
    ],
    [
      'first: an earlier row may still fire',
      'first',
      [
        ['-', 'true', '1'],
        ['-', '-', '2'],
      ],
      { age: 70 },
      null,
      'not_known',
    ],
    [
      'first: a later row does not matter',
      'first',
      [
        ['> 60', '-', '1'],
        ['-', 'true', '2'],
      ],
      { age: 70 },
      1,
      undefined,
    ],
  ])('%s', (_, policy, rules, facts, value, problem) => {
    const answer = decide(t(policy, rules), facts)
    expect([answer.value, answer.trace.problem]).toEqual([value, problem])
  })
})

describe('decisions that read one another', () => {
  const f = (expression: string): Decision => ({
    kind: 'formula',
    expression,
    clause: `c#${expression.length}`,
  })
  const decisions = {
    amount: f('standard * persons'),
    level: tiers([
      ['<= 100', '"low"'],
      ['> 100', '"high"'],
    ]),
    both: f('level + "!"'),
    lone: f('other + 1'),
  }
  test('are worked out in order', () =>
    expect(decideAll(decisions, { standard: 60, persons: 2 }).values).toEqual({
      amount: 120,
      level: 'high',
      both: 'high!',
      lone: null,
    }))
  test('only the wanted ones, with what they need', () =>
    expect(Object.keys(decideAll(decisions, { standard: 60, persons: 2 }, ['level']).values)).toEqual([
      'amount',
      'level',
    ]))
  test('an unknown travels as unknown', () => {
    const { traces } = decideAll(decisions, { standard: 60 })
    expect([traces['amount']!.problem, traces['level']!.problem, traces['both']!.problem]).toEqual([
      'not_known',
      'not_known',
      'not_known',
    ])
  })
  test('a circle is refused', () => {
    const bad = { a: f('b + 1'), b: f('a + 1'), c: f('1') }
    expect(circles(bad)).toEqual(['a > b > a'])
    expect(decideAll(bad, {}).values).toEqual({ a: null, b: null, c: 1 })
    expect(decideAll(bad, {}).traces['a']!.problem).toMatch(/circle|not_known/)
  })
  test('a decision is plain JSON', () =>
    expect(
      decideAll(JSON.parse(JSON.stringify(decisions)), { standard: 1, persons: 2 }).values['level'],
    ).toBe('low'))
})

describe('gaps and overlaps', () => {
  test('a sound table has none', () => expect(gaps(sound)).toEqual({ gaps: [], overlaps: [], dead: [] }))
  test('a gap shows an amount', () =>
    expect(
      gaps(
        tiers([
          ['<= 200000', '"a"'],
          ['> 200001', '"b"'],
        ]),
      ).gaps,
    ).toEqual([{ amount: 200_001 }]))
  test('an overlap shows an amount and its rows', () =>
    expect(
      gaps(
        tiers([
          ['<= 10', '"a"'],
          ['>= 10', '"b"'],
        ]),
      ).overlaps,
    ).toEqual([{ input: { amount: 10 }, rows: [1, 2] }]))
  test('whole numbers leave no gap between 5 and 6; others do', () => {
    const t = tiers([
      ['<= 5', '1'],
      ['>= 6', '2'],
    ])
    expect(gaps(t).gaps).toEqual([])
    expect(gaps(t, { whole: false }).gaps).toEqual([{ amount: { decimal: '5.5' } }])
  })
  test('a text that no row knows', () => {
    const t: DecisionTable = {
      kind: 'table',
      hitPolicy: 'unique',
      inputs: [{ expression: 'kind', allowed: ['"a"', '"b"', '"c"'] }, { expression: 'local' }],
      outputs: [{ name: 'x' }],
      rules: [
        { when: ['"a"', '-'], then: ['1'] },
        { when: ['"b"', 'true'], then: ['2'] },
      ],
    }
    expect(gaps(t).gaps).toEqual([
      { kind: 'b', local: false },
      { kind: 'c', local: true },
      { kind: 'c', local: false },
    ])
  })
  test('a row behind another is dead', () =>
    expect(
      gaps(
        tiers(
          [
            ['> 1', '1'],
            ['> 5', '2'],
            ['-', '3'],
          ],
          'first',
        ),
      ).dead,
    ).toEqual([2]))
  test('a cell that reads other facts cannot be checked, and says so', () =>
    expect(gaps(tiers([['<= limit', '1']])).unchecked).toMatch(/limit/))
  test('agrees with trying every number', () => {
    const n = fc.integer({ min: 0, max: 12 })
    const cell = fc.oneof(
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), n).map(([op, a]) => `${op} ${a}`),
      fc
        .tuple(fc.constantFrom('[', '('), n, n, fc.constantFrom(']', ')'))
        .map(([o, a, b, c]) => `${o}${Math.min(a, b)}..${Math.max(a, b)}${c}`),
      n.map(String),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        const fires = (v: number) => cells.filter((c) => unary(c, v, {}) === true).length
        const all = Array.from({ length: 15 }, (_, i) => i)
        const holes = gaps(tiers(cells.map((c) => [c, '1'])))
        expect(holes.gaps.length > 0).toBe(all.some((v) => fires(v) === 0))
        expect(holes.overlaps.length > 0).toBe(all.some((v) => fires(v) > 1))
        for (const g of holes.gaps) expect(fires(g['amount'] as number)).toBe(0)
        for (const o of holes.overlaps) expect(fires(o.input['amount'] as number)).toBe(o.rows.length)
      }),
      { numRuns: 300 },
    )
  })
})
