/** A surveyor's spreadsheet from the file to the register and back, through the same API as the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openXiangtan, xiangtan } from '../../tools/stair.ts'
import { password, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { asCsv, asWritten, asXlsx, but, surveyedRows } from '../../tools/survey-sheet.ts'
import { sheetColumns } from '../../packs/rehearsal-hunan/index.ts'
import { openQueue } from './commands/queue.ts'
import { enter } from './imports/enter.ts'
import { attemptOf, importFor } from './imports/index.ts'
import { readSheet } from '../sheets/index.ts'
import { zip } from '../sheets/testing.ts'
import type { ImportPreview, ImportProgress, ImportStarted, Problem } from './contract/index.ts'

let house: TestHouse
let at: Visitors
let surveyor: Visitor
let office: Visitor
const query = `programme=elevator.survey&area=${xiangtan}&post=${xiangtan}-survey-firm`
type Bytes = Uint8Array<ArrayBuffer>

beforeAll(async () => {
  ;({ house, at } = await openXiangtan())
  ;[surveyor, office] = await Promise.all([at.as('survey'), at.as('city')])
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Units of four communities that nobody entered yet. */
const rows = surveyedRows()
  .filter((r) => r.community !== surveyedRows()[0]!.community)
  .slice(0, 620)
  .map(asWritten)
const headers = (key: string, name = '摸底.xlsx') => ({
  'content-type': 'application/octet-stream',
  'x-file-name': encodeURIComponent(name),
  'idempotency-key': `import-test-${key}`,
})

type Previewed = { readonly status: number; readonly preview: ImportPreview; readonly problem: Problem }
async function preview(bytes: Bytes, who = surveyor, q = query): Promise<Previewed> {
  const { status, body } = await who.send<string | Problem>(
    'POST',
    `/api/imports/preview?${q}`,
    bytes,
    headers('preview'),
  )
  if (typeof body !== 'string') return { status, preview: null as never, problem: body }
  const last = JSON.parse(body.trimEnd().split('\n').at(-1)!) as {
    readonly preview: ImportPreview
    readonly problem: Problem
  }
  return { status, ...last }
}
const confirm = (bytes: Bytes, ticket: string, skip = false, who = surveyor) =>
  who.send<ImportStarted & Problem>(
    'POST',
    `/api/imports?${query}&ticket=${ticket}${skip ? '&skip=true' : ''}`,
    bytes,
    headers('confirm'),
  )
async function finished(id: string): Promise<ImportProgress> {
  for (;;) {
    const { body } = await surveyor.get<ImportProgress>(`/api/imports/${id}`)
    if (!body.running) return body
    await new Promise((next) => setTimeout(next, 50))
  }
}
async function whole(bytes: Bytes, skip = false): Promise<ImportProgress> {
  const { preview: p } = await preview(bytes)
  const started = await confirm(bytes, p.ticket, skip)
  expect([started.status, started.body.detail?.zh]).toEqual([202, undefined])
  return finished(started.body.case)
}
const events = async (id: string): Promise<number> =>
  (await surveyor.get<{ seq: number }>(`/api/cases/${id}`)).body.seq
const verify = async () =>
  (
    await at.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
      'content-type': 'application/json',
    })
  ).body.mismatches

