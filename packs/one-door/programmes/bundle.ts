/** One application for several items (一件事一次办): shared papers asked once, one due day, each part decided on its own. */
import { defineProgramme } from 'yimen/kernel/programme'
import { licensing, local } from '../clauses.ts'
import { channels } from '../kinds.ts'
import { signedThere } from '../signed.ts'
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
  past,
  rolesOf,
  said,
  t,
  words,
} from '../shared.ts'

const windows = ['window-clerk', 'street-window', 'helper'] as const
const law = local('item-7')
const results = {
  granted: t('准予', 'Granted'),
  refused: t('不予', 'Refused'),
  rejected: t('不予受理', 'Not accepted'),
  withdrawn: t('撤回', 'Withdrawn'),
}

export const bundle = defineProgramme({
  ...none,
  id: 'door.bundle',
  title: t('一件事一次办', 'Several items at once'),
  summary: t(
    '一表申请、一套材料、一窗受理、一个办结日期；各事项分别决定，一次告知结果和救济途径。',
    'One form, one set of papers, one window and one day; each item is decided on its own, and all results are told at once.',
  ),
  basis: [law, licensing('art-42')],
  audience: 'resident',
  subject: { name: 'applicantName', people: ['applicantId'] },
  roles: rolesOf('helper', 'street-window', 'window-clerk', 'system'),
  fields: {
    matterName: line('一件事名称', 'What it is about', 40),
    applicantName: name('申请人姓名', 'Applicant’s name'),
    applicantId: idNo('申请人身份证号', 'Applicant’s ID number'),
    who: choice('申请人类型', 'Who applies', {
      natural: t('自然人', 'Natural person'),
      legal: t('法人', 'Legal person'),
    }),
    orgName: line('单位名称', 'Organisation', 60),
    uscc: line('统一社会信用代码', 'Credit code', 18),
    phone: mobile('手机', 'Mobile'),
    channel: choice('渠道', 'Channel', channels),
    parts: { type: 'list', max: 20, title: t('事项', 'Items'), of: { part: anItem() } },
    dueOn: { type: 'day', title: t('办结日期', 'Its day') },
    files: { type: 'papers', paper: 'materials', max: 40, title: t('共同材料', 'Common papers') },
    member: aCase('分办件', 'Part'),
    result: choice('结果', 'Result', results),
    toldNote: words('告知情况', 'How it was told'),
  },
  lists: {
    answers: {
      type: 'list',
      max: 40,
      title: t('各事项结果', 'What each came to'),
      of: {
        member: aCase('分办件', 'Part'),
        result: choice('结果', 'Result', results),
        on: past('日期', 'Day'),
      },
    },
  },
  values: {
    total: count('事项数', 'Items'),
    granted: count('准予', 'Granted'),
    refused: count('不予（含不予受理、撤回）', 'Not granted'),
    lastDay: said('统一办理的法定最后一日', 'The last day of the law'),
    signedOn: said('当面核对签名日期', 'Checked and signed in person on'),
  },
  working: { hasRefusal: office },
  papers: { materials: { title: t('共同材料', 'Common papers'), from: 'applicant', clause: law } },
  reckonings: {
    lawEnd: {
      ability: 'door.due@1',
      with: { from: 'today', days: '45', unit: '"workday"' },
      clause: licensing('art-42'),
    },
  },
  clocks: {
    together: {
      title: t('统一办结日期', 'The one day'),
      limit: { until: 'dueOn', unit: 'working_day' },
      starts: ['receive'],
      stops: ['tell'],
      clause: law,
    },
  },
  opens: {
    receive: act(t('受理一件事', 'Receive'), windows, 'in_hand', law, {
      asks: {
        matterName: 'required',
        who: 'required',
        applicantName: 'required',
        applicantId: 'required',
        orgName: { when: 'who = "legal"' },
        uscc: { when: 'who = "legal"' },
        phone: 'required',
        channel: 'required',
        parts: 'required',
        dueOn: 'required',
        files: 'optional',
      },
      when: [
        must('count(parts) > 1', law, '一件事不少于两个事项', 'Two items or more'),
        must(
          'count(distinct values(parts.part)) = count(parts)',
          law,
          '同一事项写了两次',
          'An item is named twice',
        ),
        must('dueOn >= today', law, '办结日期已过', 'That day is over'),
        must(
          'dueOn <= lawEnd',
          licensing('art-42'),
          '统一办理不超过四十五个工作日',
          'Handled together it takes forty-five working days at most',
        ),
      ],
      sets: { total: 'count(parts)', granted: '0', refused: '0', lastDay: 'lawEnd' },
      effects: [
        {
          kind: 'open_each',
          list: 'parts',
          programme: 'door.application',
          outcome: 'from_bundle',
          input: {
            itemCode: 'part',
            who: 'who',
            applicantName: 'applicantName',
            applicantId: 'applicantId',
            orgName: 'orgName',
            uscc: 'uscc',
            phone: 'phone',
            channel: 'channel',
            files: 'files',
            bundle: 'caseId',
            bundleDue: 'dueOn',
          },
        },
        {
          kind: 'notify',
          to: 'applicant',
          text: t(
            '您的一件事已经一并收件，共同材料只交一次，全部结果一次告知。',
            'All of it is received: common papers are handed in once, and all results are told at once.',
          ),
        },
      ],
    }),
  },
  steps: {
    in_hand: {
      title: t('各事项办理中', 'In hand'),
      holder: 'window-clerk',
      dormant: true,
      outcomes: {
        part_done: act(t('一个事项办结', 'A part is over'), ['system'], 'in_hand', law, {
          asks: { member: 'required', result: 'required' },
          own: ['member', 'result'],
          unordered: true,
          adds: { answers: '{member: member, result: result, on: today}' },
          sets: {
            granted: 'if result = "granted" then granted + 1 else granted',
            refused: 'if result = "granted" then refused else refused + 1',
          },
          branches: [
            {
              title: t('全部事项已经办结的', 'Where all are over'),
              when: 'granted + refused = total',
              to: 'to_tell',
              clause: law,
            },
          ],
        }),
        check_and_sign: signedThere('in_hand'),
      },
    },
    to_tell: {
      title: t('待一次告知', 'To be told at once'),
      holder: 'window-clerk',
      outcomes: {
        tell: act(t('一次告知全部结果', 'Tell all the results'), windows, 'all_granted', law, {
          asks: { toldNote: 'required' },
          sets: { hasRefusal: 'refused > 0' },
          branches: [
            {
              title: t('全部不予的', 'Where none was granted'),
              when: 'granted = 0',
              to: 'none_granted',
              clause: law,
            },
            {
              title: t('部分准予的', 'Where some were'),
              when: 'hasRefusal',
              to: 'some_granted',
              clause: law,
            },
          ],
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '一件事的全部事项已经办结，各项决定和救济途径一并告知，请查看。',
                'All items are over: each decision, and the remedies, stand in the case.',
              ),
            },
          ],
        }),
      },
    },
    all_granted: { title: t('全部准予', 'All granted'), end: 'granted', outcomes: {} },
    some_granted: { title: t('部分准予', 'Some granted'), end: 'partly', outcomes: {} },
    none_granted: { title: t('均未准予', 'None granted'), end: 'refused', outcomes: {} },
  },
  remedy: {
    text: t(
      '对其中不予办理的决定不服的，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
      'Of what was refused you may ask for reconsideration within sixty days or sue within six months.',
    ),
    clause: licensing('art-38'),
  },
})
