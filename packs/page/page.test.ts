/** The page holds together: its text in both languages, its sections and what it says to imply. */
import { expect, test } from 'vitest'
import { idsIn, idsOf, pageFaults, settingFaults } from 'yimen/page'
import { isRealmKey } from '../../src/realm-key.ts'
import { packs } from '../index.ts'
import { page } from './index.ts'

const ids = idsOf(page).map((x) => x.id)

test('[PG1] nine articles, each with its own values, the same in both languages', () => {
  expect(page.sections.map((s) => s.article)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'])
  expect(pageFaults(page)).toEqual([])
  expect(ids).toHaveLength(118)
})

test('[PG13] each article is set once, and the sheet has no hole', () => {
  expect(settingFaults(page)).toEqual([])
})

test('[PG1] no value stands in its text as a figure of ours', () => {
  const captions = page.settings.flatMap((s) => (s.large ?? []).map(({ title }) => title))
  const texts = page.sections.flatMap((s) => [...s.paragraphs, s.heading, ...(s.deck ? [s.deck] : [])])
  const bare = [...texts, ...captions].flatMap((p) =>
    [p.zh, p.en].map((text) => text.replaceAll(/\{[A-Z]\d+-\d+\}/g, '')),
  )
  /** A month of the past, a year since which, and the unit of ten thousand are none. */
  const allowed = /今年5月|2020年以来|Since 2020|10,000|比1联点|to 1\./g
  expect(bare.filter((text) => /\d/.test(text.replaceAll(allowed, '')))).toEqual([])
})

test('[PG7] what is implied names values of the page', () => {
  expect(page.implied.flatMap(idsIn).filter((id) => !ids.includes(id))).toEqual([])
})

test('realms are keys of realms', () => {
  expect(page.sections.map((s) => s.realm).filter((key) => !isRealmKey(key))).toEqual([])
})

test('[PG1] every value of the page is claimed by one bulletin of the packs, in whose realm its section is, and no bulletin claims another', () => {
  const realmsOf = new Map(
    packs.flatMap((p) =>
      p.bulletins.map((b) => [b.id, p.realms.map((r) => (typeof r === 'string' ? r : r.key))] as const),
    ),
  )
  const claims = packs.flatMap((p) =>
    p.bulletins.flatMap((b) =>
      Object.values(b.slots).flatMap((slot) => (slot.page ? [{ id: slot.page.id, bulletin: b.id }] : [])),
    ),
  )
  expect(claims.map((c) => c.id).toSorted()).toEqual(ids.toSorted())
  const elsewhere = idsOf(page).filter(
    ({ id, realm }) => !realmsOf.get(claims.find((c) => c.id === id)!.bulletin)!.includes(realm),
  )
  expect(elsewhere).toEqual([])
})
