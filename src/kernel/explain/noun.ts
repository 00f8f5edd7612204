/** A name of a programme as people call it. */
import type { Text } from '../text.ts'
import type { Type } from '../check/types/type.ts'

/** A thing that has a name: what it is called, what it holds, and what its options and columns are called. */
export type Noun = {
  readonly label: Text
  /** A word of the language and not a name of somebody's: it stands without quotation marks. */
  readonly plain?: true
  readonly type?: Type
  readonly options?: Readonly<Record<string, Text>>
  readonly columns?: Readonly<Record<string, Noun>>
  /** A condition that was given a name, not a box somebody ticks. */
  readonly rule?: true
  /** Something that somebody fills in or not: a tick, a day, a choice. */
  readonly box?: true
  /** An entry of a register, which is there or is not. */
  readonly entry?: true
}
