/** Joint meetings: notice, quorum, decisions with an owner and a day, and how they come back. */
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, here, saying, Zone } from './play.ts'

const agenda = [{ from: 'need', item: '停车' }]
const decisionOf = (more: object = {}) => ({
  what: '错时共享停车',
  ownerKind: 'member',
  owner: 'post-part-time-member',
  dueOn: '2021-11-10',
  ...more,
})

function withMembers(count = 3) {
  const z = new Zone()
  const members = Array.from({ length: count }, (_, n) =>
    caseOf(
      z.open('member', 'street', 'appoint', '2021-01-12 09:00', {
        holderName: ['陈建国', '刘芳', '周明'][n],
        idNo: ['430204196803150015', '430204196803150031', '430204196803150058'][n],
        unit: '派出所',
        docNo: '1号',
        sinceOn: '2021-01-12',
        termEnds: '2024-01-11',
      }),
    ),
  )
  return { z, members }
}
const call = (z: Zone, day: string, meetingOn: string) =>
  z.open('meeting', 'head', 'call', `${day} 09:00`, { topic: '联席会议', meetingOn, agenda })
const attend = (members: readonly string[], present: readonly boolean[]) => ({
  attendance: members.map((member, i) => ({ member, present: present[i] })),
  others: 4,
})
/** A meeting that is held: where decisions are made, or reviewed first. */
function held(z: Zone, members: readonly string[], called: string, on: string) {
  const id = caseOf(call(z, called, on))
  caseOf(z.act(id, 'head', 'hold', `${on} 09:00`, attend(members, [true, true, false])))
  return id
}

describe('通知和到会', () => {
  test.each([
    ['提前六日', '2021-09-02', '2021-09-08', 'not_met'],
    ['提前七日', '2021-09-01', '2021-09-08', 'ok'],
  ])('%s：%s通知，%s开会', (_, day, on, code) => {
    const { z } = withMembers()
    expect(codeOf(call(z, day, on))).toBe(code)
  })
  test.each([
    ['三名到一名', [true, false, false], 'not_met'],
    ['三名到两名', [true, true, false], 'ok'],
  ])('%s：过半才能议定', (_, present, code) => {
    const { z, members } = withMembers()
    const id = caseOf(call(z, '2021-09-01', '2021-09-08'))
    expect(codeOf(z.act(id, 'head', 'hold', '2021-09-08 09:00', attend(members, present)))).toBe(code)
  })
  test('两名到一名，正好一半，不过半', () => {
    const { z, members } = withMembers(2)
    const id = caseOf(call(z, '2021-09-01', '2021-09-08'))
    expect(codeOf(z.act(id, 'head', 'hold', '2021-09-08 09:00', attend(members, [true, false])))).toBe(
      'not_met',
    )
  })
  test('出席和缺席记在委员名下', () => {
    const { z, members } = withMembers()
    held(z, members, '2021-09-01', '2021-09-08')
    expect(members.map((m) => [z.fact(m, 'attended'), z.fact(m, 'missed')])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ])
    expect(z.lost).toEqual([])
  })
})

describe('10 议定事项没有责任人或者日期的，不能保存', () => {
  test.each([
    ['没有责任人', { owner: undefined }, 'invalid_field'],
    ['没有日期', { dueOn: undefined }, 'invalid_field'],
    ['日期已过', { dueOn: '2021-09-08' }, 'not_met'],
    ['都有', {}, 'ok'],
  ])('%s：%j', (_, more, code) => {
    const { z, members } = withMembers()
    const id = held(z, members, '2021-09-01', '2021-09-08')
    const decisions = [JSON.parse(JSON.stringify(decisionOf(more))) as object]
    expect(codeOf(z.act(id, 'head', 'decide', '2021-09-08 10:00', { decisions }))).toBe(code)
  })
})

describe('没有办结的，下次会议回头看', () => {
  function decided() {
    const { z, members } = withMembers()
    const first = held(z, members, '2021-09-01', '2021-09-08')
    const decisions = [
      decisionOf(),
      decisionOf({ what: '开放会议室', ownerKind: 'head', owner: 'post-community-head' }),
    ]
    caseOf(z.act(first, 'head', 'decide', '2021-09-08 10:00', { decisions }))
    const made = [...z.cases.values()].filter((c) => c.programme.id === 'community.decision').map((c) => c.id)
    return { z, members, made }
  }
  test('在责任人一人的收件箱里', () => {
    const { z, made } = decided()
    expect(made.map((id) => z.inbox(id))).toEqual([['post-part-time-member'], ['post-community-head']])
    expect(z.cases.get(made[0]!)!.area).toBe(here)
  })
  test('一项一项说，漏一项不行', () => {
    const { z, members, made } = decided()
    const next = held(z, members, '2021-12-01', '2021-12-08')
    expect(z.gathered.get(next)?.map((line) => line['decision'])).toEqual(made)
    const done = (decision: string) => ({ decision, how: 'done', note: '已经办好' })
    const one = z.act(next, 'head', 'review', '2021-12-08 10:00', { reviews: [done(made[0]!)] })
    expect(saying(one)).toContain('不能跳过')
    const reviews = [
      done(made[0]!),
      { decision: made[1], how: 'goes_on', newDue: '2022-01-20', note: '再给一个月' },
    ]
    caseOf(z.act(next, 'head', 'review', '2021-12-08 11:00', { reviews }))
    expect(made.map((id) => z.step(id))).toEqual(['finished', 'with_head'])
    expect([z.fact(made[1]!, 'dueOn'), z.fact(made[1]!, 'cameBack')]).toEqual(['2022-01-20', 1])
    expect(z.lost).toEqual([])
  })
  test('继续办理的，没有另定日期不行', () => {
    const { z, members, made } = decided()
    const next = held(z, members, '2021-12-01', '2021-12-08')
    const reviews = made.map((decision) => ({ decision, how: 'goes_on', note: '继续' }))
    expect(codeOf(z.act(next, 'head', 'review', '2021-12-08 10:00', { reviews }))).toBe('not_met')
  })
})
