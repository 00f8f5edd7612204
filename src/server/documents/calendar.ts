/**
 * [LI7] What waits for a post as iCalendar (RFC 5545), for the calendar of a phone or an office: each limit on its day, and nothing of the people
 * concerned, since calendars are copied to places that the house does not know.
 */
import ical, { ICalAlarmType, ICalEventBusyStatus } from 'ical-generator'
import { dayOfInstant } from '#kernel/day'
import type { Mark } from '#paper'
import type { TaskView } from '../contract/index.ts'

export const calendarType = 'text/calendar; charset=utf-8'

/** In Chinese and in our time; a limit by the day is on the day that ends it, one by the hour at its minute. */
export function calendarFile(
  tasks: readonly TaskView[],
  { realm, mark }: { readonly realm: string; readonly mark: Mark },
): Uint8Array {
  const calendar = ical({
    name: '待办时限',
    prodId: { company: 'yimen', product: 'inbox', language: 'ZH' },
    description: `共${tasks.length}件，导出人：${mark.by}，编号：${mark.number}`,
  })
  for (const t of tasks) {
    if (t.due === null) continue
    const due = new Date(t.due)
    const event = calendar.createEvent({
      id: `${t.case}@${realm}.yimen`,
      sequence: t.seq,
      stamp: new Date(mark.at),
      ...(endsDay(t.due)
        ? { start: `${dayOfInstant(t.due)}T00:00:00Z`, allDay: true }
        : { start: due, end: due }),
      summary: `${t.title.zh}：${t.stepTitle.zh}`,
      description: [`办件编号 ${t.case}`, ...(t.clock === null ? [] : [t.clock.zh])].join('\n'),
      location: t.placed ? null : t.areaName,
      /** Nobody is in a meeting because something is due. */
      busystatus: ICalEventBusyStatus.FREE,
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: 24 * 60 * 60 })
  }
  return new TextEncoder().encode(calendar.toString())
}

/** A limit by the day runs to its last moment. */
const endsDay = (instant: string): boolean => instant.slice(11, 19) === '23:59:59'
