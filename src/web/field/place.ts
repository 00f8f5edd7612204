/** Where one is in the field: behind the `#`, so that the phone always opens one and the same page. */
import { useSyncExternalStore } from 'react'

const listen = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
const here = (): string => location.hash.replace(/^#\/?/, '')

/** The parts of the address: `new/assistance.temporary/apply` is three. */
export const usePlace = (): readonly string[] =>
  useSyncExternalStore(listen, here).split('/').map(decodeURIComponent)

export const hashOf = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`
export function goTo(...parts: readonly string[]): void {
  location.hash = hashOf(...parts)
  scrollTo(0, 0)
}
