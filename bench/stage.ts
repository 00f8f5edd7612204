/**
 * A contest under load: thousands answer one question within seconds, hundreds of them over a line that breaks; a buzz reaches every
 * screen of the hall; the marks of all contestants are worked out anew. `BENCH_PLAYERS` makes it smaller.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { paperRows, teamsByBest } from '../packs/contests/abilities/paper.ts'
import { totalsOf } from '../packs/contests/abilities/totals.ts'
import { contestsRealm } from '../packs/rehearsal-hunan/index.ts'
import { residentIdCheck } from '../src/kernel/identity/index.ts'
import type { HallView } from '../src/server/contract/stages.ts'
import { openHouseOver, type TestHouse } from '../tools/house.ts'
import { hallPath, readyContest, type Ready } from '../tools/ready-contest.ts'
import { benchDatabase } from './database.ts'

const players = Number(process.env.BENCH_PLAYERS ?? 5_000)
/** Teams of a contest: the draw of 250 needs more steps than a formula is allowed. */
const [perTeam, teamsEach, spreadMs, rounds] = [20, 60, 5_000, 20]
const [reconnects, watchers] = [Math.round(players / 10), Math.min(500, players)]
const province = '430000'
const post = (role: string): string => `${province}-${role}`

export async function* stage(): AsyncGenerator<object> {
  yield scoreboard()
  const house = await openHouseOver(await benchDatabase(), { codes: [contestsRealm] })
  try {
    const ready = await readyContest(house)
    yield await buzzing(house, ready)
    yield await answering(house)
  } finally {
    await house.close()
  }
}

type Crowd = { send(message: object): void; until<T extends object>(name: string): Promise<T>; end(): void }

async function crowdOf(house: TestHouse): Promise<Crowd> {
  const child = fork(new URL('./players.mjs', import.meta.url), [
    JSON.stringify({ url: house.url, key: house.key }),
  ])
  const until = async <T extends object>(name: string): Promise<T> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [T]
      if (Object.hasOwn(message, name)) return message
    }
  }
  await until('ready')
  return { send: (message) => void child.send(message), until, end: () => void child.kill() }
}

/** One line after another in one batch; the first that is refused ends the bench. */
async function did(house: TestHouse, lines: readonly object[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 1_000) {
    const { body } = await house.console.send<unknown>(
      'POST',
      '/api/commands',
      `${lines
        .slice(from, from + 1_000)
        .map((line) => JSON.stringify(line))
        .join('\n')}\n`,
      { 'content-type': 'application/x-ndjson' },
    )
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const refused = text.split('\n').find((line) => line.startsWith('{"ok":false'))
    if (refused !== undefined) throw new Error(refused)
  }
}

const percentile = (sorted: readonly number[], of: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0) * 10) / 10
const spread = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50Ms: percentile(sorted, 0.5), p99Ms: percentile(sorted, 0.99), mostMs: percentile(sorted, 1) }
}
const cpuSince = (used: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(used)
  return Math.round((user + system) / 10_000) / 100
}

/** From the moment at which a table's buzz is sent until each screen has it. */
async function buzzing(house: TestHouse, ready: Ready): Promise<object> {
  const crowd = await crowdOf(house)
  crowd.send({ kind: 'watch', watchers, path: `${hallPath}/live` })
  await crowd.until('watching')
  await ready.act('host', '抢答', 'begin')
  await ready.act('host', '抢答', 'ask_next', { q: 1 })
  await ready.until('shown')
  const late: number[] = []
  const used = process.cpuUsage()
  for (let epoch = 1; epoch <= rounds; epoch++) {
    if (epoch > 1) await ready.act('host', '抢答', 'reask')
    await ready.act('host', '抢答', 'go')
    const table = await ready.visitor('table1')
    const part = await ready.part('抢答')
    const allTold = crowd.until<{ readonly told: number; readonly times: readonly number[] }>('told')
    const sentAt = Date.now()
    const { status } = await table.post(`/api/cases/${part}/commands`, {
      post: post('captain-1'),
      seq: 1,
      outcome: 'buzz',
      input: { buzzEpoch: epoch, latency: 1 },
    })
    if (status !== 200) throw new Error(`a buzz was answered ${status}`)
    late.push(...(await allTold).times.map((at) => at - sentAt))
  }
  const cpuSeconds = cpuSince(used)
  crowd.end()
  return { bench: 'buzz to hall', watchers, rounds, ...spread(late), askedBelow: 200, cpuSeconds }
}

