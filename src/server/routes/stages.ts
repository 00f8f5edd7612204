/** [SG1]-[SG5] [SG11] Stages: what is played on them, what the hall shows to everybody and is told of as it changes, and what is mine to do. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Stage } from '#room'
import { IdSchema, NameSchema } from '../contract/index.ts'
import { HallSchema, OwnStageSchema, SealedPicturesSchema, StageSchema } from '../contract/stages.ts'
import { notFound } from '../problem.ts'
import { hallView, stagesOf, stageView } from '../views/hall.ts'
import { exported } from '../exports.ts'
import { stageFile } from '../views/stage-file.ts'
import { ownStageView } from '../views/stage-own.ts'
import { openPicture, sayReady, sealedPicture, sealedPicturesView } from '../views/stage-pictures.ts'
import { mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const idParam = z.object({ id: NameSchema, event: IdSchema })

export function stagesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const stageFor = (id: string): Stage => {
    const stage = stagesOf(house).find((s) => s.id === id)
    if (!stage) throw notFound()
    return stage
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/stages',
      summary: 'The stages here, and what is played on them; for everybody',
      responses: { 200: json(z.array(StageSchema), 'Stages'), ...problems },
    }),
    async (c) => c.json(await Promise.all(stagesOf(house).map((s) => stageView(house, s))), 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/stages/{id}/events/{event}',
      summary: 'What the hall shows: the same for everybody, and nothing that was not shown',
      request: { params: idParam },
      responses: { 200: json(HallSchema, 'As it was shown last'), ...problems },
    }),
    async (c) => {
      const { id, event } = c.req.valid('param')
      const view = await hallView(house, stageFor(id), event)
      if (!view) throw notFound()
      return c.json(view, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/stages/{id}/events/{event}/live',
      summary: 'The hall as it changes, for everybody: events named hello, told and beat',
      request: { params: idParam },
      responses: {
        200: {
          description:
            'Of `told` the data is a Hall; it is told when it is another than before, and never else',
          content: { 'text/event-stream': { schema: HallSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { id, event } = c.req.valid('param')
      const stage = stageFor(id)
      if (!(await hallView(house, stage, event))) throw notFound()
      const read = async () => {
        const view = await hallView(house, stage, event)
        return { text: JSON.stringify(view), cases: [event, ...(view?.parts.map((p) => p.case) ?? [])] }
      }
      return new Response(desk.live.watch(`${id} ${event}`, { read }), {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      })
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/stages/{id}/events/{event}/own',
      summary:
        'What is mine to do there: cues of the desk, sheets of a judge, a seat at a table or on a phone',
      request: { params: idParam },
      responses: { 200: json(OwnStageSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { id, event } = c.req.valid('param')
      const stage = stageFor(id)
      if (!(await hallView(house, stage, event))) throw notFound()
      return c.json(await ownStageView(house, who, stage, event), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/stages/{id}/events/{event}/pictures',
      summary: 'Pictures of questions that are not shown yet, sealed, to be loaded ahead; for everybody',
      request: { params: idParam },
      responses: { 200: json(SealedPicturesSchema, 'Numbers that tell nothing, by part'), ...problems },
    }),
    async (c) => {
      const { id, event } = c.req.valid('param')
      return c.json(await sealedPicturesView(house, stageFor(id), event), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/stages/{id}/events/{event}/pictures',
      summary:
        'Says that this phone has all of them, or that it lacks some: the desk is told how many, and not who',
      request: {
        params: idParam,
        body: {
          content: { 'application/json': { schema: z.object({ ready: z.boolean() }) } },
          required: true,
        },
      },
      responses: { 204: { description: 'Heard' }, ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { id, event } = c.req.valid('param')
      if (!(await hallView(house, stageFor(id), event))) throw notFound()
      sayReady(house, event, who.person, c.req.valid('json').ready)
      return c.body(null, 204)
    },
  )

  app.get('/api/stages/:id/events/:event/pictures/:picture', async (c) => {
    const stage = stageFor(c.req.param('id'))
    const bytes = await sealedPicture(house, stage, c.req.param('event'), c.req.param('picture'))
    if (!bytes) throw notFound()
    /** What is under a number stays under it: a page that is opened anew does not ask again. */
    c.header('cache-control', 'public, max-age=86400, immutable')
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' })
  })

  /** Once it was shown, and only while it is: for a phone that could not load or open what was sealed. */
  app.get('/api/stages/:id/events/:event/pictures/:picture/shown', async (c) => {
    const stage = stageFor(c.req.param('id'))
    const { event, picture } = c.req.param()
    const view = await hallView(house, stage, event)
    const shown = view?.now?.opening?.id === picture && (await openPicture(house, stage, event, picture))
    if (!shown) throw notFound()
    return c.body(new Uint8Array(shown.bytes), 200, { 'content-type': shown.type })
  })

  /** [SG9] */
  app.get('/api/stages/:id/events/:event/file.json', async (c) => {
    const who = await mustBe(desk, c)
    const stage = stageFor(c.req.param('id'))
    const event = IdSchema.safeParse(c.req.param('event'))
    const file = event.success ? await stageFile(house, who, stage, event.data) : null
    if (!file) throw notFound()
    return exported(desk, c, who, {
      what: `stage.${stage.id}`,
      case: file.event,
      post: null,
      /** Names in the order in which they stand: a programme sets its values one after another. */
      bytes: new TextEncoder().encode(`${JSON.stringify(file)}\n`),
      type: 'application/json; charset=utf-8',
      name: `${file.event}.json`,
    })
  })
}
