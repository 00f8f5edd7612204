/** Who could have decided this on that day, and why not X: asked of every post over the place, as the case stood then. */
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { dayOfInstant, type Day, type Instant } from '#kernel/day'
import {
  deciders,
  enteredBy,
  fold,
  knowledge,
  type Actor,
  type Around,
  type Case,
  type Verdict,
} from '#kernel/case'
import { ask } from '../commands/gather.ts'
import type { DecidersView } from '../contract/index.ts'
import { problem } from '../problem.ts'
import { areaName, placeName, programmeOf, surroundings, today, type House } from '../realm.ts'
import { holdersOf, postsOn } from '../session.ts'
import { authorityView, standingFor } from './case.ts'
import { clauseView, notTakenBack, type Logged } from './clause.ts'

export type DecidersQuery = {
  readonly outcome?: string
  readonly on?: Day
  /** Part of a name: officials of other places too. */ readonly name?: string
}

/** [A7] The case as it stood at the end of that day, or just before the decision where it was decided on it. */
export async function decidersView(
  house: House,
  c: Case,
  log: readonly Logged[],
  query: DecidersQuery,
  /** [OA15] To whoever has no post over it nobody says what the office asked of one another. */
  isInOffice: boolean,
): Promise<DecidersView> {
  const choices = new Map(log.flatMap((l) => [...decidingOutcomes(programmeOf(house, l.event)!)]))
  const outcome =
    query.outcome ??
    notTakenBack(log).findLast((l) => choices.has(l.event.outcome))?.event.outcome ??
    Object.keys(programmeOf(house, c)!.steps[c.step]!.outcomes).find((o) => choices.has(o)) ??
    [...choices.keys()][0]
  const title = choices.get(outcome ?? '')
  if (outcome === undefined || !title)
    throw problem(
      422,
      'nothing_decided',
      '这个事项没有这样的审批决定',
      'This programme has no such decision',
      'outcome',
    )
  const done = notTakenBack(log).findLast((l) => l.event.outcome === outcome)
  const on = query.on ?? (done ? dayOfInstant(done.event.at) : today(house))
  if (on > today(house))
    throw problem(422, 'future_day', '不能查询未来的日期', 'A day to come cannot be asked', 'on')
  const decidedThen = done && dayOfInstant(done.event.at) === on ? done : undefined
  const before = log.filter((l) =>
    decidedThen ? l.event.seq < decidedThen.event.seq : dayOfInstant(l.event.at) <= on,
  )
  const base = {
    case: c.id,
    on,
    outcome,
    title,
    choices: [...choices].map(([o, t]) => ({ outcome: o, title: t })),
    decided: decidedThen
      ? {
          at: decidedThen.event.at,
          name: house.reference.people.get(decidedThen.event.by.person) ?? '',
          post: decidedThen.event.by.post,
        }
      : null,
  }
  if (before.length === 0) return { ...base, standing: null, amount: null, candidates: [] }
  const { errands, ...stood } = fold(before.map((l) => l.event))
  const then: Case = isInOffice && errands ? { ...stood, errands } : stood
  const p = programmeOf(house, then)!
  const o = p.steps[then.step]!.outcomes[outcome]
  const standing = o ? { step: p.steps[then.step]!.title, seq: then.seq } : null
  const at = decidedThen?.event.at ?? momentOf(house, then, on)
  const facts = { ...then.facts, ...(decidedThen && enteredBy(decidedThen.event)) }
  const nobody: Actor = { person: '', post: null, role: '', area: null, kin: [] }
  const around = surroundings(house, nobody, then.area, { now: at })
  const { amount, verdicts } = await ask(
    house,
    then,
    (world) => {
      const inWorld = { ...around, world }
      const asOf = knowledge(p, then, then.people, facts, inWorld)
      return {
        amount: o?.decides ? asOf.read(o.decides.amount) : null,
        verdicts: o
          ? deciders(p, then, outcome, facts, candidatesOf(house, p, then, around, on, query.name), inWorld)
          : [],
      }
    },
    on,
  )
  return {
    ...base,
    standing,
    amount: typeof amount === 'number' ? amount : null,
    candidates: verdicts.toSorted(byAnswer).map((v) => verdictView(house, p, v)),
  }
}

/** The outcomes that take authority, by name. */
const decidingOutcomes = (p: Programme) =>
  new Map(
    Object.values(p.steps).flatMap((s) =>
      Object.entries(s.outcomes)
        .filter(([, o]) => o.decides)
        .map(([name, o]) => [name, o.title] as const),
    ),
  )

/** A moment of that day after all that had happened: noon, or the last act, or now where the day is today. */
function momentOf(house: House, then: Case, on: Day): Instant {
  const noon = `${on}T12:00:00.000+08:00` as Instant
  const last = then.acts.at(-1)!.at
  return on === today(house) ? house.clock.now() : last > noon ? last : noon
}

/** Everybody who acted in a post over the place that day, in a role that the programme knows; and those who were asked about by name. */
function candidatesOf(
  house: House,
  p: Programme,
  c: Case,
  s: Around,
  on: Day,
  name: string | undefined,
): readonly Actor[] {
  const over = Object.keys(p.roles).flatMap((role) =>
    s.areaPath.flatMap((area) => holdersOf(house, role, area, on)),
  )
  const named =
    name === undefined
      ? []
      : [...house.reference.postsOf.keys()]
          .filter((person) => house.reference.people.get(person)?.includes(name))
          .slice(0, 20)
          .flatMap((person) =>
            postsOn(house, person, on).map((post) => ({ person, post, acting: post.acting })),
          )
  const all = (name === undefined ? over : named).map(({ person, post, acting }): Actor => ({
    person,
    post: post.id,
    role: post.role,
    area: post.area,
    kin: house.reference.kinOf.get(person) ?? [],
    acting,
  }))
  return all.filter((a, i) => all.findIndex((b) => b.person === a.person && b.post === a.post) === i)
}

/** What is said to a person, said of one. */
const aboutOther = (t: Text): Text => ({
  zh: t.zh.replaceAll('您的', '该').replaceAll('您', '该人员'),
  en: t.en
    .replaceAll('Your post', 'The post')
    .replaceAll('your post', 'the post')
    .replaceAll('your limit', 'its limit'),
})

const byAnswer = (a: Verdict, b: Verdict): number => Number(a.refusal !== null) - Number(b.refusal !== null)

function verdictView(house: House, p: Programme, v: Verdict): DecidersView['candidates'][number] {
  const { actor, refusal } = v
  return {
    name: house.reference.people.get(actor.person) ?? '',
    post: actor.post!,
    roleTitle: p.roles[actor.role]?.title ?? {
      zh: '与本事项无关的岗位',
      en: 'A post without a part in this',
    },
    areaName: actor.area === null ? '' : placeName(house, actor.area) || areaName(house, actor.area),
    acting:
      standingFor(house, { by: { post: actor.post, ...(actor.acting ? { acting: actor.acting } : {}) } })
        .acting ?? null,
    could: refusal === null,
    code: refusal?.code ?? null,
    why: refusal ? aboutOther(refusal.message) : null,
    clauses: (refusal?.clauses ?? []).map((id) => clauseView(house, id)),
    authority: v.chain ? authorityView(house, p, v.chain) : undefined,
  }
}
