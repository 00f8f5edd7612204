/** `yimen books` and `yimen recount`: the ledger for other people's programs, and whether they come to the same. */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connectEach } from './client.ts'

/** [BK1] The file appears whole or not at all, readable by its owner only. Gives its size in bytes. */
export async function takeBooks(realm: string | undefined, format: string, path: string): Promise<number> {
  const { client } = (await connectEach(realm))[0]!
  const half = `${path}.${process.pid}.part`
  let bytes = 0
  try {
    const source = Readable.fromWeb(
      (await client.stream(`/api/books?format=${encodeURIComponent(format)}`)) as Parameters<
        typeof Readable.fromWeb
      >[0],
    )
    source.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    await pipeline(source, createWriteStream(half, { mode: 0o600, flags: 'wx' }))
    renameSync(half, path)
    return bytes
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

type Recounted = {
  readonly ok: boolean
  readonly accounts: number
  readonly transfers: number
  readonly differences: readonly {
    readonly account: string
    readonly title: { readonly zh: string }
    readonly by: string
    readonly ours: string
    readonly theirs: string
  }[]
  readonly checkers: readonly {
    readonly program: string
    readonly state: string
    readonly version: string | null
  }[]
}

const states: Readonly<Record<string, string>> = {
  agrees: '一致 · agrees',
  differs: '不一致 · differs',
  absent: '没有安装，未核对 · not installed, so it says nothing',
  failed: '没有得出结果，未核对 · came to no answer, so it says nothing',
}

function linesOf(realm: string, r: Recounted): string {
  return [
    `${realm}  ${r.ok ? '自己重算一致 · our own recount agrees' : '有不符 · it differs'}（${r.accounts} 个账户，${r.transfers} 笔 · accounts, transfers）`,
    ...r.checkers.map((x) => `  ${x.program} ${x.version ?? ''}  ${states[x.state] ?? x.state}`),
    ...r.differences.map((d) => `  ${d.account} ${d.title.zh}  ${d.ours} ≠ ${d.theirs}（${d.by}）`),
  ].join('\n')
}

/** [BK3] The exit code: 0 where nothing differs in any realm, 1 where something does. */
export async function recountEach(
  named: string | undefined,
  isJson: boolean,
  print: (value: unknown) => void,
): Promise<number> {
  const reports: (Recounted & { readonly realm: string })[] = []
  for (const { realm, client } of await connectEach(named))
    reports.push({ realm, ...(await client.send<Recounted>('POST', '/api/books/recount', {})) })
  print(isJson ? reports : reports.map((r) => linesOf(r.realm, r)).join('\n'))
  return reports.every((r) => r.ok) ? 0 : 1
}
