/** Grids and joint duty: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { event } from './event/programme.ts'
import { batch, task } from './programmes/batch.ts'
import { call } from './programmes/call.ts'
import { duty } from './programmes/duty.ts'
import { mediation } from './programmes/mediation.ts'
import { part } from './programmes/part.ts'
import { patrol } from './programmes/patrol.ts'
import { daily, monthly, weekly } from './bulletin.ts'
import { figures } from './figures.ts'
import { quarterly } from './hotline.ts'
import { gaps } from './gaps.ts'
import { score } from './programmes/score.ts'
import { words } from './words.ts'
import { report } from './programmes/report.ts'
import { staff } from './programmes/staff.ts'
import { visit } from './programmes/visit.ts'
import { arrival, whistle } from './programmes/whistle.ts'
import { registers } from './registers.ts'
import { commandRoom } from './room.ts'
import { reports } from './services.ts'
import { units } from './units.ts'

export const grid = {
  id: 'grid',
  realms: [{ key: '430200-edz', area: '430271' }],
  programmes: [
    report,
    call,
    event,
    part,
    whistle,
    arrival,
    patrol,
    visit,
    mediation,
    duty,
    staff,
    batch,
    task,
    score,
  ],
  figures,
  bulletins: [daily, weekly, monthly, quarterly],
  authorities: [],
  registers,
  campaigns: [],
  rooms: [commandRoom],
  services: [reports],
  abilities,
  units,
  words,
  gaps,
  ends: { merged: { zh: '已并入', en: 'merged' } },
} as const
