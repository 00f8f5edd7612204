/** A sheet at the side for one task: the browser's own dialog, which keeps the focus and closes with Escape. */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useLang } from '../shared/lang.tsx'

export function Sheet({
  title,
  close,
  beside,
  children,
}: {
  readonly title: string
  readonly close: () => void
  /** What stands beside the form, where there is room; above it on a phone. */ readonly beside?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useLang()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const back = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={beside ? 'sheet with-beside' : 'sheet'}
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
    >
      <div className="sheet-head">
        <h2 id={heading} tabIndex={-1} autoFocus>
          {title}
        </h2>
        <button type="button" className="bare dark" onClick={close}>
          {t('关闭', 'Close')} <kbd>Esc</kbd>
        </button>
      </div>
      {beside ? (
        <div className="sheet-halves">
          {beside}
          <div className="sheet-body">{children}</div>
        </div>
      ) : (
        <div className="sheet-body">{children}</div>
      )}
    </dialog>
  )
}
