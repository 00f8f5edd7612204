/** [K19] Every outcome of the packs of the home of an earlier version, at every step where it has a case: all roads give the same answer. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { findCaseState } from '#store'
import type { Outcome, Programme } from '#kernel/programme'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { brought } from '../../../packs/index.ts'
import { allPacks, openHouseOver } from '../../../tools/house.ts'
import { family } from '../../../tools/county.ts'
import { oldAge, oldAgeBatch, support } from '../../../tools/old-age.ts'
import { supplement, supplementBatch } from '../../../tools/supplement.ts'
import { restoreOldHome, type OldHome } from '../../../tools/old-home.ts'
import type { Packs } from '../packs.ts'
import { inForce, programmeOf, type House } from '../realm.ts'
import { openingTrial, trialView } from '../views/trial.ts'
import {
  actorOf,
  agree,
  allRoads,
  decidedOn,
  realmAt,
  realmsOf,
  saidBy,
  submitTo,
  titleAt,
  waysOnPage,
  type Believable,
} from './testing.ts'

let home: OldHome

/** No pack of ours has acts that branch, or exclude: test packs do, in the county alone. */
const branching = [
  supplement as Programme,
  supplementBatch as Programme,
  ...oldAge({ from80: [['2021-01-01', 10_000]], from90: [['2021-01-01', 20_000]] }),
  oldAgeBatch,
  support,
]
const packs = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    programmes: [...all.programmes, ...branching],
    inForce: { ...all.inForce, ...Object.fromEntries(branching.map((p) => [p.id, ['430523']])) },
  }
}

type Play = readonly [outcome: string, input?: Record<string, unknown>]
let played = 0
/** A case of a test pack, opened and led on by whoever may; refused is a mistake of the test. */
async function playedTo(programme: string, ...plays: readonly Play[]): Promise<string> {
  const realm = realmAt('430523')
  const id = `T-branch-${++played}`
  for (const [seq, [outcome, input = {}]] of plays.entries()) {
    const c = await findCaseState(realm.pool, realm.code, id)
    const p = c ? programmeOf(realm, c)! : inForce(realm, programme)!
    const o = c ? p.steps[c.step]!.outcomes[outcome]! : p.opens[outcome]!
    const area = outcome === 'begin' ? realm.code : yunzhao
    const done = await submitTo(realm.code, {
      owner: 'branching',
      key: `${id}-${seq}`,
      actor: actorOf(realm, c ?? { area, people: [] }, o),
      ...(c ? {} : { programme }),
      command: { case: id, seq, outcome, input, ...(c ? {} : { area }) },
    })
    if (done.refusal) throw new Error(`${programme} ${outcome}: ${JSON.stringify(done.refusal)}`)
  }
  return id
}
const person = () => {
  const { name, idNo, card } = family(880 + played)
  return { fullName: name, idNo, account: card }
}
const members = [{ kind: 'disabled', born: '1980-01-01' }]
const askedSince: Play = ['apply', { since: '2021-06', members }]
const old: Play = ['apply', { idNo: '430523193503120019' }]
const formFor = ([outcome, form]: Play): Play => {
  const { fullName, idNo, account } = person()
  return [outcome, { fullName, idNo, account, ...form }]
}
const paid = [['approve'], ['grant', { dueOn: '2021-10-15' }]] as const satisfies readonly Play[]
const ofOld = (): Play => formFor([old[0], { ...old[1], accountHolder: '张三' }])

/** One of each, for whatever looks for a case of a programme. */
async function openBranching(): Promise<void> {
  await playedTo('test.supplement', formFor(askedSince))
  await playedTo('test.supplement', formFor(askedSince), ['propose', { doubtful: true }])
  await playedTo('test.supplement', formFor(askedSince), ['propose', { doubtful: false }], ['confirm'])
  await playedTo('test.supplement_batch', ['begin'])
  await playedTo('test.old_age', ofOld())
  await playedTo('test.old_age', ofOld(), ...paid)
  await playedTo('test.old_age_batch', ['begin'])
  const { fullName, idNo } = person()
  await playedTo('test.support', ['ask', { fullName, idNo }])
  await openRelief()
  await openLiving()
}

