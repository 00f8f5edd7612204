/**
 * [FM1] What a programme prints is reached by a step or an outcome that it has, and its forms name only what
 * there is.
 */
import { textsOf, valuesIn, type Form, type Printing } from '../programme/form.ts'
import { fieldLike, isForm, slotsIn, type FormValue, type Print, type Programme } from '../programme/index.ts'
import {
  finding,
  houseOf,
  unanswered,
  waysOf,
  type CheckContext,
  type CheckFinding,
  type Look,
} from './finding.ts'
import { faultFinding } from './formulas.ts'
import type { Want } from './texts.ts'
import { typesOf, within as readWith } from './types/environment.ts'
import { infer } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { anything, count, day, elementOf, text } from './types/type.ts'
import { kindWanted } from './types/want.ts'

export const forms: Look = (p, context) =>
  Object.entries(p.prints ?? {}).flatMap(([kind, print]) => [
    ...reached(p, `prints.${kind}`, print),
    ...(isForm(print) ? within(p, context, `prints.${kind}.form`, print.form) : []),
  ])

function reached(p: Programme, where: string, print: Print): readonly CheckFinding[] {
  const at = isForm(print) ? (print.at ?? []) : []
  const after = print.after ?? []
  const outcomes = new Set(waysOf(p).map((w) => w.name))
  return [
    ...(at.length + after.length === 0
      ? [finding('FM1', where, '没有环节或结果能打印它', 'no step and no outcome lets it be printed', where)]
      : []),
    ...at
      .filter((s) => !Object.hasOwn(p.steps, s))
      .map((s) => finding('FM1', where, '没有这个环节', 'there is no such step', s)),
    ...after
      .filter((o) => !outcomes.has(o))
      .map((o) => finding('FM1', where, '没有这个结果', 'there is no such outcome', o)),
  ]
}

/**
 * Tallies, entries and readings of figures are read when it happens, not when it is printed again: a form may
 * not name them.
 */
function within(p: Programme, context: CheckContext, where: string, form: Form): readonly CheckFinding[] {
  const names = namesOf(p, context, form)
  const readableNames = [...names.all()]
  const unslotted = (at: string) => (name: string) =>
    readableNames.includes(name) || Object.hasOwn(form.values ?? {}, name)
      ? []
      : [
          unanswered('FM1', 'no_such_slot', at, `没有“${name}”这个值`, `there is no value “${name}”`, name, [
            ...readableNames,
            ...Object.keys(form.values ?? {}),
          ]),
        ]
  const texts = form.blocks.flatMap((b, i) => textsOf(b).map((t) => ({ t, at: `${where}.blocks.${i}` })))
  const values: readonly FormValue[] = [...Object.values(form.values ?? {}), ...form.blocks.flatMap(valuesIn)]
  return [
    ...formulasOfForm(form, names).flatMap((f) => strange(p, f, where)),
    ...texts.flatMap(({ t, at }) => [...slotsIn(t.zh), ...slotsIn(t.en)].flatMap(unslotted(at))),
    ...texts
      .filter(({ t }) => slotsIn(t.zh).toSorted().join() !== slotsIn(t.en).toSorted().join())
      .map(({ t, at }) =>
        finding('FM1', at, '两种文字里的值不一样', 'the two languages hold different values', t.zh),
      ),
    ...values.flatMap((v) =>
      v.like === undefined || fieldLike(p, v.like)
        ? []
        : [
            unanswered(
              'FM1',
              'no_such_field',
              where,
              '没有这个字段',
              'there is no such field',
              v.like,
              Object.keys(p.fields),
            ),
          ],
    ),
    ...values
      .filter(
        (v) =>
          v.as === 'boxes' && v.options === undefined && fieldLike(p, v.like ?? v.value)?.type !== 'choice',
      )
      .map((v) => finding('FM1', where, '没有可勾选的选项', 'there is nothing to tick', v.value)),
    ...owners(form, names, where),
    ...checkedIn(context, form, where),
  ]
}

/** [FM17] Whoever reads the code with a camera must find a register that anybody may ask, by the whole code. */
function checkedIn(context: CheckContext, form: Form, where: string): readonly CheckFinding[] {
  const { house } = context
  if (!house) return []
  return form.blocks.flatMap((b, i) => {
    if (b.kind !== 'check') return []
    const register = house.registers.find((r) => r.id === b.register)
    return register?.asked?.whole === true
      ? []
      : [
          unanswered(
            'FM17',
            'not_asked_by_code',
            `${where}.blocks.${i}.register`,
            `“${b.register}”不是凭码可以查询的名录`,
            `${b.register} is no register that anybody asks by a code`,
            b.register,
            house.registers.flatMap((r) => (r.asked?.whole === true ? [r.id] : [])),
          ),
        ]
  })
}

type FormFormula = {
  readonly text: string
  readonly where: string
  readonly names: Names
  readonly want?: Extract<Want, string>
  /** What it is printed as, by its value. */
  readonly options?: readonly string[]
}

