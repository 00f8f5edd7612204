/** Keyed hashes of what cases are found by: equal for equal words, useless without the secret of the realm. */
import { createHmac, createSecretKey, type BinaryLike, type KeyObject } from 'node:crypto'
import { folded, parseMobile } from '#kernel/identity'
import { lettersOf, piecesOf, type Findable } from '#kernel/find'
import type { Secrets } from '#store'
import { soundsOf, typedSounds } from './sounds.ts'

/** [FD6] The form of the words: raised with whatever changes one, and with the version of the library that reads pinyin. */
export const wordForm = 2

/** 96 bits: more than enough for some hundred million words. In hexadecimal two letters a byte. */
const keyLetters = 24
type Kind = 'whole' | 'piece' | 'pinyin' | 'initials' | 'number' | 'phone'
type KeyOf = (kind: Kind, word: string) => string

/** `named`: the word with its kind before it. */
const keyOf = (secret: BinaryLike | KeyObject, named: `${Kind}|${string}`): string =>
  createHmac('sha256', secret).update(`yimen find v1|${named}`).digest('hex').slice(0, keyLetters)

const plainNumber = (text: string): string => folded(text).toUpperCase()
const plainPhone = (text: string): string => {
  const mobile = parseMobile(text)
  return mobile.ok ? mobile.value : text.replace(/\D/g, '')
}

/** [FD3] All keys of one thing, in hexadecimal. */
export type Keying = (f: Pick<Findable, 'kind' | 'text'>) => readonly string[]

/** Words and names in hand, so that what many have is worked out once. */
const mostInHand = 50_000

/** For one work over many things: what it has in hand of them goes with it. */
export function openKeying({ indexing }: Pick<Secrets, 'indexing'>): Keying {
  const secret = createSecretKey(indexing)
  const keys = inHand((named: `${Kind}|${string}`) => keyOf(secret, named))
  const ofWord: KeyOf = (kind, word) => keys(`${kind}|${word}`)
  const ofName = inHand((name: string) => keysOfName(ofWord, name))
  return ({ kind, text }) =>
    kind === 'number'
      ? [ofWord('number', plainNumber(text))]
      : kind === 'phone'
        ? [ofWord('phone', plainPhone(text))]
        : ofName(text)
}

function inHand<Name extends string, T>(work: (text: Name) => T): (text: Name) => T {
  const worked = new Map<string, T>()
  return (text) => {
    const before = worked.get(text)
    if (before !== undefined) return before
    if (worked.size >= mostInHand) worked.clear()
    const given = work(text)
    worked.set(text, given)
    return given
  }
}

function keysOfName(of: KeyOf, name: string): readonly string[] {
  const { whole, initials } = soundsOf(name)
  return [
    of('whole', folded(name)),
    ...piecesOf(name).map((piece) => of('piece', piece)),
    ...whole.map((word) => of('pinyin', word)),
    ...initials.map((word) => of('initials', word)),
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

const bytesOf = ({ indexing }: Pick<Secrets, 'indexing'>, kind: Kind, word: string): Buffer =>
  Buffer.from(keyOf(indexing, `${kind}|${word}`), 'hex')

/** [FD3] What is looked for, in the order in which it is shown; none for a word of one letter. */
export function looksFor(secrets: Pick<Secrets, 'indexing'>, text: string): readonly Look[] {
  const of = (kind: Kind, ...words: readonly string[]): Look => ({
    any: words.map((word) => bytesOf(secrets, kind, word)),
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
  const pieces = fewOf(piecesOf(word)).map((piece) => bytesOf(secrets, 'piece', piece))
  return [
    of('whole', word),
    { any: pieces.slice(0, 1), all: pieces.slice(1), exact: lettersOf(word).length === 2 },
  ]
}
