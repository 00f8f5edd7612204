/** A light by letter, shape and colour: it reads on a grey print, and without seeing colours. */
import type { CampaignRowView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'

export type Light = NonNullable<CampaignRowView['light']>
const words: Readonly<Record<Light, { readonly zh: string; readonly en: string }>> = {
  green: { zh: '绿', en: 'green' },
  blue: { zh: '蓝', en: 'blue' },
  yellow: { zh: '黄', en: 'yellow' },
  orange: { zh: '橙', en: 'orange' },
  red: { zh: '红', en: 'red' },
}
const shapes: Readonly<Record<Light, string>> = {
  green: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  blue: 'M8 .5 15.5 8 8 15.5 .5 8z',
  yellow: 'M8 1.5 15.5 15H.5z',
  orange: 'M4.2 1.5h7.6L15.5 8l-3.7 6.5H4.2L.5 8z',
  red: 'M1.5 1.5h13v13h-13z',
}

/** `undecided`: the rules ask what nobody knows, which is no light and not the green one. */
export function Lamp({ light, undecided }: { readonly light: Light | null; readonly undecided: boolean }) {
  const { t } = useLang()
  if (light === null)
    return undecided ? (
      <span className="lamp open">{t('未定', 'open')}</span>
    ) : (
      <span className="none">—</span>
    )
  return (
    <span className={`lamp ${light}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
        <path d={shapes[light]} />
      </svg>
      {t(words[light])}
      <span className="unseen">{t('灯', ' light')}</span>
    </span>
  )
}
