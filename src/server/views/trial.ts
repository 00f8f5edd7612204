/** What a command would do: on the road of the command itself, without the write. */
import type { Outcome, Programme } from '#kernel/programme'
import {
  agreedBy,
  knowledge,
  outcomesAt,
  sightOf,
  type Actor,
  type Case,
  type Command,
  type Onlooker,
  type Refusal,
  type Reuse,
  type WrittenAway,
  type Sight,
  type Surroundings,
} from '#kernel/case'
import { authorise, whoCould } from '#kernel/authority'
import { decideCommand, type Commit } from '#kernel/commit'
import { ask } from '../commands/gather.ts'
import { opening, type Opening } from '../commands/judge.ts'
import type { Trial } from '../contract/index.ts'
import { areaName, programmeOf, rowsOf, surroundings, type House } from '../realm.ts'
import { holdersOf } from '../session.ts'
import { authorityView, isTitled, traceView } from './case.ts'
import { clauseView } from './clause.ts'
import { loadKeys, shown } from './show.ts'
import { whyNotTried } from './why-not.ts'

export type Tried = Pick<Command, 'seq' | 'outcome' | 'input'> & {
  readonly sure?: readonly string[] | undefined
  readonly reuses?: readonly Reuse[] | undefined
  readonly signature?: string | undefined
  readonly written?: WrittenAway | undefined
}

/** [K19] What would happen, or why it would not; and who could decide where it decides something. */
export async function trialView(
  house: House,
  c: Case,
  actor: Actor,
  { sure, reuses, signature, written, ...tried }: Tried,
  readerOf: ReaderOf = inOfficeAll,
  explains: Explains = 'alone',
): Promise<Trial> {
  await loadKeys(house, [c])
  const opened = { p: programmeOf(house, c)!, place: c.area }
  const command = {
    ...tried,
    case: c.id,
    ...(sure === undefined ? {} : { sure }),
    ...(reuses === undefined ? {} : { reuses }),
    ...(signature === undefined ? {} : { signature }),
    ...(written === undefined ? {} : { written }),
  }
  return (await trialOf(house, opened, c, actor, command, readerOf, explains)).trial
}

/** One of many is tried for its answer alone; what would have to be otherwise is asked of one. */
type Explains = 'alone' | 'with why not'

/** Who reads it, by the case that it is about: as it would stand, where it is still to be opened. */
type ReaderOf = (c: Case) => Onlooker
const inOfficeAll: ReaderOf = () => ({ person: '', official: true })

/** A case that somebody would open. */
export type TriedOpening = Omit<Command, 'seq' | 'area'> & {
  readonly programme: string
  readonly area: string
}

/** [K19] The same of a case that is still to be opened; `there`: the case that has its id already. */
export async function openingTrial(
  house: House,
  there: Case | null,
  actor: Actor,
  { programme, ...command }: TriedOpening,
  readerOf: ReaderOf = inOfficeAll,
  explains: Explains = 'alone',
): Promise<TrialMade> {
  const opened = opening(house, there, { programme, command })
  return 'refusal' in opened
    ? { trial: { ...refusedBy(house, opened.refusal), whoCould: [] }, excluded: false }
    : trialOf(house, opened, null, actor, { ...command, seq: 0 }, readerOf, explains)
}

/** [H5] `excluded`: a change was tried that something elsewhere excludes, which is counted as told. */
export type TrialMade = { readonly trial: Trial; readonly excluded: boolean }

