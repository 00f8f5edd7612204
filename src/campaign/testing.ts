/**
 * The official table of [G12]: old estates renovated in Hunan to the end of August 2021, as printed (docs:
 * notice of 24 September 2021).
 */
import type { PublishedRow } from './reconcile.ts'

/**
 * http://hunan.gov.cn/topic/dj2021/zdss/xsz/scjt/202109/t20210924_20644635.html: city, plan, started, %; plan
 * and invested in hundredths of 万元, %.
 */
const printed: readonly (readonly [string, number, number, string, number, number, string])[] = [
  ['长沙', 150, 143, '95.33', 86_157_25, 36_836_13, '42.75'],
  ['株洲', 71, 44, '61.97', 13_533_40, 4_756_44, '35.15'],
  ['湘潭', 87, 71, '81.61', 19_099_87, 6_930_72, '36.29'],
  ['衡阳', 146, 58, '39.73', 68_429_76, 27_456_40, '40.12'],
  ['邵阳', 183, 79, '43.17', 83_689_78, 10_050_88, '12.01'],
  ['岳阳', 170, 159, '93.53', 89_130_86, 48_045_67, '53.90'],
  ['常德', 136, 121, '88.97', 57_054_40, 36_359_30, '63.73'],
  ['张家界', 48, 48, '100.00', 6_828_00, 5_952_00, '87.17'],
  ['益阳', 43, 34, '79.07', 26_690_00, 14_671_00, '54.97'],
  ['郴州', 34, 34, '100.00', 38_063_98, 10_522_20, '27.64'],
  ['永州', 148, 92, '62.16', 56_330_86, 18_240_71, '32.38'],
  ['怀化', 167, 167, '100.00', 76_729_00, 29_257_97, '38.13'],
  ['娄底', 32, 30, '93.75', 53_254_60, 27_135_00, '50.95'],
  ['湘西', 85, 30, '35.29', 77_402_00, 5_468_18, '7.06'],
]

export const started: readonly PublishedRow[] = printed.map(([name, target, done, percent]) => ({
  name,
  target,
  done,
  percent,
}))
export const startedTotal: PublishedRow = { name: '全省', target: 1500, done: 1110, percent: '74.00' }
export const invested: readonly PublishedRow[] = printed.map(([name, , , , target, done, percent]) => ({
  name,
  target,
  done,
  percent,
}))
export const investedTotal: PublishedRow = {
  name: '全省',
  target: 752_393_73,
  done: 281_682_60,
  percent: '37.44',
}

/** The ranks of the notice: three tied in front, and the three that it names as last. */
export const startedRanks: Readonly<Record<string, number>> = {
  张家界: 1,
  郴州: 1,
  怀化: 1,
  长沙: 4,
  娄底: 5,
  岳阳: 6,
  常德: 7,
  湘潭: 8,
  益阳: 9,
  永州: 10,
  株洲: 11,
  邵阳: 12,
  衡阳: 13,
  湘西: 14,
}
