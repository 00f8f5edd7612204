/** Texts in both languages, outcomes on their clause, guards, and the kinds of fields that forms of every domain ask. */
import type { Field, Guard, Outcome, Parameter, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

export const t = (zh: string, en: string): Text => ({ zh, en })

export const role = (zh: string, en: string, level: string): Role => ({ title: t(zh, en), level })

/** What a pack takes out of its own posts for one programme: those that have a part in it. */
export const rolesOutOf =
  <Post extends string>(posts: Readonly<Record<Post, Role>>) =>
  (...names: readonly Post[]): Readonly<Record<string, Role>> =>
    Object.fromEntries(names.map((name) => [name, posts[name]]))

/** An outcome on its clause, by posts of the pack. */
export const actsOf =
  <Post extends string>() =>
  <const To extends string>(
    title: Text,
    by: readonly Post[],
    to: To,
    clause: string,
    more: Omit<Partial<Outcome>, 'to' | 'title' | 'by' | 'clause'> = {},
  ) => ({ title, by, to, clause, ...more })

export const must = (test: string, clause: string, zh: string, en: string): Guard => ({
  test,
  clause,
  message: t(zh, en),
})

/** What people write: of a place, and sometimes of people, so it is sealed and told to whoever sees the case. */
export const words = (zh: string, en: string, max = 500): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
export const line = (zh: string, en: string, max = 80): Field => ({ type: 'text', max, title: t(zh, en) })
export const day = (zh: string, en: string): Field => ({ type: 'day', title: t(zh, en) })
export const past = (zh: string, en: string): Field => ({ type: 'day', past: true, title: t(zh, en) })
export const whole = (zh: string, en: string, max: number, min = 0, unit?: string): Field => ({
  type: 'integer',
  min,
  max,
  ...(unit === undefined ? {} : { unit }),
  title: t(zh, en),
})
export const yes = (zh: string, en: string): Field => ({ type: 'boolean', title: t(zh, en) })
export const choice = (zh: string, en: string, options: Readonly<Record<string, Text>>): Field => ({
  type: 'choice',
  options,
  title: t(zh, en),
})
export const post = (zh: string, en: string): Field => ({ type: 'post', title: t(zh, en) })
export const aCase = (zh: string, en: string): Field => ({ type: 'case', title: t(zh, en) })
export const area = (zh: string, en: string): Field => ({ type: 'area', title: t(zh, en) })
export const entryOf = (register: string, zh: string, en: string): Field => ({
  type: 'entry',
  register,
  title: t(zh, en),
})
/** Who somebody is, and how they are reached. */
export const fullName = (zh: string, en: string): Field => ({
  type: 'name',
  sensitive: true,
  title: t(zh, en),
})
export const idNo = (zh: string, en: string): Field => ({
  type: 'resident_id',
  sensitive: true,
  title: t(zh, en),
})
export const mobile = (zh: string, en: string): Field => ({
  type: 'mobile',
  sensitive: true,
  title: t(zh, en),
})

/** A value of a pack from a day on, with where it comes from and until when it is believed without another look. */
export const paramFrom =
  (from: `${number}-${number}-${number}`, reviewBy: `${number}-${number}-${number}`) =>
  (zh: string, en: string, unit: string, value: number, source: string): Parameter => ({
    title: t(zh, en),
    unit,
    history: [{ from: from as never, value, source, reviewBy: reviewBy as never }],
  })

/** Values that outcomes work out and keep: a number, money, or words. */
export const count = (zh: string, en: string) => ({ title: t(zh, en), unit: 'count' }) as const
export const money = (zh: string, en: string) => ({ title: t(zh, en), unit: 'fen' }) as const
export const said = (zh: string, en: string) => ({ title: t(zh, en), unit: 'text' }) as const
/** What is for the office's own formulas alone. */
export const office = { seenBy: 'office' } as const

/** What a programme may have nothing of. */
export const nothing = {
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
} as const
