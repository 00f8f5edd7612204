/** A programme's text as it was once written, in the form of today: pure, and nothing that is stored changes by it. */
import type { Programme } from './programme.ts'
import { seenByField } from './upgrade-1.ts'
import { abilityByKind, type FormerKinds } from './upgrade-2.ts'

/** The form that programmes are written in now. */
export const currentFormat = 3

type Text = Readonly<Record<string, unknown>>

/** From each form to the next. A text without a number is of the first. */
const upgrades: Readonly<Record<number, (text: Text, kinds: FormerKinds) => Text>> = {
  1: seenByField,
  2: abilityByKind,
}

/** [VS3] The same policy in the form of today. Throws on a form that is younger than this code: whoever wrote it must read it. */
export function upgradeProgramme(stored: unknown, kinds: FormerKinds = {}): Programme {
  let text = stored as Text
  let format = typeof text.format === 'number' ? text.format : 1
  if (format > currentFormat)
    throw new Error(`a programme of format ${format}; this house reads up to ${currentFormat}`)
  for (; format < currentFormat; format++) text = upgrades[format]!(text, kinds)
  return { ...text, format: currentFormat } as unknown as Programme
}

/** [VS2] What a version's hash covers: all but the histories of its parameters, which go on while the version stands. */
export function withoutHistories(p: Programme): unknown {
  const { format = currentFormat, ...text } = p
  return {
    format,
    ...text,
    params: Object.fromEntries(
      Object.entries(p.params).map(([name, { title, unit }]) => [name, { title, unit }]),
    ),
  }
}

/** The dated values of a version, by parameter. */
export const historiesOf = (p: Programme): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(p.params).map(([name, { history }]) => [name, history] as const))

/** The same version with other dated values; a parameter that they do not tell keeps its own. */
export const withHistories = (p: Programme, histories: Readonly<Record<string, unknown>>): Programme => ({
  ...p,
  params: Object.fromEntries(
    Object.entries(p.params).map(([name, param]) => [
      name,
      { ...param, history: (histories[name] ?? param.history) as typeof param.history },
    ]),
  ),
})
