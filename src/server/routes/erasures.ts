/** Erasure: an administrator destroys the keys of one person's data, for a stated purpose. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { cleanText } from '#kernel/identity'
import { allows } from '../access.ts'
import { erasePerson } from '../erasure.ts'
import { notFound, problem } from '../problem.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

const ErasureSchema = z
  .strictObject({ idNo: z.string().min(15).max(30), purpose: z.string().min(4).max(200) })
  .openapi('Erasure')
const ErasedSchema = z
  .object({ keys: z.number().int(), papers: z.number().int(), logins: z.number().int() })
  .openapi('Erased')

export function erasuresRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/erasures',
      summary: 'Destroy the keys of a person’s data; the log stays, and says nothing of them any more',
      request: { body: { required: true, content: { 'application/json': { schema: ErasureSchema } } } },
      responses: {
        200: { description: 'What was destroyed', content: { 'application/json': { schema: ErasedSchema } } },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(desk.house, who, 'administer', { kind: 'house' })) throw notFound()
      const { idNo, purpose } = c.req.valid('json')
      const clean = cleanText(purpose, { max: 200 })
      if (!clean.ok)
        throw problem(422, 'invalid_field', '请写明删除的依据', 'State what it stands on', 'purpose')
      return c.json(await erasePerson(desk.house, who, idNo, clean.value), 200)
    },
  )
}
