/** The rules of dispatch, bulletin and assessment: each item stands once, in both languages, and says the number the pack uses. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readClauses } from '../../src/clauses.ts'
import * as clauses from './clauses.ts'

const folder = new URL('./policy/', import.meta.url)
const files = readdirSync(folder)
const items = readFileSync(new URL(encodeURI(files[0]!), folder), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part) => ({
    heading: part.split('\n')[0]!,
    lines: part
      .split('\n')
      .slice(1)
      .filter((l) => l.trim() !== ''),
  }))
const clause = readClauses(new URL('../', import.meta.url))

test('[PK1] clauses.ts names every text that is held, and no other', () => {
  expect(Object.values(clauses).map((of) => of('x'))).toEqual(files.map((f) => `dispatch/policy/${f}#x`))
})

test('[PK1] the items are numbered without a gap, each with one Chinese and one English restatement', () => {
  expect(items.map((i) => i.heading.split(' ')[0])).toEqual(items.map((_, n) => `item-${n + 1}`))
  expect(
    items
      .filter(
        (i) =>
          i.lines.length !== 2 ||
          !/[\u4e00-\u9fff].*。$/.test(i.lines[0]!) ||
          !/^[^\u4e00-\u9fff]*[A-Za-z]{3}[^\u4e00-\u9fff]*\.$/.test(i.lines[1]!),
      )
      .map((i) => i.heading),
  ).toEqual([])
})

test('every item says where it comes from', () => {
  expect(
    items
      .filter((i) => !/演练设定|取法/.test(i.lines[0]!) || !/[Ss]et for the rehearsal/.test(i.lines[1]!))
      .map((i) => i.heading),
  ).toEqual([])
})

test.each([
  ['the week', 'item-1', [/周四12时/, /周五会商/, /提前到本周最后一个工作日/]],
  ['the month', 'item-2', [/三个工作日内报送/, /五至八个工作日内印发/, /七日内书面/]],
  [
    'the half-year',
    'item-3',
    [/不少于20%/, /五个工作日内申诉/, /完成指标60分/, /程序规范20分、群众工作20分/, /扣5分/],
  ],
  ['the lights', 'item-4', [/10至30个百分点为黄灯/, /超过30个百分点为红灯/, /不足10个百分点的为绿灯并加注/]],
  ['ranks and rounding', 'item-5', [/1、2、2、4/, /不得用各单位百分比平均/, /不得印为100%/]],
] as const)('%s: the text says what the pack does', (_, article, says) => {
  const text = clause(clauses.rules(article))?.text ?? ''
  for (const s of says) expect(text).toMatch(s)
})
