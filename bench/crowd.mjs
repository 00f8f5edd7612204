/** A crowd at the door, in a thread of its own, so that whoever measures a page waits for the server and not for the crowd. */
import { parentPort, workerData } from 'node:worker_threads'

/** @type {{ url: string, size: number }} */
const { url, size } = workerData
/** @type {Record<number, number>} */
const statuses = {}
await Promise.all(
  Array.from({ length: size }, async (_, i) => {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: {
        'x-yimen': '1',
        'content-type': 'application/json',
        'x-forwarded-for': `203.0.${i >> 8}.${i & 255}`,
      },
      body: JSON.stringify({ login: `stranger-${i}`, password: 'guess' }),
    })
    await response.arrayBuffer()
    statuses[response.status] = (statuses[response.status] ?? 0) + 1
  }),
)
parentPort?.postMessage(statuses)
