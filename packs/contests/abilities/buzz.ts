/** Who was first: by the server's receipt, unless two came within the margin that their lines cannot tell apart; then the contest's rule asks again. */
import { ability, given, how } from 'yimen/kernel/ability'
import { parseInstant, toEpochMs } from 'yimen/kernel/day'

export type Buzz = {
  readonly epoch: number
  readonly no: number
  readonly at: string
  readonly latency: number
  readonly early: boolean
}

/** Half of what two lines differ by, and the margin of the contest besides; a told latency is believed up to a limit. */
export const marginOf = (a: Buzz, b: Buzz, marginMs: number, mostLatency: number): number =>
  marginMs + Math.ceil(Math.abs(Math.min(a.latency, mostLatency) - Math.min(b.latency, mostLatency)) / 2)

const ms = (at: string): number => {
  const instant = parseInstant(at)
  return instant === undefined ? 0 : toEpochMs(instant)
}

export function firstOf(buzzes: readonly Buzz[], epoch: number, marginMs: number, mostLatency: number) {
  const early = new Set(buzzes.filter((b) => b.epoch === epoch && b.early).map((b) => b.no))
  const valid = buzzes.filter((b) => b.epoch === epoch && !b.early && !early.has(b.no))
  const first = valid.reduce<Buzz | null>(
    (best, b) => (best === null || ms(b.at) < ms(best.at) ? b : best),
    null,
  )
  if (first === null) return { holder: null, tied: [], gapMs: null, marginMs: null, firstAt: null }
  const others = valid.filter((b) => b.no !== first.no)
  const tied = others.filter((b) => ms(b.at) - ms(first.at) <= marginOf(first, b, marginMs, mostLatency))
  const nearest = others.toSorted((a, b) => ms(a.at) - ms(b.at))[0]
  return {
    holder: tied.length > 0 ? null : first.no,
    tied: tied.length > 0 ? [first.no, ...tied.map((b) => b.no)] : [],
    gapMs: nearest === undefined ? null : ms(nearest.at) - ms(first.at),
    marginMs: nearest === undefined ? null : marginOf(first, nearest, marginMs, mostLatency),
    firstAt: first.at,
  }
}

export const buzz = ability({
  id: 'contests.buzz@1',
  takes: {
    buzzes: {
      list: { of: { epoch: 'number', no: 'number', at: 'text', latency: 'number', early: 'boolean' } },
      orNone: true,
    },
    epoch: 'number',
    marginMs: 'number',
    mostLatency: 'number',
    /** The moment that asks: after the first and its margin the lock is closed. */
    now: 'moment',
  },
  gives: {
    of: {
      holder: { maybe: 'number' },
      tied: { list: 'number' },
      gapMs: { maybe: 'number' },
      marginMs: { maybe: 'number' },
      isLocked: 'boolean',
    },
  },
  rules: given.nothing,
}).does({
  work({ buzzes, epoch, marginMs, mostLatency, now }) {
    const { firstAt, ...order } = firstOf(buzzes, epoch, marginMs, mostLatency)
    return {
      ...order,
      isLocked: firstAt !== null && ms(now) - ms(firstAt) > marginMs + Math.ceil(mostLatency / 2),
    }
  },
  words: {
    holder: { zh: '抢到的队', en: 'the team that has it' },
    tied: { zh: '分不出先后的队', en: 'teams that cannot be told apart' },
    gapMs: { zh: '与下一队相差毫秒', en: 'milliseconds to the next' },
    marginMs: { zh: '可分辨的毫秒', en: 'milliseconds that can be told apart' },
    isLocked: { zh: '已经锁定', en: 'locked' },
  },
  explains(_, say) {
    const [buzzes, margin] = [say('buzzes'), say('marginMs')]
    return {
      lines: [
        how(
          `${buzzes.zh}按服务器收到的时刻排先后；两队相差不超过${margin.zh}加两队网络延迟之差的一半的，视为同时，重新抢答`,
          `${buzzes.en} in the order of the server’s receipt; two within ${margin.en} and half of what their lines differ by are at the same moment, and it is asked again`,
        ),
      ],
    }
  },
})
