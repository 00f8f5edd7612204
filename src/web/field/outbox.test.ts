/** [FO4] [FO5] [FO6] [FO7] The outbox as rows: what each answer makes of an item, over a line that breaks, and against a real house. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualFiling } from '../../server/filing.ts'
import { openTestHouse, type TestHouse } from '../../../tools/house.ts'
import { family, formOf } from '../../../tools/county.ts'
import { memoryShelf, soak } from '../../../tools/soak.ts'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import type { AsideView, CaseView, Done, FieldKey } from '../../server/contract/index.ts'
import { chinaInstant, clockFault, writtenAway, writtenMs, type Written } from './clock.ts'
import {
  answered,
  begun,
  dropped,
  edited,
  isStillToSend,
  meantNow,
  nextToSend,
  requestOf,
  resent,
  unsent,
  waitsFor,
  withoutPhoto,
  type Answer,
  type Item,
  type Photo,
} from './outbox.ts'
import { base64Of, importKey, newRawKey, sealJson, sealToServer } from './seal.ts'
import { partBytes, sendAll, sendPhoto, type Line } from './send.ts'

const written: Written = { phoneMs: 0, ticksMs: 0, run: 'a', offsetMs: null }
const opening = (id: string, n: number, more: Partial<Item> = {}): Item => ({
  id,
  n,
  key: `key-${id}-1`,
  command: { kind: 'open', programme: 'p', outcome: 'report', area: '430523106200', post: 'w', ref: id },
  title: { zh: '上报', en: 'Report' },
  about: '',
  input: { what: id },
  photos: [],
  sure: [],
  after: null,
  written,
  state: { is: 'waiting' },
  tries: 0,
  ...more,
})
const acting = (id: string, n: number, after: string | null, more: Partial<Item> = {}): Item =>
  opening(id, n, {
    command: {
      kind: 'act',
      case: after === null ? 'B2345-6789A' : `~${after}`,
      programme: 'p',
      outcome: 'handle',
      post: 'w',
      seq: after === null ? 3 : null,
    },
    after,
    ...more,
  })
const sent = (item: Item): Item => ({
  ...item,
  state: { is: 'sent', receipt: { case: `case-of-${item.id}`, seq: 1, at: '' } },
})
const said = (code: string, more: object = {}) => ({ code, detail: { zh: code, en: code }, ...more })

describe('what an answer makes of an item', () => {
  test.each<[string, Answer, string]>([
    ['201 办成', { status: 201, body: { case: 'B1', seq: 1, at: 'now' } }, 'sent'],
    ['422 不予受理', { status: 422, body: said('not_met') }, 'refused'],
    ['403 岗位变动，不再由其办理', { status: 403, body: said('not_your_post') }, 'refused'],
    ['404 办件已不可见', { status: 404, body: said('not_found') }, 'refused'],
    ['409 别人先办了', { status: 409, body: said('stale_seq') }, 'conflict'],
    ['409 环节已变', { status: 409, body: said('wrong_step') }, 'conflict'],
    ['422 同一编号的办件已在', { status: 422, body: said('case_exists') }, 'conflict'],
    ['401 登录过期', { status: 401, body: said('sign_in') }, 'waiting'],
    ['429 请稍候', { status: 429, body: said('too_many') }, 'waiting'],
    ['503 数据库离线', { status: 503, body: said('fault') }, 'waiting'],
    ['500 系统出错', { status: 500, body: said('fault') }, 'refused'],
    ['502 中间设备的网页', { status: 502, body: '<html>' }, 'refused'],
  ])('%s', (_, answer, state) => {
    expect(answered(begun(opening('a', 1)), answer).state.is).toBe(state)
  })

  test.each<[string, Answer, boolean]>([
    [
      'was refused: a new attempt, so that the refusal is not told again',
      { status: 422, body: said('not_met') },
      false,
    ],
    [
      'failed in the middle: only the same key tells whether it was done',
      { status: 500, body: said('fault') },
      true,
    ],
  ])('sent once more after it %s', (_, answer, sameKey) => {
    const item = answered(begun(opening('a', 1)), answer)
    expect(resent(item, 'another-key').key === item.key).toBe(sameKey)
  })

  test('the reason is kept in both languages, with its field and its articles', () => {
    const body = said('not_met', { field: 'story', clauses: [{ id: 'x#1', title: '第一条', text: '…' }] })
    expect(answered(begun(opening('a', 1)), { status: 422, body }).state).toMatchObject({
      said: { code: 'not_met', field: 'story', clauses: [{ id: 'x#1', title: '第一条' }] },
    })
  })
})

test.each<[string, Item['state'], boolean]>([
  ['what waits', { is: 'waiting' }, true],
  ['what was on its way when the page went', { is: 'sending' }, true],
  [
    'what was refused because the post had ended',
    { is: 'refused', said: said('not_your_post'), mayBeDone: false },
    true,
  ],
  [
    'what was refused by a rule: its person knows, and decides',
    { is: 'refused', said: said('not_met'), mayBeDone: false },
    false,
  ],
  ['what is in conflict', { is: 'conflict', said: said('stale_seq') }, false],
  ['what was sent', sent(opening('a', 1)).state, false],
  ['what was handed over already', { is: 'aside', at: '', cause: 'phone' }, false],
])('[QA1] of a phone that is its person’s no more the server is handed %s: %o', (_, state, isHanded) => {
  const item = opening('a', 1, { state })
  expect(isStillToSend(item)).toBe(isHanded)
  /** Nothing of it is sent by the phone itself any more. */
  if (state.is === 'aside') expect([unsent([item]), nextToSend([item])]).toEqual([[], null])
})

