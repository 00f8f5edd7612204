#!/usr/bin/env node
/** Starts the command line under tsx, wherever it is called from. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./main.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')
const { status } = spawnSync(process.execPath, ['--import', tsx, script, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
