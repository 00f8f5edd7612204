/** The office's acts on the one road: an act of an official about a case gives an event, or a refusal. It belongs to no policy, and decides nothing. */
import { dayOfInstant, type Day } from '../../day/index.ts'
import type { Figure } from '../../figure/index.ts'
import { officeActsOf, standsNoLower } from '../../programme/office-allowed.ts'
import {
  followUps,
  isOfficeName,
  officeVerbOf,
  type OfficeActName,
  type OfficeVerb,
} from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Facts, Value } from '../../rule/index.ts'
import {
  byOf,
  type Around,
  type Case,
  type Command,
  type Refusal,
  type RefusalCode,
  type Stepped,
} from '../case.ts'
import type { Surroundings } from '../world.ts'
import { parseField } from '../input.ts'
import { refuse } from '../refusal.ts'
import { inReach, touches } from '../reach.ts'
import { desksOf, entrustedBy, handedTo } from './desk.ts'
import { standingErrands } from './errand.ts'
import type { Errand, OfficeDone, Receiver, Together } from './said.ts'
import { officeForm } from './form.ts'
import { unfit } from './receiver.ts'
import { actsSince, leftTheHouse } from './send-back.ts'
import { signatureOf } from './signature.ts'
import { lastOwnAct, takingBack } from './take-back.ts'

/** Which of the programme's acts an act of the office rests on. */
export const allowedBy = (verb: OfficeVerb): OfficeActName =>
  Object.hasOwn(followUps, verb) ? followUps[verb as keyof typeof followUps] : (verb as OfficeActName)

/** These do not depend on what others did meanwhile [K14]. */
const unordered: ReadonlySet<OfficeVerb> = new Set([
  'urge',
  'copy',
  'note',
  'supervise',
  'reply',
  'release',
  'acknowledge',
])
/** These meet what they answer as it was, as long as only the office acted meanwhile: two signers may sign in the same minute. */
const answering: ReadonlySet<OfficeVerb> = new Set(['sign', 'report'])
/** These are done by whoever has the case, for their desk. */
const ofTheDesk: ReadonlySet<OfficeVerb> = new Set([
  'handOver',
  'entrust',
  'recall',
  'addSigner',
  'dropSigner',
  'sendBack',
  'reply',
])
/** While somebody works on it, the desk neither sends it on nor gives it to yet another. */
const notMeanwhile: ReadonlySet<OfficeVerb> = new Set(['handOver', 'entrust', 'sendBack'])

/**
 * [OA2] Whether this person may do this here and now, before a word of the form is read, in this order: the act is one, the case goes on, it is
 * allowed here, role, area, time, kin; then what the act itself asks. Null: they may.
 */
export function mayActInOffice(p: Programme, c: Case, verb: OfficeVerb, s: Around): Refusal | null {
  const act = officeActsOf(p)[allowedBy(verb)]
  const clause = act?.clause ?? p.basis[0]!
  const say = (code: RefusalCode, more: Parameters<typeof refuse>[2] = {}) => refuse(code, [clause], more)
  if (p.steps[c.step]!.end !== undefined && verb !== 'acknowledge') return say('wrong_step')
  const isFollowUp = Object.hasOwn(followUps, verb)
  if (!isFollowUp) {
    if (!act || (act.at && !act.at.includes(c.step))) return say('act_not_allowed')
    if (!act.by.includes(s.actor.role)) return say('wrong_role')
  }
  if (!inReach(p, c, s)) return say('wrong_area')
  if (s.now < c.acts.at(-1)!.at) return say('time_order')
  const isPerson = p.roles[s.actor.role]?.level === 'person'
  if (!isPerson && touches(c.people, s)) return say('kin')
  return deskRefusal(p, c, verb, s, say) ?? errandRefusal(p, c, verb, s, say)
}

type Say = (code: RefusalCode, more?: Parameters<typeof refuse>[2]) => Refusal

