/**
 * What somebody reports, with who they are: it is accepted into an event, merged, rejected or asked about. Name and telephone stay here, where
 * no handling unit has a part; each report is answered by its own channel and within its own time.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { isDispute, kinds } from '../categories.ts'
import { hotline, local } from '../clauses.ts'
import { address, located, point, rightGrid, seen, seenEntry, seenGridTitle, seenOn } from '../place.ts'
import {
  aCase,
  act,
  choice,
  levels,
  levelsOfEvents,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  shown,
  sources,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'
import type { EffectRule } from 'yimen/kernel/programme'

const intake = ['command', 'street-clerk'] as const
const reporters = ['resident', 'hotline', 'command'] as const

const whatAndWhere = {
  kind: 'required',
  description: 'required',
  address: 'required',
  point: 'optional',
  seenOn: 'optional',
  before: 'optional',
} as const
const whoAsks = {
  anonymous: 'required',
  wantsAnswer: 'required',
  byCode: { when: 'wantsAnswer' },
  reporterName: { when: 'anonymous = false' },
  phone: { when: 'anonymous = false and (wantsAnswer = false or byCode = false)' },
  hideName: 'required',
} as const
const reachable = [
  must(
    'anonymous = false or wantsAnswer = false or byCode = true',
    hotline('art-11'),
    '匿名又要求答复的，请选择凭取件码查询',
    'Who is anonymous and wants an answer takes a pick-up code',
  ),
]
const ticket = (standing: string, answer: string): EffectRule => ({
  kind: 'enter',
  register: 'grid.answers',
  id: 'pickUp',
  standing: `"${standing}"`,
  body: { state: answer, on: 'today' },
  when: 'pickUp != null',
})
const receipt = {
  ...seen,
  seenDay: 'if point = null then null else if seenOn = null then today else seenOn',
  channel:
    'if wantsAnswer = false then "none" else if byCode then "code" else if origin = "resident" then "app" else "phone"',
  pickUp: 'if wantsAnswer and byCode then codeOf else null',
  isMerged: 'false',
  receivedAt: 'moment',
  answerBy: 'answerTimes.due + "T23:59:59.999+08:00"',
}
const heard = (by: readonly ('resident' | 'hotline' | 'command' | 'grid-worker')[], origin: string) =>
  act(t('反映问题', 'Report'), by, 'received', local('item-2'), {
    asks: { ...whatAndWhere, ...whoAsks },
    when: [...reachable, ...rightGrid],
    sets: { origin: `"${origin}"`, ...receipt },
    effects: [ticket('received', '"已收到，正在核实"')],
  })

export const report = defineProgramme({
  ...none,
  id: 'grid.report',
  title: t('反映问题', 'Report a problem'),
  summary: t(
    '居民、热线、上级、部门、感知和恳谈会反映的问题：30分钟受理，五个工作日答复；可以匿名，不留电话的凭取件码查询，姓名不随事件派给承办单位。',
    'What residents, the hotline, superiors, departments, sensors and meetings report: accepted in 30 ' +
      'minutes, answered in five working days; anonymous if wished, by a pick-up code without a number, and no ' +
      'name goes to the unit.',
  ),
  basis: [local('item-2'), local('item-3'), hotline('art-11'), hotline('art-19')],
  audience: 'resident',
  subject: { name: 'reporterName', people: [], place: true },
  levels,
  roles: rolesOf('resident', 'hotline', 'command', 'street-clerk', 'system'),
  fields: {
    origin: choice('来源', 'Source', sources),
    kind: shown(choice('类别', 'Kind', kinds)),
    description: { ...words('情况描述', 'What it is'), seenBy: 'concerned' },
    address: shown(address),
    point: shown(point),
    seenOn: shown(seenOn),
    before: { type: 'papers', paper: 'photos', max: 9, title: t('照片', 'Photos') },
    anonymous: yes('匿名', 'Anonymous'),
    wantsAnswer: yes('需要答复', 'Wants an answer'),
    byCode: yes('凭取件码查询答复', 'Answer by a pick-up code'),
    reporterName: { type: 'name', sensitive: true, title: t('姓名', 'Name') },
    phone: { type: 'mobile', sensitive: true, title: t('手机', 'Mobile') },
    hideName: yes('对被反映单位保密', 'The unit may not learn who it is'),
    matter: words('派单内容（不写反映人）', 'The matter as the unit reads it, without names'),
    level: choice('等级', 'Level', levelsOfEvents),
    event: aCase('事件', 'The event'),
    rejectReason: {
      forTheFile: true,
      ...choice('不予受理的理由', 'Why it is not accepted', {
        judicial: t('属于诉讼、仲裁、复议', 'Lawsuit, arbitration, reconsideration'),
        discipline: t('属于纪检监察', 'Discipline'),
        disclosure: t('属于信息公开', 'Disclosure'),
        petition: t('已经进入信访程序', 'A petition already'),
        secret: t('涉及秘密、隐私', 'Secrets or privacy'),
        concluded: t('已有合法结论', 'A lawful conclusion'),
        untrue: t('经核实不属实', 'Not so, as was verified'),
      }),
    },
    namesNobody: yes('派单内容没有写明反映人', 'The matter names no reporter'),
    rightChannel: shown(line('正确的渠道', 'The right channel', 60)),
    question: { ...words('需要补充的内容', 'What is asked', 200), seenBy: 'concerned' },
    detail: { ...words('补充内容', 'More detail', 300), seenBy: 'concerned' },
    answer: { ...words('答复', 'Answer', 300), seenBy: 'concerned' },
    rating: whole('评价（一至五分）', 'Rating, 1 to 5', 5, 1),
    reopenReason: words('重办理由', 'Why again', 300),
    splitReason: words('拆出理由', 'Why it is taken out', 300),
  },
  papers: { photos: { title: t('照片', 'Photos'), from: 'applicant', clause: local('item-2') } },
  values: {
    seenGrid: { ...seenGridTitle, seenBy: 'concerned' },
    channel: { title: t('答复渠道', 'How it is answered'), unit: 'text', seenBy: 'concerned' },
    pickUp: { title: t('取件码', 'Pick-up code'), unit: 'text', seenBy: 'concerned' },
    receivedAt: { title: t('收到时刻', 'Received at'), unit: 'text', seenBy: 'concerned' },
    answerBy: { title: t('答复期限', 'To be answered by'), unit: 'text', seenBy: 'concerned' },
  },
  working: {
    seenDay: office,
    isMerged: office,
    wasMerged: office,
    one: office,
    isGood: office,
    inTime: office,
  },
  params: {
    acceptMinutes: param('受理期限', 'To accept', 'minutes', 30, local('item-3')),
    answerDays: param('答复期限', 'To answer', 'days', 5, hotline('art-20')),
    rateDays: param('评价期限', 'To rate', 'days', 7, local('item-9')),
    stepSet: param('环节数（八、七或者六步）', 'How many steps: 8, 7 or 6', 'count', 8, local('item-9')),
    leastGood: param('满意的最低分', 'Least rating that satisfies', 'count', 3, local('item-12')),
    remindPercent: param('黄色提醒', 'Yellow reminder at', 'percent', 80, local('item-10')),
  },
  reckonings: {
    codeOf: { ability: 'grid.code@1', with: { of: 'caseId' }, clause: local('item-2') },
    answerTimes: {
      ability: 'grid.deadlines@1',
      with: { from: 'moment', days: 'answerDays', percent: 'remindPercent' },
      clause: hotline('art-20'),
    },
  },
  located,
  entries: { seenGridNow: seenEntry, target: { register: 'grid.events', id: 'event' } },
  clocks: {
    accept: {
      title: t('受理期限', 'To accept'),
      limit: { param: 'acceptMinutes', unit: 'minute' },
      starts: ['report', 'take_call', 'bring', 'split', 'give_detail'],
      stops: ['accept', 'merge', 'reject', 'ask_detail', 'to_mediation', 'silent'],
      clause: local('item-3'),
    },
    answer: {
      title: t('答复期限', 'To answer'),
      limit: { until: 'answerBy' },
      starts: ['report', 'take_call', 'bring', 'split'],
      stops: ['answered', 'refused', 'reject', 'to_mediation', 'silent'],
      clause: hotline('art-20'),
    },
    rate: {
      title: t('评价期限', 'To rate'),
      limit: { param: 'rateDays', unit: 'calendar_day' },
      starts: ['answered'],
      stops: ['rate', 'ask_reopen', 'settle', 'split'],
      lapses: { outcome: 'settle', tells: t('评价期满。', 'The days to rate are over.') },
      clause: local('item-9'),
    },
    detail: {
      title: t('补充期限', 'To add detail'),
      limit: { param: 'rateDays', unit: 'calendar_day' },
      starts: ['ask_detail'],
      stops: ['give_detail', 'silent'],
      lapses: {
        outcome: 'silent',
        tells: t(
          '没有补充，按现有情况不再办理；可以重新反映。',
          'Nothing was added: it ends. You may report it anew.',
        ),
      },
      clause: local('item-3'),
    },
  },
  opens: {
    report: heard(['resident'], 'resident'),
    take_call: heard(['hotline'], 'hotline'),
    bring: act(
      t('录入其他来源的问题', 'Enter what others brought'),
      ['command'],
      'received',
      local('item-2'),
      {
        asks: { origin: 'required', ...whatAndWhere, ...whoAsks },
        when: [
          ...reachable,
          ...rightGrid,
          must(
            'origin != "resident" and origin != "hotline" and origin != "worker"',
            local('item-2'),
            '居民、热线、网格员的问题由他们自己录入',
            'Residents, the hotline and workers enter their own',
          ),
        ],
        sets: receipt,
        effects: [ticket('received', '"已收到，正在核实"')],
      },
    ),
  },
  steps: {
    received: {
      title: t('待受理', 'To be accepted'),
      holder: 'command',
      outcomes: {
        accept: act(t('受理', 'Accept'), intake, 'in_hand', local('item-3'), {
          asks: {
            matter: 'required',
            namesNobody: { when: 'hideName' },
            kind: 'optional',
            level: { when: 'stepSet <= 7' },
          },
          when: [
            must(
              'not(hideName) or namesNobody = true',
              hotline('art-11'),
              '反映人要求保密：派单内容不得写明反映人',
              'The reporter asked to be kept secret: the matter names nobody',
            ),
            must(
              `not(${isDispute})`,
              local('item-18'),
              '民间纠纷请转人民调解',
              'A private dispute goes to mediation',
            ),
          ],
          sets: { one: '[{n: 1}]' },
          effects: [
            {
              kind: 'open_each',
              list: 'one',
              programme: 'grid.event',
              outcome: 'from_report',
              input: {
                report: 'caseId',
                origin: 'origin',
                kind: 'kind',
                matter: 'matter',
                address: 'address',
                point: 'point',
                seenOn: 'seenDay',
                before: 'before',
                level: 'level',
              },
            },
          ],
        }),
        merge: act(t('并入已有事件', 'Merge as duplicate'), intake, 'in_hand', local('item-3'), {
          asks: { event: 'required' },
          when: [
            must(
              'target != null and (target.standing = "open" or target.standing = "pending")',
              local('item-3'),
              '只能并入尚未办结的事件',
              'It is merged into an event that is not over',
            ),
          ],
          sets: { isMerged: 'true' },
          effects: [
            { kind: 'command', case: 'event', outcome: 'join', input: { member: 'caseId' } },
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '您反映的问题已有人反映，并案办理，结果同样答复您。',
                'It was reported already and is handled together; you will be answered as well.',
              ),
            },
            ticket('in_hand', '"已并案办理"'),
          ],
        }),
        ask_detail: act(t('要求补充', 'Ask for detail'), intake, 'asked', local('item-3'), {
          asks: { question: 'required' },
          effects: [ticket('asked', '"请补充情况"')],
        }),
        to_mediation: act(t('转人民调解', 'To mediation'), intake, 'mediated', local('item-18'), {
          asks: { matter: 'required' },
          when: [must(isDispute, local('item-18'), '不是民间纠纷', 'It is no private dispute')],
          sets: { one: '[{n: 1}]' },
          effects: [
            {
              kind: 'open_each',
              list: 'one',
              programme: 'grid.mediation',
              outcome: 'from_report',
              input: { report: 'caseId', kind: 'kind', address: 'address', matter: 'matter' },
            },
            ticket('answered', '"已转人民调解"'),
          ],
        }),
        reject: act(t('不予受理', 'Do not accept'), intake, 'rejected', hotline('art-19'), {
          asks: { rejectReason: 'required', rightChannel: 'required' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '您反映的问题不予受理，理由和正确的渠道见办理结果。',
                'It is not accepted; the reason and the right channel stand in the result.',
              ),
            },
            ticket('answered', '"不予受理，请走正确渠道：" + rightChannel'),
          ],
        }),
      },
    },
    asked: {
      title: t('待补充', 'More detail is asked'),
      holder: 'resident',
      outcomes: {
        give_detail: act(t('补充', 'Add detail'), [...reporters], 'received', local('item-3'), {
          asks: { detail: 'required', before: 'optional' },
          kinMayAct: true,
        }),
        silent: act(t('没有补充', 'Nothing was added'), ['system'], 'settled', local('item-3'), {
          onlyAfter: 'detail',
        }),
      },
    },
    in_hand: {
      title: t('办理中', 'In hand'),
      holder: 'command',
      dormant: true,
      outcomes: {
        opened: act(t('已立事件', 'The event is opened'), ['system'], 'in_hand', local('item-3'), {
          asks: { event: 'required' },
          effects: [ticket('in_hand', '"正在办理"')],
        }),
        follow: act(t('随事件并案', 'Goes with the event'), ['system'], 'in_hand', local('item-3'), {
          asks: { event: 'required' },
          sets: { isMerged: 'true' },
          effects: [
            { kind: 'command', case: 'event', outcome: 'join', input: { member: 'caseId' } },
            {
              kind: 'notify',
              to: 'applicant',
              text: t('您反映的问题与另一事件并案办理。', 'It is handled together with another event.'),
            },
          ],
        }),
        answered: act(t('已答复', 'Answered'), ['system'], 'told', local('item-9'), {
          asks: { answer: 'required' },
          sets: { inTime: 'moment <= answerBy' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '您反映的问题已经办结，请查看答复并评价。',
                'It is solved: read the answer and rate it.',
              ),
            },
            ticket('answered', '"已办结"'),
          ],
        }),
        refused: act(
          t('事件不予受理', 'The event was not accepted'),
          ['system'],
          'rejected',
          local('item-3'),
          {
            asks: { answer: 'required' },
            effects: [
              {
                kind: 'notify',
                to: 'applicant',
                text: t(
                  '经核实不予受理，理由见答复。',
                  'It was verified and not accepted; the reason is in the answer.',
                ),
              },
              ticket('answered', '"经核实不予受理"'),
            ],
          },
        ),
        split: act(t('拆出单独办理', 'Take it out again'), ['command'], 'received', local('item-3'), {
          asks: { splitReason: 'required' },
          when: [must('wasMerged = true', local('item-3'), '没有并案', 'It was not merged')],
          sets: { wasMerged: 'isMerged', isMerged: 'false' },
          effects: [{ kind: 'command', case: 'event', outcome: 'leave', input: { member: 'caseId' } }],
        }),
      },
    },
    told: {
      title: t('待评价', 'To be rated'),
      holder: 'resident',
      dormant: true,
      outcomes: {
        rate: act(t('评价', 'Rate'), ['resident', 'hotline'], 'settled', local('item-9'), {
          asks: { rating: 'required' },
          kinMayAct: true,
          sets: { isGood: 'rating >= leastGood' },
        }),
        ask_reopen: act(
          t('不满意，要求重办', 'Open it again'),
          ['resident', 'hotline'],
          'in_hand',
          local('item-9'),
          {
            asks: { rating: 'required', reopenReason: 'required' },
            kinMayAct: true,
            atMost: 1,
            when: [
              must(
                'rating < leastGood',
                local('item-9'),
                '评价满意的不需要重办',
                'What satisfies is not opened again',
              ),
              must(
                'target.standing = "closed"',
                local('item-9'),
                '事件已经重办或者归档，请重新反映',
                'The event was opened again or archived: report it anew',
              ),
            ],
            effects: [
              { kind: 'command', case: 'event', outcome: 'reopen', input: { reopenReason: 'reopenReason' } },
              ticket('in_hand', '"重新办理"'),
            ],
          },
        ),
        split: act(t('拆出单独办理', 'Take it out again'), ['command'], 'received', local('item-3'), {
          asks: { splitReason: 'required' },
          when: [
            must('wasMerged = true', local('item-3'), '没有并案', 'It was not merged'),
            must(
              'target.standing != "archived"',
              local('item-3'),
              '事件已经归档，请重新反映',
              'The event is archived: report it anew',
            ),
          ],
          sets: { wasMerged: 'isMerged', isMerged: 'false' },
          effects: [
            { kind: 'command', case: 'event', outcome: 'leave', input: { member: 'caseId' } },
            ticket('received', '"重新核实"'),
          ],
        }),
        settle: act(t('评价期满', 'The days to rate are over'), ['system'], 'settled', local('item-9'), {
          onlyAfter: 'rate',
        }),
      },
    },
    settled: { title: t('已办结', 'Settled'), end: 'done', outcomes: {} },
    rejected: { title: t('不予受理', 'Not accepted'), end: 'refused', outcomes: {} },
    mediated: { title: t('已转人民调解', 'Gone to mediation'), end: 'done', outcomes: {} },
  },
  line: [
    { title: t('反映', 'Reported'), steps: ['received', 'asked'] },
    { title: t('办理', 'In hand'), steps: ['in_hand'] },
    { title: t('答复评价', 'Answered and rated'), steps: ['told', 'settled'] },
  ],
  remedy: {
    text: t(
      '对不予受理或者答复不服的，可以向区网格指挥中心提出，也可以依法信访。',
      'Who disagrees may tell the command centre of the zone, or petition by law.',
    ),
    clause: hotline('art-19'),
  },
})
