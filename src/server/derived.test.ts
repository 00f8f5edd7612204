/** [SD1] [SD2] What rules make of a sealed income stands nowhere in clear: not in the log, a table, an answer, a trial, a page, a list, a proof or the server's own words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { support } from '../../tools/support.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Outcome, Programme } from '#kernel/programme'
import type { CaseView, Done, Problem } from './contract/index.ts'

const law = support.basis[0]!
const t = (zh: string) => ({ zh, en: 'Text' })
const out = (to: string, more: Partial<Outcome> = {}): Outcome => ({
  title: t('动作'),
  by: ['township-clerk'],
  to,
  clause: law,
  ...more,
})
const { elsewhere: _, values: __, ...rest } = support
const low: Programme = {
  ...rest,
  id: 'test.low_income',
  fields: {
    fullName: rest.fields.fullName!,
    idNo: rest.fields.idNo!,
    income: { type: 'fen', min: 0, max: 9_999_999, title: t('月收入'), sensitive: true },
    heads: { type: 'integer', min: 1, max: 20, title: t('人数') },
  },
  params: {
    standard: {
      title: t('标准'),
      unit: 'fen',
      history: [{ from: '2020-01-01', value: 3_000_000, source: law, reviewBy: '2030-01-01' }],
    },
  },
  decisions: {
    class: {
      kind: 'table',
      hitPolicy: 'first',
      inputs: [{ expression: 'perHead' }],
      outputs: [{ name: 'class' }],
      rules: [
        { when: ['< 100'], then: ['"A"'], clause: law },
        { when: ['-'], then: ['"B"'], clause: law },
      ],
    },
  },
  derived: {
    counted: { value: 'income', clause: law },
    perHead: { value: 'floor(counted / heads)', clause: law },
  },
  opens: {
    ask: out('asked', {
      asks: { fullName: 'required', idNo: 'required', income: 'required', heads: 'required' },
    }),
  },
  steps: {
    asked: {
      title: t('待批'),
      holder: 'township-clerk',
      outcomes: {
        approve: out('ended', {
          when: [
            { test: 'perHead < standard', clause: law, message: t('人均收入不低于标准') },
            { test: 'class = "B"', clause: law, message: t('另一类') },
          ],
        }),
        recount: out('asked', { asks: { heads: 'required' } }),
      },
    },
    ended: { title: t('已办结'), end: 'done', outcomes: {} },
  },
  acts: { takeBack: { by: ['township-clerk'], clause: law } },
}
/** Whatever way they are written: in fen, in yuan, with commas. */
const canaries = [7_654_321, 2_551_440, 1_913_580].flatMap((fen) => {
  const yuan = (fen / 100).toFixed(2)
  return [String(fen), yuan, Number(yuan).toLocaleString('en-US', { minimumFractionDigits: 2 })]
})
const canariesIn = (text: string): readonly string[] => canaries.filter((x) => text.includes(x))

let house: TestHouse
let staff: Staff
let id = ''
let answers = ''
beforeAll(async () => {
  const all = allPacks()
  house = await openTestHouse({ packs: { ...all, programmes: [...all.programmes, low] } })
  staff = await staffOf(house)
})
afterAll(async () => {
  await house.close()
})
const noted = <T extends { readonly status: number; readonly body: unknown }>(answer: T): T => {
  answers += JSON.stringify(answer.body)
  return answer
}
const does = async (outcome: string, input: object = {}): Promise<string> => {
  const { seq } = (await staff.clerk.get<CaseView>(`/api/cases/${id}?post=${posts.clerk}`)).body
  const body = { seq, outcome, post: posts.clerk, input }
  noted(await staff.clerk.post(`/api/cases/${id}/try`, body))
  const done = noted(
    await staff.clerk.post<Problem>(`/api/cases/${id}/commands`, body, `derived-${outcome}-${seq}`),
  )
  noted(await staff.clerk.post(`/api/cases/${id}/commands`, body, `derived-${outcome}-${seq}`))
  return done.status < 300 ? 'ok' : done.body.code
}

describe('收入密封，人均和类别跟着密封', () => {
  test('一路办下来', async () => {
    const opening = {
      programme: 'test.low_income',
      outcome: 'ask',
      area: yunzhao,
      post: posts.clerk,
      input: { fullName: family(1).name, idNo: family(1).idNo, income: 7_654_321, heads: 3 },
    }
    noted(await staff.clerk.post('/api/cases/try', opening))
    id = noted(await staff.clerk.post<Done>('/api/cases', opening)).body.case
    expect(await does('recount', { heads: 4 })).toBe('ok')
    expect(await does('act.takeBack', { words: '人数不对' })).toBe('ok')
    const { rows } = await house.owner.query<{ body: string }>(
      'select body from event where case_id = $1 order by seq',
      [id],
    )
    const [first, recounted, back] = rows.map((r) => JSON.parse(r.body) as { sets: object; office?: object })
    expect(first!.sets).toEqual({ counted: 'sealed:1', perHead: 'sealed:1' })
    expect(recounted!.sets).toEqual({ perHead: 'sealed:2' })
    expect(back!.office).toMatchObject({ takes: { restores: { perHead: 'sealed:1', heads: 3 } } })
    expect(await does('approve')).toBe('ok')
    expect(canariesIn(answers)).toEqual([])
  })

  test.each<[string, () => Visitor, (id: string) => string]>([
    ['经办的页面', () => staff.clerk, (c) => `/api/cases/${c}?post=${posts.clerk}`],
    ['领导的页面', () => staff.leader, (c) => `/api/cases/${c}`],
    ['审计的页面', () => staff.auditor, (c) => `/api/cases/${c}`],
    ['办件列表', () => staff.clerk, () => '/api/cases?programme=test.low_income'],
    ['导出的列表', () => staff.clerk, () => '/api/cases.csv?programme=test.low_income'],
    ['规则说明', () => staff.clerk, () => '/api/programmes/test.low_income/explanation'],
    ['凭证', () => staff.clerk, (c) => `/api/cases/${c}/receipt`],
  ])('%s上没有', async (_, who, path) => {
    const { status, body } = await who().get(path(id))
    expect([status < 500, canariesIn(typeof body === 'string' ? body : JSON.stringify(body))]).toEqual([
      true,
      [],
    ])
  })

  test('库里哪张表都没有', async () => {
    const { rows: tables } = await house.owner.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
    )
    const held: string[] = []
    for (const { name } of tables) {
      const { rows } = await house.owner.query<{ line: string }>(`select x::text as line from ${name} x`)
      for (const { line } of rows)
        if (canariesIn(line).length > 0) held.push(`${name} ${canariesIn(line).join()}`)
    }
    expect(held).toEqual([])
  })

  test('核验无误，系统的话里也没有', async () => {
    const { body } = await house.console.send<{ mismatches: readonly object[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
    expect(body.mismatches).toEqual([])
    expect(house.faults).toEqual([])
  })
})