async function trialOf(
  house: House,
  { p, place }: Opening,
  c: Case | null,
  actor: Actor,
  command: Command,
  readerOf: ReaderOf,
  explains: Explains,
): Promise<TrialMade> {
  const around = surroundings(house, actor, place)
  return ask(house, { area: place }, (world) => {
    const inWorld = { ...around, world }
    const ruling = decideCommand(p, c, command, inWorld, rowsOf(house))
    if (ruling.ok) {
      const commit = ruling.commit()
      return {
        trial: {
          ...wouldDo(house, p, c, commit, sightOf(p, readerOf(c ?? commit.state))),
          whoCould: couldDecide(house, p, c, command, inWorld),
        },
        excluded: false,
      }
    }
    /** Who opens a case sees what they write. */
    const sight = sightOf(p, c === null ? { person: actor.person, official: true } : readerOf(c))
    const answer = explains === 'alone' ? null : whyNotTried(house, p, c, command, inWorld, sight)
    return {
      trial: {
        ...refusedBy(house, ruling.refusal),
        whyNot: answer?.view ?? null,
        whoCould: couldDecide(house, p, c, command, inWorld),
      },
      excluded: answer?.excluded ?? false,
    }
  })
}

type WithoutWho = Omit<Trial, 'whoCould'>

export const refusalView = (house: House, refusal: Refusal): NonNullable<Trial['refusal']> => ({
  code: refusal.code,
  message: refusal.message,
  clauses: refusal.clauses.map((id) => clauseView(house, id)),
  ...(refusal.field === undefined ? {} : { field: refusal.field }),
})

const refusedBy = (house: House, refusal: Refusal): WithoutWho => ({
  ok: false,
  to: null,
  sets: [],
  refusal: refusalView(house, refusal),
  whyNot: null,
  authority: undefined,
  trace: [],
})

function wouldDo(
  house: House,
  p: Programme,
  c: Case | null,
  { event, secret, state }: Commit,
  sight: Sight,
): WithoutWho {
  return {
    ok: true,
    /** A move leads to a step of the version that it leads to. */
    to: programmeOf(house, event)!.steps[event.to]!.title,
    sets: Object.entries(event.sets)
      .filter(([name]) => sight.sees(name) && isTitled(p, name))
      .map(([name, value]) =>
        shown(house, p, c ?? state, name, secret?.[name] ?? value, false, (v) => sight.told(name, v)),
      ),
    refusal: null,
    whyNot: null,
    authority: event.authority ? authorityView(house, p, event.authority) : undefined,
    trace: traceView(house, event.trace ?? {}).filter((t) => sight.seesTrace(t.decision)),
  }
}

/** The amount may be on the form itself, as where aid is paid first. */
const amountsIn = (input: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(Object.entries(input).filter((e): e is [string, number] => Number.isSafeInteger(e[1])))

/** Who could decide this amount today, and up to what. */
function couldDecide(
  house: House,
  p: Programme,
  c: Case | null,
  { outcome, input }: Tried,
  around: Surroundings,
): Trial['whoCould'] {
  const o: Outcome | undefined = outcomesAt(p, c)[outcome]
  if (!o?.decides) return []
  const k = knowledge(p, c, c?.people ?? [], { ...c?.facts, ...amountsIn(input) }, around)
  const amount = k.read(o.decides.amount)
  if (typeof amount !== 'number' || amount <= 0) return []
  const question = {
    act: o.decides.act,
    programme: p.id,
    role: around.actor.role,
    postArea: around.actor.area,
    areaPath: around.areaPath,
    on: k.on,
    amount,
    number: k.number,
    tally: k.tally,
    agreed: agreedBy(c, around.actor.person),
  }
  return whoCould(around.authorities, question).map((g) => {
    const posts = around.areaPath
      .flatMap((area) => holdersOf(house, g.role, area, k.on))
      .filter((h, i, all) => all.findIndex((x) => x.person === h.person) === i)
    const answer = authorise(around.authorities, { ...question, role: g.role, postArea: g.area })
    return {
      role: p.roles[g.role]?.title ?? { zh: g.role, en: g.role },
      areaName: areaName(house, posts[0]?.post.area ?? g.area),
      people: posts.map((h) => house.reference.people.get(h.person) ?? h.post.id),
      max: answer.ok ? answer.chain.max : null,
      clause: clauseView(house, g.clause),
    }
  })
}
