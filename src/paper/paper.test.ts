/** Official paper measured with a ruler: the DOCX by its twips, the PDF by where its words stand. */
import { createRequire } from 'node:module'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { fileIn, paragraphsOf, pictureIn } from '../../tools/docx.ts'
import { boxesIn, codeIn, linesIn, sheetsIn, type PdfSheet } from '../../tools/pdf.ts'
import { annexLines, codeRoom, markSize, sectionsOf, signIndents, tableSize, titleLines } from './layout.ts'
import { paper } from './paper.ts'
import type { Block } from './blocks.ts'
import { HttpProblem } from '../problem.ts'
import { printed } from './print.ts'

const mm = (n: number): number => (n * 72) / 25.4
const sentence =
  '截至10月20日，全县由乡镇审批的临时救助对象达8313人次，发放救助资金631.2万元；各乡镇要按照《社会救助暂行办法》的规定，切实抓好整改。'
const text = (t: string): Block => ({ kind: 'text', text: t })
const table = (columns: number, rows: number): Block => ({
  kind: 'table',
  widths: Array.from({ length: columns }, (_, i) => (i === 0 ? 26 : 17)),
  align: ['left'],
  head: Array.from({ length: columns }, (_, i) => (i === 0 ? '乡镇' : `第${i}项`)),
  rows: Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, i) => (i === 0 ? `第${r + 1}镇` : String(r * 10 + i))),
  ),
  foot: Array.from({ length: columns }, (_, i) => (i === 0 ? '合计' : '8313')),
})
const sign: Block = { kind: 'sign', lines: ['邵阳县民政局', '2021年10月20日'] }
const circular: readonly Block[] = [
  { kind: 'mark', text: '邵阳县民政局' },
  { kind: 'number', text: '邵县民通〔2021〕12号' },
  { kind: 'title', text: '关于全县临时救助工作情况的通报' },
  { kind: 'to', text: '各乡镇人民政府：' },
  { kind: 'heading', text: '一、总体情况' },
  text(sentence),
  { kind: 'subheading', text: '（一）审批权限' },
  text(`1. ${sentence}`),
  text(`（1）${sentence}`),
  { kind: 'annexes', label: '附件：', titles: ['各乡镇临时救助情况表', '各乡镇按时办结情况表'] },
  sign,
  { kind: 'annex', text: '附件1', title: '各乡镇临时救助情况表' },
  table(5, 22),
  { kind: 'annex', text: '附件2', title: '各乡镇按时办结情况表' },
  table(12, 8),
  {
    kind: 'record',
    copies: '抄送：县委办公室，县人民政府办公室。',
    issuer: '邵阳县民政局办公室',
    printed: '2021年10月20日印发',
  },
]
const pdfOf = async (blocks: readonly Block[]): Promise<readonly PdfSheet[]> =>
  sheetsIn(await printed('通报', '邵阳县民政局', blocks))
const lineOf = (sheet: PdfSheet, words: string) => linesIn(sheet).find((l) => l.text.includes(words))!
const all = (sheets: readonly PdfSheet[]): string =>
  sheets.flatMap((s) => linesIn(s).map((l) => l.text)).join('\n')
