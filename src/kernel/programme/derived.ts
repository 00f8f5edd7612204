/** What is worked out of sealed facts when they are told, and sealed with them; and what of it stands in clear, with the reason. */
import type { Text } from '../text.ts'
import type { Clause, Feel, Programme } from './programme.ts'

/** [SD1] Its title and unit are among the programme's `values`; it is kept under its name, like what outcomes set. */
export type Derived = { readonly value: Feel; readonly clause: Clause }

/** [SD3] Why something that was worked out of what is sealed is not sealed itself: lists, books and figures are made where no key is at hand. */
export type InClear = { readonly reason: Text; readonly clause: Clause }

/** Whether a name is worked out when sealed facts are told. */
export const isDerived = (p: Programme, name: string): boolean =>
  p.derived !== undefined && Object.hasOwn(p.derived, name)

/** Whether what is worked out under a name stands in clear. */
export const isInClear = (p: Programme, name: string): boolean =>
  p.inClear !== undefined && Object.hasOwn(p.inClear, name)

/** Whether a fact of this name is sealed. */
export const isSealedName = (p: Programme, name: string): boolean =>
  (Object.hasOwn(p.fields, name) && p.fields[name]!.sensitive === true) ||
  (isDerived(p, name) && !isInClear(p, name))

/** [SD1] The names of all that is sealed in a case: fields, and what is derived and not said to stand in clear. */
export const sealedNames = (p: Programme): readonly string[] => [
  ...Object.entries(p.fields).flatMap(([name, field]) => (field.sensitive ? [name] : [])),
  ...Object.keys(p.derived ?? {}).filter((name) => !isInClear(p, name)),
]
