/** Papers from the camera or the folder, sent at once, each with its state in words. */
import { useId, useState } from 'react'
import type { Field } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, newKey } from '../shared/api.ts'
import { UseAgain, useHeldPapers } from '../shared/held-papers.tsx'
import { useLang } from '../shared/lang.tsx'
import { readyToSend } from '../shared/photo.ts'
import { sendFile } from './send-file.ts'
import { whileUploading } from './uploading.ts'
import type { Change, Typed, Uploaded } from './values.ts'

type Props = {
  readonly name: string
  readonly field: Field
  readonly max: number
  readonly required: boolean
  readonly value: readonly Uploaded[]
  readonly fault: { readonly message: Text } | null
  readonly onChange: (change: Change) => void
}
type Sending = {
  readonly key: string
  readonly name: string
  readonly part: number
  readonly problem: Text | null
  readonly file: File
}

const papersOf = (value: Typed | undefined): readonly Uploaded[] => (value ?? []) as readonly Uploaded[]

/**
 * [PH2] Each paper is added to those that are there by the time when it arrives, whichever comes first, and others may be picked
 * while some are under way; how many were not taken is said.
 */
export function Papers({ name, field, max, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [left, setLeft] = useState(0)
  const held = useHeldPapers(field.type === 'papers' ? field.paper : '')
  const change = (key: string, more: Partial<Sending> | null) =>
    setSending((all) =>
      more ? all.map((s) => (s.key === key ? { ...s, ...more } : s)) : all.filter((s) => s.key !== key),
    )
  const send = async (s: Sending): Promise<void> => {
    try {
      const up = await whileUploading(async () =>
        sendFile(await readyToSend(s.file), s.key, (part) => change(s.key, { part })),
      )
      onChange((was) => [...papersOf(was).filter((u) => u.id !== up.id), { id: up.id, name: s.name }])
      change(s.key, null)
    } catch (error) {
      change(s.key, { problem: asProblem(error).detail })
    }
  }
  const add = async (files: readonly File[]) => {
    const room = Math.max(0, max - value.length - sending.length)
    setLeft(Math.max(0, files.length - room))
    const fresh = files
      .slice(0, room)
      .map((file): Sending => ({ key: newKey(), name: file.name, part: 0, problem: null, file }))
    setSending((all) => [...all, ...fresh])
    /** One after the other: a photo of 48 million points takes its room while it is drawn. */
    for (const s of fresh) await send(s)
  }
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {t(field.title)}
        {!required && <small> {t('（选填）', '(optional)')}</small>}
      </label>
      <p className="hint">
        {t(
          '可以拍照上传，大照片会自动缩小。图片（JPEG、PNG）或 PDF；PDF 每个不超过5MB。',
          'Photos are made smaller by themselves. Pictures (JPEG, PNG) or PDF; a PDF is at most 5 MB.',
        )}
      </p>
      <ul className="files">
        {value.map((u) => (
          <li key={u.id}>
            <span>
              ✓ {u.name}
              {u.from !== undefined && (
                <small>{t(`（以前交过，已同意再次使用）`, ' (handed in before; you consented)')}</small>
              )}
            </span>
            <button
              type="button"
              className="quiet"
              onClick={() => onChange((was) => papersOf(was).filter((x) => x.id !== u.id))}
            >
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
                    void send(s)
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
      {left > 0 && (
        <p className="fault" role="alert">
          {t(`最多${max}个，有${left}个没有收下`, `At most ${max}: ${left} were not taken`)}
        </p>
      )}
      {held && value.length + sending.length < max && (
        <UseAgain
          held={held}
          taken={value.map((u) => u.id)}
          onTake={(paper) =>
            onChange((was) => [...papersOf(was), { id: paper.id, name: paper.name, from: paper.from.case }])
          }
        />
      )}
      {value.length + sending.length < max && (
        <input
          id={id}
          name={name}
          className="file"
          type="file"
          accept="image/jpeg,image/png,application/pdf,.heic,.heif"
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
