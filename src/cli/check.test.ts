/** [PK2] `yimen check` says what the contract of the packs says, and prints a mistake with its place, its letters and what was meant. */
import { expect, test } from 'vitest'
import { printFindings, report, said } from './check.ts'

/** It makes every rehearsal, to know which posts and places there are: on a busy machine that takes a while. */
test('nothing is found in what we run, as one object', { timeout: 120_000 }, async () => {
  const printed: unknown[] = []
  expect(await printFindings(true, (value) => void printed.push(value))).toBe(0)
  expect(printed).toMatchObject([{ ok: true, findings: [] }])
})

test('nothing is found, in a line', () => {
  expect(report([])).toEqual([
    expect.stringMatching(/^检查了(\d+)个事项，没有发现问题 · \1 programmes checked, nothing found$/),
  ])
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
