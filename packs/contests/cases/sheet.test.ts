/** Rows of a spreadsheet of questions: what a bank takes of it, and every fault told by its row. */
import { expect, test } from 'vitest'
import { rowsRefusedText, sheetQuestions, type SheetRow } from '../abilities/sheet.ts'
import { caseOf, china, Hall, saying } from './play.ts'
import { post, questions } from './small.ts'

const abc = { a: '胃癌', b: '乳腺癌', c: '肝癌' }

test.each<[string, SheetRow, string | null, string]>([
  ['by its letter', { stem: '甲？', ...abc, key: 'b' }, 'A 胃癌|B 乳腺癌|C 肝癌', 'B'],
  ['several letters, in any order', { stem: '甲？', ...abc, key: 'C、A' }, 'A 胃癌|B 乳腺癌|C 肝癌', 'AC'],
  ['letters of full width', { stem: '甲？', ...abc, key: 'ＡＣ' }, 'A 胃癌|B 乳腺癌|C 肝癌', 'AC'],
  ['in the words of a choice', { stem: '甲？', ...abc, key: '乳腺癌' }, 'A 胃癌|B 乳腺癌|C 肝癌', 'B'],
  ['true or false', { stem: '甲。', key: '×' }, 'A 对|B 错', 'B'],
  ['written, in two ways', { stem: '甲？', key: '钼靶检查；钼靶' }, null, '钼靶检查|钼靶'],
  ['true, of choices that say so', { stem: '甲。', a: '错误', b: '正确', key: '√' }, 'A 错误|B 正确', 'B'],
  ['a part of a whole, or a unit', { stem: '几分之几？', key: '1/2；0.5' }, null, '1/2|0.5'],
  ['written, in two ways with a slash', { stem: '甲？', key: '钼靶/乳腺X线' }, null, '钼靶|乳腺X线'],
  [
    'of choices that differ by a point alone',
    { stem: '多少？', a: '3.5', b: '35', key: '3.5' },
    'A 3.5|B 35',
    'A',
  ],
  ['a number', { stem: '几年一次？', key: '3' }, null, '3'],
])('the answer %s', (_, row, options, key) => {
  expect(sheetQuestions([row])).toMatchObject({ questions: [{ q: 1, options, key }], refused: [] })
})

test.each<[string, SheetRow, string]>([
  ['a letter that another choice says', { stem: '血型？', a: 'AB', b: 'A', key: 'A' }, 'either'],
  ['separators alone', { stem: '甲？', key: '；' }, 'none'],
  ['a name of a picture that no bank takes', { stem: '甲。', key: '对', picture: 'p'.repeat(61) }, 'long'],
])('not taken: %s', (_, row, why) => expect(sheetQuestions([row]).refused).toEqual([{ row: 1, why }]))

test('each fault of a row is told, and what is right is taken and numbered on', () => {
  const rows: readonly SheetRow[] = [
    { stem: '甲？', ...abc, key: 'B', points: 30, picture: 'cell-1.png' },
    { stem: '乙？', a: '胃癌', c: '肝癌', key: 'B' },
    { stem: '丙？', ...abc, key: 'D' },
    { stem: '甲 ？', a: '一', key: 'A' },
    { stem: '丁？', a: '一|二', b: '三', key: '一' },
    { stem: '<script>alert(1)</script>戊？', a: '同', b: '同', key: 'A' },
    { stem: ' ', key: '对' },
    { stem: '己。', key: '对' },
  ]
  const { questions: taken, refused } = sheetQuestions(rows, 8, [{ stem: '己？' }])
  expect(taken.map((x) => [x.q, x.stem, x.points])).toEqual([
    [9, '甲？', 30],
    [10, '己。', null],
  ])
  expect(refused).toEqual([
    { row: 2, why: 'gap' },
    { row: 2, why: 'key' },
    { row: 3, why: 'key' },
    { row: 4, why: 'twice' },
    { row: 4, why: 'one' },
    { row: 5, why: 'key' },
    { row: 5, why: 'separator' },
    { row: 6, why: 'alike' },
    { row: 6, why: 'script' },
    { row: 7, why: 'empty' },
  ])
  expect(rowsRefusedText(refused.slice(0, 2))).toBe(
    '第2行：选项中间有空的 · row 2: a choice is left out between others\n第2行：答案不在选项里 · row 2: the answer is none of the choices',
  )
})

test('a bank takes the rows after what was typed, with what each is worth, and tells what it did not take', () => {
  const hall = new Hall()
  const give = (role: string, outcome: string, input: object, more?: { programme: string; area: string }) =>
    hall.give('bank', post(role), outcome, input, china('2021-10-15 10:00'), more)
  caseOf(
    give('question-setter', 'begin', { bankName: '抢答' }, { programme: 'contests.bank', area: '430000' }),
  )
  caseOf(give('question-setter', 'add', { more: questions, cameFrom: 'typed' }))
  const worth = { giftPoints: 20, giftSeconds: 30 }
  const sheetRows = [
    { stem: '甲？', ...abc, key: 'B', points: 30 },
    { stem: '乙？', a: '胃癌', key: 'C' },
    { stem: '丙。', key: '错' },
  ]
  caseOf(give('question-setter', 'add_sheet', { sheetRows, ...worth }))
  expect((hall.fact('bank', 'kept') as readonly object[]).slice(questions.length)).toMatchObject([
    { q: 4, stem: '甲？', key: 'B', points: 30, seconds: 30 },
    { q: 5, stem: '丙。', options: 'A 对|B 错', key: 'B', points: 20 },
  ])
  expect(hall.fact('bank', 'notTaken')).toBe(
    rowsRefusedText([
      { row: 2, why: 'one' },
      { row: 2, why: 'key' },
    ]),
  )
  const again = give('question-setter', 'add_sheet', { sheetRows: sheetRows.slice(0, 1), ...worth })
  expect(saying(again)).toContain('一道题也没有读出来')
  caseOf(give('supervisor', 'commit', {}))
  expect(hall.fact('bank', 'size')).toBe(questions.length + 2)
})
