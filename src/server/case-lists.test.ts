/** Lists of cases as their addresses ask for them: ordered, narrowed, grouped and as files, and to everybody what they may see; and the first page of the desk. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childrenOf, yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import { act, apply, family, posts, staffOf, toDecision, visitOf, type Staff } from '../../tools/county.ts'
import { fileIn } from '../../tools/docx.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { Inbox, KeptLists, SeveralDone, StartView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
/** Accepted and to be visited; visited, to be proposed; waiting to be accepted, twice; at the leader's. */
let toVisit: string, toPropose: string, waiting: string, waitsToo: string, atLeader: string

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  toVisit = await apply(staff, family(1))
  toPropose = await apply(staff, family(2))
  waiting = await apply(staff, family(3))
  waitsToo = await apply(staff, family(4))
  atLeader = await apply(staff, family(5))
  await act(staff, 'clerk', toVisit, 1, 'accept')
  await act(staff, 'clerk', toPropose, 1, 'accept')
  await act(staff, 'clerk', toPropose, 2, 'record_visit', visitOf(90_000))
  await toDecision(staff, atLeader, 100_000)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const inboxOf = async (who: keyof Staff, query: string): Promise<Inbox> =>
  (await staff[who].get<Inbox>(`/api/inbox${query}`)).body
const casesOf = (list: Inbox): readonly string[] => list.tasks.map((task) => task.case)

describe('[LI1] the inbox is ordered by what its address says', () => {
  test.each<[string, () => readonly string[]]>([
    ['case', () => [toVisit, toPropose, waiting, waitsToo].toSorted()],
    ['-case', () => [toVisit, toPropose, waiting, waitsToo].toSorted().toReversed()],
  ])('%s', async (sort, expected) => {
    expect(casesOf(await inboxOf('clerk', `?sort=${sort}`))).toEqual(expected())
  })

  test('a page and the next one show each case once, in any order', async () => {
    for (const sort of ['due', '-due', 'since', '-amount', 'step', '-place']) {
      const pages = await Promise.all(
        [0, 1, 2, 3].map((offset) => inboxOf('clerk', `?sort=${sort}&limit=1&offset=${offset}`)),
      )
      expect(pages.flatMap(casesOf).toSorted(), sort).toEqual(
        [toVisit, toPropose, waiting, waitsToo].toSorted(),
      )
      expect(
        pages.map((p) => p.total),
        'the total is the list’s, not the page’s',
      ).toEqual([4, 4, 4, 4])
    }
  })

  test.each(['subject', 'due desc', '-', 'due;drop table task'])(
    'an order that there is not is refused: %s',
    async (sort) => {
      expect((await staff.clerk.get(`/api/inbox?sort=${encodeURIComponent(sort)}`)).status).toBe(400)
    },
  )
})

describe('[LI1] and narrowed', () => {
  test.each<[string, () => readonly string[]]>([
    ['?step=visit', () => [toVisit]],
    ['?step=acceptance&programme=assistance.temporary', () => [waiting, waitsToo]],
    ['?programme=assistance.reserve', () => []],
    ['?area=430523', () => [toVisit, toPropose, waiting, waitsToo]],
    ['?area=430523101', () => []],
    ['?due=overdue', () => []],
    ['?due=later&step=visit', () => [toVisit]],
  ])('%s', async (query, expected) => {
    const list = await inboxOf('clerk', query)
    expect([...casesOf(list)].toSorted()).toEqual([...expected()].toSorted())
    expect(list.total).toBe(expected().length)
  })

  test('[LI2] a link by somebody else’s post, or by a place that I do not reach, shows nothing of theirs', async () => {
    expect(await inboxOf('clerk', `?post=${posts.leader}`)).toMatchObject({ total: 0, tasks: [] })
    expect(casesOf(await inboxOf('leader', `?post=${posts.leader}`))).toEqual([atLeader])
    /** The county's link, opened by the clerk and by who holds no part of it. */
    const link = '/api/found?area=430523'
    const ofCounty = (await staff.county.get<Inbox>(link)).body
    const ofClerk = (await staff.clerk.get<Inbox>(link)).body
    expect([...casesOf(ofClerk)].toSorted()).toEqual([...casesOf(ofCounty)].toSorted())
    const sister = await house.as('finance')
    const ofFinance = (await sister.get<Inbox>('/api/found?programme=assistance.reserve')).body
    expect(ofFinance.total).toBe(ofFinance.tasks.length)
    const li = await house.as('li')
    expect((await li.get<Inbox>(link)).body).toMatchObject({ total: 0, tasks: [] })
  })
})

