/** Registers as rows: what a cell says, what changed, who has a part, and what is found wrong. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may, type Asker } from '../access/index.ts'
import { registerFindings } from '../check/registers.ts'
import type { Value } from '../rule/index.ts'
import {
  cellText,
  changedColumns,
  columnsFor,
  entryName,
  type Register,
  type RegisterColumn,
} from './index.ts'

const t = (zh: string, en = zh) => ({ zh, en })
const column = (more: Partial<RegisterColumn> = {}): RegisterColumn => ({ title: t('列'), ...more })
const risk = column({ options: { high: t('高', 'High'), low: t('低', 'Low') } })

const units = { lamp: { title: t('盏数', 'lamps'), after: t('盏', ' lamps') } }

test.each<[string, RegisterColumn, Value | undefined, string | null, string | null]>([
  ['an option', risk, 'high', '高', 'High'],
  ['several options', risk, ['high', 'low'], '高、低', 'High; Low'],
  ['a value that is no option any more', risk, 'odd', 'odd', 'odd'],
  ['the name of a prototype', risk, 'constructor', 'constructor', 'constructor'],
  ['what was told in both languages', column(), [{ zh: '逾期', en: 'late' }], '逾期', 'late'],
  ['half of that', column(), { zh: '逾期' }, '{"zh":"逾期"}', '{"zh":"逾期"}'],
  ['nothing known', risk, null, null, null],
  ['never asked', risk, undefined, null, null],
  ['an empty list', risk, [], null, null],
  ['yes', column(), true, '是', 'Yes'],
  ['no', column(), false, '否', 'No'],
  ['fen', column({ unit: 'fen' }), 123_450, '1,234.50元', '¥1,234.50'],
  ['centimetres', column({ unit: 'centimetre' }), 320, '3.20米', '3.20 m'],
  ['less than a metre', column({ unit: 'centimetre' }), 5, '0.05米', '0.05 m'],
  ['area', column({ unit: 'hundredth_m2' }), 8_850, '88.50平方米', '88.50 m²'],
  ['points', column({ unit: 'point' }), 6, '6分', '6 points'],
  ['a degree', column({ kind: 'degree' }), 112_944_012, '112.944012', '112.944012'],
  ['west of Greenwich', column({ kind: 'degree' }), -500, '-0.000500', '-0.000500'],
  ['a day', column({ kind: 'day' }), '2021-10-08', '2021年10月8日', '2021-10-08'],
  ['no day', column({ kind: 'valid_to' }), '长期', '长期', '长期'],
  ['a count', column(), 16, '16', '16'],
  ['what a pack counts', column({ unit: 'lamp' }), 16, '16盏', '16 lamps'],
  ['what the kernel counts', column({ unit: 'persons' }), 16, '16人', '16 persons'],
  ['some minutes', column({ unit: 'minutes' }), 30, '30分钟', '30 minutes'],
  ['whole hours', column({ unit: 'minutes' }), 780, '13小时', '13 h'],
  ['hours and minutes', column({ unit: 'minutes' }), 810, '13小时30分', '13 h 30 min'],
  ['a time of the day', column({ kind: 'clock', unit: 'minutes' }), 485, '08:05', '08:05'],
  ['what nobody declared', column({ unit: 'lump' }), 16, '16', '16'],
  ['a fraction of a fen', column({ unit: 'fen' }), { decimal: '100.5' }, '1.005元', '¥1.005'],
  ['a fraction', column(), { decimal: '0.1' }, '0.1', '0.1'],
  ['an old double', column(), 0.1, '0.1', '0.1'],
])('[RG6] %s', (_, c, value, zh, en) => {
  expect(cellText(c, value, units)).toEqual(zh === null ? null : { zh, en })
})

test('[RG6] a decimal reads back to the whole number that it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -180_000_000, max: 180_000_000 }),
      (n) => Math.round(Number(cellText(column({ kind: 'degree' }), n)!.zh) * 1_000_000) === n,
    ),
  )
})

test.each<
  [string, Readonly<Record<string, Value>>, Readonly<Record<string, Value>> | undefined, readonly string[]]
>([
  ['the first version changes nothing', { a: 1 }, undefined, []],
  ['another value', { a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
  ['something became known', { a: 1 }, {}, ['a']],
  ['something is not known any more', {}, { a: 1 }, ['a']],
  ['null and absent are the same', { a: null }, {}, []],
  ['lists by what is in them', { a: ['x'] }, { a: ['x'] }, []],
  ['a column that one does not read', { secret: 1 }, { secret: 2 }, []],
])('[RG7] %s', (_, now, before, changed) => {
  expect(
    changedColumns(
      [
        ['a', column()],
        ['b', column()],
      ],
      { body: now },
      before && { body: before },
    ),
  ).toEqual(changed)
})

const list: Register = {
  id: 'x.list',
  title: t('名录'),
  open: true,
  called: ['name'],
  standings: { on: t('在册') },
  columns: { name: column({ public: true }), phone: column() },
  clause: 'law#1',
}

test('an entry is called by its name, or by its id where nothing is known', () => {
  expect(entryName({ called: ['a', 'b'] }, { id: 'k', body: { a: '幸福', b: '1栋' } })).toBe('幸福1栋')
  expect(entryName({ called: ['a'] }, { id: 'k', body: {} })).toBe('k')
  expect(entryName({}, { id: 'k', body: { name: '某' } })).toBe('k')
})

describe('[RG5] who reads', () => {
  const roles = { clerk: true }
  const who = (role: string | null, area = 'town', permissions: readonly string[] = []): Asker => ({
    person: 'p',
    posts: role === null ? [] : [{ id: '1', role, area }],
    permissions,
    kin: [],
  })
  const register = (isOpen: boolean, isAsked: boolean) =>
    ({ kind: 'register', open: isOpen, asked: isAsked, roles }) as const
  const entry = (isOpen: boolean, isAsked: boolean) =>
    ({ kind: 'entry', open: isOpen, asked: isAsked, roles, reach: ['village', 'town'] }) as const
  test.each<[string, Asker, string, string, string, string]>([
    ['a post with a part, over the place', who('clerk'), 'post', 'post', 'post', 'post'],
    ['a post with a part, elsewhere', who('clerk', 'far'), 'post', 'post', 'no', 'everybody'],
    ['a post without a part', who('cook'), 'no', 'everybody', 'no', 'everybody'],
    ['an auditor', who(null, '', ['audit']), 'permission', 'permission', 'permission', 'permission'],
    ['an administrator', who(null, '', ['admin']), 'no', 'everybody', 'no', 'everybody'],
    ['a stranger', who(null), 'no', 'everybody', 'no', 'everybody'],
  ])('%s', (_, asker, closedList, askedFind, closedEntry, askedEntry) => {
    const by = (...[action, thing]: [Parameters<typeof may>[1], Parameters<typeof may>[2]]) =>
      may(asker, action, thing)?.by ?? 'no'
    expect([
      by('read', register(false, false)),
      by('find', register(false, true)),
      by('see', entry(false, false)),
      by('see', entry(false, true)),
    ]).toEqual([closedList, askedFind, closedEntry, askedEntry])
    expect(by('read', register(true, false))).toBe(closedList === 'no' ? 'everybody' : closedList)
    /** Nothing else is done to a register. */
    expect([by('sign', register(true, true)), by('reveal', entry(true, true))]).toEqual(['no', 'no'])
  })

  test('everybody the public columns, officials all', () => {
    expect([columnsFor(list, false), columnsFor(list, true)].map((c) => c.map(([name]) => name))).toEqual([
      ['name'],
      ['name', 'phone'],
    ])
  })
})

