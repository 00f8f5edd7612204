/** [Q14] [Q39] [Q40] What the checker says of ends that a programme names itself, of what stands elsewhere, and of rules over sealed facts, one fault a row. */
import { expect, test } from 'vitest'
import type { Figure } from '../figure/index.ts'
import type { Elsewhere } from '../programme/elsewhere.ts'
import type { ObligationRule } from '../programme/programme.ts'
import type { Outcome, Programme } from '../programme/index.ts'
import { houseOfPacks } from './house.ts'
import { checkProgramme } from './index.ts'
import { out } from './testing.ts'

const title = { zh: '甲', en: 'A' }
const closes = (how: string, late?: string): Partial<Outcome> => ({
  effects: [{ kind: 'close_obligation', obligation: 'check', how, ...(late === undefined ? {} : { late }) }],
})
const mute: Elsewhere = { title, programme: 'test.other', at: ['paid'], clause: 'law#1' }
const stands: Elsewhere = { ...mute, bars: { outcomes: ['grant'], message: title } }
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
        end: out('done', closes('regularised')),
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
      'UN1 no_such_end steps.paid.outcomes.confirm.effects.0.how latte → late',
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
    findings({ ...good, elsewhere: { stands: mute } }),
    ['Q16 Q16 elsewhere.stands stands'],
  ],
])('[%s] %s', (_, __, all, expected) => {
  expect(all.filter((f) => !/^Q(1|2|15|18|29|30) /.test(f))).toEqual(expected)
})

/** An income that is sealed: told by the opening, decided on at the desk. */
const income: Programme = {
  ...good,
  elsewhere: {},
  fields: { ...good.fields, income: { type: 'fen', min: 0, max: 9_999, title, sensitive: true } },
  derived: { counted: { value: 'income', clause: 'law#1' } },
  inClear: { granted: { reason: title, clause: 'law#1' } },
  opens: { grant: out('paid', { asks: { name: 'required', idNo: 'required', income: 'required' } }) },
  steps: {
    ...good.steps,
    paid: {
      ...good.steps.paid!,
      outcomes: {
        ...good.steps.paid!.outcomes,
        pay: out('paid', {
          when: [{ test: 'counted < 500', clause: 'law#1', message: title }],
          sets: { granted: '500 - counted' },
        }),
      },
    },
  },
  values: { granted: { title, unit: 'fen' }, counted: { title, unit: 'fen' } },
}
const pay = (more: Partial<Outcome>): Programme => ({
  ...income,
  steps: {
    ...income.steps,
    paid: {
      ...income.steps.paid!,
      outcomes: { ...income.steps.paid!.outcomes, pay: { ...income.steps.paid!.outcomes.pay!, ...more } },
    },
  },
})
const when = (test: string): Programme => pay({ when: [{ test, clause: 'law#1', message: title }] })
const derived = (value: string, more: Partial<Programme> = {}): Programme => ({
  ...income,
  derived: { counted: { value, clause: 'law#1' } },
  ...more,
})
const at = 'steps.paid.outcomes.pay'

test.each<[string, string, Programme, readonly string[]]>([
  ['Q40', '写得都对', income, []],
  ['Q40', '条件读已经密封的收入', when('income < 500'), [`Q40 no_key ${at}.when.0 income`]],
  ['Q40', '只问收入填了没有，不要密钥', when('income != null and counted < 500'), []],
  [
    'Q40',
    '收入就在这张表上必填，不要推算',
    pay({
      asks: { income: 'required' },
      when: [{ test: 'income < 500 and counted < 500', clause: 'law#1', message: title }],
    }),
    [],
  ],
  [
    'Q40',
    '表上选填，以前可能已经填过',
    pay({
      asks: { income: 'optional' },
      when: [{ test: 'income < 500 and counted < 500', clause: 'law#1', message: title }],
    }),
    [`Q40 no_key ${at}.when.0 income`],
  ],
  [
    'Q30',
    '算出的金额没有说明理由，不能以明文保存',
    { ...income, inClear: {} },
    [`Q30 secret_escapes ${at}.sets.granted 500 - counted`],
  ],
  [
    'Q30',
    '密封的值直接记账',
    {
      ...pay({ effects: [{ kind: 'transfer', debit: 'a', credit: 'b', amount: 'counted', memo: title }] }),
      accounts: { a: { title, kind: 'expense' }, b: { title, kind: 'source' } },
    },
    [`Q30 secret_escapes ${at}.effects.0.amount counted`],
  ],
  ['Q40', '不依据敏感信息', derived('1 + 1'), ['Q40 nothing_sealed derived.counted 1 + 1']],
  [
    'Q40',
    '名称已被占用',
    { ...income, params: { ...income.params, counted: income.params.days! } },
    ['Q40 name_taken derived.counted income'],
  ],
  [
    'Q40',
    '说明了理由，却没有这样的事实，或者本来就不密封',
    {
      ...pay({ sets: { granted: '500 - counted', plain: '1' } }),
      inClear: {
        granted: { reason: title, clause: 'law#1' },
        grantd: { reason: title, clause: 'law#1' },
        plain: { reason: title, clause: 'law#1' },
      },
    },
    ['Q40 no_such_fact inClear.grantd grantd → granted', 'Q40 needless inClear.plain plain'],
  ],
])('[%s] %s', (_, __, p, expected) => {
  expect(findings(p).filter((f) => /^Q(30|40) /.test(f))).toEqual(expected)
})

test('[Q40] 指标的条件没有密钥；以明文保存的可以', () => {
  const figure = (where: string): Figure => ({
    id: 'test.figure',
    version: 1,
    title,
    definition: title,
    programme: income.id,
    unit: 'case',
    measure: 'count',
    counts: { on: ['pay'], where },
    window: 'quarter_to_date',
    clause: 'law#1',
  })
  const foundFor = (where: string) =>
    checkProgramme(income, {
      holdsClause: () => true,
      authorities: [],
      heldRoles: new Set(['clerk']),
      figures: [figure(where)],
      house: houseOfPacks([{ programmes: [income, other], registers: [], figures: [figure(where)] }]),
    })
      .filter((f) => f.rule === 'Q40')
      .map((f) => `${f.code} ${f.where} ${f.example}`)
  expect(foundFor('counted > 1')).toEqual(['no_key figures.test.figure.counts.where counted'])
  expect(foundFor('granted > 1')).toEqual([])
})
