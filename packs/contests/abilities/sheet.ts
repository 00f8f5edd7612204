/**
 * Questions in a spreadsheet, a row each, as teachers keep them: the question, its choices in columns of their own, the answer by letters
 * or in words. Every fault of a row is told by its number; the other rows are taken.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import { plain } from './answers.ts'
import { holdsScript, refusedText, type Fault, type Refused } from './faults.ts'
import { letters, most, words, type Question } from './gift.ts'

const choices = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type SheetRow = {
  readonly stem: string
  readonly key: string
  readonly family?: string | null | undefined
  readonly picture?: string | null | undefined
  readonly points?: number | null | undefined
  readonly seconds?: number | null | undefined
} & { readonly [Choice in (typeof choices)[number]]?: string | null | undefined }

const right = ['对', '正确', '是', '√', 't', 'true']
const wrong = ['错', '错误', '否', '×', 'f', 'false']

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
  readonly refused: readonly Refused[]
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
    refused: read.flatMap(({ row, faults }) => faults.map((why) => ({ at: row, why }))),
  }
}

type Read = Omit<Question, 'q'> & { readonly faults: readonly Fault[] }

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
    script: all.some(holdsScript),
    long:
      stem.length > most.stem ||
      answer.length > most.key ||
      (family ?? '').length > most.key ||
      (written ?? '').length > most.options,
  }).flatMap(([why, isSo]) => (isSo ? [why as Fault] : []))
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

const maybe = { maybe: 'text' } as const

export const sheet = ability({
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
    return { questions, refused: refused.length === 0 ? null : refusedText(refused, 'row') }
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
          `Of ${rows.en} each row is a question: choices in columns of their own, the answer by letters, ` +
            'in the words of a choice, or as true or false, and written where there are none; ' +
            'every fault of a row is told, and the other rows are taken',
        ),
      ],
    }
  },
})
