/** Who writes what when in the rehearsal: lines of cases, wave by wave, up to the last day. */
import type { Day } from 'yimen/kernel/day'

export type Line = {
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
export type World = {
  readonly city: string
  /** Districts and zones with their targets of the year. */
  readonly targets: readonly { readonly area: string; readonly target: number }[]
  /** The same targets, divided among the streets: what is set, so that both levels count the same records. */
  readonly divided: readonly { readonly area: string; readonly target: number }[]
  readonly streets: readonly string[]
  posts(role: string, area: string): readonly string[]
}

export const lastDay: Day = '2021-10-19'
/** The task that everything here belongs to. */
export const task = 'elevator'

/** One line of a case: who does what with which form, on which day and minute of it. */
export type Write = (as: string, outcome: string, input: Line['input'], day: Day, minute: number) => void
export type Script = {
  readonly world: World
  readonly office: string
  readonly head: string
  readonly leader: string
  /** The districts and zones that have a target. */
  readonly units: readonly string[]
  readonly districtOffice: (area: string) => string
  /** A case of one of the programmes of dispatch; its first line opens it. */
  readonly caseOf: (programme: string, id: string, area: string) => Write
  /** Goes on with a case that another one opened by its first line. */
  readonly goOn: (programme: string, id: string, area: string) => Write
  readonly waves: readonly (readonly Line[])[]
  readonly nextWave: () => void
}

/** An empty script for a world, in its first wave. */
export function scriptFor(world: World): Script {
  const waves: Line[][] = [[]]
  const seqs = new Map<string, number>()
  const caseOf =
    (programme: string, id: string, area: string): Write =>
    (as, outcome, input, day, minute) => {
      const seq = seqs.get(id) ?? 0
      seqs.set(id, seq + 1)
      if (day > lastDay) return
      waves
        .at(-1)!
        .push({
          key: `dispatch-${id}-${seq + 1}`,
          case: id,
          seq,
          outcome,
          input,
          ...(seq === 0 ? { programme: `dispatch.${programme}`, area } : {}),
          as,
          at: `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00.000+08:00`,
        })
    }
  return {
    world,
    office: world.posts('city-office', world.city)[0]!,
    head: world.posts('city-office-head', world.city)[0]!,
    leader: world.posts('city-leader', world.city)[0]!,
    units: [...new Set(world.targets.map((t) => t.area.slice(0, 6)))],
    districtOffice: (area) => world.posts('district-office', area.slice(0, 6))[0]!,
    caseOf,
    goOn: (programme, id, area) => {
      seqs.set(id, 1)
      return caseOf(programme, id, area)
    },
    waves,
    nextWave: () => void waves.push([]),
  }
}

export const two = (n: number): string => String(n).padStart(2, '0')
export const three = (n: number): string => String(n).padStart(3, '0')
