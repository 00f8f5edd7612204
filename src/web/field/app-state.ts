/** The field as one thing that pages look at: what lies on the phone, what is being sent, what a person may do. */
import { useSyncExternalStore } from 'react'
import type { FieldKey, OpenedKeys } from '../../server/contract/field.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, fieldHere, get, newKey, post, ProblemError, remove } from '../shared/api.ts'
import { at, ownName } from '../shared/base.ts'
import { dropDrafts } from '../shared/drop-drafts.ts'
import { recall, remember } from '../shared/lang.tsx'
import { readClock, writtenAway, writtenMs } from './clock.ts'
import { takeGround, type Ground } from './ground.ts'
import { ifFree, inTurn } from './lock.ts'
import type { AsideKept } from '../../server/contract/aside.ts'
import { dropped, hasLostPost, meantNow, resent, unsent, withoutPhoto, type Item } from './outbox.ts'
import { sendAll, type Line, type Stopped } from './send.ts'
import { openStore, type Draft, type Store } from './store.ts'
import { daysBack, take, type Taken } from './take.ts'

export type Field = {
  /** `stranger`: nobody is signed in on this phone; `blocked`: this browser can keep nothing sealed. */
  readonly stage: 'opening' | 'stranger' | 'ready' | 'blocked'
  /** Why somebody has to sign in anew. */ readonly why: Text | null
  readonly taken: Taken | null
  readonly ground: Ground | null
  readonly items: readonly Item[]
  readonly drafts: readonly Draft[]
  /** What lies here and nobody here can open. */ readonly closed: number
  /** Of that, what the server keeps for somebody else to deal with. */ readonly aside: number
  readonly online: boolean
  readonly busy: boolean
  readonly stopped: Stopped | null
  readonly problem: Text | null
  readonly offsetMs: number | null
  readonly wrongMs: number | null
  readonly used: { readonly bytes: number; readonly of: number } | null
}

let state: Field = {
  stage: 'opening',
  why: null,
  taken: null,
  ground: null,
  items: [],
  drafts: [],
  closed: 0,
  aside: 0,
  online: typeof navigator === 'undefined' || navigator.onLine,
  busy: false,
  stopped: null,
  problem: null,
  offsetMs: null,
  wrongMs: null,
  used: null,
}
const listeners = new Set<() => void>()
function set(more: Partial<Field>): void {
  state = { ...state, ...more }
  for (const listener of listeners) listener()
}

export const useField = (): Field =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )

let store: Store | null = null
export function theStore(): Store {
  if (!store) throw new Error('the store is not open')
  return store
}

/** Another's sign-out that found no network: the session is closed when there is one again. */
const leaving = ownName('yimen-field-leaving')

const gone: Text = {
  zh:
    '登录已失效，本机上取来的任务和资料已经清除。' +
    '请重新登录；没有发出的内容仍封存在本机，登录后继续发送。',
  en:
    'Your session has ended, and what was fetched is gone from this phone. ' +
    'Sign in again: what was not sent is still here, sealed, and goes on.',
}
const unseen: Text = {
  zh:
    '本机已超过7天没有连上服务器，取来的任务和资料已经清除。' +
    '请连网后重新登录；没有发出的内容仍封存在本机。',
  en:
    'This phone has not reached the server for seven days, and what was fetched is gone from it. ' +
    'Sign in again: what was not sent is still here, sealed.',
}

const reported: Text = {
  zh: '本机已被注销登录，取来的任务和资料已经清除。',
  en: 'This phone was signed out from elsewhere, and what was fetched is gone from it.',
}

/** Reads anew what was written on this phone. */
async function reread(): Promise<void> {
  if (!store) return
  const [items, drafts, counts] = await Promise.all([store.items(), store.drafts(), store.closedCounts()])
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
  set({
    items: items.toSorted((a, b) => a.n - b.n),
    drafts,
    ...counts,
    used: estimate ? { bytes: estimate.usage ?? 0, of: estimate.quota ?? 0 } : null,
  })
}

