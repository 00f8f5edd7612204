/** [K19] Every outcome of every pack, at every step where the home of an earlier version has a case: all roads give the same answer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCaseState } from '#store'
import type { Actor, Case } from '#kernel/case'
import type { Field, Outcome, Programme } from '#kernel/programme'
import { random, yunzhao, zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { brought } from '../../packs/index.ts'
import { makeWuling } from '../../packs/wuling.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { connect } from '../cli/client.ts'
import { allPacks, openHouseOver, seed, type TestHouse } from '../../tools/house.ts'
import { family } from '../../tools/county.ts'
import { oldAge, oldAgeBatch, support } from '../../tools/old-age.ts'
import { supplement, supplementBatch } from '../../tools/supplement.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { openDraft } from './commands/draft.ts'
import { gather, nothingGathered } from './commands/gather.ts'
import { judge } from './commands/judge.ts'
import { openQueue, type Queue } from './commands/queue.ts'
import type { Trial, WayView } from './contract/index.ts'
import type { Decided, Submission } from './commands/submission.ts'
import type { Packs } from './packs.ts'
import { holdersOf } from './session.ts'
import { inForce, programmeOf, today, type House } from './realm.ts'
import { caseView, openingsView } from './views/case.ts'
import { openingTrial, trialView } from './views/trial.ts'

const codes = ['430523', '430300', '430702', zhuzhouZone]
let home: OldHome
let house: TestHouse
const queues = new Map<string, Queue>()

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

type Line = {
  readonly case: string
  readonly seq?: number
  readonly programme?: string
  readonly outcome: string
  readonly area?: string
  readonly as?: string
  readonly input?: Form
}
type Year = Pick<ReturnType<typeof makeZhuzhou>, 'registry'> &
  Partial<Pick<ReturnType<typeof makeZhuzhou>, 'uploads' | 'ground'>> & {
    readonly waves: readonly (readonly (Line | { readonly until: string })[])[]
  }

/** Realms that the old home did not know: their year, and of each kind of opening the last one, held back to be asked on all roads. */
const wuling = heldBack(makeWuling(seed) as object as Year)
/** The zone's catalogue, its standards and what it puts into premises are one each, and much else rests on them. */
const zone = heldBack(makeZhuzhou(seed, 100) as object as Year, {
  restedOn: ['door.catalogue begin', 'community.standard propose', 'community.premises_fund begin'],
  alike: 5,
})

/** Openings of `restedOn` are played all the same, and asked once more; of cases that go the same way the first few are played. */
function heldBack(
  year: Year,
  {
    restedOn = [],
    alike = Infinity,
  }: { readonly restedOn?: readonly string[]; readonly alike?: number } = {},
) {
  const lines = year.waves.flat().flatMap((line) => ('until' in line ? [] : [line]))
  const openings = lines.filter((line) => line.seq === 0).toReversed()
  const newest = new Map(openings.toReversed().map((line) => [`${line.programme} ${line.outcome}`, line]))
  /** Of what another one rests on the oldest is held back: on the newest, that other one is asked. */
  const isRestedOn = (line: (typeof lines)[number]): boolean =>
    [...newest.values()].some((x) => JSON.stringify(x.input).includes(`"${line.case}"`))
  const last = new Map(
    [...newest].map(([name, line]) => [
      name,
      isRestedOn(line) ? openings.findLast((x) => `${x.programme} ${x.outcome}` === name)! : line,
    ]),
  )
  const cases = new Set([...last].flatMap(([name, line]) => (restedOn.includes(name) ? [] : [line.case])))
  const enough = alike === Infinity ? null : fewOfEachWay(lines, alike)
  const isPlayed = (line: Line): boolean => !cases.has(line.case) && (enough?.has(line.case) ?? true)
  const played = {
    ...year,
    waves: year.waves
      .map((wave) => wave.filter((line) => 'until' in line || isPlayed(line)))
      .filter((wave) => wave.length > 0),
  }
  const forms: Record<string, (realm: House) => Promise<readonly Form[]> | readonly Form[]> =
    Object.fromEntries(
      [...last].map(([name, { input, area, as }]) => [name, () => [{ ...input, area, as }]] as const),
    )
  /** A call of these days, and an activity of today for whichever is open. */
  const [call, activity] = [last.get('organisations.call issue'), last.get('organisations.activity report')]
  if (!call || !activity) return { played, forms }
  forms['organisations.call issue'] = () => [
    { ...call.input, callFrom: '2021-10-18', callTo: '2021-10-30', area: call.area, as: call.as },
  ]
  forms['organisations.activity report'] = async (realm) => {
    const { rows } = await realm.pool.query<{ id: string }>(
      `select id from entry where realm = $1 and register = 'organisations.calls' and standing = 'open' and to_day is null`,
      [realm.code],
    )
    const { input, area, as } = activity
    return rows.map(({ id }) => ({ ...input, call: id, heldOn: '2021-10-20', area, as }))
  }
  return { played, forms }
}

