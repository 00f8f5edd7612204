/** The registered organisations: those that stood when the year began, their inspections, lists and changes, and those that came new. */
import { addDays, type Day } from 'yimen/kernel/day'
import { openFile, type Body, type File, type Line, type World } from './world.ts'

/** How many stood and still stand, were struck off, were revoked, came new, and are under way. */
const counts = { stand: 313, struckOff: 5, revoked: 2, fresh: 10 } as const

export type Waves = {
  readonly begin: Line[]
  readonly spring: Line[]
  readonly late: Line[]
  readonly autumn: Line[]
}
export type Known = {
  readonly body: Body
  readonly file: File
  /** Post that acts for it, where one does. */
  readonly agent: string | null
}

type Input = Readonly<Record<string, unknown>>

const partyOf = (n: number): string =>
  n % 10 < 4 ? 'joint' : n % 10 < 6 ? 'instructor' : n % 10 < 8 ? 'own' : n % 10 === 8 ? 'leaning' : 'none'

/** What stood on the anomaly list when the year began, by the place in the list of bodies. */
const earlier: Readonly<
  Record<number, readonly { readonly kind: string; readonly on: string; readonly year?: number }[]>
> = {
  60: [{ kind: 'unreachable', on: '2019-07-05' }],
  61: [{ kind: 'party', on: '2019-10-21' }],
  62: [{ kind: 'party', on: '2020-02-29' }],
  63: [
    { kind: 'annual_report', on: '2019-12-02', year: 2018 },
    { kind: 'annual_report', on: '2020-06-01', year: 2019 },
  ],
  64: [{ kind: 'rectification', on: '2020-11-16' }],
}
const never = new Set([70, 71, 72, 73, 74, 75, 76, 77])
const lateReports = new Set([80, 81, 82, 83, 84, 85])
const atFirst = new Set([90, 91, 92])
const returned = new Set([2, 93])
const checked = new Set([95, 96, 97, 98])
const concluding = new Set([99, 100, 101])

export function registeredBodies(world: World, waves: Waves): readonly Known[] {
  const registrar = world.post('registrar', world.district, 0)
  const total = counts.stand + counts.struckOff + counts.revoked
  const all = world.bodies.slice(0, total).map((body, i): Known => {
    const agent = i < 6 ? world.post('organisation', world.district, i) : null
    const file = openFile('organisations.registered', `Z-${String(i + 1).padStart(3, '0')}`, body.area, i)
    const year = 2004 + ((i * 7) % 15)
    const isGraded = i % 9 === 0 || i < 4
    file.act(
      waves.begin,
      registrar,
      'take_over',
      {
        orgName: body.name,
        kind: body.kind,
        uscc: body.uscc,
        scope: body.scope,
        supervisor: body.supervisor,
        address: body.address,
        headName: body.head.name,
        headId: body.head.idNo,
        money: 3_000_000 + (i % 12) * 500_000,
        registeredOn: `${year}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 27) + 1).padStart(2, '0')}`,
        charterOn: `${2016 + (i % 4)}-0${(i % 9) + 1}-18`,
        termFrom: `${2018 + (i % 3)}-06-01`,
        termTo: `${2022 + (i % 3)}-05-31`,
        council: councilOf(body),
        party: partyOf(i),
        ...(isGraded
          ? {
              grade: (['3A', '4A', '3A', '5A', '2A'] as const)[i % 5]!,
              gradedOn: i === 1 ? '2017-01-12' : '2018-12-20',
              gradeTo: i === 1 ? '2022-01-11' : '2023-12-19',
            }
          : {}),
        ...(earlier[i]?.some((g) => g.kind === 'annual_report')
          ? {}
          : { inspectedYear: 2019, inspection: i % 23 === 0 ? 'basic' : 'pass' }),
        ...(earlier[i] ? { earlier: earlier[i] } : {}),
        ...(agent === null ? {} : { agent }),
      },
      addDays('2021-01-05', Math.floor(i / 40)),
    )
    file.skip(earlier[i]?.length ?? 0)
    return { body, file, agent }
  })
  for (const [i, standing] of all.entries()) inspected(world, waves, standing, i)
  return all
}

