/** The books as text, and what hledger and beancount make of it, where they are installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { beancountAccount } from './beancount.ts'
import { commoditiesOf, partsOf, type BookAccount, type Books, type BookTransfer } from './books.ts'
import { hledgerAccount } from './hledger.ts'
import { askProgram, beancountText, hledgerText, programs, usualCommands, type Program } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'yimen-books-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const accounts: readonly BookAccount[] = [
  { id: 'treasury', unit: 'fen', kind: 'source', title: '县财政专户', balance: -100_003 },
  { id: 'reserve:430523105', unit: 'fen', kind: 'asset', title: '备用金, 甲镇: 一; "二"', balance: 100_000 },
  { id: 'granted', unit: 'fen', kind: 'expense', title: '支出', balance: 3 },
  { id: 'hours_given', unit: 'minutes', kind: 'asset', title: '服务时间', balance: 90 },
  { id: 'hours_owed', unit: 'minutes', kind: 'liability', title: '待还时间', balance: -90 },
  { id: 'fund:E-2021-7', unit: 'hundredth_m2', kind: 'unknown', title: '没有动过', balance: 0 },
]
const transfers: readonly BookTransfer[] = [
  {
    id: 'A-1/5/1',
    on: '2021-03-01',
    unit: 'fen',
    debit: 'reserve:430523105',
    credit: 'treasury',
    amount: 100_000,
    memo: '拨付; "备用金"\n第二行',
  },
  {
    id: 'A-2/6/0',
    on: '2021-03-04',
    unit: 'fen',
    debit: 'granted',
    credit: 'treasury',
    amount: 3,
    memo: '发放',
  },
  {
    id: 'B-1/2/0',
    on: '2021-12-31',
    unit: 'minutes',
    debit: 'hours_given',
    credit: 'hours_owed',
    amount: 90,
    memo: '服务',
  },
]
type Changed = { readonly accounts?: readonly BookAccount[]; readonly transfers?: readonly BookTransfer[] }
const booksOf = (changed: Changed = {}): Books => ({
  title: '甲县账簿',
  from: '2021-03-01',
  to: '2021-12-31',
  accounts: changed.accounts ?? accounts,
  transfers: (async function* () {
    yield changed.transfers ?? transfers
  })(),
})
const texts = { hledger: hledgerText, beancount: beancountText }
async function written(program: Program, changed: Changed = {}): Promise<string> {
  let text = ''
  for await (const piece of texts[program](booksOf(changed))) text += piece
  return text
}

test('[BK1] everything is declared, money is in whole fen, each unit is its own commodity', async () => {
  const journal = await written('hledger')
  expect(journal).toContain('commodity 1000.00 CNY\n')
  expect(journal).toContain('commodity 1000. "MINUTES"\n')
  for (const a of accounts) expect(journal).toContain(`account ${hledgerAccount(a)}  ; type:`)
  expect(journal).toContain(
    '\n2021-03-01 (A-1/5/1) 拨付； "备用金" 第二行\n    assets:reserve:430523105  1000.00 CNY\n    equity:treasury  -1000.00 CNY\n',
  )
  expect(journal).toContain('equity:treasury  0.00 CNY = -1000.03 CNY\n')
  const file = await written('beancount')
  for (const a of accounts) expect(file).toContain(`2021-03-01 open ${beancountAccount(a)} `)
  expect(file).toContain('2022-01-01 balance Equity:Ntreasury -1000.03 ~ 0 CNY\n')
  expect(file).toContain('2022-01-01 balance Assets:Nhours-5f-given 90 ~ 0 MINUTES\n')
})

test('[BK1] no two ids and no two units have one name', () => {
  const ids = ['a_b', 'a-b', 'a5fb', 'a-5f-b', 'ab', 'a:b', '国库', 'N国库', 'A_B']
  const names = ids.map((id) => partsOf(id).join(':'))
  expect(new Set(names).size).toBe(ids.length)
  expect(names.every((name) => /^[A-Za-z0-9:-]+$/.test(name))).toBe(true)
  expect(commoditiesOf(['fen', 'points', 'p', '分']).get('p')).toBe('X70')
  expect(() => commoditiesOf(['points', 'POINTS'])).toThrow('one name')
})

test.each(programs)(
  '[BK2] where %s is not installed that is said, and it agrees with nothing',
  async (program) => {
    const commands = { hledger: 'no-such-hledger', beancount: 'no-such-bean-check' }
    expect(await askProgram(program, 'nowhere', accounts, { commands })).toEqual({
      program,
      state: 'absent',
      version: null,
      differences: [],
      says: '',
    })
  },
)

const isInstalled = (program: Program): boolean =>
  spawnSync(usualCommands[program], ['--version']).status === 0

const changedAt = <X>(all: readonly X[], i: number, changed: Partial<X>): readonly X[] =>
  all.map((x, k) => (k === i ? { ...x, ...changed } : x))

describe.each(programs)('%s over our books', (program) => {
  const verdictOn = async (changed: Changed = {}) => {
    const file = join(folder, `${program}-books`)
    writeFileSync(file, await written(program, changed))
    return askProgram(program, file, changed.accounts ?? accounts)
  }
  const whenInstalled = test.skipIf(!isInstalled(program))

  whenInstalled(`[BK2] ${program}: it agrees`, async () => {
    expect(await verdictOn()).toMatchObject({ state: 'agrees', differences: [], says: '' })
  })

  whenInstalled(`[BK2] ${program}: one fen more than the transfers come to is named`, async () => {
    const verdict = await verdictOn({ accounts: changedAt(accounts, 1, { balance: 100_001 }) })
    expect(verdict).toMatchObject({
      state: 'differs',
      differences: [{ account: 'reserve:430523105', ours: '1000.01 CNY', theirs: '1000.00 CNY' }],
    })
    expect(verdict.says).not.toContain(folder)
  })

  whenInstalled(`[BK2] ${program}: a minute less is named too`, async () => {
    const verdict = await verdictOn({ accounts: changedAt(accounts, 3, { balance: 89 }) })
    expect(verdict.differences).toEqual([
      { account: 'hours_given', ours: '89 MINUTES', theirs: '90 MINUTES' },
    ])
  })

  whenInstalled(`[BK2] ${program}: an altered transfer changes both its accounts`, async () => {
    const verdict = await verdictOn({ transfers: changedAt(transfers, 1, { amount: 4 }) })
    expect(verdict.state).toBe('differs')
    expect(verdict.differences.map((d) => d.account).toSorted()).toEqual(['granted', 'treasury'])
  })

  whenInstalled(`[BK2] ${program}: yuan never balance minutes, and nothing undeclared passes`, async () => {
    const file = join(folder, `${program}-mixed`)
    const text = await written(program)
    writeFileSync(file, text.replace('-90 "MINUTES"', '-90.00 CNY').replace('-90 MINUTES', '-90.00 CNY'))
    expect((await askProgram(program, file, accounts)).state).toBe('differs')
  })
})
