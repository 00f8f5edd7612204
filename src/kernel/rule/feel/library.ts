/**
 * Every function a formula can call, and in which mode. Programmes may not ask the time of day
 * (the day is a fact, so a case can be replayed) nor run regular expressions (their time has no bound).
 */
import { contextFunctions, narrowContext } from './lib/context.ts'
import { dayFunctions } from './lib/days.ts'
import { listFunctions } from './lib/lists.ts'
import { monthFunctions } from './lib/months.ts'
import { numberFunctions } from './lib/numbers.ts'
import { rangeFunctions } from './lib/ranges.ts'
import { narrowText, textFunctions } from './lib/text.ts'
import type { Fn, Mode } from './values.ts'

const onlyDmn = new Set(['now', 'today', 'matches', 'replace', 'split'])
/** Functions of which the standard has a narrower form than our programmes. */
const narrower: ReadonlyMap<string, Fn> = new Map([...narrowText, ...narrowContext])

type Named = readonly [string, { readonly [mode in Mode]?: Fn }]

export const library: ReadonlyMap<string, { readonly [mode in Mode]?: Fn }> = new Map([
  ...[
    ...numberFunctions,
    ...textFunctions,
    ...listFunctions,
    ...contextFunctions,
    ...dayFunctions,
    ...rangeFunctions,
  ].map(([name, f]): Named => [
    name,
    onlyDmn.has(name) ? { dmn: f } : { programme: f, dmn: narrower.get(name) ?? f },
  ]),
  /** [LG1] Only programmes call these: to a DMN file their names are its own. */
  ...monthFunctions.map(([name, f]): Named => [name, { programme: f }]),
])

/** [LG1] Those that FEEL does not have. */
export const ours: ReadonlySet<string> = new Set(monthFunctions.map(([name]) => name))

/** The functions a formula of this mode may call, for editors and messages. */
export const functionNames = (mode: Mode): string[] =>
  [...library]
    .filter(([, f]) => f[mode])
    .map(([name]) => name)
    .sort()
