/**
 * [FO2] [FO3] [FO7] What a phone keeps, in the browser's own database: who is signed in with their key, a shelf of what was fetched, boxes
 * of what was written here, and photos. Nothing in it is in clear.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { ownName } from '../shared/base.ts'
import type { AsideKept } from '../../server/contract/aside.ts'
import { isStillToSend, type Item } from './outbox.ts'
import {
  base64Of,
  importKey,
  newLocalKey,
  newRawKey,
  openBytes,
  openJson,
  rawKeyOf,
  sealBytes,
  sealJson,
  sealToServer,
  type Sealed,
} from './seal.ts'
import type { Shelf } from './send.ts'

/** Whose phone it is, as far as the browser must know to open anything. */
export type Owner = {
  readonly login: string
  readonly realm: string
  /** The public key of the realm. */ readonly point: string
  readonly key: CryptoKey
  /** When the server last knew the session, by the phone's clock, and the latest that clock ever said. */
  /** [QA1] By which the server knows this phone when the session is over. */ readonly ticket?: string
  readonly seenMs: number
  readonly latestMs: number
  readonly offsetMs: number | null
  /** By the clock on the server's wall; a phone of an earlier version did not ask. */ readonly wrongMs?:
    | number
    | null
}
/** A form that is being written. Its photos lie beside it from the moment they are taken. */
export type Draft = {
  readonly id: string
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
  readonly area: string
}
type Content =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'nothing' }

type Box = {
  readonly id: string
  /** Its key, sealed to the server, and under the key of this browser. */
  readonly toServer: string
  readonly own: Sealed | null
  readonly body: Sealed
  /** [QA1] It is still to be sent: what the server is handed when this phone is its person's no more, and by which ticket. */
  readonly waits?: boolean
  readonly ticket?: string
  /** The server keeps it for somebody else to deal with. */ readonly aside?: AsideKept
}
/** A box as it is handed over: nobody here can open it. */
export type HandedOver = {
  readonly id: string
  readonly ticket: string
  readonly sealed: string
  readonly body: string
}
type Photo = { readonly id: string; readonly of: string; readonly body: Sealed }

interface Tables extends DBSchema {
  owner: { key: string; value: Owner }
  shelf: { key: string; value: Sealed }
  box: { key: string; value: Box }
  photo: { key: string; value: Photo; indexes: { of: string } }
}

const dayMs = 24 * 3_600_000
/** [FO2] So long the phone may be away from the server. */
export const daysUnseen = 7

export class StorageFull extends Error {}

/** What is written is written, or there was no room for it. */
async function withRoom<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw new StorageFull()
    throw error
  }
}

export type Store = Awaited<ReturnType<typeof openStore>>

