/** The thread in which sheets are read, one after the other, so that a file that never ends, or needs too much, can be ended alone. */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { batches } = await import('./work.ts')
/** A file begins when all that was asked of the one before it was answered. */
let next
let wanted = 0
let working = false
parentPort.on('message', async (message) => {
  if (message !== 'next') {
    next = batches(message.bytes, message.limits)
    return
  }
  wanted += 1
  if (working) return
  working = true
  for (; wanted > 0; wanted--) parentPort.postMessage(await next())
  working = false
})
