/** `npm run bench`: what the issue asks to be measured, one JSON line each, as ratios and times inside one run of one machine. */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { access } from './access.ts'
import { against } from './against.ts'
import { catalogue } from './catalogue.ts'
import { check } from './check.ts'
import { commands } from './commands.ts'
import { desk } from './desk.ts'
import { eligible } from './eligible.ts'
import { exchange } from './exchange.ts'
import { field } from './field.ts'
import { find } from './find.ts'
import { ground } from './ground.ts'
import { growing } from './growing.ts'
import { imports } from './imports.ts'
import { lists } from './lists.ts'
import { live } from './live.ts'
import { map } from './map.ts'
import { page } from './page.ts'
import { payments } from './payments.ts'
import { rehearsal } from './rehearsal.ts'
import { several } from './several.ts'
import { sheets } from './sheets.ts'
import { stage } from './stage.ts'
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
/** `npm run bench` measures everything; `-- commands find` these alone; `-- commands --against <dir>` against an older checkout. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
})
const all = {
  check,
  access,
  find,
  commands,
  rehearsal,
  wall,
  tree,
  sheets,
  imports,
  lists,
  payments,
  strangers,
  page,
  desk,
  several,
  eligible,
  exchange,
  catalogue,
  ground,
  growing,
  field,
  map,
  live,
  stage,
}
const stray = positionals.filter((name) => !Object.hasOwn(all, name))
if (stray.length > 0)
  throw new Error(`no such measurement: ${stray.join(', ')}; ${Object.keys(all).join(', ')}`)
const older = values.against
if (older !== undefined) for await (const line of against(older)) say(line)
else
  for (const [name, measure] of Object.entries(all))
    if (positionals.length === 0 || positionals.includes(name)) for await (const line of measure()) say(line)
process.exit(0)
