/** Whether the numbers of a bulletin that are said to be parts add up to their whole, before anybody signs it. */
import type { Text } from '../text.ts'
import type { Bulletin } from './bulletin.ts'

/** What was printed of a place: a number for each slot, null where it is a dash. */
export type PrintedNumbers = {
  readonly name: Text
  readonly numbers: Readonly<Record<string, number | null>>
}

export type PartFault = {
  readonly whole: string
  readonly said: number
  readonly implied: number
  readonly message: Text
}

/** [B13] Parts that do not add up to their whole, of the text and of each row that prints them all. What is a dash is left out. */
export function partFaults(
  b: Pick<Bulletin, 'parts'>,
  printed: readonly PrintedNumbers[],
): readonly PartFault[] {
  return (b.parts ?? []).flatMap(({ whole, of }) =>
    printed.flatMap(({ name, numbers }): readonly PartFault[] => {
      const said = numbers[whole]
      const parts = of.map((slot) => numbers[slot])
      if (typeof said !== 'number' || !parts.every((n): n is number => typeof n === 'number')) return []
      const implied = parts.reduce((sum, n) => sum + n, 0)
      if (implied === said) return []
      return [
        {
          whole,
          said,
          implied,
          message: {
            zh: `${name.zh}：各部分相加为${implied}，总数印作${said}`,
            en: `${name.en}: the parts add up to ${implied}, the whole is printed as ${said}`,
          },
        },
      ]
    }),
  )
}
