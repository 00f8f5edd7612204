/** A command and all that is written for it, in a world in which everything is known. */
import type { Case, Command, Refusal, Surroundings } from '../case/index.ts'
import type { Programme } from '../programme/programme.ts'
import { decideCommand as decide, type Commit, type CommitSetting } from './commit.ts'

export type Ruling =
  | { readonly ok: true; readonly commit: Commit }
  | { readonly ok: false; readonly refusal: Refusal }

export function decideCommand(
  p: Programme,
  c: Case | null,
  command: Command,
  s: Surroundings,
  rows: CommitSetting,
): Ruling {
  const ruled = decide(p, c, command, s, rows)
  return ruled.ok ? { ok: true, commit: ruled.commit() } : ruled
}
