/** A change in the words of who would make it. */
import { yuan } from '#kernel/money'
import { isMaskedName, type Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { countedAs } from './counted.ts'
import type { Changed } from './whynot.ts'

/** [WN4] What would have to be otherwise, as one sentence: in the pack's own words, or in those of the field's title. */
export function sayChange(p: Programme, parts: readonly Changed[]): Text {
  const said = parts.map((part) => partOf(p, part))
  return {
    zh: `如果${said.map((x) => x.zh).join('，并且')}，就符合条件。`,
    en: `It would qualify if ${said.map((x) => x.en).join(', and ')}.`,
  }
}

function partOf(p: Programme, { change, from, to }: Changed): Text {
  const isMoney = countedAs(p, change.name)?.isMoney === true
  /** Of what is masked it is told by how much, and not from what to what. */
  const isMasked = isMaskedName(p, change.name)
  const amount = (n: number): string => (isMoney ? yuan(n).replace(/\.00$/, '') : String(n))
  const by =
    typeof from === 'number' && typeof to === 'number' ? amount(to > from ? to - from : from - to) : ''
  const goal = typeof to === 'number' ? { zh: amount(to), en: amount(to) } : valueOf(p, change.name, to)
  if (change.says) {
    const { zh, en } = isMasked ? { zh: '＊', en: '＊' } : goal
    return {
      zh: change.says.zh.replace('{by}', by).replace('{to}', zh),
      en: change.says.en.replace('{by}', by).replace('{to}', en),
    }
  }
  const { zh, en } = titleOf(p, change.name)
  if (typeof to !== 'number') return { zh: `“${zh}”是“${goal.zh}”`, en: `“${en}” were “${goal.en}”` }
  const [yuanZh, yuanEn] = isMoney ? ['元', ' yuan'] : ['', '']
  const isLess = 'toward' in change && change.toward === 'less'
  const [thatIs, that] = isMasked ? ['', ''] : [`（即${goal.zh}${yuanZh}）`, ` (${goal.en}${yuanEn})`]
  return {
    zh: `${zh}${isLess ? '低' : '高'}${by}${yuanZh}${thatIs}`,
    en: `“${en}” were ${by}${yuanEn} ${isLess ? 'lower' : 'higher'}${that}`,
  }
}

/** Of a field, or of what is derived as the programme shows it. */
export const titleOf = (p: Programme, name: string): Text => (p.fields[name] ?? p.values![name]!).title

function valueOf(p: Programme, name: string, value: boolean | string): Text {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  const field = p.fields[name]!
  return (field.type === 'choice' ? field.options[value] : undefined) ?? { zh: value, en: value }
}
