/** [FM7] A number kept in parts of its unit, as areas are in hundredths of a square metre, is written and read in the unit itself. */
import { kernelUnits, type UnitWords } from '../money/units.ts'
import type { Text } from '../text.ts'
import type { Field } from './field.ts'

/** How a number of a field is written and read: 116707 is 1,167.07 平方米. */
export type Scaled = {
  readonly per: 100
  /** What follows the number. */
  readonly after: Text
  /** The field's title without the parts that its number is kept in. */
  readonly title: Text
}

/** Units by name; what follows a limit needs no title. */
export type UnitNames = Readonly<Record<string, Omit<UnitWords, 'title'> & { readonly title?: Text }>>

/** Null for a field whose number is written as it is kept. A text from before fields had units says its own in its title. */
export function scaledOf(field: Field, units: UnitNames = kernelUnits): Scaled | null {
  if (field.type !== 'integer') return null
  const { zh, en } = field.title
  const unit = Object.entries(units).find(([name, { title }]) =>
    field.unit === undefined ? title !== undefined && zh.endsWith(`（${title.zh}）`) : field.unit === name,
  )?.[1]
  if (unit?.per === undefined) return null
  return {
    per: unit.per,
    after: unit.after,
    title: {
      zh: unit.title ? zh.replace(`（${unit.title.zh}）`, '') : zh,
      en: en.replace(/ \(1\/100 [^)]*\)$/, ''),
    },
  }
}

/** What a form, a list and a column call the field. */
export const titleOfField = (field: Field, units: UnitNames = kernelUnits): Text =>
  scaledOf(field, units)?.title ?? field.title
