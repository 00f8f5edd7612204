/** `yimen dmn file.dmn --input '{...}' --json`: answers every decision of a DMN file, in bounded time and memory. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readJson, writeJson } from '../kernel/number/index.ts'
import type { Decision } from '../kernel/rule/index.ts'
import type { Question, DmnResult } from './dmn/evaluate.ts'
import { isOurs } from './dmn/knowledge.ts'
import { nameOf, typeOf } from './dmn/model.ts'
import { modulesOf } from './dmn/modules.ts'
import { isRefusal, readDmn, refusal, xmlMax } from './dmn/read.ts'
import { tableOf } from './dmn/table.ts'

export { toDmn } from './dmn/export.ts'
export { isRefusal } from './dmn/read.ts'
export type { DmnResult } from './dmn/evaluate.ts'

type Message = {
  readonly answers?: DmnResult
  readonly refused?: { readonly zh: string; readonly en: string }
}

/** Answers every decision of a file. The work runs in its own thread and is ended after `timeLimitMs`. */
export function runDmn(
  xml: string,
  input: unknown,
  {
    timeLimitMs = 5_000,
    memoryMb = 256,
    ...question
  }: Question & { timeLimitMs?: number; memoryMb?: number } = {},
): Promise<DmnResult> {
  if (xml.length > xmlMax)
    return Promise.reject(
      refusal(`文件超过 ${xmlMax} 个字符`, `the file is longer than ${xmlMax} characters`),
    )
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./dmn/worker.mjs', import.meta.url), {
      workerData: { xml, input, question },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 8 },
    })
    let clock: NodeJS.Timeout | undefined
    const end = (act: () => void) => {
      clearTimeout(clock)
      void worker.terminate()
      act()
    }
    worker.on('online', () => {
      clock = setTimeout(
        () =>
          end(() =>
            reject(refusal(`计算超过 ${timeLimitMs} 毫秒，已停止`, `stopped after ${timeLimitMs} ms`)),
          ),
        timeLimitMs,
      )
    })
    worker.on('message', ({ answers, refused }: Message) =>
      end(() => (answers ? resolve(answers) : reject(refusal(refused!.zh, refused!.en)))),
    )
    worker.on('error', (e) => end(() => reject(refusal(`计算中断：${e.message}`, `stopped: ${e.message}`))))
  })
}

/** The tables and literal expressions of a file as decisions of a programme; the rest are named, not dropped in silence. */
export async function readDecisions(
  xml: string,
): Promise<{ decisions: Record<string, Decision>; skipped: string[] }> {
  const root = await readDmn(xml)
  const { testsOf } = modulesOf(root, [])
  const decisions: Record<string, Decision> = {}
  const skipped: string[] = []
  for (const e of root.drgElement ?? []) {
    const logic = typeOf(e) === 'Decision' ? e.decisionLogic : undefined
    if (typeOf(logic) === 'DecisionTable') decisions[nameOf(e)] = tableOf(logic!, nameOf(e), testsOf)
    else if (typeOf(logic) === 'LiteralExpression')
      decisions[nameOf(e)] = {
        kind: 'formula',
        expression: logic!.text?.trim() ?? 'null',
        ...(e.description && { clause: e.description }),
      }
    else if (
      typeOf(e) !== 'InputData' &&
      typeOf(e) !== 'KnowledgeSource' &&
      !(typeOf(e) === 'BusinessKnowledgeModel' && isOurs(nameOf(e), e.encapsulatedLogic?.body?.text?.trim()))
    )
      skipped.push(nameOf(e))
  }
  return { decisions, skipped }
}
export const toDecisions = async (xml: string): Promise<Record<string, Decision>> =>
  (await readDecisions(xml)).decisions

const importsMax = 100
/** The namespaces that a file says it imports, and the places where it says they are. */
const importsOf = (xml: string) =>
  [...xml.matchAll(/<(?:[\w.-]+:)?import\b[^>]*>/g)].map(([tag]) => ({
    namespace: /\bnamespace\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '',
    location: /\blocationURI\s*=\s*["']([^"']*)["']/.exec(tag)?.[1],
  }))
