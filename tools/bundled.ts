/** Programs of the house put together beforehand, for tests that start and kill them again and again: to load their thousand files one by one takes longer than what is tested. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { putTogether } from './programs.mjs'

const programs = {
  main: 'src/main.ts',
  cli: 'src/cli/main.ts',
  'old-age-server': 'tools/old-age-server.ts',
} as const

let folder: Promise<string> | undefined

/** The file that Node starts for it; the source is the one on disk, and each part of it still knows where it lies. */
export const bundled = async (name: keyof typeof programs): Promise<string> =>
  join(await (folder ??= together()), `${name}.mjs`)

async function together(): Promise<string> {
  const outDir = mkdtempSync(join(process.env['YIMEN_TEST_FOLDER'] ?? tmpdir(), 'programs-'))
  await putTogether(outDir, programs)
  return outDir
}
