/**
 * What the wall and the circular ask of the house at the full rehearsal: a campaign's view, its parts, its
 * board, and a bulletin with all its figures.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BulletinView, CampaignSummary, CampaignView } from '../src/server/contract/index.ts'
import { call, start } from './server.ts'

const asOf = '2021-10-20'

export async function* wall(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  try {
    const server = await start(home)
    try {
      for (const { code } of await call<readonly { readonly code: string }[]>(server, 'GET', '/api/realms'))
        yield* inRealm({ ...server, url: `${server.url}/r/${code}` })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

type At = Parameters<typeof call>[0]

async function* inRealm(at: At): AsyncGenerator<object> {
  for (const { id } of await call<readonly CampaignSummary[]>(at, 'GET', '/api/campaigns')) {
    const path = `/api/campaigns/${id}`
    const view = await call<CampaignView>(at, 'GET', `${path}?asOf=${asOf}`)
    yield {
      bench: 'campaign view',
      id,
      done: view.total.done,
      target: view.total.target,
      stuck: view.total.stuck,
      ...(await timed(at, `${path}?asOf=${asOf}`, 40)),
      askedBelow: 300,
    }
    yield {
      bench: 'campaign view of a district',
      id,
      ...(await timed(at, `${path}?asOf=${asOf}&area=${view.rows[0]!.area}`, 40)),
      askedBelow: 300,
    }
    yield {
      bench: 'campaign board',
      id,
      ...(await timed(at, `${path}/board?asOf=${asOf}`, 20)),
      askedBelow: 300,
    }
    yield { bench: 'weekly sheet', id, ...(await timed(at, `${path}/sheet.xlsx?asOf=${asOf}`, 10, 'file')) }
  }
  for (const { id } of await call<readonly { readonly id: string }[]>(at, 'GET', '/api/bulletins')) {
    const { slots, paragraphs } = await call<BulletinView>(at, 'GET', `/api/bulletins/${id}?asOf=${asOf}`)
    const figures =
      Object.keys(slots).length + paragraphs.reduce((n, p) => n + (p.table?.columns.length ?? 0), 0)
    yield {
      bench: 'bulletin made with its figures',
      id,
      figures,
      ...(await timed(at, `/api/bulletins/${id}?asOf=${asOf}`, 20)),
      askedFor40FiguresBelow: 2000,
    }
  }
}

async function timed(
  at: At,
  path: string,
  times: number,
  kind: 'json' | 'file' = 'json',
): Promise<{ readonly p50ms: number; readonly p95ms: number }> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    if (kind === 'json') await call(at, 'GET', path)
    else await fetched(at, path)
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at95 = took[Math.min(times - 1, Math.floor(times * 0.95))]!
  return { p50ms: Math.round(took[times >> 1]! * 10) / 10, p95ms: Math.round(at95 * 10) / 10 }
}

async function fetched(at: At, path: string): Promise<void> {
  const response = await fetch(`${at.url}${path}`, { headers: { authorization: `Bearer ${at.key}` } })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