describe('a whole import', () => {
  let file: Bytes
  let first: ImportPreview
  let id: string

  test('[IM4] the preview tells what becomes of the register, and writes nothing', async () => {
    file = await asXlsx(rows)
    ;({ preview: first } = await preview(file))
    expect([first.rows, first.valid, first.faulty, first.duplicates]).toEqual([620, 620, 0, 0])
    expect(first.entries).toEqual({ rows: 620, added: 620, changed: 0, same: 0 })
    const [fit, , unfit] = first.results
    expect([fit!.title.zh, fit!.before, fit!.after]).toEqual(['具备条件', 8, 8 + fit!.rows])
    expect(first.results.reduce((n, r) => n + r.rows, 0)).toBe(620)
    expect(unfit!.rows).toBeGreaterThan(0)
    expect(first.places.reduce((n, p) => n + p.rows, 0)).toBe(620)
    expect(first.places[0]!.name).toContain('社区')
    expect(first.earlier).toBeNull()
    expect((await preview(file)).preview.results[0]!.before).toBe(8)
    expect((await surveyor.get<readonly object[]>('/api/cases?mine=true')).body).toHaveLength(1)
  })

  test('[IM5] confirmed, what was shown is what stands, by the events of everybody', async () => {
    const started = await confirm(file, first.ticket)
    expect([started.status, started.body.total]).toEqual([202, 620])
    id = started.body.case
    const done = await finished(id)
    expect([done.finished, done.entered, done.problem, done.title.zh]).toEqual([true, 620, null, '摸底'])
    /** Begin, five hundred rows, the rest, finish. */
    expect(await events(id)).toBe(4)
    expect(await verify()).toEqual([])
    const after = (await preview(await asCsv(rows))).preview
    expect(after.entries).toEqual({ rows: 620, added: 0, changed: 0, same: 620 })
    expect(after.results.map((r) => r.before)).toEqual(first.results.map((r) => r.after))
  })

  test('[IM5] the same file is entered once', async () => {
    expect((await preview(file)).preview.earlier).toEqual({ case: id, standing: 'entered', entered: 620 })
    const again = await confirm(file, first.ticket)
    expect([again.status, again.body.code]).toEqual([409, 'already_imported'])
    expect(await events(id)).toBe(4)
  })

  test('a second survey: what would change, and what comes to another result', async () => {
    const narrow = rows.slice(0, 3).map((r) => but(r, { 地上层数: '3', 报告编号: 'YC2021-R' }))
    const p = (await preview(await asXlsx([...narrow, rows[3]!]))).preview
    expect(p.entries).toEqual({ rows: 4, added: 0, changed: 3, same: 1 })
    expect(p.resurveyed.first.every((r) => r.is.zh === '不具备条件' && r.was.zh !== '不具备条件')).toBe(true)
    expect(p.results.reduce((n, r) => n + r.after - r.before, 0)).toBe(0)
    const done = await whole(await asXlsx([...narrow, rows[3]!]))
    expect(done.undo).toMatchObject({ outcome: 'undo', entries: 4, restored: 4, left: 0, post: null })
  })

  test('[IM9] the office takes the first import back: what a later one changed stays, and it says so', async () => {
    const { body: before } = await office.get<ImportProgress>(`/api/imports/${id}`)
    expect(before.undo).toMatchObject({
      entries: 616,
      restored: 0,
      left: 4,
      post: `${xiangtan}-city-office-1`,
    })
    const undone = await office.post(`/api/cases/${id}/commands`, {
      seq: before.undo!.seq,
      outcome: before.undo!.outcome,
      input: { [before.undo!.reason]: '批次有误' },
      post: before.undo!.post,
    })
    expect(undone.status).toBe(200)
    const { body: after } = await office.get<ImportProgress>(`/api/imports/${id}`)
    expect([after.takenBack!.restored, after.undo]).toEqual([0, null])
    expect((await preview(file)).preview.entries).toMatchObject({ added: 616 })
    expect(await verify()).toEqual([])
  })

  test('[IM9] taking back a second survey lets the first stand again, and says how many', async () => {
    const fresh = rows.slice(300, 310)
    await whole(await asXlsx(fresh))
    const second = await whole(await asXlsx(fresh.map((r) => but(r, { 报告编号: 'YC2021-Z' }))))
    expect(second.undo).toMatchObject({ entries: 10, restored: 10 })
    await office.post(`/api/cases/${second.case}/commands`, {
      seq: second.undo!.seq,
      outcome: 'undo',
      input: { reason: '复查有误' },
      post: `${xiangtan}-city-office-1`,
    })
    const { body } = await office.get<ImportProgress>(`/api/imports/${second.case}`)
    expect(body.takenBack).toEqual({ entries: 10, restored: 10 })
    expect((await preview(await asXlsx(fresh))).preview.entries).toMatchObject({ same: 10 })
    expect(await verify()).toEqual([])
  })
})

