/** A draft is checked before it is sent: pasted or dropped here, read for what cannot be true together, and not kept. */
import { useRef, useState, type DragEvent } from 'react'
import { Button } from 'antd'
import type { CheckedView } from '../../../server/contract/drafts.ts'
import { asProblem, post, postRaw, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { PageTitle, ProblemBox, Section } from '../parts.tsx'
import { Findings } from './findings.tsx'
import { MarkedText } from './marked.tsx'

const most = 100_000

export function CheckPage() {
  const { t } = useLang()
  const [draft, setDraft] = useState('')
  const [name, setName] = useState<string | null>(null)
  const [checked, setChecked] = useState<CheckedView | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (ask: Promise<CheckedView>, from: string | null) => {
    setBusy(true)
    setProblem(null)
    setName(from)
    await ask.then(
      (view) => {
        setChecked(view)
        setDraft(view.text)
      },
      (e: unknown) => {
        setChecked(null)
        setProblem(asProblem(e))
      },
    )
    setBusy(false)
  }
  const send = (file: File) =>
    run(
      file
        .arrayBuffer()
        .then((bytes) =>
          postRaw<CheckedView>('/api/contradictions', bytes, { 'content-type': 'application/octet-stream' }),
        ),
      file.name,
    )
  return (
    <>
      <p>
        <Link href="/desk/bulletins">{t('← 通报', '← Bulletins')}</Link>
      </p>
      <PageTitle title={t('核对文稿', 'Check a draft')} />
      <p className="muted">
        {t(
          '找出文稿里不能同时成立的数：占比与目标对不上、各项之和与合计对不上、表内百分比和合计算错、前后两个数不一致，以及与同一天已签发通报不同的数。文稿只在核对时读一遍，不保存。',
          'Finds numbers that cannot be true together: shares and targets, parts and wholes, tables, one thing with ' +
            'two values, and what a signed bulletin of the same day says otherwise. The draft is read once and not ' +
            'kept.',
        )}
      </p>
      <Section id="draft" title={t('文稿', 'The draft')}>
        <Drop busy={busy} send={(file) => void send(file)} />
        <div className="field">
          <label htmlFor="draft-text">
            {t(
              '或者粘贴文字（表格可以从 Word、Excel 直接粘贴）',
              'Or paste the text (tables straight from Word or Excel)',
            )}
          </label>
          <textarea
            id="draft-text"
            className="input"
            rows={checked ? 4 : 10}
            maxLength={most}
            value={draft}
            onChange={(e) => setDraft(e.target.value)}
          />
        </div>
        <div className="row">
          <Button
            type="primary"
            loading={busy}
            disabled={draft.trim() === ''}
            onClick={() => void run(post<CheckedView>('/api/contradictions', { text: draft }), null)}
          >
            {checked ? t('改后再核对', 'Check again') : t('核对', 'Check')}
          </Button>
          {name !== null && <span className="muted">{t(`文件：${name}`, `File: ${name}`)}</span>}
        </div>
        {problem && <ProblemBox problem={problem} />}
      </Section>
      {checked && (
        <div className="checked" aria-busy={busy}>
          <Findings view={checked} />
          <MarkedText view={checked} />
        </div>
      )}
    </>
  )
}

/** A place to drop a file, which is a button too. */
function Drop({ busy, send }: { readonly busy: boolean; readonly send: (file: File) => void }) {
  const { t } = useLang()
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) send(file)
    if (picker.current) picker.current.value = ''
  }
  const drop = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    take(e.dataTransfer.files)
  }
  return (
    <div
      className={`drop${over ? ' over' : ''}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor="draft-file">
        {t(
          '把文件拖到这里，或者选择文件（.docx、.txt、.md）',
          'Drop a file here, or choose one (.docx, .txt, .md)',
        )}
      </label>
      <input
        id="draft-file"
        ref={picker}
        type="file"
        accept=".docx,.txt,.md,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        disabled={busy}
        onChange={(e) => take(e.target.files)}
      />
    </div>
  )
}
