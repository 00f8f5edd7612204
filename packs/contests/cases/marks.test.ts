/** What marks come to: the rows of the rules, and that neither order nor names nor a question that is void make a difference. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halves, plain } from '../abilities/answers.ts'
import { firstOf, type Buzz } from '../abilities/buzz.ts'
import { committedText } from '../abilities/digest.ts'
import { lotsOf, seedOf } from '../abilities/draw.ts'
import { divided, panelMean, shown } from '../abilities/marks.ts'
import { byRubric, expectedOf } from '../abilities/panel.ts'
import { paperRows, teamsByBest, type Sheet } from '../abilities/paper.ts'
import { sha256 } from '../abilities/sha256.ts'
import { stageRows, type Line } from '../abilities/stage.ts'
import { strengthsOf } from '../abilities/strengths.ts'
import { awardOf, totalsOf } from '../abilities/totals.ts'
import { items, steps } from '../programmes/rubric.ts'

const drops = [
  { sheets: 3, drop: 0 },
  { sheets: 4, drop: 0 },
  { sheets: 5, drop: 1 },
]
describe('去掉最高最低：三份、四份、五份各按写明的规则', () => {
  test.each<[string, readonly number[], number, number | null]>([
    ['五份去掉最高和最低', [900, 910, 920, 930, 1_000], 5, 920_000],
    ['四份都计（一名裁判回避）', [900, 910, 920, 930], 4, 915_000],
    ['三份都计', [900, 910, 925], 3, 911_667],
    ['五份缺一份，没有得分', [900, 910, 920, 930], 5, null],
    ['八份没有写明规则，没有得分', [1, 2, 3, 4, 5, 6, 7, 8], 8, null],
  ])('%s', (_, marks, expected, points) => {
    expect(panelMean(marks, expected, drops, 1_000)).toBe(points)
  })
})

test('边界8：四位小数四舍五入一次，负数同样；显示两位', () => {
  expect([divided(10, 4), divided(-10, 4), divided(5, 2), divided(-5, 2)]).toEqual([3, -2, 3, -2])
  expect([shown(923_450), shown(-200_000), shown(0), shown(-1)]).toEqual(['92.35', '−20.00', '0.00', '0.00'])
})

test('边界4：一个单位两支队，同一名裁判两次回避；应交份数只减本人', () => {
  const panel = [{ judge: 'a' }, { judge: 'b' }, { judge: 'c' }]
  const recused = [
    { judge: 'b', no: 1 },
    { judge: 'b', no: 2 },
  ]
  expect([1, 2, 3].map((no) => expectedOf(no, panel, recused).length)).toEqual([2, 2, 3])
})

describe('操作评分表', () => {
  test.each<[string, Readonly<Record<string, number>>, readonly string[], number]>([
    ['没有扣分', {}, [], 10_000],
    ['漏做两次手卫生', { no_hygiene: 2 }, [], 9_600],
    ['一步骤扣完为止', { no_hygiene: 9 }, [], 9_000],
    ['污染清洁区，脱卸零分', { dirty: 1 }, [], 7_000],
    ['一次性的项目只扣一次', { zip: 3 }, [], 9_700],
    ['作废的项目不扣', { zip: 1, bag: 1 }, ['zip'], 9_800],
  ])('%s', (_, faults, voided, hundredths) => {
    const lines = Object.entries(faults).map(([fault, times]) => ({ fault, times }))
    expect(byRubric(steps, items, lines, voided)).toBe(hundredths)
  })
})

describe('读图：受控词表、别名、类别', () => {
  const key = { q: 1, key: '嗜酸性粒细胞|嗜酸粒细胞|EOS', family: '粒细胞' }
  test.each<[string, 0 | 1 | 2]>([
    ['嗜酸性粒细胞', 2],
    ['嗜酸粒细胞', 2],
    ['ｅｏｓ', 2],
    [' 嗜酸性 粒细胞 ', 2],
    ['粒细胞', 1],
    ['嗜碱性粒细胞', 0],
    ['', 0],
  ])('%s', (answer, half) => expect(halves(key, answer)).toBe(half))
  test.each<[string, string, 0 | 2]>([
    ['3.5', '35', 0],
    ['3.5', '３．５', 2],
    ['E.O.S.', 'eos', 2],
  ])('小数点要紧，别的点不要紧：%s，答%s', (key, answer, half) =>
    expect(halves({ q: 1, key }, answer)).toBe(half),
  )
  test('多选不计次序', () => expect(halves({ q: 1, key: 'ACD' }, 'dca')).toBe(2))
  test('写法归一是幂等的', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plain(plain(text))).toBe(plain(text))
      }),
    ))
})

describe('抢答先后', () => {
  const buzz = (no: number, ms: number, latency = 10, early = false): Buzz => ({
    epoch: 1,
    no,
    at: `2021-10-16T16:00:00.${String(ms).padStart(3, '0')}+08:00`,
    latency,
    early,
  })
  test.each<[string, readonly Buzz[], number | null, readonly number[]]>([
    ['先到的得', [buzz(2, 500), buzz(1, 300)], 1, []],
    ['行7：相差3毫秒、可分辨12毫秒，重新抢答', [buzz(1, 300), buzz(2, 303, 14)], null, [1, 2]],
    ['边界1：同一毫秒，重新抢答', [buzz(1, 300), buzz(2, 300)], null, [1, 2]],
    ['延迟差大，界限放宽', [buzz(1, 300, 10), buzz(2, 330, 60)], null, [1, 2]],
    ['虚报的延迟最多采信200毫秒', [buzz(1, 100, 10), buzz(2, 300, 60_000)], 1, []],
    ['抢跑的失去本题', [buzz(1, 100, 10, true), buzz(2, 300)], 2, []],
    ['没有人抢', [], null, []],
  ])('%s', (_, buzzes, holder, tied) => {
    const order = firstOf(buzzes, 1, 10, 200)
    expect([order.holder, [...order.tied].toSorted()]).toEqual([holder, tied])
  })
  test('属于别的轮次的不算', () => expect(firstOf([buzz(1, 300)], 2, 10, 200).holder).toBe(null))
})

const marks = { earlyPoints: 20, helpPoints: 10, knockPoints: 10, lastPoints: 30 }
const teams = [1, 2, 3].map((no) => ({ no, name: `第${no}队`, members: 2 }))
const rowsOf = (
  form: string,
  lines: readonly Line[],
  voided: readonly number[] = [],
  struck: readonly number[] = [],
) =>
  stageRows(
    form,
    teams,
    [1, 2, 3, 4, 5, 6].map((q) => ({ q, points: 10 })),
    lines,
    [],
    struck,
    voided,
    marks,
  )
const pointsOf = (rows: ReturnType<typeof rowsOf>) => rows.rows.map((r) => r.points / 10_000)
const line = (n: number, q: number, no: number, what: string, more = {}): Line => ({
  n,
  q,
  no,
  what,
  ...more,
})

describe('台上计分', () => {
  test('抢答：答错扣分，可以为负（边界6）', () =>
    expect(pointsOf(rowsOf('buzzer', [line(1, 1, 1, 'right'), line(2, 2, 2, 'wrong')]))).toEqual([
      10, -10, 0,
    ]))
  test('抢答：第一次抢跑不扣，第二次扣二十', () =>
    expect(pointsOf(rowsOf('buzzer', [line(1, 1, 1, 'early'), line(2, 2, 1, 'early')]))).toEqual([-20, 0, 0]))
  test('必答：答错不扣，求助扣十', () =>
    expect(
      pointsOf(rowsOf('must', [line(1, 1, 1, 'wrong'), line(2, 2, 2, 'help'), line(3, 2, 2, 'right')])),
    ).toEqual([0, 0, 0]))
  test('风险题：对得错扣', () =>
    expect(
      pointsOf(
        rowsOf('risk', [line(1, 1, 1, 'right', { stake: 60 }), line(2, 2, 2, 'wrong', { stake: 40 })]),
      ),
    ).toEqual([60, -40, 0]))
  test('擂台：先错的下台，全下台的出局，最后在台上的加三十', () => {
    const lines = [
      line(1, 1, 2, 'wrong', { member: 1, against: 1 }),
      line(2, 2, 2, 'wrong', { member: 2, against: 1 }),
      line(3, 3, 3, 'wrong', { member: 1, against: 1 }),
      line(4, 4, 3, 'wrong', { member: 2, against: 1 }),
    ]
    expect(pointsOf(rowsOf('ring', lines))).toEqual([70, 0, 0])
    expect(rowsOf('ring', lines).rows.map((r) => r.left)).toEqual([2, 0, 0])
  })
  test('撤销的一条如同没有', () =>
    expect(pointsOf(rowsOf('buzzer', [line(1, 1, 1, 'right'), line(2, 2, 2, 'wrong')], [], [2]))).toEqual([
      10, 0, 0,
    ]))
  test('答案没有公布的作答，成绩不全', () =>
    expect(rowsOf('buzzer', [line(1, 1, 1, 'answer')]).whole).toBe(false))
})

const anyLine = fc.record({
  q: fc.integer({ min: 1, max: 6 }),
  no: fc.integer({ min: 1, max: 3 }),
  what: fc.constantFrom('right', 'wrong', 'pass', 'early', 'help'),
  member: fc.integer({ min: 1, max: 2 }),
  against: fc.integer({ min: 1, max: 3 }),
})
const forms = ['guess', 'ring', 'must', 'buzzer', 'risk'] as const

test('作废一题，等于这一题没有出过', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.array(anyLine, { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (form, some, q) => {
        const lines = some.map((l, i) => ({ ...l, n: i + 1 }))
        expect(rowsOf(form, lines, [q])).toEqual(
          rowsOf(
            form,
            lines.filter((l) => l.q !== q),
          ),
        )
      },
    ),
  )
})

const anySheet = fc.record({
  no: fc.integer({ min: 1, max: 4 }),
  handed: fc.array(fc.record({ q: fc.integer({ min: 1, max: 5 }), given: fc.constantFrom('甲', '乙', '') }), {
    maxLength: 6,
  }),
})
const questions = [1, 2, 3, 4, 5].map((q) => ({ q, points: q }))
const keys = questions.map(({ q }) => ({ q, key: '甲', family: '乙' }))

test('边界5：作废一题对全部选手除去，等于没有这一题；答卷的先后和号码的写法不影响成绩', () => {
  fc.assert(
    fc.property(
      fc.array(anySheet, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(fc.nat()),
      (some, q, luck) => {
        const sheets: readonly Sheet[] = some.map((s, i) => ({ ...s, seat: `${s.no}-${i}` }))
        const without = questions.filter((x) => x.q !== q)
        expect(paperRows(questions, keys, sheets, [q]).map((r) => r.points)).toEqual(
          paperRows(without, keys, sheets, []).map((r) => r.points),
        )
        const shuffled = sheets
          .map((s) => [luck.next().value as number, s] as const)
          .toSorted((a, b) => a[0] - b[0])
          .map(([, s]) => s)
        const byTeam = (list: readonly Sheet[]) =>
          teamsByBest(paperRows(questions, keys, list, []), 3).map((r) => [r.no, r.points, r.rank])
        expect(byTeam(shuffled)).toEqual(byTeam(sheets))
      },
    ),
  )
})

const lot = (no: number, name = `队${no}`) => ({
  team: `t${no}`,
  no,
  blind: 100 + no,
  name,
  unit: name,
  place: '430500',
})
const parts = [
  { part: 'a', form: 'practical', weight: 50, blinded: true },
  { part: 'b', form: 'picture', weight: 50, blinded: false },
]
const tellingOf = (part: string, version: number, points: readonly number[]) =>
  points.map((p, i) => ({ part, version, no: part === 'a' ? 101 + i : 1 + i, points: p * 10_000 }))

describe('总成绩', () => {
  const lots = [1, 2, 3].map((no) => lot(no))
  test('加密号解回本队，按权重相加，同分先比写明的环节', () => {
    const results = [...tellingOf('a', 1, [80, 90, 60]), ...tellingOf('b', 1, [90, 80, 70])]
    const ranks = (ties: readonly { readonly part: string }[]) =>
      totalsOf(lots, parts, results, [], [], ties).rows.map((r) => r.rank)
    expect(ranks([{ part: 'b' }])).toEqual([1, 2, 3])
    expect(ranks([])).toEqual([1, 1, 3])
  })
  test('边界10：场外提示扣十；总分可以为负', () => {
    const results = [...tellingOf('a', 1, [0, 5, 5]), ...tellingOf('b', 1, [0, 5, 5])]
    const { rows } = totalsOf(lots, parts, results, [{ no: 1, points: 10 }], [], [])
    expect(rows.map((r) => [r.total! / 10_000, r.rank])).toEqual([
      [-10, 3],
      [5, 1],
      [5, 1],
    ])
  })
  test('边界7：重报的成绩代替前一次，名次重排', () => {
    const first = [...tellingOf('a', 1, [80, 90, 60]), ...tellingOf('b', 1, [90, 70, 70])]
    const again = [...first, ...tellingOf('b', 2, [40, 70, 70])]
    expect(totalsOf(lots, parts, first, [], [], []).rows.map((r) => r.rank)).toEqual([1, 2, 3])
    expect(totalsOf(lots, parts, again, [], [], []).rows.map((r) => r.rank)).toEqual([3, 1, 2])
  })
  test('缺一个环节，没有总成绩', () =>
    expect(totalsOf(lots, parts, tellingOf('a', 1, [1, 2, 3]), [], [], []).whole).toBe(false))
  test('取消资格的不列', () =>
    expect(
      totalsOf(
        lots,
        parts,
        [...tellingOf('a', 1, [9, 2, 3]), ...tellingOf('b', 1, [9, 2, 3])],
        [],
        [{ no: 1 }],
        [],
      ).rows.map((r) => [r.no, r.rank]),
    ).toEqual([
      [2, 2],
      [3, 1],
    ]))
  test('换队名、换次序，名次不变', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
        fc.string(),
        (p, name) => {
          const results = [...tellingOf('a', 1, p.slice(0, 3)), ...tellingOf('b', 1, p.slice(3))]
          const ranks = (list: ReturnType<typeof lot>[]) =>
            new Map(totalsOf(list, parts, results, [], [], [{ part: 'b' }]).rows.map((r) => [r.no, r.rank]))
          expect(ranks([lot(3, name), lot(1, 'z'), lot(2, 'a')])).toEqual(
            new Map(
              [...ranks([lot(1), lot(2), lot(3)])].toSorted(
                (a, b) => [3, 1, 2].indexOf(a[0]) - [3, 1, 2].indexOf(b[0]),
              ),
            ),
          )
        },
      ),
    )
  })
  test('奖次：75支队特等奖2、一等奖8、二等奖15、三等奖23；并列在边上的取高的一档', () => {
    const shares = { special: 30, first: 100, second: 200, third: 300 }
    const of = (rank: number) => awardOf(rank, 75, false, shares)
    expect([1, 2, 3, 10, 11, 25, 26, 48, 49].map(of)).toEqual([
      'special',
      'special',
      'first',
      'first',
      'second',
      'second',
      'third',
      'third',
      'excellent',
    ])
    expect([1, 2, 3, 4].map((r) => awardOf(r, 9, true, shares))).toEqual([
      'champion',
      'second',
      'third',
      'excellent',
    ])
  })
})

test('SHA-256 与公认实现一致', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  ))

test('抽签：每支队各得一签，任何人由同样的记录和号重算得同样的签', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 }),
      fc.string(),
      (ids, called) => {
        const seed = seedOf(ids, called)
        const lots = lotsOf(ids, seed)
        expect([...lots].toSorted()).toEqual([...ids].toSorted())
        expect(lotsOf(ids.toReversed(), seedOf(ids.toReversed(), called))).toEqual(lots)
      },
    ),
  )
})

test('题目改一个字，摘要就不同；次序不影响', () => {
  const q = (n: number, stem: string) => ({ q: n, stem, key: 'A', points: 10 })
  const text = committedText([q(1, '甲'), q(2, '乙')], 'salt')
  expect(committedText([q(2, '乙'), q(1, '甲')], 'salt')).toBe(text)
  expect(sha256(committedText([q(1, '甲'), q(2, '丙')], 'salt'))).not.toBe(sha256(text))
  const shown = (picture: string) => committedText([{ ...q(1, '甲'), picture }, q(2, '乙')], 'salt')
  expect(new Set([text, shown('一.png'), shown('二.png')]).size).toBe(3)
})

test('优势互补：每人至少一项高于其余两人；并列的没有人领先', () => {
  const members = [{ n: 1 }, { n: 2 }, { n: 3 }]
  const mark = (n: number, part: string, m: number) => ({ n, part, marks: m })
  const marksNow = [
    mark(1, '甲', 9),
    mark(2, '甲', 8),
    mark(3, '甲', 7),
    mark(1, '乙', 5),
    mark(2, '乙', 5),
    mark(3, '乙', 4),
  ]
  expect(strengthsOf(members, marksNow).map((s) => s.leads)).toEqual(['甲', '', ''])
})
