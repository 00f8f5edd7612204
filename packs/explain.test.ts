/** What `yimen explain` prints of every pack, and that it stands committed as it is printed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Programme } from 'yimen/kernel/programme'
import { committedFiles, explained } from '../src/cli/explain.ts'
import { packs } from './index.ts'

const root = new URL('../', import.meta.url)
const programmes: readonly Programme[] = packs.flatMap((p) => p.programmes)
const each = programmes.map((p) => [`${p.id}@${p.version}`, p] as const)

/**
 * `npx yimen explain --write` makes them anew. The limit is long because this one test prints every programme of the house with its
 * drawings: over two minutes where the machine is busy with other tests.
 */
test('[EX8] the committed pages are what is printed today, and none is left over', async () => {
  const files = await committedFiles()
  for (const { path, text } of files) {
    expect(existsSync(new URL(path, root)), path).toBe(true)
    expect(readFileSync(new URL(path, root), 'utf8'), path).toBe(text)
  }
  const there = packs.flatMap((p) =>
    readdirSync(new URL(`packs/${p.id}/explain/`, root)).map((name) => `packs/${p.id}/explain/${name}`),
  )
  expect(there.toSorted()).toEqual(files.map((f) => f.path).toSorted())
}, 600_000)

/** Every clause that a rule of the programme names. */
function clausesOf(value: unknown, under = ''): readonly string[] {
  if (typeof value === 'string') return under === 'clause' || under === 'source' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((v) => clausesOf(v, under))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, v]) => clausesOf(v, name))
    : []
}

describe.each(each)('%s', (_, p) => {
  const { explanation: e } = explained(p.id, p.version)
  const items = [...e.articles.flatMap((a) => a.items), ...e.loose]

  test('[EX3] every name has a word, and no id stands in the Chinese', () => {
    expect(e.unnamed).toEqual([])
    const words = items.flatMap((i) => [
      i.title.zh,
      ...i.lines.flatMap((l) => [l.text.zh, l.otherwise?.zh ?? '']),
      ...(i.grid?.rows.flat().map((c) => c.zh) ?? []),
    ])
    /** Names of formats, which people write so in Chinese too. */
    const allowed = /SHA-256|GIFT/g
    expect(words.filter((w) => /[A-Za-z_]{2,}/.test(w.replace(allowed, '')))).toEqual([])
  })

  test('[EX1] every clause that it names has its article with something under it', () => {
    const shown = new Set(e.articles.filter((a) => a.items.length > 0).map((a) => a.clause))
    const inTables = Object.values(p.reckonings ?? {}).flatMap((r) => clausesOf(r))
    const wanted = [...new Set(clausesOf({ ...p, prints: {}, reckonings: {} }))]
    expect(wanted.filter((c) => !shown.has(c) && !inTables.includes(c))).toEqual([])
  })

  /** An act that leads elsewhere where a condition holds stands once for each place that it leads to. */
  const ways = (outcomes: Programme['opens']): readonly string[] =>
    Object.entries(outcomes).flatMap(([name, o]) => [...(o.branches ?? []), o].map(() => name))

  test('[EX5] [EX6] every step is in the table and every living one in a drawing, with all its ways', () => {
    expect(e.steps.map((r) => r.step)).toEqual([
      ...ways(p.opens).map((o) => `opens.${o}`),
      ...Object.keys(p.steps),
    ])
    const drawn = e.diagram.flatMap((c) => c.nodes.map((n) => n.id))
    for (const [id, step] of Object.entries(p.steps)) {
      if (step.end === undefined) expect(drawn).toContain(id)
      expect(e.steps.find((r) => r.step === id)!.ways.map((w) => w.name)).toEqual(ways(step.outcomes))
    }
    for (const chapter of e.diagram)
      expect(chapter.nodes.filter((n) => n.kind === 'step').length).toBeLessThanOrEqual(16)
  })
})

test('[EX4] what authors say that they leave out names a programme, and an article that it shows', () => {
  const gaps = packs.flatMap((p) => p.gaps ?? [])
  const explanations = new Map([...new Set(gaps.map((g) => g.programme))].map((id) => [id, explained(id)]))
  for (const gap of gaps) {
    const { explanation: e } = explanations.get(gap.programme)!
    const shown = [...e.articles, ...e.bare].map((a) => a.clause)
    if (gap.clause !== undefined) expect(shown).toContain(gap.clause)
  }
})
