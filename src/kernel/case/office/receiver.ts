/** Who may be asked, and why not the others: one rule for the command and for the list that somebody picks from. */
import type { OfficeVerb } from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Around, Case, PostHeld, Refusal, RefusalCode } from '../case.ts'
import { refuse } from '../refusal.ts'
import { isMakerOf } from './desk.ts'
import { rounds } from './errand.ts'

const messages = {
  self: {
    zh: '不能交给自己：加签、转办、委派都须是另一个人',
    en: 'It cannot be given to oneself: it takes another person',
  },
  role: { zh: '只能转给同一岗位的同事', en: 'It can be handed only to a colleague of the same post' },
  maker: {
    zh: '他经办过这一件，不能再复核或者签署',
    en: 'They had a part in preparing it, so they cannot check or sign it',
  },
  kin: { zh: '他或他的近亲属是当事人，须回避', en: 'They or their kin are concerned: they stand aside' },
  again: { zh: '已经请他签过', en: 'They were asked to sign already' },
} as const

/** [OA10] Why this post cannot take it; null: it can. `outcome`: the one that signers are asked about. */
export function unfit(
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  receiver: PostHeld | null,
  s: Around,
  clause: string,
  outcome?: string,
): Refusal | null {
  const no = (code: RefusalCode, why?: keyof typeof messages): Refusal =>
    refuse(code, [clause], why === undefined ? {} : { message: messages[why] })
  if (!receiver || !s.areaPath.includes(receiver.area) || !Object.hasOwn(p.roles, receiver.role))
    return no('unfit_post')
  if (receiver.person === s.actor.person) return no('same_person', 'self')
  if (c.people.some((person) => person === receiver.person || receiver.kin.includes(person)))
    return no('kin', 'kin')
  if (verb === 'handOver') {
    if (receiver.role !== s.actor.role) return no('unfit_post', 'role')
    const theirs = Object.values(p.steps[c.step]!.outcomes).filter((o) => o.by.includes(receiver.role))
    if (theirs.some((o) => isMakerOf(c, o, receiver.person))) return no('same_person', 'maker')
  }
  if (verb === 'addSigner' && outcome !== undefined) {
    const o = p.steps[c.step]!.outcomes[outcome]
    if (o && isMakerOf(c, o, receiver.person)) return no('same_person', 'maker')
    const about = rounds(c).filter((r) => r.outcome === outcome)
    if (
      about.some((r) =>
        r.signers.some((x) => x.to!.post === receiver.post || x.to!.person === receiver.person),
      )
    )
      return no('once_only', 'again')
  }
  return null
}
