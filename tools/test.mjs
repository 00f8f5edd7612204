/** `npm test`: every check in order of cost, stopping at the first that fails; the last line counts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canWrite, ensure, root } from './ensure.mjs'
import { buildWeb } from './web.mjs'

const extra = process.argv.slice(2)
/** What the formatter lays out; `npm run format` does it. */
const formatted = ['src', 'packs', 'tools', 'bench', 'vite.config.ts', 'vitest.config.ts', 'package.json']
const bin = (...path) => join(root, 'node_modules', ...path)

await ensure()
stage('类型 / types', () => node(bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit'))
stage('内核的类型 / kernel types', () => node(bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.kernel.json'))
/** [OB1] The pages use nothing that browsers of 2022 lack, but for what `shared/old.ts` gives them. */
stage('网页的类型 / web types', () =>
  node(bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.web.json', '--noEmit'),
)
stage('规范 / lint', () =>
  node(bin('oxlint', 'bin', 'oxlint'), '--deny-warnings', 'src', 'packs', 'tools', 'bench'),
)
stage('格式 / format', () => node(bin('oxfmt', 'bin', 'oxfmt'), '--check', ...formatted))
stage('网页 / web app', () => {
  const web = buildWeb()
  if (web !== undefined) process.env.YIMEN_WEB = web
  return web !== undefined
})
heading('测试 / tests')
process.exitCode = tests()

function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 60 - title.length))}`)
}

function stage(title, check) {
  heading(title)
  const began = Date.now()
  if (check()) return console.log(`通过 / passed, ${((Date.now() - began) / 1000).toFixed(1)} s`)
  console.log(`\n${title}: 未通过 / failed\n0 passed, 1 failed`)
  process.exit(1)
}

function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0
}

function tests() {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-report-'))
  const file = join(dir, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  // Vite writes beside its configuration, which a tree that belongs to someone else does not allow.
  if (!canWrite(bin())) args.push('--configLoader', 'runner')
  const passed = node(bin('vitest', 'vitest.mjs'), ...args, ...extra)
  const counts = countsOf(file)
  rmSync(dir, { recursive: true, force: true })
  // A file that does not even load has no failing test, and must still count.
  const failed = passed ? counts.failed : Math.max(1, counts.failed)
  console.log(
    `\n${counts.passed} passed, ${failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
  )
  return failed ? 1 : 0
}

function countsOf(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const broken = report.testResults.filter(
      (f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'),
    )
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
