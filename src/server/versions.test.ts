/** [VS1] A second version of temporary assistance comes into force in the middle of a played year; cases of both go on, one moves. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Programme } from '#kernel/programme'
import { chinaCalendar } from '#kernel/clock'
import { clocksOf } from '#kernel/case'
import { findCaseState } from '#store'
import { family, formOf, posts, visitOf } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import type { CaseView, MovedView } from './contract/index.ts'
import type { Packs } from './packs.ts'

const first = temporaryAssistance

/** From 1 July the visit is made at home and called so, and a family says how many of them live there. */
const second: Programme = {
  ...(JSON.parse(
    JSON.stringify(first)
      .replaceAll('"to":"visit"', '"to":"home_visit"')
      .replaceAll('"visit":{', '"home_visit":{')
      .replaceAll('"record_visit"', '"record_home_visit"'),
  ) as Programme),
  version: 2,
  from: '2021-07-01',
  values: {
    ...first.values,
    livingThere: { title: { zh: '共同生活人数', en: 'Persons living there' }, unit: 'count' },
  },
  moves: [
    {
      from: 1,
      title: { zh: '转按新办法办理', en: 'Go on under the new measures' },
      by: ['township-clerk'],
      steps: { acceptance: 'acceptance', visit: 'home_visit', proposal: 'proposal' },
      outcomes: { record_visit: 'record_home_visit' },
      when: [
        {
          test: 'monthlyIncome < 100000',
          clause: first.basis[0]!,
          message: { zh: '收入较高的仍按原办法办理', en: 'Higher incomes stay with the old measures' },
        },
      ],
      sets: { livingThere: 'if members = null then 1 else count(members) + 1' },
      clause: first.basis[0]!,
    },
  ],
}

const packsWith = (...versions: readonly Programme[]): Packs => {
  const packs = allPacks()
  return { ...packs, programmes: [...packs.programmes.filter((p) => p.id !== first.id), ...versions] }
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ packs: packsWith(first, second) })
})
afterAll(async () => {
  await house.close()
})

/** The same database under other packs, as after a restart. */
async function restarted<T>(packs: Packs, look: (again: TestHouse) => Promise<T>): Promise<T> {
  const again = await openHouseOver(
    { url: house.databaseUrl, close: () => Promise.resolve() } as unknown as Parameters<
      typeof openHouseOver
    >[0],
    { packs },
  )
  try {
    return await look(again)
  } finally {
    await again.close()
  }
}

let keys = 0
type Line = readonly [who: keyof typeof posts, outcome: string, at: string, input?: object]
/** Lines of history; the answers' codes, or `ok`. */
async function played(
  id: string,
  from: number,
  lines: readonly Line[],
  at = house,
): Promise<readonly string[]> {
  const body = lines.map(([who, outcome, when, input], n) =>
    JSON.stringify({
      key: `versions-${++keys}`,
      case: id,
      seq: from + n,
      outcome,
      input: input ?? {},
      ...(from + n === 0 ? { programme: first.id, area: yunzhao } : {}),
      as: posts[who],
      at: `${when.replace(' ', 'T')}:00+08:00`,
    }),
  )
  const answer = await at.console.send<string>('POST', '/api/commands', body.join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  return String(answer.body)
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as { readonly ok: boolean; readonly code?: string })
    .map((l) => (l.ok ? 'ok' : l.code!))
}
const stateOf = async (id: string) => (await findCaseState(house.house.pool, '430523', id))!
const mismatches = async (at = house) =>
  (
    await at.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
      'content-type': 'application/json',
    })
  ).body.mismatches
const pageOf = async (id: string, login = 'clerk', at = house): Promise<CaseView> =>
  (await (await at.as(login)).get<CaseView>(`/api/cases/${id}?post=${posts.clerk}`)).body

const oldApply: Line = ['village', 'apply', '2021-06-29 09:00', formOf(family(41))]
const oldWay: readonly Line[] = [
  ['clerk', 'accept', '2021-06-30 09:00'],
  ['clerk', 'record_visit', '2021-07-02 09:00', { ...visitOf(90_000), visitedOn: '2021-07-01' }],
  ['clerk', 'propose', '2021-07-05 09:00'],
  ['head', 'agree', '2021-07-05 10:00'],
  ['leader', 'approve', '2021-07-06 09:00'],
]

