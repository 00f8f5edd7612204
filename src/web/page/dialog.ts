/** A sheet beside the page, or over it on a phone: whoever goes on by keyboard stays inside until it is closed. */
import { el, type Child } from './dom.ts'

export type Dialog = { readonly body: HTMLElement; readonly close: () => void }
type Opening = {
  readonly name: string
  readonly title: readonly Child[]
  readonly closeWords: string
  /** Where the focus goes afterwards. */ readonly back: () => Element | null
  readonly closed?: () => void
}

export function openDialog({ name, title, closeWords, back, closed }: Opening): Dialog {
  const close = (): void => {
    shade.remove()
    document.removeEventListener('keydown', onKey)
    document.body.classList.remove('covered')
    const opener = back()
    if (opener instanceof HTMLElement) opener.focus()
    closed?.()
  }
  const closing = el('button', { type: 'button', class: 'plain', click: close }, closeWords)
  const body = el('div', { class: 'panel-body' })
  const panel = el(
    'div',
    {
      class: 'panel',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'panel-title',
      'data-panel': name,
    },
    el('header', {}, el('h2', { id: 'panel-title' }, ...title), closing),
    body,
  )
  const shade = el('div', { class: 'shade' }, panel)
  shade.addEventListener('click', (e) => {
    if (e.target === shade) close()
  })
  const onKey = (e: KeyboardEvent): void => {
    if (e.key === 'Escape') close()
    if (e.key !== 'Tab') return
    /** The tour explains what lies open: it is part of it. */
    const stops = [panel, ...document.querySelectorAll('.tour')].flatMap((part) => [
      ...part.querySelectorAll<HTMLElement>('a[href], button'),
    ])
    const [first, last] = [stops[0]!, stops[stops.length - 1]!]
    if (e.shiftKey && document.activeElement === first) last.focus()
    else if (!e.shiftKey && document.activeElement === last) first.focus()
    else return
    e.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  document.body.classList.add('covered')
  document.body.append(shade)
  closing.focus()
  return { body, close }
}
