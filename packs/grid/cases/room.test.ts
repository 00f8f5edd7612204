/** What the command room adds: calls with their number, called back and logged; and where a worker was last. */
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, zone, Zone } from './play.ts'

describe('[item-2] 来电登记', () => {
  const taken = (wantsBack: boolean) => {
    const z = new Zone()
    const input = { phone: '13900001234', gist: '路灯不亮', wantsBack }
    return { z, id: caseOf(z.open('grid.call', 'command', 'take', '2021-09-06 09:00', input, zone)) }
  }
  test('要求回电的，没有接通不能办结；每次回电都记', () => {
    const { z, id } = taken(true)
    const close = () => z.act(id, 'command2', 'close', '2021-09-06 11:00', { reason: '已答复' })
    expect(codeOf(close())).toBe('not_met')
    const back = (heard: string) =>
      z.act(id, 'command2', 'call_back', '2021-09-06 10:00', { heard, told: '已告知' })
    back('no_answer')
    expect(codeOf(close())).toBe('not_met')
    back('reached')
    close()
    expect(z.step(id)).toBe('closed')
    expect(z.fact(id, 'calls')).toMatchObject([{ how: 'no_answer' }, { how: 'reached' }])
  })
  test('接通过一次，以后没接通也算接通过', () => {
    const { z, id } = taken(true)
    for (const heard of ['reached', 'no_answer'])
      z.act(id, 'command', 'call_back', '2021-09-06 10:00', { heard, told: '已告知' })
    z.act(id, 'command', 'close', '2021-09-06 11:00', { reason: '已答复' })
    expect(z.step(id)).toBe('closed')
  })
  test('不要回电的，当场可以办结', () => {
    const { z, id } = taken(false)
    z.act(id, 'hotline', 'close', '2021-09-06 09:05', { reason: '咨询已答' })
    expect(z.step(id)).toBe('closed')
  })
  test('转为反映件的，不能是来电自己', () => {
    const { z, id } = taken(true)
    expect(codeOf(z.act(id, 'command', 'to_report', '2021-09-06 09:10', { report: id }))).toBe('not_met')
    z.act(id, 'command', 'to_report', '2021-09-06 09:12', { report: 'R-1' })
    expect(z.step(id)).toBe('reported')
  })
  test('承办单位没有来电的事', () => {
    const { z, id } = taken(true)
    expect(codeOf(z.act(id, 'water', 'close', '2021-09-06 09:10', { reason: '办了' }))).toBe('wrong_role')
  })
})

describe('[item-13] 到点打卡', () => {
  const begun = () => {
    const z = new Zone()
    const at = { lon: 113_170_000, lat: 27_870_000 }
    return {
      z,
      id: caseOf(z.open('grid.patrol', 'worker', 'begin', '2021-09-06 09:00', { route: '学府路', at })),
    }
  }
  test.each<[string, number, string]>([
    ['自己的网格', 113_171_000, 'ok'],
    ['叫到别的网格去的', 113_155_000, 'ok'],
    ['区外', 113_400_000, 'not_met'],
  ])('%s', (_, lon, expected) => {
    const { z, id } = begun()
    const point = { lon, lat: 27_870_000 }
    const answer = z.act(id, 'worker', 'pass_by', '2021-09-06 09:20', { at: point, checked: '公园南门' })
    expect(codeOf(answer)).toBe(expected)
    expect(z.fact(id, 'at')).toEqual(expected === 'ok' ? point : { lon: 113_170_000, lat: 27_870_000 })
  })
})
