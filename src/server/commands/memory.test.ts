/** [W11] What a server remembers of a case decides nothing once somebody else changed the case: another server, a restore, a hand in the database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chainHash } from '#store'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { family, formOf, posts, staffOf, visitOf, type Staff } from '../../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../../tools/house.ts'
import { stranger } from '../access.ts'
import { actorFor } from '../session.ts'
import type { House } from '../realm.ts'
import { openMemory, type Remembered } from './memory.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Decided, Submission } from './submission.ts'

describe('with a server beside it that remembers nothing of this one', () => {
  let house: TestHouse
  let staff: Staff
  let realm: House
  let queue: Queue

  beforeAll(async () => {
    house = await openTestHouse()
    staff = await staffOf(house)
    realm = house.house
    queue = openQueue(realm)
  })
  afterAll(async () => {
    await house.close()
  })

  let keys = 0
  const by = (
    who: keyof typeof posts,
    id: string,
    seq: number,
    outcome: string,
    input: Submission['command']['input'] = {},
    key = `memory-test-${++keys}`,
  ): Submission => {
    const { person } = realm.reference.posts.get(posts[who])!
    const official = {
      login: who,
      person,
      permissions: [],
      strong: true,
      enrolled: true,
      session: null,
      browser: null,
    }
    return {
      owner: who,
      key,
      actor: actorFor(realm, official, posts[who]),
      ...(seq === 0 ? { programme: 'assistance.temporary' } : {}),
      command: { case: id, seq, outcome, input, ...(seq === 0 ? { area: yunzhao } : {}) },
    }
  }
  const said = (d: Decided): string =>
    d.refusal?.code ?? (d.body as { code?: string }).code ?? String(d.status)
  const tried = async (s: Submission): Promise<string> => said(await queue.submit(s))
  const elsewhere = (seq: number, outcome: string, id: string, input: object = {}) =>
    staff.clerk.post(`/api/cases/${id}/commands`, { post: posts.clerk, seq, outcome, input })
  const outcomes = async (id: string): Promise<readonly string[]> =>
    (
      await house.owner.query<{ said: string }>(
        `select seq || ' ' || (body::jsonb->>'outcome') as said from event where case_id = $1 order by seq`,
        [id],
      )
    ).rows.map((r) => r.said)
  /** Applied for through this queue, which then remembers it. */
  const applied = async (id: string, n: number): Promise<void> => {
    expect(await tried(by('village', id, 0, 'apply', formOf(family(n))))).toBe('201')
  }
  /** As an owner of the database can, past the guards of the log. */
  const byHand = async (...statements: readonly string[]): Promise<void> => {
    const sql = [
      'alter table event disable trigger user',
      ...statements,
      'alter table event enable trigger user',
    ]
    for (const statement of sql) await house.owner.query(statement)
  }

  test('a case that another server moved is refused as of now, and taken as of now', async () => {
    await applied('Q20211020-1', 201)
    expect((await elsewhere(1, 'supplement', 'Q20211020-1', { missing: '请补充材料' })).status).toBe(200)
    expect(await tried(by('clerk', 'Q20211020-1', 1, 'accept'))).toBe('stale_seq')
    expect(await outcomes('Q20211020-1')).toEqual(['1 apply', '2 supplement'])
  })

  test('[W1] a key whose command another server did meanwhile gives its first answer', async () => {
    await applied('Q20211020-2', 202)
    const s = by('clerk', 'Q20211020-2', 1, 'supplement', { missing: '请补充材料' })
    const there = await openQueue(realm).submit(s)
    expect(said(there)).toBe('200')
    expect(await queue.submit(s)).toEqual({ status: there.status, body: there.body })
    expect(await outcomes('Q20211020-2')).toEqual(['1 apply', '2 supplement'])
  })

  test('[W1] a key that was used for something else is refused, though the case stands as it is remembered', async () => {
    await applied('Q20211020-3', 203)
    const first = by('clerk', 'Q20211020-3', 1, 'supplement', { missing: '请补充材料' })
    await applied('Q20211020-4', 204)
    expect(said(await openQueue(realm).submit(first))).toBe('200')
    const other = by('clerk', 'Q20211020-4', 1, 'supplement', { missing: '另一件' }, first.key)
    expect(await tried(other)).toBe('key_reused')
    expect(await outcomes('Q20211020-4')).toEqual(['1 apply'])
  })

  test('a database that was set back: what was remembered of later is not written on top of it', async () => {
    expect(await tried(by('village', 'Q20211020-5', 0, 'apply', formOf(family(205))))).toBe('201')
    const { rows } = await house.owner.query<{ state: string; step: string }>(
      `select state::text as state, step from office_case where id = 'Q20211020-5'`,
    )
    expect(await tried(by('clerk', 'Q20211020-5', 1, 'accept'))).toBe('200')
    await byHand(
      `delete from event where case_id = 'Q20211020-5' and seq = 2`,
      `update office_case set seq = 1, step = '${rows[0]!.step}', state = '${rows[0]!.state.replaceAll("'", "''")}' where id = 'Q20211020-5'`,
    )
    expect(await tried(by('clerk', 'Q20211020-5', 2, 'record_visit', visitOf(50_000)))).toBe('stale_seq')
    expect(await outcomes('Q20211020-5')).toEqual(['1 apply'])
    expect(await tried(by('clerk', 'Q20211020-5', 1, 'accept'))).toBe('200')
  })

  test('a last event that is another than is remembered: the next one is chained to what stands', async () => {
    await applied('Q20211020-6', 206)
    const hash = Buffer.alloc(32, 7)
    await byHand(
      `update event set hash = '\\x${hash.toString('hex')}' where case_id = 'Q20211020-6' and seq = 1`,
    )
    expect(await tried(by('clerk', 'Q20211020-6', 1, 'supplement', { missing: '请补充材料' }))).toBe('200')
    const { rows } = await house.owner.query<{ body: string; hash: Buffer }>(
      `select body, hash from event where case_id = 'Q20211020-6' and seq = 2`,
    )
    expect(rows[0]!.hash).toEqual(chainHash(hash, rows[0]!.body))
  })

  test('a case that is gone is unknown, and nothing of it is written', async () => {
    await applied('Q20211020-7', 207)
    await byHand(
      `delete from event where case_id = 'Q20211020-7'`,
      `delete from office_case where id = 'Q20211020-7'`,
    )
    expect(await tried(by('clerk', 'Q20211020-7', 1, 'supplement', { missing: '请补充材料' }))).toBe(
      'unknown_case',
    )
    expect(await outcomes('Q20211020-7')).toEqual([])
  })

  test('[P7] of a case that is remembered and not theirs somebody hears after as many looks as of one that there is not', async () => {
    await applied('Q20211020-10', 210)
    const looks: string[] = []
    const { pool } = realm
    const query = pool.query.bind(pool)
    pool.query = ((statement: unknown, values?: unknown) => {
      looks.push((statement as { name?: string }).name ?? String(statement).slice(0, 40))
      return (query as (a: unknown, v?: unknown) => unknown)(statement, values)
    }) as typeof pool.query
    try {
      const answers: (readonly [string, string])[] = []
      for (const id of ['Q20211020-10', 'Q20211020-NONE']) {
        looks.length = 0
        const s = by('finance', id, 7, 'accept')
        const asker = { ...stranger, login: 'neighbour', person: 'nobody-of-this-case' }
        answers.push([JSON.stringify(await queue.submit({ ...s, asker })), looks.join()])
      }
      expect(answers[0]).toEqual(answers[1])
    } finally {
      pool.query = query
    }
  })

  test('a neighbour in the batch is not touched by a case that stands otherwise', async () => {
    await applied('Q20211020-8', 208)
    await applied('Q20211020-9', 209)
    expect((await elsewhere(1, 'supplement', 'Q20211020-8', { missing: '请补充材料' })).status).toBe(200)
    const together = ['Q20211020-8', 'Q20211020-9'].map((id) =>
      queue.submit(by('clerk', id, 1, 'supplement', { missing: '请补充材料' })),
    )
    expect((await Promise.all(together)).map(said)).toEqual(['stale_seq', '200'])
  })
})

const left = (seq: number, bytes: number): Remembered => ({
  state: { seq } as Remembered['state'],
  hash: Buffer.alloc(32, seq),
  bytes,
  written: seq,
})

test('what was left alone longest is forgotten first, and what is too large is never kept', () => {
  const memory = openMemory(100, 60)
  memory.keep('a', left(1, 40))
  memory.keep('b', left(1, 40))
  memory.keep('a', left(2, 50))
  memory.keep('c', left(1, 45))
  expect(['a', 'b', 'c'].map((id) => memory.find(id)?.state.seq)).toEqual([2, undefined, 1])
  /** What has grown too large leaves nothing of before behind. */
  memory.keep('a', left(3, 61))
  expect(memory.find('a')).toBeUndefined()
  memory.keep('d', left(1, 55))
  expect(['c', 'd'].map((id) => memory.find(id)?.state.seq)).toEqual([1, 1])
  memory.forget(['c', 'nobody'])
  expect(['c', 'd'].map((id) => memory.find(id)?.state.seq)).toEqual([undefined, 1])
  memory.clear()
  expect(memory.find('d')).toBeUndefined()
})
