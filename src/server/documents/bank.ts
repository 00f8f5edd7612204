/** The bank's files: what is to be paid goes out as CSV with its sums, the answer comes back and is believed only line by line. */
import { plainYuan, type Fen } from '#kernel/money'
import type { Programme } from '#kernel/programme'
import type { Facts, Value } from '#kernel/rule'
import { evolve, fold, mostLines, type Case } from '#kernel/case'
import { eventsOf, firstSince, linesAfter, statesOf, unseal } from '#store'
import { programmeOf, type House } from '../realm.ts'
import { loadKeys } from '../views/show.ts'
import { neverRun, quoted } from './csv.ts'

/** One payment: its reference is new in each batch, so that a line paid again is another line. */
export type BankLine = {
  readonly reference: string
  readonly member: string
  readonly account: string
  readonly holder: string
  readonly fen: number
  /** What it is paid for, as the account's holder reads it. */
  readonly says: string
}

const referenceOf = (batch: string, index: number): string => `${batch}-${String(index + 1).padStart(4, '0')}`

/** [M7] The lines of a released batch, in the batch's order, as one list. */
export async function bankLines(house: House, batch: Case): Promise<readonly BankLine[]> {
  const lines: BankLine[] = []
  for await (const page of bankPages(house, batch)) lines.push(...page)
  return lines
}

/**
 * [M7] The lines of a released batch whose cases took it, in the batch's order, a thousand in hand. A case that refused the batch, because
 * it was cancelled meanwhile, is not paid. [LS8] Where cases are told nothing, every line is paid.
 */
export async function* bankPages(house: House, batch: Case): AsyncGenerator<readonly BankLine[]> {
  const p = programmeOf(house, batch)
  const stood =
    p?.bank?.returns === undefined
      ? (members: readonly string[]) => asTaken(house, batch.id, members)
      : (members: readonly string[]) => asReleased(house, batch, p.bank!.released, members)
  let from = 0
  for await (const some of listedPages(house, p, batch, p?.bank?.lines ?? '')) {
    const payees = await stood(some.map((l) => l.member))
    await loadKeys(house, [...payees.values()])
    yield some.flatMap(({ member, amount }, i) => {
      const then = payees.get(member)
      if (!then) return []
      const clear = (name: string) => String(unseal(name, then.facts[name] ?? null, then, house.keys) ?? '')
      return [
        {
          reference: referenceOf(batch.id, from + i),
          member,
          account: clear('account'),
          holder: clear('accountHolder'),
          fen: amount,
          says: p?.bank?.says?.zh ?? programmeOf(house, then)?.title.zh ?? '',
        },
      ]
    })
    from += some.length
  }
}

/** Each case as it stood when it took the batch: what was sent stays what was sent, whatever is corrected later. */
async function asTaken(
  house: House,
  batch: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const folded = new Map<string, Case>()
  const taken = new Map<string, Case>()
  for (const event of await eventsOf(house.pool, house.code, members)) {
    if (taken.has(event.case)) continue
    const state = evolve(folded.get(event.case) ?? null, event)
    folded.set(event.case, state)
    if (event.input.batch === batch) taken.set(event.case, state)
  }
  return taken
}

/**
 * [LS8] Each case as it stood when the batch was released: that is what was sent, whatever is corrected later. Most stand as they did; of
 * those that went on since only the log tells.
 */
async function asReleased(
  house: House,
  batch: Case,
  released: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const release = batch.acts.findLast((a) => a.outcome === released)
  const stood = new Map(await statesOf(house.pool, house.code, members))
  if (!release) return stood
  const of = { case: batch.id, seq: release.seq }
  const later = await firstSince(house.pool, house.code, of, members)
  const events = await eventsOf(house.pool, house.code, [...later.keys()])
  for (const [id, seq] of later) stood.set(id, fold(events.filter((e) => e.case === id && e.seq < seq)))
  return stood
}

/** [LS6] A list that was typed is a fact of the batch; one that was gathered lies beside it. */
export async function listedLines(
  house: House,
  p: Programme | undefined,
  batch: Case,
  list: string,
): Promise<Value | undefined> {
  if (p?.gathers?.[list] === undefined || batch.gathered?.[list] === undefined) return batch.facts[list]
  const lines: Value[] = []
  for await (const page of gatheredPages(house, batch, list)) lines.push(...page)
  return lines
}

async function* gatheredPages(house: House, batch: Case, list: string): AsyncGenerator<readonly Facts[]> {
  const count = batch.gathered?.[list]?.count ?? 0
  for (let from = 0; from < count; from += mostLines)
    yield await linesAfter(house.pool, house.code, { case: batch.id, list }, from, mostLines)
}

type ListedLine = { readonly member: string; readonly amount: Fen }

async function* listedPages(
  house: House,
  p: Programme | undefined,
  batch: Case,
  list: string,
): AsyncGenerator<readonly ListedLine[]> {
  if (p?.gathers?.[list] !== undefined && batch.gathered?.[list] !== undefined) {
    yield* gatheredPages(house, batch, list) as AsyncGenerator<readonly ListedLine[]>
    return
  }
  const typed = batch.facts[list]
  if (!p?.bank || !Array.isArray(typed)) throw new Error('a bank file is made of a batch with lines')
  const all = typed as unknown as readonly ListedLine[]
  for (let from = 0; from < all.length; from += mostLines) yield all.slice(from, from + mostLines)
}

/** In quotes only where it must be: a bank reads what it was promised. */
const cell = (text: string): string => {
  const safe = neverRun(text)
  return /[",\r\n]/.test(safe) ? quoted(safe) : safe
}

const lineText = (l: BankLine, n: number): string =>
  ['D', n, l.reference, l.account, cell(l.holder), plainYuan(l.fen), cell(l.says)].join(',')
const fileText = (batch: string, lines: readonly string[], fen: number): string =>
  [
    ['H', batch, lines.length, plainYuan(fen)].join(','),
    ...lines,
    ['T', lines.length, plainYuan(fen)].join(','),
    '',
  ].join('\r\n')

/** The file of a batch: a head with count and sum, a line for each payment, the same count and sum at the end. Yuan with two decimals. */
export const bankCsv = (batch: string, lines: readonly BankLine[]): string =>
  fileText(
    batch,
    lines.map((l, i) => lineText(l, i + 1)),
    lines.reduce((total, l) => total + l.fen, 0),
  )

/** The same of a batch of any length: nothing is kept of a line but its text. */
export async function bankFile(house: House, batch: Case): Promise<string> {
  const lines: string[] = []
  let fen = 0
  for await (const page of bankPages(house, batch))
    for (const l of page) {
      lines.push(lineText(l, lines.length + 1))
      fen += l.fen
    }
  return fileText(batch.id, lines, fen)
}
