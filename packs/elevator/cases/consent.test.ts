/** §1.9 1 to 4 and the ballot's bad input: rows that a community worker could read out. */
import { describe, expect, test } from 'vitest'
import type { Facts } from 'yimen/kernel/rule'
import { rulesOn, whatIf, type Ballot, type BallotTally, type Voter } from '../../together/index.ts'
import { civil, local } from '../clauses.ts'
import { ballotRules } from '../project/rules.ts'
import {
  agreed,
  agreeing,
  begun,
  dwellings,
  idOf,
  opened,
  owner,
  owners,
  passed,
  play,
  rooms,
  unit,
  unitId,
  visitors,
  votes,
  type Move,
} from './play.ts'

const code = (moves: readonly Move[], start = {}): string => play(moves, start).refusal?.code ?? 'ok'
const close = (at = '2021-03-16 09:00'): Move => ({ by: 'worker', do: 'close_ballot', at })
const failing = (moves: readonly Move[]): readonly string[] =>
  (
    play([...moves, { by: 'worker', do: 'renegotiate', at: '2021-03-16 09:00' }]).case.facts
      .counted as unknown as BallotTally
  ).failed

describe('who may begin', () => {
  test.each([
    ['an eligible unit', [unit()], 'ok'],
    ['a conditional one, until it is surveyed again', [unit({}, 'conditional')], 'not_met'],
    ['one that is not eligible', [unit({ hasElevator: true }, 'unfit')], 'not_met'],
    ['one that nobody surveyed', [], 'not_met'],
  ])('%s', (_, entries, expected) => {
    expect(code([begun[0]!], { entries })).toBe(expected)
  })

  test('a unit has one project at a time', () => {
    const first = play(begun)
    expect(code([begun[0]!], { entries: [...first.entries.values()] })).toBe('not_met')
  })
})

describe('[§1.9-1] exactly at the limit', () => {
  test.each<[string, readonly Move[], string, readonly string[]]>([
    [
      'eight of twelve take part, six of eight agree: passed',
      votes([...agreeing(6), [6, 'disagree'], [7, 'disagree']]),
      'ok',
      [],
    ],
    ['seven take part', votes(agreeing(7)), 'not_met', ['part_area', 'part_heads']],
    [
      'eight take part, five agree',
      votes([...agreeing(5), [5, 'disagree'], [6, 'disagree'], [7, 'abstain']]),
      'not_met',
      ['agree_area', 'agree_heads'],
    ],
    ['nobody votes', [], 'not_met', ['part_area', 'part_heads', 'agree_area', 'agree_heads']],
  ])('%s', (_, cast, expected, failed) => {
    expect(code([...opened, ...cast, close()])).toBe(expected)
    if (expected !== 'ok') expect(failing([...opened, ...cast])).toEqual(failed)
  })

  test('8 of 12 heads with 66.66 % of the area fails on area only, and says so', () => {
    const uneven = dwellings.map((d, i) => ({ ...d, area: i === 0 ? 8_999 : i === 11 ? 9_001 : 9_000 }))
    const moves = [
      begun[0]!,
      { ...begun[1]!, with: { dwellings: uneven, owners } },
      opened[2]!,
      ...votes(agreeing(8)),
    ]
    expect(play([...moves, close()]).refusal).toMatchObject({ code: 'not_met', clauses: [civil('art-278')] })
    expect(failing(moves)).toEqual(['part_area'])
  })

  test('the count waits for the closing day while somebody has not voted', () => {
    expect(code([...opened, ...votes(agreeing(11)), close('2021-03-10 09:00')])).toBe('not_met')
    expect(code([...opened, ...votes(agreeing(12)), close('2021-03-10 09:00')])).toBe('ok')
  })
})

