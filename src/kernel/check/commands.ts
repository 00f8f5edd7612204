/**
 * [Q24] A command reaches an outcome that there is, that the system may do, with the input that its form
 * asks; and an outcome that only the system may do is commanded by something.
 */
import type { EffectRule, Outcome, Programme } from '../programme/index.ts'
import { finding, unanswered, waysOf, type CheckFinding, type Look, type Way } from './finding.ts'
import { fieldType } from './types/fields.ts'
import { lineOf, typesOf, within } from './types/environment.ts'
import type { House } from './of-house.ts'
import { infer } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { elementOf, goesWith, say, type Type } from './types/type.ts'
import { strayOptions } from './types/want.ts'

type Command = EffectRule & { readonly kind: 'command' | 'command_each' | 'open_each' }
/** An outcome of another programme that a command may mean. */
export type Target = { readonly programme: Programme; readonly outcome: Outcome; readonly name: string }

export const commands: Look = (p, context) =>
  context.house === undefined
    ? []
    : [
        ...waysOf(p).flatMap((w) =>
          (w.outcome.effects ?? []).flatMap((e, i) =>
            isCommand(e) ? sent(p, context.house!, `${w.where}.effects.${i}`, e) : [],
          ),
        ),
        ...waysOf(p).flatMap((w) => unreached(w, context.house!)),
      ]

const isCommand = (e: EffectRule): e is Command =>
  e.kind === 'command' || e.kind === 'command_each' || e.kind === 'open_each'

function sent(p: Programme, house: House, where: string, e: Command): readonly CheckFinding[] {
  const { names } = typesOf(p, house)
  const here = e.kind === 'command' ? names : within(names, lineOf(names, [e.list]))
  const outcomes = outcomesOf(e, here)
  return [
    ...(e.kind === 'command' ? [] : lines(where, e, names)),
    ...outcomes.flatMap((name) => reached(house, where, e, name, here)),
    ...Object.keys(e.input).flatMap((input) => unasked(house, where, e, outcomes, input)),
  ]
}

/** An input that no form asks for, or that only some do and that is always sent. */
function unasked(
  house: House,
  where: string,
  e: Command,
  outcomes: readonly string[],
  input: string,
): readonly CheckFinding[] {
  const forms = outcomes.flatMap((name) => {
    const targets = targetsOf(house, e, name).filter((t) => t.outcome.by.includes('system'))
    return targets.length === 0 ? [] : [targets.map((t) => Object.keys(t.outcome.asks ?? {}))]
  })
  const asking = forms.filter((targets) => targets.some((form) => form.includes(input)))
  const isSometimesNull = /\bnull\b/.test(e.input[input]!)
  if (
    forms.length < outcomes.length ||
    asking.length === forms.length ||
    (asking.length > 0 && isSometimesNull)
  )
    return []
  return [
    unanswered(
      'Q24',
      'no_such_input',
      `${where}.input.${input}`,
      `${outcomes.join('、')} 的表单不问“${input}”`,
      `the form of ${outcomes.join(', ')} does not ask for ${input}`,
      input,
      forms.flat(2),
    ),
  ]
}

/** The outcomes that a command names, where its formula gives constants. */
function outcomesOf(e: Command, names: Names): readonly string[] {
  if (e.kind !== 'command_each') return [e.outcome]
  const type = infer(e.outcome, names).type
  return type.kind === 'text' ? (type.options ?? []) : []
}

/** One command for each line: of a list that there is, by a column that holds a case. */
function lines(
  where: string,
  e: Exclude<Command, { readonly kind: 'command' }>,
  names: Names,
): readonly CheckFinding[] {
  const list = names.lookUp(e.list)
  if (list === undefined || (list.kind !== 'list' && list.kind !== 'anything'))
    return [
      unanswered(
        'Q24',
        'no_such_list',
        `${where}.list`,
        `没有“${e.list}”这个列表`,
        `there is no list ${e.list}`,
        e.list,
        names.all(),
      ),
    ]
  const line = elementOf(list)
  if (e.kind !== 'command_each' || line.kind !== 'record') return []
  const cases = Object.entries(line.columns).flatMap(([name, t]) =>
    t.kind === 'text' && t.of === 'case' ? [name] : [],
  )
  return cases.includes(e.case)
    ? []
    : [
        unanswered(
          'Q24',
          'no_such_column',
          `${where}.case`,
          `列表“${e.list}”没有“${e.case}”这一栏办件`,
          `${e.list} has no case in a column ${e.case}`,
          e.case,
          cases,
        ),
      ]
}

function targetsOf(house: House, e: Command, name: string): readonly Target[] {
  const among =
    e.kind === 'open_each' ? house.programmes.filter((x) => x.id === e.programme) : house.programmes
  return among.flatMap((programme) =>
    waysOf(programme)
      .filter((w) => w.name === name && (w.from === null) === (e.kind === 'open_each'))
      .map((w) => ({ programme, outcome: w.outcome, name })),
  )
}

