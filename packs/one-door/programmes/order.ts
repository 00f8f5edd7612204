/** A helper's order (帮代办单): entrusted in writing, originals counted in and out, suspended and gone on with by a sheet, called back. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rating } from '../clauses.ts'
import {
  aCase,
  act,
  anItem,
  choice,
  count,
  idNo,
  line,
  mobile,
  must,
  name,
  none,
  office,
  param,
  past,
  rolesOf,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'

const law = rating('item-4')
const helper = ['helper'] as const
const originals = (zh: string, en: string) =>
  ({
    type: 'list',
    max: 30,
    title: t(zh, en),
    of: { paper: line('材料', 'Paper', 40), pieces: whole('份数', 'Pieces', 99, 1) },
  }) as const

export const order = defineProgramme({
  ...none,
  id: 'door.order',
  title: t('帮代办', 'A helper’s order'),
  summary: t(
    '委托、受理、办理、交付、归档、报告、回访；须本人到场的不代办，不代签事实陈述，原件交接相符。',
    'Entrusted, accepted, handled, delivered, filed, reported, called back; not where the person must appear, no statement of fact signed for them, and originals in equal originals out.',
  ),
  basis: [law, rating('item-5'), rating('item-6')],
  audience: 'resident',
  subject: { name: 'clientName', people: ['clientId'] },
  roles: rolesOf('resident', 'helper', 'hall-lead'),
  fields: {
    clientName: name('委托人姓名', 'Client’s name'),
    clientId: idNo('委托人身份证号', 'Client’s ID number'),
    phone: mobile('手机', 'Mobile'),
    home: { ...line('上门地址', 'Where to come', 60), sealed: true },
    itemCode: anItem(),
    matter: words('委托事项', 'What is entrusted'),
    authorised: yes('已签委托书', 'The authorisation is signed'),
    visitOn: { ...past('上门日期', 'Visited on'), forTheFile: true },
    taken: originals('收取的原件', 'Originals taken'),
    returned: originals('交还的原件', 'Originals given back'),
    statementBy: choice('事实陈述由谁签名', 'Who signed the statement of fact', {
      client: t('委托人', 'The client'),
      helper: t('帮代办员', 'The helper'),
      none: t('没有事实陈述', 'There is none'),
    }),
    application: { ...aCase('办件', 'The application'), forTheFile: true },
    sheetNo: line('单据号', 'Number of the sheet', 30),
    reason: words('原因', 'Why'),
    outcomeNote: words('办理结果', 'What came of it'),
    satisfied: yes('委托人满意', 'The client is satisfied'),
  },
  values: {
    piecesIn: count('收取份数', 'Pieces taken'),
    piecesOut: count('交还份数', 'Pieces given back'),
    suspensions: count('中止次数', 'Suspended'),
  },
  working: { atHome: office },
  params: {
    acceptDays: param('接单期限', 'To accept', 'days', 1, law),
    callDays: param('回访期限', 'To call back', 'days', 5, law),
  },
  entries: { item0: { register: 'door.items', id: 'itemCode' } },
  clocks: {
    accept: {
      title: t('接单期限', 'To accept'),
      limit: { param: 'acceptDays', unit: 'working_day' },
      starts: ['entrust', 'take_down'],
      stops: ['accept', 'decline', 'terminate'],
      clause: law,
    },
    call: {
      title: t('回访期限', 'To call back'),
      limit: { param: 'callDays', unit: 'working_day' },
      starts: ['give_back'],
      stops: ['call_back'],
      clause: law,
    },
  },
  opens: {
    entrust: act(t('委托', 'Entrust'), ['resident'], 'entrusted', law, {
      asks: {
        clientName: 'required',
        clientId: 'required',
        phone: 'required',
        itemCode: 'required',
        matter: 'required',
        home: 'optional',
        authorised: 'required',
      },
      kinMayAct: true,
      when: [...mayBeEntrusted()],
    }),
    take_down: act(t('代录委托', 'Take it down'), helper, 'entrusted', law, {
      asks: {
        clientName: 'required',
        clientId: 'required',
        phone: 'required',
        itemCode: 'required',
        matter: 'required',
        home: 'optional',
        authorised: 'required',
      },
      when: [...mayBeEntrusted()],
    }),
  },
  steps: {
    entrusted: {
      title: t('待接单', 'To be accepted'),
      holder: 'helper',
      outcomes: {
        accept: act(t('接单', 'Accept'), helper, 'accepted', law, {
          when: [must('authorised', law, '没有签署委托书', 'The authorisation is not signed')],
          sets: { piecesIn: '0', piecesOut: '0', suspensions: '0' },
        }),
        decline: act(t('不接', 'Decline'), helper, 'declined', law, { asks: { reason: 'required' } }),
        terminate: ended(),
      },
    },
    accepted: {
      title: t('待收件', 'Papers to be fetched'),
      holder: 'helper',
      outcomes: {
        visit: act(t('上门收取', 'Fetched at home'), helper, 'handling', law, {
          asks: { visitOn: 'required', taken: 'optional' },
          when: [must('home != null', law, '没有上门地址', 'There is no place to come to')],
          sets: { piecesIn: 'if taken = null then 0 else sum(taken.pieces)', atHome: 'true' },
        }),
        take_papers: act(t('站内收取', 'Taken at the station'), helper, 'handling', law, {
          asks: { taken: 'optional' },
          sets: { piecesIn: 'if taken = null then 0 else sum(taken.pieces)', atHome: 'false' },
        }),
        terminate: ended(),
      },
    },
    handling: {
      title: t('代办中', 'Being handled'),
      holder: 'helper',
      outcomes: {
        hand_in: act(t('递交', 'Hand in'), helper, 'handling', rating('item-5'), {
          asks: { application: 'required', statementBy: 'required' },
          when: [
            must(
              'statementBy != "helper"',
              rating('item-5'),
              '帮代办员不得代签事实陈述',
              'A helper signs no statement of fact for the client',
            ),
          ],
        }),
        suspend: act(t('中止', 'Suspend'), helper, 'suspended', rating('item-6'), {
          asks: { sheetNo: 'required', reason: 'required' },
          sets: { suspensions: 'suspensions + 1' },
        }),
        give_back: act(t('交付并交还原件', 'Deliver and give back'), helper, 'delivered', law, {
          asks: { outcomeNote: 'required', returned: { when: 'piecesIn > 0' } },
          when: [
            must(
              'piecesOut = piecesIn',
              law,
              '交还的原件与收取的份数不符',
              'Originals given back are not as many as were taken',
            ),
          ],
          sets: { piecesOut: 'if returned = null then 0 else sum(returned.pieces)' },
        }),
        terminate: ended(),
      },
    },
    suspended: {
      title: t('已中止', 'Suspended'),
      holder: 'helper',
      outcomes: {
        go_on: act(t('重新授权，继续', 'Authorised anew: go on'), helper, 'handling', rating('item-6'), {
          asks: { sheetNo: 'required', authorised: 'required' },
          begins: ['authorised', 'sheetNo'],
          when: [
            must('authorised', rating('item-6'), '继续办理需重新授权', 'Going on needs a new authorisation'),
          ],
        }),
        terminate: ended(),
      },
    },
    delivered: {
      title: t('待回访', 'To be called back'),
      holder: 'hall-lead',
      outcomes: {
        call_back: act(t('回访归档', 'Call back and file'), ['hall-lead'], 'filed', law, {
          asks: { satisfied: 'required', reason: { when: 'satisfied = false' } },
        }),
      },
    },
    filed: { title: t('已归档', 'Filed'), end: 'done', outcomes: {} },
    declined: { title: t('未接', 'Declined'), end: 'withdrawn', outcomes: {} },
    terminated: { title: t('已终止', 'Terminated'), end: 'withdrawn', outcomes: {} },
  },
})

function mayBeEntrusted() {
  return [
    must('authorised', law, '没有签署委托书', 'The authorisation is not signed'),
    must(
      'item0.inPerson = false',
      rating('item-5'),
      '该事项须本人到场，不能代办；可以预约或者上门核验',
      'The person must appear: it cannot be done for them; an appointment can',
    ),
  ] as const
}

function ended() {
  return act(t('终止', 'Terminate'), ['resident', 'helper'], 'terminated', rating('item-6'), {
    asks: {
      sheetNo: 'required',
      reason: 'required',
      returned: { when: 'piecesIn != null and piecesIn > 0' },
    },
    kinMayAct: true,
    when: [
      must(
        'piecesIn = null or piecesIn = 0 or returned != null and sum(returned.pieces) = piecesIn',
        rating('item-6'),
        '终止前应当交还全部原件',
        'All originals are given back first',
      ),
    ],
  })
}
