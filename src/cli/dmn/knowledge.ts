/** [LG1] What our formulas call and FEEL does not have, as business knowledge that other tools can call: months and ages, in FEEL. */
import type { Decision, Decisions } from '../../kernel/rule/index.ts'

export type Knowledge = {
  readonly name: string
  readonly params: readonly string[]
  /** FEEL. */
  readonly body: string
  readonly calls: readonly string[]
}

const month = (of: string): string => `number(substring(${of}, 1, 4)) * 12 + number(substring(${of}, 6, 2))`

/** [LG1] Our functions in FEEL, over the texts that our facts are. */
const ours: Readonly<Record<string, readonly [params: readonly string[], feel: string]>> = {
  monthOf: [['day'], 'substring(string(day), 1, 7)'],
  firstDay: [['month'], 'month + "-01"'],
  lastDay: [['month'], 'string(date(month + "-01") + duration("P1M") - duration("P1D"))'],
  addMonths: [
    ['when', 'months'],
    'if string length(string(when)) = 7 then substring(string(date(when + "-01") + duration("P1M") * months), ' +
      '1, 7) else string(date(when) + duration("P1M") * months)',
  ],
  monthsBetween: [['from', 'to'], `${month('to')} - (${month('from')})`],
  monthsFrom: [
    ['from', 'to'],
    'if monthsBetween(from, to) < 0 then [] else for i in 0..monthsBetween(from, to) return addMonths(from, i)',
  ],
  fullMonths: [
    ['from', 'day'],
    'monthsBetween(monthOf(from), monthOf(day)) - (if number(substring(string(day), 9, 2)) < number(substring(string(from), 9, 2)) then 1 else 0)',
  ],
  age: [['birth', 'day'], 'floor(fullMonths(birth, day) / 12)'],
  birthOf: [
    ['idNumber'],
    'substring(idNumber, 7, 4) + "-" + substring(idNumber, 11, 2) + "-" + substring(idNumber, 13, 2)',
  ],
}
/** Whether it is one of our own functions, which a file of ours brings along: another file's of that name is its own. */
export const isOurs = (name: string, feel: string | undefined): boolean =>
  Object.hasOwn(ours, name) && ours[name]![1] === feel

const word = (name: string): RegExp => new RegExp(`\\b${name}\\s*\\(`)
const textOf = (of: string | Decision): string => (typeof of === 'string' ? of : JSON.stringify(of))

/** Our functions that decisions call, each once, and what a text itself calls. Throws where a decision takes arguments or asks for another day. */
export function knowledgeOf(decisions: Decisions): {
  readonly all: readonly Knowledge[]
  readonly callsIn: (text: string | Decision) => readonly string[]
} {
  for (const [name, d] of Object.entries(decisions)) {
    if (d.takes !== undefined)
      throw new Error(`${name} 带参数，不能写成DMN的决策 / ${name} takes arguments: no decision of DMN does`)
    if (word('valueOn').test(textOf(d)))
      throw new Error(
        `${name} 用到别的日期的数值（valueOn），DMN没有这种写法 / ${name} asks for another day, which DMN cannot say`,
      )
  }
  const callsIn = (of: string | Decision) => Object.keys(ours).filter((name) => word(name).test(textOf(of)))
  const wanted = new Set<string>()
  const visit = (name: string): void => {
    if (wanted.has(name)) return
    wanted.add(name)
    callsIn(ours[name]![1]).forEach(visit)
  }
  for (const d of Object.values(decisions)) callsIn(d).forEach(visit)
  return {
    all: [...wanted].map((name) => ({
      name,
      params: ours[name]![0],
      body: ours[name]![1],
      calls: callsIn(ours[name]![1]),
    })),
    callsIn,
  }
}
