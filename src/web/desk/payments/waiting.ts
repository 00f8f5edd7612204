/** What waits for the bank: granted, not yet in any batch. Which step that is, the programmes themselves say. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, Inbox, TaskView } from '../../../server/contract/cases.ts'
import { get } from '../../shared/api.ts'
import type { Banking } from '../programme.ts'

/** The outcome that a released batch gives to each of its members. */
function sendingOutcome(p: Banking): string | undefined {
  const release = Object.values(p.steps)
    .flatMap((s) => Object.entries(s.outcomes))
    .find(([name]) => name === p.bank.released)?.[1]
  const each = release?.effects?.find((e) => e.kind === 'command_each')
  return each?.kind === 'command_each' ? /^"(.*)"$/.exec(each.outcome)?.[1] : undefined
}

/** Steps of any programme from which a batch takes its members. */
function payingSteps(p: Banking, all: readonly Programme[]): readonly string[] {
  const outcome = sendingOutcome(p)
  return outcome === undefined
    ? []
    : all.flatMap((other) =>
        Object.entries(other.steps)
          .filter(([, s]) => Object.hasOwn(s.outcomes, outcome))
          .map(([name]) => name),
      )
}

/** How the batch opens with a list: the outcome, and the names of the member and the amount in a line. */
export function openingOf(
  p: Banking,
): {
  readonly outcome: string
  readonly by: readonly string[]
  readonly member: string
  readonly amount: string
} | null {
  const [outcome, o] =
    Object.entries(p.opens).find(([, way]) => Object.hasOwn(way.asks ?? {}, p.bank.lines)) ?? []
  const columns = columnsOf(p)
  return outcome === undefined || !o || !columns ? null : { outcome, by: o.by, ...columns }
}

/** The columns of a line that name the member and the amount, of a list that was typed or that acts add to. */
function columnsOf(p: Banking): { readonly member: string; readonly amount: string } | null {
  const list = p.fields[p.bank.lines] ?? p.lists?.[p.bank.lines]
  if (list?.type !== 'list') return null
  const named = (type: string) => Object.entries(list.of).find(([, f]) => f.type === type)?.[0]
  const [member, amount] = [named('case'), named('fen')]
  return member === undefined || amount === undefined ? null : { member, amount }
}

export type Waiting = {
  readonly tasks: readonly TaskView[]
  /** Case to the batch that lists it and is not released yet. */ readonly listed: ReadonlyMap<string, string>
}

const most = 2000

export async function loadWaiting(p: Banking, all: readonly Programme[], post: string): Promise<Waiting> {
  const [batches, ...inboxes] = await Promise.all([
    get<readonly TaskView[]>(`/api/cases?programme=${p.id}&open=true`),
    ...payingSteps(p, all).map((step) => get<Inbox>(`/api/inbox?post=${post}&step=${step}&limit=${most}`)),
  ])
  const unreleased = batches.filter((b) => Object.hasOwn(p.steps[b.step]?.outcomes ?? {}, p.bank.released))
  const unreleasedCases = await Promise.all(unreleased.map((b) => get<CaseView>(`/api/cases/${b.case}`)))
  return {
    tasks: inboxes.flatMap((i) => i.tasks),
    listed: new Map(unreleasedCases.flatMap((c) => membersOf(c, p).map((m) => [m, c.id] as const))),
  }
}

export type BatchLine = { readonly member: string; readonly amount: number }
type Line = Readonly<Record<string, unknown>>

/** The lines of a batch as its case shows them. */
export function linesOf(c: CaseView, p: Banking): readonly BatchLine[] {
  const value = c.facts.find((f) => f.name === p.bank.lines)?.value
  const columns = columnsOf(p)
  if (!Array.isArray(value) || !columns) return []
  return (value as readonly Line[]).map((l) => ({
    member: String(l[columns.member]),
    amount: Number(l[columns.amount]),
  }))
}

const membersOf = (c: CaseView, p: Banking): readonly string[] => linesOf(c, p).map((l) => l.member)
