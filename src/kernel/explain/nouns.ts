/**
 * What people call the names that formulas read: titles of fields, values and parameters, of what registers hold, and the words of
 * a pack.
 */
import type { Field, Programme } from '../programme/index.ts'
import type { Register } from '../register/index.ts'
import type { Text } from '../text.ts'
import { typesOf } from '../check/types/environment.ts'
import { fieldType } from '../check/types/fields.ts'
import type { Type } from '../check/types/type.ts'
import type { ExplainContext, Word } from './explanation.ts'
import { readingWords, whereaboutsWords, wordsOf } from './reckonings.ts'
import type { Noun } from './noun.ts'

export type Nouns = {
  readonly find: (name: string) => Noun | undefined
  /** [LG2] What a decision takes, where it takes arguments. */
  readonly takes: (decision: string) => Readonly<Record<string, Noun>> | undefined
  readonly role: (id: string) => Text
  readonly step: (id: string) => Text
  readonly clock: (id: string) => Text
  readonly outcome: (id: string) => Text
  readonly account: (id: string) => Text
  readonly programme: (id: string) => Text
  readonly figure: (id: string) => Text
  readonly registers: readonly Register[]
  /** What is called so wherever it stands: a column of a list, a part of what is reckoned, a word. */
  readonly column: (name: string) => Noun | undefined
  /** What a choice is called, whoever offers it. */
  readonly option: (id: string) => Text | undefined
  /** A field of the programme to which an outcome is given, when it is another one. */
  readonly elsewhere: (outcome: string, field: string) => Noun | undefined
}

const word = (zh: string, en: string): Text => ({ zh, en })

/** [EX3] What the engine itself tells every formula. */
export const engineWords: Readonly<Record<string, Text>> = {
  today: word('当日', 'the day of the act'),
  moment: word('当时', 'the moment of the act'),
  actorRole: word('办理人的岗位', 'the post of whoever acts'),
  actorPost: word('办理人', 'whoever acts'),
  actorPerson: word('办理人本人', 'the person who acts'),
  lapsed: word('已经届满的时限', 'the limits that have run out'),
  openObligations: word('尚未了结的待补事项', 'what is still owed'),
  step: word('当前环节', 'the step at hand'),
  caseId: word('本办件', 'this case'),
  caseArea: word('办件所在地', 'the place of the case'),
  lineNumber: word('行号', 'the number of the line'),
  rowNumber: word('行号', 'the number of the line'),
}

/** [LS3] What the act that closes a gathered list is told of it. */
const gathered: Readonly<Record<'Count' | 'Sum' | 'Hash', Text>> = {
  Count: word('的笔数', 'how many lines'),
  Sum: word('的合计', 'the sum'),
  Hash: word('的校验值', 'the hash'),
}

export function nounsOf(p: Programme, context: ExplainContext): Nouns {
  const { house, words } = context
  const types = typesOf(p, house).names
  const titlesOf = <T extends { readonly title: Text }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([id, x]) => [id, x.title]))
  const roles = titlesOf(p.roles)
  const steps = titlesOf(p.steps)
  const clocks = titlesOf(p.clocks)
  const all = new Map<string, Noun>()
  const add = (name: string, noun: Noun) => {
    if (all.has(name)) return
    const type = types.lookUp(name)
    all.set(name, type ? { ...noun, type } : noun)
  }
  for (const [name, field] of Object.entries(p.fields)) add(name, ofField(field))
  for (const [name, list] of Object.entries(p.lists ?? {})) add(name, ofField(list))
  for (const [name, { title, of }] of Object.entries(p.gathers ?? {})) {
    add(name, ofField({ type: 'list', max: 1, title, of }))
    for (const [end, word] of Object.entries(gathered))
      add(`${name}${end}`, { label: { zh: `${title.zh}${word.zh}`, en: `${word.en} of ${title.en}` } })
  }
  for (const [name, parameter] of Object.entries(p.params)) add(name, { label: parameter.title })
  for (const [name, tally] of Object.entries(p.tallies)) add(name, { label: tally.title })
  for (const [name, x] of Object.entries(p.elsewhere ?? {}))
    add(name, { label: x.title, ...(x.sum === undefined ? { rule: true } : {}) })
  for (const [name, x] of Object.entries(p.listed ?? {})) add(name, { label: x.title })
  for (const [name, value] of Object.entries(p.values ?? {}))
    add(name, {
      ...ofWord(words[name]),
      label: value.title,
      ...(Object.hasOwn(p.decisions, name) ? { rule: true } : {}),
    })
  for (const [name, entry] of Object.entries(p.entries ?? {})) {
    const register = house.registers.find((r) => r.id === entry.register)
    if (register) add(name, { ...ofRegister(register), label: words[name] ?? register.title, entry: true })
  }
  for (const [name, reading] of Object.entries(p.readings ?? {})) {
    const figure = house.figures.find((f) => f.id === reading.figure)
    if (figure) add(name, { label: figure.title, columns: columnsOf(readingWords, types.lookUp(name)) })
  }
  for (const [name, { title }] of Object.entries(p.located ?? {}))
    add(name, { label: title, columns: columnsOf(whereaboutsWords, types.lookUp(name)) })
  for (const [name, reckoning] of Object.entries(p.reckonings ?? {}))
    if (words[name])
      add(name, {
        ...ofWord(words[name]),
        columns: {
          ...columnsOf(wordsOf(house.abilities, reckoning), types.lookUp(name)),
          ...ofWord(words[name])?.columns,
        },
      })
  for (const [name, w] of Object.entries(words))
    add(name, { ...ofWord(w), ...(Object.hasOwn(p.decisions, name) ? { rule: true } : {}) })
  for (const [name, label] of Object.entries(engineWords)) {
    const options =
      name === 'actorRole' ? roles : name === 'step' ? steps : name === 'lapsed' ? clocks : undefined
    add(name, { label, plain: true, ...(options ? { options } : {}) })
  }
  const outcomes = new Map(
    [...Object.entries(p.opens), ...Object.values(p.steps).flatMap((s) => Object.entries(s.outcomes))].map(
      ([name, o]) => [name, o.title] as const,
    ),
  )
  const columns = new Map<string, Noun>()
  const lists = [...Object.values(p.fields), ...Object.values(p.lists ?? {})]
  const parts = Object.values(p.reckonings ?? {}).map((r) =>
    columnsOf(wordsOf(house.abilities, r), undefined),
  )
  for (const of of [...lists.map((f) => ofField(f).columns ?? {}), ...parts])
    for (const [name, noun] of Object.entries(of)) if (!columns.has(name)) columns.set(name, noun)
  const named = (titles: Readonly<Record<string, Text>>) => (id: string) => titles[id] ?? { zh: id, en: id }
  const titled =
    (of: readonly { readonly id: string; readonly title: Text }[]) =>
    (id: string): Text =>
      of.find((x) => x.id === id)?.title ?? { zh: id, en: id }
  return {
    find: (name) => all.get(name) ?? columns.get(name),
    takes(decision) {
      const fields = Object.hasOwn(p.decisions, decision) ? p.decisions[decision]!.takes : undefined
      return fields && Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, ofField(f)]))
    },
    role: named({ system: word('系统', 'the system'), ...roles }),
    step: named(steps),
    clock: named(clocks),
    outcome: (id) => outcomes.get(id) ?? { zh: id, en: id },
    account: named(titlesOf(p.accounts)),
    programme: titled(house.programmes),
    figure: titled(house.figures),
    registers: house.registers,
    column: (name) => columns.get(name) ?? all.get(name),
    option: (id) => optionsOf([...all.values(), ...columns.values()]).find((o) => Object.hasOwn(o, id))?.[id],
    elsewhere: (outcome, field) => fieldElsewhere(house.programmes, outcome, field),
  }
}

