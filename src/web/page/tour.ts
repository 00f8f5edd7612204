/** [PG14] The tour of a rehearsal: one card at the foot of the page, and what it speaks of lit up. */
import { ownName } from '../shared/base.ts'
import { el } from './dom.ts'
import { recall, remember } from './keep.ts'
import { servicesOf, type Realm, type Shown } from './shown.ts'
import { say, steps, type Step } from './words.ts'

/** What the browser remembers: `seen`, or the step at which somebody went off to a realm. */
const mark = ownName('yimen-page-tour')
const seen = 'seen'

export type Tour = {
  /** The page was drawn anew: the card says it in its language, and what was lit is lit again. */
  readonly drawn: (shown: Shown) => void
  readonly begin: () => void
}

/** `openValue` opens a value; `null` closes whatever is open. */
export function makeTour(openValue: (id: string | null) => void): Tour {
  let shown: Shown | null = null
  let at: number | 'offer' | null = firstStep()
  let card: HTMLElement | null = null

  const go = (to: number | null): void => {
    at = to
    remember(mark, to === null ? seen : String(to))
    draw(true)
  }

  const draw = (takesFocus: boolean): void => {
    card?.remove()
    unlight()
    document.body.classList.toggle('touring', at !== null && shown !== null)
    if (shown === null || at === null) {
      if (takesFocus) {
        openValue(null)
        document.querySelector<HTMLElement>('[data-act="tour"]')?.focus()
      }
      return
    }
    card = at === 'offer' ? offer(shown, go) : cardOf(shown, at, go)
    document.body.append(card)
    if (at === 'offer') return
    const step = steps[at]!
    const value = firstValue()
    if (takesFocus) openValue(step.opens ? (value?.getAttribute('data-id') ?? null) : null)
    light(step.at === 'value' ? value : targetOf(shown, step))
    if (takesFocus) card.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }

  return {
    drawn(now) {
      shown = now.view.rehearsal ? now : null
      draw(false)
    },
    begin: () => go(0),
  }
}

function firstStep(): number | 'offer' | null {
  const was = recall(mark)
  if (was === seen) return null
  const step = was === null ? Number.NaN : Number(was)
  return Number.isInteger(step) && step >= 0 && step < steps.length ? step : 'offer'
}

const nameOf = (t: Shown['t']) => ({ class: 'tour', role: 'region', 'aria-label': t(say.tour) })

function offer({ t }: Shown, go: (to: number | null) => void): HTMLElement {
  return el(
    'aside',
    nameOf(t),
    el('p', {}, t(say.offer)),
    el(
      'p',
      { class: 'acts' },
      el('button', { type: 'button', class: 'plain', click: () => go(null) }, t(say.decline)),
      el('button', { type: 'button', class: 'plain strong', click: () => go(0) }, t(say.begin)),
    ),
  )
}

function cardOf(shown: Shown, at: number, go: (to: number | null) => void): HTMLElement {
  const { t } = shown
  const step = steps[at]!
  const isLast = at === steps.length - 1
  const way = wayOf(shown, step)
  const card = el(
    'aside',
    nameOf(t),
    el(
      'h2',
      { tabindex: '-1' },
      el('small', {}, `${at + 1} / ${steps.length}`),
      el('span', {}, t(step.title)),
    ),
    el('p', {}, t(step.words)),
    way === null ? null : el('p', {}, el('a', { href: way.href }, `${way.words} →`)),
    el(
      'p',
      { class: 'acts' },
      el('button', { type: 'button', class: 'plain', click: () => go(null) }, t(say.end)),
      at === 0
        ? null
        : el('button', { type: 'button', class: 'plain', click: () => go(at - 1) }, t(say.back)),
      el(
        'button',
        { type: 'button', class: 'plain strong', click: () => go(isLast ? null : at + 1) },
        t(isLast ? say.done : say.next),
      ),
    ),
  )
  card.addEventListener('keydown', (e) => {
    if (e.key === 'ArrowRight' && !isLast) go(at + 1)
    else if (e.key === 'ArrowLeft' && at > 0) go(at - 1)
    else if (e.key === 'Escape') {
      e.stopPropagation()
      go(null)
    }
  })
  return card
}

/** A value that is told, of a place that one can go to. */
const firstValue = (): Element | null =>
  document.querySelector('.text .v:not(.gone):not(.old)') ?? document.querySelector('.text .v')

/** The place that the first value comes from, else one that is here at all. */
function placeOf({ view }: Shown): Realm | undefined {
  const here = view.realms.filter((r) => r.path !== null && r.why !== 'not_served')
  const article = firstValue()?.closest('[data-article]')?.getAttribute('data-article')
  const realm = view.sections.find((s) => s.article === article)?.realm
  return here.find((r) => r.realm === realm) ?? here[0]
}

function wayOf(shown: Shown, { face }: Step): { readonly href: string; readonly words: string } | null {
  const realm = placeOf(shown)
  if (face === undefined || !realm?.path) return null
  const href = face === 'resident' ? servicesOf(realm.path) : `${realm.path}${face}`
  return { href, words: `${shown.t(realm.name)}：${shown.t(say[face])}` }
}

function targetOf(shown: Shown, step: Step): Element | null {
  if (step.face !== undefined)
    return document.querySelector(`[data-realm="${placeOf(shown)?.realm}"] [data-face="${step.face}"]`)
  return step.at.split(',').reduce<Element | null>((hit, s) => hit ?? document.querySelector(s), null)
}

const unlight = (): void => {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit')
}
function light(target: Element | null): void {
  if (target === null) return
  target.classList.add('lit')
  target.scrollIntoView({ block: 'center' })
}
