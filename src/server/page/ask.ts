/** Asks a realm over HTTP, as any outsider with its key would, and takes only what stands under its own head. */
import type { Day } from '#kernel/day'
import { continuationFault, signatureFault, type Consistency, type HeadFault, type Means } from '#page'
import { isSignedBy, sha256, sha256OfText } from '#store'
import { canonical } from '../../canonical.ts'
import { PageAnswerSchema, type PageAnswerView } from '../contract/index.ts'
import type { Answers, Kept } from './answers.ts'

/** Where a realm answers, and with which key. */
export type PageRealm = { readonly url: string; readonly key: string }
export type WhySilent = HeadFault | 'not_served' | 'unreachable' | 'slow' | 'refused' | 'no_head'
/** `kept`: what is shown, which is what it signed before where `why` says why not now. */
export type Asked = { readonly why: WhySilent | null; readonly kept: Kept | null }

const patienceMs = 20_000
const means: Means = {
  hash: sha256,
  verifies: (alg, key, text, signature) => isSignedBy(alg, key, new TextEncoder().encode(text), signature),
}

export async function askFrom(at: PageRealm, path: string): Promise<Response> {
  return fetch(`${at.url}${path}`, {
    headers: { authorization: `Bearer ${at.key}` },
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  })
}

/** [PG4] The hash that stands under the signature. */
export const hashOf = (figures: PageAnswerView['figures']): string => sha256OfText(canonical(figures))

/** [PG3] [PG5] [PG6] What a realm says as of a day now; or why not, and what it said last. */
export async function askRealm(
  realm: string,
  at: PageRealm | undefined,
  asOf: Day,
  answers: Answers,
): Promise<Asked> {
  const silent = (why: WhySilent): Asked => ({ why, kept: answers.last(realm, asOf) })
  if (at === undefined) return silent('not_served')
  const answer = await answerOf(at, asOf).catch(() => 'unreachable' as const)
  if (typeof answer === 'string') return silent(answer)
  if (answer.realm !== realm || answer.asOf !== asOf) return silent('other_log')
  if (hashOf(answer.figures) !== answer.hash) return silent('unsigned')
  const fault = signatureFault(realm, answer.head, answer, means)
  if (fault !== null) return silent(fault)
  const last = answers.head(realm)
  const proof = last && last.size < answer.head.size ? await proofOf(at, last.size, answer.head.size) : null
  const broken = continuationFault(last, answer.head, proof, means)
  if (broken !== null) return silent(broken)
  const { size, root, at: signedAt, keyId } = answer.head
  const signedNow: Kept = {
    name: answer.name,
    at: answer.at,
    figures: answer.figures,
    head: { size, root, at: signedAt, keyId },
  }
  answers.keep(realm, asOf, signedNow)
  return { why: null, kept: signedNow }
}

async function answerOf(
  at: PageRealm,
  asOf: Day,
): Promise<PageAnswerView | 'refused' | 'no_head' | 'unsigned'> {
  const response = await askFrom(at, `/api/page/signed?asOf=${asOf}`)
  const body: unknown = await response.json()
  if (!response.ok) return (body as { code?: unknown } | null)?.code === 'no_head' ? 'no_head' : 'refused'
  const parsed = PageAnswerSchema.safeParse(body)
  return parsed.success ? parsed.data : 'unsigned'
}

const proofOf = (at: PageRealm, from: number, to: number): Promise<Consistency | null> =>
  askFrom(at, `/api/log/consistency?from=${from}&to=${to}`)
    .then(async (r) => (r.ok ? ((await r.json()) as Consistency) : null))
    .catch(() => null)
