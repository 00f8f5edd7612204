/**
 * [LG2] A decision that takes arguments has a name and arguments of its own. [LG3] What is asked for another day hangs on the day, and
 * on nothing of which only today's state is kept.
 */
import { formulasIn } from '../programme/form.ts'
import { functionNames } from '../rule/feel/library.ts'
import { isForm, type Programme } from '../programme/index.ts'
import { reads, textsOf } from '../rule/all.ts'
import { freeNames, otherDay } from '../rule/feel/free.ts'
import { childNamed, children, type Node } from '../rule/feel/node.ts'
import { finding, type CheckFinding, type Look } from './finding.ts'
import { formulasOf } from './texts.ts'
import { engineNames } from './types/environment.ts'
import { treeOf } from './types/tree.ts'

export const otherDays: Look = (p, context) => {
  const texts = [...formulasOf(p, { ...context, figures: [] }), ...inTables(p), ...inForms(p)]
  return [...functions(p), ...texts.flatMap(({ text, where }) => asked(p, text, where))]
}

type Placed = { readonly text: string; readonly where: string }

const inTables = (p: Programme): readonly Placed[] =>
  Object.entries(p.decisions).flatMap(([name, d]) =>
    d.kind === 'table'
      ? textsOf(d)
          .filter(({ dialect }) => dialect === 'expression')
          .map(({ text }) => ({ text, where: `decisions.${name}` }))
      : [],
  )

const inForms = (p: Programme): readonly Placed[] =>
  Object.entries(p.prints ?? {}).flatMap(([name, print]) =>
    isForm(print)
      ? formulasIn(print.form).map(({ text, where }) => ({ text, where: `prints.${name}.form.${where}` }))
      : [],
  )

/** A name that FEEL or the engine has would never be reached. */
function functions(p: Programme): readonly CheckFinding[] {
  const taken = new Set([...functionNames('programme'), ...engineNames(p).keys()])
  return Object.entries(p.decisions).flatMap(([name, d]) =>
    d.takes === undefined
      ? []
      : [
          ...(taken.has(name)
            ? [
                finding(
                  'LG2',
                  `decisions.${name}`,
                  '公式语言已有这个名称',
                  'formulas have this name already',
                  name,
                  { code: 'name_taken' },
                ),
              ]
            : []),
          ...Object.keys(d.takes)
            .filter((argument) => !namesRead(d).includes(argument))
            .map((argument) =>
              finding(
                'LG2',
                `decisions.${name}.takes.${argument}`,
                '没有用到这个参数',
                'nothing reads it',
                argument,
              ),
            ),
        ],
  )
}

/** Its own arguments among them. */
function namesRead(d: Programme['decisions'][string]): readonly string[] {
  const { takes: _, ...bare } = d
  return reads(bare)
}

/** Every `valueOn` of a formula. */
function asked(p: Programme, text: string, where: string): readonly CheckFinding[] {
  if (!text.includes(otherDay)) return []
  const { top } = treeOf(text)
  return top ? calls(top, text).flatMap((call) => askedBy(p, call, text, where)) : []
}

function calls(node: Node, text: string): readonly Node[] {
  const inner = children(node).flatMap((c) => calls(c, text))
  const callee = node.name === 'FunctionInvocation' ? children(node)[0] : undefined
  return callee && text.slice(callee.from, callee.to) === otherDay ? [node, ...inner] : inner
}

function askedBy(p: Programme, call: Node, text: string, where: string): readonly CheckFinding[] {
  const given = childNamed(call, 'PositionalParameters')
  const [formula] = given ? children(given) : []
  if (!formula) return []
  const example = text.slice(call.from, call.to)
  const rests = restingOn(p, freeNames(formula, text))
  const fixed = rests.filter((name) => isOfToday(p, name))
  if (!rests.some((name) => name === 'today' || Object.hasOwn(p.params, name)))
    return [
      finding(
        'LG3',
        where,
        '其中没有随日期变化的参数，哪一天都一样',
        'nothing in it changes with the day',
        example,
        { code: 'same_every_day' },
      ),
    ]
  return fixed.map((name) =>
    finding(
      'LG3',
      where,
      `“${name}”只有当前的情况，不能按别的日期计算`,
      `of ${name} only the present state is kept: it cannot be told for another day`,
      example,
      { code: 'not_on_another_day' },
    ),
  )
}

/** Tallies, entries, figures, where points lie, other cases, reckonings, and what the engine tells of the case as it stands. */
const isOfToday = (p: Programme, name: string): boolean =>
  [p.tallies, p.entries, p.readings, p.located, p.elsewhere, p.reckonings].some(
    (part) => part && Object.hasOwn(part, name),
  ) || ['moment', 'lapsed', 'openObligations', 'step', 'actorRole', 'actorPost', 'actorPerson'].includes(name)

function restingOn(p: Programme, first: readonly string[]): readonly string[] {
  const all = new Set<string>()
  const visit = (name: string): void => {
    if (all.has(name)) return
    all.add(name)
    if (Object.hasOwn(p.decisions, name)) reads(p.decisions[name]!).forEach(visit)
  }
  first.forEach(visit)
  return [...all]
}
