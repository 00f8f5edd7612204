/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {}
