/** Estates, their branches and places: a merger changes the base of coverage, and what is built is accepted with photos. */
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, Zone } from './play.ts'

const enlist = (z: Zone, n: number) => {
  const input = { estateName: `小区${n}`, households: 300 }
  const id = caseOf(z.open('estate', 'head', 'enlist', '2021-01-12 09:00', input))
  const branch = { branchName: `小区${n}党支部`, members: 4, foundedOn: '2021-01-11' }
  caseOf(z.act(id, 'street', 'found', '2021-01-12 10:00', branch))
  return id
}
/** With a branch, among all on the register. */
function coverage(z: Zone): readonly [covered: number, base: number] {
  const estates = [...z.entries.values()].filter((e) => e.register === 'community.estates')
  const of = (...standings: readonly string[]) => estates.filter((e) => standings.includes(e.standing)).length
  return [of('covered'), of('covered', 'uncovered')]
}

describe('1 小区合并，覆盖率的基数跟着变', () => {
  test('十九个并成十八个；撤销一个支部，十七比十八', () => {
    const z = new Zone()
    const all = Array.from({ length: 19 }, (_, n) => enlist(z, n))
    expect(coverage(z)).toEqual([19, 19])
    const merged = { successor: all[0], mergeReason: '地块合并' }
    caseOf(z.act(all[18]!, 'street', 'merge_estate', '2021-06-01 09:00', merged))
    expect(coverage(z)).toEqual([18, 18])
    caseOf(z.act(all[17]!, 'street', 'dissolve', '2021-06-02 09:00', { mergeReason: '党员不足' }))
    expect(coverage(z)).toEqual([17, 18])
  })
  test('不能并入自己，也不能并入已经并走的', () => {
    const z = new Zone()
    const [one, two, three] = [enlist(z, 1), enlist(z, 2), enlist(z, 3)]
    const into = (successor: string) => ({ successor, mergeReason: '合并' })
    expect(codeOf(z.act(one, 'street', 'merge_estate', '2021-06-01 09:00', into(one)))).toBe('not_met')
    caseOf(z.act(two, 'street', 'merge_estate', '2021-06-01 09:00', into(three)))
    expect(codeOf(z.act(one, 'street', 'merge_estate', '2021-06-01 10:00', into(two)))).toBe('not_met')
  })
})

test.each([
  [2, 'not_met'],
  [3, 'ok'],
])('正式党员%i名，单独建立党支部：%s', (members, code) => {
  const z = new Zone()
  const input = { estateName: '学府雅苑', households: 300 }
  const id = caseOf(z.open('estate', 'head', 'enlist', '2021-01-12 09:00', input))
  const branch = { branchName: '学府雅苑党支部', members, foundedOn: '2021-01-11' }
  expect(codeOf(z.act(id, 'street', 'found', '2021-01-12 10:00', branch))).toBe(code)
})

describe('阵地', () => {
  const begin = (z: Zone, more: object) =>
    z.open('place', 'head', 'begin', '2021-02-01 09:00', { placeName: '学府', address: '学府路1号', ...more })
  test('没有照片，不能报验', () => {
    const z = new Zone()
    const id = caseOf(begin(z, { kind: 'square' }))
    expect(codeOf(z.act(id, 'head', 'report', '2021-02-02 09:00'))).toBe('missing_field')
  })
  test('小区党群服务站要写明小区，社区学院要有签约的院校', () => {
    const z = new Zone()
    const estate = enlist(z, 1)
    expect(codeOf(begin(z, { kind: 'estate_station' }))).toBe('missing_field')
    expect(codeOf(begin(z, { kind: 'estate_station', estate }))).toBe('ok')
    const partner = (kind: string) =>
      caseOf(
        z.open('partner', 'office', 'join', '2021-01-20 09:00', {
          kind,
          partnerName: '职业学校',
          members: 30,
          paper: '协议',
          joinedOn: '2021-01-19',
        }),
      )
    expect(codeOf(begin(z, { kind: 'college', partner: partner('alliance') }))).toBe('not_met')
    expect(codeOf(begin(z, { kind: 'college', partner: partner('school') }))).toBe('ok')
  })
})
