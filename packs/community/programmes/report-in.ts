/** Double report-in (双报到): members report to where they live, have a receipt each half year, and claim micro-wishes and posts; who moves takes their hours along. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  day,
  ended,
  enter,
  entryOf,
  line,
  must,
  none,
  param,
  past,
  rolesOf,
  shown,
  t,
  whole,
  words,
  file,
} from '../shared.ts'

const clause = local('item-4')
const head = ['community-head'] as const
const claimedPosts = {
  none: t('暂不认岗', 'None yet'),
  building_head: t('楼道长', 'Building head'),
  policy: t('政策宣传岗', 'Policy'),
  hygiene: t('环境卫生岗', 'Hygiene'),
  safety: t('治安巡逻岗', 'Safety'),
  care: t('关爱帮扶岗', 'Care'),
} as const

export const reportIn = defineProgramme({
  ...none,
  id: 'community.report_in',
  title: t('在职党员到社区报到', 'Report-in of serving members'),
  summary: t(
    '在职党员向居住地社区报到：社区受理，记录服务时长，每半年出具回执；搬家的转到新社区，时长带走。',
    'Serving members report to the community where they live: it accepts, records hours and gives a receipt each half year; who moves takes the hours along.',
  ),
  basis: [clause],
  audience: 'resident',
  subject: { name: 'memberName', people: ['idNo'] },
  roles: rolesOf('resident', 'community-head', 'system'),
  fields: {
    memberName: { type: 'name', sensitive: true, title: t('姓名', 'Name') },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    unit: shown(line('所在单位', 'Unit', 60)),
    skills: shown(line('特长', 'Skills', 60)),
    claimedPost: shown(choice('认领岗位', 'Post claimed', claimedPosts)),
    service: { ...words('服务内容', 'What was done', 200), seenBy: 'concerned' },
    servedOn: file(shown(past('服务日期', 'On'))),
    minutes: shown(whole('服务时长', 'For', 1_440, 10, 'minutes')),
    opinion: { ...words('社区意见', 'What the community says', 200), seenBy: 'concerned' },
    toCommunity: { type: 'area', title: t('新居住地社区', 'New community') },
    carried: shown(whole('转入的服务时长', 'Minutes carried over', 1_000_000, 0, 'minutes')),
    reason: { ...words('理由', 'Why', 200), seenBy: 'concerned' },
  },
  values: {
    served: { title: t('累计服务分钟数', 'Minutes served'), unit: 'count', seenBy: 'concerned' },
    times: { title: t('本半年服务次数', 'Services this half year'), unit: 'count', seenBy: 'concerned' },
    receipts: { title: t('回执份数', 'Receipts'), unit: 'count', seenBy: 'concerned' },
  },
  working: { movers: { seenBy: 'office' } },
  params: {
    acceptDays: param('受理期限', 'To accept', 'days', 5, clause),
    receiptDays: param('出具回执期限', 'To give the receipt', 'days', 15, clause),
  },
  elsewhere: {
    already: {
      title: t('在其他社区的报到', 'Report-in elsewhere'),
      programme: 'community.report_in',
      at: ['asked', 'reported', 'receipt_due'],
      bars: {
        outcomes: ['report', 'take_letter'],
        message: t(
          '已经向一个社区报到；搬家的请由原社区办理转接',
          'They have reported to a community already; who moves is transferred by it',
        ),
      },
      clause,
    },
  },
  clocks: {
    accept: {
      title: t('受理期限', 'To accept'),
      limit: { param: 'acceptDays', unit: 'working_day' },
      starts: ['report'],
      stops: ['accept', 'decline'],
      clause,
    },
    receipt: {
      title: t('出具回执期限', 'To give the receipt'),
      limit: { param: 'receiptDays', unit: 'working_day' },
      starts: ['half_year'],
      stops: ['give_receipt', 'leave', 'transfer'],
      clause,
    },
  },
  opens: {
    report: act(t('报到', 'Report'), ['resident'], 'asked', clause, {
      kinMayAct: true,
      asks: {
        memberName: 'required',
        idNo: 'required',
        unit: 'required',
        skills: 'required',
        claimedPost: 'required',
      },
      sets: { served: '0', times: '0', receipts: '0', carried: '0' },
    }),
    take_letter: act(t('收到报到函', 'A letter came in'), head, 'reported', clause, {
      asks: {
        memberName: 'required',
        idNo: 'required',
        unit: 'required',
        skills: 'required',
        claimedPost: 'required',
      },
      sets: { served: '0', times: '0', receipts: '0', carried: '0' },
    }),
    from_other: act(t('转入', 'Transferred here'), ['system'], 'reported', clause, {
      asks: {
        memberName: 'required',
        idNo: 'required',
        unit: 'required',
        skills: 'required',
        claimedPost: 'required',
        carried: 'required',
      },
      sets: { served: 'carried', times: '0', receipts: '0' },
    }),
  },
  steps: {
    asked: {
      title: t('待受理', 'To be accepted'),
      holder: 'community-head',
      outcomes: {
        accept: act(t('受理报到', 'Accept'), head, 'reported', clause),
        decline: act(t('不受理', 'Decline'), head, 'declined', clause, { asks: { reason: 'required' } }),
      },
    },
    reported: {
      title: t('已报到', 'Reported'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        serve: act(t('登记服务', 'Record a service'), head, 'reported', clause, {
          asks: { service: 'required', servedOn: 'required', minutes: 'required' },
          sets: { served: 'served + minutes', times: 'times + 1' },
        }),
        half_year: act(t('半年回执', 'The half year is over'), ['system'], 'receipt_due', clause),
        transfer: transfer(),
        leave: leave(),
      },
    },
    receipt_due: {
      title: t('待出具半年回执', 'A receipt is due'),
      holder: 'community-head',
      outcomes: {
        give_receipt: act(t('出具回执', 'Give the receipt'), head, 'reported', clause, {
          asks: { opinion: 'required' },
          sets: { receipts: 'receipts + 1', times: '0' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '社区已出具半年报到回执，请交所在单位党组织。',
                'Your receipt of the half year is there.',
              ),
            },
          ],
        }),
        serve: act(t('登记服务', 'Record a service'), head, 'receipt_due', clause, {
          asks: { service: 'required', servedOn: 'required', minutes: 'required' },
          sets: { served: 'served + minutes', times: 'times + 1' },
        }),
        transfer: transfer(),
        leave: leave(),
      },
    },
    moved: ended('已转接', 'Transferred', 'done'),
    left: ended('已结束', 'Over', 'done'),
    declined: ended('不受理', 'Declined', 'refused'),
  },
  schedules: {
    half_yearly: {
      title: t('每半年回执', 'Each half year'),
      every: 'half_year',
      on: 1,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'half_year', at: ['reported'] },
      clause,
    },
  },
})

function transfer() {
  return act(t('转接到新社区', 'Transfer'), head, 'moved', clause, {
    asks: { toCommunity: 'required' },
    when: [
      must(
        'string length(toCommunity) = 12 and toCommunity != caseArea',
        clause,
        '应当写明另一个社区',
        'Name another community',
      ),
    ],
    sets: { movers: '[{to: toCommunity, minutes: served}]' },
    effects: [
      {
        kind: 'open_each',
        list: 'movers',
        programme: 'community.report_in',
        outcome: 'from_other',
        area: 'to',
        input: {
          memberName: 'memberName',
          idNo: 'idNo',
          unit: 'unit',
          skills: 'skills',
          claimedPost: 'claimedPost',
          carried: 'minutes',
        },
      },
    ],
  })
}
function leave() {
  return act(t('结束报到', 'End it'), head, 'left', clause, { asks: { reason: 'required' } })
}

const wishStands = (standing: string): EffectRule =>
  enter('community.wishes', standing, { wish: 'wish', dueOn: 'dueOn' })

export const wish = defineProgramme({
  ...none,
  id: 'community.wish',
  title: t('微心愿', 'Micro-wishes'),
  summary: t(
    '社区公布微心愿，一个心愿只由一人（一个单位）认领，实现以后由社区确认。',
    'The community publishes a wish; one person or unit claims it, and the community confirms that it came true.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'wish', people: [], place: true },
  roles: rolesOf('community-head', 'system'),
  fields: {
    wish: line('心愿', 'Wish', 80),
    dueOn: day('希望实现的日期', 'By'),
    claim: file(aClaim()),
    reason: words('理由', 'Why', 200),
  },
  opens: {
    publish: act(t('公布', 'Publish'), head, 'open', clause, {
      asks: { wish: 'required', dueOn: 'required' },
      effects: [wishStands('open')],
    }),
  },
  steps: {
    open: {
      title: t('待认领', 'To be claimed'),
      holder: 'community-head',
      outcomes: {
        claim: act(t('已认领', 'Claimed'), ['system'], 'claimed', clause, {
          asks: { claim: 'required' },
          effects: [wishStands('claimed')],
        }),
        take_down: act(t('撤下', 'Take down'), head, 'down', clause, {
          asks: { reason: 'required' },
          effects: [wishStands('down')],
        }),
      },
    },
    claimed: {
      title: t('实现中', 'Being granted'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        free: act(t('认领人放弃', 'Given up'), ['system'], 'open', clause, { effects: [wishStands('open')] }),
        come_true: act(t('已实现', 'Came true'), ['system'], 'true', clause, {
          effects: [wishStands('true')],
        }),
      },
    },
    true: ended('已实现', 'Came true', 'done'),
    down: ended('已撤下', 'Taken down', 'withdrawn'),
  },
})

function aClaim() {
  return { type: 'case', title: t('认领件', 'The claim') } as const
}

export const claim = defineProgramme({
  ...none,
  id: 'community.claim',
  title: t('认领微心愿', 'Claim a micro-wish'),
  summary: t(
    '党员、居民认领社区公布的微心愿；已经有人认领的不能再认领，一家人也只认领一次。',
    'Members and residents claim a wish; what is claimed is not claimed again, not within a family either.',
  ),
  basis: [clause],
  audience: 'resident',
  subject: { name: 'claimant', people: ['idNo'] },
  roles: rolesOf('resident', 'community-head'),
  fields: {
    wish: shown(entryOf('community.wishes', '微心愿', 'Wish')),
    claimant: { type: 'name', sensitive: true, title: t('认领人', 'Claimed by') },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    grantBy: shown(day('计划实现日期', 'By')),
    result: { ...words('实现情况', 'How it came true', 200), seenBy: 'concerned' },
    minutes: file(shown(whole('服务时长', 'For', 10_000, 0, 'minutes'))),
    reason: { ...words('放弃的理由', 'Why it is given up', 200), seenBy: 'concerned' },
  },
  values: { wishCase: { title: t('心愿件', 'The wish'), unit: 'text', seenBy: 'concerned' } },
  entries: { theWish: { register: 'community.wishes', id: 'wish' } },
  clocks: {
    grant: {
      title: t('计划实现日期', 'By'),
      limit: { until: 'grantBy' },
      starts: ['claim'],
      stops: ['confirm', 'give_up'],
      clause,
    },
  },
  opens: {
    claim: act(t('认领', 'Claim'), ['resident', 'community-head'], 'claimed', clause, {
      kinMayAct: true,
      asks: { wish: 'required', claimant: 'required', idNo: 'required', grantBy: 'required' },
      when: [
        must(
          'theWish != null and theWish.standing = "open"',
          clause,
          '该微心愿已有人认领，或者已经撤下；一个心愿只由一人认领，家人也不重复认领',
          'That wish is claimed already, or taken down: one wish, one claim, also within a family',
        ),
        must('grantBy >= today', clause, '计划实现日期已过', 'That day is over'),
      ],
      sets: { wishCase: 'theWish.case' },
      effects: [{ kind: 'command', case: 'wishCase', outcome: 'claim', input: { claim: 'caseId' } }],
    }),
  },
  steps: {
    claimed: {
      title: t('实现中', 'Being granted'),
      holder: 'community-head',
      outcomes: {
        confirm: act(t('确认实现', 'Confirm'), head, 'confirmed', clause, {
          asks: { result: 'required', minutes: 'required' },
          effects: [{ kind: 'command', case: 'wishCase', outcome: 'come_true', input: {} }],
        }),
        give_up: act(t('放弃', 'Give up'), ['resident', 'community-head'], 'given_up', clause, {
          kinMayAct: true,
          asks: { reason: 'required' },
          effects: [{ kind: 'command', case: 'wishCase', outcome: 'free', input: {} }],
        }),
      },
    },
    confirmed: ended('已实现', 'Came true', 'done'),
    given_up: ended('已放弃', 'Given up', 'withdrawn'),
  },
})
