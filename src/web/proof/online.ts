/** Proofs that a server gives, checked here: the server is asked for numbers, never for an opinion. */
import { fromBase64, fromBase64Url, isConsistent, isIncluded, leafHash, originOf } from '../../tree/index.ts'
import type { ConsistencyView, LogHeadView, LogProofView } from '../../server/contract/tree.ts'
import { sha256, trueHead } from './signed.ts'

const hashes = (path: readonly string[]): readonly Uint8Array[] =>
  path.map((p) => fromBase64(p) ?? new Uint8Array(0))

/** [T2] Whether the entry is under this head, and the head is this realm's and signed. */
export async function isInLog(proof: LogProofView, head: LogHeadView, realm: string): Promise<boolean> {
  const checkpoint = await trueHead(head)
  const entry = fromBase64Url(proof.entry)
  return (
    checkpoint !== null &&
    entry !== null &&
    checkpoint.origin === originOf(realm) &&
    checkpoint.size === proof.size &&
    isIncluded(
      sha256,
      { index: proof.index, size: proof.size, path: hashes(proof.path) },
      leafHash(sha256, entry),
      checkpoint.root,
    )
  )
}

/** [T3] Whether the log that was seen before is the beginning of the one that is seen now. */
export function continues(
  before: { readonly size: number; readonly root: string },
  proof: ConsistencyView | null,
  now: LogHeadView,
): boolean {
  if (before.size === now.size) return before.root === now.root
  const [first, second] = [fromBase64(before.root), fromBase64(now.root)]
  return (
    first !== null &&
    second !== null &&
    proof !== null &&
    proof.first === before.size &&
    proof.second === now.size &&
    isConsistent(sha256, { first: before.size, second: now.size, path: hashes(proof.path) }, first, second)
  )
}
