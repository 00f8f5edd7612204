/** What is said between installations, as text, order and turn; and what the checker finds in what packs say of it. */
import { describe, expect, test } from 'vitest'
import { houseOfPacks } from '#kernel/check'
import { packs } from '../../packs/index.ts'
import {
  exchangeCheck,
  idWithin,
  laneFault,
  laneStart,
  messageText,
  noMessage,
  readMessage,
  readReceipt,
  receiptText,
  threadOf,
  turnOf,
  wordsText,
  type Exchanged,
  type Message,
  type MessageKind,
} from './index.ts'

const hash = `${'B'.repeat(43)}=`
const message: Message = {
  from: 'yimen/430200-edz',
  to: 'yimen/440303',
  n: 1,
  prev: noMessage,
  kind: 'door.offered',
  thread: 'yimen/430200-edz/B2345-6789A',
  at: '2021-10-20T09:00:24.550+08:00',
  body: hash,
  words: hash,
}
const note = (text: string) => `${text}\n\u2014 yimen/430200-edz QUJDREVGR0g=\n`
const read = (m: object) => readMessage(note(messageText(m as Message)))

describe('[XC10] a message', () => {
  test('is read as it is written', () => {
    expect(messageText(message)).toBe(
      `yimen-exchange/1 message\n{"at":"2021-10-20T09:00:24.550+08:00","body":"${hash}","from":"yimen/430200-edz","kind":"door.offered","n":1,"prev":"${noMessage}","thread":"yimen/430200-edz/B2345-6789A","to":"yimen/440303","words":"${hash}"}\n`,
    )
    expect(read(message)?.said).toEqual(message)
  })
  test.each([
    ['n of 0', { n: 0 }],
    ['a half n', { n: 1.5 }],
    ['a number that is too large', { n: 2 ** 53 }],
    ['a hash of another length', { prev: 'AAAA' }],
    ['an origin with a space', { from: 'yimen 430200' }],
    ['a moment without milliseconds', { at: '2021-10-20T09:00:24+08:00' }],
    ['another zone of time', { at: '2021-10-20T09:00:24.550+00:00' }],
    ['a line break in a thread', { thread: 'a\nb' }],
    ['something that nobody knows', { more: 1 }],
    ['a key without its kind', { key: { alg: 'ed25519', publicKey: 'AAAA' } }],
    ['its kind without a key', { kind: 'key' }],
    ['a key with more than a key has', { kind: 'key', key: { alg: 'ed25519', publicKey: 'AAAA', x: 1 } }],
  ])('with %s is none', (_, wrong) => expect(read({ ...message, ...wrong })).toBe(null))
  test.each([
    ['another first line', (t: string) => t.replace('exchange/1', 'exchange/2')],
    ['a receipt’s first line', (t: string) => t.replace(' message', ' receipt')],
    ['white space', (t: string) => t.replace('"n":1', '"n": 1')],
    [
      'names out of order',
      (t: string) => t.replace(/"at":"[^"]+",(.*)\}/, '$1,"at":"2021-10-20T09:00:24.550+08:00"}'),
    ],
    ['a number spelled otherwise', (t: string) => t.replace('"n":1', '"n":1.0')],
    ['a name twice', (t: string) => t.replace('"n":1', '"n":1,"n":1')],
    ['a third line', (t: string) => `${t}more\n`],
    ['what is no JSON', () => 'yimen-exchange/1 message\n{\n'],
    ['what is no object', () => 'yimen-exchange/1 message\n[]\n'],
  ])('with %s is none', (_, wrong) => expect(readMessage(note(wrong(messageText(message))))).toBe(null))
  test.each([
    '',
    'x',
    messageText(message),
    `${messageText(message)}\n`,
    `${messageText(message)}\n\u2014 yimen QUJD\n`,
  ])('without its signatures is none: %j', (text) => expect(readMessage(text)).toBe(null))
})

describe('[XC11] a receipt', () => {
  const receipt = {
    from: 'yimen/440303',
    to: 'yimen/430200-edz',
    n: 1,
    message: hash,
    result: 'refused',
    code: 'wrong_step',
    why: { zh: '不行', en: 'No' },
    at: message.at,
  } as const
  test('is read as it is written', () =>
    expect(readReceipt(note(receiptText(receipt)))?.said).toEqual(receipt))
  test.each([
    ['taken with a code', { result: 'taken' }],
    ['refused without one', { code: null }],
    ['refused without a reason', { why: null }],
    ['neither', { result: 'held' }],
  ])('that is %s is none', (_, wrong) =>
    expect(readReceipt(note(receiptText({ ...receipt, ...wrong } as never)))).toBe(null),
  )
})

