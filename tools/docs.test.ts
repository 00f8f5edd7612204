/** What the pages under docs/ claim to be tried is tried: every test that they name is there, with the row that they name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const pages = readdirSync(join(root, 'docs')).filter((f) => f.endsWith('.md'))
const named = /`((?:src|packs|tools|bench)\/[^`]+\.ts)`(?: «([^»]+)»)?/g

describe.each(pages)('docs/%s', (page) => {
  const text = readFileSync(join(root, 'docs', page), 'utf8')

  test('every test that it names is there, and has the row', () => {
    const missing = [...text.matchAll(named)].filter(
      ([, file, row]) =>
        !existsSync(join(root, file!)) ||
        (row !== undefined && !readFileSync(join(root, file!), 'utf8').includes(row)),
    )
    expect(missing.map(([whole]) => whole)).toEqual([])
  })

  test('every page that it links is there', () => {
    const links = [...text.matchAll(/\]\(([a-z-]+\.md)\)/g)].map((m) => m[1]!)
    expect(links.filter((l) => !pages.includes(l))).toEqual([])
  })
})

test('the table of attacks names a test in every row', () => {
  const rows = readFileSync(join(root, 'docs', 'attacks.md'), 'utf8')
    .split('\n')
    .filter((l) => l.startsWith('| ') && !l.startsWith('| Attack'))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((l) => !/`[^`]+\.test\.ts`/.test(l))).toEqual([])
})

test('every chapter of the standard has its word', () => {
  const chapters = [...readFileSync(join(root, 'docs', 'asvs.md'), 'utf8').matchAll(/^## V(\d+) /gm)]
  expect(chapters.map((m) => Number(m[1]))).toEqual(Array.from({ length: 17 }, (_, n) => n + 1))
})
