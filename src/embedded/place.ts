/** Where the database lives: under the project, unless the one who must open it cannot get there. */
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { canEnter, chooseAccount, type Account } from './account.ts'
import { packagedNativeDir, runnableNativeDir } from './binaries.ts'

export type Log = (line: string) => void

/** `homeDir` holds what Node reads (lock, password, log); `pgDir` what PostgreSQL reads. Mostly one folder. */
export type Place = {
  readonly homeDir: string
  readonly pgDir: string
  readonly nativeDir: string
  readonly account: Account
}

/** `homeDir` comes from writableDir and is locked by now: two at once would make the same things. */
export function choosePlace(homeDir: string, log: Log): Place {
  const site = existingSite(homeDir, log)
  const account = chooseAccount(join(site ?? homeDir, 'pg'), dirname(homeDir))
  const siteDir = site ?? newSite(homeDir, account, log)
  return { homeDir, pgDir: join(siteDir, 'pg'), nativeDir: findNativeDir(account, log), account }
}

/** One copy of the programs serves every data folder of this installation, the tests' too. */
function findNativeDir(account: Account, log: Log): string {
  const spare = () => {
    const dir = spareDirs(packagedNativeDir()).find((d) => isOurs(d) && openFor(account, d))
    if (!dir) throw new Error('无处可放 PostgreSQL 程序 / no folder for a copy of PostgreSQL')
    return dir
  }
  return runnableNativeDir(account, spare, log)
}

/** To pass through, not to look around; a strict umask would have forbidden even that. */
function openFor(account: Account, dir: string): boolean {
  if (account !== null) chmodSync(dir, lstatSync(dir).mode | 0o011)
  return canEnter(account, dir)
}

/** For our eyes only, and whole or not at all. Where root visits a user's folder, the file is the user's. */
export function writePrivate(homeDir: string, name: string, text: string) {
  const path = join(homeDir, name)
  const half = `${path}.${process.pid}`
  writeFileSync(half, text, { mode: 0o600 })
  giveToOwner(homeDir, half)
  renameSync(half, path)
}

export function giveToOwner(homeDir: string, path: string) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = lstatSync(homeDir)
  chownSync(path, uid, gid)
}

/** A tree that root installed still serves an ordinary user: his data then goes to a folder of his own. */
export function writableDir(dataDir: string, log: Log): string {
  const wantedDir = resolve(dataDir)
  const chosenDir = canUse(wantedDir) && mayOwn(wantedDir) ? wantedDir : spareDirs(wantedDir).find(isOurs)
  if (!chosenDir) throw new Error(`无处可写 / no writable folder for the data, wanted ${wantedDir}`)
  if (chosenDir !== wantedDir)
    log(`${wantedDir} 不可写，数据放在 ${chosenDir} / is not writable; data goes to ${chosenDir}`)
  return chosenDir
}

function spareDirs(wantedDir: string): string[] {
  const name = `yimen-${createHash('sha256').update(wantedDir).digest('hex').slice(0, 12)}`
  if (process.getuid?.() === 0) return [join('/var/lib', name), join('/var/tmp', name)]
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state')
  return [join(state, name), join(tmpdir(), `${name}-${process.getuid?.() ?? 0}`)]
}

/** In a folder that everybody may write to, a stranger could have made it first. */
function isOurs(dir: string): boolean {
  return canUse(dir) && lstatSync(dir).uid === (process.getuid?.() ?? lstatSync(dir).uid)
}

/** Root may work in the folder of a user; PostgreSQL lets nobody else open what is not theirs. */
function mayOwn(dir: string): boolean {
  return process.getuid?.() === 0 || isOurs(dir)
}

function canUse(dir: string): boolean {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 })
    accessSync(dir, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A copy of the project must not open the data of the original, so the site names its owner. */
function existingSite(homeDir: string, log: Log): string | undefined {
  const pointer = join(homeDir, 'pg-location')
  if (!existsSync(pointer)) return existsSync(join(homeDir, 'pg', 'PG_VERSION')) ? homeDir : undefined
  const siteDir = readFileSync(pointer, 'utf8').trim()
  const owner = join(siteDir, 'owner')
  if (!existsSync(owner)) {
    log(`${siteDir} 里的数据库已不存在，将新建 / the database in ${siteDir} is gone; a new one will be made`)
    return undefined
  }
  const ownerDir = readFileSync(owner, 'utf8').trim()
  if (ownerDir !== homeDir && existsSync(join(ownerDir, 'pg-location'))) return undefined
  writeFileSync(owner, homeDir)
  return siteDir
}

function newSite(homeDir: string, account: Account, log: Log): string {
  if (account === null) return homeDir
  // The owner of the project may come back without root and must find a folder of his own.
  if (lstatSync(dirname(homeDir)).uid === account.uid) chownSync(homeDir, account.uid, account.gid)
  if (openFor(account, homeDir)) return homeDir
  for (const siteDir of spareDirs(homeDir)) {
    if (!isOurs(siteDir) || !openFor(account, siteDir)) continue
    setAside(siteDir, log)
    writeFileSync(join(siteDir, 'owner'), homeDir)
    writeFileSync(join(homeDir, 'pg-location'), siteDir)
    log(
      `账户 ${account.name} 进不了 ${homeDir}，数据库放在 ${siteDir} / cannot enter it; the database is in ${siteDir}`,
    )
    return siteDir
  }
  throw new Error(
    `账户 ${account.name} 无处可放数据库 / account ${account.name} can reach no folder for the database`,
  )
}

/** Whoever deletes `.yimen` wants to begin anew; the rows that lay elsewhere must not come back, nor vanish unasked. */
function setAside(siteDir: string, log: Log) {
  const pgDir = join(siteDir, 'pg')
  if (!existsSync(pgDir)) return
  const aside = `${pgDir}.old-${Date.now()}`
  renameSync(pgDir, aside)
  log(`旧数据保留在 ${aside}，可自行删除 / the old data was kept in ${aside}; delete it if you wish`)
}
