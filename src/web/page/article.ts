/** One article of the sheet, set as the page says: its headline by its rank, its text in columns, some values large. */
import { el, type Child } from './dom.ts'
import { minuteOf, realmOf, type Realm, type Section, type Shown } from './shown.ts'
import { say, whys } from './words.ts'

/** Of twelve: an article that is wider is read from farther off. */
const wideFrom = 6

export function article(shown: Shown, s: Section): HTMLElement {
  const { t, lang, view } = shown
  const { rank, width, rows, columns, large } = s.set
  const realm = realmOf(view, s.realm)
  return el(
    'article',
    {
      'data-article': s.article,
      class: `rank-${rank}${width > wideFrom ? ' wide' : ''}`,
      style: `--width:${width};--rows:${rows};--columns:${columns}`,
    },
    el(
      'header',
      {},
      el('p', { class: 'place' }, t(s.place)),
      el('h2', {}, t(s.heading)),
      s.deck ? el('p', { class: 'deck' }, t(s.deck)) : null,
      realm ? stateLine(shown, realm) : null,
    ),
    el(
      'div',
      { class: 'text' },
      ...s.paragraphs.map((p) => el('p', {}, ...p[lang].map((run) => runOf(shown, run)))),
    ),
    large.length === 0
      ? null
      : el(
          'ul',
          { class: 'large' },
          ...large.map(({ id, title }) =>
            el('li', {}, valueOf(shown, id, view.values[id]?.printed[lang] ?? '—'), el('span', {}, t(title))),
          ),
        ),
  )
}

/** [PG6] Since when a realm has been silent stands in the text, on paper too. */
function stateLine({ t }: Shown, r: Realm): HTMLElement | null {
  if (r.state === 'told') return null
  const why = r.why ? `（${t(whys[r.why])}）` : ''
  const words = r.state === 'last' && r.since ? `${minuteOf(r.since)} ${t(say.since)}` : t(say.never)
  return el('p', { class: 'state' }, `${words}${why}`)
}

const runOf = (shown: Shown, run: { readonly text: string; readonly id?: string | undefined }): Child =>
  run.id === undefined ? run.text : valueOf(shown, run.id, run.text)

/** A link, so that the punctuation after it never begins a line, and that a value has an address. */
function valueOf({ view, t }: Shown, id: string, printed: string): HTMLElement {
  const value = view.values[id]
  const isTold = value?.value != null
  const label = value ? `${isTold ? printed : t(say.noValue)}，${t(value.title)}` : `${id}，${t(say.untold)}`
  return el(
    'a',
    {
      class: `v${isTold ? (value.live ? '' : ' old') : ' gone'}`,
      href: `#${id}`,
      'data-id': id,
      'aria-label': label,
    },
    isTold ? printed : '—',
  )
}
