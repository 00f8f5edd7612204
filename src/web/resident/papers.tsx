/** Papers from the camera or the folder, sent at once, each with its state in words. */
import { useId, useState } from 'react'
import type { Field } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, newKey } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { sendFile } from './send-file.ts'
import type { Typed, Uploaded } from './values.ts'

type Props = {
  readonly name: string
  readonly field: Field
  readonly max: number
  readonly required: boolean
  readonly value: readonly Uploaded[]
  readonly fault: { readonly message: Text } | null
  readonly onChange: (value: Typed) => void
}
type Sending = {
  readonly key: string
  readonly name: string
  readonly part: number
  readonly problem: Text | null
  readonly file: File
}

const largest = 5 * 1024 * 1024

export function Papers({ name, field, max, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const change = (key: string, more: Partial<Sending> | null) =>
    setSending((all) =>
      more ? all.map((s) => (s.key === key ? { ...s, ...more } : s)) : all.filter((s) => s.key !== key),
    )
  const [done, setDone] = useState(value)
  const keep = (next: readonly Uploaded[]) => {
    setDone(next)
    onChange(next)
  }
  const send = async (s: Sending): Promise<Uploaded | null> => {
    if (s.file.size > largest) {
      change(s.key, {
        problem: { zh: '超过5MB：请拍小一点或压缩后再传', en: 'Over 5 MB: take a smaller picture' },
      })
      return null
    }
    try {
      const up = await sendFile(s.file, (part) => change(s.key, { part }))
      change(s.key, null)
      return up
    } catch (error) {
      change(s.key, { problem: asProblem(error).detail })
      return null
    }
  }
  const add = async (files: readonly File[]) => {
    const fresh = files
      .slice(0, max - done.length - sending.length)
      .map((file): Sending => ({ key: newKey(), name: file.name, part: 0, problem: null, file }))
    setSending((all) => [...all, ...fresh])
    let now = done
    for (const s of fresh) {
      const up = await send(s)
      if (up) keep((now = [...now, up]))
    }
  }
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {t(field.title)}
        {!required && <small> {t('（选填）', '(optional)')}</small>}
      </label>
      <p className="hint">
        {t(
          '可以拍照上传。图片（JPEG、PNG）或 PDF，每个不超过5MB。',
          'Pictures (JPEG, PNG) or PDF, up to 5 MB each.',
        )}
      </p>
      <ul className="files">
        {done.map((u) => (
          <li key={u.id}>
            <span>✓ {u.name}</span>
            <button type="button" className="quiet" onClick={() => keep(done.filter((x) => x.id !== u.id))}>
              {t('删除', 'Remove')}
            </button>
          </li>
        ))}
        {sending.map((s) => (
          <li key={s.key} className={s.problem ? 'wrong' : ''}>
            <span>
              {s.name}
              {s.problem ? (
                <em role="alert"> {t(s.problem)}</em>
              ) : (
                <progress max={1} value={s.part} aria-label={t('上传进度', 'Progress')} />
              )}
            </span>
            {s.problem && (
              <span className="pair">
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    change(s.key, { problem: null })
                    void send(s).then((up) => {
                      if (up) keep([...done, up])
                    })
                  }}
                >
                  {t('重试', 'Retry')}
                </button>
                <button type="button" className="quiet" onClick={() => change(s.key, null)}>
                  {t('取消', 'Cancel')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {done.length + sending.length < max && (
        <input
          id={id}
          name={name}
          className="file"
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          multiple
          onChange={(e) => {
            const files = [...(e.target.files ?? [])]
            e.target.value = ''
            void add(files)
          }}
        />
      )}
      <p className="fault" role={fault ? 'alert' : undefined}>
        {fault ? t(fault.message) : ''}
      </p>
    </div>
  )
}
