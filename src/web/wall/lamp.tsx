/** [WL2] A light as a lamp: its colour, its shape and its letter say the same, so that it is told without colours too. */
import { lights, type Light } from './words.ts'
import { useLang } from '../shared/lang.tsx'

export function Lamp({ light, large = false }: { readonly light: Light | null; readonly large?: boolean }) {
  const { t } = useLang()
  if (light === null)
    return (
      <span className={`lamp off${large ? ' large' : ''}`}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{t('未亮灯', 'no light')}</span>
      </span>
    )
  return (
    <span className={`lamp ${light}${large ? ' large' : ''}`}>
      <span aria-hidden="true">{t(lights[light].letter)}</span>
      <span className="unseen">{t(lights[light].name)}</span>
    </span>
  )
}
