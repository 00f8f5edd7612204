/** Drafts as offices have them: pasted, as text, as a Word document; what is found in them, where, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { runVerb } from '../cli/verbs.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { checkDraft, draftLimits, type DraftFault } from '../drafts/index.ts'
import { findingsOf, textOf } from '../drafts/work.ts'
import type { CheckedView, Problem } from './contract/index.ts'
import { zip } from '../sheets/testing.ts'
import { started, startedTotal, invested, investedTotal } from '../campaign/testing.ts'

let house: TestHouse
let leader: Visitor
beforeAll(async () => {
  house = await openTestHouse()
  leader = await house.as('county')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const check = async (text: string): Promise<CheckedView> => {
  const { status, body } = await leader.post<CheckedView>('/api/contradictions', { text })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const send = (bytes: Uint8Array | string, type = 'application/octet-stream') =>
  leader.send<CheckedView & Problem>('POST', '/api/contradictions', Buffer.from(bytes), {
    'content-type': type,
  })
const said = (c: CheckedView): readonly string[] =>
  c.findings.map(
    (f) =>
      `${f.severity === 'warning' ? '?' : '!'} 第${f.paragraph}段 ${c.text.slice(f.from, f.to)} → ${f.implied}`,
  )

/** The official table of §11.5 with both groups of columns, as it stands in the notice. */
const money = (n: number): string => (n / 100).toFixed(2)
const official = [
  ['市州', '计划改造小区', '开工小区', '开工率', '计划投资', '完成投资', '投资完成率'],
  ...[...started, startedTotal].map((r, i) => {
    const m = [...invested, investedTotal][i]!
    return [r.name, String(r.target), String(r.done), r.percent!, money(m.target), money(m.done), m.percent!]
  }),
]
const asText = (rows: readonly (readonly string[])[]): string =>
  `截至8月底，全省老旧小区改造进展情况如下。\n\n${rows.map((r) => r.join('\t')).join('\n')}\n\n特此通报。`

describe('[B9] the official table of August 2021, whole', () => {
  test('fourteen rows and the total, computed again: only the total of the planned money is off, by 0.03', async () => {
    expect(official).toHaveLength(16)
    const checked = await check(asText(official))
    expect(said(checked)).toEqual(['? 第17段 752393.73 → 752393.76'])
    expect(checked.findings[0]!.message.zh).toContain('相差0.03')
    expect([checked.contradictions, checked.warnings]).toEqual([0, 1])
  })

  test('each of the thirty percentages is read: one digit wrong in any of them is found in its place', () => {
    for (let row = 1; row <= 15; row++)
      for (const column of [3, 6]) {
        const wrong = official.map((r, i) =>
          i === row
            ? r.map((c, j) =>
                j === column ? `${c.slice(0, -2)}${(Number(c.at(-2)) + 5) % 10}${c.at(-1)}` : c,
              )
            : r,
        )
        const findings = findingsOf(asText(wrong), []).filter((f) => f.said !== '752393.73')
        expect(
          findings.map((f) => [f.severity, f.said, f.implied]),
          `${official[row]![0]} ${column}`,
        ).toContainEqual(['contradiction', wrong[row]![column], official[row]![column]])
      }
  })
})

describe('[DR3] what is said, what follows, and where', () => {
  test('272台、91%与目标310台', async () => {
    const checked = await check(
      '关于进展情况的通报\n\n全市年度目标任务310台。\n截至10月底，全市开工加装电梯272台，占年度目标任务的91%。',
    )
    expect(said(checked)).toEqual(['? 第2段 310台 → 298至300台'])
    expect(checked.findings[0]).toMatchObject({
      kind: 'target_outside',
      said: '310台',
      message: {
        zh: expect.stringContaining('目标应为298至300台'),
        en: expect.stringContaining('298 to 300'),
      },
    })
    expect([checked.paragraphs, checked.contradictions, checked.warnings, checked.compared]).toEqual([
      3,
      0,
      1,
      [],
    ])
  })
  test('湘潭2019年：15个中的3个是20%，不是27%', async () => {
    expect(
      said(await check('全市15个项目，提前完成、进展较快、进展偏慢的分别为9、3、3个，分别占60%、27%、20%。')),
    ).toEqual(['! 第1段 27% → 20%'])
  })
  test.each([
    ['发放资金12000元，其中急难型7000元、支出型6000元。', '! 第1段 12000元 → 13000元'],
    ['救助130户，比上年的100户增长20%。', '! 第1段 20% → 30%'],
  ])('%s', async (text, finding) => expect(said(await check(text))).toEqual([finding]))
  test('a text without a fault: nothing is found', async () =>
    expect((await check('全市加装电梯272台，占年度目标任务300台的91%。')).findings).toEqual([]))
})

