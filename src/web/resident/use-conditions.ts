/** Which conditional fields are asked now, by what was typed so far. */
import type { AskView } from '../../server/contract/programmes.ts'
import { useAskedBy } from '../shared/conditions.ts'
import { fieldOf, toSend, type Values } from './values.ts'

export const useAsked = (asks: readonly AskView[], values: Values): readonly AskView[] =>
  useAskedBy(asks, Object.fromEntries(asks.map((a) => [a.name, toSend(fieldOf(a), values[a.name]) ?? null])))
