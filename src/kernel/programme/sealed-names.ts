/** What is kept sealed in a case, and what is masked besides, by name. */
import { isKeptSealed } from './field.ts'
import type { Programme } from './programme.ts'

/** Whether a name is worked out when sealed facts are told. */
export const isDerived = (p: Programme, name: string): boolean =>
  p.derived !== undefined && Object.hasOwn(p.derived, name)

/** Whether what is worked out under a name stands in clear. */
export const isInClear = (p: Programme, name: string): boolean =>
  p.inClear !== undefined && Object.hasOwn(p.inClear, name)

const isDerivedSealed = (p: Programme, name: string): boolean => isDerived(p, name) && !isInClear(p, name)

/** [SD1] [S11] Whether a fact of this name is kept sealed: a field, or what is derived and not said to stand in clear. */
export const isSealedName = (p: Programme, name: string): boolean =>
  (Object.hasOwn(p.fields, name) && isKeptSealed(p.fields[name])) || isDerivedSealed(p, name)

/** [SD1] [S4] Whether it is masked besides, until somebody says why they read it: what is sensitive, and what is derived of it. */
export const isMaskedName = (p: Programme, name: string): boolean =>
  (Object.hasOwn(p.fields, name) && p.fields[name]!.sensitive === true) || isDerivedSealed(p, name)

const namesThat = (p: Programme, is: (p: Programme, name: string) => boolean): readonly string[] =>
  [...Object.keys(p.fields), ...Object.keys(p.derived ?? {})].filter((name) => is(p, name))

/** The names of all that is kept sealed in a case. */
export const sealedNames = (p: Programme): readonly string[] => namesThat(p, isSealedName)

/** The names of all that is masked. */
export const maskedNames = (p: Programme): readonly string[] => namesThat(p, isMaskedName)
