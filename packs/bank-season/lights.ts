/** The lights of the season: behind its time by less than ten points green with a note, up to thirty yellow, above it red. */
import type { LightRules } from 'yimen/campaign'
import { t } from './shared.ts'

export const lightRulesOf = (source: string): LightRules => ({
  id: 'season',
  title: t('旺季亮灯', 'Lights of the season'),
  source,
  tests: [
    { kind: 'on_time', light: 'green' },
    {
      kind: 'behind',
      light: 'green',
      over: 0,
      below: 1000,
      note: t('落后不足10个百分点，提示', 'less than 10 points behind: a note'),
    },
    { kind: 'behind', light: 'yellow', from: 1000, to: 3000 },
    { kind: 'behind', light: 'red', over: 3000 },
  ],
  consequences: [],
})
