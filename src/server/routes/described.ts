/** Routes that speak in files, lines or raw bodies, told to the OpenAPI document beside those that it makes itself. */
import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  BatchLineSchema,
  DoneSchema,
  HalfUploadSchema,
  IdSchema,
  NameSchema,
  ProblemSchema,
  TextSchema,
} from '../contract/index.ts'
import { GroundDoneSchema, GroundWorkSchema, SketchWorkSchema } from '../contract/ground.ts'
import { RegistrySchema } from '../contract/registry.ts'
import { viewQuery } from './campaigns.ts'
import { casesQuery, inboxQuery } from '../views/list-query.ts'
import { sheetType } from '../documents/list-sheet.ts'
import { listQuery } from './registers.ts'

type Described = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]
type Responses = Described['responses']

const body = (type: string, schema: z.ZodType, description = '') => ({
  description,
  content: { [type]: { schema } },
})
const problems: Responses = {
  default: body('application/problem+json', ProblemSchema, 'A problem, in both languages'),
}
/** [X1] A file that leaves: the number under which that is written down comes with it. */
const pictureParams = z.object({ id: NameSchema, event: IdSchema, picture: z.string() })
const leaves = (type: string, schema: z.ZodType, description: string): Responses => ({
  200: {
    ...body(type, schema, description),
    headers: z.object({
      'x-yimen-export': z.string().openapi({ description: 'The number of the export, as E-23456789' }),
    }),
  },
  ...problems,
})
const answers = (status: number, type: string, schema: z.ZodType, description: string): Responses => ({
  [status]: body(type, schema, description),
  ...problems,
})
const bytes = z.string().openapi({ format: 'binary' })
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const id = z.object({ id: IdSchema })
const keyed = z.object({ 'idempotency-key': z.string().min(8).max(100) })

const ogcQuery = z.object({
  bbox: z.string().optional().openapi({ description: 'West, south, east and north in degrees, WGS-84' }),
  limit: z.string().optional().openapi({ description: 'At most 1000 a page, 10 unless told' }),
  after: z.string().optional().openapi({ description: 'From the link to the next page' }),
})

const open311Query = z.object({
  service_request_id: z.string().optional(),
  service_code: z.string().optional(),
  status: z.string().optional().openapi({ description: 'open or closed, or both' }),
  start_date: z.string().optional(),
  end_date: z.string().optional().openapi({ description: 'Ninety days at most, the last ones unless told' }),
  page_size: z.string().optional(),
  after: z.string().optional().openapi({ description: 'From the link to the next page' }),
  api_key: z.string().optional(),
  jurisdiction_id: z.string().optional(),
  lang: z.string().optional().openapi({ description: 'zh or en' }),
})

