/** The first page of a rehearsal: a broadsheet whose every value is asked of the realm that made it. Draws itself without a library. */
import '../shared/old.ts'
import { addressHere, at } from '../shared/base.ts'
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetView } from '../../server/contract/broadsheet.ts'
import { el, type Child } from './dom.ts'
import './page.css'
import { openPanel } from './panel.ts'
import { say, whys } from './words.ts'

type Realm = BroadsheetView['realms'][number]

/** While realms are still loading, the page asks again so often. */
const againMs = 5_000
const root = document.getElementById('root')!
let lang: keyof Text = localStorage.getItem('yimen-lang') === 'en' ? 'en' : 'zh'
let view: BroadsheetView | null = null
const t = (text: Text): string => text[lang]

const asOf = new URLSearchParams(addressHere().split('?')[1]).get('asOf')
const query = asOf === null ? '' : `?asOf=${encodeURIComponent(asOf)}`

async function read(): Promise<void> {
  const response = await fetch(at(`/api/broadsheet${query}`)).catch(() => null)
  if (!response?.ok) {
    const isClosed = response?.status === 400 || response?.status === 404
    if (view === null) drawNotice(isClosed)
    if (!isClosed) setTimeout(() => void read(), againMs)
    return
  }
  const text = await response.text()
  if (text !== shownText) {
    shownText = text
    view = JSON.parse(text) as BroadsheetView
    draw()
  }
  if (view!.signed === null && filledOf(view!) < Object.keys(view!.values).length)
    setTimeout(() => void read(), againMs)
}
let shownText = ''

const filledOf = (v: BroadsheetView): number => v.realms.reduce((sum, r) => sum + r.claimed, 0)

function draw(): void {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  const focusedId = document.activeElement?.getAttribute('data-id')
  if (view === null) {
    root.replaceChildren(
      el('main', { id: 'main', class: 'waiting' }, el('p', { role: 'status' }, t(say.waiting))),
    )
    return
  }
  const v = view
  document.title = `${t(v.title)} · ${v.asOf}`
  root.replaceChildren(
    el('a', { class: 'skip', href: '#main' }, t(say.skip)),
    ...(v.rehearsal ? [el('p', { class: 'rehearsal', role: 'note' }, t(say.rehearsal))] : []),
    masthead(v),
    el(
      'main',
      { id: 'main', tabindex: '-1' },
      v.signed && v.signed.corrections.length > 0 ? corrections(v) : null,
      el('div', { class: 'columns' }, ...v.sections.map((s) => article(v, s))),
      checks(v),
      places(v),
    ),
  )
  if (focusedId) root.querySelector<HTMLElement>(`[data-id="${focusedId}"]`)?.focus()
}

/** Nobody waits for a page that will not come: a house that is no rehearsal shows what is signed. */
function drawNotice(isClosed: boolean): void {
  root.replaceChildren(
    el(
      'main',
      { id: 'main', class: 'waiting' },
      el('p', { role: 'status' }, t(isClosed ? say.closed : say.broken)),
      isClosed ? el('p', {}, el('a', { href: at('/services') }, t(say.services))) : null,
    ),
  )
}

function masthead(v: BroadsheetView): HTMLElement {
  const [year, month, day] = v.asOf.split('-').map(Number)
  const wanted = Object.keys(v.values).length
  const filled = filledOf(v)
  const share = Math.round((100 * filled) / wanted)
  return el(
    'header',
    { class: 'masthead' },
    el(
      'div',
      { class: 'ears' },
      el('p', {}, v.number ?? t(say.draft)),
      el(
        'p',
        { class: 'tools' },
        el('button', { type: 'button', class: 'plain', click: () => window.print() }, t(say.print)),
        el(
          'button',
          { type: 'button', class: 'plain', lang: lang === 'zh' ? 'en' : 'zh-CN', click: turn },
          t(say.other),
        ),
      ),
    ),
    el('h1', {}, t(v.title)),
    el('p', { class: 'motto' }, t(v.motto)),
    el(
      'div',
      { class: 'dateline' },
      el('span', {}, lang === 'zh' ? `${year}年${month}月${day}日` : `${t(say.asOf)} ${v.asOf}`),
      el('span', {}, t(v.issuer)),
      el(
        'span',
        { role: 'status', class: 'fill' },
        el('i', { class: 'bar', 'aria-hidden': 'true' }, el('i', { style: `width:${share}%` })),
        ` ${filled} / ${wanted} ${t(say.filled)}`,
      ),
    ),
  )
}

function turn(): void {
  lang = lang === 'zh' ? 'en' : 'zh'
  localStorage.setItem('yimen-lang', lang)
  draw()
}

