/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  team: { title: { zh: '队数', en: 'teams' }, after: { zh: '支', en: ' teams' } },
  school_of_thought: {
    title: { zh: '学派数', en: 'schools of thought' },
    after: { zh: '个', en: ' schools' },
  },
  rank: { title: { zh: '名次', en: 'rank' }, after: { zh: '', en: '' } },
  contest_part: { title: { zh: '环节数', en: 'parts' }, after: { zh: '个', en: ' parts' } },
}
