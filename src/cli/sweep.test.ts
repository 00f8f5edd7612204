/** [PK2] [Q33] [Q34] One letter too many in a random word of a programme is found, or changes nothing but a text for people or a free name. */
import { expect, test } from 'vitest'
import type { Programme } from '#kernel/programme'
import { checkPacks } from '#kernel/check'
import { packs } from '../../packs/index.ts'
import { rehearsed } from '../../packs/rehearsal.ts'
import { random } from '../../packs/rehearsal-hunan/index.ts'
import { roomChecks } from '../checks.ts'
import { readClauses } from '../clauses.ts'

const clause = readClauses(new URL('../../packs/', import.meta.url))
const setting = { holdsClause: (id: string) => clause(id) !== null, ...rehearsed(20211020) }
const read = packs.flatMap((x) =>
  [...x.figures, ...x.bulletins, ...x.campaigns, ...x.registers, ...(x.messages ?? [])].map((y) => y.id),
)

/** What may be missed, by where it stands, and why. All but prose and choices only while nothing else says the word. */
const mayBeMissed: readonly (readonly [path: RegExp, why: string])[] = [
  [/\.(zh|en)$/, 'prose: people read it, no rule does'],
  [/\.(opens|outcomes)\.[\w-]+\(key\)$/, 'an act that nothing else names may be called anything'],
  [/\.options\.[\w-]+\(key\)$/, 'a choice: who names it is told [Q22], nobody does'],
  [/\.decisions\.\w+\.expression$/, 'a word that a line only passes on, to nobody who compares it'],
  [/\.sets\.\w+(\(key\))?$/, 'a word or a name on record that no rule reads'],
]

type Json = Readonly<Record<string, unknown>>
/** Where two texts differ first; `(key)` where a name itself does. */
function placeOf(was: unknown, is: unknown, at = ''): string {
  if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null) return at
  const [before, after] = [was as Json, is as Json]
  const gone = Object.keys(before).find((k) => !Object.hasOwn(after, k))
  if (gone !== undefined) return `${at}.${gone}(key)`
  const other = Object.keys(before).find((k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]))
  return other === undefined ? at : placeOf(before[other], after[other], `${at}.${other}`)
}

/** How often a word stands in what is no prose. */
const timesIn = (text: string, word: string): number =>
  [...text.replace(/"(zh|en)":"(\\.|[^"\\])*"/g, '').matchAll(/[A-Za-z_]\w*/g)].filter((m) => m[0] === word)
    .length

/** A word of all the programmes' words, each as likely, with one letter added. */
function misspelt(next: (below: number) => number) {
  const programmes = packs.flatMap((pack) =>
    pack.programmes.map((p) => ({ pack, p, text: JSON.stringify(p) })),
  )
  let at = next(programmes.reduce((sum, x) => sum + x.text.length, 0))
  const hit = programmes.find((x) => (at -= x.text.length) < 0)!
  const words = [...hit.text.matchAll(/[A-Za-z_]\w*/g)]
  const word = words[next(words.length)]!
  const where = word.index + next(word[0].length + 1)
  const letter = String.fromCharCode(97 + next(26))
  const text = `${hit.text.slice(0, where)}${letter}${hit.text.slice(where)}`
  return { ...hit, word: word[0], where, letter, changed: text }
}

const tries = Number(process.env['YIMEN_SWEEP'] ?? 60)

test(
  `of ${tries} words with one letter too many none is missed but where it may be`,
  { timeout: 600_000 },
  () => {
    const dice = random(Number(process.env['YIMEN_SWEEP_SEED'] ?? 2021)).fork('sweep')
    const missed: string[] = []
    const free = new Map<string, number>()
    for (let n = 0; n < tries; n++) {
      const { pack, p, text, word, where, letter, changed } = misspelt((below) => dice.next(below))
      let other: Programme
      try {
        other = JSON.parse(changed) as Programme
      } catch {
        continue
      }
      const now = packs.map((x) =>
        x === pack ? { ...x, programmes: x.programmes.map((y) => (y === p ? other : y)) } : x,
      )
      if (checkPacks(now, { ...setting, only: new Set([p.id, other.id, ...read]) }, roomChecks).length > 0)
        continue
      const place = placeOf(p, other)
      const why = mayBeMissed.find(([path]) => path.test(place))?.[1]
      const isFree = why !== undefined && (/^(prose|a choice)/.test(why) || timesIn(text, word) === 1)
      if (isFree) free.set(why, (free.get(why) ?? 0) + 1)
      else
        missed.push(`${p.id}@${p.version} ${place}: ${word}+${letter} …${text.slice(where - 40, where + 20)}`)
    }
    if (process.env['YIMEN_SWEEP']) console.log(free, missed)
    expect(missed).toEqual([])
  },
)