describe('what both printers agree on', () => {
  test.each<[string, readonly string[]]>([
    ['关于全县临时救助工作情况的通报', ['关于全县临时救助工作情况的通报']],
    [
      '邵阳县民政局关于2021年1月至10月全县临时救助工作情况的通报',
      ['邵阳县民政局关于2021年1月至10月', '全县临时救助工作情况的通报'],
    ],
    ['关于印发\n《工作方案》的通知', ['关于印发', '《工作方案》的通知']],
    [
      '县关于工作、工作、工作、关于关于工作、《办法》',
      ['县关于工作、工作、工作、', '关于关于工作、《办法》'],
    ],
  ])('[GW2] the title %s', (title, lines) => expect(titleLines(title)).toEqual(lines))

  test('[GW2] a title loses no word, and no line of it is wider than the sheet', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom(
              '邵阳县',
              '民政局',
              '关于',
              '2021年',
              '临时救助',
              '工作、',
              '情况',
              '的',
              '通报',
              '《办法》',
              '10月',
            ),
            { minLength: 1, maxLength: 30 },
          )
          .map((w) => `县${w.join('')}`),
        (title) => {
          const lines = titleLines(title)
          expect(lines.join('')).toBe(title)
          for (const l of lines) expect(l).not.toMatch(/^[、》]|[《\d]$/)
          for (const l of lines) expect([...l.replace(/\d/g, '')].length).toBeLessThanOrEqual(20)
        },
      ),
    )
  })

  test.each([
    [
      ['邵阳县民政局', '2021年10月20日'],
      [4.5, 4],
    ],
    [
      ['岩口铺镇人民政府社会事务办公室（民政办）', '2021年10月20日'],
      [2, 4],
    ],
  ] as const)('[GW5] the signature %s stands %s characters from the right', (lines, right) =>
    expect(signIndents(lines)).toEqual(right),
  )

  test.each([
    [5, 12, false],
    [8, 10.5, false],
    [10, 9, false],
    [11, 10.5, true],
    [16, 9, true],
  ])('[GW7] a table of %i columns is set in %d points, across: %s', (columns, letters, wide) =>
    expect(tableSize(columns)).toEqual({ letters, wide }),
  )

  test('[GW7] a wide table takes its annex and its notes across, nothing else', () => {
    expect(
      sectionsOf([
        sign,
        { kind: 'annex', text: '附件' },
        table(11, 1),
        { kind: 'note', text: '注' },
        text('正文'),
      ]).map((s) => [s.wide, s.blocks.map((b) => b.kind)]),
    ).toEqual([
      [false, ['sign']],
      [true, ['annex', 'table', 'note']],
      [false, ['text']],
    ])
  })

  test('[GW3] one annex has no number; of several, names stand below each other', () => {
    expect(annexLines({ kind: 'annexes', label: '附件：', titles: ['情况表'] })).toEqual([
      { text: '附件：情况表', first: 2, hang: 5 },
    ])
    expect(annexLines({ kind: 'annexes', label: '附件：', titles: ['甲', '乙'] })).toEqual([
      { text: '附件：1.甲', first: 2, hang: 6 },
      { text: '2.乙', first: 5, hang: 6 },
    ])
  })

  test.each([
    ['邵阳县民政局', 42],
    ['邵阳县社会救助工作领导小组办公室文件', 24],
  ])('[GW1] the mark %s is set in %i points', (mark, points) => expect(markSize(mark)).toBe(points))
})

