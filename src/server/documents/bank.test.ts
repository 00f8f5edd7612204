/** The bank's answer is believed line by line: whatever is not exactly what we sent is refused, and says which line. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HttpProblem } from '../problem.ts'
import { wholeText } from '../../sheets/index.ts'
import { bankCsv, type BankLine } from './bank.ts'
import { openReturnFile, readReturnFile } from './return-file.ts'

const batch = 'P20211020-0001'
const line = (n: number, fen: number, holder = '李某某'): BankLine => ({
  reference: `${batch}-${String(n).padStart(4, '0')}`,
  member: `B20211001-00000${n}`,
  account: '6217989000000000001',
  holder,
  fen,
  says: '临时救助',
})
const sent = [line(1, 90_000), line(2, 123_450), line(3, 5)]

/** The bank of these tests: pays all but the references that it does not like. */
function answer(lines: readonly BankLine[], bad: ReadonlySet<string> = new Set()): string[] {
  const yuan = (fen: number) => (fen / 100).toFixed(2)
  const paid = lines.filter((l) => !bad.has(l.reference)).reduce((sum, l) => sum + l.fen, 0)
  return [
    `R,${batch},DF-1,${lines.length},${yuan(paid)}`,
    ...lines.map(
      (l, i) => `D,${i + 1},${l.reference},${yuan(l.fen)},${bad.has(l.reference) ? 'F,户名不符' : 'S,'}`,
    ),
  ]
}

test('[M7] the file says count and sum at both ends, yuan with two decimals, and a reference for each line', () => {
  expect(bankCsv(batch, sent).split('\r\n')).toEqual([
    `H,${batch},3,2134.55`,
    `D,1,${batch}-0001,6217989000000000001,李某某,900.00,临时救助`,
    `D,2,${batch}-0002,6217989000000000001,李某某,1234.50,临时救助`,
    `D,3,${batch}-0003,6217989000000000001,李某某,0.05,临时救助`,
    'T,3,2134.55',
    '',
  ])
})

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1', "'+1"],
  ['＝1+1', "'＝1+1"],
  [' @SUM(A1)', "' @SUM(A1)"],
  ['李\r某', '"李\r某"'],
  ['李,某', '"李,某"'],
])('[M7] a holder written %s cannot run in a spreadsheet or break a line', (holder, shown) => {
  expect(bankCsv(batch, [line(1, 100, holder)])).toContain(`,${shown},1.00,`)
})

test('[M8] the answer becomes a result for each case', () => {
  expect(readReturnFile(answer(sent, new Set([sent[1]!.reference])).join('\r\n'), batch, sent)).toEqual({
    bankRef: 'DF-1',
    results: [
      { member: sent[0]!.member, paid: true },
      { member: sent[1]!.member, paid: false, bankReason: '户名不符' },
      { member: sent[2]!.member, paid: true },
    ],
  })
})

test('[M8] a long reason is kept in whole characters, of which rare ones are as good as any', () => {
  const why = `${'不'.repeat(99)}𠮷符`
  const text = answer(sent, new Set([sent[1]!.reference]))
    .join('\n')
    .replace('户名不符', why)
  expect(readReturnFile(text, batch, sent).results[1]!.bankReason).toBe(`${'不'.repeat(99)}𠮷`)
})

test('[M9] an answer in GB18030 tells its reason as the bank wrote it', () => {
  const bytes = readFileSync(fileURLToPath(new URL('../brought/bank-answer-gb18030.csv', import.meta.url)))
  const theirs = 'BQ89DK-55UPZ'
  const lines = [1, 2].map((n) => ({ ...line(n, 168_000), reference: `${theirs}-000${n}` }))
  expect(readReturnFile(wholeText(bytes), theirs, lines).results.map((r) => r.bankReason)).toEqual([
    undefined,
    '户名不符：户名为“王小明”',
  ])
})

