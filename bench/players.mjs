/** Players who answer and watchers of a hall, in a process of their own, so that the server's CPU seconds are the server's. */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** @typedef {{ readonly body: string, readonly breaks: boolean }} Player */
/** @type {{ url: string, key: string }} */
const { url, key } = JSON.parse(process.argv[2] ?? '{}')
const tell = (/** @type {object} */ message) => void process.send?.(message)

/**
 * @param {Agent} agent
 * @param {string} method
 * @param {string} path
 * @param {string} [body]
 */
function asked(agent, method, path, body) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body === undefined ? {} : { 'content-type': 'application/x-ndjson' }),
  }
  const sent = request(`${url}${path}`, { agent, method, headers })
  sent.end(body)
  return sent
}

/** @param {import('node:http').ClientRequest} sent */
async function answerTo(sent) {
  const [response] = /** @type {[import('node:http').IncomingMessage]} */ (await once(sent, 'response'))
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return { status: response.statusCode, text }
}

/** The line breaks once all was sent and nothing was heard: the same is sent again on another. */
async function brokenOff(/** @type {Agent} */ agent, /** @type {string} */ body) {
  const sent = asked(agent, 'POST', '/api/commands', body)
  sent.on('error', () => undefined)
  await once(sent, 'finish')
  sent.destroy()
}

/** @param {{ players: readonly Player[], spreadMs: number }} setting */
async function answers({ players, spreadMs }) {
  const agents = players.map(() => new Agent({ keepAlive: true, maxSockets: 1 }))
  for (let from = 0; from < players.length; from += 100)
    await Promise.all(
      agents.slice(from, from + 100).map((agent) => answerTo(asked(agent, 'GET', '/api/health'))),
    )
  const began = performance.now()
  const heard = await Promise.all(
    players.map(async ({ body, breaks }, i) => {
      const agent = /** @type {Agent} */ (agents[i])
      await wait(Math.max(0, began + (i * spreadMs) / players.length - performance.now()))
      const sentAt = performance.now()
      try {
        if (breaks) await brokenOff(agent, body)
        const { status, text } = await answerTo(asked(agent, 'POST', '/api/commands', body))
        return { ms: performance.now() - sentAt, ok: status === 200 && text.startsWith('{"ok":true'), breaks }
      } catch {
        return { ms: performance.now() - sentAt, ok: false, breaks }
      }
    }),
  )
  for (const agent of agents) agent.destroy()
  tell({ answered: heard, tookMs: performance.now() - began })
}

/** @param {{ watchers: number, path: string }} setting */
async function watch({ watchers, path }) {
  const agent = new Agent({ maxSockets: watchers })
  /** @type {Map<number, number[]>} */
  const heard = new Map()
  await Promise.all(
    Array.from({ length: watchers }, async () => {
      const sent = request(`${url}${path}`, { agent, method: 'GET' })
      sent.end()
      const [response] = /** @type {[import('node:http').IncomingMessage]} */ (await once(sent, 'response'))
      if (response.statusCode !== 200) throw new Error(`a watcher was answered ${response.statusCode}`)
      let rest = ''
      response.setEncoding('utf8').on('data', (part) => {
        const blocks = (rest + part).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const epoch = /"standing":\{"name":"buzzed".*"epoch":(\d+)/.exec(block)?.[1]
          if (!block.includes('event: told') || epoch === undefined) continue
          const times = [...(heard.get(Number(epoch)) ?? []), Date.now()]
          heard.set(Number(epoch), times)
          if (times.length === watchers) tell({ told: Number(epoch), times })
        }
      })
      response.on('error', () => undefined)
    }),
  )
  tell({ watching: watchers })
}

process.on('message', (/** @type {any} */ message) => {
  void (message.kind === 'answers' ? answers(message) : watch(message))
})
tell({ ready: true })
