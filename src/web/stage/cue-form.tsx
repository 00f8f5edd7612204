/** What a cue still asks, filled by the digits: one of several is picked by its place, Enter sends, Escape leaves. */
import { useEffect, useState } from 'react'
import type { CueView } from '../../server/contract/stages.ts'
import { useLang } from '../shared/lang.tsx'

type Ask = CueView['asks'][number]
type Value = string | number | boolean
type Choice = { readonly value: Value; readonly text: string }

export function CueForm({
  cue,
  busy,
  send,
  leave,
}: {
  readonly cue: CueView
  readonly busy: boolean
  readonly send: (input: Readonly<Record<string, unknown>>) => void
  readonly leave: () => void
}) {
  const { t } = useLang()
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({})
  const set = (name: string, value: Value | undefined): void =>
    setValues((was) => {
      const { [name]: _, ...rest } = was
      return value === undefined ? rest : { ...rest, [name]: value }
    })
  const choicesOf = (ask: Ask): readonly Choice[] | null => {
    if (ask.picks) return ask.picks
    if (ask.field.type === 'boolean')
      return [
        { value: true, text: t('是', 'Yes') },
        { value: false, text: t('否', 'No') },
      ]
    const options =
      ask.field.type === 'choice'
        ? (ask.field['options'] as Record<string, { zh: string; en: string }>)
        : null
    return options && Object.entries(options).map(([value, title]) => ({ value, text: t(title) }))
  }
  const required = cue.asks.filter((a) => a.ask !== 'optional')
  const isWhole = required.every((a) => values[a.name] !== undefined && values[a.name] !== '')
  const waiting = cue.asks.find((a) => values[a.name] === undefined && choicesOf(a))
  useEffect(() => {
    const hear = (e: KeyboardEvent): void => {
      if (e.key === 'Escape') {
        e.preventDefault()
        leave()
      } else if (e.key === 'Enter' && isWhole && !busy) {
        e.preventDefault()
        send(values)
      } else if (/^[1-9]$/.test(e.key) && waiting && (e.target as HTMLElement).tagName !== 'INPUT') {
        const choice = choicesOf(waiting)![Number(e.key) - 1]
        if (choice) set(waiting.name, choice.value)
      }
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  return (
    <form
      className="st-form"
      aria-label={t(cue.title)}
      data-testid="cue-form"
      onSubmit={(e) => {
        e.preventDefault()
        if (isWhole) send(values)
      }}
    >
      <h2>
        {t(cue.title)} <small>{cue.says.map((s) => `${t(s.title)} ${s.text}`).join(' · ')}</small>
      </h2>
      {cue.asks.map((ask, i) => {
        const choices = choicesOf(ask)
        return choices ? (
          <fieldset key={ask.name} data-ask={ask.name} data-waits={ask === waiting || undefined}>
            <legend>
              {t(ask.field.title)}
              {ask.ask === 'optional' && <small> {t('可不填', 'optional')}</small>}
            </legend>
            {choices.map((choice, n) => (
              <button
                key={String(choice.value)}
                type="button"
                aria-pressed={values[ask.name] === choice.value}
                onClick={() => set(ask.name, values[ask.name] === choice.value ? undefined : choice.value)}
              >
                {ask === waiting && n < 9 && <kbd>{n + 1}</kbd>} {choice.text}
              </button>
            ))}
          </fieldset>
        ) : (
          <label key={ask.name}>
            <span>
              {t(ask.field.title)}
              {ask.ask === 'optional' && <small> {t('可不填', 'optional')}</small>}
            </span>
            <input
              autoFocus={i === 0}
              type={ask.field.type === 'integer' ? 'number' : 'text'}
              value={String(values[ask.name] ?? '')}
              onChange={({ target: { value } }) =>
                set(
                  ask.name,
                  value === '' ? undefined : ask.field.type === 'integer' ? Math.trunc(Number(value)) : value,
                )
              }
            />
          </label>
        )
      })}
      <p>
        <button type="submit" className="st-button" disabled={!isWhole || busy}>
          {t(cue.title)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="st-bare" onClick={leave}>
          {t('不做', 'Leave')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  )
}
