/** [CT4] [CT5] What the window entered, to be checked by whom it concerns; the words that they agree to; and their hand. */
import { useRef, useState } from 'react'
import type { ScreenView } from '../../server/contract/counters.ts'
import { asProblem, newKey, post, postRaw } from '../shared/api.ts'
import { Ink, type InkHandle } from '../shared/ink.tsx'
import { useLang } from '../shared/lang.tsx'

export function Check({
  of,
  said,
}: {
  readonly of: NonNullable<ScreenView['case']>
  readonly said: ScreenView['said']
}) {
  const { t } = useLang()
  const [agrees, setAgrees] = useState(false)
  const [isDrawn, setDrawn] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const ink = useRef<InkHandle>(null)
  const key = useRef(newKey())
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setWrong(null)
    try {
      await work()
    } catch (error) {
      setWrong(t(asProblem(error).detail))
    }
    setBusy(false)
  }
  const sign = () =>
    attempt(async () => {
      const picture = await ink.current!.picture()
      await postRaw(
        `/api/counter-screen/signature?case=${encodeURIComponent(of.id)}&seq=${of.seq}`,
        picture,
        { 'idempotency-key': key.current },
      )
    })
  return (
    <section className="ct-check" aria-label={t(of.title)}>
      <h1>{t('请核对窗口录入的内容', 'Please check what the window entered')}</h1>
      <p className="ct-case">
        {t(of.title)} <span data-testid="handed">{of.id}</span>
      </p>
      <dl>
        {of.facts.map((f) => (
          <div key={f.title.zh}>
            <dt>{t(f.title)}</dt>
            <dd>{f.text}</dd>
          </div>
        ))}
        {of.papers.map((p) => (
          <div key={p.title.zh}>
            <dt>{t(p.title)}</dt>
            <dd>{t(`${p.n}份`, String(p.n))}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {t('证件号码等敏感内容只显示一部分。', 'Of numbers and the like only a part is shown.')}
      </p>
      <label className="ct-agree">
        <input
          type="checkbox"
          checked={agrees}
          onChange={(e) => setAgrees(e.target.checked)}
          data-testid="agrees"
        />
        <span>{t(of.consent)}</span>
      </label>
      <p aria-hidden="true">{t('请在框内手写签名', 'Sign here by hand')}</p>
      <Ink
        ref={ink}
        label={t('请在框内手写签名', 'Sign here by hand')}
        className="ct-ink"
        size={[900, 300]}
        changed={(drawn) => {
          setDrawn(drawn)
          key.current = newKey()
        }}
      />
      {wrong !== null && (
        <p role="alert" className="ct-fault">
          {wrong}
        </p>
      )}
      {said === 'wrong' && (
        <p role="status" className="ct-told">
          {t('已经告诉窗口内容有误，请等窗口改正。', 'The window was told that something is wrong.')}
        </p>
      )}
      <div className="ct-acts">
        <button
          type="button"
          className="ct-main"
          disabled={!agrees || !isDrawn || isBusy}
          onClick={() => void sign()}
          data-testid="sign"
        >
          {t('确认并签名', 'Confirm and sign')}
        </button>
        <button type="button" disabled={!isDrawn || isBusy} onClick={() => ink.current?.clear()}>
          {t('重写', 'Write again')}
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => void attempt(() => post('/api/counter-screen/wrong', { case: of.id, seq: of.seq }))}
          data-testid="wrong"
        >
          {t('内容有误，告诉窗口', 'Something is wrong')}
        </button>
      </div>
    </section>
  )
}
