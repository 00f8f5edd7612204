/** Care in hospital (住院照料): the contracted company sends somebody, records the days, and bills what is recorded. */
import { defineProgramme } from 'yimen/kernel/programme'
import { measures, supportOpinions, supportRules } from '../clauses.ts'
import { underContract } from '../goods/contract.ts'
import { aboutPerson, isSupported, personFields, supportedElsewhere } from '../goods/person.ts'
import { billAccounts, billFields, billRoles, billSteps, billValues, ofItsContract } from './billed.ts'
import { sealedNote } from './written.ts'

const item = supportRules('item-9')

export const escort = defineProgramme({
  id: 'assistance.escort',
  version: 1,
  title: { zh: '特困人员住院照料', en: 'Care in hospital' },
  summary: {
    zh: '特困人员住院时由签约照料公司派人照料，逐次记录，按记录的天数结算。',
    en: 'Who is supported and in hospital is cared for by the contracted company; days are recorded, and billed as recorded.',
  },
  from: '2020-01-01',
  basis: [item, supportOpinions('item-2'), measures('art-14')],
  audience: 'office',
  subject: aboutPerson,
  roles: billRoles,
  fields: {
    ...personFields,
    hospital: { type: 'text', max: 60, title: { zh: '医院', en: 'Hospital' } },
    admittedOn: { type: 'day', past: true, title: { zh: '入院日期', en: 'Admitted on' } },
    needs: sealedNote('照料需要', 'What care is needed'),
    careContract: {
      type: 'entry',
      register: 'assistance.contracts',
      title: { zh: '照料合同', en: 'Contract of care' },
    },
    carerName: { type: 'name', sealed: true, title: { zh: '护理员', en: 'Who cares' } },
    careFrom: { type: 'day', past: true, title: { zh: '照料起', en: 'Cared from' } },
    careTo: { type: 'day', past: true, title: { zh: '照料止', en: 'Cared to' } },
    work: {
      type: 'choice',
      title: { zh: '照料内容', en: 'What was done' },
      options: {
        day: { zh: '日间照料', en: 'By day' },
        night: { zh: '夜间陪护', en: 'By night' },
        whole: { zh: '全天照料', en: 'Day and night' },
      },
    },
    dischargedOn: { type: 'day', past: true, title: { zh: '出院日期', en: 'Discharged on' } },
    reason: sealedNote('理由', 'Reason'),
    ...billFields,
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  entries: { contract: { register: 'assistance.contracts', id: 'careContract' } },
  elsewhere: {
    supportedNow: supportedElsewhere,
    inCare: {
      title: { zh: '正在住院照料', en: 'In care already' },
      programme: 'assistance.escort',
      at: ['requested', 'caring'],
      bars: {
        outcomes: ['request'],
        message: { zh: '该人正在住院照料，同一次住院不重复申请', en: 'This stay is in care already' },
      },
      clause: item,
    },
  },
  clocks: {},
  obligations: {},
  accounts: billAccounts,
  opens: {
    request: {
      title: { zh: '申请住院照料', en: 'Ask for care' },
      by: ['village-worker', 'township-clerk'],
      to: 'requested',
      asks: {
        fullName: 'required',
        idNo: 'required',
        hospital: 'required',
        admittedOn: 'required',
        needs: 'optional',
      },
      when: [isSupported],
      clause: item,
    },
  },
  steps: {
    requested: {
      title: { zh: '待派护理员', en: 'Somebody is to be sent' },
      holder: 'care-company',
      outcomes: {
        begin: {
          title: { zh: '派护理员，开始照料', en: 'Send somebody' },
          by: ['care-company'],
          to: 'caring',
          asks: { careContract: 'required', carerName: 'required' },
          sets: { unitPrice: 'contract.rate', recordedUnits: '0', recordedTo: 'admittedOn' },
          when: [underContract('escort', 'post'), isSupported],
          clause: item,
        },
        decline: {
          title: { zh: '无需照料', en: 'No care is needed' },
          by: ['care-company', 'township-clerk'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: item,
        },
      },
    },
    caring: {
      title: { zh: '住院照料中', en: 'In care' },
      holder: 'care-company',
      outcomes: {
        record: {
          title: { zh: '登记照料', en: 'Record care' },
          by: ['care-company'],
          to: 'caring',
          asks: { careFrom: 'required', careTo: 'required', work: 'required' },
          sets: {
            recordedBefore: 'recordedTo',
            daysNow: '(date(careTo) - date(careFrom)).days + 1',
            recordedUnits: 'recordedUnits + daysNow',
            recordedTo: 'careTo',
          },
          adds: { careRecords: '{from: careFrom, to: careTo, days: daysNow, work: work, on: today}' },
          when: [
            ofItsContract,
            {
              test: 'careTo >= careFrom and careFrom >= admittedOn',
              clause: item,
              message: {
                zh: '照料日期应在入院以后，起不晚于止',
                en: 'Care begins after admission and ends after it begins',
              },
            },
            {
              test: 'recordedUnits = daysNow or careFrom > recordedBefore',
              clause: item,
              message: { zh: '这些天已经登记过', en: 'These days are recorded already' },
            },
          ],
          clause: item,
        },
        discharge: {
          title: { zh: '出院，照料结束', en: 'Discharged: care ends' },
          by: ['care-company'],
          to: 'billing',
          asks: { dischargedOn: 'required' },
          when: [
            ofItsContract,
            {
              test: 'recordedUnits > 0',
              clause: item,
              message: { zh: '没有照料记录', en: 'No care is recorded' },
            },
            {
              test: 'dischargedOn >= recordedTo',
              clause: item,
              message: { zh: '出院日期早于最后一天的照料', en: 'Discharged before the last day of care' },
            },
          ],
          clause: item,
        },
      },
    },
    ...billSteps(item, 'care-company'),
    declined: { title: { zh: '未照料', en: 'No care' }, end: 'withdrawn', outcomes: {} },
  },
  lists: {
    careRecords: {
      type: 'list',
      max: 400,
      title: { zh: '照料记录', en: 'Records of care' },
      of: {
        from: { type: 'day', title: { zh: '起', en: 'From' } },
        to: { type: 'day', title: { zh: '止', en: 'To' } },
        days: { type: 'integer', min: 1, max: 400, unit: 'days', title: { zh: '天数', en: 'Days' } },
        work: { type: 'text', max: 20, title: { zh: '内容', en: 'What' } },
        on: { type: 'day', title: { zh: '登记日期', en: 'Recorded on' } },
      },
    },
  },
  values: {
    ...billValues,
    unitPrice: { title: { zh: '合同单价', en: 'Price' }, unit: 'fen' },
    recordedTo: { title: { zh: '已记录至', en: 'Recorded until' }, unit: 'text' },
    recordedBefore: { title: { zh: '此前记录至', en: 'Recorded until before' }, unit: 'text' },
    daysNow: { title: { zh: '本次天数', en: 'Days recorded now' }, unit: 'count' },
  },
  about: ['billedAmount'],
})
