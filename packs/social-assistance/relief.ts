/** Support, care and goods, as one list for the pack. */
import { careAgreement } from './care/agreement.ts'
import { escort } from './care/escort.ts'
import { careBatch, supportBatch } from './care/gathered-batch.ts'
import { contract } from './goods/contract.ts'
import { handout } from './goods/handout.ts'
import { purchase } from './goods/purchase.ts'
import { service } from './goods/service.ts'
import { stockMove } from './goods/stock-move.ts'
import { support } from './support/programme.ts'

export const reliefProgrammes = [
  support,
  careAgreement,
  escort,
  supportBatch,
  careBatch,
  contract,
  purchase,
  stockMove,
  handout,
  service,
] as const

/** What their numbers count besides people, money and pieces. */
export const reliefUnits = {
  party: { title: { zh: '方数', en: 'parties' }, after: { zh: '方', en: ' parties' } },
} as const
