/** Red lines, activities, and the encouragement board. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, area, choice, day, line, must, none, past, rolesOf, t, whole, words } from '../shared.ts'

const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'season.red_lines',
  id: 'caseArea',
  standing: `"${standing}"`,
  body: { matter: 'matter', breachedOn: 'breachedOn' },
})

export const redLine = defineProgramme({
  ...none,
  id: 'season.red_line',
  title: t('触及红线', 'A breached red line'),
  summary: t(
    '风险部门登记触及红线的支行；整改完毕由行长解除，期间没有奖励。',
    'The risk department records a branch that breached a red line; the president lifts it once it is put right, and until then there is no prize.',
  ),
  basis: [local('item-12')],
  roles: rolesOf('risk', 'branch-head', 'president'),
  fields: {
    matter: choice('红线', 'Red line', {
      bad_loans: t('不良贷款率超过容忍度', 'Bad loans above what is tolerated'),
      case: t('发生案件', 'A criminal case'),
      fraud: t('虚假业务', 'False business'),
      safety: t('安全责任事故', 'An accident'),
    }),
    breachedOn: past('日期', 'Day'),
    facts: words('事由', 'What happened'),
    remedy: words('整改情况', 'How it was put right'),
    ruling: words('意见', 'Ruling', 300),
  },
  opens: {
    record: act(t('登记', 'Record'), ['risk'], 'breached', local('item-12'), {
      asks: { matter: 'required', breachedOn: 'required', facts: 'required' },
      effects: [entered('breached')],
    }),
  },
  steps: {
    breached: {
      title: t('整改中', 'Being put right'),
      holder: 'branch-head',
      outcomes: {
        mend: act(t('报告整改', 'Report it mended'), ['branch-head'], 'to_lift', local('item-12'), {
          asks: { remedy: 'required' },
        }),
      },
    },
    to_lift: {
      title: t('待解除', 'To be lifted'),
      holder: 'president',
      outcomes: {
        lift: act(t('解除', 'Lift'), ['president'], 'lifted', local('item-12'), {
          asks: { ruling: 'required' },
          effects: [entered('lifted')],
        }),
        not_yet: act(t('继续整改', 'Not yet'), ['president'], 'breached', local('item-12'), {
          asks: { ruling: 'required' },
        }),
      },
    },
    lifted: { title: t('已解除', 'Lifted'), end: 'done', outcomes: {} },
  },
})

export const activity = defineProgramme({
  ...none,
  id: 'season.activity',
  title: t('培训和国防教育等活动', 'Trainings and other activities'),
  summary: t(
    '旺季期间的培训、国防教育等活动，计划和记录。',
    'Trainings, defence education and the like: planned and recorded.',
  ),
  basis: [local('item-13')],
  subject: { name: 'activityName', people: [], place: true },
  roles: rolesOf('campaign-office', 'branch-head'),
  fields: {
    kind: choice('种类', 'Kind', {
      training: t('业务培训', 'Training'),
      defence: t('国防教育', 'Defence education'),
      drill: t('技能演练', 'Skills'),
      meeting: t('晨会夕会', 'Morning and evening meetings'),
    }),
    activityName: line('名称', 'Name', 60),
    plannedOn: day('计划日期', 'Planned for'),
    heldOn: { ...past('日期', 'Held on'), forTheFile: true },
    attendees: whole('参加人数', 'People', 5_000, 1),
    content: words('内容', 'Content'),
    reason: words('取消原因', 'Why it was called off', 200),
  },
  opens: {
    plan: act(t('安排', 'Plan'), ['campaign-office', 'branch-head'], 'planned', local('item-13'), {
      asks: { kind: 'required', activityName: 'required', plannedOn: 'required' },
      when: [must('plannedOn >= today', local('item-13'), '计划日期已过', 'That day is over')],
    }),
  },
  steps: {
    planned: {
      title: t('待举行', 'Planned'),
      holder: 'campaign-office',
      outcomes: {
        hold: act(t('记录', 'Record'), ['campaign-office', 'branch-head'], 'held', local('item-13'), {
          asks: { heldOn: 'required', attendees: 'required', content: 'required' },
        }),
        call_off: act(
          t('取消', 'Call off'),
          ['campaign-office', 'branch-head'],
          'called_off',
          local('item-13'),
          { asks: { reason: 'required' } },
        ),
      },
    },
    held: { title: t('已举行', 'Held'), end: 'done', outcomes: {} },
    called_off: { title: t('已取消', 'Called off'), end: 'withdrawn', outcomes: {} },
  },
})

export const praise = defineProgramme({
  ...none,
  id: 'season.praise',
  title: t('鼓励专栏', 'Encouragement board'),
  summary: t(
    '旺季办提名，行长同意后张贴；专栏只写单位和事由，不写客户。',
    'The campaign office proposes and the president agrees; the board names units and why, and no customer.',
  ),
  basis: [local('item-13'), local('item-11')],
  roles: rolesOf('campaign-office', 'president', 'branch-head'),
  fields: {
    unit: area('单位', 'Unit'),
    kind: choice('栏目', 'Column', {
      progress: t('进步之星', 'Most progress'),
      service: t('服务之星', 'Best service'),
      first: t('率先破零', 'First business'),
      steady: t('日均稳定', 'Steady averages'),
    }),
    why: words('事由（不写客户）', 'Why, without customers', 200),
    reason: words('意见', 'Opinion', 200),
  },
  opens: {
    propose: act(t('提名', 'Propose'), ['campaign-office', 'branch-head'], 'proposed', local('item-13'), {
      asks: { unit: 'required', kind: 'required', why: 'required' },
    }),
  },
  steps: {
    proposed: {
      title: t('待同意', 'To be agreed'),
      holder: 'president',
      outcomes: {
        post_it: act(t('同意张贴', 'Agree'), ['president'], 'posted', local('item-13'), {
          effects: [
            {
              kind: 'enter',
              register: 'season.board',
              id: 'caseId',
              area: 'unit',
              standing: '"posted"',
              body: { unit: 'unit', kind: 'kind', postedOn: 'today' },
            },
          ],
        }),
        refuse: act(t('不同意', 'Refuse'), ['president'], 'refused', local('item-13'), {
          asks: { reason: 'required' },
        }),
      },
    },
    posted: { title: t('已张贴', 'Posted'), end: 'done', outcomes: {} },
    refused: { title: t('未同意', 'Refused'), end: 'refused', outcomes: {} },
  },
})