describe('an import that was cut off', () => {
  test('[IM5] goes on where it was, and enters nothing twice', async () => {
    const file = await asXlsx(
      rows.slice(0, 600).map((r) => but(r, { 小区: '断点小区' + String(r[2]), 报告编号: 'YC2021-K' })),
    )
    const { preview: p } = await preview(file)
    /** The server stops while it reads on after the first event of rows. */
    const realm = house.houses.find((h) => h.code === xiangtan)!
    const post = `${xiangtan}-survey-firm`
    const who = {
      login: 'survey',
      person: realm.reference.posts.get(post)!.person,
      permissions: [],
      strong: false,
      enrolled: false,
      session: null,
      browser: null,
    }
    const i = importFor(realm, who, { programme: 'elevator.survey', post, area: xiangtan })
    const attempt = await attemptOf(realm, who, i, p.file.digest)
    let read = 0
    const cut = enter(
      realm,
      openQueue(realm),
      {
        who,
        i,
        attempt,
        claims: { digest: p.file.digest, case: attempt.case, valid: p.valid, faulty: 0, alike: 0 },
        name: '摸底.xlsx',
        bytes: file,
        kept: null,
      },
      { begun: () => undefined, rows: () => undefined, stopped: () => ++read > 1 },
    )
    await expect(cut).rejects.toMatchObject({ problem: { code: 'stopped' } })

    expect((await surveyor.get<ImportProgress>(`/api/imports/${attempt.case}`)).body).toMatchObject({
      running: false,
      finished: false,
      entered: 500,
      undo: { outcome: 'abandon', post },
    })
    const { preview: again } = await preview(file)
    expect(again.earlier).toEqual({ case: attempt.case, standing: 'begun', entered: 500 })
    expect(again.entries).toEqual({ rows: 600, added: 100, changed: 0, same: 500 })
    const started = await confirm(file, again.ticket)
    const done = await finished(started.body.case)
    expect([done.case, done.entered, done.finished, done.problem]).toEqual([attempt.case, 600, true, null])
    expect(await events(attempt.case)).toBe(4)
    expect(await verify()).toEqual([])
  })
})

describe('faulty rows', () => {
  const good = rows.slice(400, 403).map((r) => but(r, { 报告编号: 'YC2021-F' }))
  const bad: readonly (readonly [
    string,
    Readonly<Record<string, string | number | null>>,
    string,
    string,
  ])[] = [
    ['a community that there is not', { 社区: '没有社区' }, '社区', '没有“没有社区”'],
    ['a street that there is not', { 街道: '没有街道' }, '社区', '之下没有'],
    ['neither yes nor no', { 已有电梯: '大概' }, '已有电梯', '不是“是”或“否”'],
    ['a blank that must be known', { 地上层数: '' }, '地上层数', '此项必填'],
    ['half a floor', { 地上层数: 6.5 }, '地上层数', '应为整数'],
    ['words for a number', { 户数: '十二' }, '户数', '不是数字'],
    ['a choice that there is not', { 结构: '竹木' }, '结构', '不在选项之中'],
    ['finer than a centimetre', { '消防车道净宽（米）': '3.995' }, '消防车道净宽（米）', '最多2位小数'],
    ['a day that never was', { 摸底日期: '2021-02-30' }, '摸底日期', '不是有效日期'],
    ['a text too long', { 楼栋: '很'.repeat(21) }, '楼栋', '最多20个字'],
  ]

  test.each(bad)('[IM2] %s', async (_, changes, heading, message) => {
    const { preview: p } = await preview(await asXlsx([good[0]!, but(good[1]!, changes)]))
    expect([p.valid, p.faulty, p.faults.length]).toEqual([1, 1, 1])
    expect([p.faults[0]!.row, p.faults[0]!.heading]).toEqual([3, heading])
    expect(p.faults[0]!.message.zh).toContain(message)
    expect(p.faults[0]!.remedy.zh).not.toBe('')
    expect(p.kinds).toHaveLength(1)
  })

  test('[IM2] two rows of one unit: the second is told, with the row of the first', async () => {
    const { preview: p } = await preview(await asXlsx([good[0]!, good[1]!, but(good[0]!, { 户数: '14' })]))
    expect([p.duplicates, p.faults[0]!.row, p.faults[0]!.message.zh]).toEqual([1, 4, '与第2行重复'])
  })

  test('[IM6] [IM7] only the good rows, and only when that is said; the others come back corrected', async () => {
    const file = await asXlsx([
      good[0]!,
      ...bad.map(([, changes], n) => but(rows[410 + n]!, { ...changes, 报告编号: 'YC2021-G' })),
    ])
    const { preview: p } = await preview(file)
    expect([p.valid, p.faulty]).toEqual([1, 10])
    const refused = await confirm(file, p.ticket)
    expect([refused.status, refused.body.code]).toEqual([422, 'has_faults'])
    expect((await whole(file, true)).entered).toBe(1)

    const { status, body } = await surveyor.send<string>(
      'POST',
      `/api/imports/faults?${query}`,
      file,
      headers('faults'),
    )
    expect([status, body.slice(0, 2)]).toEqual([200, 'PK'])
    const bytes = await faultsOf(file)
    const sheet = await all(bytes)
    expect(sheet[0]).toEqual([...sheetColumns, '错误'])
    expect(sheet).toHaveLength(11)
    expect(sheet[1]!.at(-1)).toContain('【社区】没有“没有社区”')
    const unchanged = (await preview(bytes)).preview
    expect([unchanged.faulty, unchanged.ignored]).toEqual([10, []])
    const corrected = await asXlsx(
      sheet.slice(1).map((r, n) => [...but(rows[410 + n]!, { 报告编号: 'YC2021-G' }), r.at(-1)!]),
      [...sheetColumns, '错误'],
    )
    expect((await whole(corrected)).entered).toBe(10)
  })
})

