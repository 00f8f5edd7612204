/**
 * [BK2] Other people's accounting programs over our books: `hledger` and `bean-check`, where they are installed. They are run as they
 * are, over a file, in processes of their own; one that is not there is said so, and never counts as agreeing.
 */
import { spawn } from 'node:child_process'
import { beancountAccount } from './beancount.ts'
import { amountText, commoditiesOf, type BookAccount } from './books.ts'
import { hledgerAccount } from './hledger.ts'

/** Not there, or in a folder of the path that we may not enter: either way nobody here can run it. */
const absent: ReadonlySet<string> = new Set(['ENOENT', 'EACCES'])

export const programs = ['hledger', 'beancount'] as const
export type Program = (typeof programs)[number]

export type Verdict = {
  readonly program: Program
  /** `absent`: not installed. `failed`: it did not come to an answer. Neither says anything of the books. */
  readonly state: 'agrees' | 'differs' | 'absent' | 'failed'
  readonly version: string | null
  /** Accounts of which it comes to another balance: what we say, and what it says. */
  readonly differences: readonly {
    readonly account: string
    readonly ours: string
    readonly theirs: string
  }[]
  /** Its own words where it refuses the file, the first lines of them. */
  readonly says: string
}

/** The command that each is run by; another in tests. */
export type Commands = Readonly<Record<Program, string>>
export const usualCommands: Commands = { hledger: 'hledger', beancount: 'bean-check' }

const patienceMs = 600_000
const mostSaid = 2_000
const mostOutput = 64 * 1024 * 1024

type Ran = { readonly code: number | null; readonly out: string; readonly said: string }

/** Null where there is no such program. Both die on Chinese under a locale that is not UTF-8. */
function run(command: string, args: readonly string[], stop: AbortSignal): Promise<Ran | null> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
      /** Not `timeout`: its clock goes on, and holds the process, where there is no such program. */
      signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
    })
    let [out, said] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      if (out.length < mostOutput) out += piece
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      if (said.length < mostSaid) said += piece
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      done(absent.has(error.code ?? '') ? null : { code: null, out, said: said || error.message }),
    )
    child.once('close', (code) => done({ code, out, said: said.slice(0, mostSaid) }))
  })
}

/** [BK2] What the program says of the file, and of each account what it comes to beside what we say. */
export async function askProgram(
  program: Program,
  file: string,
  accounts: readonly BookAccount[],
  {
    commands = usualCommands,
    stop = new AbortController().signal,
  }: { commands?: Commands; stop?: AbortSignal } = {},
): Promise<Verdict> {
  const command = commands[program]
  const versionSaid = await run(command, ['--version'], stop)
  const nothing = { program, version: null, differences: [], says: '' } as const
  if (versionSaid === null) return { ...nothing, state: 'absent' }
  const version = versionSaid.out.split('\n')[0]!.trim()
  if (versionSaid.code !== 0) return { ...nothing, state: 'failed', says: versionSaid.said }
  const answer = { ...nothing, version }
  return program === 'hledger'
    ? byHledger(command, file, accounts, answer, stop)
    : byBeancount(command, file, accounts, answer, stop)
}

type Begun = Omit<Verdict, 'state'>

const failed = (begun: Begun, ran: Ran | null): Verdict => ({
  ...begun,
  state: 'failed',
  says: ran?.said ?? '',
})

/** Strict, then every balance with our own assertions left out, so that all that differ are named and not the first alone. */
async function byHledger(
  command: string,
  file: string,
  accounts: readonly BookAccount[],
  begun: Begun,
  stop: AbortSignal,
): Promise<Verdict> {
  const strict = await run(command, ['check', '-s', '-f', file], stop)
  if (strict === null || strict.code === null) return failed(begun, strict)
  const balances = await run(
    command,
    ['balance', '-f', file, '-I', '--flat', '--empty', '--no-total', '-O', 'csv'],
    stop,
  )
  if (balances === null || balances.code === null) return failed(begun, balances)
  /** A file that it cannot read has no balances. */
  if (balances.code !== 0)
    return { ...begun, state: 'differs', says: (strict.said || balances.said).slice(0, mostSaid) }
  const theirs = new Map(
    [...balances.out.matchAll(/^"([^"]+)","((?:[^"]|"")*)"$/gm)].map(([, account, amount]) => [
      account!,
      amount!.replaceAll('""', '"'),
    ]),
  )
  const commodities = commoditiesOf(accounts.map((a) => a.unit))
  const differences = accounts.flatMap((a) => {
    const commodity = commodities.get(a.unit)!
    const amount = (theirs.get(hledgerAccount(a)) ?? '0').replaceAll('"', '').replaceAll(',', '')
    const ours = amountText(a.balance, a.unit)
    const isSame = a.balance === 0 ? /^(0|0\.00)( .*)?$/.test(amount) : amount === `${ours} ${commodity}`
    return isSame ? [] : [{ account: a.id, ours: `${ours} ${commodity}`, theirs: amount }]
  })
  const agrees = strict.code === 0 && differences.length === 0
  const says = strict.said.replaceAll(file, 'books')
  return { ...begun, state: agrees ? 'agrees' : 'differs', differences, says }
}

/** Every account has an assertion of its balance, and each that fails is a line of the answer. Without a cache: one would lie beside the file. */
async function byBeancount(
  command: string,
  file: string,
  accounts: readonly BookAccount[],
  begun: Begun,
  stop: AbortSignal,
): Promise<Verdict> {
  const checked = await run(command, ['--no-cache', file], stop)
  if (checked === null || checked.code === null) return failed(begun, checked)
  const says = checked.said.replaceAll(file, 'books')
  if (checked.code === 0 && says.trim() === '') return { ...begun, state: 'agrees' }
  const byName = new Map(accounts.map((a) => [beancountAccount(a), a.id]))
  const failedBalance = /Balance failed for '([^']+)': expected (\S+ \S+) != accumulated (\S+ \S+)/g
  const differences = [...says.matchAll(failedBalance)].map(([, account, ours, theirs]) => ({
    account: byName.get(account!) ?? account!,
    ours: ours!,
    theirs: theirs!,
  }))
  return { ...begun, state: 'differs', differences, says: says.slice(0, mostSaid) }
}
