/** What stands around the articles: corrections, whether the numbers agree, and the way to each place. */
import type { Text } from '../../kernel/text.ts'
import { el } from './dom.ts'
import { homeOf, servicesOf, type Realm, type Shown } from './shown.ts'
import { say, whys } from './words.ts'

export function corrections({ view, t }: Shown): HTMLElement | null {
  const made = view.signed?.corrections ?? []
  if (made.length === 0) return null
  return el(
    'section',
    { class: 'corrections', 'aria-labelledby': 'corrections' },
    el('h2', { id: 'corrections' }, t(say.corrections)),
    ...made.map((c) => {
      const path = homeOf(view, c.id)?.path
      return el(
        'div',
        { 'data-correction': c.id },
        el('p', {}, el('a', { class: 'v', href: `#${c.id}`, 'data-id': c.id }, c.id), ` ${t(c.sentence)}`),
        el(
          'ul',
          {},
          ...c.causes.map((cause) =>
            el(
              'li',
              {},
              `${t(say.because)}：`,
              path
                ? el('a', { href: `${path}desk/cases/${encodeURIComponent(cause.case)}` }, cause.case)
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

export function checks({ view, t }: Shown): HTMLElement {
  return el(
    'section',
    { class: 'checks', 'aria-labelledby': 'checks' },
    el('h2', { id: 'checks' }, t(say.checked)),
    el('p', { class: 'note' }, t(say.checkedNote)),
    ...view.differing.map((d) => el('p', { class: 'warn' }, t(d.message))),
    el(
      'ul',
      {},
      ...view.implied.map((j) => {
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

/** [PG11] Every realm's three faces. */
export function places({ view, t }: Shown): HTMLElement {
  return el(
    'section',
    { class: 'places', 'aria-labelledby': 'places' },
    el('h2', { id: 'places' }, t(say.places)),
    el('p', { class: 'note' }, t(say.placesNote)),
    el('ul', { class: 'realms' }, ...view.realms.map((r) => placeOf(r, t))),
  )
}

function placeOf(r: Realm, t: Shown['t']): HTMLElement {
  const way = (face: string, to: string, words: Text) =>
    el('a', { href: to, 'data-face': face, 'aria-label': `${t(r.name)}：${t(words)}` }, t(words))
  return el(
    'li',
    { 'data-realm': r.realm },
    el('b', {}, t(r.name)),
    el('span', { class: 'told' }, `${r.claimed} / ${r.wanted}`),
    r.path === null || r.why === 'not_served'
      ? el('span', { class: 'state' }, r.why ? t(whys[r.why]) : '')
      : el(
          'span',
          { class: 'ways' },
          way('resident', servicesOf(r.path), say.resident),
          way('desk', `${r.path}desk`, say.desk),
          way('wall', `${r.path}wall`, say.wall),
        ),
  )
}
