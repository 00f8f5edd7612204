/** The second version of the list of firms: twelve months until a removed firm may return, where the first counted 365 days. */
import { reform, type Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { firm } from './programme.ts'

const { coolingDays, ...sameParams } = firm.params

/** In force from 1 November 2021; firms on the list stay with the first version until they are entered anew. */
export const secondFirm: Programme = reform(firm, {
  version: 2,
  from: '2021-11-01',
  params: {
    ...sameParams,
    coolingMonths: {
      title: coolingDays!.title,
      unit: 'months',
      history: [{ from: '2020-12-01', value: 12, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
  },
  clocks: {
    ...firm.clocks,
    cooling: { ...firm.clocks.cooling!, limit: { param: 'coolingMonths', unit: 'month' } },
  },
})
