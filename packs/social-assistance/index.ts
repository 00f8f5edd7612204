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
import { paymentBatch } from './payment-batch.ts'
import { exemption } from './exemption.ts'
import { nearLimit } from './near-limit.ts'
import { outreachFigures } from './outreach/figures.ts'
import { outreach } from './outreach/handed.ts'
import { visitRegister } from './outreach/results.ts'
import { visit } from './outreach/visit.ts'
import { reserveFund } from './reserve.ts'
import { livingBatch } from './living/batch.ts'
import { livingBulletin } from './living/bulletin.ts'
import { livingFigures } from './living/figures.ts'
import { firstLiving, secondLiving } from './living/programme.ts'
import { livingSample } from './living/sample.ts'
import { temporaryAssistance } from './temporary/programme.ts'
import { fourthTemporary } from './temporary/fourth.ts'
import { secondTemporary } from './temporary/second.ts'
import { thirdTemporary } from './temporary/third.ts'
import { monthlyTables } from './tables.ts'
import { performance } from './performance.ts'
import { units } from './units.ts'
import { windowFigures } from './window/figures.ts'
import { reception } from './window/reception.ts'
import { referral } from './window/referral.ts'
import { gaps } from './gaps.ts'
import { seeks } from './seek.ts'
import { whyNot } from './why-not.ts'
import { wording } from './wording.ts'
import { words } from './words.ts'

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
    firstLiving,
    secondLiving,
    livingBatch,
    livingSample,
    exemption,
    nearLimit,
    reception,
    referral,
    outreach,
    visit,
    ...reliefProgrammes,
  ],
  figures: [...figures, ...livingFigures, ...supportFigures, ...windowFigures, ...outreachFigures],
  bulletins: [assistanceBulletin, livingBulletin, supportBulletin, monthlyTables, performance],
  ends: {
    recovered: { zh: '已追回', en: 'recovered', tone: 'good' },
    written_off: { zh: '已核销', en: 'written off', tone: 'warn' },
    marginal: { zh: '低保边缘家庭', en: 'marginal family', tone: 'good' },
    revoked: { zh: '已撤销', en: 'revoked', tone: 'bad' },
  },
  units: { ...units, ...reliefUnits },
  words,
  wording,
  whyNot,
  seeks,
  registers: [...registers, visitRegister],
  campaigns: [],
  authorities: [...authorities, ...supportAuthorities],
  gaps: [...gaps, ...reliefGaps],
} as const
