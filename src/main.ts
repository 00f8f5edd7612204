/** The only file that knows every room: database, packs, server, and the rehearsal on the first run. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chinaCalendar } from '#kernel/clock'
import { filingLimits, proxyHops, startServer, tilesNamed } from '#server'
import { writableDir, writePrivate } from '#embedded'
import {
  addMaster,
  findRealm,
  migrate,
  mustHaveRights,
  openDatabase,
  openPool,
  readMasters,
  realmsKept,
  holdsSecrets,
  masterSource,
  isAway,
  whyAway,
  withClient,
  type Pool,
} from '#store'
import { brought } from '../packs/index.ts'
import { noRehearsal, rehearsedMark } from './cli/client.ts'
import { readArticles, readClauses } from './clauses.ts'
import { fillsRealms, rehearsalWarning, rootWarning } from './rehearsing.ts'

/** [RM1] The realms of a start that is told none, with commas between several; the first has the addresses without a prefix. */
const defaultRealms = '430523,430300,430702,430200-edz,431103,contests-430000,psbc-4311,430200'

const root = new URL('../', import.meta.url)
const policies = new URL('packs/', root)
const say = (line: string) => process.stdout.write(`${line}\n`)
const fonts = process.env.YIMEN_FONTS
if (fonts !== undefined && fonts !== '' && !existsSync(fonts))
  throw new Error(
    `YIMEN_FONTS 所指的文件夹 ${fonts} 不存在 · The folder that YIMEN_FONTS names does not exist: ${fonts}`,
  )
const home = writableDir(process.env.YIMEN_HOME ?? fileURLToPath(new URL('.yimen', root)), say)

/** A secret of this installation: made once, readable by its owner only. */
function secretFile(name: string): Buffer {
  const given = process.env[`YIMEN_${name.toUpperCase()}`]
  if (given !== undefined) return Buffer.from(given, 'base64url')
  const path = join(home, name)
  if (!existsSync(path)) writePrivate(home, name, randomBytes(48).toString('base64url'))
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
}

/** A name that we do not know is a mistake that is said, never the other suite. */
function suiteNamed(name: string): 'standard' | 'guomi' {
  if (name === 'standard' || name === 'guomi') return name
  throw new Error(`YIMEN_SUITE 应为 standard 或 guomi · YIMEN_SUITE is standard or guomi, not ${name}`)
}

/** [E6] The master keys, newest first; the first start makes one, and none is ever made in place of one that was lost. */
async function masters(pool: Pool): Promise<readonly Buffer[]> {
  const given = readMasters(process.env, home)
  if (given) return given
  const { kind, where } = masterSource(process.env, home)
  if (kind === 'named') throw new Error(`没有主密钥文件 ${where} · There is no master key file ${where}`)
  for (const realm of await realmsKept(pool))
    if (await holdsSecrets(pool, realm))
      throw new Error(
        `数据库里有密封的数据，而主密钥文件 ${where} 不见了。请把它从备份放回原处 · ` +
          `The database holds sealed data, and its master key file ${where} is gone: put it back from where you keep it`,
      )
  addMaster(home)
  return readMasters(process.env, home)!
}

function mastersAgain(): readonly Buffer[] {
  const fileMasters = readMasters(process.env, home)
  if (!fileMasters) throw new Error('主密钥文件不见了 · The master key file is gone')
  return fileMasters
}

/** Sign-in by another house, where its address is set; the secret from the environment or a file. */
function oidcSettings(): Parameters<typeof startServer>[0]['oidc'] {
  const {
    YIMEN_OIDC_ISSUER: issuer,
    YIMEN_OIDC_CLIENT_ID: clientId,
    YIMEN_OIDC_CLIENT_SECRET: secret,
    YIMEN_OIDC_CLIENT_SECRET_FILE: file,
    YIMEN_OIDC_NAME: name = '统一身份认证',
    YIMEN_PUBLIC_URL: publicUrl,
  } = process.env
  if (issuer === undefined) return undefined
  const clientSecret = secret ?? (file === undefined ? undefined : readFileSync(file, 'utf8').trim())
  if (clientId === undefined || clientSecret === undefined)
    throw new Error(
      '设置了 YIMEN_OIDC_ISSUER，还要设置 YIMEN_OIDC_CLIENT_ID 和 YIMEN_OIDC_CLIENT_SECRET（或 _FILE） · ' +
        'With YIMEN_OIDC_ISSUER set YIMEN_OIDC_CLIENT_ID and YIMEN_OIDC_CLIENT_SECRET (or _FILE) too',
    )
  return {
    issuer,
    clientId,
    clientSecret,
    name: { zh: name, en: name },
    ...(publicUrl === undefined ? {} : { publicUrl }),
  }
}

/** [PG3] Where realms on other servers answer the page, and with which key they let it: a JSON file, `{ "430700": { "url", "key" } }`. */
function pageRealms(file: string | undefined): NonNullable<Parameters<typeof startServer>[0]['pageRealms']> {
  if (file === undefined || file === '') return {}
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof pageRealms>
}

