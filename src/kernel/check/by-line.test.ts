/** [Q43] What is entered line by line is worked out by decisions, and looked up in entries, that read the columns of the line. */
import { expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { evolve, knownWorld, step } from '../case/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import type { Register } from '../register/index.ts'
import { checkPacks } from './index.ts'
import { good, out, t } from './testing.ts'

const whole = { type: 'integer', min: 0, max: 100, title: t('数') } as const
const register: Register = {
  id: 'test.pots',
  title: t('罐'),
  open: false,
  standings: { in: t('在册') },
  columns: {
    pot: { title: t('罐') },
    more: { title: t('增'), unit: 'count' },
    sum: { title: t('合计'), unit: 'count' },
  },
  clause: 'law#1',
}
const filling = (decisions: Programme['decisions'] = {}): Programme => ({
  ...good,
  fields: {
    rows: {
      type: 'list',
      max: 9,
      title: t('明细'),
      of: { pot: { type: 'text', max: 9, title: t('罐'), inClear: t('罐号') }, more: whole },
    },
  },
  entries: { before: { register: 'test.pots', id: 'pot' } },
  decisions: {
    sumNow: {
      kind: 'formula',
      expression: '(if before = null then 0 else before.sum) + more',
      clause: 'law#1',
    },
    ...decisions,
  },
  opens: {
    apply: out('done', {
      asks: { rows: 'required' },
      effects: [
        {
          kind: 'enter',
          register: 'test.pots',
          each: 'rows',
          id: 'pot',
          standing: '"in"',
          body: { sum: 'sumNow' },
        },
      ],
    }),
  },
  clocks: {},
  steps: { done: { title: t('办结'), end: 'done', outcomes: {} } },
  params: {},
})

const around = () => ({
  now: parseInstant('2021-10-20T09:00:00+08:00')!,
  actor: { person: 'p', post: 'post-p', role: 'clerk', area: '430523', kin: [] },
  areaPath: ['430523'],
  calendar: chinaCalendar,
  authorities: [],
  abilities: abilitiesOf([]),
  personKey: (id: string) => id,
  world: knownWorld({
    entry: (name, id) =>
      id === 'a'
        ? {
            register: name,
            id,
            area: '430523',
            standing: 'in',
            body: { pot: 'a', more: 5, sum: 40 },
            case: 'T-0',
            seq: 1,
            from: '2021-10-01',
          }
        : null,
  }),
})

test('[Q43] each line is worked out by what the register has of it', () => {
  const stepped = step(
    filling(),
    null,
    {
      case: 'T-1',
      seq: 0,
      outcome: 'apply',
      area: '430523',
      input: {
        rows: [
          { pot: 'a', more: 2 },
          { pot: 'b', more: 3 },
        ],
      },
    },
    around(),
  )
  expect(
    stepped.ok &&
      stepped.event.effects.flatMap((e) =>
        e.kind === 'enter' ? e.entries.map((x) => [x.id, x.body['sum']]) : [],
      ),
  ).toEqual([
    ['a', 42],
    ['b', 3],
  ])
})

test.each<[string, Programme['decisions'], readonly string[]]>([
  ['决策和名册读明细的栏', {}, []],
  [
    '读没有的栏',
    { sumNow: { kind: 'formula', expression: 'more + lots', clause: 'law#1' } },
    ['Q4 decisions.sumNow'],
  ],
])('[Q43] [Q4] %s', (_, decisions, expected) => {
  const findings = checkPacks(
    [
      {
        id: 'test',
        programmes: [filling(decisions)],
        figures: [],
        bulletins: [],
        authorities: [],
        registers: [register],
      },
    ],
    { holdsClause: () => true, heldRoles: new Set(['clerk']) },
    [],
  )
  expect(
    findings.filter((f) => f.rule === 'Q4' || f.rule === 'Q25').map((f) => `${f.rule} ${f.where}`),
  ).toEqual(expected)
})

test('[RG1] lines that an earlier act told go on the register with their columns, and stay facts of the case', () => {
  const later: Programme = {
    ...filling(),
    opens: { apply: out('desk', { asks: { rows: 'required' } }) },
    steps: {
      desk: {
        title: t('审批'),
        holder: 'clerk',
        outcomes: { agree: out('done', { effects: filling().opens['apply']!.effects! }) },
      },
      done: { title: t('办结'), end: 'done', outcomes: {} },
    },
  }
  const rows = [{ pot: 'a', more: 2 }]
  const opened = step(
    later,
    null,
    { case: 'T-1', seq: 0, outcome: 'apply', area: '430523', input: { rows } },
    around(),
  )
  const before = opened.ok ? evolve(null, opened.event) : null
  const agreed = step(later, before, { case: 'T-1', seq: 1, outcome: 'agree', input: {} }, around())
  expect(agreed.ok && agreed.event.effects).toEqual([
    {
      kind: 'enter',
      register: 'test.pots',
      entries: [{ id: 'a', area: '430523', standing: 'in', body: { pot: 'a', more: 2, sum: 42 } }],
    },
  ])
  expect(agreed.ok && evolve(before, agreed.event).facts['rows']).toEqual(rows)
})
