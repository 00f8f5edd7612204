/** Opening what is sealed: why, first; who looked and why is told to the one concerned. */
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import type { Revealed, Shown } from '../../../server/contract/cases.ts'
import type { Text } from '../../../kernel/text.ts'
import { asProblem, post } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'

const usual: readonly Text[] = [
  { zh: '审查申请内容', en: 'To examine the application' },
  { zh: '联系申请人', en: 'To reach the applicant' },
  { zh: '入户调查', en: 'For the home visit' },
  { zh: '核对收款账户', en: 'To check the account' },
]

export function RevealForm({
  caseId,
  names,
  seq,
  opened,
  onOpen,
}: {
  readonly caseId: string
  readonly names: readonly string[]
  /** What was entered with this act. */
  readonly seq?: number
  readonly opened: boolean
  readonly onOpen: (values: readonly Shown[]) => void
}) {
  const { t } = useLang()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  if (opened)
    return (
      <p className="reveal">
        <span className="muted">
          {t('敏感信息已打开，本次查看已记录。', 'Opened; the look is on record.')}
        </span>{' '}
        <Button
          size="small"
          onClick={() => {
            setAsking(false)
            onOpen([])
          }}
        >
          {t('重新隐去', 'Hide again')}
        </Button>
      </p>
    )
  if (!asking)
    return (
      <p className="reveal">
        <Button size="small" onClick={() => setAsking(true)}>
          {t('查看敏感信息', 'Open sealed data')}
        </Button>
      </p>
    )
  const send = async (e: FormEvent) => {
    e.preventDefault()
    setBusy(true)
    try {
      onOpen((await post<Revealed>(`/api/cases/${caseId}/reveal`, { names, purpose, seq })).values)
    } catch (error) {
      setProblem(asProblem(error).detail)
    }
    setBusy(false)
  }
  return (
    <form className="reveal" onSubmit={(e) => void send(e)}>
      <label>
        <span>{t('查看目的（当事人可以看到）', 'Purpose (the person concerned will see it)')}</span>
        <input
          className="input"
          value={purpose}
          minLength={4}
          maxLength={200}
          required
          autoFocus
          onChange={(e) => setPurpose(e.target.value)}
        />
      </label>
      <span className="row">
        {usual.map((u) => (
          <Button key={u.en} size="small" type="dashed" onClick={() => setPurpose(t(u))}>
            {t(u)}
          </Button>
        ))}
      </span>
      {problem && (
        <p role="alert" className="bad">
          {t(problem)}
        </p>
      )}
      <span className="row">
        <Button
          htmlType="submit"
          type="primary"
          size="small"
          loading={busy}
          disabled={purpose.trim().length < 4}
        >
          {t('记录并查看', 'Record and open')}
        </Button>
        <Button size="small" onClick={() => setAsking(false)}>
          {t('取消', 'Cancel')}
        </Button>
      </span>
    </form>
  )
}
