/** What cannot be true together: one shape for every kind of finding in a bulletin's text. */
import type { Text } from '#kernel/text'

export type Contradiction = {
  readonly kind:
    | 'target_outside'
    | 'no_target'
    | 'targets_disagree'
    | 'share'
    | 'shares_sum'
    | 'parts'
    | 'growth'
    | 'table'
    | 'two_values'
    | 'published'
  /** A contradiction cannot be true; a warning may have an explanation that the text does not give. */
  readonly severity: 'contradiction' | 'warning'
  /** Characters of the text: from the first to after the last. */
  readonly at: { readonly from: number; readonly to: number }
  readonly said: string
  readonly implied: string
  readonly message: Text
}
