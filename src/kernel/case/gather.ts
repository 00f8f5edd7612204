/** Lists that are gathered: a case keeps their count, sum and hash; their lines lie in events of a thousand, and beside the case. */
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Gathering } from '../programme/gather.ts'
import type { Facts } from '../rule/index.ts'
import { entryFacts } from '../register/register.ts'
import { type Entry } from '../register/index.ts'
import type { Case, CaseEvent, Command, TimeRun } from './case.ts'
import type { Surroundings } from './world.ts'
import { inputOf } from './effects.ts'
import { knowledge, type Knowledge } from './knowledge.ts'
import type { Gathered, LinesGathered } from './lines.ts'

/** Names under which the log keeps what the engine does with lists; no programme calls an outcome of its own so. */
export const gatherLines = 'gather_lines'
export const linesSent = 'lines_sent'
/** [LS2] An event holds no more lines than these. */
export const mostLines = 1000

export const noneGathered: Gathered = { count: 0, sum: 0, hash: '' }

/** [LS4] What lists wait for: to be gathered and closed, and to be spoken to line by line. */
export function listRuns(p: Programme, c: Case): readonly TimeRun[] {
  return [
    ...Object.entries(p.gathers ?? {}).flatMap(([name, g]): TimeRun[] => {
      const start = c.acts.find((a) => a.outcome === g.starts)
      if (
        start === undefined ||
        c.gathered?.[name]?.closed ||
        !Object.hasOwn(p.steps[c.step]!.outcomes, g.closes)
      )
        return []
      const run: TimeRun = { by: 'gather', name, due: start.run?.due ?? start.at }
      /** Refused at its end, it is tried again when somebody acted; its lines stay what they are. */
      return c.acts.some((a) => a.run?.by === 'gather' && a.run.name === name) ? [] : [run]
    }),
    ...c.acts.flatMap((a) =>
      (a.lines ?? [])
        .filter((effect) => !c.acts.some((x) => x.sent?.seq === a.seq && x.sent.effect === effect))
        .map((effect): TimeRun => ({ by: 'lines', name: `${a.seq}.${effect}`, due: a.at })),
    ),
  ]
}

/** What the act that closes a list is told of it; formulas read it by these names, and the case keeps it. */
export function closingFacts(c: Case | null, { run }: Command): Facts {
  if (run?.by !== 'gather') return {}
  const { count, sum, hash } = c?.gathered?.[run.name] ?? noneGathered
  return { [`${run.name}Count`]: count, [`${run.name}Sum`]: sum, [`${run.name}Hash`]: hash }
}

/** [LS1] The line that a case gives, or null where it is none of them. */
export const lineOfCase = (
  g: Gathering,
  p: Programme,
  c: Case,
  s: Surroundings,
  more: Facts = {},
): Facts | null => lineFrom(g, knowledge(p, c, c.people, { ...c.facts, ...more }, s))

/** [LS1] The line that an entry gives; besides its columns it reads what the gathering case knows. */
export const lineOfEntry = (
  g: Gathering,
  p: Programme,
  c: Case,
  entry: Entry,
  s: Surroundings,
): Facts | null => lineFrom(g, knowledge(p, c, c.people, c.facts, s).line(entryFacts(entry)))

function lineFrom(g: Gathering, k: Knowledge): Facts | null {
  if (g.where !== undefined && k.read(g.where) !== true) return null
  return Object.fromEntries(Object.entries(g.columns).map(([name, formula]) => [name, k.read(formula)]))
}

/** [LS2] The sum of some lines, in whole fen. */
export const sumOfLines = (g: Pick<Gathering, 'sum'>, lines: readonly Facts[]): number =>
  g.sum === undefined
    ? 0
    : lines.reduce(
        (total, line) => total + (Number.isSafeInteger(line[g.sum!]) ? (line[g.sum!] as number) : 0),
        0,
      )

