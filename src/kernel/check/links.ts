/**
 * [Q23] What one part of a programme names of another is there: a name that answers to nothing guards
 * nothing, hides nothing and stops nothing.
 */
import type { MoveRule } from '../programme/move.ts'
import { slotsIn, type Field, type Programme } from '../programme/index.ts'
import { finding, unanswered, waysOf, houseOf, type CheckFinding, type Look, type Way } from './finding.ts'
import { typesOf } from './types/environment.ts'
import type { House } from './of-house.ts'
import { typeOf } from './types/infer.ts'
import { nearest } from './types/nearest.ts'
import { elementOf, joinAll } from './types/type.ts'

/** A name, where it stands, and all that it could be. */
type Link = {
  readonly name: string | undefined
  readonly where: string
  readonly kind: keyof typeof kinds
  readonly among: Iterable<string>
}

const kinds = {
  outcome: ['动作', 'outcome'],
  step: ['环节', 'step'],
  clock: ['时限', 'clock'],
  role: ['岗位', 'role'],
  field: ['字段', 'field'],
  fact: ['事实', 'fact'],
  paper: ['材料', 'paper'],
  param: ['参数', 'parameter'],
  value: ['事实或决策', 'fact or decision'],
} as const

export const links: Look = (p, context) => {
  const outcomes = [...new Set(waysOf(p).map((w) => w.name))]
  const facts = [...typesOf(p, houseOf(p, context)).facts.keys()]
  const names: Names = {
    outcomes,
    facts,
    clocks: Object.keys(p.clocks),
    roles: Object.keys(p.roles),
    steps: Object.keys(p.steps),
    fields: Object.keys(p.fields),
  }
  return [
    ...[
      ...waysOf(p).flatMap((w) => ofWay(w, names)),
      ...ofSteps(p, names),
      ...ofSubject(p, names),
      ...ofForms(p),
      ...ofMoney(p, names),
      ...ofPages(p, names),
    ].flatMap(missing),
    ...people(p),
    ...(p.moves ?? []).flatMap((move, i) =>
      ofMove(p, `moves.${i}`, move, names, context.house).flatMap(missing),
    ),
    ...waysOf(p).flatMap(unfilled),
  ]
}

/** Nobody fills the slots of a message: it is sent as it is written. */
const unfilled = ({ outcome, where }: Way): readonly CheckFinding[] =>
  (outcome.effects ?? []).flatMap((e, i) =>
    e.kind === 'notify' && slotsIn(`${e.text.zh}${e.text.en}`).length > 0
      ? [
          finding(
            'Q23',
            `${where}.effects.${i}.text`,
            '通知里的花括号没有人填',
            'nobody fills the braces of a message',
            e.text.zh,
            { code: 'unfilled_slot' },
          ),
        ]
      : [],
  )

type Names = Readonly<
  Record<'outcomes' | 'facts' | 'clocks' | 'roles' | 'steps' | 'fields', readonly string[]>
>

function missing({ name, where, kind, among }: Link): readonly CheckFinding[] {
  if (name === undefined || [...among].includes(name)) return []
  const [zh, en] = kinds[kind]
  return [
    unanswered(
      'Q23',
      `no_such_${kind}`,
      where,
      `没有“${name}”这个${zh}`,
      `there is no ${en} ${name}`,
      name,
      among,
    ),
  ]
}

const each = (
  all: readonly string[] | undefined,
  where: string,
  kind: Link['kind'],
  among: Iterable<string>,
): readonly Link[] => (all ?? []).map((name, i) => ({ name, where: `${where}.${i}`, kind, among }))

const ofWay = ({ outcome: o, where }: Way, n: Names): readonly Link[] => [
  ...each(o.notBy, `${where}.notBy`, 'outcome', n.outcomes),
  { name: o.onlyAfter, where: `${where}.onlyAfter`, kind: 'clock', among: n.clocks },
  ...Object.keys(o.asks ?? {}).map((name): Link => ({
    name,
    where: `${where}.asks`,
    kind: 'field',
    among: n.fields,
  })),
  ...(o.effects ?? []).flatMap((e, i): readonly Link[] =>
    e.kind === 'notify'
      ? [{ name: e.to, where: `${where}.effects.${i}.to`, kind: 'role', among: ['applicant', ...n.roles] }]
      : [],
  ),
]

const ofSteps = (p: Programme, n: Names): readonly Link[] => [
  ...Object.entries(p.steps).flatMap(([name, s]): readonly Link[] => [
    ...Object.entries(s.parties ?? {}).flatMap(([role, party]): readonly Link[] => [
      { name: role, where: `steps.${name}.parties`, kind: 'role', among: n.roles },
      { name: party.clock, where: `steps.${name}.parties.${role}.clock`, kind: 'clock', among: n.clocks },
    ]),
    ...each(s.suspends?.clocks, `steps.${name}.suspends.clocks`, 'clock', n.clocks),
    { name: s.post, where: `steps.${name}.post`, kind: 'fact', among: n.facts },
  ]),
  ...Object.entries(p.clocks).map(([name, c]): Link => ({
    name: c.by,
    where: `clocks.${name}.by`,
    kind: 'role',
    among: n.roles,
  })),
  ...Object.entries(p.obligations).map(([name, o]): Link => ({
    name: o.clock,
    where: `obligations.${name}.clock`,
    kind: 'clock',
    among: n.clocks,
  })),
  ...Object.entries(p.tallies).map(([name, t]): Link => ({
    name: t.window.kind === 'days' ? t.window.param : undefined,
    where: `tallies.${name}.window.param`,
    kind: 'param',
    among: Object.keys(p.params),
  })),
]

