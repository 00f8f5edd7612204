/**
 * Questions in a spreadsheet, a row each, as teachers keep them: the question, its choices in columns of their own, the answer by letters
 * or in words. Every fault of a row is told by its number; the other rows are taken.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import { plain } from './answers.ts'
import { letters, most, type Question } from './gift.ts'
import { words } from './words.ts'

const choices = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type SheetRow = {
  readonly stem: string
  readonly key: string
  readonly family?: string | null | undefined
  readonly picture?: string | null | undefined
  readonly points?: number | null | undefined
  readonly seconds?: number | null | undefined
} & { readonly [Choice in (typeof choices)[number]]?: string | null | undefined }
export type RowRefused = { readonly row: number; readonly why: keyof typeof reasons }

const reasons = {
  empty: ['没有题干', 'there is no question'],
  twice: ['题干和前面的题相同', 'the same question stands above'],
  gap: ['选项中间有空的', 'a choice is left out between others'],
  one: ['只有一个选项', 'there is one choice alone'],
  alike: ['两个选项相同', 'two choices are the same'],
  none: ['没有答案', 'there is no answer'],
  key: ['答案不在选项里', 'the answer is none of the choices'],
  either: [
    '答案既是一个选项的字母，又是另一个选项的文字，请调换选项的次序',
    'the answer is the letter of one choice and the words of another: put the choices in another order',
  ],
  separator: ['选项或者答案里有竖线', 'a choice or the answer holds a bar'],
  script: ['含有脚本', 'it holds a script'],
  long: ['题干、选项或者答案太长', 'question, choices or answer are too long'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

const right = ['对', '正确', '是', '√', 't', 'true']
const wrong = ['错', '错误', '否', '×', 'f', 'false']
const truthOf = (text: string): boolean | null =>
  right.includes(plain(text)) ? true : wrong.includes(plain(text)) ? false : null

/** All rows, numbered on from `after`; a question that the bank holds already is not taken again. */
export function sheetQuestions(
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
  const truth = truthOf(answer)
  const isTruth = options.length === 0 && truth !== null
  const key = isTruth ? (truth ? 'A' : 'B') : keyOf(answer, options)
  const family = words(row.family ?? '') || null
  const picture = words(row.picture ?? '') || null
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
    alike: new Set(options).size < options.length && !options.includes(''),
    none: answer === '' || key === '',
    key: answer !== '' && key === null,
    either: key === either,
    separator: all.slice(2).some((cell) => /[|｜]/.test(cell)),
    script: all.some((cell) => /<\s*script|javascript:/i.test(cell)),
    long:
      stem.length > most.stem ||
      answer.length > most.key ||
      (family ?? '').length > most.key ||
      (picture ?? '').length > most.picture ||
      (written ?? '').length > most.options,
  }).flatMap(([why, isSo]) => (isSo ? [why as RowRefused['why']] : []))
  return { stem, options: written, picture, key: typeof key === 'string' ? key : '', family, faults }
}

const either = Symbol('either')

/** Letters of the choices, with or without marks between them, or what one of them says; without choices the answer as it is written. */
function keyOf(answer: string, options: readonly string[]): string | typeof either | null {
  if (options.length === 0) return waysOf(answer)
  const spoken = spokenIn(answer, options)
  const marked = [
    ...plain(answer)
      .replaceAll(/[,，、;；/和]/g, '')
      .toUpperCase(),
  ]
  const isThere = marked.every((letter) => (options[letters.indexOf(letter)] ?? '') !== '')
  const byLetters =
    marked.length > 0 && marked.length === new Set(marked).size && isThere ? marked.toSorted().join('') : null
  if (spoken === null || byLetters === null) return spoken ?? byLetters
  return spoken === byLetters ? spoken : either
}

/** The letter of the choice that says the same, letter by letter or else but for width and case; of true and false in any of their words. */
function spokenIn(answer: string, options: readonly string[]): string | null {
  const alike = options.filter((option) => option !== '' && plain(option) === plain(answer))
  const truth = truthOf(answer)
  const said = options.includes(answer)
    ? answer
    : alike.length === 1
      ? alike[0]!
      : truth !== null && options.every((option) => truthOf(option) !== null)
        ? options.find((option) => truthOf(option) === truth)
        : undefined
  return said === undefined ? null : letters[options.indexOf(said)]!
}

/** Ways to write an answer stand with a bar or a semicolon between them, or a slash that is none of `1/2` or `km/h`. */
const waysOf = (answer: string): string =>
  answer
    .replaceAll(/[0-9a-z]?\/(?=([0-9a-z])?)/gi, (at, after?: string) =>
      at.length > 1 && after !== undefined ? at : `${at.slice(0, -1)}；`,
    )
    .split(/[｜;；]/)
    .map((way) => way.trim())
    .filter((way) => way !== '')
    .join('|')

/** What was not taken, row by row, in both languages. */
export const rowsRefusedText = (refused: readonly RowRefused[]): string =>
  refused.map(({ row, why }) => `第${row}行：${reasons[why][0]} · row ${row}: ${reasons[why][1]}`).join('\n')

const maybe = { maybe: 'text' } as const

export const sheet = ability({
  id: 'contests.sheet@2',
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
          `${rows.zh}每行一题：选项各占一列，答案写字母、选项原文或者对错；没有选项的按文字作答，几种写法用分号隔开；一行有几处不对的，逐处说明，其余各行照收`,
          `Of ${rows.en} each row is a question: choices in columns of their own, the answer by letters, in the words of a choice, or as true or false, and written where there are none, several ways with semicolons between them; every fault of a row is told, and the other rows are taken`,
        ),
      ],
    }
  },
})
