/**
 * What the formulas of a programme may name, each with its type, in the order in which the engine looks [K3].
 * All of it is made here: what the format of a programme learns to say next is added in one place.
 */
import type { Figure } from '../../figure/index.ts'
import type { Elsewhere } from '../../programme/elsewhere.ts'
import type { ProgrammeDecision } from '../../programme/programme.ts'
import { isInClear } from '../../programme/sealed-names.ts'
import { isKeptSealed, type Programme } from '../../programme/index.ts'
import type { Register } from '../../register/index.ts'
import type { Decision } from '../../rule/index.ts'
import { waysOf } from '../finding.ts'
import { columnType, entryType, fieldType, parameterType } from './fields.ts'
import { typeOf } from './infer.ts'
import type { Names } from './scope.ts'
import { measureOf } from './measure.ts'
import { reckoningType } from './reckonings.ts'
import {
  anything,
  boolean,
  count,
  day,
  elementOf,
  fen,
  goesWith,
  joinAll,
  join,
  listOf,
  nothing,
  number,
  oneOf,
  record,
  sealed,
  text,
  textOf,
  unmarked,
  type Type,
} from './type.ts'
import { programmeOf, type House } from '../of-house.ts'

export type ProgrammeTypes = {
  /** Fields, and what outcomes set and add. */
  readonly facts: ReadonlyMap<string, Type>
  /** All that a formula may name. */
  readonly names: Names
}

type Table = ReadonlyMap<string, Type>

const perHouse = new WeakMap<House, Map<Programme, ProgrammeTypes>>()
/** Worked out once for each programme of a house. */
export function typesOf(p: Programme, house: House): ProgrammeTypes {
  const made = perHouse.get(house) ?? new Map<Programme, ProgrammeTypes>()
  perHouse.set(house, made)
  const before = made.get(p)
  if (before) return before
  const types = workedOut(p, house, (register) => entryOf(register, house))
  made.set(p, types)
  return types
}

const entries = new WeakMap<House, Map<string, Type>>()
/** The entry of a register, as any programme reads it. */
export function entryOf(register: string, house: House): Type {
  const made = entries.get(house) ?? new Map<string, Type>()
  entries.set(house, made)
  const before = made.get(register)
  if (before) return before
  const r = house.registers.find((x) => x.id === register)
  const type = r ? entryType(r, columnsEntered(r, house)) : anything
  made.set(register, type)
  return type
}

/** What a column does not say of itself, whoever enters it says. */
function columnsEntered(r: Register, house: House): Readonly<Record<string, Type>> {
  const entered = house.programmes.map((p) => enteredBy(p, r.id, house))
  return Object.fromEntries(
    Object.entries(r.columns).map(([name, c]) => {
      const said = columnType(c, house.units)
      return [
        name,
        said.kind === 'anything' ? enteredAs(joinAll(entered.map((e) => e.get(name) ?? nothing))) : said,
      ]
    }),
  )
}
/** A column that nobody enters may hold anything. */
const enteredAs = (t: Type): Type => (t.kind === 'nothing' ? anything : unmarked(t))

const plainTypes = new WeakMap<Programme, ProgrammeTypes>()
function enteredBy(p: Programme, register: string, house: House): Table {
  const effects = waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e) => (e.kind === 'enter' && e.register === register ? [e] : [])),
  )
  if (effects.length === 0) return new Map()
  /** Entries of which nothing is known yet: a register may be entered from what it says itself. */
  const types = plainTypes.get(p) ?? workedOut(p, house, () => anything)
  plainTypes.set(p, types)
  const columns = new Map<string, Type>()
  const add = (name: string, t: Type) => columns.set(name, join(columns.get(name) ?? nothing, t))
  for (const e of effects) {
    const line = e.each === undefined ? {} : lineOf(types.names, [e.each])
    for (const [name, t] of Object.entries(e.each === undefined || e.alone ? {} : line))
      if (name !== 'lineNumber') add(name, t)
    for (const [name, formula] of Object.entries(e.body))
      add(name, typeOf(formula, within(types.names, line)))
  }
  return columns
}

/** The columns of the lines that a formula runs over, one after another. */
export function lineOf(names: Names, lists: readonly string[]): Readonly<Record<string, Type>> {
  const lines = lists.map((list) => elementOf(names.lookUp(list) ?? anything))
  return Object.assign(
    { lineNumber: count },
    ...lines.map((t) => (t.kind === 'record' ? t.columns : {})),
  ) as Readonly<Record<string, Type>>
}

