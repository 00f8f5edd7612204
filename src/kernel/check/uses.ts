/**
 * [Q16] What is collected or declared is used. A field that only people read (text, names, papers, numbers to
 * call) is used by being read; a choice, number, day or yes-or-no must decide something, or say that it is
 * kept for the file.
 */
import { names, reads } from '../rule/index.ts'
import type { Programme } from '../programme/index.ts'
import { finding, houseOf, waysOf, type CheckContext, type CheckFinding, type Look } from './finding.ts'
import { formulasOf } from './texts.ts'
import { typesOf } from './types/environment.ts'
import { nearest } from './types/nearest.ts'
import { treeOf } from './types/tree.ts'

export const uses: Look = (p, context) => {
  const all = typesOf(p, houseOf(p, context)).names
  /** A mistyped name is told of where it stands: what was meant is used. */
  const guesses = new Map<string, string>()
  const meant = (name: string): string => {
    if (all.lookUp(name)) return name
    const guess = guesses.get(name) ?? nearest(name, all.all()) ?? name
    guesses.set(name, guess)
    return guess
  }
  const read = new Set([
    ...formulasOf(p, context)
      .filter((f) => f.decision === undefined)
      .flatMap((f) => namesIn(f.text).map(meant)),
    ...Object.values(p.decisions).flatMap((d) => reads(d)),
    ...byHand(p, context).map(meant),
  ])
  const unread = (kind: string, all: readonly string[], zh: string, en: string): readonly CheckFinding[] =>
    all.filter((n) => !read.has(n)).map((n) => finding('Q16', `${kind}.${n}`, zh, en, n))
  const askedFields = new Set(waysOf(p).flatMap((w) => Object.keys(w.outcome.asks ?? {})))
  const computed = Object.entries(p.fields)
    .filter(
      ([, f]) =>
        !f.forTheFile &&
        !['text', 'name', 'papers', 'mobile', 'bank_card', 'list', 'resident_id'].includes(f.type),
    )
    .map(([n]) => n)
  return [
    ...unread(
      'fields',
      computed.filter((n) => askedFields.has(n)),
      '收集了却没有任何规则使用',
      'collected, and no rule uses it',
    ),
    ...Object.keys(p.fields)
      .filter((n) => !askedFields.has(n))
      .map((n) => finding('Q16', `fields.${n}`, '没有表单询问它', 'no form asks for it', n)),
    ...unread('params', Object.keys(p.params), '没有规则使用这个参数', 'no rule uses this parameter'),
    ...unread('tallies', Object.keys(p.tallies), '没有规则使用这项累计', 'no rule uses this tally'),
    ...unread(
      'derived',
      Object.keys(p.derived ?? {}),
      '密封时算了，却没有规则使用',
      'worked out when facts are sealed, and no rule uses it',
    ),
    ...unread(
      'elsewhere',
      Object.entries(p.elsewhere ?? {}).flatMap(([name, x]) => (x.bars ? [] : [name])),
      '没有规则使用它，它也不限制什么',
      'no rule uses it, and it bars nothing',
    ),
    ...unread(
      'listed',
      Object.keys(p.listed ?? {}),
      '没有规则使用这项清单合计',
      'no rule uses what lists gave',
    ),
    ...unread('decisions', Object.keys(p.decisions), '没有规则使用这项决策', 'no rule uses this decision'),
    ...idle(p),
  ]
}

/** Of a formula that cannot be read, every word: what is wrong with it is told where it stands. */
const namesIn = (text: string): readonly string[] =>
  treeOf(text).top ? names(text) : [...text.matchAll(/[A-Za-z]\w*/g)].map((m) => m[0])

/** Names that are used by being named outside a formula. */
function byHand(p: Programme, context: CheckContext): readonly string[] {
  return [
    ...Object.values(p.clocks).map((c) => ('until' in c.limit ? c.limit.until : c.limit.param)),
    ...Object.values(p.steps).flatMap((s) => (s.post === undefined ? [] : [s.post])),
    ...Object.values(p.tallies).flatMap((t) => (t.window.kind === 'days' ? [t.window.param] : [])),
    ...context.authorities.flatMap((g) => [
      ...(g.max !== null && 'param' in g.max ? [g.max.param] : []),
      ...(g.adds === undefined ? [] : [g.adds]),
      ...(g.unless ?? []).flatMap((u) => [u.tally, ...(typeof u.atLeast === 'string' ? [u.atLeast] : [])]),
    ]),
    ...waysOf(p).flatMap((w) =>
      (w.outcome.effects ?? []).flatMap((e) =>
        e.kind === 'command_each' || e.kind === 'open_each'
          ? [e.list]
          : e.kind === 'enter' && e.each !== undefined
            ? [e.each]
            : e.kind === 'send'
              ? Object.values(e.tells)
              : [],
      ),
    ),
    ...Object.values(p.receives ?? {}).map((r) => r.partner),
    ...(p.about ?? []),
    ...Object.values(p.papers).flatMap((paper) => (paper.reuse ? [paper.reuse.days] : [])),
  ]
}

function idle(p: Programme): readonly CheckFinding[] {
  const effects = waysOf(p).flatMap((w) => w.outcome.effects ?? [])
  const roles = new Set([
    ...Object.values(p.steps).flatMap((s) => (s.holder === undefined ? [] : [s.holder])),
    ...waysOf(p).flatMap((w) => w.outcome.by),
  ])
  const accounts = new Set(effects.flatMap((e) => (e.kind === 'transfer' ? [e.debit, e.credit] : [])))
  const never = (kind: string, names: readonly string[], used: ReadonlySet<string>, zh: string, en: string) =>
    names.filter((n) => !used.has(n)).map((n) => finding('Q16', `${kind}.${n}`, zh, en, n))
  return [
    ...never('roles', Object.keys(p.roles), roles, '没有环节用到这个岗位', 'no step needs this role'),
    ...never(
      'accounts',
      Object.keys(p.accounts),
      accounts,
      '没有记账用到这个账户',
      'nothing is posted to this account',
    ),
  ]
}