describe('what goes next', () => {
  test.each<[string, readonly Item[], string | null]>([
    ['the oldest, in whatever order they lie', [opening('c', 3), opening('a', 1), opening('b', 2)], 'a'],
    ['never an act before its case', [acting('act', 1, 'open'), opening('open', 2)], 'open'],
    ['the act once its case is there', [acting('act', 1, 'open'), sent(opening('open', 2))], 'act'],
    [
      'past one in conflict: it stops no other',
      [opening('a', 1, { state: { is: 'conflict', said: said('stale_seq') } }), opening('b', 2)],
      'b',
    ],
    [
      'past one that was refused',
      [opening('a', 1, { state: { is: 'refused', said: said('no'), mayBeDone: false } }), opening('b', 2)],
      'b',
    ],
    [
      'not what depends on one that was refused',
      [
        opening('a', 1, { state: { is: 'refused', said: said('no'), mayBeDone: false } }),
        acting('b', 2, 'a'),
      ],
      null,
    ],
  ])('%s', (_, items, id) => expect(nextToSend(items)?.id ?? null).toBe(id))

  test('an item names the one that it waits for', () => {
    const items = [opening('a', 1), acting('b', 2, 'a')]
    expect([waitsFor(items, items[1]!)?.id, waitsFor(items, items[0]!)]).toEqual(['a', null])
  })

  test('an act on a case that was opened here carries the seq that the case then has', () => {
    const items = [sent(opening('a', 1)), acting('b', 2, 'a')]
    expect(requestOf(items, items[1]!)).toEqual({
      path: '/api/cases/~a/commands',
      body: { seq: 1, outcome: 'handle', post: 'w', input: { what: 'b' } },
    })
    expect(requestOf([opening('a', 1), items[1]!], items[1]!)).toBeNull()
  })
})

describe('ways out', () => {
  test('dropping a report says to what depends on it why it cannot go', () => {
    const [left] = dropped([opening('a', 1), acting('b', 2, 'a')], 'a')
    expect(left).toMatchObject({ id: 'b', state: { is: 'refused', said: { code: 'gone_before' } } })
  })
  test('edited it is another attempt', () => {
    const item = answered(begun(opening('a', 1)), { status: 422, body: said('not_met') })
    const again = edited(
      item,
      { command: item.command, input: { what: 'better' }, photos: [], sure: [], written },
      'another-key',
    )
    expect([again.state.is, again.key, again.input]).toEqual(['waiting', 'another-key', { what: 'better' }])
  })
  test('in conflict, and meant all the same: it goes by the state that its person saw', () => {
    const item = answered(begun(acting('b', 2, null)), { status: 409, body: said('stale_seq') })
    const again = meantNow(item, 7, 'another-key')
    expect([again.state.is, again.command]).toMatchObject(['waiting', { seq: 7 }])
  })
  test('without its photo, in lists too; the rest of the form stays', () => {
    const item = opening('a', 1, {
      input: { proofs: ['~x', '~y'], lines: [{ pictures: ['~x'], words: 'w' }], only: ['~x'], none: [] },
      photos: [photoOf('x', new Uint8Array(1)), photoOf('y', new Uint8Array(1))],
    })
    const less = withoutPhoto(item, 'x')
    expect([less.photos.map((p) => p.id), less.input]).toEqual([
      ['y'],
      { proofs: ['~y'], lines: [{ words: 'w' }], none: [] },
    ])
  })
})

