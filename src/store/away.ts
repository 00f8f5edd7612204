/** Whether an error says that the database is not there, or went away in the middle: then nothing of it is anybody's mistake. */

/** Thrown by the system or the client before or instead of an answer of PostgreSQL. */
const systemCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
])
/** Said by PostgreSQL: it shuts down, starts, recovers, ends this session, has no place for one more, or is a standby that only reads. */
const serverCodes: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '53300',
  '25006',
])
/** What the client says without a code. */
const clientWords =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/

/** [W9] The connection, not the statement, failed: what was under way may have been done. */
export function isAway(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  if (code === undefined) return clientWords.test(message ?? '')
  return code.startsWith('08') || systemCodes.has(code) || serverCodes.has(code)
}

/** Why, in one word that a log and a page may show: a code, never an address. */
export const whyAway = (error: unknown): string =>
  (error as { code?: string }).code ?? (isAway(error) ? 'connection_lost' : 'fault')
