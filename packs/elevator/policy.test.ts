/** The texts of elevator retrofit: each is one edition, each article stands once, in both languages, and clauses.ts names them all. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClauses } from '../../src/clauses.ts'
import * as clauses from './clauses.ts'

const folder = new URL('./policy/', import.meta.url)
const files = readdirSync(folder)
const read = (file: string): string => readFileSync(new URL(encodeURI(file), folder), 'utf8')
const articles = (file: string): readonly { readonly heading: string; readonly lines: readonly string[] }[] =>
  read(file)
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
const textOf = (id: string): string => clause(id)?.text ?? ''

test('[PK1] clauses.ts names every text that is held, and no other', () => {
  expect(
    Object.values(clauses)
      .map((of) => of('x'))
      .sort(),
  ).toEqual(files.map((f) => `elevator/policy/${f}#x`).sort())
})

describe.each(files)('%s', (file) => {
  test('is named by its edition and says at its head what it is', () => {
    expect(file).toMatch(/^[a-z-]+\(\d{4}-\d{2}-\d{2}\)\.md$/)
    expect(read(file)).toMatch(/^# [\u4e00-\u9fff].+\n\n[A-Z].+\n/)
  })

  test('[PK1] each article stands once, with one Chinese and one English restatement', () => {
    const all = articles(file)
    expect(all.length).toBeGreaterThan(0)
    expect(
      all.filter((a) => !/^(art|item)-[1-9]\d* [\u4e00-\u9fff“]/.test(a.heading)).map((a) => a.heading),
    ).toEqual([])
    expect(new Set(all.map((a) => a.heading.split(' ')[0])).size).toBe(all.length)
    expect(
      all
        .filter(
          (a) =>
            a.lines.length !== 2 ||
            !/[\u4e00-\u9fff].*[。]$/.test(a.lines[0]!) ||
            !/^[^\u4e00-\u9fff]*[A-Za-z]{3}[^\u4e00-\u9fff]*\.$/.test(a.lines[1]!),
        )
        .map((a) => a.heading),
    ).toEqual([])
  })
})

test('the articles of a law stand in their order, and the parameters are numbered without a gap', () => {
  const numbers = (file: string): readonly number[] =>
    articles(file).map((a) => Number(/^\w+-(\d+)/.exec(a.heading)![1]))
  expect(files.filter((f) => numbers(f).some((n, i, all) => i > 0 && n <= all[i - 1]!))).toEqual([])
  const local = numbers(files.find((f) => f.startsWith('rehearsal-'))!)
  expect(local).toEqual(local.map((_, i) => i + 1))
})

test('every local number says where it comes from', () => {
  const local = files.find((f) => f.startsWith('rehearsal-'))!
  expect(
    articles(local)
      .filter(
        (a) =>
          !/演练设定|取法|取自|依据/.test(a.lines[0]!) ||
          !/set for the rehearsal|After |after |From |from /.test(a.lines[1]!),
      )
      .map((a) => a.heading),
  ).toEqual([])
})

test.each([
  ['the majorities', clauses.civil('art-278'), [/三分之二/, /四分之三/]],
  ['a buyer of several is one head', clauses.strata('art-9'), [/同一买受人.*一人/]],
  ['the old majorities', clauses.property('art-12'), [/过半数/, /三分之二/]],
  ['the notice', clauses.local('item-7'), [/不少于十日/]],
  ['the joint review', clauses.local('item-10'), [/十个工作日/]],
  ['the subsidy', clauses.local('item-16'), [/十万元/, /各承担一半/]],
  ['the points', clauses.local('item-19'), [/6分警示/, /9分暂停/, /12分移出/, /另选/]],
] as const)('%s: the text says the number that the rules use', (_, id, says) => {
  for (const s of says) expect(textOf(id)).toMatch(s)
})

/** The table of item 17, as an owner would check it. */
test('the Hangzhou table shares out the whole, the Shanghai table two hundredths too much', () => {
  const percent = (type: string): number =>
    [
      ...new RegExp(`${type}[^。]*?：(.*?)。`)
        .exec(textOf(clauses.local('item-17')))![1]!
        .matchAll(/层(\d+)/g),
    ].reduce((sum, m) => sum + Number(m[1]), 0)
  expect(percent('杭州型')).toBe(100)
  expect(percent('上海型')).toBe(102)
})