const photoOf = (id: string, bytes: Uint8Array): Photo => ({
  id,
  name: `${id}.jpg`,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  takenAt: null,
  arrived: false,
})

/** A server that takes commands once by their key and files in pieces, and remembers what it did. */
function fakeServer() {
  const answers = new Map<string, Answer>()
  const files = new Map<string, Uint8Array>()
  const log: string[] = []
  const line: Line = async (method, path, body, headers = {}) => {
    const ref = /upload-parts\/(.+)$/.exec(path)?.[1]
    if (ref !== undefined) {
      const before = files.get(ref) ?? new Uint8Array()
      if (method === 'POST' && Number(headers['x-upload-offset']) === before.length)
        files.set(ref, new Uint8Array([...before, ...(body as Uint8Array)]))
      const file = files.get(ref) ?? new Uint8Array()
      const isWhole =
        file.length > 0 && createHash('sha256').update(file).digest('hex') === announcedOf.get(ref)
      return {
        status: 200,
        body: {
          offset: file.length,
          size: null,
          whole: isWhole ? { id: ref, sha256: announcedOf.get(ref) } : null,
        },
      }
    }
    const key = headers['idempotency-key']!
    const first = answers.get(key)
    if (first) return first
    log.push(`${path} ${String(body)}`)
    const answer = { status: 201, body: { case: `case-${log.length}`, seq: 1, at: '' } }
    answers.set(key, answer)
    return answer
  }
  const announcedOf = new Map<string, string>()
  return { line, log, announcedOf }
}

