/** One file, one import: its case is known by what the file is, so that nobody has to remember that they began. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Case } from '#kernel/case'
import { findCaseState } from '#store'
import { reading } from '../access.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import type { Import } from './setting.ts'

export type Standing = 'fresh' | 'begun' | 'entered'
/** The case that this file is entered by, and how far that is. */
export type Attempt = { readonly case: string; readonly state: Case | null; readonly standing: Standing }

/**
 * [IM5] The same file, from the same person to the same place, is the same case, until that was taken back. Nothing of the file is
 * stored between preview and confirm: it comes again, and its SHA-256 says that it is the same.
 */
export async function attemptOf(house: House, who: Principal, i: Import, digest: string): Promise<Attempt> {
  for (let n = 0; ; n++) {
    const id = caseId(house, [who.login, i.p.id, i.target.area, digest, n])
    const state = await reading(house, who, (db) => findCaseState(db, house.code, id))
    if (!state) return { case: id, state, standing: 'fresh' }
    const ways = Object.keys(i.p.steps[state.step]?.outcomes ?? {})
    if (ways.includes(i.rule.rows)) return { case: id, state, standing: 'begun' }
    if (ways.some((w) => i.rule.undo.includes(w))) return { case: id, state, standing: 'entered' }
  }
}

function caseId(house: House, parts: readonly unknown[]): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const digest = createHmac('sha256', house.secrets.indexing)
    .update(`import ${JSON.stringify(parts)}`)
    .digest()
  const id = [...digest.subarray(0, 12)].map((b) => letters[b % letters.length]).join('')
  return `I${id.slice(0, 6)}-${id.slice(6)}`
}

/** What a preview found, as the confirm must find it. */
export type TicketClaims = {
  readonly digest: string
  readonly case: string
  readonly valid: number
  readonly faulty: number
  /** Rows that may be the same as others under another spelling. */
  readonly alike: number
}

/** [IM5] A word of the server that it showed this person this preview of this very file; it holds for the day. */
export function ticketFor(house: House, who: Principal, i: Import, f: TicketClaims): string {
  const said = JSON.stringify([
    who.login,
    i.target.post,
    i.p.id,
    i.p.version,
    i.target.area,
    i.cells.today,
    f.digest,
    f.case,
    f.valid,
    f.faulty,
    f.alike,
  ])
  return `${f.valid}.${f.faulty}.${f.alike}.${createHmac('sha256', house.secrets.indexing).update(`import ticket ${said}`).digest('base64url')}`
}

/** The counts that a ticket stands for, or null when it is not for this file, person, post, place and day. */
export function readTicket(
  house: House,
  who: Principal,
  i: Import,
  digest: string,
  id: string,
  ticket: string,
): TicketClaims | null {
  const [valid, faulty, alike] = ticket.split('.').map(Number)
  const claims: TicketClaims = { digest, case: id, valid: valid!, faulty: faulty!, alike: alike! }
  const [given, made] = [Buffer.from(ticket), Buffer.from(ticketFor(house, who, i, claims))]
  return given.length === made.length && timingSafeEqual(given, made) ? claims : null
}
