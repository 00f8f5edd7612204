/** What a page's values say together: products, averages, the target behind a share. Each is worked out of what the realms told. */
import { targetInterval } from '#contradiction'
import type { Text } from '#kernel/text'
import type { Told } from './told.ts'

export type Implied = { readonly title: Text } & (
  | { readonly kind: 'equal'; readonly ids: readonly string[] }
  | { readonly kind: 'product'; readonly whole: string; readonly of: readonly string[] }
  | { readonly kind: 'part'; readonly part: string; readonly whole: string }
  /** The top in `times` of its printed unit, over the bottom, rounded half up to a whole number. */
  | {
      readonly kind: 'quotient'
      readonly top: string
      readonly bottom: string
      readonly times: number
      readonly says: number
    }
  | { readonly kind: 'target'; readonly done: string; readonly share: string }
  | {
      readonly kind: 'each'
      readonly top: string
      readonly bottoms: readonly string[]
      readonly least: number
      readonly most: number
    }
)

/** `holds` is null where a value was not told. */
export type Judged = {
  readonly title: Text
  readonly ids: readonly string[]
  readonly holds: boolean | null
  readonly working: Text
}

type Values = Readonly<Record<string, Told | undefined>>
type Numbers = readonly number[]
const same = (text: string): Text => ({ zh: text, en: text })

/** [PG7] Each implied fact, with what it was worked out of. */
export const judge = (facts: readonly Implied[], values: Values): readonly Judged[] =>
  facts.map((fact) => {
    const ids = idsIn(fact)
    const given = ids.map((id) => values[id]?.value)
    const numbers = given.filter((v): v is number => typeof v === 'number')
    const missing = ids.filter((_, i) => typeof given[i] !== 'number').join('、')
    if (numbers.length < ids.length)
      return {
        title: fact.title,
        ids,
        holds: null,
        working: { zh: `尚缺${missing}`, en: `${missing} not told yet` },
      }
    return { title: fact.title, ids, ...worked(fact, numbers, values) }
  })

export function idsIn(fact: Implied): readonly string[] {
  switch (fact.kind) {
    case 'equal':
      return fact.ids
    case 'product':
      return [fact.whole, ...fact.of]
    case 'part':
      return [fact.part, fact.whole]
    case 'quotient':
      return [fact.top, fact.bottom]
    case 'target':
      return [fact.done, fact.share]
    case 'each':
      return [fact.top, ...fact.bottoms]
  }
}

type Worked = Pick<Judged, 'holds' | 'working'>

function worked(fact: Implied, numbers: Numbers, values: Values): Worked {
  const [first, second] = numbers as [number, number]
  switch (fact.kind) {
    case 'equal':
      return { holds: numbers.every((n) => n === first), working: same(numbers.join(' = ')) }
    case 'product': {
      const product = numbers.slice(1).reduce((all, n) => all * n, 1)
      const factors = numbers.slice(1).join(' × ')
      return {
        holds: product === first,
        working: same(`${factors} = ${product}${product === first ? '' : ` ≠ ${first}`}`),
      }
    }
    case 'part':
      return { holds: first <= second, working: same(`${first} ${first <= second ? '≤' : '>'} ${second}`) }
    case 'quotient':
      return quotient(fact, first, second, values)
    case 'target':
      return target(fact, first, values)
    case 'each': {
      const people = numbers.slice(1).reduce((all, n) => all + n, 0)
      const tenths = people === 0 ? null : Math.round((first * 10) / people)
      const holds = people > 0 && first >= fact.least * people && first <= fact.most * people
      return {
        holds,
        working: {
          zh: `${first} ÷ ${people} = ${tenths === null ? '—' : tenths / 10}，应在${fact.least}至${fact.most}之间`,
          en: `${first} ÷ ${people} = ${tenths === null ? '—' : tenths / 10}; expected ${fact.least} to ${fact.most}`,
        },
      }
    }
  }
}

/** Once by what is printed, and once by what was counted before anything was rounded: both say the same. */
function quotient(
  fact: Extract<Implied, { kind: 'quotient' }>,
  top: number,
  bottom: number,
  values: Values,
): Worked {
  const exactSum = values[fact.top]?.kept ?? null
  if (bottom === 0 || exactSum === null)
    return { holds: null, working: { zh: '没有分母', en: 'nothing to divide by' } }
  const printed = Math.round((top * fact.times) / bottom)
  const exact = Math.round(exactSum / bottom / 100)
  return {
    holds: printed === fact.says && exact === fact.says,
    working: {
      zh: `${top}×${fact.times} ÷ ${bottom} = ${printed}，按记录逐笔合计为${exact}，应为${fact.says}`,
      en: `${top}×${fact.times} ÷ ${bottom} = ${printed}; by the sum of the records ${exact}; expected ${fact.says}`,
    },
  }
}

/** The target that was counted is one of those that the count and its share, as they are printed, allow. */
function target(fact: Extract<Implied, { kind: 'target' }>, done: number, values: Values): Worked {
  const share = values[fact.share]!
  const bottom = share.counts?.bottom ?? null
  const rounded = Math.round(share.value as number)
  const interval = targetInterval(BigInt(done), BigInt(rounded), 0)
  if (bottom === null || interval === null)
    return { holds: null, working: { zh: '没有目标的记录', en: 'no target on record' } }
  const [low, high] = [Number(interval.low), interval.high === null ? null : Number(interval.high)]
  const holds = bottom >= low && (high === null || bottom <= high)
  return {
    holds,
    working: {
      zh: `${done}占${rounded}%，目标应为${low}至${high ?? '∞'}，记录中的目标为${bottom}`,
      en: `${done} being ${rounded} %, the target is ${low} to ${high ?? '∞'}; on record it is ${bottom}`,
    },
  }
}
