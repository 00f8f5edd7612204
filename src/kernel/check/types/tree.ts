/**
 * The tree of a formula, and why there is none. A programme's formulas are few and looked at several times:
 * trees are kept for those met most recently.
 */
import { check } from '../../rule/feel/walk.ts'
import type { Node } from '../../rule/feel/node.ts'
import { parse, type Dialect } from '../../rule/feel/parse.ts'
import { fault, type Fault } from './faults.ts'

export type Tree = { readonly top: Node | null; readonly unreadable: readonly Fault[] }
const trees = new Map<string, Tree>()
const treesMost = 4_000

export function treeOf(source: string, dialect: Dialect = 'expression'): Tree {
  const key = `${dialect} ${source}`
  const before = trees.get(key)
  if (before) return before
  const unreadable = check(source, [], dialect)
    .filter((f) => f.kind !== 'function')
    .map((f) => fault('syntax', f.at, f.message.zh, f.message.en))
  const tree = { top: unreadable.length > 0 ? null : parse(source, dialect, 'programme').top, unreadable }
  if (trees.size >= treesMost) trees.delete(trees.keys().next().value!)
  trees.set(key, tree)
  return tree
}
