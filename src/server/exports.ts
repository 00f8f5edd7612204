/** The one door by which files leave: written down with a number and a digest first, sent second. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Mark } from '#paper'
import { keepAccess } from '#store'
import { problem } from './problem.ts'
import type { House } from './realm.ts'
import type { Desk } from './routes/tools.ts'
import type { Principal } from './session.ts'

export type Leaving = {
  /** What it is, as `paper.decision` or `upload.<id>`: names, never values. */
  readonly what: string
  readonly case: string | null
  /** The post by which they may have it; null for the one concerned and for those who audit. */
  readonly post: string | null
  /** The bytes, or how they are made when they carry the mark themselves. */
  readonly bytes: Uint8Array | ((mark: Mark) => Promise<Uint8Array>)
  readonly type: string
  /** The file's name, in any script. */
  readonly name: string
  /** `download` is a paper fetched as it was sent; an `export` is made by us. */
  readonly kind?: 'export' | 'download'
}

/**
 * [X1] [X2] Writes down what leaves, to whom and when, with its digest; only then answers with it. Never
 * fails silently: what cannot be written down is not sent.
 */
export async function exported(
  { house }: Pick<Desk, 'house'>,
  c: Context,
  who: Principal,
  file: Leaving,
): Promise<Response> {
  const mark: Mark = { by: nameOf(house, who), at: house.clock.now(), number: freshNumber() }
  mustNotBeLured(c)
  const bytes = typeof file.bytes === 'function' ? await file.bytes(mark) : file.bytes
  const digest = createHash('sha256').update(bytes).digest('hex')
  return leaving({ house }, c, who, { ...file, digest, body: new Uint8Array(bytes) }, mark)
}

/** A file that was written beside because it is larger than memory should be: its digest is known before it is sent. */
export type LeavingFile = Omit<Leaving, 'bytes'> & {
  readonly digest: string
  readonly body: ReadableStream | Uint8Array<ArrayBuffer>
}

/** [X1] [X2] The same door for a file that is sent piece by piece. */
export async function exportedFile(
  desk: Pick<Desk, 'house'>,
  c: Context,
  who: Principal,
  file: LeavingFile,
): Promise<Response> {
  mustNotBeLured(c)
  const mark = { by: nameOf(desk.house, who), at: desk.house.clock.now(), number: freshNumber() }
  return leaving(desk, c, who, file, mark)
}

async function leaving(
  { house }: Pick<Desk, 'house'>,
  c: Context,
  who: Principal,
  file: LeavingFile,
  mark: Mark,
): Promise<Response> {
  await keepAccess(house.pool, house.code, {
    kind: file.kind ?? 'export',
    case: file.case,
    person: who.person,
    post: file.post,
    names: [file.what],
    purpose: '',
    at: mark.at,
    number: mark.number,
    digest: file.digest,
  })
  return c.body(file.body, 200, {
    'content-type': file.type,
    'content-disposition': attachment(file.name),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-yimen-export': mark.number,
  })
}

/** A link on another site opens nothing here: else it could write exports into somebody's record. */
export function mustNotBeLured(c: Context): void {
  if (c.req.header('sec-fetch-site') === 'cross-site')
    throw problem(
      403,
      'cross_site',
      '请从本系统的页面里下载',
      'Files are fetched from the pages of this system',
    )
}

/** No 0 O 1 I, for the phone; forty bits, so that with the digest beside it a number names one file. */
function freshNumber(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return `E-${[...randomBytes(8)].map((b) => letters[b % letters.length]).join('')}`
}

/** The official's name; the one who has none here, by their login. */
export const nameOf = (house: House, who: Pick<Principal, 'person' | 'login'>): string =>
  house.reference.people.get(who.person) ?? (who.login === 'console' ? '系统管理命令行' : who.login)

/** [X2] RFC 6266: the name in UTF-8, and in ASCII for those who read no other. No path, no control or turning characters. */
export function attachment(name: string): string {
  const safe = [...name.replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, '_').replace(/^\.+/, '_')]
    .slice(-150)
    .join('')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (ch) => `%${ch.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${safe.replace(/[^\x20-\x7e]|%/g, '_')}"; filename*=UTF-8''${encoded}`
}
