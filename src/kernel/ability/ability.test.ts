/** An ability in small: what it takes keeps it waiting, what it is told wrong is said, and its own code needs no cast. */
import { describe, expect, expectTypeOf, test } from 'vitest'
import { chinaCalendar } from '../clock/index.ts'
import type { Reckoning } from '../programme/index.ts'
import type { Value } from '../rule/index.ts'
import type { AbilityAt } from './ability.ts'
import { reckon, reckoningFault } from './reckon.ts'
import { ability, abilitiesOf, given, shownTo } from './index.ts'

const hours = ability({
  id: 'test.hours@1',
  takes: {
    signed: { list: { of: { person: 'text', on: 'day', minutes: 'number' } }, orNone: true },
    person: 'text',
    until: { maybe: 'day' },
  },
  gives: { of: { counted: { unit: 'minutes' }, over: 'number', by: { maybe: 'text' } } },
  rules: given.record({ dailyMost: given.whole(1) }, { kind: given.oneOf('plain', 'double') }),
}).does({
  work({ signed, person, until }, { dailyMost, kind }, at) {
    expectTypeOf<(typeof signed)[number]['minutes']>().toEqualTypeOf<number>()
    expectTypeOf(until).toEqualTypeOf<string | null | undefined>()
    expectTypeOf(kind).toEqualTypeOf<'plain' | 'double' | undefined>()
    const own = signed.filter((s) => s.person === person && s.on <= (until ?? at.today))
    const counted = own.reduce((sum, s) => sum + Math.min(s.minutes, dailyMost), 0)
    return { counted, over: own.reduce((sum, s) => sum + s.minutes, 0) - counted, by: person }
  },
  shown: (value) => ({ ...value, by: null }),
})
const all = abilitiesOf([hours])
const at: AbilityAt = {
  today: '2021-03-02',
  calendar: chinaCalendar,
  personKey: (n) => `key-${n}`,
  pictureHash: () => null,
  parties: () => ({}),
  lapsed: () => [],
}
const mine = (more: Partial<Reckoning> = {}): Reckoning => ({
  ability: 'test.hours@1',
  with: { signed: 'signed', person: 'person', until: 'until' },
  rules: { dailyMost: 480 },
  clause: 'law#1',
  ...more,
})
const line = (person: string, on: string, minutes: number) => ({ person, on, minutes })
const signed = [line('a', '2021-03-01', 500), line('b', '2021-03-01', 60), line('a', '2021-03-03', 60)]
const reading =
  (facts: Readonly<Record<string, Value>>) =>
  (formula: string): Value =>
    facts[formula] ?? null

describe('[RK1] what is known', () => {
  test.each<[string, Readonly<Record<string, Value>>, Value]>([
    ['all of it', { signed, person: 'a' }, { counted: 480, over: 20, by: 'a' }],
    ['until another day', { signed, person: 'a', until: '2021-03-03' }, { counted: 540, over: 20, by: 'a' }],
    ['a list that was never begun', { person: 'a' }, { counted: 0, over: 0, by: 'a' }],
    ['whose hours they are is not known', { signed }, null],
    ['whose they are is no text', { signed, person: 7 }, null],
    ['a line without minutes', { signed: [{ person: 'a', on: '2021-03-01' }], person: 'a' }, null],
  ])('%s', (_, facts, expected) => {
    expect(reckon(all, mine(), reading(facts), at)).toEqual(expected)
  })

  test('[P9] one of those concerned is told what the ability says is theirs', () => {
    const read = reading({ signed, person: 'a' })
    expect(shownTo(all, mine(), reckon(all, mine(), read, at), read, 'b')).toMatchObject({ by: null })
  })
})

describe('[AB3] [AB4] what is wrong is said', () => {
  test.each<[string, unknown, string | null]>([
    ['nothing', { dailyMost: 480 }, null],
    ['a rule that is misspelt', { dailyMots: 480 }, 'rules dailyMots: there is no rule dailyMots'],
    ['a rule that is missing', {}, 'has no dailyMost'],
    ['a rule that is too small', { dailyMost: 0 }, 'rules dailyMost: must be a whole number from 1'],
    ['an option that there is not', { dailyMost: 1, kind: 'triple' }, 'there is no option triple'],
    ['no rules at all', undefined, 'must be a set of values'],
  ])('%s', (_, rules, said) => {
    const fault = reckoningFault(all, mine({ rules }))
    if (said === null) expect(fault).toBeNull()
    else expect(fault).toContain(said)
    if (said !== null) expect(reckon(all, mine({ rules }), reading({ signed, person: 'a' }), at)).toBeNull()
  })

  test('an ability that is not here', () => {
    expect(reckoningFault(all, mine({ ability: 'test.hours@2' }))).toContain('test.hours@2')
    expect(reckon(all, mine({ ability: 'test.hours@2' }), reading({ signed, person: 'a' }), at)).toBeNull()
  })
})

describe('[AB2] the list', () => {
  test('two of one id are our mistake', () => {
    expect(() => abilitiesOf([hours, hours])).toThrow('one id')
  })
  test.each(['hours', 'test.hours', 'test.hours@0', 'Test.hours@1'])('%s is no name with a number', (id) => {
    expect(() => abilitiesOf([{ ...hours, id }])).toThrow('name@number')
  })
})

test('[AB1] the compiler holds an ability to what it says that it gives', () => {
  ability({ id: 'test.wrong@1', takes: {}, gives: { of: { n: 'number' } }, rules: given.nothing }).does({
    // @ts-expect-error a text is no number
    work: () => ({ n: 'many' }),
  })
  ability({ id: 'test.wrong@2', takes: { n: 'number' }, gives: 'number', rules: given.nothing }).does({
    // @ts-expect-error it takes no m
    work: (parts) => parts.m,
  })
})
