/** A real Chromium for the tests: the machine's own where it works, else the one that npm brought. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'

/** A fresh profile is Playwright's habit; these keep the browser from looking for hosts that are not there. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-dev-shm-usage',
]

/**
 * The processor draws WebGL where a page asks for it, and the pages themselves as Chromium does without a graphics card:
 * a card that the processor plays for all of them costs twice the work.
 */
const drawing = ['--enable-unsafe-swiftshader']

type Candidate = {
  readonly executablePath: string
  readonly args: string[]
  readonly env?: Record<string, string>
}

/** `more`: flags of one test, a camera that shows a file for instance. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const failures: string[] = []
  for (const find of [...installed().map((c) => () => c), packaged]) {
    try {
      const { executablePath, args, env } = find()
      // Playwright turns Chromium's sandbox off, which root and most containers need; only our own pages are opened.
      const options = {
        executablePath,
        args: [...quiet, ...drawing, ...args, ...more],
        headless: true,
        timeout: 60_000,
      }
      return await chromium.launch(env ? { ...options, env } : options)
    } catch (error) {
      failures.push(String(error).slice(0, 1500))
    }
  }
  throw new Error(
    `没有可用的 Chromium，请安装它或设置 CHROME_PATH / no Chromium works: install it or set CHROME_PATH\n${failures.join('\n')}`,
  )
}

/**
 * [OB1] A Chromium of January 2023, as npm has it: such a browser is on many office computers, and behind the pages that
 * messengers show. Only where the other one from npm runs too, whose libraries it borrows.
 */
export async function launchOldBrowser(): Promise<Browser> {
  const { env } = packaged()
  return chromium.launch({
    executablePath: oldUnpacked(),
    args: [...quiet, '--no-zygote', '--disable-gpu', '--disable-software-rasterizer'],
    headless: true,
    timeout: 60_000,
    ...(env ? { env } : {}),
  })
}

function oldUnpacked(): string {
  const entry = createRequire(import.meta.url).resolve('chromium-109')
  const path = join(tmpdir(), `yimen-chromium-109-${process.getuid?.() ?? 0}`)
  if (existsSync(path) && lstatSync(path).uid === (process.getuid?.() ?? 0)) return path
  const half = `${path}.half-${process.pid}`
  writeFileSync(half, brotliDecompressSync(readFileSync(join(dirname(entry), '..', 'bin', 'chromium.br'))), {
    mode: 0o755,
  })
  renameSync(half, path)
  return path
}

function installed(): Candidate[] {
  const chosen = process.env['CHROME_PATH']
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  return (chosen ? [chosen] : usual.filter(existsSync)).map((executablePath) => ({
    executablePath,
    args: [],
  }))
}

/** The package's Chromium is a headless shell; the few libraries that a bare system lacks (NSS, expat) come with it. */
function packaged(): Candidate {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`npm brings no Chromium for ${process.platform}-${process.arch}`)
  const dir = unpacked()
  const libraries = [join(dir, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: libraries,
  }
  // Without any font configuration text has no width at all; the package's Open Sans will do, Chinese comes by the page.
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_FILE'] = fontsOf(dir)
  return { executablePath: join(dir, 'chromium'), args: ['--no-zygote'], env }
}

/** Unpacked once for each version and user (200 MB, two seconds), under a name that appears only when complete. */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const uid = process.getuid?.() ?? 0
  const dir = join(tmpdir(), `yimen-chromium-${version}-${uid}`)
  if (existsSync(dir) && lstatSync(dir).uid === uid) return dir
  const half = mkdtempSync(`${dir}.half-`)
  // The package unpacks into the temporary folder of its process, and its libraries only where it believes to be in a cloud.
  const script = `import(${JSON.stringify(pathToFileURL(entry).href)}).then((m) => m.default.default?.executablePath?.() ?? m.default.executablePath())`
  execFileSync(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    stdio: 'pipe',
  })
  try {
    renameSync(half, dir)
  } catch {
    // Another worker was first.
    rmSync(half, { recursive: true, force: true })
  }
  return dir
}

function fontsOf(dir: string): string {
  const path = join(dir, 'fonts.conf')
  if (!existsSync(path)) {
    mkdirSync(join(dir, 'fonts-cache'), { recursive: true })
    writeFileSync(
      path,
      `<?xml version="1.0"?>\n<fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fonts-cache</cachedir></fontconfig>\n`,
    )
  }
  return path
}
