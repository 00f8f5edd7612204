/** Programs of the house put together beforehand, for tests that start and kill them again and again: to load their thousand files one by one takes longer than what is tested. */
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import packageJson from '../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../', import.meta.url))
const programs = {
  main: 'src/main.ts',
  cli: 'src/cli/main.ts',
  'old-age-server': 'tools/old-age-server.ts',
} as const

let folder: Promise<string> | undefined

/** The file that Node starts for it; the source is the one on disk, and each part of it still knows where it lies. */
export const bundled = async (name: keyof typeof programs): Promise<string> =>
  join(await (folder ??= putTogether()), `${name}.mjs`)

async function putTogether(): Promise<string> {
  const outDir = mkdtempSync(join(process.env['YIMEN_TEST_FOLDER'] ?? tmpdir(), 'programs-'))
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: {
      alias: Object.entries(packageJson.exports).map(([name, file]) => ({
        find: new RegExp(`^${name.replace('.', 'yimen').replace('*', '(\\w[\\w-]*)')}$`),
        replacement: join(root, file).replace('*', '$1'),
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
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(root, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return outDir
}
