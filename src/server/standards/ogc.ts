/**
 * OGC API - Features, Part 1: Core (OGC 17-069r4), as this house answers it: what there is, and pages of features that go on from the last one.
 * Addresses are whole, since clients are that do not join them.
 */

/** West, south, east and north, in degrees of WGS 84. */
export type Bbox = readonly [number, number, number, number]
export type Link = {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title?: string
}
export type OgcCollection = { readonly id: string; readonly title: string; readonly description: string }
export type OgcFeature = {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: object
  readonly properties: Readonly<Record<string, unknown>>
}

export const geoJson = 'application/geo+json'
const json = 'application/json'

/** [OG1] What of the standard is kept. */
export const conformance = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  ],
}

export const landing = (base: string, title: string) => ({
  title,
  description: '区划边界和开放的办件点位 · Borders of places, and where open cases lie',
  links: [
    link(`${base}/api/ogc`, 'self', json, 'This document'),
    link(`${base}/openapi.json`, 'service-desc', 'application/vnd.oai.openapi+json;version=3.1', 'The API'),
    link(`${base}/api/ogc/conformance`, 'conformance', json),
    link(`${base}/api/ogc/collections`, 'data', json),
  ],
})

export const collectionsOf = (base: string, collections: readonly OgcCollection[], extent: Bbox | null) => ({
  links: [link(`${base}/api/ogc/collections`, 'self', json)],
  collections: collections.map((c) => collectionOf(base, c, extent)),
})

export const collectionOf = (
  base: string,
  { id, title, description }: OgcCollection,
  extent: Bbox | null,
) => ({
  id,
  title,
  description,
  itemType: 'feature',
  crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
  ...(extent === null ? {} : { extent: { spatial: { bbox: [extent] } } }),
  links: [
    link(addressOf(base, id), 'self', json),
    link(`${addressOf(base, id)}/items`, 'items', geoJson, title),
  ],
})

/** [OG3] A page of features: `next` carries all that was asked, and where to go on. */
export function pageOf(
  base: string,
  collection: string,
  query: Readonly<Record<string, string>>,
  {
    features,
    next,
    at,
  }: { readonly features: readonly OgcFeature[]; readonly next: string | null; readonly at: string },
) {
  const here = `${addressOf(base, collection)}/items`
  return {
    type: 'FeatureCollection',
    features,
    timeStamp: new Date(at).toISOString(),
    numberReturned: features.length,
    links: [
      link(withQuery(here, query), 'self', geoJson),
      link(addressOf(base, collection), 'collection', json),
      ...(next === null ? [] : [link(withQuery(here, { ...query, after: next }), 'next', geoJson)]),
    ],
  }
}

export const featureOf = (base: string, collection: string, feature: OgcFeature) => ({
  ...feature,
  links: [
    link(`${addressOf(base, collection)}/items/${encodeURIComponent(feature.id)}`, 'self', geoJson),
    link(addressOf(base, collection), 'collection', json),
  ],
})

const addressOf = (base: string, collection: string): string =>
  `${base}/api/ogc/collections/${encodeURIComponent(collection)}`

const link = (href: string, rel: string, type: string, title?: string): Link => ({
  href,
  rel,
  type,
  ...(title === undefined ? {} : { title }),
})

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}

/** Four numbers, west before east and south before north; null where it is none. Heights, as six numbers have them, are left out. */
export function bboxFrom(text: string): Bbox | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const flat = numbers.length === 6 ? [numbers[0]!, numbers[1]!, numbers[3]!, numbers[4]!] : numbers
  const [west, south, east, north] = flat as [number, number, number, number]
  return flat.length === 4 &&
    flat.every(Number.isFinite) &&
    west <= east &&
    south <= north &&
    Math.abs(south) <= 90 &&
    Math.abs(north) <= 90 &&
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180
    ? [west, south, east, north]
    : null
}
