/** What a panel lets its reader try: numbers and choices, told to the server as one writes them. */
import { useState } from 'react'
import { parseYuan } from '../../kernel/money/fen.ts'
import type { PanelOf } from '../../server/contract/panels.ts'
import { unitText } from './format.ts'
import { useLang } from './lang.tsx'

type Supposed = Readonly<Record<string, string | number | null>>
type Wanted = PanelOf<'try'>['asks'][number]

export function TryAsks({
  panel,
  supposed,
  suppose,
}: {
  readonly panel: PanelOf<'try'>
  readonly supposed: Supposed
  readonly suppose: (next: Supposed) => void
}) {
  const { t } = useLang()
  return panel.asks.map((value) => {
    const id = `${panel.id}-${value.name}`
    const change = (next: string | number | null) => suppose({ ...supposed, [value.name]: next })
    return (
      <div key={value.name} className="field">
        <label htmlFor={id}>{t(value.title)}</label>
        {value.options ? (
          <select
            id={id}
            value={String(supposed[value.name] ?? value.value ?? '')}
            onChange={(x) => change(x.target.value)}
          >
            {value.options.map((o) => (
              <option key={o.name} value={o.name}>
                {t(o.title)}
              </option>
            ))}
          </select>
        ) : (
          <Amount id={id} wanted={value} change={change} />
        )}
      </div>
    )
  })
}

/** Money is written in yuan; what cannot be read is told as nothing. */
function Amount({
  id,
  wanted,
  change,
}: {
  readonly id: string
  readonly wanted: Wanted
  readonly change: (value: number | null) => void
}) {
  const { lang } = useLang()
  const isMoney = wanted.unit === 'fen'
  const [text, setText] = useState(
    typeof wanted.value === 'number' ? String(isMoney ? wanted.value / 100 : wanted.value) : '',
  )
  const read = (written: string): number | null => {
    if (isMoney) return parseYuan(written) ?? null
    return written.trim() !== '' && Number.isFinite(Number(written)) ? Number(written) : null
  }
  return (
    <span className="with-unit">
      <input
        id={id}
        inputMode="decimal"
        value={text}
        onChange={(x) => {
          setText(x.target.value)
          change(read(x.target.value))
        }}
      />
      <i aria-hidden="true">{unitText(wanted.unit ?? '', lang)}</i>
    </span>
  )
}
