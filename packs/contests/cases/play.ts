/** A table-top hall for the rows of this folder: posts, cases that speak to one another, registers and time, as the house would keep them. */
import { dayOfInstant, parseInstant, type Instant } from 'yimen/kernel/day'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import { kernelAbilities } from 'yimen/kernel/abilities'
import {
  evolve,
  knownWorld,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Refusal,
} from 'yimen/kernel/case'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { contests } from '../index.ts'
import type { Line } from '../rehearsal/index.ts'

const programmes = new Map<string, Programme>(contests.programmes.map((p) => [p.id, p]))
const abilities = abilitiesOf([...kernelAbilities, ...contests.abilities])
const province = '430000'
const pathOf = (area: string): readonly string[] =>
  [area, `${area.slice(0, 4)}00`, province].filter((code, i, all) => all.indexOf(code) === i)

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** A post is written as its id, `430000-judge-3`; a person as `applicant-` and the number. */
export function actorOf(as: string): Actor {
  if (as === 'system') return { person: 'system', post: null, role: 'system', area: null, kin: [] }
  if (as.startsWith('applicant-'))
    return { person: `key-${as.slice(10)}`, post: null, role: 'resident', area: null, kin: [] }
  const [, area, role] = /^(\d{6})-([a-z-]+?)(-\d+)?$/.exec(as)!
  return { person: `p-${as}`, post: as, role: role!, area: area!, kin: [] }
}

export class Hall {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  /** Commands that a case gave and another refused: none, in a hall that works. */
  readonly lost: string[] = []

  /** One act at a moment; `area` where it opens. */
  give(
    id: string,
    as: string,
    outcome: string,
    input: object,
    at: Instant,
    opens?: { readonly programme: string; readonly area: string },
    seq?: number,
  ): Answer {
    const c = this.cases.get(id) ?? null
    const p = programmes.get(c?.programme.id ?? opens!.programme)!
    const area = c?.area ?? opens!.area
    const stepped = step(
      p,
      c,
      { case: id, seq: seq ?? c?.seq ?? 0, outcome, input: input as Facts, area },
      {
        now: at,
        actor: actorOf(as),
        areaPath: pathOf(area),
        calendar: chinaCalendar,
        abilities,
        authorities: [],
        personKey: (idNo: string) => `key-${idNo}`,
        world: knownWorld({
          entry: (register, entry) => this.entries.get(`${register} ${entry}`) ?? null,
          reading: () => null,
          paper: (paper) => ({ sender: null, picture: paper }),
          ground: () => ({ area: null, path: [], onBorderOf: [] }),
        }),
      },
    )
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    return { ok: true, case: id }
  }

  #commit(event: CaseEvent): void {
    this.cases.set(event.case, evolve(this.cases.get(event.case) ?? null, event))
    this.events.push(event)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const x of effect.entries)
          this.entries.set(`${effect.register} ${x.id}`, {
            register: effect.register,
            ...x,
            case: event.case,
            seq: event.seq,
            from: dayOfInstant(event.at),
          })
      if (effect.kind !== 'command') continue
      const opens =
        effect.programme === undefined ? undefined : { programme: effect.programme, area: effect.area! }
      const answer = this.give(effect.case, 'system', effect.outcome, effect.input, event.at, opens)
      if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${answer.refusal.message.zh}`)
    }
  }

  /** Lines of a rehearsal, one after another; the first that is refused is thrown. */
  play(lines: readonly Line[]): this {
    for (const line of lines) {
      if ('until' in line) continue
      const opens = line.programme === undefined ? undefined : { programme: line.programme, area: line.area! }
      const answer = this.give(
        line.case,
        line.as,
        line.outcome,
        line.input,
        parseInstant(line.at)!,
        opens,
        line.seq,
      )
      if (!answer.ok)
        throw new Error(`${line.case} ${line.outcome}: ${answer.refusal.code} ${answer.refusal.message.zh}`)
    }
    return this
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`${register} ${id}`) ?? null
  }
  entriesOf(register: string): readonly Entry[] {
    return [...this.entries.values()].filter((e) => e.register === register)
  }
  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }
}

/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
/** Times are written `2021-10-16 09:00`, with seconds where they matter. */
export const china = (text: string): Instant =>
  parseInstant(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`)!
