/** `npm run audit`: the supply chain, after everything else. */
import { ensure } from './ensure.mjs'
import { run } from './run.mjs'

await ensure()
await run('tools/audit/index.ts')
