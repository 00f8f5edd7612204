/** One item (事项) as the national list of fields has it: the columns of a row, of the register, and of a later version. */
import type { Field } from 'yimen/kernel/programme'
import type { RegisterColumn } from 'yimen/kernel/register'
import { faultTitles } from './criteria.ts'
import {
  depths,
  doings,
  handlings,
  itemTypes,
  levels,
  natures,
  objects,
  reaches,
  resultTypes,
  services,
  sides,
  units,
} from './kinds.ts'
import { choice, day, fen, line, t, whole, yes } from './shared.ts'

type Column = Field & { readonly optional?: boolean }
const maybe = <F extends Field>(field: F): Column => ({ ...field, optional: true })
const cell = (zh: string, en: string, max: number): Field => ({
  type: 'text',
  max,
  title: t(zh, en),
  inClear: t('事项目录依法公开', 'The catalogue of items is public by law'),
})

export const itemFields: Readonly<Record<string, Column>> = {
  code: line('实施编码', 'Code', 40),
  basicCode: maybe(line('基本编码', 'Basic code', 20)),
  name: line('事项名称', 'Item', 60),
  doing: choice('办理项', 'Handling item', doings),
  type: choice('事项类型', 'Type', itemTypes),
  level: choice('行使层级', 'Level', levels),
  organ: line('实施机关', 'Organ', 60),
  organNature: choice('实施主体性质', 'Nature of the organ', natures),
  delegatedTo: maybe(line('受委托单位', 'Delegated to', 60)),
  delegatedUntil: maybe(day('委托截止日期', 'Delegated until')),
  legalBasis: line('设定依据', 'Legal basis', 90),
  object: choice('服务对象', 'For whom', objects),
  service: choice('服务类别', 'Kind of service', services),
  side: choice('民生或者涉企', 'Livelihood or enterprise', sides),
  handling: choice('办件类型', 'How it is done', handlings),
  legalDays: whole('法定时限', 'Legal limit', 400),
  legalUnit: choice('法定时限单位', 'Unit of the legal limit', units),
  promisedDays: whole('承诺时限（工作日）', 'Promised limit (working days)', 200),
  conditions: maybe(cell('受理条件', 'Conditions', 200)),
  papers: cell('申请材料', 'Papers', 900),
  procedures: maybe(line('特别程序', 'Special procedures', 60)),
  fee: fen('收费', 'Fee'),
  feeBasis: maybe(line('收费依据', 'Basis of the fee', 60)),
  resultName: line('结果名称', 'Result', 60),
  resultType: choice('结果类型', 'Kind of result', resultTypes),
  visits: whole('到现场次数', 'Visits', 5),
  inPerson: yes('须本人到场', 'In person'),
  canPromise: yes('可以告知承诺', 'On a promise'),
  isOnline: yes('是否网办', 'Online'),
  depth: choice('网办深度', 'Online depth', depths),
  reach: choice('通办范围', 'Across regions', reaches),
  canBook: yes('是否支持预约', 'By appointment'),
  canPost: yes('是否支持物流快递', 'By courier'),
  payOnline: yes('是否网上支付', 'Paid online'),
  window: line('办理窗口', 'Window', 60),
  hours: line('办公时间', 'Hours', 40),
  phone: line('咨询电话', 'Telephone', 20),
  complaints: line('投诉电话', 'Telephone for complaints', 20),
  version: whole('版本', 'Version', 999, 1),
  effectiveFrom: day('实施日期', 'In force from'),
}

export const itemColumns: Readonly<Record<string, RegisterColumn>> = {
  ...Object.fromEntries(
    Object.entries(itemFields).map(([name, field]) => [name, { ...column(field), public: true } as const]),
  ),
  faults: { title: t('待改正', 'To be mended'), options: faultTitles },
}

function column(field: Field): RegisterColumn {
  const { title } = field
  if (field.type === 'choice') return { title, options: field.options }
  if (field.type === 'day') return { title, kind: 'day' }
  if (field.type === 'fen') return { title, unit: 'fen' }
  if (field.type === 'boolean') return { title }
  return { title }
}