/** What the old home had no programme for yet: somebody who is supported, and what is given to them. */
const supportedNumber = 990
const lost = { eats: false, dresses: false, getsUp: false, usesToilet: false, walks: false, bathes: true }
const takenOver = (n: number) => {
  const { name, idNo, card, phone } = family(n)
  return {
    fullName: name,
    idNo,
    phone,
    category: 'elderly',
    way: 'home',
    accountHolder: name,
    account: card,
    evaluatedOn: '2021-06-01',
    ...lost,
    paidUntil: '2021-08',
  }
}
const named = (n: number) => ({ fullName: family(n).name, idNo: family(n).idNo })
const careFor = (n: number) => ({
  ...named(n),
  carerName: family(n + 1).name,
  carerId: family(n + 1).idNo,
  carerPhone: family(n + 1).phone,
  carerRelation: 'neighbour',
  carerFree: true,
  cooks: true,
  cleans: true,
  medicine: true,
  calls: true,
  frequency: 'daily',
  accountHolder: family(n + 1).name,
  account: family(n + 1).card,
})
const inHospital = (n: number) => ({ ...named(n), hospital: '县人民医院', admittedOn: '2021-10-01' })
const visits = {
  purpose: '年度主动发现，上门核实',
  families: [{ family: 'B22222-22222', village: yunzhao, toAsk: '家庭财产' }],
}
const quilts = { goods: 'quilt', pieces: 2, purpose: '过冬' }
const forServices = {
  provider: '演练单位',
  contractKind: 'service',
  contractNo: 'HT-1',
  post: '430523-county-finance',
  rate: 3_000,
  validTo: '2022-12-31',
}
const contractForServices = () => playedTo('assistance.contract', ['draft', forServices], ['sign'])
/** Who does not know whom to ask: two departments are asked at one window. */
const asksDepartments = (n: number) => ({
  applicantName: family(n).name,
  applicantId: family(n).idNo,
  phone: family(n).phone,
  to: [{ department: 'medical' }, { department: 'housing' }],
  medicalNeed: '住院费用',
  housingNeed: '房屋漏水',
})
const haircuts = (n: number, serviceContract: string) => ({
  ...named(n),
  service: 'haircut',
  times: 2,
  serviceContract,
})

async function openRelief(): Promise<void> {
  const n = supportedNumber
  await playedTo('assistance.support', ['take_over', takenOver(n)])
  await playedTo('assistance.care_agreement', ['propose', careFor(n)])
  await playedTo('assistance.escort', ['request', inHospital(n)])
  await playedTo('assistance.support_batch', ['begin'])
  await playedTo('assistance.care_batch', ['begin'])
  await playedTo('assistance.purchase', ['need', { ...quilts, store: 'township' }])
  await playedTo('assistance.stock_move', ['ask', quilts])
  await playedTo('assistance.handout', ['request', { ...named(n), ...quilts }])
  await playedTo('assistance.service', ['order', haircuts(n, await contractForServices())])
}

/** Of the living allowance: a family on the register, the month's list, a sample of what was confirmed; and a matter of the supervision list. */
const matter = {
  ground: 'not_paid',
  official: 'p-430523106-township-clerk-1',
  account: '账户登记错一位，已补发',
}

async function openLiving(): Promise<void> {
  const { fullName: applicantName, idNo: applicantId, account } = person()
  await playedTo('assistance.living', [
    'carry_over',
    {
      applicantName,
      applicantId,
      hukou: 'rural',
      accountHolder: applicantName,
      account,
      listHeads: 2,
      listIncome: 50_000,
      listPoints: 0,
      nextReview: '2022-06-30',
    },
  ])
  await playedTo('assistance.living_batch', ['begin'])
  await playedTo('assistance.living_sample', ['draw', { period: '2021-09' }])
  await playedTo('assistance.exemption', ['ask', matter])
  await playedTo('assistance.reception', ['receive', asksDepartments(supportedNumber + 6)])
  await playedTo('assistance.near_limit', ['begin'])
  await playedTo('assistance.outreach', ['hand_out', visits])
}

/** What was surveyed and has no project, in the old home as in any other. */
async function freeUnits(realm: House): Promise<readonly { readonly id: string; readonly area: string }[]> {
  const { rows } = await realm.pool.query<{ id: string; area: string }>(
    `select distinct on (id) id, area from entry as e where realm = $1 and register = 'elevator.units'
       and not exists (select 1 from entry as x where x.realm = $1 and x.register = 'elevator.projects' and x.id = e.id)
     order by id`,
    [realm.code],
  )
  return rows
}

