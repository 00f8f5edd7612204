/** An expert of the pool, and a foundation that serves here: two short files whose registers rules look up. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { foundation, local } from '../clauses.ts'
import { act, idNo, must, none, param, plainCode, publicText, rolesOf, sealedWords, t } from '../shared.ts'

const entries = (standing: string): readonly EffectRule[] => [
  {
    kind: 'enter',
    register: 'organisations.experts',
    id: 'expertNo',
    standing: `"${standing}"`,
    body: {
      expertNo: 'expertNo',
      people: 'kinKeys',
      employer: 'employer',
      employerName: 'employerName',
      employerKey: 'employerIs',
      field: 'field',
    },
  },
  {
    kind: 'enter',
    register: 'organisations.expert_files',
    id: 'caseId',
    standing: `"${standing}"`,
    body: { expertNo: 'expertNo', people: 'kinKeys', employer: 'employer', employerKey: 'employerIs' },
  },
  {
    kind: 'enter',
    register: 'organisations.expert_people',
    id: 'expertKey',
    standing: `"${standing}"`,
    body: { expertNo: 'expertNo', people: 'kinKeys', employer: 'employer', employerKey: 'employerIs' },
  },
]

export const expert = defineProgramme({
  ...none,
  id: 'organisations.expert',
  version: 1,
  title: t('评审专家入库', 'An expert of the pool'),
  summary: t(
    '登记专家身份、任职和近亲属，用于认定回避；只留密文。',
    'Who they are, where they serve and who is their kin, by which recusal is told; keys alone are kept.',
  ),
  from: '2020-01-01',
  basis: [local('item-13')],
  audience: 'office',
  subject: { name: 'expertNo', people: ['expertId'], place: true },
  roles: rolesOf('registrar', 'system'),
  fields: {
    expertNo: { type: 'text', max: 20, title: t('专家编号', 'Number') },
    expertId: idNo('专家身份证号', 'ID number'),
    employer: { type: 'text', max: 24, title: t('任职单位代码', 'Code of the employer') },
    employerName: publicText('任职单位', 'Employer', 60),
    field: publicText('专业', 'Field', 40),
    kin: {
      type: 'list',
      max: 20,
      sensitive: true,
      title: t('近亲属', 'Kin'),
      of: { idNo: idNo('身份证号', 'ID number') },
    },
    reason: sealedWords('退出原因', 'Why they left'),
  },
  reckonings: {
    expertIs: { ability: 'organisations.person@1', with: { idNo: 'expertId' }, clause: local('item-13') },
    kinAre: {
      ability: 'organisations.people@1',
      with: { people: 'kin', and: 'expertId' },
      clause: local('item-13'),
    },
    employerRead: { ability: 'organisations.code@1', with: { code: 'employer' }, clause: local('item-4') },
    employerIs: {
      ability: 'organisations.likeness@1',
      with: { name: 'employerName' },
      clause: local('item-13'),
    },
  },
  entries: {
    sameNumber: { register: 'organisations.experts', id: 'expertNo' },
    samePerson: { register: 'organisations.expert_people', id: 'expertIs' },
  },
  params: { termMonths: param('聘期', 'A term', 'months', 36, local('item-13')) },
  clocks: {
    term: {
      title: t('聘期', 'The term'),
      limit: { param: 'termMonths', unit: 'month' },
      starts: ['enlist'],
      stops: ['term_ends', 'leave'],
      lapses: {
        outcome: 'term_ends',
        tells: t('聘期届满，已退出专家库。', 'The term is over: you have left the pool.'),
      },
      clause: local('item-13'),
    },
  },
  opens: {
    enlist: act(t('入库', 'Enlist'), ['registrar'], 'listed', local('item-13'), {
      asks: {
        expertNo: 'required',
        expertId: 'required',
        employer: 'required',
        employerName: 'required',
        field: 'required',
        kin: 'optional',
      },
      sets: { employer: plainCode('employer', 'employerRead'), expertKey: 'expertIs', kinKeys: 'kinAre' },
      when: [
        must(
          'employerRead.valid',
          local('item-13'),
          '任职单位代码校验不通过，无法据以认定回避',
          'The code of the employer does not match its checks: nothing could be told by it',
        ),
        /** Marks are kept by the number: two people under one would give one sheet. */
        must(
          'sameNumber = null or sameNumber.case = caseId',
          local('item-13'),
          '专家编号已经使用',
          'That number was given already',
        ),
        must(
          'samePerson = null or samePerson.standing = "out"',
          local('item-13'),
          '此人已在专家库，不能以另一编号再次入库',
          'They are in the pool already, under another number',
        ),
      ],
      effects: entries('listed'),
    }),
  },
  steps: {
    listed: {
      title: t('在库', 'In the pool'),
      holder: 'registrar',
      dormant: true,
      outcomes: {
        term_ends: act(t('聘期届满', 'The term is over'), ['system'], 'out', local('item-13'), {
          onlyAfter: 'term',
          effects: entries('out'),
        }),
        leave: act(t('退出', 'Leave'), ['registrar'], 'out', local('item-13'), {
          asks: { reason: 'required' },
          effects: entries('out'),
        }),
      },
    },
    out: { title: t('已退出', 'Left'), end: 'done', outcomes: {} },
  },
})

const here = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'organisations.foundations',
  id: 'uscc',
  standing: `"${standing}"`,
  body: { name: 'orgName', uscc: 'uscc', address: 'address' },
})

export const serviceAddress = defineProgramme({
  ...none,
  id: 'organisations.foundation',
  version: 1,
  title: t('基金会服务地址', 'A foundation’s address of service'),
  summary: t(
    '基金会在省级登记，本区只记录服务地址。',
    'A foundation is registered at the province; its address of service alone is on record here.',
  ),
  from: '2020-01-01',
  basis: [foundation('art-6'), local('item-16')],
  audience: 'office',
  roles: rolesOf('registrar'),
  fields: {
    orgName: publicText('名称', 'Name', 80),
    uscc: { type: 'text', max: 24, title: t('统一社会信用代码', 'Credit code') },
    address: publicText('服务地址', 'Address of service', 99),
  },
  reckonings: {
    codeRead: { ability: 'organisations.code@1', with: { code: 'uscc' }, clause: local('item-4') },
  },
  entries: { hereNow: { register: 'organisations.foundations', id: 'uscc' } },
  opens: {
    record: act(t('记录服务地址', 'Record it'), ['registrar'], 'recorded', local('item-16'), {
      asks: { orgName: 'required', uscc: 'required', address: 'required' },
      sets: { uscc: plainCode('uscc', 'codeRead') },
      when: [
        must(
          'codeRead.valid',
          local('item-4'),
          '统一社会信用代码校验不通过',
          'The credit code does not match its checks',
        ),
        must(
          'codeRead.kind = "foundation"',
          foundation('art-6'),
          '不是基金会：社会团体和民办非企业单位在本区登记',
          'It is no foundation: associations and private units are registered here',
        ),
      ],
      effects: [here('here')],
    }),
    move_away: act(t('记录迁出', 'It moved away'), ['registrar'], 'recorded', local('item-16'), {
      asks: { orgName: 'required', uscc: 'required', address: 'required' },
      sets: { uscc: plainCode('uscc', 'codeRead') },
      when: [
        must(
          'hereNow != null and hereNow.standing = "here"',
          local('item-16'),
          '没有在本区服务的记录',
          'It is not on record as serving here',
        ),
      ],
      effects: [here('gone')],
    }),
  },
  steps: { recorded: { title: t('已记录', 'Recorded'), end: 'done', outcomes: {} } },
})
