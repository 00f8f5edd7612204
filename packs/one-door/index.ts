/** One-door government service: what the pack brings to the house. */
import { agreement, mapping } from './programmes/agreement.ts'
import { abilities } from './abilities/index.ts'
import { application } from './application/programme.ts'
import { booking, ticket } from './programmes/queue.ts'
import { bundle } from './programmes/bundle.ts'
import { messages } from './cross/messages.ts'
import { crossCase } from './cross/programme.ts'
import { consent } from './programmes/consent.ts'
import { catalogue } from './programmes/catalogue.ts'
import { hallCounter } from './counter.ts'
import { check } from './programmes/check.ts'
import { gaps } from './gaps.ts'
import { figures } from './figures.ts'
import { monthly } from './bulletin.ts'
import { order } from './programmes/order.ts'
import { registers } from './registers.ts'
import { stationOf } from './programmes/station.ts'
import { stuck } from './programmes/stuck.ts'
import { units } from './units.ts'
import { words } from './words.ts'
import { version } from './programmes/version.ts'

export const oneDoor = {
  id: 'one-door',
  realms: [{ key: '430200-edz', area: '430271' }],
  programmes: [
    catalogue,
    version,
    application,
    check,
    bundle,
    ticket,
    booking,
    order,
    consent,
    stuck,
    stationOf,
    agreement,
    mapping,
    crossCase,
  ],
  figures,
  bulletins: [monthly],
  authorities: [],
  registers,
  messages,
  campaigns: [],
  counters: [hallCounter],
  abilities,
  units,
  words,
  gaps,
  ends: {
    not_accepted: { zh: '不予受理', en: 'not accepted' },
    passed_on: { zh: '已转送', en: 'passed on' },
    revoked: { zh: '已撤销', en: 'revoked', tone: 'bad' },
    partly: { zh: '部分准予', en: 'granted in part', tone: 'warn' },
  },
} as const
