/** The whole check of a proof file: what is shown, each event's bytes, each event's place in the tree, and the signed head. */
import {
  chainEntry,
  fromBase64,
  fromBase64Url,
  isIncluded,
  leafHash,
  originOf,
  sameBytes,
  statementText,
} from '../../tree/index.ts'
import type { ProofFile, Statement, StatedValue } from '../../server/contract/tree.ts'
import { isSigned, sha256, trueHead, utf8 } from './signed.ts'

export type StepName = 'head' | 'chain' | 'tree' | 'shown'
/** `failed` are the events that do not hold, by seq; empty where the step as a whole does not. */
export type Step = { readonly name: StepName; readonly ok: boolean; readonly failed: readonly number[] }
export type Checked = {
  readonly ok: boolean
  readonly steps: readonly Step[]
  /** The first event that does not hold. */ readonly firstFailed: number | null
}

/** [T9] Every step is tried even when one before it failed, so that a reader sees how far the change goes. */
export async function checkProof(file: ProofFile, shown: Statement): Promise<Checked> {
  const head = await trueHead(file.head)
  const publicKey = fromBase64(file.head.publicKey)
  const signature = fromBase64(file.signature)
  const origin = originOf(shown.realm)
  const entries = file.events.map((e) => fromBase64Url(e.entry))
  const failing = (holds: (i: number) => boolean): readonly number[] =>
    file.events.flatMap((_, i) => (tried(() => holds(i)) ? [] : [i + 1]))
  const chain = failing(
    (i) =>
      entries[i] !== null &&
      sameBytes(
        chainEntry(sha256, i === 0 ? null : entries[i - 1]!, utf8(file.events[i]!.body)),
        entries[i]!,
      ),
  )
  const tree = failing(
    (i) =>
      head !== null &&
      entries[i] !== null &&
      isIncluded(
        sha256,
        {
          index: file.events[i]!.index,
          size: head.size,
          path: file.events[i]!.path.map((p) => fromBase64(p)!),
        },
        leafHash(sha256, entries[i]!),
        head.root,
      ),
  )
  const stated =
    publicKey !== null &&
    signature !== null &&
    (await isSigned(file.head.alg, publicKey, utf8(statementText(origin, file.statement)), signature))
  const differ = failing((i) => agrees(shown, i, file.events[i]!.body))
  const whole = file.events.length > 0 && shown.events.length === file.events.length
  const steps: readonly Step[] = [
    { name: 'head', ok: head !== null && head.origin === origin, failed: [] },
    { name: 'chain', ok: whole && chain.length === 0, failed: chain },
    { name: 'tree', ok: whole && head !== null && tree.length === 0, failed: head === null ? [] : tree },
    { name: 'shown', ok: whole && stated && differ.length === 0, failed: differ },
  ]
  const failed = steps.flatMap((s) => s.failed)
  return {
    ok: steps.every((s) => s.ok),
    steps,
    firstFailed: failed.length === 0 ? null : Math.min(...failed),
  }
}

function tried(holds: () => boolean): boolean {
  try {
    return holds()
  } catch {
    return false
  }
}

type Body = {
  readonly case: string
  readonly seq: number
  readonly at: string
  readonly input: Readonly<Record<string, unknown>>
  readonly given?: Readonly<Record<string, unknown>>
  readonly sets: Readonly<Record<string, unknown>>
}

/**
 * What is shown of an event is what its bytes say: the same case, place and time, every value, none left out.
 * Sealed ones cannot be compared: their bytes are ciphertext.
 */
function agrees(shown: Statement, i: number, text: string): boolean {
  const body = JSON.parse(text) as Body
  const event = shown.events[i]!
  if (body.case !== shown.case || body.seq !== i + 1 || event.seq !== body.seq || event.at !== body.at)
    return false
  const parts = { input: body.input, given: body.given ?? {}, sets: body.sets }
  if (event.values.length !== Object.values(parts).reduce((n, part) => n + Object.keys(part).length, 0))
    return false
  return event.values.every((v) => Object.hasOwn(parts[v.from], v.name) && holds(v, parts[v.from][v.name]))
}

const holds = (v: StatedValue, stored: unknown): boolean =>
  typeof stored === 'string' && stored.startsWith('sealed:')
    ? v.sealed
    : !v.sealed && JSON.stringify(stored) === JSON.stringify(v.value)