const ofSubject = (p: Programme, n: Names): readonly Link[] => [
  { name: p.subject?.name, where: 'subject.name', kind: 'fact', among: n.facts },
]

/** [K9] Whose case it is follows from ID numbers: a field of one, or a column of a list. */
function people(p: Programme): readonly CheckFinding[] {
  const paths = Object.entries(p.fields).flatMap(([name, f]): readonly string[] =>
    f.type === 'resident_id'
      ? [name]
      : f.type === 'list'
        ? Object.entries(f.of).flatMap(([column, c]) =>
            c.type === 'resident_id' ? [`${name}.${column}`] : [],
          )
        : [],
  )
  return (p.subject?.people ?? []).flatMap((path, i) =>
    paths.includes(path)
      ? []
      : [
          unanswered(
            'Q23',
            'no_such_person',
            `subject.people.${i}`,
            `“${path}”不是身份证号字段，没有人会因此被认出`,
            `${path} is no ID number: nobody is known by it`,
            path,
            paths,
          ),
        ],
  )
}

type ListField = Extract<Field, { readonly type: 'list' }>

/** [FM12] What may be counted in a list: a whole number beside which there are choices alone. */
const counted = (f: ListField): readonly string[] =>
  Object.keys(f.of).filter(
    (name) =>
      f.of[name]!.type === 'integer' &&
      Object.entries(f.of).every(([other, column]) => other === name || column.type === 'choice'),
  )

/** [FM14] What codes fill in a list: a column that is read, others of words and choices beside it. */
function scanned({ of, scans }: ListField, where: string): readonly Link[] {
  if (scans === undefined) return []
  const columns = Object.keys(of)
  const ofType = (...types: readonly Field['type'][]) => columns.filter((c) => types.includes(of[c]!.type))
  const read = ofType('text', 'entry').filter((c) => of[c]!.code)
  return [
    ...each([scans.code], `${where}.scans.code`, 'field', read),
    ...[scans.with, scans.ticks?.with].flatMap((said) =>
      each(Object.keys(said ?? {}), `${where}.scans.with`, 'field', ofType('text', 'choice')),
    ),
    ...each(scans.times, `${where}.scans.times`, 'field', ofType('text')),
  ]
}

const ofForms = (p: Programme): readonly Link[] => {
  const pictured = Object.keys(p.fields).filter((name) => p.fields[name]!.type === 'papers')
  const papers = (f: Field, where: string): readonly Link[] =>
    f.type === 'papers'
      ? [
          { name: f.paper, where: `${where}.paper`, kind: 'paper', among: Object.keys(p.papers) },
          ...each(f.unlike, `${where}.unlike`, 'field', pictured),
        ]
      : f.type === 'list'
        ? [
            ...each(f.tally === undefined ? [] : [f.tally], `${where}.tally`, 'field', counted(f)),
            ...scanned(f, where),
            ...Object.entries(f.of).flatMap(([name, c]) => papers(c, `${where}.of.${name}`)),
          ]
        : []
  return Object.entries(p.fields).flatMap(([name, f]) => papers(f, `fields.${name}`))
}

const ofMoney = (p: Programme, n: Names): readonly Link[] =>
  p.bank === undefined
    ? []
    : [
        {
          name: p.bank.lines,
          where: 'bank.lines',
          kind: 'field',
          /** [LS6] Typed, added by acts, or gathered. */
          among: [
            ...n.fields.filter((name) => p.fields[name]!.type === 'list'),
            ...Object.keys(p.lists ?? {}),
            ...Object.keys(p.gathers ?? {}),
          ],
        },
        ...(p.bank.returns === undefined
          ? []
          : [
              {
                name: p.bank.returns,
                where: 'bank.returns',
                kind: 'field',
                among: n.fields.filter((name) => p.fields[name]!.type === 'list'),
              } as const,
            ]),
        { name: p.bank.released, where: 'bank.released', kind: 'outcome', among: n.outcomes },
        { name: p.bank.answered, where: 'bank.answered', kind: 'outcome', among: n.outcomes },
        ...each(p.bank.by, 'bank.by', 'role', n.roles),
      ]

const ofPages = (p: Programme, n: Names): readonly Link[] => {
  const valueNames = [...n.facts, ...Object.keys(p.decisions)]
  return [
    ...each(p.about, 'about', 'value', valueNames),
    ...Object.keys(p.values ?? {}).map((name): Link => ({
      name,
      where: 'values',
      kind: 'value',
      among: valueNames,
    })),
    ...(p.line ?? []).flatMap((stage, i) => each(stage.steps, `line.${i}.steps`, 'step', n.steps)),
  ]
}