const monthEnds = [
  '2021-03-31',
  '2021-04-30',
  '2021-05-31',
  '2021-06-30',
  '2021-07-31',
  '2021-08-31',
  '2021-09-30',
]

/** What one needs to stand before it is opened by the ones above it, on the same road. */
const believable: Believable = {
  'assistance.payment_batch compile': () => [{ lines: [{ member: 'B22222-22222', amount: 10_000 }] }],
  'assistance.living apply': () => [
    {
      applicantId: '430523196203150017',
      members: [
        {
          name: '李某某',
          idNo: '430523196203150017',
          relation: 'self',
          living: 'shared',
          health: 'healthy',
          labour: 'none',
          status: 'plain',
        },
      ],
      authorised: true,
    },
  ],
  'assistance.living_sample draw': () => monthEnds.map((day) => ({ period: day.slice(0, 7) })),
  'elevator.project initiate': async (realm) =>
    (await freeUnits(realm)).map(({ id, area }) => ({ unit: id, group: '张三', area })),
  'elevator.firm apply_list': () => [{ licenceTo: '2025-12-31' }],
  'dispatch.meeting hold': () => [{ heldOn: '2021-10-19', attendees: 3, attendance: [], decisions: [] }],
  'dispatch.report issue': () => [
    { task: 'elevator', cadence: 'monthly', closedOn: '2021-08-31', problems: '无', revisions: [] },
  ],
  'dispatch.revision ask': () => [
    { task: 'elevator', closedOn: '2021-08-31', about: 'completion', mistake: '漏报一台' },
  ],
  'dispatch.order for_light': () =>
    monthEnds.map((lightOn) => ({
      task: 'elevator',
      lightOn,
      colour: 'blue',
      reason: '进度滞后',
      replyBy: '2021-11-10',
    })),
  'dispatch.order for_matter': () => [
    { task: 'elevator', matter: 'B22222-22222', colour: 'blue', reason: '逾期未办', replyBy: '2021-11-10' },
  ],
  'assistance.exemption ask': () => [matter],
  'assistance.contract draft': () => [{ ...forServices, contractNo: 'HT-2' }],
  'assistance.support take_over': () => [{ ...takenOver(supportedNumber + 5), area: yunzhao }],
  'assistance.care_agreement propose': () => [{ ...careFor(supportedNumber + 5), area: yunzhao }],
  'assistance.escort request': () => [{ ...inHospital(supportedNumber + 5), area: yunzhao }],
  'assistance.stock_move ask': () => [{ ...quilts, area: yunzhao }],
  'assistance.handout request': () => [{ ...named(supportedNumber), ...quilts, area: yunzhao }],
  'assistance.service order': async () => [
    { ...haircuts(supportedNumber, await contractForServices()), area: yunzhao },
  ],
  'dispatch.assessment begin': () => [{ task: 'elevator', period: '2021-1' }],
  'assistance.reception receive': () => [{ ...asksDepartments(supportedNumber + 7), area: yunzhao }],
  'assistance.referral pass_on': () => [
    {
      applicantName: family(1).name,
      applicantId: family(1).idNo,
      phone: family(1).phone,
      department: 'medical',
      need: '住院费用',
      window: 'B22222-22222',
      area: yunzhao,
    },
  ],
  'assistance.outreach hand_out': () => [{ ...visits, area: yunzhao }],
  'assistance.visit receive': () => [
    { family: 'B22222-22222', purpose: visits.purpose, toAsk: '家庭财产', area: yunzhao },
  ],
  'assistance.reception ask': () => [
    {
      applicantName: family(2).name,
      applicantId: family(2).idNo,
      phone: family(2).phone,
      trouble: '住院以后没有收入',
      area: yunzhao,
    },
  ],
}

allRoads('old-home', {
  async opened() {
    home = await restoreOldHome()
    return openHouseOver(home.database, { codes: realmsOf['old-home'], packs: packs() })
  },
  played: openBranching,
  believable,
  atLeast: { '430523': 20 },
})
afterAll(() => home.remove())