/** [OA3] Whoever does it for a desk must have the case; of those who must be somebody else, they must not. */
function deskRefusal(p: Programme, c: Case, verb: OfficeVerb, s: Around, say: Say): Refusal | null {
  const { role, post } = s.actor
  const desks = desksOf(p, c, s)
  const handed = handedTo(p, c, role, s)
  const isMine = desks.includes(role) && (handed === null || handed.to!.post === post)
  if (ofTheDesk.has(verb)) {
    if (!desks.includes(role)) return say('wrong_role')
    if (!isMine) return say('handed_on')
    if (verb === 'sendBack' && p.steps[c.step]!.holder !== role) return say('wrong_role')
    if (notMeanwhile.has(verb) && entrustedBy(p, c, role)) return say('with_somebody')
  }
  /** [OA11] Once a day, and not of oneself. */
  if (verb === 'urge') {
    if (isMine) return say('same_person', { message: ownDesk })
    const today = dayOfInstant(s.now)
    const again = (c.errands ?? []).some(
      (x) => x.kind === 'urged' && x.by.person === s.actor.person && dayOfInstant(x.at) === today,
    )
    if (again) return say('once_only', { message: urgedToday })
  }
  /** [OA9] Whether it was theirs, and is the last, is known before anything is read: nobody is offered what cannot be. */
  if (verb === 'takeBack' && !lastOwnAct(c, s.actor.person)) {
    const hasActed = c.acts.some((a) => a.person === s.actor.person && officeVerbOf(a.outcome) === null)
    return hasActed ? say('acted_already') : say('not_yours', { message: notTheirAct })
  }
  if (verb === 'supervise') {
    const holder = p.steps[c.step]!.holder
    if (isMine || desks.includes(role)) return say('same_person', { message: ownDesk })
    if (holder !== undefined && !standsNoLower(p, role, holder)) return say('wrong_role')
    if (standingErrands(p, c).some((x) => x.kind === 'supervised' && x.by.post === post))
      return say('once_only', { message: supervisedAlready })
  }
  return null
}

const ownDesk = { zh: '办件就在您手上，请直接办理', en: 'The case is on your own desk: act on it' } as const
const notTheirAct = {
  zh: '不是您办的，不能由您撤回',
  en: 'It was not you who did it: it is not yours to take back',
} as const
const supervisedAlready = { zh: '您已经在督办这一件', en: 'You supervise this case already' } as const
const urgedToday = {
  zh: '您今天已经催办过，同一件一天只能催一次',
  en: 'You urged today already: once a day is all',
} as const

/** Acts that answer or end an errand: where none stands there is nothing to do. */
export const answersErrand = (verb: OfficeVerb): boolean =>
  verb !== 'takeBack' && Object.hasOwn(followUps, verb)

/** [OA3] What answers an errand needs one that stands, given to this very post, or by it. */
function errandRefusal(p: Programme, c: Case, verb: OfficeVerb, s: Around, say: Say): Refusal | null {
  if (!answersErrand(verb)) return null
  return answered(p, c, verb, s).length > 0 ? null : say('not_yours')
}

/** The errands that this actor could answer or end by an act. */
export function answered(
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  { actor }: Pick<Around, 'actor'>,
): readonly Errand[] {
  return standingErrands(p, c).filter((x) => {
    const isTheirs = x.to !== null && x.to.post === actor.post
    switch (verb) {
      case 'report':
        return x.kind === 'entrusted' && isTheirs
      case 'recall':
        return x.kind === 'entrusted' && x.desk === actor.role
      case 'sign':
        return x.kind === 'sign' && isTheirs
      case 'dropSigner':
        return x.kind === 'sign' && x.desk === actor.role
      case 'reply':
        return x.kind === 'supervised'
      case 'release':
        return x.kind === 'supervised' && x.by.post === actor.post
      case 'acknowledge':
        return (x.kind === 'copied' || x.kind === 'mentioned') && isTheirs
      default:
        return false
    }
  })
}

/**
 * [OA1] [OA17] A command that is an act of the office: what it meets is what stands, whichever acts came before.
 * `figures`: those that count cases, which taking back must leave right.
 */
