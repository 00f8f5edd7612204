/** Papers that a form names: only what its sender sent, or what stands in that place of the case already, comes into a case. */
import type { Field } from '../programme/field.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import { daysBetween } from '../day/index.ts'
import type { Text } from '../text.ts'
import type { Around, Case, CaseEvent, Command, Refusal, RefusalCode, Reuse } from './case.ts'
import type { Knowledge } from './knowledge.ts'
import { refuse } from './refusal.ts'
import { sightOf } from './sight.ts'
import { gathered, type Surroundings } from './world.ts'
import type { SentPaper, HeldPaper, PaperConsent } from './asked.ts'

type Named = {
  readonly id: string
  readonly field: string
  readonly top: string
  /** [K32] Fields whose pictures it must not show again. */
  readonly unlike?: readonly string[]
  /** Which of the programme's papers it is to be. */ readonly kind: string
}

/** Every paper that these facts name, with the field that names it: `proofs`, or `opinions.2.signed` in the third line of a list. */
function papersNamed(
  fields: Readonly<Record<string, Field>>,
  facts: Facts,
  within: { readonly field: string; readonly top: string } | null = null,
): readonly Named[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const field = fields[name]
    const at = within === null ? name : `${within.field}.${name}`
    const top = within?.top ?? name
    if (field === undefined || !Array.isArray(value)) return []
    if (field.type === 'papers')
      return (value as readonly string[]).map((id) => ({
        id,
        field: at,
        top,
        kind: field.paper,
        ...(field.unlike === undefined ? {} : { unlike: field.unlike }),
      }))
    if (field.type !== 'list') return []
    return (value as readonly Facts[]).flatMap((line, n) =>
      papersNamed(field.of, line, { field: `${at}.${n}`, top }),
    )
  })
}

/**
 * [K22] The papers that these facts bring from earlier cases, or the refusal of the first that is not for this sender to bring, in the
 * same words whether there is one or not. What the engine carries from case to case was looked at where it came in.
 */
export function papersBrought(
  p: Programme,
  o: Outcome,
  c: Case | null,
  cmd: Pick<Command, 'reuses'>,
  entered: Facts,
  concerned: readonly string[],
  k: Knowledge,
  s: Surroundings,
): Brought {
  const reused: Reused[] = []
  const clauses: string[] = []
  if (p.roles[s.actor.role]?.level === 'system') return { ok: true, reused, clauses }
  for (const { id, field, top, kind, unlike } of papersNamed(p.fields, entered)) {
    if (unlike !== undefined && isShownAgain(id, unlike, { ...c?.facts, ...entered }, s))
      return { ok: false, refusal: refuse('same_picture', [o.clause], { field }) }
    if (c !== null && holds(c.facts[top], id)) continue
    const paper = gathered(s.world.paper(id), id)
    if (paper !== null && mayBring(paper, s)) continue
    const no = (code: RefusalCode, clause: string, message?: Text): Brought => ({
      ok: false,
      refusal: refuse(code, [clause], { field, ...(message === undefined ? {} : { message }) }),
    })
    const rule = p.papers[kind]?.reuse
    const wanted = cmd.reuses?.find((r) => r.paper === id)
    const held = wanted && rule && heldFor(wanted, concerned, s)
    if (!held || held.title !== p.papers[kind]!.title.zh) return no('unknown_paper', o.clause)
    if (!wanted.consents || !held.consented) return no('no_consent', rule.clause, rule.consent)
    const days = k.read(rule.days)
    if (typeof days !== 'number' || daysBetween(held.on, k.on) > days) return no('paper_expired', rule.clause)
    const { from, under } = wanted
    reused.push({ field, paper: id, from, ...(under === undefined ? {} : { under }) })
    clauses.push(rule.clause)
  }
  return { ok: true, reused, clauses }
}

/** [K32] Whether these very bytes stand in one of those fields: two uploads of one picture are one. What is no picture is told apart by its id. */
function isShownAgain(id: string, fields: readonly string[], facts: Facts, s: Surroundings): boolean {
  const pictureOf = (paper: string) => gathered(s.world.paper(paper), paper)?.picture
  return fields
    .flatMap((name) => (Array.isArray(facts[name]) ? (facts[name] as readonly string[]) : []))
    .some((other) => other === id || (pictureOf(id) !== undefined && pictureOf(other) === pictureOf(id)))
}

type Reused = NonNullable<CaseEvent['reused']>[number]
type Brought =
  | { readonly ok: true; readonly reused: readonly Reused[]; readonly clauses: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Whoever acts brings what they sent themselves, or what was sent by who acts for them under that permission. */
const mayBring = (paper: SentPaper, s: Around): boolean =>
  paper.sender === null || paper.sender === s.actor.person || paper.sender === s.sender

/**
 * A paper of an earlier case, for the one whom both cases concern, who consents now; or [K34] for whoever entered their consent on paper.
 */
function heldFor(
  wanted: Reuse,
  concerned: readonly string[],
  s: Surroundings,
): (HeldPaper & { readonly consented: boolean }) | null {
  const consent = wanted.under === undefined ? ownConsent(s) : onPaper(wanted, wanted.under, s)
  for (const person of consent?.people ?? []) {
    if (!concerned.includes(person)) continue
    const what = `${wanted.paper} in ${wanted.from}`
    const held = gathered(s.world.held(wanted.paper, wanted.from, person), what)
    if (held) return { ...held, consented: consent!.stands }
  }
  return null
}

/** No office, no helper and no relative consents in their place. */
const ownConsent = ({
  actor: { person },
  sender,
}: Surroundings): Pick<PaperConsent, 'people' | 'stands'> | null =>
  sender !== undefined && sender !== person ? null : { people: [person], stands: true }

/** [K34] Whoever entered the consent to the papers of that case uses it, at a post: it is nobody else's to show. */
function onPaper({ from }: Reuse, under: string, { actor, world }: Surroundings): PaperConsent | null {
  if (actor.post === null) return null
  const consent = gathered(world.consent(under), under)
  return consent && consent.by === actor.person && consent.to === from ? consent : null
}

/** [K34] A case as the consent that somebody gave on paper; null where its programme is none. */
export function consentIn(p: Programme, c: Case): PaperConsent | null {
  const to = p.consents && c.facts[p.consents.to]
  if (!p.consents || typeof to !== 'string') return null
  return { by: c.acts[0]!.person, people: c.people, to, stands: p.consents.while.includes(c.step) }
}

/** [K22] [K26] The papers that a case holds for one whom it concerns, and who sees them there, each by what its programme calls it. */
export function papersHeldFor(
  p: Programme,
  c: Case,
  person: string,
): readonly { readonly id: string; readonly title: string }[] {
  if (!c.people.includes(person)) return []
  const sight = sightOf(p, { person, official: false })
  return papersNamed(p.fields, c.facts).flatMap(({ id, top, kind }) => {
    const paper = p.papers[kind]
    return paper && sight.sees(top) ? [{ id, title: paper.title.zh }] : []
  })
}

const holds = (value: Value | undefined, id: string): boolean =>
  Array.isArray(value)
    ? value.some((part) => holds(part as Value, id))
    : typeof value === 'object' && value !== null
      ? Object.values(value as Facts).some((part) => holds(part, id))
      : value === id
