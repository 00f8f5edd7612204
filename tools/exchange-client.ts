/** The other side of an exchange, written from `src/exchange/SPEC.md` alone: it imports nothing of the house. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Columns = Readonly<Record<string, { readonly type: string; readonly optional: boolean }>>
/** Kinds with what they carry, as the two sides agreed. */
export type Catalogue = Readonly<Record<string, Columns>>
export type Key = { readonly secret: KeyObject; readonly publicKey: Buffer }
export type Envelope = { readonly note: string; readonly salt: string; readonly body: string }
export type Said = {
  readonly at: string
  readonly body: string
  readonly from: string
  readonly kind: string
  readonly n: number
  readonly prev: string
  readonly thread: string
  readonly to: string
  readonly words: string
  readonly key?: { readonly alg: string; readonly publicKey: string }
}
export type Received = {
  readonly at: string
  readonly code: string | null
  readonly from: string
  readonly message: string
  readonly n: number
  readonly result: 'taken' | 'refused'
  readonly to: string
  readonly why: { readonly zh: string; readonly en: string } | null
}
export type Problem = { readonly status: number; readonly code: string; readonly next?: number }

const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()
const hash64 = (text: string): string => sha256(text).toString('base64')
export const idOf = (note: string): string => hash64(note.slice(0, note.indexOf('\n\n') + 1))
const nothingBefore = Buffer.alloc(32).toString('base64')

/** Names in ascending order, no white space. */
export function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, v]) => `${JSON.stringify(name)}:${ordered(v)}`)
  return `{${parts.join(',')}}`
}

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { secret: privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) }
}

const keyId = (origin: string, publicKey: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.from(`${origin}\n`), Buffer.of(1), publicKey])).subarray(0, 4)

const signatureLine = (origin: string, key: Key, text: string): string =>
  `\u2014 ${origin} ${Buffer.concat([keyId(origin, key.publicKey), sign(null, Buffer.from(text), key.secret)]).toString('base64')}\n`

export const noteOf = (origin: string, keys: readonly Key[], text: string): string =>
  `${text}\n${keys.map((key) => signatureLine(origin, key, text)).join('')}`

/** Whether this key signed the note, under this name. */
export function isSigned(note: string, origin: string, publicKey: Buffer): boolean {
  const end = note.indexOf('\n\n') + 1
  const [text, lines] = [
    note.slice(0, end),
    note
      .slice(end + 1)
      .split('\n')
      .filter((l) => l !== ''),
  ]
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  })
  return lines.some((line) => {
    const [dash, name, signed] = line.split(' ')
    const bytes = Buffer.from(signed ?? '', 'base64')
    return (
      dash === '\u2014' &&
      name === origin &&
      bytes.subarray(0, 4).equals(keyId(origin, publicKey)) &&
      verify(null, Buffer.from(text), key, bytes.subarray(4))
    )
  })
}

/** What a note says: the JSON of its second line, spelled as it must be. */
export function saidIn<T>(note: string, what: 'message' | 'receipt'): T {
  const [first, json, empty] = note.split('\n')
  if (first !== `yimen-exchange/1 ${what}` || empty !== '') throw new Error(`not a ${what}`)
  const said: unknown = JSON.parse(json!)
  if (ordered(said) !== json) throw new Error('spelled otherwise')
  return said as T
}

/** China time with milliseconds. */
const chinaNow = (): string => `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`

export const wordsOf = (catalogue: Catalogue, kind: string): string =>
  hash64(kind === 'key' ? '{}' : ordered({ id: kind, carries: catalogue[kind] }))

export type Partner = { readonly origin: string; readonly url: string; readonly publicKey: Buffer }
/** What came of a partner, believed. */
export type Came = {
  readonly said: Said
  readonly body: Readonly<Record<string, unknown>>
  readonly note: string
  readonly receipt: string
}

/** One that exchanges with one partner. It keeps all that was said and answered. */
export class Stranger {
  readonly origin: string
  readonly catalogue: Catalogue
  key: Key = newKey()
  partner: Partner | null = null
  /** What was said, the answered and the others, and the receipts of the answered. */
  readonly sent: Envelope[] = []
  readonly receipts: string[] = []
  readonly came: Came[] = []
  /** What it answers, where it takes something or not; asked before it is kept. */
  judge: (said: Said) => string | null = () => null
  /** Puts itself in the way of answers, for partners who are to hear nothing. */
  isDeaf = false
  #server: Server | null = null

  constructor(origin: string, catalogue: Catalogue) {
    this.origin = origin
    this.catalogue = catalogue
  }

  /** The next message, not yet sent. `more` writes over what it says, for those who try what is wrong. */
  say(
    kind: string,
    thread: string,
    columns: object,
    more: Partial<Said> & { readonly keys?: readonly Key[] } = {},
  ): Envelope {
    const { keys = [this.key], ...over } = more
    const [salt, body] = [randomBytes(16).toString('base64'), ordered(columns)]
    const last = this.sent.at(-1)
    const said: Said = {
      at: chinaNow(),
      body: hash64(salt + body),
      from: this.origin,
      kind,
      n: this.sent.length + 1,
      prev: last === undefined ? nothingBefore : idOf(last.note),
      thread,
      to: this.partner!.origin,
      words: wordsOf(this.catalogue, kind),
      ...over,
    }
    return { note: noteOf(this.origin, keys, `yimen-exchange/1 message\n${ordered(said)}\n`), salt, body }
  }

