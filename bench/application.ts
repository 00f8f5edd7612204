/** The application for help in an emergency that the benches send. */
import type { household } from '../packs/rehearsal-hunan/index.ts'

/** What a family's form says: the first of its members applies for all, the account is their own. */
export const emergencyOf = ({ head, phone, card }: ReturnType<typeof household>) => ({
  kind: 'emergency',
  cause: 'illness',
  story: '突发疾病住院，家中积蓄用尽',
  applicantName: head.name,
  applicantId: head.idNo,
  phone,
  monthlyIncome: 60_000,
  accountHolder: head.name,
  accountHolderRelation: 'self',
  account: card,
  authorised: true,
})