const namespaceOf = (xml: string) =>
  /<(?:[\w.-]+:)?definitions\b[^>]*?\snamespace\s*=\s*["']([^"']*)["']/.exec(xml)?.[1]

/** The files that a file imports, and those that they import: named by the caller, or found beside it by their namespace. */
async function filesImported(
  file: string,
  xml: string,
  named: readonly string[],
): Promise<readonly string[]> {
  if (importsOf(xml).length === 0) return []
  const folder = dirname(file)
  const beside = (await readdir(folder)).filter((f) => f.endsWith('.dmn') && f !== basename(file))
  const stated = importsOf(xml).flatMap(({ location }) => (location ? [basename(location)] : []))
  const first = beside.filter((f) => stated.includes(f))
  const paths = [
    ...new Set([...named, ...[...first, ...beside].map((f) => join(folder, f))].map((p) => resolve(p))),
  ]
  const byNamespace = new Map<string, string>()
  for (const path of paths.slice(0, importsMax)) {
    if (!named.some((n) => resolve(n) === path) && (await stat(path)).size > xmlMax) continue
    const text = await readFile(path, 'utf8')
    const namespace = namespaceOf(text)
    if (namespace !== undefined && !byNamespace.has(namespace)) byNamespace.set(namespace, text)
  }
  const taken = new Map<string, string>()
  const take = (from: string): void => {
    for (const { namespace } of importsOf(from)) {
      const text = byNamespace.get(namespace)
      if (text === undefined || taken.has(namespace)) continue
      taken.set(namespace, text)
      take(text)
    }
  }
  take(xml)
  return [...taken.values()]
}

/** Answers a file by its path: every decision of it, or those named; with the files that it imports. */
export async function answerFile(
  file: string,
  input: string,
  {
    decisions,
    files = [],
    timeLimitMs,
  }: { decisions?: readonly string[]; files?: readonly string[]; timeLimitMs?: number } = {},
): Promise<DmnResult> {
  const xml = await readFile(file, 'utf8')
  const json = input.startsWith('@') ? await readFile(input.slice(1), 'utf8') : input
  return runDmn(xml, parseInput(json), {
    others: await filesImported(file, xml, files),
    ...(decisions && { decisions }),
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  })
}

/** [N5] The verb. `--input` takes JSON or `@file.json`; the answer is JSON on standard output; 0 means the file was read. */
export async function dmnVerb(
  args: readonly string[],
  write: (line: string) => void = console.log,
): Promise<number> {
  const every = (name: string) => args.flatMap((a, i) => (args[i - 1] === name ? [a] : []))
  const option = (name: string) => every(name)[0]
  const valued = ['--input', '--time', '--decision', '--file']
  const file = args.find((a, i) => !a.startsWith('--') && !valued.includes(args[i - 1] ?? ''))
  const fail = (zh: string, en: string) => {
    write(args.includes('--json') ? JSON.stringify({ error: { zh, en } }) : `${zh} / ${en}`)
    return 1
  }
  if (!file)
    return fail(
      "用法：yimen dmn 文件.dmn --input '{…}' --json",
      "usage: yimen dmn file.dmn --input '{…}' --json",
    )
  try {
    const decisions = every('--decision')
    const answers = await answerFile(file, option('--input') ?? '{}', {
      timeLimitMs: Number(option('--time') ?? 5_000),
      files: every('--file'),
      ...(decisions.length > 0 && { decisions }),
    })
    if (args.includes('--json')) write(writeJson(answers))
    else for (const line of lines(answers)) write(line)
    return 0
  } catch (e) {
    return isRefusal(e)
      ? fail(e.zh, e.en)
      : fail(`无法读取 ${file}：${(e as Error).message}`, `cannot read ${file}: ${(e as Error).message}`)
  }
}

function parseInput(json: string): unknown {
  try {
    return readJson(json)
  } catch (e) {
    throw refusal(
      `--input 不是 JSON：${(e as Error).message}`,
      `--input is not JSON: ${(e as Error).message}`,
    )
  }
}
const lines = (r: DmnResult) => [
  ...Object.entries(r.decisions).map(([k, v]) => `${k} = ${writeJson(v)}`),
  ...r.problems.map((p) => `! ${p.decision} (${p.id}): ${p.message}`),
]