describe('[VS1] two versions beside each other', () => {
  test('a case is opened under the version of its day and goes on under it after the other came', async () => {
    expect(await played('V1CASE-1', 0, [oldApply, ...oldWay])).toEqual(Array(6).fill('ok'))
    expect((await stateOf('V1CASE-1')).programme.version).toBe(1)
  })

  test('from the first day of the second, cases are opened under it, and its steps have its names', async () => {
    const apply: Line = ['village', 'apply', '2021-07-01 09:00', formOf(family(42))]
    expect(
      await played('V2CASE-1', 0, [
        apply,
        ['clerk', 'accept', '2021-07-02 09:00'],
        ['clerk', 'record_visit', '2021-07-05 09:00', { ...visitOf(90_000), visitedOn: '2021-07-03' }],
      ]),
    ).toEqual(['ok', 'ok', 'unknown_outcome'])
    expect(
      await played('V2CASE-1', 2, [
        ['clerk', 'record_home_visit', '2021-07-05 09:00', { ...visitOf(90_000), visitedOn: '2021-07-03' }],
      ]),
    ).toEqual(['ok'])
    expect((await stateOf('V2CASE-1')).programme.version).toBe(2)
  })

  test('whoever opens one now does so under the second; guide and text are those in force, an older text is asked by its number', async () => {
    const text = async (query: string) =>
      (await house.stranger.get<Programme>(`/api/programmes/${first.id}${query}`)).body.version
    expect([await text(''), await text('?version=1'), await text('?version=2')]).toEqual([2, 1, 2])
    expect((await house.stranger.get(`/api/programmes/${first.id}?version=3`)).status).toBe(404)
  })

  test('verify is green over both', async () => {
    expect(await mismatches()).toEqual([])
  })
})

