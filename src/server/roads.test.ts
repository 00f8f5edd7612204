/** [K19] One road: a command, its trial, the ways on a page and a batch give the same answer, out of what each asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#kernel/figure'
import type { Instant } from '#kernel/day'
import type { Programme } from '#kernel/programme'
import { closedWorld } from '../kernel/case/world.ts'
import { decideCommand } from '#kernel/commit'
import { knownWorld, type Actor } from '#kernel/case'
import { family } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { openDraft } from './commands/draft.ts'
import { ask } from './commands/gather.ts'
import { prepare } from './commands/prepare.ts'
import { openQueue, type Queue } from './commands/queue.ts'
import type { Decided, Submission } from './commands/submission.ts'
import { rowsOf, surroundings, type House } from './realm.ts'
import { findCaseState } from '#store'
import { caseView } from './views/case.ts'
import { trialView } from './views/trial.ts'

const t = (zh: string) => ({ zh, en: 'Text' })
const fen = { type: 'fen', min: 1, max: 100_000_000, title: t('金额') } as const
const common = {
  version: 1,
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { 'township-clerk': { title: t('经办'), level: 'township' } },
  papers: {},
  params: {},
  decisions: {},
  clocks: {},
  obligations: {},
} as const
const step = { by: ['township-clerk'], clause: 'law#1' } as const

/** Help out of a pot: once a family and year, as far as the pot reaches. */
const help: Programme = {
  ...common,
  id: 'test.help',
  title: t('互助'),
  summary: t('互助'),
  subject: { name: 'name', people: ['idNo'] },
  fields: {
    name: { type: 'name', sensitive: true, title: t('姓名') },
    idNo: { type: 'resident_id', sensitive: true, title: t('证号') },
    amount: fen,
  },
  tallies: {
    helpedBefore: {
      title: t('此前互助'),
      programmes: ['test.help'],
      measure: 'count',
      window: { kind: 'calendar_year' },
      clause: 'law#1',
    },
  },
  accounts: {
    pot: { title: t('互助金'), kind: 'asset', floor: 0 },
    gifts: { title: t('捐赠'), kind: 'source' },
    spent: { title: t('支出'), kind: 'expense' },
  },
  opens: {
    give: {
      ...step,
      title: t('捐赠'),
      to: 'closed',
      asks: { amount: 'required' },
      effects: [{ kind: 'transfer', debit: 'pot', credit: 'gifts', amount: 'amount', memo: t('捐赠') }],
    },
    /** Opens and pays in one. */
    help_at_once: {
      ...step,
      title: t('当场互助'),
      to: 'closed',
      asks: { name: 'required', idNo: 'required', amount: 'required' },
      sets: { before: 'helpedBefore' },
      when: [{ test: 'helpedBefore = 0', clause: 'law#2', message: t('本年已互助') }],
      effects: [
        { kind: 'transfer', debit: 'spent', credit: 'pot', amount: 'amount', memo: t('互助') },
        { kind: 'award', amount: 'amount', tag: '"help"' },
      ],
    },
    apply: {
      ...step,
      title: t('申请'),
      to: 'applied',
      asks: { name: 'required', idNo: 'required', amount: 'required' },
    },
  },
  steps: {
    applied: {
      title: t('待办'),
      holder: 'township-clerk',
      outcomes: {
        help: {
          ...step,
          title: t('互助'),
          to: 'closed',
          when: [{ test: 'helpedBefore = 0', clause: 'law#2', message: t('本年已互助') }],
          effects: [
            { kind: 'transfer', debit: 'spent', credit: 'pot', amount: 'amount', memo: t('互助') },
            { kind: 'award', amount: 'amount', tag: '"help"' },
          ],
        },
      },
    },
    closed: { title: t('办结'), end: 'done', outcomes: {} },
  },
}

/** A day's count that is read off a figure; `plain` reads nothing and has the name of what draws on the pot elsewhere. */
const count: Programme = {
  ...common,
  id: 'test.count',
  title: t('统计'),
  summary: t('统计'),
  fields: { on: { type: 'day', title: t('日期') } },
  tallies: {},
  accounts: {},
  readings: { helped: { figure: 'test.helped', on: 'on' } },
  opens: {
    begin: { ...step, title: t('开始'), to: 'begun', asks: { on: 'required' } },
    give: { ...step, title: t('同名'), to: 'begun' },
  },
  steps: {
    begun: {
      title: t('进行中'),
      holder: 'township-clerk',
      outcomes: {
        read: {
          ...step,
          title: t('读数'),
          to: 'begun',
          sets: { counted: 'helped.top', behind: 'helped.cases' },
        },
        plain: { ...step, title: t('记录'), to: 'begun' },
      },
    },
  },
}

