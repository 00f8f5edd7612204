/** [FM1] What a programme prints is reached by a step or an outcome that it has, and its forms name only what there is. */
import { check, names } from '../rule/index.ts'
import {
  fieldLike,
  formNames,
  formulasIn,
  isForm,
  slotsIn,
  textsOf,
  valuesIn,
  type Form,
  type FormValue,
  type Print,
  type Programme,
} from '../programme/index.ts'
import { finding, waysOf, type CheckContext, type CheckFinding, type Look } from './finding.ts'
import { knownNames } from './formulas.ts'

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

/** Tallies, entries and readings of figures are read when it happens, not when it is printed again: a form may not name them. */
function within(p: Programme, context: CheckContext, where: string, form: Form): readonly CheckFinding[] {
  const passing = new Set([
    ...Object.keys(p.tallies),
    ...Object.keys(p.entries ?? {}),
    ...Object.keys(p.readings ?? {}),
  ])
  const readableNames = [...knownNames(p, context).filter((n) => !passing.has(n)), ...formNames]
  const strange = (text: string, at: string) => [
    ...check(text, readableNames).map((x) => finding('FM1', at, x.message.zh, x.message.en, text)),
    ...names(text, readableNames, { filters: true })
      .filter((n) => !readableNames.includes(n))
      .map((n) => finding('FM1', at, `不知道“${n}”是什么`, `nobody says what “${n}” is`, text)),
  ]
  const unslotted = (at: string) => (name: string) =>
    readableNames.includes(name) || Object.hasOwn(form.values ?? {}, name)
      ? []
      : [finding('FM1', at, `没有“${name}”这个值`, `there is no value “${name}”`, name)]
  const texts = form.blocks.flatMap((b, i) => textsOf(b).map((t) => ({ t, at: `${where}.blocks.${i}` })))
  const values: readonly FormValue[] = [...Object.values(form.values ?? {}), ...form.blocks.flatMap(valuesIn)]
  return [
    ...formulasIn(form).flatMap((f) => strange(f.text, `${where}.${f.where}`)),
    ...texts.flatMap(({ t, at }) => [...slotsIn(t.zh), ...slotsIn(t.en)].flatMap(unslotted(at))),
    ...texts
      .filter(({ t }) => slotsIn(t.zh).toSorted().join() !== slotsIn(t.en).toSorted().join())
      .map(({ t, at }) =>
        finding('FM1', at, '两种文字里的值不一样', 'the two languages hold different values', t.zh),
      ),
    ...values.flatMap((v) =>
      v.like === undefined || fieldLike(p, v.like)
        ? []
        : [finding('FM1', where, '没有这个字段', 'there is no such field', v.like)],
    ),
    ...values
      .filter(
        (v) =>
          v.as === 'boxes' && v.options === undefined && fieldLike(p, v.like ?? v.value)?.type !== 'choice',
      )
      .map((v) => finding('FM1', where, '没有可勾选的选项', 'there is nothing to tick', v.value)),
  ]
}
