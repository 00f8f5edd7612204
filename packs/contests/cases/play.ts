/** A table-top hall for the rows of this folder: who acts by the ids of their posts, and lines of a rehearsal. */
import type { Actor } from 'yimen/kernel/case'
import { parseInstant, type Instant } from 'yimen/kernel/day'
import type { Entry } from 'yimen/kernel/register'
import { caseOf, keyOf, resident, system, TableTop, type Answer } from 'yimen/packs/table-top'
import { contests } from '../index.ts'
import type { Line } from '../rehearsal/index.ts'

export { caseOf, china, saying, type Answer } from 'yimen/packs/table-top'

const province = '430000'
/** Cities lie in the province, and nothing lies between. */
const pathOf = (area: string): readonly string[] => [...new Set([area, `${area.slice(0, 4)}00`, province])]

/** A post is written as its id, `430000-judge-3`; a person as `applicant-` and the number. */
export function actorOf(as: string): Actor {
  if (as === 'system') return system
  if (as.startsWith('applicant-')) return resident(keyOf(as.slice(10)))
  const [, area, role] = /^(\d{6})-([a-z-]+?)(-\d+)?$/.exec(as)!
  return { person: `p-${as}`, post: as, role: role!, area: area!, kin: [] }
}

export class Hall extends TableTop {
  constructor() {
    super({
      pack: contests,
      actors: {},
      pathOf,
      at: province,
      world: {
        ground: () => ({ area: null, path: [], onBorderOf: [] }),
        /** A paper is a picture, and its id stands for the hash of its bytes. */
        paper: (id) => ({ sender: null, ...(id === 'no-picture' ? {} : { picture: id }) }),
      },
    })
  }

  /** One act at a moment; `opens` where it opens a case. */
  give(
    id: string,
    as: string,
    outcome: string,
    input: object,
    at: Instant,
    opens?: { readonly programme: string; readonly area: string },
    seq?: number,
  ): Answer {
    return this.move({
      case: id,
      by: actorOf(as),
      outcome,
      at,
      input,
      ...opens,
      ...(seq === undefined ? {} : { seq }),
    })
  }

  /** Lines of a rehearsal, one after another; the first that is refused is thrown. */
  play(lines: readonly Line[]): this {
    for (const line of lines)
      if (!('until' in line)) caseOf(this.move({ ...line, by: actorOf(line.as), at: parseInstant(line.at)! }))
    return this
  }

  entriesOf(register: string): readonly Entry[] {
    return [...this.entries.values()].filter((e) => e.register === register)
  }
}
