/** The part of a co-unit: its own task and clock, told back to the event; only then does the lead report it done. */
import { defineProgramme } from 'yimen/kernel/programme'
import { hotline, local } from '../clauses.ts'
import { aCase, act, levels, line, none, post, rolesOf, t, said, words } from '../shared.ts'

export const part = defineProgramme({
  ...none,
  id: 'grid.part',
  title: t('事件配合任务', 'A co-unit’s part of an event'),
  summary: t(
    '联办事件中各配合单位的任务：签收、办理、反馈，全部反馈后牵头单位才能报办结。',
    'What each co-unit of a joint event does: signs, acts, tells; the lead reports it done once all have told.',
  ),
  basis: [local('item-17'), hotline('art-22')],
  audience: 'office',
  subject: { name: 'task', people: [], place: true },
  levels,
  roles: rolesOf('unit', 'command', 'system'),
  fields: {
    event: aCase('事件', 'The event'),
    toUnit: post('配合单位', 'Co-unit'),
    task: line('任务', 'Its part', 60),
    result: words('配合情况', 'What was done', 300),
    reason: words('不能配合的理由', 'Why it cannot', 300),
  },
  values: { until: said('到期', 'Due') },
  clocks: {
    part: {
      title: t('处置时限', 'To do its part'),
      limit: { until: 'until', unit: 'working_day' },
      starts: ['give'],
      stops: ['tell', 'release'],
      clause: local('item-17'),
    },
  },
  opens: {
    give: act(t('交办', 'Give'), ['system'], 'given', local('item-17'), {
      asks: { event: 'required', toUnit: 'required', task: 'required' },
      sets: { until: 'event0.dueBy' },
    }),
  },
  entries: { event0: { register: 'grid.events', id: 'event' } },
  steps: {
    given: {
      title: t('待配合单位办理', 'To be done by the co-unit'),
      holder: 'unit',
      post: 'toUnit',
      outcomes: {
        tell: act(t('反馈', 'Tell what was done'), ['unit'], 'done', local('item-17'), {
          asks: { result: 'required' },
          effects: [
            {
              kind: 'command',
              case: 'event',
              outcome: 'take_part',
              input: { partUnit: 'toUnit', partResult: 'result' },
            },
          ],
        }),
        release: act(t('解除配合', 'It is not needed'), ['command'], 'released', local('item-17'), {
          asks: { reason: 'required' },
          effects: [
            {
              kind: 'command',
              case: 'event',
              outcome: 'take_part',
              input: { partUnit: 'toUnit', partResult: 'reason' },
            },
          ],
        }),
      },
    },
    done: { title: t('已反馈', 'Told'), end: 'done', outcomes: {} },
    released: { title: t('已解除', 'Released'), end: 'withdrawn', outcomes: {} },
  },
})
