/**
 * Every formula of a programme and of the figures that read it: where it stands, whose lines it reads, what
 * it must give, where its value goes.
 */
import type { Shape } from '../ability/shape.ts'
import { isInClear } from '../programme/sealed-names.ts'
import type { Figure } from '../figure/index.ts'
import { isKeptSealed, type EffectRule, type Field, type Programme } from '../programme/index.ts'
import { names } from '../rule/index.ts'
import type { Text } from '../text.ts'
import { waysOf, type CheckContext, type Way } from './finding.ts'
import type { House } from './of-house.ts'

/**
 * What a place needs: by kind, as a field takes it, as a column or the standing of a register, or as another
 * fact of that name.
 */
export type Want =
  | 'truth'
  | 'money'
  | 'number'
  | 'text'
  | 'day'
  | 'month'
  | 'list'
  | 'case'
  | 'place'
  | 'point'
  | { readonly field: Field; readonly name: string }
  | { readonly register: string; readonly column: string | null }
  | { readonly fact: string }
  | { readonly shape: Shape }

export type Formula = {
  readonly text: string
  readonly where: string
  /** The lists whose lines it reads one at a time. */
  readonly lines?: readonly string[]
  readonly want?: Want
  /** Into what its value goes that is not sealed. */
  readonly into?: Text
  /** [LG2] The decision whose arguments it reads. */
  readonly decision?: string
  /** The outcome at which it is read. */
  readonly way?: Way
  /** The programme whose cases it reads, where that is not this one. */
  readonly programme?: string
}

/**
 * Every formula of a programme and of the figures that read it, with its place. Those of printed forms are
 * looked at where forms are.
 */
export const formulasOf = (
  p: Programme,
  { figures, house }: Pick<CheckContext, 'figures' | 'house'>,
): readonly Formula[] => [...formulasWithout(p, house), ...figures.flatMap(inFigure)]

/** A programme is data that nobody changes: its own formulas are gathered once for each house that reads it. */
function formulasWithout(p: Programme, house: House | undefined): readonly Formula[] {
  const perHouse = gathered.get(p) ?? new WeakMap<object, readonly Formula[]>()
  gathered.set(p, perHouse)
  const before = perHouse.get(house ?? noHouse)
  if (before) return before
  const all = formulasIn(p, house)
  perHouse.set(house ?? noHouse, all)
  return all
}
const gathered = new WeakMap<Programme, WeakMap<object, readonly Formula[]>>()
const noHouse = {}

const formulasIn = (p: Programme, house: House | undefined): readonly Formula[] => [
  ...waysOf(p).flatMap((way) => atWay(p, way)),
  ...(p.moves ?? []).flatMap((move, i) => [
    ...(move.when ?? []).map((g, k) => ({
      text: g.test,
      where: `moves.${i}.when.${k}`,
      want: 'truth' as const,
    })),
    ...Object.entries(move.sets ?? {}).map(([name, text]) => ({
      text,
      where: `moves.${i}.sets.${name}`,
      want: { fact: name },
      ...(isKeptSealed(p.fields[name]) ? {} : { into: setFact(name) }),
    })),
  ]),
  ...Object.entries(p.derived ?? {}).map(([name, d]) => ({ text: d.value, where: `derived.${name}` })),
  ...Object.entries(p.tallies).flatMap(([name, t]) =>
    t.tag === undefined ? [] : [{ text: t.tag, where: `tallies.${name}.tag`, want: 'text' } as const],
  ),
  ...Object.entries(p.decisions).flatMap(([name, d]) =>
    d.kind === 'formula'
      ? [
          {
            text: d.expression,
            where: `decisions.${name}`,
            ...(d.takes === undefined ? byLine(p, d.expression) : { decision: name }),
          },
        ]
      : [],
  ),
  ...Object.entries(p.reckonings ?? {}).flatMap(([name, r]) => {
    const takes = house?.abilities.get(r.ability)?.takes ?? {}
    const ofLines = Object.hasOwn(takes, '*')
    return Object.entries(r.with).map(([part, text]) => ({
      text,
      where: `reckonings.${name}.with.${part}`,
      ...(enteredLists(p).length > 0 ? { lines: enteredLists(p) } : {}),
      ...(Object.hasOwn(takes, part) ? { want: wantOf(takes[part]!) } : {}),
      ...(ofLines ? { want: wantOf(takes['*']!) } : {}),
    }))
  }),
  ...Object.entries(p.entries ?? {}).map(([name, e]) => ({
    text: e.id,
    where: `entries.${name}`,
    want: 'text' as const,
    ...byLine(p, e.id),
  })),
  ...Object.entries(p.readings ?? {}).map(([name, r]) => ({
    text: r.on,
    where: `readings.${name}`,
    want: 'day' as const,
  })),
  ...Object.entries(p.located ?? {}).flatMap(([name, l]) => [
    { text: l.point, where: `located.${name}.point`, want: 'point' as const },
    { text: l.on, where: `located.${name}.on`, want: 'day' as const },
  ]),
  ...Object.entries(p.schedules ?? {}).flatMap(([name, { does }]) =>
    Object.entries(does.input ?? {}).map(([field, text]) => ({
      text,
      where: `schedules.${name}.does.input.${field}`,
      ...(Object.hasOwn(p.fields, field) ? { want: { field: p.fields[field]!, name: field } } : {}),
    })),
  ),
  ...forPages(p),
]

