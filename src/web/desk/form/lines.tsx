/** A list in a form: lines of a few fields each, added and taken away. */
import { useEffect, useRef, type ComponentType } from 'react'
import { Button } from 'antd'
import type { Field } from '../../../kernel/programme/field.ts'
import type { Errors, Said } from './values.ts'
import { useLang } from '../../shared/lang.tsx'

/** A field as a form draws it. */
export type Control = {
  readonly id: string
  readonly field: Field
  readonly required: boolean
  readonly error: Said | undefined
  /** What is wrong inside it, where it is a list. */ readonly inner?: Errors | undefined
  readonly value: unknown
  readonly change: (value: unknown) => void
}

type Line = Readonly<Record<string, unknown>>

export function Lines({
  id,
  field,
  value,
  inner = {},
  change,
  one: One,
}: {
  readonly id: string
  readonly field: Field & { readonly type: 'list' }
  readonly value: unknown
  readonly inner?: Errors | undefined
  readonly change: (value: unknown) => void
  /** What draws one field of a line: the form itself does, of which a list is a part. */
  readonly one: ComponentType<Control>
}) {
  const { t } = useLang()
  const lines = (Array.isArray(value) ? value : []) as readonly Line[]
  /** Whoever adds a line goes on in it. */
  const isAdding = useRef(false)
  useEffect(() => {
    if (!isAdding.current) return
    isAdding.current = false
    const begin = CSS.escape(`${id}-${lines.length - 1}-`)
    document
      .querySelector<HTMLElement>(
        ['input', 'select', 'textarea'].map((tag) => `${tag}[id^="${begin}"]`).join(),
      )
      ?.focus()
  }, [lines.length])
  const put = (at: number, name: string, v: unknown) =>
    change(lines.map((l, i) => (i === at ? { ...l, [name]: v } : l)))
  return (
    <div className="lines">
      {lines.map((line, i) => (
        <div className="line" key={i} role="group" aria-label={t(`第 ${i + 1} 项`, `Entry ${i + 1}`)}>
          {Object.entries(field.of).map(([name, f]) => (
            <One
              key={name}
              id={`${id}-${i}-${name}`}
              field={f}
              required={f.optional !== true}
              error={inner[`${i}.${name}`]}
              value={line[name]}
              change={(v) => put(i, name, v)}
            />
          ))}
          <Button size="small" onClick={() => change(lines.filter((_, at) => at !== i))}>
            {t(`删除第 ${i + 1} 项`, `Remove entry ${i + 1}`)}
          </Button>
        </div>
      ))}
      {lines.length < field.max && (
        <Button
          onClick={() => {
            isAdding.current = true
            change([...lines, {}])
          }}
        >
          {t('添加一项', 'Add an entry')}
        </Button>
      )}
    </div>
  )
}
