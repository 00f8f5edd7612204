/** How far a device's clock was from ours, in words. */
import type { Text } from '../../kernel/text.ts'

const minuteMs = 60_000
const [hourMs, dayMs] = [60 * minuteMs, 24 * 60 * minuteMs]
/** Less is the line's, and nobody's concern. */
const wrongFromMs = 5 * minuteMs

/** `behindMs` is our time less the device's; null where that is little. */
export function clockOff(behindMs: number): Text | null {
  const by = Math.abs(behindMs)
  if (by < wrongFromMs) return null
  const [n, zh, en] =
    by >= dayMs
      ? [Math.round(by / dayMs), '天', 'days']
      : by >= hourMs
        ? [Math.round(by / hourMs), '小时', 'hours']
        : [Math.round(by / minuteMs), '分钟', 'minutes']
  return {
    zh: `${behindMs < 0 ? '快' : '慢'}约${n}${zh}`,
    en: `about ${n} ${en} ${behindMs < 0 ? 'ahead of' : 'behind'}`,
  }
}