function reached(
  house: House,
  where: string,
  e: Command,
  name: string,
  names: Names,
): readonly CheckFinding[] {
  if (e.kind === 'open_each' && !house.programmes.some((x) => x.id === e.programme))
    return [
      unanswered(
        'Q24',
        'no_such_programme',
        `${where}.programme`,
        `没有事项“${e.programme}”`,
        `there is no programme ${e.programme}`,
        e.programme,
        house.programmes.map((x) => x.id),
      ),
    ]
  const targets = targetsOf(house, e, name)
  if (targets.length === 0)
    return [
      unanswered(
        'Q24',
        'no_such_outcome',
        `${where}.outcome`,
        `没有事项有“${name}”这个动作`,
        `no programme has an outcome ${name}`,
        name,
        commandable(house, e),
      ),
    ]
  const permitted = targets.filter((t) => t.outcome.by.includes('system'))
  if (permitted.length === 0)
    return [
      finding(
        'Q24',
        `${where}.outcome`,
        `系统不能办“${name}”，命令总会被拒绝`,
        `the system may not do ${name}: the command is always refused`,
        targets[0]!.outcome.by.join('、'),
        { code: 'not_for_system' },
      ),
    ]
  /** Which case a command means is not known before it happens: the one that it fits best. */
  return permitted.map((t) => inputs(where, e.input, t, names)).toSorted((a, b) => a.length - b.length)[0]!
}

/** What the system may be commanded to do, for a guess at what was meant. */
const commandable = (house: House, e: Command): readonly string[] =>
  (e.kind === 'open_each' ? house.programmes.filter((x) => x.id === e.programme) : house.programmes).flatMap(
    (x) =>
      waysOf(x).flatMap((w) =>
        (w.from === null) === (e.kind === 'open_each') && w.outcome.by.includes('system') ? [w.name] : [],
      ),
  )

/** What is sent against the form that it is sent to. */
export function inputs(
  where: string,
  input: Readonly<Record<string, string>>,
  t: Target,
  names: Names,
): readonly CheckFinding[] {
  const asks = t.outcome.asks ?? {}
  const form = `${t.programme.id} ${t.name}`
  return [
    ...Object.entries(input).flatMap(([name, formula]) => {
      const at = `${where}.input.${name}`
      if (!Object.hasOwn(asks, name)) return []
      const field = t.programme.fields[name]
      return field ? fitting(at, formula, infer(formula, names).type, fieldType(field, name)) : []
    }),
    ...Object.entries(asks)
      .filter(([name, ask]) => ask === 'required' && !Object.hasOwn(input, name))
      .map(([name]) =>
        finding('Q24', `${where}.input`, `缺少 ${form} 必填的“${name}”`, `${form} requires ${name}`, name, {
          code: 'missing_input',
        }),
      ),
  ]
}

function fitting(at: string, formula: string, given: Type, field: Type): readonly CheckFinding[] {
  const [x, y] = [say(given), say(field)]
  const secret = given.secret !== undefined && field.secret === undefined
  return [
    ...(goesWith(given, field)
      ? []
      : [
          finding(
            'Q24',
            at,
            `字段要${y.zh}，公式给出${x.zh}`,
            `the field takes ${y.en}, and the formula gives ${x.en}`,
            formula,
            { code: 'wrong_type' },
          ),
        ]),
    ...strayOptions(given, field, { from: 0, to: formula.length }).map((f) =>
      finding('Q24', at, f.message.zh, f.message.en, formula, {
        code: 'no_such_option',
        at: f.at,
        ...(f.right === undefined ? {} : { right: f.right }),
      }),
    ),
    ...(secret
      ? [
          finding(
            'Q30',
            at,
            `“${given.secret}”是敏感的，送到的字段却不是`,
            `${given.secret} is sensitive, and the field that it is sent to is not`,
            formula,
            { code: 'secret_escapes' },
          ),
        ]
      : []),
  ]
}

function unreached(w: Way, house: House): readonly CheckFinding[] {
  if (w.outcome.by.some((role) => role !== 'system') || commanded(house).has(w.name)) return []
  return [
    finding(
      'Q24',
      w.where,
      '只有系统能办，却没有任何命令到达',
      'only the system may do it, and no command reaches it',
      w.name,
      { code: 'never_commanded' },
    ),
  ]
}

const commandedIn = new WeakMap<House, ReadonlySet<string>>()
function commanded(house: House): ReadonlySet<string> {
  const before = commandedIn.get(house)
  if (before) return before
  const names = new Set([
    ...house.programmes.flatMap(scheduled),
    ...house.programmes.flatMap((p) =>
      waysOf(p).flatMap((w) =>
        (w.outcome.effects ?? []).filter(isCommand).flatMap((e) => {
          /** Types of a whole programme are dear: they are asked where a formula names the outcome. */
          if (e.kind !== 'command_each') return [e.outcome]
          const { names: all } = typesOf(p, house)
          return outcomesOf(e, within(all, lineOf(all, [e.list])))
        }),
      ),
    ),
  ])
  commandedIn.set(house, names)
  return names
}

/** What falls due by the calendar, or when a clock runs out, the engine commands. */
const scheduled = (p: Programme): readonly string[] => [
  ...Object.values(p.schedules ?? {}).map(({ does }) => ('opens' in does ? does.opens : does.outcome)),
  ...Object.values(p.gathers ?? {}).map((g) => g.closes),
  ...Object.values(p.clocks).flatMap(({ lapses }) => (lapses ? [lapses.outcome] : [])),
]
