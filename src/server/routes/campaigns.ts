/** Campaigns: the view of a meeting, the board by stage, what is stuck, and the weekly sheet. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Campaign } from '#campaign'
import type { Day } from '#kernel/day'
import { allows } from '../access.ts'
import {
  CampaignBoardSchema,
  CampaignSchema,
  CampaignStuckSchema,
  CampaignSummarySchema,
  NameSchema,
} from '../contract/index.ts'
import { campaignSheet } from '../documents/campaign-sheet.ts'
import { exported } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import type { Principal } from '../session.ts'
import { campaignBoard, campaignStuck } from '../views/campaign-cases.ts'
import { lastDayOf } from '../views/campaign-parts.ts'
import { campaignSummary, campaignViewOf, rulesOf, sheetOf } from '../views/campaigns.ts'
import { areaParam, dayParam, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const idParam = z.object({ id: NameSchema })
const at = z.object({
  asOf: z.string().optional(),
  area: z
    .string()
    .optional()
    .openapi({ description: 'The campaign’s own area, or one below it whose parts are the rows' }),
})
export const viewQuery = at.extend({
  rules: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: 'By whose rules lights are given; the first unless told' }),
})

export function campaignsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** [P2] As for figures. */
  const official = async (c: Context) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'read', { kind: 'figure' })) throw notFound()
    return who
  }
  const campaignQuery = (
    id: string,
    q: z.infer<typeof at>,
  ): { readonly campaign: Campaign; readonly area: string; readonly asOf: Day } => {
    const campaign = house.packs.campaigns.find((x) => x.id === id)
    if (!campaign) throw notFound()
    const asOf = dayParam(desk, q.asOf)
    const area = q.area === undefined || q.area === '' ? campaign.area : areaParam(desk, q.area)
    const on = lastDayOf(campaign, asOf)
    if (
      area !== campaign.area &&
      !(house.places.stands(area, on) && house.places.path(area, on).includes(campaign.area))
    )
      throw problem(
        422,
        'area_outside',
        '该区划在这一天不在这项行动的范围内',
        'On that day the place is not within the campaign',
        'area',
      )
    if (house.places.children(area, on).length === 0)
      throw problem(
        422,
        'no_parts',
        '该区划没有下级单位可比，请选择它的上级',
        'Nothing lies below that place: choose the one above',
        'area',
      )
    return { campaign, area, asOf }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/campaigns',
      summary: 'All campaigns',
      responses: { 200: json(z.array(CampaignSummarySchema), 'Campaigns'), ...problems },
    }),
    async (c) => {
      await official(c)
      return c.json(
        house.packs.campaigns.map((x) => campaignSummary(house, x)),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/campaigns/{id}',
      summary: 'Targets, pace, lights and ranks of the places below an area',
      request: { params: idParam, query: viewQuery },
      responses: { 200: json(CampaignSchema, 'The campaign'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const q = c.req.valid('query')
      const { campaign, area, asOf } = campaignQuery(c.req.valid('param').id, q)
      return c.json(await campaignViewOf(house, who, campaign, rulesOf(campaign, q.rules), area, asOf), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/campaigns/{id}/board',
      summary: 'Its cases by stage, the longest standing first',
      request: { params: idParam, query: at },
      responses: { 200: json(CampaignBoardSchema, 'The board'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const { campaign, area, asOf } = campaignQuery(c.req.valid('param').id, c.req.valid('query'))
      return c.json(await campaignBoard(house, who, campaign, area, asOf), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/campaigns/{id}/stuck',
      summary: 'Its cases that do not move, and why',
      request: { params: idParam, query: at },
      responses: { 200: json(CampaignStuckSchema, 'What is stuck'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const { campaign, area, asOf } = campaignQuery(c.req.valid('param').id, c.req.valid('query'))
      return c.json(await campaignStuck(house, who, campaign, area, asOf), 200)
    },
  )

  app.get('/api/campaigns/:id/sheet.xlsx', async (c) => {
    const who = await official(c)
    const q = viewQuery.safeParse(c.req.query())
    if (!q.success)
      throw problem(
        400,
        'invalid_request',
        '请求格式不对',
        'The request is not valid',
        q.error.issues[0]?.path.join('.'),
      )
    const { campaign, area, asOf } = campaignQuery(c.req.param('id'), q.data)
    const sheet = await sheetOf(house, who, campaign, rulesOf(campaign, q.data.rules), area, asOf)
    return exported(desk, c, who, {
      what: `campaign.${campaign.id}.${area}.${asOf}.xlsx`,
      case: null,
      post: postOf(who),
      bytes: (mark) => campaignSheet(sheet, mark),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${campaign.title.zh}${campaign.called.sheet.zh}-${sheet.view.within.name.zh}-${asOf}.xlsx`,
    })
  })

  const postOf = (who: Principal): string | null =>
    allows(house, who, 'read', { kind: 'figure' })?.post?.id ?? null
}
