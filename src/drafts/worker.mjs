/** The thread in which a draft is read and checked: first it tells the text, then, told what was signed, what is found. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { textOf, findingsOf, faultOf } = await import('./work.ts')
try {
  const text = await textOf(workerData.source, workerData.limits)
  parentPort.once('message', (published) => parentPort.postMessage({ findings: findingsOf(text, published) }))
  parentPort.postMessage({ text })
} catch (e) {
  parentPort.postMessage({ fault: faultOf(e) })
}
