/**
 * The supervised account: what comes in and from whom, what goes out and when, and where it goes back to.
 * [local item-16, 18, 23, 26, 27]
 */
import { describe, expect, test } from 'vitest'
import type { Facts } from 'yimen/kernel/rule'
import { balances, type Transfer } from 'yimen/kernel/ledger'
import { civil, local } from '../clauses.ts'
import {
  accepted,
  acceptedWorks,
  agreed,
  begun,
  building,
  claimed,
  filed,
  idOf,
  inUse,
  opened,
  play,
  registered,
  rooms,
  unit,
  votes,
  type Move,
  type Played,
} from './play.ts'

const pay = (room: string, amount: number, more: object = {}, at = '2021-05-11 09:00'): Move => ({
  by: 'worker',
  do: 'pay_in',
  at,
  with: { payRoom: room, payAmount: amount, paySource: 'own', ...more },
})
const fund = (room: string, amount: number, fundHolder: string, at?: string): Move =>
  pay(room, amount, { paySource: 'housing_fund', fundHolder }, at)
const draw = (room: string, amount: number, fundHolder: string, at: string): Move => ({
  by: 'worker',
  do: 'draw_fund',
  at,
  with: { payRoom: room, payAmount: amount, fundHolder },
})
const out = (stage: string, stageAmount: number, at = '2021-05-12 09:00'): Move => ({
  by: 'district',
  do: 'pay_out',
  at,
  with: { stage, stageAmount },
})
const books = (p: Played): Readonly<Record<string, number>> =>
  Object.fromEntries(
    balances(
      p.events.flatMap((e) =>
        e.effects.flatMap((x): Transfer[] => (x.kind === 'transfer' ? [x.transfer] : [])),
      ),
    ),
  )
const no = (moves: readonly Move[]) => {
  const { refusal } = play(moves)
  return refusal && [refusal.code, refusal.clauses[0]]
}
/** The same project, by a plan that spends so much of the maintenance fund. */
const spending = (fen: number | null, moves: readonly Move[] = building): readonly Move[] =>
  moves.map((m) =>
    m.do === 'open_ballot' && fen !== null ? { ...m, with: { ...m.with, maintenanceFund: fen } } : m,
  )

describe('[local item-26] the provident fund', () => {
  test.each<[string, readonly Move[], readonly [string, string] | null]>([
    [
      'the owner and the spouse, each once',
      [fund('601', 3_000_000, 'owner'), fund('601', 1_000_000, 'spouse')],
      null,
    ],
    [
      'the owner twice',
      [fund('601', 3_000_000, 'owner'), fund('601', 1, 'owner')],
      ['not_met', local('item-26')],
    ],
    ['somebody else', [fund('601', 3_000_000, 'other')], ['not_met', local('item-26')]],
    [
      'the owner of another dwelling besides',
      [fund('601', 3_000_000, 'owner'), fund('602', 3_000_000, 'owner')],
      null,
    ],
    [
      'above the household’s share after subsidy',
      [fund('601', 8_200_001, 'owner')],
      ['not_met', local('item-27')],
    ],
  ])('%s', (_, moves, refused) => {
    expect(no([...building, ...moves])).toEqual(refused)
  })

  /** Accepted on 12 August 2021. */
  const paid: readonly Move[] = [...building, pay('601', 3_000_000), ...inUse.slice(building.length)]
  test.each<[string, readonly Move[], readonly [string, string] | null]>([
    ['on the last day of three years', [draw('601', 3_000_000, 'owner', '2024-08-12 09:00')], null],
    ['a day later', [draw('601', 3_000_000, 'owner', '2024-08-13 09:00')], ['not_met', local('item-26')]],
    [
      'more than they paid of their own',
      [draw('601', 3_000_001, 'owner', '2021-09-01 09:00')],
      ['not_met', local('item-26')],
    ],
    [
      'owner and spouse, together no more than that',
      [
        draw('601', 2_000_000, 'owner', '2021-09-01 09:00'),
        draw('601', 1_000_000, 'spouse', '2021-09-01 10:00'),
      ],
      null,
    ],
    [
      'owner and spouse, together a fen more',
      [
        draw('601', 2_000_000, 'owner', '2021-09-01 09:00'),
        draw('601', 1_000_001, 'spouse', '2021-09-01 10:00'),
      ],
      ['not_met', local('item-26')],
    ],
    [
      'twice for one elevator',
      [draw('601', 1, 'owner', '2021-09-01 09:00'), draw('601', 1, 'owner', '2022-09-01 09:00')],
      ['not_met', local('item-26')],
    ],
    ['by somebody else', [draw('601', 1, 'other', '2021-09-01 09:00')], ['not_met', local('item-26')]],
  ])('after completion: %s', (_, moves, refused) => {
    expect(no([...paid, ...moves])).toEqual(refused)
  })
  test('after completion the account does not move: the fund stands where the owner stood', () => {
    expect(books(play([...paid, draw('601', 3_000_000, 'owner', '2021-09-01 09:00')]))).toMatchObject({
      'escrow:E-0001': 13_000_000,
      own: 0,
      housing_fund: -3_000_000,
    })
  })
})

