/** Ids are the server's: a sender's own reference makes one that nobody else's can make, and nobody can guess. */
import { createHmac } from 'node:crypto'
import { isId } from '#kernel/case'
import { allows } from './access.ts'
import { problem } from './problem.ts'
import type { House } from './realm.ts'
import type { Principal } from './session.ts'

/** No 0 O 1 I, for the phone. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const idLetters = 20

/** A hundred bits that follow from what is named and from the realm's secret. */
export function ownId(house: House, named: string): string {
  const digest = createHmac('sha256', house.secrets.indexing).update(named).digest()
  return [...digest.subarray(0, idLetters)].map((b) => letters[b % letters.length]).join('')
}

/** Rehearsals and histories bring the ids of their time: whoever may tell history or act for others may name. */
export const mayName = (house: House, who: Principal): boolean =>
  allows(house, who, 'history', { kind: 'house' }) !== null ||
  allows(house, who, 'act_as', { kind: 'house' }) !== null

/** How a case is addressed by its opener's own reference. */
const refMark = '~'
export const isRef = (text: string): boolean => text.startsWith(refMark)

/**
 * [K23] The id of the case that somebody opens: by their own reference, else by the key of the attempt, so that a repeat finds
 * the same case. Equal references of two senders are two cases.
 */
export const idOfRef = (house: House, who: Principal, ref: string): string => {
  if (!isId(ref)) throw invalid()
  return caseId(house, `case ref ${who.login} ${ref}`)
}
export const idOfKey = (house: House, who: Principal, key: string): string =>
  caseId(house, `case ${who.login} ${key}`)

/** [XC5] What we call a case that a partner opened: the same however often it says so. */
export const idOfThread = (house: House, partner: string, thread: string): string =>
  caseId(house, `exchange ${partner} ${thread}`)

function caseId(house: House, named: string): string {
  const id = ownId(house, named)
  return `B${id.slice(0, 5)}-${id.slice(5, 10)}`
}

/** What a sender writes where a case is meant: its id, or their own reference after the mark. */
export const caseAddressed = (house: House, who: Principal, text: string): string =>
  isRef(text) ? idOfRef(house, who, text.slice(refMark.length)) : text

/** [U6] The id of a paper by its sender's own name for it: one that is nobody else's, and tells nothing of what others sent. */
export const paperOfRef = (house: House, who: Principal, ref: string): string =>
  mayName(house, who) ? ref : ownId(house, `upload ${who.person} ${ref}`).toLowerCase()

/** What a sender writes where a paper is meant: its id, or their own name for it after the mark. */
export const paperAddressed = (house: House, who: Principal, text: string): string =>
  isRef(text) && isId(text.slice(refMark.length)) ? paperOfRef(house, who, text.slice(refMark.length)) : text

/**
 * [K23] A form that was filled in without network names papers as their sender called them. Lists of bare texts are papers and
 * nothing else, whatever programme the form is of.
 */
export function withOwnPapers(
  house: House,
  who: Principal,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((part) => addressedIn(house, who, part)) : value,
    ]),
  )
}

function addressedIn(house: House, who: Principal, part: unknown): unknown {
  if (typeof part === 'string') return paperAddressed(house, who, part)
  return typeof part === 'object' && part !== null && !Array.isArray(part)
    ? withOwnPapers(house, who, part as Readonly<Record<string, unknown>>)
    : part
}

/** [K23] An id of one's own for a new case takes the permission. */
export function mustMayName(house: House, who: Principal): void {
  if (!mayName(house, who))
    throw problem(
      403,
      'id_not_yours',
      '办件编号由系统给出；需要自定编号的，请用 ref（只对您自己有效）',
      'The id of a case is given by the system: a number of your own goes into ref, which is yours alone',
      'id',
    )
}

const invalid = () => problem(422, 'invalid_id', '编号格式不对', 'The id is not valid', 'ref')
