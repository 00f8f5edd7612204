/**
 * A survey as people send it: rows a second out of an .xlsx and a CSV of 100,000 rows, and whether the
 * thread's heap grows with the rows.
 */
import { readSheet, writeSheet } from '../src/sheets/index.ts'

const columns = 26
const few = 10_000
const many = 100_000

/** A household's answers: a number of its own, words that come again and again, texts that do not, figures and gaps. */
const household = (i: number): readonly (string | number | null)[] =>
  Array.from({ length: columns }, (_, c) =>
    c === 0
      ? String(430111199001000000 + i * 7919)
      : c % 5 === 1
        ? ['有', '无', '户主', '配偶'][(i + c) % 4]!
        : c % 5 === 2
          ? `一门社区${i % 97}栋${i}室${c}`
          : c % 5 === 3
            ? ((i * 31 + c) % 10_000) / 10
            : c % 5 === 4
              ? null
              : `第${(i * columns + c) % 50_000}组`,
  )

function* households(count: number): Generator<readonly (string | number | null)[]> {
  for (let i = 0; i < count; i++) yield household(i)
}

const titles = Array.from({ length: columns }, (_, c) => ({ title: `第${c + 1}项` }))
const asXlsx = (count: number): Promise<Buffer> => writeSheet(titles, households(count))
const asCsv = (count: number): Buffer =>
  Buffer.from(
    [titles.map((t) => t.title), ...households(count)]
      .map((r) => r.map((v) => v ?? '').join(','))
      .join('\r\n'),
  )

export async function* sheets(): AsyncGenerator<object> {
  for (const [kind, make] of [
    ['xlsx', asXlsx],
    ['csv', async (n: number) => asCsv(n)],
  ] as const) {
    const small = await read(await make(few))
    const large = await read(await make(many))
    yield {
      bench: `sheet of ${many} rows by ${columns}`,
      kind,
      fileMiB: large.fileMiB,
      rowsPerSecond: Math.round(large.rows / large.seconds),
      seconds: large.seconds,
      threadHeapMiB: large.heapMiB,
      threadHeapMiBOfATenth: small.heapMiB,
      heapAgainstATenth: Math.round((large.heapMiB / small.heapMiB) * 100) / 100,
    }
  }
}

async function read(
  bytes: Buffer,
): Promise<{
  readonly rows: number
  readonly seconds: number
  readonly heapMiB: number
  readonly fileMiB: number
}> {
  let heap = 0
  let rows = 0
  const began = performance.now()
  for await (const _ of readSheet(bytes, {}, (b) => (heap = Math.max(heap, b)))) rows++
  return {
    rows,
    seconds: Math.round(performance.now() - began) / 1000,
    heapMiB: Math.round(heap / 2 ** 20),
    fileMiB: Math.round(bytes.length / 2 ** 20),
  }
}
