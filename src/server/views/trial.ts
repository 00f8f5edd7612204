/** What a command would do: on the road of the command itself, without the write. */
import {
  agreedBy,
  authorise,
  decideCommand,
  knowledge,
  whoCould,
  type Actor,
  type Case,
  type Command,
  type Commit,
  type Outcome,
  type Programme,
  type Refusal,
  type Reuse,
  type Surroundings,
} from '#kernel'
import { ask } from '../commands/gather.ts'
import type { Trial } from '../contract/index.ts'
import { areaName, programmeOf, rowsOf, surroundings, type House } from '../realm.ts'
import { holdersOf } from '../session.ts'
import { authorityView, clauseView, traceView } from './case.ts'
import { loadKeys, shown } from './show.ts'

export type Tried = Pick<Command, 'seq' | 'outcome' | 'input'> & {
  readonly sure?: readonly string[] | undefined
  readonly reuses?: readonly Reuse[] | undefined
}

/** [K19] What would happen, or why it would not; and who could decide where it decides something. */
export async function trialView(house: House, c: Case, actor: Actor, tried: Tried): Promise<Trial> {
  const p = programmeOf(house, c)!
  await loadKeys(house, [c])
  const around = surroundings(house, actor, c.area)
  return ask(house, c, (world) => {
    const inWorld = { ...around, world }
    const { sure, reuses, ...command } = tried
    const ruling = decideCommand(
      p,
      c,
      {
        ...command,
        case: c.id,
        ...(sure === undefined ? {} : { sure }),
        ...(reuses === undefined ? {} : { reuses }),
      },
      inWorld,
      rowsOf(house),
    )
    return {
      ...(ruling.ok ? wouldDo(house, p, c, ruling.commit) : refusedBy(house, ruling.refusal)),
      whoCould: couldDecide(house, p, c, tried, inWorld),
    }
  })
}

type WithoutWho = Omit<Trial, 'whoCould'>

const refusedBy = (house: House, refusal: Refusal): WithoutWho => ({
  ok: false,
  to: null,
  sets: [],
  refusal: {
    code: refusal.code,
    message: refusal.message,
    clauses: refusal.clauses.map((id) => clauseView(house, id)),
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
  },
  authority: undefined,
  trace: [],
})

function wouldDo(house: House, p: Programme, c: Case, { event, secret }: Commit): WithoutWho {
  return {
    ok: true,
    to: p.steps[event.to]!.title,
    sets: Object.entries(event.sets).map(([name, v]) => shown(house, p, c, name, secret?.[name] ?? v)),
    refusal: null,
    authority: event.authority ? authorityView(house, p, event.authority) : undefined,
    trace: traceView(house, event.trace ?? {}),
  }
}

/** The amount may be on the form itself, as where aid is paid first. */
const amountsIn = (input: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(Object.entries(input).filter((e): e is [string, number] => Number.isSafeInteger(e[1])))

/** Who could decide this amount today, and up to what. */
function couldDecide(
  house: House,
  p: Programme,
  c: Case,
  { outcome, input }: Tried,
  around: Surroundings,
): Trial['whoCould'] {
  const o: Outcome | undefined = p.steps[c.step]!.outcomes[outcome]
  if (!o?.decides) return []
  const k = knowledge(p, c, c.people, { ...c.facts, ...amountsIn(input) }, around)
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