describe('[art-281] the maintenance fund is spent by joint decision', () => {
  const by = (amount: number): Move => pay('301', amount, { paySource: 'maintenance_fund' })
  test.each<[string, number | null, readonly Move[], readonly [string, string] | null]>([
    ['the plan says how much, and no more', 1_000_000, [by(600_000), by(400_000)], null],
    ['a fen more', 1_000_000, [by(600_000), by(400_001)], ['not_met', civil('art-281')]],
    ['the plan says nothing', null, [by(1)], ['not_met', civil('art-281')]],
  ])('%s', (_, decided, moves, refused) => {
    expect(no([...spending(decided), ...moves])).toEqual(refused)
  })
  test('what an earlier plan said is not said by the next', () => {
    const again: readonly Move[] = [
      ...begun,
      { ...opened[2]!, with: { ...opened[2]!.with, maintenanceFund: 1_000_000 } },
      ...votes([[0, 'disagree']]),
      { by: 'worker', do: 'renegotiate', at: '2021-03-16 09:00' },
      { ...opened[2]!, at: '2021-03-17 09:00', with: { ...opened[2]!.with, closesOn: '2021-03-31' } },
    ]
    expect(play(again).case.facts.maintenanceDecided).toBe(0)
  })
})

describe('[§1.9-9] money goes back where it came from', () => {
  const stop: readonly Move[] = [
    { by: 'district', do: 'stop', at: '2021-06-01 09:00', with: { reason: '列入计划' } },
    { by: 'district', do: 'refund', at: '2021-06-02 09:00' },
  ]
  test('owner, provident fund and maintenance fund, by what each had paid; what was spent is told', () => {
    const paid = play([
      ...spending(1_000_000),
      pay('301', 600_000),
      pay('301', 1_000_000, { paySource: 'maintenance_fund' }),
      fund('601', 2_400_000, 'owner'),
      out('contract', 1_000_000),
    ])
    const stopped = play(stop, { from: paid, entries: [unit({ expropriation: true }, 'unfit')] })
    expect(stopped.case.facts).toMatchObject({ owedBack: 3_000_000, spent: 1_000_000 })
    expect(
      (stopped.case.facts.returned as readonly Facts[]).map((r) => [r.room, r.source, r.amount]),
    ).toEqual([
      ['301', 'own', 450_000],
      ['301', 'maintenance_fund', 750_000],
      ['601', 'housing_fund', 1_800_000],
    ])
    /** A liability of the book stands below zero: what is left there is what was spent. */
    expect(books(stopped)).toEqual({
      'escrow:E-0001': 0,
      own: -150_000,
      maintenance_fund: -250_000,
      housing_fund: -600_000,
      works: 1_000_000,
    })
  })
  test.each<[string, readonly Move[]]>([
    ['nothing was paid in', []],
    ['all is spent', [pay('301', 1_000_000), out('contract', 1_000_000)]],
  ])('%s: it ends, and no money moves', (_, moves) => {
    const stopped = play([...building, ...moves, ...stop])
    expect([
      stopped.refusal,
      stopped.case.step,
      stopped.events.at(-1)!.effects.filter((e) => e.kind === 'transfer'),
      stopped.case.facts.returned,
    ]).toEqual([null, 'stopped', [], []])
  })
  test('a stopped unit may begin again', () => {
    const stopped = play([...building, ...stop])
    expect(
      play([{ ...begun[0]!, at: '2021-07-01 09:00' }], {
        id: 'E-0002',
        entries: [unit(), ...[...stopped.entries.values()].filter((e) => e.register === 'elevator.projects')],
      }).refusal,
    ).toBeNull()
  })
  test('no money comes in before the district has accepted, so a refusal or a change of plan leaves none behind', () => {
    for (const moves of [
      agreed,
      [...agreed, { by: 'worker', do: 'apply', at: '2021-03-22 09:00' }],
      accepted,
    ] as const)
      expect(play([...moves, pay('301', 1, {}, '2021-03-25 09:00')]).refusal?.code).toBe('wrong_step')
  })
})

