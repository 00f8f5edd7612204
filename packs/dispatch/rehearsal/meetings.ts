/** The meetings of the rehearsal: dispatch, mobilisation, training, and what they decided. */
import { dispatchDay } from 'yimen/campaign'
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar } from 'yimen/kernel/clock'
import { three, type World } from './script.ts'

export type Meeting = {
  readonly kind: 'dispatch' | 'mobilise' | 'training'
  readonly level: string
  readonly area: string
  readonly as?: string
  readonly day: Day
  readonly attendees: number
  readonly minutes: string
  readonly decisions?: readonly { readonly matter: string; readonly owner: string; readonly dueOn: Day }[]
}

/** Twelve dispatch meetings, mobilisation at five levels, two trainings. */
export function meetings(world: World): readonly Meeting[] {
  const district = world.targets[0]!.area
  const street = world.streets[0]!
  const districtOffice = world.posts('district-office', district)[0]!
  const dispatches = Array.from({ length: 12 }, (_, i): Meeting => {
    const held = dispatchDay(addDays('2020-07-17', i * 40), chinaCalendar)
    const day = held.kind === 'held' ? held.day : held.friday
    const owner = world.targets[i % world.targets.length]!.area
    return {
      kind: 'dispatch',
      level: 'city',
      area: world.city,
      day,
      attendees: 26,
      minutes: '通报进度，研究管线迁改、资金监管和异议调解等问题。',
      decisions:
        i < 8
          ? []
          : [
              { matter: '完成已联审项目的合同备案', owner, dueOn: addDays(day, 14) },
              { matter: '对调解未果的项目逐一会商', owner, dueOn: addDays(day, 21) },
            ],
    }
  })
  const mobilise = (level: string, area: string, day: Day, as?: string): Meeting => ({
    kind: 'mobilise',
    level,
    area,
    ...(as === undefined ? {} : { as }),
    day,
    attendees: level === 'city' ? 180 : 60,
    minutes: '部署既有住宅加装电梯工作，明确目标、责任和时限。',
  })
  return [
    ...dispatches,
    mobilise('city', world.city, '2021-01-14'),
    mobilise('district', district, '2021-01-19', districtOffice),
    mobilise('street', street, '2021-01-22', districtOffice),
    mobilise('community', street, '2021-01-26', districtOffice),
    mobilise('estate', street, '2021-01-29', districtOffice),
    ...(['2020-09-24', '2021-03-18'] as const).map((day): Meeting => ({
      kind: 'training',
      level: 'city',
      area: world.city,
      day,
      attendees: 320,
      minutes: '培训政策、流程、表决规则和矛盾化解。',
    })),
  ]
}

export type Decided = {
  readonly id: string
  readonly matter: string
  readonly owner: string
  readonly dueOn: Day
}

/** What the meetings decided, under the name of the case that each decision opens. */
export const decisionsOf = (world: World): readonly Decided[] =>
  meetings(world).flatMap((m, i) =>
    (m.decisions ?? []).map((d, n) => ({ ...d, id: `${meetingId(i)}-1-${n + 1}` })),
  )

export const meetingId = (i: number): string => `M-${three(i + 1)}`
