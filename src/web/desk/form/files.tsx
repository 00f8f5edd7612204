/** Papers: sent as soon as they are chosen, kept as ids. */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'antd'
import { asProblem, postRaw } from '../../shared/api.ts'
import { readyToSend } from '../../shared/photo.ts'
import { useHeldPapers } from '../../shared/held-papers.tsx'
import { consentTo } from '../../shared/reuse.ts'
import { useLang } from '../../shared/lang.tsx'
import { ByConsent } from './by-consent.tsx'
import type { Text } from '../../../kernel/text.ts'

type Uploaded = { readonly id: string; readonly name: string }

export function Files({
  id,
  paper,
  most,
  value,
  change,
}: {
  readonly id: string
  /** Which of the programme’s papers it is. */ readonly paper: string
  readonly most: number
  readonly value: unknown
  readonly change: (value: unknown) => void
}) {
  const { t } = useLang()
  const picker = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [wrong, setWrong] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const pending = useRef(0)
  const held = useHeldPapers(paper)
  const ids = (Array.isArray(value) ? value : []) as readonly string[]
  /** Chosen while others are on their way, they are added to what is there by then. */
  const latest = useRef(ids)
  useEffect(() => {
    latest.current = ids
  }, [ids])
  const send = async (files: readonly File[]) => {
    const room = Math.max(0, most - latest.current.length - pending.current)
    const taken = files.slice(0, room)
    pending.current += taken.length
    setBusy(pending.current > 0)
    setWrong(
      files.length > room
        ? {
            zh: `最多${most}个，有${files.length - room}个没有收下`,
            en: `At most ${most}: ${files.length - room} were not taken`,
          }
        : null,
    )
    for (const file of taken) {
      try {
        const sent = await postRaw<Uploaded>('/api/uploads', await readyToSend(file), {
          'x-file-name': encodeURIComponent(file.name),
        })
        setNames((was) => ({ ...was, [sent.id]: file.name }))
        latest.current = [...latest.current, sent.id]
        change(latest.current)
      } catch (error) {
        const { detail } = asProblem(error)
        setWrong({ zh: `${file.name}：${detail.zh}`, en: `${file.name}: ${detail.en}` })
      }
      pending.current -= 1
    }
    setBusy(pending.current > 0)
  }
  return (
    <div className="files">
      {ids.length > 0 && (
        <ul>
          {ids.map((f, i) => (
            <li key={f}>
              {names[f] ?? t(`已上传的第${i + 1}份`, `Sent before, no. ${i + 1}`)}{' '}
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
        accept="image/jpeg,image/png,application/pdf,.heic,.heif"
        aria-label={t('选择文件', 'Choose files')}
        disabled={ids.length >= most}
        onChange={(e) => {
          const files = [...(e.target.files ?? [])]
          e.target.value = ''
          void send(files)
        }}
      />
      <small className="hint">
        {t(
          `JPEG、PNG 或 PDF，大照片会自动缩小，PDF 不超过 5 MB，最多 ${most} 份`,
          `JPEG, PNG or PDF, at most ${most}; photos are made smaller, a PDF is at most 5 MB`,
        )}
      </small>
      {held && (
        <small className="hint" data-testid="held-hint">
          {t(
            `申请人以前交过的，${held.reuse!.days}天内可以由申请人本人登录后同意再次使用，不用重交；不能登录的，在纸质同意书上签名，录入以后在这里使用。`,
            `What the applicant handed in within ${held.reuse!.days} days need not be brought again: they consent to its use ` +
              'when signed in, or sign a consent on paper, which is entered and then used here.',
          )}
        </small>
      )}
      {held && (
        <ByConsent
          paper={paper}
          taken={ids}
          full={ids.length >= most}
          onTake={(p, under) => {
            consentTo(p.id, p.from.case, under)
            setNames((was) => ({ ...was, [p.id]: p.name }))
            change([...latest.current, p.id])
          }}
        />
      )}
      {busy && <p role="status">{t('正在上传…', 'Sending…')}</p>}
      {wrong && (
        <p className="fault" role="alert">
          {t(wrong)}
        </p>
      )}
    </div>
  )
}