describe('[§1.9-2] heads', () => {
  test('one owner of two dwellings: the area counts twice, the head once', () => {
    const two = owners.map((o) => (o.room === '602' ? { ...o, idNo: idOf(10) } : o))
    const played = play([
      begun[0]!,
      { ...begun[1]!, with: { dwellings, owners: two } },
      opened[2]!,
      ...votes([...agreeing(7), [10, 'agree']]),
      { by: owner(10), do: 'cast', at: '2021-03-04 09:00', with: { ballotRoom: '602', choice: 'agree' } },
      close(),
    ])
    const t = played.case.facts.counted as unknown as BallotTally
    expect([t.heads.all, t.heads.agreeing, t.area.agreeing]).toEqual([11, 8, 81_000])
  })

  test('a couple is one head, and both sign, or one with the other’s authorisation', () => {
    const couple = [...owners, { room: '301', name: '某某', idNo: idOf(50) }]
    const roll: readonly Move[] = [
      begun[0]!,
      { ...begun[1]!, with: { dwellings, owners: couple } },
      opened[2]!,
    ]
    const one = [...roll, ...votes(agreeing(8))]
    expect(code([...one, close()])).toBe('not_met')
    expect(
      code([
        ...one,
        { by: owner(50), do: 'cast', at: '2021-03-04 09:00', with: { ballotRoom: '301', choice: 'agree' } },
        close(),
      ]),
    ).toBe('ok')
    expect(
      code([
        ...roll,
        ...votes([...agreeing(4), [5, 'agree'], [6, 'agree'], [7, 'agree']]),
        {
          by: owner(4),
          do: 'cast',
          at: '2021-03-04 09:00',
          with: { ballotRoom: '301', choice: 'agree', proxyProof: ['upload-1'], proxyTo: '2021-03-31' },
        },
        close(),
      ]),
    ).toBe('ok')
  })
})

test('[§1.9-3] an abstention takes part and does not agree; a ballot that did not come back does not take part', () => {
  expect(
    failing([...opened, ...votes([...agreeing(5), [5, 'abstain'], [6, 'abstain'], [7, 'abstain']])]),
  ).toEqual(['agree_area', 'agree_heads'])
})

describe('[§1.9-4] a sale in the middle', () => {
  const sell = (at: string, room = rooms[11]!): Move => ({
    by: 'worker',
    do: 'sell',
    at,
    with: { soldRoom: room, soldOn: at.slice(0, 10), newOwners: [{ name: '新业主', idNo: idOf(60) }] },
  })
  test('the old owner’s ballot stays; the new owner cannot vote again', () => {
    const sold = [...opened, ...votes(agreeing(12)), sell('2021-03-08 09:00')]
    expect(
      code([
        ...sold,
        {
          by: owner(60),
          do: 'cast',
          at: '2021-03-09 09:00',
          with: { ballotRoom: rooms[11]!, choice: 'disagree' },
        },
      ]),
    ).toBe('not_met')
    expect(code([...sold, close()])).toBe('ok')
  })
  test('not voted before the sale: the new owner votes, the old one does not', () => {
    const sold = [...opened, ...votes(agreeing(11)), sell('2021-03-08 09:00')]
    expect(
      code([
        ...sold,
        {
          by: owner(11),
          do: 'cast',
          at: '2021-03-09 09:00',
          with: { ballotRoom: rooms[11]!, choice: 'agree' },
        },
      ]),
    ).toBe('not_met')
    expect(
      code([
        ...sold,
        {
          by: owner(60),
          do: 'cast',
          at: '2021-03-09 09:00',
          with: { ballotRoom: rooms[11]!, choice: 'agree' },
        },
        close(),
      ]),
    ).toBe('ok')
  })
  test('the buyer is bound: the share stays with the dwelling, and the case concerns them', () => {
    const played = play([...agreed, sell('2021-03-19 09:00', '601')])
    const share = (played.case.facts.finalShares as readonly Facts[]).find((s) => s.room === '601')!
    expect([share.amount, played.case.people.includes(`key-${idOf(60)}`)]).toEqual([8_200_000, true])
  })
})

