/** One act for all batches that are due: what each will list, one confirmation, and of each what came of it. Each is begun by its own opening. */
import { useRef, useState } from 'react'
import { Button, Modal } from 'antd'
import type { Text } from '../../../kernel/text.ts'
import type { Done } from '../../../server/contract/cases.ts'
import { asProblem, newKey, post as send } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge } from '../parts.tsx'

/** A batch to be begun: how, and what it will list in words. */
export type ToMake = {
  readonly programme: string
  readonly title: Text
  readonly lists: Text
  readonly opening: {
    readonly outcome: string
    readonly area: string
    readonly post: string
    readonly input: Readonly<Record<string, unknown>>
  }
}
type Made = { readonly of: ToMake; readonly done: Done | null; readonly why: Text | null }

export function MakeAll({
  due,
  close,
}: {
  readonly due: readonly ToMake[]
  /** Told whether anything was begun. */
  readonly close: (begun: boolean) => void
}) {
  const { t } = useLang()
  const [made, setMade] = useState<readonly Made[] | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  /** The same keys while the same thing is tried again: a lost answer begins nothing twice. */
  const key = useRef(newKey())
  const makeAll = async () => {
    setIsBusy(true)
    const all: Made[] = []
    for (const of of due) {
      const { programme, opening } = of
      const answer = send<Done>('/api/cases', { programme, ...opening }, `${key.current}-${programme}`)
      all.push(
        await answer.then(
          (done): Made => ({ of, done, why: null }),
          (error: unknown): Made => ({ of, done: null, why: asProblem(error).detail }),
        ),
      )
    }
    setMade(all)
    setIsBusy(false)
  }
  const leave = () => close(made?.some((m) => m.done !== null) ?? false)
  const lines: readonly Made[] = made ?? due.map((of) => ({ of, done: null, why: null }))
  return (
    <Modal
      open
      width={640}
      title={t(`编制到期批次：${due.length} 个`, `Begin what is due: ${due.length}`)}
      onCancel={leave}
      footer={null}
    >
      <div className="stack" data-testid="make-all-form">
        <p className="muted">
          {t(
            '每个事项各编一批，编好以后仍由另外的人核对、发放。',
            'A batch for each; each is then checked and released by others.',
          )}
        </p>
        <ul className="several-lines" aria-live="polite" aria-label={t('逐批情况', 'Each batch')}>
          {lines.map(({ of, done, why }) => (
            <li key={of.programme} className={why ? 'not' : 'ok'}>
              <span className="several-case">
                <b>{t(of.title)}</b> <span className="muted">{done?.case}</span>
              </span>
              <span>
                {done && <Badge tone="good">{t('已编制', 'Begun')}</Badge>}
                {why && <Badge tone="bad">{t('未编制', 'Not begun')}</Badge>} {t(why ?? of.lists)}
              </span>
            </li>
          ))}
        </ul>
        <div className="sheet-foot">
          {made ? (
            <Button type="primary" size="large" onClick={leave} autoFocus>
              {t('知道了', 'Close')}
            </Button>
          ) : (
            <>
              <Button
                type="primary"
                size="large"
                loading={isBusy}
                onClick={() => void makeAll()}
                data-testid="make-all-confirm"
              >
                {t(`确认编制这 ${due.length} 批`, `Confirm: begin these ${due.length}`)}
              </Button>
              <Button size="large" onClick={leave}>
                {t('取消', 'Cancel')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Modal>
  )
}