describe('[LI4] groups', () => {
  test('by step: every group with how many stand under it, whatever page is shown', async () => {
    const list = await inboxOf('clerk', '?group=step&limit=2')
    expect(list.groups!.map((g) => [g.title.zh, g.total, g.late])).toEqual([
      ['受理（临时救助）', 2, 0],
      ['拟定救助意见（临时救助）', 1, 0],
      ['入户调查（临时救助）', 1, 0],
    ])
    expect(casesOf(list).toSorted()).toEqual([waiting, waitsToo].toSorted())
  })

  test('by place and by day the groups add up to the list', async () => {
    for (const group of ['place', 'due']) {
      const list = await inboxOf('clerk', `?group=${group}`)
      expect(list.groups!.reduce((sum, g) => sum + g.total, 0)).toBe(list.total)
      expect(list.tasks).toHaveLength(4)
    }
  })
})

describe('[LI5] the file is what was looked at', () => {
  test('its rows, its order and its columns, as text and as a workbook', async () => {
    const query = '?step=acceptance&sort=-case&columns=case,step'
    const csv = (await staff.clerk.file(`/api/inbox.csv${query}`)).body.toString().replace('\uFEFF', '')
    const lines = csv.trimEnd().split('\r\n')
    expect(lines.slice(0, 3)).toEqual([
      '"办件编号","环节"',
      ...[waiting, waitsToo]
        .toSorted()
        .toReversed()
        .map((id) => `"${id}","受理"`),
    ])
    const { status, body, headers } = await staff.clerk.file(`/api/inbox.xlsx${query}`)
    expect(status).toBe(200)
    const words = fileIn(body, 'xl/sharedStrings.xml')
    for (const word of ['办件编号', '环节', '受理', waiting, waitsToo, headers.get('x-yimen-export')!])
      expect(words).toContain(word)
    expect(words).not.toContain(toVisit)
    expect(words).not.toContain('地点')
  })
})

describe('[LI7] limits as a calendar', () => {
  test('another program reads each case on its day, and no name', async () => {
    const { tasks } = await inboxOf('clerk', '')
    const { status, body, headers } = await staff.clerk.file('/api/inbox.ics')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = body.toString()
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
    const limited = tasks.filter((t) => t.due !== null)
    expect(limited.length).toBeGreaterThan(0)
    expect(events.map((e) => e.uid.split('@')[0]).toSorted()).toEqual(limited.map((t) => t.case).toSorted())
    for (const e of events) {
      const task = limited.find((t) => e.uid.startsWith(`${t.case}@`))!
      /** The last day on which it may be done. */
      const lastMoment = new Date(Date.parse(task.due!) - 1 + 8 * 60 * 60 * 1000).toISOString()
      expect([e.startDate.isDate, e.startDate.toString()]).toEqual([true, lastMoment.slice(0, 10)])
      expect(e.summary).toBe(`${task.title.zh}：${task.stepTitle.zh}`)
    }
    for (const { subject } of tasks) expect(text.replaceAll('\r\n ', '')).not.toContain(subject)
  })
})

describe('[LI3] lists that are kept', () => {
  const keep = (who: keyof Staff, body: object) => staff[who].post<KeptLists>('/api/lists/kept', body)

  test('under a name, anew under the same name, and dropped; nobody else sees them', async () => {
    await keep('clerk', { act: 'keep', name: '超期的', to: '/desk/inbox?due=overdue' })
    await keep('clerk', { act: 'keep', name: '超期的', to: '/desk/inbox?due=overdue&sort=-amount' })
    const lists = async (who: keyof Staff) => (await staff[who].get<KeptLists>('/api/lists/kept')).body.lists
    expect(await lists('clerk')).toEqual([{ name: '超期的', to: '/desk/inbox?due=overdue&sort=-amount' }])
    expect(await lists('head')).toEqual([])
    expect((await keep('clerk', { act: 'drop', name: '超期的' })).body.lists).toEqual([])
  })

  test.each(['https://example.org/', '//example.org', '/desk/cases/B22222-22222', 'javascript:alert(1)', ''])(
    'an address that is no list is refused: %s',
    async (to) => {
      expect((await keep('clerk', { act: 'keep', name: '怪', to })).status).toBe(400)
    },
  )

  test('twenty of them, and not one more', async () => {
    for (let i = 1; i <= 20; i++)
      expect((await keep('head', { act: 'keep', name: `第${i}个`, to: '/desk/inbox' })).status).toBe(200)
    expect((await keep('head', { act: 'keep', name: '第21个', to: '/desk/inbox' })).status).toBe(422)
    expect((await keep('head', { act: 'keep', name: '第20个', to: '/desk/inbox?due=today' })).status).toBe(
      200,
    )
  })
})

