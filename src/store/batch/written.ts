/** What a batch did, as it is handed over to be written. */
import type { KeyRow, WordRow } from './found-rows.ts'
import type { PointRow } from '../points.ts'
import type { Award, Case, CaseEvent, ErrandRow } from '#kernel/case'
import type { Contribution, Ending } from '#kernel/figure'
import type { Entry } from '#kernel/register'
import type { Transfer } from '#kernel/ledger'

export type Written = {
  readonly realm: string
  readonly recordedAt: string
  readonly events: readonly { readonly event: CaseEvent; readonly body: string; readonly hash: Buffer }[]
  /**
   * Each case once, as it stands after its last event of the batch; `before` is the seq it had, `hashBefore` what its last event was known
   * by. [W12] What is not `whole` keeps the state that was written before.
   */
  readonly cases: readonly {
    readonly state: Case
    readonly before: number
    readonly hashBefore: Buffer | null
    readonly openedAt: string
    readonly whole: boolean
  }[]
  /** People whom these cases concern since now. */
  readonly concerned: readonly { readonly person: string; readonly case: string }[]
  readonly tasks: readonly {
    readonly case: string
    readonly programme: string
    readonly step: string
    readonly role: string
    readonly area: string | null
    readonly since: string
    readonly due: string | null
    readonly clock: string | null
    readonly amount: number | null
    readonly post: string | null
  }[]
  /** What stands of the errands of these cases, and of no other. */
  readonly errands: readonly ErrandRow[]
  readonly errandsOf: readonly string[]
  /** What these cases do next by themselves; `timed` are all on whom time may act, and of those nothing else is left. */
  readonly runs: readonly {
    readonly case: string
    readonly by: string
    readonly name: string
    readonly due: string
  }[]
  readonly timed: readonly string[]
  /** Lines that these events bring into their lists. */
  readonly claimed: readonly {
    readonly case: string
    readonly list: string
    readonly from: number
    readonly count: number
    readonly seq: number
  }[]
  /** Cases that stood before and whose tasks are now those of `tasks` and no others. */
  readonly tasksOf: readonly string[]
  /** [MP1] Where cases lie on a map; those of `pointsOf` stood before and lie there and nowhere else. */
  readonly points: readonly PointRow[]
  readonly pointsOf: readonly string[]
  readonly awards: readonly (Award & { readonly seq: number; readonly voidedOn: string | null })[]
  readonly voids: readonly { readonly case: string; readonly on: string }[]
  readonly transfers: readonly (Transfer & {
    readonly case: string
    readonly seq: number
    readonly at: string
  })[]
  readonly obligations: readonly {
    readonly case: string
    readonly name: string
    readonly since: string
    readonly due: string | null
    readonly closedAt: string | null
    readonly how: string | null
  }[]
  /** `order` is the place of its event in the batch. */
  readonly adds: readonly (Contribution & { readonly order: number })[]
  readonly ends: readonly (Ending & { readonly order: number })[]
  readonly entries: readonly { readonly entry: Entry; readonly open: boolean; readonly order: number }[]
  readonly takeBacks: readonly {
    readonly register: string
    readonly case: string
    readonly seq: number
    readonly on: string
  }[]
  /** [FD2] What cases are found by; of these fields of cases that stood before, by nothing else. */
  readonly keys: readonly KeyRow[]
  readonly keysOf: readonly { readonly case: string; readonly field: string }[]
  /** [FD2] Whom fields that stood before tell of, known only now. */
  readonly knownNow: readonly { readonly case: string; readonly field: string; readonly person: string }[]
  readonly words: readonly WordRow[]
  readonly outbox: readonly {
    readonly id: string
    readonly case: string
    readonly kind: 'command' | 'send'
    readonly body: unknown
  }[]
  readonly outboxDone: readonly { readonly id: string; readonly answer: unknown }[]
  readonly subjectKeys: readonly { readonly subject: string; readonly wrapped: Buffer }[]
  readonly answers: readonly {
    readonly actor: string
    readonly key: string
    readonly digest: Buffer
    readonly status: number
    readonly body: unknown
  }[]
}
