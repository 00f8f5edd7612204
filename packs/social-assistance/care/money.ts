/** Care money: by the grade of self-care, a part of the county's minimum wage. Nobody's amount is typed. */
import type { Parameter, Programme } from 'yimen/kernel/programme'
import { supportRules } from '../clauses.ts'

const county = '430523'

const dated = (
  zh: string,
  en: string,
  unit: Parameter['unit'],
  item: string,
  ...values: readonly (readonly [from: `${number}-${number}-${number}`, value: number])[]
): Parameter => ({
  title: { zh, en },
  unit,
  history: values.map(([from, value]) => ({
    from,
    value,
    source: supportRules(item),
    reviewBy: from >= '2022' ? '2024-12-31' : '2021-12-31',
    area: county,
  })),
})

/** A dated value of the rehearsal's own rules, in force from the first day. */
export const localParam = (
  zh: string,
  en: string,
  unit: Parameter['unit'],
  item: string,
  value: number,
): Parameter => dated(zh, en, unit, item, ['2020-01-01', value])

/** A value that changed: each from its day. */
export const localHistory = dated

export const careParams = {
  minimumWage: localParam('最低工资标准（每月）', 'Minimum wage, a month', 'fen', 'item-2', 122_000),
  careAbleDivisor: localParam(
    '照料护理费：具备自理能力，最低工资的几分之一',
    'Care money of who is able: one so-manieth of the minimum wage',
    'times',
    'item-2',
    10,
  ),
  carePartlyDivisor: localParam(
    '照料护理费：部分丧失自理能力，最低工资的几分之一',
    'Care money where ability is partly lost: one so-manieth of the minimum wage',
    'times',
    'item-2',
    6,
  ),
  careWhollyDivisor: localParam(
    '照料护理费：完全丧失自理能力，最低工资的几分之一',
    'Care money where ability is wholly lost: one so-manieth of the minimum wage',
    'times',
    'item-2',
    3,
  ),
} as const satisfies Record<string, Parameter>

export const careDecisions = {
  /** By the number of a grade (0 able, 1 partly lost, 2 wholly lost), in whole yuan, rounded down once. */
  careOf: {
    kind: 'formula',
    takes: {
      gradeAt: { type: 'integer', min: 0, max: 2, title: { zh: '自理能力等级', en: 'Grade of self-care' } },
    },
    expression: `
      floor(minimumWage
        / (if gradeAt = 0 then careAbleDivisor else if gradeAt = 1 then carePartlyDivisor else careWhollyDivisor)
        / 100) * 100
    `,
    clause: supportRules('item-2'),
  },
} as const satisfies Programme['decisions']
