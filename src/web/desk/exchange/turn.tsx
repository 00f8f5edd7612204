/** Whose turn a shared case is, as people read it. */
import type { SharedCases } from '../../../server/contract/exchange.ts'
import type { Text } from '../../../kernel/text.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, type Tone } from '../parts.tsx'

export type Whose = keyof SharedCases['turns']
/** In the order in which they are to be looked at. */
export const turns: readonly (readonly [Whose, Text, Tone])[] = [
  ['ours', { zh: '轮到我方', en: 'Our turn' }, 'warn'],
  ['way', { zh: '传送途中', en: 'On its way' }, 'calm'],
  ['theirs', { zh: '轮到对方', en: 'Their turn' }, 'plain'],
]

export function TurnBadge({ whose }: { readonly whose: Whose }) {
  const { t } = useLang()
  const [, title, tone] = turns.find(([name]) => name === whose)!
  return <Badge tone={tone}>{t(title)}</Badge>
}
