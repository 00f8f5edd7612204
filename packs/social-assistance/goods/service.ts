/** Services at home under a contract: each delivery is a record that somebody signed for, and the bill counts them. */
import { defineProgramme } from 'yimen/kernel/programme'
import { billAccounts, billFields, billRoles, billSteps, billValues } from '../care/billed.ts'
import { sealedNote } from '../care/written.ts'
import { measures, supportRules } from '../clauses.ts'
import { underContract } from './contract.ts'
import { aboutPerson, isSupported, personFields, supportedElsewhere } from './person.ts'

const item = supportRules('item-14')

export const service = defineProgramme({
  id: 'assistance.service',
  version: 1,
  title: { zh: '服务类救助', en: 'Relief in services' },
  summary: {
    zh: '签约单位上门为特困人员理发、保洁、助餐、洗衣，逐次签收，村里确认后结算。',
    en: 'A contracted body cuts hair, cleans, cooks or washes; each time is signed for, the village confirms, the bill counts.',
  },
  from: '2020-01-01',
  basis: [item, measures('art-14')],
  audience: 'office',
  subject: aboutPerson,
  roles: billRoles,
  fields: {
    ...personFields,
    service: {
      type: 'choice',
      forTheFile: true,
      title: { zh: '服务项目', en: 'Service' },
      options: {
        haircut: { zh: '理发', en: 'Haircut' },
        cleaning: { zh: '保洁', en: 'Cleaning' },
        meals: { zh: '助餐', en: 'Meals' },
        laundry: { zh: '洗衣', en: 'Laundry' },
      },
    },
    times: { type: 'integer', min: 1, max: 100, title: { zh: '次数', en: 'Times' } },
    serviceContract: {
      type: 'entry',
      register: 'assistance.contracts',
      title: { zh: '服务合同', en: 'Contract of services' },
    },
    deliveredOn: { type: 'day', past: true, title: { zh: '服务日期', en: 'Served on' } },
    signedName: { type: 'name', sealed: true, title: { zh: '签收人姓名', en: 'Name signed' } },
    satisfied: { type: 'boolean', title: { zh: '服务属实、满意', en: 'Done, and well' } },
    reason: sealedNote('理由', 'Reason'),
    ...billFields,
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  entries: { contract: { register: 'assistance.contracts', id: 'serviceContract' } },
  elsewhere: { supportedNow: supportedElsewhere },
  clocks: {},
  obligations: {},
  accounts: billAccounts,
  opens: {
    order: {
      title: { zh: '安排服务', en: 'Order a service' },
      by: ['township-clerk'],
      to: 'delivering',
      asks: {
        fullName: 'required',
        idNo: 'required',
        service: 'required',
        times: 'required',
        serviceContract: 'required',
      },
      when: [isSupported, underContract('service')],
      sets: { unitPrice: 'contract.rate', recordedUnits: '0', orderedOn: 'today' },
      clause: item,
    },
  },
  steps: {
    delivering: {
      title: { zh: '服务中', en: 'Being served' },
      holder: 'care-company',
      outcomes: {
        deliver: {
          title: { zh: '登记一次服务', en: 'Record a service' },
          by: ['care-company'],
          to: 'delivering',
          asks: { deliveredOn: 'required', signedName: 'required' },
          sets: { recordedUnits: 'recordedUnits + 1' },
          adds: { deliveries: '{no: recordedUnits, on: deliveredOn}' },
          when: [
            {
              test: 'recordedUnits <= times',
              clause: item,
              message: { zh: '超过安排的次数', en: 'More often than was ordered' },
            },
            underContract('service', 'post'),
            isSupported,
            {
              test: 'deliveredOn >= orderedOn',
              clause: item,
              message: { zh: '服务日期早于安排日期', en: 'Served before it was ordered' },
            },
          ],
          clause: item,
        },
        finish: {
          title: { zh: '服务完成', en: 'Finished' },
          by: ['care-company', 'township-clerk'],
          to: 'confirming',
          when: [
            {
              test: 'recordedUnits > 0',
              clause: item,
              message: { zh: '没有服务记录', en: 'No service is recorded' },
            },
          ],
          clause: item,
        },
        cancel: {
          title: { zh: '取消', en: 'Cancel' },
          by: ['township-clerk'],
          to: 'cancelled',
          asks: { reason: 'required' },
          when: [
            {
              test: 'recordedUnits = 0',
              clause: item,
              message: { zh: '已经有服务记录，应当办理完成', en: 'Something was done already: finish it' },
            },
          ],
          clause: item,
        },
      },
    },
    confirming: {
      title: { zh: '村里确认', en: 'The village confirms' },
      holder: 'village-worker',
      outcomes: {
        confirm: {
          title: { zh: '确认服务', en: 'Confirm' },
          by: ['village-worker'],
          to: 'billing',
          asks: { satisfied: 'required' },
          when: [
            {
              test: 'satisfied',
              clause: item,
              message: { zh: '服务不属实或者不满意，应当退回', en: 'Not done, or not well: send it back' },
            },
          ],
          clause: item,
        },
        return_service: {
          title: { zh: '退回重做', en: 'To be done again' },
          by: ['village-worker'],
          to: 'delivering',
          asks: { reason: 'required' },
          clause: item,
        },
      },
    },
    ...billSteps(item, 'care-company'),
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, end: 'withdrawn', outcomes: {} },
  },
  lists: {
    deliveries: {
      type: 'list',
      max: 100,
      title: { zh: '服务记录', en: 'Services' },
      of: {
        no: { type: 'integer', min: 1, max: 100, title: { zh: '第几次', en: 'No.' } },
        on: { type: 'day', title: { zh: '日期', en: 'On' } },
      },
    },
  },
  values: {
    ...billValues,
    orderedOn: { title: { zh: '安排日期', en: 'Ordered on' }, unit: 'text' },
    unitPrice: { title: { zh: '合同单价', en: 'Price' }, unit: 'fen' },
  },
  about: ['billedAmount'],
})