function article(v: BroadsheetView, s: BroadsheetView['sections'][number]): HTMLElement {
  const realm = v.realms.find((r) => r.realm === s.realm)!
  return el(
    'article',
    { 'data-article': s.article },
    el('p', { class: 'place' }, t(s.place)),
    el('h2', {}, t(s.heading)),
    ...stateLine(realm),
    ...s.paragraphs.map((p) => el('p', {}, ...p[lang].map((run) => runOf(v, run)))),
  )
}

/** [PG6] Since when a realm has been silent stands in the text, on paper too. */
function stateLine(r: Realm): readonly HTMLElement[] {
  if (r.state === 'told') return []
  const why = r.why ? t(whys[r.why]) : ''
  const words =
    r.state === 'last' && r.since
      ? `${r.since.slice(0, 16).replace('T', ' ')} ${t(say.since)}（${why}）`
      : `${t(r.name)} ${t(say.never)}（${why}）`
  return [el('p', { class: 'state' }, words)]
}

function runOf(v: BroadsheetView, run: { readonly text: string; readonly id?: string | undefined }): Child {
  if (run.id === undefined) return run.text
  const { id } = run
  const value = v.values[id]
  const label = value ? `${run.text}，${t(value.title)}` : `—，${t(say.untold)}`
  const state = value?.value == null ? ' gone' : value.live ? '' : ' old'
  return el(
    'button',
    {
      type: 'button',
      class: `v${state}`,
      'data-id': id,
      'aria-label': label,
      click: () => openPanel(v, id, t, lang),
    },
    run.text,
  )
}

function corrections(v: BroadsheetView): HTMLElement {
  return el(
    'section',
    { class: 'corrections', 'aria-labelledby': 'corrections' },
    el('h2', { id: 'corrections' }, t(say.corrections)),
    ...v.signed!.corrections.map((c) => {
      const realm = v.realms.find((r) => r.realm === v.values[c.id]?.realm)
      return el(
        'div',
        { 'data-correction': c.id },
        el('p', {}, t(c.sentence)),
        el(
          'ul',
          {},
          ...c.causes.map((cause) =>
            el(
              'li',
              {},
              `${t(say.because)}：`,
              realm?.path
                ? el('a', { href: `${realm.path}desk/cases/${cause.case}` }, cause.case)
                : cause.case,
              ` ${t(cause.came ? say.came : say.went)}`,
              cause.act ? ` · ${t(cause.act)}` : '',
            ),
          ),
        ),
      )
    }),
  )
}

function checks(v: BroadsheetView): HTMLElement {
  return el(
    'section',
    { class: 'checks', 'aria-labelledby': 'checks' },
    el('h2', { id: 'checks' }, t(say.checked)),
    el('p', { class: 'note' }, t(say.checkedNote)),
    ...v.differing.map((d) => el('p', { class: 'warn' }, t(d.message))),
    el(
      'ul',
      {},
      ...v.implied.map((j) => {
        const state = j.holds === null ? 'open' : j.holds ? 'holds' : 'fails'
        return el(
          'li',
          { class: state },
          el('b', {}, t(j.title)),
          el('span', { class: 'mark' }, t(say[state])),
          el('span', { class: 'working' }, t(j.working)),
        )
      }),
    ),
  )
}

function places(v: BroadsheetView): HTMLElement {
  return el(
    'section',
    { class: 'places', 'aria-labelledby': 'places' },
    el('h2', { id: 'places' }, t(say.places)),
    el('p', { class: 'note' }, t(say.placesNote)),
    el('ol', { class: 'tour' }, ...say.tour.map((step) => el('li', {}, t(step)))),
    el('ul', { class: 'realms' }, ...v.realms.map(placeOf)),
  )
}

function placeOf(r: Realm): HTMLElement {
  const share = `${r.claimed} / ${r.wanted}`
  /** The first realm's own first address is this page. */
  const home = r.path === '/' ? '/services' : r.path
  const way = (to: string, words: Text) =>
    el('a', { href: to, 'aria-label': `${t(r.name)}：${t(words)}` }, t(words))
  return el(
    'li',
    {},
    el('b', {}, t(r.name)),
    el('span', { class: 'told' }, share),
    r.path === null || r.why === 'not_served'
      ? el('span', { class: 'state' }, r.why ? t(whys[r.why]) : '')
      : el(
          'span',
          { class: 'ways' },
          way(home!, say.resident),
          way(`${r.path}desk`, say.desk),
          way(`${r.path}wall`, say.wall),
        ),
  )
}

draw()
void read()

/** A machine without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('./letters.ts'))