/** The command line plays it, in a process of its own: what it needs in memory goes when it goes. False where the realm has none. */
function rehearse(url: string, key: string, realm: string): Promise<boolean> {
  const player = spawn(
    process.execPath,
    [fileURLToPath(new URL('tools/yimen.mjs', root)), 'rehearse', '--realm', realm],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, YIMEN_URL: url, YIMEN_KEY: key } },
  )
  return new Promise((done, fail) =>
    player
      .once('error', fail)
      .once('exit', (code) =>
        code === 0 || code === noRehearsal
          ? done(code === 0)
          : fail(
              new Error(
                '演练数据没有装载完；再次运行 npm start 会接着装载 · ' +
                  'The rehearsal is not fully loaded; npm start again goes on where it stopped',
              ),
            ),
      ),
  )
}

/** [PG11] How much of the page is told, in a line that grows as realms are loaded. */
async function sayPage(url: string): Promise<void> {
  const response = await fetch(`${url}/api/broadsheet`).catch(() => null)
  if (!response?.ok) return
  const { values } = (await response.json()) as { readonly values: Readonly<Record<string, unknown>> }
  const all = Object.values(values) as readonly ({ readonly value: unknown } | null)[]
  const filled = all.filter((v) => v !== null && v.value !== null).length
  const tens = Math.round((30 * filled) / all.length)
  say(`版面 · The page  ${'█'.repeat(tens)}${'░'.repeat(30 - tens)}  ${filled}/${all.length}`)
}

const startPatienceMs = 60_000

/** [W9] A database of somebody else's may be starting too, or failing over: it is waited for, and the log says so. */
async function answering(url: string): Promise<void> {
  for (const end = performance.now() + startPatienceMs; ;) {
    try {
      return await withClient(url, async () => undefined)
    } catch (error) {
      if (!isAway(error) || performance.now() > end) throw error
      say(
        `数据库还没有答复（${whyAway(error)}），两秒后再试 · ` +
          `The database does not answer yet (${whyAway(error)}), again in 2 s`,
      )
    }
    await new Promise((next) => setTimeout(next, 2_000))
  }
}

async function main(): Promise<void> {
  const database = await openDatabase({ dataDir: home, log: say })
  await answering(database.url)
  const pool = openPool(database.url, 1, 'works')
  await mustHaveRights(pool)
  await migrate(pool)
  const codes = (process.env.YIMEN_REALM ?? defaultRealms).split(',').map((code) => code.trim())
  const starting = {
    publicUrl: process.env.YIMEN_PUBLIC_URL,
    rehearsal: process.env.YIMEN_REHEARSAL,
    realms: await Promise.all(codes.map((code) => findRealm(pool, code))),
  }
  for (const warning of [rehearsalWarning(starting), rootWarning(process.getuid?.(), home)])
    if (warning !== null) say(warning)
  const keys = await masters(pool)
  await pool.end()

  const port = Number(process.env.PORT ?? 3000)
  const key = secretFile('key').toString('base64url')
  const pages = process.env.YIMEN_WEB ?? fileURLToPath(new URL('dist/web', root))
  const running = await startServer({
    url: database.url,
    upkeep: database.upkeep,
    codes,
    masters: keys,
    newerMasters: mastersAgain,
    key,
    port,
    pages: existsSync(pages) ? pages : null,
    calendar: chinaCalendar,
    suite: suiteNamed(process.env.YIMEN_SUITE ?? 'standard'),
    headsFile: join(home, 'heads.ndjson'),
    pageFile: join(home, 'page.json'),
    pageRealms: pageRealms(process.env.YIMEN_PAGE_REALMS),
    opensOnPage: true,
    filing: filingLimits(process.env.YIMEN_FILING),
    proxyHops: proxyHops(process.env.YIMEN_TRUST_PROXY),
    oidc: oidcSettings(),
    hooks: { isPrivateAllowed: process.env.YIMEN_HOOKS === 'private' },
    tiles: tilesNamed(process.env.YIMEN_TILES, process.env.YIMEN_TILES_CREDIT),
    packs: {
      ...brought,
      clause: readClauses(policies),
      explaining: { articles: readArticles(policies), words: brought.words, gaps: brought.gaps },
    },
    onFault: (error) =>
      process.stderr.write(
        `${JSON.stringify({
          level: 'error',
          at: new Date().toISOString(),
          fault: (error as { code?: string }).code ?? (error as Error).name,
          what: (error as { what?: string }).what,
          where:
            String((error as Error).stack ?? '')
              .split('\n')[1]
              ?.trim() ?? '',
        })}\n`,
      ),
  })
  const url = `http://127.0.0.1:${running.port}`
  for (const version of running.houses.flatMap((h) => h.versions.changed))
    say(
      `注意：${version} 的内容与首次运行时不同，仍按首次运行时的内容办理；改政策请用新的版本号 · ` +
        `Warning: the text of ${version} has changed since it first ran here, and it goes on by what it said then; ` +
        'a changed policy needs a new version number',
    )
  writePrivate(home, 'url', url)

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await running.stop()
    await database.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())

  /** A load that was interrupted goes on where it stopped: each line has its key. One realm after the other. */
  for (const { code, realm } of running.houses) {
    const isPlayed = existsSync(join(home, rehearsedMark(code)))
    if (!fillsRealms(starting) || (realm !== null && (!realm.rehearsal || isPlayed))) {
      if (isPlayed) running.letTimeAct(code)
      continue
    }
    say(`装载演练数据（${code}） · Loading the rehearsal (${code})`)
    if (!(await rehearse(url, key, code))) continue
    writePrivate(home, rehearsedMark(code), url)
    running.letTimeAct(code)
    await sayPage(url)
  }
  say(`一门已就绪 · Yimen is ready: ${url}`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
