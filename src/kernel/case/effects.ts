/** From an outcome's effect rules to the effects of one event. */
import { placeOfLevel } from '../area/levels.ts'
import { assert } from '../assert.ts'
import { checkTransfer } from '../ledger/ledger.ts'
import type { EffectRule, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Effect } from './case.ts'
import type { Knowledge } from './knowledge.ts'
import type { Owed } from './owed.ts'

export type EnterRule = EffectRule & { readonly kind: 'enter' }
export type EnteredOne = {
  readonly id: string
  readonly area: string
  readonly standing: string
  readonly body: Facts
}
type Place = {
  /** What its command tells. */
  readonly input: Readonly<Record<string, unknown>>
  readonly case: string
  readonly seq: number
  readonly area: string
  readonly people: readonly string[]
  /** Null where the case lies in no place of the account’s level. */
  readonly accountOf: (name: string) => string | null
  /** What is owed before it, and since when it is late. */
  readonly owed: () => readonly (Pick<Owed, 'name' | 'since'> & { readonly isLate: boolean })[]
}

/** The effects, or whether an amount has no value, or an account of a level has no place. */
export function effectsOf(
  p: Programme,
  rules: readonly EffectRule[],
  k: Knowledge,
  place: Place,
):
  | { readonly ok: true; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly lacks: 'value' | 'place' } {
  const effects: Effect[] = []
  for (const [i, rule] of rules.entries()) {
    if (
      (rule.kind === 'transfer' || rule.kind === 'enter' || rule.kind === 'send') &&
      rule.when !== undefined &&
      k.read(rule.when) !== true
    )
      continue
    const opened = effects.filter((e) => e.kind === 'command' && e.programme !== undefined).length
    const made = make(p, rule, i, k, place, opened)
    if (made === null) return { ok: false, lacks: 'value' }
    if (made === 'no_place') return { ok: false, lacks: 'place' }
    effects.push(...made)
  }
  return { ok: true, effects }
}

function make(
  p: Programme,
  rule: EffectRule,
  i: number,
  k: Knowledge,
  place: Place,
  opened: number,
): readonly Effect[] | null | 'no_place' {
  switch (rule.kind) {
    case 'transfer': {
      const amount = k.read(rule.amount)
      if (typeof amount !== 'number') return null
      if (amount === 0) return []
      const unit = unitOfAccount(p, rule.debit)
      assert(
        unit === unitOfAccount(p, rule.credit),
        `${place.case}: ${rule.debit} and ${rule.credit} count apart`,
      )
      const [debit, credit] = [place.accountOf(rule.debit), place.accountOf(rule.credit)]
      if (debit === null || credit === null) return 'no_place'
      const transfer = {
        id: `${place.case}/${place.seq}/${i}`,
        unit,
        debit,
        credit,
        amount,
        memo: rule.memo,
      } as const
      checkTransfer(transfer)
      return [{ kind: 'transfer', transfer }]
    }
    case 'award': {
      const amount = k.read(rule.amount)
      const tag = k.read(rule.tag)
      if (typeof amount !== 'number' || typeof tag !== 'string') return null
      assert(Number.isSafeInteger(amount) && amount > 0, `${place.case}: an award is a positive whole amount`)
      return [
        {
          kind: 'award',
          award: { case: place.case, programme: p.id, people: place.people, on: k.on, amount, tag },
        },
      ]
    }
    case 'void_award':
      return [{ kind: 'void_award', on: k.on }]
    case 'open_obligation':
      return [{ kind: 'open_obligation', name: rule.obligation }]
    case 'close_obligation':
      return closings(rule, place.owed)
    case 'notify':
      return [{ kind: 'notify', to: rule.to, text: rule.text }]
    case 'command_each':
      return p.gathers && Object.hasOwn(p.gathers, rule.list)
        ? [{ kind: 'command_lines', list: rule.list, rule: i }]
        : commands(rule, k)
    case 'command': {
      const to = k.read(rule.case)
      return typeof to === 'string'
        ? [{ kind: 'command', case: to, outcome: rule.outcome, input: inputOf(rule.input, k) }]
        : []
    }
    case 'open_each':
      return openings(rule, k, place, opened)
    case 'enter':
      return entered(p, rule, k, place)
    case 'take_back':
      return [{ kind: 'take_back', register: rule.register }]
    case 'send': {
      const to = k.read(rule.to)
      return typeof to === 'string' ? [{ kind: 'send', message: rule.message, to, tells: rule.tells }] : []
    }
  }
}

/** [OW2] Where being late ends it otherwise, each time that it was owed ends by its own limit. */
function closings(
  rule: EffectRule & { readonly kind: 'close_obligation' },
  owed: Place['owed'],
): readonly Effect[] {
  const { obligation: name, how, late } = rule
  if (late === undefined) return [{ kind: 'close_obligation', name, how }]
  return owed()
    .filter((o) => o.name === name)
    .map(({ since, isLate }) => ({ kind: 'close_obligation', name, how: isLate ? late : how, since }))
}

