/** A joint review: several organisations, one opinion each, and what all of them come to. */

/** What a party may say. A later one of the same party replaces the earlier. */
export type Opinion = {
  readonly party: string
  readonly opinion: 'agree' | 'conditions' | 'object'
  readonly conditions?: string
}

export type ReviewReading = {
  /** Who has not answered and still has time. */
  readonly waiting: readonly string[]
  /** Whose limit ran out without a word. */
  readonly silent: readonly string[]
  readonly objecting: readonly string[]
  readonly conditions: readonly { readonly party: string; readonly conditions: string }[]
  /** Null while somebody is waited for. */
  readonly result: 'pass' | 'conditions' | 'fail' | null
}

/**
 * [JR1] One objection fails it, a condition binds, otherwise it passes. Silence past the limit counts as no objection where
 * the rule says so; otherwise who is silent is waited for.
 */
export function readReview(
  parties: readonly string[],
  opinions: readonly Opinion[],
  lapsed: readonly string[],
  silence: 'agrees' | 'waits',
): ReviewReading {
  const said = new Map(opinions.filter((o) => parties.includes(o.party)).map((o) => [o.party, o]))
  const quiet = parties.filter((p) => !said.has(p))
  const silent = quiet.filter((p) => lapsed.includes(p))
  const waiting = silence === 'agrees' ? quiet.filter((p) => !silent.includes(p)) : quiet
  const of = (opinion: Opinion['opinion']) => parties.filter((p) => said.get(p)?.opinion === opinion)
  const result =
    waiting.length > 0
      ? null
      : of('object').length > 0
        ? 'fail'
        : of('conditions').length > 0
          ? 'conditions'
          : 'pass'
  return {
    waiting,
    silent,
    objecting: of('object'),
    conditions: of('conditions').map((party) => ({ party, conditions: said.get(party)!.conditions ?? '' })),
    result,
  }
}