const helped: Figure = {
  id: 'test.helped',
  version: 1,
  programme: 'test.help',
  title: t('互助数'),
  definition: t('互助数'),
  unit: 'case',
  measure: 'count',
  counts: { on: ['help', 'help_at_once'] },
  window: 'year_to_date',
  clause: 'law#1',
}

let house: TestHouse
let realm: House
let queue: Queue
beforeAll(async () => {
  const packs = allPacks()
  house = await openTestHouse({
    packs: { ...packs, programmes: [...packs.programmes, help, count], figures: [...packs.figures, helped] },
  })
  realm = house.house
  queue = openQueue(realm)
})
afterAll(async () => {
  await queue.drained()
  await house.close()
})

const clerk = (): Actor => {
  const post = realm.reference.posts.get(`${yankoupu}-township-clerk-1`)!
  return { person: post.person, post: post.id, role: post.role, area: post.area, kin: [] }
}
let keys = 0
const command = (
  id: string,
  seq: number,
  outcome: string,
  input: Readonly<Record<string, unknown>> = {},
  programme = id.startsWith('C') ? 'test.count' : 'test.help',
): Submission => ({
  owner: 'roads',
  key: `roads-${++keys}`,
  actor: clerk(),
  ...(seq === 0 ? { programme } : {}),
  command: { case: id, seq, outcome, input, ...(seq === 0 ? { area: yunzhao } : {}) },
})
const of = (n: number, amount: number) => ({ name: family(n).name, idNo: family(n).idNo, amount })
const said = (d: Decided): string => d.refusal?.code ?? String(d.status)
const setsOf = (d: Decided): unknown => (d.body as { readonly sets: unknown }).sets
const give = (id: string, amount: number) => queue.submit(command(id, 0, 'give', { amount }))
const stateOf = async (id: string) => (await findCaseState(realm.pool, realm.code, id))!

describe('[K19] what an opening asks for is read', () => {
  test('its guard and what it keeps know what went to the family before: nothing, then once', async () => {
    await give('HGIVE-1', 50_000)
    const first = await queue.submit(command('HONCE-1', 0, 'help_at_once', of(1, 10_000)))
    expect([said(first), setsOf(first)]).toEqual(['201', { before: 0 }])
    const second = await queue.submit(command('HONCE-2', 0, 'help_at_once', of(1, 10_000)))
    expect([said(second), second.refusal?.message.zh]).toEqual(['not_met', '本年已互助'])
  })

  test('[W3] the account that it draws on is full, then it is not: one fen more than it holds is overdrawn', async () => {
    expect(said(await queue.submit(command('HONCE-3', 0, 'help_at_once', of(2, 40_001))))).toBe('overdrawn')
    expect(said(await queue.submit(command('HONCE-4', 0, 'help_at_once', of(2, 40_000))))).toBe('201')
  })
})

describe('[K19] a trial, the page and the command say the same', () => {
  const roads = async (id: string) => {
    const c = await stateOf(id)
    const trial = await trialView(realm, c, clerk(), { seq: 1, outcome: 'help', input: {} })
    const page = await caseView(realm, c, [], clerk(), false, {
      mayReveal: false,
      looks: [],
      reader: clerk().person,
      official: true,
      refused: [],
    })
    const way = page.ways.find((w) => w.outcome === 'help')!
    return { trial: trial.refusal?.code ?? 'ok', bars: way.barred?.message.zh ?? null }
  }

  test('where the family was helped before: the trial is refused, and the page says so before anybody tries', async () => {
    await give('HGIVE-2', 90_000)
    await queue.submit(command('HSTEP-1', 0, 'apply', of(3, 10_000)))
    expect(await roads('HSTEP-1')).toEqual({ trial: 'ok', bars: null })
    await queue.submit(command('HONCE-5', 0, 'help_at_once', of(3, 10_000)))
    expect(await roads('HSTEP-1')).toEqual({ trial: 'not_met', bars: '本年已互助' })
    expect(said(await queue.submit(command('HSTEP-1', 1, 'help')))).toBe('not_met')
  })

  test('where the pot is empty the trial says so as the command does', async () => {
    await queue.submit(command('HSTEP-2', 0, 'apply', of(4, 80_001)))
    expect((await roads('HSTEP-2')).trial).toBe('overdrawn')
    expect(said(await queue.submit(command('HSTEP-2', 1, 'help')))).toBe('overdrawn')
    await give('HGIVE-3', 1)
    expect((await roads('HSTEP-2')).trial).toBe('ok')
    expect(said(await queue.submit(command('HSTEP-2', 1, 'help')))).toBe('200')
  })
})