const registered: Text = { zh: '登记册', en: 'a register' }
const booked: Text = { zh: '账', en: 'the books' }
const awarded: Text = { zh: '给付累计', en: 'awards' }
const authorised: Text = { zh: '决定的权限', en: 'the authority of a decision' }
const figured: Text = { zh: '统计指标', en: 'a figure' }
const setFact = (name: string): Text => ({ zh: `事实“${name}”`, en: `the fact ${name}` })

function atWay(p: Programme, way: Way): readonly Formula[] {
  const { outcome: o, where } = way
  const facts = (part: 'sets' | 'adds', formulas: Readonly<Record<string, string>>) =>
    Object.entries(formulas).map(([name, text]) => ({
      text,
      where: `${where}.${part}.${name}`,
      ...(part === 'sets' ? { want: { fact: name } } : {}),
      ...(isKeptSealed(p.fields[name]) || isKeptSealed(p.lists?.[name]) || isInClear(p, name)
        ? {}
        : { into: setFact(name) }),
    }))
  const formulas: readonly Formula[] = [
    ...(o.when ?? []).map((g, i) => ({ text: g.test, where: `${where}.when.${i}`, want: 'truth' as const })),
    ...(o.branches ?? []).map((b, i) => ({
      text: b.when,
      where: `${where}.branches.${i}`,
      want: 'truth' as const,
    })),
    ...facts('sets', o.sets ?? {}),
    ...facts('adds', o.adds ?? {}),
    ...Object.entries(o.asks ?? {}).flatMap(([name, ask]) =>
      typeof ask === 'string'
        ? []
        : [{ text: ask.when, where: `${where}.asks.${name}`, want: 'truth' as const }],
    ),
    ...(o.decides
      ? [{ text: o.decides.amount, where: `${where}.decides`, want: 'money' as const, into: authorised }]
      : []),
    ...(o.effects ?? []).flatMap((e, i) =>
      inEffect(p, e).map(({ at, ...f }) => ({ ...f, where: `${where}.effects.${i}.${at}` })),
    ),
  ]
  return formulas.map((f) => ({ ...f, way }))
}

type InEffect = Omit<Formula, 'where'> & { readonly at: string }

