/** A family's supplement on a real house: months, ages, back pay by each month's own standard, a review only where there is doubt, and a bank. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCaseState } from '#store'
import { checkPacks } from '#kernel/check'
import { packs } from '../../packs/index.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { family, posts } from '../../tools/county.ts'
import { paragraphsOf } from '../../tools/docx.ts'
import { allPacks, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import {
  supplement,
  supplementBatch,
  supplementCampaign,
  supplementFigures,
  supplementPack,
  supplementWords,
} from '../../tools/supplement.ts'
import type { CampaignView, CaseView, Done, Guide, Problem, Trial } from './contract/index.ts'
import { bankFile } from './documents/bank.ts'
import type { Packs } from './packs.ts'
import { roomChecks } from '../checks.ts'

const withSupplement = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    programmes: [...all.programmes, supplement, supplementBatch],
    figures: [...all.figures, ...supplementFigures],
    campaigns: [...all.campaigns, supplementCampaign],
    explaining: { ...all.explaining!, words: { ...all.explaining!.words, [supplement.id]: supplementWords } },
  }
}
let house: TestHouse
let at: Readonly<Record<'clerk' | 'leader' | 'finance' | 'statistician', Visitor>>
beforeAll(async () => {
  house = await openTestHouse({ packs: withSupplement() })
  at = {
    clerk: await house.as('clerk'),
    leader: await house.as('leader'),
    finance: await house.as('finance'),
    statistician: await house.as('statistician'),
  }
})
afterAll(async () => {
  expect(house.faults.filter((f) => (f as { code?: string }).code !== 'ORDER_REFUSED')).toEqual([])
  await house.close()
})

/** One disabled, and one who is seventy from 15 September 2021 on. */
const members = [
  { kind: 'disabled', born: '1980-01-01' },
  { kind: 'plain', born: '1951-09-15' },
]
const formOf = (n: number, changed: object = {}) => {
  const { name, idNo, card } = family(n)
  return { fullName: name, idNo, account: card, since: '2021-06', members, ...changed }
}
const apply = (n: number, changed: object = {}) =>
  at.clerk.post<Done & Problem>('/api/cases', {
    programme: supplement.id,
    outcome: 'apply',
    area: yunzhao,
    post: posts.clerk,
    input: formOf(n, changed),
  })
type Poster = 'clerk' | 'leader' | 'finance'
const act = (who: Poster, id: string, seq: number, outcome: string, input: object = {}) =>
  at[who].post<Done & Problem>(`/api/cases/${id}/commands`, { seq, outcome, post: posts[who], input })
const page = async (who: Poster, id: string): Promise<CaseView> =>
  (await at[who].get<CaseView>(`/api/cases/${id}?post=${posts[who]}`)).body
const settle = () => house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
const fact = (view: CaseView, name: string) => view.facts.find((f) => f.name === name)

test('[LG1] [LG2] [LG3] [K30] the checker finds nothing in its programmes, figures and campaign', () => {
  const findings = checkPacks(
    [...packs, supplementPack],
    {
      holdsClause: () => true,
      heldRoles: new Set(['township-clerk', 'township-leader', 'county-finance', 'resident']),
      only: new Set([
        supplement.id,
        supplementBatch.id,
        supplementCampaign.id,
        ...supplementFigures.map((f) => f.id),
      ]),
    },
    roomChecks,
  )
  expect(findings).toEqual([])
})

