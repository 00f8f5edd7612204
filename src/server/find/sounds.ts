/** How a Chinese name is read: its pinyin and its initials, with other readings of its letters. */
import { pinyin } from 'pinyin-pro'
import { lettersOf } from '#kernel/find'

/** Other readings multiply: a name has so many and no more. */
const mostReadings = 8
const options = { toneType: 'none', v: true, type: 'array' } as const
const han = /\p{Script=Han}|〇/u

const ofLetter = new Map<string, readonly string[]>()
const ofHead = new Map<string, readonly string[]>()

/** What a letter is read as, its usual reading first; itself where nobody knows one. */
function readingsOf(letter: string): readonly string[] {
  const worked = ofLetter.get(letter)
  if (worked) return worked
  const readings = han.test(letter)
    ? [...new Set([pinyin(letter, options)[0]!, ...pinyin(letter, { ...options, multiple: true })])]
    : [letter]
  ofLetter.set(letter, readings)
  return readings
}

/** A surname is read its own way: 单 shan, 仇 qiu, 尉迟 yu chi. It is in the first two letters. */
function headOf(letters: readonly string[]): readonly string[] {
  const head = letters.slice(0, 2).join('')
  const worked = ofHead.get(head)
  if (worked) return worked
  const read = pinyin(head, { ...options, mode: 'surname', surname: 'head' })
  const readings = read.length === Math.min(2, letters.length) ? read : []
  if (ofHead.size > 100_000) ofHead.clear()
  ofHead.set(head, readings)
  return readings
}

export type Sounds = { readonly whole: readonly string[]; readonly initials: readonly string[] }

/** [FD3] Ways to read a name: the usual one, then those where one letter is read otherwise. None where it has no Chinese letter. */
export function soundsOf(name: string): Sounds {
  const letters = lettersOf(name).filter((letter) => letter !== '·')
  if (!letters.some((letter) => han.test(letter))) return { whole: [], initials: [] }
  const head = headOf(letters)
  const usual = letters.map((letter, i) => head[i] ?? readingsOf(letter)[0]!)
  const ways = [usual]
  for (const [i, letter] of letters.entries())
    for (const reading of readingsOf(letter)) if (reading !== usual[i]) ways.push(usual.with(i, reading))
  const some = ways.slice(0, mostReadings)
  return {
    whole: [...new Set(some.map((way) => way.join('')))],
    initials: [...new Set(some.map((way) => way.map((syllable) => [...syllable][0]!).join('')))],
  }
}

/** As people type it: lü is lv, and on passports lyu. */
export const typedSounds = (text: string): readonly string[] => {
  const plain = text
    .toLowerCase()
    .replace(/[\s'’·-]/g, '')
    .replaceAll('ü', 'v')
  return [...new Set([plain, plain.replace(/([ln])yu/g, '$1v')])]
}