function inEffect(p: Programme, e: EffectRule): readonly InEffect[] {
  const inputs = (input: Readonly<Record<string, string>>): readonly InEffect[] =>
    Object.entries(input).map(([name, text]) => ({ text, at: `input.${name}` }))
  const place = (text: string | undefined): readonly InEffect[] =>
    text === undefined ? [] : [{ text, at: 'area', want: 'place' }]
  const only = (text: string | undefined): readonly InEffect[] =>
    text === undefined ? [] : [{ text, at: 'when', want: 'truth' }]
  switch (e.kind) {
    case 'transfer':
      return [
        {
          text: e.amount,
          at: 'amount',
          want: { shape: { unit: p.accounts[e.debit]?.unit ?? 'fen' } },
          into: booked,
        },
        ...only(e.when),
      ]
    case 'award':
      return [
        { text: e.amount, at: 'amount', want: 'money', into: awarded },
        { text: e.tag, at: 'tag', want: 'text', into: awarded },
      ]
    case 'command_each':
      return [{ text: e.outcome, at: 'outcome', want: 'text' } as const, ...inputs(e.input)].map((f) => ({
        ...f,
        lines: [e.list],
      }))
    case 'open_each':
      return [...inputs(e.input), ...place(e.area)].map((f) => ({ ...f, lines: [e.list] }))
    case 'command':
      return [{ text: e.case, at: 'case', want: 'case' }, ...inputs(e.input)]
    case 'send':
      return [{ text: e.to, at: 'to', want: 'text' }, ...only(e.when)]
    case 'enter':
      return [
        { text: e.id, at: 'id', want: 'text', into: registered } as const,
        { text: e.standing, at: 'standing', want: { register: e.register, column: null } } as const,
        ...place(e.area),
        ...only(e.when),
        ...Object.entries(e.body).map(([column, text]) => ({
          text,
          at: `body.${column}`,
          want: { register: e.register, column },
          into: registered,
        })),
      ].map((f) => (e.each === undefined ? f : { ...f, lines: [e.each] }))
    default:
      return []
  }
}

/** Columns of lists that registers are entered from: parts of reckonings judge a line at a time, and entries are looked up for it. */
function enteredLists(p: Programme): readonly string[] {
  const before = listsEntered.get(p)
  if (before) return before
  const lists = waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e) => (e.kind === 'enter' && e.each !== undefined ? [e.each] : [])),
  )
  listsEntered.set(p, lists)
  return lists
}
const listsEntered = new WeakMap<Programme, readonly string[]>()

/** [Q43] A decision, or what names an entry, that reads a column of lines that are entered one by one is worked out for each of them. */
function byLine(p: Programme, text: string): Pick<Formula, 'lines'> {
  const lists = enteredLists(p)
  if (lists.length === 0) return {}
  const columns = new Set(lists.flatMap((name) => columnsOf(p.fields[name] ?? p.lists?.[name])))
  return names(text).some((name) => columns.has(name) && !Object.hasOwn(p.fields, name))
    ? { lines: lists }
    : {}
}
const columnsOf = (f: Field | undefined): readonly string[] => (f?.type === 'list' ? Object.keys(f.of) : [])

const wantOf = (shape: Shape): Want => (shape === 'boolean' ? 'truth' : shape === 'day' ? 'day' : { shape })

/** What pages are told of objections and what should not be so. */
const forPages = ({ objections: o, sections }: Programme): readonly Formula[] => [
  ...(o === undefined ? [] : [{ text: o.open, where: 'objections.open', want: 'list' as const }]),
  ...(sections ?? []).flatMap((x) =>
    x.warns === undefined ? [] : [{ text: x.warns, where: `sections.${x.id}.warns`, want: 'truth' as const }],
  ),
]

/** Formulas that count cases; those about entries of a register are not the programme's. */
const inFigure = (f: Figure): readonly Formula[] =>
  (
    [
      ['counts', f.counts],
      ['among', f.among],
    ] as const
  ).flatMap(([part, c]) =>
    c === undefined || 'overdue' in c || 'as' in c || 'entries' in c
      ? []
      : (
          [
            ['where', c.where, { want: 'truth' }],
            [
              'value',
              c.value,
              { ...(c.says === undefined ? { want: 'number' as const } : {}), into: figured },
            ],
            ['key', 'key' in c ? c.key : undefined, { into: figured }],
          ] as const
        ).flatMap(([at, text, more]) =>
          text === undefined
            ? []
            : [
                {
                  text,
                  where: `figures.${f.id}.${part}.${at}`,
                  ...more,
                  ...(c.programme ? { programme: c.programme } : {}),
                },
              ],
        ),
  )