describe('[ST1] the first page', () => {
  const startOf = async (who: keyof Staff): Promise<StartView> =>
    (await staff[who].get<StartView>('/api/start')).body

  test('a clerk: her four, what she sent on and others have, no team, her own acts', async () => {
    const start = await startOf('clerk')
    expect(start.inbox).toMatchObject({ total: 4, overdue: 0 })
    expect(start.pressing.map((task) => task.case).toSorted()).toEqual(
      [toVisit, toPropose, waiting, waitsToo].toSorted(),
    )
    expect(start.waiting.tasks.map((task) => [task.case, task.holder.zh])).toEqual([
      [atLeader, '岩口铺镇 乡镇分管领导'],
    ])
    const line = (name: string) => start.figures.lines.find((l) => l.name === name)!
    expect([line('acts').now, line('cases').now, line('acts').before]).toEqual([6, 3, 0])
    expect(start.figures).toMatchObject({ from: '2021-10-01', to: '2021-10-20', beforeTo: '2021-09-20' })
  })

  test('[ST3] a leader: the team is who works towards the decision within the township, with what each has', async () => {
    const start = await startOf('leader')
    const team = new Map(start.team!.map((m) => [m.title.zh, m]))
    expect(team.get('岩口铺镇 乡镇经办人')).toMatchObject({ total: 4, late: 0 })
    expect(team.get('岩口铺镇 乡镇经办人')!.people).toHaveLength(2)
    /** Of the township and of its villages, whose helpers take part in what is decided there. */
    const within = ['岩口铺镇', ...childrenOf(yankoupu).map((v) => v.name.zh)]
    expect([...team.keys()].filter((title) => !within.includes(title.split(' ')[0]!))).toEqual([])
  })

  test('[ST2] what one sent on is on the list of the one who has it no more', async () => {
    expect((await startOf('leader')).waiting).toMatchObject({ total: 0 })
    expect((await startOf('head')).waiting.tasks.map((task) => task.case)).toEqual([atLeader])
  })

  test('[ST4] the mean wait is told in tenths of a working day, and opening a case waits for nobody', async () => {
    const waited = async (who: keyof Staff) =>
      (await startOf(who)).figures.lines.find((l) => l.name === 'waited')!
    expect(await waited('clerk')).toMatchObject({ now: 0, before: null })
    expect(await waited('village')).toMatchObject({ now: null, before: null })
  })

  test('who holds no office has no such page', async () => {
    expect((await (await house.as('li')).get('/api/start')).status).toBe(404)
    expect((await house.stranger.get('/api/start')).status).toBe(401)
  })
})

test('[OA19] several at once over a case that somebody just moved: of each its own line, and the others are done', async () => {
  const shown = (await inboxOf('clerk', '?step=acceptance')).tasks.map(({ case: id, seq }) => ({
    case: id,
    seq,
  }))
  const clerk2 = await house.as('clerk2')
  expect(
    (
      await clerk2.post(`/api/cases/${waiting}/commands`, {
        seq: 1,
        outcome: 'accept',
        post: posts.clerk.replace(/1$/, '2'),
        input: {},
      })
    ).status,
  ).toBe(200)
  const done = await staff.clerk.post<SeveralDone>('/api/several', {
    outcome: 'accept',
    post: posts.clerk,
    input: {},
    cases: shown,
  })
  expect(done.body.able).toBe(1)
  expect(done.body.cases.find((c) => c.case === waitsToo)).toMatchObject({ ok: true, to: { zh: '入户调查' } })
  expect(done.body.cases.find((c) => c.case === waiting)).toMatchObject({
    ok: false,
    refusal: { code: expect.stringMatching(/^(stale_seq|wrong_step)$/) },
  })
})
