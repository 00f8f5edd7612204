/** The head of the page: its name, its day and number, how much of it has been told, and what can be done with it. */
import { el, type Child } from './dom.ts'
import { minuteOf, type Shown } from './shown.ts'
import { say, weekdays } from './words.ts'

/** What its buttons do. */
export type Acts = { readonly turn: () => void; readonly tour: () => void; readonly sign: () => void }

export function masthead(shown: Shown, acts: Acts): HTMLElement {
  const { view, lang, t } = shown
  return el(
    'header',
    { class: 'masthead' },
    el('div', { class: 'tools' }, ...toolsOf(shown, acts)),
    el(
      'div',
      { class: 'plate' },
      el('div', { class: 'ear', id: 'issue' }, ...issueOf(shown)),
      el('div', { class: 'name' }, el('h1', {}, t(view.title)), el('p', { class: 'motto' }, t(view.motto))),
      el('div', { class: 'ear' }, ...toldOf(shown)),
    ),
    el(
      'div',
      { class: 'dateline' },
      el('span', {}, dayOf(view.asOf, lang)),
      el('span', {}, t(say.asOf)),
      el('span', {}, t(view.issuer)),
    ),
  )
}

function toolsOf({ view, lang, t }: Shown, acts: Acts): readonly Child[] {
  const button = (words: string, click: () => void, more: Readonly<Record<string, string>> = {}) =>
    el('button', { type: 'button', class: 'plain', click, ...more }, words)
  return [
    view.rehearsal ? button(t(say.tour), acts.tour, { 'data-act': 'tour' }) : null,
    view.maySign && view.signed === null ? button(t(say.sign), acts.sign, { 'data-act': 'sign' }) : null,
    button(t(say.print), () => window.print()),
    button(t(say.other), acts.turn, { lang: lang === 'zh' ? 'en' : 'zh-CN' }),
  ]
}

function issueOf({ view, t }: Shown): readonly Child[] {
  if (view.signed === null || view.number === null)
    return [el('b', {}, t(say.draft)), el('span', {}, t(say.draftNote))]
  return [
    el('b', {}, view.number),
    el('span', {}, `${t(say.signedBy)} ${view.signed.by}`),
    el('span', {}, minuteOf(view.signed.at)),
  ]
}

function toldOf({ view, t }: Shown): readonly Child[] {
  const wanted = Object.keys(view.values).length
  const filled = view.realms.reduce((sum, r) => sum + r.claimed, 0)
  const share = wanted === 0 ? 0 : Math.floor((100 * filled) / wanted)
  return [
    el('b', { role: 'status', class: 'fill' }, `${filled} / ${wanted}`),
    el('span', {}, t(say.filled)),
    el('i', { class: 'bar', 'aria-hidden': 'true' }, el('i', { style: `width:${share}%` })),
  ]
}

function dayOf(asOf: string, lang: 'zh' | 'en'): string {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number]
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]![lang]
  return lang === 'zh' ? `${year}年${month}月${day}日　${weekday}` : `${weekday}, ${asOf}`
}
