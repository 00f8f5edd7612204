/**
 * Open311 GeoReport v2 as this house answers it: services, requests, tokens and errors, in JSON or XML by the ending of the address. What the
 * standard leaves open is told in members of our own beside its own, which a client that knows only these passes over.
 */

import { parseInstant, toEpochMs } from '#kernel/day'

export type Format = 'json' | 'xml'
/** What either form is written from. */
type Node = string | number | boolean | null | readonly Node[] | { readonly [name: string]: Node }

export type Service = {
  readonly service_code: string
  readonly service_name: string
  readonly description: string
  readonly metadata: boolean
  readonly type: 'realtime'
  readonly keywords: string
  readonly group: string
}
export type Attribute = {
  readonly variable: true
  readonly code: string
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist'
  readonly required: boolean
  readonly datatype_description: string | null
  readonly order: number
  readonly description: string
  readonly values?: readonly { readonly key: string; readonly name: string }[]
}
export type ServiceRequest = {
  readonly service_request_id: string
  readonly status: 'open' | 'closed'
  readonly status_notes: string | null
  readonly service_name: string
  readonly service_code: string
  readonly description: string | null
  readonly agency_responsible: string | null
  readonly service_notice: string | null
  readonly requested_datetime: string
  readonly updated_datetime: string
  readonly expected_datetime: string | null
  readonly address: string | null
  readonly address_id: string
  readonly zipcode: null
  readonly lat: number | null
  readonly long: number | null
  readonly media_url: null
  /** [OT5] Ours: when it was closed, what came of it, and how many pictures it has, to who sees them. */
  readonly closed_datetime: string | null
  readonly outcome: string | null
  readonly media_count: number | null
}

/** What one thing of a list is called in XML. */
const items: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

/** [OT2] The same answer in either form; `root` is how XML begins. */
export function written(
  format: Format,
  root: string,
  answer: object,
): { readonly body: string; readonly type: string } {
  return format === 'json'
    ? { body: JSON.stringify(answer), type: 'application/json; charset=utf-8' }
    : {
        body: `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root, answer as Node)}\n`,
        type: 'text/xml; charset=utf-8',
      }
}

function xmlOf(name: string, node: Node): string {
  if (node === null) return `<${name}/>`
  const inner = Array.isArray(node)
    ? node.map((one: Node) => xmlOf(items[name] ?? 'item', one)).join('')
    : typeof node === 'object'
      ? Object.entries(node)
          .map(([key, value]) => xmlOf(key, value as Node))
          .join('')
      : escaped(String(node))
  return `<${name}>${inner}</${name}>`
}

/** XML 1.0 takes no control character but these three, however it is written. */
const escaped = (text: string): string =>
  [...text]
    .filter((c) => c >= ' ' || c === '\t' || c === '\n' || c === '\r')
    .join('')
    .replace(/[&<>"'\uFFFE\uFFFF]/g, (c) => (c >= '\uFFFE' ? '' : `&#${c.charCodeAt(0)};`))

/** An address under `/api/open311/v2`, taken apart: `requests.json`, `requests/B2345-67890.xml`. */
export function addressFrom(text: string): { readonly name: string; readonly format: Format } | null {
  const [, name, format] = /^([\x21-\x7e]{1,100})\.(json|xml)$/.exec(text) ?? []
  return name === undefined ? null : { name, format: format as Format }
}

export const errorsOf = (code: number, description: string, reason: string) => [{ code, description, reason }]

export const discovery = (base: string, title: string, on: string) => ({
  changeset: on,
  contact: title,
  key_service: `${base}/api/open311/v2/key`,
  endpoints: [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${base}/api/open311/v2`,
      changeset: on,
      type: 'production',
      formats: ['application/json', 'text/xml'],
    },
  ],
})

/** What a request for requests asks: a stretch of days, as the standard bounds it, or some by their numbers. */
export type Wanted = {
  readonly ids: readonly string[] | null
  readonly codes: readonly string[] | null
  readonly status: 'open' | 'closed' | null
  readonly from: string
  readonly to: string
}

const dayMs = 24 * 3_600_000
const longest = 90 * dayMs

const moment =
  /^([1-9]\d{3}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(Z|[+ -]\d\d:?\d\d)?)?$/i

/**
 * [OT4] A day or an instant as clients write them: without a zone it is China's, wherever the server stands; a plus that the address turned
 * into a blank is a plus; a day alone is from its first moment, or to its last. NaN where it is none.
 */
export function momentOf(text: string, end: 'first' | 'last' = 'first'): number {
  const [, day = '', time, seconds = '00', part = '', zone = '+08:00'] = moment.exec(text.trim()) ?? []
  if (time === undefined)
    return epochMsOf(end === 'first' ? `${day}T00:00:00.000+08:00` : `${day}T23:59:59.999+08:00`)
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(' ', '+').replace(/^(.\d\d):?/, '$1:')
  return epochMsOf(`${day}T${time}:${seconds}.${part.padEnd(3, '0')}${offset}`)
}

function epochMsOf(text: string): number {
  const at = parseInstant(text)
  return at === undefined ? Number.NaN : toEpochMs(at)
}

/** A number of a page, as digits; null where it is none. */
export const sizeFrom = (text: string | undefined, usual: number): number | null =>
  text === undefined || text === '' ? usual : /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null

/** [OT4] The last ninety days unless told, and never more than ninety; null where a date or a status is none. */
export function wantedFrom(query: Readonly<Record<string, string>>, nowMs: number): Wanted | null {
  const listOf = (text: string | undefined): readonly string[] | null =>
    text === undefined || text === '' ? null : text.split(',').map((part) => part.trim())
  const to = query['end_date'] ? momentOf(query['end_date'], 'last') : nowMs
  const from = query['start_date'] ? momentOf(query['start_date']) : to - longest
  const statuses = listOf(query['status']?.toLowerCase()) ?? ['open', 'closed']
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null
  if (statuses.some((s) => s !== 'open' && s !== 'closed')) return null
  return {
    ids: listOf(query['service_request_id']),
    codes: listOf(query['service_code']),
    status: new Set(statuses).size === 1 ? (statuses[0] as 'open' | 'closed') : null,
    from: new Date(Math.max(from, to - longest)).toISOString(),
    to: new Date(to).toISOString(),
  }
}
