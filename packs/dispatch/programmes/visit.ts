/** A look on site. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { day, empty, own, roles, task, words } from './shared.ts'

export const visit = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.visit',
  title: { zh: '实地督导', en: 'Field visit' },
  summary: { zh: '到项目现场督导推进情况的登记。', en: 'Visits to projects on site.' },
  basis: [rules('item-11')],
  roles: { ...roles.office, ...roles.head, ...roles.leader },
  fields: {
    task,
    visitedOn: day('日期', 'Day'),
    findings: words('发现的问题', 'Findings'),
    demands: words('处理意见', 'What is to be done'),
  },
  opens: {
    record: {
      title: { zh: '登记督导', en: 'Record a visit' },
      by: ['city-office', 'city-office-head', 'city-leader'],
      to: 'recorded',
      asks: { task: 'required', visitedOn: 'required', findings: 'required', demands: 'optional' },
      when: [
        {
          test: 'visitedOn <= today',
          clause: rules('item-11'),
          message: { zh: '日期不能晚于今天', en: 'The visit is not in the future' },
        },
      ],
      clause: rules('item-11'),
    },
  },
  steps: { recorded: { title: { zh: '已登记', en: 'Recorded' }, end: 'done', outcomes: {} } },
})