/** The same answer again, as bytes. */
async function faultsOf(file: Bytes): Promise<Bytes> {
  const session = await fetch(`${house.url}/r/${xiangtan}/api/session`, {
    method: 'POST',
    headers: { 'x-yimen': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'survey', password }),
  })
  const cookie = session.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
  const response = await fetch(`${house.url}/r/${xiangtan}/api/imports/faults?${query}`, {
    method: 'POST',
    body: file,
    headers: { 'x-yimen': '1', cookie, ...headers('faults') },
  })
  return new Uint8Array(await response.arrayBuffer())
}
async function all(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const lines: string[][] = []
  for await (const r of readSheet(bytes)) lines.push(r.cells.map((c) => ('text' in c ? c.text : '')))
  return lines
}

describe('files that are no list of units', () => {
  const less = (...names: readonly string[]) =>
    [
      sheetColumns.filter((c) => !names.includes(c)),
      rows.slice(0, 2).map((r) => r.filter((_, c) => !names.includes(sheetColumns[c]!))),
    ] as const
  test.each<[string, () => Promise<Bytes>, string, string]>([
    ['no spreadsheet', async () => Uint8Array.from(Buffer.from('%PDF-1.7')), 'not_a_sheet', '另存为 .xlsx'],
    ['nothing in it', async () => asCsv([], []), 'not_a_sheet', '另存为 .xlsx'],
    [
      'an old .xls',
      async () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'old_format',
      '另存为 .xlsx',
    ],
    [
      'a zip bomb',
      async () =>
        Uint8Array.from(
          zip([
            { name: 'xl/workbook.xml', bytes: Buffer.alloc(80 * 1024 * 1024) },
            { name: '[Content_Types].xml', bytes: '<Types/>' },
          ]),
        ),
      'bomb',
      '新建的工作簿',
    ],
    [
      'macros',
      async () =>
        Uint8Array.from(
          zip([
            { name: '[Content_Types].xml', bytes: '<Types/>' },
            { name: 'xl/vbaProject.bin', bytes: 'x' },
          ]),
        ),
      'has_macros',
      '不含宏',
    ],
    [
      'headings that are missing',
      async () => {
        const [columns, list] = less('小区', '户数')
        return asXlsx(list, columns)
      },
      'headings_missing',
      '小区、户数',
    ],
    [
      'headings that come twice',
      async () =>
        asXlsx(
          rows.slice(0, 2).map((r) => [...r, '6']),
          [...sheetColumns, '层数'],
        ),
      'headings_repeated',
      '地上层数',
    ],
    ['rows without headings', async () => asCsv(rows.slice(1, 3), rows[0]!), 'headings_missing', '缺少表头'],
  ])('[IM3] %s', async (_, make, code, words) => {
    const { status, problem } = await preview(await make())
    expect([status, problem.code]).toEqual([422, code])
    expect(problem.detail.zh).toContain(words)
    expect(problem.detail.en.length).toBeGreaterThan(20)
  })

  test('[IM3] headings alone: nothing to enter', async () => {
    const file = await asXlsx([])
    const { preview: p } = await preview(file)
    expect([p.rows, p.valid]).toEqual([0, 0])
    const refused = await confirm(file, p.ticket)
    expect([refused.status, refused.body.code]).toEqual([422, 'no_valid_rows'])
  })

  test('[IM3] one row more than a file may have', async () => {
    const { problem } = await preview(
      asCsv(
        Array.from({ length: 100_001 }, (_, n) => [n, '']),
        sheetColumns,
      ),
    )
    expect([problem.code, problem.detail.zh]).toEqual([
      'too_many_rows',
      '数据超过 100000 行，请拆分成几个文件后重试',
    ])
  })

  test('[IM3] a title above, a line of guidance below, optional columns left out, headings in other words', async () => {
    const [columns, list] = less('经度', '纬度', '需迁改管线')
    const title = ['湘潭市既有住宅加装电梯摸底表']
    const { preview: p } = await preview(
      asCsv(
        [columns.map((c) => (c === '地上层数' ? '层 数*' : c === '间距（米）' ? '间距(米)' : c)), ...list],
        title,
      ),
    )
    expect([p.valid, p.faulty, p.absent]).toEqual([2, 0, ['需迁改管线', '经度', '纬度']])
    const template = await surveyor.get(`/api/imports/template?${query}`)
    expect(template.status).toBe(200)
  })
})

