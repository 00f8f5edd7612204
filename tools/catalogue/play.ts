/** A small home with something in every table: a bit of everything that both realms do, played through the API like everybody. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../../src/kernel/day/index.ts'
import type { Programme } from '../../src/kernel/programme/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { endAside, keepAccess, keepConflict, keepSent, putAside, switchHook } from '../../src/store/index.ts'
import { dropDatabase, withDatabase } from '../../src/store/databases.ts'
import type { Done } from '../../src/server/contract/index.ts'
import type { Packs } from '../../src/server/index.ts'
import { act, apply, family, granted, posts, staffOf, type Staff } from '../county.ts'
import { allPacks, openHouseOver, password, seed, type TestHouse, type Visitor } from '../house.ts'
import { allowance, allowanceBatch } from '../allowance.ts'
import { spotted } from '../spotted.ts'
import { spottedGrid, tellSpotted } from '../spotted-house.ts'
import { history, openBallot, openXiangtan } from '../stair.ts'

export async function playCatalogue(headsFile: string): Promise<TestHouse> {
  const { house: first } = await openXiangtan({
    headsFile,
    packs: playedPacks(),
    registry: countyOfOneTown(),
  })
  /** Two at once on one database would carry each other's orders, and the first knows no allowance [W10]. */
  await first.stop()
  await (await reopened(first, headsFile, 0)).stop()
  const house = await reopened(first, headsFile, 1)
  await openBallot(house.at('430300'))
  await loadMore(house.console)
  await drawGround(house)
  await drawSketches(house)
  await letTimeAct(house)
  const staff = await staffOf(house)
  const cases = await Promise.all([1, 2, 3].map((n) => granted(staff, family(n), 50_000 + n * 10_000)))
  await pay(house, staff, cases)
  /** Two close together and one far from them: groups on the map that are not alike. */
  for (const east of [1_000, 1_100, 9_000]) await tellSpotted(staff, 111_330_000 + east, 27_005_000)
  const papers = [await sendPaper(staff.village), await sendPaper(staff.village)] as const
  await sendHalf(staff.village)
  const waiting = await apply(staff, family(4), { proofs: [papers[0]] })
  for (const [n, proofs] of [
    [5, [papers[1]]],
    [6, []],
  ] as const) {
    const id = await apply(staff, family(n), { proofs })
    must(await act(staff, 'clerk', id, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' }))
    must(
      await house.console.post('/api/erasures', {
        idNo: family(n).idNo,
        purpose: '保存期限届满，本人申请删除',
      }),
    )
  }
  for (const who of ['clerk', 'county'] as const)
    for (const id of [waiting, cases[0]!])
      must(await staff[who].post('/api/find/own', { act: 'open', kind: 'case', id }))
  must(await staff.clerk.post(`/api/cases/${waiting}/reveal`, { names: ['phone'], purpose: '核对联系方式' }))
  for (const asOf of ['2021-10-19', '2021-10-20'])
    must(await staff.county.post('/api/bulletins/assistance.monthly/sign', { asOf }))
  await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  for (const n of [8, 9]) {
    const id = await apply(staff, family(n))
    must(await act(staff, 'leader', id, 1, 'act.supervise', { until: '2021-10-29', words: '限期办结' }))
    const to = '430523106-township-clerk-2'
    must(await act(staff, 'clerk', id, 2, 'act.handOver', { to, words: '请代为办理' }))
  }
  await granted(staff, family(7), 90_000)
  await exchange(house)
  await hooks(house)
  await aside(house)
  await payFirst(staff)
  await lookedOften(house)
  return covered(house, headsFile)
}

/** Two pieces of a file whose rest never came. */
async function sendHalf(who: Visitor): Promise<void> {
  for (const offset of [0, 4])
    must(
      await who.send('POST', '/api/upload-parts/half', Buffer.from('half'), {
        'x-file-name': 'half.jpg',
        'x-upload-offset': String(offset),
        'x-upload-size': '100',
        'x-upload-sha256': '0'.repeat(64),
      }),
    )
}

/** The same database after a restart, under packs whose dated values were looked at again in one programme of each realm. */
async function reopened({ databaseUrl }: TestHouse, headsFile: string, time: number): Promise<TestHouse> {
  const name = new URL(databaseUrl).pathname.slice(1)
  const database = {
    url: databaseUrl,
    name,
    close: () => dropDatabase(withDatabase(databaseUrl, 'postgres'), name),
  }
  const packs = playedPacks()
  return openHouseOver(database, {
    codes: ['430523', '430300'],
    headsFile,
    packs: {
      ...packs,
      programmes: [
        ...packs.programmes.map((p) => lookedAtAgain(p, `203${time}-12-31` as Day)),
        allowance as Programme,
        allowanceBatch,
        spotted,
      ],
    },
  })
}

/**
 * What is played here, and of the elevators the version that it is played under: `verify` reads every text that a realm was ever
 * given, and each of the hundreds of changes asks it anew.
 */
function playedPacks(): Packs {
  const packs = allPacks()
  const ballots = packs.programmes.filter((p) => p.id === 'elevator.project' && p.from <= '2021-10-12').at(-1)
  const names = ['assistance.temporary', 'assistance.payment_batch', 'assistance.reserve', 'elevator.survey']
  return { ...packs, programmes: packs.programmes.filter((p) => p === ballots || names.includes(p.id)) }
}

/** The county with one of its towns: `verify` works out whose posts reach each place there is. */
function countyOfOneTown(): object {
  const { registry } = makeRehearsal(seed)
  const isKept = (code: string): boolean => !/^430523\d/.test(code) || code.startsWith(yankoupu)
  const posts = registry.posts.filter((post) => isKept(post.area))
  const here = new Set(posts.map((post) => post.person))
  const gone = new Set(registry.posts.map((post) => post.person).filter((person) => !here.has(person)))
  return {
    ...registry,
    areas: registry.areas.filter(({ code }) => isKept(code)),
    organisations: registry.organisations.filter(({ area }) => isKept(area)),
    people: registry.people.filter(({ id }) => !gone.has(id)),
    posts,
    kin: registry.kin.filter(({ person }) => !gone.has(person)),
  }
}

const reviewed = ['assistance.temporary', 'elevator.project']
const lookedAtAgain = (p: Programme, reviewBy: Day): Programme =>
  reviewed.includes(p.id)
    ? {
        ...p,
        params: Object.fromEntries(
          Object.entries(p.params).map(([name, param]) => [
            name,
            { ...param, history: param.history.map((entry) => ({ ...entry, reviewBy })) },
          ]),
        ),
      }
    : p

function must<T>(answer: { readonly status: number; readonly body: T }): T {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** What the rehearsal's registry has none of: places that became others, kin, another house's identities, a second substitution. */
async function loadMore(console: Visitor): Promise<void> {
  const place = (code: string, zh: string, from: string, to: string | null) => ({
    code,
    parent: yankoupu,
    name: { zh },
    kind: 'village',
    from,
    to,
  })
  const identity = (subject: string) => [{ issuer: 'https://sign-in.example', subject }]
  const body = {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: null,
    areas: [
      place(`${yankoupu}901`, '旧村', '2020-01-01', '2021-06-30'),
      place(`${yankoupu}902`, '新东村', '2021-07-01', null),
      place(`${yankoupu}903`, '新西村', '2021-07-01', null),
      {
        code: spottedGrid,
        parent: yunzhao,
        name: { zh: '第11网格' },
        kind: 'grid',
        from: '2021-01-01',
        to: null,
      },
    ],
    successions: [902, 903].map((to) => ({
      from: `${yankoupu}901`,
      to: `${yankoupu}${to}`,
      on: to === 902 ? '2021-07-01' : '2021-07-02',
    })),
    organisations: [],
    people: [5, 6, 11, 12].map((n) => ({ id: `f-${n}`, name: family(n).name, idNo: family(n).idNo })),
    kin: [
      { person: 'f-11', relative: 'f-12' },
      { person: 'f-5', relative: 'f-11' },
    ],
    posts: [],
    substitutions: [
      {
        id: 'second',
        post: posts.clerk,
        by: `${yankoupu}-township-clerk-2`,
        from: '2021-10-01',
        to: '2021-10-31',
        onward: false,
        order: { zh: '镇政办〔2021〕7号', en: 'Order 7 of 2021' },
      },
    ],
    authorities: [],
    logins: [11, 12].map((n) => ({
      login: `f-${n}`,
      person: `f-${n}`,
      password,
      permissions: [],
      identities: identity(`subject-${n}`),
    })),
  }
  must(
    await console.send('PUT', '/api/registry', JSON.stringify(body), { 'content-type': 'application/json' }),
  )
}

/** Two villages drawn beside each other, a grid apart from them, and what each realm means to draw next. */
async function drawGround(house: TestHouse): Promise<void> {
  const drawn = (code: string, west: number, properties: object = {}) => ({
    type: 'Feature',
    properties: { code, ...properties },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 27],
          [west + 0.01, 27],
          [west + 0.01, 27.01],
          [west, 27.01],
          [west, 27],
        ],
      ],
    },
  })
  const village = (n: number, west: number) =>
    drawn(`${yankoupu}90${n}`, west, n === 2 ? { sign: { name: '王秀英', phone: '0739-6820011' } } : {})
  const put = async (to: Visitor, from: string, draft: boolean, ...features: readonly object[]) =>
    must(
      await to.send(
        'PUT',
        '/api/ground',
        JSON.stringify({ from, frame: 'WGS-84', draft, ground: { type: 'FeatureCollection', features } }),
        { 'content-type': 'application/json' },
      ),
    )
  const grid = drawn(spottedGrid, 111.33)
  await put(house.console, '2021-08-01', false, village(2, 111.3), village(3, 111.31), grid)
  await put(house.console, '2021-09-01', false, village(2, 111.3), grid)
  await put(house.console, '2021-11-01', true, village(3, 111.32))
  await put(house.at('430300').console, '2021-11-01', true)
}

