/** Words for amounts and time, as residents and officials read them. */
import { describe, expect, test, vi } from 'vitest'
import { dayText, dueText, leftText, limitText, measured, yuan, type Limited } from './format.ts'

const clock = (state: string, left: number, over: number, amount: number, unit: string): Limited => ({
  state,
  left,
  over,
  limit: { amount, unit },
})

test.each<[Limited, string, string]>([
  [clock('running', 5, 0, 5, 'working_day'), '还有 5个工作日', '5 working days left'],
  [clock('overdue', 0, 3, 5, 'working_day'), '已超期 3个工作日', '3 working days overdue'],
  [clock('running', 0, 0, 5, 'working_day'), '今天到期', 'due today'],
  [clock('running', 191.78, 0, 240, 'hour'), '还有 7天23小时', '7 days 23 h left'],
  [clock('running', 23.9999955, 0, 24, 'hour'), '还有 23小时59分', '23 h 59 min left'],
  [clock('running', 0.5, 0, 24, 'hour'), '还有 30分', '30 min left'],
  [clock('overdue', 0, 2, 24, 'hour'), '已超期 2小时', '2 h 0 min overdue'],
  [clock('suspended', 3, 0, 5, 'working_day'), '暂停计时', 'suspended'],
  [clock('stopped', 3, 0, 5, 'working_day'), '已停止', 'stopped'],
])('%o is “%s”', (k, zh, en) => {
  expect([leftText(k, 'zh'), leftText(k, 'en')]).toEqual([zh, en])
})

test.each([
  ['hour', 72, '72小时'],
  ['hour', 14_366.2, '598天14小时'],
  ['working_day', 20, '20个工作日'],
] as const)('a limit of %s %d is “%s”', (unit, amount, zh) => {
  expect(limitText({ amount, unit }, 'zh')).toBe(zh)
})

test('what runs into another year says which', () => {
  const on = (due: string) => dueText(`${due}T00:00:00.000+08:00`, '2021-10-20T09:00:00.000+08:00', 'zh')
  expect([on('2021-11-03'), on('2023-06-10')]).toEqual(['11月3日 00:00', '2023年6月10日 00:00'])
})

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [123_456_789, '1,234,567.89'],
  [-100, '-1.00'],
])('%i fen are %s', (fen, text) => {
  expect(yuan(fen)).toBe(text)
})

test('a figure without a value is a dash, never zero', () => {
  expect(measured(null, 'percent', 'zh')).toBe('—')
  expect(measured(98.76, 'percent', 'zh')).toBe('98.8%')
  expect(dayText('2021-10-20T00:00:00.000+08:00', 'en')).toBe('20 Oct 2021')
})

describe('[UN2] what follows a number', () => {
  test.each([
    [8_310, 'hundredth_m2', '83.10平方米', '83.10 m²'],
    [116_707, 'hundredth_m2', '1,167.07平方米', '1,167.07 m²'],
    [3, 'working_day', '3个工作日', '3 working days'],
    [1_200, 'persons', '1,200人', '1,200 persons'],
    [6, 'storeys', '6 storeys', '6 storeys'],
  ])('%s %s', (n, unit, zh, en) => {
    expect([measured(n, unit, 'zh'), measured(n, unit, 'en')]).toEqual([zh, en])
  })

  test('is what the packs declare, as it stands in the page', async () => {
    const words = { storeys: { title: { zh: '层数', en: 'storeys' }, after: { zh: '层', en: ' storeys' } } }
    vi.stubGlobal('document', { getElementById: () => ({ textContent: JSON.stringify(words) }) })
    vi.resetModules()
    const fresh = await import('./format.ts')
    expect([fresh.measured(6, 'storeys', 'zh'), fresh.measured(6, 'days', 'zh')]).toEqual(['6层', '6天'])
    vi.unstubAllGlobals()
  })
})
