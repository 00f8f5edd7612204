/** Where a map's pictures may come from: what an operator names, and nothing that could mean more. */
import { expect, test } from 'vitest'
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

test.each(['https://tiles.example.cn/', '/tiles/{z}/{x}/{y}.png', 'javascript:{z}{x}{y}', "https://a.cn/{z}/{x}/{y}.png; script-src 'unsafe-inline'", 'https://*/{z}/{x}/{y}', 'https://a.{s}.cn/{z}/{x}/{y}', 'https://user@a.cn/{z}/{x}/{y}', 'data:{z}{x}{y}'])('[RG11] %s stops the start', (url) => {
  expect(() => tilesNamed(url)).toThrow('YIMEN_TILES')
})
