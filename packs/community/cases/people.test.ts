/** Who serves and who reports in: one to one, terms, two-way entry, a move, and one wish with one claim. */
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, here, saying, there, Zone } from './play.ts'

const ids = ['430204196803150015', '430204196803150031', '430204196803150058', '430204196803150074'] as const
const names = ['陈建国', '刘芳', '周明', '谢丽'] as const
const person = (n: number) => ({ holderName: names[n], idNo: ids[n], unit: '区财政局', docNo: '1号' })
const since = { sinceOn: '2021-01-12' }

function estate(z: Zone, isCovered = true) {
  const id = caseOf(
    z.open('estate', 'head', 'enlist', '2021-01-12 09:00', { estateName: '学府雅苑', households: 400 }),
  )
  const branch = { branchName: '学府雅苑党支部', members: 5, foundedOn: '2021-01-11' }
  if (isCovered) caseOf(z.act(id, 'street', 'found', '2021-01-12 10:00', branch))
  return id
}

describe('一对一联点', () => {
  const appoint = (z: Zone, n: number, at: string) =>
    z.open('first_secretary', 'office', 'appoint', '2021-01-13 09:00', { ...person(n), ...since, estate: at })
  test('没有党支部的小区，不能派第一书记', () => {
    const z = new Zone()
    expect(codeOf(appoint(z, 0, estate(z, false)))).toBe('not_met')
  })
  test('一个支部只有一名；离任以后可以再派', () => {
    const z = new Zone()
    const at = estate(z)
    const first = caseOf(appoint(z, 0, at))
    expect(saying(appoint(z, 1, at))).toContain('一个支部一名')
    caseOf(z.act(first, 'office', 'leave', '2021-05-06 09:00', { leaveReason: '工作调动' }))
    expect(codeOf(appoint(z, 1, at))).toBe('ok')
  })
  test('一人只联一个支部', () => {
    const z = new Zone()
    caseOf(appoint(z, 0, estate(z)))
    expect(codeOf(appoint(z, 0, estate(z)))).toBe('excluded')
  })
  test('第一书记和指导员各是各的', () => {
    const z = new Zone()
    const at = estate(z)
    caseOf(appoint(z, 0, at))
    const input = { ...person(1), ...since, estate: at }
    expect(codeOf(z.open('instructor', 'street', 'appoint', '2021-01-13 10:00', input))).toBe('ok')
  })
})

describe('任期', () => {
  test.each([
    ['十一个月', '2021-12-11', 'not_met'],
    ['整一年', '2022-01-12', 'ok'],
    ['整两年', '2023-01-12', 'ok'],
    ['两年零一天', '2023-01-13', 'not_met'],
  ])('挂职%s', (_, termEnds, code) => {
    const z = new Zone()
    const input = { ...person(0), ...since, termEnds }
    expect(codeOf(z.open('seconded', 'office', 'appoint', '2021-01-13 09:00', input))).toBe(code)
  })
  test('届满自动离任，名册上不再是在任', () => {
    const z = new Zone()
    const input = { ...person(0), ...since, termEnds: '2022-01-12' }
    const id = caseOf(z.open('member', 'street', 'appoint', '2021-01-13 09:00', input))
    z.pass('2022-01-13 09:00')
    expect([z.step(id), z.standing('roll', id)]).toEqual(['left', 'left'])
  })
  test('挂职每季度总结一次', () => {
    const z = new Zone()
    const input = { ...person(0), ...since, termEnds: '2022-12-31' }
    const id = caseOf(z.open('seconded', 'office', 'appoint', '2021-01-13 09:00', input))
    z.pass('2021-04-07 09:00')
    expect(z.step(id)).toBe('to_sum_up')
    expect(z.inbox(id)).toEqual(['community-head'])
  })
})

describe('3 物业负责人不是党员的', () => {
  const manager = (isMember: boolean, body: string) => ({
    ...person(0),
    ...since,
    termEnds: '2024-01-11',
    isMember,
    body,
  })
  test.each([
    ['是党员，进社区党委', true, 'party_committee', 'ok'],
    ['不是党员，进社区党委', false, 'party_committee', 'not_met'],
    ['不是党员，进居民委员会', false, 'residents_committee', 'ok'],
  ])('%s', (_, isMember, body, code) => {
    const z = new Zone()
    const answer = z.open('property', 'street', 'appoint', '2021-01-13 09:00', manager(isMember, body))
    expect(codeOf(answer)).toBe(code)
    if (code !== 'ok') expect(saying(answer)).toContain('居民委员会')
  })
})

describe('双报到', () => {
  const member = {
    memberName: '李建国',
    idNo: ids[0],
    unit: '区教育局',
    skills: '书法',
    claimedPost: 'building_head',
  }
  const reported = (z: Zone) => caseOf(z.open('report_in', 'head', 'take_letter', '2021-02-01 09:00', member))
  test('2 搬家：转到新社区，时长带走，原来的结束', () => {
    const z = new Zone()
    const id = reported(z)
    caseOf(
      z.act(id, 'head', 'serve', '2021-03-01 09:00', {
        service: '值守',
        servedOn: '2021-02-28',
        minutes: 150,
      }),
    )
    caseOf(z.act(id, 'head', 'transfer', '2021-04-01 09:00', { toCommunity: there }))
    const moved = [...z.cases.values()].find((c) => c.id !== id)!
    expect([z.step(id), moved.area, moved.step, moved.facts['served']]).toEqual([
      'moved',
      there,
      'reported',
      150,
    ])
    expect(z.lost).toEqual([])
  })
  test('没有转接的，不能再向另一个社区报到', () => {
    const z = new Zone()
    reported(z)
    const again = z.open('report_in', 'headThere', 'take_letter', '2021-02-02 09:00', member, there)
    expect(codeOf(again)).toBe('excluded')
  })
  test('每半年出具一次回执', () => {
    const z = new Zone()
    const id = reported(z)
    z.pass('2021-07-02 09:00')
    expect(z.step(id)).toBe('receipt_due')
    caseOf(z.act(id, 'head', 'give_receipt', '2021-07-05 09:00', { opinion: '认真' }))
    expect([z.step(id), z.fact(id, 'receipts')]).toEqual(['reported', 1])
  })
  test('4 夫妻认领同一个微心愿：后一个不能', () => {
    const z = new Zone()
    const wish = caseOf(
      z.open('wish', 'head', 'publish', '2021-03-01 09:00', { wish: '一盏台灯', dueOn: '2021-04-30' }),
    )
    const claim = (by: string, n: number) =>
      z.open('claim', by, 'claim', '2021-03-02 09:00', {
        wish,
        claimant: names[n],
        idNo: ids[n],
        grantBy: '2021-04-01',
      })
    const first = caseOf(claim('li', 0))
    const second = claim('wang', 1)
    expect([codeOf(second), saying(second).includes('已有人认领')]).toEqual(['not_met', true])
    caseOf(z.act(first, 'li', 'give_up', '2021-03-10 09:00', { reason: '出差' }))
    expect(z.standing('wishes', wish)).toBe('open')
    expect(codeOf(claim('wang', 1))).toBe('ok')
    expect(z.cases.get(wish)!.area).toBe(here)
  })
})