/** [GD9] What lies beneath the borders of each realm. */
async function drawSketches(house: TestHouse): Promise<void> {
  const put = async (to: Visitor, name: string, west: number, south: number) =>
    must(
      await to.send(
        'PUT',
        '/api/ground/sketch',
        JSON.stringify({
          frame: 'WGS-84',
          sketch: {
            type: 'FeatureCollection',
            features: [
              {
                type: 'Feature',
                properties: { kind: 'road', 'name:zh': name },
                geometry: {
                  type: 'LineString',
                  coordinates: [
                    [west, south],
                    [west + 0.02, south + 0.01],
                  ],
                },
              },
            ],
          },
        }),
        { 'content-type': 'application/json' },
      ),
    )
  await put(house.console, '学林路', 111.3, 27)
  await put(house.at('430300').console, '湖湘路', 112.9, 27.83)
}

async function sendPaper(who: Visitor): Promise<string> {
  const sent = await who.send<{ id: string }>(
    'POST',
    '/api/uploads',
    Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64')),
    { 'content-type': 'image/png', 'x-file-name': 'proof.png' },
  )
  return must(sent).id
}

/** Listed, released, paid by the bank: what one case sets going in others. */
async function pay(house: TestHouse, staff: Staff, cases: readonly string[]): Promise<void> {
  const batch = must(
    await staff.finance.post<Done>('/api/cases', {
      programme: 'assistance.payment_batch',
      outcome: 'compile',
      area: '430523',
      post: posts.finance,
      input: { lines: cases.map((member, i) => ({ member, amount: 60_000 + i * 10_000 })) },
    }),
  ).case
  must(await act(staff, 'finance-head', batch, 1, 'release'))
  const settle = () => house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  await settle()
  const file = must(await staff.finance.get<string>(`/api/payments/${batch}/file.csv`))
  const lines = file
    .split('\r\n')
    .filter((l) => l.startsWith('D,'))
    .map((l) => l.split(','))
  const sum = lines.reduce((all, l) => all + Math.round(Number(l[5]) * 100), 0)
  const answer = [
    `R,${batch},DF-77,${lines.length},${(sum / 100).toFixed(2)}`,
    ...lines.map((l) => `D,${l[1]},${l[2]},${l[5]},S,`),
  ].join('\n')
  must(
    await staff.finance.send('POST', `/api/payments/${batch}/return`, answer, {
      'idempotency-key': randomUUID(),
    }),
  )
  await settle()
}

