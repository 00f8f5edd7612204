/** A contract of the county with whoever evaluates, cares, delivers or serves: nobody acts under one that is not in force. */
import { defineProgramme, type Guard } from 'yimen/kernel/programme'
import { supportRules } from '../clauses.ts'
import { contractKinds } from '../registers.ts'

/** Under a contract of this kind that is in force; `by`: whoever acts is the post that it names. */
export const underContract = (kind: keyof typeof contractKinds, by?: 'post'): Guard => ({
  test:
    `contract != null and contract.standing = "in_force" and contract.kind = "${kind}" ` +
    `and contract.validTo >= today${by === undefined ? '' : ' and contract.post = actorPost'}`,
  clause: supportRules('item-11'),
  message: {
    zh: `没有在有效期内的${contractKinds[kind].zh}合同`,
    en: `There is no contract in force for this: ${contractKinds[kind].en}`,
  },
})

/** When it is drafted, and still when it is signed. */
const goesBeyondToday: Guard = {
  test: 'validTo > today',
  clause: supportRules('item-11'),
  message: { zh: '有效期应当在今天以后', en: 'It must be valid beyond today' },
}

const entry = (standing: string) =>
  ({
    kind: 'enter',
    register: 'assistance.contracts',
    id: 'caseId',
    standing,
    body: {
      provider: 'provider',
      kind: 'contractKind',
      post: 'post',
      rate: 'rate',
      validTo: 'validTo',
      contractNo: 'contractNo',
    },
  }) as const

export const contract = defineProgramme({
  id: 'assistance.contract',
  version: 1,
  title: { zh: '社会救助服务和物资合同', en: 'Contract for services or goods' },
  summary: {
    zh: '县民政局与医院、照料公司、供应商签订合同，登记入册，期满或者终止后不得再履行。',
    en: 'The county’s contracts with hospitals, care companies and suppliers, on a register until they end.',
  },
  from: '2020-01-01',
  basis: [supportRules('item-11'), supportRules('item-4')],
  audience: 'office',
  roles: {
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
    'county-clerk': { title: { zh: '县民政局经办人', en: 'Clerk of the county bureau' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
  },
  fields: {
    provider: { type: 'text', max: 60, title: { zh: '提供单位', en: 'Provider' } },
    contractKind: { type: 'choice', title: { zh: '合同类别', en: 'Kind' }, options: contractKinds },
    contractNo: { type: 'text', max: 60, title: { zh: '合同编号', en: 'Number' } },
    post: {
      type: 'post',
      title: { zh: '履行岗位', en: 'Post that acts under it' },
      hint: { zh: '评估、照料、服务类合同填写', en: 'For evaluation, care and services' },
    },
    rate: {
      type: 'fen',
      min: 100,
      max: 10_000_000,
      title: { zh: '合同单价（元）', en: 'Price' },
      hint: {
        zh: '照料每天、服务每次、物资每件、评估每人',
        en: 'A day of care, a service, a piece, a person',
      },
    },
    validTo: { type: 'day', title: { zh: '有效期至', en: 'Valid to' } },
    reason: { type: 'text', max: 500, lines: true, title: { zh: '理由', en: 'Reason' } },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {
    term: {
      title: { zh: '合同有效期', en: 'Term of the contract' },
      limit: { until: 'validTo' },
      starts: ['sign'],
      stops: ['end', 'expire'],
      lapses: {
        outcome: 'expire',
        tells: { zh: '合同已经期满。', en: 'The contract has ended with its term.' },
      },
      clause: supportRules('item-11'),
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    draft: {
      title: { zh: '拟订合同', en: 'Draft a contract' },
      by: ['county-clerk'],
      to: 'drafted',
      asks: {
        provider: 'required',
        contractKind: 'required',
        contractNo: 'required',
        post: { when: 'contractKind != "goods"' },
        rate: 'required',
        validTo: 'required',
      },
      when: [goesBeyondToday],
      clause: supportRules('item-11'),
    },
  },
  steps: {
    drafted: {
      title: { zh: '待签订', en: 'To be signed' },
      holder: 'county-leader',
      outcomes: {
        sign: {
          title: { zh: '签订合同', en: 'Sign' },
          by: ['county-leader'],
          to: 'in_force',
          notBy: ['draft'],
          when: [goesBeyondToday],
          effects: [entry('"in_force"')],
          clause: supportRules('item-11'),
        },
        reject: {
          title: { zh: '不予签订', en: 'Do not sign' },
          by: ['county-leader'],
          to: 'rejected',
          asks: { reason: 'required' },
          clause: supportRules('item-11'),
        },
      },
    },
    in_force: {
      title: { zh: '履行中', en: 'In force' },
      holder: 'county-clerk',
      dormant: true,
      outcomes: {
        expire: {
          title: { zh: '合同期满', en: 'Its term is over' },
          by: ['system'],
          to: 'ended',
          effects: [entry('"ended"')],
          clause: supportRules('item-11'),
        },
        end: {
          title: { zh: '终止合同', en: 'End it' },
          by: ['county-clerk'],
          to: 'ended',
          asks: { reason: 'required' },
          effects: [entry('"ended"')],
          clause: supportRules('item-11'),
        },
      },
    },
    ended: { title: { zh: '已终止', en: 'Ended' }, end: 'done', outcomes: {} },
    rejected: { title: { zh: '未签订', en: 'Not signed' }, end: 'refused', outcomes: {} },
  },
})