test.each([
  ['the first', laneStart, 1, noMessage, null],
  ['the next', { n: 4, id: hash }, 5, hash, null],
  ['one too far', { n: 4, id: hash }, 6, hash, 'gap'],
  ['one that was', { n: 4, id: hash }, 4, hash, 'behind'],
  ['one beside the chain', { n: 4, id: hash }, 5, noMessage, 'broken_chain'],
] as const)('[XC10] in a lane: %s', (_, end, n, prev, fault) =>
  expect(laneFault(end, { n, prev })).toBe(fault),
)

test('[XC5] a case by who opened it', () => {
  const name = threadOf('yimen/430200-edz', 'B1')
  expect([
    name,
    idWithin('yimen/430200-edz', name),
    idWithin('yimen/430200', name),
    idWithin('yimen/440303', name),
  ]).toEqual(['yimen/430200-edz/B1', 'B1', null, null])
})

const said = (direction: 'in' | 'out', result: Exchanged['result']): Exchanged => ({
  direction,
  kind: 'x',
  at: message.at,
  result,
})
test.each([
  ['nothing was said', [], undefined],
  ['we said something, and it is on its way', [said('out', null)], 'way'],
  ['they took it', [said('out', 'taken')], 'theirs'],
  ['they refused it', [said('out', 'refused')], 'ours'],
  ['we took what they said', [said('out', 'taken'), said('in', 'taken')], 'ours'],
  ['we refused it', [said('in', 'refused')], 'theirs'],
  ['one of ours is on its way, whatever they said', [said('out', null), said('in', 'taken')], 'way'],
] as const)('[XC8] whose turn it is when %s', (_, messages, whose) =>
  expect(turnOf(messages)?.whose).toBe(whose),
)

const t = (x: string) => ({ zh: x, en: x })
const kind = (carries: MessageKind['carries']): MessageKind => ({ id: 'k', title: t('k'), carries })
test('[XC12] what is carried counts, and not how it is called', () => {
  const text = (type: 'text' | 'name', title: string) => ({ type, max: 9, title: t(title) }) as never
  const one = wordsText(
    kind({ a: { field: text('text', 'x') }, b: { field: text('name', 'y'), optional: true } }),
  )
  expect(one).toBe(
    '{"carries":{"a":{"optional":false,"type":"text"},"b":{"optional":true,"type":"name"}},"id":"k"}',
  )
  expect(
    wordsText(kind({ b: { field: text('name', 'z'), optional: true }, a: { field: text('text', 'w') } })),
  ).toBe(one)
  expect(wordsText(kind({ a: { field: text('text', 'x') }, b: { field: text('name', 'y') } }))).not.toBe(one)
})

describe('[XC1] the checker', () => {
  const isAcross = (x: { readonly id: string }) => x.id === 'door.cross'
  const pack = packs.find((one) => one.programmes.some(isAcross))!
  const house = houseOfPacks(packs)
  const p = pack.programmes.find(isAcross)!
  const codesFor = (changed: object, messages = pack.messages!) => {
    const other = { ...p, ...changed }
    const all = { ...pack, messages, programmes: pack.programmes.map((x) => (x === p ? other : x)) }
    const around = { ...house, programmes: house.programmes.map((x) => (x === p ? other : x)) }
    return [
      ...new Set(
        exchangeCheck
          .brings!.of(all)
          .flatMap((thing) => thing.findings(around, undefined).map((f) => f.code)),
      ),
    ]
  }
  const [first, rule] = Object.entries(p.receives!)[0]!
  const receives = (more: object) => ({ receives: { ...p.receives, [first]: { ...rule, ...more } } })
  test('finds nothing in what the packs say', () => expect(codesFor({})).toEqual([]))
  test.each([
    ['a kind that nobody declares', { receives: { ...p.receives, 'no.such': rule } }, 'no_such_message'],
    ['an outcome that is not there', receives({ outcome: 'nothing' }), 'no_such_outcome'],
    ['one that a partner may not do', receives({ outcome: 'receive' }), 'not_for_partner'],
    ['a column that is not carried', receives({ takes: { ...rule.takes, phone: 'fax' } }), 'no_such_column'],
    ['a form that nothing fills', receives({ takes: {} }), 'missing_input'],
    ['a column of another type', receives({ takes: { ...rule.takes, pieces: 'item' } }), 'wrong_type'],
    ['a partner that no field names', receives({ partner: 'whoever' }), 'no_such_field'],
  ])('finds %s', (_, changed, code) => expect(codesFor(changed)).toContain(code))
  test('finds a column that nobody tells, and a fact that there is not', () => {
    const more = pack.messages!.map((m) =>
      m.id === first
        ? {
            ...m,
            carries: { ...m.carries, fax: { field: { type: 'text', max: 9, title: t('传真') } as never } },
          }
        : m,
    )
    expect(codesFor({}, more)).toContain('untold_column')
    const { phone: _, ...fields } = p.fields
    expect(codesFor({ fields })).toContain('no_such_fact')
  })
})
