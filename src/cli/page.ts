/** What a newspaper page says, as a file has it, beside what was counted from records. */
import { canMean } from '#kernel/bulletin'

/** A value as the page prints it (a day or a word is a text), and what it says of it. */
export type Said = { readonly value: number | string; readonly qualifier: string }

const qualifiers = ['exact', 'more_than', 'nearly', 'at_least', 'rounded'] as const

/** Values by their ids, out of a list of `{ id, value, qualifier }`, or of `{ figures: [...] }`; what is neither number nor text is left out. */
export function pageIn(json: string): ReadonlyMap<string, Said> {
  const parsed = JSON.parse(json) as unknown
  const rows = Array.isArray(parsed) ? parsed : (parsed as { readonly figures?: unknown } | null)?.figures
  if (!Array.isArray(rows)) throw new Error('文件里没有数字清单 · the file has no list of numbers')
  return new Map(
    (rows as readonly Readonly<Record<string, unknown>>[]).flatMap(({ id, value, qualifier }) =>
      typeof id === 'string' &&
      (typeof value === 'number' || typeof value === 'string') &&
      typeof qualifier === 'string'
        ? [[id, { value, qualifier }] as const]
        : [],
    ),
  )
}

/** [B15] Whether what was counted is what the page means, by the page's own word for it: a text is the same text, and nothing more or less. */
export function isMeant(counted: number | string | null, { value, qualifier }: Said): boolean {
  if (typeof value === 'string' || typeof counted === 'string')
    return qualifier === 'exact' && String(value) === String(counted)
  const word = qualifiers.find((q) => q === qualifier)
  return word !== undefined && counted !== null && canMean(word, String(value), String(counted))
}

type Claimed = {
  readonly id: string
  readonly value: number | string | null
  readonly unit: string
  readonly qualifier: string
  readonly realm: string
  readonly records: number
  readonly digest: string
}

/** [PG12] Every value of a page in its order: as its own realm claims it, or with what it lacks. */
export function wholePage(
  ids: readonly { readonly id: string; readonly realm: string }[],
  claimed: readonly Claimed[],
): readonly (Claimed & { readonly why?: string })[] {
  return ids.map(({ id, realm }) => {
    const claim = claimed.find((f) => f.id === id && f.realm === realm)
    if (!claim)
      return {
        id,
        value: null,
        unit: '',
        qualifier: '',
        realm,
        records: 0,
        digest: '',
        why: '没有通报认领 · no bulletin claims it',
      }
    if (claim.value === null) return { ...claim, why: '没有值 · no value' }
    return claim.records === 0 ? { ...claim, why: '没有记录 · no records' } : claim
  })
}
