/** What an application asks, keeps and counts with, whichever item it is for. */
import type { Field, Programme } from 'yimen/kernel/programme'
import { licensing, local, online, rating, service } from '../clauses.ts'
import { channels, stars } from '../kinds.ts'
import {
  aCase,
  anItem,
  choice,
  count,
  day,
  idNo,
  line,
  mobile,
  money,
  name,
  office,
  paperNumbers,
  param,
  past,
  post,
  said,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'

export const procedures = {
  hearing: t('听证', 'Hearing'),
  bidding: t('招标', 'Bidding'),
  inspection: t('检验', 'Inspection'),
  test: t('检测', 'Test'),
  appraisal: t('鉴定', 'Appraisal'),
  experts: t('专家评审', 'Expert review'),
  notice: t('公示', 'Public notice'),
} as const
const results = { granted: t('准予', 'Granted'), refused: t('不予', 'Refused') } as const

export const fields: Programme['fields'] = {
  itemCode: anItem(),
  who: choice('申请人类型', 'Who applies', {
    natural: t('自然人', 'Natural person'),
    legal: t('法人', 'Legal person'),
  }),
  applicantName: name('申请人（法定代表人）姓名', 'Applicant’s (legal representative’s) name'),
  applicantId: idNo('申请人（法定代表人）身份证号', 'Their ID number'),
  orgName: line('单位名称', 'Organisation', 60),
  uscc: line('统一社会信用代码', 'Credit code', 18),
  hasAgent: yes('由他人代办', 'Somebody acts for them'),
  agentKind: choice('代办人身份', 'As what', {
    guardian: t('监护人', 'Guardian'),
    agent: t('受委托人', 'Agent'),
  }),
  agentName: name('代办人姓名', 'Their name'),
  agentId: idNo('代办人身份证号', 'Their ID number'),
  proof: {
    type: 'papers',
    paper: 'proof',
    max: 6,
    title: t('监护证明或者委托书', 'Guardianship or authorisation'),
  },
  phone: mobile('手机', 'Mobile'),
  channel: choice('渠道', 'Channel', channels),
  files: { type: 'papers', paper: 'materials', max: 40, title: t('申请材料', 'Papers') },
  lacking: paperNumbers('缺少的材料', 'What is missing'),
  wanted: paperNumbers('须补正的材料', 'What is to be supplemented'),
  wantedWhy: words('补正内容', 'What is wrong with it'),
  supplied: paperNumbers('补齐的材料', 'What is brought'),
  supplyBy: day('容缺材料补齐日期', 'To be brought by'),
  deferSigned: yes('申请人已经承诺按期补齐', 'The applicant promised to bring it'),
  promiseSigned: yes('申请人已经签署告知承诺书', 'The promise is signed'),
  rejectKind: choice('不予受理的理由', 'Why it is not accepted', {
    needless: t('依法不需要办理', 'It needs none'),
    elsewhere: t('不属于本机关职权', 'It belongs elsewhere'),
    unfit: t('不符合受理条件', 'It does not meet the conditions'),
  }),
  rightOrgan: line('应当向谁申请', 'Where to apply', 60),
  reason: words('理由', 'Reason'),
  paidHow: {
    forTheFile: true,
    ...choice('缴费方式', 'Paid by', {
      cash: t('现金', 'Cash'),
      card: t('刷卡', 'Card'),
      online: t('网上', 'Online'),
    }),
  },
  voucherNo: line('票据号', 'Voucher', 40),
  officer1: post('核查人员', 'Officer'),
  officer2: post('核查人员（二）', 'Second officer'),
  finding: words('核查情况', 'What was found'),
  procKind: choice('特别程序', 'Special procedure', procedures),
  noticeNo: line('告知书文号', 'Number of the notice', 40),
  procDays: whole('所需时间（工作日）', 'How long it takes (working days)', 200, 1),
  procResult: words('特别程序结果', 'What it came to'),
  interested: words('利害关系人和重大利益', 'Whose major interest is touched'),
  askedBy: {
    forTheFile: true,
    ...choice('听证申请人', 'Who asks for a hearing', {
      applicant: t('申请人', 'Applicant'),
      interested: t('利害关系人', 'Interested party'),
    }),
  },
  hearingOn: day('听证日期', 'Hearing on'),
  minutes: words('听证笔录', 'Minutes', 900),
  extendDays: whole('延长（工作日）', 'Working days more', 15, 1),
  opinion: choice('审查意见', 'Opinion', results),
  opinionWhy: words('审查理由', 'Why'),
  handedTo: choice('领取人', 'Handed to', {
    self: t('申请人', 'The applicant'),
    agent: t('代办人', 'Who acts for them'),
  }),
  idSeen: yes('已核对身份', 'Identity checked'),
  trackingNo: line('快递单号', 'Tracking number', 30),
  licenceNo: line('电子证照编号', 'Number of the e-licence', 40),
  star: choice('评价', 'Rating', stars),
  ratedBy: choice('评价渠道', 'Rated through', {
    online: t('网上', 'Online'),
    device: t('评价器', 'Device in the hall'),
    hotline: t('12345回访', 'Hotline'),
  }),
  device: line('评价器编号', 'Device', 30),
  remark: words('意见', 'Remark'),
  verified: words('核实情况', 'What was verified'),
  mended: words('整改情况', 'What was put right'),
  calledBack: yes('已经回访', 'Called back'),
  calledOn: { ...past('回访日期', 'Called back on'), forTheFile: true },
  bundle: aCase('一件事办件', 'The application for several items'),
  bundleDue: day('一件事办结日期', 'Its day'),
  revokedWhy: words('撤销理由', 'Why it is revoked'),
}

type Of<K extends keyof Programme> = NonNullable<Programme[K]>

const on: Field = past('日期', 'Day')
export const lists: Of<'lists'> = {
  checks: {
    type: 'list',
    max: 40,
    title: t('现场核查', 'Checks on the site'),
    of: { first: post('核查人员', 'Officer'), second: post('核查人员（二）', 'Second officer'), on },
  },
  special: {
    type: 'list',
    max: 40,
    title: t('特别程序（不计时）', 'Special procedures, outside the limit'),
    of: {
      kind: choice('程序', 'Procedure', procedures),
      noticeNo: line('告知书文号', 'Notice', 40),
      days: whole('所需工作日', 'Working days', 200),
      on,
    },
  },
  sent: {
    type: 'list',
    max: 40,
    title: t('送达', 'Delivery'),
    of: {
      how: choice('方式', 'How', {
        window: t('窗口领取', 'At the window'),
        post: t('邮寄', 'Post'),
        back: t('退件', 'Came back'),
        licence: t('电子证照', 'E-licence'),
        paper: t('补发纸质', 'On paper besides'),
      }),
      no: { ...line('单号或者编号', 'Number', 40), optional: true },
      on,
    },
  },
}

export const values: Of<'values'> = {
  born: { ...said('出生日期', 'Born'), seenBy: 'office' },
  itemName: said('事项名称', 'Item'),
  itemVersion: count('事项版本', 'Version of the item'),
  handling: { ...said('办件类型', 'How it is done') },
  papersAsked: said('应交材料', 'Papers asked'),
  resultName: said('办理结果名称', 'What it gives'),
  legalDays: count('法定时限', 'Legal limit'),
  promisedDays: count('承诺时限（工作日）', 'Promised limit, working days'),
  receivedOn: said('收件日期', 'Received on'),
  signedOn: said('当面核对签名日期', 'Checked and signed in person on'),
  acceptedOn: said('受理日期', 'Accepted on'),
  countFrom: said('期限起算', 'Counted from'),
  acceptNo: said('受理号', 'Number of acceptance'),
  promisedDue: said('承诺办结日期（不含停计）', 'Promised day, without stops'),
  legalDue: said('法定办结日期（不含停计）', 'Legal day, without stops'),
  legalDay: said('法定办结日期', 'Legal day'),
  supplements: count('补正告知次数', 'Supplement notices'),
  feeDue: money('应缴', 'Fee'),
  feePaid: money('已缴', 'Paid'),
  hearingBy: said('听证组织期限', 'Hearing by'),
  result: said('决定', 'Decision'),
  decidedOn: said('决定日期', 'Decided on'),
}
/** What formulas alone read. */
export const working: Of<'working'> = {
  applicantKey: office,
  needed: office,
  lacks: office,
  legalUnit: office,
  acceptSeq: office,
  isOwed: office,
  wasOwed: office,
  isInTime: office,
  isEarly: office,
  isGood: office,
  isQuick: office,
  isCounted: office,
  isExcluded: office,
  byPromise: office,
  oneVisit: office,
  one: office,
}

export const params: Programme['params'] = {
  precheckDays: param('网上预审', 'Pre-check of what comes online', 'days', 1, service('art-42')),
  noticeDays: param('一次性告知期限', 'To tell what is missing', 'days', 5, licensing('art-32')),
  supplementDays: param('补正期限', 'To supplement', 'days', 15, local('item-2')),
  deferMost: param('容缺补齐最长', 'Tolerated papers at most', 'days', 20, local('item-2')),
  extendMost: param('延长最长', 'More time at most', 'days', 10, licensing('art-42')),
  askHearingDays: param('申请听证期限', 'To ask for a hearing', 'days', 5, licensing('art-47')),
  holdHearingDays: param('组织听证期限', 'To hold it', 'days', 20, licensing('art-47')),
  hearingNotice: param('听证提前告知', 'Told before a hearing', 'days', 7, licensing('art-48')),
  deliverDays: param('送达期限', 'To deliver', 'days', 10, licensing('art-44')),
  rateDays: param('评价期限', 'To rate', 'days', 30, local('item-6')),
  mendDays: param('差评整改期限', 'To put a bad rating right', 'days', 15, rating('item-2')),
  quickSeconds: param(
    '同一设备连续评价的秒数',
    'Seconds between ratings of one device',
    'count',
    10,
    local('item-6'),
  ),
  adultAge: param('成年', 'Of age', 'years', 18, local('item-2')),
  reuseDays: param('材料再次使用期限', 'To use a paper again', 'days', 180, online('art-7')),
}

export const papers: Programme['papers'] = {
  materials: {
    title: t('申请材料', 'Papers of the application'),
    from: 'applicant',
    reuse: {
      consent: t(
        '我同意在本次办理中再次使用我以前提交的材料，并确认其中的情况没有变化。',
        'I consent that what I handed in before is used again, and confirm that what it says still holds.',
      ),
      days: 'reuseDays',
      clause: service('art-23'),
    },
    clause: service('art-23'),
  },
  proof: {
    title: t('监护证明或者委托书', 'Guardianship or authorisation'),
    from: 'applicant',
    clause: local('item-2'),
  },
}
