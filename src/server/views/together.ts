/** What several people do in one case: worked out for whoever reads, with what of others they may see. */
import { clocksOf, knowledge, readDue, rulesOn, signsFor, whatIf, type Actor, type Ballot, type BallotTally, type Case, type Facts, type NoticeReading, type Programme, type Reckoning, type ReviewReading, type Voter } from '#kernel'
import type { TogetherView } from '../contract/together.ts'
import { settingOf, surroundings, type House } from '../realm.ts'
import { clauseView } from './case.ts'

type Kind<K extends Reckoning['kind']> = Extract<Reckoning, { readonly kind: K }>
type Reader = { readonly person: string; /** By a post: they see what each dwelling said. */ readonly official: boolean }

export function togetherView(house: House, p: Programme, c: Case, actor: Actor, reader: Reader): TogetherView {
  const around = surroundings(house, actor, c.area, [])
  const known = knowledge(p, c, c.people, c.facts, around)
  const read = <T>(name: string): T | null => known.read(name) as unknown as T | null
  const found = <K extends Reckoning['kind']>(kind: K): readonly [string, Kind<K>] | null => (Object.entries(p.reckonings ?? {}).find(([, r]) => r.kind === kind) as readonly [string, Kind<K>] | undefined) ?? null
  const ballot = found('ballot')
  const shares = p.shared
  const notice = found('notice')
  const review = found('review')
  return {
    line: lineOf(p, c),
    ballot: ballot && ballotView(house, p, c, ballot[1], read<BallotTally>(ballot[0]), (formula) => known.read(formula), reader),
    shares: shares === undefined ? null : sharesView(house, c, shares, reader, known.read(shares.roll) as unknown as readonly Voter[] | null),
    notice: notice && noticeView(house, notice[1], read<NoticeReading>(notice[0])),
    review: review && reviewView(house, p, c, review[1], read<ReviewReading>(review[0])),
  }
}

/** [LN1] The stages of the way in order: those passed with their days, the one where the case stands, those ahead; none for a programme that draws no line. */
function lineOf(p: Programme, c: Case): TogetherView['line'] {
  const stays = c.acts.map((a, i) => ({ step: a.to, since: a.at, until: c.acts[i + 1]?.at ?? null }))
  const here = (p.line ?? []).findIndex((s) => s.steps.includes(c.step))
  const furthest = (p.line ?? []).findLastIndex((s) => stays.some((x) => s.steps.includes(x.step)))
  return (p.line ?? []).map((s, i) => {
    const own = stays.filter((x) => s.steps.includes(x.step))
    const state = i === here ? 'here' : own.length > 0 ? 'done' : i < furthest ? 'skipped' : 'ahead'
    return { title: s.title, state, since: own[0]?.since ?? null, until: i === here ? null : (own.at(-1)?.until ?? null), step: i === here ? p.steps[c.step]!.title : null }
  })
}

function ballotView(house: House, p: Programme, c: Case, r: Kind<'ballot'>, tally: BallotTally | null, read: (formula: string) => unknown, reader: Reader): TogetherView['ballot'] {
  if (!tally) return null
  const roll = read(r.roll) as readonly Voter[]
  const ballots = ((read(r.ballots) ?? []) as readonly Facts[]).map((b) => b as unknown as Ballot)
  const rules = rulesOn(r.rules, String(read(r.on)))!
  const mine = (v: Voter) => v.owners.includes(reader.person) || signsFor(v, reader.person).length > 0
  const cast = r.cast
  const field = cast && p.fields[cast.choice]
  const open = cast !== undefined && Object.hasOwn(p.steps[c.step]!.outcomes, cast.outcome)
  const unsigned = roll.filter((v) => mine(v) && tally.votes.find((x) => x.room === v.room)!.choice === null && signsFor(v, reader.person).some((owner) => !ballots.some((b) => b.room === v.room && b.owner === owner))).map((v) => v.room)
  return {
    rules: rules.title, clause: clauseView(house, rules.clause), passed: tally.passed, heads: tally.heads, area: tally.area,
    tests: tally.tests.map(({ name, title, by, counted, base, needed, passed }) => ({ name, title, by, counted, base, needed, passed })),
    votes: roll.map((v, i) => {
      const vote = tally.votes[i]!
      const voted = vote.choice !== null
      return { room: v.room, floor: v.floor, area: v.area, signed: vote.signed, owners: vote.owners, voted, choice: reader.official || mine(v) ? vote.choice : null, mine: mine(v), decides: !voted && !tally.passed && whatIf(rules, roll, ballots, [v.room], 'agree').passed }
    }),
    cast: open && cast && field?.type === 'choice' && unsigned.length > 0 ? { outcome: cast.outcome, room: cast.room, choice: cast.choice, options: field.options, rooms: unsigned } : null,
  }
}

function sharesView(house: House, c: Case, r: NonNullable<Programme['shared']>, reader: Reader, roll: readonly Voter[] | null): TogetherView['shares'] {
  const shares = c.facts[r.shares]
  if (!Array.isArray(shares)) return null
  const payments = (c.facts[r.payments] ?? []) as readonly { readonly room: string; readonly amount: number }[]
  const list = (shares as unknown as readonly { readonly room: string; readonly amount: number }[]).map((s) => ({ ...s, paid: payments.filter((x) => x.room === s.room).reduce((n, x) => n + x.amount, 0), mine: roll?.find((v) => v.room === s.room)?.owners.includes(reader.person) ?? false }))
  return { clause: clauseView(house, r.clause), total: list.reduce((n, s) => n + s.amount, 0), shares: list }
}

const noticeView = (house: House, r: Kind<'notice'>, n: NoticeReading | null): TogetherView['notice'] => n && { clause: clauseView(house, r.clause), from: n.from, days: n.days, proved: [...n.proved], missing: [...n.missing], complete: n.complete, until: n.until }

/** Shown from the day on which the parties were asked. */
function reviewView(house: House, p: Programme, c: Case, r: Kind<'review'>, n: ReviewReading | null): TogetherView['review'] {
  const parties = p.steps[r.step]?.parties ?? {}
  if (!n || !c.acts.some((a) => a.to === r.step)) return null
  const clocks = clocksOf(p, c, settingOf(house, c))
  const said = (c.facts[r.opinions] ?? []) as unknown as readonly { readonly party: string; readonly opinion: 'agree' | 'conditions' | 'object'; readonly conditions?: string | null }[]
  return {
    clause: clauseView(house, r.clause), result: n.result,
    parties: Object.entries(parties).map(([role, party]) => {
      const opinion = said.findLast((o) => o.party === role)
      const clock = clocks.find((k) => k.name === party.clock)
      return { role, title: p.roles[role]!.title, opinion: opinion?.opinion ?? null, conditions: opinion?.conditions ?? null, due: opinion || !clock ? null : readDue(clock.facts).due, silent: n.silent.includes(role) }
    }),
  }
}