/** Opens it; `changed` is told after every change of an item, here or in another tab. */
export async function openStore(changed: () => void) {
  const db: IDBPDatabase<Tables> = await openDB<Tables>(ownName('yimen-field'), 1, {
    upgrade(fresh) {
      fresh.createObjectStore('owner')
      fresh.createObjectStore('shelf')
      fresh.createObjectStore('box', { keyPath: 'id' })
      fresh.createObjectStore('photo', { keyPath: 'id' }).createIndex('of', 'of')
    },
    /** An old tab must not keep a new version from opening. */
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  })
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(ownName('yimen-field'))
  if (others) others.onmessage = () => changed()
  const tell = (): void => {
    others?.postMessage('changed')
    changed()
  }
  let owner = (await db.get('owner', 'me')) ?? null
  const keys = new Map<string, CryptoKey>()

  const mustOwn = (): Owner => {
    if (!owner) throw new Error('nobody is signed in on this phone')
    return owner
  }

  /** The key of a box; null where only the server can open it. */
  async function keyOf(box: Box): Promise<CryptoKey | null> {
    const there = keys.get(box.id)
    if (there) return there
    if (!owner || box.own === null) return null
    const raw = await openBytes(owner.key, box.own).catch(() => null)
    if (raw === null) return null
    const key = await importKey(raw)
    keys.set(box.id, key)
    return key
  }

  async function write(id: string, content: Content): Promise<CryptoKey> {
    const before = await db.get('box', id)
    const key = before ? await keyOf(before) : null
    const waits = content.kind === 'item' && isStillToSend(content.item)
    if (before && key) {
      await withRoom(db.put('box', { ...before, waits, body: await sealJson(key, content) }))
      return key
    }
    const { key: local, point, realm, login, ticket } = mustOwn()
    const raw = newRawKey()
    const fresh = await importKey(raw)
    await withRoom(
      db.put('box', {
        id,
        toServer: await sealToServer(raw, { point, realm, login }),
        own: await sealBytes(local, raw),
        body: await sealJson(fresh, content),
        waits,
        ...(ticket === undefined ? {} : { ticket }),
      }),
    )
    keys.set(id, fresh)
    return fresh
  }

  async function contents(): Promise<{
    readonly open: readonly Content[]
    readonly closed: number
    readonly aside: number
  }> {
    const boxes = await db.getAll('box')
    const opened = await Promise.all(
      boxes.map(async (box) => {
        const key = await keyOf(box)
        const content = key ? await openJson<Content>(key, box.body).catch(() => null) : null
        return content?.kind === 'item' && box.aside
          ? { ...content, item: { ...content.item, state: { is: 'aside' as const, ...box.aside } } }
          : content
      }),
    )
    const closed = boxes.filter((_, i) => opened[i] === null)
    const aside = closed.filter((box) => box.aside !== undefined).length
    return { open: opened.filter((c) => c !== null), closed: closed.length - aside, aside }
  }

  async function removePhotosOf(id: string): Promise<void> {
    for (const photo of await db.getAllKeysFromIndex('photo', 'of', id)) await db.delete('photo', photo)
  }

  const shelf: Shelf = {
    items: async () => (await contents()).open.flatMap((c) => (c.kind === 'item' ? [c.item] : [])),
    put: async (item) => {
      await write(item.id, { kind: 'item', item })
      tell()
    },
    photo: async (id) => {
      const row = await db.get('photo', id)
      const box = row && (await db.get('box', row.of))
      const key = box && (await keyOf(box))
      return row && key ? openBytes(key, row.body).catch(() => null) : null
    },
    erasePhoto: (id) => db.delete('photo', id),
  }

  return {
    ...shelf,
    owner: () => owner,

    /** Somebody signed in, or the server knew them again. Another person begins with an empty shelf. */
    async enter(
      who: Pick<Owner, 'login' | 'realm' | 'point' | 'offsetMs' | 'wrongMs' | 'ticket'>,
    ): Promise<void> {
      const nowMs = Date.now()
      if (owner?.login !== who.login) {
        await db.clear('shelf')
        keys.clear()
      }
      const key = owner?.login === who.login ? owner.key : await newLocalKey()
      owner = { ...who, key, seenMs: nowMs, latestMs: Math.max(nowMs, 0) }
      await withRoom(db.put('owner', owner, 'me'))
      for (const box of await db.getAll('box'))
        if (box.ticket !== who.ticket && who.ticket !== undefined && (await keyOf(box)) !== null)
          await db.put('box', { ...box, ticket: who.ticket })
    },

    /** [QA1] What the server may be asked to keep; sealed, whoever holds the phone now. */
    async toHandOver(): Promise<readonly HandedOver[]> {
      return (await db.getAll('box')).flatMap(({ id, ticket, toServer, body, waits, aside }) =>
        waits === true && ticket !== undefined && aside === undefined
          ? [{ id, ticket, sealed: toServer, body: base64Of(new Uint8Array([...body.nonce, ...body.bytes])) }]
          : [],
      )
    },
    /** The server has it: nothing sends it from here any more. */
    async setAside(id: string, aside: AsideKept): Promise<void> {
      const box = await db.get('box', id)
      if (box) await db.put('box', { ...box, aside })
      tell()
    },

    /** [FO2] True when the server was not reached for seven days: by a clock that was set back, too. */
    async isStale(): Promise<boolean> {
      if (!owner) return false
      const latestMs = Math.max(owner.latestMs, Date.now())
      owner = { ...owner, latestMs }
      await db.put('owner', owner, 'me').catch(() => undefined)
      return latestMs - owner.seenMs > daysUnseen * dayMs
    },

    /** The key of this browser is destroyed, with it all that was fetched; what is not sent stays, sealed to the server. */
    async lock(): Promise<void> {
      owner = null
      keys.clear()
      await db.clear('owner')
      await db.clear('shelf')
      tell()
    },

    /** [FO3] What only the server can open is opened by it, for who wrote it. */
    async reopen(
      openSealed: (sealed: readonly string[]) => Promise<readonly (string | null)[]>,
    ): Promise<void> {
      const closed: Box[] = []
      for (const box of await db.getAll('box')) if ((await keyOf(box)) === null) closed.push(box)
      if (closed.length === 0) return
      const raws = await openSealed(closed.slice(0, 200).map((box) => box.toServer))
      for (const [i, raw] of raws.entries())
        if (raw !== null) {
          const box = closed[i]!
          await db.put('box', { ...box, own: await sealBytes(mustOwn().key, rawKeyOf(raw)) })
        }
      tell()
    },

    async readShelf<T>(name: string): Promise<T | null> {
      const sealed = await db.get('shelf', name)
      return sealed && owner ? openJson<T>(owner.key, sealed).catch(() => null) : null
    },
    async writeShelf(name: string, value: unknown): Promise<void> {
      await withRoom(db.put('shelf', await sealJson(mustOwn().key, value), name))
    },

    /** How many boxes nobody here can open. */
    async closedCounts(): Promise<{ readonly closed: number; readonly aside: number }> {
      const { closed, aside } = await contents()
      return { closed, aside }
    },
    async drafts(): Promise<readonly Draft[]> {
      return (await contents()).open.flatMap((c) => (c.kind === 'draft' ? [c.draft] : []))
    },
    async keepDraft(draft: Draft): Promise<void> {
      await write(draft.id, { kind: 'draft', draft })
    },
    /** Beside the form that it belongs to. Text and photo are written apart: where there is no room for the one, the other stays. */
    async keepPhoto(id: string, of: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      const box = await db.get('box', of)
      const key = (box && (await keyOf(box))) ?? (await write(of, { kind: 'nothing' }))
      await withRoom(db.put('photo', { id, of, body: await sealBytes(key, bytes) }))
    },
    async drop(id: string): Promise<void> {
      await removePhotosOf(id)
      await db.delete('box', id)
      keys.delete(id)
      tell()
    },
    close: () => db.close(),
  }
}
