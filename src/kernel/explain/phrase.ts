/** A phrase in both languages, and how tightly it holds together: a looser one inside a tighter one stands in brackets. */
import type { Text } from '../text.ts'
import type { Noun } from './noun.ts'

/** From a name to a sentence. */
export type Tie = 'name' | 'product' | 'sum' | 'compare' | 'and' | 'or'
const looseness: Readonly<Record<Tie, number>> = { name: 0, product: 1, sum: 2, compare: 3, and: 4, or: 5 }

/** `noun`: whose value it is, where it is one. */
export type Phrase = { readonly text: Text; readonly tie: Tie; readonly noun?: Noun }

export const phrase = (zh: string, en: string, tie: Tie = 'name', noun?: Noun): Phrase =>
  noun ? { text: { zh, en }, tie, noun } : { text: { zh, en }, tie }

/** The words of a phrase, in brackets where it is looser than what it stands in. */
export function held(p: Phrase, within: Tie): Text {
  if (looseness[p.tie] <= looseness[within]) return p.text
  return { zh: `（${p.text.zh}）`, en: `(${p.text.en})` }
}

/** `{name}` places of a template filled with phrases, in both languages. */
export function put(
  zh: string,
  en: string,
  parts: Readonly<Record<string, Text>>,
  tie: Tie = 'name',
  noun?: Noun,
): Phrase {
  const fillIn = (template: string, lang: 'zh' | 'en') =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]![lang])
  return phrase(fillIn(zh, 'zh'), fillIn(en, 'en'), tie, noun)
}

export const joined = (texts: readonly Text[], zh: string, en: string): Text => ({
  zh: texts.map((t) => t.zh).join(zh),
  en: texts.map((t) => t.en).join(en),
})

/** A name that somebody gave, as a name: 「拟给付金额」. */
export const quoted = (t: Text): Text => ({ zh: `「${t.zh}」`, en: `“${t.en}”` })
/** Several, one after the other. */
export const listed = (all: readonly Text[]): Text => joined(all, '、', ', ')
