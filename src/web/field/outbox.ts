/** [FO4] [FO5] The outbox as a machine: what is in it, what may be sent next, and what each answer makes of an item. No network, no page. */
import type { Text } from '../../kernel/text.ts'
import type { AsideKept } from '../../server/contract/aside.ts'
import type { Written } from './clock.ts'

/** What is sent. A case that was opened here is addressed by its sender's own reference; its `seq` is known once it is there. */
export type Command =
  | {
      readonly kind: 'open'
      readonly programme: string
      readonly outcome: string
      readonly area: string
      readonly post: string
      readonly ref: string
    }
  | {
      readonly kind: 'act'
      readonly case: string
      readonly programme: string
      readonly outcome: string
      readonly post: string
      readonly seq: number | null
    }

export type Photo = {
  /** Its sender's own name for it. */ readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  /** By the camera; null where it does not say. */ readonly takenAt: string | null
  /** The server told the hash of what it received. */ readonly arrived: boolean
}

export type Receipt = { readonly case: string; readonly seq: number; readonly at: string }
export type Said = {
  readonly code: string
  readonly detail: Text
  readonly field?: string
  readonly clauses?: readonly { readonly id: string; readonly title: string }[]
}

export type State =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending' }
  | { readonly is: 'sent'; readonly receipt: Receipt }
  /** `mayBeDone`: the server failed in the middle, and only the same key tells. */
  | { readonly is: 'refused'; readonly said: Said; readonly mayBeDone: boolean }
  | { readonly is: 'conflict'; readonly said: Said }
  /** [QA1] The server keeps it for somebody else to deal with: this phone, or this post, is its person's no more. */
  | { readonly is: 'aside'; readonly at: string; readonly cause: AsideKept['cause'] }

export type Item = {
  readonly id: string
  /** The order in which they were written down. */ readonly n: number
  readonly key: string
  readonly command: Command
  /** What it is called, and whom or what it is about. */
  readonly title: Text
  readonly about: string
  readonly input: Readonly<Record<string, unknown>>
  readonly photos: readonly Photo[]
  /** Places of the input that were looked at again. */ readonly sure: readonly string[]
  /** The item that goes before it. */ readonly after: string | null
  readonly written: Written
  readonly filled?: Filled
  readonly state: State
  /** How often it went on its way. */ readonly tries: number
}

/** The form that it was written on, so that its person reads it and writes it anew. */
export type Filled = {
  readonly asks: readonly unknown[]
  readonly values: Readonly<Record<string, unknown>>
  readonly area: string
  readonly shown: readonly { readonly title: Text; readonly text: string }[]
}

export type Answer = { readonly status: number; readonly body: unknown }

const byAge = (items: readonly Item[]): readonly Item[] => items.toSorted((a, b) => a.n - b.n)

/** The item that must be there first and is not; null where nothing is waited for. */
export function waitsFor(items: readonly Item[], item: Item): Item | null {
  if (item.after === null) return null
  const first = items.find((i) => i.id === item.after)
  return first && first.state.is !== 'sent' ? first : null
}

/** [FO5] The next that may go: the oldest that waits for nothing and was not put off. */
export const nextToSend = (items: readonly Item[], putOff: ReadonlySet<string> = new Set()): Item | null =>
  byAge(items).find((i) => i.state.is === 'waiting' && waitsFor(items, i) === null && !putOff.has(i.id)) ??
  null

export const unsent = (items: readonly Item[]): readonly Item[] =>
  byAge(items).filter((i) => i.state.is !== 'sent' && i.state.is !== 'aside')
/** What its post ended under is not its person's to send any more. */
const postEnded = 'not_your_post'
/** [QA1] Nobody decided about it yet: neither the server nor its person. */
export const isStillToSend = ({ state }: Pick<Item, 'state'>): boolean =>
  state.is === 'waiting' ||
  state.is === 'sending' ||
  (state.is === 'refused' && state.said.code === postEnded)
export const hasLostPost = ({ state }: Item): boolean =>
  state.is === 'refused' && state.said.code === postEnded
export const arrivedOf = ({ photos }: Item): number => photos.filter((p) => p.arrived).length