/** Names that come before all others. */
export const within = (names: Names, first: Readonly<Record<string, Type>>): Names => ({
  lookUp: (name) => (Object.hasOwn(first, name) ? first[name] : names.lookUp(name)),
  all: () => [...Object.keys(first), ...names.all()],
})

/** Facts depend on formulas and formulas on facts: looked through again until nothing changes. */
function workedOut(p: Programme, house: House, entry: (register: string) => Type): ProgrammeTypes {
  const engine = engineNames(p)
  let facts: Table = fieldTypes(p)
  let derived: Table = new Map()
  const names: Names = {
    lookUp(name) {
      if (facts.has(name)) return facts.get(name)
      if (Object.hasOwn(p.params, name)) return parameterType(p.params[name]!, house.units)
      return derived.get(name) ?? engine.get(name)
    },
    all: () => new Set([...facts.keys(), ...Object.keys(p.params), ...derived.keys(), ...engine.keys()]),
  }
  for (let round = 0, before = ''; round < 8; round++) {
    facts = factTypes(p, names)
    derived = derivedTypes(p, house, names, entry)
    const now = JSON.stringify([[...facts], [...derived]])
    if (now === before) break
    before = now
  }
  return { facts, names }
}

const fieldTypes = (p: Programme): Table =>
  new Map(Object.entries(p.fields).map(([name, f]) => [name, fieldType(f, name)]))

/**
 * Fields, and all that outcomes set or add under each name. What is set of something sealed is told of there
 * [Q30], and not again wherever it goes.
 */
function factTypes(p: Programme, names: Names): Table {
  const facts = new Map(fieldTypes(p))
  const add = (name: string, t: Type) => {
    const before = facts.get(name) ?? nothing
    facts.set(name, goesWith(before, t) ? join(before, t) : before)
  }
  for (const [name, list] of Object.entries(p.lists ?? {})) add(name, fieldType(list, name))
  for (const [name, { title, of }] of Object.entries(p.gathers ?? {})) {
    add(name, fieldType({ type: 'list', max: 1, title, of }, name))
    add(`${name}Count`, count)
    add(`${name}Sum`, fen)
    add(`${name}Hash`, text)
  }
  for (const [name, rule] of Object.entries(p.derived ?? {})) {
    const type = unmarked(typeOf(rule.value, names))
    add(name, isInClear(p, name) ? type : sealed(type, name))
  }
  for (const { outcome } of waysOf(p)) {
    for (const [name, formula] of Object.entries(outcome.sets ?? {}))
      add(name, unmarked(typeOf(formula, names)))
    for (const [name, formula] of Object.entries(outcome.adds ?? {})) {
      const line = unmarked(typeOf(formula, names))
      add(name, masked(p, name, listOf(line.kind === 'record' ? { ...line, what: lineWords(name) } : line)))
    }
  }
  for (const move of p.moves ?? [])
    for (const [name, formula] of Object.entries(move.sets ?? {})) add(name, unmarked(typeOf(formula, names)))
  return facts
}
/** Columns that the pages are told to mask are masked wherever they go. */
function masked(p: Programme, name: string, t: Type): Type {
  const list = p.lists?.[name]
  if (!list || t.kind !== 'list' || t.of.kind !== 'record') return t
  const columns = Object.entries(t.of.columns).map(([column, c]): readonly [string, Type] => [
    column,
    isKeptSealed(list) || isKeptSealed(list.of[column]) ? sealed(c, `${name}.${column}`) : c,
  ])
  return { ...t, of: { ...t.of, columns: Object.fromEntries(columns) } }
}
const lineWords = (name: string) => ({ zh: `列表“${name}”的一行`, en: `a line of ${name}` })

/**
 * Tallies, entries, readings, where points lie, reckonings and decisions: a later one gives way to an earlier one of the same
 * name.
 */