const good = answer(sent)
test.each<[string, string, readonly string[]]>([
  ['空文件', 'line.1', []],
  ['没有首行', 'line.1', good.slice(1)],
  ['别的批次', 'line.1', [good[0]!.replace(batch, 'P20211013-0001'), ...good.slice(1)]],
  ['笔数不对', 'line.1', [good[0]!.replace(',3,', ',4,'), ...good.slice(1)]],
  ['入账金额不对', 'line.1', [good[0]!.replace('2134.55', '2134.56'), ...good.slice(1)]],
  ['少一笔', 'line.3', good.slice(0, 3)],
  ['重复一笔', 'line.5', [...good, good[3]!]],
  ['不认识的明细', 'line.2', [good[0]!, good[1]!.replace('-0001,', '-0009,'), ...good.slice(2)]],
  ['金额被改', 'line.3', [good[0]!, good[1]!, good[2]!.replace('1234.50', '1234.51'), good[3]!]],
  ['金额少写小数', 'line.2', [good[0]!, good[1]!.replace('900.00', '900'), ...good.slice(2)]],
  ['结果看不懂', 'line.2', [good[0]!, good[1]!.replace(',S,', ',OK,'), ...good.slice(2)]],
  ['退回没有原因', 'line.2', [good[0]!, good[1]!.replace(',S,', ',F,'), ...good.slice(2)]],
  ['退回原因只有看不见的字符', 'line.2', [good[0]!, good[1]!.replace(',S,', ',F,\u200b'), ...good.slice(2)]],
  ['退回原因里有制表符', 'line.2', [good[0]!, good[1]!.replace(',S,', ',F,户名\t不符'), ...good.slice(2)]],
  [
    '退回原因的文字会颠倒',
    'line.2',
    [good[0]!, good[1]!.replace(',S,', ',F,户名\u202e不符'), ...good.slice(2)],
  ],
  ['金额是全角数字', 'line.2', [good[0]!, good[1]!.replace('900.00', '９００.００'), ...good.slice(2)]],
  ['金额带正号', 'line.2', [good[0]!, good[1]!.replace('900.00', '+900.00'), ...good.slice(2)]],
  ['只用回车分行', 'line.1', [good.join('\r')]],
])('[M8] %s', (_, field, lines) => {
  const read = () => readReturnFile(lines.join('\n'), batch, sent)
  expect(read).toThrow(HttpProblem)
  try {
    read()
  } catch (error) {
    expect((error as HttpProblem).problem).toMatchObject({ status: 422, code: 'bank_file', field })
  }
})

test('[M8] every answer of an honest bank is read; with any one character changed it is refused or means the same', () => {
  const lines = fc
    .array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 20 })
    .map((amounts) => amounts.map((fen, i) => line(i + 1, fen)))
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), fc.constantFrom(...'0159SFRD,.-x'), (all, bad, at, char) => {
      const failed = new Set(all.filter((_, i) => (bad >> i) & 1).map((l) => l.reference))
      const text = answer(all, failed).join('\n')
      const honest = readReturnFile(text, batch, all)
      expect(honest.results.map((r) => r.paid)).toEqual(all.map((l) => !failed.has(l.reference)))
      const i = at % text.length
      const changed = `${text.slice(0, i)}${char}${text.slice(i + 1)}`
      let read: ReturnType<typeof readReturnFile>
      try {
        read = readReturnFile(changed, batch, all)
      } catch (error) {
        expect(error).toBeInstanceOf(HttpProblem)
        return
      }
      expect(read.results.map(({ member, paid }) => ({ member, paid }))).toEqual(
        honest.results.map(({ member, paid }) => ({ member, paid })),
      )
    }),
    { numRuns: 500 },
  )
})

test('[LS8] fifty thousand lines are held against the file a thousand at a time; what came back is all that is kept', () => {
  const count = 50_000
  const lineAt = (i: number): BankLine => ({
    ...line(i + 1, 76_000),
    reference: `${batch}-${String(i + 1).padStart(4, '0')}`,
  })
  const isBack = (i: number): boolean => i % 200 === 7
  const text = [
    `R,${batch},DF-1,${count},${(49_750 * 760).toFixed(2)}`,
    ...Array.from(
      { length: count },
      (_, i) => `D,${i + 1},${lineAt(i).reference},760.00,${isBack(i) ? 'F,账户已销户' : 'S,'}`,
    ),
  ].join('\r\n')
  const file = openReturnFile(text, batch)
  for (let from = 0; from < count; from += 1000)
    file.sent(Array.from({ length: 1000 }, (_, i) => lineAt(from + i)))
  const { returns, ...sums } = file.returned()
  expect(returns).toHaveLength(250)
  expect(returns[0]).toEqual({ member: lineAt(7).member, amount: 76_000, bankReason: '账户已销户' })
  expect(sums).toMatchObject({
    creditedCount: 49_750,
    creditedSum: 49_750 * 76_000,
    returnedCount: 250,
    returnedSum: 250 * 76_000,
    namesAltered: 0,
  })
  /** One that is missing is missed, as of a short file. */
  const short = openReturnFile(text.replace(`,${count},`, `,${count - 1},`).replace(/\r\n[^\r]+$/, ''), batch)
  for (let from = 0; from < count; from += 1000)
    short.sent(Array.from({ length: 1000 }, (_, i) => lineAt(from + i)))
  expect(() => short.returned()).toThrow(HttpProblem)
})