/** The inspection of 2020, in the year after. */
function inspected(world: World, waves: Waves, { body, file, agent }: Known, i: number): void {
  const isRevoked = i >= counts.stand + counts.struckOff
  const isMissing = never.has(i) || isRevoked || lateReports.has(i) || atFirst.has(i) || returned.has(i)
  /** On 1 June what did not come was put on the list. */
  if (isMissing) file.skip(1)
  if (never.has(i) || isRevoked) return
  const unit = world.post('supervising-unit', world.district, i % 4)
  const by = agent ?? world.post('service-window', world.district, i % 2)
  const isLate = lateReports.has(i)
  const isOpen = atFirst.has(i) || returned.has(i)
  const wave = isLate ? waves.late : waves.spring
  const day = isLate ? addDays('2021-06-01', i - 80) : addDays('2021-02-22', (i * 3) % 88)
  const f = openFile('organisations.inspection', `J2020-${String(i + 1).padStart(3, '0')}`, body.area, i)
  const income = 2_000_000 + ((i * 7_919) % 90) * 1_000_000
  f.act(
    wave,
    by,
    'hand_in',
    {
      org: body.uscc,
      year: 2020,
      income,
      spending: income - ((i * 31) % 60) * 10_000,
      activities: 3 + (i % 20),
      staffCount: 2 + (i % 14),
      isAudited: true,
    },
    day,
  )
  if (returned.has(i))
    f.act(wave, unit, 'return_it', { missing: '缺少财务审计报告和党建情况' }, addDays(day, 2))
  if (isOpen) return
  f.act(wave, unit, 'pass_on', { opinion: '情况属实，同意报送' }, addDays(day, 5))
  file.skip(1)
  if (checked.has(i)) return
  /** After the summer's day on which one of them went over by itself. */
  const concludedOn = addDays('2021-07-08', (i * 5) % 45)
  f.act(
    waves.late,
    world.post('registrar', world.district, i % 2),
    'propose',
    { result: i % 41 === 0 ? 'fail' : i % 17 === 0 ? 'basic' : 'pass', findings: '材料齐全，活动与章程相符' },
    concludedOn,
  )
  if (concluding.has(i)) return
  f.act(waves.late, world.post('registrar-head', world.district), 'conclude', {}, addDays(concludedOn, 3))
  file.skip(1)
}

/** From September: what was cured, what changed, who left, who came onto a list. */
export function changes(world: World, waves: Waves, all: readonly Known[]): void {
  const wave = waves.autumn
  const [registrar, other] = [0, 1].map((n) => world.post('registrar', world.district, n)) as [string, string]
  const head = world.post('registrar-head', world.district)
  const window = world.post('service-window', world.district, 0)
  const party = world.post('party-committee', world.district)
  const at = (i: number) => all[i]!
  const act = (i: number, by: string, outcome: string, input: Input, day: Day) =>
    at(i).file.act(wave, by, outcome, input, day)
  for (const i of lateReports)
    act(
      i,
      registrar,
      'cure_ground',
      { groundNo: 1, evidence: '2020年度工作报告已补报并完成年检' },
      addDays('2021-09-06', i - 80),
    )
  /** Went over to the serious list by itself on 5 July. */
  at(60).file.skip(1)
  oneOfTwoYears(world, waves.late, at(63))
  const listed: readonly (readonly [number, string, string, Input, Day])[] = [
    [63, registrar, 'cure_ground', { groundNo: 1, evidence: '2018年度工作报告已补报' }, '2021-09-13'],
    [110, other, 'add_ground', unreachable, '2021-09-08'],
    [
      111,
      other,
      'add_ground',
      { ground: 'party', reason: '有正式党员三名以上，未按规定设立党组织' },
      '2021-09-09',
    ],
    [112, head, 'suspend', { suspendedTo: '2021-12-10', reason: '超出业务范围开展活动' }, '2021-09-10'],
    [112, head, 'add_grave', { graveGround: 'suspended', reason: '受到限期停止活动处罚' }, '2021-09-10'],
    [113, head, 'suspend', { suspendedTo: '2021-10-08', reason: '未按规定办理变更登记' }, '2021-09-08'],
  ]
  for (const [i, by, outcome, input, day] of listed) act(i, by, outcome, input, day)
  const change = (i: number, day: Day, input: Input, isDone: boolean) => {
    act(i, at(i).agent ?? window, 'apply_change', { consentOn: addDays(day, -9), ...input }, day)
    if (isDone) act(i, registrar, 'approve_change', {}, addDays(day, 3))
  }
  const moves = (i: number, where: string): Input => ({
    change: 'address',
    newText: `${at(i).body.address}${where}`,
  })
  for (let i = 120; i < 132; i++) change(i, addDays('2021-09-06', i - 120), moves(i, '201室'), true)
  for (let i = 132; i < 137; i++)
    change(i, addDays('2021-09-06', i - 128), { change: 'charter', charterOn: '2021-08-20' }, true)
  change(140, '2021-10-14', { change: 'name', newName: `${at(140).body.name.slice(0, -2)}服务联合会` }, false)
  change(1, '2021-10-18', moves(1, '东侧'), false)
  act(
    141,
    window,
    'record_council',
    { council: councilOf(at(141).body), termFrom: '2021-09-01', termTo: '2026-08-31' },
    '2021-09-15',
  )
  for (let i = 150; i < 158; i++) act(i, party, 'record_party', { party: 'joint' }, '2021-09-27')
  for (let k = 0; k < counts.struckOff; k++) struckOff(world, wave, at(counts.stand + k), k)
  for (let k = 0; k < counts.revoked; k++)
    act(
      counts.stand + counts.struckOff + k,
      head,
      'revoke',
      { reason: '连续未接受年度检查，一年以上未开展活动' },
      addDays('2021-09-22', k),
    )
  /** One is in liquidation, and one waits to be struck off: both are still registered. */
  liquidates(wave, window, at(300), '2021-09-20', '2021-09-24')
  liquidates(wave, window, at(301), '2021-09-01', '2021-09-06')
  act(301, window, 'apply_closing', { liquidatedOn: '2021-10-08' }, '2021-10-15')
}

