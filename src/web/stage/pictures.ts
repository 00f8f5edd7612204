/**
 * [SG12] Pictures of questions on this device: what is sealed is loaded before anybody may see it, and opened here when its key comes with
 * the question. What could not be loaded or opened is fetched once it is shown.
 */
import { useEffect, useRef, useState } from 'react'
import type { HallView, SealedPicturesView } from '../../server/contract/stages.ts'
import { get, post } from '../shared/api.ts'
import { at } from '../shared/base.ts'
import { apiOf } from './place.ts'
import type { Line } from './use-hall.ts'

export type Opening = NonNullable<NonNullable<HallView['now']>['opening']>
type Sealed = ReadonlyMap<string, Uint8Array<ArrayBuffer>>
/** What this device has of what there is; `there` is null until it is known. */
export type Ahead = {
  readonly sealed: { readonly current: Sealed }
  readonly have: number
  readonly all: number | null
}

const againMs = 3_000
/** A bank may come late: thousands of devices look again by and by, each at its own moment. */
const lookAgainMs = (): number => 45_000 + Math.random() * 30_000
const spreadMs = 4_000
const [nonceAt, tagAt, bodyAt, headBytes] = [1, 13, 29, 5]
const types = ['image/jpeg', 'image/png'] as const

/** [SG12] Loads all that is there, one by one; `says`: the server is told when all are here, and when some are not. */
export function useAhead(
  stage: string,
  event: string,
  hall: HallView | null,
  line: Line,
  says: boolean,
): Ahead {
  const sealed = useRef<Sealed>(new Map())
  const [{ have, all }, setHave] = useState<{ have: number; all: number | null }>({ have: 0, all: null })
  const [turn, setTurn] = useState(0)
  const [isHere, isLost] = [hall !== null, line === 'lost']
  const parts = hall?.parts.map((p) => p.state).join(' ') ?? ''
  useEffect(() => {
    if (!isHere || isLost) return
    let mine = true
    let timer = 0
    const wait = (ms: number): Promise<void> =>
      new Promise((next) => {
        timer = window.setTimeout(next, ms)
      })
    const load = async (): Promise<void> => {
      const { parts: there } = await get<SealedPicturesView>(apiOf(stage, event, '/pictures'))
      const ids = there.flatMap((p) => p.pictures)
      const tell = (): void =>
        setHave({ have: ids.filter((id) => sealed.current.has(id)).length, all: ids.length })
      if (mine) tell()
      for (const id of ids) {
        if (!mine) return
        if (sealed.current.has(id)) continue
        const bytes = await bytesAt(apiOf(stage, event, `/pictures/${id}`))
        sealed.current = new Map(sealed.current).set(id, bytes)
        if (mine) tell()
      }
    }
    void (async () => {
      if (parts.includes('on') && sealed.current.size === 0) await wait(Math.random() * spreadMs)
      while (mine)
        await load().then(
          () => wait(lookAgainMs()),
          () => wait(againMs),
        )
    })()
    return () => {
      mine = false
      clearTimeout(timer)
    }
  }, [stage, event, isHere, isLost, parts, turn])
  useEffect(() => {
    const wake = (): void => setTurn((n) => n + 1)
    addEventListener('online', wake)
    return () => removeEventListener('online', wake)
  }, [])
  const isReady = all === null || all === 0 ? null : have === all
  useEffect(() => {
    if (!says || isReady === null || line !== 'live') return
    const timer = setTimeout(
      () => void post<void>(apiOf(stage, event, '/pictures'), { ready: isReady }).catch(() => undefined),
      isReady ? 0 : spreadMs,
    )
    return () => clearTimeout(timer)
  }, [stage, event, says, isReady, line])
  return { sealed, have, all }
}

export type Picture =
  | { readonly kind: 'shown'; readonly url: string; readonly ahead: boolean }
  | { readonly kind: 'coming' }
  | { readonly kind: 'missing'; readonly again: () => void }

/** The picture of what is on; `ahead` is null where nothing is loaded before. */
export function usePicture(
  stage: string,
  event: string,
  opening: Opening | null,
  ahead: Ahead | null,
): Picture | null {
  const [picture, setPicture] = useState<Picture>({ kind: 'coming' })
  const [turn, setTurn] = useState(0)
  const { id, key } = opening ?? { id: null, key: null }
  const sealed = ahead?.sealed
  useEffect(() => {
    if (id === null || key === null) return
    let mine = true
    let timer = 0
    let url: string | null = null
    const show = (blob: Blob, isAhead: boolean): void => {
      if (!mine) return
      url = URL.createObjectURL(blob)
      setPicture({ kind: 'shown', url, ahead: isAhead })
    }
    const fetched = async (): Promise<void> => {
      const bytes = await bytesAt(apiOf(stage, event, `/pictures/${id}/shown`))
      show(new Blob([bytes]), false)
    }
    const miss = (): void => {
      if (!mine) return
      setPicture({ kind: 'missing', again: () => setTurn((n) => n + 1) })
      timer = window.setTimeout(() => void fetched().catch(miss), againMs)
    }
    setPicture({ kind: 'coming' })
    const bytes = sealed?.current.get(id)
    void (bytes ? opened(bytes, { id, key }) : Promise.reject(new Error('not here')))
      .then((blob) => show(blob, true))
      .catch(() => fetched())
      .catch(miss)
    return () => {
      mine = false
      clearTimeout(timer)
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [stage, event, id, key, sealed, turn])
  return opening === null ? null : picture
}

async function bytesAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(at(path))
  if (!response.ok) throw new Error(`${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Throws where the key is another's, a byte was changed, or this browser has no cipher: over plain http but on this machine it has none. */
async function opened(sealed: Uint8Array<ArrayBuffer>, { id, key }: Opening): Promise<Blob> {
  const raw = Uint8Array.from(key.match(/../g)!, (byte) => Number.parseInt(byte, 16))
  const cipher = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const [tag, body] = [sealed.subarray(tagAt, bodyAt), sealed.subarray(bodyAt)]
  const joined = new Uint8Array(body.length + tag.length)
  joined.set(body)
  joined.set(tag, body.length)
  const plain = new Uint8Array(
    await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.subarray(nonceAt, tagAt), additionalData: new TextEncoder().encode(id) },
      cipher,
      joined,
    ),
  )
  const length = new DataView(plain.buffer).getUint32(0)
  return new Blob([plain.subarray(headBytes, headBytes + length)], { type: types[plain[headBytes - 1]!]! })
}
