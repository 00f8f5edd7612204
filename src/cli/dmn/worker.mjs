/** The thread in which a DMN file is worked out, so that a file that never ends can be ended. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { evaluateDmn } = await import('./evaluate.ts')
try {
  parentPort.postMessage({
    answers: await evaluateDmn(workerData.xml, workerData.input, workerData.question),
  })
} catch (e) {
  parentPort.postMessage({
    refused:
      e?.code === 'dmn_refused'
        ? { zh: e.zh, en: e.en }
        : { zh: `内部错误：${e?.message}`, en: `internal error: ${e?.message}` },
  })
}
