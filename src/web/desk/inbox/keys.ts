/** j and k walk through the links of a list, and arrows once one is there; x marks its row; Enter opens, as for any link. */
import { useEffect } from 'react'

/** True while somebody writes, when a letter is a letter. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** `selector` finds the links in the order of the page. */
export function useWalk(selector: string): void {
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey) return
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null
      const isOnRow = focused?.matches(selector) === true
      const isMark = focused?.matches('.mark') === true
      if (e.key === 'x' && isOnRow) {
        const mark = focused.closest('tr, li')?.querySelector<HTMLElement>('.mark')
        mark?.click()
        return
      }
      const isDown = e.key === 'j' || (e.key === 'ArrowDown' && isOnRow)
      const isUp = e.key === 'k' || (e.key === 'ArrowUp' && isOnRow)
      if ((!isDown && !isUp) || (isWriting(e.target) && !isMark)) return
      const links = [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (l) => l.offsetParent !== null,
      )
      const here = links.indexOf(document.activeElement as HTMLElement)
      const next = links[here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + (isDown ? 1 : -1)))]
      if (!next) return
      e.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [selector])
}
