/** [FM14] What a list becomes with one more code: each code has one line, and its times are those of its readings. */
import type { Field, ScannedLines } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'

export type ScannedField = Extract<Field, { readonly type: 'list' }> & { readonly scans: ScannedLines }
export const isScanned = (field: Field): field is ScannedField =>
  field.type === 'list' && field.scans !== undefined

type Line = Readonly<Record<string, unknown>>
export type Taken<L extends Line> = { readonly lines: readonly L[]; readonly says: Text }

/** Who is read twice within so many minutes stands before the camera still, and is not leaving. */
const leastMinutes = 5

/** The lines with that code read at `time`, written 08:30, and what to say of it. */
export function taken<L extends Line>(
  { scans, max }: ScannedField,
  lines: readonly L[],
  code: string,
  time: string,
): Taken<L> {
  const at = lines.findIndex((line) => line[scans.code] === code)
  const times = scans.times ?? []
  const same = (zh: string, en: string): Taken<L> => ({
    lines,
    says: { zh: `${code}${zh}`, en: `${code}${en}` },
  })
  if (at < 0) {
    if (lines.length >= max)
      return same(`没有记下：名单已满${max}人`, ` was not taken: there are ${max} already`)
    const line = {
      [scans.code]: code,
      ...scans.with,
      ...(times[0] ? { [times[0]]: time } : {}),
    } as unknown as L
    const n = lines.length + 1
    return {
      lines: [...lines, line],
      says: { zh: `${code}已记下，共${n}个`, en: `${code} is taken, ${n} in all` },
    }
  }
  const line = lines[at]!
  const isEmpty = (name: string): boolean => line[name] === undefined || line[name] === ''
  const next = times.findIndex(isEmpty)
  if (next < 0) return same('已经在名单里', ' is on the list already')
  const before = next === 0 ? undefined : String(line[times[next - 1]!])
  if (before !== undefined && minutesOf(time) - minutesOf(before) < leastMinutes && time >= before)
    return same('刚才已经扫过', ' was read just now')
  const changed = { ...line, ...scans.with, [times[next]!]: time }
  return {
    lines: lines.map((other, i) => (i === at ? changed : other)),
    says: { zh: `${code}再次记下：${time}`, en: `${code} is taken again: ${time}` },
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** [FM15] The lines with somebody ticked, or ticked no more; who was read by their card stays. */
export function ticked<L extends Line>(
  { scans, max }: ScannedField,
  lines: readonly L[],
  code: string,
): readonly L[] {
  const line = lines.find((other) => other[scans.code] === code)
  if (line !== undefined)
    return (scans.times ?? []).some((column) => line[column])
      ? lines
      : lines.filter((other) => other !== line)
  if (lines.length >= max) return lines
  return [...lines, { [scans.code]: code, ...scans.ticks?.with } as unknown as L]
}
