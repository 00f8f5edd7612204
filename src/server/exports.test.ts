/** [X1] Nothing leaves unwritten: every file has a number, its digest is in the log, and who took it is told. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, formOf, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { fileIn, paragraphsOf } from '../../tools/docx.ts'
import { linesIn, sheetsIn } from '../../tools/pdf.ts'
import { openTestHouse, type Answer, type TestHouse, type Visitor } from '../../tools/house.ts'
import type { AccessEntry } from '#store'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Accesses, CaseView, Done, Inbox, TaskView } from './contract/index.ts'
import { attachment } from './exports.ts'

let house: TestHouse
let staff: Staff
let li: Visitor
let done: string

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  li = await house.as('li')
  done = await granted(staff, family(1), 90_000)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function entryOf(number: string | null): Promise<AccessEntry | undefined> {
  const { rows } = await house.owner.query<{ body: string }>(
    "select body from access_entry where kind in ('export', 'download') order by id desc",
  )
  return rows.map((r) => JSON.parse(r.body) as AccessEntry).find((e) => e.number === number)
}

/** What every file that leaves has in common. */
async function leaves(
  who: Visitor,
  path: string,
): Promise<{ readonly file: Answer<Buffer>; readonly entry: AccessEntry }> {
  const file = await who.file(path)
  expect(file.status, path).toBe(200)
  const number = file.headers.get('x-yimen-export')
  expect(number).toMatch(/^E-[2-9A-HJ-NP-Z]{8}$/)
  expect(file.headers.get('cache-control')).toBe('no-store')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9._~%!$&+^`|-]+$/,
  )
  const entry = await entryOf(number)
  expect(entry?.digest).toBe(createHash('sha256').update(file.body).digest('hex'))
  return { file, entry: entry! }
}

test('[X1] a document of a case: who, by which post, what, and the digest of these very bytes', async () => {
  const { file, entry } = await leaves(staff.clerk, `/api/cases/${done}/papers/decision.docx`)
  expect(entry).toMatchObject({
    kind: 'export',
    case: done,
    post: posts.clerk,
    names: ['paper.decision'],
    purpose: '',
  })
  expect(decodeURIComponent(file.headers.get('content-disposition')!.split("''")[1]!)).toMatch(
    new RegExp(`^.*书-${done}\\.docx$`),
  )
  expect((await leaves(staff.clerk, `/api/cases/${done}/deciders?format=docx`)).entry).toMatchObject({
    case: done,
    names: ['deciders'],
  })
})

test('[X1] the bulletin in each format, by an official or by those who audit', async () => {
  for (const format of ['md', 'html', 'docx', 'pdf', 'xlsx']) {
    const { file, entry } = await leaves(
      staff.county,
      `/api/bulletins/assistance.monthly?asOf=2021-10-20&format=${format}`,
    )
    expect(entry).toMatchObject({
      kind: 'export',
      case: null,
      names: [`bulletin.assistance.monthly.2021-10-20.${format}`],
    })
    if (format === 'md' || format === 'html')
      expect(file.body.toString()).toContain(`导出编号：${entry.number}`)
  }
  expect(
    (await leaves(house.console, '/api/bulletins/assistance.monthly?asOf=2021-10-20&format=md')).entry.post,
  ).toBeNull()
})

test('[X1] a paper that somebody fetches is a download, under the case that it was fetched for', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const sent = await staff.village.send<{ id: string }>('POST', '/api/uploads', png, {
    'x-file-name': encodeURIComponent('诊断证明.png'),
  })
  const id = await apply(staff, family(2), { proofs: [sent.body.id] })
  const { file, entry } = await leaves(staff.clerk, `/api/uploads/${sent.body.id}?case=${id}`)
  expect(entry).toMatchObject({
    kind: 'download',
    case: id,
    post: posts.clerk,
    names: [`upload.${sent.body.id}`],
  })
  expect(file.headers.get('content-disposition')).toContain(`''${encodeURIComponent('诊断证明.png')}`)
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect((await leaves(staff.village, `/api/uploads/${sent.body.id}`)).entry.case).toBeNull()
})

test('[X1] [M7] the bank’s file keeps its form: the number is in the header and in the log, not in the file', async () => {
  const { body } = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: '430523',
    post: posts.finance,
    input: { lines: [{ member: done, amount: 90_000 }] },
  })
  await act(staff, 'finance-head', body.case, 1, 'release')
  const { file, entry } = await leaves(staff.finance, `/api/payments/${body.case}/file.csv`)
  expect(entry).toMatchObject({ kind: 'export', case: body.case, post: posts.finance, names: ['bank_file'] })
  expect(
    file.body
      .toString()
      .split('\r\n')
      .map((l) => l.split(',')[0]),
  ).toEqual(['H', 'D', 'T', ''])
  expect(file.body.toString()).not.toContain(entry.number)
})

test('[X1] what is refused is not written down as having left; nor is it where another site asks', async () => {
  const count = async () =>
    (
      await house.owner.query<{ n: number }>(
        "select count(*) as n from access_entry where kind in ('export', 'download')",
      )
    ).rows[0]!.n
  const before = await count()
  expect((await li.file(`/api/cases/${done}/papers/decision.docx`)).status).toBe(404)
  expect((await staff.clerk.file(`/api/cases/${done}/papers/nothing.docx`)).status).toBe(404)
  expect(
    (
      await staff.clerk.send('GET', `/api/cases/${done}/papers/decision.docx`, undefined, {
        'sec-fetch-site': 'cross-site',
      })
    ).status,
  ).toBe(403)
  expect(await count()).toBe(before)
})

test('[X1] what cannot be written down is not sent', async () => {
  await house.owner.query(
    "create function no_log() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$",
  )
  await house.owner.query(
    'create trigger no_log before insert on access_entry for each statement execute function no_log()',
  )
  const refused = await staff.clerk.file(`/api/cases/${done}/papers/decision.docx`)
  await house.owner.query('drop trigger no_log on access_entry; drop function no_log')
  expect(refused.status).toBe(503)
  expect(refused.body.toString()).toContain('storage-full')
  expect((house.faults as unknown[]).splice(0)).toHaveLength(1)
})

test('[X3] the sheet says above and below who exported it, when, and its number; its words stay the same', async () => {
  const one = await leaves(staff.clerk, `/api/cases/${done}/papers/decision.docx`)
  const other = await leaves(staff.auditor, `/api/cases/${done}/papers/decision.docx`)
  expect(paragraphsOf(one.file.body)).toEqual(paragraphsOf(other.file.body))
  expect(paragraphsOf(one.file.body).join('')).not.toContain('导出')
  for (const { file, entry } of [one, other]) {
    const name = house.house.reference.people.get(entry.person)!
    const [y, m, d] = entry.at.slice(0, 10).split('-').map(Number)
    for (const sheet of ['header1.xml', 'header2.xml', 'footer1.xml', 'footer2.xml'].map((f) =>
      fileIn(file.body, `word/${f}`),
    )) {
      expect(sheet).toContain(`导出人：${name}`)
      expect(sheet).toContain(
        `导出时间：${y}年${m}月${d}日${Number(entry.at.slice(11, 13))}时${entry.at.slice(14, 16)}分`,
      )
      expect(sheet).toContain(`导出编号：${entry.number}`)
    }
  }
})

test('[X3] [GW10] the PDF of a case says the same above and below each sheet', async () => {
  const { file, entry } = await leaves(staff.clerk, `/api/cases/${done}/papers/decision.pdf`)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(decodeURIComponent(file.headers.get('content-disposition')!.split("''")[1]!)).toMatch(
    new RegExp(`^.*书-${done}\\.pdf$`),
  )
  for (const sheet of sheetsIn(file.body))
    expect(
      linesIn(sheet).filter(
        (l) => l.size === 9 && l.text.includes('导出人：') && l.text.includes(`导出编号：${entry.number}`),
      ),
    ).toHaveLength(2)
})

test('[X3] a bulletin has the number in its foot alone, and nobody’s name', async () => {
  const { file, entry } = await leaves(
    staff.county,
    '/api/bulletins/assistance.monthly?asOf=2021-10-20&format=docx',
  )
  for (const foot of ['footer1.xml', 'footer2.xml'].map((f) => fileIn(file.body, `word/${f}`))) {
    expect(foot).toContain(`导出编号：${entry.number}`)
    expect(foot).not.toContain('导出人')
  }
  expect(() => fileIn(file.body, 'word/header1.xml')).toThrow()
  expect(fileIn(file.body, 'word/document.xml')).not.toContain(entry.number)
})

test('[X4] the lists say what the screen says to the same person, behind the same masks, and whole', async () => {
  const inbox = await staff.clerk.get<Inbox>('/api/inbox')
  expect(inbox.body.total).toBeGreaterThan(0)
  const { file, entry } = await leaves(staff.clerk, '/api/inbox.csv')
  const lines = file.body
    .toString()
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((l) => l.slice(1, -1).split('","'))
  expect(entry.names).toEqual([`list.inbox.${inbox.body.total}`])
  expect(lines.at(-1)!.at(-1)).toBe(`导出编号：${entry.number}`)
  expect(lines.slice(1, -1).map(([id, title, subject, area]) => [id, title, subject, area])).toEqual(
    inbox.body.tasks.map((t) => [t.case, t.title.zh, t.subject, t.areaName]),
  )
  expect(file.body.toString()).not.toContain(family(2).name)
  const screen = await staff.clerk.get<readonly TaskView[]>('/api/cases?programme=assistance.temporary')
  const cases = await leaves(staff.clerk, '/api/cases.csv?programme=assistance.temporary')
  expect(
    cases.file.body
      .toString()
      .match(/^"B[^"]+"/gm)!
      .map((id) => id.slice(1, -1)),
  ).toEqual(screen.body.map((t) => t.case))
  expect((await leaves(li, '/api/cases.csv?programme=assistance.temporary')).entry.names).toEqual([
    'list.programme.0',
  ])
  expect((await staff.clerk.file('/api/cases.csv?mine=perhaps')).status).toBe(400)
})

test('[X5] those who audit page through all of it, newest first, by kind; names and no values; nobody else does', async () => {
  await staff.clerk.post(`/api/cases/${done}/reveal`, { names: ['phone'], purpose: '联系申请人' })
  await leaves(li, '/api/cases.csv?programme=assistance.temporary')
  const last = await leaves(staff.clerk, `/api/cases/${done}/papers/decision.docx`)
  const all = (await staff.auditor.get<Accesses>('/api/accesses?limit=500')).body
  expect(all.total).toBe(all.accesses.length)
  expect(all.accesses[0]).toMatchObject({
    kind: 'export',
    case: done,
    number: last.entry.number,
    digest: last.entry.digest,
    what: [{ zh: expect.stringContaining('书') }],
    post: { zh: '岩口铺镇 乡镇经办人' },
  })
  expect(all.accesses.map((e) => e.at)).toEqual(
    all.accesses
      .map((e) => e.at)
      .toSorted()
      .toReversed(),
  )
  const paged = await Promise.all(
    [0, 3, 6].map(
      async (offset) =>
        (await staff.auditor.get<Accesses>(`/api/accesses?offset=${offset}&limit=3`)).body.accesses,
    ),
  )
  expect(paged.flat()).toEqual(all.accesses.slice(0, 9))
  for (const kind of ['reveal', 'export', 'download']) {
    const { body } = await staff.auditor.get<Accesses>(`/api/accesses?kind=${kind}&limit=500`)
    expect(body.accesses).toEqual(all.accesses.filter((e) => e.kind === kind))
    expect(body.total).toBe(body.accesses.length)
  }
  expect(all.accesses.flatMap((e) => e.what.map((w) => w.zh))).toEqual(
    expect.arrayContaining([
      '审批权限证明',
      '附件原件',
      '银行代发文件',
      '办件列表，0件',
      '关于全县临时救助工作情况的通报（2021-10-20，DOCX）',
    ]),
  )
  expect(JSON.stringify(all)).not.toContain(family(1).phone)
  expect((await staff.auditor.get<Accesses>(`/api/accesses?number=${last.entry.number}`)).body).toEqual({
    total: 1,
    accesses: [all.accesses[0]],
  })
  expect((await staff.auditor.get<Accesses>('/api/accesses?number=E-22222222')).body).toEqual({
    total: 0,
    accesses: [],
  })
  expect((await staff.auditor.get('/api/accesses?number=E')).status).toBe(400)
  expect((await staff.auditor.get('/api/accesses?kind=everything')).status).toBe(400)
  expect((await staff.clerk.get('/api/accesses')).status).toBe(404)
  expect((await li.get('/api/accesses')).status).toBe(404)
})

test('[X5] the one concerned reads who took what of the case, themselves among them', async () => {
  const own = (
    await li.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      input: formOf(family(9)),
    })
  ).body.case
  await act(staff, 'clerk', own, 1, 'accept')
  await leaves(staff.clerk, `/api/cases/${own}/papers/receipt.docx`)
  const { entry } = await leaves(li, `/api/cases/${own}/papers/receipt.docx`)
  expect(entry.post).toBeNull()
  const { exports } = (await staff.auditor.get<CaseView>(`/api/cases/${own}`)).body
  expect(exports.map((e) => [e.own, e.post?.zh ?? null, e.what.zh])).toEqual([
    [false, null, '受理通知书'],
    [false, '岩口铺镇 乡镇经办人', '受理通知书'],
  ])
  expect((await staff.clerk.get<CaseView>(`/api/cases/${own}`)).body.exports).toEqual([])
})

test.each([
  ['诊断证明.pdf', `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('诊断证明.pdf')}`],
  ['../../etc/passwd', `attachment; filename="__.._etc_passwd"; filename*=UTF-8''__.._etc_passwd`],
  [
    'a"; filename=x.exe',
    `attachment; filename="a_; filename=x.exe"; filename*=UTF-8''a_%3B%20filename%3Dx.exe`,
  ],
  ["50%'(x).png", `attachment; filename="50_'(x).png"; filename*=UTF-8''50%25%27%28x%29.png`],
])('[X2] a file called %s is named so', (name, header) => {
  expect(attachment(name)).toBe(header)
})

test('[X2] no name breaks the header, and every name comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const header = attachment(name)
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9._~%!$&+^`|-]*$/,
      )
      const back = decodeURIComponent(header.split("''").at(-1)!)
      expect([...back].length).toBeLessThanOrEqual(150)
      if (/^[\p{L}\p{N}]{0,150}$/u.test(name)) expect(back).toBe(name)
    }),
    { numRuns: 500 },
  )
})
