/** An elder who may be given points, and what is served for them. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  fullName,
  idNo,
  line,
  must,
  none,
  rolesOf,
  said,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'

const entered = (standing: string) =>
  ({
    kind: 'enter',
    register: 'volunteers.elders',
    id: 'caseId',
    standing: `"${standing}"`,
    body: { label: 'label', reason: 'reason', number: 'caseId' },
  }) as const

export const elder = defineProgramme({
  ...none,
  id: 'volunteers.elder',
  title: t('受赠老人', 'An elder who may be given to'),
  summary: t(
    '民政登记符合条件的老人，接受捐赠的积分，按积分安排志愿者上门服务。',
    'Civil affairs lists who fits; points that are given to them are used for service at home.',
  ),
  basis: [local('item-11')],
  audience: 'office',
  subject: { name: 'name', people: ['idNo'] },
  roles: rolesOf('civil', 'system'),
  fields: {
    name: fullName('姓名', 'Name'),
    idNo: idNo('身份证号', 'ID number'),
    reason: choice('条件', 'Why', {
      eighty: t('80周岁以上', '80 or more'),
      sixty: t('60至79周岁低收入、残疾', '60 to 79 with low income and a disability'),
    }),
    verified: yes('低收入和残疾已核实', 'Income and disability are verified'),
    area: { ...line('住址（社区）', 'Community', 40), forTheFile: true },
    points: whole('积分', 'Points', 100_000, 1),
    served: { ...words('服务内容', 'What was done', 200), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  inClear: {
    label: {
      reason: t('捐赠时要认得出是哪位老人，只写姓氏', 'Who gives must know to whom: the surname alone'),
      clause: local('item-11'),
    },
  },
  values: { label: said('称呼', 'Called'), held: count('积分', 'Points') },
  accounts: {
    kept: {
      title: t('受赠积分', 'Points that were given'),
      kind: 'asset',
      unit: 'points',
      per: 'case',
      floor: 0,
    },
    donated: { title: t('捐赠积分', 'Points given'), kind: 'expense', unit: 'points' },
    service: { title: t('上门服务', 'Service at home'), kind: 'expense', unit: 'points' },
  },
  opens: {
    list: act(t('登记', 'List'), ['civil'], 'listed', local('item-11'), {
      asks: {
        name: 'required',
        idNo: 'required',
        reason: 'required',
        verified: { when: 'reason = "sixty"' },
        area: 'required',
      },
      sets: { label: 'substring(name, 1, 1) + "老人"', held: '0' },
      when: [
        must(
          'if reason = "eighty" then age(birthOf(idNo), today) >= 80 else (age(birthOf(idNo), today) >= 60 and verified = true)',
          local('item-11'),
          '不符合受赠条件',
          'They do not fit the conditions',
        ),
      ],
      effects: [entered('listed')],
    }),
  },
  steps: {
    listed: {
      title: t('在册', 'Listed'),
      holder: 'civil',
      outcomes: {
        receive: act(t('接受捐赠', 'Be given'), ['system'], 'listed', local('item-11'), {
          unordered: true,
          asks: { points: 'required' },
          own: ['points'],
          sets: { held: 'held + points' },
          effects: [
            {
              kind: 'transfer',
              debit: 'kept',
              credit: 'donated',
              amount: 'points',
              memo: t('接受捐赠', 'Given'),
            },
          ],
        }),
        serve: act(t('安排服务', 'Serve'), ['civil'], 'listed', local('item-11'), {
          asks: { points: 'required', served: 'required' },
          own: ['points', 'served'],
          sets: { held: 'held - points' },
          when: [must('held >= 0', local('item-11'), '积分不够', 'There are not that many points')],
          effects: [
            {
              kind: 'transfer',
              debit: 'service',
              credit: 'kept',
              amount: 'points',
              memo: t('上门服务', 'Service at home'),
            },
          ],
        }),
        end: act(t('退出', 'Take off the list'), ['civil'], 'ended', local('item-11'), {
          asks: { why: 'required' },
          effects: [entered('ended')],
        }),
      },
    },
    ended: {
      title: t('已退出', 'Ended'),
      end: 'done',
      outcomes: {
        receive: act(t('接受捐赠', 'Be given'), ['system'], 'ended', local('item-11'), {
          unordered: true,
          asks: { points: 'required' },
          own: ['points'],
          sets: { held: 'held + points' },
          effects: [
            {
              kind: 'transfer',
              debit: 'kept',
              credit: 'donated',
              amount: 'points',
              memo: t('接受捐赠', 'Given'),
            },
          ],
        }),
      },
    },
  },
})
