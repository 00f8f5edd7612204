/** What the rehearsal of Wuling needs of the province: bodies, teams, posts, and chance from a seed; and one case as lines in time. */
import type { Day } from 'yimen/kernel/day'

import type { PlayedLine, PlayedRandom } from '../../drafting/index.ts'

export type { PlayedLine as Line, PlayedRandom as Random } from '../../drafting/index.ts'
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
  readonly random: PlayedRandom
  /** SHA-256, written as the house writes a digest. */
  digest(text: string): string
}

export type File = {
  readonly id: string
  /** So many events that others gave the case. */
  skip(events: number): void
  act(
    wave: PlayedLine[],
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    day: Day,
  ): void
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
