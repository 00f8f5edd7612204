/** `yimen dmn file.dmn --input '{...}' --json`: answers every decision of a DMN file, in bounded time and memory. */
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { readJson, writeJson } from '../kernel/index.ts'
import type { Decision } from '../kernel/rule/index.ts'
import type { DmnResult } from './dmn/evaluate.ts'
import { nameOf, typeOf } from './dmn/model.ts'
import { isRefusal, readDmn, refusal, xmlMax } from './dmn/read.ts'
import { tableOf } from './dmn/table.ts'

export { toDmn } from './dmn/export.ts'
export { isRefusal } from './dmn/read.ts'
export type { DmnResult } from './dmn/evaluate.ts'

type Message = {
  readonly result?: DmnResult
  readonly refused?: { readonly zh: string; readonly en: string }
}

/** Answers every decision of a file. The work runs in its own thread and is ended after `timeLimitMs`. */
export function runDmn(
  xml: string,
  input: unknown,
  { timeLimitMs = 5_000, memoryMb = 256 } = {},
): Promise<DmnResult> {
  if (xml.length > xmlMax)
    return Promise.reject(
      refusal(`文件超过 ${xmlMax} 个字符`, `the file is longer than ${xmlMax} characters`),
    )
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./dmn/worker.mjs', import.meta.url), {
      workerData: { xml, input },
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
    worker.on('message', ({ result, refused }: Message) =>
      end(() => (result ? resolve(result) : reject(refusal(refused!.zh, refused!.en)))),
    )
    worker.on('error', (e) => end(() => reject(refusal(`计算中断：${e.message}`, `stopped: ${e.message}`))))
  })
}

/** The tables and literal expressions of a file as decisions of a programme; the rest are named, not dropped in silence. */
export async function readDecisions(
  xml: string,
): Promise<{ decisions: Record<string, Decision>; skipped: string[] }> {
  const root = await readDmn(xml)
  const types = new Map((root.itemDefinition ?? []).map((t) => [nameOf(t), t]))
  const decisions: Record<string, Decision> = {}
  const skipped: string[] = []
  for (const e of root.drgElement ?? []) {
    const logic = typeOf(e) === 'Decision' ? e.decisionLogic : undefined
    if (typeOf(logic) === 'DecisionTable') decisions[nameOf(e)] = tableOf(logic!, nameOf(e), types)
    else if (typeOf(logic) === 'LiteralExpression')
      decisions[nameOf(e)] = {
        kind: 'formula',
        expression: logic!.text?.trim() ?? 'null',
        ...(e.description && { clause: e.description }),
      }
    else if (typeOf(e) !== 'InputData' && typeOf(e) !== 'KnowledgeSource') skipped.push(nameOf(e))
  }
  return { decisions, skipped }
}
export const toDecisions = async (xml: string): Promise<Record<string, Decision>> =>
  (await readDecisions(xml)).decisions

/** [N5] The verb. `--input` takes JSON or `@file.json`; the answer is JSON on standard output; 0 means the file was read. */
export async function dmnVerb(
  args: readonly string[],
  write: (line: string) => void = console.log,
): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const file = args.find(
    (a, i) => !a.startsWith('--') && args[i - 1] !== '--input' && args[i - 1] !== '--time',
  )
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
    const xml = await readFile(file, 'utf8')
    const text = option('--input') ?? '{}'
    const json = text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text
    const result = await runDmn(xml, parseInput(json), { timeLimitMs: Number(option('--time') ?? 5_000) })
    if (args.includes('--json')) write(writeJson(result))
    else for (const line of lines(result)) write(line)
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
