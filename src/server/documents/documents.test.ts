/** What the office prints, read back word by word: for the person it is addressed to, the same whenever it is printed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, granted, posts, staffOf, visitOf, type Staff } from '../../../tools/county.ts'
import { fileIn, paragraphsOf } from '../../../tools/docx.ts'
import { openTestHouse, type TestHouse } from '../../../tools/house.ts'
import { linesIn, sheetsIn } from '../../../tools/pdf.ts'
import type { BulletinView, Done } from '../contract/index.ts'
import { asHtml, asMarkdown, bulletinBlocks } from './bulletin.ts'
import { printed } from '../../paper/print.ts'

let house: TestHouse
let staff: Staff

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** The file as it came; the visitor of the tests reads text, and this is not. */
async function fetched(path: string): Promise<Buffer> {
  const response = await fetch(`${house.url}${path}`, { headers: { authorization: `Bearer ${house.key}` } })
  expect(response.status, path).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const words = async (id: string, kind: string): Promise<readonly string[]> =>
  paragraphsOf(await fetched(`/api/cases/${id}/papers/${kind}.docx`))
const masked = (idNo: string): string => `${idNo.slice(0, 4)}**********${idNo.slice(-4)}`

test('the acceptance receipt names the person, the office and the last day, and stays the same when more happens', async () => {
  const f = family(1)
  const id = await apply(staff, f)
  expect(await house.console.get(`/api/cases/${id}/papers/receipt.docx`)).toMatchObject({ status: 404 })
  await act(staff, 'clerk', id, 1, 'accept')
  const first = await words(id, 'receipt')
  expect(first[0]).toBe('受理通知书')
  expect(first).toContain(`${f.name}（身份证号 ${masked(f.idNo)}）：`)
  expect(first.join('')).toContain('本机关将在2021年11月10日前作出决定')
  expect(first.join('')).toContain('岩口铺镇人民政府社会事务办公室（民政办）')
  expect(first.join('')).toMatch(/《社会救助暂行办法（2019-03-02 修订）》第4条/)
  await act(staff, 'clerk', id, 2, 'request_check')
  expect(await words(id, 'receipt')).toEqual(first)
})

test('the supplement notice lists all that is missing and says that it is sent only once', async () => {
  const id = await apply(staff, family(2))
  await act(staff, 'clerk', id, 1, 'supplement', { missing: '一、诊断证明\n二、费用票据' })
  const all = (await words(id, 'supplement')).join('\n')
  expect(all).toContain('一、诊断证明\n二、费用票据')
  expect(all).toContain('请在2021年11月3日前补正')
  expect(all).toContain('补正通知只发一次')
})

test('[UN3] a grant says the amount in figures and capitals, the authority, the clauses and the remedy', async () => {
  const id = await granted(staff, family(3), 123_400)
  const all = (await words(id, 'decision')).join('\n')
  expect(all).toContain('批准，救助金额1,234.00元（人民币壹仟贰佰叁拾肆元整），将发放到你申请时填写的账户。')
  expect(all).toMatch(/救助人数\d+人；困难支出[\d,.]+元，保险和医疗救助已支付[\d,.]+元，其他帮扶[\d,.]+元。/)
  expect(all).toContain('本次审批权限为2,240.00元')
  expect(all).toContain('六十日内申请行政复议')
  expect(all).not.toContain(family(3).idNo)
  expect(all).not.toContain(family(3).card)
})

test('a refusal gives its reasons and no amount', async () => {
  const id = await apply(staff, family(4))
  const way: readonly [keyof typeof posts, string, Record<string, unknown>][] = [
    ['clerk', 'accept', {}],
    ['clerk', 'record_visit', { ...visitOf(90_000), hardshipReal: false }],
    ['clerk', 'propose_refusal', { reason: '经入户核实，困难不属实' }],
    ['head', 'agree', {}],
    ['leader', 'refuse', { reason: '经入户核实，困难不属实' }],
  ]
  for (const [i, [who, outcome, input]] of way.entries())
    expect(await act(staff, who, id, i + 1, outcome, input)).toMatchObject({ status: 200 })
  const all = (await words(id, 'decision')).join('\n')
  expect(all).toContain('一、理由\n经入户核实，困难不属实')
  expect(all).toContain('三、救济途径')
  expect(all).not.toContain('人民币')
})

test('a payment list adds up and shows nobody’s account', async () => {
  const id = await granted(staff, family(5), 60_000)
  const { body } = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: '430523',
    post: posts.finance,
    input: { lines: [{ member: id, amount: 60_000 }] },
  })
  const all = await words(body.case, 'payment-list')
  expect(all.join('\n')).toContain('本批共1笔，合计600.00元（人民币陆佰元整）。')
  expect(all).toContain(`***************${family(5).card.slice(-4)}`)
  expect(all.join('')).not.toContain(family(5).card)
  expect(await house.console.get(`/api/cases/${id}/papers/payment-list.docx`)).toMatchObject({ status: 404 })
})

test('the bulletin is on the paper of GB/T 9704 and prints what the page shows', async () => {
  const file = await fetched('/api/bulletins/assistance.monthly?asOf=2021-10-20&format=docx')
  const xml = fileIn(file, 'word/document.xml')
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
  const all = paragraphsOf(file)
  expect(all.slice(0, 3)).toEqual(['邵阳县民政局', '（草稿，尚未签发）', '关于全县临时救助工作情况的通报'])
  expect(all.join('')).toContain('由乡镇审批的临时救助对象达2人次')
})