describe('ballots that do not count', () => {
  test.each<[string, Move, string, string]>([
    [
      'by somebody of no dwelling',
      { by: owner(70), do: 'cast', at: '2021-03-03 09:00', with: { ballotRoom: '301', choice: 'agree' } },
      'wrong_area',
      civil('art-278'),
    ],
    [
      'for another’s dwelling',
      { by: owner(0), do: 'cast', at: '2021-03-03 09:00', with: { ballotRoom: '301', choice: 'agree' } },
      'not_met',
      civil('art-278'),
    ],
    [
      'for a room that is not on the roll',
      { by: owner(0), do: 'cast', at: '2021-03-03 09:00', with: { ballotRoom: '999', choice: 'agree' } },
      'not_met',
      civil('art-278'),
    ],
    [
      'after the close',
      { by: owner(0), do: 'cast', at: '2021-03-16 09:00', with: { ballotRoom: '101', choice: 'agree' } },
      'not_met',
      local('item-3'),
    ],
    [
      'on paper without its photo',
      { by: 'worker', do: 'cast', at: '2021-03-03 09:00', with: { ballotRoom: '101', choice: 'agree' } },
      'missing_field',
      civil('art-278'),
    ],
    [
      'a choice that is none',
      { by: owner(0), do: 'cast', at: '2021-03-03 09:00', with: { ballotRoom: '101', choice: 'maybe' } },
      'invalid_field',
      civil('art-278'),
    ],
  ])('%s', (_, move, expected, clause) => {
    const { refusal } = play([...opened, move])
    expect([refusal?.code, refusal?.clauses]).toEqual([expected, [clause]])
  })

  test('twice', () => {
    expect(code([...opened, ...votes([[0, 'agree']]), ...votes([[0, 'disagree']], '2021-03-04 09:00')])).toBe(
      'not_met',
    )
  })

  test('on paper with its photo, for all co-owners', () => {
    expect(
      code([
        ...opened,
        {
          by: 'worker',
          do: 'cast',
          at: '2021-03-03 09:00',
          with: { ballotRoom: '101', choice: 'agree', ballotPaper: ['upload-1'] },
        },
      ]),
    ).toBe('ok')
  })
})

test('[art-272] an owner whose own space is used consents apart from the ballot', () => {
  const using = [
    ...begun,
    { ...opened[2]!, with: { ...opened[2]!.with, privateRooms: [{ room: '101' }] } },
    ...votes(agreeing(12)),
  ]
  expect(play([...using, close()]).refusal).toMatchObject({ code: 'not_met', clauses: [civil('art-272')] })
  expect(
    code([
      ...using,
      { by: owner(3), do: 'consent_private', at: '2021-03-05 09:00', with: { privateRoom: '101' } },
    ]),
  ).toBe('not_met')
  expect(
    code([
      ...using,
      { by: owner(0), do: 'consent_private', at: '2021-03-05 09:00', with: { privateRoom: '101' } },
      close(),
    ]),
  ).toBe('ok')
})

test('[BL2] a ballot that ended in 2020 is counted by the double two thirds', () => {
  const old = [
    ...begun.map((m) => ({ ...m, at: m.at.replace('2021-02', '2020-12') })),
    { ...opened[2]!, at: '2020-12-23 09:00', with: { ...opened[2]!.with, closesOn: '2020-12-31' } },
    ...votes(agreeing(7), '2020-12-24 09:00'),
  ]
  const played = play([...old, { by: 'worker', do: 'renegotiate', at: '2021-01-04 09:00' }])
  expect(played.case.facts.counted).toMatchObject({
    rules: 'double_two_thirds',
    failed: ['agree_area', 'agree_heads'],
  })
})

