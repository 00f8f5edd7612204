/**
 * [UN3] What papers and pages of the house say of a programme beside its own text. The house writes what is said of every
 * procedure; a domain's words come from its pack, stand behind no rule, and change no version.
 */
import type { Text } from '../text.ts'

export type Wording = {
  /** How a decision on an amount is written. */
  readonly decision?: {
    /** What the amount is called before its figures. */
    readonly amount: Text
    /** How it came about, with `{name}` of facts. */
    readonly trace?: Text
    /** Earlier awards that were added up: `{counted}`, and `{sum}` with this one. */
    readonly earlier?: Text
  }
  /** What objectors read until they are answered. */
  readonly unanswered?: Text
  /** How many of what cannot wait: `{n}`, and the last that can be tapped where there may be more. */
  readonly count?: { readonly each: Text; readonly last: Text }
}

/** In the words of every procedure. */
export const plainWording = {
  decision: {
    amount: { zh: '金额', en: 'the amount' },
    earlier: {
      zh: '合并计算期内此前已给予{counted}元，连同本次共{sum}元',
      en: '{counted} yuan were given before within the window, {sum} yuan with this',
    },
  },
  unanswered: { zh: '已经登记，有结果会写在这里。', en: 'It is on record. The result will stand here.' },
  count: { each: { zh: '{n}', en: '{n}' }, last: { zh: '{n}或更多', en: '{n} or more' } },
} as const satisfies Wording