const described: readonly Described[] = [
  {
    method: 'delete',
    path: '/api/session',
    summary: 'Sign out',
    responses: { 204: { description: 'Signed out' }, ...problems },
  },
  {
    method: 'put',
    path: '/api/registry',
    summary: 'Load places, organisations, people, posts, authority and logins',
    request: { body: { required: true, ...body('application/json', RegistrySchema) } },
    responses: answers(
      200,
      'application/json',
      z.object({
        areas: z.number().int(),
        posts: z.number().int(),
        people: z.record(z.string(), z.string()),
      }),
      'How many, and the keys of the people',
    ),
  },
  {
    method: 'put',
    path: '/api/ground',
    summary: 'Publish the borders from a day on, or keep them as a draft',
    request: { body: { required: true, ...body('application/json', GroundWorkSchema) } },
    responses: answers(
      200,
      'application/json',
      GroundDoneSchema,
      'How many borders began and ended, and what is wrong',
    ),
  },
  {
    method: 'put',
    path: '/api/ground/sketch',
    summary: 'Draw what lies beneath the borders on a map, in the place of what was drawn before',
    request: { body: { required: true, ...body('application/json', SketchWorkSchema) } },
    responses: answers(200, 'application/json', z.object({ drawn: z.number().int() }), 'How many were drawn'),
  },
  ...(
    [
      ['', 'What this house tells by OGC API - Features', 'application/json'],
      ['/conformance', 'Which parts of the standard', 'application/json'],
      ['/collections', 'Areas, and the programmes whose open cases lie on the ground', 'application/json'],
      ['/collections/{collection}', 'One of them', 'application/json'],
      ['/collections/{collection}/items', 'Its features in a box, in pages', 'application/geo+json'],
      ['/collections/{collection}/items/{feature}', 'One feature', 'application/geo+json'],
    ] as const
  ).map(([path, summary, type]): Described => ({
    method: 'get',
    path: `/api/ogc${path}`,
    summary,
    request: {
      params: z.object(
        Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, z.string()])),
      ),
      ...(path.endsWith('/items') ? { query: ogcQuery } : {}),
    },
    responses: answers(200, type, z.looseObject({}), summary),
  })),
  {
    method: 'post',
    path: '/api/open311/v2/key',
    summary: 'The key by which programs send requests in one’s own name: as long as the password stays',
    responses: answers(200, 'application/json', z.object({ api_key: z.string() }), 'The key'),
  },
  {
    method: 'get',
    path: '/api/open311/v2/{list}',
    summary: 'Open311 GeoReport v2: discovery, services or requests, ending in .json or .xml',
    request: { params: z.object({ list: z.string() }), query: open311Query },
    responses: answers(200, 'application/json', z.looseObject({}), 'As the standard has it'),
  },
  {
    method: 'get',
    path: '/api/open311/v2/{list}/{one}',
    summary: 'Open311 GeoReport v2: the definition of a service, a request, the request of a token',
    request: { params: z.object({ list: z.string(), one: z.string() }) },
    responses: answers(200, 'application/json', z.looseObject({}), 'As the standard has it'),
  },
  {
    method: 'post',
    path: '/api/open311/v2/{list}',
    summary: 'Open311 GeoReport v2: a request, as a form with an api_key; pictures as files called media',
    request: {
      params: z.object({ list: z.string() }),
      body: { required: true, ...body('multipart/form-data', z.looseObject({ service_code: z.string() })) },
    },
    responses: answers(201, 'application/json', z.looseObject({}), 'The number of the request'),
  },
  {
    method: 'get',
    path: '/api/programmes/{id}',
    summary: 'A programme as data; its shape is at /schemas/programme.json',
    request: { params: z.object({ id: NameSchema }) },
    responses: answers(
      200,
      'application/json',
      z.looseObject({ id: z.string(), version: z.number().int() }),
      'The programme',
    ),
  },
  {
    method: 'post',
    path: '/api/counter-screen/signature',
    summary:
      'Agrees to the case that stands on the screen, at its seq, by the picture of a hand: a PNG that is not empty',
    request: {
      query: z.object({ case: z.string(), seq: z.string() }),
      headers: keyed,
      body: { required: true, ...body('image/png', bytes) },
    },
    responses: { 204: { description: 'It stands in the case' }, ...problems },
  },
  {
    method: 'delete',
    path: '/api/counter-screen',
    summary: 'This screen is paired no more',
    responses: { 204: { description: 'Ended' }, ...problems },
  },
  {
    method: 'post',
    path: '/api/uploads',
    summary: 'Send a paper: JPEG, PNG or PDF, at most 5 MB',
    request: {
      headers: z.object({ 'x-file-name': z.string().openapi({ description: 'Percent-encoded' }) }),
      body: { required: true, ...body('application/octet-stream', bytes) },
    },
    responses: answers(
      201,
      'application/json',
      z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number().int() }),
      'Kept',
    ),
  },
  {
    method: 'get',
    path: '/api/upload-parts/{ref}',
    summary: 'How far a file of one’s own came that is sent in pieces',
    request: { params: z.object({ ref: IdSchema }) },
    responses: answers(200, 'application/json', HalfUploadSchema, 'Where to go on'),
  },
  {
    method: 'post',
    path: '/api/upload-parts/{ref}',
    summary: 'Send a piece of a file, at most 256 KB, under a name of one’s own for the whole',
    request: {
      params: z.object({ ref: IdSchema }),
      headers: z.object({
        'x-file-name': z.string().openapi({ description: 'Percent-encoded' }),
        'x-upload-offset': z.string(),
        'x-upload-size': z.string(),
        'x-upload-sha256': z.string().openapi({ description: 'Of the whole file, in hex' }),
      }),
      body: { required: true, ...body('application/octet-stream', bytes) },
    },
    responses: answers(200, 'application/json', HalfUploadSchema, 'Where to go on, or that it is kept'),
  },
  {
    method: 'get',
    path: '/api/uploads/{id}',
    summary: 'A paper: one’s own, or of a case that one may see and names',
    request: { params: id, query: z.object({ case: IdSchema.optional() }) },
    responses: leaves('application/octet-stream', bytes, 'The file'),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/papers/{file}',
    summary: 'A document of a case, as `decision.docx` or `decision.pdf`',
    request: {
      params: id.extend({ file: z.string() }),
      query: z.object({
        format: z.enum(['docx', 'pdf']).optional().openapi({ description: 'As the name ends, unless told' }),
      }),
    },
    responses: {
      200: {
        ...leaves(docx, bytes, 'The document')[200],
        content: { [docx]: { schema: bytes }, 'application/pdf': { schema: bytes } },
      },
      ...problems,
    },
  },
  {
    method: 'get',
    path: '/api/payments/{id}/file.csv',
    summary: 'The bank’s file of a released batch',
    request: { params: id },
    responses: leaves('text/csv', z.string(), 'H, D and T lines'),
  },
  {
    method: 'get',
    path: '/api/inbox.csv',
    summary: 'What waits for a post, for a spreadsheet: the rows and masks of the screen',
    request: { query: inboxQuery },
    responses: leaves(
      'text/csv',
      z.string(),
      'UTF-8 with its mark; the last line says who took it, when, and the number',
    ),
  },
  {
    method: 'get',
    path: '/api/cases.csv',
    summary: 'My cases, those of a programme, or by the beginning of their id, for a spreadsheet',
    request: { query: casesQuery },
    responses: leaves(
      'text/csv',
      z.string(),
      'UTF-8 with its mark; the last line says who took it, when, and the number',
    ),
  },
  {
    method: 'get',
    path: '/api/inbox.xlsx',
    summary: 'The same as a workbook, in the order and the columns of the screen',
    request: { query: inboxQuery },
    responses: leaves(sheetType, bytes, 'One sheet; the last line says who took it, when, and the number'),
  },
  {
    method: 'get',
    path: '/api/inbox.ics',
    summary: 'What waits for a post with its limits, as a calendar without names',
    request: { query: inboxQuery },
    responses: leaves('text/calendar', z.string(), 'iCalendar: one event for each case that has a limit'),
  },
  {
    method: 'get',
    path: '/api/cases.xlsx',
    summary: 'The same cases as a workbook, in the order and the columns of the screen',
    request: { query: casesQuery },
    responses: leaves(sheetType, bytes, 'One sheet; the last line says who took it, when, and the number'),
  },
  {
    method: 'get',
    path: '/api/registers/{id}/list.xlsx',
    summary: 'A register as a spreadsheet: the rows and columns that one reads',
    request: { params: z.object({ id: NameSchema }), query: listQuery },
    responses: leaves(sheetType, bytes, 'One sheet; the last line says who took it, when, and the number'),
  },
  {
    method: 'get',
    path: '/api/stages/{id}/events/{event}/pictures/{picture}',
    summary: 'A picture of a question that may not be shown yet, sealed, to be loaded ahead; for everybody',
    request: { params: pictureParams },
    responses: answers(
      200,
      'application/octet-stream',
      bytes,
      'Sealed, and as long as the others of its part',
    ),
  },
  {
    method: 'get',
    path: '/api/stages/{id}/events/{event}/pictures/{picture}/shown',
    summary: 'The picture of the question that stands there now; for everybody',
    request: { params: pictureParams },
    responses: answers(200, 'image/png', bytes, 'The picture, JPEG or PNG'),
  },
  {
    method: 'get',
    path: '/api/stages/{id}/events/{event}/file.json',
    summary: 'Every act of an event and what it came to, as one file that anybody may do anew',
    request: { params: z.object({ id: NameSchema, event: IdSchema }) },
    responses: leaves('application/json', z.record(z.string(), z.unknown()), 'The file'),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/proof.html',
    summary: 'A case with its proofs, as one file that checks itself without a network',
    request: { params: id },
    responses: leaves('text/html', z.string(), 'The file'),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/exchange.json',
    summary: 'What was said of a case with partners, signed by both, as one file that proves it to a third',
    request: { params: id },
    responses: leaves('application/json', z.record(z.string(), z.unknown()), 'The file'),
  },
  {
    method: 'post',
    path: '/api/payments/{id}/return',
    summary: 'Read the bank’s answer back',
    request: { params: id, headers: keyed, body: { required: true, ...body('text/plain', z.string()) } },
    responses: answers(200, 'application/json', DoneSchema, 'Read'),
  },
  {
    method: 'post',
    path: '/api/commands',
    summary: 'Many commands, a line each; answers in the same order. Lines of one case go one after another',
    request: { body: { required: true, ...body('application/x-ndjson', BatchLineSchema) } },
    responses: answers(
      200,
      'application/x-ndjson',
      z.object({ ok: z.boolean() }),
      'A line each: `ok` with what was done, or a problem',
    ),
  },
  {
    method: 'get',
    path: '/api/bulletins',
    summary: 'Bulletins and the days they were signed for',
    responses: answers(
      200,
      'application/json',
      z.array(z.object({ id: z.string(), title: TextSchema, asOf: z.string(), issues: z.array(z.string()) })),
      'Bulletins',
    ),
  },
  {
    method: 'get',
    path: '/api/campaigns/{id}/sheet.xlsx',
    summary:
      'The sheet of a campaign: places with their parts and the total, and on a second sheet what is stuck',
    request: { params: z.object({ id: NameSchema }), query: viewQuery },
    responses: leaves(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes,
      'The sheet',
    ),
  },
  {
    method: 'post',
    path: '/api/settle',
    summary:
      'Answers when all that was set going is done; with `until`, history has come to that moment and what ' +
      'falls due is done first, and the answer tells what each schedule opened last',
    responses: answers(
      200,
      'application/json',
      z.object({
        now: z.string(),
        opened: z.array(z.object({ by: z.string(), case: z.string(), seq: z.number().int() })),
      }),
      'Nothing waits',
    ),
  },
  {
    method: 'get',
    path: '/api/books',
    summary: 'The whole ledger as a journal of hledger or a file of beancount, which recompute it',
    request: { query: z.object({ format: z.enum(['hledger', 'beancount']).optional() }) },
    responses: leaves('text/plain', z.string(), 'The books of one moment'),
  },
  {
    method: 'get',
    path: '/api/backup',
    summary: 'The whole database of one moment, sealed by the master key; `yimen restore` reads it',
    responses: answers(200, 'application/octet-stream', bytes, 'The backup'),
  },
  {
    method: 'get',
    path: '/schemas/register.json',
    summary: 'The JSON Schema of a register',
    responses: answers(200, 'application/json', z.looseObject({}), 'JSON Schema 2020-12'),
  },
  {
    method: 'get',
    path: '/schemas/programme.json',
    summary: 'The JSON Schema of a programme',
    responses: answers(200, 'application/json', z.looseObject({}), 'JSON Schema 2020-12'),
  },
]

export function describeRoutes(app: OpenAPIHono): void {
  for (const d of described) app.openAPIRegistry.registerPath(d)
}
