/** The thread in which a long sheet is written: rows come in batches, null says that these were all. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { bookOf } = await import('./book.ts')
const { SheetFault } = await import('./fault.ts')
const rows = []
parentPort.on('message', async (batch) => {
  if (batch !== null) return void rows.push(...batch)
  try {
    parentPort.postMessage({ bytes: await bookOf(workerData.columns, rows) })
  } catch (e) {
    if (!(e instanceof SheetFault)) throw e
    parentPort.postMessage({ fault: { code: e.code, place: e.place } })
  }
})