describe('[VS4] a case moves', () => {
  const apply: Line = ['village', 'apply', '2021-06-28 09:00', formOf(family(43))]

  test('where the later version says from, by whom it says, as an event that keeps what its rules ask', async () => {
    await played('V1MOVE-1', 0, [
      apply,
      ['clerk', 'accept', '2021-06-29 09:00'],
      ['clerk', 'record_visit', '2021-06-30 09:00', { ...visitOf(90_000), visitedOn: '2021-06-30' }],
    ])
    const before = await stateOf('V1MOVE-1')
    expect(await played('V1MOVE-1', 3, [['head', 'move_to_2', '2021-07-02 09:00']])).toEqual(['wrong_role'])
    expect(await played('V1MOVE-1', 3, [['clerk', 'move_to_2', '2021-07-02 09:00']])).toEqual(['ok'])
    const after = await stateOf('V1MOVE-1')
    expect(after).toMatchObject({
      programme: { id: first.id, version: 2 },
      step: 'proposal',
      facts: { livingThere: 1 },
    })
    /** What was done is found under the new name; the same clocks run from the same moments. */
    expect(after.acts.map((a) => a.outcome)).toEqual(['apply', 'accept', 'record_home_visit', 'move_to_2'])
    expect(after.acts[1]!.to).toBe('home_visit')
    const setting = { calendar: chinaCalendar, areaPath: [yunzhao, '430523104', '430523', '430500'] }
    const startsOf = (p: Programme, c: typeof after) =>
      clocksOf(p, c, setting).map((k) => [k.name, k.facts.startedAt, k.facts.stoppedAt])
    expect(startsOf(second, after)).toEqual(startsOf(first, before))
  })

  test('its page tells the past in the words of the version that it was done under, and goes on in the new ones', async () => {
    const page = await pageOf('V1MOVE-1')
    expect(page.programme.version).toBe(2)
    expect(page.timeline.map((e) => e.title.zh)).toContain('转按新办法办理')
    expect(page.timeline.map((e) => e.to.zh)).toContain(first.steps.visit!.title.zh)
    expect(page.ways.map((w) => w.outcome)).toContain('propose')
    expect(page.ways.map((w) => w.outcome)).not.toContain('move_to_2')
    expect(await played('V1MOVE-1', 4, [['clerk', 'propose', '2021-07-05 09:00']])).toEqual(['ok'])
  })

  test('the page of one that may move says so; at a step that is not named there is no such way', async () => {
    await played('V1MOVE-2', 0, [['village', 'apply', '2021-06-29 10:00', formOf(family(44))]])
    expect((await pageOf('V1MOVE-2')).ways.find((w) => w.outcome === 'move_to_2')).toMatchObject({
      open: true,
    })
    await played('V1MOVE-2', 1, [['clerk', 'supplement', '2021-06-29 11:00', { missing: '缺诊断证明' }]])
    const { step } = await stateOf('V1MOVE-2')
    expect(step).toBe('supplement')
    expect(await played('V1MOVE-2', 2, [['clerk', 'move_to_2', '2021-07-02 09:00']])).toEqual(['wrong_step'])
  })

  test('where a condition of the move does not hold it stays, and is told why', async () => {
    await played('V1MOVE-3', 0, [
      ['village', 'apply', '2021-06-29 10:00', formOf(family(45), { monthlyIncome: 100_000 })],
    ])
    expect(await played('V1MOVE-3', 1, [['clerk', 'move_to_2', '2021-07-02 09:00']])).toEqual(['not_met'])
    expect((await pageOf('V1MOVE-3')).ways.find((w) => w.outcome === 'move_to_2')!.barred!.message.zh).toBe(
      '收入较高的仍按原办法办理',
    )
  })

  test('[VS7] many are tried and moved together: each for itself, each refusal told, none twice', async () => {
    await played('V1MANY-1', 0, [['village', 'apply', '2021-06-29 13:00', formOf(family(51))]])
    await played('V1MANY-2', 0, [['village', 'apply', '2021-06-29 13:10', formOf(family(52))]])
    const clerk = await house.as('clerk')
    const at = `/api/programmes/${first.id}/moves`
    const wish = { from: 1, to: 2, post: posts.clerk }
    const events = async () =>
      (await house.house.pool.query<{ n: string }>('select count(*) as n from event')).rows[0]!.n
    const before = await events()
    const tried = (await clerk.post<MovedView>(`${at}/try`, wish)).body
    const codesOf = (view: MovedView) =>
      Object.fromEntries(view.cases.map((x) => [x.case, x.refusal?.code ?? 'ok']))
    expect(codesOf(tried)).toEqual({
      'V1CASE-1': 'wrong_step',
      'V1MANY-1': 'ok',
      'V1MANY-2': 'ok',
      'V1MOVE-2': 'wrong_step',
      'V1MOVE-3': 'not_met',
    })
    expect([await events(), tried.next]).toEqual([before, null])
    const wanted = await clerk.post<MovedView>(`${at}/try`, { ...wish, step: 'supplement' })
    expect(wanted.body.cases.map((x) => x.case)).toEqual(['V1MOVE-2'])
    const elsewhere = await clerk.post<MovedView>(`${at}/try`, { ...wish, area: '430523101' })
    expect(elsewhere.body.cases).toEqual([])
    /** One of them goes on meanwhile. */
    expect(await played('V1MANY-2', 1, [['clerk', 'accept', '2021-06-30 09:00']])).toEqual(['ok'])
    const cases = [...tried.cases.map((x) => ({ case: x.case, seq: x.seq })), { case: 'V1NONE-1', seq: 1 }]
    const send = () =>
      clerk.send<MovedView>('POST', at, JSON.stringify({ to: 2, post: posts.clerk, cases }), {
        'content-type': 'application/json',
        'idempotency-key': 'versions-many-1',
      })
    const moved = (await send()).body
    const expected = {
      'V1CASE-1': 'wrong_step',
      'V1MANY-1': 'ok',
      'V1MANY-2': 'stale_seq',
      'V1MOVE-2': 'wrong_step',
      'V1MOVE-3': 'not_met',
      'V1NONE-1': 'unknown_case',
    }
    expect(codesOf(moved)).toEqual(expected)
    expect((await stateOf('V1MANY-1')).programme.version).toBe(2)
    const after = await events()
    expect([codesOf((await send()).body), await events()]).toEqual([expected, after])
    /** Who may not is refused for each; who sees none of them is told of none. */
    const head = await (await house.as('head')).post<MovedView>(`${at}/try`, { ...wish, post: posts.head })
    expect(new Set(Object.values(codesOf(head.body)))).toEqual(new Set(['wrong_role', 'wrong_step']))
    const stranger = await (await house.as('neighbour')).post<MovedView>(`${at}/try`, { from: 1, to: 2 })
    expect(stranger.body.cases).toEqual([])
  })

  test('verify is green: the fold, the tasks, the figures of a case that moved', async () => {
    expect(await mismatches()).toEqual([])
  })
})