describe('[B12] against what was signed', () => {
  const signed = async (): Promise<string> => {
    const { body } = await leader.get<{
      paragraphs: readonly { runs?: { zh: readonly { text: string }[] } }[]
    }>('/api/bulletins/assistance.monthly?asOf=2021-10-20')
    return body.paragraphs.map((p) => p.runs?.zh.map((r) => r.text).join('') ?? '').join('\n')
  }
  test('the bulletin’s own words agree with it; the same sentence with another number does not', async () => {
    const text = await signed()
    expect((await check(text)).compared).toEqual([])
    const done = await leader.post('/api/bulletins/assistance.monthly/sign', { asOf: '2021-10-20' })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const same = await check(text)
    expect([
      same.findings.filter((f) => f.kind === 'published'),
      same.compared.map((b) => [b.bulletin, b.asOf]),
    ]).toEqual([[], [['assistance.monthly', '2021-10-20']]])
    const other = text.replace(/(\d+)人次/, (_, n: string) => `${Number(n) + 7}人次`)
    expect(other).not.toBe(text)
    const findings = (await check(other)).findings.filter((f) => f.kind === 'published')
    expect(findings).toHaveLength(1)
    expect(findings[0]!.message.zh).toMatch(/在《.+》（.+〔2021〕1号）中为\d+人次，此处为\d+人次/)
  })
  test('a text that names no day is held against nothing', async () =>
    expect((await check('全县救助9999人次。')).compared).toEqual([]))
})

