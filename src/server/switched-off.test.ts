/** [I4] An account that is switched off: whatever its sessions, phones and screens still send is nobody's, also what was under way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import { family, formOf, posts } from '../../tools/county.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function turn(login: string, word: 'disable' | 'enable'): Promise<void> {
  expect((await house.console.post(`/api/logins/${login}/${word}`, {})).status).toBe(204)
}
const opening = {
  programme: 'assistance.temporary',
  outcome: 'apply',
  area: yunzhao,
  post: posts.village,
  input: formOf(family(1)),
}
const written = async (): Promise<readonly number[]> =>
  Promise.all(
    ['event', 'upload'].map(async (table) => {
      const { rows } = await house.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)
      return rows[0]!.n
    }),
  )

test('停用以后，已经登录的会话什么都做不了，什么都不写入；恢复以后旧会话也不复活', async () => {
  const village = await house.as('village')
  const done = await village.post<{ readonly case: string }>('/api/cases', opening)
  expect(done.status).toBe(201)
  const before = await written()
  await turn('village', 'disable')
  const line = JSON.stringify({ key: 'off-line-1', case: '~off-1', seq: 0, ...opening, post: undefined })
  const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
  const tries = async () => [
    await village.get('/api/me'),
    await village.get(`/api/cases/${done.body.case}`),
    await village.get('/api/inbox'),
    await village.post('/api/cases', opening),
    await village.post('/api/cases/try', opening),
    await village.send('POST', '/api/commands', line, { 'content-type': 'application/x-ndjson' }),
    await village.send('POST', '/api/uploads', new Uint8Array(Buffer.from(pdf)), { 'x-file-name': 'a.pdf' }),
    await village.send('DELETE', '/api/sessions', undefined),
  ]
  expect((await tries()).map((a) => a.status)).toEqual(Array.from({ length: 8 }, () => 401))
  expect(await written()).toEqual(before)
  await turn('village', 'enable')
  expect((await tries()).map((a) => a.status)).toEqual(Array.from({ length: 8 }, () => 401))
  expect(await written()).toEqual(before)
  expect((await (await house.as('village')).get('/api/me')).status).toBe(200)
})

test('密码对的登录正在办理时停用：停用以后，哪一次登录得来的会话都不能用', async () => {
  const signIn = async (): Promise<string | null> => {
    const answer = await fetch(`${house.url}/api/session`, {
      method: 'POST',
      headers: { 'x-yimen': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'li', password, code: codeOf('li') }),
    })
    return answer.ok
      ? answer.headers
          .getSetCookie()
          .map((c) => c.split(';')[0])
          .join('; ')
      : null
  }
  /** One has come in before, so that something is there to be ended, whoever is first of the others. */
  const before = await signIn()
  expect(before).not.toBeNull()
  const [raced] = await Promise.all([Promise.all(Array.from({ length: 8 }, signIn)), turn('li', 'disable')])
  for (const cookie of [before!, ...raced.filter((c) => c !== null)]) {
    const { status } = await fetch(`${house.url}/api/me`, { headers: { cookie } })
    expect(status).toBe(401)
  }
  expect(await signIn()).toBeNull()
})
