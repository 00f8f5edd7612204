/** One project from the first meeting of the stair on, as far as history goes. */
import { addDays, type Day } from 'yimen/kernel/day'
import { parties } from '../project/review.ts'
import { contractPrice, paidIn, paidOut } from './money.ts'
import { after, openFile, write, writeOn, type File } from './file.ts'
import { post, type Row, type World } from './world.ts'

const city = '430300'
/** What is special about one. */
export type Turn =
  | 'plain'
  | 'objection'
  | 'unsettled'
  | 'supplement'
  | 'conditions'
  | 'early_start'
  | 'given_up'
  | 'refused'
  | 'stopped'
  | 'ballot_failed'

type Course = {
  readonly world: World
  readonly f: File
  readonly row: Row
  readonly n: number
  readonly turn: Turn
  readonly firm: number
}

const worker = (c: Course): string => post(c.world, 'community-worker', c.row.community)
const district = (c: Course, role = 'district-office'): string =>
  post(c.world, role, c.row.community.slice(0, 6))
const mediator = (c: Course): string => post(c.world, 'street-mediator', c.row.community.slice(0, 9))
const at = (c: Course, role: string): string => post(c.world, role, city)

/** `last`: the outcome after which it stands still, as far as history goes. */
export function projectOf(
  world: World,
  n: number,
  id: string,
  day: Day,
  turn: Turn,
  firm: number,
  last?: string,
): File {
  const row = world.rows[n]!
  const c: Course = {
    world,
    row,
    n,
    turn,
    firm,
    f: openFile('elevator.project', id, row.community, day, world.random.fork(id), last),
  }
  consent(c)
  if (turn !== 'given_up') {
    review(c)
    works(c)
    use(c)
  }
  return c.f
}

function consent(c: Course): void {
  const { f, row, world } = c
  const { dwellings, owners } = world.owners(c.n)
  const by = worker(c)
  write(
    f,
    by,
    'initiate',
    {
      unit: `${row.community}/${row.estate}/${row.building}/${row.unit}`,
      group: `楼栋长${owners.at(-1)!.name.slice(0, 1)}师傅等三人，经${dwellings.length}户推选`,
    },
    1,
  )
  write(f, by, 'record_roll', { dwellings, owners }, 3)
  const closes = ballot(c, by, dwellings, c.turn === 'ballot_failed' ? 5 : 9)
  if (c.turn === 'ballot_failed') {
    writeOn(f, by, 'renegotiate', {}, after(closes, 1))
    ballot(c, by, dwellings, 10)
  }
  if (c.turn === 'given_up')
    return write(f, by, 'withdraw', { reason: '多数业主认为费用过高，决定暂不加装' }, 4)
  write(f, by, 'close_ballot', {}, 0)
  /** Whoever lives on the first two floors seldom pays. */
  const members = dwellings.filter((d) => d.floor > 2 && !d.unsold)
  write(
    f,
    by,
    'agree',
    {
      members: members.map(({ room }) => ({ room })),
      price: (46 + f.random.next(14)) * 1_000_000,
      costTable:
        f.random.percent(60) && row.floors <= 6 ? 'hangzhou' : row.floors <= 7 ? 'guangdong' : 'coefficients',
      implementer: '本单元出资业主',
      manager: f.random.percent(55) ? 'property' : 'owners',
      compensation: '二层业主由出资业主协商补偿',
    },
    5,
  )
  write(f, by, 'apply', {}, 5)
}

/**
 * So many of twelve agree, nearly all of the rest say no or abstain; all have voted by then, so the count may
 * follow. Gives the day when it closes.
 */
function ballot(
  c: Course,
  by: string,
  dwellings: readonly { readonly room: string; readonly floor: number }[],
  ofTwelve: number,
): Day {
  const { f } = c
  const closes = after(f.at.day, 21)
  write(
    f,
    by,
    'open_ballot',
    {
      planText: '在楼梯间外侧加装一台电梯，逐层停靠',
      shaftWidth: 230,
      shaftDepth: 240,
      entry: f.random.percent(70) ? 'half_landing' : 'level',
      budget: 50_000_000,
      closesOn: closes,
    },
    5,
  )
  const upward = dwellings.toSorted((a, b) => b.floor - a.floor)
  const agree = Math.ceil((dwellings.length * ofTwelve + 11) / 12)
  upward.forEach((d, i) =>
    write(
      f,
      by,
      'cast',
      {
        ballotRoom: d.room,
        choice: i < agree ? 'agree' : i % 2 === 0 ? 'disagree' : 'abstain',
        ballotPaper: [c.world.photo],
      },
      i % 5 === 4 ? 1 : 0,
    ),
  )
  return closes
}

