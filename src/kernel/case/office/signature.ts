/** A signature by hand: a picture that the one who acts sent, or that the one concerned drew before them, tied to the event by the hash of its bytes. */
import { officeActsOf } from '../../programme/office-allowed.ts'
import type { Outcome, Programme } from '../../programme/programme.ts'
import type { Case, CaseEvent, Command, Refusal } from '../case.ts'
import { refuse } from '../refusal.ts'
import { gathered, type Surroundings } from '../world.ts'

type Signature = NonNullable<CaseEvent['signature']>

/** [OA16] The signature that goes with a command; null where it has none. Nobody signs with what somebody else sent, or where none is asked. */
export function signatureOf(
  p: Programme,
  c: Case | null,
  cmd: Pick<Command, 'signature' | 'screen'>,
  s: Surroundings,
  outcome?: Outcome,
): Signature | Refusal | null {
  if (outcome?.onScreen !== undefined) return signedOnScreen(outcome, cmd, s)
  const { signature } = cmd
  if (signature === undefined && cmd.screen === undefined) return null
  const act = officeActsOf(p).handSign
  const clause = act?.clause ?? p.basis[0]!
  if (
    signature === undefined ||
    cmd.screen !== undefined ||
    !act ||
    !c ||
    (act.at && !act.at.includes(c.step)) ||
    !act.by.includes(s.actor.role)
  )
    return refuse('act_not_allowed', [clause], { field: 'signature' })
  return picture(signature, clause, s)
}

/** [CT4] Whoever sits at the window brings what the one concerned drew there; alone they do not do it. */
function signedOnScreen(
  { clause }: Outcome,
  { signature, screen }: Pick<Command, 'signature' | 'screen'>,
  s: Surroundings,
): Signature | Refusal {
  if (screen === undefined) return refuse('on_screen_only', [clause])
  if (signature === undefined) return refuse('missing_field', [clause], { field: 'signature' })
  const signed = picture(signature, clause, s)
  return 'code' in signed ? signed : { ...signed, screen }
}

function picture(signature: string, clause: string, s: Surroundings): Signature | Refusal {
  const paper = gathered(s.world.paper(signature), signature)
  if (paper?.picture === undefined || paper.sender !== s.actor.person)
    return refuse('unknown_paper', [clause], { field: 'signature' })
  return { paper: signature, sha256: paper.picture }
}