/** Opens what lies on the phone, and asks the server only afterwards. */
export async function start(): Promise<void> {
  try {
    store = await openStore(() => void reread())
  } catch {
    return set({ stage: 'blocked' })
  }
  addEventListener('online', () => {
    set({ online: true })
    void refresh()
  })
  addEventListener('offline', () => set({ online: false }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh()
  })
  if (await store.isStale()) {
    await store.lock()
    set({ why: unseen })
  }
  const owner = store.owner()
  if (owner) {
    const taken = await store.readShelf<Taken>('taken')
    /** What was being written is there before a page asks for it. */
    await reread()
    const ground = await store.readShelf<Ground>('ground')
    set({
      stage: taken ? 'ready' : 'opening',
      taken,
      ground,
      offsetMs: owner.offsetMs,
      wrongMs: owner.wrongMs ?? null,
    })
    await forgetOld()
  }
  await reread()
  await refresh()
  if (state.stage === 'opening') set({ stage: state.taken ? 'ready' : 'stranger' })
}

/** When nothing was left to be done with it here. */
const endOf = (item: Item): string | null =>
  item.state.is === 'sent' ? item.state.receipt.at : item.state.is === 'aside' ? item.state.at : null

/** [FO2] What was sent more than thirty days ago goes, with its photos. */
async function forgetOld(): Promise<void> {
  const nowMs = Date.now() + (state.offsetMs ?? 0)
  for (const item of await theStore().items())
    if (endOf(item) !== null && nowMs - Date.parse(endOf(item)!) > daysBack * 24 * 3_600_000)
      await theStore().drop(item.id)
}

let refreshing: Promise<void> | null = null
/** Asks the server who this is, opens what it alone can open, fetches what may lie here, and sends what waits. */
export function refresh(): Promise<void> {
  refreshing ??= refreshOnce().finally(() => {
    refreshing = null
    comeBack()
  })
  return refreshing
}

/** Browsers do not always say that the network is back, and a server may be away where there is one. */
const [soonMs, lateMs] = [4_000, 60_000]
let [pauseMs, timer]: [number, ReturnType<typeof setTimeout> | undefined] = [soonMs, undefined]
function comeBack(): void {
  clearTimeout(timer)
  const waits = state.items.some((i) => i.state.is === 'waiting')
  if (!store?.owner() || (state.online && !waits)) {
    pauseMs = soonMs
    return
  }
  timer = setTimeout(() => void refresh(), pauseMs)
  pauseMs = Math.min(pauseMs * 2, lateMs)
}

async function refreshOnce(): Promise<void> {
  if (recall(leaving) === 'yes') {
    const left = await remove('/api/session').then(
      () => true,
      () => false,
    )
    if (!left) return
    remember(leaving, 'no')
  }
  set({ busy: true })
  try {
    const began = performance.now()
    const key = await get<FieldKey>('/api/field/key')
    /** The answer was made half a round trip ago. */
    const heard = (at: string): number =>
      Math.round(Date.parse(at) + (performance.now() - began) / 2 - Date.now())
    const [offsetMs, wrongMs] = [heard(key.now), heard(key.wall)]
    remember(ownName(fieldHere), 'yes')
    await theStore().enter({
      login: key.login,
      realm: key.realm,
      point: key.key,
      offsetMs,
      wrongMs,
      ticket: key.ticket,
    })
    set({ offsetMs, wrongMs, online: true, problem: null })
    await theStore().reopen(async (sealed) => (await post<OpenedKeys>('/api/field/keys', { sealed })).keys)
    void send()
    const before = state.taken?.me.login === key.login ? state.taken : null
    const taken = await take(get, before)
    await theStore().writeShelf('taken', taken)
    set({ taken, stage: 'ready', why: null })
    await reread()
    const ground = await takeGround(get, taken, before ? state.ground : null)
    if (ground !== state.ground) await theStore().writeShelf('ground', ground)
    set({ ground })
  } catch (error) {
    const { status, detail } = asProblem(error)
    /** A mistake of ours is for who mends it. */
    if (!(error instanceof ProblemError)) console.error(error)
    if (status === 401) await shutOut(store?.owner() ? gone : null)
    else if (status === 0) set({ online: false })
    else set({ problem: detail })
  } finally {
    set({ busy: false })
  }
}

/** [FO2] The server knows the session no more: a phone that was stolen, or signed out elsewhere, keeps nothing that opens. */
async function shutOut(why: Text | null): Promise<void> {
  await theStore().lock()
  set({ stage: 'stranger', taken: null, ground: null, ...(why ? { why } : {}) })
  await handOver()
  if (state.aside > 0 && state.closed === 0) set({ why: reported })
}

/**
 * [QA1] What is still to be sent from a phone that was reported, or under a post that ended, is handed to the server as it lies here,
 * sealed. Where the session has only run out it stays, for its person to send.
 */
