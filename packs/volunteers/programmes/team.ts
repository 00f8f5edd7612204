/** A team of volunteers on file, with its leader and its insurance. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local, service } from '../clauses.ts'
import { act, aPost, choice, day, line, must, none, past, rolesOf, t, whole, words } from '../shared.ts'

const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.teams',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { name: 'teamName', unit: 'unit', kind: 'kind', filedOn: 'filedOn', insuredTo: 'insuredTo' },
})

export const team = defineProgramme({
  ...none,
  id: 'volunteers.team',
  title: t('志愿服务队登记', 'A team on file'),
  summary: t(
    '服务队登记名称、上级单位、队长和保险，变更和解散都有记录。',
    'A team registers its name, parent unit, leader and insurance; changes and its end are on record.',
  ),
  basis: [local('item-3'), service('art-17')],
  audience: 'office',
  subject: { name: 'teamName', people: [], place: true },
  roles: rolesOf('teacher', 'team-leader', 'education', 'civilisation', 'system'),
  fields: {
    teamName: line('名称', 'Name', 60),
    unit: line('上级单位', 'Parent unit', 60),
    kind: choice('系统', 'System', {
      education: t('教育系统', 'Education system'),
      community: t('社区', 'Community'),
      agency: t('机关单位', 'Agency'),
    }),
    leader: { ...aPost('队长', 'Leader'), forTheFile: true },
    adults: { ...whole('带队成人数', 'Adults', 500, 1), forTheFile: true },
    filedOn: past('备案日期', 'Filed on'),
    insuredTo: day('保险至', 'Insured until'),
    policyNo: { ...line('保单号', 'Policy', 40), forTheFile: true },
    reason: words('理由', 'Why', 200),
  },
  opens: {
    file: act(t('登记', 'File'), ['team-leader', 'teacher', 'education'], 'active', local('item-3'), {
      asks: {
        teamName: 'required',
        unit: 'required',
        kind: 'required',
        leader: 'required',
        adults: 'required',
        filedOn: 'required',
        insuredTo: 'required',
        policyNo: 'optional',
      },
      when: [must('insuredTo >= today', service('art-17'), '保险已经到期', 'The insurance is over')],
      effects: [entered('active')],
    }),
  },
  steps: {
    active: {
      title: t('在册', 'Active'),
      holder: 'team-leader',
      dormant: true,
      outcomes: {
        change: act(t('变更', 'Change'), ['team-leader', 'teacher', 'education'], 'active', local('item-3'), {
          asks: { teamName: 'optional', leader: 'optional', adults: 'optional' },
          effects: [entered('active')],
        }),
        insure: act(t('续保', 'Insure again'), ['team-leader', 'education'], 'active', service('art-17'), {
          asks: { insuredTo: 'required', policyNo: 'optional' },
          when: [must('insuredTo >= today', service('art-17'), '保险已经到期', 'The insurance is over')],
          effects: [entered('active')],
        }),
        disband: act(t('解散', 'Disband'), ['education', 'civilisation'], 'disbanded', local('item-3'), {
          asks: { reason: 'required' },
          effects: [entered('ended')],
        }),
        /** What falls due here is nothing: insurance that ends is seen in the register. */
        note_over: act(t('保险到期', 'The insurance is over'), ['system'], 'active', service('art-17'), {
          onlyAfter: 'insured',
          effects: [
            {
              kind: 'notify',
              to: 'team-leader',
              text: t(
                '服务队保险已到期，续保以前不得组织有风险的活动。',
                'The team’s insurance is over: nothing with risk until it is renewed.',
              ),
            },
          ],
        }),
      },
    },
    disbanded: { title: t('已解散', 'Disbanded'), end: 'done', outcomes: {} },
  },
  clocks: {
    insured: {
      title: t('保险至', 'Insured until'),
      limit: { until: 'insuredTo' },
      starts: ['file', 'insure'],
      stops: ['note_over', 'disband'],
      lapses: { outcome: 'note_over', tells: t('服务队保险到期。', 'The team’s insurance is over.') },
      clause: service('art-17'),
    },
  },
})
