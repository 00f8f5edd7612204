/** What a verb writes arrives whole, also where a pipe takes it slowly. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'

const yimen = new URL('../../tools/yimen.mjs', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'yimen-pipe-'))
afterAll(() => rmSync(folder, { recursive: true }))

const long = join(folder, 'long.dmn')
writeFileSync(
  long,
  '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="x" name="x"><literalExpression><text>for i in 1..40000 return "0123456789"</text></literalExpression></decision></definitions>',
)

/** Reads nothing until the verb has had time to end, and then all of it. */
async function piped(args: readonly string[]): Promise<{ text: string; code: number | null }> {
  const verb = spawn(process.execPath, [yimen, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => verb.on('close', resolve))
  await new Promise((resolve) => verb.stdout.once('readable', resolve))
  await wait(1_500)
  let text = ''
  for await (const part of verb.stdout.setEncoding('utf8')) text += part
  return { text, code: await ended }
}

describe('a pipe that is slow', () => {
  test('is given the whole answer of a DMN file', async () => {
    const { text, code } = await piped(['dmn', long, '--json'])
    expect(text.length).toBeGreaterThan(200_000)
    expect((JSON.parse(text) as { decisions: { x: unknown[] } }).decisions.x).toHaveLength(40_000)
    expect(code).toBe(0)
  })

  test('is given the whole rehearsal, to the end of its last line', async () => {
    const { text, code } = await piped(['rehearse', '--print'])
    expect(text.length).toBeGreaterThan(200_000)
    expect(text.endsWith('}\n')).toBe(true)
    for (const line of text.trimEnd().split('\n')) JSON.parse(line)
    expect(code).toBe(0)
  })

  test('that is closed early ends the verb in peace', async () => {
    const verb = spawn(process.execPath, [yimen, 'dmn', long], { stdio: ['ignore', 'pipe', 'pipe'] })
    let complaint = ''
    verb.stderr.setEncoding('utf8').on('data', (part: string) => (complaint += part))
    const ended = new Promise<number | null>((resolve) => verb.on('close', resolve))
    verb.stdout.once('data', () => verb.stdout.destroy())
    expect(await ended).toBe(0)
    expect(complaint).toBe('')
  })
})
