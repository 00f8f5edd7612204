/** An import that was confirmed: how far it is, that it is done, and the way back. */
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'antd'
import type { Text } from '../../../kernel/text.ts'
import type { ImportProgress } from '../../../server/contract/imports.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { count } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { ProblemBox, Section, Waiting } from '../parts.tsx'

/** `goOn` confirms again; who comes back later has no file at hand and chooses it anew. */
export function Following({
  id,
  total,
  goOn,
  again,
}: {
  readonly id: string
  readonly total?: number
  readonly goOn?: ReactNode
  readonly again?: () => void
}) {
  const { t } = useLang()
  const { data: p, problem, reload } = useLoad<ImportProgress>(`/api/imports/${encodeURIComponent(id)}`)
  useEffect(() => {
    if (!p?.running) return
    const timer = setTimeout(reload, 700)
    return () => clearTimeout(timer)
  }, [p, reload])
  if (!p) return <Waiting problem={problem} retry={reload} />
  const all = p.total ?? total ?? null
  return (
    <>
      <section className="panel stack" aria-live="polite">
        <h2>{t(stageOf(p))}</h2>
        {p.takenBack ? (
          <p role="status">
            {t(
              `撤下 ${count(p.takenBack.entries)} 条，其中 ${count(p.takenBack.restored)} 条恢复为导入前的内容。`,
              `${count(p.takenBack.entries)} entries are off; ${count(p.takenBack.restored)} of them stand again as before.`,
            )}
          </p>
        ) : (
          <>
            {all !== null && !p.finished && (
              <progress
                className="bar-line"
                max={all}
                value={Math.min(p.entered, all)}
                aria-label={t('录入进度', 'Progress')}
              />
            )}
            <p role="status">
              {p.finished
                ? t(
                    `“${p.title.zh}”共入册 ${count(p.entered)} 条。`,
                    `${count(p.entered)} entries of ${p.title.en} are on the register.`,
                  )
                : all === null
                  ? t(`已录入 ${count(p.entered)} 行`, `${count(p.entered)} rows are in`)
                  : t(
                      `已录入 ${count(p.entered)} / ${count(all)} 行`,
                      `${count(p.entered)} of ${count(all)} rows are in`,
                    )}
              {p.running && (
                <span className="muted">
                  {' '}
                  {t('可以离开本页，录入会继续。', 'You may leave this page; it goes on.')}
                </span>
              )}
            </p>
          </>
        )}
        {p.problem && <ProblemBox problem={p.problem} />}
        {!p.running &&
          !p.finished &&
          (goOn ? (
            <p>{goOn}</p>
          ) : (
            <p className="note">
              {t(
                '到“导入”页重新选择同一个文件，确认后接着录入，不会重复。',
                'Choose the same file on the import page: confirming goes on from here and enters nothing twice.',
              )}{' '}
              <Link href="/desk/import">{t('去导入', 'Import')}</Link>
            </p>
          ))}
        <p className="row">
          {t('办件', 'Case')}{' '}
          <Link href={`/desk/cases/${p.case}`} data-testid="import-case">
            {p.case}
          </Link>
          {again && p.finished && <Button onClick={again}>{t('再导入一个', 'Another file')}</Button>}
        </p>
      </section>
      {p.undo && !p.running && p.undo.entries > 0 && <TakeBack id={p.case} undo={p.undo} done={reload} />}
    </>
  )
}

function stageOf(p: ImportProgress): Text {
  if (p.takenBack) return { zh: '已整批撤回', en: 'Taken back' }
  if (p.finished) return { zh: '导入完成', en: 'Done' }
  return p.running ? { zh: '正在录入', en: 'Entering' } : { zh: '录入中断', en: 'Cut off' }
}

/** [IM9] What would go and what would stand again is said before it is done. */
function TakeBack({
  id,
  undo,
  done,
}: {
  readonly id: string
  readonly undo: NonNullable<ImportProgress['undo']>
  readonly done: () => void
}) {
  const { t } = useLang()
  const [isConfirming, setConfirming] = useState(false)
  const [reason, setReason] = useState('')
  const [key] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    await send(
      `/api/cases/${encodeURIComponent(id)}/commands`,
      { seq: undo.seq, outcome: undo.outcome, input: { [undo.reason]: reason }, post: undo.post },
      key,
    ).then(done, (e: unknown) => setProblem(asProblem(e)))
    setBusy(false)
  }
  const effect = t(
    `撤下这批的 ${count(undo.entries)} 条，其中 ${count(undo.restored)} 条恢复为导入前的内容${undo.left > 0 ? `；另有 ${count(undo.left)} 条之后又有变动，保留不动` : ''}。`,
    `${count(undo.entries)} entries of this import go; ${count(undo.restored)} of them stand again as before${undo.left > 0 ? `; ${count(undo.left)} were changed since and stay` : ''}.`,
  )
  return (
    <Section id="take-back" title={t(undo.title)}>
      <p>{effect}</p>
      {undo.post === null ? (
        <p className="muted">
          {t(
            '您的岗位不能撤回这一批，请联系有权的岗位办理。',
            'Your post cannot take it back: ask one that may.',
          )}
        </p>
      ) : isConfirming ? (
        <div className="stack narrow-form">
          <div className="field">
            <label htmlFor="take-back-reason">{t('撤回理由', 'Why')}</label>
            <textarea
              id="take-back-reason"
              className="input"
              rows={2}
              maxLength={300}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          </div>
          {problem && <ProblemBox problem={problem} />}
          <p className="row">
            <Button
              danger
              type="primary"
              loading={busy}
              disabled={reason.trim() === ''}
              onClick={() => void take()}
              data-testid="take-back"
            >
              {t('确认撤回', 'Take it back')}
            </Button>
            <Button disabled={busy} onClick={() => setConfirming(false)}>
              {t('不撤了', 'Keep it')}
            </Button>
          </p>
        </div>
      ) : (
        <p>
          <Button danger onClick={() => setConfirming(true)}>
            {t('撤回整批…', 'Take all back…')}
          </Button>
        </p>
      )}
    </Section>
  )
}
