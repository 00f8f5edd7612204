/** Every evaluation carries a purse of steps. Whatever grows, repeats or calls pays first; an empty purse stops it. */
import type { Env, Mode } from './values.ts'

export type Limits = {
  readonly steps: number
  readonly depth: number
  readonly sourceLength: number
  readonly nesting: number
}

/** A programme's formula is a sentence of a regulation; a DMN file may be a small program. */
export const limits: Record<Mode, Limits> = {
  programme: { steps: 100_000, depth: 64, sourceLength: 4_000, nesting: 48 },
  dmn: { steps: 5_000_000, depth: 400, sourceLength: 100_000, nesting: 200 },
}

export const spentMessage =
  'stopped: the expression needs more steps than it is allowed / 计算步数超过上限，已停止'
export const deepMessage = 'stopped: functions call each other too deeply / 函数嵌套调用过深，已停止'

export const newEnv = (mode: Mode): Env => ({
  steps: limits[mode].steps,
  depth: 0,
  depthMax: limits[mode].depth,
  problems: [],
  doubts: 0,
  mode,
})

const stop = (why: string) => Object.assign(new Error(why), { stopped: true as const })

/** Is this the stop that an empty purse throws (and not a fault of ours)? */
export const isStop = (e: unknown): e is Error & { stopped: true } => e instanceof Error && 'stopped' in e

/** Pays for work about to be done. */
export function pay(env: Env, steps: number): void {
  env.steps -= steps
  if (!(env.steps >= 0)) throw stop(spentMessage)
}

/** Enters a function; pair with `env.depth--`. */
export function enter(env: Env): void {
  if (++env.depth > env.depthMax) throw stop(deepMessage)
}

/** Notes what went wrong; the value is null, and unlike an unknown it is a fault of the text or the data. */
export function wrong(env: Env, why: string): null {
  if (env.problems.length < 20 && !env.problems.includes(why)) env.problems.push(why)
  return null
}

/** What cannot be told yet. It is no fault, but whoever asks hears that the answer is missing and not that there is none. */
export function unknown(env: Env): null {
  env.doubts++
  return null
}
