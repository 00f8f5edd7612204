/** What two time banks say to each other: of their agreement, and of each transfer. */
import type { MessageKind } from 'yimen/exchange'
import { carries, tellsTo } from '../../drafting/index.ts'
import { day, fullName, idNo, line, t, whole, words } from '../shared.ts'

const why = { why: carries(words('理由', 'Why', 200)) } as const

export const messages: readonly MessageKind[] = [
  {
    id: 'bank.proposed',
    title: t('提出通兑协议', 'An agreement is proposed'),
    carries: {
      ceiling: carries(whole('未清额度', 'Ceiling', 1_000_000, 1)),
      mostAtOnce: carries(whole('每次最多', 'Most at once', 100_000, 1)),
      validTo: carries(day('有效期至', 'Valid to')),
    },
  },
  { id: 'bank.agreed', title: t('同意通兑协议', 'It is agreed'), carries: {} },
  { id: 'bank.declined', title: t('不同意通兑协议', 'It is declined'), carries: why },
  { id: 'bank.ended', title: t('终止通兑协议', 'It is ended'), carries: why },
  {
    id: 'bank.transferred',
    title: t('转出积分', 'Points are transferred'),
    carries: {
      number: carries(line('编号', 'Number', 60)),
      name: carries(fullName('姓名', 'Name')),
      idNo: carries(idNo('身份证号', 'ID number')),
      points: carries(whole('积分', 'Points', 100_000, 1)),
      lastDay: carries(day('最后一日', 'Last day')),
    },
  },
  { id: 'bank.taken', title: t('已入账', 'They are in the account'), carries: {} },
  { id: 'bank.refused', title: t('未入账', 'They are not taken'), carries: why },
  { id: 'bank.returned', title: t('退回积分', 'They are sent back'), carries: why },
]

export const tell = tellsTo('bank')
