/** Addresses without a library: a path is state, a link changes it, the browser's buttons work. */
import { useEffect, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react'
import { addressHere, at } from './base.ts'

const heard = new Set<() => void>()
const listen = (hear: () => void) => {
  heard.add(hear)
  window.addEventListener('popstate', hear)
  return () => {
    heard.delete(hear)
    window.removeEventListener('popstate', hear)
  }
}

/** Path and query, as they stand in the address bar behind the realm's own beginning. */
export const useAddress = (): string => useSyncExternalStore(listen, addressHere)

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', at(to))
  else history.pushState(null, '', at(to))
  for (const hear of heard) hear()
  window.scrollTo(0, 0)
}

export function Link({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const follow = (e: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(e)
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    go(href)
  }
  return <a href={at(href)} onClick={follow} {...rest} />
}

/** Those of an address that were filled in, among these. */
export const filledIn = (query: URLSearchParams, names: readonly string[]): URLSearchParams =>
  new URLSearchParams(names.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])))

/** The page's own title, and the focus at its heading, so that a reader hears where they are. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
