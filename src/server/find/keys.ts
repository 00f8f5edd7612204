/** Keyed hashes of what cases are found by: equal for equal words, useless without the secret of the realm. */
import { createHmac } from 'node:crypto'
import { folded, lettersOf, parseMobile, piecesOf, type Findable } from '#kernel'
import type { Secrets } from '#store'
import { soundsOf, typedSounds } from './sounds.ts'

/** [FD6] The form of the words: raised with whatever changes one, and with the version of the library that reads pinyin. */
export const wordForm = 2

/** 96 bits: more than enough for some hundred million words. */
const keyBytes = 12
type Kind = 'whole' | 'piece' | 'pinyin' | 'initials' | 'number' | 'phone'

const keyOf = (secrets: Pick<Secrets, 'indexing'>, kind: Kind, word: string): Buffer =>
  createHmac('sha256', secrets.indexing)
    .update(`yimen find v1|${kind}|${word}`)
    .digest()
    .subarray(0, keyBytes)

const plainNumber = (text: string): string => folded(text).toUpperCase()
const plainPhone = (text: string): string => {
  const mobile = parseMobile(text)
  return mobile.ok ? mobile.value : text.replace(/\D/g, '')
}

/** [FD3] All keys of one thing. */
export function keysOf(
  secrets: Pick<Secrets, 'indexing'>,
  f: Pick<Findable, 'kind' | 'text'>,
): readonly Buffer[] {
  if (f.kind === 'number') return [keyOf(secrets, 'number', plainNumber(f.text))]
  if (f.kind === 'phone') return [keyOf(secrets, 'phone', plainPhone(f.text))]
  const { whole, initials } = soundsOf(f.text)
  return [
    keyOf(secrets, 'whole', folded(f.text)),
    ...piecesOf(f.text).map((piece) => keyOf(secrets, 'piece', piece)),
    ...whole.map((word) => keyOf(secrets, 'pinyin', word)),
    ...initials.map((word) => keyOf(secrets, 'initials', word)),
  ]
}

/** One way to look: any of the first keys, and all of the others in the same place. `exact`: nothing else can have them. */
export type Look = {
  readonly any: readonly Buffer[]
  readonly all: readonly Buffer[]
  readonly exact: boolean
}

/**
 * What has more pieces is looked for by so many of them, the outer ones first, and then compared: each further one costs the database
 * more to plan than it takes away.
 */
export const fewOf = (pieces: readonly string[]): readonly string[] =>
  pieces.length <= 3 ? pieces : [pieces[0]!, pieces[pieces.length >> 1]!, pieces.at(-1)!]

/** [FD3] What is looked for, in the order in which it is shown; none for a word of one letter. */
export function looksFor(secrets: Pick<Secrets, 'indexing'>, text: string): readonly Look[] {
  const of = (kind: Kind, ...words: readonly string[]): Look => ({
    any: words.map((word) => keyOf(secrets, kind, word)),
    all: [],
    exact: true,
  })
  const word = folded(text)
  if (lettersOf(text).length < 2) return []
  if (/^\d{11}$/.test(plainPhone(text)) && !/\p{L}/u.test(text)) return [of('phone', plainPhone(text))]
  if (/\d/.test(word)) return [of('number', plainNumber(text)), ...namesBy(secrets, of, word)]
  if (/^[a-zü'’·\s-]+$/i.test(text)) {
    const sounds = typedSounds(text)
    return [...namesBy(secrets, of, word), of('pinyin', ...sounds), of('initials', ...sounds)]
  }
  return namesBy(secrets, of, word)
}

function namesBy(
  secrets: Pick<Secrets, 'indexing'>,
  of: (kind: Kind, ...words: readonly string[]) => Look,
  word: string,
): readonly Look[] {
  const pieces = fewOf(piecesOf(word)).map((piece) => keyOf(secrets, 'piece', piece))
  return [
    of('whole', word),
    { any: pieces.slice(0, 1), all: pieces.slice(1), exact: lettersOf(word).length === 2 },
  ]
}
