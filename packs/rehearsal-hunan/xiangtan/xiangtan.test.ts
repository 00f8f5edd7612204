/** Xiangtan as it is generated: counted, not stored. */
import { describe, expect, test } from 'vitest'
import { parseCreditCode, parseResidentId } from 'yimen/kernel/identity'
import {
  areasOfXiangtan,
  communities,
  dwellingsOf,
  sanxiang,
  streets,
  surveyed,
  surveyRows,
  xiangtanOffices,
  xintangli,
  type SurveyRow,
} from './index.ts'

const rows = surveyRows(20211020)
const fit = (r: SurveyRow): boolean =>
  r.legalProof !== null &&
  r.legalProof !== 'none' &&
  r.floors >= 4 &&
  !r.hasElevator &&
  r.expropriation === false &&
  (r.danger === 'A' || r.danger === 'B') &&
  !r.singleOwner &&
  r.insideRedLine === true &&
  (r.fireLane ?? 0) >= 400 &&
  (r.spacing ?? 0) >= 600 &&
  r.sunlightOk === true

describe('places', () => {
  test('24 streets and towns, 104 of their communities surveyed, every street among them', () => {
    expect([streets.length, surveyed.length, new Set(surveyed.map((a) => a.parent)).size]).toEqual([
      24, 104, 24,
    ])
    expect(communities.length).toBeGreaterThan(104)
    expect(surveyed.find((a) => a.code === xintangli)?.name.zh).toBe('新塘里社区')
  })

  test('every place stands under another, up to the province', () => {
    const codes = new Set(areasOfXiangtan().map((a) => a.code))
    expect(
      areasOfXiangtan()
        .filter((a) => a.parent !== null && !codes.has(a.parent))
        .map((a) => a.code),
    ).toEqual([])
    expect(codes.size).toBe(areasOfXiangtan().length)
  })
})

describe('the survey', () => {
  test.each<[string, number, number]>([
    ['units', rows.length, 14_678],
    ['buildings', new Set(rows.map((r) => `${r.community} ${r.estate} ${r.building}`)).size, 5_499],
    ['communities', new Set(rows.map((r) => r.community)).size, 104],
    ['eligible', rows.filter(fit).length, 1_830],
    ['eligible in 三湘鑫苑', rows.filter((r) => r.estate === sanxiang && fit(r)).length, 8],
  ])('%s: %i', (_, count, expected) => {
    expect(count).toBe(expected)
  })

  test('no unit twice; the same seed gives the same bytes, another seed does not', () => {
    expect(new Set(rows.map((r) => `${r.community} ${r.estate} ${r.building} ${r.unit}`)).size).toBe(
      rows.length,
    )
    expect(JSON.stringify(surveyRows(20211020))).toBe(JSON.stringify(rows))
    expect(JSON.stringify(surveyRows(1))).not.toBe(JSON.stringify(rows))
  })
})

describe('people', () => {
  const office = xiangtanOffices(20211020)

  test('numbers are valid and nobody else’s, among officials and the owners of all eligible units', () => {
    const owners = rows.flatMap((r, n) => (fit(r) ? dwellingsOf(r, n, 7).owners : []))
    const own = new Map<string, string>()
    for (const o of [...office.people, ...owners]) {
      expect(parseResidentId(o.idNo, '2021-10-20').ok, o.idNo).toBe(true)
      expect(own.get(o.idNo) ?? o.name).toBe(o.name)
      own.set(o.idNo, o.name)
    }
    expect(own.size).toBeGreaterThan(20_000)
  })

  test('twelve firms with valid codes, and a holder for every role', () => {
    expect(office.firms.filter((f) => parseCreditCode(f.uscc).ok)).toHaveLength(12)
    expect(new Set(office.posts.map((p) => p.id)).size).toBe(office.posts.length)
    const roles = new Set(office.posts.map((p) => p.role))
    for (const role of [
      'community-worker',
      'street-mediator',
      'district-office',
      'district-housing-head',
      'city-office',
      'city-fire',
      'elevator-firm',
      'drawing-review',
    ])
      expect(roles).toContain(role)
  })

  test('every dwelling that is sold has an owner', () => {
    const { dwellings, owners } = dwellingsOf(rows[0]!, 0, 7)
    expect(dwellings).toHaveLength(rows[0]!.dwellings)
    expect(dwellings.filter((d) => !d.unsold && !owners.some((o) => o.room === d.room))).toEqual([])
  })
})
