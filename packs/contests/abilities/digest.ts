/** What questions are committed by before the start: the digest of all of them and a salt, told then; the questions are told when they are shown. */
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

/** One line a question, fields with a tab between, the picture's name where it has one: what a stranger hashes again. */
export const committedText = (questions: readonly Question[], salt: string): string =>
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

/** Banks that were begun by it say nothing of pictures: what they published stays what it was. */
export const digestOfWords = ability({
  id: 'contests.digest@1',
  takes: { questions: { list: { of: columns, orNone: true } }, of: 'case' },
  gives,
  rules: given.nothing,
}).does({
  work({ questions, of }, _, { personKey }) {
    const salt = saltOf(of, personKey)
    const unpictured = (questions ?? []).map((x) => ({ ...x, picture: null }))
    return { digest: sha256(committedText(unpictured, salt)), salt }
  },
  words,
  explains: (_, say) => explained(say('questions')),
})

export const digest = ability({
  id: 'contests.digest@2',
  takes: {
    questions: { list: { of: { ...columns, picture: { maybe: 'text' } }, orNone: true } },
    of: 'case',
  },
  gives,
  rules: given.nothing,
}).does({
  work({ questions, of }, _, { personKey }) {
    const salt = saltOf(of, personKey)
    return { digest: sha256(committedText(questions ?? [], salt)), salt }
  },
  words,
  explains: (_, say) => explained(say('questions')),
})
