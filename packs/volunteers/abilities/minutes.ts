/** What a time of service counts: what overlaps others of that day once, in half hours, so much of it for points and the rest for honour. */
import { ability, given, how } from 'yimen/kernel/ability'

/** A record that stands on that day already. */
const standing = {
  maybe: {
    of: { standing: 'text', start: 'number', stop: 'number', credit: 'number', honour: 'number' },
    what: { zh: '当天已有的记录', en: 'a record of that day' },
  },
} as const
type Standing = {
  readonly standing: string
  readonly start: number
  readonly stop: number
  readonly credit: number
  readonly honour: number
}

/** Those that count something; what was reversed, and what is a question, takes no time from anybody. */
const isBooked = (r: Standing | null | undefined): r is Standing =>
  r?.standing === 'booked' || r?.standing === 'banked'

/** Minutes of a span that lie in none of the others. */
function apart(start: number, stop: number, others: readonly Standing[]): number {
  const sorted = others.toSorted((a, b) => a.start - b.start)
  let [from, minutes] = [start, 0]
  for (const other of sorted) {
    minutes += Math.max(0, Math.min(other.start, stop) - from)
    from = Math.max(from, other.stop)
  }
  return minutes + Math.max(0, stop - from)
}

export const minutes = ability({
  id: 'volunteers.minutes@1',
  takes: {
    start: 'number',
    stop: 'number',
    /** Signed by a code or a card both times. */
    signed: 'boolean',
    mostCredit: { unit: 'minutes' },
    one: standing,
    two: standing,
    three: standing,
  },
  gives: {
    of: {
      /** Which of the three places of a day it has; nought where there is none left. */
      place: 'number',
      credit: { unit: 'minutes' },
      honour: { unit: 'minutes' },
      overlap: { unit: 'minutes' },
    },
  },
  rules: given.record({ step: given.whole(1), most: given.whole(1) }),
}).does({
  work({ start, stop, signed, mostCredit, one, two, three }, { step, most }) {
    if (stop < start || stop - start > most) return null
    const records: readonly (Standing | null | undefined)[] = [one, two, three]
    const others = records.filter(isBooked)
    const free = records.findIndex((r) => !isBooked(r))
    const own = apart(start, stop, others)
    const counted = Math.floor(own / step) * step
    const credited = others.reduce((sum, r) => sum + r.credit, 0)
    const left = Math.floor(Math.max(0, mostCredit - credited) / step) * step
    const credit = signed ? Math.min(counted, left) : 0
    return { place: free + 1, credit, honour: counted - credit, overlap: stop - start - own }
  },
  explains({ step, most }, say) {
    const [start, stop, cap] = [say('start'), say('stop'), say('mostCredit')]
    return {
      lines: [
        how(
          `${start.zh}至${stop.zh}，与当天其他记录重叠的只计一次，不足${step}分钟的舍去，一次不超过${most}分钟`,
          `From ${start.en} to ${stop.en}, overlaps once, in steps of ${step} minutes, at most ${most}`,
        ),
        how(
          `签到签退齐全的计积分时间，当天以${cap.zh}为限，其余计荣誉时间`,
          `Signed in and out it is credit time up to ${cap.en} a day; all else is honour time`,
        ),
      ],
    }
  },
})

const written = /^([01]\d|2[0-3]):[0-5]\d$/
/** 08:30 as minutes from midnight; nothing where it is no time. */
const minuteOf = (text: string): number | null =>
  written.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3)) : null

/** Two times of a day as minutes from its midnight; an end that is earlier than its beginning is of the next day. */
export const span = ability({
  id: 'volunteers.span@1',
  takes: {
    from: { maybe: 'text' },
    to: { maybe: 'text' },
    /** Where no time is written. */
    start: { maybe: 'number' },
    stop: { maybe: 'number' },
  },
  gives: { of: { start: 'number', stop: 'number' } },
  rules: given.nothing,
}).does({
  work({ from, to, start, stop }) {
    const begins = typeof from === 'string' ? minuteOf(from) : start
    const ends = typeof to === 'string' ? minuteOf(to) : stop
    if (typeof begins !== 'number' || typeof ends !== 'number') return null
    return { start: begins, stop: ends < begins ? ends + 1_440 : ends }
  },
  explains(_, say) {
    const [from, to] = [say('from'), say('to')]
    return {
      lines: [
        how(
          `${from.zh}和${to.zh}距零时的分钟数，早于开始的结束在次日；没有写的按活动时间`,
          `Minutes of ${from.en} and ${to.en} from midnight, an earlier end on the next day; unwritten ones as the activity has them`,
        ),
      ],
    }
  },
})

/** A moment as minutes from the midnight that began a day, in China. */
export const clock = ability({
  id: 'volunteers.clock@1',
  takes: { at: 'moment', day: 'day' },
  gives: 'number',
  rules: given.nothing,
}).does({
  work({ at, day }) {
    const midnight = Date.parse(`${day}T00:00:00+08:00`)
    const moment = Date.parse(at)
    return Number.isNaN(moment) || Number.isNaN(midnight) ? null : Math.floor((moment - midnight) / 60_000)
  },
  explains(_, say) {
    const [at, day] = [say('at'), say('day')]
    return {
      lines: [how(`${at.zh}距${day.zh}零时的分钟数`, `Minutes of ${at.en} from midnight of ${day.en}`)],
    }
  },
})
