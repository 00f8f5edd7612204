/** [CT3] Which screen stands where, as rows: digits are good once and for two minutes, a case stands there for ten, and whoever guesses waits. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../session.ts'
import { codeSeconds, handedSeconds, idleSeconds, openPairings, type Pairing } from './pairings.ts'

const clerk = (session: string): Principal => ({
  login: session,
  person: session,
  permissions: [],
  strong: true,
  enrolled: true,
  session,
  browser: null,
})
let now = 0
let heard: string[] = []
let pairings: ReturnType<typeof openPairings>
beforeEach(() => {
  now = 0
  heard = []
  pairings = openPairings(
    () => now,
    (p) => heard.push(p.window),
  )
})
const later = (seconds: number): void => {
  now += seconds * 1000
}
const begin = (session: string, window = '1'): Pairing =>
  pairings.begin({ counter: 'hall', who: clerk(session), post: 'p', window })
const join = (p: Pairing, from = 'here'): string => {
  const joined = pairings.join(p.code!.digits, from)
  if (joined === null || joined === 'too_many') throw new Error('the digits were right')
  return joined.token
}

describe('[CT3] 配对', () => {
  test('配对码是八位数字，只能用一次', () => {
    const p = begin('a')
    const { digits } = p.code!
    expect(digits).toMatch(/^\d{8}$/)
    join(p)
    expect(pairings.join(digits, 'here')).toBeNull()
  })
  test.each([
    ['两分钟以内', codeSeconds - 1, true],
    ['两分钟以后', codeSeconds, false],
  ])('%s', (_, seconds, isGood) => {
    const { code } = begin('a')
    later(seconds)
    expect(pairings.join(code!.digits, 'here') !== null).toBe(isGood)
  })
  test('同一窗口重新配对，原来的屏幕就断开', () => {
    const token = join(begin('a'))
    expect(pairings.ofScreen(token)).not.toBeNull()
    begin('a')
    expect(pairings.ofScreen(token)).toBeNull()
  })
  test('两个窗口各有各的屏幕', () => {
    const [one, other] = [begin('a', '1'), begin('b', '2')]
    const [mine, theirs] = [join(one), join(other)]
    pairings.hand(one, { ticket: 'T-1', case: 'C-1' })
    expect(pairings.ofScreen(mine)?.handed?.id).toBe('C-1')
    expect(pairings.ofScreen(theirs)?.handed).toBeNull()
  })
  test('别人的、空的凭据不是屏幕', () => {
    join(begin('a'))
    expect(pairings.ofScreen('x')).toBeNull()
    expect(pairings.ofScreen(undefined)).toBeNull()
  })
})

describe('[CT5] 屏幕上只有此刻交给它的一件', () => {
  test.each([
    ['十分钟以内还在', handedSeconds - 1, 'C-1'],
    ['十分钟以后收回', handedSeconds, undefined],
  ])('%s', (_, seconds, shown) => {
    const p = begin('a')
    const token = join(p)
    pairings.hand(p, { ticket: null, case: 'C-1' })
    later(seconds)
    expect(pairings.ofScreen(token)?.handed?.id).toBe(shown)
  })
  test('交了另一件，前一件就不在了；签了名，什么都不在', () => {
    const p = begin('a')
    const token = join(p)
    pairings.hand(p, { ticket: null, case: 'C-1' })
    pairings.hand(p, { ticket: null, case: 'C-2' })
    expect(pairings.ofScreen(token)?.handed?.id).toBe('C-2')
    pairings.say(p, 'signed', 'another')
    expect([p.said, p.handed === null]).toEqual([null, false])
    pairings.say(p, 'signed', p.handed!.id)
    expect(pairings.ofScreen(token)).toMatchObject({ handed: null, said: 'signed' })
  })
  test('四小时没有用，配对结束，并告诉屏幕', () => {
    const token = join(begin('a', '7'))
    heard = []
    later(idleSeconds)
    expect(pairings.ofScreen(token)).toBeNull()
    expect(heard).toEqual(['7'])
  })
})

test('[CT3] 猜了十次的地方，对的也要等一分钟；别的地方不受影响', () => {
  const p = begin('a')
  const { digits } = p.code!
  const wrong = digits === '00000000' ? '00000001' : '00000000'
  for (let n = 0; n < 10; n++) expect(pairings.join(wrong, 'there')).toBeNull()
  expect(pairings.join(digits, 'there')).toBe('too_many')
  later(60)
  expect(pairings.join(digits, 'there')).not.toBe('too_many')
  expect(pairings.join(begin('b').code!.digits, 'here')).not.toBe('too_many')
})