describe('who may', () => {
  test.each<[string, string, string, number]>([
    ['survey', `post=${xiangtan}-survey-firm`, xiangtan, 200],
    ['city', `post=${xiangtan}-city-office-1`, xiangtan, 200],
    ['city-head', `post=${xiangtan}-city-office-head`, xiangtan, 403],
    ['district', 'post=430371-district-office', '430371', 403],
    ['survey', `post=${xiangtan}-city-office-1`, xiangtan, 403],
    ['owner', `post=${xiangtan}-survey-firm`, xiangtan, 403],
    ['auditor', `post=${xiangtan}-auditor`, xiangtan, 403],
  ])('[IM8] %s with %s', async (login, post, area, expected) => {
    const who = await at.as(login)
    const file = await asXlsx(rows.slice(0, 1))
    const q = `programme=elevator.survey&area=${area}&${post}`
    const answers = [
      (await preview(file, who, q)).status,
      (await who.get(`/api/imports/template?${q}`)).status,
    ]
    expect(answers).toEqual([expected, expected])
  })

  test('[IM8] a stranger, another programme, a ticket of somebody else', async () => {
    const file = await asXlsx(rows.slice(0, 1))
    expect((await at.stranger.send('POST', `/api/imports/preview?${query}`, file, headers('x'))).status).toBe(
      401,
    )
    expect((await preview(file, surveyor, query.replace('elevator.survey', 'elevator.project'))).status).toBe(
      404,
    )
    const { preview: theirs } = await preview(
      file,
      office,
      `programme=elevator.survey&area=${xiangtan}&post=${xiangtan}-city-office-1`,
    )
    const refused = await confirm(file, theirs.ticket)
    expect([refused.status, refused.body.code]).toEqual([409, 'preview_needed'])
    const other = await asXlsx(rows.slice(1, 2))
    const { preview: mine } = await preview(file)
    expect((await confirm(other, mine.ticket)).body.code).toBe('preview_needed')
  })
})
