/** [Q4] Every formula can be read and names only what there is. [Q5] Decisions do not read one another in a circle. */
import { check, circles, names, reads } from '../rule/index.ts'
import type { EffectRule, Field, Programme } from '../programme/index.ts'
import { partsOf } from '../reckon/index.ts'
import { finding, waysOf, type CheckContext, type CheckFinding, type Look } from './finding.ts'

export type Formula = {
  readonly text: string
  readonly where: string
  /** Names of a list's lines, for formulas that run once a line. */
  readonly line?: readonly string[]
}

/** What the engine itself tells every formula. */
const engineNames: readonly string[] = [
  'today',
  'actorRole',
  'actorPost',
  'actorPerson',
  'lapsed',
  'openObligations',
  'step',
  'caseId',
  'caseArea',
  'onTime',
]

export const formulas: Look = (p, context) => {
  const readableNames = knownNames(p)
  const wrong = (f: Formula): readonly CheckFinding[] => {
    const faults = check(f.text, readableNames).map((x) =>
      finding('Q4', f.where, x.message.zh, x.message.en, f.text),
    )
    const strange =
      faults.length > 0 ? [] : names(f.text).filter((n) => !readableNames.includes(n) && !f.line?.includes(n))
    return [
      ...faults,
      ...strange.map((n) =>
        finding('Q4', f.where, `不知道“${n}”是什么`, `nobody says what “${n}” is`, f.text),
      ),
    ]
  }
  const tables = Object.entries(p.decisions).flatMap(([name, d]) =>
    d.kind === 'table'
      ? reads(d)
          .filter((n) => !readableNames.includes(n))
          .map((n) =>
            finding('Q4', `decisions.${name}`, `不知道“${n}”是什么`, `nobody says what “${n}” is`, n),
          )
      : [],
  )
  return [
    ...formulasOf(p, context).flatMap(wrong),
    ...tables,
    ...circles(p.decisions).map((c) =>
      finding('Q5', 'decisions', '决策互相引用，算不出来', 'decisions read one another in a circle', c),
    ),
  ]
}

/** What a formula of a programme may name. */
export const knownNames = (p: Programme): readonly string[] => [
  ...new Set([
    ...Object.keys(p.fields),
    ...waysOf(p).flatMap((w) => [...Object.keys(w.outcome.sets ?? {}), ...Object.keys(w.outcome.adds ?? {})]),
    ...Object.keys(p.reckonings ?? {}),
    ...Object.keys(p.entries ?? {}),
    ...Object.keys(p.readings ?? {}),
    ...Object.keys(p.params),
    ...Object.keys(p.tallies),
    ...Object.keys(p.decisions),
    ...engineNames,
  ]),
]

/** Every formula of a programme and of the figures that read it, with its place. */
export function formulasOf(p: Programme, context: Pick<CheckContext, 'figures'>): readonly Formula[] {
  return [
    ...waysOf(p).flatMap(({ outcome: o, where }): readonly Formula[] => [
      ...(o.when ?? []).map((g, i) => ({ text: g.test, where: `${where}.when.${i}` })),
      ...Object.entries(o.sets ?? {}).map(([name, text]) => ({ text, where: `${where}.sets.${name}` })),
      ...Object.entries(o.adds ?? {}).map(([name, text]) => ({ text, where: `${where}.adds.${name}` })),
      ...Object.entries(o.asks ?? {}).flatMap(([name, ask]) =>
        typeof ask === 'string' ? [] : [{ text: ask.when, where: `${where}.asks.${name}` }],
      ),
      ...(o.decides ? [{ text: o.decides.amount, where: `${where}.decides` }] : []),
      ...(o.effects ?? []).flatMap((e, i) =>
        inEffect(p, e).map((f) => ({ ...f, where: `${where}.effects.${i}` })),
      ),
    ]),
    ...Object.entries(p.tallies).flatMap(([name, t]) =>
      t.tag === undefined ? [] : [{ text: t.tag, where: `tallies.${name}` }],
    ),
    ...Object.entries(p.decisions).flatMap(([name, d]) =>
      d.kind === 'formula' ? [{ text: d.expression, where: `decisions.${name}` }] : [],
    ),
    ...Object.entries(p.reckonings ?? {}).flatMap(([name, r]) =>
      Object.entries(partsOf(r)).map(([part, text]) => ({
        text,
        where: `reckonings.${name}.${part}`,
        line: linesOf(p),
      })),
    ),
    ...Object.entries(p.entries ?? {}).map(([name, e]) => ({ text: e.id, where: `entries.${name}` })),
    ...toldIn(p),
    ...Object.entries(p.readings ?? {}).map(([name, r]) => ({ text: r.on, where: `readings.${name}` })),
    ...context.figures.flatMap((f) =>
      [f.counts, f.among].flatMap((c) =>
        c === undefined || 'overdue' in c || 'as' in c || 'entries' in c
          ? []
          : [c.where, c.value].flatMap((text) =>
              text === undefined ? [] : [{ text, where: `figures.${f.id}` }],
            ),
      ),
    ),
  ]
}

/** What pages are told of money and objections. */
const toldIn = ({ shared: s, objections: o, sections }: Programme): readonly Formula[] => [
  ...(s === undefined
    ? []
    : [
        s.roll,
        s.worked?.price,
        s.worked?.less,
        s.buyIn?.amount,
        ...(s.also ?? []).map((x) => x.amount),
        ...(s.out?.limits ?? []).map((l) => l.amount),
      ]
  ).flatMap((text) => (text === undefined ? [] : [{ text, where: 'shared' }])),
  ...(o === undefined ? [] : [{ text: o.open, where: 'objections.open' }]),
  ...(sections ?? []).flatMap((x) =>
    x.warns === undefined ? [] : [{ text: x.warns, where: `sections.${x.id}.warns` }],
  ),
]

/** Columns of lists that registers are entered from: criteria judge a line at a time. */
const linesOf = (p: Programme): readonly string[] =>
  waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e) => {
      const list: Field | undefined =
        e.kind === 'enter' && e.each !== undefined ? p.fields[e.each] : undefined
      return list?.type === 'list' ? Object.keys(list.of) : []
    }),
  )

function inEffect(p: Programme, e: EffectRule): readonly Omit<Formula, 'where'>[] {
  if (e.kind === 'transfer') return [{ text: e.amount }, ...(e.when === undefined ? [] : [{ text: e.when }])]
  if (e.kind === 'award') return [{ text: e.amount }, { text: e.tag }]
  const columns = (name: string): readonly string[] => {
    const list: Field | undefined = p.fields[name]
    return ['lineNumber', ...(list?.type === 'list' ? Object.keys(list.of) : [])]
  }
  switch (e.kind) {
    case 'command_each':
      return [e.outcome, ...Object.values(e.input)].map((text) => ({ text, line: columns(e.list) }))
    case 'open_each':
      return [...Object.values(e.input), ...(e.area === undefined ? [] : [e.area])].map((text) => ({
        text,
        line: columns(e.list),
      }))
    case 'command':
      return [e.case, ...Object.values(e.input)].map((text) => ({ text }))
    case 'enter':
      return [
        e.id,
        e.standing,
        ...(e.area === undefined ? [] : [e.area]),
        ...(e.when === undefined ? [] : [e.when]),
        ...Object.values(e.body),
      ].map((text) => ({ text, ...(e.each === undefined ? {} : { line: columns(e.each) }) }))
    default:
      return []
  }
}
