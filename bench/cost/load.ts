/** Clients that send one request after another on a connection each, made beforehand as bytes: what they cost is little, and known. */
import { connect } from 'node:net'

/** What a connection sends next, given the answer to what it sent before; null when it has nothing more. */
export type Script = (answer: string) => Buffer | string | null

export type Loaded = { readonly done: number; readonly seconds: number; readonly ms: readonly number[] }

/** Drives so many connections until their scripts end or the time is over; throws at the first that was refused. */
export async function load(url: string, scripts: readonly Script[], seconds: number): Promise<Loaded> {
  const { hostname, port } = new URL(url)
  const began = performance.now()
  const end = began + seconds * 1000
  const ms: number[] = []
  await Promise.all(scripts.map((script) => driven(hostname, Number(port), script, end, ms)))
  return { done: ms.length, seconds: (performance.now() - began) / 1000, ms }
}

function driven(host: string, port: number, script: Script, end: number, ms: number[]): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(port, host)
    socket.setNoDelay(true)
    let [text, sentAt] = ['', 0]
    const send = (answer: string): void => {
      const next = performance.now() < end ? script(answer) : null
      if (next === null) {
        socket.end()
        done()
        return
      }
      sentAt = performance.now()
      socket.write(next)
    }
    socket.on('connect', () => send(''))
    socket.on('error', fail)
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString()
      const body = bodyOf(text)
      if (body === null) return
      if (!text.startsWith('HTTP/1.1 2') || body.startsWith('{"ok":false')) {
        socket.destroy()
        fail(new Error(text))
        return
      }
      text = ''
      ms.push(performance.now() - sentAt)
      send(body)
    })
  })
}

/** The body of a whole answer; null while there is more to come. */
function bodyOf(text: string): string | null {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return null
  const body = text.slice(head + 4)
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
  if (length !== undefined) return Buffer.byteLength(body) < Number(length) ? null : body
  return body.endsWith('0\r\n\r\n') ? body : null
}

/** A POST of JSON as it goes over. */
export const posted = (path: string, headers: Readonly<Record<string, string>>, body: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
