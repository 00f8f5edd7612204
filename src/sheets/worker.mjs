/** The thread in which a sheet is read, so that a file that never ends, or needs too much, can be ended alone. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { batches } = await import('./work.ts')
const next = batches(workerData.bytes, workerData.limits)
let wanted = 0
let working = false
parentPort.on('message', async () => {
  wanted += 1
  if (working) return
  working = true
  for (; wanted > 0; wanted--) parentPort.postMessage(await next())
  working = false
})
