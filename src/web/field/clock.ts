/**
 * [FO8] The phone's clock, which may be wrong by days: what it said is kept beside how long ago that was by a clock that nobody can
 * set, and how far the server's time was from it when the server was last heard.
 */
import type { Text } from '../../kernel/text.ts'

/** What this phone reads now. `run`: the ticks of two runs of the page cannot be compared. */
export type Reading = { readonly phoneMs: number; readonly ticksMs: number; readonly run: string }
/** When something was written down. `offsetMs`: the server's time less the phone's; null while the server was never heard. */
export type Written = Reading & { readonly offsetMs: number | null }

const run =
  typeof crypto !== 'undefined' && 'getRandomValues' in crypto
    ? [...crypto.getRandomValues(new Uint8Array(6))].map((b) => b.toString(16)).join('')
    : 'run'
export const readClock = (): Reading => ({ phoneMs: Date.now(), ticksMs: performance.now(), run })

/** When it was written, by the server's time as well as it can be said. */
export function writtenMs(written: Written, now: Reading, offsetMs: number | null): number {
  /** Within one run of the page the ticks say how long ago it was, whatever was done to the clock since. */
  if (written.run === now.run)
    return now.phoneMs + (offsetMs ?? 0) - Math.max(0, now.ticksMs - written.ticksMs)
  return written.phoneMs + (written.offsetMs ?? offsetMs ?? 0)
}

const minuteMs = 60_000
const [hourMs, dayMs] = [60 * minuteMs, 24 * 60 * minuteMs]
/** Less is the line's, and nobody's concern. */
const wrongFromMs = 5 * minuteMs

/** What is wrong with the phone's clock, in words; null where nothing is, or nobody knows. */
export function clockFault(offsetMs: number | null): Text | null {
  if (offsetMs === null || Math.abs(offsetMs) < wrongFromMs) return null
  const by = Math.abs(offsetMs)
  const [n, zh, en] =
    by >= dayMs
      ? [Math.round(by / dayMs), '天', 'days']
      : by >= hourMs
        ? [Math.round(by / hourMs), '小时', 'hours']
        : [Math.round(by / minuteMs), '分钟', 'minutes']
  const isFast = offsetMs < 0
  return {
    zh: `本机时间比服务器${isFast ? '快' : '慢'}约${n}${zh}，时限以服务器收到的时间为准。请在手机设置中打开“自动设置时间”。`,
    en: `This phone is about ${n} ${en} ${isFast ? 'ahead of' : 'behind'} the server, whose time counts. Let the phone set its time by itself.`,
  }
}

/** An instant of China, as the server writes them. */
export const chinaInstant = (ms: number): string =>
  `${new Date(ms + 8 * hourMs).toISOString().slice(0, -1)}+08:00`
