/**
 * [Q34] What nothing else answers for is compared with its like: two names of one act, two words that one fact is given, one slip of
 * the hand apart, are one name and a mistake.
 */
import { valuesIn } from '../programme/form.ts'
import { isForm, type Field, type Print, type Programme } from '../programme/index.ts'
import { finding, waysOf, type CheckFinding, type Look, type Way } from './finding.ts'
import { isSlip } from './types/nearest.ts'

export const alike: Look = (p) => [
  ...acts(p),
  ...words(p),
  ...facts(p),
  ...titledAlike(p),
  ...Object.entries(p.prints ?? {}).flatMap(([name, print]) => printed(p, name, print)),
]

const slip = (where: string, name: string, other: string): CheckFinding =>
  finding(
    'Q34',
    where,
    `与“${other}”只差一个字母；是不是“${other}”？`,
    `one letter apart from ${other}; did you mean “${other}”?`,
    name,
    { code: 'alike', right: other },
  )

function groupedBy<T>(all: readonly T[], keyOf: (x: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const x of all) groups.set(keyOf(x), [...(groups.get(keyOf(x)) ?? []), x])
  return groups
}

/** How often each stands; of two alike, the one that stands less often is told. */
function toldOf<T>(
  all: readonly T[],
  wordOf: (x: T) => string,
  whereOf: (x: T) => string,
): readonly CheckFinding[] {
  const often = new Map<string, number>()
  for (const x of all) often.set(wordOf(x), (often.get(wordOf(x)) ?? 0) + 1)
  return all.flatMap((x) => {
    const word = wordOf(x)
    const other = [...often.keys()].find((o) => isSlip(word, o) && often.get(o)! >= often.get(word)!)
    return other === undefined ? [] : [slip(whereOf(x), word, other)]
  })
}

/** Outcomes of one title are one act, whatever the step: clocks and figures name it once for all. */
function acts(p: Programme): readonly CheckFinding[] {
  const byTitle = groupedBy(waysOf(p), (w) => w.outcome.title.zh)
  return [...byTitle.values()].flatMap((ways) =>
    toldOf<Way>(
      ways,
      (w) => w.name,
      (w) => w.where,
    ),
  )
}

/** The words that a fact is given, over all outcomes. */
function words(p: Programme): readonly CheckFinding[] {
  const given = waysOf(p).flatMap(({ outcome, where }) =>
    Object.entries(outcome.sets ?? {}).flatMap(([name, formula]) =>
      [...formula.matchAll(/"([A-Za-z_]+)"/g)].map((m) => ({
        name,
        word: m[1]!,
        where: `${where}.sets.${name}`,
      })),
    ),
  )
  return [...groupedBy(given, (g) => g.name).values()].flatMap((all) =>
    toldOf(
      all,
      (g) => g.word,
      (g) => g.where,
    ),
  )
}

/** What an outcome works out under a name that nobody else says. */
function facts(p: Programme): readonly CheckFinding[] {
  const declared = [p.fields, p.values, p.lists, p.working].flatMap((part) => Object.keys(part ?? {}))
  const given = waysOf(p).flatMap(({ outcome, where }) =>
    Object.keys(outcome.sets ?? {}).map((name) => ({ name, where: `${where}.sets.${name}` })),
  )
  const once = (name: string): boolean => given.filter((g) => g.name === name).length === 1
  return given.flatMap(({ name, where }) => {
    if (declared.includes(name) || !once(name)) return []
    const other = [...declared, ...given.map((g) => g.name)].find((o) => isSlip(name, o))
    return other === undefined ? [] : [slip(where, name, other)]
  })
}

type Named = { readonly name: string; readonly title: string; readonly where: string }
type Titled = Readonly<Record<string, { readonly zh: string }>>
const namedIn = (options: Titled, where: string): readonly Named[] =>
  Object.entries(options).map(([name, title]) => ({ name, title: title.zh, where: `${where}.${name}` }))

function optionsIn(f: Field, where: string): readonly Named[] {
  if (f.type === 'choice') return namedIn(f.options, `${where}.options`)
  return f.type === 'list'
    ? Object.entries(f.of).flatMap(([column, of]) => optionsIn(of, `${where}.of.${column}`))
    : []
}

/** What the rules of an ability title: the key of a map, or what a line calls itself. */
function titledIn(rules: unknown, where: string): readonly Named[] {
  if (typeof rules !== 'object' || rules === null) return []
  return Object.entries(rules).flatMap(([key, of]: readonly [string, unknown]) => {
    const at = `${where}.${key}`
    const title = titleIn(of)
    const name = Array.isArray(rules) ? nameIn(of) : key
    return [...(title === null || name === null ? [] : [{ name, title, where: at }]), ...titledIn(of, at)]
  })
}
const partIn = (of: unknown, part: string): unknown =>
  typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[part] : undefined
const textIn = (of: unknown, part: string): string | null => {
  const text = partIn(of, part)
  return typeof text === 'string' ? text : null
}
const titleIn = (of: unknown): string | null => textIn(partIn(of, 'title'), 'zh')
const nameIn = (of: unknown): string | null => textIn(of, 'name') ?? textIn(of, 'id')

/** Choices, tables and conditions of one title, wherever they stand: what one part writes another reads. */
function titledAlike(p: Programme): readonly CheckFinding[] {
  const all = [
    ...Object.entries(p.fields).flatMap(([name, f]) => optionsIn(f, `fields.${name}`)),
    ...Object.entries(p.lists ?? {}).flatMap(([name, f]) => optionsIn(f, `lists.${name}`)),
    ...Object.entries(p.prints ?? {}).flatMap(([name, print]) =>
      isForm(print)
        ? print.form.blocks.flatMap((b, i) =>
            valuesIn(b).flatMap((v) => namedIn(v.options ?? {}, `prints.${name}.form.blocks.${i}.options`)),
          )
        : [],
    ),
    ...Object.entries(p.reckonings ?? {}).flatMap(([name, r]) =>
      titledIn(r.rules, `reckonings.${name}.rules`),
    ),
  ]
  return [...groupedBy(all, (x) => x.title).values()].flatMap((same) =>
    toldOf(
      same,
      (x) => x.name,
      (x) => x.where,
    ),
  )
}

/** What is printed as a role is one; a yes-or-no has two answers. */
function printed(p: Programme, name: string, print: Print): readonly CheckFinding[] {
  if (!isForm(print)) return []
  return print.form.blocks.flatMap((b, i) => {
    const where = `prints.${name}.form.blocks.${i}`
    const columns = b.kind === 'table' ? b.columns : b.kind === 'cells' ? b.cells : []
    const answers = columns.flatMap((v) => {
      const options = Object.keys(v.options ?? {})
      return options.some((o) => o === 'true' || o === 'false')
        ? options.filter((o) => o !== 'true' && o !== 'false')
        : []
    })
    const roles =
      b.kind === 'table' && b.list !== undefined && columns.some((v) => v.as === 'role')
        ? [...b.list.matchAll(/\bin \[([^\]]*)\]/g)].flatMap((m) =>
            [...m[1]!.matchAll(/"([^"]+)"/g)].map((word) => word[1]!),
          )
        : []
    return [
      ...answers.map((o) =>
        finding('Q34', where, '是或者否没有这种回答', 'a yes-or-no has no such answer', o, {
          code: 'no_such_option',
        }),
      ),
      ...roles
        .filter((r) => !Object.hasOwn(p.roles, r))
        .map((r) =>
          finding('Q34', where, '没有这个岗位', 'there is no such role', r, { code: 'no_such_role' }),
        ),
    ]
  })
}