describe('DOCX', () => {
  const xmlOf = async (blocks: readonly Block[], name = 'word/document.xml'): Promise<string> =>
    fileIn(await paper('通报', '邵阳县民政局', blocks), name)
  const paragraph = (xml: string, words: string): string => xml.split('<w:p>').find((p) => p.includes(words))!

  test.each<[string, readonly RegExp[]]>([
    [
      '邵阳县民政局',
      [
        /w:eastAsia="方正小标宋简体"/,
        /<w:color w:val="C00000"\/>/,
        /<w:sz w:val="84"\/>/,
        /w:jc w:val="center"/,
      ],
    ],
    [
      '〔2021〕12号',
      [
        /w:eastAsia="仿宋"/,
        /<w:sz w:val="32"\/>/,
        /<w:bottom w:val="single" w:color="C00000"/,
        /w:after="1158" w:before="1158"/,
      ],
    ],
    ['的通报', [/w:eastAsia="方正小标宋简体"/, /<w:sz w:val="44"\/>/, /w:jc w:val="center"/]],
    ['一、总体', [/w:eastAsia="黑体"/, /<w:sz w:val="32"\/>/, /w:firstLine="630"/]],
    ['（一）', [/w:eastAsia="楷体"/, /<w:sz w:val="32"\/>/, /w:firstLine="630"/]],
    [
      '1. 截至',
      [/w:eastAsia="仿宋"/, /<w:sz w:val="32"\/>/, /w:firstLine="630"/, /w:line="579" w:lineRule="exact"/],
    ],
    ['2021年10月20日', [/w:right="1260"/, /w:jc w:val="right"/]],
    ['附件1', [/w:eastAsia="黑体"/, /w:pageBreakBefore/]],
    ['抄送：', [/w:eastAsia="仿宋"/, /<w:sz w:val="28"\/>/]],
  ])('[GW1] %s', async (words, rules) => {
    const paragraphXml = paragraph(await xmlOf(circular), words)
    for (const rule of rules) expect(paragraphXml).toMatch(rule)
  })

  test('[GW1] twenty-two lines and twenty-eight characters fit between the margins', async () => {
    const xml = await xmlOf(circular)
    const [, line] = /w:line="(\d+)" w:lineRule="exact"\/><w:ind w:firstLine="630"/.exec(xml)!
    expect(22 * Number(line)).toBeLessThanOrEqual(16_838 - 2_098 - 1_984)
    expect(
      28 * (320 + Number(/<w:spacing w:val="(-\d+)"\/><w:sz w:val="32"\/>/.exec(xml)![1])),
    ).toBeLessThanOrEqual(11_906 - 1_588 - 1_474)
  })

  test('[GW4] odd sheets carry their number right, even ones left, in 四号 Song between dashes', async () => {
    const file = await paper('通报', '邵阳县民政局', [text(sentence)])
    const links = fileIn(file, 'word/document.xml')
    const target = (type: string): string =>
      new RegExp(
        `Id="${new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"`).exec(links)![1]}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"`).exec(links)![1]}"`,
      )
        .exec(fileIn(file, 'word/_rels/document.xml.rels'))!
        .slice(1)
        .find((t) => t !== undefined)!
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      const footer = fileIn(file, `word/${target(type)}`)
      expect(footer).toContain(`<w:jc w:val="${side}"/>`)
      expect(footer).toMatch(/w:eastAsia="宋体"[^]*<w:sz w:val="28"\/>[^]*— [^]*PAGE[^]* —/)
    }
    expect(fileIn(file, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  test('[GW7] the head of a table is on every sheet, rows are whole, numbers stand right, eleven columns lie across', async () => {
    const xml = await xmlOf(circular)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(24 + 10 + 2)
    expect(paragraph(xml, '>211<')).toContain('<w:jc w:val="right"/>')
    expect(xml.match(/<w:pgSz [^>]*>/g)).toEqual([
      expect.stringContaining('w:w="11906" w:h="16838"'),
      expect.stringContaining('w:w="16838" w:h="11906"'),
      expect.stringContaining('w:w="11906" w:h="16838"'),
    ])
  })

  test('[GW6] the record is held to the foot of the last sheet, between rules', async () => {
    const xml = await xmlOf(circular)
    expect(xml).toMatch(/<w:tblpPr [^>]*w:tblpYSpec="bottom"[^>]*w:vertAnchor="margin"/)
    expect(paragraphsOf(await paper('通报', '局', circular)).slice(-2)).toEqual([
      '抄送：县委办公室，县人民政府办公室。',
      '邵阳县民政局办公室2021年10月20日印发',
    ])
  })
})

describe('PDF', () => {
  test('[GW8] the same blocks give the same bytes, and the same words as the DOCX', async () => {
    const [one, other] = [await printed('通报', '局', circular), await printed('通报', '局', circular)]
    expect(one.equals(other)).toBe(true)
    const head = /乡镇(第\d+项)+/g
    /** Sheets have numbers and repeat the heads of tables, which the words of a DOCX do not. */
    const words = (t: string) =>
      [
        ...t
          .replace(/— \d+ —/g, '')
          .replace(/\s/g, '')
          .replace(head, ''),
      ]
        .toSorted()
        .join('')
    expect(words(all(sheetsIn(one)))).toBe(words(paragraphsOf(await paper('通报', '局', circular)).join('')))
  })

  test('[GW1] A4, text 37 mm from above and 28 mm from the left, 28 characters a line and 22 lines a sheet', async () => {
    const [sheet] = await pdfOf([text('临'.repeat(28 * 30))])
    expect(sheet!.box.map(Math.round)).toEqual([595, 842])
    const lines = linesIn(sheet!).filter((l) => l.size === 16)
    expect(lines).toHaveLength(22)
    expect(lines.map((l) => l.text.length)).toEqual([26, ...Array.from({ length: 21 }, () => 28)])
    expect(lines[1]!.x).toBeCloseTo(mm(28), 1)
    expect(lines[0]!.x).toBeCloseTo(mm(28) + (2 * mm(156)) / 28, 1)
    expect(841.89 - lines[0]!.y - 16).toBeGreaterThan(mm(37))
    expect(lines[0]!.y - lines[21]!.y).toBeCloseTo((21 * mm(225)) / 22, 0)
  })

  test('[GW1] the red line is 4 mm below the number; mark and title are centred', async () => {
    const [sheet] = await pdfOf(circular)
    const middle = mm(28) + mm(156) / 2
    expect(lineOf(sheet!, '邵阳县民政局')).toMatchObject({ size: 42 })
    expect(lineOf(sheet!, '邵阳县民政局').x).toBeCloseTo(middle - (6 * 42) / 2, 0)
    expect(lineOf(sheet!, '的通报').x).toBeCloseTo(middle - (15 * 22) / 2, 0)
    expect(lineOf(sheet!, '各乡镇人民政府：').x).toBeCloseTo(mm(28), 1)
  })

  test('[GW4] — 1 — stands right, — 2 — left, one character from the edge of the text', async () => {
    const [first, second] = await pdfOf([text('临'.repeat(28 * 30))])
    expect(lineOf(first!, '— 1 —').x).toBeGreaterThan(mm(28 + 156) - 70)
    expect(lineOf(second!, '— 2 —').x).toBeCloseTo(mm(28) + 14, 1)
    expect(lineOf(second!, '— 2 —')).toMatchObject({ size: 14 })
  })

  test('[GW8] no line begins with what closes or ends with what opens, no number is cut, no text is lost', async () => {
    const bits = fc.array(
      fc.constantFrom(
        '临',
        '时',
        '救助',
        '，',
        '。',
        '、',
        '（',
        '）',
        '《',
        '》',
        '“',
        '”',
        '8313',
        '631.2',
        '——',
        '……',
        '；',
      ),
      { minLength: 60, maxLength: 120 },
    )
    /** Signs that follow each other without a word between them leave no place to break: texts do not have them. */
    const prose = bits
      .map((b) =>
        b.reduce(
          (t, w) =>
            /[\p{P}]$/u.test(t) && /^[\p{P}]/u.test(w)
              ? `${t}民${w}`
              : /\d$/.test(t) && /^\d/.test(w)
                ? `${t}人${w}`
                : t + w,
          '县',
        ),
      )
      .map((t) => `${t}民`)
    await fc.assert(
      fc.asyncProperty(prose, async (t) => {
        const sheets = await pdfOf([text(t)])
        const lines = sheets.flatMap((s) =>
          linesIn(s)
            .filter((l) => l.size === 16)
            .map((l) => l.text),
        )
        expect(lines.join('')).toBe(t)
        for (const l of lines) {
          expect(l).not.toMatch(/^[、，。；：？！）》」』〉】〕”…%]/)
          expect(l).not.toMatch(/[（《「『〈【〔“]$/)
        }
        for (const [i, l] of lines.slice(0, -1).entries())
          expect(/[\d.]$/.test(l) && /^[\d.]/.test(lines[i + 1]!)).toBe(false)
      }),
      { numRuns: 15 },
    )
  })

  test('[GW3] a signature never stands on a sheet without words', async () => {
    for (const lines of [19, 20, 21, 22]) {
      const sheets = await pdfOf([text('临'.repeat(26 + 28 * (lines - 1))), sign])
      const last = linesIn(sheets.at(-1)!).map((l) => l.text)
      expect(last.filter((l) => /^临+$/.test(l)).length, `${lines} lines`).toBeGreaterThanOrEqual(2)
      expect(last).toContain('2021年10月20日')
    }
  })

  test('[GW7] a long table repeats its head, cuts no row and ends with its total; eleven columns lie across', async () => {
    const sheets = await pdfOf([table(5, 70)])
    expect(sheets.length).toBeGreaterThan(2)
    for (const s of sheets) expect(linesIn(s)[0]!.text).toBe('乡镇第1项第2项第3项第4项')
    const rows = sheets.flatMap((s) =>
      linesIn(s)
        .map((l) => l.text)
        .filter((l) => /^第\d+镇/.test(l)),
    )
    expect(rows).toEqual(
      Array.from(
        { length: 70 },
        (_, r) => `第${r + 1}镇${r * 10 + 1}${r * 10 + 2}${r * 10 + 3}${r * 10 + 4}`,
      ),
    )
    expect((await pdfOf([table(12, 3)]))[0]!.box.map(Math.round)).toEqual([842, 595])
  })

  test('[GW7] a cell that is taller than a sheet goes on in the next', async () => {
    const sheets = await pdfOf([
      {
        kind: 'table',
        widths: [1, 1],
        align: [],
        head: ['岗位', '原因'],
        rows: [['乡镇', '临'.repeat(2500)]],
      },
    ])
    expect(sheets.length).toBeGreaterThan(1)
    expect(all(sheets).replace(/[^临]/g, '')).toHaveLength(2500)
  })

  test('[GW6] the record ends the last sheet at the lower edge of the text, after the annexes', async () => {
    const sheets = await pdfOf(circular)
    const edge = 841.89 - mm(37) - mm(225)
    expect(lineOf(sheets.at(-1)!, '印发').y - edge).toBeLessThan(12)
    expect(lineOf(sheets.at(-1)!, '印发').y - edge).toBeGreaterThan(0)
    expect(linesIn(sheets.at(-1)!).map((l) => l.text)).toContain('抄送：县委办公室，县人民政府办公室。')
    const annex = sheets.find((s) => linesIn(s)[0]!.text === '附件1')!
    expect(lineOf(annex, '附件1').x).toBeCloseTo(mm(28), 1)
  })

  test('[GW5] the date stands four characters from the right', async () => {
    const [sheet] = await pdfOf([text(sentence), sign])
    const place = mm(156) / 28
    expect(lineOf(sheet!, '2021年10月20日').x).toBeCloseTo(mm(28 + 156) - 4 * place - 3 * place - 8 * 8, 0)
  })

  test('[GW8] forty sheets, in order', async () => {
    const sheets = await pdfOf(
      Array.from({ length: 220 }, (_, i) => text(`第${i + 1}项。${sentence}${sentence}`)),
    )
    expect(sheets.length).toBeGreaterThan(40)
    expect([...all(sheets).matchAll(/第(\d+)项。/g)].map((m) => Number(m[1]))).toEqual(
      Array.from({ length: 220 }, (_, i) => i + 1),
    )
    expect(lineOf(sheets[39]!, '— 40 —')).toBeDefined()
  })
})

describe('codes', () => {
  const address = 'https://yimen.example/r/431103/units?in=volunteers.certificates&q=ABCDEFGHJKLM'
  const code: Block = { kind: 'code', code: address, text: '扫码核验\n也可以打开网址' }

  test('[GW12] the code on a PDF is read as a camera reads it, also where a stamp covers a part of it', async () => {
    const pdf = await printed('证明', '区教育局', [text(sentence), code, sign])
    const boxes = boxesIn(pdf)
    const widest = Math.max(...boxes.map((b) => b.x + b.width)) - Math.min(...boxes.map((b) => b.x))
    expect(widest).toBeGreaterThan(mm(25))
    expect(widest).toBeLessThan(mm(codeRoom.side))
    expect(codeIn(boxes)).toBe(address)
    const middle = boxes[Math.floor(boxes.length / 2)]!
    const stamped = boxes.filter((b) => Math.abs(b.x - middle.x) > 6 || Math.abs(b.y - middle.y) > 6)
    expect(stamped.length).toBeLessThan(boxes.length)
    expect(codeIn(stamped)).toBe(address)
    expect(lineOf(sheetsIn(pdf)[0]!, '扫码核验').x).toBeGreaterThan(mm(28) + codeRoom.side)
  })

  test('[GW12] the Word file holds it as a picture that is read too, its words beside it', async () => {
    const docx = await paper('证明', '区教育局', [code])
    const picture = sharp(pictureIn(docx)).extend({
      top: 8,
      bottom: 8,
      left: 8,
      right: 8,
      background: '#fff',
    })
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(
      decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) }, { timeLimit: 60_000 }),
    ).toBe(address)
    expect(paragraphsOf(docx)).toEqual(['扫码核验', '也可以打开网址'])
  })
})

describe('fonts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-fonts-'))
  afterEach(() => void delete process.env.YIMEN_FONTS)
  const bold = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/700.css')),
    'files',
  )

  test('[GW9] a sign that no font has is drawn as 〓, a control not at all, and nothing else fails', async () => {
    expect(all(await pdfOf([text('王\u0007\u202e某🀄')])).split('\n')[0]).toBe('王某〓')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (t) => {
        const made: unknown = await pdfOf([text(t)]).catch((e: unknown) => e)
        if (made instanceof HttpProblem) expect(made.problem.code).toBe('letter_missing')
        else expect(made).toHaveLength(1)
      }),
      { numRuns: 20 },
    )
  })

  test.each(['李䶮', '钱珄', '张㐂', '刘龑', '陈㛃', '王𫘦', '钱三〇', '古丽米热·艾比布力', '周𬱖', '吴𬭩'])(
    '[GW11] the name %s prints as it is written',
    async (name) => {
      for (const kind of ['text', 'subheading'] as const)
        expect(all(await pdfOf([{ kind, text: name }])).split('\n')[0]).toBe(name)
    },
  )

  test('[GW11] a letter that no font has is named, and no paper is made', async () => {
    await expect(pdfOf([text('面𰻝王')])).rejects.toMatchObject({
      problem: {
        status: 422,
        code: 'letter_missing',
        detail: { zh: expect.stringContaining('𰻝') as string },
      },
    })
  })

  test('[GW9] the operator’s own font comes first; what it lacks the free one draws, and a file that is no font is passed over', async () => {
    copyFileSync(join(bold, 'noto-serif-sc-119-700-normal.woff'), join(folder, 'simfang.ttf'))
    writeFileSync(join(folder, 'simkai.ttf'), '不是字体')
    process.env.YIMEN_FONTS = folder
    const [sheet] = await pdfOf([{ kind: 'subheading', text: '（一）临时' }, text('的龘')])
    const fontOf = (char: string) => sheet!.pieces.find((p) => p.text.includes(char))!.font
    expect(fontOf('的')).toMatch(/Bold/)
    expect(fontOf('龘')).not.toMatch(/Bold/)
    expect(fontOf('临')).not.toMatch(/Bold/)
    rmSync(folder, { recursive: true })
  })
})
