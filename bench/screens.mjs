/** Screens that follow a programme, in a thread of their own: when each of them heard of each case. */
import { parentPort, workerData } from 'node:worker_threads'

/** @type {{ site: string, programme: string, each: number, logins: readonly { login: string, password: string, code: string }[] }} */
const { site, programme, each, logins } = workerData
/** @type {Map<string, number[]>} */
const heard = new Map()
let streams = 0
let broken = 0

/** @param {string} cookie */
async function screen(cookie) {
  const response = await fetch(`${site}/api/live?programme=${programme}`, { headers: { cookie } })
  if (response.status !== 200 || response.body === null) {
    broken += 1
    return
  }
  let rest = ''
  let isOpen = false
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + part).split('\n\n')
    rest = messages.pop() ?? ''
    const now = Date.now()
    for (const message of messages) {
      if (!isOpen && message.includes('event: hello')) {
        isOpen = true
        streams += 1
        parentPort?.postMessage({ open: streams })
      }
      const id = message.startsWith('event: case') ? /"case":"([^"]+)"/.exec(message)?.[1] : undefined
      if (id !== undefined) heard.set(id, [...(heard.get(id) ?? []), now])
    }
  }
}

for (const { login, password, code } of logins) {
  const answer = await fetch(`${site}/api/session`, {
    method: 'POST',
    headers: { 'x-yimen': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, code }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  if (!answer.ok) broken += each
  else
    for (let n = 0; n < each; n++)
      screen(cookie).catch(() => {
        broken += 1
      })
}
parentPort?.on('message', () => {
  parentPort?.postMessage({ heard: [...heard], broken })
  process.exit(0)
})
