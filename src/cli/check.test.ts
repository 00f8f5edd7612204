/** [PK2] `yimen check` says what the contract of the packs says, and prints a mistake with its place, its letters and what was meant. */
import { expect, test } from 'vitest'
import { printFindings, said } from './check.ts'

test('nothing is found in what we run, as lines and as one object', async () => {
  const printed: unknown[] = []
  const print = (value: unknown) => void printed.push(value)
  expect(await printFindings(false, print)).toBe(0)
  expect(printed).toEqual(['检查了18个事项，没有发现问题 · 18 programmes checked, nothing found'])
  expect(await printFindings(true, print)).toBe(0)
  expect(printed[1]).toMatchObject({ ok: true, findings: [] })
})

test('[Q33] a mistake', () => {
  expect(
    said({
      pack: 'elevator',
      programme: 'elevator.project',
      rule: 'Q22',
      code: 'unknown_column',
      where: 'opens.initiate.when.1',
      message: { zh: '没有“standng”这一栏', en: 'has no standng' },
      example: 'surveyed.standng = "fit"',
      at: { from: 9, to: 16 },
      right: 'standing',
    }).split('\n'),
  ).toEqual([
    '[Q22] elevator.project opens.initiate.when.1:10-16 unknown_column',
    '  没有“standng”这一栏',
    '  has no standng',
    '  例 e.g. surveyed.standng = "fit"  → standng',
  ])
})
