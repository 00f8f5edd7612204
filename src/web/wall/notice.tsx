/** One sentence on a screen that has nothing to show. */
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'

export function Notice({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children: React.ReactNode
}) {
  const { t } = useLang()
  useTitle(`${title} · ${t('一门调度屏', 'Yimen wall')}`)
  return (
    <main className="w-notice">
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="w-row">{children}</p>
    </main>
  )
}
