/**
 * The server and the command line, put together out of their thousand files: read one by one and translated at each start they take
 * seconds, and what translates them so names every arrow anew each time that it is made, a tenth of all work.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isReadOnly, ownFolder, stampOf } from './built.mjs'
import { root } from './ensure.mjs'

const entries = { main: 'src/main.ts', cli: 'src/cli/main.ts' }
const sources = ['src', 'packs', 'tools/programs.mjs', 'package.json', 'package-lock.json']
const isCode = (name) => /\.(ts|mjs|json)$/.test(name) && !name.endsWith('.test.ts')

/** Runs one of them in this very process: one Node fewer, and signals arrive where they are meant to. */
export async function run(name) {
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(await programs(), `${name}.mjs`)).href)
}

/** The folder with all of them as the sources are now, under their stamp: two that build it at once build the same. */
async function programs() {
  const stamp = stampOf(sources, isCode).slice(0, 16)
  const usual = join(root, 'dist', 'programs')
  if (existsSync(join(usual, stamp))) return join(usual, stamp)
  const all = isReadOnly(usual) ? ownFolder('programs') : usual
  const folder = join(all, stamp)
  if (existsSync(folder)) return folder
  const fresh = `${folder}-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  await putTogether(fresh, entries)
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  for (const former of readdirSync(all))
    if (former !== stamp && !former.includes('-')) rmSync(join(all, former), { recursive: true, force: true })
  return folder
}

/**
 * Puts programs (`{ name: file }`) of a checkout, this one unless told, together as `name.mjs` in a folder; each part of them still knows
 * where its source lies.
 */
export async function putTogether(outDir, programs, tree = root) {
  const { build } = await import('vite')
  const names = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8')).exports
  if (!outDir.startsWith(tree)) symlinkSync(join(tree, 'node_modules'), join(outDir, 'node_modules'))
  await build({
    configFile: false,
    root: tree,
    logLevel: 'error',
    resolve: {
      alias: Object.entries(names).map(([name, file]) => ({
        find: new RegExp(`^${name.replace('.', 'yimen').replace('*', '(\\w[\\w-]*)')}$`),
        replacement: join(tree, file).replace('*', '$1'),
      })),
    },
    plugins: [
      {
        name: 'where-it-lies',
        enforce: 'pre',
        transform: (code, id) =>
          code.includes('import.meta.url')
            ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
            : null,
      },
    ],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(tree, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}
