/** What is worked out of sealed facts when they are told, and sealed with them; and what of it stands in clear, with the reason. */
import type { Text } from '../text.ts'
import type { Clause, Feel } from './clause.ts'

/** [SD1] Its title and unit are among the programme's `values`; it is kept under its name, like what outcomes set. */
export type Derived = { readonly value: Feel; readonly clause: Clause }

/** [SD3] Why something that was worked out of what is sealed is not sealed itself: lists, books and figures are made where no key is at hand. */
export type InClear = { readonly reason: Text; readonly clause: Clause }
