/** The process in which PDFs are taken apart, one after the other: bytes come in, a word goes out. A thread would not bound what it takes. */
import { register } from 'tsx/esm/api'

register()
const { judged } = await import('./walk.ts')
process.on('message', async (bytes) => process.send(await judged(bytes)))
process.send('ready')
