/**
 * [Q17] Every clause that is named is one whose text is held. [Q18] It survives JSON, its choices in their
 * order, and every title speaks both languages.
 */
import { finding, type CheckContext, type CheckFinding, type Look } from './finding.ts'

export const clauses: Look = (p, context) => {
  const all = walk(p, 'programme')
  return [
    ...all.flatMap(({ at, value }) => [
      ...unheld(at, value, context),
      ...oneTongued(at, value),
      ...reordered(at, value),
    ]),
    ...unwritten(all),
  ]
}

type Seen = { readonly at: string; readonly value: unknown }

/** Every value inside, with the path to it. */
function walk(whole: unknown, start: string): readonly Seen[] {
  const all: Seen[] = []
  const visit = (value: unknown, at: string): void => {
    all.push({ at, value })
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) visit(inner, `${at}.${name}`)
  }
  visit(whole, start)
  return all
}

const unheld = (at: string, value: unknown, context: CheckContext): readonly CheckFinding[] =>
  typeof value === 'string' && /\.(clause|source)$|\.basis\.\d+$/.test(at) && !context.holdsClause(value)
    ? [finding('Q17', at, '依据的条款没有原文', 'the text of this clause is not held', value)]
    : []

function oneTongued(at: string, value: unknown): readonly CheckFinding[] {
  if (typeof value !== 'object' || value === null || !('zh' in value || 'en' in value)) return []
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown }
  const fine = typeof zh === 'string' && zh.trim() !== '' && typeof en === 'string' && en.trim() !== ''
  return fine ? [] : [finding('Q18', at, '应有中文和英文', 'needs both languages', JSON.stringify(value))]
}

/** Keys that look like whole numbers are sorted before the others by every reader of JSON: a choice would change its order. */
const reordered = (at: string, value: unknown): readonly CheckFinding[] =>
  at.endsWith('.options') && typeof value === 'object' && value !== null
    ? Object.keys(value)
        .filter((k) => /^\d+$/.test(k))
        .map((k) =>
          finding(
            'Q18',
            at,
            '选项的键不能是数字，顺序会变',
            'an option named by a number loses its place',
            k,
          ),
        )
    : []

function unwritten(all: readonly Seen[]): readonly CheckFinding[] {
  const lost = all.find(
    ({ value }) =>
      value === undefined ||
      typeof value === 'function' ||
      typeof value === 'bigint' ||
      typeof value === 'symbol' ||
      (typeof value === 'number' && !Number.isFinite(value)),
  )
  return lost ? [finding('Q18', lost.at, '不能写成 JSON', 'does not survive JSON', String(lost.value))] : []
}
