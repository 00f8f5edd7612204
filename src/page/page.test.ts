/** [PG1] The text of a page and what it prints. */
import { expect, test } from 'vitest'
import { idsOf, pageFaults, runsOf, settingFaults, type Section, type Setting } from './page.ts'

const section = (zh: string, en: string): Section => ({
  article: 'A4',
  realm: '430523',
  place: { zh: '县', en: 'County' },
  heading: { zh: '救助', en: 'Relief' },
  paragraphs: [{ zh, en }],
})

test('[PG1] every value once, in the order of the text, with its realm', () => {
  const page = { sections: [section('{A4-06}万元、{A4-05}人次，{A4-06}', '{A4-05} {A4-06} {A4-06}')] }
  expect(idsOf(page)).toEqual([
    { id: 'A4-06', article: 'A4', realm: '430523' },
    { id: 'A4-05', article: 'A4', realm: '430523' },
  ])
  expect(pageFaults(page)).toEqual([])
})

test.each([
  ['两种文字里的数不一样', '{A4-05}人次', '{A4-06} times', 1],
  ['别的文章的数', '{A5-05}支', '{A5-05} teams', 1],
  ['没有数', '没有', 'none', 0],
])('[PG1] %s', (_, zh, en, faults) => {
  expect(pageFaults({ sections: [section(zh, en)] })).toHaveLength(faults)
})

test('[PG1] what was not told is a dash, and no zero', () => {
  const printed = { 'A4-05': { zh: '8313', en: '8313' } }
  expect(runsOf('批准{A4-05}人次、{A4-06}万元', printed, 'zh')).toEqual([
    { text: '批准' },
    { id: 'A4-05', text: '8313' },
    { text: '人次、' },
    { id: 'A4-06', text: '—' },
    { text: '万元' },
  ])
})

const whole: Setting = { article: 'A4', rank: 'lead', width: 12, columns: 3 }
test.each<[string, readonly Setting[], number]>([
  ['占满一行', [whole], 0],
  ['大号的数在文中', [{ ...whole, large: [{ id: 'A4-05', title: { zh: '人次', en: 'times' } }] }], 0],
  ['没有排', [], 1],
  ['排了两次', [whole, whole], 1],
  ['大号的数不在文中', [{ ...whole, large: [{ id: 'A4-06', title: { zh: '万元', en: 'yuan' } }] }], 1],
  ['留了空', [{ ...whole, width: 8 }], 1],
  ['两行高的一半，另一半空着', [{ ...whole, width: 8, rows: 2 }], 1],
  ['两行高的一半是整行', [{ ...whole, width: 6, rows: 2 }], 0],
])('[PG13] %s', (_, settings, faults) => {
  expect(settingFaults({ sections: [section('{A4-05}人次', '{A4-05} times')], settings })).toHaveLength(
    faults,
  )
})
