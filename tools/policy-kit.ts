/** What the policies of tests are written with, and what their monthly batches have in common. None of it is shipped. */
import type { DatedEntry } from '../src/kernel/day/dated.ts'
import type { Day } from '../src/kernel/day/index.ts'
import type { Outcome, Step } from '../src/kernel/programme/index.ts'

export const t = (zh: string, en: string) => ({ zh, en })

/** A value in force from a day, and an outcome, each on this clause. */
export const on = (law: string) => ({
  value: (from: Day, value: number): DatedEntry<number> => ({
    from,
    value,
    source: law,
    reviewBy: '2030-12-31',
  }),
  out: <To extends string>(
    title: ReturnType<typeof t>,
    by: readonly string[],
    to: To,
    more: Omit<Partial<Outcome>, 'to'> = {},
  ) => ({ title, by, to, clause: law, ...more }),
})

/** What a small policy has nothing of. */
export const bare = {
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
} as const

export const person = {
  fullName: { type: 'name', title: t('姓名', 'Name'), sensitive: true },
  idNo: { type: 'resident_id', title: t('身份证号', 'ID number'), sensitive: true },
} as const
/** Where the account is paid to. */
export const payee = {
  account: { type: 'bank_card', title: t('账号', 'Account'), sensitive: true },
  accountHolder: { type: 'name', title: t('户名', 'Holder'), sensitive: true },
} as const
/** What the bank says of a payment that comes back. */
export const bankReason = { type: 'text', max: 100, title: t('退回原因', 'Reason') } as const
export const batchCase = { type: 'case', title: t('批次', 'Batch') } as const

export const clerkRole = {
  'township-clerk': { title: t('乡镇经办', 'Township clerk'), level: 'township' },
} as const
export const localRoles = {
  'village-worker': { title: t('村干部', 'Village worker'), level: 'village' },
  ...clerkRole,
} as const
export const financeRole = {
  'county-finance': { title: t('县财务', 'County finance'), level: 'county' },
} as const
export const systemRole = { system: { title: t('系统', 'The system'), level: 'system' } } as const

/** A line of a batch: which case, and how much. */
export const paidLine = {
  member: { type: 'case', title: t('办件', 'Case') },
  amount: { type: 'fen', min: 1, max: 100_000_000, title: t('金额', 'Amount') },
} as const

/** What a batch tells of itself. */
export const batchTold = {
  values: {
    batchTotal: { title: t('总额', 'Total'), unit: 'fen' },
    batchCount: { title: t('笔数', 'Lines'), unit: 'count' },
    linesHash: { title: t('清单校验值', 'Hash of the list'), unit: 'text' },
  },
  about: ['batchTotal'],
} as const

/** Asleep until its list is whole. */
export const gatheringStep = <To extends string>(law: string, listed: To): Step<To> => ({
  title: t('汇集中', 'Being gathered'),
  holder: 'county-finance',
  dormant: true,
  outcomes: {
    list: on(law).out(t('清单完成', 'The list is whole'), ['system'], listed, {
      sets: { batchTotal: 'linesSum', batchCount: 'linesCount' },
    }),
  },
})

/** Releases every line to its case. */
export const releaseOf = <To extends string>(
  law: string,
  released: To,
  input: Readonly<Record<string, string>>,
) =>
  on(law).out(t('发放', 'Release'), ['county-finance'], released, {
    when: [{ test: 'batchTotal > 0', clause: law, message: t('没有应发的', 'There is nothing to pay') }],
    effects: [{ kind: 'command_each', list: 'lines', case: 'member', outcome: '"send"', input }],
  })

/** Opened for each county on the 20th. A batch takes all that is owed: a second one for the same money would be refused line by line [K23]. */
export const monthlyBatch = (law: string) =>
  ({
    batch: {
      title: t('每月发放', 'Monthly batch'),
      every: 'month',
      on: 20,
      offDay: 'before',
      missed: 'latest',
      does: { opens: 'begin', per: 'county' },
      clause: law,
    },
  }) as const
