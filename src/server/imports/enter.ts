/** An import as it is entered: the rows of the file by the commands of everybody, through the queue of everybody. */
import { isDeepStrictEqual } from 'node:util'
import type { Facts } from '#kernel/rule'
import { cleanText } from '#kernel/identity'
import { enteredBy } from '#kernel/case'
import { findEvent } from '#store'
import { reading } from '../access.ts'
import type { Decided, Submission } from '../commands/submission.ts'
import type { Queue } from '../commands/queue.ts'
import { fromRefusal, problem, type HttpProblem } from '../problem.ts'
import type { House } from '../realm.ts'
import { actorFor, type Principal } from '../session.ts'
import type { Attempt, TicketClaims } from './attempt.ts'
import { keptLines, type KeptRows } from './kept.ts'
import { openRows } from './rows.ts'
import { compared } from './standing.ts'
import type { Import } from './setting.ts'

/** Events that wait together: the database writes some while the next are judged, and others’ commands never wait long. */
const inFlight = 3

export type Hearing = {
  /** The case is there. */ begun(): void
  /** So many rows are in. */ rows(n: number): void
  /** Whether to end where it is. */ stopped(): boolean
}
export type Order = {
  readonly who: Principal
  readonly i: Import
  readonly attempt: Attempt
  readonly claims: TicketClaims
  readonly name: string
  readonly bytes: Uint8Array
  /** What the preview kept of it. */ readonly kept: KeptRows | null
}

/**
 * [IM5] Enters what the file holds that the case does not hold yet, and ends it. Each command has a key that the import gives, so
 * that one whose answer was lost is answered again and nothing is entered twice. Throws the refusal that stops it; what was
 * entered until then stands, and confirming again goes on from there.
 */
export async function enter(house: House, queue: Queue, order: Order, hear: Hearing): Promise<void> {
  const { who, i, attempt, claims } = order
  const { state } = attempt
  if (state && !state.acts.every((a) => a.person === who.person)) throw differs()
  const begun = state?.acts.filter((a) => a.outcome === i.rule.rows).length ?? 0
  if (state && state.seq !== begun + 1) throw differs()
  const send = async (seq: number, outcome: string, input: Facts, key: string): Promise<void> => {
    /** The post is looked at each time: one that ended meanwhile enters nothing more. */
    const s: Submission = {
      owner: who.login,
      key: `import-${attempt.case}-${key}`,
      actor: actorFor(house, who, i.target.post),
      ...(seq === 0 ? { programme: i.p.id } : {}),
      command: { case: attempt.case, seq, outcome, input, ...(seq === 0 ? { area: i.target.area } : {}) },
    }
    refuseBad(await queue.submit(s))
  }
  if (!state)
    await send(
      0,
      i.rule.begin,
      { [i.rule.name]: titleOf(i, order.name), [i.rule.digest]: claims.digest },
      'begin',
    )
  hear.begun()
  const { entered, events } = await enterRows(
    house,
    order,
    begun,
    begun === 0 ? null : await lastLines(house, order),
    send,
    hear,
  )
  if (entered !== claims.valid) throw differs()
  await send(events + 1, i.rule.finish, {}, 'finish')
}

/** What the last event of rows that the case holds entered. */
async function lastLines(house: House, { who, i, attempt }: Order): Promise<unknown> {
  const last = attempt.state!.acts.findLast((a) => a.outcome === i.rule.rows)!
  const event = await reading(house, who, (db) => findEvent(db, house.code, attempt.case, last.seq))
  return (event && enteredBy(event)[i.rule.list]) ?? null
}

type Send = (seq: number, outcome: string, input: Facts, key: string) => Promise<void>

async function enterRows(
  house: House,
  { who, i, bytes, kept: keptRows }: Order,
  begun: number,
  last: unknown,
  send: Send,
  hear: Hearing,
): Promise<{ readonly entered: number; readonly events: number }> {
  const flying: Promise<void>[] = []
  let [events, entered] = [0, 0]
  const take = async (taken: readonly Facts[]): Promise<void> => {
    const n = events
    events += 1
    entered += taken.length
    const so = entered
    if (n < begun) {
      /** The last event that the case holds must be this file's: else it was told other things, and nothing is guessed. */
      if (n === begun - 1 && !isDeepStrictEqual(last, taken)) throw differs()
      return hear.rows(so)
    }
    if (flying.length >= inFlight) await flying.shift()
    const sent = send(n + 1, i.rule.rows, { [i.rule.list]: taken }, `rows-${n + 1}`).then(() => hear.rows(so))
    sent.catch(() => null)
    flying.push(sent)
  }
  try {
    for await (const lines of keptRows ? keptLines(keptRows) : readLines(house, who, i, bytes)) {
      if (hear.stopped())
        throw problem(
          503,
          'stopped',
          '服务器正在停止，请稍后再次确认，会接着录入',
          'The server is stopping: confirm again later, and it goes on',
          undefined,
        )
      await take(lines)
    }
  } finally {
    /** Whatever ends it, no command of it is still on its way. */
    await Promise.allSettled(flying)
  }
  for (const sent of flying) await sent
  return { entered, events }
}

/** The valid rows of the file, as many at a time as one event takes. */
async function* readLines(
  house: House,
  who: Principal,
  i: Import,
  bytes: Uint8Array,
): AsyncGenerator<readonly Facts[]> {
  const { rows } = await openRows(i, bytes)
  let lines: Facts[] = []
  for await (const batch of compared(house, who, i, rows))
    for (const r of batch) {
      if (!r.ok || lines.push(r.line) < i.rule.atOnce) continue
      yield lines
      lines = []
    }
  if (lines.length > 0) yield lines
}

const differs = (): HttpProblem =>
  problem(
    409,
    'preview_differs',
    '预览之后情况有变（规则、区划或办件已经变动），请撤回已录入的部分，重新预览',
    'Something changed since the preview (rules, places or the case): take back what was entered and preview again',
  )

function refuseBad(d: Decided): void {
  if (d.refusal) throw fromRefusal(d.refusal, d.status)
  if (d.status >= 300) throw differs()
}

/** The file's name without its ending, as the form takes it. */
function titleOf(i: Import, name: string): string {
  const field = i.p.fields[i.rule.name]
  const max = field?.type === 'text' ? field.max : 80
  const clean = cleanText([...name.replace(/\.(xlsx|csv)$/i, '')].slice(0, max).join(''), { max })
  return clean.ok ? clean.value : i.p.title.zh
}
