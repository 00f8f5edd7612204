/** What a dot reaches, kind by kind. */
import { fault, unknownColumn, type Span } from './faults.ts'
import type { Node } from '../../rule/feel/node.ts'
import type { Work } from './scope.ts'
import { measureOf } from './measure.ts'
import { anything, boolean, count, isOpen, listOf, marked, number, say, text, type Type } from './type.ts'

const dayParts: Readonly<Record<string, Type>> = { year: count, month: count, day: count, weekday: count }
const timeParts: Readonly<Record<string, Type>> = {
  hour: count,
  minute: count,
  second: count,
  'time offset': { kind: 'duration' },
  timezone: text,
}
const durationParts: Readonly<Record<string, Type>> = Object.fromEntries(
  ['years', 'months', 'days', 'hours', 'minutes', 'seconds'].map((unit) => [unit, number(measureOf(unit))]),
)
const parts: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
  date: dayParts,
  time: timeParts,
  'date time': { ...dayParts, ...timeParts },
  duration: durationParts,
}

export function property(t: Type, name: string, at: Span, target: Node, work: Work): Type {
  if (isOpen(t)) return t
  if (t.kind === 'list') return listOf(marked(property(t.of, name, at, target, work), t))
  const columns: Readonly<Record<string, Type>> =
    t.kind === 'record'
      ? t.columns
      : t.kind === 'range'
        ? { start: t.of, end: t.of, 'start included': boolean, 'end included': boolean }
        : (parts[t.kind] ?? {})
  if (Object.hasOwn(columns, name)) return t.kind === 'record' ? columns[name]! : marked(columns[name]!, t)
  if (t.kind === 'text' && t.of === 'day' && Object.hasOwn(dayParts, name)) {
    work.say(() =>
      fault(
        'wrong_type',
        at,
        '日期是文字，要先读作日期值',
        'a day is a text, and is to be read as a date first',
        `date(${work.of(target)}).${name}`,
      ),
    )
    return count
  }
  if (Object.keys(columns).length > 0) work.say(() => unknownColumn(name, at, t, Object.keys(columns)))
  else {
    const said = say(t)
    work.say(() => fault('unknown_column', at, `${said.zh}没有“${name}”`, `${said.en} has no ${name}`))
  }
  return anything
}
