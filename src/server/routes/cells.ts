/** A spreadsheet read for the list of a form: its cells as text, and what could not be read. Nothing is kept or written down. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Text } from '#kernel/text'
import { readSheet, type Cell } from '#sheets'
import { CellsSchema, type CellsView } from '../contract/index.ts'
import { fileProblem } from '../imports/rows.ts'
import { notFound, problem } from '../problem.ts'
import { postsToday } from '../session.ts'
import { mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

/** A form holds no more; a list that is longer is an import. */
const limits = { rows: 5_001, columns: 60, characters: 4_000, bytes: 10 * 1024 * 1024, milliseconds: 20_000 }
/** Of all cells together: a small file can name one long text in each of its cells, and every one of them is told. */
const mostCharacters = 2_000_000
const mostAtOnce = 2
const mostTold = 200

export function cellsRoutes(app: OpenAPIHono, desk: Desk): void {
  let working = 0
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cells',
      summary: 'The cells of a spreadsheet as text, for the list of a form; nothing is kept',
      request: {
        body: {
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
      responses: { 200: json(CellsSchema, 'Rows of text'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (postsToday(desk.house, who.person).length === 0) throw notFound()
      if (working >= mostAtOnce)
        throw problem(
          429,
          'busy',
          '正在读取的表格较多，请稍后再试',
          'Several sheets are being read: try again',
        )
      working++
      try {
        return c.json(await cellsOf(new Uint8Array(await c.req.arrayBuffer())), 200)
      } catch (e) {
        throw fileProblem(e)
      } finally {
        working--
      }
    },
  )
}

async function cellsOf(bytes: Uint8Array): Promise<CellsView> {
  const [rows, unread, others] = [[] as string[][], [] as CellsView['unread'], new Set<string>()]
  let first: string | undefined | null = null
  let characters = 0
  for await (const { row, cells, sheet } of readSheet(bytes, limits)) {
    first ??= sheet ?? ''
    if ((sheet ?? '') !== first) {
      others.add(sheet ?? '')
      continue
    }
    const texts = cells.map(textOf)
    characters += texts.reduce((sum, text) => sum + text.length, 0)
    if (characters > mostCharacters)
      throw problem(
        413,
        'too_much_text',
        `表格中的文字合计超过${mostCharacters / 10_000}万字，请只保留需要的列`,
        `The sheet holds more than ${mostCharacters} characters of text: keep only the columns that are needed`,
      )
    rows.push(texts)
    for (const [i, cell] of cells.entries()) {
      const message = notRead(cell)
      if (message && unread.length < mostTold) unread.push({ row, column: i + 1, message })
    }
  }
  return { rows, unread, others: [...others] }
}

function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.shown ?? cell.text
    case 'boolean':
      return cell.value ? '是' : '否'
    case 'day':
      return cell.day
    default:
      return ''
  }
}

/** [SH3] Stored results of formulas and what lies under a merged cell are nobody's statement. */
function notRead(cell: Cell): Text | null {
  switch (cell.kind) {
    case 'formula':
      return { zh: '单元格是公式，请粘贴为“数值”', en: 'A formula: paste it as values' }
    case 'merged':
      return { zh: '单元格被合并，请取消合并', en: 'Merged into another: unmerge it' }
    case 'error':
      return { zh: `单元格是错误值${cell.text}`, en: `The cell holds the error ${cell.text}` }
    default:
      return null
  }
}
