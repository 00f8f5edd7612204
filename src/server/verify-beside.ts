/** What stands beside the log: rows that it tells of by digests, keys and secrets, and what is derived from the tree of places. */
import {
  forgedSessions,
  keylessAmong,
  migrationFiles,
  passedOver,
  purposeSubjects,
  ranMigrations,
  reachRows,
  readTree,
  sealingSubjects,
  storedReach,
  strangeSecrets,
  strayRows,
  wrappedKeysAfter,
  type Connection,
  type Stray,
} from '#store'
import type { House } from './realm.ts'
import type { Say } from './verify-say.ts'

const reasons: Readonly<Record<Stray['why'], string>> = {
  changed: 'is not the row that the log tells of: it was changed behind the server',
  gone: 'is gone, and the log does not tell who took it away',
  'put in': 'stands there, and the log does not tell who put it in',
  'not ours': 'tells of rows, but was not written by this house',
  'said twice': 'tells of rows a second time: an older state was brought back with it',
  'not covered': 'no baseline tells of its rows',
}

/** [V9] Every row that decides who may do what, or that people rely on, is as the log tells. Gives since when it does. */
export async function verifyBeside(house: House, db: Connection, say: Say): Promise<string | null> {
  const { code } = house
  const { since, strays } = await strayRows(db, house.cover)
  for (const { table, key, why } of strays)
    say(table, table === 'access' ? `access/${key}` : key === '' ? table : `${table} ${key}`, reasons[why])
  await verifyKeys(house, db, say)
  for (const name of await strangeSecrets(db, code, house.secrets))
    say('secret', name, 'is not the secret that this house was opened with')
  for (const id of await forgedSessions(db, house.cover))
    say('session', id, 'was not opened by this house, or changed since: it opens nothing')
  await verifyReach(db, code, say)
  for (const id of await passedOver(db, code))
    say('outbox', id, 'waits for ever: nobody answered it, and the cursor of those who carry went past it')
  const [brought, ran] = [migrationFiles(), await ranMigrations(db)]
  for (const name of new Set([...brought, ...ran]))
    if (!brought.includes(name) || !ran.includes(name))
      say('migration', name, ran.includes(name) ? 'is not one of this version' : 'was not run')
  return since
}

const keysAtOnce = 5_000

/** [V11] Every key of a subject opens under the master keys, and is there unless its subject was erased. */
async function verifyKeys({ code, secrets }: House, db: Connection, say: Say): Promise<void> {
  for (let after = ''; ;) {
    const rows = await wrappedKeysAfter(db, code, after, keysAtOnce)
    if (rows.length === 0) break
    for (const { subject, wrapped } of rows)
      if (!opens(() => secrets.masters.unwrap(wrapped, `${code}|${subject}`)))
        say('key', subject, 'is damaged, or another’s: what was sealed with it cannot be read')
    after = rows.at(-1)!.subject
    await new Promise((next) => setImmediate(next))
  }
  const subjects = [...(await sealingSubjects(db, code)), ...(await purposeSubjects(db, code))]
  sayKeyless(await keylessAmong(db, code, [...new Set(subjects)]), say)
}

/** Keys that are missing although nobody was erased. */
export const sayKeyless = (subjects: readonly string[], say: Say): void => {
  for (const subject of subjects)
    say('key', subject, 'is gone, and the log tells of no erasure: what was sealed with it cannot be read')
}

function opens(unwrap: () => Buffer): boolean {
  try {
    return unwrap().length > 0
  } catch {
    return false
  }
}

/** [AR3] Whose posts reach which places, worked out again from the tree. */
async function verifyReach(db: Connection, code: string, say: Say): Promise<void> {
  const want = new Set(
    reachRows(await readTree(db, code)).map((r) => [r.code, r.above, r.from, r.to].join('|')),
  )
  const have = new Set(await storedReach(db, code))
  for (const line of want) if (!have.has(line)) say('reach', line, 'follows from the tree and is not stored')
  for (const line of have) if (!want.has(line)) say('reach', line, 'does not follow from the tree of places')
}
