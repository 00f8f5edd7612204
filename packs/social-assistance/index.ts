/** Social assistance: what the pack brings to the house. */
import { authorities } from './authorities.ts'
import { supportAuthorities } from './support-authorities.ts'
import { assistanceBulletin } from './bulletin.ts'
import { figures } from './figures.ts'
import { supportFigures } from './support-figures.ts'
import { supportBulletin } from './support-bulletin.ts'
import { registers } from './registers.ts'
import { reliefProgrammes, reliefUnits } from './relief.ts'
import { reliefGaps } from './relief-gaps.ts'
import { words } from './words.ts'
import { paymentBatch } from './payment-batch.ts'
import { reserveFund } from './reserve.ts'
import { temporaryAssistance } from './temporary/programme.ts'
import { fourthTemporary } from './temporary/fourth.ts'
import { secondTemporary } from './temporary/second.ts'
import { thirdTemporary } from './temporary/third.ts'
import { gaps } from './gaps.ts'
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
    ...reliefProgrammes,
  ],
  figures: [...figures, ...supportFigures],
  bulletins: [assistanceBulletin, supportBulletin],
  units: reliefUnits,
  words,
  ends: {
    recovered: { zh: '已追回', en: 'recovered', tone: 'good' },
    written_off: { zh: '已核销', en: 'written off', tone: 'warn' },
    revoked: { zh: '已撤销', en: 'revoked', tone: 'bad' },
  },
  wording,
  registers,
  campaigns: [],
  authorities: [...authorities, ...supportAuthorities],
  gaps: [...gaps, ...reliefGaps],
} as const
