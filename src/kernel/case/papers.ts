/** Papers that a form names: only what its sender sent, or what stands in that place of the case already, comes into a case. */
import type { Field } from '../programme/field.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Around, Case, Refusal, Surroundings } from './case.ts'
import { refuse } from './refusal.ts'
import { gathered } from './world.ts'

/** Who sent it; null in a world of tests that does not tell senders apart. A paper that nobody sent is null itself. */
export type SentPaper = { readonly sender: string | null }

type Named = { readonly id: string; readonly field: string; readonly top: string }

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
    if (field.type === 'papers') return (value as readonly string[]).map((id) => ({ id, field: at, top }))
    if (field.type !== 'list') return []
    return (value as readonly Facts[]).flatMap((line, n) =>
      papersNamed(field.of, line, { field: `${at}.${n}`, top }),
    )
  })
}

/**
 * [K22] The refusal of the first paper that is not for this sender to bring, in the same words whether there is one or not. What
 * the engine carries from case to case was looked at where it came in.
 */
export function foreignPaper(
  p: Programme,
  o: Outcome,
  c: Case | null,
  entered: Facts,
  s: Surroundings,
): Refusal | null {
  if (p.roles[s.actor.role]?.level === 'system') return null
  for (const { id, field, top } of papersNamed(p.fields, entered)) {
    if (c !== null && holds(c.facts[top], id)) continue
    const paper = gathered(s.world.paper(id), id)
    if (paper === null || !mayBring(paper, s)) return refuse('unknown_paper', [o.clause], { field })
  }
  return null
}

/** Whoever acts brings what they sent themselves, or what was sent by who acts for them under that permission. */
const mayBring = (paper: SentPaper, s: Around): boolean =>
  paper.sender === null || paper.sender === s.actor.person || paper.sender === s.sender || mayUseAgain()

/** A paper held from another case is used again with the consent of the one concerned. Nobody can give it yet, so none is. */
const mayUseAgain = (): boolean => false

const holds = (value: Value | undefined, id: string): boolean =>
  Array.isArray(value)
    ? value.some((part) => holds(part as Value, id))
    : typeof value === 'object' && value !== null
      ? Object.values(value as Facts).some((part) => holds(part, id))
      : value === id