function review(c: Course): void {
  const { f } = c
  const by = worker(c)
  if (c.turn === 'refused')
    return ended(c, () =>
      write(f, district(c), 'refuse', { reason: '申请单元产权存在争议，待争议解决后重新申请' }, 3),
    )
  if (c.turn === 'supplement') {
    write(f, district(c), 'supplement', { missing: '缺实施主体授权书和两户不动产权证复印件' }, 2)
    write(f, by, 'resubmit', {}, 4)
  }
  write(f, district(c), 'accept', {}, 2)
  if (c.turn === 'stopped')
    return ended(c, () => {
      write(f, district(c), 'stop', { reason: '业主来函一致要求停止' }, 6)
      write(f, district(c), 'refund', {}, 3)
    })
  const visited = after(f.at.day, 6)
  writeOn(
    f,
    district(c),
    'record_visit',
    {
      visitedOn: visited,
      visitors: [
        { name: '周某', office: '区加装电梯工作机构' },
        { name: '吴某', office: '区住建局' },
      ],
      siteOk: true,
      findings: '加装部位在红线内，消防通道满足要求',
    },
    visited,
  )
  write(
    f,
    by,
    'post_notice',
    { noticePlaces: '小区大门公告栏、本单元和相邻单元一楼', objectionPhone: '0731-58200000' },
    2,
  )
  const posted = f.at.day
  for (let d = 1; d <= 10; d++) {
    writeOn(f, by, 'prove_notice', { witness: '网格员' }, addDays(posted, d))
    if (d === 4 && (c.turn === 'objection' || c.turn === 'unsettled'))
      writeOn(
        f,
        by,
        'object',
        {
          objector: '周某某',
          relation: c.turn === 'objection' ? 'same_unit' : 'neighbour',
          ground: c.turn === 'objection' ? 'light' : 'noise',
          objection: '担心加装后影响采光和安静',
        },
        addDays(posted, d),
      )
  }
  /** A period that ends on a day off ends on the next working day. */
  const closed = after(after(posted, 10), 1)
  if (c.turn === 'objection' || c.turn === 'unsettled') mediated(c, by, closed)
  else writeOn(f, by, 'close_notice', {}, closed)
  write(f, by, 'submit_drawings', {}, 7)
  write(f, at(c, 'drawing-review'), 'pass_drawings', { reviewReport: `潭图审〔2021〕${f.id.slice(-4)}号` }, 6)
  write(f, at(c, 'city-office'), 'convene', { meetingOn: after(f.at.day, 5) }, 2)
  for (const [i, p] of parties.entries())
    write(
      f,
      at(c, p),
      'opine',
      c.turn === 'conditions' && p === 'city-fire'
        ? { opinion: 'conditions', conditions: '疏散门净宽不小于0.9米' }
        : { opinion: 'agree' },
      i === 0 ? 2 : 1,
    )
  write(f, at(c, 'city-office'), c.turn === 'conditions' ? 'conclude_conditions' : 'conclude', {}, 1)
  if (c.turn === 'conditions') write(f, by, 'meet_conditions', { fulfilled: '已修改疏散门宽度为0.95米' }, 4)
  write(f, at(c, 'city-office'), 'waive_permits', {}, 1)
}

function ended(c: Course, last: () => void): void {
  last()
  c.f.over = true
}

function mediated(c: Course, by: string, closed: Day): void {
  const { f } = c
  writeOn(f, by, 'to_mediation', {}, closed)
  const tries = c.turn === 'objection' ? 1 : 3
  for (let i = 1; i <= tries; i++)
    write(
      f,
      mediator(c),
      'mediate',
      {
        objectionNo: 1,
        mediated: c.turn === 'objection' ? 'settled' : 'not_settled',
        mediationNote:
          c.turn === 'objection' ? '井道改用玻璃幕墙，异议人同意' : `第${i}次调解，双方未达成一致`,
      },
      4,
    )
  write(
    f,
    mediator(c),
    c.turn === 'objection' ? 'settled' : 'go_on',
    c.turn === 'objection'
      ? {}
      : { mediationNote: '经三次调解未达成一致，表决合法有效，附记后继续；已告知诉讼权利' },
    2,
  )
}

