/** [FO4] [FO5] [FO7] The sender: one item after another over a line that may break anywhere. It knows a store and a line, and no browser. */
import type { HalfUpload } from '../../server/contract/field.ts'
import {
  answered,
  begun,
  lost,
  nextToSend,
  requestOf,
  saidIn,
  type Answer,
  type Item,
  type Photo,
} from './outbox.ts'

/** Throws when no answer came, whatever became of the request. */
export type Line = (
  method: 'GET' | 'POST',
  path: string,
  body?: Uint8Array<ArrayBuffer> | string,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>

export type Shelf = {
  items(): Promise<readonly Item[]>
  /** Resolves once it is written for good. */
  put(item: Item): Promise<void>
  photo(id: string): Promise<Uint8Array<ArrayBuffer> | null>
  erasePhoto(id: string): Promise<void>
}

/** Why the sender stopped: all is sent that can be, the line is gone, or somebody has to sign in. */
export type Stopped = 'done' | 'offline' | 'signed_out' | 'busy'

/** [FO10] What is told of when an item was written: only the phone's clock knows. */
export type WrittenOf = (item: Item) => object | undefined

/** Small enough to get through between two breaks. */
export const partBytes = 128 * 1024

class Gone extends Error {}

/** Sends whatever may go, until nothing may, or the line is gone. */
export async function sendAll(
  shelf: Shelf,
  line: Line,
  writtenOf: WrittenOf = () => undefined,
): Promise<Stopped> {
  await recover(shelf)
  const putOff = new Set<string>()
  let stopped: Stopped = 'done'
  for (;;) {
    const items = await shelf.items()
    const item = nextToSend(items, putOff)
    if (item === null) return stopped
    try {
      const status = await sendOne(shelf, line, items, item, writtenOf)
      if (status === 401) return 'signed_out'
      /** One that the server puts off stops no other. */
      if (status === 429 || status === 503) {
        putOff.add(item.id)
        stopped = 'busy'
      }
    } catch (error) {
      await putBack(shelf, item.id)
      if (!(error instanceof Gone)) throw error
      return 'offline'
    }
  }
}

/** What was on its way when the page went waits again: its key tells whether it arrived. */
async function recover(shelf: Shelf): Promise<void> {
  for (const item of await shelf.items()) if (item.state.is === 'sending') await shelf.put(lost(item))
}

async function putBack(shelf: Shelf, id: string): Promise<void> {
  const item = (await shelf.items()).find((i) => i.id === id)
  if (item) await shelf.put(lost(item))
}

/** Gives the status of the last answer. */
async function sendOne(
  shelf: Shelf,
  line: Line,
  items: readonly Item[],
  item: Item,
  writtenOf: WrittenOf,
): Promise<number> {
  let current = begun(item)
  await shelf.put(current)
  for (const photo of current.photos.filter((p) => !p.arrived)) {
    const bytes = await shelf.photo(photo.id)
    const answer = bytes === null ? lostPhoto : await sendPhoto(line, photo, bytes)
    if (answer.status >= 300) {
      await shelf.put(answered(current, answer))
      return answer.status
    }
    current = {
      ...current,
      photos: current.photos.map((p) => (p.id === photo.id ? { ...p, arrived: true } : p)),
    }
    await shelf.put(current)
    await shelf.erasePhoto(photo.id)
  }
  const request = requestOf(items, current, writtenOf(current))
  if (request === null) {
    await shelf.put(answered(current, lostPhoto))
    return lostPhoto.status
  }
  const answer = await answerFrom(line, 'POST', request.path, JSON.stringify(request.body), {
    'content-type': 'application/json',
    'idempotency-key': current.key,
  })
  await shelf.put(answered(current, answer))
  return answer.status
}

const lostPhoto: Answer = {
  status: 422,
  body: {
    code: 'photo_gone',
    detail: {
      zh: '照片已不在本机，请重新拍照，或者去掉照片后再发',
      en: 'The photo is no longer on this phone: take it again, or send without it',
    },
  },
}

/** An answer, or `Gone`. */
const answerFrom = async (
  line: Line,
  method: 'GET' | 'POST',
  path: string,
  body?: Uint8Array<ArrayBuffer> | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  line(method, path, body, headers).catch((): never => {
    throw new Gone()
  })

const mostTurns = 1000

/**
 * [FO7] Goes on where the server says, and is over only when it has told the hash of what it received. Throws when the line is gone;
 * the next try asks again where to go on.
 */
export async function sendPhoto(
  line: Line,
  { id, name, sha256 }: Photo,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const path = `/api/upload-parts/${id}`
  let answer = await answerFrom(line, 'GET', path)
  for (let turn = 0; turn < mostTurns && answer.status < 300; turn++) {
    const { offset, whole } = answer.body as HalfUpload
    if (whole) return whole.sha256 === sha256 ? answer : { status: 422, body: saidIn(null) }
    answer = await answerFrom(line, 'POST', path, bytes.slice(offset, offset + partBytes), {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-upload-offset': String(offset),
      'x-upload-size': String(bytes.length),
      'x-upload-sha256': sha256,
    })
  }
  return answer
}