describe('[K17] figures are read where a formula asks for them, as the batch leaves them', () => {
  /** The names of the statements that the pool is asked for meanwhile. */
  const statements = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const names: string[] = []
    const { query } = realm.pool
    const noting = (...given: unknown[]): unknown => {
      const [statement] = given as [string | { readonly name?: string; readonly text: string }]
      names.push(typeof statement === 'string' ? statement : (statement.name ?? statement.text))
      return Reflect.apply(query, realm.pool, given)
    }
    realm.pool.query = noting as typeof query
    try {
      await work()
    } finally {
      realm.pool.query = query
    }
    return names
  }
  const asksFigures = (names: readonly string[]) =>
    names.filter((n) => /figure/.test(n) && !n.startsWith('with p0'))

  test('a step that asks for none reads none, whatever its programme reads elsewhere', async () => {
    await queue.submit(command('COUNT-1', 0, 'begin', { on: '2021-10-20' }))
    const names = await statements(async () => {
      /** One that remembers no case, and so reads this one. */
      expect(said(await openQueue(realm).submit(command('COUNT-1', 1, 'plain')))).toBe('200')
    })
    expect(names).toContain('load')
    expect(asksFigures(names)).toEqual([])
  })

  test('[W11] who acts on a case as this server wrote it last waits for no read of it', async () => {
    await queue.submit(command('COUNT-M', 0, 'begin', { on: '2021-10-20' }))
    const names = await statements(async () => {
      expect(said(await queue.submit(command('COUNT-M', 1, 'plain')))).toBe('200')
    })
    expect(names).not.toContain('load')
  })

  test('one that asks for the cases behind it gets each once', async () => {
    const names = await statements(async () => {
      const read = await queue.submit(command('COUNT-1', 2, 'read'))
      expect(setsOf(read)).toEqual({ counted: 4, behind: ['HONCE-1', 'HONCE-4', 'HONCE-5', 'HSTEP-2'] })
    })
    expect(asksFigures(names).length).toBeGreaterThan(0)
  })

  test('what an earlier command of the same batch counts is counted', async () => {
    await give('HGIVE-4', 20_000)
    const [, read] = await Promise.all([
      queue.submit(command('HONCE-6', 0, 'help_at_once', of(6, 10_000))),
      queue.submit(command('COUNT-1', 3, 'read')),
    ])
    expect(setsOf(read)).toMatchObject({ counted: 5 })
  })
})

describe('[W8] a batch waits for the one ahead only for what it asks', () => {
  /** Whether it asked when the batch ahead of it would be written. */
  const waits = async (s: Submission): Promise<readonly [string, boolean]> => {
    let waited = false
    const ahead = {
      draft: openDraft(realm),
      get done() {
        waited = true
        return Promise.resolve(null)
      },
    }
    return [said((await prepare(realm, [s], ahead)).decided[0]!), waited]
  }

  test('an outcome that reads nothing does not wait, though another programme’s of that name draws on a floor', async () => {
    expect(await waits(command('COUNT-2', 0, 'give'))).toEqual(['201', false])
    expect(await waits(command('HONCE-7', 0, 'help_at_once', of(7, 1)))).toEqual(['201', true])
  })
})

describe('[K19] what was not gathered is our mistake', () => {
  const opening = (world: typeof closedWorld) =>
    decideCommand(
      help,
      null,
      { case: 'HX-1', seq: 0, outcome: 'help_at_once', input: of(8, 1), area: yunzhao },
      {
        ...surroundings(realm, clerk(), yunzhao, { now: '2021-10-20T10:00:00.000+08:00' as Instant }),
        world,
      },
      rowsOf(realm),
    )

  test('read in a world where nobody looked it stops us; where all is known it is told', () => {
    expect(() => opening(closedWorld)).toThrow(/was read and not gathered/)
    expect(opening(knownWorld()).ok).toBe(true)
  })

  test('a question that asks for nothing is told without a trip', async () => {
    const { connect } = realm.pool
    realm.pool.connect = (() => {
      throw new Error('no trip')
    }) as unknown as typeof connect
    try {
      expect(await ask(realm, { area: yunzhao }, () => 7)).toBe(7)
      await expect(ask(realm, { area: yunzhao }, (w) => w.awards(['x']))).rejects.toThrow('no trip')
    } finally {
      realm.pool.connect = connect
    }
  })
})
