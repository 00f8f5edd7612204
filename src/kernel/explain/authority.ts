/** Who may decide up to what, as the grants of the packs say it. */
import type { AuthorityGrant } from '../authority/index.ts'
import type { Text } from '../text.ts'
import type { Teller } from './teller.ts'
import { yuanText } from './amounts.ts'
import { joined, quoted } from './phrase.ts'

/** 不超过「乡镇审批限额」，与「合并期内此前的给付金额」合并计算. */
export function authorityText(t: Pick<Teller, 'nouns'>, a: AuthorityGrant): Text {
  const label = (name: string): Text => quoted(t.nouns.find(name)?.label ?? { zh: name, en: name })
  const most = a.max === null ? null : 'fen' in a.max ? yuanText(a.max.fen) : label(a.max.param)
  const parts: Text[] = [
    most ? { zh: `不超过${most.zh}`, en: `up to ${most.en}` } : { zh: '不设上限', en: 'without limit' },
  ]
  if (a.adds !== undefined)
    parts.push({ zh: `与${label(a.adds).zh}合并计算`, en: `together with ${label(a.adds).en}` })
  for (const u of a.unless ?? []) {
    const least =
      typeof u.atLeast === 'number' ? { zh: String(u.atLeast), en: String(u.atLeast) } : label(u.atLeast)
    parts.push({
      zh: `${label(u.tally).zh}已达${least.zh}的除外`,
      en: `not once ${label(u.tally).en} is ${least.en}`,
    })
  }
  for (const outcome of a.jointly ?? [])
    parts.push({
      zh: `须另有他人办理${quoted(t.nouns.outcome(outcome)).zh}`,
      en: `jointly with whoever did ${quoted(t.nouns.outcome(outcome)).en}`,
    })
  return joined(parts, '，', ', ')
}
