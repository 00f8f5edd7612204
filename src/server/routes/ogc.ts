/** [OG1] [OG2] [OG3] OGC API - Features: areas for everybody, open cases with a place for those who may see them on the desk. */
import type { Context } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { areaOn, microdegrees } from '#kernel/area'
import { writeGround } from '#ground'
import { pointsPage } from '#store'
import { allows, reading } from '../access.ts'
import { notFound, problem } from '../problem.ts'
import { inForce, today, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import {
  bboxFrom,
  collectionOf,
  collectionsOf,
  conformance,
  featureOf,
  geoJson,
  landing,
  pageOf,
  type Bbox,
  type OgcCollection,
  type OgcFeature,
} from '../standards/ogc.ts'
import { listedViews } from '../views/tasks.ts'
import { foundAt, mustBe, whoAsks, type Desk } from './tools.ts'

const areas = 'areas'
/** A collection of cases is called by its programme. */
const casesOf = /^cases\.(.+)$/
const [usualLimit, mostLimit] = [10, 1000]

type Asked = { readonly bbox: Bbox | null; readonly after: string; readonly limit: number }
type Page = { readonly features: readonly OgcFeature[]; readonly next: string | null }

export function ogcRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const answer = (c: Context, body: object, type = 'application/json') =>
    c.body(JSON.stringify(body), 200, { 'content-type': type })

  app.get('/api/ogc', (c) => answer(c, landing(foundAt(desk, c), house.realm?.name.zh ?? house.code)))
  app.get('/api/ogc/conformance', (c) => answer(c, conformance))
  app.get('/api/ogc/collections', async (c) =>
    answer(
      c,
      collectionsOf(foundAt(desk, c), collectionsFor(house, await askerOf(desk, c)), extentOf(house)),
    ),
  )
  app.get('/api/ogc/collections/:collection', async (c) =>
    answer(
      c,
      collectionOf(
        foundAt(desk, c),
        mustOffer(house, await askerOf(desk, c), c.req.param('collection')),
        extentOf(house),
      ),
    ),
  )
  app.get('/api/ogc/collections/:collection/items', async (c) => {
    const who = await askerOf(desk, c)
    const { id } = mustOffer(house, who, c.req.param('collection'))
    const page = await pageFor(house, who, id, askedIn(c))
    const { after: _, ...query } = c.req.query()
    return answer(c, pageOf(foundAt(desk, c), id, query, { ...page, at: house.clock.now() }), geoJson)
  })
  app.get('/api/ogc/collections/:collection/items/:feature', async (c) => {
    const who = await askerOf(desk, c)
    const { id } = mustOffer(house, who, c.req.param('collection'))
    const feature = await oneOf(house, who, id, c.req.param('feature'))
    if (feature === null) throw notFound()
    return answer(c, featureOf(foundAt(desk, c), id, feature), geoJson)
  })
}

/** Nobody, or somebody who showed what their post takes. */
const askerOf = async (desk: Desk, c: Context): Promise<Principal | null> =>
  (await whoAsks(desk, c)) === null ? null : mustBe(desk, c)

/** [OG2] Who holds no office is offered the areas alone. */
function collectionsFor(house: House, who: Principal | null): readonly OgcCollection[] {
  const drawn = { id: areas, title: '区划和网格', description: '今天有效的边界 · Borders in force today' }
  if (who === null || !allows(house, who, 'find', { kind: 'house' })) return [drawn]
  const located = new Set(house.versions.all.filter((v) => v.located !== undefined).map((v) => v.id))
  const ofCases = [...located].map((id) => {
    const title = (inForce(house, id) ?? house.versions.all.find((v) => v.id === id)!).title
    return {
      id: `cases.${id}`,
      title: `${title.zh}（办理中）`,
      description: `有点位的、本人可以查看的 · ${title.en}: open, with a place, and mine to see`,
    }
  })
  return [drawn, ...ofCases]
}

function mustOffer(house: House, who: Principal | null, id: string): OgcCollection {
  const offered = collectionsFor(house, who).find((o) => o.id === id)
  if (offered === undefined) throw notFound()
  return offered
}

