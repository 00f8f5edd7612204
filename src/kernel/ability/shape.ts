/** What an ability takes and gives, as data: the checker types formulas by it, and the compiler the ability's own code. */
import type { Text } from '../text.ts'
import type { Value } from '../rule/index.ts'

/** Texts that are more than texts are told apart, as the checker tells them apart. */
export type PlainShape =
  | 'text'
  | 'words'
  | 'day'
  | 'month'
  | 'moment'
  | 'person'
  | 'case'
  | 'area'
  | 'post'
  | 'boolean'
  | 'number'

export type Shape =
  | PlainShape
  /** A number of so many of something: fen, minutes. */
  | { readonly unit: string }
  | { readonly oneOf: readonly string[] }
  /** One of those that the rules name: the ability tells which. */
  | { readonly option: string }
  /** `orNone`: a list that was never begun is empty, and keeps nothing waiting. */
  | { readonly list: Shape; readonly orNone?: true }
  /** Lines may have more columns than are named here. */
  | { readonly of: Readonly<Record<string, Shape>>; readonly what?: Text }
  /** May be missing, or not known. */
  | { readonly maybe: Shape }

/** The parts of an ability, each a formula of the programme. `*`: any number of parts, by whatever name. */
export type Takes = Readonly<Record<string, Shape>>

/** `like`: what the part of that name is, with these columns in its lines. */
export type Gives = Shape | { readonly like: string; readonly with?: Readonly<Record<string, Shape>> }

type Optional<C> = { [K in keyof C]: C[K] extends { readonly maybe: unknown } ? K : never }[keyof C]

export type ValueOf<S> = S extends 'boolean'
  ? boolean
  : S extends 'number' | { readonly unit: string }
    ? number
    : S extends string
      ? string
      : S extends { readonly oneOf: readonly (infer O)[] }
        ? O
        : S extends { readonly option: string }
          ? string
          : S extends { readonly list: infer L }
            ? readonly ValueOf<L>[]
            : S extends { readonly maybe: infer M }
              ? ValueOf<M> | null
              : S extends { readonly of: infer C }
                ? ColumnsOf<C>
                : never

type ColumnsOf<C> = { readonly [K in Exclude<keyof C, Optional<C>>]: ValueOf<C[K]> } & {
  readonly [K in Optional<C>]?: ValueOf<C[K]> | undefined
}

/** What `work` is given: every part known, but those that may be missing; of any number of parts each as far as it is known. */
export type PartsOf<T> = '*' extends keyof T
  ? { readonly [name: string]: ValueOf<T['*']> | null }
  : ColumnsOf<T>

export type Given<T, G> = G extends { readonly like: infer K extends keyof T } ? ValueOf<T[K]> : ValueOf<G>

/** Whether a value has the shape; of what a formula gave, nothing is believed. */
export function fits(value: Value | undefined, shape: Shape): boolean {
  if (typeof shape === 'string')
    return typeof value === (shape === 'boolean' || shape === 'number' ? shape : 'string')
  if ('unit' in shape) return typeof value === 'number'
  if ('oneOf' in shape) return typeof value === 'string' && shape.oneOf.includes(value)
  if ('option' in shape) return typeof value === 'string'
  if ('maybe' in shape) return value === null || value === undefined || fits(value, shape.maybe)
  if ('list' in shape)
    return Array.isArray(value) && (value as readonly Value[]).every((v) => fits(v, shape.list))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const line = value as Readonly<Record<string, Value>>
  return Object.entries(shape.of).every(([name, column]) => fits(line[name], column))
}

/** Whether a part is there in any case. */
export const mayLack = (shape: Shape): boolean =>
  typeof shape === 'object' && ('maybe' in shape || ('list' in shape && shape.orNone === true))
