/** Words and small sums of a campaign that every face of it says alike. */
import type { Text } from '../../kernel/text.ts'
import type { CampaignRowView, CampaignView } from '../../server/contract/campaigns.ts'

export type Light = NonNullable<CampaignRowView['light']>

/** The letter that a lamp carries, and its name: never told by the colour alone. */
export const lights: Readonly<Record<Light, { readonly letter: Text; readonly name: Text }>> = {
  green: { letter: { zh: '绿', en: 'G' }, name: { zh: '绿灯', en: 'Green' } },
  blue: { letter: { zh: '蓝', en: 'B' }, name: { zh: '蓝灯', en: 'Blue' } },
  yellow: { letter: { zh: '黄', en: 'Y' }, name: { zh: '黄灯', en: 'Yellow' } },
  orange: { letter: { zh: '橙', en: 'O' }, name: { zh: '橙灯', en: 'Orange' } },
  red: { letter: { zh: '红', en: 'R' }, name: { zh: '红灯', en: 'Red' } },
}

const dayMs = 86_400_000
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

export const daysUntil = (asOf: string, to: string): number =>
  Math.max(0, Math.round((msOf(to) - msOf(asOf)) / dayMs))

/**
 * What is needed a week from the day after `asOf` to `to`, in tenths of a unit rounded up, never more than all that is left.
 * Null when there is no day left for it.
 */
export function weeklyNeed(left: number, asOf: string, to: string): number | null {
  const days = daysUntil(asOf, to)
  if (left === 0) return 0
  return days === 0 ? null : Math.min(left * 10, Math.ceil((left * 70) / days))
}

/** 27 tenths are 2.7, 30 tenths are 3. */
export const tenths = (n: number): string => (n % 10 === 0 ? String(n / 10) : (n / 10).toFixed(1))

/** Ahead of the time-line, behind it, or on it: by the printed gap and its sign. */
export const gapSide = (gap: string): 'ahead' | 'behind' | 'even' =>
  /^[+-]?0(\.0+)?$/.test(gap) ? 'even' : gap.startsWith('-') ? 'behind' : 'ahead'
/** The mark that says the same without colour. */
export const gapMarks = { ahead: '▲', behind: '▼', even: '＝' } as const

/** 快于序时进度15.67个百分点 / 落后…; null without a target. */
export function gapText(gap: string | null): Text | null {
  if (gap === null) return null
  const points = gap.replace(/^[+-]/, '')
  if (gapSide(gap) === 'even') return { zh: '与序时进度持平', en: 'on the time-line' }
  return gapSide(gap) === 'behind'
    ? { zh: `落后序时进度${points}个百分点`, en: `${points} points behind the time-line` }
    : { zh: `快于序时进度${points}个百分点`, en: `${points} points ahead of the time-line` }
}

/** Names in the order given; those that are not among the rows are left out. */
export const namesOf = (
  view: Pick<CampaignView, 'rows'>,
  areas: readonly string[],
  of: (t: Text) => string,
): readonly string[] =>
  areas.flatMap((a) => {
    const row = view.rows.find((r) => r.area === a)
    return row ? [of(row.name)] : []
  })

export const weekdayOf = (day: string): Text => ({
  zh: `周${'日一二三四五六'[new Date(msOf(day)).getUTCDay()]}`,
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(msOf(day)).getUTCDay()]!,
})