function askedIn(c: Context): Asked {
  const { bbox, limit, after } = c.req.query()
  const box = bbox === undefined ? null : bboxFrom(bbox)
  if (bbox !== undefined && box === null)
    throw problem(400, 'invalid_bbox', '地图范围格式不对', 'The stretch of the map is not valid', 'bbox')
  if (limit !== undefined && !/^[1-9]\d{0,6}$/.test(limit))
    throw problem(
      400,
      'invalid_request',
      '每页件数须是正整数',
      'The limit is a whole number above zero',
      'limit',
    )
  if (after !== undefined && after.length > 60)
    throw problem(400, 'invalid_request', '翻页位置格式不对', 'There is no such place to go on from', 'after')
  /** More than is given at once is asked for in pages, as the standard has it. */
  return { bbox: box, after: after ?? '', limit: Math.min(mostLimit, Number(limit ?? usualLimit)) }
}

const pageFor = (house: House, who: Principal | null, id: string, request: Asked): Promise<Page> | Page =>
  id === areas ? areaPage(house, request) : casePage(house, who!, programmeIn(id), request)

async function oneOf(
  house: House,
  who: Principal | null,
  id: string,
  key: string,
): Promise<OgcFeature | null> {
  if (id === areas) return areaFeatures(house).find((f) => f.id === key) ?? null
  const { features } = await casePage(house, who!, programmeIn(id), { bbox: null, after: '', limit: 1 }, key)
  return features[0] ?? null
}

const programmeIn = (id: string): string => casesOf.exec(id)![1]!

function areaPage(house: House, { bbox, after, limit }: Asked): Page {
  const inside = areaFeatures(house).filter((f) => f.id > after && (bbox === null || meets(bbox, f.bbox)))
  return pageFrom(inside.slice(0, limit + 1), limit)
}

type AreaFeature = OgcFeature & { readonly bbox: Bbox }
const meets = (a: Bbox, b: Bbox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

function areaFeatures(house: House): readonly AreaFeature[] {
  const day = today(house)
  const drawn = house.reference.borders
    .filter((b) => b.from <= day && (b.to === null || day <= b.to))
    .map(({ code, shape, from, sign }) => ({ code, shape, properties: { from, sign } }))
  return writeGround(drawn)
    .features.map(({ geometry, properties: { code, from, sign } }, i) => {
      const place = house.reference.areas.get(code)
      const { name, phone, supervision } = (sign ?? {}) as Readonly<Record<string, string>>
      return {
        type: 'Feature' as const,
        id: code,
        geometry,
        bbox: boxAround(drawn[i]!.shape.flat(2)),
        properties: {
          code,
          name: place?.name.zh ?? null,
          name_en: place?.name.en ?? null,
          within: areaOn(house.reference.tree, code, day)?.parent ?? null,
          from,
          worker: name ?? null,
          phone: phone ?? null,
          supervision_phone: supervision ?? null,
        },
      }
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function boxAround(corners: readonly (readonly [number, number])[]): Bbox {
  const [lons, lats] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b)) / microdegrees
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b)) / microdegrees
  return [least(lons), least(lats), most(lons), most(lats)]
}

function extentOf(house: House): Bbox | null {
  const corners = areaFeatures(house).map((f) => f.bbox)
  if (corners.length === 0) return null
  return [
    Math.min(...corners.map((b) => b[0])),
    Math.min(...corners.map((b) => b[1])),
    Math.max(...corners.map((b) => b[2])),
    Math.max(...corners.map((b) => b[3])),
  ]
}

/** [OG2] What the lists of the desk show of a case, and nothing of its people. */
async function casePage(
  house: House,
  who: Principal,
  programme: string,
  { bbox, after, limit }: Asked,
  only?: string,
): Promise<Page> {
  const rows = await reading(house, who, (db) =>
    pointsPage(db, house.code, programme, {
      box: bbox && bbox.map((degrees) => Math.round(degrees * microdegrees)),
      after,
      limit: limit + 1,
      ...(only === undefined ? {} : { only }),
    }),
  )
  const points = new Map(rows.map((r) => [r.state.id, r]))
  const views = await listedViews(house, who, rows)
  const features = views.map((v): OgcFeature => {
    const { lon, lat } = points.get(v.case)!
    return {
      type: 'Feature',
      id: v.case,
      geometry: { type: 'Point', coordinates: [lon / microdegrees, lat / microdegrees] },
      properties: {
        case: v.case,
        title: v.title.zh,
        step: v.stepTitle.zh,
        area: v.area,
        area_name: v.areaName,
        since: v.since,
        due: v.due,
        state: v.state,
      },
    }
  })
  const next = rows.length > limit ? rows[limit - 1]!.state.id : null
  return { features: features.filter((f) => next === null || f.id <= next), next }
}

const pageFrom = (features: readonly OgcFeature[], limit: number): Page => ({
  features: features.slice(0, limit),
  next: features.length > limit ? features[limit - 1]!.id : null,
})
