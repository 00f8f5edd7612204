/** A programme under the articles it stands on, for those who drafted them: as data for the desk, and as a file. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { docxOf, htmlOf } from '#explain'
import { allows } from '../access.ts'
import { BesideSchema, CaseIdSchema, ExplanationSchema, NameSchema } from '../contract/index.ts'
import { docxType } from '#paper'
import { notFound } from '../problem.ts'
import { inForce } from '../realm.ts'
import { besideView, explainedPage, type ExplainedPage } from '../views/explanation.ts'
import { findCase } from './cases.ts'
import { mustBe, type Desk } from './tools.ts'
import type { Context } from 'hono'
import { json, problems } from './responses.ts'

const version = z.coerce.number().int().min(1).optional()
const lang = z.enum(['zh', 'en']).default('zh')
const file = z.string().openapi({ format: 'binary' })

export function explanationsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const pageFor = async (
    c: Context,
    id: string,
    query: { readonly version?: number | undefined; readonly lang: 'zh' | 'en' },
  ): Promise<ExplainedPage & { readonly version: number }> => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'read', { kind: 'figure' })) throw notFound()
    const p = query.version === undefined ? inForce(house, id) : house.versions.of(id, query.version)
    if (!p) throw notFound()
    return { ...explainedPage(house, p, query.lang), version: p.version }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/programmes/{id}/explanation',
      summary:
        'A programme under its articles: what each became, the steps with drawings, what is left out, what a version changed',
      request: { params: z.object({ id: NameSchema }), query: z.object({ version, lang }) },
      responses: {
        200: {
          description: 'The explanation',
          content: { 'application/json': { schema: ExplanationSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { page, drawings, versions, version } = await pageFor(c, id, c.req.valid('query'))
      const { title, subtitle, blocks } = page
      const view = { id, version, versions, title, subtitle, blocks, drawings }
      return c.json(view as unknown as z.infer<typeof ExplanationSchema>, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/programmes/{id}/explanation/file',
      summary: 'The same as a Word or an HTML file',
      request: {
        params: z.object({ id: NameSchema }),
        query: z.object({ version, lang, format: z.enum(['docx', 'html']).default('docx') }),
      },
      responses: {
        200: {
          description: 'The file',
          content: { [docxType]: { schema: file }, 'text/html': { schema: file } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { format, ...query } = c.req.valid('query')
      const { page, drawings, version } = await pageFor(c, id, query)
      const name = encodeURIComponent(`${page.title}-v${version}.${format}`)
      c.header('content-disposition', `attachment; filename="${id}.${format}"; filename*=UTF-8''${name}`)
      if (format === 'html')
        return c.body(htmlOf(page, drawings), 200, { 'content-type': 'text/html; charset=utf-8' })
      return c.body(new Uint8Array(await docxOf(page, drawings)), 200, { 'content-type': docxType })
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/versions',
      summary: 'A case beside every version of its programme: steps, limits, who acts, who decides how far',
      request: { params: z.object({ id: CaseIdSchema }) },
      responses: {
        200: json(BesideSchema, 'What was done, and the way that each other version has for it'),
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      return c.json(besideView(house, state), 200)
    },
  )
}
