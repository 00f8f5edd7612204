/** [FM13] A button that reads a code with the camera: light, for what reads is fetched when it is pressed. */
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { OnRead } from './code-text.ts'
import { useLang } from './lang.tsx'

const loadCamera = () => import('./scan-camera.tsx')
const Camera = lazy(loadCamera)

export function Scan({
  words = { zh: '扫码', en: 'Scan' },
  what,
  button,
  onRead,
}: {
  readonly words?: Text
  /** What is read, for who hears the page. */
  readonly what: Text
  /** A button of this face. */
  readonly button: (press: () => void, words: string, label: string) => ReactNode
  readonly onRead: OnRead
}) {
  const { t } = useLang()
  const [isOpen, setOpen] = useState(false)
  const label = `${t(words)}${t('：', ': ')}${t(what)}`
  return (
    <div className="scan">
      {!isOpen && button(() => setOpen(true), t(words), label)}
      {isOpen && (
        <Suspense fallback={<p role="status">{t('正在打开相机…', 'Opening the camera…')}</p>}>
          <Camera label={label} button={button} onRead={onRead} close={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