/** [K30] Where an act leads to more than one step, each by its facts; a branch that cannot be told refuses on every road. */
test.each<[string, string, readonly Play[], Play, string]>([
  ['有疑义的', 'test.supplement', [askedSince], ['propose', { doubtful: true }], '民主评议'],
  ['没有疑义的', 'test.supplement', [askedSince], ['propose', { doubtful: false }], '待确认'],
  ['没有写的', 'test.supplement', [askedSince], ['propose'], 'not_known'],
  [
    '没发的不发，没有要追回的',
    'test.old_age',
    [old, ...paid],
    ['die', { diedOn: '2021-09-30' }],
    '已去世，结清中',
  ],
  [
    '已发的要追回',
    'test.old_age',
    [
      old,
      ...paid,
      ['send', { batch: 'T-branch-1', batchAmount: 10_000 }],
      ['settle', { batch: 'T-branch-1' }],
    ],
    ['die', { diedOn: '2021-09-30' }],
    '多发待追回',
  ],
  [
    '银行还没有回盘的',
    'test.old_age',
    [old, ...paid, ['send', { batch: 'T-branch-1', batchAmount: 10_000 }]],
    ['die', { diedOn: '2021-09-30' }],
    'not_met',
  ],
])(
  '[K30] 页面、试办和办理说的一样：%s',
  async (_, programme, [opening, ...before], [outcome, input = {}], to) => {
    const realm = realmAt('430523')
    const first = programme === 'test.old_age' ? ofOld() : formFor(opening!)
    const id = await playedTo(programme, first, ...before)
    const c = (await findCaseState(realm.pool, realm.code, id))!
    const actor = actorOf(realm, c, programmeOf(realm, c)!.steps[c.step]!.outcomes[outcome]!)
    const command = { seq: c.seq, outcome, input }
    const ways = await waysOnPage(realm, c, actor)
    const trial = await trialView(realm, c, actor, command)
    const done = await submitTo(realm.code, {
      owner: 'branches',
      key: `branch-${id}`,
      actor,
      command: { ...command, case: id },
    })
    agree(
      id,
      ways.find((w) => w.outcome === outcome)!,
      trial,
      done,
    )
    const outcomeTitle = done.refusal?.code ?? ((await titleAt(realm, id)) as { zh: string }).zh
    expect([trial.refusal?.code ?? trial.to?.zh, outcomeTitle]).toEqual([to, to])
  },
)

test('what is not there is refused by a trial as by the command: programme, place, number', async () => {
  const realm = realmAt('430523')
  const actor = actorOf(realm, { area: '430523105201', people: [] }, {
    by: ['village-worker'],
  } as unknown as Outcome)
  const opening = {
    case: 'T-nothing',
    programme: 'assistance.temporary',
    outcome: 'report_urgent',
    area: '430523',
    input: {},
  }
  for (const changed of [
    { programme: 'assistance.nothing' },
    { outcome: 'nothing' },
    { area: '430523999' },
    { case: '！' },
    { case: 'T-1-1' },
    {},
  ]) {
    const { programme, ...command } = { ...opening, ...changed }
    const { trial } = await openingTrial(realm, null, actor, { ...command, programme })
    const submission = { owner: 'nothing', key: `nothing-${JSON.stringify(changed)}`, actor, programme }
    const done = await decidedOn(realm, null, { ...submission, command: { ...command, seq: 0 } })
    expect(saidBy(trial.refusal), JSON.stringify(changed)).toEqual(saidBy(done.refusal))
    expect(trial.ok).toBe(false)
  }
})

test('[K19] every programme of every pack is in one of these realms, and each realm is asked in its file', () => {
  const codes: readonly string[] = Object.values(realmsOf).flat()
  const strays = brought.programmes.filter(
    (p) => !brought.inForce[p.id]!.some((code) => codes.includes(code)),
  )
  expect(strays.map((p) => `${p.id}@${p.version}`)).toEqual([])
  const folder = new URL('./', import.meta.url)
  const files = readdirSync(folder).flatMap((f) =>
    f.endsWith('.test.ts') ? [f.slice(0, -'.test.ts'.length)] : [],
  )
  expect(files.toSorted()).toEqual(Object.keys(realmsOf).toSorted())
  for (const file of files)
    expect(readFileSync(new URL(`${file}.test.ts`, folder), 'utf8')).toContain(`\nallRoads('${file}', {\n`)
})
