/** A request that cannot go on, as any room says it: a status, a code, both languages. The server alone answers with it. */
import type { Text } from '#kernel/text'

export type ProblemInit = {
  readonly status: number
  readonly code: string
  readonly detail: Text
  readonly field?: string
  readonly clauses?: readonly string[]
  /** What is wrong, one by one, where it is more than one thing. */
  readonly findings?: readonly { readonly code: string; readonly message: Text }[]
  /** The number that is expected instead. */ readonly next?: number
  /** Seconds after which trying again makes sense. */ readonly retryAfter?: number
}

/** Thrown where a request cannot go on; the app's error handler answers it. */
export class HttpProblem extends Error {
  readonly problem: ProblemInit
  constructor(problem: ProblemInit) {
    super(problem.code)
    this.problem = problem
  }
}

export const problem = (status: number, code: string, zh: string, en: string, field?: string): HttpProblem =>
  new HttpProblem({ status, code, detail: { zh, en }, ...(field === undefined ? {} : { field }) })
