/** [OT1]-[OT6] Open311 GeoReport v2: what packs offer to city apps, requests as cases on the one road, and each reader's own view of them. */
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { microdegrees, pointInWords } from '#kernel/area'
import { sightOf, type Case } from '#kernel/case'
import { dayOfInstant, fromEpochMs, toEpochMs } from '#kernel/day'
import type { Field, Programme } from '#kernel/programme'
import type { Value } from '#kernel/rule'
import type { Text } from '#kernel/text'
import type { CityService } from '#exchange'
import { placeFault, pointFrom } from '#ground'
import { cityRequests, findCredentials } from '#store'
import { inOffice, reading } from '../access.ts'
import { refuseBadText } from '../body.ts'
import { whereaboutsOf } from '../borders.ts'
import { boundsOf } from '../ground.ts'
import { idOfKey } from '../ids.ts'
import { needsFactor } from '../needs-factor.ts'
import { HttpProblem, notFound, problem } from '../problem.ts'
import { inForce, programmeOf, today, type House } from '../realm.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'
import {
  addressFrom,
  discovery,
  errorsOf,
  momentOf,
  sizeFrom,
  wantedFrom,
  written,
  type Attribute,
  type Service,
  type ServiceRequest,
} from '../standards/open311.ts'
import { loadKeys, shown } from '../views/show.ts'
import { answerOf, findCase, submit } from './cases.ts'
import { keepSent, mostADay, uploadId } from './files.ts'
import { foundAt, keyOf, mustBe, whoAsks, type Desk } from './tools.ts'

const root = '/api/open311/v2'
const [usualSize, mostSize] = [50, 200]
type Lang = keyof Text
/** A service that is offered here today, with the programme that is in force. */
type Offered = CityService & { readonly p: Programme }
type Answer = { readonly root: string; readonly body: object; readonly status?: 201; readonly next?: string }

export function open311Routes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** [OT3] */
  app.post(`${root}/key`, async (c) => {
    const who = await mustBe(desk, c)
    mustBeSomebody(who)
    const credentials = await findCredentials(house.pool, house.code, who.login)
    if (!credentials) throw notFound()
    return c.json({ api_key: keyFor(house, credentials) }, 200)
  })

  app.get(`${root}/:list`, (c) =>
    answered(c, c.req.param('list'), async (list, lang) => {
      const lists: Readonly<Record<string, () => Promise<Answer> | Answer>> = {
        discovery: () => ({
          root: 'discovery',
          body: discovery(foundAt(desk, c), house.realm?.name.zh ?? house.code, house.clock.now()),
        }),
        services: () => ({ root: 'services', body: servicesOf(house, lang) }),
        requests: () => listRequests(desk, c, lang),
      }
      return (Object.hasOwn(lists, list) ? lists[list]! : refuse(notFound()))()
    }),
  )

  app.get(`${root}/:list/:one`, (c) =>
    answered(c, c.req.param('one'), async (one, lang) => {
      switch (c.req.param('list')) {
        case 'services':
          return { root: 'service_definition', body: definitionOf(house, one, lang) }
        case 'requests': {
          const who = await readerOf(desk, c, keyGiven(c))
          if (who === null) throw notFound()
          return { root: 'service_requests', body: [await tellOne(desk, who, one, lang)] }
        }
        case 'tokens': {
          const who = await readerOf(desk, c, keyGiven(c))
          if (who === null) throw notFound()
          const { id } = await findCase(desk, who, idOfKey(house, who, one))
          return { root: 'service_requests', body: [{ service_request_id: id, token: one }] }
        }
        default:
          throw notFound()
      }
    }),
  )

  app.post(`${root}/:list`, (c) =>
    answered(c, c.req.param('list'), async (list, lang) => {
      if (list !== 'requests') throw notFound()
      return { root: 'service_requests', body: [await opened(desk, c, lang)], status: 201 }
    }),
  )

  /** [OT2] Whatever is asked here is answered in the form that the address names, refusals too. */
  async function answered(
    c: Context,
    address: string,
    answer: (name: string, lang: Lang) => Promise<Answer>,
  ): Promise<Response> {
    const file = addressFrom(address)
    if (file === null) throw notFound()
    const lang = c.req.query('lang') === 'en' ? 'en' : 'zh'
    const say = (name: string, body: object, status: number, headers: Record<string, string> = {}) => {
      const said = written(file.format, name, body)
      return c.body(said.body, status as 200, { 'content-type': said.type, ...headers })
    }
    try {
      mustBeHere(house, c.req.query('jurisdiction_id'))
      const { root: name, body, status, next } = await answer(file.name, lang)
      return say(name, body, status ?? 200, next === undefined ? {} : { link: `<${next}>; rel="next"` })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      const { status, code, detail, field, retryAfter } = error.problem
      const as = standing(status)
      const description = `${detail[lang]}${field === undefined ? '' : ` (${field})`}`
      return say(
        'errors',
        errorsOf(as, description, code),
        as,
        retryAfter ? { 'retry-after': String(retryAfter) } : {},
      )
    }
  }
}

