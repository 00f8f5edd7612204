/** [IM1] A programme that fills a list from a spreadsheet, with one fault each. */
import { describe, expect, test } from 'vitest'
import type { AuthorityGrant } from '#kernel/authority'
import type { Programme } from '#kernel/programme'
import { checkProgramme } from '#kernel/check'
import { good, grant, out, t } from '../kernel/check/testing.ts'
import { rowsCheck } from './findings.ts'

const check = (p: Programme, authorities: readonly AuthorityGrant[] = [grant], held = ['clerk', 'leader']) =>
  checkProgramme(p, {
    holdsClause: (id) => id === 'law#1',
    authorities,
    heldRoles: new Set(held),
    figures: [],
    looks: rowsCheck.looks!,
  })

describe('[IM1] a spreadsheet that fills a list', () => {
  const sheet = {
    list: 'rows',
    begin: 'apply',
    rows: 'add',
    finish: 'close',
    undo: ['undo'],
    name: 'label',
    digest: 'mark',
    reason: 'why',
    atOnce: 5,
    most: 10,
    yes: ['是'],
    no: ['否'],
    unknown: ['/'],
    columns: { id: { headings: ['编号'] }, floors: { headings: ['层数'], units: ['层'] } },
    guidance: t('填写'),
    clause: 'law#1',
  } as const
  const enters = [
    { kind: 'enter', register: 'r', each: 'rows', id: 'id', standing: '"a"', body: { n: 'floors' } },
  ] as const
  const filled: Programme = {
    ...good,
    fields: {
      ...good.fields,
      label: { type: 'text', max: 9, title: t('名称') },
      mark: { type: 'text', max: 64, title: t('校验') },
      why: { type: 'text', max: 9, title: t('理由') },
      rows: {
        type: 'list',
        max: 5,
        title: t('明细'),
        of: {
          id: { type: 'text', max: 9, title: t('编号') },
          floors: { type: 'integer', min: 1, max: 9, title: t('层数') },
        },
      },
    },
    opens: { apply: out('desk', { asks: { amount: 'required', label: 'required', mark: 'optional' } }) },
    steps: {
      desk: {
        ...good.steps.desk!,
        outcomes: {
          ...good.steps.desk!.outcomes,
          add: out('desk', { asks: { rows: 'required' }, effects: enters }),
          close: out('desk'),
          undo: out('desk', { asks: { why: 'required' }, effects: [{ kind: 'take_back', register: 'r' }] }),
        },
      },
      done: good.steps.done!,
    },
    sheet,
  }
  test('[Q20] such lines hold no papers', () => {
    const list = filled.fields.rows as Extract<Programme['fields'][string], { readonly type: 'list' }>
    const p: Programme = {
      ...filled,
      fields: {
        ...filled.fields,
        rows: {
          ...list,
          of: {
            ...list.of,
            photos: { type: 'papers', paper: 'photo', max: 2, optional: true, title: t('照片') },
          },
        },
      },
    }
    expect(
      check(p)
        .filter((f) => f.rule === 'Q20')
        .map((f) => [f.where, f.example]),
    ).toEqual([['steps.desk.outcomes.add', 'photos']])
  })

  const said = (change: Partial<NonNullable<Programme['sheet']>>) =>
    check({ ...filled, sheet: { ...sheet, ...change } })
      .filter((f) => f.rule === 'IM1')
      .map((f) => `${f.where} ${f.example}`)

  test('as it should be', () => expect(check(filled)).toEqual([]))
  test.each<[string, Partial<NonNullable<Programme['sheet']>>, string]>([
    [
      'a column that is no field',
      { columns: { ...sheet.columns, roof: { headings: ['屋顶'] } } },
      'sheet.columns.roof roof',
    ],
    [
      'a field that must be filled in without a column',
      { columns: { id: { headings: ['编号'] } } },
      'sheet.columns floors',
    ],
    [
      'two columns under one heading',
      { columns: { id: { headings: ['编号'] }, floors: { headings: ['编 号'] } } },
      'sheet.columns 编号',
    ],
    [
      'a unit of a text',
      { columns: { ...sheet.columns, id: { headings: ['编号'], units: ['号'] } } },
      'sheet.columns.id id',
    ],
    [
      'an option of a text',
      { columns: { ...sheet.columns, id: { headings: ['编号'], words: { a: ['甲'] } } } },
      'sheet.columns.id a',
    ],
    ['a way that there is not', { finish: 'end' }, 'sheet.ways end'],
    ['an undo that takes nothing back', { undo: ['close'] }, 'sheet.undo close'],
    ['rows that are entered nowhere', { rows: 'close' }, 'sheet.rows close'],
    ['more rows at once than the list holds', { atOnce: 6 }, 'sheet.atOnce 6 > 5'],
    ['a word for yes and no', { no: ['否', '是'] }, 'sheet.yes 是'],
    ['an opening that does not ask for the name', { name: 'why' }, 'sheet.begin why'],
  ])('%s', (_, change, expected) => expect(said(change)).toContain(expected))
})
