/** Builds the faces when their sources have changed since the last build, and not otherwise. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { canWrite, root } from './ensure.mjs'

const sources = [
  'src/web',
  'src/kernel',
  'src/tree',
  'src/ground',
  'src/server/contract',
  'src/realm-key.ts',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.web.json',
  'package.json',
  'package-lock.json',
]

/** Gives the folder to serve, or undefined when the build failed. */
export function buildWeb() {
  if (!existsSync(join(root, 'vite.config.ts'))) return join(root, 'dist', 'web')
  const stamp = hashOf(sources)
  const usual = join(root, 'dist', 'web')
  if (stampOf(usual) === stamp) return usual
  const readOnly = !canWrite(existsSync(usual) ? usual : root) || !canWrite(join(root, 'node_modules'))
  const outDir = readOnly ? ownFolder() : usual
  if (stampOf(outDir) === stamp) return outDir
  console.error('正在构建网页 / Building the web app')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const common = [
    'build',
    '--outDir',
    outDir,
    '--logLevel',
    'warn',
    ...(readOnly ? ['--configLoader', 'runner'] : []),
  ]
  // The faces, then beside them the script of the file that checks itself.
  for (const args of [['--emptyOutDir'], ['--emptyOutDir', 'false', '--mode', 'proof']])
    if (spawnSync(process.execPath, [vite, ...common, ...args], { cwd: root, stdio: 'inherit' }).status !== 0)
      return undefined
  mkdirSync(outDir, { recursive: true })
  writeFileSync(join(outDir, '.stamp'), stamp)
  return outDir
}

/** Contents, not dates: git gives every file of a clone the same date. */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

function filesIn(path) {
  const at = join(root, path)
  if (!existsSync(at)) return []
  if (!isFolder(at)) return [path]
  return readdirSync(at, { withFileTypes: true })
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`
      return entry.isDirectory() ? filesIn(inner) : /\.test\.tsx?$/.test(entry.name) ? [] : [inner]
    })
    .sort()
}

function isFolder(at) {
  try {
    readdirSync(at)
    return true
  } catch {
    return false
  }
}

function stampOf(dir) {
  try {
    return readFileSync(join(dir, '.stamp'), 'utf8')
  } catch {
    return undefined
  }
}

/** A tree that belongs to someone else is read, never written. */
function ownFolder() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12)
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), `yimen-${name}`, 'web')
}
