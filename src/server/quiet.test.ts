/**
 * [LS7] A monthly benefit that is paid by its lists alone: no case gets an event for being paid, and each run lists what is due less what
 * lists gave. Every figure is worked out in the notes of the policy by hand.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, posts } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { quiet, quietBatch, type Standard } from '../../tools/quiet.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { eventsOf, findCaseState, migrateBetween, openPool, readAs, type Scope } from '#store'
import { testDatabase } from '../store/testing.ts'
import { bankFile, bankPages } from './documents/bank.ts'
import { openReturnFile } from './documents/return-file.ts'
import type { Problem, Trial } from './contract/index.ts'
import type { Packs } from './packs.ts'

const first: readonly Standard[] = [['2021-01-01', 41_000]]
/** What was learnt on 20 September: another standard since July. */
const learnt: readonly Standard[] = [...first, ['2021-07-01', 45_000]]
const packs = (standards: readonly Standard[]): Packs => {
  const all = allPacks()
  return { ...all, programmes: [...all.programmes, quiet(standards), quietBatch] }
}
let house: TestHouse
let money: Visitor
beforeAll(async () => {
  house = await openTestHouse({ packs: packs(first), startsAt: '2022-03-01T09:00:00+08:00' })
  money = await house.as('finance')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const realm = '430523'
const moment = (at: string) => `${at.replace(' ', 'T')}:00+08:00`
const stateOf = async (id: string) => (await findCaseState(house.house.pool, realm, id))!
let keys = 0
/** Not told of history. */
const now = ''
/** Somebody does something with a case as it stands; gives why it was refused, or null. */
async function act(
  id: string,
  post: string,
  outcome: string,
  at: string,
  input: object = {},
  opens?: { readonly programme: string; readonly area: string },
): Promise<string | null> {
  const { body } = await house.console.send<string>(
    'POST',
    '/api/commands',
    JSON.stringify({
      key: `quiet-act-${++keys}`,
      case: id,
      seq: opens ? 0 : (await stateOf(id)).seq,
      outcome,
      input,
      ...opens,
      as: post,
      ...(at === now ? {} : { at: moment(at) }),
    }),
    { 'content-type': 'application/x-ndjson' },
  )
  const answer = JSON.parse(String(body)) as {
    ok: boolean
    detail?: { zh: string }
    message?: { zh: string }
  }
  return answer.ok ? null : (answer.detail ?? answer.message)!.zh
}
const until = async (at: string): Promise<void> => {
  const answer = await house.console.send('POST', '/api/settle', JSON.stringify({ until: moment(at) }), {
    'content-type': 'application/json',
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const mismatches = async () =>
  (
    await house.console.send<{ mismatches: readonly { kind: string; what: string; detail: string }[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
  ).body.mismatches
const { clerk, village, finance } = posts
const people = ['甲', '丙', '丁', '戊'] as const
const idOf = (who: string) => `QUIET-${people.indexOf(who as '甲')}`
const cardOf = (who: string, n = 0) => ({
  account: family(800 + people.indexOf(who as '甲') + n).card,
  accountHolder: family(800 + people.indexOf(who as '甲')).name,
})
async function granted(who: string, heads: number, income: number): Promise<void> {
  const { name: fullName, idNo } = family(800 + people.indexOf(who as '甲'))
  const form = { fullName, idNo, ...cardOf(who), heads, income }
  const opens = { programme: 'test.quiet', area: yunzhao }
  expect(await act(idOf(who), village, 'apply', '2021-06-05 09:00', form, opens)).toBe(null)
  expect(await act(idOf(who), clerk, 'approve', '2021-06-08 09:00')).toBe(null)
}
/** Batches at a step, in the order in which they were begun. */
const batchesAt = async (step: string): Promise<readonly string[]> =>
  (
    await house.owner.query<{ id: string }>(
      `select id from office_case where programme = 'test.quiet_batch' and step = $1 order by opened_at, id`,
      [step],
    )
  ).rows.map((r) => r.id)
/** Who stands on a list with how much, in yuan. */
async function linesOf(batch: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await house.owner.query<{ body: string }>(
    'select body from gathered_line where case_id = $1 order by n',
    [batch],
  )
  return Object.fromEntries(
    rows.map((r) => {
      const { member, amount } = JSON.parse(r.body) as { member: string; amount: number }
      return [people[Number(member.at(-1))]!, amount / 100]
    }),
  )
}
/** Made by one, checked by another, released by a third. */
async function released(batch: string, day: string): Promise<void> {
  expect(await act(batch, finance, 'send', `${day} 09:00`)).toBe(null)
  expect(await act(batch, posts['finance-head'], 'check', `${day} 10:00`)).toBe(null)
  expect(await act(batch, posts.county, 'release', `${day} 11:00`)).toBe(null)
}
type Altering = {
  readonly back?: readonly string[]
  readonly alter?: (lines: string[]) => readonly string[]
  readonly sure?: string
}
/** The bank's answer to the file that it was sent. */
async function answerOf(batch: string, { back = [], alter = (lines) => lines }: Altering): Promise<string> {
  const file = (await bankFile(house.house, await stateOf(batch))).trim().split('\r\n').slice(1, -1)
  const cells = file.map((line) => line.split(','))
  const isBack = (account: string) => back.some((who) => cardOf(who).account === account)
  const fen = (yuan: string) => Number(yuan.replace('.', ''))
  const credited = cells.filter((c) => !isBack(c[3]!)).reduce((total, c) => total + fen(c[5]!), 0)
  return [
    `R,${batch},DF-1,${cells.length},${(credited / 100).toFixed(2)}`,
    ...alter(
      cells.map(
        ([, n, reference, account, holder, yuan]) =>
          `D,${n},${reference},${yuan},${isBack(account!) ? 'F,账户已销户' : 'S,'},${holder}`,
      ),
    ),
  ].join('\n')
}
const sendAnswer = async (batch: string, altering: Altering = {}) =>
  money.send<Problem>(
    'POST',
    `/api/payments/${batch}/return${altering.sure === undefined ? '' : `?sure=${altering.sure}`}`,
    await answerOf(batch, altering),
    { 'idempotency-key': `quiet-answer-${++keys}` },
  )
/** The batch is released and answered: these were returned. */
async function paid(batch: string, day: string, back: readonly string[] = []): Promise<void> {
  await released(batch, day)
  const file = openReturnFile(await answerOf(batch, { back }), batch)
  for await (const page of bankPages(house.house, await stateOf(batch))) file.sent(page)
  expect(await act(batch, finance, 'reconcile', `${day} 15:00`, file.returned())).toBe(null)
  await until(`${day} 16:00`)
}
const givenTo = async (who: string): Promise<unknown> =>
  (
    await house.console.post<Trial>('/api/trials', {
      case: idOf(who),
      seq: (await stateOf(idOf(who))).seq,
      outcome: 'close',
      input: {},
      as: clerk,
    })
  ).body

describe('[LS7] 一年', () => {
  test('六月批准三户；七月、八月按原标准', async () => {
    await granted('甲', 4, 104_000)
    await granted('丙', 3, 50_000)
    await granted('丁', 4, 104_000)
    await until('2021-07-10 12:00')
    const [july] = await batchesAt('listed')
    expect(await linesOf(july!)).toEqual({ 甲: 600, 丙: 730, 丁: 600 })
    await paid(july!, '2021-07-12')
    await until('2021-08-10 12:00')
    const [august] = await batchesAt('listed')
    expect(await linesOf(august!)).toEqual({ 甲: 600, 丙: 730, 丁: 600 })
    await paid(august!, '2021-08-12')
  })

  test('办件自己没有因发放留下一条记录', async () => {
    const log = await eventsOf(house.house.pool, realm, [idOf('甲')])
    expect(log.map((e) => e.outcome)).toEqual(['apply', 'approve'])
  })

  test('丙户一人8月12日去世，算到月底：九月两人', async () => {
    expect(
      await act(idOf('丙'), clerk, 'change', '2021-08-20 09:00', {
        changedOn: '2021-08-12',
        heads: 2,
        income: 50_000,
      }),
    ).toBe(null)
    await until('2021-09-10 12:00')
    const [september] = await batchesAt('listed')
    expect(await linesOf(september!)).toEqual({ 甲: 600, 丙: 320, 丁: 600 })
    await paid(september!, '2021-09-28', ['丁'])
    expect((await stateOf(idOf('丁'))).facts).toMatchObject({ returned: 60_000, accountWrong: true })
  })

  test('[M1] [M2] 9月20日得知7月起提高标准：十月各补各的；退回的账号没有更正，不列，仍然应发', async () => {
    house = await house.restart({ packs: packs(learnt) })
    money = await house.as('finance')
    await until('2021-10-10 12:00')
    const [october] = await batchesAt('listed')
    expect(await linesOf(october!)).toEqual({ 甲: 1_240, 丙: 720 })
  })

  test('[M2] 作废的一批什么也没有发；账号更正后重新编制，退回的与当月、补发的一并列出', async () => {
    const [october] = await batchesAt('listed')
    const form = cardOf('丁', 50)
    expect(await act(idOf('丁'), clerk, 'correct', '2021-10-11 09:00', form)).toBe(null)
    const opens = { programme: 'test.quiet_batch', area: realm }
    /** While the first one stands, what it lists is given. */
    expect(await act('QUIET-B1', finance, 'begin', '2021-10-11 10:00', {}, opens)).toBe(null)
    await until('2021-10-11 11:00')
    expect(await linesOf('QUIET-B1')).toEqual({ 丁: 1_840 })
    expect(await act('QUIET-B1', finance, 'discard', '2021-10-11 12:00')).toBe(null)
    expect(await act(october!, finance, 'discard', '2021-10-11 12:00')).toBe(null)
    expect(await act('QUIET-B2', finance, 'begin', '2021-10-11 13:00', {}, opens)).toBe(null)
    await until('2021-10-11 14:00')
    expect(await linesOf('QUIET-B2')).toEqual({ 甲: 1_240, 丙: 720, 丁: 1_840 })
  })

  test('同一个月再编制一批，一行也没有，不能发放；两批同时编制，也只有一批有行', async () => {
    const opens = { programme: 'test.quiet_batch', area: realm }
    expect(await act('QUIET-B3', finance, 'begin', '2021-10-11 15:00', {}, opens)).toBe(null)
    await until('2021-10-11 16:00')
    expect(await linesOf('QUIET-B3')).toEqual({})
    expect(await act('QUIET-B3', finance, 'send', '2021-10-11 17:00')).toBe('没有应发的')
    expect(await act('QUIET-B3', finance, 'discard', '2021-10-11 17:00')).toBe(null)
    await paid('QUIET-B2', '2021-10-12')
    for (const id of ['QUIET-B4', 'QUIET-B5'])
      expect(await act(id, finance, 'begin', '2021-11-02 09:00', {}, opens)).toBe(null)
    await until('2021-11-02 10:00')
    expect([await linesOf('QUIET-B4'), await linesOf('QUIET-B5')]).toEqual([
      { 甲: 760, 丙: 400, 丁: 760 },
      {},
    ])
    await paid('QUIET-B4', '2021-11-03')
    expect(await act('QUIET-B5', finance, 'discard', '2021-11-03 17:00')).toBe(null)
    await until('2021-11-10 12:00')
    expect(await linesOf((await batchesAt('listed'))[0]!)).toEqual({})
    expect(await act((await batchesAt('listed'))[0]!, finance, 'discard', '2021-11-11 09:00')).toBe(null)
  })

  test('[M3] 12月3日去世，12月的批次晚一个月才编制：12月仍列，1月没有；应发与已发相等才能办结', async () => {
    expect(await act(idOf('丁'), clerk, 'die', '2021-12-06 09:00', { diedOn: '2021-12-03' })).toBe(null)
    expect(await act(idOf('丁'), clerk, 'close', '2021-12-06 10:00')).toBe('应发与已发不相等')
    await until('2022-01-12 09:00')
    const [december, january] = await batchesAt('listed')
    expect([await linesOf(december!), await linesOf(january!)]).toEqual([
      { 甲: 760, 丙: 400, 丁: 760 },
      { 甲: 760, 丙: 400 },
    ])
    expect(JSON.stringify(await givenTo('丁'))).not.toContain('应发与已发不相等')
    expect(await act(idOf('丁'), clerk, 'close', '2022-01-13 09:00')).toBe(null)
    /** Six months: July to September at 760 after all, October, November, December. */
    expect((await stateOf(idOf('丁'))).facts.paidInAll).toBe(6 * 76_000)
  })

  test('[LS5] 核验：逐行核对写的是哪个办件，改了就查出来', async () => {
    expect(await mismatches()).toEqual([])
    const [batch] = await batchesAt('listed')
    const name = (who: string) =>
      house.owner.query('update gathered_line set named_case = $2 where case_id = $1 and n = 1', [
        batch,
        idOf(who),
      ])
    await name('丙')
    expect(await mismatches()).toEqual([
      { kind: 'list', what: `${batch} lines`, detail: 'names other cases than its lines do: 1' },
    ])
    await name('甲')
    expect(await mismatches()).toEqual([])
  })
})

describe('[LS8] 银行的答复整份核对', () => {
  let batch: string
  beforeAll(async () => {
    ;[batch] = (await batchesAt('listed')) as [string]
    await released(batch, '2022-01-14')
  })
  /** 甲 and 丙 and 丁 of December; one who ended since is paid what the list says. */
  test.each<[string, string, (lines: string[]) => readonly string[]]>([
    ['不认识的明细', 'line.2', ([a, ...rest]) => [a!.replace('-0001,', '-0009,'), ...rest]],
    ['别的批次的明细', 'line.2', ([a, ...rest]) => [a!.replace(/,[^,]+-0001,/, ',QUIET-B2-0001,'), ...rest]],
    ['重复一笔', 'line.5', (lines) => [...lines, lines[0]!]],
    ['金额被改', 'line.3', ([a, b, c]) => [a!, b!.replace('400.00', '400.01'), c!]],
    ['少一笔', 'line.3', (lines) => lines.slice(0, 2)],
    ['退回没有写原因', 'line.2', ([a, ...rest]) => [a!.replace(',S,', ',F,'), ...rest]],
  ])('%s：整份不读', async (_, field, alter) => {
    expect((await sendAnswer(batch, { alter })).body).toMatchObject({ code: 'bank_file', field })
    expect((await stateOf(batch)).step).toBe('released')
  })

  test('户名被改：先问，看过以后按这一份读入，记下几笔', async () => {
    const alter = ([a, ...rest]: string[]) => [a!.replace(/,[^,]+$/, ',王小朋'), ...rest]
    const question = await sendAnswer(batch, { alter, back: ['丙'] })
    expect(question.body).toMatchObject({
      code: 'look_again',
      field: expect.stringMatching(/^names\./) as string,
    })
    expect(question.body.detail!.zh).toContain('第2行“王小朋”')
    /** Of another file it was not looked at. */
    expect((await sendAnswer(batch, { back: ['甲'], alter, sure: question.body.field! })).body).toMatchObject(
      { code: 'look_again' },
    )
    const read = await sendAnswer(batch, { alter, back: ['丙'], sure: question.body.field! })
    expect(read.status, JSON.stringify(read.body)).toBe(200)
    await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
    const answer = (await eventsOf(house.house.pool, realm, [batch])).find((e) => e.outcome === 'reconcile')!
    expect(answer.input).toMatchObject({
      returns: [{ member: idOf('丙'), amount: 40_000, bankReason: '账户已销户' }],
      creditedCount: 2,
      creditedSum: 152_000,
      returnedCount: 1,
      returnedSum: 40_000,
      namesAltered: 1,
    })
    expect(answer.input.fileHash).toBe(question.body.field!.slice('names.'.length))
  })

  test('只有退回的办件有了记录；已答复的批次再来一份，不收', async () => {
    const outcomes = async (who: string) =>
      (await eventsOf(house.house.pool, realm, [idOf(who)])).map((e) => e.outcome)
    expect((await outcomes('丙')).at(-1)).toBe('bounce')
    expect(await outcomes('甲')).toEqual(['apply', 'approve'])
    const late = await sendAnswer(batch)
    expect(late.status).toBe(409)
    expect(await mismatches()).toEqual([])
  })

  test('[M7] 发给银行的是签发时的账号，以后更正的不改', async () => {
    const file = await bankFile(house.house, await stateOf(batch))
    expect(await act(idOf('丙'), clerk, 'correct', now, cardOf('丙', 60))).toBe(null)
    expect(await bankFile(house.house, await stateOf(batch))).toBe(file)
    expect(file).toContain(cardOf('丙').account)
  })

  test('制单、复核、签发是三个人', async () => {
    const id = (await batchesAt('listed'))[0]!
    expect(await act(id, finance, 'send', '2022-01-16 11:00')).toBe(null)
    expect(await act(id, finance, 'check', '2022-01-16 11:00')).not.toBe(null)
    expect(await act(id, posts['finance-head'], 'check', '2022-01-16 12:00')).toBe(null)
    expect(await act(id, posts['finance-head'], 'release', '2022-01-16 12:00')).not.toBe(null)
    expect(await act(id, posts.county, 'release', '2022-01-16 13:00')).toBe(null)
  })
})

test('[P7] [LS7] 看得到办件的人，只看得到写着这个办件的行', async () => {
  const nobody: Scope = { realm, person: 'nobody', all: false, reach: [], held: [], day: '2022-02-01' }
  const named = (scope: Scope): Promise<readonly string[]> =>
    readAs(house.house.reader, scope, async (db) => [
      ...new Set(
        (await db.query<{ of: string }>('select named_case as of from gathered_line')).rows.map((r) => r.of),
      ),
    ])
  const { rows } = await house.owner.query<{ person: string }>(
    'select person from case_person where case_id = $1',
    [idOf('甲')],
  )
  expect(await named(nobody)).toEqual([])
  expect(await named({ ...nobody, person: rows[0]!.person })).toEqual([idOf('甲')])
  const reach = [{ programme: 'test.quiet_batch', area: realm }]
  /** Who sees the batch and none of its cases reads the list as the batch's page has it, and no line by itself. */
  expect(await named({ ...nobody, reach })).toEqual([])
})

test('[LS7] 以前汇集的清单，按办件所用的办法补上写的是哪个办件', async () => {
  const database = await testDatabase()
  const pool = openPool(database.url, 1)
  await migrateBetween(pool, null, '000024.sql')
  const insert = (sql: string, values: readonly unknown[]) => pool.query(sql, [...values])
  await insert('insert into programme (realm, id, version, hash, body) values ($1, $2, 1, $3, $4)', [
    realm,
    'test.quiet_batch',
    'hash',
    JSON.stringify(quietBatch),
  ])
  await insert(
    `insert into office_case (realm, id, programme, version, area, step, seq, opened_at, state)
      values ($1, 'OLD', 'test.quiet_batch', 1, $1, 'listed', 1, now(), '{}')`,
    [realm],
  )
  await insert(
    `insert into gathered_line (realm, case_id, list, n, body)
      values ($1, 'OLD', 'lines', 1, '{"member":"QUIET-0","amount":100}'), ($1, 'OLD', 'others', 1, '{"member":"QUIET-1"}')`,
    [realm],
  )
  await migrateBetween(pool, '000024.sql', null)
  const { rows } = await pool.query('select list, named_case from gathered_line order by list')
  expect(rows).toEqual([
    { list: 'lines', named_case: 'QUIET-0' },
    { list: 'others', named_case: null },
  ])
  await pool.end()
  await database.close()
})
