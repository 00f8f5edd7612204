/** Social assistance: what the pack brings to the house. */
import { authorities } from './authorities.ts'
import { assistanceBulletin } from './bulletin.ts'
import { figures } from './figures.ts'
import { paymentBatch } from './payment-batch.ts'
import { reserveFund } from './reserve.ts'
import { temporaryAssistance } from './temporary/programme.ts'

export const socialAssistance = {
  id: 'social-assistance',
  realms: ['430523'],
  programmes: [temporaryAssistance, paymentBatch, reserveFund],
  figures,
  bulletins: [assistanceBulletin],
  ends: ['recovered', 'written_off', 'revoked'],
  registers: [],
  campaigns: [],
  authorities,
} as const
