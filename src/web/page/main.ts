/** The first page of a rehearsal: a broadsheet whose every value is asked of the realm that made it. Draws itself without a library. */
import '../shared/old.ts'
import { addressHere, at } from '../shared/base.ts'
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetView } from '../../server/contract/broadsheet.ts'
import { article } from './article.ts'
import { checks, corrections, places } from './below.ts'
import type { Dialog } from './dialog.ts'
import { el } from './dom.ts'
import { recall, remember } from './keep.ts'
import { masthead } from './masthead.ts'
import './page.css'
import './around.css'
import { openPanel } from './panel.ts'
import type { Shown } from './shown.ts'
import { openSigning } from './sign.ts'
import { makeTour } from './tour.ts'
import { say } from './words.ts'

/** While realms are still loading, the page asks again so often. */
const againMs = 5_000
const root = document.getElementById('root')!
let lang: keyof Text = recall('yimen-lang') === 'en' ? 'en' : 'zh'
let view: BroadsheetView | null = null
const t = (text: Text): string => text[lang]
const shownNow = (v: BroadsheetView): Shown => ({ view: v, lang, t })

const asOf = new URLSearchParams(addressHere().split('?')[1]).get('asOf')
const query = asOf === null ? '' : `?asOf=${encodeURIComponent(asOf)}`

/** What moves with every answer though nothing that is printed does. */
const unprinted = new Set(['since', 'head', 'at'])
const printedOf = (v: BroadsheetView): string =>
  JSON.stringify(v, (key, value: unknown) => (unprinted.has(key) ? undefined : value))

async function read(): Promise<void> {
  const response = await fetch(at(`/api/broadsheet${query}`)).catch(() => null)
  const answer = response?.ok ? ((await response.json().catch(() => null)) as BroadsheetView | null) : null
  if (answer === null) {
    const isClosed = response?.status === 400 || response?.status === 404 || response?.status === 422
    if (view === null) drawNotice(isClosed ? say.closed : say.broken, isClosed)
    if (!isClosed) setTimeout(() => void read(), againMs)
    return
  }
  const isNew = view === null || printedOf(view) !== printedOf(answer)
  view = answer
  if (isNew) {
    draw(answer)
    follow()
  }
  const isWhole = answer.realms.every((r) => r.state === 'told' && r.claimed === r.wanted)
  if (answer.signed === null && !isWhole) setTimeout(() => void read(), againMs)
}

function draw(v: BroadsheetView): void {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  document.title = `${t(v.title)} · ${v.asOf}`
  const shown = shownNow(v)
  const focusedId = document.activeElement?.getAttribute('data-id')
  root.replaceChildren(
    el('a', { class: 'skip', href: '#main' }, t(say.skip)),
    ...(v.rehearsal ? [el('p', { class: 'rehearsal', role: 'note' }, t(say.rehearsal))] : []),
    masthead(shown, { turn, tour: tour.begin, sign: () => openSigning(shown, () => void read()) }),
    el(
      'main',
      { id: 'main', tabindex: '-1' },
      corrections(shown) ?? '',
      el('div', { class: 'sheet' }, ...v.sections.map((s) => article(shown, s))),
      checks(shown),
      places(shown),
    ),
  )
  if (focusedId) root.querySelector<HTMLElement>(`[data-id="${focusedId}"]`)?.focus({ preventScroll: true })
  tour.drawn(shown)
}

/** Nobody waits for a page that will not come: a house that is no rehearsal shows what is signed. */
function drawNotice(words: Text, isClosed: boolean): void {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  root.replaceChildren(
    el(
      'main',
      { id: 'main', class: 'waiting' },
      el('p', { role: 'status' }, t(words)),
      isClosed ? el('p', {}, el('a', { href: at('/services') }, t(say.services))) : '',
    ),
  )
}

function turn(): void {
  lang = lang === 'zh' ? 'en' : 'zh'
  remember('yimen-lang', lang)
  if (view !== null) draw(view)
  root.querySelector<HTMLElement>('.tools button:last-child')?.focus()
}

/** [PG15] A value that lies open has an address of its own: the way back closes it, on a phone too. */
let panel: { readonly id: string; readonly dialog: Dialog } | null = null
let wasFollowed = false
function follow(): void {
  const id = decodeURIComponent(location.hash.slice(1))
  if (panel?.id === id) return
  const before = panel
  panel = null
  before?.dialog.close()
  if (view !== null && Object.hasOwn(view.values, id))
    panel = { id, dialog: openPanel(shownNow(view), id, leave) }
}
function leave(): void {
  if (panel === null) return
  panel = null
  if (wasFollowed) history.back()
  else history.replaceState(null, '', addressHere())
  wasFollowed = false
}
addEventListener('hashchange', follow)
root.addEventListener('click', (e) => {
  if (e.target instanceof Element && e.target.closest('a[data-id]')) wasFollowed = true
})

/** The tour goes where it speaks of: the way back out of a value does not scroll. */
history.scrollRestoration = 'manual'
const tour = makeTour((id) => {
  if (id === null) panel?.dialog.close()
  else if (panel?.id !== id) {
    wasFollowed = true
    location.hash = id
    follow()
  }
})

drawNotice(say.waiting, false)
void read()

/** A machine without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('./letters.ts'))
