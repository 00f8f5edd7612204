/** Values of the same definition, place and moment that are told differently: within a page, or in two. */
import type { Text } from '#kernel/text'
import type { Told } from './told.ts'

export type Differing = { readonly ids: readonly string[]; readonly message: Text }

const momentOf = (t: Told): string => [t.figure, t.area, t.window.from, t.window.to, t.unit].join(' ')

/** [PG8] Two ids of one page that mean the same, and one id that two bulletins claim, say the same. */
export function differingWithin(values: readonly Told[]): readonly Differing[] {
  const groups = [...grouped(values, momentOf), ...grouped(values, (t) => t.id)]
  return groups.flatMap((group) => {
    const values = [...new Set(group.map((t) => String(t.value)))]
    if (values.length < 2) return []
    const ids = [...new Set(group.map((t) => t.id))]
    return [
      {
        ids,
        message: {
          zh: `“${group[0]!.title.zh}”同一口径、同一时点有${values.length}个数：${values.join('、')}（${ids.join('、')}）`,
          en: `“${group[0]!.title.en}”, one definition and moment, is told as ${values.join(' and ')} (${ids.join(', ')})`,
        },
      },
    ]
  })
}

function grouped(values: readonly Told[], keyOf: (t: Told) => string): readonly (readonly Told[])[] {
  const groups = new Map<string, Told[]>()
  for (const t of values) groups.set(keyOf(t), [...(groups.get(keyOf(t)) ?? []), t])
  return [...groups.values()]
}

/** [PG8] What was signed, beside what is told of the same moment now or in another page. */
export function differingBetween(signed: readonly Told[], other: readonly Told[]): readonly Differing[] {
  const others = new Map(other.map((t) => [`${t.id} ${momentOf(t)}`, t]))
  return signed.flatMap((was) => {
    const is = others.get(`${was.id} ${momentOf(was)}`)
    if (is === undefined || (is.value === was.value && is.digest === was.digest)) return []
    return [
      {
        ids: [was.id],
        message: {
          zh: `“${was.title.zh}”先前为${was.printed.zh}，现在为${is.printed.zh}`,
          en: `“${was.title.en}” was ${was.printed.en} and is ${is.printed.en}`,
        },
      },
    ]
  })
}
