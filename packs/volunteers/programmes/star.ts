/** One star: asked for in its order, certified, posted for five working days, given; revoked when a correction leaves too few hours. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, choice, line, none, param, rolesOf, said, t, whole, words } from '../shared.ts'

const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.stars',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { volunteer: 'volunteer', ladder: 'ladder', level: 'level', since: 'since' },
})

export const star = defineProgramme({
  ...none,
  id: 'volunteers.star',
  title: t('星级认定', 'A star'),
  summary: t(
    '逐级申请，核实后公示五个工作日，无异议的认定；更正以后时长不足的撤销并告知。',
    'One after the other, certified, posted for five working days and given; revoked, and told, where a correction leaves too few hours.',
  ),
  basis: [local('item-13')],
  audience: 'office',
  subject: { name: 'holder', people: [], place: true },
  roles: rolesOf('education', 'civilisation', 'system'),
  fields: {
    account: aCase('时间账户', 'Account'),
    volunteer: line('志愿者编号', 'Volunteer', 99),
    holder: line('称呼', 'Called', 20),
    ladder: choice('阶梯', 'Ladder', {
      national: t('全国星级', 'National'),
      school: t('学校星级', 'School'),
    }),
    level: whole('星级', 'Stars', 5, 1),
    minutes: { ...whole('服务时长（分钟）', 'Minutes', 10_000_000), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  params: { noticeDays: param('公示', 'Posted for', 'days', 5, local('item-13')) },
  values: { since: said('认定日期', 'Since') },
  clocks: {
    notice: {
      title: t('公示', 'Posted'),
      limit: { param: 'noticeDays', unit: 'working_day' },
      starts: ['certify'],
      stops: ['give', 'object', 'fall'],
      lapses: { outcome: 'give', tells: t('星级已认定。', 'The star is given.') },
      clause: local('item-13'),
    },
  },
  opens: {
    apply: act(t('申请', 'Apply'), ['system'], 'asked', local('item-13'), {
      asks: {
        account: 'required',
        volunteer: 'required',
        ladder: 'required',
        level: 'required',
        minutes: 'required',
        holder: 'required',
      },
    }),
  },
  steps: {
    asked: {
      title: t('待核实', 'To be certified'),
      holder: 'education',
      outcomes: {
        certify: act(t('核实', 'Certify'), ['education'], 'posted', local('item-13')),
        refuse: act(t('不予认定', 'Refuse'), ['education'], 'refused', local('item-13'), {
          asks: { why: 'required' },
        }),
      },
    },
    posted: {
      title: t('公示中', 'Posted'),
      holder: 'civilisation',
      outcomes: {
        give: act(t('认定', 'Give'), ['system'], 'held', local('item-13'), {
          onlyAfter: 'notice',
          sets: { since: 'today' },
          effects: [
            entered('held'),
            {
              kind: 'command',
              case: 'account',
              outcome: 'starred',
              input: { ladder: 'ladder', level: 'level', star: 'caseId' },
            },
          ],
        }),
        object: act(t('异议成立', 'An objection holds'), ['civilisation'], 'refused', local('item-13'), {
          asks: { why: 'required' },
          notBy: ['certify'],
        }),
      },
    },
    held: {
      title: t('有效', 'Held'),
      end: 'done',
      outcomes: {
        fall: act(t('时长不足，撤销', 'Too few hours: revoke'), ['system'], 'revoked', local('item-13'), {
          effects: [
            entered('revoked'),
            { kind: 'command', case: 'account', outcome: 'fallen_star', input: { star: 'caseId' } },
            {
              kind: 'notify',
              to: 'education',
              text: t(
                '更正以后时长不足，星级已撤销。',
                'A correction left too few hours: the star is revoked.',
              ),
            },
          ],
        }),
      },
    },
    refused: { title: t('不予认定', 'Refused'), end: 'refused', outcomes: {} },
    revoked: { title: t('已撤销', 'Revoked'), end: 'done', outcomes: {} },
  },
})
