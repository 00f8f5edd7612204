/**
 * [FM7] Money in yuan and areas in square metres, as people write them; kept in their hundredths. What cannot be read stays as
 * written, and is refused at its field.
 */
import { useState, type InputHTMLAttributes } from 'react'
import type { Text } from '../../../kernel/text.ts'
import { useLang } from '../../shared/lang.tsx'
import { yuan } from '../../shared/format.ts'
import { fenOf } from './values.ts'

type Own = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  readonly value: unknown
  /** What follows the number; a column says it in its head. */
  readonly after?: Text
  readonly change: (value: unknown) => void
}

const textOf = (value: unknown): string =>
  typeof value === 'number' ? yuan(value) : typeof value === 'string' ? value : ''

export function Amount({ value, after, change, ...rest }: Own) {
  const { t } = useLang()
  const [text, setText] = useState(textOf(value))
  /** What comes from elsewhere, a draft or another line, is written as it is. */
  const [held, setHeld] = useState(value)
  if (held !== value) {
    setHeld(value)
    setText(textOf(value))
  }
  const write = (now: string) => {
    const next = now.trim() === '' ? undefined : (fenOf(now) ?? now)
    setText(now)
    setHeld(next)
    change(next)
  }
  return (
    <span className="with-unit">
      <input
        {...rest}
        inputMode="decimal"
        value={text}
        onChange={(e) => write(e.target.value)}
        onBlur={() => {
          const fen = fenOf(text)
          if (fen !== undefined) setText(yuan(fen))
        }}
      />
      {after && <span>{t(after)}</span>}
    </span>
  )
}
