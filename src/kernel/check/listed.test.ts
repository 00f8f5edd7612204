/** [Q41] What the checker says where a case reads what lists gave it, one fault a row. */
import { expect, test } from 'vitest'
import { quiet, quietBatch } from '../../../tools/quiet.ts'
import type { Listed } from '../programme/listed.ts'
import type { Programme } from '../programme/index.ts'
import { explain } from '../explain/index.ts'
import { houseOfPacks } from './house.ts'
import { checkProgramme } from './index.ts'

const good = quiet([['2021-01-01', 41_000]])
const { given } = good.listed!
const changed = (more: Partial<Listed>): Programme =>
  ({ ...good, listed: { given: { ...given!, ...more } } }) as Programme
const lines = quietBatch.gathers!.lines!

const findings = (p: Programme, batch: Programme = quietBatch): readonly string[] =>
  checkProgramme(p, {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['village-worker', 'township-clerk', 'county-finance', 'system']),
    figures: [],
    house: houseOfPacks([{ programmes: [p, batch], registers: [], figures: [] }]),
  }).map((f) => `${f.rule} ${f.code} ${f.where} ${f.example}`)
const ofLists = (p: Programme, batch?: Programme): readonly string[] =>
  findings(p, batch).filter((f) => f.startsWith('Q41') || f.includes('listed'))

test('[Q41] 旁边另有一个只除去办结环节的合计，也可以只数已交出去的', () =>
  expect(
    findings({
      ...good,
      listed: { given: given!, released: { ...given!, except: ['made'] } },
    } as Programme).filter((f) => f.startsWith('Q41')),
  ).toEqual([]))
test('[Q41] 写得都对', () => expect(ofLists(good)).toEqual([]))

test.each<[string, Programme, readonly string[]]>([
  [
    '没有这个事项',
    changed({ list: { programme: 'test.quiet_batches', name: 'lines' } }),
    ['Q41 no_such_programme listed.given.list test.quiet_batches'],
  ],
  [
    '没有这份汇集清单',
    changed({ list: { programme: 'test.quiet_batch', name: 'line' } }),
    ['Q41 no_such_list listed.given.list line'],
  ],
  ['不是写办件的一栏', changed({ case: 'amount' }), ['Q41 no_case_column listed.given.case amount']],
  ['合计的不是金额', changed({ sums: 'member' }), ['Q41 no_money listed.given.sums member']],
  ['还能办下去的环节', changed({ except: ['made'] }), ['Q41 not_an_end listed.given.except made']],
  ['没有这个环节', changed({ except: ['discard'] }), ['Q41 no_such_step listed.given.except discard']],
  [
    '与参数重名',
    { ...good, listed: { ...good.listed, standard: given! } } as Programme,
    ['Q41 name_taken listed.standard standard'],
  ],
  [
    '没有规则使用',
    { ...good, listed: { ...good.listed, spare: given! } } as Programme,
    ['Q16 Q16 listed.spare spare'],
  ],
])('[Q41] %s', (_, p, expected) => expect(ofLists(p)).toEqual(expected))

test('[Q41] 清单有两栏办件，说不清是哪一栏', () => {
  const of = { ...lines.of, other: { type: 'case', title: { zh: '另一件', en: 'Another' } } } as const
  const columns = { ...lines.columns, other: 'caseId' }
  expect(
    ofLists(good, { ...quietBatch, gathers: { lines: { ...lines, of, columns } } } as Programme),
  ).toEqual(['Q41 no_case_column listed.given.case member'])
})

test('[LS7] 办法说明里写明合计的是哪份清单的哪一栏，哪个环节的不计', () => {
  const text = explain(good, {
    house: houseOfPacks([{ programmes: [good, quietBatch], registers: [], figures: [] }]),
    authorities: [],
    figures: [],
    articles: [],
    words: {},
    gaps: [],
  })
  const items = text.articles.flatMap((a) => a.items.filter((i) => i.kind === 'listed'))
  expect(items.map((i) => i.lines.map((l) => `${l.label!.zh}：${l.text.zh}`))).toEqual([
    [
      '合计：「按月补助发放批次」的各份「发放明细」中列有本办件的各行「金额」，清单一汇集即计入，本办件自己不记',
      '不计入的清单：「已作废」',
    ],
  ])
})
