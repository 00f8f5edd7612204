/** The catalogue as offices keep it in a spreadsheet: how its columns are headed and filled. */
import type { SheetRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'

const one = (...headings: readonly string[]) => ({ headings })
const days = (...headings: readonly string[]) => ({ headings, units: ['个工作日', '工作日', '日', '天'] })

/** So many rows an event: each is a line with forty columns. */
export const rowsAtOnce = 200

export const sheet: SheetRule = {
  list: 'rows',
  begin: 'begin',
  rows: 'rows',
  finish: 'finish',
  undo: ['abandon', 'undo'],
  name: 'batchName',
  digest: 'fileDigest',
  reason: 'reason',
  atOnce: rowsAtOnce,
  most: 20_000,
  yes: ['是', '支持', '可以', '√', 'Y', 'yes', '1'],
  no: ['否', '不支持', '不可以', '×', 'N', 'no', '0'],
  unknown: ['/', '-', '—'],
  columns: {
    code: one('实施编码', '实施清单编码', '事项编码'),
    basicCode: one('基本编码'),
    name: one('事项名称', '名称'),
    doing: { ...one('办理项', '业务办理项'), words: { open: ['申请', '首次申请', '新办'] } },
    type: { ...one('事项类型', '类型'), words: { other: ['行政备案', '备案'] } },
    level: {
      ...one('行使层级', '层级'),
      words: { county: ['区级'], town: ['街道级', '镇级'], village: ['社区级'] },
    },
    organ: one('实施机关', '实施主体'),
    organNature: one('实施主体性质'),
    delegatedTo: one('受委托单位', '委托部门'),
    delegatedUntil: one('委托截止日期', '委托至'),
    legalBasis: one('设定依据', '法律依据'),
    object: { ...one('服务对象', '办理对象'), words: { natural: ['个人'], legal: ['企业'], both: ['均可'] } },
    service: one('服务类别', '六类服务'),
    side: { ...one('民生或者涉企', '民生/涉企'), words: { livelihood: ['民生类'], enterprise: ['涉企类'] } },
    handling: one('办件类型'),
    legalDays: days('法定时限', '法定办结时限'),
    legalUnit: { ...one('法定时限单位'), words: { day: ['日', '天'] } },
    promisedDays: days('承诺时限（工作日）', '承诺时限', '承诺办结时限'),
    conditions: one('受理条件'),
    papers: one('申请材料', '材料'),
    procedures: one('特别程序', '特别环节'),
    fee: { headings: ['收费', '收费（元）', '收费标准（元）'], places: 2, units: ['元'] },
    feeBasis: one('收费依据'),
    resultName: one('结果名称', '办理结果'),
    resultType: one('结果类型'),
    visits: { ...one('到现场次数', '到办事现场次数'), units: ['次'] },
    inPerson: one('须本人到场', '是否须本人到场'),
    canPromise: one('可以告知承诺', '是否告知承诺'),
    isOnline: one('是否网办'),
    depth: { ...one('网办深度'), words: { one: ['Ⅰ级'], two: ['Ⅱ级'], three: ['Ⅲ级'], four: ['Ⅳ级'] } },
    reach: one('通办范围'),
    canBook: one('是否支持预约'),
    canPost: one('是否支持物流快递'),
    payOnline: one('是否网上支付'),
    window: one('办理窗口', '窗口地址'),
    hours: one('办公时间'),
    phone: one('咨询电话'),
    complaints: one('投诉电话', '监督投诉电话'),
    version: one('版本', '版本号'),
    effectiveFrom: one('实施日期', '生效日期'),
  },
  guidance: {
    zh: '每个事项一行，实施编码不得重复；材料写在一格，用分号分开，括号内写形式、免提交、可容缺；不写“其他材料”。',
    en: 'One row for an item, its code its own; papers in one cell, parted by semicolons, with their form in brackets; no “other papers”.',
  },
  clause: local('item-1'),
}
