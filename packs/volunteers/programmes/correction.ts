/** A record that is wrong: one proposes, another decides; it is reversed and kept, and so is everything that hung on it. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, anEntry, must, none, rolesOf, said, t, whole, words, yes } from '../shared.ts'

const proposers = ['teacher', 'team-leader', 'education', 'reviewer'] as const

export const correction = defineProgramme({
  ...none,
  id: 'volunteers.correction',
  title: t('服务记录更正', 'Correction of a record'),
  summary: t(
    '记录有误的冲销并保留，积分收回，星级和证明随之核对；提出和决定不是同一人。',
    'A wrong record is reversed and kept; points are taken back, stars and certificates looked at; who proposes does not decide.',
  ),
  basis: [local('item-12')],
  audience: 'office',
  subject: { name: 'record', people: [], place: true },
  roles: rolesOf('teacher', 'team-leader', 'education', 'reviewer', 'civilisation', 'civilisation-head'),
  fields: {
    record: anEntry('volunteers.records', '服务记录', 'Record'),
    why: { ...words('错在哪里', 'What is wrong', 300) },
    isFalse: yes('虚报', 'Made up'),
    barYears: whole('不得评星年数', 'Years without a star', 3),
    note: words('意见', 'Note', 200),
  },
  entries: {
    wrong: { register: 'volunteers.records', id: 'record' },
    acct: { register: 'volunteers.accounts', id: 'wrong.volunteer' },
  },
  values: { minutes: said('冲销的时长（分钟）', 'Minutes that are reversed') },
  opens: {
    propose: act(t('提出', 'Propose'), proposers, 'proposed', local('item-12'), {
      asks: { record: 'required', why: 'required', isFalse: 'required', barYears: { when: 'isFalse' } },
      when: [
        must(
          'wrong.standing = "booked" or wrong.standing = "banked"',
          local('item-12'),
          '该记录没有入账，或者已经冲销',
          'That record is not booked, or is reversed already',
        ),
        must(
          'isFalse = false or (barYears >= 1 and barYears <= 3)',
          local('item-12'),
          '虚报的，一至三年不得评星',
          'Who makes hours up has no star for one to three years',
        ),
      ],
    }),
  },
  steps: {
    proposed: {
      title: t('待决定', 'To be decided'),
      holder: 'civilisation',
      outcomes: {
        confirm: act(
          t('冲销', 'Reverse'),
          ['civilisation', 'civilisation-head'],
          'reversed',
          local('item-12'),
          {
            notBy: ['propose'],
            when: [
              must(
                'wrong.standing = "booked" or wrong.standing = "banked"',
                local('item-12'),
                '该记录已经冲销',
                'That record is reversed already',
              ),
            ],
            sets: { minutes: 'string(wrong.credit + wrong.honour)' },
            effects: [
              {
                kind: 'enter',
                register: 'volunteers.records',
                id: 'record',
                standing: '"reversed"',
                body: {
                  volunteer: 'wrong.volunteer',
                  on: 'wrong.on',
                  bookedOn: 'wrong.bookedOn',
                  start: 'wrong.start',
                  stop: 'wrong.stop',
                  credit: 'wrong.credit',
                  honour: 'wrong.honour',
                  overlap: 'wrong.overlap',
                  duty: 'wrong.duty',
                  hard: 'wrong.hard',
                  activity: 'wrong.activity',
                  account: 'wrong.account',
                },
              },
              {
                kind: 'command',
                case: 'if acct = null or acct.standing = "closed" then null else acct.number',
                outcome: 'reverse',
                input: { wrongRecord: 'record', barYears: 'if isFalse then barYears else null' },
              },
            ],
          },
        ),
        reject: act(t('不予更正', 'Leave it'), ['civilisation'], 'rejected', local('item-12'), {
          asks: { note: 'required' },
          notBy: ['propose'],
        }),
      },
    },
    reversed: { title: t('已冲销', 'Reversed'), end: 'done', outcomes: {} },
    rejected: { title: t('不予更正', 'Left as it is'), end: 'refused', outcomes: {} },
  },
})