test('[GW10] [GW6] the bulletin as PDF: its text, then the annex on its own sheet, then the record; a draft has no day of printing', async () => {
  const sheets = sheetsIn(await fetched('/api/bulletins/assistance.monthly?asOf=2021-10-20&format=pdf')).map(
    (s) => linesIn(s).map((l) => l.text),
  )
  expect(sheets[0]!.slice(0, 3)).toEqual([
    '邵阳县民政局',
    '（草稿，尚未签发）',
    '关于全县临时救助工作情况的通报',
  ])
  expect(sheets.flat().join('')).toContain('由乡镇审批的临时救助对象达')
  expect(sheets.flat()).toContain('附件：各乡镇临时救助情况表')
  expect(sheets.find((s) => s[0] === '附件')![1]).toBe('各乡镇临时救助情况表')
  expect(
    sheets
      .at(-1)!
      .find((l) => l.includes('印发'))!
      .replace(/\s/g, ''),
  ).toBe('邵阳县民政局年月日印发')
})

test('[GW6] a signed bulletin: 主送, numbered annexes, what was corrected since, 抄送 and the day of printing, in both languages', async () => {
  const { body } = await staff.county.get<BulletinView>('/api/bulletins/assistance.monthly?asOf=2021-10-20')
  const table = body.paragraphs.flatMap((p) => (p.table ? [p.table] : []))[0]!
  const view: BulletinView = {
    ...body,
    number: '邵县民通〔2021〕12号',
    to: { zh: '各乡镇人民政府', en: 'Township governments' },
    copies: { zh: '县委办公室，县人民政府办公室', en: 'County Committee Office' },
    paragraphs: [
      ...body.paragraphs,
      { heading: { zh: '（一）时限', en: '(1) Time' } },
      { table: { ...table, title: { zh: '附件：办结情况表', en: 'Annex: on time' } } },
    ],
    signed: {
      at: '2021-11-02T09:00:00.000+08:00',
      by: '某局长',
      corrections: [
        {
          slot: 'grants',
          was: '2',
          now: '3',
          sentence: { zh: '更正：应为3。', en: 'Correction: 3.' },
          added: [],
          removed: [],
        },
      ],
    },
  }
  const sheets = sheetsIn(await printed(view.title.zh, view.issuer.zh, bulletinBlocks(view, 'zh'))).map((s) =>
    linesIn(s).map((l) => l.text),
  )
  expect(sheets[0]).toContain('各乡镇人民政府：')
  expect(sheets.flat()).toEqual(
    expect.arrayContaining([
      '附件：1.各乡镇临时救助情况表',
      '2.办结情况表',
      '2021年11月2日',
      '更正：应为3。',
    ]),
  )
  expect(sheets.map((s) => s[0]).filter((l) => /^附件\d$|^签发后/.test(l!))).toEqual([
    '附件1',
    '附件2',
    '签发后的更正',
  ])
  expect(sheets.at(-1)!.slice(-3)).toEqual([
    '抄送：县委办公室，县人民政府办公室。',
    '邵阳县民政局2021年11月2日印发',
    expect.stringMatching(/^— \d+ —$/),
  ])
  expect(bulletinBlocks(view, 'zh').find((b) => b.kind === 'subheading')).toEqual({
    kind: 'subheading',
    text: '（一）时限',
  })
  expect(bulletinBlocks(view, 'en').at(-1)).toEqual({
    kind: 'record',
    copies: 'Copies: County Committee Office.',
    issuer: view.issuer.en,
    printed: 'Printed 2021-11-02',
  })
  expect(asMarkdown(view, 'zh', 'E-1')).toContain('抄送：县委办公室，县人民政府办公室。')
  expect(asHtml(view, 'zh', 'E-1')).toContain('<p class="to">各乡镇人民政府：</p>')
})

test('Markdown and HTML carry the sources, and words from outside stay words', async () => {
  const { body } = await staff.county.get<BulletinView>('/api/bulletins/assistance.monthly?asOf=2021-10-20')
  const hostile: BulletinView = { ...body, title: { zh: '<script>alert(1)</script>|*_', en: 'x' } }
  expect(asHtml(hostile, 'zh', 'E-23456789')).not.toContain('<script>')
  expect(asMarkdown(hostile, 'zh', 'E-23456789').split('\n')[0]).toBe(
    '# \\<script\\>alert(1)\\</script\\>\\|\\*\\_',
  )
  expect(asMarkdown(body, 'zh', 'E-23456789')).toMatch(
    /\[\^1\]: 乡镇审批临时救助人次：2；指标 assistance\.temporary\.grants 第1版，2021-01-01至2021-10-20，记录2条/,
  )
  expect(asHtml(body, 'en', 'E-23456789')).toContain('lang="en"')
})

test('[GW10] a decision as PDF says what the DOCX says, by its name’s ending or when asked; nothing else is a format', async () => {
  const id = await granted(staff, family(6), 88_000)
  const lines = (file: Buffer) =>
    sheetsIn(file)
      .flatMap((s) =>
        linesIn(s)
          .filter((l) => l.size > 9 && !/^— \d+ —$/.test(l.text))
          .map((l) => l.text),
      )
      .join('')
      .replace(/\s/g, '')
  const said = (await words(id, 'decision')).join('').replace(/\s/g, '')
  expect(lines(await fetched(`/api/cases/${id}/papers/decision.pdf`))).toBe(said)
  expect(lines(await fetched(`/api/cases/${id}/papers/decision.docx?format=pdf`))).toBe(said)
  expect(lines(await fetched(`/api/cases/${id}/deciders?format=pdf`))).toContain('审批权限证明')
  expect(await house.console.get(`/api/cases/${id}/papers/decision.docx?format=odt`)).toMatchObject({
    status: 422,
    body: { code: 'invalid_format', field: 'format' },
  })
  expect(await house.console.get(`/api/cases/${id}/papers/decision.odt`)).toMatchObject({ status: 404 })
})
