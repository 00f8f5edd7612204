/** Who could be eligible by what a case or an entry already tells: yes, no, and not known yet. */
import { expect, test } from 'vitest'
import { abilitiesOf } from '#kernel/ability'
import { kernelAbilities } from '#kernel/abilities'
import { knownWorld, sealedPrefix, type Case, type Surroundings } from '#kernel/case'
import { chinaCalendar } from '#kernel/clock'
import { parseInstant } from '#kernel/day'
import type { Programme } from '#kernel/programme'
import { out, t } from '../kernel/case/testing.ts'
import { factsOfCase, factsOfEntry, sought, type Seek } from './index.ts'

const bare = {
  version: 1,
  title: t('事项'),
  summary: t('事项'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  roles: { clerk: { title: t('经办'), level: 'township' } },
  papers: {},
  tallies: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { apply: out('desk', ['clerk']) },
  steps: { desk: { title: t('办理'), holder: 'clerk', outcomes: {} } },
} as const
/** What is held: last year's form, in yuan a month and by head. */
const source: Programme = {
  ...bare,
  id: 'test.source',
  fields: {
    wage: { type: 'fen', min: 0, max: 10_000_000, title: t('工资') },
    heads: { type: 'integer', min: 1, max: 9, title: t('人数') },
  },
  params: {},
  decisions: {},
}
/** What people are looked for: at most 100 yuan a head. */
const policy: Programme = {
  ...bare,
  id: 'test.policy',
  fields: {
    income: { type: 'fen', min: 0, max: 10_000_000, title: t('收入') },
    persons: { type: 'integer', min: 1, max: 9, title: t('人口') },
  },
  params: {
    limit: {
      title: t('上限'),
      unit: 'fen',
      history: [{ from: '2021-01-01', value: 10_000, source: 'law#1', reviewBy: '2022-01-01' }],
    },
  },
  decisions: { fitsLimit: { kind: 'formula', expression: 'income <= limit * persons', clause: 'law#1' } },
}
const seek: Seek = {
  title: t('找人'),
  purpose: t('上门看望'),
  by: ['clerk'],
  from: { cases: 'test.source', at: ['desk'] },
  where: 'wage > 0',
  facts: { income: 'wage', persons: 'heads' },
  conditions: [
    { test: 'fitsLimit', title: t('收入不超过上限'), clause: 'law#1' },
    { test: 'persons >= 2', title: t('两人以上'), clause: 'law#1' },
  ],
  shows: ['persons'],
  calls: [],
  clause: 'law#1',
}
const s: Surroundings = {
  now: parseInstant('2021-06-01T10:00:00+08:00')!,
  actor: { person: '', post: null, role: '', area: null, kin: [] },
  areaPath: ['430523104211', '430523104', '430523'],
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  world: knownWorld(),
  personKey: (id) => id,
}
const holding = (facts: Case['facts']): Case => ({
  id: 'c',
  programme: { id: 'test.source', version: 1 },
  area: '430523104211',
  step: 'desk',
  seq: 1,
  facts,
  people: ['p'],
  acts: [],
  obligations: [],
})

test.each<[string, Case['facts'], 'fits' | 'open' | 'no' | 'not looked at']>([
  ['两人200元', { wage: 20_000, heads: 2 }, 'fits'],
  ['两人200元1分', { wage: 20_001, heads: 2 }, 'no'],
  ['一人100元，人数不够', { wage: 10_000, heads: 1 }, 'no'],
  ['人数不知道，要上门问', { wage: 10_000 }, 'open'],
  ['没有工资的不在查找之列', { wage: 0, heads: 2 }, 'not looked at'],
  ['工资不知道的也不在', { heads: 2 }, 'not looked at'],
])('[SK1] [SK2] %s', (_, held, expected) => {
  const facts = factsOfCase(seek, source, holding(held), s)
  if (facts === null) return expect('not looked at').toBe(expected)
  const one = sought(seek, policy, facts, ['p'], s)
  expect(one === null ? 'no' : one.fits ? 'fits' : 'open').toBe(expected)
  if (!one) return
  /** Nothing but what the pack says is needed. */
  expect(Object.keys(one.facts)).toEqual(['persons'])
  expect(one.unknown.length > 0).toBe(!one.fits)
})

test('[SK1] 封存的信息不打开：当作不知道，要上门问', () => {
  const born: Programme = {
    ...source,
    fields: { ...source.fields, idNo: { type: 'resident_id', title: t('身份证号'), sensitive: true } },
    derived: { born: { value: 'birthOf(idNo)', clause: 'law#1' } },
  }
  const opening: Surroundings = { ...s, world: knownWorld({ opened: () => '1940-01-01' }) }
  const c = holding({ wage: 20_000, heads: 2, idNo: `${sealedPrefix}1`, born: `${sealedPrefix}1` })
  expect(factsOfCase({ ...seek, facts: { income: 'born', persons: 'idNo' } }, born, c, opening)).toEqual({
    income: null,
    persons: null,
  })
})

test('[SK1] an entry of a register is read by its columns', () => {
  const rule: Seek = { ...seek, from: { register: 'r' } }
  const entry = {
    register: 'r',
    id: 'e1',
    area: '430523104211',
    standing: 'on',
    body: { wage: 20_000, heads: 2 },
    case: 'x',
    seq: 1,
    from: '2021-01-01',
  } as const
  const facts = factsOfEntry(rule, policy, entry, s)!
  expect(facts).toEqual({ income: 20_000, persons: 2 })
  expect(sought(rule, policy, facts, [], s)?.fits).toBe(true)
})
