/**
 * [Q29] No formula waits for a fact that nothing on the way there can have asked, set or added: it would
 * never be known, a guard would always refuse. One that asks whether the fact is known, or has another way
 * out, may read it.
 */
import { isDerived } from '../programme/sealed-names.ts'
import { mayLack } from '../ability/shape.ts'
import { type Abilities } from '../ability/index.ts'
import { type Outcome, type Programme, type Reckoning } from '../programme/index.ts'
import { finding, houseOf, roadsOf, waysOf, type CheckFinding, type Look, type Way } from './finding.ts'
import { formulasOf, type Formula } from './texts.ts'
import { lineOf, typesOf } from './types/environment.ts'
import type { House } from './of-house.ts'
import { lostFact } from './types/unknown.ts'

type AtWay = Formula & { readonly way: Way }

export const order: Look = (p, context) => {
  const house = houseOf(p, context)
  const { facts, names } = typesOf(p, house)
  const before = knownAt(p, moved(p, house))
  /** [K13] Before anything was added to it a list is empty, which is known. */
  const lists = Object.keys(p.lists ?? {})
  const isReached = ({ from }: Way): boolean => from === null || before.has(from)
  const formulas = formulasOf(p, { figures: [] }).filter(
    (f): f is AtWay => f.way !== undefined && isReached(f.way),
  )
  const lost = (f: AtWay): string | undefined => {
    const line = f.lines === undefined ? [] : Object.keys(lineOf(names, f.lines))
    const givenNames = new Set([
      ...broughtTo(f.way.outcome, before.get(f.way.from ?? '') ?? []),
      ...lists,
      ...givenBefore(f),
      ...closingNames(p, f.way.name),
      ...line,
    ])
    return lostFact(
      f.text,
      lostIn(p, house.abilities, (name) => facts.has(name) && !givenNames.has(name) && !isDerived(p, name)),
    )
  }
  return [
    ...formulas.flatMap((f) => {
      const name = lost(f)
      return name === undefined || isLeftOut(f, formulas, lost) ? [] : [neverKnown(name, f)]
    }),
    ...untilUnknown(p, before),
  ]
}

/**
 * What an effect leaves out where it is not known is left out by a part that several outcomes share: some of
 * them know it.
 */
const isLeftOut = (f: AtWay, all: readonly AtWay[], lost: (f: AtWay) => string | undefined): boolean =>
  partLeftOut.test(f.where) &&
  all.some((x) => x.text === f.text && partLeftOut.test(x.where) && lost(x) === undefined)
const partLeftOut = /\.effects\.\d+\.(body|input)\./

const neverKnown = (name: string, f: AtWay): CheckFinding =>
  finding(
    'Q29',
    f.where,
    `到这一环节之前，没有任何动作能使“${name}”已知`,
    `nothing on the way here can have made ${name} known`,
    `${f.way.from ?? '开始'} → ${f.way.name}: ${name}`,
    { code: 'never_known' },
  )

/**
 * What an outcome itself makes known to a formula of it: the form, what it set before, and to effects what it
 * adds.
 */
function givenBefore({ where, way }: AtWay): readonly string[] {
  const { outcome: o } = way
  const sets = Object.keys(o.sets ?? {})
  const own = where.startsWith(`${way.where}.sets.`) ? where.slice(`${way.where}.sets.`.length) : undefined
  return [
    ...Object.keys(o.asks ?? {}),
    ...(own === undefined ? sets : sets.slice(0, sets.indexOf(own))),
    ...(where.startsWith(`${way.where}.effects.`) ? Object.keys(o.adds ?? {}) : []),
  ]
}

/** [VS4] What a case of an earlier version may bring along to the steps at which it goes on. */
function moved(p: Programme, house: House): ReadonlyMap<string, ReadonlySet<string>> {
  const at = new Map<string, Set<string>>()
  for (const move of p.moves ?? []) {
    const before = house.programmes.find((x) => x.id === p.id && x.version === move.from)
    const facts = [
      ...(before ? typesOf(before, house).facts.keys() : Object.keys(p.fields)),
      ...Object.keys(move.sets ?? {}),
    ]
    for (const step of Object.values(move.steps)) at.set(step, new Set([...(at.get(step) ?? []), ...facts]))
  }
  return at
}

