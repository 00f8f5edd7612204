/** Imports: a preview of what a spreadsheet would do, its faulty rows to correct, the confirm, and how far it is. */
import { createHash } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cleanText } from '#kernel/identity'
import {
  AreaCodeSchema,
  IdSchema,
  ImportLineSchema,
  ImportProgressSchema,
  ImportStartedSchema,
  NameSchema,
} from '../contract/index.ts'
import { sheetType } from '../documents/list-sheet.ts'
import { exported } from '../exports.ts'
import {
  attemptOf,
  faultsFile,
  importFor,
  previewed,
  progressOf,
  readTicket,
  templateFile,
  type Import,
  type Order,
} from '../imports/index.ts'
import { HttpProblem, notFound, problem, problemView } from '../problem.ts'
import type { Principal } from '../session.ts'
import { findCase } from './cases.ts'
import { fileNameOf, keyOf, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const targetQuery = z.object({ programme: NameSchema, post: IdSchema, area: AreaCodeSchema })
const sheet = {
  'application/octet-stream': {
    schema: z
      .string()
      .openapi({
        format: 'binary',
        description: 'An .xlsx or a CSV; its name in x-file-name, percent-encoded',
      }),
  },
}

type File = { readonly bytes: Buffer; readonly name: string; readonly digest: string }

export function importsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  /** Who may is asked, and a place kept, before the file is read: a few large ones at once, and no more, are in memory. */
  const received = async (
    c: Context,
    q: z.output<typeof targetQuery>,
  ): Promise<{
    readonly who: Principal
    readonly i: Import
    readonly file: File
    readonly release: () => void
  }> => {
    const who = await mustBe(desk, c)
    const i = importFor(house, who, q)
    const release = desk.imports.place()
    try {
      const name = cleanText(fileNameOf(c), { max: 200 })
      const bytes = Buffer.from(await c.req.arrayBuffer())
      return {
        who,
        i,
        release,
        file: {
          bytes,
          name: name.ok ? name.value : '',
          digest: createHash('sha256').update(bytes).digest('hex'),
        },
      }
    } catch (e) {
      release()
      throw e
    }
  }

  /** [IM6] What is confirmed is what was shown; rows that are faulty are left out only when that was said. */
  const orderFor = async (
    who: Principal,
    i: Import,
    file: File,
    q: {
      readonly ticket: string
      readonly skip?: string | undefined
      readonly distinct?: string | undefined
    },
  ): Promise<Order> => {
    const attempt = await attemptOf(house, who, i, file.digest)
    if (attempt.standing === 'entered')
      throw problem(
        409,
        'already_imported',
        `这个文件已经导入，办件编号${attempt.case}；确需重新导入，请先撤回`,
        `This file is on the register already, by case ${attempt.case}: take that back first`,
      )
    const claims = readTicket(house, who, i, file.digest, attempt.case, q.ticket)
    if (!claims)
      throw problem(
        409,
        'preview_needed',
        '文件在预览之后改动过，或者预览已过期，请重新预览',
        'The file was changed since the preview, or the preview is of another day: preview again',
      )
    if (claims.valid === 0)
      throw problem(
        422,
        'no_valid_rows',
        '没有可以导入的行，请下载错误表，更正后重新导入',
        'No row can be entered: take the file of faults, correct it and send it again',
      )
    if (claims.faulty > 0 && q.skip !== 'true')
      throw problem(
        422,
        'has_faults',
        `有${claims.faulty}行有错，须确认“只导入无误的行”`,
        `${claims.faulty} rows are faulty: say that only the others are to be entered`,
      )
    if (claims.alike > 0 && q.distinct !== 'true')
      throw problem(
        422,
        'has_alike',
        `有${claims.alike}行可能与另一种写法的是同一个，须逐一看过并确认“不是同一个”`,
        `${claims.alike} rows may be the same as others that are written otherwise: look at each and say that they are not`,
      )
    return {
      who,
      i,
      attempt,
      claims,
      name: file.name,
      bytes: file.bytes,
      kept: desk.imports.kept.take(q.ticket, house.reference),
    }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/imports/template',
      summary: 'A template to fill in',
      request: { query: targetQuery },
      responses: {
        200: {
          description: 'An .xlsx',
          content: { [sheetType]: { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const i = importFor(house, who, c.req.valid('query'))
      return exported(desk, c, who, {
        what: `import.template.${i.p.id}`,
        case: null,
        post: i.target.post,
        bytes: await templateFile(i),
        type: sheetType,
        name: `${i.p.title.zh}-模板.xlsx`,
      }) as never
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/imports/preview',
      summary: 'What an import would do; writes nothing. Lines of JSON: rows read so far, then the preview',
      request: { query: targetQuery, body: { content: sheet } },
      responses: {
        200: { description: 'Lines', content: { 'application/x-ndjson': { schema: ImportLineSchema } } },
        ...problems,
      },
    }),
    async (c) => {
      const { who, i, file, release } = await received(c, c.req.valid('query'))
      const lines = previewed(house, desk.imports.kept, who, i, file)
      /** What is wrong with the file itself is a problem, not a line. */
      const first = await lines.next().catch((e: unknown) => {
        release()
        throw e
      })
      return c.body(linesOf(desk, first, lines, release), 200, {
        'content-type': 'application/x-ndjson; charset=utf-8',
      }) as never
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/imports/faults',
      summary: 'The faulty rows, with what is wrong, to correct and send again',
      request: { query: targetQuery, body: { content: sheet } },
      responses: {
        200: {
          description: 'An .xlsx',
          content: { [sheetType]: { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { who, i, file, release } = await received(c, c.req.valid('query'))
      try {
        const made = await faultsFile(i, file.bytes)
        if (made.rows === 0)
          throw problem(422, 'no_faults', '这个文件没有出错的行', 'No row of this file is faulty')
        return (await exported(desk, c, who, {
          what: `import.faults.${i.p.id}.${made.rows}`,
          case: null,
          post: i.target.post,
          bytes: made.bytes,
          type: sheetType,
          name: `${file.name.replace(/\.(xlsx|csv)$/i, '') || i.p.title.zh}-待更正.xlsx`,
        })) as never
      } finally {
        release()
      }
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/imports',
      summary: 'Confirm: enter the valid rows; sent again, it goes on where it was cut off',
      request: {
        query: targetQuery.extend({
          ticket: z.string().min(10).max(100),
          skip: z
            .enum(['true', 'false'])
            .optional()
            .openapi({ description: 'Whether faulty rows may be left out' }),
          distinct: z
            .enum(['true', 'false'])
            .optional()
            .openapi({ description: 'Whether rows that look alike were looked at and are not the same' }),
        }),
        headers: z.object({ 'idempotency-key': z.string().optional() }),
        body: { content: sheet },
      },
      responses: { 202: json(ImportStartedSchema, 'Under way'), ...problems },
    }),
    async (c) => {
      const q = c.req.valid('query')
      keyOf(c)
      const { who, i, file, release } = await received(c, q)
      const order = await orderFor(who, i, file, q).finally(release)
      await desk.imports.start(order)
      return c.json({ case: order.attempt.case, total: order.claims.valid }, 202)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/imports/{id}',
      summary: 'How far an import is, and what taking it back would do',
      request: { params: z.object({ id: IdSchema }) },
      responses: { 200: json(ImportProgressSchema, 'Progress'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { id } = c.req.valid('param')
      /**
       * The work first: what ended between the two looks is told as under way with its case finished, never
       * as ended with its case unfinished.
       */
      const job = desk.imports.find(id)
      const progress = await progressOf(house, who, await findCase(desk, who, id), job)
      if (!progress) throw notFound()
      return c.json(progress, 200)
    },
  )
}

type Lines = ReturnType<typeof previewed>

/** One line of JSON for each word, as fast as it is read; what goes wrong on the way is the last line. */
function linesOf(
  { house }: Desk,
  first: IteratorResult<unknown>,
  lines: Lines,
  release: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: IteratorResult<unknown> | null = first
  return new ReadableStream<Uint8Array>({
    async pull(out) {
      try {
        const line = next ?? (await lines.next())
        next = null
        if (!line.done) return out.enqueue(encoder.encode(`${JSON.stringify(line.value)}\n`))
      } catch (e) {
        if (!(e instanceof HttpProblem)) {
          release()
          return out.error(e)
        }
        out.enqueue(encoder.encode(`${JSON.stringify({ problem: problemView(house, e.problem) })}\n`))
      }
      release()
      out.close()
    },
    async cancel() {
      release()
      await lines.return(undefined)
    },
  })
}
