/** The rules beside the code, the code and the tests speak of the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const files = ['src', 'packs', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((f) => join(root, folder, f))
    .filter((f) => /\.(tsx?|mjs|sql)$/.test(f)),
)
const specs = ['src', 'packs', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((f) => /(^|\/)SPEC\.md$/.test(f))
    .map((f) => `${folder}/${f}`),
)
const rulesOf = (path: string): readonly string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\*\*\[([A-Z]+\d+)\]\*\*/g)].map((m) => m[1]!)
/** Each beside its code, in the SPEC.md of its room; the one at the top is their index. */
const rules = specs.flatMap(rulesOf)
const index = readFileSync(join(root, 'SPEC.md'), 'utf8')

/** `[C7]`, and `[V1]-[V6]` as all six. */
function cited(text: string): readonly string[] {
  const spans = [...text.matchAll(/\[([A-Z]+)(\d+)\]-\[\1(\d+)\]/g)].flatMap(([, letters, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letters}${Number(from) + i}`),
  )
  return [...spans, ...[...text.matchAll(/\[([A-Z]+\d+)\]/g)].map((m) => m[1]!)]
}
const inCode = new Map<string, readonly string[]>(files.map((f) => [f, cited(readFileSync(f, 'utf8'))]))
const isTest = (f: string): boolean => /\.test\.tsx?$/.test(f)

test('no rule has two numbers, and none shares one', () => {
  expect(rules.filter((r, i) => rules.indexOf(r) !== i)).toEqual([])
  expect(rules.length).toBeGreaterThan(100)
})

/** `C1–C17` as all seventeen. */
const spans = (cell: string): readonly string[] =>
  cell.split(', ').flatMap((span) => {
    const [, letters, from, to] = /^([A-Z]+)(\d+)(?:–\1(\d+))?$/.exec(span)!
    return Array.from(
      { length: Number(to ?? from) - Number(from) + 1 },
      (_, i) => `${letters}${Number(from) + i}`,
    )
  })

test('the index tells which rule stands in which room, and keeps none itself', () => {
  const rows = [...index.matchAll(/^\| \[[^\]]+\]\(([^)]+)\) \| [^|]+ \| ([^|]+) \|$/gm)]
  expect(new Set(rows.map(([, path]) => path))).toEqual(new Set(specs))
  for (const [, path, cell] of rows) expect(new Set(spans(cell!)), path).toEqual(new Set(rulesOf(path!)))
  expect(rulesOf('SPEC.md')).toEqual([])
})

test('every rule that code or tests cite stands in a SPEC.md', () => {
  const strays = [...inCode]
    .filter(([f]) => !f.endsWith('spec.test.ts'))
    .flatMap(([f, tags]) =>
      tags.filter((t) => !rules.includes(t)).map((t) => `${f.slice(root.length)} [${t}]`),
    )
  expect([...new Set(strays)]).toEqual([])
})

test('every rule is kept by code that names it', () => {
  const named = new Set([...inCode].filter(([f]) => !isTest(f)).flatMap(([, tags]) => tags))
  expect(rules.filter((r) => !named.has(r) && !r.startsWith('PK') && r !== 'W7')).toEqual([])
})

test('every rule is tried by a test that names it', () => {
  const tried = new Set(
    [...inCode].filter(([f]) => isTest(f) && !f.endsWith('spec.test.ts')).flatMap(([, tags]) => tags),
  )
  expect(rules.filter((r) => !tried.has(r))).toEqual([])
})
