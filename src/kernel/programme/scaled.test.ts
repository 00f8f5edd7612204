/** [FM7] Areas are written and read in square metres, whatever they are kept in. */
import { describe, expect, test } from 'vitest'
import { parseField } from '../case/input.ts'
import type { Day } from '../day/index.ts'
import type { Field } from './field.ts'
import { scaledOf, titleOfField } from './scaled.ts'

const whole = (zh: string, en: string, unit?: string): Field => ({
  type: 'integer',
  min: 1,
  max: 10_000_000,
  title: { zh, en },
  ...(unit === undefined ? {} : { unit }),
})

describe('[FM7] 怎么写', () => {
  test.each<[string, Field, string | null, string]>([
    [
      '已有文本在标题里写明',
      whole('专有面积（百分之一平方米）', 'Exclusive area (1/100 m²)'),
      '平方米',
      '专有面积',
    ],
    ['字段自己写明单位', whole('建筑面积', 'Floor area', 'hundredth_m2'), '平方米', '建筑面积'],
    ['厘米按厘米写', whole('井道宽（厘米）', 'Shaft width (cm)'), null, '井道宽（厘米）'],
    ['没有单位', whole('楼层', 'Floor'), null, '楼层'],
    ['别的单位', whole('户数', 'Dwellings', 'persons'), null, '户数'],
  ])('%s', (_, field, after, title) => {
    expect(scaledOf(field)?.after.zh ?? null).toBe(after)
    expect(titleOfField(field).zh).toBe(title)
  })

  test.each<[string, unknown, string]>([
    ['太大，按平方米说', 10_000_001, '应在0.01到100,000.00之间'],
    ['写错，按平方米说', '八十', '应为数字，最多两位小数，如 83.10'],
  ])('%s', (_, sent, message) => {
    const parsed = parseField(whole('面积', 'Area', 'hundredth_m2'), sent, '2021-10-20' as Day)
    expect(parsed.ok ? null : parsed.message.zh).toBe(message)
  })
})