/** [VS4] A move names steps and outcomes of both versions; of the earlier one only where it is at hand. */
function ofMove(
  p: Programme,
  where: string,
  move: MoveRule,
  n: Names,
  house: House | undefined,
): readonly Link[] {
  const before = house?.programmes.find((x) => x.id === p.id && x.version === move.from)
  const outcomes = before && waysOf(before).map((w) => w.name)
  const pairs = (
    map: Readonly<Record<string, string>>,
    part: string,
    kind: Link['kind'],
    from: readonly string[] | undefined,
    to: readonly string[],
  ): readonly Link[] =>
    Object.entries(map).flatMap(([old, name]) => [
      ...(from ? [{ name: old, where: `${where}.${part}`, kind, among: from }] : []),
      { name, where: `${where}.${part}.${old}`, kind, among: to },
    ])
  return [
    ...each(move.by, `${where}.by`, 'role', n.roles),
    ...pairs(move.steps, 'steps', 'step', before && Object.keys(before.steps), n.steps),
    ...pairs(move.outcomes ?? {}, 'outcomes', 'outcome', outcomes, n.outcomes),
  ]
}

/** [Q23] A list that pages show has no column that no outcome ever adds to it. */
export const listColumns: Look = (p, context) => {
  const { names } = typesOf(p, houseOf(p, context))
  return Object.entries(p.lists ?? {}).flatMap(([name, list]) => {
    const made = joinAll(
      waysOf(p).flatMap(({ outcome: o }) => [
        ...(o.adds?.[name] === undefined ? [] : [typeOf(o.adds[name], names)]),
        ...(o.sets?.[name] === undefined ? [] : [elementOf(typeOf(o.sets[name], names))]),
      ]),
    )
    if (made.kind !== 'record') return []
    const columns = Object.keys(made.columns)
    return Object.keys(list.of)
      .filter((column) => !columns.includes(column))
      .map((column) =>
        unanswered(
          'Q23',
          'no_such_column',
          `lists.${name}.of.${column}`,
          `没有动作给列表“${name}”加上“${column}”这一栏`,
          `no outcome adds ${column} to ${name}`,
          column,
          columns,
        ),
      )
  })
}

/**
 * [Q23] Outcomes that add to one list name its columns alike: one that has a column of its own and lacks one
 * much like it has mistyped it.
 */
export const linesAlike: Look = (p, context) => {
  const { names } = typesOf(p, houseOf(p, context))
  const lines = waysOf(p).flatMap((w) =>
    Object.entries(w.outcome.adds ?? {}).flatMap(([list, added]) => {
      /** A line that the act works out first is that act's own: the name alone is of all that set it. */
      const formula = w.outcome.sets?.[added] ?? added
      const type = typeOf(formula, names)
      const where = `${w.where}.adds.${list}`
      return type.kind === 'record' ? [{ list, where, formula, columns: Object.keys(type.columns) }] : []
    }),
  )
  return lines.flatMap(({ list, where, formula, columns }) => {
    const others = lines.filter((x) => x.list === list && x.where !== where).map((x) => x.columns)
    const lacking = [...new Set(others.flat())].filter((column) => !columns.includes(column))
    return columns
      .filter((column) => others.length > 0 && !others.some((x) => x.includes(column)))
      .filter((column) => nearest(column, lacking) !== undefined)
      .map((column) =>
        unanswered(
          'Q23',
          'no_such_column',
          where,
          `别的动作加到“${list}”的行没有“${column}”这一栏`,
          `no other outcome adds ${column} to ${list}`,
          column,
          lacking,
        ),
      )
      .map((f) => ({ ...f, example: formula }))
  })
}

/**
 * [Q28] A limit counts what its parameter counts: working days and days by days, hours by hours, minutes by
 * minutes.
 */
export const limits: Look = (p) => [
  ...Object.entries(p.clocks).flatMap(([name, { limit }]) =>
    'until' in limit ? [] : unitOf(p, `clocks.${name}.limit`, limit.param, unitsOf[limit.unit]),
  ),
  ...Object.entries(p.tallies).flatMap(([name, t]) =>
    t.window.kind === 'days' ? unitOf(p, `tallies.${name}.window`, t.window.param, 'days') : [],
  ),
]
const unitsOf = {
  working_day: 'days',
  calendar_day: 'days',
  hour: 'hours',
  minute: 'minutes',
  month: 'months',
} as const

function unitOf(p: Programme, where: string, param: string, unit: string): readonly CheckFinding[] {
  const real = p.params[param]?.unit
  if (real === undefined || real === unit) return []
  const right = Object.entries(p.params).find(([, x]) => x.unit === unit)?.[0]
  return [
    finding(
      'Q28',
      where,
      `期限以${unit}计，参数“${param}”的单位却是${real}`,
      `the limit is in ${unit}, and ${param} is in ${real}`,
      `${param}: ${real}`,
      { code: 'wrong_unit', ...(right === undefined ? {} : { right }) },
    ),
  ]
}
