/** `defineProgramme` gives types and nothing else: what it returns survives JSON. */
import type { Outcome, Programme, Step } from './programme.ts'

type Written<State extends string> = Omit<Programme, 'steps' | 'opens'> & {
  readonly steps: Readonly<Record<State, Step<NoInfer<State>>>>
  readonly opens: Readonly<Record<string, Outcome<NoInfer<State>>>>
}

/** The compiler checks that each outcome leads to a step that exists. The checker finds what types cannot. */
export function defineProgramme<const State extends string>(p: Written<State>): Programme {
  return p
}
