/** What is said while the database is away: what may have been done already, and that the same key gives the answer. */
import { isAway } from '#store'
import type { ProblemInit } from './problem.ts'

/** [W9] A command that the database left: not done for certain, or perhaps done. */
export class DatabaseAway extends Error {
  readonly code = 'DATABASE_AWAY'
  readonly mayBeDone: boolean
  constructor(mayBeDone: boolean, cause: unknown) {
    super('the database is away', { cause })
    this.mayBeDone = mayBeDone
  }
}

const retrySeconds = 5

const perhapsDone: ProblemInit = {
  status: 503,
  code: 'may_be_done',
  detail: {
    zh: '数据库连接中断，这一次可能已经办成。请用同一编号（Idempotency-Key）重试：办成了的会得到当时的答复，没有办成的会照常办理，不会重复',
    en:
      'The connection to the database was lost, and this may be done. Send it again with the same key ' +
      '(Idempotency-Key): what was done is answered as it was, what was not is done then, and nothing is done ' +
      'twice',
  },
  retryAfter: retrySeconds,
}
const notDone: ProblemInit = {
  status: 503,
  code: 'database_away',
  detail: {
    zh: '数据库暂时连不上，这一次没有办理。请稍后再试；已确认的办理不会丢失',
    en: 'The database cannot be reached right now, and nothing was done. Try again shortly; nothing that was confirmed is lost',
  },
  retryAfter: retrySeconds,
}

/** Requests that are sent as something to do and write nothing: trials, previews, checks. */
const readsOnly = /\/(try|preview|verify|settle|contradictions)$/

/** [W9] What a request is answered that met a lost database; a request that changes nothing has done nothing. */
export function awayProblem(error: unknown, method: string, path: string): ProblemInit {
  const mayBeDone =
    error instanceof DatabaseAway
      ? error.mayBeDone
      : method !== 'GET' && method !== 'HEAD' && !readsOnly.test(path)
  return mayBeDone ? perhapsDone : notDone
}

/** [W9] What must be read before anything is done: where that meets a lost database, nothing was done for certain. */
export async function beforeAnything<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (isAway(error)) throw new DatabaseAway(false, error)
    throw error
  }
}
