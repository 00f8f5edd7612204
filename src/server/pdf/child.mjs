/** The process in which a PDF is taken apart: its bytes come in, one word goes out. A thread would not bound what it takes. */
import { register } from 'tsx/esm/api'

register()
const { judged } = await import('./walk.ts')
const parts = []
for await (const part of process.stdin) parts.push(part)
process.stdout.write(await judged(Buffer.concat(parts)))
