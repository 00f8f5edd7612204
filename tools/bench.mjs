/** `npm run bench`: the measurements, on whatever machine this is. */
import { ensure } from './ensure.mjs'
import { run } from './run.mjs'

await ensure()
await run('bench/index.ts')