/** [LS2] The event by which lines come to a list, or null where they are not the next ones. */
export function gatheringEvent(p: Programme, c: Case, cmd: Command, s: Surroundings): CaseEvent | null {
  const lines = cmd.gathered
  if (lines === undefined) return null
  const before = c.gathered?.[lines.list] ?? noneGathered
  const g = p.gathers?.[lines.list]
  const isNext =
    g !== undefined &&
    before.closed === undefined &&
    lines.from === before.count &&
    lines.lines.length > 0 &&
    lines.lines.length <= mostLines &&
    lines.count === before.count + lines.lines.length &&
    lines.sum === before.sum + sumOfLines(g, lines.lines) &&
    listRuns(p, c).some((r) => r.by === 'gather' && r.name === lines.list)
  return isNext ? { ...engineEvent(p, c, gatherLines, s, g.clause), gathered: lines } : null
}

/** [LS4] The event that says that all lines were spoken to. */
export function sentEvent(p: Programme, c: Case, cmd: Command, s: Surroundings): CaseEvent | null {
  const { sent } = cmd
  if (
    sent === undefined ||
    !listRuns(p, c).some((r) => r.by === 'lines' && r.name === `${sent.seq}.${sent.effect}`)
  )
    return null
  return { ...engineEvent(p, c, linesSent, s, p.basis[0]!), sent }
}

const engineEvent = (p: Programme, c: Case, outcome: string, s: Surroundings, clause: string): CaseEvent => ({
  case: c.id,
  seq: c.seq + 1,
  programme: { id: p.id, version: p.version },
  outcome,
  to: c.step,
  area: c.area,
  at: s.now,
  by: { person: s.actor.person, post: s.actor.post, role: s.actor.role },
  ...(s.historical ? { historical: true as const } : {}),
  input: {},
  sets: {},
  people: [],
  clauses: [clause],
  effects: [],
})

export type LineCommand = { readonly case: string; readonly outcome: string; readonly input: Facts }

/** [LS4] What the lines of a list are told, each by its own number: the same formulas as those of a list that was typed. */
export function commandsToLines(
  p: Programme,
  c: Case,
  of: { readonly outcome: string; readonly effect: number },
  lines: readonly Facts[],
  from: number,
  s: Surroundings,
): readonly LineCommand[] {
  const rule = ruleSpeaking(p, of)
  if (rule === null) return []
  const k = knowledge(p, c, c.people, c.facts, s)
  return lines.map((line, n) => {
    const here = k.line({ ...line, lineNumber: from + n + 1 })
    return {
      case: String(line[rule.case]),
      outcome: String(here.read(rule.outcome)),
      input: inputOf(rule.input, here),
    }
  })
}

type SpeakingRule = Extract<NonNullable<Outcome['effects']>[number], { readonly kind: 'command_each' }>

/** [LS4] The effect that speaks to each line: of the outcomes that go by a name, at whichever step, the one that has it there. */
export function ruleSpeaking(
  p: Programme,
  of: { readonly outcome: string; readonly effect: number },
): SpeakingRule | null {
  const all = [...Object.values(p.steps).map((st) => st.outcomes), p.opens]
  const rules = all.flatMap((outcomes) =>
    Object.hasOwn(outcomes, of.outcome) ? [outcomes[of.outcome]!.effects?.[of.effect]] : [],
  )
  return rules.find((rule) => rule?.kind === 'command_each') ?? null
}

/** The sum and count of pages as they follow one another; `hashOf` chains the bytes of one page to those before it. */
export function pageAfter(
  g: Pick<Gathering, 'sum'>,
  list: string,
  before: Gathered,
  lines: readonly Facts[],
  hashOf: (before: string, lines: readonly Facts[]) => string,
): LinesGathered {
  return {
    list,
    from: before.count,
    lines,
    count: before.count + lines.length,
    sum: before.sum + sumOfLines(g, lines),
    hash: hashOf(before.hash, lines),
  }
}
