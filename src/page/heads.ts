/** Whether what a realm says stands under its own signed head, and whether that head goes on from the last one that was seen. */
import { checkpointText, fromBase64, isConsistent, originOf, sameBytes, type Hash } from '#tree'

/** A head as realms publish it. */
export type TellingHead = {
  readonly origin: string
  readonly size: number
  /** base64 */
  readonly root: string
  readonly at: string
  readonly alg: string
  readonly keyId: string
  readonly publicKey: string
  readonly signature: string
}
/** What is remembered of the last one. */
export type SeenHead = Pick<TellingHead, 'size' | 'root' | 'at' | 'keyId'>
export type Consistency = { readonly path: readonly string[] }

/** Why an answer is not taken. */
export type HeadFault = 'unsigned' | 'other_log' | 'shorter' | 'forked'

/** How signatures and hashes are made: a server's affair, and a browser's. */
export type Means = {
  readonly hash: Hash
  verifies(alg: string, publicKey: Uint8Array, text: string, signature: Uint8Array): boolean
}

/** [PG4] What is signed of an answer: whose, as of when, under which head, and the hash of its values. */
export const answerText = (realm: string, asOf: string, head: SeenHead, hash: string): string =>
  `yimen-page/1\n${originOf(realm)}\n${asOf}\n${head.size}\n${head.root}\n${hash}\n`

/** [PG4] That the head is this realm's own and signed, and the answer under it by the same key. */
export function signatureFault(
  realm: string,
  head: TellingHead,
  answer: { readonly asOf: string; readonly hash: string; readonly signature: string },
  means: Means,
): HeadFault | null {
  const [root, key, signed, answered] = [head.root, head.publicKey, head.signature, answer.signature].map(
    fromBase64,
  )
  if (head.origin !== originOf(realm)) return 'other_log'
  if (!root || !key || !signed || !answered) return 'unsigned'
  const checkpoint = checkpointText({ origin: head.origin, size: head.size, root })
  const texts = [
    [checkpoint, signed],
    [answerText(realm, answer.asOf, head, answer.hash), answered],
  ] as const
  return texts.every(([text, signature]) => means.verifies(head.alg, key, text, signature))
    ? null
    : 'unsigned'
}

/** [PG5] A head that is shorter than the last, or no continuation of it, is a second history. */
export function continuationFault(
  last: SeenHead | null,
  head: SeenHead,
  proof: Consistency | null,
  means: Pick<Means, 'hash'>,
): HeadFault | null {
  if (last === null) return null
  if (head.size < last.size) return 'shorter'
  const [older, newer] = [fromBase64(last.root), fromBase64(head.root)]
  if (!older || !newer) return 'forked'
  if (head.size === last.size) return sameBytes(older, newer) ? null : 'forked'
  const path = proof?.path.map(fromBase64) ?? []
  if (proof === null || path.includes(null)) return 'forked'
  const whole = path.filter((p) => p !== null)
  return isConsistent(means.hash, { first: last.size, second: head.size, path: whole }, older, newer)
    ? null
    : 'forked'
}
