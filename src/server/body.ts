/**
 * The one door of bodies: whatever they call themselves, they are read as JSON by the same guards, or as bytes where a route takes bytes.
 */
import type { Context } from 'hono'
import { readJson } from '#kernel/number'
import { HttpProblem, problem } from './problem.ts'

/** These read bytes or lines by guards of their own. */
const takesBytes = [
  /^\/api\/(uploads|upload-parts\/[^/]+|counter-screen\/signature)$/,
  /^\/api\/(cells|imports|imports\/preview|imports\/faults|commands|payments\/[^/]+\/return)$/,
]
/** [OT6] A form, as others send it; it brings a key of its own. */
export const takesForm = /^\/api\/open311\/v2\/requests\.(json|xml)$/
/** A text, or a file that is one. */
const takesEither = '/api/contradictions'
const deepest = 12

/** [H4] Reads the body of a request that changes something; whoever asks for it afterwards, the validators too, gets what came through here. */
export async function readBody(c: Context): Promise<void> {
  const { path, method } = c.req
  /** A deletion says all in its address. */
  if (['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method)) return
  if ([...takesBytes, takesForm].some((taken) => taken.test(path))) return
  const { media, charset } = typeOf(c.req.header('content-type'))
  if (path === takesEither && media === 'application/octet-stream') return
  const bytes = await c.req.arrayBuffer()
  const isJson = /^application\/([\w.-]+\+)?json$/.test(media)
  /** A route that asks for nothing is sent nothing, and that has no type. */
  if (bytes.byteLength === 0 && !isJson) return
  if (!isJson)
    throw problem(
      415,
      'wrong_type',
      '这里只接受 application/json 格式的内容',
      'A body here is application/json',
    )
  if (charset !== '' && charset !== 'utf-8' && charset !== 'utf8')
    throw problem(415, 'wrong_type', 'JSON 应为 UTF-8 编码', 'JSON is encoded in UTF-8')
  const body = parsedJson(decoded(bytes))
  /** A form says by field which text it cannot take; elsewhere nobody looks at the letters of a string. */
  refuseBadText(path.startsWith('/api/cases') ? withoutInput(body) : body)
  c.req.json = <T>() => Promise.resolve(body as T)
}

const typeOf = (header = ''): { readonly media: string; readonly charset: string } => {
  const [media = '', ...parameters] = header.toLowerCase().split(';')
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='))
  return { media: media.trim(), charset: charset?.slice('charset='.length).replaceAll('"', '') ?? '' }
}

const bad = (zh: string, en: string): HttpProblem => problem(400, 'invalid_json', zh, en)

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bad('JSON 应为 UTF-8 编码', 'JSON is encoded in UTF-8')
  }
}

/** [H4] [N5] JSON too deep, or naming a prototype, is refused before anything reads it, and no number is changed. */
export function parsedJson(text: string): unknown {
  refuseDepth(text)
  try {
    return readJson(text, (key, value) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype')
        throw bad('不接受这样的字段名', 'Such a field name is not accepted')
      if (!isText(key)) throw badText()
      return value
    })
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    if (error instanceof RangeError) throw bad('数字超过34位有效数字', 'A number has more than 34 digits')
    throw bad('不是有效的 JSON', 'Not valid JSON')
  }
}

function refuseDepth(text: string): void {
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
}

/** PostgreSQL takes the null character in no text, and half a surrogate pair in no JSON. */
const isText = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)
const badText = (): HttpProblem =>
  bad('不接受空字符和残缺的字符', 'The null character and halves of characters are not accepted')

/** [H4] Throws where a string in it is no text. */
export function refuseBadText(value: unknown): void {
  if (typeof value === 'string') {
    if (!isText(value)) throw badText()
  } else if (typeof value === 'object' && value !== null)
    for (const v of Object.values(value)) refuseBadText(v)
}

/** A body of a case without what the person filled in. */
export const withoutInput = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, input: null } : body
