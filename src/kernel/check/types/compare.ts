/** `=`, `<` and their like: what may be compared with what, and options that there are not. */
import { parseMonth } from '../../day/month.ts'
import { parseDay } from '../../day/index.ts'
import { fault, noSuchOption, unlike, type Span } from './faults.ts'
import type { Work } from './scope.ts'
import { boolean, goesWith, marked, say, type Type } from './type.ts'

type Words = Type & { readonly kind: 'text' }

export function compared(how: string, a: Type, b: Type, at: Span, work: Work): Type {
  if (!goesWith(a, b)) work.say(() => unlike('cannot_compare', at, a, b, inDays(a, b)))
  else if (a.kind === 'text' && b.kind === 'text') words(how, a, b, at, work)
  else if (how !== '=' && how !== '!=' && ['boolean', 'list', 'record'].includes(a.kind)) {
    const said = say(a)
    work.say(() => fault('cannot_compare', at, `${said.zh}没有大小`, `${said.en} is neither more nor less`))
  }
  return marked(boolean, a, b)
}

/** A day as text stands beside a date that was read from one. */
const inDays = (a: Type, b: Type): string | undefined =>
  (a.kind === 'date' && isDay(b)) || (b.kind === 'date' && isDay(a)) ? 'date(…)' : undefined
/** [Q28] A day or a month that stands in a formula is one. */
export function unreal(kind: 'day' | 'month', written: string, at: Span, work: Work): void {
  if (kind === 'day' && !parseDay(written))
    work.say(() => fault('no_such_day', at, `没有“${written}”这一天`, `there is no day ${written}`))
  if (kind === 'month' && !parseMonth(written))
    work.say(() =>
      fault(
        'no_such_day',
        at,
        `“${written}”不是月份，应如 2021-10`,
        `${written} is no month; write it as 2021-10`,
      ),
    )
}
const isDay = (t: Type): boolean => t.kind === 'text' && t.of === 'day'

function words(how: string, a: Words, b: Words, at: Span, work: Work): void {
  const [value, written] = b.literal ? [a, b] : a.literal ? [b, a] : [a, undefined]
  if (written && (value.of === 'day' || value.of === 'month')) {
    unreal(value.of, written.options![0]!, at, work)
    return
  }
  if (how !== '=' && how !== '!=') {
    if (a.options && !a.literal)
      work.say(() => fault('cannot_compare', at, '选项没有大小', 'options are neither more nor less'))
    return
  }
  const { options } = value
  if (!options || value.literal) return
  if (written) {
    const option = written.options![0]!
    if (!options.includes(option)) work.say(() => noSuchOption(option, at, options))
  } else if (b.options && !b.options.some((x) => a.options!.includes(x)))
    work.say(() =>
      fault('never_equal', at, '两边没有一个相同的选项', 'the two sides have no option in common'),
    )
}
