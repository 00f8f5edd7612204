/** Spreadsheets of questions as they were read before: banks that took rows by it keep what they took. */
import { ability, given, how } from 'yimen/kernel/ability'
import { plainBefore as plain } from '../answers.ts'
import { letters, most, words, type Question } from './gift.ts'

const choices = ['a', 'b', 'c', 'd', 'e', 'f'] as const
type SheetRow = {
  readonly stem: string
  readonly key: string
  readonly family?: string | null | undefined
  readonly picture?: string | null | undefined
  readonly points?: number | null | undefined
  readonly seconds?: number | null | undefined
} & { readonly [Choice in (typeof choices)[number]]?: string | null | undefined }
type RowRefused = { readonly row: number; readonly why: keyof typeof reasons }

const reasons = {
  empty: ['没有题干', 'there is no question'],
  twice: ['题干和前面的题相同', 'the same question stands above'],
  gap: ['选项中间有空的', 'a choice is left out between others'],
  one: ['只有一个选项', 'there is one choice alone'],
  alike: ['两个选项相同', 'two choices are the same'],
  none: ['没有答案', 'there is no answer'],
  key: ['答案不在选项里', 'the answer is none of the choices'],
  separator: ['选项或者答案里有竖线', 'a choice or the answer holds a bar'],
  script: ['含有脚本', 'it holds a script'],
  long: ['题干、选项或者答案太长', 'question, choices or answer are too long'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

const right = ['对', '正确', '是', '√', 't', 'true']
const wrong = ['错', '错误', '否', '×', 'f', 'false']

/** All rows, numbered on from `after`; a question that the bank holds already is not taken again. */
function sheetQuestions(
  rows: readonly SheetRow[],
  after = 0,
  held: readonly { readonly stem: string }[] = [],
): {
  readonly questions: readonly (Question & {
    readonly points: number | null
    readonly seconds: number | null
  })[]
  readonly refused: readonly RowRefused[]
} {
  const stems = new Set(held.map((x) => plain(x.stem)))
  const read = rows.map((row, i) => {
    const { faults: ownFaults, ...question } = questionOf(row)
    const faults = stems.has(plain(question.stem)) ? ['twice' as const, ...ownFaults] : ownFaults
    stems.add(plain(question.stem))
    return { row: i + 1, question, faults, points: row.points ?? null, seconds: row.seconds ?? null }
  })
  return {
    questions: read
      .filter((x) => x.faults.length === 0)
      .map(({ question, points, seconds }, i) => ({ q: after + i + 1, ...question, points, seconds })),
    refused: read.flatMap(({ row, faults }) => faults.map((why) => ({ row, why }))),
  }
}

type Read = Omit<Question, 'q'> & { readonly faults: readonly RowRefused['why'][] }

function questionOf(row: SheetRow): Read {
  const cells = choices.map((choice) => words(row[choice] ?? ''))
  const options = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  const stem = words(row.stem)
  const answer = words(row.key)
  const isTruth = options.length === 0 && [...right, ...wrong].includes(plain(answer))
  const key = isTruth ? (right.includes(plain(answer)) ? 'A' : 'B') : keyOf(answer, options)
  const family = words(row.family ?? '') || null
  const written = isTruth
    ? 'A 对|B 错'
    : options.length === 0
      ? null
      : options.map((option, i) => `${letters[i]} ${option}`).join('|')
  const all = [row.stem, row.key, ...choices.map((choice) => row[choice] ?? '')]
  const faults = Object.entries({
    empty: stem === '',
    gap: options.includes(''),
    one: options.length === 1,
    alike: new Set(options.map(plain)).size < options.length && !options.includes(''),
    none: answer === '',
    key: answer !== '' && key === null,
    separator: all.slice(2).some((cell) => /[|｜]/.test(cell)),
    script: all.some((cell) => /<\s*script|javascript:/i.test(cell)),
    long:
      stem.length > most.stem ||
      answer.length > most.key ||
      (family ?? '').length > most.key ||
      (written ?? '').length > most.options,
  }).flatMap(([why, isSo]) => (isSo ? [why as RowRefused['why']] : []))
  return { stem, options: written, picture: words(row.picture ?? '') || null, key: key ?? '', family, faults }
}

/** Letters of the choices, with or without marks between them, or what one of them says; without choices the answer as it is written. */
function keyOf(answer: string, options: readonly string[]): string | null {
  if (options.length === 0) return waysOf(answer)
  const spoken = options.findIndex((option) => option !== '' && plain(option) === plain(answer))
  if (spoken >= 0) return letters[spoken]!
  const marked = [
    ...plain(answer)
      .replaceAll(/[,，、;；/和]/g, '')
      .toUpperCase(),
  ]
  const isThere = marked.every((letter) => (options[letters.indexOf(letter)] ?? '') !== '')
  return marked.length > 0 && marked.length === new Set(marked).size && isThere
    ? marked.toSorted().join('')
    : null
}
/** Ways to write an answer stand with a bar, a slash or a semicolon between them. */
const waysOf = (answer: string): string =>
  answer
    .split(/[｜/;；]/)
    .map((way) => way.trim())
    .filter((way) => way !== '')
    .join('|')

/** What was not taken, row by row, in both languages. */
const rowsRefusedText = (refused: readonly RowRefused[]): string =>
  refused.map(({ row, why }) => `第${row}行：${reasons[why][0]} · row ${row}: ${reasons[why][1]}`).join('\n')

const maybe = { maybe: 'text' } as const

export const sheetOfOnce = ability({
  id: 'contests.sheet@1',
  takes: {
    rows: {
      list: {
        of: {
          stem: 'text',
          a: maybe,
          b: maybe,
          c: maybe,
          d: maybe,
          e: maybe,
          f: maybe,
          key: 'text',
          family: maybe,
          picture: maybe,
          points: { maybe: 'number' },
          seconds: { maybe: 'number' },
        },
      },
    },
    held: { list: { of: { stem: 'text' } }, orNone: true },
    after: 'number',
  },
  gives: {
    of: {
      questions: {
        list: {
          of: {
            q: 'number',
            stem: 'text',
            options: maybe,
            picture: maybe,
            key: 'text',
            family: maybe,
            points: { maybe: 'number' },
            seconds: { maybe: 'number' },
          },
        },
      },
      refused: maybe,
    },
  },
  rules: given.nothing,
}).does({
  work({ rows, held, after }) {
    const { questions, refused } = sheetQuestions(rows, after, held)
    return { questions, refused: refused.length === 0 ? null : rowsRefusedText(refused) }
  },
  words: {
    questions: { zh: '读出的题目', en: 'questions that were read' },
    refused: { zh: '没有收的行', en: 'rows that were not taken' },
  },
  explains(_, say) {
    const rows = say('rows')
    return {
      lines: [
        how(
          `${rows.zh}每行一题：选项各占一列，答案写字母、选项原文或者对错；没有选项的按文字作答；一行有几处不对的，逐处说明，其余各行照收`,
          `Of ${rows.en} each row is a question: choices in columns of their own, the answer by letters, in the words of a choice, or as true or false, and written where there are none; every fault of a row is told, and the other rows are taken`,
        ),
      ],
    }
  },
})
