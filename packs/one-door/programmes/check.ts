/** The check after a decision on a promise: true, or false and then the decision is revoked and the promise is on the credit record, until it is repaired. */
import { defineProgramme } from 'yimen/kernel/programme'
import { service, local } from '../clauses.ts'
import { aCase, act, anItem, none, param, post, rolesOf, t, words, must } from '../shared.ts'

const reviewer = ['reviewer'] as const
const law = service('art-25')

export const check = defineProgramme({
  ...none,
  id: 'door.check',
  title: t('告知承诺事后核查', 'Check after a promise'),
  summary: t(
    '以告知承诺方式决定的，六十日内核查；不实的撤销决定、记入信用记录并告知。',
    'What was decided on a promise is checked within sixty days; a false one is revoked, goes on the credit record, and is told.',
  ),
  basis: [law, service('art-27'), local('item-2')],
  audience: 'office',
  subject: { name: 'itemCode', people: [], place: true },
  roles: rolesOf('reviewer', 'system'),
  fields: {
    application: aCase('办件', 'The application'),
    itemCode: { ...anItem(), forTheFile: true },
    officer1: post('核查人员', 'Officer'),
    officer2: post('核查人员（二）', 'Second officer'),
    finding: words('核查情况', 'What was found'),
  },
  params: { checkDays: param('承诺核查期限', 'To check a promise', 'days', 60, local('item-2')) },
  clocks: {
    check: {
      title: t('承诺核查期限', 'To check a promise'),
      limit: { param: 'checkDays', unit: 'calendar_day' },
      starts: ['begin'],
      stops: ['holds', 'is_false'],
      clause: local('item-2'),
    },
  },
  opens: {
    begin: act(t('列入核查', 'To be checked'), ['system'], 'open', law, {
      asks: { application: 'required', itemCode: 'required' },
    }),
  },
  steps: {
    open: {
      title: t('待核查', 'To be checked'),
      holder: 'reviewer',
      outcomes: {
        holds: act(t('承诺属实', 'It is true'), reviewer, 'true', law, {
          asks: { officer1: 'required', officer2: 'required', finding: 'required' },
          when: [twoOfThem()],
        }),
        is_false: act(t('承诺不实，撤销', 'It is false: revoked'), reviewer, 'false', service('art-27'), {
          asks: { officer1: 'required', officer2: 'required', finding: 'required' },
          when: [twoOfThem()],
          effects: [
            {
              kind: 'command',
              case: 'application',
              outcome: 'revoke',
              input: { revokedWhy: '"告知承诺经核查不实"' },
            },
          ],
        }),
      },
    },
    true: { title: t('属实', 'True'), end: 'done', outcomes: {} },
    false: { title: t('不实', 'False'), end: 'done', outcomes: {} },
  },
})

function twoOfThem() {
  return must('officer1 != officer2', law, '核查不少于两人', 'Two officers or more')
}
