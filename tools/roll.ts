/** A roll of subsidies for tests and benches, not shipped: entered by the list, gathered from its register and from its figure, told to nobody. */
import type { Figure } from '../src/kernel/figure/index.ts'
import type { GatherFrom, Gathering } from '../src/kernel/programme/gather.ts'
import type { Register } from '../src/kernel/register/index.ts'
import { defineProgramme, type Programme } from '../src/kernel/programme/index.ts'
import { t, on, bare, financeRole, systemRole, paidLine, batchTold, gatheringStep } from './policy-kit.ts'

const law = 'test#3'
const { out } = on(law)
const { amount } = paidLine
const entryId = { type: 'text', max: 40, title: t('编号', 'Number') } as const
const shared = {
  version: 1,
  summary: t('发放花名册。', 'A roll of subsidies.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  roles: financeRole,
  ...bare,
} as const

export const rollRegister: Register = {
  id: 'test.roll',
  title: t('花名册', 'Roll'),
  open: false,
  standings: { active: t('发放', 'Paid'), stopped: t('停发', 'Stopped') },
  columns: {
    number: { title: t('编号', 'Number') },
    amount: { title: t('金额', 'Amount'), unit: 'fen' },
    stopped: { title: t('已停发', 'Stopped') },
  },
  clause: law,
}

export const roll: Programme = defineProgramme({
  ...shared,
  id: 'test.roll',
  title: t('登记花名册', 'Enter the roll'),
  fields: {
    rows: {
      type: 'list',
      max: 1_000,
      title: t('花名册', 'Rows'),
      of: { number: entryId, amount, stopped: { type: 'boolean', title: t('已停发', 'Stopped') } },
    },
  },
  opens: {
    load: out(t('登记', 'Enter'), ['county-finance'], 'loaded', {
      asks: { rows: 'required' },
      sets: { loaded: 'sum(rows.amount)' },
      effects: [
        {
          kind: 'enter',
          register: 'test.roll',
          each: 'rows',
          id: 'number',
          standing: 'if stopped then "stopped" else "active"',
          body: {},
        },
      ],
    }),
  },
  steps: { loaded: { title: t('已登记', 'Entered'), end: 'done', outcomes: {} } },
  values: { loaded: { title: t('登记金额', 'Entered'), unit: 'fen' } },
})

export const rollFigure: Figure = {
  id: 'test.roll.loaded',
  version: 1,
  title: t('本季登记金额', 'Entered this quarter'),
  definition: t('本季登记的金额之和', 'The sum of what was entered this quarter'),
  programme: 'test.roll',
  unit: 'fen',
  measure: 'sum',
  counts: { on: ['load'], value: 'loaded' },
  window: 'quarter_to_date',
  things: true,
  clause: law,
}

const batch = (
  id: string,
  from: GatherFrom,
  columns: Readonly<Record<string, string>>,
  more: Pick<Gathering, 'where' | 'tells'> = {},
): Programme =>
  defineProgramme({
    ...shared,
    id,
    title: t('发放批次', 'Batch'),
    roles: { ...shared.roles, ...systemRole },
    fields: {},
    bank: { lines: 'lines', released: 'confirm', answered: 'confirm', by: ['county-finance'] },
    gathers: {
      lines: {
        title: t('发放清单', 'Lines'),
        from,
        ...more,
        of: { member: entryId, amount },
        columns,
        sum: 'amount',
        starts: 'begin',
        closes: 'list',
        clause: law,
      },
    },
    opens: { begin: out(t('开始', 'Begin'), ['county-finance'], 'gathering') },
    steps: {
      gathering: gatheringStep(law, 'listed'),
      listed: {
        title: t('待确认', 'To be confirmed'),
        holder: 'county-finance',
        outcomes: { confirm: out(t('确认', 'Confirm'), ['county-finance'], 'confirmed') },
      },
      confirmed: { title: t('已确认', 'Confirmed'), end: 'done', outcomes: {} },
    },
    ...batchTold,
    prints: { list: { title: t('发放清单', 'Payment list'), form: 'payment_list', after: ['list'] } },
  })

/** All entries that stand as paid, of more than a yuan. */
export const rollBatch = batch(
  'test.roll_batch',
  { register: 'test.roll', standing: ['active'] },
  { member: 'number', amount: 'amount' },
  { where: 'amount > 100' },
)
/** All cases that the figure counts, with what it counts of each. */
export const figureBatch = batch(
  'test.figure_batch',
  { figure: 'test.roll.loaded' },
  { member: 'caseId', amount: 'figureValue' },
)
/** Those of them from an amount on that the batch tells each: what was begun on the eighteenth asks for 18 yuan. */
export const largeBatch = batch(
  'test.large_batch',
  { figure: 'test.roll.loaded' },
  { member: 'caseId', amount: 'figureValue' },
  { tells: { least: 'date(today).day * 100' }, where: 'figureValue >= least' },
)
