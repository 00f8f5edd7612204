/** The window with its two screens: whose numbers are called there, and what is opened for the person who comes. */
import type { Counter } from 'yimen/room'
import { t } from './shared.ts'

export const hallCounter: Counter = {
  id: 'door.counter',
  title: t('综合窗口', 'Comprehensive window'),
  queue: {
    programme: 'door.ticket',
    number: 'number',
    kind: 'service',
    window: 'desk',
    calls: 'calls',
    waiting: ['waiting'],
    called: ['called'],
    serving: ['serving'],
    acts: { call: 'call', again: 'again', start: 'start', skip: 'skip', finish: 'finish' },
    served: 'served',
  },
  opens: [
    { programme: 'door.application', outcome: 'receive', here: true },
    { programme: 'door.bundle', outcome: 'receive', here: true },
  ],
}
