/** What was looked for last, in this window's memory alone: a name stands in no address and no history. */
import { useSyncExternalStore } from 'react'

let lastWord = ''
const heard = new Set<() => void>()

export function ask(word: string): void {
  lastWord = word
  for (const hear of heard) hear()
}

export const useAsked = (): string =>
  useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    () => lastWord,
  )

/** The number of a case may stand in an address; one of a person or a telephone may not. */
export const isCaseNumber = (word: string): boolean =>
  /^[A-Za-z][A-Za-z0-9-]{2,59}$/.test(word) && /\d/.test(word) && !/\d{7}/.test(word)