describe('the agreement', () => {
  const agree = (changed: object): Move => ({
    ...agreed.at(-1)!,
    with: { ...agreed.at(-1)!.with, ...changed },
  })
  test('[CS2] shares sum to the net price: 500,000 yuan less 100,000, Hangzhou-type', () => {
    const { case: c } = play(agreed)
    const shares = c.facts.finalShares as readonly { room: string; amount: number }[]
    expect(c.facts.netPrice).toBe(40_000_000)
    expect(shares.reduce((n, s) => n + s.amount, 0)).toBe(40_000_000)
    expect(shares.filter((s) => s.room.endsWith('01')).map((s) => s.amount)).toEqual([
      1_600_000, 4_000_000, 6_200_000, 8_200_000,
    ])
  })
  test.each<[string, object, string, string]>([
    [
      'shares of their own that sum',
      { agreedShares: rooms.slice(4).map((room) => ({ room, amount: 5_000_000 })) },
      'ok',
      '',
    ],
    [
      'shares of their own that do not sum',
      { agreedShares: rooms.slice(4).map((room) => ({ room, amount: 4_999_999 })) },
      'not_met',
      civil('art-283'),
    ],
    [
      'a share of somebody who does not pay',
      { agreedShares: [{ room: '101', amount: 40_000_000 }] },
      'not_met',
      local('item-5'),
    ],
    ['a price below the subsidy', { price: 9_000_000 }, 'not_met', local('item-16')],
    [
      'nobody pays by the table',
      { costTable: 'hangzhou', members: [{ room: '101' }] },
      'not_met',
      local('item-17'),
    ],
    ['a dwelling twice', { members: [{ room: '301' }, { room: '301' }] }, 'not_met', local('item-5')],
    ['a dwelling of another stair', { members: [{ room: '903' }] }, 'not_met', local('item-5')],
  ])('%s', (_, changed, expected, clause) => {
    const { refusal } = play([...passed, agree(changed)])
    expect(refusal?.code ?? 'ok').toBe(expected)
    if (refusal) expect(refusal.clauses).toEqual([clause])
  })
})

test('the shaft is no larger than allowed', () => {
  expect(
    play([...begun, { ...opened[2]!, with: { ...opened[2]!.with, shaftWidth: 251 } }]).refusal,
  ).toMatchObject({ code: 'not_met', clauses: [local('item-2')] })
})

test('the project is known by its unit, and stands on the register by its stage', () => {
  const { case: c, entries } = play(passed)
  expect(c.facts.unitName).toBe('三湘鑫苑1栋1单元')
  expect(entries.get(`elevator.projects ${unitId}`)).toMatchObject({
    standing: 'consented',
    body: { project: 'E-0001', longitude: 112_934_512 },
  })
})

describe('[BL6] who signs for whom', () => {
  const guardian = owner(80)
  /** 101 belongs to a child, 102 to the child and the mother, who is the guardian. */
  const family = [
    ...owners.slice(2),
    { room: '101', name: '小某', idNo: idOf(0), guardian: '某母', guardianIdNo: idOf(80) },
    { room: '102', name: '某母', idNo: idOf(80) },
    { room: '102', name: '小某', idNo: idOf(0), guardian: '某母', guardianIdNo: idOf(80) },
  ]
  const roll: readonly Move[] = [begun[0]!, { ...begun[1]!, with: { dwellings, owners: family } }, opened[2]!]
  const cast = (by: Move['by'], room: string, more: object = {}, at = '2021-03-04 09:00'): Move => ({
    by,
    do: 'cast',
    at,
    with: { ballotRoom: room, choice: 'agree', ...more },
  })
  const paper = (more: object): Move => cast('worker', '101', { ballotPaper: ['upload-1'], ...more })
  test.each<[string, readonly Move[], string, string | null]>([
    ['the guardian signs for the child', [cast(guardian, '101')], 'ok', null],
    [
      'and for both where they own together: once for each',
      [cast(guardian, '102'), cast(guardian, '102')],
      'ok',
      null,
    ],
    [
      'but not a third time',
      [cast(guardian, '102'), cast(guardian, '102'), cast(guardian, '102')],
      'not_met',
      local('item-3'),
    ],
    ['the child does not sign', [cast(owner(0), '101')], 'not_met', civil('art-34')],
    ['a guardian of nobody there', [cast(guardian, '301')], 'not_met', civil('art-278')],
    ['on paper by the guardian on the roll', [paper({ paperSigner: 'guardian' })], 'ok', null],
    [
      'on paper by a guardian who is not',
      [cast('worker', '301', { ballotPaper: ['upload-1'], paperSigner: 'guardian' })],
      'not_met',
      civil('art-34'),
    ],
    [
      'by a proxy with the authorisation',
      [paper({ paperSigner: 'proxy', proxyName: '王某', proxyProof: ['upload-2'], proxyTo: '2021-03-04' })],
      'ok',
      null,
    ],
    [
      'by a proxy without it',
      [paper({ paperSigner: 'proxy', proxyName: '王某' })],
      'not_met',
      civil('art-165'),
    ],
    [
      'by a proxy whose name is not given',
      [paper({ paperSigner: 'proxy', proxyProof: ['upload-2'], proxyTo: '2021-03-31' })],
      'missing_field',
      null,
    ],
    [
      'an authorisation that ran out yesterday',
      [paper({ paperSigner: 'proxy', proxyName: '王某', proxyProof: ['upload-2'], proxyTo: '2021-03-03' })],
      'not_met',
      civil('art-165'),
    ],
    [
      'an authorisation without its last day',
      [paper({ paperSigner: 'proxy', proxyName: '王某', proxyProof: ['upload-2'] })],
      'missing_field',
      null,
    ],
  ])('%s', (_, moves, expected, clause) => {
    const { refusal } = play([...roll, ...moves])
    expect(refusal?.code ?? 'ok').toBe(expected)
    if (clause) expect(refusal!.clauses).toEqual([clause])
  })

  test('both ballots of the guardian make the dwelling’s one vote, and the head is the owners’', () => {
    const votes = (p: ReturnType<typeof play>) =>
      (p.case.facts.ballots as readonly Facts[]).map((b) => [b.room, b.owner])
    expect(votes(play([...roll, cast(guardian, '102'), cast(guardian, '102')])).toSorted()).toEqual(
      [
        ['102', `key-${idOf(0)}`],
        ['102', `key-${idOf(80)}`],
      ].toSorted(),
    )
  })

  test('an authorisation counts for its own ballot: the next couple still signs twice', () => {
    const couples = [
      ...owners,
      { room: '301', name: '某某', idNo: idOf(50) },
      { room: '302', name: '某某', idNo: idOf(51) },
    ]
    const moves = [
      begun[0]!,
      { ...begun[1]!, with: { dwellings, owners: couples } },
      opened[2]!,
      cast(owner(4), '301', { proxyProof: ['upload-1'], proxyTo: '2021-03-31' }),
      cast(owner(5), '302'),
    ]
    expect((play(moves).case.facts.ballots as readonly Facts[]).map((b) => b.all)).toEqual([true, false])
  })
})

