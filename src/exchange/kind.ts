/** What partners can say to each other: kinds of messages with what they carry, which a pack declares and both sides have alike. */
import type { Field } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { canonical } from '../canonical.ts'

export type MessageKind = {
  readonly id: string
  readonly title: Text
  /** What it carries, in the order in which people read it. */
  readonly carries: Readonly<Record<string, Carried>>
}
export type Carried = { readonly field: Field; readonly optional?: true }

/** [XC12] The bytes whose hash both sides compare: what a message carries, without how it is called. */
export const wordsText = ({ id, carries }: MessageKind): string =>
  canonical({
    id,
    carries: Object.fromEntries(
      Object.entries(carries).map(([name, { field, optional }]) => [
        name,
        { type: field.type, optional: optional === true },
      ]),
    ),
  })
