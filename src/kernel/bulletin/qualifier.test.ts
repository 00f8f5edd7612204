/** [B15] Which counted numbers a page’s words can mean. */
import { expect, test } from 'vitest'
import { canMean, type Qualifier } from './qualifier.ts'

test.each<[string, Qualifier, string, string, boolean]>([
  ['8313人次', 'exact', '8313', '8313', true],
  ['8313人次，多一次也不是', 'exact', '8313', '8314', false],
  ['631.2万元', 'exact', '631.2', '631.2', true],
  ['631.2万元写成631.20也是它', 'exact', '631.2', '631.20', true],
  ['631.2万元不是631.3', 'exact', '631.2', '631.3', false],
  ['700余床，正好700不是', 'more_than', '700', '700', false],
  ['700余床，701', 'more_than', '700', '701', true],
  ['700余床，799', 'more_than', '700', '799', true],
  ['700余床，800应当说800', 'more_than', '700', '800', false],
  ['30余次，39', 'more_than', '30', '39', true],
  ['30余次，40', 'more_than', '30', '40', false],
  ['1830余户，1839', 'more_than', '1830', '1839', true],
  ['1830余户，1840', 'more_than', '1830', '1840', false],
  ['2.5万余人，2.58万', 'more_than', '2.5', '2.58', true],
  ['2.5万余人，2.6万', 'more_than', '2.5', '2.6', false],
  ['1万余人，1.99万', 'more_than', '1', '1.99', true],
  ['1万余人，2万', 'more_than', '1', '2', false],
  ['91%，由90.67四舍五入', 'rounded', '91', '90.67', true],
  ['91%，由90.5', 'rounded', '91', '90.5', true],
  ['90.49应当写90%', 'rounded', '91', '90.49', false],
  ['91.5应当写92%', 'rounded', '91', '91.5', false],
  ['631.2万元，由631.24', 'rounded', '631.2', '631.24', true],
  ['631.2万元，不由631.25', 'rounded', '631.2', '631.25', false],
  ['近1000人，850', 'nearly', '1000', '850', true],
  ['近1000人，849', 'nearly', '1000', '849', false],
  ['近1000人，999', 'nearly', '1000', '999', true],
  ['近1000人，1000不是近', 'nearly', '1000', '1000', false],
  ['近1万人，0.85万', 'nearly', '1', '0.85', true],
  ['近1万人，0.8499万', 'nearly', '1', '0.8499', false],
  ['不少于91，91', 'at_least', '91', '91', true],
  ['不少于91，90.9', 'at_least', '91', '90.9', false],
  ['没有值的指标什么也不是', 'more_than', '700', '—', false],
])('[B15] %s', (_, qualifier, said, counted, meant) => {
  expect(canMean(qualifier, said, counted)).toBe(meant)
})
