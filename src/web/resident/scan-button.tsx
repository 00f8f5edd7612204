/** The button of this face for what reads codes. */
import type { ReactNode } from 'react'

export const scanButton = (press: () => void, words: string, label: string): ReactNode => (
  <button type="button" className="button plain" aria-label={label} onClick={press}>
    {words}
  </button>
)
