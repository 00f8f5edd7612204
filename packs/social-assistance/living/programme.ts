/**
 * The minimum living allowance (最低生活保障) of Shaoyang County, urban and rural: from the application to the last month paid. Both versions
 * are made by one function: before devolution the county decides, after it the township's joint meeting; all else is the same.
 */
import {
  defineProgramme,
  type Outcome,
  type Parameter,
  type Programme,
  type Step,
} from 'yimen/kernel/programme'
import { approval, confirmation, devolution, living, measures, oneCard } from '../clauses.ts'
import { clocks } from './clocks.ts'
import { decisions } from './decisions.ts'
import { fields, roles } from './fields.ts'
import { fixed, params } from './params.ts'
import { applicationSteps, opens } from './steps/application.ts'
import { countySteps, townshipSteps } from './steps/decision.ts'
import { inquirySteps } from './steps/inquiry.ts'
import { noticeSteps } from './steps/notice.ts'
import { payingAndAfter } from './steps/paying.ts'
import { onRegister, type Decider } from './steps/shared.ts'
import { lists, values, working } from './told.ts'
import { supportedOrConfirmed } from '../support/programme.ts'

const ends = {
  refused: { title: { zh: '不予确认', en: 'Refused' }, end: 'refused', outcomes: {} },
  marginal: { title: { zh: '低保边缘家庭', en: 'Marginal family' }, end: 'marginal', outcomes: {} },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: 'withdrawn', outcomes: {} },
  lapsed: { title: { zh: '视为撤回', en: 'Counts as withdrawn' }, end: 'withdrawn', outcomes: {} },
  ended: { title: { zh: '已停发', en: 'Ended' }, end: 'done', outcomes: {} },
} as const satisfies Record<string, Step>

const clear = (zh: string, en: string, clause: string) => ({ reason: { zh, en }, clause })
const listed = clear(
  '每月发放清单和账目要按人数、收入计算金额',
  'Lists and books of each month are worked out of persons and income',
  living('item-10'),
)
const counted = clear('统计报表要计人数和金额', 'Tables count persons and money', confirmation('item-15'))

type Version = {
  readonly version: number
  readonly from: Programme['from']
  readonly who: Decider
  readonly steps: Readonly<Record<string, Step>>
  readonly params: Readonly<Record<string, Parameter>>
  readonly clocks: Programme['clocks']
  readonly reckonings?: Programme['reckonings']
  readonly moves?: Programme['moves']
  readonly basis: string
  /** Roles, fields and lists of the other version alone. */
  readonly unused: readonly string[]
}

const without = <T>(
  all: Readonly<Record<string, T>>,
  ...names: readonly string[]
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))

