/** [EX8] A programme explained over HTTP: to officials, in both languages, as data and as files. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paragraphsOf } from '../../tools/docx.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { ExplanationView } from './contract/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const path = '/api/programmes/assistance.temporary/explanation'

test.each([
  ['zh', '临时救助：条文与办理规则对照'],
  ['en', 'Temporary assistance: the articles and what they became'],
])('in %s', async (lang, title) => {
  const official = await house.as('county')
  const { status, body } = await official.get<ExplanationView>(`${path}?lang=${lang}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ title, version: 3, versions: [4, 3, 2, 1] })
  expect(body.drawings.length).toBe(2)
})

test.each([['docx'], ['html']])('as %s', async (format) => {
  const official = await house.as('county')
  const file = await official.file(`${path}/file?format=${format}`)
  expect(house.faults).toEqual([])
  expect(file.status).toBe(200)
  const bytes = file.body
  const words = format === 'docx' ? paragraphsOf(bytes).join('\n') : bytes.toString('utf8')
  expect(words).toContain('「调查人一」不是「调查人二」')
})
