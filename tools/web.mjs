/** Builds the faces when their sources have changed since the last build, and not otherwise. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReadOnly, ownFolder, stampIn, stampOf } from './built.mjs'
import { root } from './ensure.mjs'

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
  const usual = join(root, 'dist', 'web')
  if (!existsSync(join(root, 'vite.config.ts'))) return usual
  const stamp = stampOf(sources)
  if (stampIn(usual) === stamp) return usual
  const readOnly = isReadOnly(usual)
  const outDir = readOnly ? ownFolder('web') : usual
  if (stampIn(outDir) === stamp) return outDir
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
