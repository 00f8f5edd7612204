/** Money as people write it, in yuan; kept in fen. What cannot be read stays as written, and is refused at its field. */
import { useState, type InputHTMLAttributes } from 'react'
import { useLang } from '../../shared/lang.tsx'
import { yuan } from '../../shared/format.ts'
import { fenOf } from './values.ts'

type Own = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  readonly value: unknown
  readonly change: (value: unknown) => void
}

export function Amount({ value, change, ...rest }: Own) {
  const { t } = useLang()
  const [text, setText] = useState(typeof value === 'number' ? yuan(value) : '')
  const write = (now: string) => {
    setText(now)
    change(now.trim() === '' ? undefined : (fenOf(now) ?? now))
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
      <span>{t('元', 'yuan')}</span>
    </span>
  )
}