/** Aid first and papers later: what somebody owes, and what somebody owed. */
async function payFirst(staff: Staff): Promise<void> {
  const reserve = must(
    await staff.finance.post<Done>('/api/cases', {
      programme: 'assistance.reserve',
      outcome: 'request',
      area: yankoupu,
      post: posts.finance,
      input: { allotted: 500_000, reason: '临时救助备用金' },
    }),
  ).case
  must(await act(staff, 'finance-head', reserve, 1, 'allot'))
  for (const n of [21, 22]) {
    const urgent = must(
      await staff.village.post<Done>('/api/cases', {
        programme: 'assistance.temporary',
        outcome: 'report_urgent',
        area: yunzhao,
        post: posts.village,
        input: {
          cause: 'fire',
          story: '灶屋起火',
          applicantName: family(n).name,
          applicantId: family(n).idNo,
          phone: family(n).phone,
        },
      }),
    ).case
    const advance = { advance: 100_000, method: 'cash', witness: '周建平' }
    must(await act(staff, 'leader', urgent, 1, 'pay_first', advance))
    if (n === 21) continue
    must(await act(staff, 'leader', urgent, 2, 'require_recovery', { reason: '情况不属实' }))
    must(await act(staff, 'clerk', urgent, 3, 'recover', { receipt: 'JK000001' }))
  }
}

