/** The button of the desk for what reads codes. */
import type { ReactNode } from 'react'
import { Button } from 'antd'

export const scanButton = (press: () => void, words: string, label: string): ReactNode => (
  <Button size="small" aria-label={label} onClick={press}>
    {words}
  </Button>
)
