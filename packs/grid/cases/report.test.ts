/** What residents, the hotline and others report: anonymous, by a pick-up code, kept from the unit, merged and taken apart, answered each by its own way. */
import { describe, expect, test } from 'vitest'
import { caseOf, checked, clauseOf, codeOf, eventAt, reported, saying, Zone } from './play.ts'

const at = '2021-09-06 10:00'
const matter = { matter: '云龙大道12号门前路面坑洞' }
const named = {
  anonymous: false,
  wantsAnswer: true,
  reporterName: '李明',
  phone: '13907330001',
  byCode: false,
  hideName: false,
}
const byCode = { anonymous: true, wantsAnswer: true, byCode: true }

describe('[item-2] 填报', () => {
  const file = (input: object, by = 'li', outcome = 'report') =>
    codeOf(new Zone().open('grid.report', by, outcome, at, { ...reported, ...input }))
  test.each([
    ['居民匿名，不要答复', {}, 'ok'],
    ['[§2.9-8] 匿名又要答复，没有取件码', { wantsAnswer: true, byCode: false }, 'not_met'],
    ['[§2.9-8] 匿名要答复，凭取件码', byCode, 'ok'],
    ['留姓名和手机', named, 'ok'],
    ['留姓名，不留手机', { ...named, phone: undefined }, 'missing_field'],
    ['[§2.9-8] 留姓名不留手机，凭取件码', { ...named, phone: undefined, byCode: true }, 'ok'],
    ['匿名的不问姓名', { reporterName: '李明' }, 'unknown_field'],
    ['五百零一个字', { description: '坑'.repeat(501) }, 'invalid_field'],
  ])('%s', (_, input, code) => expect(file(input)).toBe(code))
  test.each([
    ['热线', 'hotline', 'take_call', {}, 'ok'],
    ['民情恳谈会', 'command', 'bring', { origin: 'meeting' }, 'ok'],
    ['物联感知', 'command', 'bring', { origin: 'sensor' }, 'ok'],
    ['居民的由居民自己录入', 'command', 'bring', { origin: 'resident' }, 'not_met'],
    ['承办单位不录入', 'water', 'take_call', {}, 'wrong_role'],
  ])('来源：%s', (_, by, outcome, input, code) => expect(file(input, by, outcome)).toBe(code))
})

describe('[§2.9-8] 姓名不随事件走', () => {
  test('事件里没有姓名和电话，承办单位在反映件中没有岗位', () => {
    const z = new Zone()
    const id = caseOf(z.open('grid.report', 'li', 'report', at, { ...reported, ...named, hideName: true }))
    expect(saying(z.act(id, 'command', 'accept', at, { ...matter, namesNobody: false }))).toContain(
      '不得写明反映人',
    )
    z.act(id, 'command', 'accept', at, { ...matter, namesNobody: true })
    const event = z.children(id, 'grid.event').at(-1)!
    expect(JSON.stringify(z.cases.get(event))).not.toContain('李明')
    expect(JSON.stringify(z.events.filter((e) => e.case === event))).not.toContain('13907330001')
    expect(Object.keys(z.programme('grid.report').roles)).not.toContain('unit')
    expect(z.fact(id, 'event')).toBe(event)
  })
  test('取件码查得到办到哪一步，查不到是谁', () => {
    const z = new Zone()
    const id = caseOf(z.open('grid.report', 'hotline', 'take_call', at, { ...reported, ...byCode }))
    const code = String(z.fact(id, 'pickUp'))
    expect(code).toMatch(/^[A-Z2-9]{10}$/)
    expect(code).not.toContain(id)
    z.act(id, 'command', 'accept', at, matter)
    expect(z.entries.get(`grid.answers ${code}`)).toMatchObject({
      standing: 'in_hand',
      body: { state: '正在办理', on: '2021-09-06' },
    })
  })
  test('不同的件，取件码不同', () => {
    const z = new Zone()
    const codes = Array.from({ length: 50 }, () =>
      z.fact(caseOf(z.open('grid.report', 'hotline', 'take_call', at, { ...reported, ...byCode })), 'pickUp'),
    )
    expect(new Set(codes).size).toBe(50)
  })
})

