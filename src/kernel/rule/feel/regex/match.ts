/**
 * Matching with backtracking that ends: a place in the pattern is tried only once at a place in the text, so that the time
 * grows with pattern times text and never beyond. With back references that does not hold; then the purse ends it.
 */
import { pay, wrong } from '../budget.ts'
import type { Env } from '../values.ts'
import { sameLetter, type Chars } from './classes.ts'
import { readFlags, readPattern, type Part, type Pattern } from './read.ts'

type Step =
  | { readonly do: 'chars'; readonly chars: Chars }
  | { readonly do: 'start' | 'end' | 'done' }
  | { readonly do: 'back'; readonly group: number }
  | { readonly do: 'mark'; readonly slot: number }
  /** Where to go on, the likelier first. */
  | { readonly do: 'fork'; to: number; or: number }
  | { readonly do: 'jump'; to: number }
  /** A round that took nothing is the last. */
  | { readonly do: 'advanced'; readonly slot: number }

export type Program = {
  readonly steps: readonly Step[]
  readonly groups: number
  readonly slots: number
  readonly pattern: Pattern
  /** Whether what happened before a place may change what happens after it. */
  readonly remembers: boolean
}
const programMax = 20_000

/** Lays a pattern out as steps; null when its repetitions make it too long. */
function layOut(pattern: Pattern): Program | null {
  const steps: Step[] = []
  let slots = 2 * (pattern.groups + 1)
  let remembers = false
  const add = <S extends Step>(step: S): S => {
    steps.push(step)
    return step
  }
  const go = (part: Part): void => {
    if (steps.length > programMax) return
    switch (part.op) {
      case 'chars':
        return void add({ do: 'chars', chars: part.chars })
      case 'start':
      case 'end':
        return void add({ do: part.op })
      case 'back':
        remembers = true
        return void add({ do: 'back', group: part.group })
      case 'group':
        add({ do: 'mark', slot: 2 * part.group })
        go(part.of)
        return void add({ do: 'mark', slot: 2 * part.group + 1 })
      case 'all':
        return part.of.forEach(go)
      case 'any':
        return choose(part.of)
      case 'repeat':
        return repeat(part)
    }
  }
  const choose = ([first, ...rest]: readonly Part[]): void => {
    if (rest.length === 0) return go(first!)
    const fork = add({ do: 'fork', to: 0, or: 0 })
    fork.to = steps.length
    go(first!)
    const over = add({ do: 'jump', to: 0 })
    fork.or = steps.length
    choose(rest)
    over.to = steps.length
  }
  const aim = (fork: { to: number; or: number }, inside: number, after: number, lazy: boolean) =>
    Object.assign(fork, lazy ? { to: after, or: inside } : { to: inside, or: after })
  const repeat = ({ of, least, most, lazy }: Part & { op: 'repeat' }): void => {
    for (let i = 0; i < least && steps.length <= programMax; i++) go(of)
    if (most === Number.POSITIVE_INFINITY) {
      const slot = slots++
      const again = steps.length
      const fork = add({ do: 'fork', to: 0, or: 0 })
      const inside = steps.length
      add({ do: 'mark', slot })
      go(of)
      add({ do: 'advanced', slot })
      add({ do: 'jump', to: again })
      return void aim(fork, inside, steps.length, lazy)
    }
    const forks: { fork: Step & { do: 'fork' }; inside: number }[] = []
    for (let i = least; i < most && steps.length <= programMax; i++) {
      forks.push({ fork: add({ do: 'fork', to: 0, or: 0 }), inside: steps.length })
      go(of)
    }
    for (const { fork, inside } of forks) aim(fork, inside, steps.length, lazy)
  }
  add({ do: 'mark', slot: 0 })
  go(pattern.of)
  add({ do: 'mark', slot: 1 })
  add({ do: 'done' })
  return steps.length > programMax ? null : { steps, groups: pattern.groups, slots, pattern, remembers }
}

