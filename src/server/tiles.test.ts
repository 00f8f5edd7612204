/** Where a map's pictures may come from: what an operator names, and nothing that could mean more. */
import { expect, test } from 'vitest'
import { openTestHouse } from '../../tools/house.ts'
import type { MapGround } from './contract/index.ts'
import { tilesNamed } from './tiles.ts'

test.each<[string, string | undefined, string | null]>([
  ['none', undefined, null],
  ['an empty setting', '', null],
  ['one host', 'https://tiles.example.cn/{z}/{x}/{y}.png', 'https://tiles.example.cn'],
  ['a port', 'http://127.0.0.1:8080/tiles/{z}/{x}/{y}.png', 'http://127.0.0.1:8080'],
  ['several hosts', 'https://{s}.tiles.example.cn/{z}/{x}/{y}.png?key=1', 'https://*.tiles.example.cn'],
])('[RG11] %s', (_, url, from) => {
  expect(tilesNamed(url)?.from ?? null).toBe(from)
})

test.each([
  'https://tiles.example.cn/',
  '/tiles/{z}/{x}/{y}.png',
  'javascript:{z}{x}{y}',
  "https://a.cn/{z}/{x}/{y}.png; script-src 'unsafe-inline'",
  'https://*/{z}/{x}/{y}',
  'https://a.{s}.cn/{z}/{x}/{y}',
  'https://user@a.cn/{z}/{x}/{y}',
  'data:{z}{x}{y}',
])('[RG11] %s stops the start', (url) => {
  expect(() => tilesNamed(url)).toThrow('YIMEN_TILES')
})

test('[RG11] the pages’ policy lets pictures come from there, and scripts from nowhere else', async () => {
  const policy = async (tiles: ReturnType<typeof tilesNamed>) => {
    const house = await openTestHouse({ tiles })
    const { headers } = await house.stranger.get('/openapi.json')
    const ground = (await house.stranger.get<MapGround>('/api/map')).body.tiles
    await house.close()
    return {
      ground,
      images: /img-src ([^;]*)/.exec(headers.get('content-security-policy')!)![1],
      scripts: /script-src ([^;]*)/.exec(headers.get('content-security-policy')!)![1],
    }
  }
  expect(await policy(null)).toEqual({ ground: null, images: "'self' data: blob:", scripts: "'self'" })
  expect(await policy(tilesNamed('https://{s}.tiles.example.cn/{z}/{x}/{y}.png', '示例地图'))).toEqual({
    ground: { url: 'https://{s}.tiles.example.cn/{z}/{x}/{y}.png', credit: '示例地图' },
    images: "'self' data: blob: https://*.tiles.example.cn",
    scripts: "'self'",
  })
})
