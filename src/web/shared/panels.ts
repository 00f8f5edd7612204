/** Words and numbers of panels, the same on a phone and on the desk. */
import type { Text } from '../../kernel/text.ts'
import type { PanelOf } from '../../server/contract/panels.ts'
import { measured } from './format.ts'

type Value = PanelOf<'sum'>['sum']
export const valueText = (value: Value): Text =>
  'amount' in value
    ? { zh: measured(value.amount, value.unit, 'zh'), en: measured(value.amount, value.unit, 'en') }
    : value

type Bar = PanelOf<'progress'>['bars'][number]
/** Of how much there is so much, and what is wanted. */
export function barText({ is, needs, unit, met, says }: Bar): Text {
  if (says) return says
  const [zh, en] = (['zh', 'en'] as const).map((lang) => measured(is, unit, lang)) as [string, string]
  const [needZh, needEn] = (['zh', 'en'] as const).map((lang) => measured(needs, unit, lang)) as [
    string,
    string,
  ]
  return met
    ? { zh: `${zh}，已达到${needZh}`, en: `${en}, reaches ${needEn}` }
    : { zh: `${zh}，须${needZh}`, en: `${en} of ${needEn} needed` }
}
export const barPercent = ({ is, of }: Bar): number =>
  of === 0 ? 0 : Math.min(100, Math.round((is * 100) / of))
