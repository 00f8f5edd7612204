/** j and k walk through the links of a list, as arrows do elsewhere; Enter opens, as for any link. */
import { useEffect } from 'react'

/** True while somebody writes, when a letter is a letter. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** `selector` finds the links in the order of the page. */
export function useWalk(selector: string): void {
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      if (!['j', 'k'].includes(e.key) || e.ctrlKey || e.metaKey || e.altKey || isWriting(e.target)) return
      const links = [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (l) => l.offsetParent !== null,
      )
      const here = links.indexOf(document.activeElement as HTMLElement)
      const next =
        links[here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + (e.key === 'j' ? 1 : -1)))]
      if (!next) return
      e.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [selector])
}
