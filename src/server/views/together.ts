/** What several people do in one case: worked out for whoever reads, with what of others they may see. */
import {
  knowledge,
  rulesOn,
  signsFor,
  whatIf,
  type Ballot,
  type BallotRules,
  type BallotTally,
  type Case,
  type Facts,
  type Programme,
  type Reckoning,
  type Surroundings,
  type Voter,
} from '#kernel'
import type { BallotView, TogetherView } from '../contract/together.ts'
import type { House } from '../realm.ts'
import { clauseView } from './case.ts'
import { lineOf } from './line.ts'
import { buyInOf, estimateOf, fundsOf, sharesOfCase } from './shares.ts'
import { toldFacts } from './show.ts'
import { objectionsOf, sectionsOf, urgentOf, type Reader } from './telling.ts'

type BallotWays = {
  readonly sets: readonly BallotRules[]
  readonly cast?: {
    readonly outcome: string
    readonly room: string
    readonly choice: string
    readonly paper?: string
  }
  readonly consent?: { readonly outcome: string; readonly room: string }
}
const waysOf = (r: Reckoning): BallotWays => r.rules as BallotWays

export function togetherView(
  house: House,
  p: Programme,
  c: Case,
  around: Surroundings,
  reads: { readonly person: string; readonly official: boolean },
): TogetherView {
  const reader: Reader = { ...reads, role: around.actor.role }
  const caseKnowledge = knowledge(p, c, c.people, toldFacts(house, p, c), around)
  const read = <T>(name: string): T | null => caseKnowledge.read(name) as unknown as T | null
  const reckoningOf = (ability: string): readonly [string, Reckoning] | null =>
    Object.entries(p.reckonings ?? {}).find(([, r]) => r.ability === ability) ?? null
  const [ballot, shared] = [reckoningOf('elevator.ballot@1'), p.shared]
  const roll = read<readonly Voter[]>(ballot?.[1].with.roll ?? shared?.roll ?? 'null')
  const money = shared && { house, p, c, r: shared, reader, roll, knowledge: caseKnowledge }
  return {
    line: lineOf(p, c, around.areaPath, around.now),
    mine: (roll ?? [])
      .filter((v) => isMine(v, reader))
      .map((v) => ({ room: v.room, floor: v.floor, area: v.area, owners: v.owners.length })),
    ballot:
      ballot &&
      ballotView(
        house,
        p,
        c,
        ballot[1],
        read<BallotTally>(ballot[0]),
        (formula) => caseKnowledge.read(formula),
        reader,
      ),
    estimate: money ? estimateOf(money) : null,
    shares: money ? sharesOfCase(money) : null,
    funds: money ? fundsOf(money) : null,
    buyIn: money ? buyInOf(money) : [],
    objections: objectionsOf(house, p, c, reader, (formula) => caseKnowledge.read(formula)),
    sections: sectionsOf(house, p, c, reader, (formula) => caseKnowledge.read(formula)),
    urgent: urgentOf(p, c, reader),
  }
}

function ballotView(
  house: House,
  p: Programme,
  c: Case,
  r: Reckoning,
  tally: BallotTally | null,
  read: (formula: string) => unknown,
  reader: Reader,
): TogetherView['ballot'] {
  if (!tally) return null
  const { sets, cast, consent } = waysOf(r)
  const roll = read(r.with.roll!) as readonly Voter[]
  const ballots = (read(r.with.ballots!) ?? []) as readonly (Ballot & Facts)[]
  const until = String(read(r.with.on!))
  const rules = rulesOn(sets, until)!
  const mine = (v: Voter) => isMine(v, reader)
  const unsigned = roll
    .filter(
      (v) =>
        tally.votes.find((x) => x.room === v.room)!.choice === null &&
        signsFor(v, reader.person).some(
          (owner) => !ballots.some((b) => b.room === v.room && b.owner === owner),
        ),
    )
    .map((v) => v.room)
  return {
    rules: rules.title,
    clause: clauseView(house, rules.clause),
    passed: tally.passed,
    until,
    heads: tally.heads,
    area: tally.area,
    tests: tally.tests.map(({ name, title, by, have, of, num, den, counted, base, needed, passed }) => ({
      name,
      title,
      by,
      have,
      of,
      num,
      den,
      counted,
      base,
      needed,
      passed,
    })),
    outcomes: [cast?.outcome, consent?.outcome].filter((o) => o !== undefined),
    votes: roll.map((v) => voteView(rules, roll, ballots, tally, v, reader, mine(v))),
    ...waysToVote(
      p,
      c,
      r,
      reader,
      unsigned,
      tally.votes.filter((v) => v.choice === null).map((v) => v.room),
    ),
    consent: consentView(house, p, c, r, read, reader, roll),
  }
}

