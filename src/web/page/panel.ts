/** Behind one value: what it means, where it comes from, and its records, each the way into its case. */
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetRecordsView } from '../../server/contract/broadsheet.ts'
import { at } from '../shared/base.ts'
import { openDialog, type Dialog } from './dialog.ts'
import { el, type Child } from './dom.ts'
import { homeOf, minuteOf, type Realm, type Shown } from './shown.ts'
import { act, qualifiers, say, whys } from './words.ts'

export function openPanel(shown: Shown, id: string, closed: () => void): Dialog {
  const { view, t } = shown
  const title = view.values[id]?.title ?? say.untold
  const opener = document.activeElement
  const dialog = openDialog({
    name: id,
    title: [el('small', {}, id), t(title)],
    closeWords: t(say.close),
    /** The page may have been drawn anew meanwhile. */
    back: () => (opener?.isConnected ? opener : document.querySelector(`[data-id="${id}"]`)),
    closed,
  })
  fill(dialog.body, shown, id)
  return dialog
}

function fill(body: HTMLElement, shown: Shown, id: string): void {
  const { view, lang, t } = shown
  const v = view.values[id]
  const realm = homeOf(view, id)
  if (!v) {
    const why = realm?.why
    body.append(
      el('p', { class: 'big' }, '—'),
      el(
        'p',
        { class: 'warn' },
        realm ? t(realm.name) : '',
        why ? `：${t(whys[why])}` : `：${t(say.untold)}`,
      ),
    )
    return
  }
  const unit = view.units[v.unit] ?? { zh: v.unit, en: v.unit }
  const from = v.window.from === '1900-01-01' ? t(say.beginning) : v.window.from
  const rows: readonly (readonly [Text, string])[] = [
    [say.qualifier, t(qualifiers[v.qualifier] ?? { zh: v.qualifier, en: v.qualifier })],
    [say.window, `${from} ${t(say.to)} ${v.window.to}`],
    [say.meaning, t(v.definition)],
    [say.where, realm ? t(realm.name) : v.realm],
    ...(v.digest === null ? [] : [[say.digest, v.digest.slice(0, 16)] as const]),
  ]
  body.append(
    el(
      'p',
      { class: 'big' },
      v.value === null ? '—' : v.printed[lang],
      v.value === null ? null : el('small', {}, t(unit)),
    ),
    ...(realm?.state === 'last' && realm.since
      ? [el('p', { class: 'warn' }, `${minuteOf(realm.since)} ${t(say.since)}`)]
      : []),
    el('dl', {}, ...rows.flatMap(([k, words]) => [el('dt', {}, t(k)), el('dd', {}, words)])),
  )
  if (v.digest !== null) body.append(records(shown, id, realm))
}

/** [PG2] Who may not know which records they are is not shown an empty list. */
function records({ view, lang, t }: Shown, id: string, realm: Realm | undefined): HTMLElement {
  const v = view.values[id]!
  const path = realm?.why === 'not_served' ? null : (realm?.path ?? null)
  const rows = el('ul', {})
  const head = el('h3', {}, t(say.records))
  const status = el('p', { class: 'note', role: 'status' }, t(say.reading))
  const more = el('button', { type: 'button', class: 'plain', click: () => void load() }, t(say.more))
  let offset = 0
  const load = async (): Promise<void> => {
    more.remove()
    status.hidden = false
    status.textContent = t(say.reading)
    const data = await fetch(at(`/api/broadsheet/${id}/records?asOf=${view.asOf}&offset=${offset}`))
      .then((r) => (r.ok ? (r.json() as Promise<BroadsheetRecordsView>) : null))
      .catch(() => null)
    status.hidden = data !== null && data.total > 0
    if (data === null) {
      status.textContent = t(say.unread)
      list.append(more)
      more.textContent = t(say.again)
      return
    }
    status.textContent = t(say.none)
    offset += data.records.length
    head.textContent = `${t(say.records)} · ${data.total}${data.frozen ? ` · ${t(say.frozen)}` : ''}`
    rows.append(...data.records.map((r) => el('li', {}, ...recordOf(r, path, { lang, t }))))
    more.textContent = t(say.more)
    if (data.records.length > 0 && offset < data.total) list.append(more)
  }
  const figure = `${path}desk/figures/${encodeURIComponent(v.figure)}?area=${encodeURIComponent(v.area)}&asOf=${view.asOf}`
  const list = el(
    'div',
    { class: 'records' },
    head,
    path === null ? null : el('p', {}, el('a', { href: figure }, `${t(say.figure)} →`)),
    status,
    rows,
  )
  void load()
  return list
}

const recordOf = (
  r: BroadsheetRecordsView['records'][number],
  path: string | null,
  { lang, t }: Pick<Shown, 'lang' | 't'>,
): readonly Child[] => [
  path === null
    ? el('span', {}, r.case)
    : el('a', { href: `${path}desk/cases/${encodeURIComponent(r.case)}` }, r.case),
  el('span', {}, r.entry === '' || r.entry === r.case ? t(act(r.seq)) : r.entry),
  el('b', {}, r.said ? r.said.text[lang] : String(r.value)),
]
