/** [Q14] [Q39] What the checker says of ends that a programme names itself, and of what stands elsewhere, one fault a row. */
import { expect, test } from 'vitest'
import type { Elsewhere, ObligationRule, Outcome, Programme } from '../programme/index.ts'
import { houseOfPacks } from './house.ts'
import { checkProgramme } from './index.ts'

const title = { zh: '甲', en: 'A' }
const out = (to: string, more: Partial<Outcome> = {}): Outcome => ({
  title,
  by: ['clerk'],
  to,
  clause: 'law#1',
  ...more,
})
const closes = (how: string, late?: string): Partial<Outcome> => ({
  effects: [{ kind: 'close_obligation', obligation: 'check', how, ...(late === undefined ? {} : { late }) }],
})
const stands: Elsewhere = {
  title,
  programme: 'test.other',
  at: ['paid'],
  bars: { outcomes: ['grant'], message: title },
  clause: 'law#1',
}
const check: ObligationRule = { title, clock: 'check', ends: { done: title, late: title }, clause: 'law#1' }
const good: Programme = {
  id: 'test.years',
  version: 1,
  title,
  summary: title,
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  subject: { name: 'name', people: ['idNo'] },
  roles: { clerk: { title, level: 'county' } },
  fields: {
    name: { type: 'name', title, sensitive: true },
    idNo: { type: 'resident_id', title, sensitive: true },
  },
  papers: {},
  params: {
    days: {
      title,
      unit: 'days',
      history: [{ from: '2020-01-01', value: 9, source: 'law#1', reviewBy: '2022-01-01' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    check: {
      title,
      limit: { param: 'days', unit: 'calendar_day' },
      starts: ['ask'],
      stops: ['confirm', 'end'],
      clause: 'law#1',
    },
  },
  obligations: { check },
  accounts: {},
  elsewhere: { stands },
  opens: { grant: out('paid', { asks: { name: 'required', idNo: 'required' } }) },
  steps: {
    paid: {
      title,
      holder: 'clerk',
      outcomes: {
        ask: out('paid', { effects: [{ kind: 'open_obligation', obligation: 'check' }] }),
        confirm: out('paid', closes('done', 'late')),
        end: out('done', closes('written_off')),
      },
    },
    done: { title, end: 'done', outcomes: {} },
  },
}
const other: Programme = {
  ...good,
  id: 'test.other',
  clocks: {},
  obligations: {},
  params: {},
  elsewhere: {},
  steps: {
    paid: { title, holder: 'clerk', outcomes: { end: out('done', { sets: { money: '1', tale: 'name' } }) } },
    done: { title, end: 'done', outcomes: {} },
  },
  values: { money: { title, unit: 'fen' } },
}

const findings = (p: Programme, beside: Programme = other): readonly string[] =>
  checkProgramme(p, {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['clerk', 'system']),
    figures: [],
    house: houseOfPacks([{ programmes: [p, beside], registers: [], figures: [] }]),
  }).map((f) => `${f.rule} ${f.code} ${f.where} ${f.example}${f.right === undefined ? '' : ` → ${f.right}`}`)

const paid = (outcomes: Readonly<Record<string, Outcome>>): Programme => ({
  ...good,
  steps: {
    ...good.steps,
    paid: { ...good.steps.paid!, outcomes: { ...good.steps.paid!.outcomes, ...outcomes } },
  },
})
const elsewhere = (more: Partial<Elsewhere>): Programme => ({
  ...good,
  elsewhere: { stands: { ...stands, ...more } },
})

test.each<[string, string, readonly string[], readonly string[]]>([
  ['Q14', '都写对了', findings(good), []],
  [
    'Q14',
    '没有这种了结方式',
    findings(paid({ confirm: out('paid', closes('done', 'latte')) })),
    [
      'Q14 never_ended obligations.check.ends.late late',
      'Q14 no_such_end steps.paid.outcomes.confirm latte → late',
    ],
  ],
  [
    'Q14',
    '写了却没有动作这样了结',
    findings({ ...good, obligations: { check: { ...check, ends: { ...check.ends, waived: title } } } }),
    ['Q14 never_ended obligations.check.ends.waived waived'],
  ],
  [
    'Q39',
    '没有这个事项',
    findings(elsewhere({ programme: 'test.othr' })),
    ['Q39 no_such_programme elsewhere.stands.programme test.othr → test.other'],
  ],
  [
    'Q39',
    '那个事项没有这个环节',
    findings(elsewhere({ at: ['paidd'] })),
    ['Q39 no_such_step elsewhere.stands.at paidd → paid'],
  ],
  [
    'Q39',
    '没有这个动作可限制',
    findings(elsewhere({ bars: { outcomes: ['grand'], message: title } })),
    ['Q39 no_such_outcome elsewhere.stands.bars grand → grant'],
  ],
  [
    'Q39',
    '合计的事实没有、是敏感的',
    findings({
      ...good,
      elsewhere: { stands: { ...stands, sum: 'mony' }, sealed: { ...stands, sum: 'name' } },
    }),
    ['Q39 no_such_fact elsewhere.stands.sum mony → money', 'Q39 secret_escapes elsewhere.sealed.sum name'],
  ],
  [
    'Q39',
    '哪一边不说是谁的，就没有人可以比对',
    findings(
      { ...good, subject: undefined } as unknown as Programme,
      { ...other, subject: undefined } as unknown as Programme,
    ),
    ['Q39 nobody elsewhere.stands.programme test.other', 'Q39 nobody subject test.years'],
  ],
  [
    'Q39',
    '不限制什么，也没有规则使用',
    findings({ ...good, elsewhere: { stands: (({ bars: _, ...rest }) => rest)(stands) } }),
    ['Q16 Q16 elsewhere.stands stands'],
  ],
])('[%s] %s', (_, __, found, expected) => {
  expect(found.filter((f) => !/^Q(1|2|15|18|29|30) /.test(f))).toEqual(expected)
})