/** The standard knows 400 for what is wrong with a request, and 403 for a key that is missing or no key. */
const standing = (status: number): number =>
  status === 422 || status === 415 ? 400 : status === 401 ? 403 : status

const refuse = (error: HttpProblem) => (): never => {
  throw error
}

function mustBeHere(house: House, jurisdiction: string | undefined): void {
  if (jurisdiction !== undefined && jurisdiction !== '' && jurisdiction !== house.code)
    throw problem(
      404,
      'no_such_jurisdiction',
      '没有这个辖区',
      'There is no such jurisdiction',
      'jurisdiction_id',
    )
}

/** [OT3] By the password as it is kept: another password is another key. */
function keyFor(
  house: House,
  { login, password }: { readonly login: string; readonly password: string },
): string {
  const mac = createHmac('sha256', house.secrets.indexing)
    .update(JSON.stringify(['yimen open311 key v1', login, password]))
    .digest('base64url')
  return `${Buffer.from(login).toString('base64url')}.${mac}`
}

const keyGiven = (c: Context): string | undefined => c.req.header('x-api-key') ?? c.req.query('api_key')

/** [OT3] Who a key is of: in their own affairs, with no permission, and nobody whose posts take more than a password. */
async function ownerOf(house: House, key: string): Promise<Principal> {
  const login = Buffer.from(key.split('.')[0] ?? '', 'base64url').toString()
  const credentials = /^[\x21-\x7e]{1,60}$/.test(login)
    ? await findCredentials(house.pool, house.code, login)
    : null
  const right = credentials === null || credentials.disabled ? '' : keyFor(house, credentials)
  const [given, wanted] = [key, right].map((text) => createHash('sha256').update(text).digest())
  if (credentials === null || right === '' || !timingSafeEqual(given!, wanted!))
    throw problem(
      403,
      'wrong_key',
      'api_key 不对，或者已经失效',
      'The api_key is wrong, or none any more',
      'api_key',
    )
  const who: Principal = {
    login: credentials.login,
    person: credentials.person,
    permissions: [],
    strong: false,
    enrolled: credentials.totp !== null,
    session: null,
    browser: null,
  }
  if (needsFactor(house, who))
    throw problem(
      403,
      'second_factor_needed',
      '岗位要作决定或经手资金的账户，不能凭 api_key 办理',
      'An account whose post decides or handles money is not used by an api_key',
      'api_key',
    )
  return who
}

/** Who reads: by a key, else signed in; nobody else is told of any request. */
const readerOf = async (desk: Desk, c: Context, key: string | undefined): Promise<Principal | null> =>
  key !== undefined ? ownerOf(desk.house, key) : (await whoAsks(desk, c)) === null ? null : mustBe(desk, c)

const offeredIn = (house: House): readonly Offered[] =>
  (house.packs.services ?? []).flatMap((s) => {
    const p = inForce(house, s.programme)
    return p === undefined ? [] : [{ ...s, p }]
  })

const choicesOf = (s: Offered): Readonly<Record<string, Text>> => {
  const field = s.p.fields[s.service]!
  return field.type === 'choice' ? field.options : {}
}

function servicesOf(house: House, lang: Lang): readonly Service[] {
  return offeredIn(house).flatMap((s) =>
    Object.entries(choicesOf(s)).map(([code, title]) => {
      const group = Object.entries(s.groups).find(([prefix]) => code.startsWith(prefix))?.[1]
      return {
        service_code: code,
        service_name: title[lang],
        description: s.p.summary[lang],
        metadata: true,
        type: 'realtime',
        keywords: [title.zh, title.en, ...(group ? [group.zh, group.en] : [])].join(','),
        group: (group ?? s.p.title)[lang],
      }
    }),
  )
}

function serviceOf(house: House, code: string): Offered {
  const offered = offeredIn(house).find((s) => Object.hasOwn(choicesOf(s), code))
  if (offered === undefined)
    throw problem(404, 'no_such_service', '没有这项服务', 'There is no such service', 'service_code')
  return offered
}

