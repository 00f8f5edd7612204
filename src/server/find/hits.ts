/** What is found, as a line that a person reads: what it is, and where it opens. */
import type { Bulletin } from '#kernel/bulletin'
import type { Case } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { entryName, type Entry, type Register } from '#kernel/register'
import type { HitView } from '../contract/index.ts'
import { placeName, programmeOf, type House } from '../realm.ts'
import { subjectOf } from '../views/subject.ts'

const same = (text: string): Text => ({ zh: text, en: text })

/** The keys of its subjects are loaded. */
export function caseLine(house: House, c: Case): NonNullable<HitView['cases']>[number] {
  const p = programmeOf(house, c)!
  const step = p.steps[c.step]!.title
  const place = placeName(house, c.area)
  return {
    id: c.id,
    title: p.title,
    detail: { zh: `${place} · ${step.zh} · ${c.id}`, en: `${place} · ${step.en} · ${c.id}` },
    to: `/desk/cases/${c.id}`,
  }
}

export function caseHit(house: House, c: Case): HitView {
  const { title, detail, id, to } = caseLine(house, c)
  const subject = subjectOf(house, programmeOf(house, c)!, c, false)
  return {
    kind: 'case',
    id,
    title: { zh: `${subject} · ${title.zh}`, en: `${subject} · ${title.en}` },
    detail,
    to,
    pinned: false,
  }
}

export function entryHit(house: House, r: Register, e: Entry): HitView {
  const standing = r.standings[e.standing] ?? same(e.standing)
  const place = placeName(house, e.area)
  return {
    kind: 'entry',
    id: `${r.id}/${e.id}`,
    title: same(entryName(r, e)),
    detail: {
      zh: `${r.title.zh} · ${standing.zh} · ${place}`,
      en: `${r.title.en} · ${standing.en} · ${place}`,
    },
    to: `/desk/registers/${r.id}/${encodeURIComponent(e.id)}`,
    pinned: false,
  }
}

export function placeHit(house: House, code: string): HitView {
  const area = house.reference.areas.get(code)!
  return {
    kind: 'place',
    id: code,
    title: area.name,
    detail: same(`${placeName(house, code)} · ${code}`),
    to: `/desk/search?area=${code}`,
    pinned: false,
  }
}

export const programmeHit = (p: Programme): HitView => ({
  kind: 'programme',
  id: p.id,
  title: p.title,
  detail: p.summary,
  to: `/desk/programmes/${p.id}`,
  pinned: false,
})

/** A signed bulletin by its number. */
export const paperHit = (b: Bulletin, asOf: string, number: string): HitView => ({
  kind: 'paper',
  id: `${b.id}/${asOf}`,
  title: same(number),
  detail: b.title,
  to: `/desk/bulletins/${b.id}?asOf=${asOf}`,
  pinned: false,
})
