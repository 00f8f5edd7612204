/**
 * What questions are committed by before the start: the digest of all of them and a salt, told then; the questions are told when they
 * are shown.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import type { Text } from 'yimen/kernel/text'
import { sha256 } from './sha256.ts'

type Question = {
  readonly q: number
  readonly stem: string
  readonly key: string
  readonly points: number
  readonly options?: string | null | undefined
  readonly family?: string | null | undefined
  readonly picture?: string | null | undefined
}

type Picture = { readonly name: string; readonly hash: string }

/** One line a question, fields with a tab between, the picture's name and its hash where it has one: what a stranger hashes again. */
export const committedText = (
  questions: readonly Question[],
  salt: string,
  pictures: readonly Picture[] = [],
): string =>
  [
    salt,
    ...questions
      .toSorted((a, b) => a.q - b.q)
      .map((x) => [
        x.q,
        x.stem,
        x.options ?? '',
        x.key,
        x.family ?? '',
        x.points,
        ...(x.picture ? [x.picture] : []),
        ...pictures.filter((picture) => picture.name === x.picture).map((picture) => picture.hash),
      ])
      .map((fields) => fields.join('\t')),
  ].join('\n')

const columns = {
  q: 'number',
  stem: 'text',
  key: 'text',
  points: 'number',
  options: { maybe: 'text' },
  family: { maybe: 'text' },
} as const
const gives = { of: { digest: 'text', salt: 'text' } } as const
const words = { digest: { zh: '题目摘要', en: 'digest of the questions' }, salt: { zh: '盐', en: 'salt' } }
const explained = (questions: Text) => ({
  lines: [
    how(
      `盐和按题号排列的${questions.zh}的SHA-256，盐由本系统的密钥得出，赛后公布`,
      `The SHA-256 of a salt and ${questions.en} by number; the salt is from the key of the house and told afterwards`,
    ),
  ],
})
const saltOf = (of: string, personKey: (what: string) => string): string =>
  sha256(personKey(`contests.salt ${of}`))

export const digest = ability({
  id: 'contests.digest@3',
  takes: {
    questions: { list: { of: { ...columns, picture: { maybe: 'text' } }, orNone: true } },
    pictures: { list: { of: { name: 'text', hash: 'text' } }, orNone: true },
    of: 'case',
  },
  gives,
  rules: given.nothing,
}).does({
  work({ questions, pictures, of }, _, { personKey }) {
    const salt = saltOf(of, personKey)
    return { digest: sha256(committedText(questions, salt, pictures)), salt }
  },
  words,
  explains: (_, say) => explained(say('questions')),
  /** Whoever sets or seals them reads them in one table: what a file brought is compared with the file. */
  tells: (_, __, reader, { questions }) =>
    questions.length === 0 || !reader.official
      ? []
      : [
          {
            kind: 'table',
            id: 'questions',
            title: { zh: '题库的题目', en: 'Questions of the bank' },
            columns: [
              { title: { zh: '题号', en: 'No.' }, number: true },
              { title: { zh: '题干', en: 'Question' } },
              { title: { zh: '选项', en: 'Choices' } },
              { title: { zh: '答案', en: 'Key' } },
              { title: { zh: '分值', en: 'Worth' }, number: true },
              { title: { zh: '图片', en: 'Picture' } },
            ],
            rows: questions.map((x) => ({
              cells: [
                { amount: x.q, unit: 'count' },
                said(x.stem),
                said((x.options ?? '').replaceAll('|', ' · ')),
                said(x.key),
                { amount: x.points, unit: 'count' },
                said(x.picture ?? ''),
              ],
            })),
            ...(questions.length > 20 ? { folded: { zh: '全部题目', en: 'All questions' } } : {}),
          },
        ],
})

const said = (text: string): Text => ({ zh: text, en: text })
