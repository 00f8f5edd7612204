/** [Q29] No formula reads a fact that nothing on the way there can have asked, set or added: it would never be known. One that asks whether it is known may. */
import { names, reads } from '../rule/index.ts'
import { partsOf } from '../reckon/index.ts'
import type { Programme } from '../programme/index.ts'
import { finding, houseOf, waysOf, type CheckFinding, type Look, type Way } from './finding.ts'
import { formulasOf, type Formula } from './texts.ts'
import { lineOf, typesOf } from './types/environment.ts'

export const order: Look = (p, context) => {
  const { facts, names: all } = typesOf(p, houseOf(p, context))
  const before = knownAt(p)
  const through = readThrough(p)
  return [
    ...formulasOf(p, { figures: [] }).flatMap((f) => {
      if (!f.way || !(f.way.from === null || before.has(f.way.from))) return []
      const line = f.lines === undefined ? {} : lineOf(all, f.lines)
      const there = new Set([
        ...(f.way.from === null ? [] : before.get(f.way.from)!),
        ...givenBefore(f, f.way),
        ...Object.keys(line),
      ])
      const seen = through(f.text)
      return [...seen.read]
        .filter((name) => facts.has(name) && !there.has(name) && !seen.questioned.has(name))
        .map((name) => unknown(name, f, f.way!))
    }),
    ...untilUnknown(p, before),
  ]
}

const unknown = (name: string, f: Formula, way: Way): CheckFinding =>
  finding(
    'Q29',
    f.where,
    `到这一环节之前，没有任何动作能使“${name}”已知`,
    `nothing on the way here can have made ${name} known`,
    `${way.from ?? '开始'} → ${way.name}: ${name}`,
    { code: 'never_known' },
  )

/** What an outcome itself makes known to a formula of it: the form, and what it set before. */
function givenBefore(f: Formula, { outcome: o, where }: Way): readonly string[] {
  const sets = Object.keys(o.sets ?? {})
  const own = f.where.startsWith(`${where}.sets.`) ? f.where.slice(`${where}.sets.`.length) : undefined
  const adds = f.where.startsWith(`${where}.effects.`) ? Object.keys(o.adds ?? {}) : []
  return [
    ...Object.keys(o.asks ?? {}),
    ...(own === undefined ? sets : sets.slice(0, sets.indexOf(own))),
    ...adds,
  ]
}

/** For each step, the facts that some way to it can have made known. */
function knownAt(p: Programme): ReadonlyMap<string, ReadonlySet<string>> {
  const at = new Map<string, Set<string>>()
  for (let grew = true; grew;) {
    grew = false
    for (const { from, outcome: o } of waysOf(p)) {
      if (from !== null && !at.has(from)) continue
      const there = at.get(o.to) ?? new Set<string>()
      const size = at.has(o.to) ? there.size : -1
      for (const name of [
        ...(from === null ? [] : at.get(from)!),
        ...Object.keys(o.asks ?? {}),
        ...Object.keys(o.sets ?? {}),
        ...Object.keys(o.adds ?? {}),
      ])
        there.add(name)
      at.set(o.to, there)
      if (there.size > size) grew = true
    }
  }
  return at
}

type Seen = { readonly read: ReadonlySet<string>; readonly questioned: ReadonlySet<string> }

/** The names that a formula reads, through decisions, reckonings, entries and figures, and those that it asks whether they are known. */
function readThrough(p: Programme): (text: string) => Seen {
  const texts = (name: string): readonly string[] | null => {
    if (p.entries && Object.hasOwn(p.entries, name)) return [p.entries[name]!.id]
    if (p.readings && Object.hasOwn(p.readings, name)) return [p.readings[name]!.on]
    const reckoning = p.reckonings && Object.hasOwn(p.reckonings, name) ? p.reckonings[name] : undefined
    if (reckoning) return reckoning.kind === 'criteria' ? [] : Object.values(partsOf(reckoning))
    const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name] : undefined
    if (decision?.kind === 'formula') return [decision.expression]
    return decision ? reads(decision) : null
  }
  const look = (text: string, read: Set<string>, questioned: Set<string>, seen: Set<string>): void => {
    for (const name of asksWhether(text)) questioned.add(name)
    for (const name of names(text, [], { filters: true })) {
      read.add(name)
      if (seen.has(name)) continue
      seen.add(name)
      for (const inner of texts(name) ?? []) look(inner, read, questioned, seen)
    }
  }
  return (text) => {
    const [read, questioned] = [new Set<string>(), new Set<string>()]
    look(text, read, questioned, new Set())
    return { read, questioned }
  }
}

/** `x = null` and `x != null`. A list that may not have been begun is asked about so too. */
const asksWhether = (text: string): readonly string[] =>
  [...text.matchAll(/([A-Za-z]\w*)(?:\.\w+)*\s*!?=\s*null\b/g)].map((m) => m[1]!)

/** A limit until a day that nobody has said yet never ends. */
function untilUnknown(
  p: Programme,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): readonly CheckFinding[] {
  return Object.entries(p.clocks).flatMap(([name, { limit, starts }]) => {
    if (!('until' in limit)) return []
    const { until } = limit
    return waysOf(p)
      .filter((w) => starts.includes(w.name))
      .filter((w) => {
        const there = w.from === null ? undefined : before.get(w.from)
        const given = [w.outcome.asks, w.outcome.sets, w.outcome.adds].some((x) =>
          Object.hasOwn(x ?? {}, until),
        )
        return !given && !there?.has(until)
      })
      .map((w) =>
        finding(
          'Q29',
          `clocks.${name}.limit.until`,
          `时限由“${w.name}”开始时，“${until}”还不可能已知`,
          `${w.name} starts it, and ${until} cannot be known then`,
          `${w.from ?? '开始'} → ${w.name}: ${until}`,
          { code: 'never_known' },
        ),
      )
  })
}