/** The request that an item is, with when it was written; null while what goes before it has no receipt. */
export function requestOf(
  items: readonly Item[],
  item: Item,
  written?: object,
): { readonly path: string; readonly body: object } | null {
  const { command, input, sure } = item
  const more = { ...(sure.length === 0 ? {} : { sure }), ...(written === undefined ? {} : { written }) }
  if (command.kind === 'open') {
    const { kind: _, ...opens } = command
    return { path: '/api/cases', body: { ...opens, input, ...more } }
  }
  const first = item.after === null ? undefined : items.find((i) => i.id === item.after)
  const seq = command.seq ?? (first?.state.is === 'sent' ? first.state.receipt.seq : null)
  if (seq === null) return null
  return {
    path: `/api/cases/${encodeURIComponent(command.case)}/commands`,
    body: { seq, outcome: command.outcome, post: command.post, input, ...more },
  }
}

export const begun = (item: Item): Item => ({ ...item, state: { is: 'sending' }, tries: item.tries + 1 })

/** Nobody knows whether it arrived: it waits, and goes again under the same key. */
export const lost = (item: Item): Item =>
  item.state.is === 'sending' ? { ...item, state: { is: 'waiting' } } : item

/** Somebody else moved the case, or it is there already. */
const conflicts = ['stale_seq', 'wrong_step', 'case_exists']
/** The world failed, or asks to come again: the item waits. */
const passes = (status: number): boolean => status === 401 || status === 429 || status === 503

export function answered(item: Item, { status, body }: Answer): Item {
  if (status >= 200 && status < 300) return { ...item, state: { is: 'sent', receipt: receiptIn(body) } }
  if (passes(status)) return lost(item)
  const said = saidIn(body)
  if (conflicts.includes(said.code)) return { ...item, state: { is: 'conflict', said } }
  return { ...item, state: { is: 'refused', said, mayBeDone: status >= 500 } }
}

function receiptIn(body: unknown): Receipt {
  const { case: id, seq, at } = body as Receipt
  return { case: id, seq, at }
}

const unclear: Said = {
  code: 'broken',
  detail: { zh: '服务器没有正常答复', en: 'The server did not answer properly' },
}
export function saidIn(body: unknown): Said {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('detail' in body)) return unclear
  const { code, detail, field, clauses } = body as Said
  return {
    code,
    detail,
    ...(field === undefined ? {} : { field }),
    ...(clauses === undefined ? {} : { clauses: clauses.map(({ id, title }) => ({ id, title })) }),
  }
}

/** As it stands, once more: under a new key, unless only the old one tells whether it was done. */
export const resent = (item: Item, key: string): Item => ({
  ...item,
  key: item.state.is === 'refused' && item.state.mayBeDone ? item.key : key,
  state: { is: 'waiting' },
})

/** Written anew by its person: another attempt. */
export const edited = (
  item: Item,
  changed: Pick<Item, 'command' | 'input' | 'photos' | 'sure' | 'written'> & { readonly filled?: Filled },
  key: string,
): Item => ({ ...item, ...changed, key, state: { is: 'waiting' } })

/** [FO6] The person saw what the case is now, and means it all the same. */
export const meantNow = (item: Item, seq: number, key: string): Item => ({
  ...item,
  key,
  ...(item.command.kind === 'act' ? { command: { ...item.command, seq } } : {}),
  after: null,
  state: { is: 'waiting' },
})

/** Without one of its photos, in the form too. */
export const withoutPhoto = (item: Item, id: string): Item => ({
  ...item,
  photos: item.photos.filter((p) => p.id !== id),
  input: without(item.input, `~${id}`) as Item['input'],
})

function without(value: unknown, ref: string): unknown {
  if (Array.isArray(value)) return value.filter((v) => v !== ref).map((v) => without(v, ref))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, v]) => [name, without(v, ref)] as const)
      .filter(([name, v]) => !(Array.isArray(v) && v.length === 0 && wasFilled(value, name))),
  )
}
const wasFilled = (value: object, name: string): boolean =>
  ((value as Record<string, unknown>)[name] as readonly unknown[]).length > 0

const goneBefore: Said = {
  code: 'gone_before',
  detail: {
    zh: '它所依附的上一项已经删除，没有办件可办',
    en: 'The item that it belongs to was deleted: there is no case to act on',
  },
}

/** Taken out; what was to go after it stays, and says why it cannot go. */
export function dropped(items: readonly Item[], id: string): readonly Item[] {
  return items
    .filter((i) => i.id !== id)
    .map((i) =>
      i.after === id && i.state.is !== 'sent'
        ? { ...i, state: { is: 'refused', said: goneBefore, mayBeDone: false } }
        : i,
    )
}