const idNo = (n: number): string => {
  const first17 = `430102199001${String(1 + Math.floor(n / 1_000)).padStart(2, '0')}${String(n % 1_000).padStart(3, '0')}`
  return first17 + residentIdCheck(first17)
}

/** A contest of so many teams, drawn, with everybody's sheet begun and the first question open. */
async function openQuestion(house: TestHouse, nth: number): Promise<void> {
  const contest = `C2021-bench-${nth}`
  const first = nth * teamsEach * perTeam
  const playing = Math.min(players - first, teamsEach * perTeam)
  /** A contest has two teams at least. */
  const teams = Math.max(2, Math.ceil(playing / perTeam))
  const membersOf = (team: number) => Array.from({ length: perTeam }, (_, i) => first + team * perTeam + i)
  const opening = (
    id: string,
    as: string,
    outcome: string,
    programme: string,
    area: string,
    input: object,
  ) => ({ key: `bench-${id}`, case: id, seq: 0, outcome, programme, area, as, input })
  const acting = (id: string, as: string, outcome: string, seq: number, input: object = {}) => ({
    key: `bench-${id}-${outcome}`,
    case: id,
    seq,
    outcome,
    as,
    input,
  })
  await did(house, [
    opening(contest, post('organiser'), 'announce', 'contests.contest', province, {
      title: '五千人答题（压测）',
      kind: 'quiz',
      hostedBy: '组委会',
      organisers: '各队',
      edition: 1,
      season: '2021-B',
      membersEach: perTeam,
      parts: [{ part: 'paper', name: '个人答题', form: 'paper', weight: 100, blinded: false, best: 5 }],
    }),
  ])
  await did(
    house,
    Array.from({ length: teams }, (_, team) =>
      opening(`${contest}-t${team}`, '430100-delegate', 'enter', 'contests.team', '430100', {
        contest,
        teamName: `第${team + 1}队`,
        unit: `单位${team + 1}（虚构）`,
        place: '430100',
        leader: '领队甲',
        tutor: '导师甲',
        members: membersOf(team).map((_, i) => ({ n: i + 1, name: '张甲' })),
        ids: membersOf(team).map((n, i) => ({ n: i + 1, idNo: idNo(n) })),
      }),
    ),
  )
  const seqOf = async (id: string): Promise<number> =>
    (await house.console.get<{ readonly seq: number }>(`/api/cases/${id}`)).body.seq
  for (let tries = 0; (await seqOf(contest)) < teams + 1; tries++) {
    if (tries > 600) throw new Error('the entries never came in')
    await new Promise((next) => setTimeout(next, 100))
  }
  await did(house, [acting(contest, post('organiser'), 'close_entries', await seqOf(contest))])
  await did(house, [acting(contest, post('supervisor'), 'draw', await seqOf(contest), { called: '7' })])
  const partOf = async (standing: string): Promise<string> => {
    for (let tries = 0; tries < 600; tries++) {
      const { body } = await house.console.get<HallView>(`/api/stages/contests.stage/events/${contest}`)
      const part = body.parts?.find((p) => p.standing.name === standing)
      if (part) return part.case
      await new Promise((next) => setTimeout(next, 100))
    }
    throw new Error(`no part came to ${standing}`)
  }
  const part = await partOf('waiting')
  const bank = `B2021-bench-${nth}`
  await did(house, [
    opening(bank, post('question-setter'), 'begin', 'contests.bank', province, { bankName: '压测题库' }),
    acting(bank, post('question-setter'), 'add', 1, {
      more: [{ q: 1, stem: '甲？', options: 'A 是|B 否', key: 'A', points: 10, seconds: 600 }],
      cameFrom: 'typed',
    }),
    acting(bank, post('supervisor'), 'commit', 2),
    acting(bank, post('supervisor'), 'bind', 3, { toRound: part }),
  ])
  while ((await seqOf(part)) < 2) await new Promise((next) => setTimeout(next, 100))
  await did(house, [acting(part, post('host'), 'begin', await seqOf(part))])
  await did(house, [acting(part, post('host'), 'ask_next', await seqOf(part), { q: 1 })])
  await partOf('open')
  await did(
    house,
    Array.from({ length: playing }, (_, i) => first + i).map((n) =>
      opening(`S-${n}`, 'applicant', 'start', 'contests.sheet', province, { round: part, idNo: idNo(n) }),
    ),
  )
}