function livingAllowance({ version, from, who, steps, basis, unused, ...own }: Version): Programme {
  const all: Programme['steps'] = {
    ...applicationSteps,
    ...inquirySteps(who),
    ...noticeSteps(who),
    ...steps,
    ...payingAndAfter(who),
    ...ends,
  }
  return defineProgramme({
    id: 'assistance.living',
    version,
    title: { zh: '最低生活保障', en: 'Minimum living allowance' },
    summary: {
      zh: '共同生活的家庭人均收入低于当地标准、财产符合规定的，可以申请按月发给差额。',
      en: 'A family whose income a head is below the local standard, and whose property is within the limits, is paid the difference each month.',
    },
    from,
    basis: [confirmation('item-1'), confirmation('item-9'), basis, living('item-2')],
    audience: 'resident',
    subject: { name: 'applicantName', people: ['applicantId', 'members.idNo'] },
    roles: without(roles, ...unused),
    fields: without(fields, ...unused),
    papers: {
      identity: {
        title: { zh: '身份证、户口簿', en: 'ID card and household register' },
        from: 'department',
        exempt: { zh: '由公安部门共享，免提交', en: 'Shared by the police, not asked for' },
        clause: measures('art-58'),
      },
      checkReport: {
        title: { zh: '家庭经济状况核对报告', en: 'Report on the family’s means' },
        from: 'office',
        clause: measures('art-58'),
      },
      guardianProof: {
        title: { zh: '监护关系证明（由监护人代领时）', en: 'Proof of guardianship' },
        from: 'applicant',
        clause: oneCard('item-2'),
      },
    },
    params: { ...params, ...own.params },
    tallies: {},
    derived: {
      heads: { value: 'count(members[item.living = "shared"])', clause: living('item-2') },
      income: {
        value: `
          if incomes = null or count(incomes) = 0
          then 0
          else floor(sum(for i in incomes return
            if incomeMonths(i.kind) = 0 then 0 else i.amount / incomeMonths(i.kind)))
        `,
        clause: living('item-2'),
      },
      points: {
        value: `
          sum(for m in members[item.living = "shared"] return
            classPercent(m.health, m.labour, m.status, age(birthOf(m.idNo), today)))
        `,
        clause: living('item-3'),
      },
      declaresKin: {
        value: 'kinDeclared != null and count(kinDeclared) > 0',
        clause: confirmation('item-1'),
      },
      workers: {
        value: 'some m in members satisfies m.living = "shared" and m.labour = "able"',
        clause: confirmation('item-11'),
      },
    },
    inClear: {
      declaresKin: clear(
        '单独登记的家庭由县入户，要能查到',
        'The county visits those registered apart, and must find them',
        confirmation('item-7'),
      ),
      terms: listed,
      benefit: listed,
      newBenefit: listed,
      isLess: clear(
        '减发、停发要先告知并听取陈述，办理环节据此',
        'Who is to get less is heard first: the steps go by it',
        living('item-11'),
      ),
      proposed: counted,
      persons: counted,
      everyMonths: counted,
    },
    decisions,
    ...(own.reckonings ? { reckonings: own.reckonings } : {}),
    elsewhere: {
      isSupported: {
        title: { zh: '有成员是特困供养对象', en: 'A member is supported as one who has nobody' },
        programme: 'assistance.support',
        at: supportedOrConfirmed,
        bars: {
          outcomes: ['carry_over', 'propose', 'confirm'],
          message: {
            zh: '申请人或者所列成员已是特困供养对象，不得重复享受',
            en: 'The applicant or somebody listed is supported as one who has nobody: nobody gets both',
          },
        },
        clause: measures('art-14'),
      },
      inOther: {
        title: { zh: '有成员在别的保障家庭', en: 'A member is on another family’s register' },
        programme: 'assistance.living',
        at: onRegister,
        bars: {
          outcomes: ['carry_over'],
          message: { zh: '该人已在保障家庭中，不得重复转入', en: 'This person is on the register already' },
        },
        clause: confirmation('item-10'),
      },
    },
    listed: {
      given: {
        title: { zh: '已列入发放清单', en: 'Given by lists' },
        list: { programme: 'assistance.living_batch', name: 'lines' },
        case: 'member',
        sums: 'amount',
        except: ['discarded'],
        clause: living('item-10'),
      },
      released: {
        title: { zh: '已交银行代发', en: 'Released to the bank' },
        list: { programme: 'assistance.living_batch', name: 'lines' },
        case: 'member',
        sums: 'amount',
        except: ['discarded', 'gathering', 'listed', 'checked'],
        clause: living('item-10'),
      },
    },
    clocks: { ...clocks, ...own.clocks },
    obligations: {
      review: {
        title: { zh: '定期核查', en: 'Review' },
        clock: 'review',
        ends: { done: { zh: '已核查', en: 'Done' }, late: { zh: '逾期核查', en: 'Done late' } },
        clause: confirmation('item-11'),
      },
      change: {
        title: { zh: '家庭变化待核实', en: 'A change to look into' },
        clock: 'change',
        ends: { done: { zh: '已办理', en: 'Done' }, late: { zh: '逾期办理', en: 'Done late' } },
        clause: confirmation('item-11'),
      },
      account: {
        title: { zh: '账户待更正', en: 'Account to be corrected' },
        clock: 'account',
        clause: living('item-10'),
      },
      overpayment: {
        title: { zh: '多发待退回', en: 'Overpayment to be paid back' },
        clock: 'recovery',
        clause: living('item-9'),
      },
    },
    accounts: {
      livingGranted: { title: { zh: '低保金支出', en: 'Living allowance granted' }, kind: 'expense' },
      livingTransit: {
        title: { zh: '低保金银行代发中', en: 'Living allowance with the bank' },
        kind: 'liability',
      },
      livingBank: { title: { zh: '低保金代发账户', en: 'Paying account' }, kind: 'source' },
      livingRecoverable: { title: { zh: '应退回低保金', en: 'To be paid back' }, kind: 'asset' },
      livingLoss: { title: { zh: '低保金核销损失', en: 'Written off' }, kind: 'expense' },
    },
    opens: opens as Readonly<Record<string, Outcome>>,
    steps: all,
    values,
    working,
    lists: without(lists, ...unused),
    about: ['benefit', 'proposed'],
    prints: {
      receipt: { title: { zh: '受理通知书', en: 'Acceptance receipt' }, form: 'receipt', after: ['accept'] },
      supplement: {
        title: { zh: '补正材料一次性告知书', en: 'Notice of what is missing' },
        form: 'supplement',
        after: ['supplement'],
      },
      decision: {
        title: { zh: '低保决定书', en: 'Decision' },
        form: 'decision',
        after: [
          'confirm',
          'confirm_marginal',
          'tell_refusal',
          'refuse_acceptance',
          'decide_change',
          'stop',
          'exit',
        ],
      },
    },
    remedy: {
      text: {
        zh: '对决定不服的，可以自收到决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
        en:
          'You may ask for administrative reconsideration within sixty days, ' +
          'or bring a lawsuit within six months, of receiving the decision.',
      },
      clause: measures('art-65'),
    },
    ...(own.moves ? { moves: own.moves } : {}),
  } as Programme)
}