/** Theirs, or their ward’s. */
const isMine = (v: Voter, reader: Reader): boolean =>
  v.owners.includes(reader.person) || signsFor(v, reader.person).length > 0

function voteView(
  rules: BallotRules,
  roll: readonly Voter[],
  ballots: readonly (Ballot & Facts)[],
  tally: BallotTally,
  v: Voter,
  reader: Reader,
  mine: boolean,
): BallotView['votes'][number] {
  const vote = tally.votes.find((x) => x.room === v.room)!
  const mayRead = reader.official || mine
  const last = mayRead ? ballots.findLast((b) => b.room === v.room) : undefined
  return {
    room: v.room,
    floor: v.floor,
    area: v.area,
    head: mayRead ? v.head : v.room,
    signed: vote.signed,
    owners: vote.owners,
    voted: vote.choice !== null,
    choice: mayRead ? vote.choice : null,
    mine,
    decides:
      mayRead &&
      vote.choice === null &&
      !tally.passed &&
      whatIf(rules, roll, ballots, [v.room], 'agree').passed,
    on: typeof last?.on === 'string' ? last.on : null,
    how: !last ? null : last.paper === true ? 'paper' : last.owner !== null && last.all ? 'proxy' : 'phone',
    /** A sheet may hold the neighbours’ signatures too. */
    papers: reader.official && Array.isArray(last?.papers) ? last.papers.map(String) : [],
  }
}

/** How the reader votes: as an owner, or for others on paper. */
function waysToVote(
  p: Programme,
  c: Case,
  r: Reckoning,
  reader: Reader,
  unsigned: readonly string[],
  openRooms: readonly string[],
): Pick<BallotView, 'cast' | 'enter'> {
  const { cast } = waysOf(r)
  const way = cast && p.steps[c.step]!.outcomes[cast.outcome]
  const field = cast && p.fields[cast.choice]
  if (!cast || field?.type !== 'choice' || !way?.by.includes(reader.role)) return { cast: null, enter: null }
  const form = { outcome: cast.outcome, room: cast.room, choice: cast.choice, options: field.options }
  const photo = cast.paper === undefined ? undefined : p.fields[cast.paper]
  return {
    cast: unsigned.length > 0 ? { ...form, rooms: [...unsigned] } : null,
    enter:
      reader.official && photo?.type === 'papers' && openRooms.length > 0
        ? { ...form, paper: cast.paper!, most: photo.max, rooms: [...openRooms] }
        : null,
  }
}

/** A dwelling has consented when all its owners have, or one for all of them. */
function consentView(
  house: House,
  p: Programme,
  c: Case,
  r: Reckoning,
  read: (formula: string) => unknown,
  reader: Reader,
  roll: readonly Voter[],
): BallotView['consent'] {
  const { consent } = waysOf(r)
  const way = consent && p.steps[c.step]!.outcomes[consent.outcome]
  if (!consent || !way) return null
  const given = (read(r.with.given!) ?? []) as readonly Facts[]
  const has = (v: Voter, owner: string) =>
    given.some((g) => g.room === v.room && (g.all === true || g.owner === owner))
  const all = (v: Voter) =>
    given.some((g) => g.room === v.room && g.all === true) ||
    (v.owners.length > 0 && v.owners.every((owner) => has(v, owner)))
  const wanted = ((read(r.with.wanted!) ?? []) as readonly string[])
    .flatMap((room) => roll.filter((v) => v.room === room))
    .filter((v) => reader.official || isMine(v, reader))
  if (wanted.length === 0) return null
  return {
    outcome: consent.outcome,
    room: consent.room,
    title: way.title,
    clause: clauseView(house, way.clause),
    rooms: wanted
      .filter((v) => signsFor(v, reader.person).some((owner) => !has(v, owner)))
      .map((v) => v.room),
    wanted: wanted.map((v) => ({ room: v.room, given: all(v) })),
  }
}