/** The first cases of those that are opened and led on by the same acts, and whichever another one names. */
function fewOfEachWay(lines: readonly Line[], few: number): ReadonlySet<string> {
  const named = new Set(lines.flatMap((line) => JSON.stringify(line.input ?? {}).match(/"[^"]*"/g) ?? []))
  const opened = new Set(lines.flatMap((line) => (line.seq === 0 ? [line.case] : [])))
  /** What a case opened by itself goes with it: its number begins with the other's. */
  const rootOf = (id: string): string =>
    opened.has(id) || !/-\d+-\d+$/.test(id) ? id : rootOf(id.replace(/-\d+-\d+$/, ''))
  const ways = new Map<string, string>()
  for (const line of lines) {
    const root = rootOf(line.case)
    /** What a form names tells ways apart as well: a visit that found a dispute is not like the others. */
    const way = `${line.programme ?? ''} ${line.outcome} ${Object.keys(line.input ?? {}).join()}`
    ways.set(root, `${ways.get(root) ?? ''} ${way}`)
  }
  const alike = new Map<string, number>()
  const isOneOfFew = (way: string): boolean => {
    alike.set(way, (alike.get(way) ?? 0) + 1)
    return alike.get(way)! <= few
  }
  const roots = new Set(
    [...ways].flatMap(([id, way]) => (isOneOfFew(way) || named.has(`"${id}"`) ? [id] : [])),
  )
  return new Set(lines.flatMap((line) => (roots.has(rootOf(line.case)) ? [line.case] : [])))
}

/** What rests on an opening that was held back is refused, and is no matter: every programme has cases enough. */
async function playYear(realm: string, { played: year }: ReturnType<typeof heldBack>): Promise<void> {
  const { console: machine } = house.at(realm)
  const send = (method: string, path: string, body: string, type: string) =>
    machine.send(method, path, body, { 'content-type': type })
  await send('PUT', '/api/registry', JSON.stringify(year.registry), 'application/json')
  if (year.ground) await send('PUT', '/api/ground', JSON.stringify(year.ground), 'application/json')
  const client = connect({ url: house.url, key: house.key, realm })
  for (const u of year.uploads ?? [])
    await client.upload(u.id, u.name, Uint8Array.from(Buffer.from(u.base64, 'base64')))
  for (const wave of year.waves) {
    const lines = wave.flatMap((line) =>
      'until' in line || line.case.startsWith('@') ? [] : [JSON.stringify(line)],
    )
    for (let i = 0; i < lines.length; i += 1_000)
      await send('POST', '/api/commands', lines.slice(i, i + 1_000).join('\n'), 'application/x-ndjson')
    const [until] = wave.flatMap((line) => ('until' in line ? [line.until] : []))
    await send(
      'POST',
      '/api/settle',
      JSON.stringify(until === undefined ? {} : { until }),
      'application/json',
    )
  }
}

beforeAll(async () => {
  home = await restoreOldHome()
  house = await openHouseOver(home.database, { codes, packs: packs() })
  await playYear('430702', wuling)
  await playYear(zhuzhouZone, zone)
  for (const realm of house.houses) queues.set(realm.code, openQueue(realm))
  await openBranching()
})
afterAll(async () => {
  for (const queue of queues.values()) await queue.drained()
  /** What is tried here sets others going, and one of them may come too late: that is told to who administers, and is no fault. */
  expect(house.faults.filter((f) => (f as { code?: string }).code !== 'ORDER_REFUSED')).toEqual([])
  await house.close()
  home.remove()
})

type Said = {
  readonly code: string
  readonly field?: string | undefined
  readonly message: { readonly zh: string }
}
/** What a road answers, in words that roads can be compared by. */
const saidBy = (refusal: Said | null | undefined) =>
  refusal ? [refusal.code, refusal.field ?? null, refusal.message.zh] : 'done'

/** Whoever may do it by role over the place; else the system, or the first whom it concerns. */
function actorOf(realm: House, c: Pick<Case, 'area' | 'people'>, o: Outcome): Actor {
  for (const role of o.by)
    for (const area of realm.places.reach(c.area, today(realm)))
      for (const { person, post } of holdersOf(realm, role, area, today(realm)))
        return { person, post: post.id, role, area: post.area, kin: [] }
  const system = o.by.includes('system')
  return {
    person: system ? 'system' : (c.people[0] ?? 'nobody'),
    post: null,
    role: o.by[0]!,
    area: null,
    kin: [],
  }
}

/** Whoever holds a post; a resident by their own name. */
function actorIn(realm: House, id: string, o: Outcome): Actor {
  const post = realm.reference.posts.get(id)
  if (!post) return { person: id, post: null, role: o.by[0]!, area: null, kin: [] }
  return { person: post.person, post: id, role: post.role, area: post.area, kin: [] }
}

/** No version of it is in force yet: nobody can have begun one. */
const isYetToCome = (realm: House, id: string): boolean =>
  realm.versions.all.every((p) => p.id !== id || p.from > today(realm))

type Play = readonly [outcome: string, input?: Record<string, unknown>]
let played = 0
/** A case of a test pack, opened and led on by whoever may; refused is a mistake of the test. */
async function playedTo(programme: string, ...plays: readonly Play[]): Promise<string> {
  const realm = house.houses.find((h) => h.code === '430523')!
  const id = `T-branch-${++played}`
  for (const [seq, [outcome, input = {}]] of plays.entries()) {
    const c = await findCaseState(realm.pool, realm.code, id)
    const p = c ? programmeOf(realm, c)! : inForce(realm, programme)!
    const o = c ? p.steps[c.step]!.outcomes[outcome]! : p.opens[outcome]!
    const area = outcome === 'begin' ? realm.code : yunzhao
    const done = await queues
      .get(realm.code)!
      .submit({
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
  await bookAtTheHall()
}

/** Nobody books in the zone's year. */
async function bookAtTheHall(): Promise<void> {
  const realm = house.houses.find((h) => h.code === zhuzhouZone)!
  const o = inForce(realm, 'door.booking')!.opens.book!
  const { refusal } = await queues
    .get(realm.code)!
    .submit({
      owner: 'branching',
      key: 'booking',
      actor: actorIn(realm, '430271-window-clerk-1', o),
      programme: 'door.booking',
      command: {
        case: 'T-booking',
        seq: 0,
        outcome: 'book',
        area: '430271',
        input: { itemCode: yearlySticker, slotDay: '2021-10-22', slotHour: 11 },
      },
    })
  if (refusal) throw new Error(`door.booking: ${JSON.stringify(refusal)}`)
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
}

/** Something that the form might take: believable, too large, or nothing at all. */
function valueFor(field: Field, sometimes: () => number): unknown {
  switch (field.type) {
    case 'boolean':
      return sometimes() < 0.7
    case 'fen':
    case 'integer':
      return Math.min(field.max, Math.max(field.min, Math.floor(sometimes() * 3_000_000)))
    case 'day':
      return sometimes() < 0.5 ? '2021-10-20' : '2021-11-15'
    case 'choice': {
      const options = Object.keys(field.options)
      return options[Math.floor(sometimes() * options.length)]
    }
    case 'list':
      return [Object.fromEntries(Object.entries(field.of).map(([name, f]) => [name, valueFor(f, sometimes)]))]
    case 'month':
      return sometimes() < 0.5 ? '2021-09' : '2021-11'
    case 'mobile':
      return '15481443667'
    case 'bank_card':
      return '6217981234567890126'
    case 'resident_id':
      return '430523196203150017'
    case 'papers':
      return []
    case 'area':
      return '430371002004'
    default:
      return '说明'
  }
}

const inputFor = (p: Programme, o: Outcome, sometimes: () => number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(o.asks ?? {})
      .filter(([, ask]) => ask === 'required' || sometimes() < 0.5)
      .map(([name]) => [name, valueFor(p.fields[name]!, sometimes)]),
  )

/** What the step is called at which a case stands. */
async function titleAt(realm: House, id: string): Promise<unknown> {
  const c = (await findCaseState(realm.pool, realm.code, id))!
  return programmeOf(realm, c)!.steps[c.step]!.title
}

/** A few cases at each step of each version, their ids. */
async function casesAtSteps(realm: House): Promise<readonly string[]> {
  const { rows } = await realm.pool.query<{ id: string }>(
    `select id from (select id, row_number() over (partition by programme, version, step order by id desc) as n
       from office_case where realm = $1) as c where n <= 2 order by id`,
    [realm.code],
  )
  return rows.map((r) => r.id)
}

test.each(codes)('in %s the page, the trial and the command agree on every way on', async (code) => {
  const realm = house.houses.find((h) => h.code === code)!
  const tried = { outcomes: new Set<string>(), done: 0, refused: new Map<string, number>() }
  const dice = random(20211020).fork(code)
  const sometimes = (): number => dice.next(1_000) / 1_000
  for (const id of await casesAtSteps(realm)) {
    const first = (await findCaseState(realm.pool, code, id))!
    const p = programmeOf(realm, first)!
    for (const [outcome, o] of Object.entries(p.steps[first.step]!.outcomes)) {
      /** What was done before may have moved it on. */
      const c = (await findCaseState(realm.pool, code, id))!
      if (c.step !== first.step) break
      const actor = actorOf(realm, c, o)
      const command = { seq: c.seq, outcome, input: inputFor(p, o, sometimes) }
      const reader = { mayReveal: false, looks: [], reader: actor.person, official: true, refused: [] }
      const { ways } = await caseView(realm, c, [], actor, false, reader)
      const way = ways.find((w) => w.outcome === outcome) ?? null
      const trial = await trialView(realm, c, actor, command)
      const done = await queues
        .get(code)!
        .submit({
          owner: 'all-roads',
          key: `${id}-${c.seq}-${outcome}`,
          actor,
          command: { ...command, case: id },
        })
      const where = `${p.id} ${c.step} ${outcome} of ${id}`
      agree(where, way, trial, done)
      if (!done.refusal) expect(trial.to, where).toEqual(await titleAt(realm, id))
      if (done.refusal?.code === 'not_met' && way?.barred)
        expect(done.refusal.clauses.length).toBeGreaterThan(0)
      tried.outcomes.add(`${p.id} ${c.step} ${outcome}`)
      if (done.refusal) tried.refused.set(done.refusal.code, (tried.refused.get(done.refusal.code) ?? 0) + 1)
      else tried.done += 1
    }
  }
  expect(tried.outcomes.size).toBeGreaterThan({ '430523': 20, '430702': 40 }[code] ?? 80)
  expect(tried.done).toBeGreaterThan(20)
})

/** The page, the trial and the command say the same; what opens a way or bars it is never passed by the form. */
function agree(where: string, way: WayView | null, trial: Trial, done: Decided): void {
  const answer = saidBy(done.refusal)
  expect(saidBy(trial.refusal), where).toEqual(answer)
  /** A way to a version that is still to come is on no page. */
  if (way === null) return expect(done.refusal?.code, where).toBe('not_in_force')
  if (!way.open) expect(done.refusal?.code, where).toBe(way.refusal?.code)
  if (way.barred) expect(answer, where).not.toBe('done')
}

/** The command as the queue decides it, on a case as it is given: what it asks for is read until it can be told. */
async function decidedOn(realm: House, c: Case | null, s: Submission): Promise<Decided> {
  const [draft, gathered] = [openDraft(realm), nothingGathered()]
  const loaded = {
    cases: new Map(c ? [[c.id, { state: c, hash: Buffer.alloc(32), bytes: 0 }] as const] : []),
    answers: new Map(),
  }
  for (let round = 0; round < 12; round++) {
    const judged = judge(realm, draft, loaded, gathered, s)
    if (judged.kind === 'answered' || judged.kind === 'done') return judged.decided
    if (judged.kind === 'later') throw new Error('nothing is ahead of it')
    await gather(
      realm.pool,
      realm,
      gathered,
      judged.needs.map((lookup) => ({ lookup, place: judged.place })),
    )
  }
  throw new Error('it asks for more each time')
}

test.each(codes)(
  'in %s every outcome of every version has one answer, wherever a case stands',
  async (code) => {
    const realm = house.houses.find((h) => h.code === code)!
    const dice = random(7).fork(code)
    const sometimes = (): number => dice.next(1_000) / 1_000
    let tried = 0
    const untried: string[] = []
    for (const p of realm.versions.all) {
      const { rows } = await realm.pool.query<{ state: Case }>(
        'select state from office_case where realm = $1 and programme = $2 order by seq desc, id limit 1',
        [code, p.id],
      )
      const seen = rows[0]?.state
      if (!seen) {
        if (!isYetToCome(realm, p.id)) untried.push(p.id)
        continue
      }
      for (const [step, { outcomes }] of Object.entries(p.steps))
        for (const [outcome, o] of Object.entries(outcomes)) {
          /** A case that never stood there: its facts may lack what the step rests on, and then all roads say so. */
          const acts = seen.acts.map((a) => (a.seq === seen.seq ? { ...a, to: step } : a))
          const c: Case = { ...seen, programme: { id: p.id, version: p.version }, step, acts }
          const actor = actorOf(realm, c, o)
          const command = { seq: c.seq, outcome, input: inputFor(p, o, sometimes) }
          const trial = await trialView(realm, c, actor, command)
          const done = await decidedOn(realm, c, {
            owner: 'every-outcome',
            key: `${p.id}-${p.version}-${step}-${outcome}`,
            actor,
            command: { ...command, case: c.id },
          })
          const where = `${p.id}@${p.version} ${step} ${outcome}`
          const reader = { mayReveal: false, looks: [], reader: actor.person, official: true, refused: [] }
          const { ways } = await caseView(realm, c, [], actor, false, reader)
          agree(where, ways.find((w) => w.outcome === outcome) ?? null, trial, done)
          tried += 1
        }
    }
    const all = realm.versions.all
      .filter((p) => !isYetToCome(realm, p.id))
      .flatMap((p) => Object.values(p.steps).flatMap((s) => Object.keys(s.outcomes)))
    expect(untried).toEqual([])
    expect(tried).toBe(all.length)
  },
  /** Every outcome of every version, of which there are more with each. */
  120_000,
)

type Form = Readonly<Record<string, unknown>>

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

/** Of the zone: its own area, a community, two items of its catalogue, and a resident who signs in. */
const zoneArea = '430271'
const xuefuCommunity = '430271008002'
const yearlySticker = '43027100MS-GG-0044'
const legalAid = '43027100SQ-GG-0012'
const asksAtHome = {
  person: 'applicant-430204194401015006',
  name: '周满英',
  idNo: '430204194401015006',
  phone: '15412345679',
}
/** What was held back, but for a day that is over or an agreement that was held back too. */
const changed =
  (name: string, otherwise: Form) =>
  async (realm: House): Promise<readonly Form[]> =>
    (await zone.forms[name]!(realm)).map((form) => ({ ...form, ...otherwise }))

/**
 * Forms that an officer would send, by what they open: those that dice hardly ever find. What one needs to stand before it
 * is opened by the ones above it, on the same road.
 */
const believable: Readonly<Record<string, (realm: House) => Promise<readonly Form[]> | readonly Form[]>> = {
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
  'assistance.escort request': () => [{ ...inHospital(supportedNumber), area: yunzhao }],
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
  'grid.report bring': () => [
    {
      origin: 'meeting',
      kind: 'c060101',
      description: '恳谈会上说门口路面有个坑',
      address: '学府路12号',
      anonymous: true,
      wantsAnswer: false,
      hideName: false,
      area: '430271008002001',
    },
  ],
  'grid.mediation from_report': () => [
    { kind: 'c110101', address: '学府路12号', matter: '楼上漏水', report: 'Q-1', area: '430271008002001' },
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
  ...wuling.forms,
  ...zone.forms,
  /** What the zone's year does not open, or opened for another day or with another partner. */
  'community.mediation offer': (realm) => zone.forms['community.mediation apply']!(realm),
  'community.activity plan': () => [
    { kind: 'theme_day', theme: '主题党日', plannedOn: '2021-10-28', area: xuefuCommunity },
  ],
  'community.claim claim': changed('community.claim claim', { grantBy: '2021-10-31' }),
  'community.meeting call': changed('community.meeting call', { meetingOn: '2021-10-29' }),
  'door.cross receive': changed('door.cross receive', { partner: 'yuhua' }),
  'door.version suspend': () => [{ itemCode: legalAid, why: '系统升级', area: zoneArea }],
  'door.booking book': () => [
    { itemCode: yearlySticker, slotDay: '2021-10-22', slotHour: 10, area: zoneArea },
  ],
  'door.application apply': () => [
    {
      itemCode: yearlySticker,
      who: 'natural',
      applicantName: asksAtHome.name,
      applicantId: asksAtHome.idNo,
      hasAgent: false,
      phone: asksAtHome.phone,
      area: xuefuCommunity,
      as: asksAtHome.person,
    },
  ],
  'door.order entrust': () => [
    {
      clientName: asksAtHome.name,
      clientId: asksAtHome.idNo,
      phone: asksAtHome.phone,
      itemCode: yearlySticker,
      matter: '代领年检标志',
      authorised: true,
      area: xuefuCommunity,
      as: asksAtHome.person,
    },
  ],
  'door.stuck tell': () => [
    {
      tellerName: asksAtHome.name,
      phone: asksAtHome.phone,
      trouble: '材料传不上去',
      tried: 'system',
      area: zoneArea,
      as: asksAtHome.person,
    },
  ],
}

/** Openings that no post may do, each with a case that was opened so. */
async function openedBySystem(realm: House) {
  const alone = realm.versions.all.flatMap((p) =>
    Object.entries(p.opens)
      .filter(([, o]) => o.by.every((role) => role === 'system'))
      .map(([outcome]) => `${p.id} ${outcome}`),
  )
  const { rows } = await realm.pool.query<{ id: string; programme: string; outcome: string }>(
    `select min(c.id) as id, c.programme, e.body::jsonb->>'outcome' as outcome
      from event e join office_case c on c.realm = e.realm and c.id = e.case_id
      where e.realm = $1 and e.seq = 1 and c.id not like 'T-%'
      group by 2, 3`,
    [realm.code],
  )
  return rows.filter((r) => alone.includes(`${r.programme} ${r.outcome}`))
}

/** The places of the first posts that may open it; else the realm’s own. */
function placesFor(realm: House, o: Outcome): readonly string[] {
  const posts = [...realm.reference.posts.values()].filter((post) => o.by.includes(post.role))
  return [...new Set([...posts.slice(0, 3).map((post) => post.area), realm.root])]
}

test.each(codes)('in %s every opening of every programme has one answer on all roads', async (code) => {
  const realm = house.houses.find((h) => h.code === code)!
  const dice = random(12).fork(code)
  const sometimes = (): number => dice.next(1_000) / 1_000
  const done = new Set<string>()
  const tried = new Set<string>()
  const refusedLast = new Map<string, unknown>()
  let n = 0
  for (const id of new Set(realm.versions.all.map((p) => p.id))) {
    const p = inForce(realm, id)!
    for (const [outcome, o] of Object.entries(p.opens)) {
      const name = `${p.id} ${outcome}`
      const thrown = placesFor(realm, o).flatMap((area) =>
        Array.from({ length: 6 }, () => ({ area, as: undefined, input: inputFor(p, o, sometimes) as Form })),
      )
      const written = ((await believable[name]?.(realm)) ?? []).flatMap(({ area, as, ...form }) =>
        (area === undefined ? placesFor(realm, o) : [area as string]).map((at) => ({
          area: at,
          as: as as string | undefined,
          input: { ...inputFor(p, { ...o, asks: onlyRequired(o) }, sometimes), ...form },
        })),
      )
      for (const { area, as, input } of [...thrown, ...written.slice(0, 60)]) {
        const actor = as === undefined ? actorOf(realm, { area, people: [] }, o) : actorIn(realm, as, o)
        n += 1
        const command = { case: `T-every-${n}`, outcome, area, input }
        const way = (await openingsView(realm, p, area, actor)).find((w) => w.outcome === outcome) ?? null
        const { trial } = await openingTrial(realm, null, actor, { ...command, programme: p.id })
        const answer = await queues
          .get(code)!
          .submit({
            owner: 'every-opening',
            key: `every-opening-${n}`,
            actor,
            programme: p.id,
            command: { ...command, seq: 0 },
          })
        agree(`${name} at ${area} ${JSON.stringify(input)}`, way, trial, answer)
        tried.add(name)
        if (answer.status === 201) done.add(name)
        else refusedLast.set(name, saidBy(answer.refusal))
      }
    }
  }
  const all = realm.versions.all.flatMap((p) => Object.keys(p.opens).map((outcome) => `${p.id} ${outcome}`))
  expect([...tried].sort()).toEqual([...new Set(all)].sort())
  /** What only the system opens was opened in the year itself, by acts of other cases. */
  for (const { id, programme, outcome } of await openedBySystem(realm))
    if (id) done.add(`${programme} ${outcome}`)
  /** None only agrees that it is refused. */
  const neverDone = [...tried].filter((name) => !done.has(name) && !isYetToCome(realm, name.split(' ')[0]!))
  expect(neverDone.map((name) => [name, refusedLast.get(name)])).toEqual([])
})

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
    const realm = house.houses.find((h) => h.code === '430523')!
    const first = programme === 'test.old_age' ? ofOld() : formFor(opening!)
    const id = await playedTo(programme, first, ...before)
    const c = (await findCaseState(realm.pool, realm.code, id))!
    const actor = actorOf(realm, c, programmeOf(realm, c)!.steps[c.step]!.outcomes[outcome]!)
    const command = { seq: c.seq, outcome, input }
    const reader = { mayReveal: false, looks: [], reader: actor.person, official: true, refused: [] }
    const { ways } = await caseView(realm, c, [], actor, false, reader)
    const trial = await trialView(realm, c, actor, command)
    const done = await queues
      .get(realm.code)!
      .submit({ owner: 'branches', key: `branch-${id}`, actor, command: { ...command, case: id } })
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

const onlyRequired = (o: Outcome): NonNullable<Outcome['asks']> =>
  Object.fromEntries(Object.entries(o.asks ?? {}).filter(([, ask]) => ask === 'required'))

test('what is not there is refused by a trial as by the command: programme, place, number', async () => {
  const realm = house.houses[0]!
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

test('[K19] every programme of every pack is in one of these realms', () => {
  const here = new Set(house.houses.flatMap((h) => h.versions.all.map((p) => `${p.id}@${p.version}`)))
  expect(brought.programmes.map((p) => `${p.id}@${p.version}`).filter((id) => !here.has(id))).toEqual([])
})
