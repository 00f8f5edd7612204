/** A signature by hand: a picture that the one who acts sent, tied to the event by the hash of its bytes. */
import { officeActsOf } from '../../programme/office-allowed.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Case, CaseEvent, Command, Refusal } from '../case.ts'
import { refuse } from '../refusal.ts'
import { gathered, type Surroundings } from '../world.ts'

/** [OA16] The signature that goes with a command; null where it has none. Nobody signs with what somebody else sent, or where none is asked. */
export function signatureOf(
  p: Programme,
  c: Case | null,
  { signature }: Pick<Command, 'signature'>,
  s: Surroundings,
): NonNullable<CaseEvent['signature']> | Refusal | null {
  if (signature === undefined) return null
  const act = officeActsOf(p).handSign
  const clause = act?.clause ?? p.basis[0]!
  if (!act || !c || (act.at && !act.at.includes(c.step)) || !act.by.includes(s.actor.role))
    return refuse('act_not_allowed', [clause], { field: 'signature' })
  const paper = gathered(s.world.paper(signature), signature)
  if (paper?.picture === undefined || paper.sender !== s.actor.person)
    return refuse('unknown_paper', [clause], { field: 'signature' })
  return { paper: signature, sha256: paper.picture }
}
