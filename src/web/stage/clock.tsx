/** A clock that runs down by the server's time, whatever this machine's says. */
import { useEffect, useState } from 'react'
import { useLang } from '../shared/lang.tsx'

const everyMs = 200
const soonSeconds = 5

export function Clock({ until, now }: { readonly until: string; readonly now: () => number }) {
  const { t } = useLang()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), everyMs)
    return () => clearInterval(timer)
  }, [])
  const left = Math.ceil((Date.parse(until) - now()) / 1_000)
  const text =
    left <= 0
      ? t('时间到', 'Time')
      : left >= 60
        ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
        : String(left)
  return (
    <p
      className={`st-clock${left <= 0 ? ' over' : left <= soonSeconds ? ' soon' : ''}`}
      role="timer"
      aria-live="off"
      data-testid="clock"
    >
      {left > 0 && <span className="unseen">{t('还剩', 'Left: ')}</span>}
      {text}
      {left > 0 && left < 60 && <small>{t('秒', ' s')}</small>}
    </p>
  )
}