/** For each step, the facts that some way to it can have made known. */
function knownAt(
  p: Programme,
  moved: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const at = new Map([...moved].map(([step, facts]) => [step, new Set(facts)]))
  for (let grew = true; grew;) {
    grew = false
    for (const { from, name, outcome: o } of roadsOf(p)) {
      if (from !== null && !at.has(from)) continue
      const there = at.get(o.to) ?? new Set<string>()
      const size = at.has(o.to) ? there.size : -1
      for (const fact of [
        ...broughtTo(o, from === null ? [] : at.get(from)!),
        ...keptBy(o),
        ...closingNames(p, name),
      ])
        there.add(fact)
      at.set(o.to, there)
      if (there.size > size) grew = true
    }
  }
  return at
}

/** What was known before and still stands: what begins anew does not. */
const broughtTo = (o: Outcome, before: Iterable<string>): readonly string[] =>
  [...before].filter((name) => !(o.begins ?? []).includes(name))

/** [LS3] What the act that closes a gathered list is told of it. */
const closingNames = (p: Programme, outcome: string): readonly string[] =>
  Object.entries(p.gathers ?? {}).flatMap(([list, g]) =>
    g.closes === outcome ? ['Count', 'Sum', 'Hash'].map((end) => `${list}${end}`) : [],
  )

/** What an outcome leaves known to the case: an act's own inputs it keeps to itself. */
const keptBy = (o: Outcome): readonly string[] =>
  [o.asks, o.sets, o.adds]
    .flatMap((x) => Object.keys(x ?? {}))
    .filter((name) => !(o.own ?? []).includes(name))

/**
 * Which names are never known, where these facts are not: through decisions, reckonings, entries and figures.
 */
function lostIn(
  p: Programme,
  abilities: Abilities,
  isUnknown: (name: string) => boolean,
): (name: string) => string | undefined {
  const seen = new Map<string, string | undefined>()
  const lost = (name: string): string | undefined => {
    if (seen.has(name)) return seen.get(name)
    seen.set(name, undefined)
    const fact = isUnknown(name)
      ? name
      : partsNeeded(p, abilities, name)
          .map((text) => lostFact(text, lost))
          .find((x) => x !== undefined)
    seen.set(name, fact)
    return fact
  }
  return lost
}

/** The formulas without any of which a name has no value. */
function partsNeeded(p: Programme, abilities: Abilities, name: string): readonly string[] {
  if (p.entries && Object.hasOwn(p.entries, name)) return [p.entries[name]!.id]
  if (p.readings && Object.hasOwn(p.readings, name)) return [p.readings[name]!.on]
  if (p.located && Object.hasOwn(p.located, name)) return [p.located[name]!.point, p.located[name]!.on]
  const reckoning = p.reckonings && Object.hasOwn(p.reckonings, name) ? p.reckonings[name] : undefined
  if (reckoning) return needed(abilities, reckoning)
  if (isDerived(p, name)) return [p.derived![name]!.value]
  const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name] : undefined
  /** What it takes comes with each call. */
  if (decision?.takes !== undefined) return []
  return decision?.kind === 'formula'
    ? [decision.expression]
    : (decision?.inputs.map((x) => x.expression) ?? [])
}

/** [RK1] A list that was never begun is empty, and keeps no reckoning waiting. */
function needed(abilities: Abilities, r: Reckoning): readonly string[] {
  const takes = abilities.get(r.ability)?.takes ?? {}
  return Object.entries(r.with).flatMap(([part, text]) =>
    Object.hasOwn(takes, part) && !mayLack(takes[part]!) ? [text] : [],
  )
}

/** A limit until a day that nobody has said yet never ends. */
function untilUnknown(
  p: Programme,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): readonly CheckFinding[] {
  return Object.entries(p.clocks).flatMap(([name, { limit, starts }]) => {
    if (!('until' in limit)) return []
    const { until } = limit
    return waysOf(p)
      .filter((w) => starts.includes(w.name) && !before.get(w.from ?? '')?.has(until))
      .filter(({ outcome: o }) => ![o.asks, o.sets, o.adds].some((x) => Object.hasOwn(x ?? {}, until)))
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
