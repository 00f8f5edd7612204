/** Behind one value: what it means, where it comes from, and its records, each the way into its case. */
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetRecordsView, BroadsheetView } from '../../server/contract/broadsheet.ts'
import { at } from '../shared/base.ts'
import { el, type Child } from './dom.ts'
import { qualifiers, say, whys } from './words.ts'

type Tell = (text: Text) => string
const pageSize = 50

export function openPanel(view: BroadsheetView, id: string, t: Tell, lang: keyof Text): void {
  const opener = document.activeElement
  const title = view.values[id]?.title ?? say.untold
  const close = (): void => {
    shade.remove()
    document.removeEventListener('keydown', onKey)
    /** The page may have been drawn anew meanwhile. */
    const back = opener?.isConnected ? opener : document.querySelector(`[data-id="${id}"]`)
    if (back instanceof HTMLElement) back.focus()
  }
  const closing = el('button', { type: 'button', class: 'plain', click: close }, t(say.close))
  const body = el('div', { class: 'panel-body' })
  const panel = el(
    'div',
    {
      class: 'panel',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'panel-title',
      'data-panel': id,
    },
    el('header', {}, el('h2', { id: 'panel-title' }, t(title), el('small', {}, id)), closing),
    body,
  )
  const shade = el('div', { class: 'shade' }, panel)
  shade.addEventListener('click', (e) => {
    if (e.target === shade) close()
  })
  /** Who goes on by keyboard stays inside until it is closed. */
  const onKey = (e: KeyboardEvent): void => {
    if (e.key === 'Escape') close()
    if (e.key !== 'Tab') return
    const stops = [...panel.querySelectorAll<HTMLElement>('a[href], button')]
    const [first, last] = [stops[0]!, stops[stops.length - 1]!]
    if (e.shiftKey && document.activeElement === first) last.focus()
    else if (!e.shiftKey && document.activeElement === last) first.focus()
    else return
    e.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  document.body.append(shade)
  closing.focus()
  fill(body, view, id, t, lang)
}

function fill(body: HTMLElement, view: BroadsheetView, id: string, t: Tell, lang: keyof Text): void {
  const v = view.values[id]
  const section = view.sections.find((s) => id.startsWith(`${s.article}-`))
  const realm = view.realms.find((r) => r.realm === section?.realm)
  if (!v) {
    const why = realm?.why
    body.append(el('p', {}, t(say.untold), why ? `：${t(whys[why])}` : ''))
    return
  }
  const unit = view.units[v.unit] ?? { zh: v.unit, en: v.unit }
  const from = v.window.from === '1900-01-01' ? t(say.beginning) : v.window.from
  const rows: readonly (readonly [Text, string])[] = [
    [say.unit, t(unit)],
    [say.qualifier, t(qualifiers[v.qualifier] ?? { zh: v.qualifier, en: v.qualifier })],
    [say.window, `${from} ${t(say.to)} ${v.window.to}`],
    [say.meaning, t(v.definition)],
    [say.where, realm ? t(realm.name) : v.realm],
    ...(v.digest === null ? [] : [[say.digest, v.digest.slice(0, 16)] as const]),
  ]
  const list = el('div', { class: 'records', 'aria-live': 'polite' })
  body.append(
    el('p', { class: 'big' }, v.value === null ? '—' : v.printed[lang]),
    el('dl', {}, ...rows.flatMap(([k, words]) => [el('dt', {}, t(k)), el('dd', {}, words)])),
    ...(realm?.state === 'last' && realm.since
      ? [el('p', { class: 'warn' }, `${realm.since.slice(0, 16).replace('T', ' ')} ${t(say.since)}`)]
      : []),
    list,
  )
  void records(list, view, id, realm?.path ?? null, t, lang)
}

async function records(
  list: HTMLElement,
  view: BroadsheetView,
  id: string,
  path: string | null,
  t: Tell,
  lang: keyof Text,
): Promise<void> {
  const v = view.values[id]!
  const rows = el('ul', {})
  const head = el('h3', {}, t(say.records))
  const more = el('button', { type: 'button', class: 'plain', click: () => void load() }, t(say.more))
  let offset = 0
  const load = async (): Promise<void> => {
    const response = await fetch(at(`/api/broadsheet/${id}/records?asOf=${view.asOf}&offset=${offset}`))
    if (!response.ok) {
      more.remove()
      return
    }
    const data = (await response.json()) as BroadsheetRecordsView
    offset += pageSize
    head.textContent = `${t(say.records)} · ${data.total}${data.frozen ? ` · ${t(say.frozen)}` : ''}`
    rows.append(...data.records.map((r) => el('li', {}, ...recordOf(r, path, lang))))
    if (offset >= data.total) more.remove()
  }
  list.append(
    head,
    path === null
      ? ''
      : el(
          'p',
          {},
          el(
            'a',
            { href: `${path}desk/figures/${v.figure}?area=${v.area}&asOf=${view.asOf}` },
            `${t(say.figure)} →`,
          ),
        ),
    rows,
    more,
  )
  await load()
}

const recordOf = (
  r: BroadsheetRecordsView['records'][number],
  path: string | null,
  lang: keyof Text,
): readonly Child[] => [
  path === null ? r.case : el('a', { href: `${path}desk/cases/${r.case}` }, r.case),
  el('span', {}, r.entry === '' || r.entry === r.case ? `#${r.seq}` : r.entry),
  el('b', {}, r.said ? r.said.text[lang] : String(r.value)),
]
