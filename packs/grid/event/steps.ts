/** The steps of an event: accept, file, dispatch, handle, check, close, rate, and the ways beside them. */
import type { Step } from 'yimen/kernel/programme'
import { hotline, limits, local } from '../clauses.ts'
import { act, must, t } from '../shared.ts'
import {
  entered,
  goesUp,
  ladderAt,
  noDispute,
  otherLives,
  partsTo,
  reportsTo,
  sorted,
  tell,
  timed,
  toTell,
} from './rules.ts'

const centre = ['command'] as const
const intake = ['command', 'street-clerk'] as const
const heads = ['command-head'] as const
const unit = ['unit'] as const
const worker = ['grid-worker'] as const

const reject = act(t('不予受理', 'Do not accept'), intake, 'rejected', local('item-3'), {
  asks: { rejectReason: 'required', note: 'required' },
  sets: { toTell },
  effects: [entered('closed'), tell('refused', { answer: 'note' })],
})
const mergeInto = act(t('并入已有事件', 'Merge as duplicate'), intake, 'merged', local('item-3'), {
  asks: { duplicateOf: 'required' },
  when: [otherLives],
  sets: { toTell },
  effects: [entered('merged'), tell('follow', { event: 'duplicateOf' })],
})

const given = {
  newUnits:
    'if coUnits = null then [] else if given = null then coUnits else coUnits[not(list contains(given, item.unit))]',
  given:
    'if coUnits = null then (if given = null then [] else given) else if given = null then coUnits.unit else concatenate(given, coUnits.unit)',
  units: '1 + count(given)',
}
const openParts = {
  kind: 'open_each',
  list: 'newUnits',
  programme: 'grid.part',
  outcome: 'give',
  input: { event: 'caseId', toUnit: 'unit', task: 'task' },
} as const
const leadIsNoPartner = must(
  'coUnits = null or every c in coUnits satisfies c.unit != toUnit',
  local('item-17'),
  '牵头单位不能同时是配合单位',
  'The lead is no co-unit',
)

const doneByUnit = act(t('处置完成', 'It is done'), unit, 'checking', local('item-8'), {
  asks: { result: 'required', after: 'optional' },
  when: [
    must(
      'given = null or (every g in given satisfies some x in parts satisfies x.unit = g)',
      local('item-17'),
      '还有配合单位没有反馈，不能报办结',
      'A co-unit has not told its part yet',
    ),
  ],
  sets: { handledOn: 'today' },
})