const word = (
  children: ConstructorParameters<typeof Document>[0]['sections'][number]['children'],
): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children }] }))
const documentOf = (inner: string): Buffer =>
  zip([
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="m"><w:body>${inner}</w:body></w:document>`,
    },
  ])
const p = (inner: string): string => `<w:p>${inner}</w:p>`
const r = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`

describe('[DR1] documents', () => {
  test('a .docx: numbers cut into runs, and the table of the notice', async () => {
    const bytes = await word([
      new Paragraph({
        children: [
          new TextRun('截至8月底，全市开工'),
          new TextRun({ text: '27', bold: true }),
          new TextRun('2台，占年度目标任务310台的91%。'),
        ],
      }),
      new Table({
        rows: official.map(
          (cells) =>
            new TableRow({
              children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
            }),
        ),
      }),
    ])
    const { status, body } = await send(bytes)
    expect(status).toBe(200)
    expect(said(body)).toEqual(['! 第1段 310台 → 298至300台', '? 第17段 752393.73 → 752393.76'])
  })

  test.each<[string, string, string]>([
    [
      '删去的修订不算',
      p(r('共') + '<w:del><w:r><w:delText>300</w:delText></w:r></w:del>' + r('310台')),
      '共310台',
    ],
    ['移走的文字不算', p(`<w:moveFrom>${r('旧句')}</w:moveFrom>${r('新句')}`), '新句'],
    [
      '图形文字只读一次',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:t>一次</w:t></mc:Choice><mc:Fallback><w:t>一次</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      '一次',
    ],
    ['域代码不是文字', p(`<w:r><w:instrText>PAGE</w:instrText></w:r>${r('正文')}`), '正文'],
    [
      '制表符和竖线不会变成表格',
      p('<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>' + '<w:r><w:t>甲</w:t><w:tab/><w:t>乙|丙|丁</w:t></w:r>'),
      '甲 乙｜丙｜丁',
    ],
    [
      '一格里有两段',
      `<w:tbl><w:tr><w:tc>${p(r('长'))}${p(r('沙'))}</w:tc><w:tc>${p(r('150'))}</w:tc></w:tr></w:tbl>`,
      '长 沙\t150',
    ],
    [
      '格里套表',
      `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${p(r('内'))}</w:tc><w:tc>${p(r('层'))}</w:tc></w:tr></w:tbl></w:tc><w:tc>${p(r('外'))}</w:tc></w:tr></w:tbl>`,
      '内 层\t外',
    ],
  ])('%s', async (_, inner, text) =>
    expect(await textOf({ bytes: documentOf(inner) }, draftLimits)).toBe(text),
  )

  test.each([
    ['UTF-8', Buffer.from('共300台，其中甲区200台、乙区200台。')],
    ['带 BOM', Buffer.from('\uFEFF共300台，其中甲区200台、乙区200台。')],
    ['UTF-16', Buffer.from('\uFEFF共300台，其中甲区200台、乙区200台。', 'utf16le')],
    ['GB18030', Buffer.from('b9b2333030cca8a3acc6e4d6d0bcd7c7f8323030cca8a1a2d2d2c7f8323030cca8a1a3', 'hex')],
  ])('a .txt in %s', async (_, bytes) => {
    const { body } = await send(bytes)
    expect(said(body)).toEqual(['! 第1段 300台 → 400台'])
  })
})

describe('[DR2] what is refused', () => {
  test.each<[string, Uint8Array | string, number, string]>([
    ['nothing', ' \n ', 422, 'empty'],
    [
      'an old .doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]),
      415,
      'old_format',
    ],
    ['a PDF', '%PDF-1.7\n', 415, 'not_a_draft'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 415, 'not_a_draft'],
    ['a spreadsheet', zip([{ name: 'xl/workbook.xml', bytes: '<a/>' }]), 415, 'not_a_draft'],
    ['a zip that is cut', documentOf(p(r('共300台'))).subarray(0, 80), 422, 'broken'],
    [
      'a document type',
      zip([{ name: 'word/document.xml', bytes: '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }]),
      422,
      'broken',
    ],
    [
      'an encrypted part',
      zip([{ name: 'word/document.xml', bytes: '<a/>', flags: 0x801 }]),
      422,
      'encrypted',
    ],
    [
      'what grows out of all proportion',
      zip([{ name: 'word/document.xml', bytes: Buffer.alloc(9 * 1024 * 1024, 0x20) }]),
      422,
      'bomb',
    ],
    [
      'more than it says',
      zip([{ name: 'word/document.xml', bytes: documentOf(p(r('共'))), size: 5 }]),
      422,
      'bomb',
    ],
    ['a text that is too long', '一'.repeat(100_001), 413, 'too_long'],
    ['a document that is too long', documentOf(p(r('一'.repeat(60_000))).repeat(2)), 413, 'too_long'],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await send(bytes)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('another type, a text that is too long, and more than the edge takes', async () => {
    expect((await send('共300台', 'text/html')).status).toBe(415)
    expect((await leader.post('/api/contradictions', { text: '一'.repeat(100_001) })).status).toBe(400)
    expect((await send(Buffer.alloc(7 * 1024 * 1024))).status).toBe(413)
  })

  test('what takes too long, or too much memory, is ended alone', async () => {
    const fault = async (limits: object): Promise<string> =>
      checkDraft(
        { text: '截至10月20日，全市开工加装电梯272台，占年度目标任务的91%；'.repeat(2_500) },
        () => Promise.resolve([]),
        limits,
      ).then(
        () => 'none',
        (e: DraftFault) => e.code,
      )
    expect(await fault({ milliseconds: 1 })).toBe('too_slow')
    expect(await fault({ memoryMiB: 4 })).toBe('too_much_memory')
  })
})

test('the command line: findings in both languages, the exit code says whether there is a contradiction', async () => {
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const folder = mkdtempSync(join(tmpdir(), 'yimen-draft-'))
  const [was, out] = [process.stdout.write, [] as string[]]
  const run = async (text: string, ...flags: string[]): Promise<readonly [number, string]> => {
    writeFileSync(join(folder, 'draft.txt'), text)
    out.length = 0
    process.stdout.write = ((s: string) => (out.push(s), true)) as typeof was
    try {
      return [await runVerb(['contradict', join(folder, 'draft.txt'), ...flags]), out.join('')]
    } finally {
      process.stdout.write = was
    }
  }
  const env = { YIMEN_URL: process.env.YIMEN_URL, YIMEN_KEY: process.env.YIMEN_KEY }
  Object.assign(process.env, { YIMEN_URL: house.url, YIMEN_KEY: house.key })
  try {
    const [code, said] = await run('共300台，其中甲区200台、乙区200台。')
    expect([code, said.split('\n')[0]]).toEqual([1, '[矛盾] 第1段 300台 → 400台'])
    expect(said).toContain('the parts add up to 400台')
    expect(await run('共300台，其中甲区100台、乙区200台。')).toEqual([
      0,
      '没有发现矛盾；没有发现不等于没有 · Nothing was found, which proves nothing\n',
    ])
    expect(JSON.parse((await run('共300台，其中甲区200台、乙区200台。', '--json'))[1])).toMatchObject({
      contradictions: 1,
      findings: [{ kind: 'parts' }],
    })
  } finally {
    for (const [name, value] of Object.entries(env))
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    rmSync(folder, { recursive: true })
  }
})