function definitionOf(house: House, code: string, lang: Lang) {
  const s = serviceOf(house, code)
  const asks = s.p.opens[s.opens]!.asks ?? {}
  const attributes = s.attributes.map((name, order): Attribute => {
    const field = s.p.fields[name]!
    const yesOrNo = [
      { key: 'true', name: { zh: '是', en: 'yes' }[lang] },
      { key: 'false', name: { zh: '否', en: 'no' }[lang] },
    ]
    const values =
      field.type === 'boolean'
        ? yesOrNo
        : field.type === 'choice'
          ? Object.entries(field.options).map(([key, title]) => ({ key, name: title[lang] }))
          : undefined
    return {
      variable: true,
      code: name,
      datatype: datatypeOf(field),
      required: asks[name] === 'required' && !Object.hasOwn(s.nameless, name),
      datatype_description: field.type === 'day' ? 'YYYY-MM-DD' : null,
      order: order + 1,
      description: field.title[lang],
      ...(values === undefined ? {} : { values }),
    }
  })
  return { service_code: code, attributes }
}

const datatypeOf = (field: Field): Attribute['datatype'] =>
  field.type === 'boolean' || field.type === 'choice'
    ? 'singlevaluelist'
    : field.type === 'day'
      ? 'datetime'
      : field.type === 'integer'
        ? 'number'
        : field.type === 'text' && field.lines
          ? 'text'
          : 'string'

/** [OT4] Of what the pages would show this reader too, newest first; a page goes on after the last one of the one before. */
async function listRequests(desk: Desk, c: Context, lang: Lang): Promise<Answer> {
  const { house } = desk
  const query = c.req.query()
  const wanted = wantedFrom(query, toEpochMs(house.clock.now()))
  const size = sizeFrom(query['page_size'], usualSize)
  if (wanted === null || size === null || (query['after'] ?? '').length > 60)
    throw problem(400, 'invalid_request', '查询条件格式不对', 'The query is not valid')
  const who = await readerOf(desk, c, keyGiven(c))
  if (who === null) return { root: 'service_requests', body: [] }
  const limit = Math.min(mostSize, size)
  const ofServices = await Promise.all(
    offeredIn(house).map((s) => {
      const closed = Object.keys(s.closed)
      return reading(house, who, (db) =>
        cityRequests(db, house.code, {
          programmes: [s.programme],
          from: wanted.from,
          to: wanted.to,
          ids: wanted.ids,
          at: wanted.status === 'closed' ? closed : null,
          notAt: wanted.status === 'open' ? closed : null,
          fact: s.service,
          codes: wanted.codes,
          after: query['after'] ?? '',
          limit: limit + 1,
        }),
      )
    }),
  )
  const cases = ofServices
    .flat()
    .toSorted((a, b) => toEpochMs(b.acts[0]!.at) - toEpochMs(a.acts[0]!.at) || (a.id < b.id ? 1 : -1))
  const page = cases.slice(0, limit)
  await loadKeys(house, page)
  const address = new URLSearchParams({ ...query, after: page.at(-1)?.id ?? '' })
  /** [OT3] A key is told in no address that we write. */
  address.delete('api_key')
  return {
    root: 'service_requests',
    body: page.map((state) => requestOf(house, who, state, lang)),
    ...(cases.length > limit ? { next: `${foundAt(desk, c)}${root}/${c.req.param('list')}?${address}` } : {}),
  }
}

async function tellOne(desk: Desk, who: Principal, id: string, lang: Lang): Promise<ServiceRequest> {
  const state = await findCase(desk, who, id)
  if (!(desk.house.packs.services ?? []).some((s) => s.programme === state.programme.id)) throw notFound()
  await loadKeys(desk.house, [state])
  return requestOf(desk.house, who, state, lang)
}

