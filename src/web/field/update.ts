/** [FO1] The worker, and a new version of the pages that waits until somebody taps. */
import { useSyncExternalStore } from 'react'
import { at } from '../shared/base.ts'

let waiting: ServiceWorker | null = null
let isReady = false
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a newer version lies here and waits. */
export const useUpdate = (): boolean => useSyncExternalStore(listen, () => waiting !== null)
/** Whether the pages open without network from now on. */
export const useInstalled = (): boolean => useSyncExternalStore(listen, () => isReady)

/** Nothing happens where the browser has none, as over plain http. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register(at('/field/worker.js'), {
      scope: at('/field'),
    })
    const look = (): void => {
      waiting = navigator.serviceWorker.controller ? registration.waiting : null
      isReady = registration.active !== null
      tell()
    }
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
    await navigator.serviceWorker.ready
    look()
    /** A page that stays open for days asks by itself. */
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
    })
  } catch {
    /* Then the pages need the network. */
  }
}

/** The person tapped: the newer version takes over, and the page opens anew. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage('take over')
}
