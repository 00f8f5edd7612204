/** A change in the words of who would make it. */
import { yuan } from '#kernel/money'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
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
  const field = p.fields[change.name]!
  const isMoney = field.type === 'fen'
  const amount = (n: number): string => (isMoney ? yuan(n).replace(/\.00$/, '') : String(n))
  const by =
    typeof from === 'number' && typeof to === 'number' ? amount(to > from ? to - from : from - to) : ''
  const goal = typeof to === 'number' ? { zh: amount(to), en: amount(to) } : valueOf(p, change.name, to)
  if (change.says)
    return {
      zh: change.says.zh.replace('{by}', by).replace('{to}', goal.zh),
      en: change.says.en.replace('{by}', by).replace('{to}', goal.en),
    }
  const { zh, en } = field.title
  if (typeof to !== 'number') return { zh: `“${zh}”是“${goal.zh}”`, en: `“${en}” were “${goal.en}”` }
  const [yuanZh, yuanEn] = isMoney ? ['元', ' yuan'] : ['', '']
  const isLess = 'toward' in change && change.toward === 'less'
  return {
    zh: `${zh}${isLess ? '低' : '高'}${by}${yuanZh}（即${goal.zh}${yuanZh}）`,
    en: `“${en}” were ${by}${yuanEn} ${isLess ? 'lower' : 'higher'} (${goal.en}${yuanEn})`,
  }
}

function valueOf(p: Programme, name: string, value: boolean | string): Text {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  const field = p.fields[name]!
  return (field.type === 'choice' ? field.options[value] : undefined) ?? { zh: value, en: value }
}
