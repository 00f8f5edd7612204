/** The first page: drop or choose a file; what it should look like, and a template. */
import { useRef, useState, type DragEvent } from 'react'
import { Button } from 'antd'
import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons'
import type { ProblemError } from '../../shared/api.ts'
import { count } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { ProblemBox } from '../parts.tsx'
import { templatePath, type Target } from './client.ts'
import type { Choice } from './may.ts'

type Props = {
  readonly choice: Choice
  readonly target: Target
  readonly problem: ProblemError['problem'] | null
  readonly take: (file: File) => void
}

export function Pick({ choice, target, problem, take }: Props) {
  const { t } = useLang()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { sheet, summary } = choice.programme
  const drop = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    const file = e.dataTransfer.files[0]
    if (file) take(file)
  }
  return (
    <>
      <p className="muted">
        {t(summary)} {t(`以“${choice.post.title.zh}”的身份导入。`, `Imported as ${choice.post.title.en}.`)}
      </p>
      {problem && <ProblemBox problem={problem} />}
      <section
        className={`dropzone${over ? ' over' : ''}`}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileExcelOutlined className="drop-sign" aria-hidden="true" />
        <p className="drop-title">{t('把表格拖到这里，或者', 'Drop a spreadsheet here, or')}</p>
        <Button type="primary" size="large" onClick={() => picker.current?.click()}>
          {t('选择文件', 'Choose a file')}
        </Button>
        <label className="unseen" htmlFor="sheet-file">
          {t('表格文件', 'Spreadsheet')}
        </label>
        <input
          ref={picker}
          id="sheet-file"
          className="unseen"
          type="file"
          tabIndex={-1}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(e) => {
            const file = e.target.files?.[0]
            if (file) take(file)
          }}
        />
        <p className="muted">
          {t(
            `.xlsx 或 .csv，最多 ${count(sheet.most)} 行。先预览，确认后才入册。`,
            `.xlsx or .csv, at most ${count(sheet.most)} rows. You see what it does first; nothing is entered before you confirm.`,
          )}
        </p>
      </section>
      <section className="panel" aria-labelledby="how">
        <div className="between">
          <h2 id="how">{t('怎样填表', 'How to fill it in')}</h2>
          <a className="link-button" href={templatePath(target)} download>
            <DownloadOutlined aria-hidden="true" /> {t('下载模板', 'Template')}
          </a>
        </div>
        <p>{t(sheet.guidance)}</p>
        <details className="more">
          <summary>{t('认得的表头', 'Headings that are known')}</summary>
          <ul className="headings">
            {Object.entries(sheet.columns).flatMap(([name, c]) =>
              [...(c.within ? [c.within] : []), c.headings].map((h) => (
                <li key={`${name} ${h[0]}`}>
                  <b>{h[0]}</b>
                  {h.length > 1 && (
                    <span className="muted">
                      {' '}
                      {t(`或 ${h.slice(1).join('、')}`, `or ${h.slice(1).join(', ')}`)}
                    </span>
                  )}
                </li>
              )),
            )}
          </ul>
        </details>
      </section>
    </>
  )
}