export function officeStep(
  p: Programme,
  c: Case | null,
  cmd: Command,
  s: Surroundings,
  figures: readonly Figure[],
): Stepped {
  const verb = officeVerbOf(cmd.outcome)
  if (verb === null || c === null) return no(refuse('unknown_outcome', p.basis))
  if (isStale(c, verb, cmd.seq)) return no(refuse('stale_seq', p.basis))
  const barred = mayActInOffice(p, c, verb, s)
  if (barred) return no(barred)
  const clause = officeActsOf(p)[allowedBy(verb)]?.clause ?? p.basis[0]!
  const parsed = inputOf(p, c, verb, cmd, s, clause)
  if (!parsed.ok) return parsed
  const done = doneBy(p, c, verb, parsed.facts, s, figures, clause)
  if ('refusal' in done) return done
  const signature = signatureOf(p, c, cmd, s)
  if (signature && 'code' in signature) return no(signature)
  const { words } = parsed.facts
  return {
    ok: true,
    event: {
      case: c.id,
      seq: c.seq + 1,
      programme: { id: p.id, version: p.version },
      outcome: cmd.outcome,
      to: done.office.takes?.step ?? (verb === 'sendBack' ? String(parsed.facts.step) : c.step),
      area: c.area,
      at: s.now,
      by: byOf(s.actor),
      ...(s.historical ? { historical: true as const } : {}),
      input: {},
      ...(words === undefined ? {} : { given: { words } }),
      sets: {},
      people: [],
      clauses: [clause],
      effects: [],
      office: done.office,
      ...(signature ? { signature } : {}),
    },
  }
}

const no = (refusal: Refusal): Stepped & { readonly ok: false } => ({ ok: false, refusal })

function isStale(c: Case, verb: OfficeVerb, seq: number): boolean {
  if (seq === c.seq) return false
  if (seq <= 0 || seq > c.seq) return true
  if (unordered.has(verb)) return false
  return !(
    answering.has(verb) &&
    c.acts.every((a) => a.seq <= seq || (isOfficeName(a.outcome) && a.to === c.step && !isUndoing(a.outcome)))
  )
}

const isUndoing = (outcome: string): boolean => ['sendBack', 'takeBack'].includes(officeVerbOf(outcome) ?? '')

/** [K2] The form of an act, by the rule of every form. */
function inputOf(
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  cmd: Command,
  s: Surroundings,
  clause: string,
): { readonly ok: true; readonly facts: Facts } | (Stepped & { readonly ok: false }) {
  const form = officeForm(p, c, verb, s.actor.role)
  const wrong = (
    code: 'unknown_field' | 'missing_field' | 'invalid_field',
    field: string,
    message?: Refusal['message'],
  ) => no(refuse(code, [clause], { field, ...(message ? { message } : {}) }))
  for (const name of Object.keys(cmd.input))
    if (!Object.hasOwn(form, name)) return wrong('unknown_field', name)
  const facts: Record<string, Value> = {}
  for (const [name, { field, ask }] of Object.entries(form)) {
    const sent = cmd.input[name]
    const isEmpty = sent === undefined || sent === null || sent === '' || isNothing(sent)
    if (isEmpty) {
      if (ask === 'required' || (verb === 'sign' && name === 'words' && facts.agree === false))
        return wrong('missing_field', name)
      continue
    }
    const parsed = parseField(field, sent, dayOfInstant(s.now))
    if (!parsed.ok) return wrong('invalid_field', name, parsed.message)
    facts[name] = parsed.value
  }
  if (typeof facts.until === 'string' && facts.until < dayOfInstant(s.now))
    return wrong('invalid_field', 'until', { zh: '期限不能早于今天', en: 'The day cannot be before today' })
  return { ok: true, facts }
}

const isNothing = (value: unknown): boolean => Array.isArray(value) && value.length === 0

type Done = { readonly office: OfficeDone } | (Stepped & { readonly ok: false })

