/** What is found, by its kind, and how many there are: never the number of those shown. */
import type { Text } from '../../../kernel/text.ts'
import type { FoundKind } from '../../../server/contract/find.ts'

export const kindTitles: Readonly<Record<FoundKind, Text>> = {
  person: { zh: '人员', en: 'People' },
  case: { zh: '办件', en: 'Cases' },
  entry: { zh: '名录条目', en: 'Register entries' },
  paper: { zh: '文号', en: 'Papers' },
  place: { zh: '地点', en: 'Places' },
  programme: { zh: '事项', en: 'Programmes' },
}

export const countText = (total: number, more: boolean): Text =>
  more ? { zh: `超过${total}`, en: `more than ${total}` } : { zh: `共${total}`, en: `${total}` }
