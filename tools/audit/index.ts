/** `npm run audit`: where every package comes from, what it may do, what is known against it, and that no secret is committed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { advisoryFaults } from './advisories.ts'
import { lockFaults, type Lock } from './lock.ts'
import { billFaults, completed, type Bill } from './sbom.ts'
import { secretFaults } from './secrets.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
let failed = 0

function stage(title: string, faults: readonly string[], good: string): void {
  failed += faults.length
  say(`\n── ${title}`)
  for (const f of faults) say(`  ${f}`)
  say(faults.length === 0 ? `通过 / passed: ${good}` : `未通过 / failed: ${faults.length}`)
}

/** Gives what npm wrote to its output, whatever it thought of it; empty when it took too long. */
function npm(args: readonly string[], patience: number): string {
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('npm-cli.js')
    ? [process.execPath, [own]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const { stdout } = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 1 << 28,
    shell: command.endsWith('.cmd'),
  })
  return stdout ?? ''
}

function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}

const count = Object.keys(lock.packages).length - 1
stage(
  '锁定的依赖 / locked packages',
  lockFaults(lock),
  `${count}个都来自软件源、有校验值、许可在名单里 / all ${count} come from the registry, whole, under accepted licences`,
)

const bill = parsed<Bill>(npm(['sbom', '--sbom-format', 'cyclonedx', '--omit=dev'], 10_000))
if (bill) {
  const whole = completed(bill, lock)
  const path = join(root, 'dist', 'sbom.cdx.json')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(whole, null, 2)}\n`)
  stage(
    '物料清单 / bill of materials',
    billFaults(whole, lock),
    `dist/sbom.cdx.json，${whole.components.length}项，其中${whole.components.length - bill.components.length}项 npm 漏了、按锁文件补上 / ${whole.components.length} components, ${whole.components.length - bill.components.length} of them left out by npm and added from the lock file`,
  )
} else stage('物料清单 / bill of materials', ['npm 没有给出物料清单 · npm gave no bill of materials'], '')

const files =
  spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .stdout?.split('\0')
    .filter((f) => f !== '') ?? []
if (files.length === 0)
  say(
    '\n── 提交的文件 / committed files\n未检查：这里不是 git 仓库 / NOT LOOKED AT: this is no git repository',
  )
else
  stage(
    '提交的文件 / committed files',
    files.flatMap((f) => secretFaults(f, textOf(f))),
    `${files.length}个文件里没有像密钥的内容 / nothing in ${files.length} files looks like a secret`,
  )

const advisories = advisoryFaults(parsed(npm(['audit', '--omit=dev', '--json'], 8_000)))
if (advisories === null)
  say(
    '\n── 已知漏洞 / known vulnerabilities\n未询问：软件源没有回答，这一项没有检查 / NOT ASKED: the registry did not answer, so this was not checked',
  )
else
  stage(
    '已知漏洞 / known vulnerabilities',
    advisories,
    '软件源没有高危或严重的通报 / the registry tells of none that is high or critical',
  )

say(`\n${failed === 0 ? '审查通过 / audit passed' : `审查未通过 / audit failed: ${failed}`}`)
process.exitCode = failed === 0 ? 0 : 1

function textOf(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return ''
  }
}
