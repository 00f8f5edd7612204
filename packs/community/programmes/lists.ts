/** The three lists: what is needed, what is offered, and the projects that bring both together, with why they match. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  count,
  day,
  ended,
  enter,
  entryOf,
  line,
  money,
  must,
  none,
  past,
  rolesOf,
  said,
  t,
  whole,
  words,
  file,
} from '../shared.ts'

const clause = local('item-5')
const head = ['community-head'] as const
export const listKinds = {
  venue: t('场地', 'Venue'),
  goods: t('物资', 'Goods'),
  course: t('课程培训', 'Courses'),
  medical: t('医疗保健', 'Health'),
  legal: t('法律服务', 'Legal service'),
  culture: t('文体活动', 'Culture and sport'),
  jobs: t('就业岗位', 'Jobs'),
  repair: t('维修改造', 'Repairs'),
  care: t('为老助残托幼', 'Care'),
} as const

const needStands = (standing: string): EffectRule =>
  enter('community.needs', standing, {
    kind: 'kind',
    content: 'content',
    from: 'fromWhom',
    quantity: 'quantity',
    dueOn: 'dueOn',
    project: 'project',
  })

export const need = defineProgramme({
  ...none,
  id: 'community.need',
  title: t('需求清单', 'List of needs'),
  summary: t(
    '居民和社区的需求：登记、由项目认领、满足；撤回或者没有满足的说明理由。',
    'What residents and communities need: recorded, taken up by a project, met; or withdrawn, with the reason.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'content', people: [], place: true },
  roles: rolesOf('community-head', 'first-secretary', 'system'),
  fields: {
    kind: choice('类别', 'Kind', listKinds),
    content: line('需求', 'What is needed', 80),
    fromWhom: choice('谁的需求', 'Whose', {
      residents: t('居民', 'Residents'),
      community: t('社区', 'The community'),
      unit: t('辖区单位', 'A unit'),
    }),
    quantity: whole('数量', 'Quantity', 100_000, 1),
    dueOn: day('期望日期', 'By'),
    project: aCase('项目', 'Project'),
    reason: words('理由', 'Why', 200),
  },
  opens: {
    list: act(t('列入需求', 'Put on the list'), ['community-head', 'first-secretary'], 'open', clause, {
      asks: {
        kind: 'required',
        content: 'required',
        fromWhom: 'required',
        quantity: 'required',
        dueOn: 'required',
      },
      when: [must('dueOn >= today', clause, '期望日期已过', 'That day is over')],
      effects: [needStands('open')],
    }),
  },
  steps: {
    open: {
      title: t('待匹配', 'To be matched'),
      holder: 'community-head',
      outcomes: {
        match: act(t('由项目认领', 'A project takes it'), ['system'], 'matched', clause, {
          asks: { project: 'required' },
          effects: [needStands('matched')],
        }),
        put_off: act(t('改期', 'Another day'), head, 'open', clause, {
          asks: { dueOn: 'required' },
          effects: [needStands('open')],
        }),
        withdraw: act(t('撤回', 'Withdraw'), head, 'withdrawn', clause, {
          asks: { reason: 'required' },
          effects: [needStands('withdrawn')],
        }),
      },
    },
    matched: {
      title: t('项目办理中', 'In a project'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        meet: act(t('已满足', 'Met'), ['system'], 'met', clause, { effects: [needStands('met')] }),
        free: act(t('项目没有办成', 'The project failed'), ['system'], 'open', clause, {
          sets: { project: 'null' },
          effects: [needStands('open')],
        }),
      },
    },
    met: ended('已满足', 'Met', 'done'),
    withdrawn: ended('已撤回', 'Withdrawn', 'withdrawn'),
  },
})

const resourceStands = (standing: string): EffectRule =>
  enter('community.resources', standing, {
    kind: 'kind',
    content: 'content',
    unit: 'unit',
    left: 'left',
    from: 'freeFrom',
    to: 'freeTo',
  })

export const resource = defineProgramme({
  ...none,
  id: 'community.resource',
  title: t('资源清单', 'List of resources'),
  summary: t(
    '单位提供的资源：内容、数量、可用时间；项目取用以后余量随之减少，取完或者到期下架。',
    'What units offer: content, quantity, time; a project takes of it, and it ends when nothing is left or its time is over.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'content', people: [], place: true },
  roles: rolesOf('community-head', 'part-time-member', 'system'),
  fields: {
    kind: choice('类别', 'Kind', listKinds),
    content: line('资源', 'What is offered', 80),
    unit: line('提供单位', 'Who offers it', 60),
    quantity: whole('数量', 'Quantity', 100_000, 1),
    freeFrom: day('可用自', 'From'),
    freeTo: day('可用至', 'Until'),
    taken: whole('取用数量', 'Taken', 100_000, 1),
    given: whole('退回数量', 'Given back', 100_000, 1),
    reason: words('理由', 'Why', 200),
  },
  values: { left: count('余量', 'Left') },
  clocks: {
    offered: {
      title: t('可用至', 'Until'),
      limit: { until: 'freeTo' },
      starts: ['offer'],
      stops: ['time_over', 'withdraw'],
      lapses: { outcome: 'time_over', tells: t('资源已过可用时间。', 'Its time is over.') },
      clause,
    },
  },
  opens: {
    offer: act(t('列入资源', 'Offer'), ['community-head', 'part-time-member'], 'offered', clause, {
      asks: {
        kind: 'required',
        content: 'required',
        unit: 'required',
        quantity: 'required',
        freeFrom: 'required',
        freeTo: 'required',
      },
      when: [must('freeTo >= freeFrom and freeTo >= today', clause, '可用时间不对', 'That time cannot be')],
      sets: { left: 'quantity' },
      effects: [resourceStands('offered')],
    }),
  },
  steps: {
    offered: {
      title: t('可用', 'Offered'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        take: act(t('项目取用', 'A project takes of it'), ['system'], 'offered', clause, {
          asks: { taken: 'required' },
          when: [must('left >= 0', clause, '余量不够', 'Not enough is left')],
          sets: { left: 'left - taken' },
          effects: [resourceStands('offered')],
        }),
        give_back: act(t('项目退回', 'A project gives it back'), ['system'], 'offered', clause, {
          asks: { given: 'required' },
          sets: { left: 'left + given' },
          effects: [resourceStands('offered')],
        }),
        time_over: act(t('到期下架', 'Its time is over'), ['system'], 'over', clause, {
          onlyAfter: 'offered',
          effects: [resourceStands('over')],
        }),
        withdraw: act(t('撤回', 'Withdraw'), ['community-head', 'part-time-member'], 'over', clause, {
          asks: { reason: 'required' },
          effects: [resourceStands('over')],
        }),
      },
    },
    over: ended('已下架', 'Over', 'done'),
  },
})

export const project = defineProgramme({
  ...none,
  id: 'community.project',
  title: t('项目清单', 'List of projects'),
  summary: t(
    '把一项需求和一项资源合成项目：系统逐项说明为什么匹配，不匹配的不能立项；有牵头人、预算、节点、结果和满意度。',
    'One need and one resource: why they match is told test by test, and what does not match is refused; an owner, a budget, milestones, a result and how it satisfied.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'projectName', people: [], place: true },
  roles: rolesOf('community-head', 'first-secretary'),
  about: ['budget'],
  fields: {
    projectName: line('项目名称', 'Project', 60),
    need: entryOf('community.needs', '需求', 'Need'),
    resource: entryOf('community.resources', '资源', 'Resource'),
    lead: line('牵头人', 'Who leads', 40),
    budget: money('预算', 'Budget', 1_000_000_000, 0),
    dueOn: day('完成日期', 'Due'),
    milestones: {
      type: 'list',
      max: 20,
      title: t('节点', 'Milestones'),
      of: { what: line('节点', 'What', 60), on: day('日期', 'By') },
    },
    progress: words('进展', 'How far it is', 300),
    result: words('结果', 'Result', 300),
    doneOn: file(past('完成日期（实际）', 'Done on')),
    satisfaction: file(whole('满意度（一至五分）', 'Satisfaction, 1 to 5', 5, 1)),
    reason: words('没有办成的原因', 'Why it failed', 300),
  },
  values: {
    why: said('匹配的理由', 'Why they match'),
    taken: count('取用数量', 'Taken'),
    needCase: said('需求件', 'The need'),
    resourceCase: said('资源件', 'The resource'),
  },
  entries: {
    theNeed: { register: 'community.needs', id: 'need' },
    theResource: { register: 'community.resources', id: 'resource' },
  },
  reckonings: {
    fit: {
      ability: 'community.match@1',
      with: {
        needKind: 'theNeed.kind',
        needQuantity: 'theNeed.quantity',
        needBy: 'theNeed.dueOn',
        needArea: 'theNeed.area',
        offerKind: 'theResource.kind',
        offerLeft: 'theResource.left',
        offerFrom: 'theResource.from',
        offerTo: 'theResource.to',
        offerArea: 'theResource.area',
      },
      clause,
    },
  },
  clocks: {
    due: {
      title: t('完成日期', 'Due'),
      limit: { until: 'dueOn' },
      starts: ['begin'],
      stops: ['finish', 'fail'],
      clause,
    },
  },
  opens: {
    begin: act(t('立项', 'Begin'), head, 'doing', clause, {
      asks: {
        projectName: 'required',
        need: 'required',
        resource: 'required',
        lead: 'required',
        budget: 'required',
        dueOn: 'required',
        milestones: 'optional',
      },
      when: [
        must(
          'theNeed != null and theNeed.standing = "open"',
          clause,
          '该需求不在待匹配的清单上',
          'That need is not open',
        ),
        must(
          'theResource != null and theResource.standing = "offered"',
          clause,
          '该资源不在可用的清单上',
          'That resource is not offered',
        ),
        must(
          'theNeed.kind = theResource.kind',
          clause,
          '需求和资源不是同一类，不能匹配',
          'Need and resource are of two kinds',
        ),
        must(
          'theResource.left >= theNeed.quantity',
          clause,
          '资源余量少于需求的数量，不能匹配',
          'Less is left than is needed',
        ),
        must(
          'theResource.from <= theNeed.dueOn',
          clause,
          '资源可用的时间赶不上需求的日期，不能匹配',
          'It is free too late for the need',
        ),
      ],
      sets: {
        why: 'fit.why',
        taken: 'theNeed.quantity',
        needCase: 'theNeed.case',
        resourceCase: 'theResource.case',
      },
      effects: [
        { kind: 'command', case: 'needCase', outcome: 'match', input: { project: 'caseId' } },
        { kind: 'command', case: 'resourceCase', outcome: 'take', input: { taken: 'taken' } },
      ],
    }),
  },
  steps: {
    doing: {
      title: t('实施中', 'Under way'),
      holder: 'community-head',
      outcomes: {
        report: act(t('报进展', 'Report'), ['community-head', 'first-secretary'], 'doing', clause, {
          asks: { progress: 'required' },
        }),
        finish: act(t('完成', 'Finish'), head, 'finished', clause, {
          asks: { result: 'required', doneOn: 'required', satisfaction: 'required' },
          effects: [{ kind: 'command', case: 'needCase', outcome: 'meet', input: {} }],
        }),
        fail: act(t('没有办成', 'It failed'), head, 'failed', clause, {
          asks: { reason: 'required' },
          effects: [
            { kind: 'command', case: 'needCase', outcome: 'free', input: {} },
            { kind: 'command', case: 'resourceCase', outcome: 'give_back', input: { given: 'taken' } },
          ],
        }),
      },
    },
    finished: ended('已完成', 'Finished', 'done'),
    failed: ended('没有办成', 'Failed', 'withdrawn'),
  },
})
