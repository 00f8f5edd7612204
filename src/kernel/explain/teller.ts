/** With what acts and steps are told. */
import type { Ends, Programme } from '../programme/index.ts'
import type { Abilities } from '../ability/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import type { Units } from '../money/index.ts'
import type { Nouns } from './nouns.ts'
import type { Sayer } from './say.ts'

export type Teller = {
  readonly p: Programme
  readonly nouns: Nouns
  readonly say: Sayer
  readonly authorities: readonly AuthorityGrant[]
  readonly abilities: Abilities
  readonly units: Units
  readonly ends: Ends
  /** All that one house runs: what stands elsewhere is called as it is there. */
  readonly programmes: readonly Programme[]
  /** How an article is called, for one that stands elsewhere: 《…》第4条. */
  readonly cite: (clause: string) => string
}
