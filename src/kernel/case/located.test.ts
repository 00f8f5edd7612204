/** [AR10] [AR11] A point as a form takes it, and where it lies by the borders of the day that the policy names. */
import { describe, expect, test } from 'vitest'
import { spotted } from '../../../tools/spotted.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { checkProgramme, houseOfPacks } from '../check/index.ts'
import type { Programme } from '../programme/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { parseInstant, type Day } from '../day/index.ts'
import { answerFrom, knownWorld, knowledge, parseField, type Surroundings, type World } from './index.ts'
import { closedWorld } from './world.ts'

const point = spotted.fields['where']!
const place = { lon: 111_315_000, lat: 27_015_000 }

describe('[AR10] what a form takes as a point', () => {
  test.each<[string, unknown, string | null]>([
    ['整数微度', place, null],
    ['带精度', { ...place, accuracy: 8 }, null],
    ['小数', { lon: 111.315, lat: 27.015 }, '整数微度'],
    ['文字', '111.315, 27.015', '应为经度和纬度'],
    ['超出地球', { lon: 200_000_000, lat: 0 }, '超出范围'],
    ['填反', { lon: 27_015_000, lat: 111_315_000 }, '填反'],
    ['空', {}, '整数微度'],
  ])('%s', (_, sent, said) => {
    const parsed = parseField(point, sent, '2021-10-20')
    if (said === null) expect(parsed).toEqual({ ok: true, value: sent })
    else expect(parsed.ok ? '' : parsed.message.zh).toContain(said)
  })
})

const around = (world: World): Surroundings => ({
  now: parseInstant('2021-10-20T09:00:00+08:00')!,
  actor: { person: 'p', post: 'w', role: 'village-worker', kin: [], areas: [] } as never,
  areaPath: ['430523106001'],
  calendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  personKey: (id) => id,
  world,
})
const reads = (facts: object, formula: string) => (world: World) =>
  knowledge(spotted, null, [], facts as never, around(world)).read(formula)
/** Grid 12 until its merger, 11 afterwards. */
const ground = (_lon: number, _lat: number, on: Day) => {
  const area = on < '2021-10-15' ? '430523106001012' : '430523106001011'
  return { area, path: [area, '430523106001'], onBorderOf: [] }
}

describe('[AR11] where a point lies', () => {
  test.each<[string, object, string, unknown]>([
    ['合并前一天', { where: place, seenOn: '2021-10-14' }, 'seenIn.area', '430523106001012'],
    ['合并当天', { where: place, seenOn: '2021-10-15' }, 'seenIn.area', '430523106001011'],
    ['上级', { where: place, seenOn: '2021-10-15' }, 'seenIn.path[2]', '430523106001'],
    ['没有日期', { where: place }, 'seenIn.area', null],
    ['没有点', { seenOn: '2021-10-15' }, 'seenIn.area', null],
    ['点被密封', { where: 'sealed:1', seenOn: '2021-10-15' }, 'seenIn.area', null],
    ['[K29] 正在开办的，开办地', {}, 'caseArea', '430523106001'],
    ['点本身', { where: place, seenOn: '2021-10-15' }, 'where.lon', 111_315_000],
  ])('%s', (_, facts, formula, value) => {
    expect(reads(facts, formula)(knownWorld({ ground }))).toEqual(value)
  })

  test('[K19] it is asked for, and nothing rests on it before it was gathered', () => {
    expect(answerFrom(closedWorld, reads({ where: place, seenOn: '2021-10-14' }, 'seenIn.area'))).toEqual({
      ok: false,
      needs: [{ kind: 'ground', ...place, on: '2021-10-14' }],
    })
  })
})

const context = {
  holdsClause: () => true,
  authorities: [],
  heldRoles: new Set(['village-worker']),
  figures: [],
  house: houseOfPacks([]),
}
const sealedPoint = { ...point, sealed: true } as const
const inWords = { zh: '网格不是住处', en: 'A grid is no home' }
test.each<[string, Programme, readonly string[]]>([
  ['点不密封', spotted, []],
  ['密封的点，网格不能明文留下', { ...spotted, fields: { ...spotted.fields, where: sealedPoint } }, ['Q30']],
  [
    '密封的点，写明为何网格可以明文',
    {
      ...spotted,
      fields: { ...spotted.fields, where: sealedPoint },
      derived: { gridTold: { value: 'seenIn.area' } },
      inClear: { gridTold: { reason: inWords } },
      opens: { tell: { ...spotted.opens['tell']!, when: [], sets: {} } },
      steps: {
        ...spotted.steps,
        seen: { ...spotted.steps['seen']!, outcomes: { close: spotted.steps['seen']!.outcomes['close']! } },
      },
      values: { gridTold: { title: inWords, unit: 'text' } },
    } as never,
    [],
  ],
])('[S11] [AR11] %s', (_, p, rules) => {
  const house = houseOfPacks([{ programmes: [p], registers: [], figures: [] }])
  const findings = checkProgramme(p, { ...context, house })
  expect([
    ...new Set(findings.filter((f) => f.rule === 'Q30' || f.rule === 'S11').map((f) => f.rule)),
  ]).toEqual(rules)
})
