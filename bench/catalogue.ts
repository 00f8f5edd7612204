/** A catalogue of three thousand items at a window: looked for by the pinyin of a name, by its initials, and by its letters. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { items } from '../packs/one-door/rehearsal/items.ts'
import { zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import type { RegisterListView } from '../src/server/contract/registers.ts'
import { openDatabase } from '../src/store/index.ts'
import { openTestHouse, seed, type TestHouse, type Visitor } from '../tools/house.ts'

const count = 3_000
const rowsAtOnce = 200
const times = 60

/** The rehearsal's items, each for so many objects: names of four to sixteen letters, as offices have them. */
const objects = ['学校', '医院', '工地', '市场', '酒店', '农庄', '车队', '社团', '园区', '码头']
const rows = Array.from({ length: count }, (_, n) => {
  const { row, name } = items[n % items.length]!
  const turn = Math.floor(n / items.length)
  const object = turn === 0 ? '' : `${objects[turn % 10]!}${objects[(turn * 3 + n) % 10]!}`
  return { ...row, code: `43027100BM-XK-${String(n + 1).padStart(4, '0')}`, name: `${name}${object}` }
})

export async function* catalogue(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const database = await openDatabase({ dataDir: home, log: () => {} })
  process.env['YIMEN_TEST_PG'] = database.url
  try {
    const house = await openTestHouse({ codes: ['430523', zhuzhouZone] })
    const enteredInSeconds = await enter(house)
    const clerk = await house.at(zhuzhouZone).as('window')
    /** The names are worked out once, for whoever asks first. */
    const firstMs = await ask(clerk, pinyinOf(0))
    const ways = [
      ['pinyin', pinyinOf],
      [
        'initials',
        (n: number) => pinyin(rows[n]!.name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
      ],
      ['letters', (n: number) => rows[n]!.name],
    ] as const
    for (const [by, wordOf] of ways) {
      const taken: number[] = []
      for (let n = 0; n < times; n++)
        taken.push(await ask(clerk, wordOf((n * 37) % count), rows[(n * 37) % count]!.name))
      taken.sort((a, b) => a - b)
      yield {
        bench: `an item looked for at a window by ${by}, over HTTP`,
        items: count,
        medianMs: rounded(taken[times / 2]!),
        p95Ms: rounded(taken[Math.floor(times * 0.95)]!),
        askedBelowMs: 30,
        ...(by === 'pinyin' ? { firstMs: rounded(firstMs), enteredInSeconds } : {}),
      }
    }
    await house.close()
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const rounded = (n: number): number => Math.round(n * 10) / 10
const pinyinOf = (n: number): string => pinyin(rows[n]!.name, { toneType: 'none', type: 'array' }).join('')

/** Milliseconds until the list is there; what is looked for stands in it. */
async function ask(who: Visitor, word: string, name?: string): Promise<number> {
  const began = performance.now()
  const { body } = await who.get<RegisterListView>(
    `/api/registers/door.items?limit=20&q=${encodeURIComponent(word)}`,
  )
  const ms = performance.now() - began
  if (name !== undefined && !body.entries.some((e) => e.name === name))
    throw new Error(`${word} does not find ${name}`)
  return ms
}

/** As the office brings it: one sheet, so many rows an event. */
async function enter(house: TestHouse): Promise<number> {
  const at = house.at(zhuzhouZone)
  const registry = JSON.stringify(makeZhuzhou(seed).registry)
  await at.console.send('PUT', '/api/registry', registry, { 'content-type': 'application/json' })
  const manager = await at.as('items')
  const post = (await manager.get<{ posts: readonly { id: string }[] }>('/api/me')).body.posts[0]!.id
  const began = performance.now()
  const opened = await manager.post<{ case: string }>('/api/cases', {
    programme: 'door.catalogue',
    outcome: 'begin',
    area: zone,
    post,
    input: { batchName: '三千项' },
  })
  const act = async (seq: number, outcome: string, input: object): Promise<void> => {
    const path = `/api/cases/${opened.body.case}/commands`
    const { status, body } = await manager.post(path, { post, seq, outcome, input })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  for (let n = 0; n < count / rowsAtOnce; n++)
    await act(n + 1, 'rows', { rows: rows.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce) })
  await act(count / rowsAtOnce + 1, 'finish', {})
  return Math.round((performance.now() - began) / 100) / 10
}