/** What each act comes to, once it may be done and its form is read. */
function doneBy(
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  facts: Facts,
  s: Surroundings,
  figures: readonly Figure[],
  clause: string,
): Done {
  const desk = s.actor.role
  const until = facts.until === undefined ? {} : { until: facts.until as Day }
  const first = answered(p, c, verb, s)[0]
  const refusedFor = (code: RefusalCode): Done => no(refuse(code, [clause]))
  switch (verb) {
    case 'handOver':
    case 'entrust': {
      const to = receivers(p, c, verb, [String(facts.to)], s, clause)
      return 'refusal' in to ? to : { office: { verb, desk, to: to.posts, ...until } }
    }
    case 'addSigner': {
      const outcome = String(facts.outcome)
      const to = receivers(p, c, verb, postsIn(facts.posts), s, clause, outcome)
      return 'refusal' in to
        ? to
        : { office: { verb, desk, to: to.posts, outcome, together: facts.together as Together } }
    }
    case 'copy':
    case 'note': {
      const to = receivers(p, c, verb, postsIn(facts.posts), s, clause)
      return 'refusal' in to ? to : { office: { verb, ...(to.posts.length > 0 ? { to: to.posts } : {}) } }
    }
    /** [OA7] Only who has not signed. */
    case 'dropSigner': {
      const post = String(facts.to)
      const signer = answered(p, c, verb, s).find((x) => x.to!.post === post)
      if (signer) return { office: { verb, desk, of: signer.seq, whose: post } }
      const signed = (c.errands ?? []).some(
        (x) =>
          x.kind === 'sign' &&
          x.to?.post === post &&
          (x.ended?.how === 'agreed' || x.ended?.how === 'refused'),
      )
      return refusedFor(signed ? 'acted_already' : 'not_yours')
    }
    case 'sign':
      return first!.by.person === s.actor.person || hasSigned(c, first!, s.actor.person)
        ? refusedFor('same_person')
        : { office: { verb, of: first!.seq, whose: first!.to!.post, agree: facts.agree === true } }
    case 'sendBack': {
      const undone = actsSince(c, String(facts.step))
      return leftTheHouse(p, undone)
        ? refusedFor('effect_left')
        : { office: { verb, desk, undoes: undone[0]!.seq } }
    }
    case 'takeBack': {
      const taking = takingBack(p, c, s, figures)
      return 'code' in taking ? refusedFor(taking.code) : { office: { verb, takes: taking.takes } }
    }
    case 'supervise':
      return { office: { verb, ...until } }
    case 'urge':
      return { office: { verb } }
    case 'acknowledge':
      return { office: { verb, whose: s.actor.post! } }
    case 'report':
    case 'recall':
    case 'reply':
    case 'release':
      return { office: { verb, of: first!.seq } }
  }
}

/** [OA6] One person signs once in a round, whichever posts they hold or stand in for. */
const hasSigned = (c: Case, errand: Errand, person: string): boolean =>
  (c.errands ?? []).some((x) => x.kind === 'sign' && x.seq === errand.seq && x.ended?.person === person)

const postsIn = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Facts[]).map((line) => String(line.post)) : []

function receivers(
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  ids: readonly string[],
  s: Surroundings,
  clause: string,
  outcome?: string,
): { readonly posts: readonly Receiver[] } | (Stepped & { readonly ok: false }) {
  const posts: Receiver[] = []
  for (const id of ids) {
    const receiver = s.posts?.(id) ?? null
    const why = unfit(p, c, verb, receiver, s, clause, outcome)
    if (why) return no({ ...why, field: verb === 'handOver' || verb === 'entrust' ? 'to' : 'posts' })
    if (posts.some((x) => x.post === id || x.person === receiver!.person))
      return no(refuse('same_person', [clause], { field: 'posts', message: twice }))
    posts.push({ post: id, person: receiver!.person })
  }
  return { posts }
}

const twice = { zh: '同一个人列了两次', en: 'One person is named twice' } as const
