/** From September 2021: a circular that nobody objected to within its seven days is settled by itself. */
import { defineProgramme, type Programme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { report } from './report.ts'
import { roles } from './shared.ts'

const issued = report.steps.issued!

const settling: Programme = {
  ...report,
  version: 2,
  from: '2021-09-01',
  roles: { ...report.roles, ...roles.system },
  clocks: {
    objections: {
      ...report.clocks.objections!,
      lapses: {
        outcome: 'settle',
        tells: {
          zh: '异议期已满，已自动归档；此后发现数据有误的，请办理“往期数据更正”。',
          en: 'The time for objections is over and it was settled by itself. Data that turn out wrong are corrected by a revision.',
        },
      },
    },
  },
  steps: {
    issued: {
      ...issued,
      outcomes: {
        ...issued.outcomes,
        settle: {
          ...issued.outcomes.settle!,
          by: ['city-office', 'system'],
          when: [
            {
              test: 'count(objections) = 0 or answer != null',
              clause: rules('item-8'),
              message: { zh: '有书面异议还没有答复', en: 'An objection in writing is not answered yet' },
            },
          ],
        },
      },
    },
    settled: report.steps.settled!,
  },
}

export const reportSettling = defineProgramme(settling)
