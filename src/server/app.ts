/** The HTTP application: routes, limits, headers, and one door for errors. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { programmeSchema, readJson, registerSchema } from '#kernel'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { answerProblem, HttpProblem } from './problem.ts'
import { pathWithin } from './realms.ts'
import { accessesRoutes } from './routes/accesses.ts'
import { campaignsRoutes } from './routes/campaigns.ts'
import { casesRoutes } from './routes/cases.ts'
import { commandLineRoutes } from './routes/command-lines.ts'
import { draftsRoutes } from './routes/drafts.ts'
import { erasuresRoutes } from './routes/erasures.ts'
import { figuresRoutes } from './routes/figures.ts'
import { describeRoutes } from './routes/described.ts'
import { filesRoutes } from './routes/files.ts'
import { importsRoutes } from './routes/imports.ts'
import { keepingRoutes } from './routes/keeping.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { listsRoutes } from './routes/lists.ts'
import { peopleRoutes } from './routes/people.ts'
import { programmesRoutes } from './routes/programmes.ts'
import { realmsRoutes } from './routes/realms.ts'
import { registersRoutes } from './routes/registers.ts'
import { mustBeOurs, type Desk } from './routes/tools.ts'
import { treeRoutes } from './routes/tree.ts'
import { sessionRoutes } from './routes/session.ts'
import { verifyRoutes } from './routes/verify.ts'
import type { OidcSettings } from './sign-in/oidc.ts'

const mostBytes = 256 * 1024
const mostBatchBytes = 16 * 1024 * 1024
const mostFileBytes = 6 * 1024 * 1024
/** A hundred thousand rows of a survey are ten as .xlsx and thirty as CSV. */
const mostSheetBytes = 48 * 1024 * 1024
const deepest = 12

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
    if (desk.trustProxy && c.req.header('x-forwarded-proto') === 'https')
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
    if (isJson.test(c.req.header('content-type') ?? '') && c.req.method !== 'GET') {
      const text = await c.req.text()
      /** A deletion says all in its address. */
      if (text !== '' || c.req.method !== 'DELETE') {
        const body = readBody(text, c.req.path.startsWith('/api/cases'))
        /** Whoever asks for the body, the validators too, gets what came through this door. */
        c.req.json = <T>() => Promise.resolve(body as T)
      }
    }
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
    onFault(error)
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
  programmesRoutes(app, desk)
  casesRoutes(app, desk)
  commandLineRoutes(app, desk)
  listsRoutes(app, desk)
  figuresRoutes(app, desk)
  campaignsRoutes(app, desk)
  draftsRoutes(app, desk)
  registersRoutes(app, desk)
  filesRoutes(app, desk)
  importsRoutes(app, desk)
  treeRoutes(app, desk)
  accessesRoutes(app, desk)
  verifyRoutes(app, desk)
  erasuresRoutes(app, desk)
  keepingRoutes(app, desk)
  app.get('/api/health', (c) =>
    c.json({
      ok: true,
      now: desk.house.clock.now(),
      waiting: desk.queue.depth(),
      realm: desk.house.realm !== null,
    }),
  )
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
  if (path === '/api/commands' || path === '/api/registry') return mostBatchBytes
  if (path === '/api/imports' || path === '/api/imports/preview' || path === '/api/imports/faults')
    return mostSheetBytes
  return path === '/api/uploads' || path === '/api/contradictions' ? mostFileBytes : mostBytes
}

/** All that the validators of routes take for JSON. */
const isJson = /^application\/([\w.-]+\+)?json\b/i

/** [H4] [N5] The body of a request. JSON too deep, or naming a prototype, is refused before anything reads it, and no number is changed. */
function readBody(text: string, readByField: boolean): unknown {
  const bad = (zh: string, en: string) =>
    new HttpProblem({ status: 400, code: 'invalid_json', detail: { zh, en } })
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]
    if (inString) {
      if (ch === '\\') i += 1
      else if (ch === '"') inString = false
      continue
    }
    if (ch === '"') inString = true
    else if (ch === '{' || ch === '[') {
      if (++depth > deepest)
        throw bad(`JSON 嵌套不能超过${deepest}层`, `JSON is at most ${deepest} levels deep`)
    } else if (ch === '}' || ch === ']') depth -= 1
  }
  try {
    return readJson(text, (key, value) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype')
        throw bad('不接受这样的字段名', 'Such a field name is not accepted')
      /** A form says which field holds it; elsewhere nobody looks at the letters of a string. */
      if (!readByField && typeof value === 'string' && value.includes('\u0000'))
        throw bad('不接受空字符', 'The null character is not accepted')
      return value
    })
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    if (error instanceof RangeError) throw bad('数字超过34位有效数字', 'A number has more than 34 digits')
    throw bad('不是有效的 JSON', 'Not valid JSON')
  }
}
