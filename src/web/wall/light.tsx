/** A light with its letter and its shape: colour is never alone. */
import type { CampaignRowView } from '../../server/contract/campaigns.ts'
import { useLang } from '../shared/lang.tsx'

type Light = NonNullable<CampaignRowView['light']>
const words: Readonly<Record<Light, { readonly zh: string; readonly en: string }>> = { green: { zh: '绿', en: 'green' }, blue: { zh: '蓝', en: 'blue' }, yellow: { zh: '黄', en: 'yellow' }, orange: { zh: '橙', en: 'orange' }, red: { zh: '红', en: 'red' } }

export function LightMark({ light, reasons = [] }: { readonly light: Light | null; readonly reasons?: CampaignRowView['reasons'] }) {
  const { t } = useLang()
  const said = reasons.map((r) => t(r.text)).join('；')
  if (light === null) return <span className="light none" title={said}>{t('未定', '?')}</span>
  return <span className={`light ${light}`} title={said}>{t(words[light])}<span className="unseen">{t('灯', ' light')}{said && `：${said}`}</span></span>
}
