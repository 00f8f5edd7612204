/** The second version of the project: a year is a year of the calendar, where the first counted 365 days. */
import { reform, type Programme } from 'yimen/kernel/programme'
import { local, maintenance, special } from '../clauses.ts'
import { project } from './programme.ts'
import { param } from './params.ts'

/** Days that stood for months and years: months stand in their place. */
const asDays: readonly string[] = ['validDays', 'drillDays', 'warrantyDays', 'yearlyDays']
const sameParams = Object.fromEntries(
  Object.entries(project.params).filter(([name]) => !asDays.includes(name)),
)

const afterMonths = (day: string, months: string): string =>
  `date(${day}) + duration("P" + string(${months}) + "M")`

/** In force from 1 November 2021. Open projects stay with the first version, or move: all of them stand where they stood. */
export const secondProject: Programme = reform(project, {
  version: 2,
  from: '2021-11-01',
  params: {
    ...sameParams,
    validMonths: param('检验有效期', 'An inspection holds', 'months', 12, special('art-40')),
    yearlyMonths: param(
      '申报定期检验期限',
      'Asking for the yearly inspection',
      'months',
      11,
      special('art-40'),
    ),
    drillMonths: param(
      '应急演练间隔（半年）',
      'Between two drills, half a year',
      'months',
      6,
      maintenance('item-3'),
    ),
    warrantyMonths: param('质保期', 'Warranty', 'months', 12, local('item-27')),
  },
  decisions: {
    ...project.decisions,
    yearsUsed: {
      kind: 'formula',
      expression: 'years and months duration(date(acceptedOn), date(today)).years',
      clause: local('item-18'),
    },
  },
  clocks: {
    ...project.clocks,
    drill: { ...project.clocks.drill!, limit: { param: 'drillMonths', unit: 'month' } },
    yearly: { ...project.clocks.yearly!, limit: { param: 'yearlyMonths', unit: 'month' } },
  },
  formulas: {
    '(date(today) - date(inspectedOn)).days > validDays or maintenanceTo < today': `
      date(today) > ${afterMonths('inspectedOn', 'validMonths')}
      or maintenanceTo < today
    `,
    'stage != "warranty" or (date(today) - date(acceptedOn)).days >= warrantyDays': `
      stage != "warranty"
      or date(today) >= ${afterMonths('acceptedOn', 'warrantyMonths')}
    `,
  },
  moves: [
    {
      from: 1,
      title: {
        zh: '转按按年月计算期限的新版办理',
        en: 'Go on under the version that counts years by the calendar',
      },
      by: ['district-office'],
      steps: Object.fromEntries(
        Object.entries(project.steps).flatMap(([name, step]) =>
          step.end === undefined ? [[name, name]] : [],
        ),
      ),
      clause: local('item-18'),
    },
  ],
})
