/**
 * What is strange and was looked at again: an account number that passes no check, and is right all the same. Held as long as the
 * page, by its value: whoever changes it is asked again.
 */
import type { StrangePart } from '../../kernel/case/input.ts'
import { reusesIn } from './reuse.ts'

const lookedAt = new Set<string>()

export const lookAgain = (value: string): void => {
  lookedAt.add(value)
}
/** The first question about a value that nobody has answered yet. */
export const questionAbout = (value: unknown, asks: readonly StrangePart[] | undefined): StrangePart | null =>
  asks?.find(({ at }) => !lookedAt.has(textAt(value, at))) ?? null

/** What stands at `0.account` inside a value; the value itself for an empty place. */
export const textAt = (value: unknown, at: string): string =>
  at === ''
    ? String(value)
    : (at
        .split('.')
        .reduce<unknown>(
          (inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name],
          value,
        ) as string)

/** The places of an input whose values were looked at again. */
export function sureIn(input: unknown, place = ''): readonly string[] {
  if (typeof input === 'string') return lookedAt.has(input) ? [place] : []
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) =>
    sureIn(value, place === '' ? name : `${place}.${name}`),
  )
}

/** A command as it is sent, with what of its input was looked at again, and which papers of it may be used again. */
export function asSent(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('input' in body)) return body
  const sure = sureIn(body.input)
  const reuses = reusesIn(body.input)
  return { ...body, ...(sure.length === 0 ? {} : { sure }), ...(reuses.length === 0 ? {} : { reuses }) }
}
