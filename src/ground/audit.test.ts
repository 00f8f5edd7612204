/** Grids looked at together: what does not fit is found with its size, and what is a slip of the pen is mended by a proposal. */
import { describe, expect, test } from 'vitest'
import { auditGround, proposeMending, type AuditedGrid, type Corner, type Shape } from './index.ts'
import { tiling } from './testing.ts'

const box = (west: number, south: number, east: number, north: number): Shape => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ],
]
const grid = (code: string, shape: Shape, within: string | null = 'c1'): AuditedGrid => ({
  code,
  within,
  shape,
})
const codesSaid = (...args: Parameters<typeof auditGround>) =>
  auditGround(...args).map((f) => [f.code, f.areas.join('+'), ...(f.tiny ? ['tiny'] : [])].join(' '))

describe('[GD5] grids fit', () => {
  test.each<[string, readonly AuditedGrid[], readonly string[]]>([
    ['两个网格相接', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9000, 0, 18000, 9000))], []],
    [
      '角点只在一边，仍在线上',
      [
        grid('1', [
          [
            [
              [0, 0],
              [9000, 0],
              [9000, 4000],
              [9000, 9000],
              [0, 9000],
            ],
          ],
        ]),
        grid('2', box(9000, 0, 18000, 9000)),
      ],
      [],
    ],
    ['重叠', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(8000, 0, 18000, 9000))], ['overlap 1+2']],
    [
      '一个在另一个里面',
      [grid('1', box(0, 0, 9000, 9000)), grid('2', box(2000, 2000, 5000, 5000))],
      ['overlap 1+2'],
    ],
    ['一模一样', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(0, 0, 9000, 9000))], ['overlap 1+2']],
    [
      '三个叠在一处',
      [
        grid('1', box(0, 0, 9000, 9000)),
        grid('2', box(9000, 0, 18000, 9000)),
        grid('3', box(5000, 2000, 13000, 5000)),
      ],
      ['overlap 1+3', 'overlap 2+3'],
    ],
    [
      '中间有空',
      [
        grid('1', box(0, 0, 9000, 3000)),
        grid('2', box(0, 6000, 9000, 9000)),
        grid('3', box(0, 3000, 3000, 6000)),
        grid('4', box(6000, 3000, 9000, 6000)),
      ],
      ['gap 1+2+3+4'],
    ],
    ['代码重复', [grid('1', box(0, 0, 9, 9)), grid('1', box(20, 0, 29, 9))], ['duplicate_code 1']],
    ['没有社区', [grid('1', box(0, 0, 9, 9), null)], ['no_community 1']],
    [
      '写在两个社区名下',
      [grid('1', box(0, 0, 9, 9)), grid('1', box(20, 0, 29, 9), 'c2')],
      ['duplicate_code 1', 'two_communities 1'],
    ],
    [
      '自相交',
      [
        grid('1', [
          [
            [
              [0, 0],
              [900, 900],
              [900, 0],
              [0, 900],
            ],
          ],
        ]),
      ],
      ['self_crossing 1'],
    ],
    [
      '两者之间一条通到外面的细缝',
      [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9008, 0, 18000, 9000))],
      ['gap 1+2 tiny'],
    ],
    ['相隔两处', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(20000, 0, 30000, 9000))], []],
    ['什么也没有', [], []],
  ])('%s', (_, grids, wanted) => expect(codesSaid(grids).toSorted()).toEqual(wanted))

  const whole = { code: 'c1', shape: box(0, 0, 18000, 9000) }
  test.each<[string, readonly AuditedGrid[], readonly string[]]>([
    ['社区分尽', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9000, 0, 18000, 9000))], []],
    ['边上缺一块', [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9000, 0, 18000, 7000))], ['gap c1']],
    [
      '伸到社区外',
      [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9000, 0, 21000, 9000))],
      ['outside_community 2'],
    ],
    [
      '写错了社区',
      [grid('1', box(0, 0, 9000, 9000)), grid('2', box(9000, 0, 18000, 9000), 'c2')],
      ['outside_community 2', 'two_communities 2'],
    ],
    ['没有这个社区', [grid('1', box(0, 0, 18000, 9000), 'c9')], ['no_community 1', 'two_communities 1']],
  ])('%s', (_, grids, said) => {
    const next = { code: 'c2', shape: box(40000, 0, 50000, 9000) }
    expect(
      codesSaid(
        grids,
        [whole, { ...next, shape: null }].concat(
          said.some((s) => s.startsWith('outside_community 2')) ? [next] : [],
        ),
      )
        .toSorted()
        .filter((s) => s !== 'gap c2'),
    ).toEqual(said)
  })

  test('a fault says its size in square metres, in both languages', () => {
    const [fault] = auditGround([
      grid('1', box(113_100_000, 27_800_000, 113_109_000, 27_809_000)),
      grid('2', box(113_108_000, 27_800_000, 113_118_000, 27_809_000)),
    ])
    /** 98.4 m by 1,001 m. */
    expect(fault!.squareMetres! / 98_400).toBeCloseTo(1, 1)
    expect(fault!.message.zh).toMatch(/重叠约\d+平方米/)
    expect(fault!.message.en).toMatch(/overlap by about \d+ square metres/)
  })
})