const unreachable: Input = {
  ground: 'unreachable',
  letter1: '2021-07-12',
  letter2: '2021-08-16',
  reason: '两次邮寄专用信函均无人签收',
}

/** Of two missing years one was handed in: it is still listed, from the first day. */
function oneOfTwoYears(world: World, wave: Line[], { body, file }: Known): void {
  const f = openFile('organisations.inspection', 'J2018-064', body.area, 63)
  const report = { org: body.uscc, year: 2018, activities: 4, staffCount: 3, isAudited: true }
  f.act(
    wave,
    world.post('service-window', world.district, 0),
    'hand_in',
    { ...report, income: 1_800_000, spending: 1_700_000 },
    '2021-08-09',
  )
  f.act(
    wave,
    world.post('supervising-unit', world.district, 1),
    'pass_on',
    { opinion: '补报情况属实' },
    '2021-08-12',
  )
  file.skip(1)
}

function liquidates(wave: Line[], by: string, { file }: Known, consentOn: Day, begun: Day): void {
  file.act(wave, by, 'begin_liquidation', { consentOn, liquidators: '清算组三人' }, begun)
}

function struckOff(world: World, wave: Line[], body: Known, k: number): void {
  const window = world.post('service-window', world.district, 1)
  const begun = addDays('2021-09-02', k)
  liquidates(wave, window, body, addDays(begun, -3), begun)
  body.file.act(wave, window, 'apply_closing', { liquidatedOn: addDays(begun, 20) }, addDays(begun, 26))
  body.file.act(
    wave,
    world.post('registrar-head', world.district),
    'deregister',
    { isTakenIn: true, archiveNo: `WL-ZX-2021-${String(k + 1).padStart(2, '0')}` },
    addDays(begun, 33),
  )
}

const peopleOf = ({ council }: Body): Input['people'] => council.map(({ name, idNo }) => ({ name, idNo }))
const councilOf = ({ council }: Body): Input['council'] =>
  council.map(({ name, idNo, duty }) => ({ name, idNo, duty }))

/** Those that came new, and those under way at each step. */
export function freshBodies(world: World, waves: Waves): void {
  const total = counts.stand + counts.struckOff + counts.revoked
  const ends = [
    'naming',
    'naming',
    'preparing',
    'preparing',
    'examining',
    'examining',
    'supplementing',
    'deciding',
    'deciding',
    'refused',
  ] as const
  world.bodies
    .slice(total, total + counts.fresh)
    .forEach((body, i) => came(world, waves.begin, body, i, 'registered', addDays('2021-02-01', i * 14)))
  world.bodies
    .slice(total + counts.fresh, total + counts.fresh + ends.length)
    .forEach((body, i) =>
      came(world, waves.autumn, body, counts.fresh + i, ends[i]!, addDays('2021-09-07', i)),
    )
}

function came(world: World, wave: Line[], body: Body, i: number, until: string, day: Day): void {
  const f = openFile('organisations.registered', `N-${String(i + 1).padStart(3, '0')}`, body.area, i)
  const registrar = world.post('registrar', world.district, i % 2)
  const head = world.post('registrar-head', world.district)
  const by =
    i === 16
      ? world.post('organisation', world.district, 6)
      : world.post('service-window', world.district, i % 2)
  f.act(
    wave,
    by,
    'reserve',
    { orgName: body.name, kind: body.kind, scope: body.scope, supervisor: body.supervisor },
    day,
  )
  if (until === 'naming') return
  f.act(wave, registrar, 'approve_name', {}, addDays(day, 3))
  if (until === 'preparing') return
  f.act(
    wave,
    by,
    'apply',
    {
      address: body.address,
      headName: body.head.name,
      headId: body.head.idNo,
      money: 5_000_000,
      ...(body.kind === 'association' ? { individuals: 62 + i, unitMembers: 3 } : {}),
      staff: 3,
      promoters: peopleOf(body),
      consentOn: addDays(day, 4),
      council: councilOf(body),
      termFrom: addDays(day, 10),
      termTo: addDays(day, 10 + 1_400),
    },
    addDays(day, 10),
  )
  if (until === 'examining') return
  if (until === 'supplementing') {
    f.act(wave, registrar, 'supplement', { missing: '场所使用权证明已过期' }, addDays(day, 13))
    return
  }
  f.act(wave, registrar, 'propose', {}, addDays(day, 15))
  if (until === 'deciding') return
  if (until === 'refused') {
    f.act(wave, head, 'refuse', { reason: '本区已有业务范围相同的社会团体，没有必要成立' }, addDays(day, 20))
    return
  }
  f.act(wave, head, 'register', { uscc: body.uscc, charterOn: addDays(day, 20) }, addDays(day, 20))
}
