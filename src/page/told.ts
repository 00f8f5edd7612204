/** What a realm tells of a value. */
import type { PageFigure } from '#kernel/bulletin'
import type { Text } from '#kernel/text'

/** A value as a realm tells it: with what it means, and the words of its figure. */
export type Told = Omit<PageFigure, 'window'> & {
  readonly window: { readonly from: string; readonly to: string }
  readonly title: Text
  readonly definition: Text
}