/** What a form may read: the case as it is kept, and what it is printed with. */
function namesOf(p: Programme, context: CheckContext, form: Form): Names {
  const passing = new Set([
    ...Object.keys(p.tallies),
    ...Object.keys(p.entries ?? {}),
    ...Object.keys(p.readings ?? {}),
    ...Object.keys(p.located ?? {}),
    ...Object.keys(p.elsewhere ?? {}),
    ...Object.keys(p.listed ?? {}),
  ])
  const { names, facts } = typesOf(p, houseOf(p, context))
  const mayBeRead = (name: string): boolean => facts.has(name) || !passing.has(name)
  const ofCase: Names = {
    lookUp: (name) => (mayBeRead(name) ? names.lookUp(name) : undefined),
    all: () => [...names.all()].filter(mayBeRead),
  }
  const printed = readWith(ofCase, {
    placeName: text,
    officeName: text,
    doneOn: day,
    row: anything,
    rowNumber: count,
  })
  const sheet = form.each === undefined ? anything : elementOf(infer(form.each.list, ofCase).type)
  return readWith(printed, { sheet })
}

/** Each formula with the names of its block: a table reads its lines as `row`. */
function formulasOfForm(form: Form, names: Names): readonly FormFormula[] {
  const value = (v: FormValue, where: string, here: Names): FormFormula => ({
    text: v.value,
    where,
    names: here,
    ...(v.options === undefined ? {} : { options: Object.keys(v.options) }),
    ...(v.as !== undefined && wants[v.as] !== undefined ? { want: wants[v.as]! } : {}),
  })
  return [
    ...Object.entries(form.values ?? {}).map(([name, v]) => value(v, `values.${name}`, names)),
    ...(form.each ? [{ text: form.each.list, where: 'each', names, want: 'list' } as const] : []),
    ...form.blocks.flatMap((b, i): readonly FormFormula[] => {
      const where = `blocks.${i}`
      const list = b.kind === 'table' ? b.list : undefined
      const here = list === undefined ? names : readWith(names, { row: elementOf(infer(list, names).type) })
      return [
        ...(b.when === undefined ? [] : [{ text: b.when, where, names, want: 'truth' } as const]),
        ...(list === undefined ? [] : [{ text: list, where, names, want: 'list' } as const]),
        ...(b.kind === 'issuer' && b.on !== undefined
          ? [{ text: b.on, where, names, want: 'day' } as const]
          : []),
        ...(b.kind === 'check' ? [{ text: b.code, where, names }] : []),
        ...valuesIn(b).map((v) => value(v, where, here)),
      ]
    }),
  ]
}
const wants: Readonly<Partial<Record<Printing, Extract<Want, string>>>> = {
  yuan: 'money',
  capital: 'money',
  yes: 'truth',
  day: 'day',
  month: 'month',
  place: 'place',
}

/** Wrong in itself, not what is printed so, or worked out of what it only reads the mask of. */
function strange(p: Programme, f: FormFormula, form: string): readonly CheckFinding[] {
  const where = `${form}.${f.where}`
  const { type, faults, isRead } = infer(f.text, f.names)
  const { want } = f
  const values = type.kind === 'text' ? type.options : undefined
  return [
    ...(values === undefined || f.options === undefined
      ? []
      : values
          .filter((value) => !f.options!.includes(value))
          .map((value) =>
            unanswered(
              'FM1',
              'no_such_option',
              where,
              `没有写明“${value}”印成什么`,
              `it does not say what ${value} prints as`,
              value,
              f.options!,
            ),
          )),
    ...[...faults, ...(want === undefined ? [] : kindWanted(type, want, { from: 0, to: f.text.length }))].map(
      (x) => ({ ...faultFinding(x, where, f.text), rule: 'FM1' }),
    ),
    ...(type.secret === undefined ||
    !isMasked(p, type.secret) ||
    isRead ||
    want === 'list' ||
    want === 'truth'
      ? []
      : [
          finding(
            'Q30',
            where,
            `“${type.secret}”是敏感的，单据只读得到遮盖后的值，不能由它计算`,
            `${type.secret} is sensitive: a form reads its mask, of which nothing can be worked out`,
            f.text,
            { code: 'reads_mask' },
          ),
        ]),
  ]
}

/** [S11] What is sealed and not sensitive is read in clear by whoever the form is for. */
function isMasked(p: Programme, path: string): boolean {
  const [name = '', column = ''] = path.split('.')
  const field = p.fields[name] ?? p.lists?.[name]
  const parts = [field, field?.type === 'list' ? field.of[column] : undefined]
  return parts.some((f) => f?.sensitive === true) || !parts.some((f) => f?.sealed === true)
}

/** A sheet for each is given to those whom its line names. */
function owners(form: Form, names: Names, where: string): readonly CheckFinding[] {
  const sheet = names.lookUp('sheet')
  if (form.each === undefined || sheet?.kind !== 'record') return []
  const columns = Object.keys(sheet.columns)
  return columns.includes(form.each.owners)
    ? []
    : [
        unanswered(
          'FM1',
          'unknown_column',
          `${where}.each.owners`,
          `明细没有“${form.each.owners}”这一栏`,
          `its lines have no ${form.each.owners}`,
          form.each.owners,
          columns,
        ),
      ]
}
