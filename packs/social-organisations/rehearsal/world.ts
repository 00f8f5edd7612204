/** What the rehearsal of Wuling needs of the province: bodies, teams, posts, and chance from a seed; and one case as lines in time. */
import type { Day } from 'yimen/kernel/day'

export type Random = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  fork(name: string): Random
}
type Someone = { readonly name: string; readonly idNo: string }
export type Body = {
  readonly n: number
  readonly name: string
  readonly kind: 'association' | 'private'
  readonly uscc: string
  readonly scope: string
  readonly supervisor: string
  readonly area: string
  readonly address: string
  readonly head: Someone
  readonly council: readonly (Someone & { readonly duty: string })[]
}
export type Team = {
  readonly n: number
  readonly name: string
  readonly class: string
  readonly area: string
  readonly place: string
  readonly members: number
  readonly head: Someone
}
export type World = {
  readonly district: string
  /** The community and street in which the listed accounts work. */
  readonly home: string
  readonly bodies: readonly Body[]
  readonly teams: readonly Team[]
  readonly experts: readonly Someone[]
  post(role: string, area: string, n?: number): string
  readonly random: Random
  /** SHA-256, written as the house writes a digest. */
  digest(text: string): string
}

/** A line of `POST /api/commands`, or a moment to which history has come. */
export type Line =
  | {
      readonly key: string
      readonly case: string
      readonly seq: number
      readonly outcome: string
      readonly input: Readonly<Record<string, unknown>>
      readonly programme?: string
      readonly area?: string
      readonly as: string
      readonly at: string
    }
  | { readonly until: string }

export type File = {
  readonly id: string
  /** So many events that others gave the case. */
  skip(events: number): void
  act(wave: Line[], as: string, outcome: string, input: Readonly<Record<string, unknown>>, day: Day): void
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A case is written act by act; on one day some minutes apart. */
export function openFile(programme: string, id: string, area: string, start: number): File {
  let seq = 0
  let last: { readonly day: string; readonly minute: number } = { day: '', minute: 0 }
  return {
    id,
    skip(events) {
      seq += events
    },
    act(wave, as, outcome, input, day) {
      const minute = day === last.day ? last.minute + 2 : 540 + (start % 400)
      last = { day, minute }
      wave.push({
        key: `organisations-${id}-${seq + 1}`,
        case: id,
        seq,
        outcome,
        input,
        ...(seq === 0 ? { programme, area } : {}),
        as,
        at: `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00.000+08:00`,
      })
      seq += 1
    },
  }
}
