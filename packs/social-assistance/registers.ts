/** What the pack keeps as a list: contracts with those who evaluate, care, deliver and serve. */
import type { Register } from 'yimen/kernel/register'
import { supportRules } from './clauses.ts'

export const contractKinds = {
  evaluation: { zh: '自理能力评估', en: 'Evaluation of self-care' },
  escort: { zh: '住院照料', en: 'Care in hospital' },
  goods: { zh: '物资供应', en: 'Supply of goods' },
  service: { zh: '上门服务', en: 'Services at home' },
} as const

export const registers: readonly Register[] = [
  {
    id: 'assistance.contracts',
    title: { zh: '社会救助服务和物资合同', en: 'Contracts for services and goods' },
    open: false,
    called: ['provider'],
    brief: ['kind', 'provider', 'rate', 'validTo'],
    standings: { in_force: { zh: '履行中', en: 'In force' }, ended: { zh: '已终止', en: 'Ended' } },
    columns: {
      provider: { title: { zh: '提供单位', en: 'Provider' } },
      kind: { title: { zh: '合同类别', en: 'Kind' }, options: contractKinds },
      post: { title: { zh: '履行岗位', en: 'Post that acts under it' }, kind: 'post' },
      rate: { title: { zh: '合同单价', en: 'Price' }, unit: 'fen' },
      validTo: { title: { zh: '有效期至', en: 'Valid to' }, kind: 'valid_to' },
      contractNo: { title: { zh: '合同编号', en: 'Number' }, findable: true },
    },
    clause: supportRules('item-11'),
  },
]
