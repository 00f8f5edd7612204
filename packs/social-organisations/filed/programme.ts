/** A community organisation on file: the street's opinion in seven days, a letter for three years, renewal, and when it must register. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { filing, local } from '../clauses.ts'
import {
  act,
  actsForItself,
  classes,
  idNo,
  lastDayOf,
  must,
  none,
  param,
  past,
  publicText,
  rolesOf,
  sealedWords,
  t,
  whole,
  yes,
} from '../shared.ts'

const worker = ['community-worker', 'organisation'] as const
const clerk = ['street-clerk'] as const
const lastMoment = (day: string) => `${day} + "T23:59:59.999+08:00"`

const entry: EffectRule = {
  kind: 'enter',
  register: 'organisations.filed',
  id: 'fileNo',
  standing: 'standsAs',
  body: {
    name: 'orgName',
    fileNo: 'fileNo',
    class: 'class',
    place: 'place',
    issuedOn: 'issuedOn',
    validTo: 'validTo',
    members: 'members',
    agent: 'agent',
  },
}
const name = (standing: string): readonly EffectRule[] =>
  (['organisations.names', 'organisations.likenesses'] as const).map((register) => ({
    kind: 'enter',
    register,
    id: register === 'organisations.names' ? 'orgName' : 'loose',
    standing: `"${standing}"`,
    body: { name: 'orgName', holder: 'caseId' },
  }))
const nameFree = must(
  'sameName = null or sameName.standing = "free" or sameName.holder = caseId',
  local('item-1'),
  '本区已有相同名称（全角半角、空格和不显示的字符不作区别）',
  'The name is somebody’s already; width, blanks and unseen characters make no difference',
)
const numberFree = must(
  'sameNumber = null or sameNumber.case = caseId',
  filing('item-3'),
  '备案编号已经使用',
  'That number is used already',
)
const letter = {
  issuedOn: 'today',
  validTo: lastDayOf('today', 'letterMonths'),
  letterEnds: lastMoment('validTo'),
}

export const filed = defineProgramme({
  ...none,
  id: 'organisations.filed',
  version: 1,
  title: t('社区社会组织备案', 'Filing of a community organisation'),
  summary: t(
    '社区社会组织向街道备案：七日内提出意见，通知书三年有效，期满前换发，达到登记条件的应当登记。',
    'A community organisation files with its street: an opinion in seven days, a letter for three years, renewal before it ends; one that has grown registers.',
  ),
  from: '2020-01-01',
  basis: [filing('item-1'), filing('item-2'), local('item-10')],
  audience: 'office',
  subject: { name: 'orgName', people: ['headId'], place: true },
  roles: rolesOf('community-worker', 'organisation', 'street-clerk', 'system'),
  fields: {
    orgName: publicText('名称', 'Name', 80),
    class: { type: 'choice', options: classes, title: t('分类', 'Class') },
    isOfMembers: yes('团体类（由成员组成）', 'Made of members'),
    place: publicText('活动场所', 'Place', 99),
    promoters: whole('发起人数', 'Promoters', 1_000),
    members: whole('成员数', 'Members', 100_000),
    takesFees: yes('收取会费', 'Takes fees'),
    /** Nothing announces who leads a filed body, and its register does not tell. */
    headName: { type: 'name', sensitive: true, title: t('负责人', 'Who leads it') },
    headId: idNo('负责人身份证号', 'Their ID number'),
    nameNote: sealedWords('与近似名称的区别', 'How it differs from the name that is like it', 300),
    form: { type: 'papers', paper: 'form', max: 4, title: t('备案表、成员名册', 'Form and roll') },
    charter: { type: 'papers', paper: 'charter', max: 4, title: t('章程、场所证明', 'Charter and place') },
    fileNo: { type: 'text', max: 30, title: t('备案编号', 'File number') },
    issuedOn: past('通知书日期', 'Letter of'),
    reason: sealedWords('书面理由', 'Reasons in writing'),
    agent: { type: 'post', title: t('经办岗位', 'Post that acts for it') },
  },
  papers: {
    form: { title: t('备案表、成员名册', 'Form and roll'), from: 'applicant', clause: filing('item-2') },
    charter: { title: t('章程、场所证明', 'Charter and place'), from: 'applicant', clause: filing('item-2') },
  },
  params: {
    opinionDays: param('提出意见期限', 'To give an opinion', 'days', 7, filing('item-2')),
    letterMonths: param('通知书有效期', 'A letter lasts', 'months', 36, filing('item-3')),
    renewalDays: param('换发须提前', 'To renew, before it ends', 'days', 15, filing('item-3')),
    leastPromoters: param('发起人最少', 'Least promoters', 'count', 2, filing('item-1')),
    leastMembers: param('成员最少', 'Least members', 'count', 10, filing('item-1')),
    registerAt: param('应当登记的成员数', 'Members from which it registers', 'count', 50, local('item-10')),
  },
  reckonings: {
    loose: { ability: 'organisations.likeness@1', with: { name: 'orgName' }, clause: local('item-1') },
  },
  entries: {
    sameName: { register: 'organisations.names', id: 'orgName' },
    likeName: { register: 'organisations.likenesses', id: 'loose' },
    sameNumber: { register: 'organisations.filed', id: 'fileNo' },
  },
  values: {
    validTo: { title: t('通知书有效期至', 'Letter valid to'), unit: 'text' },
    letterEnds: { title: t('通知书有效的最后时刻', 'Last moment of the letter'), unit: 'text' },
  },
  clocks: {
    opinion: {
      title: t('提出意见期限', 'To give an opinion'),
      limit: { param: 'opinionDays', unit: 'calendar_day' },
      starts: ['apply'],
      stops: ['file', 'refuse'],
      clause: filing('item-2'),
    },
    letter: {
      title: t('通知书有效期', 'The letter'),
      limit: { until: 'letterEnds' },
      starts: ['file', 'take_over', 'renew'],
      stops: ['letter_ends', 'cancel', 'registered_now'],
      lapses: {
        outcome: 'letter_ends',
        tells: t(
          '备案通知书已期满，不能参加项目征集；继续活动的请重新备案。',
          'The letter has ended: no part in calls; to go on, file anew.',
        ),
      },
      clause: filing('item-3'),
    },
  },
  opens: {
    apply: act(t('申请备案', 'Apply'), worker, 'applied', filing('item-2'), {
      asks: {
        orgName: 'required',
        class: 'required',
        isOfMembers: 'required',
        place: 'required',
        promoters: 'required',
        members: 'required',
        takesFees: 'required',
        headName: 'required',
        headId: 'required',
        nameNote: { when: 'likeName != null and likeName.standing != "free" and likeName.holder != caseId' },
        form: 'optional',
        charter: 'optional',
      },
      when: [
        nameFree,
        must(
          'not(isOfMembers) or promoters >= leastPromoters',
          filing('item-1'),
          '团体类应当有两名以上发起人',
          'A body of members has at least two promoters',
        ),
        must(
          'not(isOfMembers) or members >= leastMembers',
          filing('item-1'),
          '团体类应当有十名以上成员',
          'A body of members has at least ten',
        ),
        must(
          'not(members >= registerAt and takesFees)',
          local('item-10'),
          '成员达到五十人并收取会费的，应当申请登记，不能备案',
          'With fifty members and fees it registers, and cannot file',
        ),
      ],
      sets: { agent: 'if actorRole = "organisation" then actorPost else null' },
      effects: name('reserved'),
    }),
    take_over: act(t('补录既有备案', 'Enter one that stands'), clerk, 'filed', local('item-2'), {
      asks: {
        orgName: 'required',
        class: 'required',
        place: 'required',
        members: 'required',
        takesFees: 'required',
        fileNo: 'required',
        issuedOn: 'required',
        agent: 'optional',
      },
      when: [
        nameFree,
        numberFree,
        must(
          'validTo >= today',
          filing('item-3'),
          '通知书已期满，须重新备案',
          'The letter has ended: file anew',
        ),
      ],
      sets: {
        validTo: lastDayOf('issuedOn', 'letterMonths'),
        letterEnds: lastMoment('validTo'),
        standsAs: 'if members >= registerAt and takesFees then "must_register" else "filed"',
      },
      effects: [entry, ...name('used')],
    }),
  },
  steps: {
    applied: {
      title: t('待街道提出意见', 'The street looks at it'),
      holder: 'street-clerk',
      outcomes: {
        file: act(t('同意备案，发通知书', 'File it, with a letter'), clerk, 'filed', filing('item-2'), {
          asks: { fileNo: 'required' },
          when: [numberFree],
          sets: { ...letter, standsAs: '"filed"' },
          effects: [entry, ...name('used')],
        }),
        refuse: act(t('不同意备案，书面说明理由', 'Refuse, in writing'), clerk, 'refused', filing('item-2'), {
          asks: { reason: 'required' },
          effects: name('free'),
        }),
      },
    },
    filed: {
      title: t('已备案', 'Filed'),
      holder: 'street-clerk',
      dormant: true,
      outcomes: {
        apply_renewal: act(
          t('申请换发通知书', 'Ask for a new letter'),
          worker,
          'renewing',
          filing('item-3'),
          {
            when: [
              actsForItself('agent'),
              must(
                'date(today) <= date(validTo) - duration("P1D") * renewalDays',
                filing('item-3'),
                '换发应当在期满十五日以前申请；逾期的，期满后重新备案',
                'A new letter is asked for at least fifteen days before; later, file anew once it has ended',
              ),
            ],
          },
        ),
        update: act(t('登记变更', 'Record a change'), worker, 'filed', filing('item-4'), {
          asks: { place: 'required', members: 'required', takesFees: 'required' },
          when: [actsForItself('agent')],
          sets: { standsAs: 'if members >= registerAt and takesFees then "must_register" else "filed"' },
          effects: [entry],
        }),
        letter_ends: act(t('通知书期满', 'The letter has ended'), ['system'], 'expired', filing('item-3'), {
          onlyAfter: 'letter',
          sets: { standsAs: '"expired"' },
          effects: [entry, ...name('free')],
        }),
        cancel: act(t('注销备案', 'Cancel'), clerk, 'cancelled', filing('item-4'), {
          asks: { reason: 'required' },
          sets: { standsAs: '"cancelled"' },
          effects: [entry, ...name('free')],
        }),
        registered_now: act(
          t('已转为登记，注销备案', 'It registers: no longer filed'),
          clerk,
          'cancelled',
          filing('item-5'),
          {
            when: [
              must(
                'standsAs = "must_register"',
                filing('item-5'),
                '尚未达到登记条件',
                'It has not grown to that',
              ),
            ],
            sets: { standsAs: '"cancelled"' },
            effects: [entry, ...name('free')],
          },
        ),
      },
    },
    renewing: {
      title: t('换发待核', 'A new letter is looked at'),
      holder: 'street-clerk',
      outcomes: {
        renew: act(t('换发通知书', 'A new letter'), clerk, 'filed', filing('item-3'), {
          sets: { ...letter },
          effects: [entry],
        }),
        keep: act(
          t('不予换发，书面说明理由', 'No new letter, in writing'),
          clerk,
          'filed',
          filing('item-3'),
          { asks: { reason: 'required' } },
        ),
        letter_ends: act(t('通知书期满', 'The letter has ended'), ['system'], 'expired', filing('item-3'), {
          onlyAfter: 'letter',
          sets: { standsAs: '"expired"' },
          effects: [entry, ...name('free')],
        }),
      },
    },
    refused: { title: t('不同意备案', 'Refused'), end: 'refused', outcomes: {} },
    expired: { title: t('通知书期满', 'Letter ended'), end: 'done', outcomes: {} },
    cancelled: { title: t('已注销备案', 'Cancelled'), end: 'done', outcomes: {} },
  },
  prints: {},
  remedy: {
    text: t(
      '对不同意备案有异议的，可以向区民政局提出。',
      'Who disagrees may tell the district civil affairs bureau.',
    ),
    clause: filing('item-2'),
  },
})