const programs = new Map<string, Program | null>()
/** A pattern ready to run; null, with a problem, when it cannot be read. */
export function program(source: string, flagText: string, env: Env): Program | null {
  const key = `${flagText}/${source}`
  let made = programs.get(key)
  if (made === undefined) {
    pay(env, 1 + source.length)
    const flags = readFlags(flagText)
    const pattern = flags && readPattern(source, flags)
    made = pattern && layOut(pattern)
    if (programs.size >= 500) programs.delete(programs.keys().next().value!)
    programs.set(key, made)
  }
  return made ?? wrong(env, `"${source}" with flags "${flagText}" is not a pattern / 正则表达式不合法`)
}

/** What a match took: from where to where, and the same for each group; -1 where a group took no part. */
export type Match = readonly number[]

/** Where a pattern is met in a text of code points, one place after another, none inside another. */
export function* matchesOf(p: Program, text: readonly number[], env: Env): Generator<Match> {
  pay(env, 1 + (text.length >> 4))
  for (let from = 0; from <= text.length;) {
    const match = next(p, text, from, env)
    if (!match) return
    yield match
    from = match[1]! > match[0]! ? match[1]! : match[1]! + 1
  }
}
/** The first place; null when there is none. */
export const firstMatch = (p: Program, text: readonly number[], env: Env): Match | null => {
  pay(env, 1 + (text.length >> 4))
  return next(p, text, 0, env)
}

const newline = 0x0a

function next(p: Program, text: readonly number[], from: number, env: Env): Match | null {
  const { steps, remembers } = p
  const { i, m } = p.pattern.flags
  /* A place that failed once fails again, from wherever it is come to. */
  const tried = new Set<number>()
  const rememberMax = 400_000
  const width = text.length + 1
  const slots: number[] = Array.from({ length: p.slots }, () => -1)
  /* Pairs to go back to: a step and a place; or a slot to be put back (as -1 - slot) and what it held. */
  const stack: number[] = []

  function startsAt(start: number): boolean {
    slots.fill(-1)
    stack.length = 0
    stack.push(0, start)
    while (stack.length > 0) {
      let at = stack.pop()!
      let pc = stack.pop()!
      if (pc < 0) {
        slots[-1 - pc] = at
        continue
      }
      for (let alive = true; alive;) {
        pay(env, 1)
        const step = steps[pc]!
        switch (step.do) {
          case 'done':
            return true
          case 'chars':
            alive = at < text.length && step.chars(text[at]!)
            at++
            pc++
            break
          case 'start':
            alive = at === 0 || (m && text[at - 1] === newline && at < text.length)
            pc++
            break
          case 'end':
            alive = at === text.length || (m && text[at] === newline)
            pc++
            break
          case 'mark':
            stack.push(-1 - step.slot, slots[step.slot]!)
            slots[step.slot] = at
            pc++
            break
          case 'advanced':
            alive = slots[step.slot] !== at
            pc++
            break
          case 'jump':
            pc = step.to
            break
          case 'fork': {
            const key = pc * width + at
            if (!remembers) {
              alive = !tried.has(key)
              if (tried.size < rememberMax) tried.add(key)
            }
            if (alive) stack.push(step.or, at)
            pc = step.to
            break
          }
          case 'back': {
            const length = back(step.group, at)
            alive = length !== null
            at += length ?? 0
            pc++
            break
          }
        }
      }
    }
    return false
  }

  /** How far the text repeats what a group took; null when it does not. A group that took no part is empty. */
  function back(group: number, at: number): number | null {
    const [start, end] = [slots[2 * group]!, slots[2 * group + 1]!]
    if (start < 0 || end < start) return 0
    pay(env, end - start)
    for (let n = 0; n < end - start; n++) {
      const [was, now] = [text[start + n]!, text[at + n]]
      if (now === undefined || !(i ? sameLetter(was, now) : was === now)) return null
    }
    return end - start
  }

  for (let start = from; start <= text.length; start++)
    if (startsAt(start)) return slots.slice(0, 2 * (p.groups + 1))
  return null
}
