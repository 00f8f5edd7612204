/** What two halls say to each other of a case: the same words on both sides. */
import type { MessageKind } from 'yimen/exchange'
import { carries as must, mayCarry as may, tellsTo } from '../../drafting/index.ts'
import { choice, day, idNo, line, mobile, name, t, whole, words } from '../shared.ts'

export const refusedFor = choice('退回原因', 'Refused for', {
  version: t('事项版本不一致', 'The version differs'),
  form: t('形式不符', 'Its form'),
  elsewhere: t('不属于对方', 'It is not theirs'),
})
export const result = choice('决定', 'Decision', {
  granted: t('准予', 'Granted'),
  refused: t('不予', 'Refused'),
})

/** Who applies for what: the item by the code and the version of whoever is told. */
const application = {
  item: must(line('事项代码', 'Code of the item', 60)),
  version: must(whole('事项版本', 'Version of the item', 999, 1)),
  number: must(line('编号', 'Number', 60)),
  name: must(name('申请人姓名', 'Applicant’s name')),
  idNo: must(idNo('申请人身份证号', 'Applicant’s ID number')),
  phone: must(mobile('手机', 'Mobile')),
  receivedOn: must(day('收件日期', 'Received on')),
} as const

export const messages: readonly MessageKind[] = [
  {
    id: 'door.offered',
    title: t('转交办理', 'Handed over'),
    carries: {
      ...application,
      pieces: must(whole('原件份数', 'Originals', 60)),
      trackingNo: may(line('快递单号', 'Tracking number', 30)),
    },
  },
  {
    id: 'door.accepted',
    title: t('已受理', 'Accepted'),
    carries: {
      number: must(line('受理号', 'Number', 60)),
      acceptedOn: must(day('受理日期', 'Accepted on')),
      due: must(day('承诺日期', 'Promised day')),
    },
  },
  {
    id: 'door.returned',
    title: t('退回', 'Sent back'),
    carries: { refusedFor: must(refusedFor), why: must(words('原因', 'Why')) },
  },
  {
    id: 'door.wanted',
    title: t('要求补正', 'More is asked'),
    carries: { wanted: must(words('补正内容', 'What is to be supplemented')) },
  },
  {
    id: 'door.supplemented',
    title: t('已补正', 'Supplemented'),
    carries: { trackingNo: may(line('快递单号', 'Tracking number', 30)) },
  },
  {
    id: 'door.decided',
    title: t('已决定', 'Decided'),
    carries: { result: must(result), why: may(words('理由', 'Reasons')) },
  },
  {
    id: 'door.delivered',
    title: t('已送达', 'Delivered'),
    carries: { trackingNo: may(line('快递单号', 'Tracking number', 30)) },
  },
  {
    id: 'door.withdraw',
    title: t('请求撤回', 'Withdrawal is asked'),
    carries: { why: must(words('原因', 'Why')) },
  },
  { id: 'door.withdrawn', title: t('已撤回', 'Withdrawn'), carries: {} },
  { id: 'door.asked', title: t('请求协办', 'Asked to join'), carries: application },
  {
    id: 'door.opinion',
    title: t('协办意见', 'Opinion'),
    carries: { opinion: must(words('意见', 'Opinion')) },
  },
]

/** Of a case that they sent, or that we sent: whoever is told has it too. */
export const tell = tellsTo('partner')

export const whoApplies = {
  item: 'theirCode',
  version: 'theirVersion',
  number: 'ourNo',
  name: 'applicantName',
  idNo: 'applicantId',
  phone: 'phone',
  receivedOn: 'receivedOn',
} as const
