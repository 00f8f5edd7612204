/** How a value of a form is printed, in either language, and the room that is left where nothing is known. */
import { pointInWords } from '#kernel/area'
import type { Text } from '#kernel/text'
import type { Value } from '#kernel/rule'
import { capitalAmount, yuan, type Fen } from '#kernel/money'
import { fieldLike, type FormValue, type Programme } from '#kernel/programme'
import { isDecimalJson, numberText } from '#kernel/number'
import { monthText, parseDay } from '#kernel/day'
import { areaName, postTitle, type House } from '../realm.ts'
import { chineseDay } from '#paper'

export type Lang = keyof Text
/** `bare`: in a column, whose title says the unit. */
export type Look = {
  readonly house: House
  readonly p: Programme
  readonly lang: Lang
  readonly bare?: boolean
}

/** [FM3] The value as people read it; empty where nothing is known. */
export function printedValue(look: Look, v: FormValue, value: Value): string {
  const { p, lang } = look
  const field = fieldLike(p, v.like ?? v.value)
  const options = v.options ?? (field?.type === 'choice' ? field.options : undefined)
  if (v.as === 'boxes')
    return Object.entries(options ?? {})
      .map(([key, title]) => `${key === value ? '■' : '□'}${title[lang]}`)
      .join('　')
  if (value === null) return ''
  if (Array.isArray(value))
    return value
      .map((one) =>
        typeof one === 'object' && !isDecimalJson(one)
          ? ''
          : printedValue(look, { ...v, as: asOf(p, v) }, one as Value),
      )
      .filter((t) => t !== '')
      .join('、')
  if (options) return String(options[String(value)]?.[lang] ?? value)
  return scalar(look, asOf(p, v), value)
}

function scalar({ house, p, lang, bare }: Look, as: ReturnType<typeof asOf>, value: Value): string {
  const zh = lang === 'zh'
  switch (as) {
    case 'yuan':
      return typeof value === 'number' ? `${yuan(value)}${bare ? '' : zh ? '元' : ' yuan'}` : ''
    case 'capital':
      return typeof value === 'number'
        ? zh
          ? `${yuan(value)}元（人民币${capitalAmount(value as Fen)}）`
          : `${yuan(value)} yuan`
        : ''
    case 'area':
      return typeof value === 'number'
        ? `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}${bare ? '' : zh ? '平方米' : ' m²'}`
        : ''
    case 'month':
      return typeof value === 'string' ? monthText(value)[lang] : ''
    case 'yes':
      return value === true ? (zh ? '是' : 'yes') : value === false ? (zh ? '否' : 'no') : ''
    case 'place':
      return typeof value === 'string'
        ? zh
          ? areaName(house, value)
          : (house.reference.areas.get(value)?.name.en ?? value)
        : ''
    case 'post': {
      const post = typeof value === 'string' ? house.reference.posts.get(value) : undefined
      return post ? postTitle(house, post.role, post.area)[lang] : ''
    }
    case 'role':
      return typeof value === 'string' ? (p.roles[value]?.title[lang] ?? value) : ''
    default:
      return typeof value === 'string' && parseDay(value)
        ? zh
          ? chineseDay(value)
          : value
        : typeof value === 'object'
          ? (numberText(value) ?? pointInWords(value) ?? '')
          : typeof value === 'boolean'
            ? scalar({ house, p, lang }, 'yes', value)
            : String(value)
  }
}

/** Told by the form, else by what the field or the value is. */
function asOf(p: Programme, v: FormValue) {
  if (v.as) return v.as
  const type = fieldLike(p, v.like ?? v.value)?.type
  if (type === 'fen' || p.values?.[v.value]?.unit === 'fen' || p.params[v.value]?.unit === 'fen')
    return 'yuan'
  if (type === 'post' || type === 'day' || type === 'month') return type
  return type === 'area' ? 'place' : 'plain'
}

/** [FM2] Room to write in a sentence, and in a cell: a day has its signs already. */
export const blankIn = (p: Programme, v: FormValue, lang: Lang): string =>
  asOf(p, v) === 'day'
    ? lang === 'zh'
      ? '______年____月____日'
      : '______-____-____'
    : asOf(p, v) === 'month'
      ? lang === 'zh'
        ? '______年____月'
        : '______-____'
      : asOf(p, v) === 'capital' && lang === 'zh'
        ? '____________元（人民币________________）'
        : '____________'
export const emptyCell = (p: Programme, v: FormValue, lang: Lang): string =>
  lang !== 'zh'
    ? ''
    : asOf(p, v) === 'day'
      ? '　　年　　月　　日'
      : asOf(p, v) === 'month'
        ? '　　年　　月'
        : ''
