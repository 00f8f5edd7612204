/** An agreement with another place: in force once both have signed, with its day; and each item of it, mapped by the codes and versions of both sides. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { cross, local } from '../clauses.ts'
import { modes, partners } from '../kinds.ts'
import {
  aCase,
  act,
  anItem,
  choice,
  count,
  day,
  line,
  must,
  none,
  past,
  rolesOf,
  said,
  t,
  whole,
  words,
} from '../shared.ts'

const law = local('item-12')
const manager = ['item-manager'] as const
const stands = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'door.agreements',
  id: 'partner',
  standing: `"${standing}"`,
  body: {
    partner: 'partner',
    signedOn: 'signedOn',
    validTo: 'validTo',
    courier: 'courier',
    duties: 'duties',
  },
})
const theirCode = line('对方代码', 'Their code', 40)
const theirVersion = whole('对方版本', 'Their version', 999, 1)
const mode = choice('通办方式', 'Mode', modes)

export const agreement = defineProgramme({
  ...none,
  id: 'door.agreement',
  title: t('通办协议', 'Agreement on cross-region handling'),
  summary: t(
    '与其他地区的通办协议：写明方式、职责、快递费用和有效期，双方签字后生效；通办事项按双方代码和版本逐项对应。',
    'With another place: modes, duties, who pays the courier, how long; in force once both have signed; items are mapped by the codes and versions of both sides.',
  ),
  basis: [law, cross('item-2')],
  audience: 'office',
  roles: rolesOf('item-manager', 'approver', 'system'),
  fields: {
    partner: choice('合作地区', 'Partner', partners),
    duties: line('双方职责', 'Duties of both', 90),
    courier: line('快递费用承担', 'Who pays the courier', 30),
    validTo: day('有效期至', 'Valid to'),
    ourSigner: { ...line('本区签字人', 'Who signed for us', 30), forTheFile: true },
    theirSigner: { ...line('对方签字人', 'Who signed for them', 30), forTheFile: true },
    signedOn: past('签订日期', 'Signed on'),
    why: words('终止理由', 'Why it ends'),
    rows: {
      type: 'list',
      max: 100,
      title: t('通办事项', 'Items'),
      of: { ours: anItem('本区事项', 'Our item'), theirCode, theirVersion, mode },
    },
  },
  values: { lastMoment: said('有效的最后时刻', 'Last moment'), listed: count('已列事项', 'Items listed') },
  entries: { same: { register: 'door.agreements', id: 'partner' } },
  clocks: {
    term: {
      title: t('协议有效期', 'The agreement'),
      limit: { until: 'lastMoment' },
      starts: ['sign_theirs'],
      stops: ['ends', 'terminate'],
      lapses: { outcome: 'ends', tells: t('协议到期。', 'The agreement is over.') },
      clause: cross('item-2'),
    },
  },
  opens: {
    draft: act(t('起草协议', 'Draft'), manager, 'drafted', law, {
      asks: { partner: 'required', duties: 'required', courier: 'required', validTo: 'required' },
      when: [
        must('validTo > today', law, '有效期已过', 'It is over before it begins'),
        must(
          'same = null or same.standing != "in_force"',
          law,
          '与该地区已有有效的协议',
          'There is an agreement with that place',
        ),
      ],
    }),
  },
  steps: {
    drafted: {
      title: t('待本区签字', 'To be signed by us'),
      holder: 'approver',
      outcomes: {
        sign_ours: act(t('本区签字', 'Sign'), ['approver'], 'signed_ours', cross('item-2'), {
          asks: { ourSigner: 'required' },
          effects: [stands('drafted')],
        }),
        drop: act(t('不签', 'Do not sign'), ['approver'], 'dropped', law, { asks: { why: 'required' } }),
      },
    },
    signed_ours: {
      title: t('待对方签字', 'To be signed by them'),
      holder: 'item-manager',
      outcomes: {
        sign_theirs: act(t('对方已签字', 'They have signed'), manager, 'in_force', cross('item-2'), {
          asks: { theirSigner: 'required', signedOn: 'required' },
          sets: { lastMoment: 'validTo + "T23:59:59.999+08:00"', listed: '0' },
          effects: [stands('in_force')],
        }),
        drop: act(t('对方不签', 'They do not'), manager, 'dropped', law, {
          asks: { why: 'required' },
          effects: [stands('ended')],
        }),
      },
    },
    in_force: {
      title: t('有效', 'In force'),
      holder: 'item-manager',
      dormant: true,
      outcomes: {
        list_items: act(t('列入通办事项', 'List items'), manager, 'in_force', law, {
          asks: { rows: 'required' },
          begins: ['rows'],
          when: [
            must('count(rows) > 0', law, '没有事项', 'There are none'),
            must(
              'count(distinct values(rows.ours)) = count(rows)',
              law,
              '同一事项写了两次',
              'An item is named twice',
            ),
          ],
          sets: { listed: 'listed + count(rows)' },
          effects: [
            {
              kind: 'open_each',
              list: 'rows',
              programme: 'door.mapping',
              outcome: 'map',
              input: {
                agreement: 'caseId',
                partner: 'partner',
                ours: 'ours',
                theirCode: 'theirCode',
                theirVersion: 'theirVersion',
                mode: 'mode',
              },
            },
          ],
        }),
        terminate: act(t('终止协议', 'End it'), ['approver'], 'ended', law, {
          asks: { why: 'required' },
          effects: [stands('ended')],
        }),
        ends: act(t('到期', 'It is over'), ['system'], 'ended', cross('item-2'), {
          onlyAfter: 'term',
          effects: [stands('ended')],
        }),
      },
    },
    ended: { title: t('已终止', 'Ended'), end: 'done', outcomes: {} },
    dropped: { title: t('未签订', 'Not signed'), end: 'withdrawn', outcomes: {} },
  },
})

const listing = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'door.mapped',
  id: 'partner + " " + ours',
  standing: `"${standing}"`,
  body: {
    name: 'item0.name',
    partner: 'partner',
    side: 'item0.side',
    ours: 'ours',
    ourVersion: 'item0.version',
    theirCode: 'theirCode',
    theirVersion: 'theirVersion',
    mode: 'mode',
    from: 'listedOn',
  },
})

export const mapping = defineProgramme({
  ...none,
  id: 'door.mapping',
  title: t('通办事项对应', 'An item across regions'),
  summary: t(
    '一个事项与对方事项的对应：双方代码和版本；任何一方版本变化后重新核对，核对以前不能转出。',
    'One item mapped to theirs, by codes and versions; after a change on either side it is looked at again, and until then nothing is sent.',
  ),
  basis: [law],
  audience: 'office',
  roles: rolesOf('item-manager', 'cross-window', 'system'),
  fields: {
    agreement: aCase('通办协议', 'The agreement'),
    partner: choice('合作地区', 'Partner', partners),
    ours: anItem('本区事项', 'Our item'),
    theirCode,
    theirVersion,
    mode,
    why: words('停办理由', 'Why it stops'),
  },
  values: { listedOn: said('开通日期', 'Since') },
  entries: {
    item0: { register: 'door.items', id: 'ours' },
    agreement0: { register: 'door.agreements', id: 'partner' },
  },
  opens: {
    map: act(t('列入', 'List'), ['system'], 'listed', law, {
      asks: {
        agreement: 'required',
        partner: 'required',
        ours: 'required',
        theirCode: 'required',
        theirVersion: 'required',
        mode: 'required',
      },
      when: [
        must('item0.standing = "published"', law, '事项没有发布', 'The item is not published'),
        must(
          'agreement0.standing = "in_force" and agreement0.case = agreement',
          law,
          '协议没有生效',
          'The agreement is not in force',
        ),
      ],
      sets: { listedOn: 'today' },
      effects: [listing('listed')],
    }),
  },
  steps: {
    listed: {
      title: t('通办', 'Listed'),
      holder: 'cross-window',
      dormant: true,
      outcomes: {
        look_again: act(t('重新核对版本', 'Map anew'), ['cross-window', 'item-manager'], 'listed', law, {
          asks: { theirCode: 'required', theirVersion: 'required' },
          effects: [listing('listed')],
        }),
        check_list: act(t('季度核对', 'Each quarter'), ['system'], 'listed', law, {
          effects: [
            {
              kind: 'notify',
              to: 'cross-window',
              text: t('请核对通办事项的版本。', 'Please check the versions.'),
            },
          ],
        }),
        stop: act(t('停办', 'Stop'), manager, 'stopped', law, {
          asks: { why: 'required' },
          effects: [listing('stopped')],
        }),
      },
    },
    stopped: { title: t('停办', 'Stopped'), end: 'done', outcomes: {} },
  },
  schedules: {
    quarterly: {
      title: t('季度核对', 'Each quarter'),
      every: 'quarter',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_list', at: ['listed'] },
      clause: law,
    },
  },
})
