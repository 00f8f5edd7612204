/** [TX2] What was worked out from facts as people typed them is never part of a key, nor the other way round, whichever was asked first. */
import { describe, expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import type { Facts } from '../rule/index.ts'
import { t } from './testing.ts'
import type { Knowledge } from './knowledge.ts'
import { knowledge, knownWorld } from './index.ts'

const law = 'law#1'
const text = { type: 'text', max: 40, title: t('名') } as const
const p: Programme = {
  id: 'test.keys',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  roles: {},
  fields: { estate: text, lines: { type: 'list', max: 5, title: t('明细'), of: { house: text } } },
  papers: {},
  params: {},
  tallies: {},
  entries: { found: { register: 'test.houses', id: 'full' } },
  decisions: {
    full: { kind: 'formula', expression: 'estate + "/" + house', clause: law },
    /** Decisions of other days have a memory of their own. */
    earlier: { kind: 'formula', expression: 'valueOn(full, "2021-06-30")', clause: law },
  },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {},
  steps: {},
}

const [typed, key] = ['花 园（一期）/３栋', '花园(一期)/3栋']
const ofCase: Facts = { estate: '花 园（一期）' }
const column: Facts = { house: '３栋' }

/** What the world was asked for, and a line of a case as a sheet has many. */
function asked(): { readonly line: Knowledge; readonly names: string[] } {
  const names: string[] = []
  const world = knownWorld({
    entry(_, id) {
      names.push(id)
      return null
    },
  })
  const line = knowledge(p, null, [], ofCase, {
    now: parseInstant('2021-10-20T09:00:00+08:00')!,
    actor: { person: 'p', post: 'w', role: 'clerk', area: '430523105', kin: [] },
    areaPath: ['430523105'],
    calendar: chinaCalendar,
    authorities: [],
    personKey: (id) => id,
    abilities: abilitiesOf(kernelAbilities),
    world,
  }).line(column)
  return { line, names }
}

describe('[TX2] a memory of keys, and one of what was typed', () => {
  test.each(['full', 'valueOn(full, "2021-06-30")', 'earlier'])('%s', (formula) => {
    const order = [
      ['read', 'key', 'read', 'key'],
      ['key', 'read', 'key', 'read'],
    ] as const
    for (const acts of order) {
      const { line } = asked()
      expect(acts.map((act) => line[act](formula))).toEqual(acts.map((act) => (act === 'key' ? key : typed)))
    }
  })

  test('what more is told is in keys too', () => {
    const { line } = asked()
    expect(line.key('full')).toBe(key)
    expect(line.with({ house: '４栋' }).key('full')).toBe('花园(一期)/4栋')
    expect(line.line({ house: '５栋' }).key('full')).toBe('花园(一期)/5栋')
    expect([line.key('full'), line.read('full')]).toEqual([key, typed])
  })

  test('an entry is looked up by the key, once for a line', () => {
    const { line, names } = asked()
    line.read('full')
    expect([line.read('found'), line.read('found = null'), line.key('found')]).toEqual([null, true, null])
    expect(new Set(names)).toEqual(new Set([key]))
    expect(names.length).toBeLessThanOrEqual(2)
  })
})
