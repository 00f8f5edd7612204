/** The books counted again: by ourselves from the log, and by other people's programs over a file; every night, and when somebody asks. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createHash } from 'node:crypto'
import {
  askProgram,
  beancountText,
  hledgerText,
  programs,
  usualCommands,
  type AccountKind,
  type BookAccount,
  type Books,
  type Commands,
  type Program,
  type Verdict,
} from '#books'
import { exists } from '#embedded'
import { addDays, dayOfInstant, type Day, type Instant } from '#kernel/day'
import {
  bookRows,
  bookSpan,
  keepRecount,
  recountsOf,
  snapshot,
  transfersInOrder,
  type BookRow,
  type Connection,
} from '#store'
import type { Recount } from './contract/index.ts'
import { accountName, type House } from './realm.ts'

export const bookFormats = programs
export const suffixOf: Readonly<Record<Program, string>> = { hledger: 'journal', beancount: 'beancount' }

const textOf: Readonly<Record<Program, (books: Books) => AsyncGenerator<string>>> = {
  hledger: hledgerText,
  beancount: beancountText,
}

/** Above so many transfers other programs would take more memory than a house has to spare at night. */
const mostForOthers = 300_000

function kindOf(house: House, id: string): AccountKind {
  const name = id.split(':')[0]!
  return house.versions.all.find((p) => p.accounts[name] !== undefined)?.accounts[name]!.kind ?? 'unknown'
}

const accountsOf = (house: House, rows: readonly BookRow[]): readonly BookAccount[] =>
  rows.map(({ id, unit, stored }) => ({
    id,
    unit,
    kind: kindOf(house, id),
    title: accountName(house, id).zh,
    balance: stored ?? 0,
  }))

async function* transfersOf(house: House, db: Connection): Books['transfers'] {
  for await (const page of transfersInOrder(db, house.code))
    yield page.map((t) => ({ ...t, memo: t.memo.zh }))
}

async function booksOf(
  house: House,
  db: Connection,
  accounts: readonly BookAccount[],
): Promise<{ readonly books: Books; readonly transfers: number }> {
  const span = await bookSpan(db, house.code)
  const today = dayOfInstant(house.clock.now())
  const name = house.realm?.name.zh ?? house.code
  return {
    books: {
      title: `${name}账簿，截至${span.to ?? today}`,
      from: span.from ?? today,
      to: span.to ?? today,
      accounts,
      transfers: transfersOf(house, db),
    },
    transfers: span.transfers,
  }
}

export type Spooled = { readonly file: string; readonly digest: string; readonly bytes: number }

/** Written beside, never held: the books of years are larger than memory should be. */
async function spool(text: AsyncGenerator<string>, file: string): Promise<Spooled> {
  const hash = createHash('sha256')
  let bytes = 0
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  await pipeline(Readable.from(text), counting, createWriteStream(file, { mode: 0o600 }))
  return { file, digest: hash.digest('hex'), bytes }
}

/** [BK1] The books of one moment as a file for one of the programs; the folder is the caller's to take away. */
export async function spoolBooks(house: House, program: Program, folder: string): Promise<Spooled> {
  return snapshot(house.pool, async (db) => {
    const { books } = await booksOf(house, db, accountsOf(house, await bookRows(db, house.code)))
    return spool(textOf[program](books), join(folder, `books.${suffixOf[program]}`))
  })
}

const folders = 'yimen-books-'
/** Named by the process whose it is. */
export const bookFolder = (): Promise<string> => mkdtemp(join(tmpdir(), `${folders}${process.pid}-`))

