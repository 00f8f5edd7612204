/** `yimen backup` asks the running server; `yimen restore` needs none: it writes into an empty database before the first start. */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SingleBar } from 'cli-progress'
import { AlreadyRunning, writePrivate } from '#embedded'
import {
  NotRestored,
  openBackup,
  openDatabase,
  openPool,
  readMasters,
  realmsKept,
  restoreBackup,
} from '#store'
import { connect, homeDir, rehearsedMark } from './client.ts'

type Say = (line: string) => void

/** [E1] The file appears whole or not at all, readable by its owner only. Gives its size in bytes. */
export async function takeBackup(path: string): Promise<number> {
  const half = `${path}.${process.pid}.part`
  let bytes = 0
  try {
    const source = Readable.fromWeb(
      (await connect().stream('/api/backup')) as Parameters<typeof Readable.fromWeb>[0],
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

/** [E3] The exit code: 0 when all of it is there, 1 when nothing was written, and why. */
export async function restore(path: string, say: Say, complain: Say): Promise<number> {
  try {
    const home = homeDir()
    const masters = readMasters(process.env, home)
    if (!masters)
      throw new NotRestored(
        'no_key',
        '没有找到主密钥：请把备份时的主密钥放进数据目录的 master 文件，或设置 YIMEN_MASTER',
        'No master key found: put the master key of the backup into the file "master" of the home folder, or set YIMEN_MASTER',
      )
    const backup = await openBackup(path, masters)
    const database = await openDatabase({ dataDir: home, log: complain })
    const pool = openPool(database.url, 2, 'works')
    const { header } = backup
    const rows = header.tables.reduce((n, t) => n + t.rows, 0)
    const bar = new SingleBar({
      format: '恢复 Restoring {bar} {percentage}% | {value}/{total} | {duration}s',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5000,
    })
    try {
      bar.start(rows, 0)
      await restoreBackup(pool, backup, (n) => bar.increment(n))
      /** What the first start would load is in the backup already. */
      for (const realm of await realmsKept(pool)) writePrivate(home, rehearsedMark(realm), 'restored')
    } finally {
      bar.stop()
      await pool.end()
      await database.stop()
    }
    say(
      `已恢复 ${header.realm} 于 ${header.at} 的备份：${header.tables.length} 张表，${rows} 行 · Restored ${header.realm} as of ${header.at}: ${header.tables.length} tables, ${rows} rows`,
    )
    for (const t of header.tables.filter((t) => t.rows > 0)) say(`  ${t.name.padEnd(24)} ${t.rows}`)
    if (header.treeHead !== null)
      say(`  日志树的最新树头 · the newest head of the log’s tree: ${JSON.stringify(header.treeHead)}`)
    say(
      `启动时须用同一个主密钥（${header.key}）；启动后请运行 npx yimen verify · Start with the same master key (${header.key}), then run: npx yimen verify`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof NotRestored) && !(error instanceof AlreadyRunning)) throw error
    complain(error.message)
    if (
      error instanceof NotRestored &&
      error.code === 'holds_a_realm' &&
      process.env.DATABASE_URL === undefined
    )
      complain(
        `要换掉内置数据库里的数据：把 ${homeDir()} 改名留存，新建同名目录，只放入 master 文件，再恢复 · To replace what the embedded database holds: rename that folder, make a new one with only the file "master" in it, and restore again`,
      )
    return 1
  }
}