function derivedTypes(p: Programme, house: House, names: Names, entry: (register: string) => Type): Table {
  const read = (formula: string): Type => typeOf(formula, names)
  const all = new Map<string, Type>()
  const add = (name: string, t: Type) => (all.has(name) ? undefined : all.set(name, t))
  for (const [name, t] of Object.entries(p.tallies)) add(name, t.measure === 'sum' ? fen : count)
  for (const [name, t] of engineNames(p)) add(name, t)
  for (const [name, e] of Object.entries(p.entries ?? {})) add(name, entry(e.register))
  for (const [name, r] of Object.entries(p.readings ?? {}))
    add(name, readingType(house.figures.find((f) => f.id === r.figure)))
  for (const [name, l] of Object.entries(p.located ?? {})) {
    /** [S11] The grid of a sealed point tells something of it. */
    const { secret } = read(l.point)
    add(name, secret === undefined ? whereabouts : sealed(whereabouts, secret))
  }
  for (const [name, x] of Object.entries(p.elsewhere ?? {})) add(name, elsewhereType(x, house))
  for (const name of Object.keys(p.listed ?? {})) add(name, fen)
  for (const [name, r] of Object.entries(p.reckonings ?? {}))
    add(name, reckoningType(p, house.abilities.get(r.ability), r, read))
  for (const [name, d] of Object.entries(p.decisions)) add(name, decisionType(name, d, names))
  return all
}

/** [LG2] What the formulas of a decision may name: what it takes comes first. */
export const namesWithin = (name: string, d: ProgrammeDecision, names: Names): Names =>
  d.takes === undefined ? names : within(names, Object.fromEntries(takenBy(name, d)))

const takenBy = (name: string, d: ProgrammeDecision): readonly (readonly [string, Type])[] =>
  Object.entries(d.takes ?? {}).map(([n, f]) => [n, fieldType(f, `${name}.${n}`)])

/** What the engine itself tells every formula. */
export const engineNames = (p: Programme): Table =>
  new Map<string, Type>([
    ['today', day],
    ['moment', textOf('moment')],
    ['actorRole', oneOf([...new Set([...Object.keys(p.roles), 'system'])])],
    ['actorPost', textOf('post')],
    ['actorPerson', textOf('person')],
    ['lapsed', listOf(oneOf(Object.keys(p.clocks)))],
    ['openObligations', listOf(oneOf(Object.keys(p.obligations)))],
    ['step', oneOf(Object.keys(p.steps))],
    ['caseId', textOf('case')],
    ['caseArea', textOf('area')],
  ])

/** Whether something stands elsewhere; or what is added up there, as the other programme says its unit. */
function elsewhereType({ programme, sum }: Elsewhere, house: House): Type {
  if (sum === undefined) return boolean
  const other = programmeOf(house, programme)
  return other?.values?.[sum]?.unit === 'fen' || other?.fields[sum]?.type === 'fen' ? fen : count
}

/** [AR11] No area where the point lies in none. */
const whereabouts: Type = record(
  { area: textOf('area'), path: listOf(textOf('area')), onBorderOf: listOf(textOf('area')) },
  { zh: '点位所在', en: 'where a point lies' },
)

function readingType(f: Figure | undefined): Type {
  const n = f?.unit === 'fen' ? number(measureOf('fen')) : count
  return record(
    { top: n, bottom: n, records: count, digest: text, cases: listOf(textOf('case')) },
    { zh: '指标的读数', en: 'the reading of a figure' },
  )
}

function decisionType(name: string, d: ProgrammeDecision, names: Names): Type {
  const around = namesWithin(name, d, names)
  const gives = answerType(d, (formula) => typeOf(formula, around))
  return d.takes === undefined ? gives : { kind: 'function', takes: takenBy(name, d), gives }
}

function answerType(d: Decision, read: (formula: string) => Type): Type {
  if (d.kind === 'formula') return read(d.expression)
  const outputs = d.outputs.map((o, i): readonly [string, Type] => [
    o.name,
    joinAll([
      ...d.rules.map((r) => read(r.then[i] ?? 'null')),
      ...(o.default === undefined ? [] : [read(o.default)]),
    ]),
  ])
  const one = outputs.length === 1 ? outputs[0]![1] : record(Object.fromEntries(outputs))
  switch (d.hitPolicy) {
    case 'collect':
    case 'rule_order':
    case 'output_order':
      return listOf(one)
    case 'collect_count':
      return count
    default:
      return one
  }
}

/** What a figure's formula may name of a case: its facts, and three things besides. */
export function figureNames(p: Programme, types: ProgrammeTypes): Names {
  const own: Readonly<Record<string, Type>> = {
    actorRole: oneOf([...new Set([...Object.keys(p.roles), 'system'])]),
    outcome: oneOf([...new Set(waysOf(p).map((w) => w.name))]),
    onTime: boolean,
  }
  return within({ lookUp: (name) => types.facts.get(name), all: () => types.facts.keys() }, own)
}
