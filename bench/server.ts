/** The real server as a process of its own, over a folder of its own, so that what is measured is what runs. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { putTogether } from '../tools/programs.mjs'

const here = fileURLToPath(new URL('../', import.meta.url))

export type Started = {
  readonly pid: number
  readonly url: string
  readonly key: string
  /** From the start of the process to its own word that it is ready. */ readonly seconds: number
  readonly rehearsalSeconds: number | null
  memoryMiB(): number
  stop(): Promise<void>
}

/** `root`: the checkout whose code runs; this one, unless told. `main`: what of it is started. */
export async function start(
  home: string,
  env: Readonly<Record<string, string>> = {},
  root: string = here,
  main = 'src/main.ts',
): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, [...given(env), await programOf(main, root)], {
    cwd: root,
    env: { ...process.env, YIMEN_HOME: home, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await ready(child)
  const seconds = (performance.now() - began) / 1000
  const played = /"seconds": ([\d.]+)/.exec(said)?.[1]
  return {
    pid: child.pid!,
    url: readFileSync(join(home, 'url'), 'utf8').trim(),
    key: readFileSync(join(home, 'key'), 'utf8').trim(),
    seconds: Math.round(seconds * 100) / 100,
    rehearsalSeconds: played === undefined ? null : Number(played),
    memoryMiB: () =>
      Math.round(
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      ),
    stop: () =>
      new Promise((gone) => {
        child.once('exit', () => gone())
        child.kill('SIGTERM')
      }),
  }
}

const together = new Map<string, Promise<string>>()
/** What Node starts for a TypeScript file of a checkout: put together, as `npm start` runs it. */
export function programOf(file: string, root: string = here): Promise<string> {
  const before = together.get(`${root} ${file}`)
  if (before) return before
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-program-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const made = putTogether(folder, { program: file }, root).then(() => join(folder, 'program.mjs'))
  together.set(`${root} ${file}`, made)
  return made
}

/** Options of Node's own for a look into the process, as `--cpu-prof`. */
const given = ({ NODE_ARGUMENTS = '' }: Readonly<Record<string, string>>): readonly string[] =>
  NODE_ARGUMENTS.split(' ').filter((argument) => argument !== '')

export function ready(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((done, fail) => {
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.includes('Yimen is ready')) done(said)
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${said.slice(-500)}`)))
  })
}

export async function call<T>(
  at: Pick<Started, 'url' | 'key'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${at.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