function works(c: Course): void {
  const { f, world } = c
  const firm = world.firms[c.firm]!
  if (c.turn === 'early_start')
    write(f, district(c), 'early_start', { reason: '巡查发现未备案先行开挖基坑', earlyFirm: firm.uscc }, 2)
  paidIn(f, worker(c), world.owners(c.n).dwellings)
  const maintenance = { maintainer: firm.name, maintenanceTo: '2024-12-31', rescuePhone: '0731-58201234' }
  write(
    f,
    worker(c),
    'file_contracts',
    {
      installer: firm.uscc,
      installerName: firm.name,
      licenceNo: firm.licenceNo,
      licenceTo: firm.licenceTo,
      contractNo: `HT${f.id.slice(1)}`,
      contractPrice,
      builder: '湘潭演建建筑工程有限公司',
      builderLicence: 'D243000001',
      supervisor: '湘潭演监工程监理有限公司',
      supervisorLicence: 'E243000001',
      ...(managerOf(f) === 'owners' ? maintenance : {}),
    },
    c.turn === 'early_start' ? 3 : 5,
  )
  write(f, district(c), 'accept_filing', {}, 2)
  write(f, firm.post, 'notify_installation', { installNotice: `潭特告〔2021〕${f.id.slice(-4)}号` }, 3)
  if (c.turn === 'early_start')
    write(f, district(c), 'cure', { inspectionNote: '已停工整改，补办备案和告知' }, 3)
  paidOut(f, district(c), 'contract', 2)
  paidOut(f, district(c), 'delivery', 6)
  write(f, district(c), 'inspect', { inspector: '王某', inspectionNote: '现场围挡、用电符合要求' }, 7)
  write(f, firm.post, 'finish', {}, 20 + f.random.next(12))
  write(
    f,
    at(c, 'city-inspection'),
    'pass_inspection',
    { inspectionReport: `XTTJ-2021-${f.id.slice(-4)}` },
    5,
  )
}

const managerOf = (f: File): unknown => f.lines.find((l) => l.outcome === 'agree')?.input.manager

function use(c: Course): void {
  const { f, world } = c
  const firm = world.firms[c.firm]!
  const accepted = after(f.at.day, 4)
  const signedBy = (
    ['design', 'construction', 'supervision', 'elevator', 'community', 'district'] as const
  ).map((party, i) => ({ party, name: ['陈工', '李工', '赵工', '孙工', '社区代表', '区办代表'][i]! }))
  writeOn(f, worker(c), 'accept_works', { signedBy, acceptedOn: accepted }, accepted)
  if (managerOf(f) === 'property')
    write(
      f,
      worker(c),
      'contract_maintenance',
      { maintainer: firm.name, maintenanceTo: '2024-12-31', rescuePhone: '0731-58201234' },
      1,
    )
  write(
    f,
    at(c, 'city-market'),
    'register',
    { registrationNo: `梯11湘C${f.id.slice(-4)}(21)`, plateNo: `430300${f.id.slice(-4)}` },
    4,
  )
  write(f, firm.post, 'hand_over', { archiveReceipt: `潭城档〔2021〕${f.id.slice(-4)}` }, 3)
  write(f, worker(c), 'claim', { claimant: '业主代表', splitConfirmed: true }, 2)
  write(f, district(c, 'district-housing'), 'propose_subsidy', {}, 3)
  write(f, district(c, 'district-housing-head'), 'grant_subsidy', {}, 2)
  paidOut(f, district(c), 'acceptance', 3)
  for (let i = 0; i < 6; i++) {
    writeOn(
      f,
      firm.post,
      'maintain',
      { maintained: 'half_month', maintenanceNote: '清洁、润滑、检查制动器' },
      addDays(f.at.day, 14),
    )
    if (i === 1)
      writeOn(f, firm.post, 'drill', { drillNote: '模拟困人，维保人员22分钟到场并平层放人' }, f.at.day)
    if (i === 2)
      writeOn(
        f,
        worker(c),
        'share_running',
        { runningPeriod: '投入使用至首次结算', runningCost: 90_000 + 1_000 * f.random.next(30) },
        f.at.day,
      )
  }
}
