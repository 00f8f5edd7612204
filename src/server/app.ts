/** The HTTP application: routes, limits, headers, and one door for errors. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { programmeSchema } from '#kernel/programme'
import { registerSchema } from '#kernel/register'
import { DamagedKey, isAway } from '#store'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { awayProblem, DatabaseAway } from './database-away.ts'
import { readBody, takesForm } from './body.ts'
import { answerProblem, HttpProblem } from './problem.ts'
import { pathWithin } from './realms.ts'
import { accessesRoutes } from './routes/accesses.ts'
import { broadsheetRoutes } from './routes/broadsheet.ts'
import { booksRoutes } from './routes/books.ts'
import { holdingsRoutes } from './routes/holdings.ts'
import { paymentMonthRoutes } from './routes/payment-month.ts'
import { campaignsRoutes } from './routes/campaigns.ts'
import { casesRoutes } from './routes/cases.ts'
import { countersRoutes } from './routes/counters.ts'
import { commandLineRoutes } from './routes/command-lines.ts'
import { cellsRoutes } from './routes/cells.ts'
import { draftsRoutes } from './routes/drafts.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { explanationsRoutes } from './routes/explanations.ts'
import { erasuresRoutes } from './routes/erasures.ts'
import { figuresRoutes } from './routes/figures.ts'
import { describeRoutes } from './routes/described.ts'
import { fieldRoutes } from './routes/field.ts'
import { filesRoutes } from './routes/files.ts'
import { asideRoutes } from './routes/aside.ts'
import { hooksRoutes } from './routes/hooks.ts'
import { heldPapersRoutes } from './routes/held-papers.ts'
import { listedRoutes } from './routes/listed.ts'
import { liveRoutes } from './routes/live.ts'
import { mapRoutes } from './routes/map.ts'
import { roomsRoutes } from './routes/rooms.ts'
import { healthRoutes } from './routes/health.ts'
import { importsRoutes } from './routes/imports.ts'
import { keepingRoutes } from './routes/keeping.ts'
import { movesRoutes } from './routes/moves.ts'
import { findRoutes } from './routes/find.ts'
import { ogcRoutes } from './routes/ogc.ts'
import { open311Routes } from './routes/open311.ts'
import { officeRoutes } from './routes/office.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { listsRoutes } from './routes/lists.ts'
import { stagesRoutes } from './routes/stages.ts'
import { startRoutes } from './routes/start.ts'
import { ordersRoutes } from './routes/orders.ts'
import { groundRoutes } from './routes/ground.ts'
import { peopleRoutes } from './routes/people.ts'
import { programmesRoutes } from './routes/programmes.ts'
import { realmsRoutes } from './routes/realms.ts'
import { registersRoutes } from './routes/registers.ts'
import { mustBeOurs, type Desk } from './routes/tools.ts'
import { treeRoutes } from './routes/tree.ts'
import { severalRoutes } from './routes/several.ts'
import { uploadPartsRoutes } from './routes/upload-parts.ts'
import { seekRoutes } from './routes/seek.ts'
import { sessionRoutes } from './routes/session.ts'
import { verifyRoutes } from './routes/verify.ts'
import type { OidcSettings } from '#sign-in'

const mostBytes = 256 * 1024
const mostBatchBytes = 16 * 1024 * 1024
const mostExchangeBytes = 2 * 1024 * 1024
const mostFileBytes = 6 * 1024 * 1024
/** A hundred thousand rows of a survey are ten as .xlsx and thirty as CSV. */
const mostSheetBytes = 48 * 1024 * 1024

/** What is only asked: nothing of it can be lost, or done twice. */
const changesNothing = (c: Context): boolean =>
  c.req.method === 'GET' || c.req.path.endsWith('/api/contradictions')

/** [U5] One door for errors. */
export type AppOptions = {
  readonly desk: Desk
  readonly oidc?: OidcSettings | undefined
  readonly onFault: (error: unknown) => void
}

