/**
 * Drafts: what somebody has written so far waits for them alone. It lies in the browser under a key that the server tells nobody
 * else, so that the next one at a shared computer finds nothing to read, on plain http too; and it is gone when they sign out.
 */
import { ownName } from '../shared/base.ts'
import { openFor, sealFor, type DraftOwner } from '../shared/seal.ts'

export type { DraftOwner }

const prefix = 'yimen-draft-'
const nameOf = (owner: DraftOwner, form: string): string => ownName(`${prefix}${owner.name}-${form}`)

/** [DF1] A draft lives as long as the tab: it holds what a stranger at a shared computer must not find. */
export function keepDraft(owner: DraftOwner, form: string, draft: unknown): void {
  try {
    sessionStorage.setItem(nameOf(owner, form), sealFor(owner, draft))
  } catch {
    /* Then it lives as long as the page. */
  }
}

/** [DF1] null where there is none, or none that opens: another key sealed it. */
export function findDraft<T>(owner: DraftOwner, form: string): T | null {
  try {
    return openFor<T>(owner, sessionStorage.getItem(nameOf(owner, form)))
  } catch {
    return null
  }
}

export function dropDraft(owner: DraftOwner, form: string): void {
  try {
    sessionStorage.removeItem(nameOf(owner, form))
  } catch {
    /* There was none. */
  }
}
