/** What realms answered last, kept in a file beside the database: one brought back from a backup has not forgotten which heads were seen. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Day } from '#kernel/day'
import type { SeenHead } from '#page'
import type { PageAnswerView } from '../contract/index.ts'

export type Kept = Pick<PageAnswerView, 'name' | 'at' | 'figures'> & { readonly head: SeenHead }
type OfRealm = { readonly head: SeenHead; readonly answers: Readonly<Record<string, Kept>> }

export type Answers = {
  /** The newest head that was seen of a realm. */
  head(realm: string): SeenHead | null
  /** What it answered as of a day. */
  last(realm: string, asOf: Day): Kept | null
  keep(realm: string, asOf: Day, answer: Kept): void
}

/** Days of one realm that are remembered, the latest asked. */
const mostDays = 12

/** [PG6] `file` null: memory alone. What cannot be read is begun anew and said. */
export function openAnswers(file: string | null, onFault: (error: unknown) => void): Answers {
  const realms = new Map<string, OfRealm>(Object.entries(read(file, onFault)))
  const write = (): void => {
    if (file === null) return
    try {
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(realms)), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch (error) {
      onFault(error)
    }
  }
  return {
    head: (realm) => realms.get(realm)?.head ?? null,
    last: (realm, asOf) => realms.get(realm)?.answers[asOf] ?? null,
    keep(realm, asOf, answer) {
      const { [asOf]: before, ...others } = realms.get(realm)?.answers ?? {}
      const isSame =
        before?.head.root === answer.head.root &&
        JSON.stringify(before.figures) === JSON.stringify(answer.figures)
      const recent = Object.entries(others).slice(-(mostDays - 1))
      realms.set(realm, { head: answer.head, answers: { ...Object.fromEntries(recent), [asOf]: answer } })
      if (!isSame) write()
    },
  }
}

function read(file: string | null, onFault: (error: unknown) => void): Readonly<Record<string, OfRealm>> {
  if (file === null || !existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, OfRealm>>
  } catch (error) {
    onFault(error)
    return {}
  }
}
