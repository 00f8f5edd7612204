/** The bank's files: what is to be paid goes out as CSV with its sums, the answer comes back and is believed only line by line. */
import type { Fen } from '#kernel/money'
import type { Programme } from '#kernel/programme'
import type { Value } from '#kernel/rule'
import { evolve, mostLines, type Case } from '#kernel/case'
import { eventsOf, linesAfter, unseal } from '#store'
import { problem } from '../problem.ts'
import { programmeOf, type House } from '../realm.ts'
import { loadKeys } from '../views/show.ts'

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

const yuanText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const referenceOf = (batch: string, index: number): string => `${batch}-${String(index + 1).padStart(4, '0')}`

/**
 * [M7] The lines of a released batch whose cases took it, in the batch's order. A case that refused the batch, because
 * it was cancelled meanwhile, is not paid.
 */
export async function bankLines(house: House, batch: Case): Promise<readonly BankLine[]> {
  const p = programmeOf(house, batch)
  const listed = linesOf(p, await listedLines(house, p, batch, p?.bank?.lines ?? ''))
  const lines: BankLine[] = []
  /** A thousand cases are in hand at a time: of a hundred thousand only their lines are kept. */
  for (let from = 0; from < listed.length; from += mostLines) {
    const some = listed.slice(from, from + mostLines)
    const taken = await asTaken(
      house,
      batch.id,
      some.map((l) => l.member),
    )
    await loadKeys(house, [...taken.values()])
    for (const [i, { member, amount }] of some.entries()) {
      const then = taken.get(member)
      if (!then) continue
      const clear = (name: string) => String(unseal(name, then.facts[name] ?? null, then, house.keys) ?? '')
      lines.push({
        reference: referenceOf(batch.id, from + i),
        member,
        account: clear('account'),
        holder: clear('accountHolder'),
        fen: amount,
        says: p?.bank?.says?.zh ?? programmeOf(house, then)?.title.zh ?? '',
      })
    }
  }
  return lines
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

/** [LS6] A list that was typed is a fact of the batch; one that was gathered lies beside it. */
export async function listedLines(
  house: House,
  p: Programme | undefined,
  batch: Case,
  list: string,
): Promise<Value | undefined> {
  const gathered = batch.gathered?.[list]
  if (p?.gathers?.[list] === undefined || gathered === undefined) return batch.facts[list]
  const lines: Value[] = []
  while (lines.length < gathered.count)
    lines.push(
      ...(await linesAfter(house.pool, house.code, { case: batch.id, list }, lines.length, mostLines)),
    )
  return lines
}

function linesOf(
  p: Programme | undefined,
  value: Value | undefined,
): readonly { readonly member: string; readonly amount: Fen }[] {
  if (!p?.bank || !Array.isArray(value)) throw new Error('a bank file is made of a batch with lines')
  return value as unknown as readonly { readonly member: string; readonly amount: Fen }[]
}

/** A name that a spreadsheet would run as a formula is shown as the text it is. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The file of a batch: a head with count and sum, a line for each payment, the same count and sum at the end. Yuan with two decimals. */
export function bankCsv(batch: string, lines: readonly BankLine[]): string {
  const sum = yuanText(lines.reduce((total, l) => total + l.fen, 0))
  return (
    [
      ['H', batch, lines.length, sum].join(','),
      ...lines.map((l, i) =>
        ['D', i + 1, l.reference, l.account, cell(l.holder), yuanText(l.fen), cell(l.says)].join(','),
      ),
      ['T', lines.length, sum].join(','),
    ].join('\r\n') + '\r\n'
  )
}

export const bankFile = async (house: House, batch: Case): Promise<string> =>
  bankCsv(batch.id, await bankLines(house, batch))

export type BankAnswer = {
  readonly results: readonly {
    readonly member: string
    readonly paid: boolean
    readonly bankReason?: string
  }[]
  readonly bankRef: string
}

/**
 * [M8] [M9] Reads the bank's answer: `R,<batch>,<bank reference>,<count>,<sum credited>` and a line
 * `D,<n>,<reference>,<yuan>,<S or F>,<reason>` for each payment. Every line must be one that we sent, once, with its
 * amount; every line that we sent must be answered. Otherwise nothing is read and the first fault is named.
 */
export function readReturnFile(text: string, batch: string, sent: readonly BankLine[]): BankAnswer {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((l) => l.trim() !== '')
    .map((l) => l.split(',').map((c) => c.trim()))
  const wrong = (n: number, zh: string, en: string) =>
    problem(422, 'bank_file', `回盘文件第${n}行：${zh}`, `Line ${n} of the return file: ${en}`, `line.${n}`)
  const [head, ...lines] = rows
  if (!head || head[0] !== 'R' || head.length !== 5)
    throw wrong(
      1,
      '应为 R,批次号,银行流水号,笔数,入账金额',
      'must be R,batch,bank reference,count,sum credited',
    )
  if (head[1] !== batch) throw wrong(1, '批次号不是本批次', 'is of another batch')
  if (!/^[A-Za-z0-9-]{3,60}$/.test(head[2]!))
    throw wrong(1, '银行流水号格式不对', 'the bank reference is not valid')
  const unansweredLines = new Map(sent.map((l) => [l.reference, l]))
  let credited = 0
  const results = lines.map((row, i) => {
    const n = i + 2
    const [tag, , reference, amount, outcome, reason = ''] = row
    if (tag !== 'D' || row.length < 5 || row.length > 6)
      throw wrong(n, '应为 D,序号,明细号,金额,S或F,原因', 'must be D,n,reference,yuan,S or F,reason')
    const line = unansweredLines.get(reference!)
    if (!line)
      throw wrong(n, '明细号不在本批次，或者重复', 'the reference is not in this batch, or comes twice')
    unansweredLines.delete(reference!)
    if (amount !== yuanText(line.fen))
      throw wrong(
        n,
        `金额与发出的${yuanText(line.fen)}元不一致`,
        `the amount is not the ${yuanText(line.fen)} yuan that were sent`,
      )
    if (outcome !== 'S' && outcome !== 'F') throw wrong(n, '结果应为 S 或 F', 'the outcome must be S or F')
    if (outcome === 'F' && reason === '')
      throw wrong(n, '退回的明细应注明原因', 'a returned line must say why')
    if (outcome === 'S') credited += line.fen
    return {
      member: line.member,
      paid: outcome === 'S',
      ...(outcome === 'F' ? { bankReason: reason.slice(0, 100) } : {}),
    }
  })
  if (unansweredLines.size > 0)
    throw wrong(
      rows.length,
      `还有${unansweredLines.size}笔没有结果`,
      `${unansweredLines.size} lines are not answered`,
    )
  if (head[3] !== String(lines.length))
    throw wrong(1, '笔数与明细不一致', 'the count is not that of the lines')
  if (head[4] !== yuanText(credited))
    throw wrong(
      1,
      `入账金额与明细合计${yuanText(credited)}元不一致`,
      `the sum credited is not the ${yuanText(credited)} yuan of the lines`,
    )
  return { results, bankRef: head[2]! }
}
