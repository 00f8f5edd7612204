/** What the checker says, and what it must be told besides the programme. */
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import type { Figure } from '../figure/index.ts'
import type { Branch } from '../programme/programme.ts'
import { kernelUnits } from '../money/units.ts'
import { kernelEnds, targetsOf, type Outcome, type Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import type { House } from './of-house.ts'
import { nearest } from './types/nearest.ts'

/** [Q33] One mistake: told so that its author finds it. */
export type CheckFinding = {
  /** The rule, as `Q3`. */
  readonly rule: string
  /** What kind of mistake it is, as `unknown_column`; the rule where that says it. */
  readonly code: string
  /** The part of the programme, as `steps.review.outcomes.agree`. */
  readonly where: string
  readonly message: Text
  /** How it goes wrong: a path, an amount, a day, an input. */
  readonly example: string
  /** Where in the formula, counted in letters. */
  readonly at?: { readonly from: number; readonly to: number }
  /** What would be right there, where it can be told. */
  readonly right?: string
}

export type CheckContext = {
  readonly holdsClause: (id: string) => boolean
  /** The grants of this programme. */
  readonly authorities: readonly AuthorityGrant[]
  /** The roles that somebody in the realm holds. */
  readonly heldRoles: ReadonlySet<string>
  /** The figures that read this programme. */
  readonly figures: readonly Figure[]
  /**
   * All that is run together: what this programme names elsewhere is looked for there, and nowhere where it
   * is not told.
   */
  readonly house?: House
  /** The codes of the places that there are; any, where they are not told. */
  readonly areas?: ReadonlySet<string>
  /** What rooms beside the kernel look for. */
  readonly looks?: readonly Look[]
}

export type Look = (p: Programme, context: CheckContext) => readonly CheckFinding[]

export const finding = (
  rule: string,
  where: string,
  zh: string,
  en: string,
  example: string,
  more: Partial<Pick<CheckFinding, 'code' | 'at' | 'right'>> = {},
): CheckFinding => ({ rule, code: more.code ?? rule, where, message: { zh, en }, example, ...more })

/** A name that nothing answers to, with the one that was meant where there is one like it. */
export function unanswered(
  rule: string,
  code: string,
  where: string,
  zh: string,
  en: string,
  name: string,
  among: Iterable<string>,
): CheckFinding {
  const right = nearest(name, among)
  return finding(
    rule,
    where,
    right === undefined ? zh : `${zh}；是不是“${right}”？`,
    right === undefined ? en : `${en}; did you mean “${right}”?`,
    name,
    right === undefined ? { code } : { code, right },
  )
}

/** The house of a context, or one of this programme alone. */
export function houseOf(p: Programme, context: CheckContext): House {
  if (context.house) return context.house
  const alone = houses.get(p) ?? {
    programmes: [p],
    registers: [],
    figures: [],
    abilities: abilitiesOf(kernelAbilities),
    units: kernelUnits,
    ends: kernelEnds,
  }
  houses.set(p, alone)
  return alone
}
const houses = new WeakMap<Programme, House>()

/** A way from one step (null before the case exists) by an outcome to another. */
export type Way = {
  readonly from: string | null
  readonly name: string
  readonly outcome: Outcome
  readonly where: string
  /** Which of its branches it is, where one way stands for each. */
  readonly branch?: Branch
}

/** A programme is data that nobody changes: its ways are told apart once. */
export function waysOf(p: Programme): readonly Way[] {
  const before = ways.get(p)
  if (before) return before
  const all = [
    ...Object.entries(p.opens).map(([name, outcome]) => ({
      from: null,
      name,
      outcome,
      where: `opens.${name}`,
    })),
    ...Object.entries(p.steps).flatMap(([from, step]) =>
      Object.entries(step.outcomes).map(([name, outcome]) => ({
        from,
        name,
        outcome,
        where: `steps.${from}.outcomes.${name}`,
      })),
    ),
  ]
  ways.set(p, all)
  return all
}
const ways = new WeakMap<Programme, readonly Way[]>()

const roads = new WeakMap<Programme, readonly Way[]>()
/** [K30] The same with one way for each step that an outcome may lead to. */
export function roadsOf(p: Programme): readonly Way[] {
  const before = roads.get(p)
  if (before) return before
  const all = waysOf(p).flatMap((way) => [
    ...(way.outcome.branches ?? []).map((branch) => ({
      ...way,
      outcome: { ...way.outcome, to: branch.to },
      branch,
    })),
    way,
  ])
  roads.set(p, all)
  return all
}

/**
 * Whether a case that took `opened` may take `next`: what `opened` required is not null, and a guard that
 * wants it null closes the way.
 */
export function passable(opened: Way, next: Outcome): boolean {
  const required = Object.entries(opened.outcome.asks ?? {}).flatMap(([name, ask]) =>
    ask === 'required' ? [name] : [],
  )
  return !(next.when ?? []).some((g) => required.some((name) => g.test.trim() === `${name} = null`))
}

/**
 * Every step that can be come to from some first steps over the ways that may be taken, with the shortest way
 * there.
 */
export function spread(
  p: Programme,
  firsts: readonly (readonly [step: string, path: readonly string[]])[],
  takes: (w: Way) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const at = new Map<string, readonly string[]>()
  const queue: string[] = []
  const meet = (step: string, path: readonly string[]) => {
    if (at.has(step) || !Object.hasOwn(p.steps, step)) return
    at.set(step, path)
    queue.push(step)
  }
  const all = roadsOf(p)
  for (const [step, path] of firsts) meet(step, path)
  for (let s = queue.shift(); s !== undefined; s = queue.shift())
    for (const w of all) if (w.from === s && takes(w)) meet(w.outcome.to, [...at.get(s)!, w.name])
  return at
}

/** Where a case may be after `opened` without having taken an outcome that `stops`. */
export const reachAfter = (
  p: Programme,
  opened: Way,
  stops: (w: Way) => boolean,
): ReadonlyMap<string, readonly string[]> =>
  spread(
    p,
    targetsOf(opened.outcome).map((to) => [to, [opened.name]] as const),
    (w) => !stops(w) && passable(opened, w.outcome),
  )

/** 1234.5 yuan as people write it, from fen. */
export const inYuan = (fen: number): string =>
  `${Math.trunc(fen / 100)}${fen % 100 === 0 ? '' : `.${String(Math.abs(fen % 100)).padStart(2, '0')}`}元`

/** [Q27] Each of these names that a programme does not have, where it is named as `at`, and what was meant. */
export const strangersTo =
  (p: Pick<Programme, 'id'>, where: string) =>
  (
    names: readonly string[] | undefined,
    at: string,
    kind: string,
    [zh, en]: readonly [string, string],
    among: readonly string[],
  ): readonly CheckFinding[] =>
    (names ?? [])
      .filter((name) => !among.includes(name))
      .map((name) =>
        unanswered(
          'Q27',
          `no_such_${kind}`,
          `${where}.${at}`,
          `事项“${p.id}”没有“${name}”这个${zh}`,
          `${p.id} has no ${en} ${name}`,
          name,
          among,
        ),
      )
