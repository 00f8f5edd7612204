/** A manager claims a customer; one that another has claimed is shared in per cent that sum to a hundred. No list names a customer. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { indicatorOptions } from '../indicators.ts'
import { act, choice, must, none, past, rolesOf, said, t, whole, words } from '../shared.ts'

const rule = local('item-11')
const head = ['branch-head'] as const
const entered = (standing: string, share: string): EffectRule => ({
  kind: 'enter',
  register: 'season.claims',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { indicator: 'indicator', manager: 'manager', share, closedOn: 'closedOn' },
})
/** Who claimed a customer first keeps the place; whose it is now the claims tell. */
const customerEntry: EffectRule = {
  kind: 'enter',
  register: 'season.customers',
  id: 'indicator + "/" + customerIs',
  standing: '"claimed"',
  body: { first: 'caseId', manager: 'manager' },
  when: 'earlier = null',
}

export const claim = defineProgramme({
  ...none,
  id: 'season.claim',
  title: t('营销认领', 'A customer claimed'),
  summary: t(
    '客户经理认领新增客户；同一客户已有人认领的，由一级支行行长按百分比分开，合计一百。',
    'A manager claims a new customer; one that was claimed before is shared by the head of the sub-branch in per cent that sum to 100.',
  ),
  basis: [rule, local('item-10')],
  roles: rolesOf('customer-manager', 'team-head', 'outlet-head', 'branch-head', 'system'),
  fields: {
    indicator: choice('指标', 'Indicator', indicatorOptions),
    customerNo: {
      type: 'text',
      max: 20,
      sensitive: true,
      findable: 'never',
      title: t('客户号', 'Customer number'),
      hint: t('业务系统的客户号，不写姓名、名称', 'The number in the core system; no name'),
    },
    closedOn: past('办理日期', 'Done on'),
    note: words('说明', 'Note', 200),
    mine: whole('本认领份额（%）', 'Share of this claim, per cent', 100),
    newShare: whole('先认领的份额（%）', 'Share of the earlier claim, per cent', 100),
    reason: words('理由', 'Why', 200),
  },
  reckonings: {
    customerKey: { ability: 'season.customer@1', with: { customerNo: 'customerNo' }, clause: rule },
  },
  entries: { earlier: { register: 'season.customers', id: 'indicator + "/" + customerKey' } },
  values: {
    share: { title: t('份额（%）', 'Share, per cent'), unit: 'count' },
    managerSince: said('认领时刻', 'Claimed at'),
    other: said('先认领的', 'The earlier claim'),
  },
  working: { customerIs: { seenBy: 'office' }, manager: { seenBy: 'office' } },
  opens: {
    claim: act(t('认领', 'Claim'), ['customer-manager'], 'claimed', rule, {
      asks: { indicator: 'required', customerNo: 'required', closedOn: 'required', note: 'optional' },
      when: [
        must(
          'earlier = null or earlier.manager != actorPost',
          rule,
          '本人已经认领该客户',
          'You have claimed that customer',
        ),
      ],
      sets: {
        customerIs: 'customerKey',
        manager: 'actorPost',
        managerSince: 'moment',
        share: 'if earlier = null then 100 else 0',
        other: 'if earlier = null then null else earlier.first',
      },
      branches: [
        {
          title: t('该客户已有人认领的', 'Where another has claimed it'),
          when: 'earlier != null',
          to: 'doubled',
          clause: local('item-10'),
        },
      ],
      effects: [
        customerEntry,
        {
          kind: 'enter',
          register: 'season.claims',
          id: 'caseId',
          standing: 'if earlier = null then "claimed" else "doubled"',
          body: { indicator: 'indicator', manager: 'actorPost', share: 'share', closedOn: 'closedOn' },
        },
      ],
    }),
  },
  steps: {
    claimed: {
      title: t('已认领', 'Claimed'),
      holder: 'team-head',
      dormant: true,
      outcomes: {
        lessen: act(t('与后认领的分开', 'Shared with a later claim'), ['system'], 'claimed', rule, {
          asks: { newShare: 'required' },
          sets: { share: 'newShare' },
          effects: [entered('shared', 'share')],
        }),
        withdraw: act(
          t('撤回认领', 'Withdraw'),
          ['customer-manager', 'team-head', 'outlet-head'],
          'withdrawn',
          rule,
          {
            asks: { reason: 'required' },
            when: [must('share = 100', rule, '已经分开的不能撤回', 'What is shared is not withdrawn')],
            effects: [entered('withdrawn', '0')],
          },
        ),
      },
    },
    doubled: {
      title: t('重复认领，待分开', 'Claimed twice'),
      holder: 'branch-head',
      outcomes: {
        divide: act(t('按百分比分开', 'Share it'), head, 'settled', rule, {
          asks: { mine: 'required', newShare: 'required', reason: 'required' },
          when: [must('mine + newShare = 100', rule, '两人份额合计应当为100', 'Both shares sum to 100')],
          sets: { share: 'mine' },
          effects: [
            entered('shared', 'mine'),
            { kind: 'command', case: 'other', outcome: 'lessen', input: { newShare: 'newShare' } },
          ],
        }),
      },
    },
    settled: { title: t('已分开', 'Shared'), end: 'done', outcomes: {} },
    withdrawn: { title: t('已撤回', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
  },
})
