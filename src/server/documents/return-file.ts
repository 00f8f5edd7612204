/** The bank's answer: read whole and held against what was sent, line by line by our own reference; believed all or not at all. */
import { createHash } from 'node:crypto'
import { cleanText } from '#kernel/identity'
import { plainYuan } from '#kernel/money'
import { HttpProblem, problem } from '../problem.ts'
import type { BankLine } from './bank.ts'

export type BankAnswer = {
  /** In the order in which they were sent. */
  readonly results: readonly {
    readonly member: string
    readonly paid: boolean
    readonly bankReason?: string
  }[]
  readonly bankRef: string
}

/** [LS8] An answer of which only what came back is kept. */
export type Returned = {
  readonly returns: readonly {
    readonly member: string
    readonly amount: number
    readonly bankReason: string
  }[]
  readonly bankRef: string
  readonly creditedCount: number
  readonly creditedSum: number
  readonly returnedCount: number
  readonly returnedSum: number
  /** Lines whose account holder the bank writes otherwise than we did. */
  readonly namesAltered: number
  /** SHA-256 of its text. */
  readonly fileHash: string
}

/** What a line of the file says of one that was sent. */
type Told = {
  readonly n: number
  readonly yuan: string
  readonly outcome: string
  readonly reason: string
  readonly holder: string
}
type Fault = { readonly n: number; readonly problem: HttpProblem }

export type ReturnFile = {
  /** Holds what was sent against it, page by page, in the order of the batch. */
  sent(lines: readonly BankLine[]): void
  /** Once all was held against it. Throws its first fault. */
  answer(): BankAnswer
  /** [LS8] The same in short. `sure`: the altered names that somebody looked at, by the name that the question has. */
  returned(sure?: string): Returned
}

const wrong = (n: number, zh: string, en: string): HttpProblem =>
  problem(422, 'bank_file', `回盘文件第${n}行：${zh}`, `Line ${n} of the return file: ${en}`, `line.${n}`)

/**
 * [M8] [M9] Reads the bank's answer: `R,<batch>,<bank reference>,<count>,<sum credited>` and a line
 * `D,<n>,<reference>,<yuan>,<S or F>,<reason>` for each payment, with the account's holder after it where the bank says whom it paid. Every
 * line must be one that we sent, once, with its amount; every line that we sent must be answered. Otherwise nothing is read and the first
 * fault is named.
 */
