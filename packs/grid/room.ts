/** The command room: events are handed to units by dispatching or designating, workers are where their patrol was last seen. */
import type { Room } from 'yimen/room'
import { t } from './shared.ts'

const reason = { field: 'reasonKind', near: 'distance', load: 'load' } as const

export const commandRoom: Room = {
  id: 'grid.command',
  title: t('网格指挥室', 'Command room of the grids'),
  programme: 'grid.event',
  hands: [
    { outcome: 'dispatch', to: 'toUnit', reason },
    { outcome: 'designate', to: 'toUnit', reason },
  ],
  people: [
    { role: 'unit', takes: true },
    { role: 'grid-worker', takes: false },
    { role: 'command', takes: false },
  ],
  whereabouts: { programme: 'grid.patrol', steps: ['walking'] },
  calls: {
    programme: 'grid.call',
    takes: 'take',
    back: 'call_back',
    opens: {
      programme: 'grid.report',
      outcome: 'bring',
      fill: { phone: 'phone' },
      set: { origin: 'hotline', anonymous: false, wantsAnswer: true, byCode: false },
    },
  },
  alike: {
    metres: 300,
    days: 7,
    kind: 'kind',
    words: ['address', 'matter'],
    merge: { outcome: 'merge_into', into: 'duplicateOf' },
  },
  wall: {
    lanes: [
      { title: t('待受理', 'To accept'), steps: ['found', 'accepted'] },
      { title: t('待派遣', 'To dispatch'), steps: ['to_dispatch'] },
      { title: t('待签收', 'To sign'), steps: ['dispatched'] },
      { title: t('处置中', 'In hand'), steps: ['handling', 'extending', 'pend_review', 'at_city'] },
      { title: t('待核查', 'To check'), steps: ['checking'] },
      { title: t('待结案', 'To close'), steps: ['closing'] },
    ],
  },
}