test('[BL5] what if: with seven of eight who take part undecided between five and six, the sixth decides', () => {
  const played = play([...opened, ...votes([...agreeing(5), [5, 'disagree'], [6, 'disagree']])])
  const { voters, ballots } = played.case.facts as unknown as {
    voters: readonly Voter[]
    ballots: readonly Ballot[]
  }
  const rules = rulesOn(ballotRules, '2021-03-15')!
  expect(
    (['agree', 'disagree', 'abstain'] as const).map(
      (choice) => whatIf(rules, voters, ballots, [rooms[7]!], choice).failed,
    ),
  ).toEqual([[], ['agree_area', 'agree_heads'], ['agree_area', 'agree_heads']])
})

describe('[art-272] whose own part is used, and whose is not any more', () => {
  const plan = (more: object = {}): Move => ({ ...opened[2]!, with: { ...opened[2]!.with, ...more } })
  const couple = [...owners, { room: '101', name: '某某', idNo: idOf(50) }]
  const roll: readonly Move[] = [
    begun[0]!,
    { ...begun[1]!, with: { dwellings, owners: couple } },
    plan({ privateRooms: [{ room: '101' }] }),
  ]
  const consents = (by: Move['by'], more: object = {}): Move => ({
    by,
    do: 'consent_private',
    at: '2021-03-05 09:00',
    with: { privateRoom: '101', ...more },
  })
  const all: readonly Move[] = votes(agreeing(12).slice(1))
  test.each<[string, readonly Move[], string]>([
    ['one of two co-owners is not enough', [consents(owner(0))], 'not_met'],
    ['both are', [consents(owner(0)), consents(owner(50))], 'ok'],
    ['a paper that all signed is', [consents('worker', { privatePaper: ['upload-1'] })], 'ok'],
    ['twice by the same', [consents(owner(0)), consents(owner(0))], 'not_met'],
  ])('%s', (_, moves, expected) => {
    expect(code([...roll, ...all, ...moves, close()])).toBe(expected)
  })
  test('a plan that uses nobody’s part asks nobody, whatever the one before it asked', () => {
    const again: readonly Move[] = [
      ...roll,
      ...votes([[1, 'disagree']]),
      { by: 'worker', do: 'renegotiate', at: '2021-03-16 09:00' },
      { ...plan(), at: '2021-03-17 09:00', with: { ...opened[2]!.with, closesOn: '2021-03-31' } },
    ]
    expect(
      code([...again, ...votes(agreeing(12).slice(1), '2021-03-18 20:00'), close('2021-04-01 09:00')]),
    ).toBe('ok')
  })
})

