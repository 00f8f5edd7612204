/** [K28] A refusal that no form stands beside: it says itself which field it is about, and which line of a list. */
import type { Field } from '../programme/field.ts'
import type { Programme } from '../programme/programme.ts'
import type { Text } from '../text.ts'
import type { Refusal } from './case.ts'

/** [K28] The same refusal with its field, and the line and column inside it, by their titles. */
export function byName(p: Programme, refusal: Refusal): Refusal {
  const place = refusal.field === undefined ? null : placeOf(p, refusal.field)
  if (place === null) return refusal
  const { zh, en } = refusal.message
  return { ...refusal, message: { zh: `${place.zh}：${zh}`, en: `${place.en}: ${en}` } }
}

/** `lines.2.amount`: 「发放明细」第3行的「金额」. */
function placeOf(p: Programme, path: string): Text | null {
  const [name = '', ...inner] = path.split('.')
  const field = Object.hasOwn(p.fields, name) ? p.fields[name]! : undefined
  return field === undefined ? { zh: `“${name}”`, en: name } : within(field, inner)
}

function within(field: Field, [line, column, ...inner]: readonly string[]): Text {
  const title = { zh: `“${field.title.zh}”`, en: field.title.en }
  if (line === undefined) return title
  const no = Number(line) + 1
  const here = { zh: `${title.zh}第${no}行`, en: `line ${no} of ${title.en}` }
  if (column === undefined || field.type !== 'list') return here
  const of = Object.hasOwn(field.of, column) ? field.of[column]! : undefined
  const there = of ? within(of, inner) : { zh: `“${column}”`, en: column }
  return { zh: `${here.zh}的${there.zh}`, en: `${there.en} in ${here.en}` }
}
