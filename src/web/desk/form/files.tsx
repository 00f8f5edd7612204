/** Papers: sent as soon as they are chosen, kept as ids. */
import { useRef, useState } from 'react'
import { Button } from 'antd'
import { asProblem, postRaw } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import type { Text } from '../../../kernel/text.ts'

type Uploaded = { readonly id: string; readonly name: string }

export function Files({
  id,
  most,
  value,
  change,
}: {
  readonly id: string
  readonly most: number
  readonly value: unknown
  readonly change: (value: unknown) => void
}) {
  const { t } = useLang()
  const picker = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [wrong, setWrong] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const ids = (Array.isArray(value) ? value : []) as readonly string[]
  const send = async (files: FileList | null) => {
    if (!files) return
    setBusy(true)
    setWrong(null)
    try {
      const done: Uploaded[] = []
      for (const file of [...files].slice(0, most - ids.length))
        done.push(
          await postRaw<Uploaded>('/api/uploads', file, { 'x-file-name': encodeURIComponent(file.name) }),
        )
      setNames((was) => ({ ...was, ...Object.fromEntries(done.map((f) => [f.id, f.name])) }))
      change([...ids, ...done.map((f) => f.id)])
    } catch (error) {
      setWrong(asProblem(error).detail)
    }
    setBusy(false)
    if (picker.current) picker.current.value = ''
  }
  return (
    <div className="files">
      {ids.length > 0 && (
        <ul>
          {ids.map((f) => (
            <li key={f}>
              {names[f] ?? f}{' '}
              <Button size="small" onClick={() => change(ids.filter((other) => other !== f))}>
                {t('删除', 'Remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={picker}
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-label={t('选择文件', 'Choose files')}
        disabled={busy || ids.length >= most}
        onChange={(e) => void send(e.target.files)}
      />
      <small className="hint">
        {t(
          `JPEG、PNG 或 PDF，每份不超过 5 MB，最多 ${most} 份`,
          `JPEG, PNG or PDF, 5 MB each, at most ${most}`,
        )}
      </small>
      {busy && <p role="status">{t('正在上传…', 'Sending…')}</p>}
      {wrong && (
        <p className="fault" role="alert">
          {t(wrong)}
        </p>
      )}
    </div>
  )
}
