/** `defineProgramme` gives types, says the form, and lays formulas back on one line; what it returns survives JSON. */
import { assert } from '../assert.ts'
import type { Outcome, Programme, Step } from './programme.ts'
import { currentFormat } from './upgrade.ts'

type Written<State extends string> = Omit<Programme, 'steps' | 'opens' | 'format'> & {
  readonly steps: Readonly<Record<State, Step<NoInfer<State>>>>
  readonly opens: Readonly<Record<string, Outcome<NoInfer<State>>>>
}

/** The compiler checks that each outcome leads to a step that exists. The checker finds what types cannot. */
export function defineProgramme<const State extends string>(p: Written<State>): Programme {
  return { format: currentFormat, ...(onOneLine(p) as Programme) }
}

/** Every text of it that was written over several lines; labels and titles hold no line break. */
function onOneLine(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\n') ? formulaOnOneLine(value) : value
  if (Array.isArray(value)) return value.map(onOneLine)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, onOneLine(part)]))
}

const literals = /"(?:[^"\\]|\\.)*"/g
const literalOrBreak = /("(?:[^"\\]|\\.)*")|\s*\n\s*/g

/**
 * [PK7] A formula laid out over several lines, as it is pinned, shown and read: a line break with the blanks around it
 * is one blank. A FEEL string keeps its own. Asserts that no line ends in a comment, which would hide the next ones.
 */
export function formulaOnOneLine(text: string): string {
  assert(!text.replace(literals, '').includes('//'), `a formula over several lines has a comment: ${text}`)
  return text.trim().replace(literalOrBreak, (_, literal: string | undefined) => literal ?? ' ')
}
