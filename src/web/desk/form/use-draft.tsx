/** A form that keeps itself: what it began with, what it holds now, and what is said of its drafts. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { Alert, Button } from 'antd'
import { shortInstant } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'
import { draftsOf, dropDraft, keepDraft, type Slot } from './drafts.ts'

const writeAfterMs = 300

export type Drafting<T> = {
  readonly held: T
  readonly change: (next: (was: T) => T) => void
  /** It was sent: nothing of it is kept. */
  readonly done: () => void
  readonly told: {
    /** When the draft was written that this form began with; null where it began empty. */
    readonly from: string | null
    readonly others: readonly Slot<T>[]
    readonly forked: boolean
    readonly take: (slot: Slot<T>) => void
    readonly clear: () => void
  }
}

/**
 * [DF2] `form` names it among all forms of the person; `fresh` is what it holds where no draft is kept, `begin` how it goes on
 * with one.
 */
export function useDraft<T>(
  form: string,
  fresh: T,
  begin: (earlier: T) => T = (earlier) => earlier,
): Drafting<T> {
  const { me, now } = useSession()
  const owner = me.drafts
  const [slots, setSlots] = useState(() => draftsOf<T>(owner, form, now()))
  const slot = useRef<Slot<T> | null>(slots[0] ?? null)
  const [from, setFrom] = useState(slots[0]?.draft.at ?? null)
  const [held, setHeld] = useState<T>(() => (slots[0] ? begin(slots[0].draft.held) : fresh))
  const [forked, setForked] = useState(false)
  /** What is not written yet. */
  const waiting = useRef<{ readonly held: T } | null>(null)
  const write = useCallback(() => {
    if (waiting.current === null) return
    const written = keepDraft(owner, form, slot.current, waiting.current.held, now())
    waiting.current = null
    slot.current = written.slot
    if (written.forked) setForked(true)
    // The clock's function is another one at each drawing.
  }, [owner.key, form])
  useEffect(() => {
    addEventListener('pagehide', write)
    return () => {
      removeEventListener('pagehide', write)
      write()
    }
  }, [write])
  useEffect(() => {
    if (waiting.current === null) return
    const timer = setTimeout(write, writeAfterMs)
    return () => clearTimeout(timer)
  }, [held, write])
  const drop = () => {
    waiting.current = null
    if (slot.current) dropDraft(owner, slot.current)
    slot.current = null
  }
  return {
    held,
    change: (next) =>
      setHeld((was) => {
        const changed = next(was)
        waiting.current = { held: changed }
        return changed
      }),
    done: drop,
    told: {
      from,
      others: slots.filter((s) => s.name !== slot.current?.name),
      forked,
      take: (other) => {
        write()
        slot.current = other
        setHeld(other.draft.held)
        setFrom(other.draft.at)
        setForked(false)
        setSlots(draftsOf<T>(owner, form, now()))
      },
      clear: () => {
        drop()
        setHeld(fresh)
        setFrom(null)
        setSlots(draftsOf<T>(owner, form, now()))
      },
    },
  }
}

/** What is kept and from when, said once above the form. */
export function DraftNote<T>({ of }: { readonly of: Drafting<T>['told'] }) {
  const { t, lang } = useLang()
  const { from, others, forked, take, clear } = of
  if (from === null && others.length === 0 && !forked) return null
  return (
    <div className="draft-note" data-testid="draft">
      {from !== null && (
        <Alert
          type="info"
          showIcon
          title={t(
            `接着${shortInstant(from, 'zh')}的草稿填写，只有您自己看得到`,
            `Your draft of ${shortInstant(from, lang)}; nobody else sees it`,
          )}
          action={
            <Button size="small" onClick={clear}>
              {t('清空重填', 'Start anew')}
            </Button>
          }
        />
      )}
      {forked && (
        <Alert
          type="warning"
          showIcon
          role="status"
          data-testid="forked"
          title={t(
            '另一个标签页也在填这张表：这里的内容另存了一份，互不覆盖',
            'Another tab fills in this form too: what stands here is kept apart, neither overwrites the other',
          )}
        />
      )}
      {others.map((slot) => (
        <Alert
          key={slot.name}
          type="info"
          title={t(
            `这张表还有一份草稿：${shortInstant(slot.draft.at, 'zh')}`,
            `There is another draft of this form: ${shortInstant(slot.draft.at, lang)}`,
          )}
          action={
            <Button size="small" onClick={() => take(slot)}>
              {t('换成那一份', 'Take that one')}
            </Button>
          }
        />
      ))}
    </div>
  )
}
