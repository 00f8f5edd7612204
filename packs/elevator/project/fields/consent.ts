/** What is asked from the first meeting of the stair to the agreement. */
import type { Field } from 'yimen/kernel/programme'
import { text, note, papers, day, fen, fileOnly, room, person, guardian, forOwners } from './kinds.ts'

/** How costs may be shared: see the tables in `rules.ts`. */
const tables = {
  area: { zh: '按专有面积', en: 'By area' },
  hangzhou: { zh: '参考系数（杭州型）', en: 'Hangzhou-type coefficients' },
  shanghai: { zh: '参考系数（上海型）', en: 'Shanghai-type coefficients' },
  coefficients: { zh: '面积系数', en: 'Area coefficients' },
  guangdong: { zh: '参考系数（广东型）', en: 'Guangdong-type coefficients' },
} as const

export const consentFields = {
  unit: forOwners({ type: 'entry', register: 'elevator.units', title: { zh: '单元', en: 'Stair unit' } }),
  group: forOwners(note('筹备小组成员', 'Preparatory group', 300)),
  dwellings: {
    type: 'list',
    max: 200,
    title: { zh: '户册', en: 'Dwellings' },
    of: {
      room: room('房号', 'Room'),
      floor: { type: 'integer', min: 1, max: 40, title: { zh: '楼层', en: 'Floor' } },
      area: {
        type: 'integer',
        min: 1,
        max: 10_000_000,
        title: { zh: '专有面积（百分之一平方米）', en: 'Exclusive area (1/100 m²)' },
      },
      certificateNo: {
        type: 'text',
        max: 40,
        title: { zh: '不动产权证号', en: 'Certificate' },
        optional: true,
      },
      unsold: { type: 'boolean', title: { zh: '建设单位未售', en: 'Not sold yet' }, optional: true },
    },
  },
  owners: {
    type: 'list',
    max: 400,
    sensitive: true,
    title: { zh: '业主', en: 'Owners' },
    of: { room: { ...room('房号', 'Room'), joins: true }, ...person, ...guardian },
  },
  planText: forOwners(note('初步方案', 'First plan')),
  budget: forOwners(fen('估算总造价', 'Estimated price')),
  shaftWidth: forOwners({
    type: 'integer',
    min: 100,
    max: 1_000,
    title: { zh: '井道宽（厘米）', en: 'Shaft width (cm)' },
  }),
  shaftDepth: forOwners({
    type: 'integer',
    min: 100,
    max: 1_000,
    title: { zh: '井道深（厘米）', en: 'Shaft depth (cm)' },
  }),
  entry: forOwners(
    fileOnly({
      type: 'choice',
      title: { zh: '入户方式', en: 'Entry' },
      options: {
        level: { zh: '平层入户', en: 'Level' },
        half_landing: { zh: '错层入户', en: 'Half landing' },
      },
    }),
  ),
  privateRooms: forOwners({
    type: 'list',
    max: 20,
    title: { zh: '占用其专有部分的户', en: 'Dwellings whose own part is used' },
    of: { room: room('房号', 'Room') },
  }),
  maintenanceFund: forOwners(fen('方案使用住宅维修资金', 'Maintenance fund that the plan spends')),
  planPapers: forOwners(papers('plan', '方案图', 'Drawings of the plan')),
  closesOn: forOwners(day('表决截止日', 'Ballot closes on')),
  ballotRoom: room('房号', 'Room'),
  choice: {
    type: 'choice',
    title: { zh: '表决意见', en: 'Vote' },
    options: {
      agree: { zh: '同意', en: 'Agree' },
      disagree: { zh: '不同意', en: 'Disagree' },
      abstain: { zh: '弃权', en: 'Abstain' },
    },
  },
  ballotPaper: papers(
    'ballot',
    '表决票照片（全体共有人签名）',
    'Photo of the ballot, signed by all co-owners',
    4,
  ),
  proxyProof: papers(
    'proxy',
    '委托书（业主或其他共有人的）',
    'Authorisation by the owner or the co-owners',
    4,
  ),
  proxyTo: day('委托书有效期至', 'Authorisation valid to'),
  proxyName: { type: 'name', sensitive: true, title: { zh: '受托人', en: 'Proxy' } },
  paperSigner: {
    type: 'choice',
    title: { zh: '纸质票签名人', en: 'Who signed the paper' },
    options: {
      owner: { zh: '业主（全体共有人）', en: 'The owner, all co-owners' },
      proxy: { zh: '受托人', en: 'A proxy' },
      guardian: { zh: '监护人', en: 'The guardian' },
    },
  },
  privateRoom: room('房号', 'Room'),
  privatePaper: papers('private_consent', '占用专有部分同意书', 'Consent to the use of one’s own part', 4),
  soldRoom: room('转让的房号', 'Room that was sold'),
  soldOn: fileOnly(day('登记日期', 'Registered on')),
  newOwners: {
    type: 'list',
    max: 10,
    sensitive: true,
    title: { zh: '新业主', en: 'New owners' },
    of: { ...person, ...guardian },
  },
  members: forOwners({
    type: 'list',
    max: 200,
    title: { zh: '出资户', en: 'Dwellings that pay' },
    of: { room: room('房号', 'Room') },
  }),
  costTable: forOwners({
    type: 'choice',
    title: { zh: '分摊办法', en: 'How costs are shared' },
    options: tables,
  }),
  runningTable: forOwners({
    type: 'choice',
    title: {
      zh: '运行费用分摊办法（不约定的按专有面积）',
      en: 'How running costs are shared; by area where nothing is agreed',
    },
    options: tables,
  }),
  price: forOwners(fen('总造价', 'Total price')),
  agreedShares: forOwners({
    type: 'list',
    max: 200,
    title: { zh: '自行约定的分摊', en: 'Shares as the owners agreed' },
    of: {
      room: room('房号', 'Room'),
      amount: { type: 'fen', min: 0, max: 1_000_000_000, title: { zh: '金额', en: 'Amount' } },
    },
  }),
  implementer: forOwners(text('实施主体', 'Implementing body')),
  manager: forOwners({
    type: 'choice',
    title: { zh: '建成后的管理人', en: 'Manager after completion' },
    options: {
      property: { zh: '物业公司', en: 'Property company' },
      owners: { zh: '业主（无物业）', en: 'Owners, without a property company' },
    },
  }),
  compensation: forOwners(note('对受影响业主的补偿', 'Compensation of those affected', 500)),
  agreementPaper: papers('agreement', '项目协议书', 'Agreement'),
} as const satisfies Readonly<Record<string, Field>>
