/**
 * Somebody else's receiver, written from the public texts alone (Standard Webhooks 1.0.0, CloudEvents 1.0.2 with its JSON format and
 * HTTP binding): it imports nothing of the house.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Headers = Readonly<Record<string, string | string[] | undefined>>
export type Event = {
  readonly specversion: string
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject?: string
  readonly time?: string
  readonly datacontenttype?: string
  readonly data?: unknown
}
/** A request as it came. */
export type Came = { readonly headers: Headers; readonly body: string }
/** What somebody would answer instead of saying thanks. */
export type Manner = (response: ServerResponse, came: Came) => void

/** How far a message's moment may lie from ours, in seconds. */
const tolerance = 300

/** Why a request is not believed; null where it is. */
export function doubtOf(
  { headers, body }: Came,
  secrets: readonly string[],
  nowSeconds: number,
): string | null {
  const [id, moment, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  )
  if (typeof id !== 'string' || typeof moment !== 'string' || typeof signatures !== 'string')
    return 'header missing'
  if (!/^\d{1,12}$/.test(moment)) return 'timestamp is no number'
  if (Math.abs(nowSeconds - Number(moment)) > tolerance) return 'too old or too new'
  const given = signatures.split(' ').flatMap((s) => {
    const [version, value] = s.split(',')
    return version === 'v1' && value !== undefined ? [Buffer.from(value, 'base64')] : []
  })
  const isOurs = secrets.some((secret) => {
    if (!secret.startsWith('whsec_')) return false
    const right = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${id}.${moment}.${body}`, 'utf8')
      .digest()
    return given.some((g) => g.length === right.length && timingSafeEqual(g, right))
  })
  return isOurs ? null : 'no signature is right'
}

/** A structured-mode CloudEvent; throws with what is wrong. */
export function eventIn({ headers, body }: Came): Event {
  if (!/^application\/cloudevents\+json(;|$)/.test(String(headers['content-type'])))
    throw new Error('not a CloudEvent in JSON')
  const said = JSON.parse(body) as Record<string, unknown>
  for (const name of ['specversion', 'id', 'source', 'type'])
    if (typeof said[name] !== 'string' || said[name] === '') throw new Error(`${name} is missing`)
  if (said['specversion'] !== '1.0') throw new Error('another version')
  const extra = Object.keys(said).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))
  if (extra.length > 0) throw new Error(`no names of attributes: ${extra.join()}`)
  if (
    said['time'] !== undefined &&
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(said['time']))
  )
    throw new Error('time is not of RFC 3339')
  return said as Event
}

/** Listens, believes what is signed, and does each event once, however often it comes. */
export class Receiver {
  /** Every request, believed or not. */
  readonly came: Came[] = []
  /** Each event that was believed, once, in the order in which it came first. */
  readonly done: Event[] = []
  readonly refused: string[] = []
  connections = 0
  secrets: readonly string[] = []
  /** Null: it is thanked for with 204. */
  manner: Manner | null = null
  readonly #seen = new Set<string>()
  readonly #server: Server = createServer((request, response) => void this.#hear(request, response))

  async listen(): Promise<string> {
    this.#server.on('connection', () => (this.connections += 1))
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/told`
  }

  /** From here on as if nothing had come. */
  forget(): void {
    this.came.length = this.done.length = this.refused.length = 0
    this.connections = 0
    this.manner = null
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const came: Came = { headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
    this.came.push(came)
    if (this.manner !== null) return this.manner(response, came)
    const doubt = doubtOf(came, this.secrets, Date.now() / 1000)
    if (doubt !== null) {
      this.refused.push(doubt)
      response.writeHead(401).end()
      return
    }
    const id = String(came.headers['webhook-id'])
    if (!this.#seen.has(id)) {
      this.#seen.add(id)
      this.done.push(eventIn(came))
    }
    response.writeHead(204).end()
  }
}

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Manner =>
  (response) =>
    void response.writeHead(code, headers).end()
/** Takes it, and breaks the connection off. */
export const hangUp: Manner = (response) => void response.destroy()
/** Never answers. */
export const silence: Manner = () => undefined
/** Says that it was taken, and then goes on talking for as long as anybody listens. */
export const endless: Manner = (response) => {
  response.writeHead(200, { 'content-length': String(1_000_000_000) })
  const piece = Buffer.alloc(65_536, 'x')
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}