test.each<[string, Partial<Register>, string]>([
  ['a name of no column', { called: ['nick'] }, 'has no column nick'],
  ['a table of no column', { brief: ['nick'] }, 'has no column nick'],
  ['a map of no column', { map: { longitude: 'lon', latitude: 'phone' } }, 'has no column lon'],
  ['a clause that is not held', { clause: 'law#9' }, 'stands on law#9'],
  ['a note’s clause that is not held', { note: { text: t('注'), clause: 'law#8' } }, 'stands on law#8'],
  [
    'a reason’s clause that is not held',
    { columns: { ...list.columns, why: column({ options: { a: t('甲') }, clauses: { a: 'law#7' } }) } },
    'stands on law#7',
  ],
  [
    'a clause of no option',
    { columns: { ...list.columns, why: column({ options: { a: t('甲') }, clauses: { b: 'law#1' } }) } },
    'b, which is no option',
  ],
  ['another register that is not there', { also: ['y.list'] }, 'names the register y.list'],
  ['itself as another register', { also: ['x.list'] }, 'names the register x.list'],
  ['published, with nothing to read', { columns: { name: column(), phone: column() } }, 'no public column'],
  [
    'asked, with a name that is not public',
    {
      open: false,
      asked: { page: t('页'), intro: t('说'), title: t('问'), label: t('名'), hint: t('例') },
      called: ['phone'],
    },
    'phone is part of the name',
  ],
  [
    'a case told to everybody',
    { columns: { ...list.columns, file: column({ kind: 'case', public: true }) } },
    'file may not be public',
  ],
  [
    'a place told to everybody',
    { columns: { ...list.columns, lon: column({ kind: 'degree', public: true }) } },
    'lon may not be public',
  ],
  [
    'a unit that nobody declares',
    { columns: { ...list.columns, n: column({ unit: 'lamp' }) } },
    'there is no unit lamp',
  ],
])('[RG10] [UN1] found: %s', (_, change, said) => {
  const findings = (r: Register) => registerFindings(r, [list], (c) => c === 'law#1')
  expect(findings(list)).toEqual([])
  expect(
    findings({ ...list, ...change })
      .map((f) => f.message.en)
      .join('\n'),
  ).toContain(said)
})
