/** [RO1] [RO4] [RO5] Rooms: which I work in, who is on duty there, what hangs on their wall, and cases that may be of one thing. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Room } from '#room'
import { findCaseState } from '#store'
import { allows, reading, thingOf } from '../access.ts'
import { NameSchema } from '../contract/index.ts'
import { AlikeSchema, RoomSchema, RoomSummarySchema, RoomWallSchema } from '../contract/rooms.ts'
import { notFound } from '../problem.ts'
import type { Principal } from '../session.ts'
import { alikeView, roomsFor, roomView, summaryOf, wallView } from '../views/rooms.ts'
import { mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const idParam = z.object({ id: NameSchema })

export function roomsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const mustFind = (who: Principal): void => {
    if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
  }
  const roomFor = (who: Principal, id: string): Room => {
    mustFind(who)
    const room = roomsFor(house, who).find((r) => r.id === id)
    if (!room) throw notFound()
    return room
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/rooms',
      summary: 'The rooms whose cases I see',
      responses: { 200: json(z.array(RoomSummarySchema), 'Rooms'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustFind(who)
      return c.json(roomsFor(house, who).map(summaryOf), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/rooms/{id}',
      summary: 'A room: how cases are handed out, and who is on duty, where, with how much',
      request: { params: idParam },
      responses: { 200: json(RoomSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      return c.json(await roomView(house, who, roomFor(who, c.req.valid('param').id)), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/rooms/{id}/wall',
      summary: 'What hangs on a room’s wall: lanes, clocks, heat, the week against the last',
      request: { params: idParam },
      responses: { 200: json(RoomWallSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const room = roomFor(who, c.req.valid('param').id)
      if (!room.wall) throw notFound()
      return c.json(await wallView(house, who, room), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/alike',
      summary: 'Cases that may be of the same thing, the likest first, with what tells it',
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: json(AlikeSchema, 'Of what I may see'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustFind(who)
      const state = await reading(house, who, (db) => findCaseState(db, house.code, c.req.valid('param').id))
      if (!state || !allows(house, who, 'see', thingOf(house, state))) throw notFound()
      return c.json(await alikeView(house, who, state), 200)
    },
  )
}