/** What falls due, what schedules open, and lists that are gathered: of three who are paid each month, two months are released. */
async function letTimeAct(house: TestHouse): Promise<void> {
  const [people, from] = [[31, 32, 33], '2021-06-']
  const line = (id: string, seq: number, as: string, outcome: string, at: string, input = {}) => ({
    key: `time-${id}-${seq}`,
    case: id,
    seq,
    outcome,
    input,
    ...(seq === 0 ? { programme: 'test.allowance', area: yunzhao } : {}),
    as,
    at: `${at}T09:00:00+08:00`,
  })
  const until = async (at: string, realm = house.at('430523')) =>
    must(
      await realm.console.send('POST', '/api/settle', JSON.stringify({ until: `${at}T12:00:00+08:00` }), {
        'content-type': 'application/json',
      }),
    )
  for (const [i, n] of people.entries()) {
    const { name, idNo, card } = family(n)
    const form = { fullName: name, idNo, account: card, hasAccount: true }
    await history(house, [
      line(`ALLOW-${n}`, 0, posts.village, 'apply', `${from}0${i + 1}`, form),
      line(`ALLOW-${n}`, 1, posts.clerk, 'approve', `${from}0${i + 2}`),
    ])
  }
  for (const [month, day] of [
    ['2021-06', '21'],
    ['2021-07', '21'],
  ] as const) {
    await until(`${month}-20`)
    const { rows } = await house.house.pool.query<{ id: string; seq: number; facts: { batchTotal: number } }>(
      `select id, seq, state->'facts' as facts from office_case where programme = 'test.allowance_batch' and step = 'listed' order by id`,
    )
    await history(
      house,
      rows.map(({ id, seq, facts }) =>
        line(
          id,
          seq,
          '430523-county-finance',
          facts.batchTotal > 0 ? 'release' : 'discard',
          `${month}-${day}`,
        ),
      ),
    )
    await until(`${month}-${day}`)
  }
  await until('2021-10-19')
  /** The other realm asked what its schedules open before any was due. */
  await until('2021-02-10', house.at('430300'))
}