export function openReturnFile(text: string, batch: string): ReturnFile {
  const rows = rowsOf(text)
  const { value: head } = rows.next()
  if (!head || head[0] !== 'R' || head.length !== 5)
    throw wrong(
      1,
      '应为 R,批次号,银行流水号,笔数,入账金额',
      'must be R,batch,bank reference,count,sum credited',
    )
  if (head[1] !== batch) throw wrong(1, '批次号不是本批次', 'is of another batch')
  if (!/^[A-Za-z0-9-]{3,60}$/.test(head[2]!))
    throw wrong(1, '银行流水号格式不对', 'the bank reference is not valid')
  const faults: Fault[] = []
  const unmatched = new Map<string, Told>()
  let n = 1
  for (const row of rows) {
    n += 1
    const [tag, , reference = '', yuan = '', outcome = '', reason = '', holder = ''] = row
    if (tag !== 'D' || row.length < 5 || row.length > 7)
      throw wrong(n, '应为 D,序号,明细号,金额,S或F,原因', 'must be D,n,reference,yuan,S or F,reason')
    if (unmatched.has(reference)) faults.push({ n, problem: notSent(n) })
    else unmatched.set(reference, { n, yuan, outcome, reason, holder })
  }
  const last = n
  let unanswered = 0
  const credited = { count: 0, sum: 0 }
  const results: { readonly member: string; readonly paid: boolean; readonly bankReason?: string }[] = []
  const returns: { readonly member: string; readonly amount: number; readonly bankReason: string }[] = []
  const altered: { readonly n: number; readonly sent: string; readonly said: string }[] = []

  const meets = (line: BankLine): void => {
    const said = unmatched.get(line.reference)
    unmatched.delete(line.reference)
    if (said === undefined) {
      unanswered += 1
      return
    }
    const fault = faultOf(said, line)
    if (fault) faults.push({ n: said.n, problem: fault })
    if (said.holder !== '' && said.holder !== line.holder)
      altered.push({ n: said.n, sent: line.holder, said: said.holder })
    const bankReason = shortened(said.reason)
    const paid = said.outcome === 'S'
    results.push({ member: line.member, paid, ...(paid ? {} : { bankReason }) })
    if (!paid) returns.push({ member: line.member, amount: line.fen, bankReason })
    credited.count += paid ? 1 : 0
    credited.sum += paid ? line.fen : 0
  }
  const whole = (): void => {
    for (const { n: at } of unmatched.values()) faults.push({ n: at, problem: notSent(at) })
    const [first] = faults.toSorted((a, b) => a.n - b.n)
    if (first) throw first.problem
    if (unanswered > 0)
      throw wrong(last, `还有${unanswered}笔没有结果`, `${unanswered} lines are not answered`)
    if (head[3] !== String(last - 1)) throw wrong(1, '笔数与明细不一致', 'the count is not that of the lines')
    if (head[4] !== plainYuan(credited.sum))
      throw wrong(
        1,
        `入账金额与明细合计${plainYuan(credited.sum)}元不一致`,
        `the sum credited is not the ${plainYuan(credited.sum)} yuan of the lines`,
      )
  }
  const fileHash = createHash('sha256').update(text).digest('hex')
  const sayAltered = (sure: string | undefined): void => {
    if (altered.length === 0 || sure === `names.${fileHash}`) return
    const some = altered.toSorted((a, b) => a.n - b.n).slice(0, 10)
    const list = (one: (a: (typeof altered)[number]) => string, between: string) =>
      some.map(one).join(between)
    throw problem(
      422,
      'look_again',
      `回盘文件有${altered.length}笔的户名与发出的不一致：${list((a) => `第${a.n}行“${a.said}”（发出的是“${a.sent}”）`, '、')}。请与银行核对，确认是同一人后再读回`,
      `The holder of ${altered.length} lines is not the one that was sent: ${list((a) => `line ${a.n} “${a.said}” (sent: “${a.sent}”)`, ', ')}. Ask the bank, and read the file once it is sure that they are the same`,
      `names.${fileHash}`,
    )
  }
  return {
    sent(lines) {
      for (const line of lines) meets(line)
    },
    answer() {
      whole()
      return { results, bankRef: head[2]! }
    },
    returned(sure) {
      whole()
      sayAltered(sure)
      return {
        returns,
        bankRef: head[2]!,
        creditedCount: credited.count,
        creditedSum: credited.sum,
        returnedCount: returns.length,
        returnedSum: returns.reduce((sum, l) => sum + l.amount, 0),
        namesAltered: altered.length,
        fileHash,
      }
    },
  }
}

/** Of a list that is short enough to be in hand. */
export function readReturnFile(text: string, batch: string, sent: readonly BankLine[]): BankAnswer {
  const file = openReturnFile(text, batch)
  file.sent(sent)
  return file.answer()
}

/** Cells of each line that is not empty; the text is never split as a whole. */
function* rowsOf(text: string): Generator<readonly string[], undefined> {
  for (let from = text.startsWith('\uFEFF') ? 1 : 0; from <= text.length;) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end < 0 ? text.length : end)
    if (line.trim() !== '') yield line.split(',').map((c) => c.trim())
    if (end < 0) return
    from = end + 1
  }
}

const notSent = (n: number): HttpProblem =>
  wrong(n, '明细号不在本批次，或者重复', 'the reference is not in this batch, or comes twice')

function faultOf({ n, yuan, outcome, reason }: Told, line: BankLine): HttpProblem | null {
  if (yuan !== plainYuan(line.fen))
    return wrong(
      n,
      `金额与发出的${plainYuan(line.fen)}元不一致`,
      `the amount is not the ${plainYuan(line.fen)} yuan that were sent`,
    )
  if (outcome !== 'S' && outcome !== 'F') return wrong(n, '结果应为 S 或 F', 'the outcome must be S or F')
  if (outcome === 'S') return null
  const why = cleanText(shortened(reason), { max: mostOfReason })
  if (why.ok) return null
  return why.code === 'empty'
    ? wrong(n, '退回的明细应注明原因', 'a returned line must say why')
    : wrong(n, `退回原因的${why.message.zh}`, `why it came back: ${why.message.en}`)
}

const mostOfReason = 100
/** As much of what the bank says as is kept, in whole characters. */
const shortened = (reason: string): string => [...reason].slice(0, mostOfReason).join('').trim()