/** [OT4] [OT5] What this reader's own page of the case says, and nothing of who reported it. */
function requestOf(house: House, who: Principal, state: Case, lang: Lang): ServiceRequest {
  const s = house.packs.services!.find((one) => one.programme === state.programme.id)!
  const p = programmeOf(house, state)!
  const sight = sightOf(p, { person: who.person, official: inOffice(house, who, state) })
  const tell = (name: string) => {
    const stored = state.facts[name]
    return stored === undefined || stored === null || !sight.sees(name)
      ? null
      : shown(house, p, state, name, stored, false, (value) => sight.told(name, value))
  }
  const textOf = (name: string): string | null => tell(name)?.text ?? null
  const code = String(state.facts[s.service] ?? '')
  const field = p.fields[s.service]
  const step = p.steps[state.step]!
  const agency = step.holder === undefined ? undefined : p.roles[step.holder]
  const point = tell(s.fields.point)?.value as
    | { readonly lon: number; readonly lat: number }
    | null
    | undefined
  const media = tell(s.fields.media)?.value
  const notes = s.notes.flatMap((name) => textOf(name) ?? [])
  const isClosed = Object.hasOwn(s.closed, state.step)
  return {
    service_request_id: state.id,
    status: isClosed ? 'closed' : 'open',
    status_notes: [step.title[lang], ...notes].join('；'),
    service_name: (field?.type === 'choice' ? field.options[code]?.[lang] : undefined) ?? code,
    service_code: code,
    description: textOf(s.fields.description),
    agency_responsible: agency === undefined || isOneself(agency.level) ? null : agency.title[lang],
    service_notice: null,
    requested_datetime: state.acts[0]!.at,
    updated_datetime: state.acts.at(-1)!.at,
    expected_datetime: textOf(s.expected),
    address: textOf(s.fields.address),
    address_id: state.area,
    zipcode: null,
    lat: point ? point.lat / microdegrees : null,
    long: point ? point.lon / microdegrees : null,
    media_url: null,
    closed_datetime: isClosed ? closedAt(s, state) : null,
    outcome: s.closed[state.step] ?? null,
    media_count: Array.isArray(media) ? media.length : null,
  }
}

/** Whoever reported is no agency, and neither is time. */
const isOneself = (level: string): boolean => level === 'person' || level === 'system'

/** When it came to one of the closed steps and did not leave them since. */
function closedAt(s: CityService, { acts }: Case): string {
  const lastOpen = acts.findLastIndex((act) => !Object.hasOwn(s.closed, act.to))
  return acts[lastOpen + 1]!.at
}

/** [OT6] A request becomes a case by the road that every other takes. */
async function opened(desk: Desk, c: Context, lang: Lang) {
  const { house } = desk
  const { texts, files } = await formOf(c)
  mustBeHere(house, texts.get('jurisdiction_id'))
  const key = texts.get('api_key') ?? keyGiven(c)
  if (key === undefined || key === '')
    throw problem(403, 'key_missing', '请求缺少 api_key', 'The api_key is missing', 'api_key')
  const who = await ownerOf(house, key)
  const code = texts.get('service_code') ?? ''
  const s = serviceOf(house, code)
  if ((texts.get('media_url') ?? '') !== '')
    throw problem(
      400,
      'media_by_address',
      '照片请作为文件 media 一并上传，系统不到别处去取',
      'Send pictures as files called media: nothing is fetched from elsewhere',
      'media_url',
    )
  const attempt = c.req.header('idempotency-key') === undefined ? randomUUID() : keyOf(c)
  const place = placeOf(house, texts)
  const input = { ...inputFrom(s, texts, place.point), [s.service]: code }
  const media = await mediaKept(desk, who, attempt, files)
  const id = idOfKey(house, who, attempt)
  const decided = await submit(desk, who, {
    owner: who.login,
    key: attempt,
    actor: actorFor(house, who),
    programme: s.programme,
    command: {
      case: id,
      seq: 0,
      outcome: s.opens,
      area: place.area,
      input: media.length === 0 ? input : { ...input, [s.fields.media]: media },
    },
  })
  inTheirWords(s, () => answerOf(decided))
  return { service_request_id: id, service_notice: s.p.summary[lang], account_id: null }
}

/** [OT6] A refusal names what was sent, and not the field of ours that it became. */
function inTheirWords<T>(s: Offered, answer: () => T): T {
  try {
    return answer()
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.problem.field === undefined) throw error
    const { field } = error.problem
    throw new HttpProblem({ ...error.problem, field: standardWordOf(s, field) })
  }
}

function standardWordOf(s: Offered, field: string): string {
  const words: Readonly<Record<string, string>> = {
    [s.service]: 'service_code',
    [s.fields.description]: 'description',
    [s.fields.address]: 'address_string',
    [s.fields.point]: 'lat',
    [s.fields.media]: 'media',
    [s.fields.name]: 'last_name',
    [s.fields.phone]: 'phone',
  }
  return words[field] ?? (s.attributes.includes(field) ? `attribute[${field}]` : field)
}

