/**
 * [FO8] The phone's clock, which may be wrong by days: what it said is kept beside how long ago that was by a clock that nobody can
 * set, and how far the server's time was from it when the server was last heard.
 */
import type { Text } from '../../kernel/text.ts'
import { clockOff } from '../shared/clock-off.ts'

/** What this phone reads now. `run`: the ticks of two runs of the page cannot be compared. */
export type Reading = { readonly phoneMs: number; readonly ticksMs: number; readonly run: string }
/**
 * When something was written down. `offsetMs`: the server's time less the phone's; null while the server was never heard.
 * `wrongMs`: the same by the clock on the server's wall, which in a rehearsal tells another year.
 */
export type Written = Reading & { readonly offsetMs: number | null; readonly wrongMs?: number | null }

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

/** [FO10] What the server is told of it: when it was written, and by how many seconds the phone's clock was behind. */
export const writtenAway = (
  written: Written,
  now: Reading,
  offsetMs: number | null,
  wrongMs: number | null,
) => ({
  at: chinaInstant(writtenMs(written, now, offsetMs)),
  behind: Math.round((written.wrongMs ?? wrongMs ?? 0) / 1000),
})

const hourMs = 3_600_000

/** What is wrong with the phone's clock, in words; null where nothing is, or nobody knows. */
export function clockFault(wrongMs: number | null): Text | null {
  const off = wrongMs === null ? null : clockOff(wrongMs)
  return (
    off && {
      zh: `本机时间比服务器${off.zh}，时限以服务器收到的时间为准。请在手机设置中打开“自动设置时间”。`,
      en: `This phone is ${off.en} the server, whose time counts. Let the phone set its time by itself.`,
    }
  )
}

/** An instant of China, as the server writes them. */
export const chinaInstant = (ms: number): string =>
  `${new Date(ms + 8 * hourMs).toISOString().slice(0, -1)}+08:00`