  /** Says it and brings what was not answered: the receipt of the last. */
  async tell(kind: string, thread: string, columns: object): Promise<Received> {
    this.sent.push(this.say(kind, thread, columns))
    const answer = await this.deliver()
    if ('code' in answer && 'status' in answer) throw new Error(`${answer.status} ${answer.code}`)
    return saidIn<Received>(this.receipts.at(-1)!, 'receipt')
  }

  /** A new key, announced under the old one and shown to be held. */
  async changeKey(): Promise<Received> {
    const next = newKey()
    const announced = { alg: 'ed25519', publicKey: next.publicKey.toString('base64') }
    this.sent.push(this.say('key', '', {}, { key: announced, keys: [this.key, next] }))
    this.key = next
    const answer = await this.deliver()
    if ('status' in answer) throw new Error(`${answer.status} ${answer.code}`)
    return saidIn<Received>(this.receipts.at(-1)!, 'receipt')
  }

  /** Brings what was not answered, once; keeps the receipts that are good. */
  async deliver(): Promise<Problem | readonly string[]> {
    const waiting = this.sent.slice(this.receipts.length)
    const answer = await this.post(waiting)
    if ('status' in answer) return answer
    for (const [i, note] of answer.entries()) {
      const { from, to, message } = saidIn<Received>(note, 'receipt')
      const { origin, publicKey } = this.partner!
      if (
        from !== origin ||
        to !== this.origin ||
        message !== idOf(waiting[i]!.note) ||
        !isSigned(note, origin, publicKey)
      )
        throw new Error('a receipt that is not theirs')
      this.receipts.push(note)
    }
    return answer
  }

  /** These bytes as they are. */
  async post(messages: readonly Envelope[]): Promise<Problem | readonly string[]> {
    const response = await fetch(`${this.partner!.url}/api/exchange/inbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yimen': '1' },
      body: JSON.stringify({ messages }),
    })
    const body = (await response.json()) as { receipts?: readonly string[]; code?: string; next?: number }
    return response.ok
      ? body.receipts!
      : { status: response.status, code: body.code!, ...(body.next === undefined ? {} : { next: body.next }) }
  }

  /** Listens for what the partner says; gives the address. */
  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      let text = ''
      request.setEncoding('utf8')
      request.on('data', (part: string) => (text += part))
      request.on('end', () => {
        const { status, body } = this.#answer(text)
        if (this.isDeaf) return void response.destroy()
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
    })
    this.#server = server
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  #answer(text: string): { readonly status: number; readonly body: object } {
    const receipts: string[] = []
    for (const envelope of (JSON.parse(text) as { messages: readonly Envelope[] }).messages) {
      const answer = this.#take(envelope)
      if ('code' in answer)
        return receipts.length > 0
          ? { status: 200, body: { receipts } }
          : { status: answer.status, body: answer }
      receipts.push(answer.receipt)
    }
    return { status: 200, body: { receipts } }
  }

  #take({ note, salt, body }: Envelope): Came | Problem {
    const said = saidIn<Said>(note, 'message')
    const { origin, publicKey } = this.partner!
    if (said.from !== origin || said.to !== this.origin) return { status: 404, code: 'exchange_stranger' }
    if (!isSigned(note, origin, publicKey)) return { status: 401, code: 'exchange_forged' }
    if (said.body !== hash64(salt + body)) return { status: 400, code: 'exchange_cut' }
    const before = this.came[said.n - 1]
    if (before !== undefined) return before.note === note ? before : { status: 409, code: 'exchange_fork' }
    if (said.n > this.came.length + 1)
      return { status: 409, code: 'exchange_gap', next: this.came.length + 1 }
    if (said.prev !== (this.came.length === 0 ? nothingBefore : idOf(this.came.at(-1)!.note)))
      return { status: 409, code: 'exchange_broken_chain' }
    if (said.key !== undefined) {
      const next = Buffer.from(said.key.publicKey, 'base64')
      if (!isSigned(note, origin, next)) return { status: 401, code: 'exchange_forged' }
      this.partner = { ...this.partner!, publicKey: next }
    }
    const code = said.words === wordsOf(this.catalogue, said.kind) ? this.judge(said) : 'exchange_other_words'
    const receipt: Received = {
      at: chinaNow(),
      code,
      from: this.origin,
      message: idOf(note),
      n: said.n,
      result: code === null ? 'taken' : 'refused',
      to: origin,
      why: code === null ? null : { zh: '不收', en: 'not taken' },
    }
    const came = {
      said,
      body: JSON.parse(body) as Came['body'],
      note,
      receipt: noteOf(this.origin, [this.key], `yimen-exchange/1 receipt\n${ordered(receipt)}\n`),
    }
    this.came.push(came)
    return came
  }

  async close(): Promise<void> {
    const server = this.#server
    if (server === null) return
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}
