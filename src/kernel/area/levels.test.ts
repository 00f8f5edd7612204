/** Levels of places: those of the national code, and a grid and a building that a programme declares below a village. */
import { describe, expect, test } from 'vitest'
import { checkProgramme } from '../check/index.ts'
import { good, t } from '../check/testing.ts'
import { accountOf } from '../case/effects.ts'
import { holderOf, type Case } from '../case/index.ts'
import { heightOf, levelTitle, placeOfLevel, type Levels } from './levels.ts'
import { standsNoLower } from '../programme/office-allowed.ts'
import { officeActsOf, type Programme } from '../programme/index.ts'
import { isOfLevel } from './index.ts'

const own: Levels = {
  grid: { title: t('网格'), digits: 15, within: 'village' },
  building: { title: t('楼'), digits: 18, within: 'grid' },
}
/** A building in a grid of a village, up to the city. */
const path = ['430371002004001002', '430371002004001', '430371002004', '430371002', '430371', '430300']

test.each<[string, string | null]>([
  ['building', '430371002004001002'],
  ['grid', '430371002004001'],
  ['village', '430371002004'],
  ['township', '430371002'],
  ['county', '430371'],
  ['city', '430300'],
  ['estate', null],
  ['person', null],
  ['system', null],
])('[AR9] of the places above a building, the %s is %s', (level, place) => {
  expect(placeOfLevel(path, level, own)).toBe(place)
})

test('[AR9] without a programme that declares it there is no grid', () => {
  expect(placeOfLevel(path, 'grid')).toBe(null)
  expect(isOfLevel('43037100200400A', 'grid', own)).toBe(false)
})

test('[AR9] who stands higher', () => {
  const heights = ['building', 'grid', 'village', 'township', 'county', 'city', 'province'].map((l) =>
    heightOf(l, own),
  )
  expect(heights).toEqual([...heights].sort((a, b) => a! - b!))
  expect(new Set(heights).size).toBe(7)
  expect([heightOf('person', own), heightOf('system', own), heightOf('estate', own)]).toEqual([
    null,
    null,
    null,
  ])
  expect([levelTitle('grid', own).zh, levelTitle('township').zh]).toEqual(['网格', '乡镇'])
})

const gridded: Programme = {
  ...good,
  levels: own,
  roles: { clerk: { title: t('网格员'), level: 'grid' }, head: { title: t('村主任'), level: 'village' } },
  accounts: { petty: { title: t('网格经费'), kind: 'asset', per: 'grid' } },
}

describe('[AR9] a programme with grids', () => {
  test('its steps are held in the grid, and each grid has an account', () => {
    const at = { step: 'desk', acts: [{ to: 'desk', at: '2021-10-20T09:00:00.000+08:00' }] }
    expect(holderOf(gridded, at as unknown as Case, path)?.area).toBe('430371002004001')
    expect(accountOf(gridded, path, 'A1')('petty')).toBe('petty:430371002004001')
  })

  test('who holds a grid is of the office, and stands below the village', () => {
    expect(officeActsOf(gridded).handOver?.by).toEqual(['clerk', 'head'])
    expect([standsNoLower(gridded, 'clerk', 'head'), standsNoLower(gridded, 'head', 'clerk')]).toEqual([
      false,
      true,
    ])
  })

  test.each<[string, Partial<Programme>, string | null]>([
    ['a level that nobody declares', { levels: {} }, 'no_such_level'],
    [
      'a level inside none',
      { levels: { ...own, grid: { ...own.grid!, within: 'hamlet' } } },
      'no_such_level',
    ],
    [
      'codes no longer than a village’s',
      { levels: { ...own, grid: { ...own.grid!, digits: 12 } } },
      'wrong_level',
    ],
    [
      'codes as long as another level’s',
      { levels: { ...own, grid: { ...own.grid!, digits: 18 } } },
      'wrong_level',
    ],
    ['as it stands', {}, null],
  ])('the checker: %s', (_, change, code) => {
    const findings = checkProgramme(
      { ...gridded, ...change },
      { holdsClause: () => true, heldRoles: new Set(['clerk']), authorities: [], figures: [] },
    )
    const codes = findings.flatMap((f) => (f.rule === 'AR9' ? [f.code] : []))
    expect(codes).toEqual(code === null ? [] : expect.arrayContaining([code]))
  })
})
