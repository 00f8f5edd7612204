/** [P9] Who sees what of a case: said on the field, closed where many are concerned, open where it is one person's own file. */
import { describe, expect, test } from 'vitest'
import type { Programme } from '../programme/index.ts'
import { closedNames, sightOf } from './sight.ts'

const title = { zh: '甲', en: 'A' }
const field = { type: 'text', max: 10, title } as const
const fields = {
  open: { ...field, seenBy: 'concerned' },
  shut: { ...field, seenBy: 'office' },
  unsaid: field,
} as const
const outcome = { title, by: ['resident'], to: 'here', asks: { open: 'required' }, clause: 'c' } as const
const programme = (place: boolean): Programme =>
  ({
    subject: { name: 'open', people: [], ...(place ? { place: true } : {}) },
    fields,
    params: { rate: {} },
    values: { total: { title, unit: 'fen', seenBy: 'concerned' }, sum: { title, unit: 'fen' } },
    lists: {
      notes: { type: 'list', max: 9, title, of: {} },
      shownLines: {
        type: 'list',
        max: 9,
        title,
        seenBy: 'concerned',
        of: { plain: field, kept: { ...field, seenBy: 'office' } },
      },
      unsaidLines: { type: 'list', max: 9, title, of: { shown: { ...field, seenBy: 'concerned' } } },
      keptLines: {
        type: 'list',
        max: 9,
        title,
        seenBy: 'office',
        of: { plain: field, shown: { ...field, seenBy: 'concerned' } },
      },
    },
    working: { roll: { seenBy: 'concerned' } },
    decisions: {
      fromOpen: { kind: 'formula', expression: 'open + "x"', clause: 'c' },
      fromShut: { kind: 'formula', expression: 'fromThat + "x"', clause: 'c' },
      fromLines: { kind: 'formula', expression: 'count(shownLines)', clause: 'c' },
      fromThat: { kind: 'formula', expression: 'count(notes[item.x = shut])', clause: 'c' },
    },
    opens: { begin: outcome },
    steps: {
      here: {
        title,
        outcomes: {
          say: { ...outcome, seenBy: 'actor' },
          ask: { ...outcome, sets: { total: '1', sum: '1', roll: '1', spare: '1' } },
        },
      },
    },
  }) as unknown as Programme

const others = { person: 'li', official: false }
const act = (name: string, person: string) =>
  ({ outcome: name, by: { person, post: null, role: 'resident' } }) as const

describe.each([
  ['open', '写明给有关的人看的', true, true],
  ['shut', '写明只供经办单位的', false, false],
  ['unsaid', '没有写明的', false, true],
  ['total', '计算结果，写明的', true, true],
  ['sum', '计算结果，没有写明的', false, true],
  ['notes', '列表，没有写明的', false, true],
  ['roll', '只供公式使用、写明的', true, true],
  ['spare', '只供公式使用、没有写明的', false, true],
  ['rate', '参数是公开的规定', true, true],
  ['of_another_version', '别的版本的', false, true],
])('[P9] %s（%s）', (name, _, ofPlace, ofOne) => {
  test('one of the many of a place, the one whose file it is, and the office', () => {
    expect(sightOf(programme(true), others).sees(name)).toBe(ofPlace)
    expect(sightOf(programme(false), others).sees(name)).toBe(ofOne)
    expect(sightOf(programme(true), { ...others, official: true }).sees(name)).toBe(true)
  })
})

test.each([
  ['ask', 'wang', 'open', true],
  ['ask', 'wang', 'unsaid', false],
  ['say', 'wang', 'open', false],
  ['say', 'li', 'open', true],
  ['say', 'li', 'shut', true],
] as const)('[P9] what %s by %s told of %s is seen by Li: %s', (name, person, of, seen) => {
  const sight = sightOf(programme(true), others)
  expect(sight.seesEntered(act(name, person), of)).toBe(seen)
  expect(sight.isOthers(act(name, person))).toBe(name === 'say' && person !== 'li')
})

test.each([
  ['notes', [{ any: 'a' }], [{ any: 'a' }]],
  ['shownLines', [{ plain: 'a', kept: 'b', more: 'c' }], [{ plain: 'a', more: 'c' }]],
  ['keptLines', [{ plain: 'a', shown: 'b', more: 'c' }], [{ shown: 'b' }]],
  ['open', 'a', 'a'],
])('[P9] of %s those concerned are told the columns that are theirs to see', (name, value, part) => {
  for (const place of [true, false]) {
    const p = programme(place)
    expect(sightOf(p, others).told(name, value)).toEqual(part)
    expect(sightOf(p, { ...others, official: true }).told(name, value)).toEqual(value)
    expect(sightOf(p, others).toldEntered(act('ask', 'li'), name, value)).toEqual(value)
    expect(sightOf(p, others).toldEntered(act('ask', 'wang'), name, value)).toEqual(part)
    expect(sightOf(p, others).sees(name)).toBe(name !== 'notes' || !place)
    expect(sightOf(p, others).seesTrace('fromLines')).toBe(false)
  }
})

test('[P9] a column opens nothing of a list that says nothing itself, in a case about many', () => {
  const lines = [{ shown: 'a' }]
  const [ofMany, ofOne] = [true, false].map((place) => sightOf(programme(place), others))
  expect([ofMany!.sees('unsaidLines'), ofMany!.told('unsaidLines', lines)]).toEqual([false, [{}]])
  expect([ofOne!.sees('unsaidLines'), ofOne!.told('unsaidLines', lines)]).toEqual([true, lines])
})

test('[P9] what is worked out from something closed is closed, through any number of decisions', () => {
  const closed = closedNames(programme(true))
  expect(['fromOpen', 'fromThat', 'fromShut'].map((n) => closed.has(n))).toEqual([false, true, true])
  expect(sightOf(programme(false), others).seesTrace('fromShut')).toBe(false)
  expect(sightOf(programme(false), others).seesTrace('fromOpen')).toBe(true)
  expect(sightOf(programme(true), others).seesTrace('fromOpen')).toBe(false)
})

test('[P9] the bytes of a case are for those who see all of it', () => {
  const { shut: _, ...allOpen } = fields
  const ownFile = { ...programme(false), fields: allOpen, lists: {}, decisions: {} } as Programme
  const columns = { ...ownFile, lists: { shownLines: programme(false).lists!.shownLines! } }
  expect(sightOf(columns, others).whole).toBe(false)
  expect(sightOf(ownFile, others).whole).toBe(true)
  expect(sightOf(programme(false), others).whole).toBe(false)
  expect(sightOf(programme(true), others).whole).toBe(false)
  expect(sightOf(programme(true), { ...others, official: true }).whole).toBe(true)
})
