/**
 * A survey of a hundred thousand units through the page's own door: preview, then entering by the queue, with
 * the server's memory; and how fast units are judged.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import type { Facts } from '../src/kernel/rule/index.ts'
import type { Instant } from '../src/kernel/day/index.ts'
import { abilitiesOf } from '../src/kernel/ability/index.ts'
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { kernelAbilities } from '../src/kernel/abilities/index.ts'
import { knowledge, knownWorld } from '../src/kernel/case/index.ts'
import { elevator } from '../packs/elevator/index.ts'
import { makeXiangtan } from '../packs/xiangtan.ts'
import { password, seed } from '../tools/house.ts'
import { asXlsx, surveyedRows, writtenRows } from '../tools/survey-sheet.ts'
import type { ImportLine, ImportProgress, ImportStarted } from '../src/server/contract/index.ts'
import { call, start, type Started } from './server.ts'

const rows = 100_000
const units = 1_000_000
const realm = '430300'

export async function* imports(): AsyncGenerator<object> {
  /** Memory that is flat peaks no higher for twice the rows; each count on a server of its own. */
  const half = await surveys([rows / 2])
  /** The second survey is of the same units: each of its entries ends one that stands. */
  const [first, second] = await surveys([rows, rows - 1])
  yield {
    bench: `import of ${rows} survey rows`,
    fileMiB: first!.fileMiB,
    previewSeconds: first!.preview,
    enterSeconds: first!.enter,
    seconds: round(first!.preview + first!.enter),
    asked: 20,
    restMiB: first!.restMiB,
    peakMiB: first!.peakMiB,
    peakMiBOfHalf: half[0]!.peakMiB,
    peakRatio: round(first!.peakMiB / half[0]!.peakMiB),
  }
  yield {
    bench: 'the same units surveyed again',
    previewSeconds: second!.preview,
    enterSeconds: second!.enter,
    seconds: round(second!.preview + second!.enter),
    peakMiB: second!.peakMiB,
    takenBackSeconds: second!.takenBack,
  }
  yield eligibility()
}

/** Files of so many rows, one after the other into one register. */
async function surveys(counts: readonly number[]): Promise<readonly Ran[]> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_REHEARSAL: 'off', YIMEN_REALM: `430523,${realm}` })
  try {
    const at = { url: `${server.url}/r/${realm}`, key: server.key }
    await call(at, 'PUT', '/api/registry', makeXiangtan(seed).registry)
    const cookie = await signIn(at.url)
    const ran: Ran[] = []
    for (const count of counts) ran.push(await run(server, at.url, cookie, count))
    return counts.length === 1
      ? ran
      : [...ran.slice(0, -1), { ...ran.at(-1)!, takenBack: await takeBack(at, cookie, ran.at(-1)!.case) }]
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'x-yimen': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'survey', password, code: new TOTP().generate() }),
  })
  if (!response.ok) throw new Error(`cannot sign in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
}

/** The office takes the whole import back: what stood before stands again. */
async function takeBack(at: Pick<Started, 'url' | 'key'>, cookie: string, id: string): Promise<number> {
  const { undo } = (await (
    await fetch(`${at.url}/api/imports/${id}`, { headers: { cookie } })
  ).json()) as ImportProgress
  const began = performance.now()
  const response = await fetch(`${at.url}/api/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({
      key: `bench-undo-${id}`,
      case: id,
      seq: undo!.seq,
      outcome: undo!.outcome,
      input: { [undo!.reason]: '批次有误' },
      as: `${realm}-city-office-1`,
    }),
  })
  const said = await response.text()
  if (!said.startsWith('{"ok":true')) throw new Error(said)
  return round((performance.now() - began) / 1000)
}

type Ran = {
  readonly case: string
  readonly takenBack?: number
  readonly preview: number
  readonly enter: number
  readonly fileMiB: number
  readonly restMiB: number
  readonly peakMiB: number
}

async function run(server: Started, url: string, cookie: string, count: number): Promise<Ran> {
  const bytes = await asXlsx(writtenRows(count))
  const query = `programme=elevator.survey&area=${realm}&post=${realm}-survey-firm`
  const headers = {
    'x-yimen': '1',
    cookie,
    'content-type': 'application/octet-stream',
    'x-file-name': 'survey.xlsx',
    'idempotency-key': `bench-import-${count}`,
  }
  const restMiB = server.memoryMiB()
  let peakMiB = restMiB
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, server.memoryMiB())
  }, 50)
  try {
    const began = performance.now()
    const answer = await fetch(`${url}/api/imports/preview?${query}`, {
      method: 'POST',
      headers,
      body: bytes,
    })
    const last = JSON.parse((await answer.text()).trimEnd().split('\n').at(-1)!) as ImportLine
    if (!('preview' in last)) throw new Error(JSON.stringify(last))
    const shown = performance.now()
    const { preview } = last
    if (preview.valid !== count)
      throw new Error(`${preview.valid} of ${count} rows are valid: ${JSON.stringify(preview.kinds)}`)
    const confirmed = await fetch(`${url}/api/imports?${query}&ticket=${preview.ticket}`, {
      method: 'POST',
      headers,
      body: bytes,
    })
    const { case: id } = (await confirmed.json()) as ImportStarted
    for (;;) {
      const p = (await (await fetch(`${url}/api/imports/${id}`, { headers })).json()) as ImportProgress
      if (p.problem) throw new Error(JSON.stringify(p.problem))
      if (!p.running && p.finished) break
      await new Promise((next) => setTimeout(next, 100))
    }
    return {
      case: id,
      preview: round((shown - began) / 1000),
      enter: round((performance.now() - shown) / 1000),
      fileMiB: Math.round(bytes.length / 2 ** 20),
      restMiB,
      peakMiB,
    }
  } finally {
    clearInterval(watch)
  }
}

/** The programme's own criteria, one unit after the other, as an import judges them. */
function eligibility(): object {
  const p = elevator.programmes.find((x) => x.sheet !== undefined)!
  const lines = surveyedRows().map(
    (r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null && v !== '')) as Facts,
  )
  const k = knowledge(
    p,
    null,
    [],
    {},
    {
      now: '2021-10-20T09:00:00.000+08:00' as Instant,
      actor: { person: '', post: null, role: '', area: null, kin: [] },
      areaPath: [realm, '430000'],
      calendar: chinaCalendar,
      abilities: abilitiesOf(kernelAbilities),
      authorities: [],
      world: knownWorld(),
      personKey: () => '',
    },
  )
  const [name] = Object.entries(p.reckonings!).find(([, r]) => r.ability === 'kernel.criteria@1')!
  const unitsByResult: Record<string, number> = {}
  const began = performance.now()
  for (let i = 0; i < units; i++) {
    const { result } = k.line(lines[i % lines.length]!).read(name) as { readonly result: string }
    unitsByResult[result] = (unitsByResult[result] ?? 0) + 1
  }
  return {
    bench: `eligibility of ${units} units`,
    seconds: round((performance.now() - began) / 1000),
    asked: 10,
    found: unitsByResult,
  }
}
