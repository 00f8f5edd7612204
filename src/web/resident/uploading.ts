/** How many papers are on their way: what is sent without them would lack them. */
import { useSyncExternalStore } from 'react'

let count = 0
const listeners = new Set<() => void>()
const tell = (by: number): void => {
  count += by
  for (const listener of listeners) listener()
}

/** Counts a piece of work while it lasts. */
export async function whileUploading<T>(work: () => Promise<T>): Promise<T> {
  tell(1)
  try {
    return await work()
  } finally {
    tell(-1)
  }
}

export const useUploading = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => count,
  )