/** A ledger that lies where a process was killed is nobody's any more. */
async function removeLeft(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(folders) ? Number(name.slice(folders.length).split('-')[0]) : 0
    /** Of another account of the machine it is not ours to take away. */
    if (pid > 0 && !exists(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

export type RecountOptions = { readonly commands?: Commands; readonly stop?: AbortSignal }

/** [BK3] Counts again as of one moment: every account from the log and from the transfers, and with whatever program is installed. */
async function recount(
  house: House,
  night: Day | null,
  { commands = usualCommands, stop }: RecountOptions,
): Promise<Recount> {
  await removeLeft()
  const folder = await bookFolder()
  try {
    const counted = await snapshot(house.pool, async (db) => {
      const rows = await bookRows(db, house.code)
      const accounts = accountsOf(house, rows)
      let transfers = 0
      const files = new Map<Program, string>()
      for (const program of programs) {
        const { books, transfers: n } = await booksOf(house, db, accounts)
        transfers = n
        if (n <= mostForOthers)
          files.set(program, (await spool(textOf[program](books), join(folder, program))).file)
      }
      return { rows, accounts, transfers, files }
    })
    const { rows, accounts, transfers, files } = counted
    const verdicts: Verdict[] = []
    for (const program of programs) {
      const file = files.get(program)
      verdicts.push(
        file === undefined
          ? tooMany(program)
          : await askProgram(program, file, accounts, { commands, ...(stop ? { stop } : {}) }),
      )
    }
    const differences = [...ownDifferences(rows), ...verdicts.flatMap(theirDifferences)].map((d) => ({
      ...d,
      title: d.account === '' ? { zh: '全部账户', en: 'All accounts' } : accountName(house, d.account),
    }))
    return {
      night,
      at: house.clock.now(),
      ok: differences.length === 0 && verdicts.every((v) => v.state !== 'differs'),
      accounts: accounts.length,
      transfers,
      differences: differences.slice(0, mostListed),
      checkers: verdicts.map(({ program, state, version, says }) => ({ program, state, version, says })),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const mostListed = 200
const tooMany = (program: Program): Verdict => ({
  program,
  state: 'failed',
  version: null,
  differences: [],
  says: `账目超过${mostForOthers}笔，未交其核对 · More than ${mostForOthers} transfers: not handed to it`,
})

type Difference = Omit<Recount['differences'][number], 'title'>

/** [BK3] What is stored against the log and against the transfers; [L4] and each unit sums to zero over its accounts. */
function ownDifferences(rows: readonly BookRow[]): readonly Difference[] {
  const said = (n: number, unit: string): string => `${n} ${unit}`
  const byAccount = rows.flatMap(({ id, unit, stored, logged, written }): Difference[] => {
    const ours = stored === null ? '—' : said(stored, unit)
    return [
      ...(stored === logged ? [] : [{ account: id, by: 'log' as const, ours, theirs: said(logged, unit) }]),
      ...(stored === written
        ? []
        : [{ account: id, by: 'transfers' as const, ours, theirs: said(written, unit) }]),
    ]
  })
  const sums = new Map<string, number>()
  for (const { unit, stored } of rows) sums.set(unit, (sums.get(unit) ?? 0) + (stored ?? 0))
  const unbalanced = [...sums].flatMap(([unit, sum]): Difference[] =>
    sum === 0 ? [] : [{ account: '', by: 'sum', ours: said(sum, unit), theirs: said(0, unit) }],
  )
  return [...byAccount, ...unbalanced]
}

const theirDifferences = ({ program, differences }: Verdict): readonly Difference[] =>
  differences.map((d) => ({ ...d, by: program }))

export type Recounts = {
  /** The last that was counted, by whichever server, as far as this one knows since its last look; null where none was. */
  newest(): Promise<Recount | null>
  /** Counts now, and writes down how it ended. */
  now(person: string): Promise<Recount>
  /** [TA6] A rehearsal's history has been played: its nights count from now on. */
  follow(): void
  /** [BK4] Counts for the night that is due, if none was; tests call it, the clock does otherwise. */
  night(): Promise<Recount | null>
  stop(): Promise<void>
}

/** So often it is looked whether a night has come. */
const everyMs = 300_000
/** A night's count begins at two in the morning, when nobody works. */
const nightHour = '02'

/** [BK4] The night that a moment belongs to: until two in the morning that of the day before. */
export const nightOf = (now: Instant): Day =>
  now.slice(11, 13) >= nightHour ? dayOfInstant(now) : addDays(dayOfInstant(now), -1)

/** [BK4] Once a night for the realm, after a stop of any length, whoever asks besides. */
export function openRecounts(
  house: House,
  onFault: (error: unknown) => void,
  commands: Commands = usualCommands,
): Recounts {
  const stopping = new AbortController()
  let follows = false
  let last: Promise<Recount | null> | null = null
  let working: Promise<unknown> = Promise.resolve()
  const newest = (): Promise<Recount | null> =>
    (last ??= recountsOf<Recount>(house.pool, house.code, 1)
      .then(([first]) => first ?? null)
      .catch((error: unknown) => {
        last = null
        throw error
      }))
  const count = (person: string, night: Day | null): Promise<Recount> => {
    const mine = working.then(async () => {
      const report = await recount(house, night, { commands, stop: stopping.signal })
      stopping.signal.throwIfAborted()
      const names = [...new Set(report.differences.map((d) => d.account))].slice(0, 50)
      await keepRecount(house.pool, house.code, { person, names, at: report.at }, report)
      last = Promise.resolve(report)
      /** A difference is an alarm in the log too. */
      if (!report.ok)
        onFault(
          Object.assign(new Error('the books do not agree'), {
            code: 'books_differ',
            what: report.differences.map((d) => `${d.account} ${d.by}: ${d.ours}, ${d.theirs}`).join('; '),
          }),
        )
      return report
    })
    working = mine.catch(() => undefined)
    return mine
  }
  const night = async (): Promise<Recount | null> => {
    const due = nightOf(house.clock.now())
    const [before] = await recountsOf<Recount>(house.pool, house.code, 1, true)
    if (!before || before.night! < due) return count('system', due)
    /** Another server may have counted it, or somebody asked there: what it came to is looked up anew. */
    last = null
    return null
  }
  let isWaiting = false
  const tick = (): void => {
    const isPlayed = house.realm === null || (house.realm.rehearsal && !follows)
    if (isPlayed || isWaiting || stopping.signal.aborted) return
    isWaiting = true
    void night()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) onFault(error)
      })
      .finally(() => {
        isWaiting = false
      })
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    newest,
    now: (person) => count(person, null),
    follow() {
      follows = true
    },
    night,
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await working
    },
  }
}
