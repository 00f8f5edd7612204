/** [LS1] [LS2] [LS3] [LS6] Lists from a register and from a figure, through the interface: pages of a thousand, count, sum and hash at the end, printed whole. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { paragraphsOf } from '../../tools/docx.ts'
import { figureBatch, largeBatch, roll, rollBatch, rollFigure, rollRegister } from '../../tools/roll.ts'
import type { CaseEvent } from '#kernel/case'
import { checkProgramme, houseOfPacks } from '#kernel/check'
import { eventsOf, findCaseState, hashOfLines } from '#store'
import type { Packs } from './packs.ts'

const packs = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    programmes: [...all.programmes, roll, rollBatch, figureBatch, largeBatch],
    registers: [...all.registers, rollRegister],
    figures: [...all.figures, rollFigure],
  }
}
let house: TestHouse
let staff: Staff
beforeAll(async () => {
  house = await openTestHouse({ packs: packs(), startsAt: '2021-11-20T09:00:00+08:00' })
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const finance = '430523-county-finance'
const county = '430523'
let keys = 0
async function tell(...lines: readonly object[]): Promise<void> {
  const { body } = await house.console.send<string>(
    'POST',
    '/api/commands',
    lines
      .map((line) => JSON.stringify({ key: `roll-key-${++keys}`, seq: 0, input: {}, as: finance, ...line }))
      .join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  const refused = String(body)
    .trim()
    .split('\n')
    .filter((line) => !line.includes('"ok":true'))
  expect(refused).toEqual([])
}
const load = (id: string, at: string, rows: readonly object[]) => ({
  case: id,
  outcome: 'load',
  programme: 'test.roll',
  area: county,
  at: `${at}T09:00:00+08:00`,
  input: { rows },
})
async function gathered(id: string, programme: string): Promise<readonly CaseEvent[]> {
  await tell({ case: id, outcome: 'begin', programme, area: county, at: '2021-11-18T09:00:00+08:00' })
  const until = JSON.stringify({ until: '2021-11-18T10:00:00+08:00' })
  await house.console.send('POST', '/api/settle', until, { 'content-type': 'application/json' })
  return eventsOf(house.house.pool, county, [id])
}
const pagesOf = (log: readonly CaseEvent[]) => log.flatMap((e) => (e.gathered ? [e.gathered] : []))

test('检查：四个事项写得都对', () => {
  const all = packs()
  const context = {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['county-finance', 'system']),
    house: houseOfPacks([
      {
        programmes: [roll, rollBatch, figureBatch, largeBatch],
        registers: all.registers,
        figures: all.figures,
      },
    ]),
  }
  const findings = [roll, rollBatch, figureBatch, largeBatch].flatMap((p) =>
    checkProgramme(p, { ...context, figures: p === roll ? [rollFigure] : [] }),
  )
  expect(findings.map((f) => `${f.rule} ${f.code} ${f.where} ${f.example}`)).toEqual([])
})

test('从名录汇集：停发的、一元以下的不在清单里，2,300 行分三个事件', async () => {
  const rows = Array.from({ length: 2_310 }, (_, n) => ({
    number: `R${String(n).padStart(5, '0')}`,
    amount: n < 5 ? 50 : 10_000,
    stopped: n >= 2_305,
  }))
  /** The first quarter of the figure holds none of these. */
  for (let i = 0; i < rows.length; i += 770)
    await tell(load(`ROLL-${i}`, '2021-08-10', rows.slice(i, i + 770)))
  const log = await gathered('BATCH-R', 'test.roll_batch')
  expect(log.map((e) => e.outcome)).toEqual(['begin', ...Array(3).fill('gather_lines'), 'list'])
  const pages = pagesOf(log)
  expect(pages.map((p) => [p.from, p.lines.length, p.count, p.sum])).toEqual([
    [0, 1_000, 1_000, 10_000_000],
    [1_000, 1_000, 2_000, 20_000_000],
    [2_000, 300, 2_300, 23_000_000],
  ])
  expect(pages[0]!.lines[0]).toEqual({ member: 'R00005', amount: 10_000 })
  const hash = pages.reduce((before, page) => hashOfLines(before, page.lines), '')
  expect(log.at(-1)).toMatchObject({
    closes: 'lines',
    sets: { linesCount: 2_300, linesSum: 23_000_000, linesHash: hash, batchTotal: 23_000_000 },
  })
  /** The case holds what the list comes to, and no line. */
  const state = await findCaseState(house.house.pool, county, 'BATCH-R')
  expect(JSON.stringify(state)).not.toContain('R00005')
})

test('登记以后名录变了，已汇集的清单不变', async () => {
  await tell(load('ROLL-STOP', '2021-11-19', [{ number: 'R00005', amount: 10_000, stopped: true }]))
  const log = await eventsOf(house.house.pool, county, ['BATCH-R'])
  expect(pagesOf(log)[0]!.lines[0]).toEqual({ member: 'R00005', amount: 10_000 })
})

test('从指标汇集：本季登记的 1,050 个办件，各按指标里的数', async () => {
  for (let i = 0; i < 1_050; i += 525)
    await tell(
      ...Array.from({ length: 525 }, (_, n) =>
        load(`FIG-${String(i + n).padStart(4, '0')}`, '2021-10-12', [
          { number: `F${i + n}`, amount: 1_000 + i + n, stopped: false },
        ]),
      ),
    )
  const log = await gathered('BATCH-F', 'test.figure_batch')
  const pages = pagesOf(log)
  expect(pages.map((p) => p.lines.length)).toEqual([1_000, 50])
  expect(pages[0]!.lines[0]).toEqual({ member: 'FIG-0000', amount: 1_000 })
  const total = Array.from({ length: 1_050 }, (_, n) => 1_000 + n).reduce((a, b) => a + b, 0)
  expect(log.at(-1)!.sets).toMatchObject({ linesCount: 1_050, linesSum: total })
  /** What the figure reads on that day is what was listed: this quarter, and not what was entered in August. */
  const reading = await house.console.get<{ value: number }>(
    '/api/figures/test.roll.loaded/reading?asOf=2021-11-18',
  )
  expect(reading.body).toMatchObject({ value: total, window: { from: '2021-10-01', to: '2021-11-18' } })
})

test('清单告知各行的：从多少起算由清单说，1,800 分以上的 250 个', async () => {
  const pages = pagesOf(await gathered('BATCH-L', 'test.large_batch'))
  expect(pages.map((p) => [p.lines.length, p.lines[0]])).toEqual([
    [250, { member: 'FIG-0800', amount: 1_800 }],
  ])
})

test('[LS6] 打印的发放清单是汇集的清单', async () => {
  const answer = await staff.finance.file('/api/cases/BATCH-F/papers/list.docx')
  expect(answer.status).toBe(200)
  const words = paragraphsOf(answer.body).join('\n')
  expect(words).toContain('本批共1050笔')
  expect(words).toContain('FIG-0000')
  expect(words).toContain('FIG-1049')
})

test('核验无误', async () => {
  const { body } = await house.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
    'content-type': 'application/json',
  })
  expect(body.mismatches).toEqual([])
})