const county: Decider = {
  role: 'county-leader',
  by: 'county',
  afterOpinion: 'review',
  decision: 'deciding',
  makers: ['propose', 'agree'],
  begins: [],
  clause: approval('item-1'),
}
const township: Decider = {
  role: 'township-leader',
  by: 'township',
  afterOpinion: 'posting',
  decision: 'meeting',
  makers: ['propose'],
  begins: ['opinions'],
  clause: devolution('item-1'),
}

const decisionClock = (starts: readonly string[], zh: string, en: string, clause: string) => ({
  title: { zh, en },
  limit: { param: 'confirmDays', unit: 'working_day' as const },
  starts,
  stops: ['confirm', 'confirm_marginal', 'refuse', 'return', 'withdraw'],
  clause,
})

/** The county decides. */
export const firstLiving: Programme = livingAllowance({
  version: 1,
  from: '2020-01-01',
  who: county,
  steps: countySteps(county),
  unused: ['opinion', 'opinionNote', 'opinions'],
  basis: approval('item-1'),
  params: {
    confirmDays: fixed('县级审批时限', 'County decision', 'days', 10, approval('item-1')),
    wholeDays: fixed('全程时限', 'The whole', 'days', 30, confirmation('item-8')),
  },
  clocks: {
    decision: decisionClock(
      ['close_notice', 'propose_refusal'],
      '县级审批时限',
      'County decision',
      approval('item-1'),
    ),
  },
})

const opinionClock = (by: 'township-head' | 'village-worker', zh: string, en: string) => ({
  title: { zh, en },
  limit: { param: 'opinionDays', unit: 'working_day' as const },
  starts: ['close_notice', 'propose_refusal'],
  stops: ['opine', 'confirm', 'confirm_marginal', 'refuse', 'return', 'withdraw'],
  by,
  clause: devolution('item-2'),
})

/** The day of devolution: the township decides from then on. */
export const devolvedOn = '2021-07-01'
export const secondLiving: Programme = livingAllowance({
  version: 2,
  from: devolvedOn,
  who: township,
  steps: townshipSteps(township),
  unused: [],
  basis: devolution('item-1'),
  params: {
    confirmDays: fixed('乡镇确认时限', 'Township decision', 'days', 3, devolution('item-2')),
    opinionDays: fixed('联审意见时限', 'Opinion for the meeting', 'days', 2, devolution('item-2')),
    wholeDays: fixed('全程时限', 'The whole', 'days', 25, devolution('item-3')),
  },
  clocks: {
    decision: decisionClock(
      ['close_notice', 'propose_refusal'],
      '乡镇确认时限',
      'Township decision',
      devolution('item-2'),
    ),
    opinionHead: opinionClock('township-head', '民政办意见时限', 'Opinion of the civil affairs office'),
    opinionVillage: opinionClock('village-worker', '村（居）委会意见时限', 'Opinion of the committee'),
  },
  reckonings: {
    joint: {
      ability: 'kernel.review@1',
      with: { opinions: 'opinions' },
      rules: { step: 'meeting', silence: 'agrees' },
      clause: devolution('item-2'),
    },
  },
  moves: [
    {
      from: 1,
      title: { zh: '转按下放后的办法办理', en: 'Go on under the rules after devolution' },
      by: ['township-clerk'],
      steps: {
        ...Object.fromEntries(
          Object.entries(firstLiving.steps).flatMap(([name, step]) =>
            step.end === undefined ? [[name, name]] : [],
          ),
        ),
        review: 'opinion',
        deciding: 'meeting',
      },
      clause: devolution('item-4'),
    },
  ],
})