/** [L4] A transfer's unit is that of both its accounts. */
const unitOfAccount = (p: Programme, name: string): string => p.accounts[name]?.unit ?? 'fen'

/** One command a line. The line's own fields are facts for its formulas. */
function commands(
  rule: EffectRule & { readonly kind: 'command_each' },
  k: Knowledge,
): readonly Effect[] | null {
  const lines = k.read(rule.list)
  if (!Array.isArray(lines)) return null
  return (lines as readonly Facts[]).map((line, n) => {
    const here = k.with({ ...line, lineNumber: n + 1 })
    return {
      kind: 'command',
      case: String(line[rule.case]),
      outcome: String(here.read(rule.outcome)),
      input: inputOf(rule.input, here),
    } as const
  })
}

/** What is not known is left out: a form asks for values, not for nulls. */
export const inputOf = (formulas: Readonly<Record<string, string>>, k: Knowledge): Facts =>
  Object.fromEntries(
    Object.entries(formulas)
      .map(([name, formula]) => [name, k.read(formula)] as const)
      .filter((e): e is [string, Exclude<Value, null>] => e[1] !== null),
  )

/** [K23] The form of an id that the engine gives to what a case opens; nobody else gives it. */
export const isNumbered = (id: string): boolean => /^.{3,}-\d+-\d+$/.test(id)

/** [K15] One new case a line, numbered from this one: M0012-7-3 is the third that M0012 opened by its event 7, whatever rule of it opened the others. */
function openings(
  rule: EffectRule & { readonly kind: 'open_each' },
  k: Knowledge,
  place: Place,
  opened: number,
): readonly Effect[] | null {
  const lines = k.read(rule.list)
  if (lines === null) return []
  if (!Array.isArray(lines)) return null
  return (lines as readonly Facts[]).map((line, n) => {
    const here = k.with({ ...line, lineNumber: n + 1 })
    const area = rule.area === undefined ? place.area : here.read(rule.area)
    return {
      kind: 'command',
      case: `${place.case}-${place.seq}-${opened + n + 1}`,
      programme: rule.programme,
      area: typeof area === 'string' ? area : place.area,
      outcome: rule.outcome,
      input: inputOf(rule.input, here),
    } as const
  })
}

/**
 * [RG1] [RG13] One entry, or one a line. An id or a standing that is not known puts nothing on a register: the command is refused. Lines
 * of a form that an earlier act told stand in another event, so the entry has their columns itself, unless its rule says that nothing but
 * its body goes there; of a list that the act works out it is the body alone.
 */
function entered(p: Programme, rule: EnterRule, k: Knowledge, place: Place): readonly Effect[] | null {
  const lines = rule.each === undefined ? [{}] : k.read(rule.each)
  if (!Array.isArray(lines)) return null
  const isTold = rule.each !== undefined && !rule.alone && Object.hasOwn(place.input, rule.each)
  const wasTold = rule.each !== undefined && !rule.alone && !isTold && Object.hasOwn(p.fields, rule.each)
  const entries = (lines as readonly Facts[]).map((line) => {
    const entry = entryOf(rule, rule.each === undefined ? k : k.line(line), place.area)
    return entry === null || !wasTold ? entry : { ...entry, body: { ...line, ...entry.body } }
  })
  if (entries.includes(null)) return null
  const whole = entries as readonly NonNullable<(typeof entries)[number]>[]
  return [{ kind: 'enter', register: rule.register, ...(isTold ? { list: rule.each } : {}), entries: whole }]
}

/** The entry that a rule makes of one line, or null while something of it is not known. */
export function entryOf(rule: EnterRule, here: Knowledge, area: string): EnteredOne | null {
  const [id, standing, at] = [
    here.key(rule.id),
    here.read(rule.standing),
    rule.area === undefined ? area : here.read(rule.area),
  ]
  return typeof id === 'string' && typeof standing === 'string' && typeof at === 'string'
    ? { id, area: at, standing, body: inputOf(rule.body, here) }
    : null
}

/** [K5] A `per` account is one account for each area of that level, `reserve:430523105`, or for each case; a case that lies in no area of that level has none. */
export function accountOf(
  p: Programme,
  areaPath: readonly string[],
  id: string,
): (name: string) => string | null {
  return (name) => {
    const account = p.accounts[name]
    assert(account !== undefined, `${p.id} has no account ${name}`)
    if (account.per === undefined) return name
    if (account.per === 'case') return `${name}:${id}`
    const area = placeOfLevel(areaPath, account.per, p.levels)
    return area === null ? null : `${name}:${area}`
  }
}
