/** From format 1 to 2: what one of many did not see was named in one list for the whole programme, and now stands on each field. */

type Part = Readonly<Record<string, unknown>>
type Parts = Readonly<Record<string, Part>>

/** [P9] What stood open stays open, what was hidden stays hidden, and what says neither is closed where the case is about a place. */
export function seenByField(text: Part): Part {
  const subject = text.subject as (Part & { readonly place?: true; readonly hides?: Hides }) | undefined
  if (subject === undefined || (subject.place !== true && subject.hides === undefined)) return text
  const { hides = { facts: [], outcomes: [] }, ...about } = subject
  const isPlace = about.place === true
  const isOwn = (name: string): boolean => hides.outcomes.includes(name)
  const opens = text.opens as Parts
  const steps = text.steps as Readonly<Record<string, Part & { readonly outcomes: Parts }>>
  const ways = [opens, ...Object.values(steps).map((s) => s.outcomes)].flatMap((all) => Object.entries(all))
  const hidden = new Set([
    ...hides.facts,
    ...ways.flatMap(([name, o]) =>
      isOwn(name) ? ['asks', 'sets', 'adds'].flatMap((k) => keysOf(o[k])) : [],
    ),
  ])
  const said = (part: unknown): Parts | undefined =>
    part === undefined
      ? undefined
      : mapped(part as Parts, (value, name) =>
          hidden.has(name) === isPlace ? value : { ...value, seenBy: isPlace ? 'concerned' : 'office' },
        )
  const titled = new Set(['fields', 'values', 'lists', 'params', 'tallies'].flatMap((k) => keysOf(text[k])))
  /** What had no title stood on no page: forms alone could read it, but for what the list named. */
  const untitled = [
    ...new Set(ways.flatMap(([, o]) => ['sets', 'adds'].flatMap((k) => keysOf(o[k])))),
  ].filter((name) => !titled.has(name) && hides.facts.includes(name) !== isPlace)
  const owned = (all: Parts): Parts => mapped(all, (o, name) => (isOwn(name) ? { ...o, seenBy: 'actor' } : o))
  return {
    ...text,
    subject: about,
    ...present({ fields: said(text.fields), values: said(text.values), lists: said(text.lists) }),
    ...(untitled.length === 0
      ? {}
      : {
          working: Object.fromEntries(
            untitled.map((name) => [name, { seenBy: isPlace ? 'concerned' : 'office' }] as const),
          ),
        }),
    opens: owned(opens),
    steps: mapped(steps, (s) => ({ ...s, outcomes: owned(s.outcomes as Parts) })),
  }
}

type Hides = { readonly facts: readonly string[]; readonly outcomes: readonly string[] }

const keysOf = (part: unknown): readonly string[] => Object.keys((part as Part | undefined) ?? {})

const mapped = (all: Parts, change: (value: Part, name: string) => Part): Parts =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value, name)] as const))

const present = (parts: Readonly<Record<string, Parts | undefined>>): Part =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
