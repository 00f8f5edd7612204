/** [XC1] What the checker finds in what packs say of exchange: kinds that nobody declares, columns that nobody tells, forms that stay empty. */
import { finding, unanswered, waysOf, type CheckFinding, type House, type RoomCheck } from '#kernel/check'
import { partner, type Field, type Programme, type Receiving, type SendRule } from '#kernel/programme'
import type { Carried, MessageKind } from './kind.ts'

type Packed = {
  readonly id: string
  readonly messages?: readonly MessageKind[]
  readonly programmes: readonly Programme[]
}

export const exchangeCheck: RoomCheck<Packed> = {
  brings: {
    kind: 'messages',
    of: (pack) => [
      ...(pack.messages ?? []).map((kind) => ({
        id: kind.id,
        findings: (house: House) => findingsOf(kind, house),
      })),
      ...strays(pack).map(({ name, where }) => ({
        id: `${where} ${name}`,
        findings: () => [
          unanswered(
            'XC1',
            'no_such_message',
            where,
            `没有“${name}”这种交换消息`,
            `there is no kind of message ${name}`,
            name,
            (pack.messages ?? []).map((m) => m.id),
          ),
        ],
      })),
    ],
  },
}

/** What is sent or received and declared by nobody. */
const strays = (pack: Packed) =>
  pack.programmes
    .flatMap((p) => [
      ...sendsOf(p).map(({ rule, where }) => ({
        name: rule.message,
        where: `${p.id}@${p.version} ${where}`,
      })),
      ...Object.keys(p.receives ?? {}).map((name) => ({ name, where: `${p.id}@${p.version} receives` })),
    ])
    .filter(({ name }) => !pack.messages?.some((m) => m.id === name))

const sendsOf = (p: Programme): readonly { readonly rule: SendRule; readonly where: string }[] =>
  waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e, i) =>
      e.kind === 'send' ? [{ rule: e, where: `${w.where}.effects.${i}` }] : [],
    ),
  )

const findingsOf = (kind: MessageKind, house: House): readonly CheckFinding[] =>
  house.programmes.flatMap((p) => [
    ...sendsOf(p)
      .filter(({ rule }) => rule.message === kind.id)
      .flatMap(({ rule, where }) => sent(kind, p, rule, `${p.id} ${where}`)),
    ...Object.entries(p.receives ?? {})
      .filter(([name]) => name === kind.id)
      .flatMap(([name, r]) => received(kind, p, r, `${p.id} receives.${name}`)),
  ])

function sent(kind: MessageKind, p: Programme, rule: SendRule, where: string): readonly CheckFinding[] {
  const facts = Object.keys({ ...p.fields, ...p.values, ...p.working })
  return [
    ...columns(kind, Object.keys(rule.tells), `${where}.tells`),
    ...Object.entries(kind.carries).flatMap(([name, c]) => untold(name, c, rule, where)),
    ...Object.entries(rule.tells).flatMap(([column, fact]) => [
      ...(facts.includes(fact)
        ? []
        : [
            unanswered(
              'XC1',
              'no_such_fact',
              `${where}.tells.${column}`,
              `没有“${fact}”这项事实`,
              `there is no fact ${fact}`,
              fact,
              facts,
            ),
          ]),
      ...typed(p.fields[fact], kind.carries[column], `${where}.tells.${column}`, fact),
    ]),
    ...(rule.refused
      ? outcomeOf(p, rule.refused.outcome, false, [rule.refused.why], `${where}.refused`)
      : []),
  ]
}

const untold = (name: string, c: Carried, rule: SendRule, where: string): readonly CheckFinding[] =>
  c.optional || Object.hasOwn(rule.tells, name)
    ? []
    : [
        finding('XC1', `${where}.tells`, `没有告知“${name}”`, `${name} is not told`, name, {
          code: 'untold_column',
        }),
      ]

function received(kind: MessageKind, p: Programme, r: Receiving, where: string): readonly CheckFinding[] {
  return [
    ...columns(kind, Object.values(r.takes), `${where}.takes`),
    ...Object.entries(r.takes).flatMap(([field, column]) =>
      typed(p.fields[field], kind.carries[column], `${where}.takes.${field}`, field),
    ),
    ...outcomeOf(
      p,
      r.outcome,
      r.opens === true,
      [...Object.keys(r.takes), ...(r.opens ? [r.partner] : [])],
      where,
    ),
    ...(Object.hasOwn(p.fields, r.partner)
      ? []
      : [
          unanswered(
            'XC1',
            'no_such_field',
            `${where}.partner`,
            `没有“${r.partner}”这个字段`,
            `there is no field ${r.partner}`,
            r.partner,
            Object.keys(p.fields),
          ),
        ]),
  ]
}

const columns = (kind: MessageKind, names: readonly string[], where: string): readonly CheckFinding[] =>
  names
    .filter((name) => !Object.hasOwn(kind.carries, name))
    .map((name) =>
      unanswered(
        'XC1',
        'no_such_column',
        where,
        `“${kind.id}”不带“${name}”`,
        `${kind.id} does not carry ${name}`,
        name,
        Object.keys(kind.carries),
      ),
    )

/** A field goes into a column of its own type and out of it. */
const typed = (
  field: Field | undefined,
  column: Carried | undefined,
  where: string,
  example: string,
): readonly CheckFinding[] =>
  field === undefined || column === undefined || sameType(field.type, column.field.type)
    ? []
    : [
        finding(
          'XC1',
          where,
          `消息里是${column.field.type}，字段是${field.type}`,
          `the message carries ${column.field.type}, and the field is ${field.type}`,
          example,
          { code: 'wrong_type' },
        ),
      ]

/** An entry, an option and a case are told by their names, as text is. */
const worded: readonly string[] = ['text', 'choice', 'entry', 'case']
const sameType = (a: string, b: string): boolean => a === b || (worded.includes(a) && worded.includes(b))

/** The outcome is there, a partner may do it, and all that its form requires is told. */
function outcomeOf(
  p: Programme,
  name: string,
  opens: boolean,
  filled: readonly string[],
  where: string,
): readonly CheckFinding[] {
  const ways = waysOf(p).filter((w) => w.name === name && (w.from === null) === opens)
  if (ways.length === 0)
    return [
      unanswered(
        'XC1',
        'no_such_outcome',
        where,
        `没有“${name}”这个动作`,
        `there is no outcome ${name}`,
        name,
        waysOf(p).map((w) => w.name),
      ),
    ]
  return ways.flatMap(({ outcome }) => [
    ...(outcome.by.some((role) => p.roles[role]?.level === partner.level)
      ? []
      : [
          finding(
            'XC1',
            where,
            `对方不能办“${name}”`,
            `a partner may not do ${name}`,
            outcome.by.join('、'),
            { code: 'not_for_partner' },
          ),
        ]),
    ...Object.entries(outcome.asks ?? {})
      .filter(([field, ask]) => ask === 'required' && !filled.includes(field))
      .map(([field]) =>
        finding(
          'XC1',
          where,
          `“${name}”必填的“${field}”没有来处`,
          `${name} requires ${field}, and nothing fills it`,
          field,
          { code: 'missing_input' },
        ),
      ),
  ])
}