function optionsOf(nouns: readonly Noun[]): readonly Readonly<Record<string, Text>>[] {
  return nouns.flatMap((n) => [
    ...(n.options ? [n.options] : []),
    ...(n.columns ? optionsOf(Object.values(n.columns)) : []),
  ])
}

function fieldElsewhere(programmes: readonly Programme[], outcome: string, name: string): Noun | undefined {
  const to = programmes.filter((x) =>
    [x.opens, ...Object.values(x.steps).map((step) => step.outcomes)].some((all) =>
      Object.hasOwn(all, outcome),
    ),
  )
  const field = to.map((x) => x.fields[name]).find((f) => f !== undefined)
  return field && ofField(field)
}

/** A field by its title, with what its choices and columns are called. */
export function ofField(field: Field): Noun {
  const isBox = [
    'boolean',
    'day',
    'month',
    'text',
    'name',
    'resident_id',
    'mobile',
    'bank_card',
    'choice',
    'point',
  ].includes(field.type)
  const noun = {
    label: field.title,
    type: fieldType(field, field.title.zh),
    ...(isBox ? ({ box: true } as const) : {}),
  }
  if (field.type === 'choice') return { ...noun, options: field.options }
  if (field.type === 'list')
    return {
      ...noun,
      columns: Object.fromEntries(Object.entries(field.of).map(([name, f]) => [name, ofField(f)])),
    }
  return noun
}

function ofWord(w: Word | undefined): Omit<Noun, 'label'> & { readonly label: Text } {
  const label = w ? { zh: w.zh, en: w.en } : word('', '')
  return {
    label,
    ...(w?.options ? { options: w.options } : {}),
    ...(w?.columns
      ? { columns: Object.fromEntries(Object.entries(w.columns).map(([name, c]) => [name, ofWord(c)])) }
      : {}),
  }
}

/** An entry by the columns of its register, and what every entry has. */
export function ofRegister(r: Register): Noun {
  return {
    label: r.title,
    columns: {
      ...Object.fromEntries(
        Object.entries(r.columns).map(([name, c]) => [
          name,
          { label: c.title, ...(c.options ? { options: c.options } : {}) },
        ]),
      ),
      id: { label: word('编号', 'number') },
      standing: { label: word('状态', 'standing'), options: r.standings },
      area: { label: word('所在地', 'place') },
      since: { label: word('入册日', 'day of entry') },
      case: { label: word('办件', 'case') },
    },
  }
}

/** Columns by their words, with their types where they can be told. */
function columnsOf(
  words: Readonly<Record<string, Word>>,
  type: Type | undefined,
): Readonly<Record<string, Noun>> {
  const line = type?.kind === 'list' ? type.of : type
  const types = line?.kind === 'record' ? line.columns : {}
  return Object.fromEntries(
    Object.entries(words).map(([name, w]) => {
      const of = types[name]
      const inner = w.columns ? { columns: columnsOf(w.columns, of) } : {}
      return [name, { ...ofWord(w), ...inner, ...(of ? { type: of } : {}) }]
    }),
  )
}