describe('[VS1] packs that do not bring a version any more', () => {
  test('its cases run on the text that the database keeps, and nothing is opened under it', async () => {
    await restarted(packsWith(second), async (again) => {
      expect(await played('V1MOVE-3', 1, [['clerk', 'accept', '2021-07-05 09:00']], again)).toEqual(['ok'])
      expect(await played('V1LATE-1', 0, [oldApply], again)).toEqual(['not_in_force'])
      expect(again.house.versions.changed).toEqual([])
      expect(await mismatches(again)).toEqual([])
    })
  })

  test('a programme that is gone altogether opens nothing, and its cases go on', async () => {
    await restarted(packsWith(), async (again) => {
      expect(
        await played('V1LATE-2', 0, [['village', 'apply', '2021-08-01 09:00', formOf(family(46))]], again),
      ).toEqual(['unknown_programme'])
      expect((await pageOf('V1MOVE-3', 'clerk', again)).stepTitle.zh).toBe(first.steps.visit!.title.zh)
    })
  })
})

describe('[VS5] texts that are not what they were', () => {
  const changed: Programme = {
    ...first,
    opens: { ...first.opens, apply: { ...first.opens.apply!, title: { zh: '改了的申请', en: 'Changed' } } },
  }

  test('a text that changed under its number is told; cases, old and new, go on by the first one', async () => {
    await restarted(packsWith(changed, second), async (again) => {
      expect(again.house.versions.changed).toEqual([`${first.id}@1`])
      expect(again.house.versions.of(first.id, 1)!.opens.apply!.title).toEqual(first.opens.apply!.title)
      expect(
        await played('V1LATE-3', 0, [['village', 'apply', '2021-06-29 12:00', formOf(family(47))]], again),
      ).toEqual(['ok'])
      expect(await mismatches(again)).toMatchObject([{ kind: 'programme', what: `${first.id}@1` }])
    })
  })

  test('[VS3] a pack may say that a text which was written otherwise says the same', async () => {
    const { hash } = (
      await house.house.pool.query<{ hash: string }>(
        'select hash from programme where id = $1 and version = 1',
        [first.id],
      )
    ).rows[0]!
    const packs = { ...packsWith(changed, second), formerly: { [`${first.id}@1`]: [hash] } }
    await restarted(packs, async (again) => {
      expect(again.house.versions.changed).toEqual([])
      expect(again.house.versions.of(first.id, 1)!.opens.apply!.title.zh).toBe('改了的申请')
    })
  })

  test('no start while cases run on a version that is to be had from nowhere: they are named', async () => {
    const db = new pg.Client({ connectionString: house.databaseUrl })
    await db.connect()
    try {
      await db.query('begin; alter table programme disable trigger all')
      const { rows } = await db.query('delete from programme where id = $1 and version = 1 returning *', [
        first.id,
      ])
      await db.query('alter table programme enable trigger all; commit')
      const stored = JSON.stringify(rows[0])
      try {
        await expect(restarted(packsWith(second), () => Promise.resolve())).rejects.toThrow(
          /^5个办件（V1CASE-1、V1LATE-3、V1MANY-2、V1MOVE-2、V1MOVE-3）按 assistance\.temporary 第1版办理.*nothing was started/,
        )
      } finally {
        await db.query(
          'insert into programme (realm, id, version, hash, body) select realm, id, version, hash, body from json_populate_record(null::programme, $1)',
          [stored],
        )
      }
    } finally {
      await db.end()
    }
  })
})

describe('[VS2] dated values go on under a version', () => {
  const raised: Programme = {
    ...first,
    params: {
      ...first.params,
      standard: {
        ...first.params.standard!,
        history: [
          ...first.params.standard!.history,
          {
            from: '2021-09-01',
            value: 60_000,
            source: first.basis[0]!,
            reviewBy: '2022-08-31',
            area: '430523',
          },
        ],
      },
    },
  }

  test('a new value is no changed text; the log tells that it came, and once', async () => {
    const loggedProgrammes = async (again: TestHouse) =>
      (
        await again.house.pool.query<{ names: readonly string[] }>(
          `select body::jsonb->'names' as names from access_entry where kind = 'parameters' order by id`,
        )
      ).rows.map((r) => r.names[0])
    const before = await loggedProgrammes(house)
    await restarted(packsWith(raised, second), async (again) => {
      expect(again.house.versions.changed).toEqual([])
      expect(await loggedProgrammes(again)).toEqual([...before, `${first.id}@1`])
      expect(await mismatches(again)).toEqual([])
    })
    await restarted(packsWith(raised, second), async (again) => {
      expect(await loggedProgrammes(again)).toEqual([...before, `${first.id}@1`])
    })
  })

  test('without the pack, the values that were told last hold', async () => {
    await restarted(packsWith(second), async (again) => {
      const { history } = again.house.versions.of(first.id, 1)!.params.standard!
      expect(history.at(-1)).toMatchObject({ from: '2021-09-01', value: 60_000 })
    })
  })
})