type Form = {
  readonly texts: ReadonlyMap<string, string>
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** A form as browsers send it, with files or without; of a name that comes twice the last counts. */
async function formOf(c: Context): Promise<Form> {
  const media = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (media !== 'application/x-www-form-urlencoded' && media !== 'multipart/form-data')
    throw problem(415, 'wrong_type', '请求应为表单', 'A request is a form')
  const form = await c.req.formData().catch(() => {
    throw problem(400, 'invalid_form', '表单格式不对', 'The form is not valid')
  })
  const texts = new Map<string, string>()
  const files: { name: string; bytes: Buffer }[] = []
  for (const [name, value] of form.entries()) {
    refuseBadText(name)
    if (typeof value === 'string') {
      refuseBadText(value)
      texts.set(name, value)
    } else if (name === 'media' || name === 'media[]')
      files.push({ name: value.name.slice(0, 100) || 'media', bytes: Buffer.from(await value.arrayBuffer()) })
  }
  return { texts, files }
}

type Point = { readonly lon: number; readonly lat: number }

/** By the point where one is told, else by the code of a place as `address_id`; an address in words lies in no place that we know. */
function placeOf(
  house: House,
  texts: Form['texts'],
): { readonly area: string; readonly point: Point | null } {
  const [lat, long, area] = ['lat', 'long', 'address_id'].map((name) => (texts.get(name) ?? '').trim())
  if (lat === '' && long === '') {
    if (area !== '' && house.reference.areas.has(area!)) return { area: area!, point: null }
    throw problem(
      400,
      'no_place',
      '请给出经纬度，或者区划代码（address_id）',
      'Tell a point, or the code of a place as address_id',
      'lat',
    )
  }
  const degrees = /^-?\d{1,3}(\.\d{1,15})?$/
  if (!degrees.test(lat!) || !degrees.test(long!))
    throw problem(400, 'invalid_point', '经纬度格式不对', 'The point is not valid', 'lat')
  const fault = placeFault(Number(long), Number(lat), boundsOf(house, null))
  if (fault) throw problem(400, fault.code, fault.zh, fault.en, 'lat')
  const point = pointFrom('WGS-84', Number(long), Number(lat))
  const grid = whereaboutsOf(house, point.lon, point.lat, today(house)).area
  if (grid === null)
    throw problem(400, 'no_place', '该点不在任何网格内', 'The point lies in no grid that is drawn', 'lat')
  return { area: grid, point }
}

/** The form of the programme. An attribute that is sent empty takes away what the pack would fill in. */
function inputFrom(s: Offered, texts: Form['texts'], point: Point | null): Readonly<Record<string, Value>> {
  const said = (name: string): string => (texts.get(name) ?? '').trim()
  const name = `${said('last_name')}${said('first_name')}`
  const address = said('address_string') || (point === null ? '' : (pointInWords(point) ?? ''))
  const attributes = [...texts].flatMap(([sent, value]) => {
    const attribute = /^attribute\[(.+)\]$/.exec(sent)?.[1]
    if (attribute === undefined) return []
    if (!s.attributes.includes(attribute))
      throw problem(400, 'unknown_field', '没有这个属性', 'There is no such attribute', sent)
    return [[attribute, value === '' ? null : valueOf(s.p.fields[attribute]!, value)] as const]
  })
  const all: Readonly<Record<string, Value>> = {
    ...(name === '' ? s.nameless : s.named),
    ...Object.fromEntries(attributes),
    [s.fields.description]: said('description') || null,
    [s.fields.address]: address || null,
    [s.fields.point]: point,
    [s.fields.name]: name || null,
    [s.fields.phone]: said('phone') || null,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

/** As the form of the programme would send it; what is none of these it refuses itself. */
function valueOf(field: Field, text: string): Value {
  if (field.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (field.type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text
  if (field.type !== 'day') return text
  const at = momentOf(text)
  return Number.isFinite(at) ? dayOfInstant(fromEpochMs(at)) : text
}

/** Sent again under the same key they are the same papers. */
async function mediaKept(
  desk: Desk,
  who: Principal,
  attempt: string,
  files: Form['files'],
): Promise<readonly string[]> {
  const of = createHash('sha256').update(attempt).digest('hex').slice(0, 24)
  const papers: string[] = []
  for (const [n, { name, bytes }] of files.entries()) {
    const id = uploadId(desk, who, `open311-${of}-${n}`)
    await keepSent(desk, who, { id, name, bytes, most: mostADay })
    papers.push(id)
  }
  return papers
}
