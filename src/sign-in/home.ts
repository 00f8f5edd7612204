/** What sign-in needs of the realm that somebody signs in to, and of who they are there. */
import type { Instant } from '#kernel/day'
import type { Cover, Keyring, Pool, Realm, Secrets } from '#store'

export type Home = {
  readonly code: string
  /** What its addresses begin with. */
  readonly base: string
  readonly pool: Pool
  readonly secrets: Secrets
  readonly keys: Pick<Keyring, 'suite'>
  readonly cover: Cover
  readonly realm: Pick<Realm, 'rehearsal'> | null
  readonly clock: { now(): Instant }
}