describe('[item-3] 受理、补充、不予受理', () => {
  const received = (input: object = {}) => {
    const z = new Zone()
    return { z, id: caseOf(z.open('grid.report', 'li', 'report', at, { ...reported, ...input })) }
  }
  test('不予受理要有理由和正确的渠道', () => {
    const { z, id } = received()
    const answer = z.act(id, 'command', 'reject', at, { rejectReason: 'judicial' })
    expect(codeOf(answer)).toBe('missing_field')
    const whole = z.act(id, 'command', 'reject', at, { rejectReason: 'judicial', rightChannel: '区人民法院' })
    expect(codeOf(whole)).toBe('ok')
    expect([z.step(id), z.told(id).at(-1)]).toEqual([
      'rejected',
      'applicant 您反映的问题不予受理，理由和正确的渠道见办理结果。',
    ])
  })
  test('要求补充，补充以后重新计30分钟；一直不补充的自动结束', () => {
    const { z, id } = received()
    z.act(id, 'command', 'ask_detail', at, { question: '在哪个门前' })
    expect(codeOf(z.act(id, 'li', 'give_detail', '2021-09-06 12:00', { detail: '12号' }))).toBe('ok')
    expect(z.clock(id, 'accept', '2021-09-06 12:10')?.due).toBe('2021-09-06T12:30:00.000+08:00')
    z.act(id, 'command', 'ask_detail', '2021-09-06 12:20', { question: '哪一侧' })
    z.pass('2021-09-14 00:00')
    expect(z.step(id)).toBe('settled')
  })
  test('五个工作日答复，从收到之日起', () => {
    const { z, id } = received()
    expect(z.clock(id, 'answer', at)?.dueDay).toBe('2021-09-13')
  })
  test('[§2.9-7] 民间纠纷转人民调解，不立事件', () => {
    const { z, id } = received({ kind: 'c110101' })
    expect(saying(z.act(id, 'command', 'accept', at, matter))).toContain('转人民调解')
    z.act(id, 'command', 'to_mediation', at, { matter: '楼上漏水' })
    expect([...z.cases.values()].map((c) => c.programme.id)).toEqual(['grid.report', 'grid.mediation'])
    expect(z.inbox(z.children(id, 'grid.mediation').at(-1)!)).toEqual(['community-head'])
  })
})

describe('[§2.9-1] 三人反映同一个坑', () => {
  const three = () => {
    const z = new Zone()
    const first = caseOf(z.open('grid.report', 'li', 'report', '2021-09-06 09:00', { ...reported, ...named }))
    z.act(first, 'command', 'accept', '2021-09-06 09:10', matter)
    const event = z.children(first, 'grid.event').at(-1)!
    const nameless = caseOf(
      z.open('grid.report', 'hotline', 'take_call', '2021-09-07 09:00', { ...reported, ...byCode }),
    )
    const hidden = caseOf(
      z.open('grid.report', 'wang', 'report', '2021-09-08 09:00', { ...reported, ...named, hideName: true }),
    )
    for (const id of [nameless, hidden]) z.act(id, 'command', 'merge', '2021-09-08 10:00', { event })
    return { z, event, first, nameless, hidden }
  }
  const solved = (zone: ReturnType<typeof three>) => {
    const { z, event } = zone
    const on = '2021-09-08 11:00'
    z.act(event, 'command', 'file', on, { level: 'ordinary' })
    z.act(event, 'command', 'dispatch', on, { toUnit: 'post-water', reasonKind: 'duty' })
    z.act(event, 'water', 'sign', on)
    z.act(event, 'water', 'done', on, { result: '已修补', after: ['mended'] })
    z.act(event, 'worker', 'pass', on, { checkPhotos: ['check'] })
    expect(codeOf(z.act(event, 'command', 'close', on, { answer: '已经修好' }))).toBe('ok')
    return zone
  }
  test('只计一件，反映人三个，三人都告知已并案', () => {
    const { z, event, nameless, hidden } = three()
    expect([...z.cases.values()].filter((c) => c.programme.id === 'grid.event')).toHaveLength(1)
    expect(z.fact(event, 'reporters')).toBe(3)
    expect([nameless, hidden].map((id) => z.told(id).at(-1))).toEqual([
      'applicant 您反映的问题已有人反映，并案办理，结果同样答复您。',
      'applicant 您反映的问题已有人反映，并案办理，结果同样答复您。',
    ])
    expect(z.lost).toEqual([])
  })
  test('结案时三人都得到答复：各按自己的渠道，匿名的凭取件码', () => {
    const { z, first, nameless, hidden } = solved(three())
    expect([first, nameless, hidden].map((id) => z.step(id))).toEqual(['told', 'told', 'told'])
    expect([first, nameless, hidden].map((id) => z.fact(id, 'channel'))).toEqual(['app', 'code', 'app'])
    expect(z.standing('grid.answers', String(z.fact(nameless, 'pickUp')))).toBe('answered')
    expect(z.lost).toEqual([])
  })
  test('[notes] 结案以后拆出一件：期限仍从各自反映之日起，事件不带它的姓名', () => {
    const { z, event, hidden } = solved(three())
    expect(codeOf(z.act(hidden, 'command', 'split', '2021-09-09 09:00', { splitReason: '不是同一处' }))).toBe(
      'ok',
    )
    expect([z.step(hidden), z.fact(event, 'reporters')]).toEqual(['received', 2])
    expect(z.clock(hidden, 'answer', '2021-09-09 09:00')?.dueDay).toBe('2021-09-15')
    z.act(hidden, 'command', 'accept', '2021-09-09 09:20', { ...matter, namesNobody: true })
    expect(z.fact(hidden, 'event')).not.toBe(event)
    expect(z.lost).toEqual([])
  })
  test('没有并案的不能拆出', () => {
    const { z, first } = three()
    expect(codeOf(z.act(first, 'command', 'split', at.replace('06', '09'), { splitReason: '试' }))).toBe(
      'not_met',
    )
  })
  test('已经结案的事件不能再并入', () => {
    const { z, event } = solved(three())
    const late = caseOf(z.open('grid.report', 'li', 'report', '2021-09-08 12:00', reported))
    expect(codeOf(z.act(late, 'command', 'merge', '2021-09-08 12:10', { event }))).toBe('not_met')
  })
  test('事件并入另一事件，反映件都跟过去', () => {
    const { z, event, first, nameless, hidden } = three()
    const other = eventAt(z, 'filed', { at: '2021-09-08 10:10' })
    expect(codeOf(z.act(event, 'command', 'merge_into', '2021-09-08 10:30', { duplicateOf: other }))).toBe(
      'ok',
    )
    expect([first, nameless, hidden].map((id) => z.fact(id, 'event'))).toEqual([other, other, other])
    expect([z.fact(other, 'reporters'), z.lost]).toEqual([4, []])
  })
})

