/** Screens that follow cases: what each is told, in which order, after a gap, and when nobody may be told any more. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import { apply, family, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { follower, type Follower } from '../../tools/follower.ts'
import type { Done, LiveCaseView, Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let followers: Follower[] = []
beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
})
afterAll(async () => {
  await house.close()
  expect(house.faults).toEqual([])
})
beforeEach(() => {
  followers = []
})
afterEach(() => {
  for (const f of followers) f.leave()
})

const live = '/api/live?programme=assistance.temporary'
async function follow(login: string, path = live, cursor?: string): Promise<Follower> {
  const f = await follower(house, login, path, cursor)
  followers.push(f)
  expect((await f.next('hello')).id).toMatch(/^\d+-\d+$/)
  return f
}
const cases = (messages: readonly { readonly data: object }[]) =>
  messages.map(({ data }) => {
    const { case: id, row } = data as LiveCaseView
    return [id, row.step]
  })
const accept = async (id: string, seq = 1) => {
  const { status } = await staff.clerk.post<Done>(`/api/cases/${id}/commands`, {
    post: posts.clerk,
    seq,
    outcome: 'accept',
    input: {},
  })
  expect(status).toBe(200)
}

test('[LV1] 两位经办人都看着：一位受理了，另一位的画面上立刻是受理后的样子', async () => {
  const [one, other] = [await follow('clerk'), await follow('clerk2')]
  const id = await apply(staff, family(1))
  expect(cases([await one.next('case'), await other.next('case')])).toEqual([
    [id, 'acceptance'],
    [id, 'acceptance'],
  ])
  await accept(id)
  const [mine, theirs] = [await one.next('case'), await other.next('case')]
  expect(mine.data).toEqual(theirs.data)
  expect(mine.data).toMatchObject({ case: id, seq: 2, row: { case: id, seq: 2 } })
})

test('[LV1] 告诉的就是清单上的那一行，看不到的人什么也听不到', async () => {
  const sister = await follow('village')
  const clerk = await follow('clerk')
  const id = await apply(staff, family(2))
  const { data } = await clerk.next('case')
  const listed = await staff.clerk.get<{ readonly tasks: readonly object[] }>(`/api/found?q=${id}`)
  expect(listed.body.tasks).toMatchObject([(data as LiveCaseView).row])
  /** Another programme's screen hears nothing of it. */
  const batches = await follow('clerk', '/api/live?programme=assistance.payment_batch')
  await accept(id)
  await clerk.next('case')
  expect(batches.waiting('case')).toEqual([])
  expect(
    sister.waiting('case').every(({ data: d }) => (d as LiveCaseView).row.area.startsWith(yankoupu)),
  ).toBe(true)
})

test('[LV2] 断网期间办了两件，重新连上时逐件补上，不漏不重', async () => {
  const before = await follow('clerk')
  const first = await apply(staff, family(3))
  const { id: cursor } = await before.next('case')
  before.leave()
  const second = await apply(staff, family(4))
  await accept(first)
  const again = await follow('clerk', live, cursor)
  const messages = [await again.next('case'), await again.next('case')]
  expect(cases(messages)).toEqual([
    [second, 'acceptance'],
    [first, (messages[1]!.data as LiveCaseView).row.step],
  ])
  expect((messages[1]!.data as LiveCaseView).seq).toBe(2)
  const third = await apply(staff, family(5))
  expect(cases([await again.next('case')])).toEqual([[third, 'acceptance']])
  expect(again.waiting('case')).toEqual([])
})

test('[LV2] 续接位置比日志还新，是换过数据库：让画面重读', async () => {
  const f = await follow('clerk', live, '9000000000000000000-1')
  expect((await f.next('reset')).id).not.toBe('9000000000000000000-1')
})

test.each(['x', '1', '1-', '-1', '1-2-3', '99999999999999999999999-1'])(
  '[LV2] %s 不是续接位置',
  async (cursor) => {
    const { status, body } = await staff.clerk.send<Problem>('GET', live, undefined, {
      'last-event-id': cursor,
    })
    expect([status, body.code]).toEqual([400, 'invalid_cursor'])
  },
)

test('[LV3] 同一个人开到第九个画面，第九个被告知稍后再连，前八个照常', async () => {
  const eight = await Promise.all(Array.from({ length: 8 }, () => follow('clerk2')))
  const clerk2 = await house.as('clerk2')
  const { status, body } = await clerk2.get<Problem>(live)
  expect([status, body.code]).toEqual([503, 'too_many_screens'])
  const id = await apply(staff, family(6))
  expect(cases(await Promise.all(eight.map((f) => f.next('case'))))).toEqual(
    Array.from({ length: 8 }, () => [id, 'acceptance']),
  )
})

test('[LV3] 退出登录以后，画面不再收到任何内容', async () => {
  const f = await follow('clerk2')
  const session = await f.visitor.send('DELETE', '/api/session', undefined, {
    'idempotency-key': randomUUID(),
  })
  expect(session.status).toBeLessThan(300)
  await f.ended()
  await apply(staff, family(7))
  expect(f.waiting('case')).toEqual([])
})

test('[LV1] 没有岗位的人没有实时画面', async () => {
  const li = await house.as('li')
  expect((await li.get<Problem>(live)).status).toBe(404)
  expect((await house.stranger.get<Problem>(live)).status).toBe(401)
})
