/** Every error leaves by this door: RFC 9457, both languages, never a stack or a statement. */
import type { Context } from 'hono'
import type { Refusal } from '#kernel/case'
import { HttpProblem, problem, type ProblemInit } from '../problem.ts'
import type { House } from './realm.ts'

export { HttpProblem, problem, type ProblemInit } from '../problem.ts'

export const notFound = (): HttpProblem =>
  problem(404, 'not_found', '没有找到，或者您无权查看', 'Not found, or not yours to see')

export function fromRefusal(refusal: Refusal, status: number): HttpProblem {
  return new HttpProblem({
    status,
    code: refusal.code,
    detail: refusal.message,
    clauses: refusal.clauses,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
  })
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong type',
  422: 'Not acceptable',
  428: 'Key required',
  429: 'Too many requests',
  500: 'A mistake of ours',
  503: 'Not available now',
}

/** A problem as it is said, its clauses with their text. */
export function problemView(house: House, p: ProblemInit) {
  const clauses = (p.clauses ?? []).map((id) => house.packs.clause(id)).filter((x) => x !== null)
  return {
    type: `urn:yimen:problem:${p.code}`,
    title: titles[p.status] ?? 'Error',
    status: p.status,
    code: p.code,
    detail: p.detail,
    ...(p.field === undefined ? {} : { field: p.field }),
    ...(p.next === undefined ? {} : { next: p.next }),
    ...(clauses.length > 0 ? { clauses } : {}),
    ...(p.findings ? { findings: p.findings.map((f) => ({ ...f })) } : {}),
  }
}

export function answerProblem(c: Context, house: House, p: ProblemInit): Response {
  const wait: Record<string, string> =
    p.status === 503 || p.status === 429 ? { 'retry-after': String(p.retryAfter ?? 2) } : {}
  return c.body(JSON.stringify(problemView(house, p)), p.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...wait,
  })
}
