/**
 * [Q25] Registers that a programme enters, takes back or reads are there, with the columns that it puts on
 * them.
 */
import type { Field, Programme } from '../programme/index.ts'
import type { Register } from '../register/index.ts'
import { finding, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'

export const entries: Look = (p, context) => {
  const registers = context.house?.registers
  if (!registers) return []
  const there = (name: string, where: string) => registered(registers, name, where)
  return [
    ...waysOf(p).flatMap((w) =>
      (w.outcome.effects ?? []).flatMap((e, i) => {
        const where = `${w.where}.effects.${i}`
        if (e.kind === 'take_back') return there(e.register, `${where}.register`)
        if (e.kind !== 'enter') return []
        const register = registers.find((r) => r.id === e.register)
        return register ? columns(p, register, e, where) : there(e.register, `${where}.register`)
      }),
    ),
    ...Object.entries(p.entries ?? {}).flatMap(([name, e]) => there(e.register, `entries.${name}.register`)),
    ...Object.entries(p.fields).flatMap(([name, f]) => inField(registers, f, `fields.${name}`)),
  ]
}

const registered = (registers: readonly Register[], name: string, where: string): readonly CheckFinding[] =>
  registers.some((r) => r.id === name)
    ? []
    : [
        unanswered(
          'Q25',
          'no_such_register',
          where,
          `没有登记册“${name}”`,
          `there is no register ${name}`,
          name,
          registers.map((r) => r.id),
        ),
      ]

const inField = (registers: readonly Register[], f: Field, where: string): readonly CheckFinding[] =>
  f.type === 'entry'
    ? registered(registers, f.register, `${where}.register`)
    : f.type === 'list'
      ? Object.entries(f.of).flatMap(([name, c]) => inField(registers, c, `${where}.of.${name}`))
      : []

/** [RG13] A list that outcomes add to, or that one works out. */
const worksOut = (p: Programme, list: string): boolean =>
  (p.lists !== undefined && Object.hasOwn(p.lists, list)) ||
  waysOf(p).some((w) => Object.hasOwn(w.outcome.sets ?? {}, list))

/** What a rule names goes on the register, and so do the columns of a line that is entered as it is. */
function columns(
  p: Programme,
  r: Register,
  e: { readonly each?: string; readonly alone?: true; readonly body: Readonly<Record<string, string>> },
  where: string,
): readonly CheckFinding[] {
  const list = e.each === undefined ? undefined : p.fields[e.each]
  const stray = (name: string, at: string): readonly CheckFinding[] =>
    Object.hasOwn(r.columns, name)
      ? []
      : [
          unanswered(
            'Q25',
            'no_such_column',
            at,
            `登记册“${r.id}”没有“${name}”这一栏`,
            `${r.id} has no column ${name}`,
            name,
            Object.keys(r.columns),
          ),
        ]
  return [
    ...Object.keys(e.body).flatMap((name) => stray(name, `${where}.body.${name}`)),
    ...(e.each !== undefined && list?.type !== 'list' && !(e.alone && worksOut(p, e.each))
      ? [
          finding('Q25', `${where}.each`, `“${e.each}”不是列表字段`, `${e.each} is no list`, e.each, {
            code: 'no_such_list',
          }),
        ]
      : []),
    ...(list?.type === 'list' && !e.alone
      ? Object.keys(list.of).flatMap((name) => stray(name, `${where}.each`))
      : []),
  ]
}