export const steps = {
  found: {
    title: t('待受理', 'To be accepted'),
    holder: 'command',
    outcomes: {
      accept: act(t('受理', 'Accept'), intake, 'accepted', local('item-3'), {
        asks: { level: { when: 'stepSet <= 7' }, note: 'optional' },
        when: [noDispute],
        sets: timed,
        branches: [
          {
            title: t('受理、立案合并的', 'Where accepting and filing are one'),
            when: 'stepSet <= 7',
            to: 'to_dispatch',
            clause: local('item-9'),
          },
        ],
      }),
      merge_into: mergeInto,
      reject,
    },
  },
  accepted: {
    title: t('待立案', 'To be filed'),
    holder: 'command',
    outcomes: {
      ...reportsTo('accepted'),
      file: act(t('立案', 'File'), intake, 'to_dispatch', local('item-4'), {
        asks: { level: 'required', kind: 'optional' },
        when: [noDispute],
        sets: { ...sorted, ...timed },
        effects: [entered('open')],
      }),
      merge_into: mergeInto,
      reject,
    },
  },
  to_dispatch: {
    title: t('待派遣', 'To be dispatched'),
    holder: 'command',
    outcomes: {
      ...partsTo('to_dispatch'),
      ...ladderAt('to_dispatch'),
      dispatch: act(t('派遣', 'Dispatch'), centre, 'dispatched', local('item-5'), {
        asks: { toUnit: 'required', reasonKind: 'required', note: 'optional', coUnits: 'optional' },
        begins: ['coUnits'],
        when: [
          must(
            'returns < returnsMost',
            hotline('art-22'),
            '已经退回两次，由指挥中心指定承办单位',
            'It was returned twice: the centre designates',
          ),
          leadIsNoPartner,
        ],
        sets: { isFirstDispatch: 'count(dispatches) = 0', ...given },
        adds: { dispatches: '{unit: toUnit, reason: reasonKind, how: "dispatched", on: today}' },
        effects: [openParts],
      }),
      designate: act(
        t('指定承办', 'Designate'),
        ['command', 'command-head'],
        'dispatched',
        hotline('art-22'),
        {
          asks: { toUnit: 'required', reasonKind: 'required', note: 'required', coUnits: 'optional' },
          begins: ['coUnits'],
          when: [leadIsNoPartner],
          sets: { designated: 'true', isFirstDispatch: 'count(dispatches) = 0', ...given },
          adds: { dispatches: '{unit: toUnit, reason: reasonKind, how: "designated", on: today}' },
          effects: [openParts],
        },
      ),
      merge_into: mergeInto,
    },
  },
  dispatched: {
    title: t('待签收', 'To be signed for'),
    holder: 'unit',
    post: 'toUnit',
    outcomes: {
      ...partsTo('dispatched'),
      ...ladderAt('dispatched'),
      sign: act(t('签收', 'Sign'), unit, 'handling', local('item-5')),
      return_it: act(t('退回', 'Return'), unit, 'to_dispatch', local('item-5'), {
        asks: { returnReason: 'required' },
        when: [
          must(
            'designated != true',
            hotline('art-22'),
            '指挥中心指定承办的，不得退回',
            'Who was designated may not return it',
          ),
          must(
            'not(list contains(lapsed, "giveBack"))',
            local('item-5'),
            '退回应当在一个工作日内提出',
            'It is returned within a working day',
          ),
        ],
        sets: { returns: 'returns + 1', isReturned: 'returns = 1' },
      }),
    },
  },
  handling: {
    title: t('处置中', 'Being handled'),
    holder: 'unit',
    post: 'toUnit',
    outcomes: {
      ...partsTo('handling'),
      ...ladderAt('handling'),
      done: doneByUnit,
      ask_extension: act(t('申请延期', 'Ask for more time'), unit, 'extending', local('item-6'), {
        asks: { totalDays: 'required', extensionReason: 'required' },
        when: [
          must(
            'not(list contains(lapsed, "handle"))',
            local('item-6'),
            '已经到期，不受理延期申请',
            'The limit has run out: no extension any more',
          ),
          must(
            'level = "same_day" or level = "ordinary" or level = "hard"',
            local('item-6'),
            '紧急事件不延期',
            'Urgent events have no extension',
          ),
          must('extended != true', local('item-6'), '只能延期一次', 'Once only'),
          must(
            'totalDays <= longestDays',
            limits('item-1'),
            '累计不超过十五个工作日',
            'Fifteen working days in all at most',
          ),
          must(
            'longer.due > dueBy',
            local('item-6'),
            '新的到期日应当晚于现在的到期日',
            'What is asked is later than what is due',
          ),
        ],
      }),
      answer_order: act(
        t('答复督办', 'Answer the supervision'),
        ['unit-head'],
        'handling',
        local('item-10'),
        {
          asks: { orderReply: 'required' },
          when: [
            must('late', local('item-10'), '没有超期，无需答复', 'It is not overdue: nothing to answer'),
          ],
        },
      ),
      interview: act(t('约谈', 'Interview'), ['zone-leader'], 'handling', local('item-10'), {
        asks: { interviewNote: 'required' },
        when: [
          must(
            'rung = "circular"',
            local('item-10'),
            '通报以后才约谈',
            'The unit is interviewed after the circular',
          ),
        ],
      }),
      ask_pending: act(t('申请挂账', 'Ask to keep it pending'), unit, 'pend_review', local('item-7'), {
        asks: { explanation: 'required' },
      }),
      escalate: act(t('逐级上报', 'Up a level'), ['unit', 'command'], 'to_dispatch', local('item-16'), {
        asks: { upReason: 'required' },
        when: [
          must(
            'rankBefore != "zone"',
            local('item-16'),
            '已到区级，请上报市级',
            'It is with the zone: take it to the city',
          ),
        ],
        sets: goesUp,
      }),
      to_city: act(t('上报市级', 'To the city'), heads, 'at_city', local('item-16'), {
        asks: { upReason: 'required' },
        when: [must('rankBefore = "zone"', local('item-16'), '逐级上报，每次一级', 'A level at a time')],
        sets: goesUp,
      }),
    },
  },
  extending: {
    title: t('延期待批', 'An extension is asked'),
    holder: 'command-head',
    outcomes: {
      ...partsTo('extending'),
      grant_extension: act(t('同意延期', 'Grant it'), heads, 'handling', limits('item-1'), {
        sets: {
          extended: 'true',
          dueBy: 'longer.due',
          remindAt: 'longer.remind',
          orderAt: 'longer.order',
          circularAt: 'longer.circular',
        },
        effects: [entered('open')],
      }),
      refuse_extension: act(t('不同意延期', 'Refuse it'), heads, 'handling', local('item-6'), {
        asks: { note: 'required' },
      }),
    },
  },
  pend_review: {
    title: t('挂账待核', 'To be verified'),
    holder: 'command-head',
    outcomes: {
      ...partsTo('pend_review'),
      pend: act(t('列入挂账库', 'Keep it pending'), heads, 'pending', local('item-7'), {
        asks: { note: 'required' },
        sets: { pendingSince: 'today' },
        effects: [entered('pending')],
      }),
      go_on: act(t('继续处置', 'Go on with it'), heads, 'handling', local('item-7'), {
        asks: { note: 'required' },
      }),
    },
  },
  pending: {
    title: t('挂账', 'Pending'),
    holder: 'command',
    dormant: true,
    outcomes: {
      ...partsTo('pending'),
      review: act(t('季度复核', 'Looked at again'), ['system'], 'pending', local('item-7'), {
        effects: [
          {
            kind: 'notify',
            to: 'command',
            text: t('挂账事件季度复核。', 'Pending: looked at again this quarter.'),
          },
        ],
      }),
      resume: act(t('重新派遣', 'Take it up again'), centre, 'to_dispatch', local('item-7'), {
        asks: { level: 'required', note: 'required' },
        sets: { ...timed, designated: 'false', returns: '0' },
        effects: [entered('open')],
      }),
    },
  },
  at_city: {
    title: t('市级办理中', 'With the city'),
    holder: 'command',
    outcomes: {
      ...partsTo('at_city'),
      city_answered: act(t('市级已办', 'The city has done it'), centre, 'checking', local('item-16'), {
        asks: { result: 'required' },
        sets: { handledOn: 'today' },
      }),
    },
  },
  checking: {
    title: t('待现场核查', 'To be checked on the site'),
    holder: 'grid-worker',
    outcomes: {
      ...partsTo('checking'),
      pass: act(t('核查通过', 'It is solved'), worker, 'closing', local('item-8'), {
        asks: { checkPhotos: 'required', checkPoint: { when: 'point != null' }, checkNote: 'optional' },
        begins: ['checkPhotos'],
        when: [
          must(
            'point = null or away <= nearMetres',
            local('item-8'),
            '核查位置离事件太远，核查不通过',
            'The check was too far from the event: it fails',
          ),
        ],
        sets: {
          decides: 'decided != true',
          decided: 'true',
          credit:
            '(if origin = "worker" and quick <= fastMinutes then fastPoints else 0) - (if list contains(lapsed, "check") then latePoints else 0)',
          keepsFirst:
            'decides and (level = "red" or level = "yellow" or level = "blue" or handledOn <= firstDue)',
        },
        adds: { checks: '{how: "passed", on: today}' },
      }),
      fail: act(t('核查不通过', 'It is not solved'), worker, 'handling', local('item-8'), {
        asks: { checkNote: 'required', checkPhotos: 'optional' },
        begins: ['checkPhotos'],
        sets: { reworks: 'reworks + 1' },
        adds: { checks: '{how: "failed", on: today}' },
      }),
    },
  },
  closing: {
    title: t('待结案', 'To be closed'),
    holder: 'command',
    outcomes: {
      ...partsTo('closing'),
      close: act(t('结案并答复', 'Close and answer'), centre, 'closed', local('item-9'), {
        asks: { answer: 'required' },
        when: [
          must(
            'stepSet > 6',
            local('item-9'),
            '结案、评价已经合并，请办理结案并评价',
            'Closing and rating are one: close and rate it',
          ),
        ],
        sets: { toTell },
        effects: [entered('closed'), tell('answered', { answer: 'answer' })],
      }),
      close_rated: act(t('结案、答复并评价', 'Close, answer and rate'), centre, 'archived', local('item-9'), {
        asks: { answer: 'required', rating: 'required' },
        when: [
          must(
            'stepSet <= 6',
            local('item-9'),
            '结案、评价分为两步，请先结案',
            'Closing and rating are two steps: close it first',
          ),
        ],
        sets: { toTell, isGood: 'rating >= leastGood' },
        effects: [entered('archived'), tell('answered', { answer: 'answer' })],
      }),
    },
  },
  closed: {
    title: t('待评价', 'To be rated'),
    holder: 'community-head',
    dormant: true,
    outcomes: {
      leave: reportsTo('closed').leave,
      rate: act(t('评价', 'Rate'), ['grid-head', 'community-head'], 'archived', local('item-9'), {
        asks: { rating: 'required' },
        sets: { isGood: 'rating >= leastGood' },
        effects: [entered('archived')],
      }),
      reopen: act(t('重办', 'Open again'), ['system', 'community-head'], 'to_dispatch', local('item-9'), {
        asks: { reopenReason: 'required' },
        atMost: 1,
        sets: {
          isReopened: 'true',
          reworks: 'reworks + 1',
          filedAt: 'moment',
          dueBy: 'times.due',
          remindAt: 'times.remind',
          orderAt: 'times.order',
          circularAt: 'times.circular',
          rung: '"none"',
        },
        effects: [entered('open')],
      }),
      archive: act(t('归档', 'Archive'), ['system'], 'archived', local('item-9'), {
        onlyAfter: 'rate',
        effects: [entered('archived')],
      }),
    },
  },
  archived: { title: t('已归档', 'Archived'), end: 'done', outcomes: {} },
  merged: { title: t('已并入', 'Merged'), end: 'merged', outcomes: {} },
  rejected: { title: t('不予受理', 'Not accepted'), end: 'refused', outcomes: {} },
} as const satisfies Readonly<Record<string, Step>>