describe('an application', () => {
  let id: string
  test('[K29] knows its own number', async () => {
    const sent = await apply(1)
    expect([sent.status, sent.body.code]).toEqual([201, undefined])
    id = sent.body.case
    expect(fact(await page('clerk', id), 'reference')?.value).toBe(`BZ-${id}`)
  })

  test.each([
    ['2021-13', '不是有效月份，应如 2021-10'],
    ['2021-10-01', '不是有效月份，应如 2021-10'],
    ['2021-11', '不能晚于本月（2021-10）'],
  ])('[K24] since %s is refused: %s', async (since, why) => {
    expect(await apply(9, { since })).toMatchObject({
      status: 422,
      body: { code: 'invalid_field', field: 'since', detail: { zh: why } },
    })
  })

  test('a month is shown as people write it', async () => {
    expect(fact(await page('clerk', id), 'since')).toMatchObject({
      type: 'month',
      value: '2021-06',
      text: '2021年6月',
    })
  })

  test('[K30] whether there is doubt must be told: nothing goes past the question', async () => {
    const trial = await at.clerk.post<Trial>(`/api/cases/${id}/try`, {
      seq: 1,
      outcome: 'propose',
      post: posts.clerk,
      input: {},
    })
    const done = await act('clerk', id, 1, 'propose')
    expect([trial.body.refusal?.code, done.body.code]).toEqual(['not_known', 'not_known'])
    expect(trial.body.refusal?.message).toEqual(done.body.detail)
    expect(done.body.detail.zh).toBe('尚缺信息，无法判断下一环节：收入有疑义的')
  })

  test.each([
    [true, { zh: '民主评议', en: 'Democratic review' }],
    [false, { zh: '待确认', en: 'To be confirmed' }],
  ])('[K30] a trial says where it leads; in doubt: %s', async (doubtful, to) => {
    const trial = await at.clerk.post<Trial>(`/api/cases/${id}/try`, {
      seq: 1,
      outcome: 'propose',
      post: posts.clerk,
      input: { doubtful },
    })
    expect([trial.body.ok, trial.body.to]).toEqual([true, to])
  })

  test('[LG2] [LG3] back pay: June at 410 yuan, July to October at 450, the second member from October on', async () => {
    expect((await act('clerk', id, 1, 'propose', { doubtful: true })).body.step).toBe('review')
    const view = await page('clerk', id)
    /** 60 % of 410, four times 60 % of 450, and 20 % of 450 for October. */
    expect(['monthlyNow', 'owed', 'paidTo'].map((name) => fact(view, name)?.value)).toEqual([
      36_000,
      141_600,
      '2021-11',
    ])
  })

  test('[LG3] the timeline tells each month’s own decision, by its day, with the rows that fired', async () => {
    const { trace } = (await page('clerk', id)).timeline.findLast((e) => e.outcome === 'propose')!
    expect(trace.filter((d) => d.decision === 'monthly').map((d) => d.day ?? 'today')).toEqual([
      'today',
      ...['06', '07', '08', '09', '10'].map((month) => `2021-${month}-01`),
    ])
    const rows = (day: string | undefined) =>
      trace.find((d) => d.decision === 'classPercent' && d.day === day)?.rows
    expect([rows('2021-09-01'), rows('2021-10-01'), rows(undefined)]).toEqual([
      [1, 4],
      [1, 3],
      [1, 3],
    ])
  })

  test('[FM3] its form prints the month, and what was in force in July', async () => {
    expect((await act('clerk', id, 2, 'agree')).body.step).toBe('proposed')
    const { body } = await at.clerk.file(`/api/cases/${id}/papers/note.docx`)
    const said = paragraphsOf(Buffer.from(body)).join('|')
    expect(said).toContain('2021年6月')
    expect(said).toContain('2021年11月')
    expect(said).toContain('450.00元')
  })

  test('[K27] a guard reads the facts as the act leaves them', async () => {
    expect((await act('leader', id, 3, 'confirm')).body.step).toBe('paid')
  })

  test('[K1] what is folded from its events is what is kept', async () => {
    const { body } = await house.console.send<{ readonly mismatches: readonly object[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
    expect(body.mismatches).toEqual([])
  })

  describe('[M7] its batch, whose lines an act adds', () => {
    let batch: string
    test('the page counts them', async () => {
      const begun = await at.finance.post<Done>('/api/cases', {
        programme: supplementBatch.id,
        outcome: 'begin',
        area: '430523',
        post: posts.finance,
        input: {},
      })
      batch = begun.body.case
      expect((await page('finance', batch)).bank).toEqual({ count: 0, sum: 0 })
      expect(await act('finance', batch, 1, 'list', { member: id, amount: 141_600 })).toMatchObject({
        status: 200,
      })
      expect((await page('finance', batch)).bank).toEqual({ count: 1, sum: 141_600 })
    })

    test('[K28] a member that refuses says which field it lacks', async () => {
      await act('finance', batch, 2, 'release')
      await settle()
      expect((await page('finance', batch)).refused.map((r) => r.message)).toEqual([
        { zh: '“发放日期”：此项必填', en: 'Paid on: This field is required' },
      ])
    })

    test('its file says what is paid for by the programme of each line', async () => {
      const again = await at.finance.post<Done>('/api/cases', {
        programme: supplementBatch.id,
        outcome: 'begin',
        area: '430523',
        post: posts.finance,
        input: {},
      })
      batch = again.body.case
      await act('finance', batch, 1, 'list', { member: id, amount: 141_600 })
      await act('finance', batch, 2, 'release', { paidOn: '2021-10-21' })
      await settle()
      const state = (await findCaseState(house.houses[0]!.pool, '430523', batch))!
      const [, line] = (await bankFile(house.houses[0]!, state)).split('\r\n')
      expect(line!.endsWith(',1416.00,分类施保补助')).toBe(true)
    })
  })
})

test('[K28] a line of a batch of commands that lacks something says which field, and which line of which list', async () => {
  const line = (key: string, input: object) =>
    JSON.stringify({
      key,
      case: `~${key}`,
      seq: 0,
      programme: supplement.id,
      area: yunzhao,
      post: posts.clerk,
      outcome: 'apply',
      input,
    })
  const { since: _, ...without } = formOf(3)
  const { body } = await house.console.send<string>(
    'POST',
    '/api/commands',
    [
      line('lacks-month', without),
      line('lacks-day', formOf(3, { members: [members[0], { kind: 'plain' }] })),
      line('wrong-kind', formOf(3, { members: [{ kind: 'none', born: '1980-01-01' }] })),
    ]
      .map((l) =>
        JSON.stringify({
          ...(JSON.parse(l) as object),
          case: `S-${(JSON.parse(l) as { key: string }).key}`,
          post: undefined,
          as: posts.clerk,
          at: '2021-10-20T09:00:00+08:00',
        }),
      )
      .join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  const said = String(body)
    .trim()
    .split('\n')
    .map((l) => (JSON.parse(l) as { readonly detail?: { readonly zh: string } }).detail?.zh)
  expect(said).toEqual([
    '“自何月起”：此项必填',
    '“家庭成员”第2行的“出生日期”：此项必填',
    '“家庭成员”第1行的“类别”：不在选项之中',
  ])
})

describe('[EX2] [EX5] [EX6] what an official reads of it', () => {
  const explained = async (lang: string): Promise<string> =>
    JSON.stringify(
      (await at.clerk.get<object>(`/api/programmes/${supplement.id}/explanation?lang=${lang}`)).body,
    )
  test.each([
    [
      'zh',
      '取「月保障标准」×「分类比例」（类别为其「类别」，周岁为自其「出生日期」起算、到当日的周岁）÷100）合计',
    ],
    ['zh', '取「每月补助」（按该项的第一日计）'],
    ['zh', '收入有疑义的（「收入有疑义」为“是”），转入「民主评议」'],
    ['zh', '提出意见（收入有疑义的）→民主评议\\n提出意见（其他情形）→待确认'],
    ['zh', '「类别」、「周岁」'],
    ['en', 'Propose (where income is in doubt)'],
  ])('%s: %s', async (lang, sentence) => {
    expect(await explained(lang)).toContain(sentence)
  })

  test('the guide for residents says both goals', async () => {
    const { body } = await at.clerk.get<Guide>(`/api/programmes/${supplement.id}/guide`)
    expect(body.steps[0]!.outcomes[0]!.to.zh).toBe('民主评议（收入有疑义的）；待确认')
  })
})

describe('[Q27] [P8] a campaign over people', () => {
  const reads = (who: keyof typeof at) =>
    at[who].get<CampaignView & Problem>(`/api/campaigns/${supplementCampaign.id}`)
  test('small counts are told to nobody who does not see the cases', async () => {
    const answer = await reads('statistician')
    expect([answer.status, answer.body.code]).toEqual([403, 'small_count'])
  })
})
