/**
 * [LI1] [LI2] What an address asks of a list of cases: narrowed, ordered and grouped in words of the address;
 * whatever it says, it shows what its reader may see.
 */
import { z } from '@hono/zod-openapi'
import type { Text } from '#kernel/text'
import { addDays, type Day } from '#kernel/day'
import { isWorkday } from '#kernel/clock'
import {
  caseGroupings,
  caseOrders,
  dueBands,
  pressingFirst,
  type CaseGroup,
  type CaseGrouping,
  type CaseOrder,
  type DueBand,
  type DueBounds,
} from '#store'
import { AreaCodeSchema, IdSchema } from '../contract/index.ts'
import { inForce, placeName, today, type House } from '../realm.ts'

/** How a list is looked at: the same for a page of it and for the file. */
const looking = {
  sort: z
    .string()
    .regex(new RegExp(`^-?(${caseOrders.join('|')})$`))
    .optional(),
  columns: z.string().max(200).optional(),
}
export const inboxQuery = z.object({
  post: IdSchema.optional(),
  step: z.string().max(60).optional(),
  programme: z.string().max(60).optional(),
  area: AreaCodeSchema.optional(),
  due: z.enum(dueBands).optional(),
  q: z.string().max(60).optional(),
  group: z.enum(caseGroupings).optional(),
  ...looking,
})
export const casesQuery = z.object({
  mine: z.enum(['true', 'false']).optional(),
  q: z.string().max(60).optional(),
  programme: z.string().max(60).optional(),
  step: z.string().max(60).optional(),
  area: AreaCodeSchema.optional(),
  /** Only what has not ended. */ open: z.literal('true').optional(),
  ...looking,
})
export type InboxQuery = z.infer<typeof inboxQuery>
export type CasesQuery = z.infer<typeof casesQuery>

/** `-amount` is the largest amount first. */
export function orderAsked(sort: string | undefined): CaseOrder {
  if (sort === undefined) return pressingFirst
  const by = caseOrders.find((o) => o === sort.replace(/^-/, ''))
  return by === undefined ? pressingFirst : { by, descending: sort.startsWith('-') }
}

/** Two working days before the end it is pressing, in a list as in its words. */
const pressingDays = 2

const endOf = (day: Day): string => `${addDays(day, 1)}T00:00:00.000+08:00`

/** Where the bands of due moments end now: with this day, and with the second working day after it. */
export function boundsNow(house: House): DueBounds {
  const day = today(house)
  let last = day
  for (let workdays = 0; workdays < pressingDays;) {
    last = addDays(last, 1)
    if (isWorkday(house.calendar, last).workday) workdays += 1
  }
  return { now: house.clock.now(), today: endOf(day), soon: endOf(last) }
}

export const groupAsked = (house: House, by: InboxQuery['group']): CaseGrouping | undefined =>
  by === undefined ? undefined : { by, bounds: boundsNow(house) }

export const bandTitles: Readonly<Record<DueBand, Text>> = {
  overdue: { zh: '已超期', en: 'Overdue' },
  today: { zh: '今天到期', en: 'Due today' },
  soon: { zh: `${pressingDays}个工作日内到期`, en: `Due within ${pressingDays} working days` },
  later: { zh: '以后到期', en: 'Due later' },
  none: { zh: '没有时限或已中止计时', en: 'No limit, or suspended' },
}

/** The words over a group: the step with its programme, the place, the band. */
export function groupTitle(house: House, by: CaseGrouping['by'], { key }: CaseGroup): Text {
  switch (by) {
    case 'due':
      return bandTitles[dueBands.find((b) => b === key)!]
    case 'place': {
      const name = placeName(house, key)
      return { zh: name, en: name }
    }
    case 'step': {
      const [id = '', step = ''] = key.split(' ')
      return stepTitle(house, id, step)
    }
  }
}

export function stepTitle(house: House, id: string, step: string): Text {
  const p = inForce(house, id) ?? house.versions.all.find((v) => v.id === id)
  const title =
    p?.steps[step]?.title ?? house.versions.all.find((v) => v.id === id && v.steps[step])?.steps[step]?.title
  return title && p
    ? { zh: `${title.zh}（${p.title.zh}）`, en: `${title.en} (${p.title.en})` }
    : { zh: step, en: step }
}
