/** Social assistance: what the pack brings to the house. */
import { authorities } from './authorities.ts'
import { assistanceBulletin } from './bulletin.ts'
import { figures } from './figures.ts'
import { paymentBatch } from './payment-batch.ts'
import { reserveFund } from './reserve.ts'
import { temporaryAssistance } from './temporary/programme.ts'
import { fourthTemporary } from './temporary/fourth.ts'
import { secondTemporary } from './temporary/second.ts'
import { thirdTemporary } from './temporary/third.ts'
import { gaps } from './gaps.ts'
import { whyNot } from './why-not.ts'
import { wording } from './wording.ts'

export const socialAssistance = {
  id: 'social-assistance',
  realms: ['430523'],
  programmes: [
    temporaryAssistance,
    paymentBatch,
    reserveFund,
    secondTemporary,
    thirdTemporary,
    fourthTemporary,
  ],
  figures,
  bulletins: [assistanceBulletin],
  ends: {
    recovered: { zh: '已追回', en: 'recovered', tone: 'good' },
    written_off: { zh: '已核销', en: 'written off', tone: 'warn' },
    revoked: { zh: '已撤销', en: 'revoked', tone: 'bad' },
  },
  wording,
  whyNot,
  registers: [],
  campaigns: [],
  authorities,
  gaps,
} as const
