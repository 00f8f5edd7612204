/** [BK5] How much lies somewhere, beside the name of what lies there. */
import { measured } from '../../shared/format.ts'

type Lang = Parameters<typeof measured>[2]

/** The name of goods says how they are counted, as 棉被（床）: 89 of them are no 89件. */
export const heldText = (amount: number, unit: string, lang: Lang): string =>
  unit === 'pieces' ? amount.toLocaleString('en-US') : measured(amount, unit, lang)
