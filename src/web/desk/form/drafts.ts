/**
 * Drafts at the desk: a half-filled form outlives Escape, a reload and the end of the session, for whoever wrote it and nobody else.
 * All tabs see the same drafts. One that another tab went on with is never written over: whoever comes second gets one of their own.
 */
import { newKey } from '../../shared/api.ts'
import { ownName } from '../../shared/base.ts'
import { openFor, sealFor, type DraftOwner } from '../../shared/seal.ts'

/** What a form held, when, and at which state of its case; `mark` changes whenever it is written. */
export type Draft<T> = { readonly mark: string; readonly at: string; readonly held: T }
export type Slot<T> = { readonly name: string; readonly draft: Draft<T> }

const keptDays = 7
const dayMs = 86_400_000
const prefixOf = (owner: DraftOwner, form: string): string =>
  ownName(`yimen-draft-${owner.name}-${form}`) + '#'

/** The form of one way on from where a case stands. */
export const draftName = (caseId: string, outcome: string): string => `case-${caseId}-${outcome}`

/** The drafts of one form, the newest first; what is too old is taken away. */
export function draftsOf<T>(owner: DraftOwner, form: string, now: string): readonly Slot<T>[] {
  try {
    const prefix = prefixOf(owner, form)
    const slots = Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .flatMap((name): readonly Slot<T>[] => {
        const draft = openFor<Draft<T>>(owner, localStorage.getItem(name))
        const isOver = draft === null || Date.parse(now) - Date.parse(draft.at) > keptDays * dayMs
        if (isOver) localStorage.removeItem(name)
        return isOver ? [] : [{ name, draft }]
      })
    return slots.toSorted((a, b) => (a.draft.at < b.draft.at ? 1 : -1))
  } catch {
    return []
  }
}

const listeners = new Set<() => void>()
/** Told whenever a draft of this tab is kept or taken away; gives what ends that. */
export function onDrafts(hear: () => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}
const tell = (): void => listeners.forEach((hear) => hear())

/** Whether any draft of a form is kept: nothing is opened for that. */
export function hasDraft(owner: DraftOwner, form: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(prefixOf(owner, form)))
  } catch {
    return false
  }
}

/** Keeps what a form holds; `forked` where somebody else went on with the draft that it began with. */
export function keepDraft<T>(
  owner: DraftOwner,
  form: string,
  before: Slot<T> | null,
  held: T,
  at: string,
): { readonly slot: Slot<T>; readonly forked: boolean } {
  const draft: Draft<T> = { mark: newKey(), at, held }
  let name = before?.name ?? prefixOf(owner, form) + newKey()
  let forked = false
  try {
    const stands = before && openFor<Draft<T>>(owner, localStorage.getItem(name))
    if (before && stands && stands.mark !== before.draft.mark) {
      name = prefixOf(owner, form) + newKey()
      forked = true
    }
    localStorage.setItem(name, sealFor(owner, draft))
  } catch {
    /* Then it lives as long as the page. */
  }
  tell()
  return { slot: { name, draft }, forked }
}

/** Takes a draft away, unless another tab went on with it. */
export function dropDraft<T>(owner: DraftOwner, slot: Slot<T>): void {
  try {
    const stands = openFor<Draft<T>>(owner, localStorage.getItem(slot.name))
    if (stands?.mark === slot.draft.mark) localStorage.removeItem(slot.name)
    tell()
  } catch {
    /* There was none. */
  }
}

/** [DF2] What the person wrote last time in a form of the same kind, for as long as they stay signed in. */
const lastName = (owner: DraftOwner, kind: string): string =>
  ownName(`yimen-draft-${owner.name}-last-${kind}`)

export function lastOf(owner: DraftOwner, kind: string): Readonly<Record<string, unknown>> {
  try {
    return (
      openFor<Readonly<Record<string, unknown>>>(owner, localStorage.getItem(lastName(owner, kind))) ?? {}
    )
  } catch {
    return {}
  }
}

export function keepLast(owner: DraftOwner, kind: string, values: Readonly<Record<string, unknown>>): void {
  try {
    if (Object.keys(values).length > 0) localStorage.setItem(lastName(owner, kind), sealFor(owner, values))
  } catch {
    /* Then nothing is offered next time. */
  }
}
