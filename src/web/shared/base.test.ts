/** [RM9] What stands before every address; and that no component writes one past it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { baseIn } from './base.ts'

test.each([
  ['/', ''],
  ['/desk', ''],
  ['/r/430300', '/r/430300'],
  ['/r/430300/', '/r/430300'],
  ['/r/430300/desk/cases/B2', '/r/430300'],
  ['/r/430200/desk', '/r/430200'],
  ['/r/430200-edz/desk', '/r/430200-edz'],
  ['/r/psbc-4311', '/r/psbc-4311'],
  ['/r/430200-/desk', ''],
  ['/r/430200-EDZ/desk', ''],
  ['/r/430200%2dedz/desk', ''],
  ['/r/', ''],
  ['/services', ''],
  ['/x/r/430300/', ''],
  ['/services/r/430300', ''],
])('[RM9] the pages at %s stand under "%s"', (path, base) => {
  expect(baseIn(path)).toBe(base)
})

const web = fileURLToPath(new URL('../', import.meta.url))
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
  (f) => /\.tsx?$/.test(f) && !/\.test\.ts$|^testing\.ts$|^shared\/base\.ts$/.test(f),
)
/** A plain anchor, a form or a picture with an address of ours; the address bar; a request that does not go through `at`. */
const past = [
  /<(?:a|form|img|iframe|area)\s[^<]*?(?:href|action|src)=(?:"\/|\{[`'"]\/)/,
  /\blocation\.(?:pathname|href|origin|assign|replace|search)\b|\bwindow\.open\(/,
  /** What a service worker passes on has the address that the page gave it. */
  /\bfetch\((?!at\(|request\))/,
  /\.open\('[A-Z]+', (?!at\()/,
  /\bnew (?:EventSource|WebSocket)\((?!at\()/,
]

test('[RM9] every address that leaves a component has its realm before it', () => {
  const strays = files.flatMap((f) =>
    readFileSync(join(web, f), 'utf8')
      .split('\n')
      .flatMap((line, i) => (past.some((p) => p.test(line)) ? [`${f}:${i + 1}`] : [])),
  )
  expect(strays).toEqual([])
})

test('[RM9] the watch finds what it looks for', () => {
  const bad = [
    '<a className="x" href="/desk">',
    '<a key={id} href={`/api/cases/${id}`} download>',
    "location.href = '/'",
    'await fetch(`/api/x`)',
    "request.open('POST', '/api/uploads')",
    '<img alt="" src={`/api/uploads/1`} />',
  ]
  expect(bad.filter((line) => !past.some((p) => p.test(line)))).toEqual([])
  const good = [
    '<Link href="/desk">',
    '<a href={at(`/api/x`)}>',
    'fetch(at(path))',
    'page ?? fetch(request)',
    '<a className="skip" href="#main">',
  ]
  expect(good.filter((line) => past.some((p) => p.test(line)))).toEqual([])
})
