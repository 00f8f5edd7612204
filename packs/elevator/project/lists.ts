/** The lists that outcomes add to, by their columns, and what formulas alone read of the rest. */
import type { Field, ListOf, Programme } from 'yimen/kernel/programme'
import { fields } from './fields/index.ts'
import { forOwners } from './fields/kinds.ts'

const on: Field = { type: 'day', title: { zh: '日期', en: 'Day' } }
const number: Field = { type: 'integer', min: 1, max: 10_000, title: { zh: '编号', en: 'No.' } }
const amount: Field = { type: 'fen', min: 0, max: 10_000_000_000, title: { zh: '金额', en: 'Amount' } }
const yes = (zh: string, en: string): Field => ({ type: 'boolean', title: { zh, en } })
/** A person by their key, which is nobody's to read. */
const key = (zh: string, en: string): Field & { readonly optional: true } => ({
  type: 'text',
  max: 80,
  sensitive: true,
  title: { zh, en },
  optional: true,
})
const optional = <const F extends Field>(field: F): F & { readonly optional: true } => ({
  ...field,
  optional: true,
})
const by: Field = {
  type: 'choice',
  title: { zh: '检查单位', en: 'By' },
  options: {
    'district-office': { zh: '区加装电梯工作机构', en: 'District office' },
    'city-housing': { zh: '市住房和城乡建设局', en: 'City housing' },
    'city-market': { zh: '市市场监督管理局', en: 'City market regulator' },
  },
}
const late = optional(yes('超期', 'Late'))
const list = (zh: string, en: string, of: ListOf['of']): ListOf => ({
  type: 'list',
  max: 10_000,
  title: { zh, en },
  of,
})

export const lists = {
  /** What each said, paid or bought into: their own pages tell it to them, of the others they see nothing. */
  objections: list('异议', 'Objections', {
    no: number,
    on,
    relation: fields.relation,
    ground: fields.ground,
    text: fields.objection,
    inTime: yes('公示期内', 'In time'),
    by: key('异议人', 'By'),
  }),
  mediations: list('调解', 'Mediations', {
    no: number,
    on,
    result: fields.mediated,
    note: fields.mediationNote,
    amount: optional(fields.compensationFen),
  }),
  /** A vote that came with the dwelling is told as it stood, also one on which the co-owners differed. */
  ballots: list('表决', 'Votes', {
    room: fields.ballotRoom,
    choice: {
      ...fields.choice,
      options: { ...fields.choice.options, split: { zh: '共有人意见不一', en: 'Co-owners differ' } },
    },
    owner: key('业主', 'Owner'),
    all: yes('全体共有人', 'All co-owners'),
    on,
    paper: optional(yes('纸质', 'On paper')),
    papers: optional(fields.ballotPaper),
    signer: optional(fields.paperSigner),
    inherited: optional(yes('随房转移', 'With the dwelling')),
  }),
  privateConsents: list('占用专有部分的同意', 'Consents to the use of one’s own part', {
    room: fields.privateRoom,
    owner: key('业主', 'Owner'),
    all: yes('全体共有人', 'All co-owners'),
    on,
    papers: optional(fields.privatePaper),
  }),
  payments: list('缴款', 'Paid in', {
    room: fields.payRoom,
    amount,
    source: fields.paySource,
    holder: optional(fields.fundHolder),
    on,
  }),
  fundDraws: list('公积金提取', 'Withdrawn from the provident fund', {
    room: fields.payRoom,
    amount,
    holder: fields.fundHolder,
    on,
  }),
  noticeProofs: list('逐日张贴证明', 'Proof of each day', { day: on, witness: fields.witness }),
  opinions: list('部门意见', 'Opinions of the departments', {
    party: { type: 'text', max: 40, title: { zh: '部门', en: 'Department' } },
    opinion: fields.opinion,
    conditions: optional(fields.conditions),
    on,
  }),
  hearings: list('听证', 'Hearings', { no: number, note: fields.hearingNote, on }),
  joiners: list('后加入业主', 'Late joiners', { room: fields.joinRoom, amount, on }),
  paidOut: forOwners(list('阶段款', 'Paid out', { stage: fields.stage, amount, on })),
  inspections: forOwners(list('质量安全检查', 'Quality and safety checks', { on, by })),
  maintenances: forOwners(
    list('维护保养记录', 'Maintenance', { on, kind: fields.maintained, note: fields.maintenanceNote, late }),
  ),
  drills: forOwners(list('应急演练', 'Drills', { on, note: fields.drillNote, late })),
  runningCosts: forOwners(list('运行费用', 'Running costs', { period: fields.runningPeriod, amount, on })),
  runningShares: forOwners(
    list('本期运行费用分摊', 'Shares of the last running costs', { room: fields.payRoom, amount }),
  ),
  calls: forOwners(list('困人报告', 'Calls for rescue', { on, people: fields.trapped })),
  rescues: forOwners(list('困人救援', 'Rescues', { on, people: fields.trapped, late })),
  redMarks: forOwners(list('红色标记', 'Red marks', { on, by })),
  cures: forOwners(list('整改完成', 'Cured', { on })),
} as const satisfies Programme['lists']

/** Forms for the owners are filled from these. */
export const working: NonNullable<Programme['working']> = {
  voters: { seenBy: 'concerned' },
  memberRooms: { seenBy: 'concerned' },
  finalShares: { seenBy: 'concerned' },
}
