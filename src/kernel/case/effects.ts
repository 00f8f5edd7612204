/** From an outcome's effect rules to the effects of one event. */
import { assert } from '../assert.ts'
import { checkTransfer } from '../ledger/index.ts'
import type { EffectRule, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Effect } from './case.ts'
import type { Knowledge } from './knowledge.ts'

type Place = { readonly case: string; readonly seq: number; readonly people: readonly string[]; readonly accountOf: (name: string) => string }

/** The effects, or the name of the rule whose amount has no value. */
export function effectsOf(p: Programme, rules: readonly EffectRule[], k: Knowledge, place: Place): { readonly ok: true; readonly effects: readonly Effect[] } | { readonly ok: false } {
  const effects: Effect[] = []
  for (const [i, rule] of rules.entries()) {
    if (rule.kind === 'transfer' && rule.when !== undefined && k.read(rule.when) !== true) continue
    const made = make(p, rule, i, k, place)
    if (made === null) return { ok: false }
    effects.push(...made)
  }
  return { ok: true, effects }
}

function make(p: Programme, rule: EffectRule, i: number, k: Knowledge, place: Place): readonly Effect[] | null {
  switch (rule.kind) {
    case 'transfer': {
      const amount = k.read(rule.amount)
      if (typeof amount !== 'number') return null
      if (amount === 0) return []
      const transfer = { id: `${place.case}/${place.seq}/${i}`, unit: 'fen', debit: place.accountOf(rule.debit), credit: place.accountOf(rule.credit), amount, memo: rule.memo } as const
      checkTransfer(transfer)
      return [{ kind: 'transfer', transfer }]
    }
    case 'award': {
      const amount = k.read(rule.amount)
      const tag = k.read(rule.tag)
      if (typeof amount !== 'number' || typeof tag !== 'string') return null
      assert(Number.isSafeInteger(amount) && amount > 0, `${place.case}: an award is a positive whole amount`)
      return [{ kind: 'award', award: { case: place.case, programme: p.id, people: place.people, on: k.on, amount, tag } }]
    }
    case 'void_award':
      return [{ kind: 'void_award', on: k.on }]
    case 'open_obligation':
      return [{ kind: 'open_obligation', name: rule.obligation }]
    case 'close_obligation':
      return [{ kind: 'close_obligation', name: rule.obligation, how: rule.how }]
    case 'notify':
      return [{ kind: 'notify', to: rule.to, text: rule.text }]
    case 'command_each':
      return commands(rule, k)
  }
}

/** One command a line. The line's own fields are facts for its formulas. */
function commands(rule: EffectRule & { readonly kind: 'command_each' }, k: Knowledge): readonly Effect[] | null {
  const lines = k.read(rule.list)
  if (!Array.isArray(lines)) return null
  return (lines as readonly Facts[]).map((line, n) => {
    const here = k.with({ ...line, lineNumber: n + 1 })
    const input = Object.fromEntries(Object.entries(rule.input).map(([name, formula]) => [name, here.read(formula)] as const).filter((e): e is [string, Exclude<Value, null>] => e[1] !== null))
    return { kind: 'command', case: String(line[rule.case]), outcome: String(here.read(rule.outcome)), input } as const
  })
}

/** [K5] A `per` account is one account for each area of that level: `reserve:430523105`. */
export function accountOf(p: Programme, areaPath: readonly string[]): (name: string) => string {
  return (name) => {
    const account = p.accounts[name]
    assert(account !== undefined, `${p.id} has no account ${name}`)
    if (account.per === undefined) return name
    const length = account.per === 'township' ? 9 : 6
    const area = areaPath.find((code) => code.length === length)
    assert(area !== undefined, `${p.id}: account ${name} needs a ${account.per} above the case`)
    return `${name}:${area}`
  }
}