/** Two partners with their keys, a message to each, and of each one that could not be true. */
async function exchange({ house, console }: TestHouse): Promise<void> {
  const at = house.clock.now()
  for (const [n, id] of ['east', 'west'].entries()) {
    const key = { alg: 'ed25519', publicKey: Buffer.alloc(32, n + 1).toString('base64') }
    const partner = { name: { zh: id, en: id }, origin: `yimen/${id}`, url: 'http://127.0.0.1:9', key }
    must(
      await console.send('PUT', `/api/exchange/partners/${id}`, JSON.stringify(partner), {
        'content-type': 'application/json',
      }),
    )
    const note = `a note of ${id}\n`
    const row = {
      partner: id,
      direction: 'out',
      n: 1,
      id: `m-${id}`,
      kind: 'greeting',
      thread: `yimen/${id}/B1`,
      caseId: null,
      seq: null,
      note,
      subject: 'house',
      sealed: Buffer.alloc(40, n),
      receipt: note,
      result: 'taken',
      at,
    } as const
    await keepSent(house.pool, house.cover, [row], at, null)
    const why = { zh: '两条消息不能都对', en: 'Two messages cannot both be right' }
    await keepConflict(house.pool, house.cover, id, { id: `c-${id}`, note }, why, at)
  }
}

/** Two receivers that are off, for two reasons, and of each an event that it was not told any more. */
async function hooks({ house, console, owner }: TestHouse): Promise<void> {
  for (const [id, off] of [
    ['city', 'gone'],
    ['province', 'stopped'],
  ] as const) {
    const hook = {
      name: { zh: id, en: id },
      url: `https://${id}.example/told`,
      login: id === 'city' ? 'county' : 'clerk',
      programmes: ['assistance.temporary'],
    }
    must(
      await console.send('PUT', `/api/hooks/${id}`, JSON.stringify(hook), {
        'content-type': 'application/json',
      }),
    )
    await switchHook(house.pool, house.cover, id, off, { person: 'console', at: house.clock.now() })
    await owner.query(
      `insert into hook_sending (realm, hook, case_id, seq, at, due) values ($1, $2, $2, 1, now(), now())`,
      [house.code, id],
    )
  }
}

/** Two commands of phones that are their persons' no more: one waits, one was discarded. */
async function aside({ house }: TestHouse): Promise<void> {
  const by = { person: 'console', at: house.clock.now() }
  for (const id of ['one', 'two'])
    await putAside(
      house.pool,
      house.cover,
      { id, login: 'clerk', device: 'Chrome', cause: 'phone', sealedKey: `key-${id}`, body: `body-${id}` },
      by,
    )
  const end = { ended: 'discarded', reason: '已经办过', post: 'p', case: 'c', seq: 1 } as const
  await endAside(house.pool, house.cover, 'two', end, by)
}

/** Enough looks for two full tiles of the tree. */
async function lookedOften({ house }: TestHouse): Promise<void> {
  for (let n = 0; n < 520; n++)
    await keepAccess(house.pool, house.code, {
      kind: 'export',
      case: null,
      person: 'console',
      post: null,
      names: [`list.inbox.${n}`],
      purpose: '',
      at: house.clock.now(),
    })
}

/** After as many restarts as it takes until all that was written is a leaf under a signed head: a server that stops signs one. */
async function covered(house: TestHouse, headsFile: string): Promise<TestHouse> {
  await house.stop()
  const again = await reopened(house, headsFile, 1)
  const { rows } = await again.house.pool.query<{ left: number }>(
    `select (select count(*) from event) + (select count(*) from access_entry)
            - (select sum(size) from (select realm, max(size) as size from tree_head group by realm) as h) as left`,
  )
  return Number(rows[0]!.left) === 0 ? again : covered(again, headsFile)
}
