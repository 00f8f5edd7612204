/** A spreadsheet into a register: choose the file, see what it would do, confirm, and take it back as a whole if need be. */
import { useState } from 'react'
import { Button } from 'antd'
import type { ImportPreview } from '../../../server/contract/imports.ts'
import { asProblem, type ProblemError } from '../../shared/api.ts'
import { count } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { PageTitle, ProblemBox, Waiting } from '../parts.tsx'
import { confirm, preview, type Said, type Target } from './client.ts'
import { Following } from './following.tsx'
import { useImports, type Choice } from './may.ts'
import { Pick } from './pick.tsx'
import { Effects } from './effects.tsx'

type Stage =
  | { readonly at: 'pick' }
  | { readonly at: 'reading'; readonly file: File; readonly rows: number }
  | { readonly at: 'preview'; readonly file: File; readonly preview: ImportPreview }
  | {
      readonly at: 'entering'
      readonly file: File
      readonly preview: ImportPreview
      readonly said: Said
      readonly case: string
      readonly turn: number
    }

export function ImportPage({ id }: { readonly id: string | undefined }) {
  const { t } = useLang()
  const choices = useImports()
  const [chosen, setChosen] = useState<string | null>(null)
  if (id !== undefined)
    return (
      <>
        <PageTitle title={t('导入', 'Import')} />
        <Following id={id} />
      </>
    )
  if (!choices) return <Waiting problem={null} retry={() => undefined} />
  const choice = choices.find((c) => c.programme.id === chosen) ?? choices[0]
  if (!choice)
    return (
      <div className="empty">
        <PageTitle title={t('导入', 'Import')} />
        <p>{t('您的岗位没有可以导入的名册。', 'Your post has no list to import.')}</p>
      </div>
    )
  return (
    <>
      <PageTitle title={t(choice.programme.title)} />
      {choices.length > 1 && (
        <div className="filters">
          <label>
            <span>{t('导入到', 'Into')}</span>
            <select className="input" value={choice.programme.id} onChange={(e) => setChosen(e.target.value)}>
              {choices.map((c) => (
                <option key={c.programme.id} value={c.programme.id}>
                  {t(c.programme.title)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <OneImport key={`${choice.programme.id} ${choice.post.id}`} choice={choice} />
    </>
  )
}

function OneImport({ choice }: { readonly choice: Choice }) {
  const { t } = useLang()
  const [stage, setStage] = useState<Stage>({ at: 'pick' })
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const target: Target = { programme: choice.programme.id, post: choice.post.id, area: choice.post.area }
  const again = () => {
    setProblem(null)
    setStage({ at: 'pick' })
  }
  const look = async (file: File) => {
    setProblem(null)
    setStage({ at: 'reading', file, rows: 0 })
    try {
      setStage({
        at: 'preview',
        file,
        preview: await preview(target, file, (rows) => setStage({ at: 'reading', file, rows })),
      })
    } catch (e) {
      setProblem(asProblem(e))
      setStage({ at: 'pick' })
    }
  }
  /** Sent again for the same file, it goes on where it was cut off. */
  const enter = async (file: File, shown: ImportPreview, said: Said) => {
    setProblem(null)
    setBusy(true)
    try {
      const started = await confirm(target, file, shown.ticket, said)
      setStage((was) => ({
        at: 'entering',
        file,
        preview: shown,
        said,
        case: started.case,
        turn: was.at === 'entering' ? was.turn + 1 : 0,
      }))
    } catch (e) {
      setProblem(asProblem(e))
    }
    setBusy(false)
  }
  switch (stage.at) {
    case 'pick':
      return <Pick choice={choice} target={target} problem={problem} take={(file) => void look(file)} />
    case 'reading':
      return (
        <section className="panel stack" aria-live="polite">
          <h2>{t('正在核对', 'Checking')}</h2>
          <p>{stage.file.name}</p>
          <progress className="bar-line" aria-label={t('正在核对', 'Checking')} />
          <p className="muted" role="status">
            {stage.rows === 0
              ? t('正在上传文件…', 'Sending the file…')
              : t(`已核对 ${count(stage.rows)} 行…`, `${count(stage.rows)} rows checked…`)}
          </p>
        </section>
      )
    case 'preview':
      return (
        <Effects
          target={target}
          file={stage.file}
          preview={stage.preview}
          problem={problem}
          busy={busy}
          confirm={(said) => void enter(stage.file, stage.preview, said)}
          again={again}
        />
      )
    case 'entering':
      return (
        <>
          {problem && <ProblemBox problem={problem} />}
          <Following
            key={`${stage.case} ${stage.turn}`}
            id={stage.case}
            total={stage.preview.valid}
            goOn={
              <Button
                type="primary"
                loading={busy}
                onClick={() => void enter(stage.file, stage.preview, stage.said)}
              >
                {t('接着录入', 'Go on')}
              </Button>
            }
            again={again}
          />
        </>
      )
  }
}
