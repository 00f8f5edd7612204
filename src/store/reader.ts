/** The second wall: people's reads run on connections of a role that sees only what its scope lets it see. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { askedAgain, openPool, transaction, type Pool } from './pool.ts'
import type { Roles } from './roles.ts'

/** What one person may see now, as the database's policies read it. */
export type Scope = {
  readonly realm: string
  readonly person: string
  /** Those who audit see all cases. */
  readonly all: boolean
  /** [P6] Programmes and the areas of the posts that reach their cases. */
  readonly reach: readonly { readonly programme: string; readonly area: string }[]
  /** What waits for these is theirs. */
  readonly held: readonly { readonly role: string; readonly area: string }[]
  /** The day whose borders hold. */
  readonly day: string
  /** [RG5] Registers and the areas of the posts that reach their entries. */
  readonly entries?: readonly { readonly register: string; readonly area: string }[]
  /** Registers that are read as everybody reads them. */
  readonly published?: readonly string[]
  /** The case by which a paper is asked for. */
  readonly case?: string
}

export type Reader = {
  readonly pool: Pool
  readonly role: string
  readonly url: string
  /** Seals a scope, so that the database believes it. */ seal(scope: Scope): string
}

/** Opens the readers' pool. */
export const openReader = ({ reader, sealing }: Roles, max: number): Reader => ({
  pool: openPool(reader.url, max),
  role: reader.name,
  url: reader.url,
  seal: (scope) => sealed(sealing, JSON.stringify(scope)),
})

/** 64 hex digits, a dot, and the scope: what `yimen_scope()` checks. */
function sealed(key: Buffer, body: string): string {
  const inner = createHash('sha256').update(key).update(body).digest()
  return `${createHash('sha256').update(key).update(inner).digest('hex')}.${body}`
}

/** [P7] Runs reads in one transaction that sees what the scope lets it see, and nothing after it ends. */
export const readAs = <T>(
  reader: Reader,
  scope: Scope,
  work: (db: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  askedAgain(() =>
    transaction(
      reader.pool,
      work,
      `begin read only; select set_config('yimen.scope', ${pg.escapeLiteral(reader.seal(scope))}, true)`,
    ),
  )
