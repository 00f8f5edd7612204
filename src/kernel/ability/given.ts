/** Reads the rules that a programme gives an ability: what does not fit is told with its place, and nothing is let pass. */
import { parseDay, type Day } from '../day/index.ts'
import type { Text } from '../text.ts'

/** `at`: the place below the rules. `among`: the names that there are, where one was not. */
export type RulesFault = {
  readonly at: string
  readonly message: Text
  readonly example: string
  readonly among?: readonly string[]
}

export type Reads<T> = (value: unknown, at?: string) => T

const isFault = (error: unknown): error is Error & { readonly fault: RulesFault } =>
  error instanceof Error && 'fault' in error

/** For what an ability itself finds wrong in its rules. */
export function wrongRules(
  at: string,
  zh: string,
  en: string,
  value: unknown,
  among?: readonly string[],
): never {
  const fault: RulesFault = {
    at,
    message: { zh, en },
    example: (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 80),
    ...(among === undefined ? {} : { among }),
  }
  throw Object.assign(new Error(en), { fault })
}

/** The rules, or the first thing in them that is wrong. */
export function readRules<T>(
  read: Reads<T>,
  value: unknown,
): { readonly rules: T } | { readonly fault: RulesFault } {
  try {
    return { rules: read(value, '') }
  } catch (error) {
    if (isFault(error)) return { fault: error.fault }
    throw error
  }
}

const below = (at: string, name: string | number): string => (at === '' ? String(name) : `${at}.${name}`)

function inObject(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    wrongRules(at, '应当是一组值', 'must be a set of values', value)
  return value as Readonly<Record<string, unknown>>
}

function text(value: unknown, at = ''): string {
  if (typeof value !== 'string' || value === '') wrongRules(at, '应当是文字', 'must be a text', value)
  return value as string
}

type All<R> = { readonly [K in keyof R]: R[K] extends Reads<infer T> ? T : never }

/** Readers of rules, one for each kind of value. */
export const given = {
  text: text as Reads<string>,
  yes: ((value, at = '') =>
    typeof value === 'boolean'
      ? value
      : wrongRules(at, '应当是“是”或者“否”', 'must be yes or no', value)) as Reads<boolean>,
  day: ((value, at = '') =>
    parseDay(text(value, at)) ??
    wrongRules(at, `没有“${String(value)}”这一天`, `there is no day ${String(value)}`, value)) as Reads<Day>,
  both: ((value, at = '') => {
    const { zh, en } = inObject(value, at)
    return { zh: text(zh, below(at, 'zh')), en: text(en, below(at, 'en')) }
  }) as Reads<Text>,
  whole:
    (least = 0, most = Number.MAX_SAFE_INTEGER): Reads<number> =>
    (value, at = '') =>
      Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
        ? (value as number)
        : wrongRules(at, `应当是不小于${least}的整数`, `must be a whole number from ${least}`, value),
  oneOf:
    <const O extends string>(...options: readonly O[]): Reads<O> =>
    (value, at = '') =>
      options.includes(value as O)
        ? (value as O)
        : wrongRules(
            at,
            `没有“${String(value)}”这个选项`,
            `there is no option ${String(value)}`,
            value,
            options,
          ),
  list:
    <T>(of: Reads<T>): Reads<readonly T[]> =>
    (value, at = '') =>
      Array.isArray(value)
        ? value.map((x, i) => of(x, below(at, i)))
        : wrongRules(at, '应当是列表', 'must be a list', value),
  map:
    <T>(of: Reads<T>): Reads<Readonly<Record<string, T>>> =>
    (value, at = '') =>
      Object.fromEntries(
        Object.entries(inObject(value, at)).map(([name, x]) => [name, of(x, below(at, name))]),
      ),
  record:
    <
      R extends Readonly<Record<string, Reads<unknown>>>,
      const O extends Readonly<Record<string, Reads<unknown>>> = {},
    >(
      needs: R,
      may?: O,
    ): Reads<All<R> & Partial<All<O>>> =>
    (value, at = '') => {
      const all: Readonly<Record<string, Reads<unknown>>> = { ...needs, ...may }
      const record = inObject(value, at)
      for (const name of Object.keys(record))
        if (!Object.hasOwn(all, name))
          wrongRules(
            below(at, name),
            `没有“${name}”这个规则`,
            `there is no rule ${name}`,
            name,
            Object.keys(all),
          )
      for (const name of Object.keys(needs))
        if (!Object.hasOwn(record, name)) wrongRules(at, `缺少“${name}”`, `has no ${name}`, name)
      return Object.fromEntries(
        Object.entries(record).map(([name, x]) => [name, all[name]!(x, below(at, name))]),
      ) as All<R> & Partial<All<O>>
    },
  /** An ability without rules. */
  nothing: ((value, at = '') =>
    value === undefined ? null : wrongRules(at, '这一能力没有规则', 'it has no rules', value)) as Reads<null>,
} as const
