/** `npm run bench`: what the issue asks to be measured, one JSON line each, as ratios and times inside one run of one machine. */
import { cpus, totalmem } from 'node:os'
import { access } from './access.ts'
import { check } from './check.ts'
import { commands } from './commands.ts'
import { desk } from './desk.ts'
import { find } from './find.ts'
import { imports } from './imports.ts'
import { page } from './page.ts'
import { rehearsal } from './rehearsal.ts'
import { sheets } from './sheets.ts'
import { strangers } from './strangers.ts'
import { tree } from './tree.ts'
import { wall } from './wall.ts'

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

say({
  bench: 'machine',
  node: process.version,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
})
for (const measure of [
  check,
  access,
  find,
  commands,
  rehearsal,
  wall,
  tree,
  sheets,
  imports,
  strangers,
  page,
  desk,
])
  for await (const line of measure()) say(line)
process.exit(0)