describe('[§1.9-4] the count stands', () => {
  const split = [...owners, { room: '601', name: '某某', idNo: idOf(50) }]
  /** Exactly two thirds take part, one dwelling of them with co-owners who differ; six of eight agree. */
  const cast: readonly Move[] = [
    ...votes([...agreeing(6), [6, 'disagree'], [10, 'agree']]),
    { by: owner(50), do: 'cast', at: '2021-03-04 09:00', with: { ballotRoom: '601', choice: 'disagree' } },
  ]
  const sold = (at: string): Move => ({
    by: 'worker',
    do: 'sell',
    at,
    with: { soldRoom: '601', soldOn: at.slice(0, 10), newOwners: [{ name: '新业主', idNo: idOf(60) }] },
  })
  const roll: readonly Move[] = [
    begun[0]!,
    { ...begun[1]!, with: { dwellings, owners: split } },
    opened[2]!,
    ...cast,
  ]
  test('a dwelling on which its co-owners differed took part, and still does after it is sold', () => {
    expect(code([...roll, close()])).toBe('ok')
    expect(code([...roll, sold('2021-03-08 09:00'), close()])).toBe('ok')
  })
  test('what is sold after the count leaves the decision as it was counted', () => {
    const later = [
      ...roll,
      close(),
      agreed.at(-1)!,
      sold('2021-03-19 09:00'),
      { by: 'worker', do: 'apply', at: '2021-03-22 09:00' },
      { by: 'district', do: 'accept', at: '2021-03-24 09:00' },
    ]
    expect(play(later).case.step).toBe('visit')
  })
})

test('shares agreed for one plan do not bind the next: agreeing anew starts from the table', () => {
  const own = { agreedShares: rooms.slice(4).map((room, i) => ({ room, amount: i === 0 ? 40_000_000 : 0 })) }
  const first: readonly Move[] = [
    ...agreed.slice(0, -1),
    { ...agreed.at(-1)!, with: { ...agreed.at(-1)!.with, ...own } },
    { by: 'worker', do: 'apply', at: '2021-03-22 09:00' },
    { by: 'district', do: 'accept', at: '2021-03-24 09:00' },
    {
      by: 'district',
      do: 'change_plan',
      at: '2021-03-30 09:00',
      with: { visitedOn: '2021-03-29', visitors, findings: '与消防登高面冲突' },
    },
  ]
  const again: readonly Move[] = [
    ...first,
    { ...opened[2]!, at: '2021-04-06 09:00', with: { ...opened[2]!.with, closesOn: '2021-04-20' } },
    ...votes(agreeing(12), '2021-04-07 20:00'),
    close('2021-04-21 09:00'),
    { ...agreed.at(-1)!, at: '2021-04-22 09:00' },
  ]
  expect((play(first).case.facts.finalShares as readonly Facts[])[0]!.amount).toBe(40_000_000)
  expect((play(again).case.facts.finalShares as readonly Facts[])[0]!.amount).toBe(1_600_000)
})

test('a dwelling has one share, also among shares that sum', () => {
  const twice = {
    agreedShares: [
      { room: '301', amount: 20_000_000 },
      { room: '301', amount: 20_000_000 },
    ],
  }
  expect(
    play([...passed, { ...agreed.at(-1)!, with: { ...agreed.at(-1)!.with, ...twice } }]).refusal,
  ).toMatchObject({ code: 'not_met', clauses: [local('item-5')] })
})
