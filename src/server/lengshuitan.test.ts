/** The district's volunteers as a house loads them: every line accepted, the page's eight numbers counted from records, living work, and what nobody may have twice. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lengshuitan } from '../../packs/rehearsal-hunan/index.ts'
import { makeLengshuitan } from '../../packs/lengshuitan.ts'
import { openTestHouse, seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { found, type Found } from '../../tools/living.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type { CaseView } from './contract/index.ts'

/** A small part: pupils, activities and lists one in so many; teams, crossings and the launch are whole. */
const part = 8
let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', lengshuitan] })
  at = house.at(lengshuitan)
  const year = makeLengshuitan(seed, part)
  await playRehearsal(year, { url: house.url, key: house.key, realm: lengshuitan })
}, 600_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('A6 的数字由记录得出，别的都不声称；队、岗、启动仪式是全的，名单和时长是一部分', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  expect(body.map((f) => [f.id, f.qualifier])).toEqual([
    ['A6-01', 'exact'],
    ['A6-03', 'exact'],
    ['A6-04', 'more_than'],
    ['A6-05', 'exact'],
    ['A6-06', 'more_than'],
    ['A6-07', 'more_than'],
    ['A6-08', 'more_than'],
    ['A6-09', 'exact'],
  ])
  const value = Object.fromEntries(body.map((f) => [f.id, f.value]))
  expect([value['A6-01'], value['A6-03'], value['A6-04'], value['A6-05'], value['A6-09']]).toEqual([
    23, 20, 640, 90, 4,
  ])
  expect(value['A6-06']).toBeGreaterThan(9_000 / part)
  expect(value['A6-07']).toBeGreaterThan(30_000 / part)
  expect(value['A6-08']).toBeGreaterThan(7_000)
})

/** What each listed account finds when it signs in. */
test.each<[string, readonly Found[]]>([
  ['volunteer', ['can']],
  ['guardian', ['can']],
  ['volunteer2', ['can']],
  ['teacher', ['inbox', 'can']],
  ['leader', ['inbox', 'can']],
  ['reviewer', ['inbox', 'can']],
  ['education', ['inbox', 'can']],
  ['civilisation', ['can']],
  ['civilisation-head', ['inbox', 'reads']],
  ['civil', ['inbox', 'can']],
  ['keeper', ['inbox', 'can']],
  ['police', ['inbox', 'can']],
  ['figures', ['reads']],
  ['auditor', ['reads']],
])('%s finds work: %j', async (login, what) => {
  expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
})

type List = {
  readonly entries: readonly {
    readonly id: string
    readonly name: string
    readonly standing: string
    readonly cells: readonly unknown[]
  }[]
}

let keys = 0
const teacherPost = '431103001-teacher-S01'
/** What a teacher does to a case, as their page would: from where they see that it stands. */
async function acts(who: Visitor, id: string, outcome: string, input: object): Promise<string> {
  const { seq } = (await who.get<CaseView>(`/api/cases/${id}?post=${teacherPost}`)).body
  const line = { key: `lengshuitan-${++keys}`, case: id, seq, outcome, input, as: teacherPost }
  const { body } = await who.send<string>('POST', '/api/commands', JSON.stringify(line), {
    'content-type': 'application/x-ndjson',
  })
  const answer = (typeof body === 'string' ? JSON.parse(body) : body) as { ok?: boolean; code?: string }
  return answer.ok ? 'ok' : (answer.code ?? '?')
}

/** A gift that is offered now, one piece of it. */
async function lastPiece(): Promise<string> {
  const keeper = await at.as('keeper')
  const line = {
    key: 'last-piece',
    case: '~last',
    seq: 0,
    programme: 'volunteers.gift',
    area: lengshuitan,
    outcome: 'offer',
    input: { giftName: '地球仪', price: 15, most: 1, fromDay: 1, toDay: 31, stars: 0, supply: 1 },
    as: `${lengshuitan}-keeper`,
  }
  await keeper.send('POST', '/api/commands', JSON.stringify(line), { 'content-type': 'application/x-ndjson' })
  const { body } = await keeper.get<List>('/api/registers/volunteers.gifts')
  return body.entries.find((e) => e.name === '地球仪')!.id
}

test('最后一件三人同时兑换：一人兑成，另外两人的积分退回原批次', async () => {
  const teacher = await at.as('teacher')
  const three = ['KS012', 'KS014', 'KS016']
  const redeem = (id: string, gift: string) =>
    acts(teacher, id, 'redeem', { gift, pieces: 1, guardianAgrees: true })
  const last = await lastPiece()
  expect(await Promise.all(three.map((id) => redeem(id, last)))).toEqual(['ok', 'ok', 'ok'])
  /** The shop answers two of them that none is left. */
  await at.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  /** Thirty to forty points each: whoever has it cannot pay thirty more, and the others can. */
  const after = await Promise.all(three.map((id) => redeem(id, 'G01')))
  expect(after.toSorted()).toEqual(['not_met', 'ok', 'ok'])
})

test('同一账户的积分同时花三次：一次成，两次被拒绝', async () => {
  const teacher = await at.as('teacher')
  const spend = { gift: 'G01', pieces: 1, guardianAgrees: true }
  const answers = await Promise.all([1, 2, 3].map(() => acts(teacher, 'KS013', 'redeem', spend)))
  expect(answers.toSorted()).toEqual(['not_met', 'not_met', 'ok'])
})

test.skipIf(spawnSync('hledger', ['--version']).status !== 0)(
  '[BK1] hledger：时长和积分的账簿通过严格检查',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-hours-'))
    const answer = await (await at.as('auditor')).file('/api/books?format=hledger')
    writeFileSync(join(folder, 'books.journal'), answer.body)
    const ran = spawnSync('hledger', ['check', '-s', '-f', join(folder, 'books.journal')], {
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true, force: true })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
  },
)

test('核验无误', async () => {
  const { body } = await at.console.send<{ readonly mismatches: readonly object[] }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  expect(body.mismatches).toEqual([])
})

test('[RG14] 证明由没有登录的人凭验证码核验；一部分验证码什么也查不到', async () => {
  const education = await at.as('education')
  const { body } = await education.get<List>('/api/registers/volunteers.certificates')
  const [one] = body.entries
  const entriesAt = async (q: string) =>
    (await at.stranger.get<List>(`/api/registers/volunteers.certificates?q=${q}`)).body.entries
  const [checked, ...others] = await entriesAt(one!.id)
  expect([checked!.id, checked!.standing, others]).toEqual([one!.id, 'valid', []])
  expect(JSON.stringify(checked)).toMatch(/\*\*/)
  expect(await entriesAt(one!.id.slice(0, 6))).toEqual([])
  expect((await at.stranger.get('/api/registers/volunteers.pupils')).status).not.toBe(200)
})