/** From an answer that is sent on a warm connection until its receipt; then every sheet is counted. */
async function answering(house: TestHouse): Promise<object> {
  for (let nth = 0; nth * teamsEach * perTeam < players; nth++) await openQuestion(house, nth)
  const crowd = await crowdOf(house)
  const used = process.cpuUsage()
  const every = Math.floor(players / reconnects)
  crowd.send({
    kind: 'answers',
    spreadMs,
    players: Array.from({ length: players }, (_, n) => ({
      breaks: n % every === 0,
      body: `${JSON.stringify({ key: `answer-${n}`, case: `S-${n}`, seq: 1, outcome: 'answer', as: 'applicant', input: { answerQ: 1, given: n % 3 === 0 ? 'B' : 'A' } })}\n`,
    })),
  })
  const { answered, tookMs } = await crowd.until<{
    readonly answered: readonly { readonly ms: number; readonly ok: boolean; readonly breaks: boolean }[]
    readonly tookMs: number
  }>('answered')
  const cpuSeconds = cpuSince(used)
  crowd.end()
  /** A sheet that was begun and answered once has two events. */
  let [lost, doubled] = [0, 0]
  for (let n = 0; n < players; n++) {
    const { seq } = (await house.console.get<{ readonly seq: number }>(`/api/cases/S-${n}`)).body
    if (seq < 2) lost += 1
    if (seq > 2) doubled += 1
  }
  return {
    bench: 'answers to acknowledgement',
    players,
    spreadSeconds: spreadMs / 1_000,
    tookSeconds: Math.round(tookMs / 100) / 10,
    ...spread(answered.map((x) => x.ms)),
    askedBelow: 150,
    refused: answered.filter((x) => !x.ok).length,
    reconnects: answered.filter((x) => x.breaks).length,
    lost,
    doubled,
    cpuSeconds,
    cpuMsEach: Math.round((cpuSeconds * 100_000) / players) / 100,
  }
}

/** 75 teams of three, twenty questions: from every sheet to ranks of contestants, teams and the whole. */
function scoreboard(): object {
  const questions = Array.from({ length: 20 }, (_, i) => ({ q: i + 1, points: 5 }))
  const keys = questions.map(({ q }) => ({ q, key: 'A' }))
  const lots = Array.from({ length: 75 }, (_, i) => ({
    team: `T-${i}`,
    no: i + 1,
    blind: 101 + i,
    name: `第${i + 1}队`,
    unit: '单位',
    place: province,
    school: null,
  }))
  const sheets = lots.flatMap(({ no }) =>
    [1, 2, 3].map((n) => ({
      seat: `${no}-${n}`,
      no,
      handed: questions.map(({ q }) => ({ q, given: (q * no * n) % 7 === 0 ? 'B' : 'A' })),
    })),
  )
  const parts = [{ part: 'paper', form: 'paper', weight: 100, blinded: false }]
  const took = Array.from({ length: 200 }, () => {
    const began = performance.now()
    const rows = teamsByBest(paperRows(questions, keys, sheets, []), 3)
    const results = rows.map(({ no, points }) => ({ part: 'paper', version: 1, no, points: points ?? 0 }))
    totalsOf(lots, parts, results, [], [], [])
    return performance.now() - began
  })
  return { bench: 'scoreboard recomputed', people: sheets.length, ...spread(took), askedBelow: 100 }
}