describe('over a line that breaks', () => {
  test('the answer is lost, not the request: it waits, then it is sent, and there is one event', async () => {
    const { line, log } = fakeServer()
    const store = memoryShelf([opening('a', 1)], new Map())
    const deaf: Line = async (...of) => {
      await line(...of)
      throw new Error('no answer')
    }
    expect(await sendAll(store.shelf, deaf)).toBe('offline')
    expect([store.all()[0]!.state.is, log.length]).toEqual(['waiting', 1])
    expect(await sendAll(store.shelf, line)).toBe('done')
    expect([store.all()[0]!.state.is, log.length]).toEqual(['sent', 1])
  })

  test('the page goes while an item is under way: it is sent by the next one, once', async () => {
    const { line, log } = fakeServer()
    const store = memoryShelf([begun(opening('a', 1))], new Map())
    await sendAll(store.shelf, line)
    expect([store.all()[0]!.state.is, log.length]).toEqual(['sent', 1])
  })

  test('item 2 of 5 is in conflict: four are sent', async () => {
    const { line } = fakeServer()
    const store = memoryShelf(
      [1, 2, 3, 4, 5].map((n) => opening(`i${n}`, n)),
      new Map(),
    )
    const moved: Line = async (method, path, body, headers) =>
      String(body).includes('"i2"')
        ? { status: 409, body: said('stale_seq') }
        : line(method, path, body, headers)
    expect(await sendAll(store.shelf, moved)).toBe('done')
    expect(store.all().map((i) => i.state.is)).toEqual(['sent', 'conflict', 'sent', 'sent', 'sent'])
  })

  test.each([[[3, 1, 2]], [[1, 2, 3]], [[2, 3, 1]]])(
    'written down in the order %j they arrive as 1, 2, 3: each names the one before',
    async (order) => {
      const { line, log } = fakeServer()
      const chain = [opening('i1', 1), acting('i2', 2, 'i1'), acting('i3', 3, 'i2')]
      const store = memoryShelf(
        order.map((n, at) => ({ ...chain[n - 1]!, n: at })),
        new Map(),
      )
      await sendAll(store.shelf, line)
      expect(log.map((entry) => /"what":"(\w+)"/.exec(entry)![1])).toEqual(['i1', 'i2', 'i3'])
    },
  )

  test('nobody is signed in any more: all of it waits, nothing is refused', async () => {
    const store = memoryShelf([opening('a', 1), opening('b', 2)], new Map())
    expect(await sendAll(store.shelf, async () => ({ status: 401, body: said('sign_in') }))).toBe(
      'signed_out',
    )
    expect(store.all().map((i) => i.state.is)).toEqual(['waiting', 'waiting'])
  })

  test('cut after photo 1 of 3: that one is erased here, the others are not, and the item says 1', async () => {
    const { line, announcedOf } = fakeServer()
    const bytes = ['x', 'y', 'z'].map((id) => [id, new Uint8Array(1000).fill(id.charCodeAt(0))] as const)
    const photos = bytes.map(([id, b]) => photoOf(id, b))
    for (const p of photos) announcedOf.set(p.id, p.sha256)
    const store = memoryShelf([opening('a', 1, { photos })], new Map(bytes))
    const cut: Line = async (method, path, body, headers) => {
      if (path.endsWith('/y')) throw new Error('cut')
      return line(method, path, body, headers)
    }
    expect(await sendAll(store.shelf, cut)).toBe('offline')
    expect([store.photosLeft(), store.all()[0]!.photos.map((p) => p.arrived)]).toEqual([
      2,
      [true, false, false],
    ])
    await sendAll(store.shelf, line)
    expect([store.photosLeft(), store.all()[0]!.state.is]).toEqual([0, 'sent'])
  })

  test('the server tells another hash: the photo stays on the phone', async () => {
    const bytes = new Uint8Array(1000)
    const store = memoryShelf([opening('a', 1, { photos: [photoOf('x', bytes)] })], new Map([['x', bytes]]))
    await sendAll(store.shelf, async () => ({
      status: 200,
      body: { offset: 0, size: null, whole: { id: 'x', sha256: 'other' } },
    }))
    expect([store.photosLeft(), store.all()[0]!.state.is]).toEqual([1, 'refused'])
  })

  test('[FO7] ten cuts of a photo, anywhere: at most its size and ten pieces are sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), async (afterArrival) => {
        const { line, announcedOf } = fakeServer()
        const bytes = new Uint8Array(5 * partBytes + 77).fill(7)
        const photo = photoOf('x', bytes)
        announcedOf.set('x', photo.sha256)
        let bytesSent = 0
        const cuts = [...afterArrival]
        const broken: Line = async (method, path, body, headers) => {
          if (method === 'GET') return line(method, path, body, headers)
          bytesSent += (body as Uint8Array).length
          const cut = cuts.shift()
          if (cut !== false) await line(method, path, body, headers)
          if (cut === undefined) return line('GET', path)
          throw new Error('cut')
        }
        for (;;)
          try {
            expect((await sendPhoto(broken, photo, bytes)).status).toBe(200)
            break
          } catch {
            /* And once more. */
          }
        expect(bytesSent).toBeLessThanOrEqual(bytes.length + 10 * partBytes)
      }),
      { numRuns: 20 },
    )
  })

  test('[FO5] any items, any dependencies, any breaks: each arrives once, none before the one that it names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(6), { nil: null }), { minLength: 1, maxLength: 7 }),
        fc.infiniteStream(fc.nat(9)),
        async (befores, luck) => {
          const items = befores.map((before, n) =>
            before !== null && before < n ? acting(`i${n}`, 10 - n, `i${before}`) : opening(`i${n}`, 10 - n),
          )
          const { line, log } = fakeServer()
          const store = memoryShelf(items, new Map())
          const broken: Line = async (...of) => {
            const throwOf = luck.next().value as number
            if (throwOf < 3) throw new Error('before')
            const answer = await line(...of)
            if (throwOf < 6) throw new Error('after')
            return answer
          }
          for (let turn = 0; turn < 500 && (await sendAll(store.shelf, broken)) !== 'done'; turn++);
          const order = log.map((entry) => /"what":"(\w+)"/.exec(entry)![1]!)
          expect(order.toSorted()).toEqual(items.map((i) => i.id).toSorted())
          for (const i of items)
            if (i.after !== null) expect(order.indexOf(i.after)).toBeLessThan(order.indexOf(i.id))
          expect(store.all().every((i) => i.state.is === 'sent')).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('[FO8] the phone’s clock', () => {
  const dayMs = 24 * 3_600_000
  test.each<[string, number | null, string | null]>([
    ['nobody knows', null, null],
    ['a minute, which is the line’s', 60_000, null],
    ['three days fast', -3 * dayMs, '快约3天'],
    ['two hours slow', 2 * 3_600_000, '慢约2小时'],
    ['six minutes fast', -6 * 60_000, '快约6分钟'],
  ])('%s', (_, offset, words) => {
    const fault = clockFault(offset)
    if (words === null) expect(fault).toBeNull()
    else expect(fault!.zh).toContain(words)
  })

  test.each<[string, Written, number]>([
    ['fast by three days all the while', { phoneMs: 3 * dayMs, ticksMs: 0, run: 'a', offsetMs: null }, 0],
    [
      'set right since, within one run of the page',
      { phoneMs: 99 * dayMs, ticksMs: 0, run: 'a', offsetMs: null },
      0,
    ],
    [
      'in an earlier run: by what was known then',
      { phoneMs: dayMs, ticksMs: 5, run: 'b', offsetMs: -dayMs },
      0,
    ],
  ])('%s: it was written at the same moment', (_, w, at) => {
    const now = { phoneMs: 3 * dayMs + 1000, ticksMs: 1000, run: 'a' }
    expect(writtenMs(w, now, -3 * dayMs)).toBe(at)
  })

  test('[FO10] the server is told when it was written, set right, and how far the clock was off', () => {
    const w = { phoneMs: 3 * dayMs, ticksMs: 5, run: 'b', offsetMs: -3 * dayMs, wrongMs: -3 * dayMs }
    const now = { phoneMs: 9 * dayMs, ticksMs: 0, run: 'a' }
    expect(writtenAway(w, now, 0, 0)).toEqual({ at: '1970-01-01T08:00:00.000+08:00', behind: -3 * 24 * 3600 })
    const items = [opening('a', 1)]
    expect(requestOf(items, items[0]!, { at: 'then', behind: 0 })!.body).toMatchObject({
      written: { at: 'then', behind: 0 },
    })
  })

  test('is shown as China’s time', () => expect(chinaInstant(0)).toBe('1970-01-01T08:00:00.000+08:00'))
})

describe('against a real house', () => {
  let house: TestHouse
  let fileNo = 0
  beforeAll(async () => {
    house = await openTestHouse({
      filing: { ...usualFiling, official: { programme: 100_000, all: 100_000, browser: 100_000 } },
    })
  })
  afterAll(async () => {
    expect(house.faults).toEqual([])
    await house.close()
  })

  test.each<[string, number, number, Partial<NonNullable<CaseView['timeline'][number]['written']>> | null]>([
    ['an hour before it arrived', -60, 0, { behind: 0, wrong: false }],
    ['an hour before, on a phone three days fast', -60, -259_200, { behind: -259_200, wrong: true }],
    ['just now: the receipt says it all', -1, 0, null],
    ['just now, on a phone six minutes slow', -1, 360, { behind: 360, wrong: true }],
    ['tomorrow, which nobody can: when it was received', 1440, 0, null],
  ])('[FO10] written %s: the case tells it beside the receipt', async (_, minutes, behind, shows) => {
    const grid = await house.as('grid')
    const { now } = (await grid.get<FieldKey>('/api/field/key')).body
    const at = chinaInstant(Date.parse(now) + minutes * 60_000)
    fileNo += 1
    const opened = await grid.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: `${yunzhao}-grid-worker`,
      input: formOf(family(900 + fileNo)),
      written: { at, behind },
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    const [event] = (await grid.get<CaseView>(`/api/cases/${opened.body.case}`)).body.timeline
    if (shows === null) expect(event!.written).toBeUndefined()
    else expect(event!.written).toEqual({ at, ...shows })
    /** Limits are kept by what was received. */
    expect(event!.at >= now).toBe(true)
  })

  test('[FO10] a time of writing that is none is refused', async () => {
    const grid = await house.as('grid')
    const { status, body } = await grid.post<{ code: string; field: string }>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: `${yunzhao}-grid-worker`,
      input: formOf(family(899)),
      written: { at: '昨天', behind: 0 },
    })
    expect([status, body.code, body.field]).toEqual([400, 'invalid_time', 'written.at'])
  })

  describe('[QA1] a phone that was reported stolen', () => {
    const post = `${yunzhao}-grid-worker`
    const reports: Item[] = [1, 2, 3].map((n) =>
      opening(`stolen-${n}`, n, {
        key: `stolen-key-${n}`,
        command: {
          kind: 'open',
          programme: 'assistance.temporary',
          outcome: 'apply',
          area: yunzhao,
          post,
          ref: `stolen-${n}`,
        },
        input: formOf(family(960 + n)),
      }),
    )
    let field: FieldKey
    const now = async (): Promise<number> =>
      Date.parse((await (await house.as('village')).get<FieldKey>('/api/field/key')).body.now)
    /** As the phone has it in its store. */
    const boxOf = async (content: object, id: string, login = field.login) => {
      const raw = newRawKey()
      const { nonce, bytes } = await sealJson(await importKey(raw), content)
      return {
        ticket: field.ticket,
        id,
        sealed: await sealToServer(raw, { point: field.key, realm: field.realm, login }),
        body: base64Of(new Uint8Array([...nonce, ...bytes])),
      }
    }
    const send = async (item: Item, more: object = {}) =>
      house.stranger.post<{ code?: string; cause?: string }>('/api/field/aside', {
        ...(await boxOf({ kind: 'item', item }, item.id)),
        ...more,
      })
    const events = async (): Promise<number> =>
      (await house.owner.query<{ n: number }>('select count(*)::int as n from event')).rows[0]!.n
    const waiting = async (login: string) =>
      (await (await house.as(login)).get<readonly AsideView[]>('/api/field/aside')).body

    test('while its session stands nothing is put aside: its person sends it', async () => {
      const phone = await house.as('grid')
      field = (await phone.get<FieldKey>('/api/field/key')).body
      const { status, body } = await send(reports[0]!)
      expect([status, body.code]).toEqual([409, 'session_stands'])
    })

    test('signed out from elsewhere: what it still sends is kept, once, and nothing is done', async () => {
      expect((await (await house.as('grid')).send('DELETE', '/api/sessions', undefined)).status).toBe(204)
      const before = await events()
      const writtenMs = (await now()) - 3_600_000
      for (const item of [...reports, reports[0]!]) {
        const { status, body } = await send({
          ...item,
          written: { phoneMs: writtenMs, ticksMs: 0, run: 'x', offsetMs: 0, wrongMs: -259_200_000 },
        })
        expect([status, body.cause], JSON.stringify(body)).toEqual([200, 'phone'])
      }
      expect(await events()).toBe(before)
      const { rows } = await house.owner.query<{ n: number; text: string }>(
        `select count(*)::int as n, string_agg(to_jsonb(aside)::text, '') as text from aside`,
      )
      expect(rows[0]!.n).toBe(3)
      for (const word of [family(961).name, family(961).idNo, 'assistance.temporary'])
        expect(rows[0]!.text.includes(word), word).toBe(false)
    })

    test.each<[string, () => Promise<object>, number, string]>([
      ['a ticket that nobody gave', async () => ({ ticket: 'WyJncmlkIl0.AAAA' }), 404, 'not_found'],
      [
        'a box that was sealed for another login',
        () => boxOf({ kind: 'item', item: reports[0]! }, 'other', 'village'),
        422,
        'unreadable',
      ],
      ['noise', async () => ({ body: 'AAAA' }), 422, 'unreadable'],
      ['a form that is half written', () => boxOf({ kind: 'draft', draft: {} }, 'draft'), 422, 'unreadable'],
      [
        'what was sent before',
        () => boxOf({ kind: 'item', item: sent(reports[0]!) }, 'sent'),
        422,
        'unreadable',
      ],
    ])('%s is not kept', async (_, more, status, code) => {
      const answer = await send(reports[0]!, await more())
      expect([answer.status, answer.body.code]).toEqual([status, code])
    })

    test('who sees the case is told who, from which phone, when and what; its writer is not', async () => {
      expect(await waiting('grid')).toEqual([])
      const [first, ...more] = await waiting('village')
      expect(more.length).toBe(2)
      expect(first).toMatchObject({ cause: 'phone', case: null, seq: 0, photos: 0 })
      expect(first!.written).toMatchObject({ behind: -259_200, wrong: true })
      const texts = Object.fromEntries(first!.content.map((f) => [f.name, f.text]))
      expect(JSON.stringify(texts)).not.toContain(family(961).idNo)
      expect(first!.title.zh).toContain('申请')
    })

    test('[QA3] taken over it is the leader’s own act, which names it; another is discarded; both are in the log, and verify agrees', async () => {
      const leader = await house.as('village')
      const own = `${yunzhao}-village-worker`
      const [first, second] = await waiting('village')
      const done = await leader.post<Done>(`/api/field/aside/${first!.id}/take`, { post: own, seq: 0 })
      expect(done.status, JSON.stringify(done.body)).toBe(200)
      const [event] = (await leader.get<CaseView>(`/api/cases/${done.body.case}`)).body.timeline
      expect(event).toMatchObject({ outcome: 'apply', aside: true, by: { post: own } })
      expect(event!.written).toMatchObject({ behind: -259_200, wrong: true })
      /** What was written on the phone about that case goes on from there. */
      const act = acting('stolen-act', 4, 'stolen-1', { key: 'stolen-act-key', input: {} })
      expect(
        (await send({ ...act, command: { ...act.command, outcome: 'withdraw', post } } as Item)).status,
      ).toBe(200)
      const onCase = (await waiting('village')).find((one) => one.case === done.body.case)!
      expect([onCase.seq, onCase.content.length]).toEqual([1, 0])
      const stale = await leader.post(`/api/field/aside/${onCase.id}/take`, { post: own, seq: 0 })
      expect(stale.status).toBe(409)
      const withdrawn = await leader.post<Done>(`/api/field/aside/${onCase.id}/take`, { post: own, seq: 1 })
      expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200)
      expect((await leader.get<CaseView>(`/api/cases/${done.body.case}`)).body.timeline.at(-1)).toMatchObject(
        { outcome: 'withdraw', aside: true },
      )
      const again = await leader.post(`/api/field/aside/${first!.id}/take`, { post: own, seq: 0 })
      expect(again.status).toBe(404)
      const discarded = await leader.post(`/api/field/aside/${second!.id}/discard`, {
        post: own,
        reason: 'done_already',
      })
      expect(discarded.status).toBe(204)
      expect((await waiting('village')).length).toBe(1)
      const { rows } = await house.owner.query<{ kind: string; n: number }>(
        `select kind, count(*)::int as n from access_entry where kind like 'aside%' group by kind order by kind`,
      )
      expect(rows).toEqual([
        { kind: 'aside', n: 4 },
        { kind: 'aside_discarded', n: 1 },
        { kind: 'aside_taken', n: 2 },
      ])
      const verified = await house.console.post<{ mismatches: readonly unknown[] }>('/api/verify', {})
      expect(verified.body.mismatches).toEqual([])
      const { rows: left } = await house.owner.query<{ n: number }>(
        'select count(*)::int as n from aside where ended is not null and (body is not null or sealed_key is not null)',
      )
      expect(left[0]!.n).toBe(0)
    })

    test('[QA2] a thief who goes on sending fills no desk: fifty wait, and no more', async () => {
      const statuses: number[] = []
      for (let n = 0; n < 52; n++)
        statuses.push((await send({ ...reports[2]!, id: `flood-${n}`, key: `flood-key-${n}` })).status)
      expect(statuses.filter((status) => status === 200).length).toBe(49)
      expect(new Set(statuses.slice(-3))).toEqual(new Set([429]))
    })

    test('a post that ended while its person is signed in: the same', async () => {
      await house.owner.query('delete from aside')
      const phone = await house.as('grid')
      field = (await phone.get<FieldKey>('/api/field/key')).body
      const command = { ...reports[0]!.command, post: `${yunzhao}-former-post` }
      const { status, body } = await send({ ...reports[0]!, command } as Item)
      expect([status, body.cause]).toEqual([200, 'post'])
    })
  })

  test('[FO4] two thousand disconnects at random lose nothing and double nothing', async () => {
    const photo = new Uint8Array(
      await sharp({ create: { width: 64, height: 48, channels: 3, background: '#395' } })
        .jpeg()
        .toBuffer(),
    )
    const soaked = await soak(house, {
      disconnects: 2000,
      seed: 20211020,
      photo,
      formOf: (n, more) => formOf(family(1000 + n), more),
    })
    expect(soaked).toMatchObject({ lost: 0, doubled: 0, unsent: 0 })
    expect(soaked.disconnects).toBeGreaterThanOrEqual(2000)
    expect(soaked.answersLost).toBeGreaterThan(500)
    expect(soaked.photos).toBeGreaterThan(20)
  })
})
