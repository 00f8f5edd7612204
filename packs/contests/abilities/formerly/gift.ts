/** GIFT as it was read before: banks that took questions by it keep what they took. */
import { ability, given, how } from 'yimen/kernel/ability'

export type Question = {
  readonly q: number
  readonly stem: string
  readonly options: string | null
  readonly picture: string | null
  readonly key: string
  readonly family: string | null
}
type Refused = { readonly line: number; readonly why: keyof typeof reasons }

const reasons = {
  open: ['花括号没有合上', 'a brace is not closed'],
  empty: ['没有题干', 'there is no question'],
  essay: ['没有答案，台上判不了', 'no answer: nobody could judge it on the stage'],
  matching: ['连线题台上出不了', 'a matching question cannot be asked on the stage'],
  range: ['数值题只收一个准数', 'of a number one exact value is taken'],
  none: ['没有标出正确答案', 'no answer is marked as right'],
  options: ['选项多于八个', 'more than eight choices'],
  script: ['含有脚本', 'it holds a script'],
  long: ['题干、选项或者答案太长', 'question, choices or answer are too long'],
  stray: ['这段文字没有答案的花括号', 'text without the braces of an answer'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export const letters = 'ABCDEFGH'
/** What a bank takes of each. */
export const most = { stem: 400, options: 400, key: 200, picture: 60 } as const
/** An escaped mark stands as another letter until the text is cut up: no file holds these. */
const marks = '~=#{}:'
const hidden = (at: number): string => String.fromCodePoint(0xe000 + at)
const hide = (text: string): string =>
  text.replaceAll(/\\([~=#{}:\\n])/g, (_, mark: string) =>
    mark === 'n' ? ' ' : mark === '\\' ? '\\' : hidden(marks.indexOf(mark)),
  )
const shown = (text: string): string =>
  text.replaceAll(/[\uE000-\uE005]/g, (mark) => marks[mark.codePointAt(0)! - 0xe000]!)

/** Words alone: no format, no tags, no separator of ours. */
export const words = (text: string): string =>
  shown(text)
    .replace(/^\s*\[(?:html|moodle|plain|markdown)\]/i, '')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('|', '｜')
    .replaceAll(/\s+/g, ' ')
    .trim()

const pictureIn = (text: string): string | null => {
  const name = /<img[^>]*\bsrc\s*=\s*["'](?:@@PLUGINFILE@@\/)?([^"'?]+)/i.exec(shown(text))?.[1]
  return name === undefined ? null : name.split('/').at(-1)!
}

/** The whole text, numbered on from `after`. */
function giftQuestions(
  text: string,
  after = 0,
): { readonly questions: readonly Question[]; readonly refused: readonly Refused[] } {
  const questions: Question[] = []
  const refused: Refused[] = []
  for (const { line, block } of blocksOf(text)) {
    const read = questionOf(block)
    if (typeof read === 'string') refused.push({ line, why: read })
    else questions.push({ q: after + questions.length + 1, ...read })
  }
  return { questions, refused }
}

type Block = { readonly line: number; readonly block: string }

/** A question ends with a blank line outside its braces, or where its closing brace ends the line: blank lines are often forgotten. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let begun: { line: number; lines: string[] } | null = null
  const end = (): void => {
    if (begun) blocks.push({ line: begun.line, block: begun.lines.join('\n') })
    begun = null
  }
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
  for (const [at, raw] of lines.entries()) {
    const line = hide(raw).replaceAll('｛', '{').replaceAll('｝', '}')
    if (/^\s*(?:\/\/|\$CATEGORY)/.test(line)) continue
    const isBlank = line.trim() === ''
    const isOpen: boolean = begun !== null && isOpenIn((begun as { lines: string[] }).lines)
    if (isBlank && !isOpen) end()
    /** A second opening brace says that the first was forgotten to be closed. */
    if (isOpen && (/^\s*::/.test(line) || /^[^}]*\{/.test(line))) end()
    if (isBlank) continue
    begun ??= { line: at + 1, lines: [] }
    begun.lines.push(line)
    if (/\}\s*$/.test(line) && !isOpenIn(begun.lines)) end()
  }
  end()
  return blocks
}

const isOpenIn = (lines: readonly string[]): boolean => {
  const text = lines.join('\n')
  return text.lastIndexOf('{') > text.lastIndexOf('}')
}

function questionOf(block: string): Omit<Question, 'q'> | Refused['why'] {
  if (/<\s*script|javascript:/i.test(shown(block))) return 'script'
  const from = block.indexOf('{')
  const to = block.indexOf('}', from)
  if (from < 0) return 'stray'
  if (to < 0) return 'open'
  const before = block.slice(0, from).replace(/^\s*::[\s\S]*?::/, '')
  const tail = words(block.slice(to + 1))
  const stem = [words(before), ...(tail === '' ? [] : [`____${tail}`])].join(' ').trim()
  const picture = pictureIn(before)
  if (stem === '') return 'empty'
  const answer = answerOf(block.slice(from + 1, to).trim())
  if (typeof answer === 'string') return answer
  const isLong =
    stem.length > most.stem ||
    answer.key.length > most.key ||
    (answer.family ?? '').length > most.key ||
    (answer.options ?? '').length > most.options ||
    (picture ?? '').length > most.picture
  return isLong ? 'long' : { stem, picture, ...answer }
}

type Answer = Pick<Question, 'options' | 'key' | 'family'>

function answerOf(inside: string): Answer | Refused['why'] {
  if (inside === '') return 'essay'
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#[\s\S]*)?$/i.exec(inside)?.[1]
  if (truth) return { options: 'A 对|B 错', key: /^t/i.test(truth) ? 'A' : 'B', family: null }
  if (inside.startsWith('#')) {
    const number = /^#\s*=?\s*(-?\d+(?:\.\d+)?)\s*(?::0)?\s*$/.exec(inside)?.[1]
    return number === undefined ? 'range' : { options: null, key: number, family: null }
  }
  const parts = [
    ...inside
      .replaceAll('＝', '=')
      .replaceAll('～', '~')
      .matchAll(/([=~])([^=~]*)/g),
  ].map(([, mark, text]) => {
    const [, share, rest] = /^\s*%(-?[\d.]+)%([\s\S]*)$/.exec(text!) ?? [null, null, text!]
    return { mark, share: share === null ? null : Number(share), words: words(rest!.split('#')[0]!) }
  })
  if (parts.some((p) => p.mark === '=' && p.words.includes('->'))) return 'matching'
  if (parts.every((p) => p.mark === '=')) return writtenOf(parts)
  if (parts.length > letters.length) return 'options'
  const key = parts.map((p, i) => (p.mark === '=' || (p.share ?? 0) > 0 ? letters[i]! : '')).join('')
  if (key === '') return 'none'
  return { options: parts.map((p, i) => `${letters[i]} ${p.words}`).join('|'), key, family: null }
}

/** Ways to write it; what is worth a part of the marks is the family of what is asked. */
function writtenOf(parts: readonly { readonly share: number | null; readonly words: string }[]) {
  const ways = (isWhole: boolean): string =>
    parts
      .filter((p) => p.words !== '' && (p.share ?? 100) >= 100 === isWhole && (p.share ?? 100) > 0)
      .map((p) => p.words)
      .join('|')
  const key = ways(true)
  return key === '' ? ('none' as const) : { options: null, key, family: ways(false) || null }
}

/** What was not taken, line by line, in both languages. */
const refusedText = (refused: readonly Refused[]): string =>
  refused
    .map(({ line, why }) => `第${line}行：${reasons[why][0]} · line ${line}: ${reasons[why][1]}`)
    .join('\n')

export const giftOfOnce = ability({
  id: 'contests.gift@1',
  takes: { text: 'text', after: 'number' },
  gives: {
    of: {
      questions: {
        list: {
          of: {
            q: 'number',
            stem: 'text',
            options: { maybe: 'text' },
            picture: { maybe: 'text' },
            key: 'text',
            family: { maybe: 'text' },
          },
        },
      },
      refused: { maybe: 'text' },
    },
  },
  rules: given.nothing,
}).does({
  work({ text, after }) {
    const { questions, refused } = giftQuestions(text, after)
    return { questions, refused: refused.length === 0 ? null : refusedText(refused) }
  },
  words: {
    questions: { zh: '读出的题目', en: 'questions that were read' },
    refused: { zh: '没有收的行', en: 'lines that were not taken' },
  },
  explains(_, say) {
    const text = say('text')
    return {
      lines: [
        how(
          `${text.zh}按GIFT读出单选、多选、判断、填空和一个准数；台上出不了的、写错的，逐行说明不收的原因`,
          `Of ${text.en}, read as GIFT: single and several choice, true or false, a short answer, one exact number; what cannot be asked on the stage or is written wrongly is told line by line`,
        ),
      ],
    }
  },
})
