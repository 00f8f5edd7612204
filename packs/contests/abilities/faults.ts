/** What is wrong with a question that was brought, in both languages: one table, whatever it was written in. */

const faults = {
  empty: ['没有题干', 'there is no question'],
  script: ['含有脚本', 'it holds a script'],
  long: ['题干、选项或者答案太长', 'question, choices or answer are too long'],
  /** Of a text in GIFT. */
  open: ['花括号没有合上', 'a brace is not closed'],
  essay: ['没有答案，台上判不了', 'no answer: nobody could judge it on the stage'],
  matching: ['连线题台上出不了', 'a matching question cannot be asked on the stage'],
  range: ['数值题只收一个准数', 'of a number one exact value is taken'],
  unmarked: ['没有标出正确答案', 'no answer is marked as right'],
  options: ['选项多于八个', 'more than eight choices'],
  blank: ['有的选项没有文字', 'a choice has no words'],
  before: ['花括号里，第一个答案记号之前有文字', 'text stands in the braces before the first answer'],
  several: [
    '一题里有几处花括号：答案只能有一处，两题之间空一行',
    'more than one pair of braces: a question has one answer, and an empty line parts it from the next',
  ],
  stray: ['这段文字没有答案的花括号', 'text without the braces of an answer'],
  /** Of a row of a sheet. */
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
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type Fault = keyof typeof faults
/** `at`: the line of the text, or the row of the sheet. */
export type Refused = { readonly at: number; readonly why: Fault }

/** What was not taken, place by place, in both languages. */
export const refusedText = (refused: readonly Refused[], place: 'line' | 'row'): string =>
  refused.map(({ at, why }) => `第${at}行：${faults[why][0]} · ${place} ${at}: ${faults[why][1]}`).join('\n')

const script = /<\s*script|javascript:/i
export const holdsScript = (text: string): boolean => script.test(text)
