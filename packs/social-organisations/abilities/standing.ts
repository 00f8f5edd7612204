/** How an organisation stands: a fold over its grounds, each with its own day and its own cure, and never something that was stored. */
import { ability, given, how } from 'yimen/kernel/ability'
import { addDays, addMonths, parseDay, type Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'

type Ground = {
  readonly no: number
  readonly kind: string
  readonly on: string
  readonly year?: number | null | undefined
}
type Cure = { readonly no: number; readonly on: string }

/** The same day of the calendar some months later; where there is none, the day after: 29 February becomes 1 March. */
export function sameDayLater(from: Day, months: number): Day {
  const later = addMonths(from, months)!
  return later.slice(8) === from.slice(8) ? later : addDays(later, 1)
}

/** Since when some ground has stood without a break up to now; null while none stands. */
export function listedSince(grounds: readonly Ground[], cures: readonly Cure[]): Day | null {
  const spans = grounds
    .map((g) => ({ from: g.on, to: cures.find((c) => c.no === g.no)?.on ?? null }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const spell = spans.reduce<{ readonly from: string; readonly to: string | null } | null>((so, s) => {
    /** A ground that came after all before it had been cured begins a new time on the list. */
    if (so === null || (so.to !== null && s.from > so.to)) return s
    return { from: so.from, to: so.to === null || s.to === null ? null : s.to > so.to ? s.to : so.to }
  }, null)
  return spell !== null && spell.to === null ? parseDay(spell.from)! : null
}

const ground = { of: { no: 'number', kind: 'text', on: 'day', year: { maybe: 'number' } } } as const
const cure = { of: { no: 'number', on: 'day' } } as const
const lastMoment = (day: Day): string => `${day}T23:59:59.999+08:00`
const chinese = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** A ground as the register tells it: of which year, what, and since when. */
function listedFor(title: Text | undefined, { kind, on, year }: Ground): Text {
  const { zh, en } = title ?? { zh: kind, en: kind }
  return {
    zh: `${year ? `${year}年度：` : ''}${zh}（${chinese(on)}列入）`,
    en: `${year ? `${year}: ` : ''}${en} (listed ${on})`,
  }
}

export const standing = ability({
  id: 'organisations.standing@1',
  takes: {
    grounds: { list: ground, orNone: true },
    cured: { list: cure, orNone: true },
    serious: { list: { of: { no: 'number', kind: 'text', on: 'day' } }, orNone: true },
    left: { list: cure, orNone: true },
    suspendedUntil: { maybe: 'day' },
    life: { oneOf: ['live', 'liquidating', 'deregistered', 'revoked'] },
  },
  gives: {
    of: {
      standing: {
        oneOf: ['normal', 'suspended', 'anomaly', 'serious', 'liquidating', 'deregistered', 'revoked'],
      },
      /** What stands, and in words with the day on which each began. */
      open: { list: 'text' },
      why: { list: { of: { zh: 'text', en: 'text' } } },
      since: { maybe: 'day' },
      /** The last moment of two years on the list, to the same day of the calendar: no day off moves it. */
      until: { maybe: 'moment' },
      /** The day from which it may ask to leave the serious list. */
      mayLeaveOn: { maybe: 'day' },
    },
  },
  rules: given.record({
    months: given.whole(1),
    grounds: given.map(given.both),
    serious: given.map(given.both),
  }),
}).does({
  work({ grounds, cured, serious, left, suspendedUntil, life }, rules, { today }) {
    const openGrounds = grounds.filter((g) => !cured.some((c) => c.no === g.no))
    const grave = serious.filter((g) => !left.some((l) => l.no === g.no))
    const since = listedSince(grounds, cured)
    const lastGrave = grave
      .map((g) => g.on)
      .toSorted()
      .at(-1)
    /** A ground of either kind in the meantime begins the two years anew, whether or not it has been cured since. */
    const newest =
      lastGrave === undefined
        ? undefined
        : [lastGrave, ...grounds.map((g) => g.on), ...serious.map((g) => g.on)].toSorted().at(-1)
    const isOver = life !== 'live'
    return {
      standing: isOver
        ? (life as 'liquidating')
        : grave.length > 0
          ? 'serious'
          : suspendedUntil && suspendedUntil >= today
            ? 'suspended'
            : openGrounds.length > 0
              ? 'anomaly'
              : 'normal',
      open: [...new Set([...grave, ...openGrounds].map((g) => g.kind))],
      why: [
        ...grave.map((g) => listedFor(rules.serious[g.kind], g)),
        ...openGrounds.map((g) => listedFor(rules.grounds[g.kind], g)),
        ...(suspendedUntil && suspendedUntil >= today
          ? [
              {
                zh: `限期停止活动至${chinese(suspendedUntil)}`,
                en: `Activities suspended until ${suspendedUntil}`,
              },
            ]
          : []),
      ],
      since,
      until:
        since === null || isOver || grave.some((g) => g.kind === 'two_years')
          ? null
          : lastMoment(addDays(sameDayLater(since, rules.months), -1)),
      mayLeaveOn: newest === undefined ? null : sameDayLater(parseDay(newest)!, rules.months),
    }
  },
  words: {
    standing: { zh: '状态', en: 'standing' },
    open: { zh: '未消除的事由', en: 'grounds that stand' },
    why: {
      zh: '事由和日期',
      en: 'grounds and days',
      columns: { zh: { zh: '中文', en: 'in Chinese' }, en: { zh: '英文', en: 'in English' } },
    },
    since: { zh: '连续列入自', en: 'listed since' },
    until: { zh: '列入满二年以前的最后时刻', en: 'last moment of two years' },
    mayLeaveOn: { zh: '可以申请移出之日', en: 'may leave from' },
  },
  explains(rules, say) {
    const [grounds, cured] = [say('grounds'), say('cured')]
    return {
      lines: [
        how(
          `${grounds.zh}中没有被${cured.zh}消除的，逐项仍然列入；全部消除的当日恢复正常，列入日从连续列入的第一日起算`,
          `Of ${grounds.en} those that ${cured.en} did not cure stand, each alone; once all are cured it is in good standing again, and the time on the list is counted from the first day without a break`,
        ),
        how(
          `连续列入满${rules.months}个月的公历对应日转入严重违法失信名单，没有对应日的为次日`,
          `On the same day of the calendar ${rules.months} months later it goes over to the serious list, where there is none on the next day`,
        ),
      ],
    }
  },
})