describe('[item-9] 评价和重办', () => {
  const answered = () => {
    const z = new Zone()
    const id = caseOf(z.open('grid.report', 'li', 'report', at, { ...reported, ...named }))
    z.act(id, 'command', 'accept', at, matter)
    const event = z.children(id, 'grid.event').at(-1)!
    z.act(event, 'command', 'file', at, { level: 'ordinary' })
    const solve = () => {
      z.act(event, 'command', 'dispatch', at, { toUnit: 'post-water', reasonKind: 'duty' })
      z.act(event, 'water', 'sign', at)
      z.act(event, 'water', 'done', at, { result: '已修补' })
      z.act(event, 'worker', 'pass', at, { checkPhotos: [`check-${z.events.length}`] })
      z.act(event, 'command', 'close', at, { answer: '已经修好' })
    }
    solve()
    return { z, id, event, solve }
  }
  test.each([
    [5, 'settled'],
    [1, 'settled'],
  ])('评%s分', (rating, to) => {
    const { z, id } = answered()
    z.act(id, 'li', 'rate', at, { rating })
    expect(z.step(id)).toBe(to)
  })
  test('别人不能评价', () => {
    const { z, id } = answered()
    expect(codeOf(z.act(id, 'wang', 'rate', at, { rating: 1 }))).toBe('wrong_area')
  })
  test('不满意可以要求重办一次；满意的不需要', () => {
    const { z, id, event, solve } = answered()
    const again = (rating: number) => z.act(id, 'li', 'ask_reopen', at, { rating, reopenReason: '又陷了' })
    expect(codeOf(again(4))).toBe('not_met')
    expect(codeOf(again(1))).toBe('ok')
    expect([z.step(event), z.step(id)]).toEqual(['to_dispatch', 'in_hand'])
    solve()
    expect([z.step(id), codeOf(again(1)), z.lost]).toEqual(['told', 'once_only', []])
  })
})

test('条款：匿名的答复', () => {
  const answer = new Zone().open('grid.report', 'li', 'report', at, {
    ...reported,
    wantsAnswer: true,
    byCode: false,
  })
  expect(clauseOf(answer)).toBe('weifang-hotline-regulations(2021-12-06).md#art-11')
  expect(checked.checkPhotos).toHaveLength(1)
})
