/** What city apps may send here: residents' reports, a service for each kind of matter; anonymous unless a name comes with it. */
import type { CityService } from 'yimen/exchange'
import { fields } from './categories.ts'

export const reports: CityService = {
  programme: 'grid.report',
  opens: 'report',
  service: 'kind',
  groups: fields,
  fields: {
    description: 'description',
    address: 'address',
    point: 'point',
    media: 'before',
    name: 'reporterName',
    phone: 'phone',
  },
  attributes: ['anonymous', 'wantsAnswer', 'byCode', 'hideName', 'seenOn'],
  nameless: { anonymous: true, wantsAnswer: false, hideName: false },
  named: { anonymous: false, wantsAnswer: true, byCode: false, hideName: false },
  closed: { told: 'done', settled: 'done', rejected: 'refused', mediated: 'elsewhere' },
  notes: ['question', 'rejectReason', 'rightChannel', 'answer'],
  expected: 'answerBy',
}
