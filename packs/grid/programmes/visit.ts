/** The visits to a household: whom, why, who was met, what came of it, and when the next one is due. A dispute that is found goes to mediation. */
import { defineProgramme, type EffectRule, type Outcome } from 'yimen/kernel/programme'
import { kinds } from '../categories.ts'
import { local } from '../clauses.ts'
import { address, point } from '../place.ts'
import {
  act,
  choice,
  count,
  day,
  levels,
  line,
  must,
  none,
  office,
  rolesOf,
  t,
  words,
  yes,
} from '../shared.ts'

const worker = ['grid-worker'] as const
const keepers = ['grid-worker', 'grid-head', 'community-head'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'grid.households',
  id: 'householdNo',
  standing: `"${standing}"`,
  body: { address: 'address', visits: 'visits', nextDue: 'nextDue' },
})
const visited: Outcome<'visited'> = act(t('走访', 'Visit'), worker, 'visited', local('item-13'), {
  asks: {
    purpose: 'required',
    met: 'required',
    result: 'required',
    nextDue: 'required',
    tag: 'optional',
    foundDispute: 'required',
    disputeKind: { when: 'foundDispute' },
    matter: { when: 'foundDispute' },
  },
  begins: ['disputeKind', 'matter'],
  when: [
    must('nextDue > today', local('item-13'), '下次走访应当在今天以后', 'The next visit is after today'),
    must(
      'foundDispute = false or substring(disputeKind, 1, 3) = "c11"',
      local('item-18'),
      '不是民间纠纷的，请按事件上报',
      'What is no private dispute is reported as an event',
    ),
  ],
  sets: { visits: 'visits + 1', disputes: 'if foundDispute then [{n: 1}] else []' },
  effects: [
    entered('visited'),
    {
      kind: 'open_each',
      list: 'disputes',
      programme: 'grid.mediation',
      outcome: 'from_visit',
      input: { visit: 'caseId', kind: 'disputeKind', address: 'address', matter: 'matter' },
    },
  ],
})

export const visit = defineProgramme({
  ...none,
  id: 'grid.visit',
  title: t('入户走访', 'Visits to a household'),
  summary: t(
    '每户一份走访档案：目的、见到谁、结果、下次走访日期，到期自动列为待访；发现民间纠纷转人民调解；敏感标签只有网格员以上岗位看到。',
    'A file for each household: purpose, who was met, result, the next visit, due by itself; a private ' +
      'dispute goes to mediation; sensitive tags are seen by workers and above alone.',
  ),
  basis: [local('item-13'), local('item-18')],
  audience: 'office',
  subject: { name: 'householdNo', people: [], place: true },
  levels,
  roles: rolesOf('grid-worker', 'grid-head', 'community-head', 'system'),
  fields: {
    householdNo: line('户号', 'Household', 30),
    address,
    point,
    purpose: {
      forTheFile: true,
      ...choice('走访目的', 'Purpose', {
        routine: t('日常走访', 'Routine'),
        care: t('关爱重点人员', 'Care'),
        policy: t('政策宣传', 'Policy'),
        survey: t('情况摸排', 'Survey'),
        follow_up: t('回访', 'Follow-up'),
      }),
    },
    met: {
      forTheFile: true,
      ...choice('见到谁', 'Who was met', {
        head: t('户主', 'Head of the household'),
        family: t('家庭成员', 'Family'),
        neighbour: t('邻居', 'A neighbour'),
        nobody: t('无人在家', 'Nobody at home'),
      }),
    },
    result: words('走访情况', 'What came of it', 300),
    nextDue: day('下次走访日期', 'Next visit due'),
    tag: {
      ...choice('关注标签', 'Tag', {
        none: t('无', 'None'),
        alone: t('独居老人', 'Old and alone'),
        disabled: t('残疾', 'Disabled'),
        illness: t('严重精神障碍', 'Severe mental illness'),
        correction: t('社区矫正', 'Community correction'),
        rehab: t('戒毒康复', 'Drug rehabilitation'),
        released: t('刑满释放', 'Released'),
        child: t('留守儿童', 'Left-behind child'),
        poor: t('低收入', 'Low income'),
      }),
      sensitive: true,
      forTheFile: true,
    },
    foundDispute: yes('发现民间纠纷', 'A private dispute was found'),
    disputeKind: choice('纠纷类别', 'Which', kinds),
    matter: words('纠纷情况', 'What it is about', 300),
    reason: words('销户理由', 'Why the file ends', 200),
  },
  values: { visits: count('走访次数', 'Visits') },
  /** [FO9] Where it is, where that was told: the worker's map shows who is to be visited. */
  located: { atGrid: { title: t('住址所在网格', 'Grid of the household'), point: 'point', on: 'today' } },
  working: { disputes: office },
  clocks: {
    next: {
      title: t('下次走访', 'Next visit'),
      limit: { until: 'nextDue' },
      starts: ['visit'],
      stops: ['visit_due', 'end_file'],
      lapses: { outcome: 'visit_due', tells: t('走访到期。', 'A visit is due.') },
      clause: local('item-13'),
    },
  },
  opens: {
    enrol: act(t('建户', 'Enrol'), worker, 'due', local('item-13'), {
      asks: { householdNo: 'required', address: 'required', point: 'optional' },
      when: [
        must(
          'point = null or atGrid.area != null',
          local('item-1'),
          '位置不在本区任何网格内：请重新点选，说不准的不填',
          'The point lies in no grid of the zone: mark it again, or leave it out',
        ),
        must(
          'same = null or same.standing = "ended"',
          local('item-13'),
          '该户已经建档',
          'That household has a file',
        ),
      ],
      sets: { visits: '0', nextDue: 'null' },
      effects: [entered('due')],
    }),
  },
  entries: { same: { register: 'grid.households', id: 'householdNo' } },
  steps: {
    due: {
      title: t('待走访', 'To be visited'),
      holder: 'grid-worker',
      outcomes: {
        visit: visited,
        end_file: act(t('销户', 'End the file'), keepers, 'ended', local('item-13'), {
          asks: { reason: 'required' },
          effects: [entered('ended')],
        }),
      },
    },
    visited: {
      title: t('已走访', 'Visited'),
      holder: 'grid-worker',
      dormant: true,
      outcomes: {
        visit: visited,
        visit_due: act(t('走访到期', 'A visit is due'), ['system'], 'due', local('item-13'), {
          onlyAfter: 'next',
          effects: [entered('due')],
        }),
        end_file: act(t('销户', 'End the file'), keepers, 'ended', local('item-13'), {
          asks: { reason: 'required' },
          effects: [entered('ended')],
        }),
      },
    },
    ended: { title: t('已销户', 'Ended'), end: 'done', outcomes: {} },
  },
})