async function handOver(): Promise<void> {
  for (const box of await theStore().toHandOver()) {
    const answer = await line('POST', '/api/field/aside', JSON.stringify(box), {
      'content-type': 'application/json',
    }).catch(() => null)
    if (answer?.status === 200) await theStore().setAside(box.id, answer.body as AsideKept)
    /** One that is damaged stops no other; no network, too many, or still theirs are the same for all. */ else if (
      answer?.status !== 422
    )
      break
  }
  await reread()
}

/** As the page's own requests go; whatever is no answer is a line that broke. */
const line: Line = async (method, path, body, headers = {}) => {
  const response = await fetch(at(path), {
    method,
    headers: { 'x-yimen': '1', accept: 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  let read: unknown = null
  try {
    read = JSON.parse(text)
  } catch {
    /** A page of somebody in between says nothing of what became of it. */
    if (response.ok || response.status >= 502) throw new Error('no answer of the server')
  }
  return { status: response.status, body: read }
}

/** [FO5] Sends what waits, unless another tab is at it. */
export async function send(): Promise<void> {
  if (!store?.owner()) return
  set({ busy: true })
  const before = unsent(state.items).length
  const stopped = await ifFree(() => sendAll(theStore(), line, writtenOf)).finally(() => set({ busy: false }))
  if (stopped === null) return
  set({ stopped, online: stopped !== 'offline' })
  await reread()
  comeBack()
  if (stopped === 'signed_out') await shutOut(gone)
  else if (state.items.some(hasLostPost)) await handOver()
  else if (unsent(state.items).length < before) void refresh()
}

/** Changes items while no sender is at them, then sends. */
async function change(work: (items: readonly Item[]) => Promise<void>): Promise<void> {
  await inTurn(async () => work(await theStore().items()))
  await reread()
  /** Where no network is known of, nothing is called under way. */
  if (state.online) void send()
  else comeBack()
}
const put = (item: Item | undefined): Promise<void> => (item ? theStore().put(item) : Promise.resolve())
const withId =
  (id: string) =>
  (items: readonly Item[]): Item | undefined =>
    items.find((i) => i.id === id && i.state.is !== 'sent')

/** A form that was filled in goes into the outbox, or comes back into it. */
export const enter = (item: Item): Promise<void> => change(() => put(item))
export const sendAgain = (id: string): Promise<void> =>
  change(async (items) => {
    const item = withId(id)(items)
    await put(item && resent(item, newKey()))
  })
export const leavePhoto = (id: string, photo: string): Promise<void> =>
  change(async (items) => {
    const item = withId(id)(items)
    await theStore().erasePhoto(photo)
    await put(item && resent(withoutPhoto(item, photo), newKey()))
  })
export const meanAnyway = (id: string, seq: number): Promise<void> =>
  change(async (items) => {
    const item = withId(id)(items)
    await put(item && meantNow(item, seq, newKey()))
  })
export const drop = (id: string): Promise<void> =>
  change(async (items) => {
    await theStore().drop(id)
    const left = dropped(items, id)
    for (const item of left) if (item !== items.find((i) => i.id === item.id)) await put(item)
  })

/** The case as it is now, for who decides what becomes of an item in conflict. */
export const caseNow = (item: Item): Promise<CaseView> => {
  const { command } = item
  const id = command.kind === 'act' ? command.case : `~${command.ref}`
  return get<CaseView>(`/api/cases/${encodeURIComponent(id)}?post=${encodeURIComponent(command.post)}`)
}

const writtenOf = (item: Item): object =>
  writtenAway(item.written, readClock(), state.offsetMs, state.wrongMs)
/** When an item was written, by the server's time. */
export const writtenAtMs = (item: Item): number => writtenMs(item.written, readClock(), state.offsetMs)

/** [FO3] The phone keeps nothing that opens here; what is not sent stays sealed to the server. */
export async function signOut(): Promise<void> {
  remember(leaving, 'yes')
  dropDrafts()
  await theStore().lock()
  location.hash = ''
  set({ stage: 'stranger', taken: null, ground: null, why: null, items: [], drafts: [] })
  await remove('/api/session').then(
    () => remember(leaving, 'no'),
    () => undefined,
  )
  await reread()
}
/** Somebody signed in just now: whoever left before is gone. */
export async function signedIn(): Promise<void> {
  remember(leaving, 'no')
  set({ stage: 'opening', why: null })
  await refresh()
  if (state.stage === 'opening') set({ stage: 'stranger' })
}