export function openApp({ desk, oidc, onFault }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    getPath: pathWithin(desk.house.code),
    defaultHook: (parsed, c) => {
      if (parsed.success) return
      const issue = parsed.error.issues[0]
      return answerProblem(c, desk.house, {
        status: 400,
        code: 'invalid_request',
        detail: { zh: '请求格式不对', en: `The request is not valid: ${issue?.message ?? ''}` },
        ...(issue && issue.path.length > 0 ? { field: issue.path.join('.') } : {}),
      })
    },
  })
  /** [U4] Nothing under /api is a page: whatever is opened from there may do nothing. Outside of what follows, which says it for pages. */
  app.use('/api/*', async (c, next) => {
    await next()
    c.header('content-security-policy', "sandbox; default-src 'none'")
    c.header('cross-origin-resource-policy', 'same-origin')
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...(desk.tiles ? [desk.tiles.from] : [])],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        /** [FM11] A PDF that the page itself fetched and made, in the browser's viewer. */
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  )
  /** Behind a proxy that speaks https the browser is told to speak nothing else. */
  app.use(async (c, next) => {
    await next()
    if (desk.proxyHops > 0 && c.req.header('x-forwarded-proto') === 'https')
      c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
  app.use('/api/*', async (c, next) => {
    mustBeOurs(c)
    /** No name, number or text of ours has it, and PostgreSQL takes it in none. */
    if (/%00/.test(c.req.url))
      throw new HttpProblem({
        status: 400,
        code: 'invalid_request',
        detail: { zh: '地址里有不能使用的字符', en: 'The address holds a character that cannot be used' },
      })
    c.header('cache-control', 'no-store')
    await next()
  })
  /** What is still on its way is not read, so the connection cannot carry another request. */
  const tooLarge = (c: Context) => {
    c.header('connection', 'close')
    return answerProblem(c, desk.house, {
      status: 413,
      code: 'too_large',
      detail: { zh: '请求内容过大', en: 'The request is too large' },
    })
  }
  /** A length that was announced is held by the parser of HTTP; only a body without one has to be counted as it comes, which is slow. */
  app.use('/api/*', (c, next) => {
    const announced = c.req.header('content-length')
    if (announced === undefined)
      return c.req.method === 'GET'
        ? next()
        : bodyLimit({ maxSize: limitFor(c.req.path), onError: tooLarge })(c, next)
    return Number(announced) > limitFor(c.req.path) ? Promise.resolve(tooLarge(c)) : next()
  })
  app.use('/api/*', async (c, next) => {
    await readBody(c)
    await next()
  })

  app.onError((error, c) => {
    if (error instanceof HttpProblem) return answerProblem(c, desk.house, error.problem)
    if (error instanceof HTTPException)
      return answerProblem(c, desk.house, {
        status: error.status === 400 ? 400 : error.status,
        code: 'invalid_request',
        detail: { zh: '请求格式不对', en: 'The request is not valid' },
      })
    if (error instanceof DamagedKey)
      return answerProblem(c, desk.house, {
        status: 409,
        code: 'key_damaged',
        detail: {
          zh: '该人员的密钥损坏，无法读取或封存其敏感信息，请联系管理员核验',
          en: 'The key of this person is damaged: nothing of theirs can be opened or sealed. Please tell an administrator',
        },
      })
    onFault(error)
    if (error instanceof DatabaseAway || isAway(error))
      return answerProblem(c, desk.house, awayProblem(error, c.req.method, c.req.path))
    /** What the world does passes; a mistake of ours does not, and trying again would not help. */
    if (isOurs(error))
      return answerProblem(c, desk.house, {
        status: 500,
        code: 'fault',
        detail: {
          zh: '系统出错，没有办成；已经记录下来，请联系管理人员',
          en: 'A mistake of ours: nothing was done. It is written down; please tell who runs this',
        },
      })
    const full = (error as { code?: string }).code === '53100'
    return answerProblem(c, desk.house, {
      status: 503,
      code: full ? 'storage-full' : 'fault',
      detail: changesNothing(c)
        ? {
            zh: '系统暂时不能答复，请稍后再试；这次询问没有改动任何内容',
            en: 'No answer is possible right now. Try again in a moment; asking changed nothing',
          }
        : {
            zh: '系统暂时不能办理，请稍后用同一编号重试；已确认的办理不会丢失',
            en: 'Not possible right now. Try again with the same key; nothing that was confirmed is lost',
          },
    })
  })
  app.notFound((c) =>
    answerProblem(c, desk.house, {
      status: 404,
      code: 'not_found',
      detail: { zh: '没有这个地址', en: 'There is nothing at this address' },
    }),
  )

  realmsRoutes(app, desk)
  sessionRoutes(app, desk)
  oidcRoutes(app, desk, oidc)
  peopleRoutes(app, desk)
  groundRoutes(app, desk)
  ogcRoutes(app, desk)
  open311Routes(app, desk)
  programmesRoutes(app, desk)
  casesRoutes(app, desk)
  movesRoutes(app, desk)
  seekRoutes(app, desk)
  severalRoutes(app, desk)
  officeRoutes(app, desk)
  findRoutes(app, desk)
  commandLineRoutes(app, desk)
  listsRoutes(app, desk)
  liveRoutes(app, desk)
  mapRoutes(app, desk)
  roomsRoutes(app, desk)
  stagesRoutes(app, desk)
  countersRoutes(app, desk)
  startRoutes(app, desk)
  figuresRoutes(app, desk)
  broadsheetRoutes(app, desk)
  campaignsRoutes(app, desk)
  explanationsRoutes(app, desk)
  draftsRoutes(app, desk)
  registersRoutes(app, desk)
  filesRoutes(app, desk)
  uploadPartsRoutes(app, desk)
  fieldRoutes(app, desk)
  heldPapersRoutes(app, desk)
  listedRoutes(app, desk)
  paymentMonthRoutes(app, desk)
  importsRoutes(app, desk)
  cellsRoutes(app, desk)
  treeRoutes(app, desk)
  exchangeRoutes(app, desk)
  asideRoutes(app, desk)
  hooksRoutes(app, desk)
  accessesRoutes(app, desk)
  ordersRoutes(app, desk)
  verifyRoutes(app, desk)
  booksRoutes(app, desk)
  holdingsRoutes(app, desk)
  erasuresRoutes(app, desk)
  keepingRoutes(app, desk)
  healthRoutes(app, desk)
  app.get('/schemas/programme.json', (c) => c.json(programmeSchema))
  app.get('/schemas/register.json', (c) => c.json(registerSchema))
  describeRoutes(app)
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    ...(desk.house.base === '' ? {} : { servers: [{ url: desk.house.base }] }),
    info: {
      title: 'Yimen 一门',
      version: '0.1.0',
      description: 'Grass-roots government work, from the article of a policy to the figure in the bulletin.',
    },
  })
  return app
}

function limitFor(path: string): number {
  if (
    path === '/api/commands' ||
    path === '/api/registry' ||
    path === '/api/ground' ||
    path === '/api/ground/sketch' ||
    /^\/api\/payments\/[^/]+\/return$/.test(path)
  )
    return mostBatchBytes
  if (path === '/api/imports' || path === '/api/imports/preview' || path === '/api/imports/faults')
    return mostSheetBytes
  if (path === '/api/exchange/inbox') return mostExchangeBytes
  return path === '/api/uploads' ||
    takesForm.test(path) ||
    path === '/api/cells' ||
    path === '/api/contradictions'
    ? mostFileBytes
    : mostBytes
}

/** [U5] Not the database or the disk, but what we made of a request: a type, a stack, a statement that could not be. */
function isOurs(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
    return true
  return /^(22|23|42)\w{3}$/.test(String((error as { code?: unknown }).code ?? ''))
}