describe('[local item-27] stages of payment', () => {
  const full: readonly Move[] = rooms
    .slice(4)
    .map((room, i) => pay(room, [1_600_000, 4_000_000, 6_200_000, 8_200_000][Math.floor(i / 2)]!))
  test.each<[string, readonly Move[], readonly [string, string] | null]>([
    [
      'the contract is filed: its stage may be paid before works begin',
      [
        ...filed,
        ...full.map((m) => ({ ...m, at: '2021-05-07 10:00' })),
        out('contract', 1_000_000, '2021-05-08 09:00'),
      ],
      null,
    ],
    [
      'exactly seventy per cent of the contract',
      [...building, ...full, out('contract', 9_600_000), out('delivery', 24_000_000)],
      null,
    ],
    [
      'a fen more',
      [...building, ...full, out('contract', 9_600_000), out('delivery', 24_000_001)],
      ['not_met', local('item-27')],
    ],
    [
      'the acceptance stage before acceptance',
      [...building, ...full, out('acceptance', 1)],
      ['not_met', local('item-27')],
    ],
    [
      'after acceptance, beyond seventy',
      [
        ...building,
        ...full,
        ...acceptedWorks.slice(building.length),
        out('acceptance', 38_000_000, '2021-08-13 09:00'),
      ],
      null,
    ],
    [
      'the warranty stage within the year',
      [...building, ...full, ...inUse.slice(building.length), out('warranty', 1, '2022-08-11 09:00')],
      ['not_met', local('item-27')],
    ],
    [
      'after the year',
      [...building, ...full, ...inUse.slice(building.length), out('warranty', 1, '2022-08-12 09:00')],
      null,
    ],
    [
      'more than the contract in all',
      [
        ...building,
        ...full,
        ...inUse.slice(building.length),
        out('acceptance', 48_000_001, '2021-09-13 09:00'),
      ],
      ['not_met', local('item-27')],
    ],
  ])('%s', (_, moves, refused) => {
    expect(no(moves)).toEqual(refused)
  })
})

describe('[local item-16] the subsidy', () => {
  test('reaches the account, so that a contract above the shares can be paid', () => {
    expect(books(play(inUse))).toMatchObject({
      'escrow:E-0001': 10_000_000,
      grant: -10_000_000,
      subsidies: 10_000_000,
      cityTreasury: -5_000_000,
      'districtTreasury:430371': -5_000_000,
    })
  })
  test('is not claimed without a split that all confirmed', () => {
    expect(
      no([
        ...registered,
        { by: 'firm', do: 'hand_over', at: '2021-08-25 09:00', with: { archiveReceipt: '1' } },
        {
          by: 'worker',
          do: 'claim',
          at: '2021-08-27 09:00',
          with: { claimant: '某', splitConfirmed: false },
        },
      ]),
    ).toEqual(['not_met', local('item-16')])
  })
  test.each<[string, readonly Move[]]>([
    [
      'refused',
      [
        ...claimed,
        { by: 'housingHead', do: 'refuse_subsidy', at: '2021-08-31 09:00', with: { reason: '材料不实' } },
      ],
    ],
    [
      'forgone',
      [
        ...registered,
        { by: 'firm', do: 'hand_over', at: '2021-08-25 09:00', with: { archiveReceipt: '1' } },
        { by: 'worker', do: 'forgo', at: '2021-08-27 09:00', with: { reason: '自愿' } },
      ],
    ],
  ])('%s: the shares grow in proportion to the whole price, and sum to it', (_, moves) => {
    const { facts } = play(moves).case
    const shares = facts.finalShares as readonly { readonly room: string; readonly amount: number }[]
    expect([facts.netPrice, facts.shareTotal, shares.reduce((n, s) => n + s.amount, 0)]).toEqual([
      50_000_000, 50_000_000, 50_000_000,
    ])
    expect(shares.find((s) => s.room === '601')!.amount).toBe(10_250_000)
  })
})

describe('[§1.9-6] late joiners', () => {
  const byArea = inUse.map((m) => (m.do === 'agree' ? { ...m, with: { ...m.with, costTable: 'area' } } : m))
  const join = (room: string, at = '2022-03-01 09:00'): Move => ({
    by: 'worker',
    do: 'join_late',
    at,
    with: { joinRoom: room },
  })
  test('who has not paid has no use of it, who joins has', () => {
    const before = play(byArea)
    expect(
      [
        before.case.facts.memberRooms as readonly string[],
        play([join('202')], { from: before }).case.facts.memberRooms as readonly string[],
      ].map((m) => m.includes('202')),
    ).toEqual([false, true])
  })
  test('once, and only somebody of the stair', () => {
    expect(no([...byArea, join('202'), join('202')])).toEqual(['not_met', local('item-18')])
    expect(no([...byArea, join('909')])).toEqual(['not_met', local('item-18')])
  })
  test('who joined first is paid back with the others when the next one joins', () => {
    const second = play([...byArea, join('202'), join('201')]).case.facts
    expect(second.joinAmount).toBe(4_000_000)
    const refunds = second.joinRefunds as readonly { readonly room: string; readonly amount: number }[]
    expect([refunds.map((r) => r.room).at(-1), refunds.reduce((n, r) => n + r.amount, 0)]).toEqual([
      '202',
      4_000_000,
    ])
  })
  test('a sale does not free the buyer: the share, and what is paid on it, stay with the dwelling', () => {
    const sold: readonly Move[] = [
      ...building,
      pay('601', 3_000_000),
      {
        by: 'worker',
        do: 'sell',
        at: '2021-06-01 09:00',
        with: { soldRoom: '601', soldOn: '2021-06-01', newOwners: [{ name: '新业主', idNo: idOf(60) }] },
      },
    ]
    expect(no([...sold, pay('601', 5_200_000, {}, '2021-06-02 09:00')])).toBeNull()
    expect(no([...sold, pay('601', 5_200_001, {}, '2021-06-02 09:00')])).toEqual([
      'not_met',
      local('item-27'),
    ])
  })
})
