/** A command as it came in, whoever sent it: people, files, history, other cases. */
import { createHash } from 'node:crypto'
import type { Actor, Command, Refusal } from '#kernel/case'
import type { Instant } from '#kernel/day'
import type { Answer } from '#store'
import type { Principal } from '../session.ts'

export type Submission = {
  /** Whose key it is: keys of two actors never meet. */
  readonly owner: string
  readonly key: string
  /** 'applicant': the person whom the case concerns first. */
  readonly actor: Actor | 'applicant'
  /** Who sends it in the actor's name: their papers may be named too. */
  readonly sender?: string
  /** [P7] Who asks in their own name: of a case that they may not see they hear that there is none, whatever they send. */
  readonly asker?: Principal
  readonly programme?: string
  /** A null seq means "as it stands": only the system may say that. */
  readonly command: Omit<Command, 'seq'> & { readonly seq: number | null }
  /** A claimed time, under the permission to record history. */
  readonly at?: Instant
  /** [K28] One of many: no form stands beside its answer, which names the field. */
  readonly inBatch?: true
  /** The outbox row that asked for this command. */
  readonly outbox?: string
}

/** `orders`: it set something going, which the outbox carries on. */
export type Decided = Answer & { readonly refusal?: Refusal; readonly orders?: true }

/** There is no such case, or none that the asker may see. */
export const unseen: Decided = { status: 404, body: null }

/** The name under which an answer is kept for a repeat. */
export const keyOfAnswer = (s: Submission): string => `${s.owner} ${s.key}`

/** SHA-256 of all that a command says, to tell a repeat from a mistake. */
export const digestOfBody = (s: Submission): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        s.programme ?? null,
        s.command.case,
        s.command.seq,
        s.command.outcome,
        s.command.area ?? null,
        s.command.input,
        s.at ?? null,
        s.actor === 'applicant' ? 'applicant' : s.actor.post,
        ...(s.command.reuses === undefined ? [] : [s.command.reuses]),
        ...(s.command.signature === undefined ? [] : [s.command.signature]),
        ...(s.command.screen === undefined ? [] : ['screen']),
      ]),
    )
    .digest()

export const refused = (refusal: Refusal, status = statusOf(refusal.code)): Decided => ({
  status,
  body: null,
  refusal,
})

const conflicts: ReadonlySet<Refusal['code']> = new Set([
  'stale_seq',
  'wrong_step',
  'case_exists',
  'time_order',
  'once_only',
  'too_early',
])
const forbidden: ReadonlySet<Refusal['code']> = new Set([
  'wrong_role',
  'wrong_area',
  'kin',
  'same_person',
  'no_authority',
  'above_authority',
])

/** [W2] What a refusal is over HTTP: stale and out of order 409, not allowed 403, wrong form 422. */
const statusOf = (code: Refusal['code']): number =>
  conflicts.has(code) ? 409 : forbidden.has(code) ? 403 : 422