const fitting = tiling(7, 6, 64)
  .slice(0, 41)
  .map(({ code, shape }) => grid(code, shape))
/** The grid in the middle with one corner changed; no neighbour follows. */
const with20 = (change: (ring: Corner[]) => void): readonly AuditedGrid[] =>
  fitting.map((g, i) => {
    if (i !== 20) return g
    const ring = [...g.shape[0]![0]!]
    change(ring)
    return { ...g, shape: [[ring]] }
  })

describe('[GD5] the 41 grids of a zone', () => {
  test('fit', () => expect(auditGround(fitting)).toEqual([]))
  test.each<[string, readonly AuditedGrid[]]>([
    ['a corner moved by two metres', with20((ring) => (ring[10] = [ring[10]![0] + 20, ring[10]![1] + 10]))],
    ['a corner that is gone', with20((ring) => ring.splice(10, 1))],
    ['a grid that is missing', fitting.filter((_, i) => i !== 17)],
  ])('%s is found', (_, grids) => expect(auditGround(grids).length).toBeGreaterThan(0))
})

describe('[GD6] tiny faults are mended by a proposal', () => {
  const slip = with20((ring) => (ring[10] = [ring[10]![0] + 9, ring[10]![1] - 6]))
  test('it says which corner goes where, by less than two metres, and leaves nothing wrong', () => {
    const before = JSON.stringify(slip)
    const proposal = proposeMending(slip)!
    expect(proposal.moves).toHaveLength(1)
    expect(proposal.moves[0]!.metres).toBeLessThan(2)
    expect(proposal.leaves).toEqual([])
    expect(JSON.stringify(slip), 'nothing is applied').toBe(before)
    const mended = slip.map((g) => proposal.shapes.find((s) => s.code === g.code) ?? g)
    expect(auditGround(mended.map((g) => grid(g.code, g.shape)))).toEqual([])
  })
  test('a corner that a neighbour lacks is put into its border', () => {
    const lacking = with20((ring) => {
      const [a, b] = [ring[10]!, ring[11]!]
      ring.splice(11, 0, [Math.round((a[0] + b[0]) / 2) + 4, Math.round((a[1] + b[1]) / 2)])
    })
    const proposal = proposeMending(lacking)!
    expect(proposal.moves.map((m) => m.from)).toEqual([null])
    expect(proposal.leaves).toEqual([])
  })
  test('there is none where nothing is wrong, and none for what is no slip', () => {
    expect(proposeMending(fitting)).toBe(null)
    expect(proposeMending([grid('1', box(0, 0, 9000, 9000)), grid('2', box(8000, 0, 18000, 9000))])).toBe(
      null,
    )
  })
})

test('[GD5] what is too tangled to be judged is said to be so', () => {
  const comb = (x0: number, swap: boolean): Shape => {
    const teeth = Array.from({ length: 20_000 }, (_, i): readonly Corner[] => [
      swap ? [x0, i * 20] : [i * 20, x0],
      swap ? [x0 + 400_000, i * 20 + 9] : [i * 20 + 9, x0 + 400_000],
    ]).flat()
    return [
      [[...teeth, swap ? [x0 - 30, 400_000] : [400_000, x0 - 30], swap ? [x0 - 30, -9] : [-9, x0 - 30]]],
    ]
  }
  expect(codesSaid([grid('1', comb(0, false)), grid('2', comb(0, true))])).toEqual(['could_not_judge '])
})

test('[GD5] 41,000 grids are judged at once', () => {
  const many = tiling(205, 200, 4).map(({ code, shape }) => grid(code, shape))
  expect(auditGround(many)).toEqual([])
})
