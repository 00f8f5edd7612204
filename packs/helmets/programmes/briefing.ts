/** A press briefing and what was read out there; who reads it since is counted apart. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  entry,
  line,
  must,
  none,
  office,
  past,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'

const rule = local('item-13')
export const kindsOfDocuments = {
  open_letter: t('一封信', 'Open letter'),
  notice: t('通告', 'Public notice'),
  statement: t('倡议书', 'Appeal'),
} as const

export const briefing = defineProgramme({
  ...none,
  id: 'helmets.briefing',
  title: t('新闻通气会', 'Press briefing'),
  summary: t(
    '登记通气会的日期、主持人、人数和宣读的文件；文件公开。',
    'Day, host, people and the documents that were read out, which are public.',
  ),
  basis: [rule],
  audience: 'office',
  subject: { name: 'meetingTitle', people: [], place: true },
  roles: rolesOf('campaign-office', 'campaign-leader'),
  fields: {
    meetingTitle: line('名称', 'Title', 60),
    heldOn: past('日期', 'Day'),
    host: { type: 'name', inClear: t('公开主持的会议', 'They host in public'), title: t('主持人', 'Host') },
    people: { ...whole('参加人数', 'People', 2_000, 1), forTheFile: true },
    documents: {
      type: 'list',
      max: 10,
      title: t('宣读的文件', 'Read out'),
      of: {
        kind: choice('种类', 'Kind', kindsOfDocuments),
        name: line('名称', 'Title', 80),
        gist: line('要点', 'Gist', 90),
      },
    },
    minutes: words('纪要', 'Minutes', 2_000),
  },
  values: { readOut: count('宣读文件数', 'Documents read out') },
  opens: {
    hold: act(t('登记通气会', 'Record it'), ['campaign-office'], 'held', rule, {
      asks: {
        meetingTitle: 'required',
        heldOn: 'required',
        host: 'required',
        people: 'required',
        documents: 'required',
        minutes: 'required',
      },
      when: [
        must('count(documents) > 0', rule, '没有写明宣读的文件', 'No document is named'),
        must(
          'count(distinct values(documents.name)) = count(documents)',
          rule,
          '同一文件写了两次',
          'A document is named twice',
        ),
      ],
      sets: { readOut: 'count(documents)' },
      effects: [
        {
          kind: 'enter',
          register: 'helmets.documents',
          each: 'documents',
          id: 'name',
          standing: '"read_out"',
          body: { name: 'name', kind: 'kind', gist: 'gist', readOn: 'heldOn' },
        },
      ],
    }),
  },
  steps: {
    held: {
      title: t('已召开，待审阅纪要', 'Held: the leader reads the minutes'),
      holder: 'campaign-leader',
      outcomes: { approve: act(t('审阅', 'Read'), ['campaign-leader'], 'filed', rule) },
    },
    filed: { title: t('已归档', 'Filed'), end: 'done', outcomes: {} },
  },
})

export const reading = defineProgramme({
  ...none,
  id: 'helmets.reading',
  title: t('文件阅读', 'Who read a document'),
  summary: t(
    '居民本人确认阅读，每人每份只计一次；机关单位按花名册登记本单位阅读人数，每单位每份只计一次。',
    'A resident says that they read it, once; a public body tells how many of its roll did, once.',
  ),
  basis: [rule],
  audience: 'resident',
  subject: { name: 'document', people: [], place: true },
  roles: rolesOf('resident', 'organ'),
  fields: {
    document: entry('文件', 'Document', 'helmets.documents'),
    body: line('单位', 'Body', 40),
    onRoll: whole('在册人数', 'On the roll', 20_000, 1),
    readers: whole('已阅读人数', 'Who read it', 20_000, 1),
  },
  values: { readersNow: count('阅读人数', 'Readers') },
  working: { reader: office },
  entries: {
    mine: { register: 'helmets.readers', id: 'document + "/" + actorPerson' },
    theirs: { register: 'helmets.readers', id: 'document + "/" + body' },
  },
  opens: {
    confirm: act(t('我已阅读', 'I have read it'), ['resident'], 'read', rule, {
      asks: { document: 'required' },
      when: [must('mine = null', rule, '您已经确认过', 'You have said so already')],
      sets: { reader: 'actorPerson', readersNow: '1' },
      effects: [
        {
          kind: 'enter',
          register: 'helmets.readers',
          id: 'document + "/" + reader',
          standing: '"read"',
          body: { document: 'document', readers: '1' },
        },
      ],
    }),
    of_body: act(t('登记本单位阅读人数', 'Of a public body'), ['organ'], 'read', rule, {
      asks: { document: 'required', body: 'required', onRoll: 'required', readers: 'required' },
      when: [
        must('theirs = null', rule, '本单位已经登记过', 'That body was told already'),
        must('readers <= onRoll', rule, '阅读人数比在册人数还多', 'More readers than on the roll'),
      ],
      sets: { readersNow: 'readers' },
      effects: [
        {
          kind: 'enter',
          register: 'helmets.readers',
          id: 'document + "/" + body',
          standing: '"read"',
          body: { document: 'document', readers: 'readers' },
        },
      ],
    }),
  },
  steps: { read: { title: t('已阅读', 'Read'), end: 'done', outcomes: {} } },
})
