/** How reckonings are said in words: the ability that does one says it, with what the parts of it are called. */
import type { Explained } from '../ability/explained.ts'
import { rulesOf } from '../ability/reckon.ts'
import { how, type Abilities, type Word } from '../ability/index.ts'
import type { Reckoning } from '../programme/programme.ts'
import type { Text } from '../text.ts'
import { listed } from './phrase.ts'

/** [AR11] What is told of where a point lies. */
export const whereaboutsWords: Readonly<Record<string, Word>> = {
  area: { zh: '所在区划', en: 'the area' },
  path: { zh: '所在区划及其上级', en: 'the area and those above it' },
  onBorderOf: { zh: '所临边界的区划', en: 'areas whose border it touches' },
}

/** What a reading of a figure gives. */
export const readingWords: Readonly<Record<string, Word>> = {
  top: { zh: '分子数', en: 'count' },
  bottom: { zh: '分母数', en: 'base' },
  records: { zh: '记录数', en: 'records' },
  digest: { zh: '记录摘要', en: 'digest of the records' },
  cases: { zh: '所数办件', en: 'cases counted' },
}

/** What a reckoning gives, by what people call its parts. */
export const wordsOf = (abilities: Abilities, r: Reckoning): Readonly<Record<string, Word>> =>
  abilities.get(r.ability)?.words ?? {}

/** [EX9] What a reckoning does. An ability that does not say it is told with what it is made from. */
export function reckoningTold(abilities: Abilities, r: Reckoning, say: (formula: string) => Text): Explained {
  const ability = abilities.get(r.ability)
  const rules = ability && rulesOf(ability, r)
  const partSaid = (name: string): Text => {
    const formula = Object.hasOwn(r.with, name) ? r.with[name] : undefined
    return formula === undefined ? { zh: '', en: '' } : say(formula)
  }
  const ownWords = ability && rules && 'rules' in rules ? ability.explains(rules.rules, partSaid) : null
  if (ownWords) return ownWords
  const { zh, en } = listed(Object.keys(r.with).map(partSaid))
  return { lines: [how(`由${zh}得出`, `Worked out from ${en}`)] }
}
