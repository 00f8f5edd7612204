/** Sentences from real bulletins, and what cannot be true in them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentText } from '../campaign/index.ts'
import { contradictions, numerals, targetsFor } from './index.ts'

test.each<[string, readonly (readonly [number, string])[]]>([
  ['全市正在实施加装电梯272台，占年度目标任务的91%', [[272, '台'], [91, '']]],
  ['救助631.2万元，8,313人次', [[6_312_000, '元'], [8_313, '人']]],
  ['电梯调度会议10余次、推进情况三十余次', [[10, '次'], [30, '次']]],
  ['2021年10月20日，第三季度', []],
  ['近二百七十二台，落后12.5个百分点', [[272, '台'], [12.5, '百分点']]],
  ['百分之八十三点二', [[83, '']]],
])('[B6] numbers of %s', (text, expected) => {
  const found = numerals(text).map((n) => [n.value / 100, n.unit])
  for (const e of expected) expect(found).toContainEqual([...e])
  expect(found.length).toBe(expected.length)
})

test.each<[number, string, readonly [number, number] | null]>([
  [272, '91', [298, 300]], [272, '90.67', [300, 300]], [30, '100', [30, 30]], [1, '50', [2, 2]], [7, '99', null], [333, '33.3', [999, 1_001]],
])('[B7] %i at %s %% means a target of %j', (done, share, interval) => {
  expect(targetsFor(done, share)).toEqual(interval)
})

describe('[B7] contradictions', () => {
  test.each<[string, string, readonly string[]]>([
    ['the page’s own sentence is consistent', '目前，全市正在实施加装电梯272台，占年度目标任务的91%。', []],
    ['a target that does not fit', '年度目标320台，截至10月全市实施272台，占年度目标任务的91%。', ['target 298–300']],
    ['a target that fits', '年度目标300台，截至10月全市实施272台，占年度目标任务的91%。', []],
    ['no whole target at all', '全市实施7台，占年度目标任务的99%。', ['target —']],
    ['two sentences that ask for different targets', '截至9月实施240台，占年度目标任务的80%。截至10月实施272台，占年度目标任务的85%。', ['target 299–301 / 319–321']],
    ['Xiangtan 2019: three of fifteen', '15个项目中，提前完成9个、进展较快3个、进展偏慢3个，分别占60%、27%、20%。', ['share 20%']],
    ['parts that are more than the whole', '共受理15件，其中甲区9件、乙区5件、丙区3件。', ['sum 17']],
    ['parts that are fewer: a warning', '共受理15件，其中甲区9件、乙区5件。', ['sum 14']],
    ['parts that are the whole', '共受理15件，其中甲区9件、乙区6件。', []],
    ['one number, two values', '全市实施加装电梯272台。经核实，正在实施加装电梯262台。', ['twice 272台']],
    ['a row of a pasted table', '长沙\t150\t143\t95.33\n株洲\t71\t44\t62.97\n', ['row 61.97%']],
  ])('%s', (_, text, expected) => {
    expect(contradictions(text).map((c) => `${c.kind} ${c.implied}`)).toEqual(expected)
  })

  test('a true target is always among those that its share allows', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 2 }), (done, target, decimals) => {
      const share = percentText(done, target, decimals)!
      if (Number(share) === 0) return
      const found = targetsFor(done, share)
      expect(found).not.toBeNull()
      expect(found![0] <= target && target <= found![1]).toBe(true)
    }))
  })

  test('any text is read, and nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.array(fc.constantFrom('272', '台', '，', '占', '目标', '任务', '91%', '。', '其中', '共', '分别占', '、', '\t', '\n', '十', '百', '.', ','), { maxLength: 120 }).map((a) => a.join(''))), (text) => {
      for (const c of contradictions(text)) expect(c.from >= 0 && c.from <= c.to && c.to <= text.length).toBe(true)
    }))
  })

  test('a hundred thousand characters are read', () => {
    expect(contradictions('共9'.repeat(50_000))).toEqual([])
  })
})
