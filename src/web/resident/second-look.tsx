/** A second look before something counts. */
import { useRef, useState, type ReactNode } from 'react'
import type { CaseView, Done } from '../../server/contract/cases.ts'
import { asProblem, newKey, post, type ProblemError } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'

/** What will be signed, in large letters; the key stays with this attempt, so that tapping twice signs once. */
export function SecondLook({
  c,
  outcome,
  input,
  back,
  onDone,
  children,
}: {
  readonly c: CaseView
  readonly outcome: string
  readonly input: Readonly<Record<string, unknown>>
  readonly back: () => void
  readonly onDone: () => void
  readonly children: ReactNode
}) {
  const { t } = useLang()
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await post<Done>(`/api/cases/${c.id}/commands`, { seq: c.seq, outcome, input }, key.current)
      onDone()
    } catch (error) {
      setRefused(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <div className="second-look" role="group" aria-label={t('请再看一遍', 'Please look again')}>
      <p>
        <b>{t('请再看一遍', 'Please look again')}</b>
      </p>
      {children}
      {refused && (
        <p className="alert" role="alert">
          {t(refused.detail)}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" disabled={busy} onClick={() => void send()}>
          {busy ? t('正在提交…', 'Sending…') : t('签署并提交', 'Sign and send')}
        </button>
        <button type="button" className="button plain" disabled={busy} onClick={back}>
          {t('再想想', 'Not yet')}
        </button>
      </div>
    </div>
  )
}
